"""Layout of the file of a batch of reports: which comparisons, which parts, which formats, as TOML."""

import re
import tomllib
from dataclasses import dataclass
from typing import Any

from ccam.formats.toml_tables import Reader, Table
from ccam.french import batch as fr
from ccam.french import numbers
from ccam.model.errors import FileRefused
from ccam.model.text import folded

FORMATS = ("html", "pdf", "xlsx", "md", "json")
"""Formats of a report, by the suffix of their files."""
KEYS = ("titre", "de", "a", "projet", "scenario", "formats", "pleniere", "familles", "comites")
"""Keys of ``[lot]``."""
REPORT_KEYS = ("nom", "de", "a", "projet", "scenario", "formats", "famille", "comite")
"""Keys of ``[[rapport]]``; those of the batch hold where one is left out."""

_LINE = re.compile(r"line ([0-9]+)")


@dataclass(frozen=True, slots=True)
class Comparison:
    """From a point to another; ``after`` "" is the draft as it is, ``draft`` and ``scenario`` "" the usual ones."""

    before: str
    after: str = ""
    draft: str = ""
    scenario: str = ""


@dataclass(frozen=True, slots=True)
class Extra:
    """One more report, of a family, of a committee, or of the whole draft where both are empty."""

    name: str
    comparison: Comparison
    formats: tuple[str, ...]
    family: str = ""
    committee: str = ""


@dataclass(frozen=True, slots=True)
class BatchOrder:
    """What is asked for. ``families`` and ``committees``: None for all of them."""

    title: str
    comparison: Comparison
    formats: tuple[str, ...]
    plenary: bool
    families: tuple[str, ...] | None
    committees: tuple[str, ...] | None
    extras: tuple[Extra, ...]


def parse(text: str, *, name: str) -> BatchOrder:
    """Read the file of a batch; :class:`FileRefused` carries one finding per key that cannot stand."""
    reader = Reader(name)
    made = _order(reader, _loads(reader, text))
    if reader.findings:
        findings = tuple(reader.findings)
        count = numbers.plural(len(findings), "valeur")
        raise FileRefused(fr.REFUSED, findings=findings, where=name, name=name, count=count, first=findings[0].message)
    return made


def _loads(reader: Reader, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        reader.refuse(fr.NOT_TOML, "", line=found[1] if found else 1)
        return {"lot": dict.fromkeys(("titre", "de"), "-")}


def _order(reader: Reader, content: dict[str, Any]) -> BatchOrder:
    Table(reader, reader.name, content).only("lot", "rapport")
    table = reader.table(content, "lot")
    table.only(*KEYS)
    title = table.text("titre")
    comparison = _comparison(table, Comparison(""))
    formats = _formats(reader, table, "[lot]", FORMATS)
    order = BatchOrder(
        title, comparison, formats, table.flag("pleniere", default=True), table.names("familles"),
        table.names("comites"), tuple(_extras(reader, content, comparison, formats)),
    )  # fmt: skip
    seen: set[str] = set()
    for extra in order.extras:
        if folded(extra.name) in seen:
            reader.refuse(fr.SAME_NAME, "[[rapport]] nom", extra.name, place="[[rapport]]")
        seen.add(folded(extra.name))
    return order


def _comparison(table: Table, usual: Comparison) -> Comparison:
    """The points that a table names, and the ``usual`` ones where it is silent."""

    def said(key: str, otherwise: str) -> str:
        return table.text(key, optional=True) if table.has(key) else otherwise

    before = said("de", usual.before) if usual.before else table.text("de")
    return Comparison(before, said("a", usual.after), said("projet", usual.draft), said("scenario", usual.scenario))


def _formats(reader: Reader, table: Table, place: str, usual: tuple[str, ...]) -> tuple[str, ...]:
    asked = table.names("formats")
    if asked is None:
        return usual
    found = tuple(folded(name) for name in asked)
    for name in found:
        if name not in FORMATS:
            reader.refuse(fr.UNKNOWN_FORMAT, f"{place} formats", name, place=place, known=", ".join(FORMATS))
    return found or usual


def _extras(reader: Reader, content: dict[str, Any], usual: Comparison, formats: tuple[str, ...]) -> list[Extra]:
    found = []
    for number, table in enumerate(reader.tables(content, "rapport"), start=1):
        place = f"[[rapport]] n° {number}"
        table.only(*REPORT_KEYS)
        extra = Extra(
            table.text("nom"), _comparison(table, usual), _formats(reader, table, place, formats),
            table.text("famille", optional=True), table.text("comite", optional=True),
        )  # fmt: skip
        if extra.family and extra.committee:
            reader.refuse(fr.ONE_PART, f"{place} comite", extra.committee, place=place)
        found.append(extra)
    return found
