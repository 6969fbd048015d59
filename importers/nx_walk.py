"""What the readers of the parts of an NX file share: where they stand, and how they tell what is wrong."""

from collections.abc import Callable
from functools import lru_cache

from ccam.formats.nx import FieldWrong, Layout, Record, Row
from ccam.formats.nx_records import record_of
from ccam.french import findings as shared
from ccam.french import findings_nx as fr
from ccam.french.sentence import Sentence
from ccam.model.findings import Severity
from ccam.model.text import has_control
from importers.findings import Findings

MOST_ERRORS = 200
"""Reading stops after so many errors: the file is not what it says."""
REMEMBERED = 8192
"""Most contents of one type of record kept decoded: the same few hundred come back a hundred thousand times."""


class TooManyErrorsError(Exception):
    """So many records are wrong that reading on would tell nothing more."""


class Walk:
    """The record being read, ``row``, and the act, activity and phase it belongs to."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.row = 0
        self.code = ""
        self.activity = 0
        self.phase = 0
        self.errors = 0

    @property
    def line(self) -> str:
        """``HHFA001/4/0``."""
        return f"{self.code}/{self.activity}/{self.phase}"

    def rows_of(self, layout: Layout) -> Callable[[bytes], tuple[Row, ...]]:
        """How to read the occurrences of such a record; what does not fit its layout is told on the way."""
        read, start = lru_cache(maxsize=REMEMBERED)(layout.read), layout.start

        def take(line: bytes) -> tuple[Row, ...]:
            record = read(line[start:])
            if record.beyond or record.gap:
                self._odd(layout, record)
            return record.rows

        return take

    def row_of(self, layout: Layout) -> Callable[[bytes], Row]:
        """How to read a record of one occurrence."""
        rows = self.rows_of(layout)
        return lambda line: rows(line)[0]

    def error(self, sentence: Sentence, column: str = "", value: object = "", **facts: object) -> None:
        """What refuses the file, at this record; raises :class:`TooManyErrorsError` when it is one too many."""
        self.findings.error(sentence, self.row, column, value, **facts)
        self.errors += 1
        if self.errors >= MOST_ERRORS:
            self.findings.error(fr.TOO_MANY, self.row, value=self.errors)
            raise TooManyErrorsError

    def wrong(self, line: bytes, wrong: FieldWrong) -> None:
        """A field of this record does not hold what it should."""
        layout = record_of(line)
        name = layout.name if layout else ""
        self.error(fr.BAD_FIELD, wrong.name, wrong.text, record=name, act=fr.about(self.code))

    def check_count(self, layout: Layout, announced: int, since: int) -> None:
        """An end record tells how many there are, itself counted, since the one of row ``since``."""
        found = self.row - since + 1
        if announced != found:
            self.error(fr.COUNT, value=announced, found=found, record=layout.name, act=fr.about(self.code))

    def check_text(self, text: str, column: str) -> None:
        """Tell the control characters of a label or a note."""
        if has_control(text):
            self.findings.warning(shared.CONTROL, self.row, column, text)

    def _odd(self, layout: Layout, record: Record) -> None:
        if record.beyond:
            self.findings.warning(fr.BEYOND, self.row, value=record.beyond, record=layout.name)
        if record.gap:
            self.findings.repeat(Severity.WARNING, fr.GAP, self.row, layout.name)


class Slices:
    """Joins the slices of a text: sequence 01 begins one, the next continue it and repeat its key."""

    def __init__(self, walk: Walk, layout: Layout) -> None:
        self._walk = walk
        self._layout = layout
        self._length = layout.fields[-1].length
        self._key: Row = ()
        self._count = 0

    def begins(self, line: bytes, key: Row) -> bool:
        """Whether this record begins a text; where one is missing before it, that is told and it begins one too."""
        sequence = int(line[5:7]) if line[5:7].isdigit() else 0
        if sequence != 1 and (key, sequence) == (self._key, self._count + 1):
            self._count = sequence
            return False
        if sequence != 1:
            self._walk.error(fr.BROKEN_SEQUENCE, value=line[5:7].decode("latin-1"), record=self._layout.name)
        self._key, self._count = key, 1
        return True

    def restart(self) -> None:
        """Forget the text begun: what it belongs to is over."""
        self._key, self._count = (), 0

    def joined(self, before: str, text: str) -> str:
        """``before`` and the slice that continues it, with the spaces that stood at its end."""
        return before.ljust(self._length * (self._count - 1)) + text
