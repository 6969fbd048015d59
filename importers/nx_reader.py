"""Walks down an NX file, record by record, and gathers its history in one pass."""

from collections.abc import Callable, Iterable
from typing import Any

from ccam.formats import nx_records as records
from ccam.formats.nx import FieldWrong, Row, canonical, release_number
from ccam.formats.nx_records import GRAMMAR, Place, Totals
from ccam.french import findings_nx as fr
from ccam.french import numbers
from ccam.model.errors import FileRefused
from ccam.model.history import History, ReferenceRow
from importers.findings import Findings
from importers.nx_acts import Acts
from importers.nx_phases import Phases
from importers.nx_references import References
from importers.nx_walk import TooManyErrorsError, Walk

Take = Callable[[bytes], None]
Steps = dict[bytes, tuple[Take, Any]]
"""By the first bytes of a record: how to take it, and the steps that may follow it."""

TOTALS = tuple(field.name for field in records.TRAILER.fields[8:])


def _skip(line: bytes) -> None:
    """Leave a record out."""


class NxReader:
    """Reads records; ``history()`` is what they said once :meth:`take_all` is done."""

    def __init__(self, findings: Findings) -> None:
        self.walk = Walk(findings)
        self.references = References(self.walk)
        self.acts = Acts(self.walk)
        self.phases = Phases(self.walk)
        self.header: dict[str, Any] = {}
        self._trailer_row: Row = ()
        self._extract = False
        self._read_header = self.walk.row_of(records.HEADER)
        self._read_trailer = self.walk.row_of(records.TRAILER)
        self._places = self._graph()
        self._resumed = dict(self._places[Place.ACTS])
        """Where reading resumes after a record out of place: at the next act, or at the end."""
        self._openers = self.acts.openers + self.phases.openers

    def take_all(self, blocks: Iterable[list[bytes]]) -> None:
        """Read every record; what is wrong is told to the findings."""
        walk, steps, row = self.walk, self._places[Place.START], 0
        try:
            for lines in blocks:
                for line in lines:
                    row += 1
                    walk.row = row
                    step = steps.get(line[:5])
                    take, steps = step or self._unusual(line, steps)
                    try:
                        take(line)
                    except FieldWrong as wrong:
                        walk.wrong(line, wrong)
                        if take in self._openers:
                            steps = self._resumed
        except TooManyErrorsError:
            return
        if steps is not self._places[Place.END]:
            walk.findings.error(fr.TRUNCATED, row)

    def history(self) -> History:
        """Everything read."""
        references, acts, phases = self.references, self.acts, self.phases
        tables = [ReferenceRow("000", canonical(self.header)), *references.tables]
        if self._extract:
            tables.append(ReferenceRow("999", canonical(records.TRAILER.named(self._trailer_row))))
        return History(
            release_number(self.header["version"]), self.header["creation"],
            tuple(references.lists), tuple(tables), tuple(references.menus), tuple(references.menu_notes),
            tuple(acts.acts), tuple(acts.notes), tuple(acts.states),
            tuple(acts.activities), tuple(acts.activity_states),
            tuple(phases.phases), tuple(phases.states), tuple(phases.prices),
        )  # fmt: skip

    def totals(self) -> Totals:
        """What the trailer should announce."""
        tables = sum(count for name, count in self.references.counted.items() if name in records.COUNTED_TABLES)
        acts = self.acts
        return Totals(self.walk.row, tables, len(acts.acts), len(acts.activities), len(self.phases.phases))

    def _graph(self) -> dict[Place, Steps]:
        takes = {
            **self.references.takes(),
            **self.acts.takes(),
            **self.phases.takes(),
            records.HEADER.name: self._take_header,
            records.TRAILER.name: self._take_trailer,
        }
        places: dict[Place, Steps] = {place: {} for place in Place}
        for place, steps in GRAMMAR.items():
            for head, step in steps.items():
                places[place][head] = (takes[step.layout.name], places[step.to])
        return places

    def _unusual(self, line: bytes, steps: Steps) -> tuple[Take, Steps]:
        """What to do with a record that has no rubric, that is out of place, or that nobody knows."""
        if short := steps.get(line[:3]):
            return short
        if steps is self._resumed:
            return _skip, steps
        layout = records.record_of(line)
        if layout is None:
            self.walk.error(fr.UNKNOWN_RECORD, value=line[:5].decode("latin-1"))
            return _skip, steps
        place = next(place for place, known in self._places.items() if known is steps)
        self.walk.error(fr.MISPLACED, value=layout.name, place=place)
        return _skip, self._resumed

    def _take_header(self, line: bytes) -> None:
        self.header = header = records.HEADER.named(self._read_header(line))
        if header["type_fichier"] != records.FULL:
            raise FileRefused(fr.UPDATE_FILE, where=self.walk.findings.file, name=self.walk.findings.file)
        if not header["creation"]:
            raise FieldWrong("creation", "00000000")
        if header["structure"] != records.STRUCTURE:
            self.walk.findings.warning(fr.STRUCTURE, 1, "structure", header["structure"], known=records.STRUCTURE)

    def _take_trailer(self, line: bytes) -> None:
        self._trailer_row = self._read_trailer(line)
        if self.walk.errors:
            return  # totals are wrong for a reason already told
        announced, found = Totals(*self._trailer_row[8:]), self.totals()
        if announced.tables in self._other_counts():
            found = found._replace(tables=announced.tables)
        if all(one >= other for one, other in zip(announced, found, strict=True)) and announced.acts > found.acts:
            self._extract = True
            shown = numbers.plural(announced.acts, "acte")
            self.walk.findings.warning(
                fr.EXTRACT, self.walk.row, "actes", announced.acts, announced=shown, found=numbers.integer(found.acts)
            )
            return
        for name, one, other in zip(TOTALS, announced, found, strict=True):
            if one != other:
                counts = {"announced": numbers.integer(one), "found": numbers.integer(other)}
                self.walk.error(fr.TOTAL, name, one, what=fr.TOTALS[name], **counts)

    def _other_counts(self) -> set[int]:
        """Other ways to count the tables: with TB01, or with all that comes before the acts."""
        counted = self.references.counted
        before_acts = (self.acts.first_row or self.walk.row) - 2
        return {sum(counted.get(name, 0) for name in records.TABLES), before_acts}
