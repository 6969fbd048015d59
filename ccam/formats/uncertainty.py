"""Layout of ``data/parameters/incertitude.toml``: how far shares, points and volumes may be from what a draft says."""

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ccam.formats.parameters import Status
from ccam.formats.toml_tables import Reader, Table
from ccam.french import impact as fr
from ccam.french import numbers
from ccam.french import parameters as words
from ccam.model.errors import FileRefused
from ccam.model.findings import Severity, finding

PLACES = 2
"""Decimals of a percentage: it becomes 10 000ths."""


class Subject(StrEnum):
    """What is uncertain: a share by its origin, points, volumes."""

    EQUAL = "part egale"
    ESTIMATED = "part estimee"
    EXPERT = "part experte"
    DUAL_CODED = "part double codage"
    OF_VOLUMES = "part volumes"
    POINTS = "points"
    VOLUMES = "volumes"


@dataclass(frozen=True, slots=True)
class Deviation:
    """A standard deviation in 10 000ths, and the part of its variance that is common to all, in 10 000ths."""

    subject: Subject
    deviation: int
    common: int
    status: Status
    source: str
    checked: date


def parse(text: str, *, name: str) -> dict[Subject, Deviation]:
    """The deviations of a file; :class:`FileRefused` carries one finding per value that cannot stand."""
    reader = Reader(name)
    found: dict[Subject, Deviation] = {}
    try:
        content = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        row = int(getattr(error, "lineno", 0) or text.count("\n") + 1)
        reader.findings.append(finding(words.NOT_TOML, Severity.ERROR, file=name, row=row))
        content = {}
    for table in sorted(content.keys() - {"document", "ecart"}):
        reader.refuse(fr.TABLE_NOT_KNOWN, table, table)
    rows = [_deviation(table) for table in reader.tables(content, "ecart")]
    if content and not rows and not reader.findings:
        reader.refuse(fr.NO_DEVIATION, "ecart")
    if not reader.findings:
        reader.refuse_repeats("ecart", ((row.subject.value,) for row in rows))
    if reader.findings:
        count = numbers.plural(len(reader.findings), "valeur")
        raise FileRefused(
            words.REFUSED, findings=tuple(reader.findings), where=name, name=name, count=count,
            first=reader.findings[0].message,
        )  # fmt: skip
    found.update({row.subject: row for row in rows})
    return found


def _deviation(table: Table) -> Deviation:
    table.only("de", "ecart_type", "commun", "statut", "source", "verifie_le")
    return Deviation(
        subject=table.choice("de", Subject),
        deviation=table.share("ecart_type", "10"),
        common=table.share("commun", "25") if table.has("commun") else 0,
        status=table.choice("statut", Status),
        source=table.text("source"),
        checked=table.day("verifie_le"),
    )
