"""Gathers findings while a file is read: one each where a person must look, one for all where it repeats.

A repeated harmless oddity (641 empty prices in v78) makes one finding with its count and first rows; its
``value`` is then the count. Control characters never get through. A kind told more than :data:`EACH` times in
detail is only counted from there on, so that a file that is wrong everywhere costs no more than another.
"""

from collections import Counter

from ccam.french import findings as fr
from ccam.french.sentence import Sentence
from ccam.model.findings import Finding, Severity, finding
from ccam.model.text import safe

EACH = 1_000
"""Findings of one kind told one by one."""


class Findings:
    """The findings of one file, or of one sheet of it; ``file`` is how they name it."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._single: list[Finding] = []
        self._repeated: dict[tuple[Severity, Sentence, str], list[int]] = {}
        self._told: Counter[str] = Counter()

    def error(self, sentence: Sentence, row: int, column: str = "", value: object = "", **facts: object) -> None:
        """What refuses the file."""
        self._add(Severity.ERROR, sentence, row, column, value, facts)

    def warning(self, sentence: Sentence, row: int, column: str = "", value: object = "", **facts: object) -> None:
        """What is kept as read and should be looked at."""
        self._add(Severity.WARNING, sentence, row, column, value, facts)

    def info(self, sentence: Sentence, row: int, column: str = "", value: object = "", **facts: object) -> None:
        """A harmless oddity."""
        self._add(Severity.INFO, sentence, row, column, value, facts)

    def repeat(self, severity: Severity, sentence: Sentence, row: int, column: str = "") -> None:
        """One more row of a repeated oddity; a row counts once."""
        rows = self._repeated.setdefault((severity, sentence, column), [])
        if not rows or rows[-1] != row:
            rows.append(row)

    def all(self) -> tuple[Finding, ...]:
        """Every finding, by row."""
        repeated = {kind: sorted(set(rows)) for kind, rows in self._repeated.items()}
        made = [
            finding(
                sentence, severity, file=self.file, row=rows[0], column=column, value=len(rows),
                count=fr.row_count(len(rows)), rows=fr.first_rows(rows),
            )
            for (severity, sentence, column), rows in repeated.items()
        ]  # fmt: skip
        return tuple(sorted(made + self._single, key=lambda found: found.row))

    def _add(
        self,
        severity: Severity,
        sentence: Sentence,
        row: int,
        column: str,
        value: object,
        facts: dict[str, object],
    ) -> None:
        self._told[sentence.code] += 1
        if self._told[sentence.code] > EACH:
            self.repeat(severity, Sentence(sentence.code, fr.SAME_AGAIN), row)
            return
        self._single.append(
            finding(sentence, severity, file=self.file, row=row, column=column, value=safe(str(value)), **facts)
        )
