"""Versions of the acts, of their activities and of their phases, and what hangs on each.

Every row of the base is entered on a day (``DT_MODIF``…) and names the version of the level above by the day on which
that one was entered; the act alone says from when it is in force (``DT_EFFET``). So the dates of effect come down from
the act, link by link, as NX writes them out at each level.
"""

from collections.abc import Iterable
from typing import NamedTuple

from ccam.formats.dbf_tables import TABLES
from ccam.french import findings_dbf as fr
from ccam.model.findings import Severity
from importers.dbf_base import Base
from importers.dbf_records import Row

Key = tuple[str, str]
"""A code as filed (act, activity or phase), and the day of entry of one of its versions."""


class Moment(NamedTuple):
    """Since when a version is in force, by which decree, published when."""

    effective: str
    decree: str = ""
    published: str = ""


class Version(NamedTuple):
    """One version of a level: the record that enters it."""

    number: int
    key: Key
    moment: Moment


class Level:
    """The versions of one level. Where several are in force from one day, the last that was entered holds."""

    def __init__(self) -> None:
        self.moments: dict[Key, Moment] = {}
        self.codes: set[str] = set()
        self._replaced: set[Key] = set()

    def settle(self, base: Base, table: str, found: Iterable[Version]) -> list[Key]:
        """Take every version, in any order; gives those that do not hold, once they are told."""
        numbers: dict[Key, int] = {}
        for one in found:
            numbers[one.key] = one.number
            self.moments[one.key] = one.moment
        self.codes = {code for code, _ in self.moments}
        last: dict[tuple[str, str], str] = {}
        for (code, entered), moment in self.moments.items():
            place = (code, moment.effective)
            last[place] = max(entered, last.get(place, ""))
        self._replaced = {key for key, moment in self.moments.items() if last[key[0], moment.effective] != key[1]}
        for key in self._replaced:
            del self.moments[key]
        for number in sorted(numbers[key] for key in self._replaced):
            base.repeat(Severity.INFO, fr.REPLACED, table, number)
        return sorted(self._replaced)

    def knows(self, base: Base, key: Key, table: str, number: int, fields: Iterable[str], row: Row) -> bool:
        """Whether a version holds; a row that hangs on another is told and kept aside."""
        if key in self.moments:
            return True
        if key in self._replaced:
            base.repeat(Severity.INFO, fr.REPLACED, table, number)
        else:
            base.repeat(Severity.WARNING, fr.ORPHANS, table, number)
        base.keep(table, **dict(zip(fields, row, strict=True)))
        return False

    def dated(self, base: Base, table: str, code: str, entered: str, *values: str) -> dict[Key, list[Row]]:
        """Values of the rows of a link table, by version."""
        found: dict[Key, list[Row]] = {}
        fields = (code, entered, *values)
        for number, row in base.rows(table, *fields):
            key = (row[0], row[1])
            if key in self.moments or self.knows(base, key, table, number, fields, row):
                found.setdefault(key, []).append(row[2:])
        return found

    def undated(self, base: Base, table: str, code: str, *values: str) -> dict[str, list[Row]]:
        """Values of the rows of a link table that has no dates, by code."""
        found: dict[str, list[Row]] = {}
        fields = (code, *values)
        for number, row in base.rows(table, *fields):
            if row[0] in self.codes:
                found.setdefault(row[0], []).append(row[1:])
            else:
                base.repeat(Severity.WARNING, fr.ORPHANS, table, number)
                base.keep(table, **dict(zip(fields, row, strict=True)))
        return found


def code_text(value: int | str | None, width: int = 1) -> str:
    """A code filed as a number, with its zeros; ``""`` where there is none."""
    return "" if value is None or value == "" else str(value).rjust(width, "0")


def listed(rows: Iterable[Row] | None, width: int = 1) -> str:
    """The first value of each row, separated by spaces."""
    return " ".join(code_text(row[0], width) for row in rows or ())


def ordered(rows: Iterable[Row] | None, width: int = 1) -> str:
    """The first value of each row, sorted, separated by spaces."""
    return " ".join(sorted(code_text(row[0], width) for row in rows or ()))


def in_force(versions: Iterable[tuple[Key, Moment]], at: str) -> dict[str, Key]:
    """For each code, its last version in force on ``at``, else its first to come."""
    chosen: dict[str, tuple[Key, Moment]] = {}
    for key, moment in versions:
        known = chosen.get(key[0])
        if known is None or _nearer(moment.effective, known[1].effective, at):
            chosen[key[0]] = (key, moment)
    return {code: key for code, (key, _) in chosen.items()}


def _nearer(day: str, known: str, at: str) -> bool:
    """Whether ``day`` says better than ``known`` what is in force ``at``: begun, then late; to come, then early."""
    if (day <= at) != (known <= at):
        return day <= at
    return day > known if day <= at else day < known


def all_fields(table: str) -> tuple[str, ...]:
    """Names of the declared fields of a table."""
    return tuple(TABLES[table].by_name)
