"""What the rows of a filled table owe one another: declared beside its columns, checked once every cell is right."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from ccam.formats.templates_cells import Value, loose
from ccam.french import findings_filled as fr
from ccam.french.sentence import Sentence
from ccam.model.findings import Severity


class Row(NamedTuple):
    """A row whose cells are right; ``number`` is its rank among those that are checked together, empty cells are left
    out of ``values``.
    """

    number: int
    values: Mapping[str, Value]


class Broken(NamedTuple):
    """A rule that a row does not keep: the cell to look at, and the sentence with its facts."""

    number: int
    field: str
    sentence: Sentence
    facts: Mapping[str, object]
    severity: Severity = Severity.ERROR


class Fields(tuple[str, ...]):
    """Columns that a sentence names: the importer shows their titles."""


class Other(int):
    """Another row that a sentence names, by its number: the importer shows where it stands."""


class Rule(Protocol):
    """What every rule can do."""

    def broken(self, rows: Sequence[Row]) -> Iterator[Broken]:
        """Every row that does not keep it."""


@dataclass(frozen=True)
class Key:
    """No two rows say the same thing: one row for each value of these columns together."""

    fields: tuple[str, ...]

    def broken(self, rows: Sequence[Row]) -> Iterator[Broken]:
        """Every row after the first of its key."""
        seen: dict[tuple[Value | None, ...], int] = {}
        for row in rows:
            other = seen.setdefault(tuple(row.values.get(name) for name in self.fields), row.number)
            if other != row.number:
                facts = {"columns": Fields(self.fields), "other": Other(other)}
                yield Broken(row.number, self.fields[0], fr.ROW_TWICE, facts)


@dataclass(frozen=True)
class AtLeastOne:
    """Each row fills one of these columns, or several."""

    fields: tuple[str, ...]

    def broken(self, rows: Sequence[Row]) -> Iterator[Broken]:
        """Every row where they are all empty."""
        for row in rows:
            if not any(name in row.values for name in self.fields):
                yield Broken(row.number, self.fields[0], fr.NONE_FILLED, {"columns": Fields(self.fields)})


@dataclass(frozen=True)
class JustOne:
    """Each row fills exactly one of these columns."""

    fields: tuple[str, ...]

    def broken(self, rows: Sequence[Row]) -> Iterator[Broken]:
        """Every row that fills none or several."""
        for row in rows:
            filled = [name for name in self.fields if name in row.values]
            if len(filled) != 1:
                place = filled[-1] if filled else self.fields[0]
                yield Broken(row.number, place, fr.NOT_JUST_ONE, {"columns": Fields(self.fields)})


@dataclass(frozen=True)
class Needs:
    """Where ``given`` is filled, so are the ``needed``."""

    given: str
    needed: tuple[str, ...]

    def broken(self, rows: Sequence[Row]) -> Iterator[Broken]:
        """Every cell that is missed."""
        for row in rows:
            if self.given in row.values:
                yield from _missed(row, self.given, self.needed)


@dataclass(frozen=True)
class Cases:
    """The value of ``given`` tells which of the columns ``among`` are filled; the others stay empty."""

    given: str
    among: tuple[str, ...]
    default: tuple[str, ...]
    cases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def broken(self, rows: Sequence[Row]) -> Iterator[Broken]:
        """Every cell that is missed, or in excess."""
        for row in rows:
            needed = self.cases.get(str(row.values[self.given]), self.default)
            yield from _missed(row, self.given, needed)
            for name in self.among:
                if name in row.values and name not in needed:
                    facts = {"given": Fields((self.given,)), "columns": Fields((name,))}
                    yield Broken(row.number, name, fr.NOT_WITH, facts)


def _missed(row: Row, given: str, needed: tuple[str, ...]) -> Iterator[Broken]:
    for name in needed:
        if name not in row.values:
            facts = {"given": Fields((given,)), "columns": Fields((name,))}
            yield Broken(row.number, name, fr.NEEDED, facts)


@dataclass(frozen=True)
class PartOf:
    """A count of some of a whole is not larger than the whole."""

    part: str
    whole: str

    def broken(self, rows: Sequence[Row]) -> Iterator[Broken]:
        """Every row where it is."""
        for row in rows:
            part, whole = row.values.get(self.part), row.values.get(self.whole)
            if isinstance(part, int) and isinstance(whole, int) and part > whole:
                facts = {"column_whole": Fields((self.whole,)), "whole": whole}
                yield Broken(row.number, self.part, fr.PART_ABOVE_WHOLE, facts)


@dataclass(frozen=True)
class Axes:
    """Each of these columns is filled on every row or on none, and one of them at least is: an amount that belongs
    nowhere along an axis cannot be cut by it, and is never apportioned.
    """

    fields: tuple[str, ...]

    def broken(self, rows: Sequence[Row]) -> Iterator[Broken]:
        """Every empty cell of an axis that others fill; the first row where no axis is filled at all."""
        filled = {name for row in rows for name in self.fields if name in row.values}
        if rows and not filled:
            yield Broken(rows[0].number, self.fields[0], fr.NO_AXIS, {"columns": Fields(self.fields)})
        for row in rows:
            for name in self.fields:
                if name in filled and name not in row.values:
                    yield Broken(row.number, name, fr.AXIS_HALF_FILLED, {})


@dataclass(frozen=True)
class OneSpelling:
    """A name that groups rows is written one way; two ways are kept, and told."""

    field: str

    def broken(self, rows: Sequence[Row]) -> Iterator[Broken]:
        """The first row of each other spelling."""
        known: dict[str, dict[str, int]] = {}
        for row in rows:
            name = str(row.values.get(self.field, ""))
            ways = known.setdefault(loose(name), {name: row.number})
            if name not in ways:
                ways[name] = row.number
                other, number = next(iter(ways.items()))
                facts = {"other": other, "row_other": Other(number)}
                yield Broken(row.number, self.field, fr.TWO_SPELLINGS, facts, Severity.WARNING)


@dataclass(frozen=True)
class Reference:
    """The scale of a family hangs on one act, worth ``hundred`` in every component that is scored."""

    family: str
    mark: str
    act: str
    components: tuple[str, ...]
    hundred: int

    def broken(self, rows: Sequence[Row]) -> Iterator[Broken]:
        """A component of the reference that is not 100, a second reference; a family that has none is told."""
        marked: dict[Value, Row] = {}
        families: dict[Value, Row] = {}
        for row in rows:
            families.setdefault(row.values[self.family], row)
            if self.mark in row.values:
                first = marked.setdefault(row.values[self.family], row)
                if first.values[self.act] != row.values[self.act]:
                    facts: dict[str, object] = {"family": row.values[self.family], "other": Other(first.number)}
                    yield Broken(row.number, self.mark, fr.TWO_REFERENCES, facts)
                for name in self.components:
                    if row.values.get(name, self.hundred) != self.hundred:
                        yield Broken(row.number, name, fr.REFERENCE_NOT_100, {})
        for family, row in families.items():
            if family not in marked:
                yield Broken(row.number, self.mark, fr.NO_REFERENCE, {"family": family}, Severity.WARNING)
