"""Place acts in families from a table of the secretariat: all of it or nothing, one decision."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ccam.formats.families import FamilyRow, FamilyTable
from ccam.french import decide as fr
from ccam.french import numbers
from ccam.french.sentence import Sentence
from ccam.model.decisions import Change, Decision, Kind
from ccam.model.errors import DataRefused, FileRefused, UnknownThing
from ccam.model.findings import Finding, Severity, finding
from ccam.model.nodes import node_name
from ccam.model.registers import Family
from ccam.model.subjects import SUBJECTS
from ccam.usecases.decide import VERB, Decided, Room, Signed, added, record, subject_named
from ccam.usecases.families import PLACE, placed


@dataclass(frozen=True, slots=True)
class Placing:
    """What a table did, or would do: its decision, the families it made, how many subjects it moved."""

    done: Decided
    made: tuple[Family, ...]
    moved: int
    findings: tuple[Finding, ...]


def place_table(room: Room, path: Path, signed: Signed) -> Placing:
    """Place every act of the table, and make the families that it describes. Raises :class:`FileRefused` with every row
    that cannot be; rows that say what is there already change nothing.
    """
    table, findings = _read(path)
    plan = _Plan(room, path.name)
    for row in table.rows:
        plan.take(row)
    plan.require_names()
    if plan.refused:
        count = numbers.plural(len(plan.refused), "ligne")
        raise FileRefused(
            fr.FAMILIES_REFUSED, findings=tuple(plan.refused), where=path.name, name=path.name, count=count
        )
    moves = [change for subject, row in plan.places.items() if (change := placed(room.draft, subject, row.family))]
    changes = (*plan.births(), *sorted(moves, key=lambda change: change.node))
    facts = {VERB: PLACE, "table": path.name, SUBJECTS: [change.node.partition("/")[2] for change in moves]}
    decision = Decision(Kind.PLACE, room.draft.name, changes, facts, plan.reads())
    return Placing(record(room, decision, signed), tuple(plan.made.values()), len(moves), findings)


def _read(path: Path) -> tuple[FamilyTable, tuple[Finding, ...]]:
    from ccam.usecases.load import refuse_errors
    from importers.registry import read

    reading = read(path)
    refuse_errors(reading)
    if not isinstance(reading.content, FamilyTable):
        raise DataRefused(fr.NOT_FAMILIES, name=path.name, format=reading.format)
    return reading.content, reading.findings


class _Plan:
    """The subjects of one table, the families that it makes, and the rows that it cannot take."""

    def __init__(self, room: Room, file: str) -> None:
        self.room, self.file = room, file
        self.known = room.draft.registers.families
        self.made: dict[str, Family] = {}
        self.places: dict[str, FamilyRow] = {}
        self.refused: list[Finding] = []
        self._first: dict[str, FamilyRow] = {}

    def take(self, row: FamilyRow) -> None:
        """One row of the table."""
        self._describe(row)
        try:
            subject = subject_named(self.room, row.act)
        except UnknownThing:
            self._refuse(fr.NO_SUCH_ACT_ROW, row, "acte", row.act, version=self.room.release.version)
            return
        other = self.places.setdefault(subject, row)
        if other.family != row.family:
            facts = {"subject": subject, "other": other.row, "family": other.family}
            self._refuse(fr.SAME_SUBJECT_ROWS, row, "acte", row.act, **facts)

    def require_names(self) -> None:
        """Refuse the families that no row describes and that the draft does not have."""
        known = ", ".join(self.known) or "–"
        for family in self.made.values():
            if not family.name:
                self._refuse(fr.NO_SUCH_FAMILY_ROW, self._first[family.id], "famille", family.id, known=known)

    def births(self) -> Iterator[Change]:
        """The changes that make the families which are not there yet."""
        for family in self.made.values():
            yield added(self.room.draft, node_name("famille", family.id), family)

    def reads(self) -> tuple[tuple[str, int], ...]:
        """The families that are there already, which must not go meanwhile."""
        named = sorted({row.family for row in self.places.values()} & self.known.keys())
        return tuple((node, self.room.draft.versions[node]) for node in (node_name("famille", id_) for id_ in named))

    def _describe(self, row: FamilyRow) -> None:
        there = self.known.get(row.family)
        if there is not None:
            if row.name not in ("", there.name) or row.committee not in ("", there.committee):
                self._refuse(
                    fr.FAMILY_OTHERWISE, row, "famille", row.family, name=there.name, committee=there.committee or "–"
                )
            return
        before = self.made.get(row.family, Family(row.family, ""))
        self.made[row.family] = Family(row.family, row.name or before.name, row.committee or before.committee)
        self._first.setdefault(row.family, row)

    def _refuse(self, sentence: Sentence, row: FamilyRow, column: str, value: str, **facts: object) -> None:
        self.refused.append(
            finding(sentence, Severity.ERROR, file=self.file, row=row.row, column=column, value=value, **facts)
        )
