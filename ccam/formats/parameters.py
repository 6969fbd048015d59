"""Layout of a parameter file: dated, sourced values of FC, CP and points, and the rules of a bill, as TOML.

Values are text so that they stay exact: FC and CP become 10⁻⁴ € per point, points become 1/100 point. Every
value says where it comes from, when it was last checked, and how sure it is (design §4 « Parameters »).
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from ccam.formats.parameters_rules import Rule
from ccam.formats.parameters_rules import Status as Status
from ccam.formats.parameters_tables import LAYOUTS
from ccam.formats.toml_tables import EVERY_ACT, Reader, Table
from ccam.french import numbers
from ccam.french import parameters as fr
from ccam.model.codes import LineKey
from ccam.model.errors import FileRefused
from ccam.model.findings import Severity, finding
from ccam.model.text import folded

RATE_PLACES = 4
"""Decimals of FC and CP, in € per point."""
POINTS_PLACES = 2
"""Decimals of points."""
TABLES = ("document", "fc", "cp", "points", *LAYOUTS)
HEAD = ("nom", "nature", "auteur", "date", "champ", "non_modelise", "base", "remarque")
"""Keys of ``[document]``."""
FC_KEYS = ("grille", "debut", "champ", "valeur", "statut", "source", "verifie_le")
CP_KEYS = (
    "cle", "libelle", "origine", "debut", "valeur", "statut", "source", "verifie_le", "effectif", "perimetre",
)  # fmt: skip
POINTS_KEYS = ("ligne", "valeur", "cle_cp", "statut", "source", "verifie_le")
"""Keys of the tables of values."""

_PLACE = re.compile(r"line ([0-9]+)")


class Nature(StrEnum):
    """What a parameter document is about."""

    SCHEDULE = "bareme"
    CHARGES = "charges"
    POINTS = "points"
    SCENARIO = "scenario"


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """Who wrote the document, and what it is. A scenario also says the day it was written, its scope, what it does not
    model, and the scenario it is laid over (``""``: what is in force).
    """

    name: str
    nature: Nature
    author: str
    remark: str = ""
    on: date | None = None
    scope: str = ""
    not_modelled: str = ""
    base: str = ""


@dataclass(frozen=True, slots=True)
class FcEntry:
    """Conversion factor of one grid from one date, in 10⁻⁴ € per point. ``scope`` holds billing groups, or
    :data:`~ccam.formats.toml_tables.EVERY_ACT` alone.
    """

    grid: str
    start: date
    scope: tuple[str, ...]
    rate: int
    status: Status
    source: str
    checked: date


@dataclass(frozen=True, slots=True)
class CpEntry:
    """Practice cost per point in 10⁻⁴ €, of one key in one evaluation of charges (``origin``), from one date.
    ``sample`` is the number of practices it rests on, None where the source does not say.
    """

    key: str
    label: str
    origin: str
    start: date
    rate: int
    status: Status
    source: str
    checked: date
    sample: int | None = None
    perimeter: str = ""


@dataclass(frozen=True, slots=True)
class PointsEntry:
    """Known points of a current line, in 1/100 point, and the CP key that goes with them."""

    line: LineKey
    score: int
    cp_key: str
    status: Status
    source: str
    checked: date


@dataclass(frozen=True, slots=True)
class ParameterFile:
    """A parameter document as read, in file order; ``rules`` by table of :mod:`ccam.formats.parameters_tables`, empty
    ones left out; ``text`` is the file itself, which the base keeps.
    """

    document: DocumentHead
    fc: tuple[FcEntry, ...] = ()
    cp: tuple[CpEntry, ...] = ()
    points: tuple[PointsEntry, ...] = ()
    rules: Mapping[str, tuple[Rule, ...]] = field(default_factory=dict)
    text: str = ""


def parse(text: str, *, name: str) -> ParameterFile:
    """Read a parameter file; :class:`FileRefused` carries one finding per table and key that cannot stand."""
    reader = Reader(name)
    made = replace(_file(reader, _loads(reader, text)), text=text)
    if reader.findings:
        findings = tuple(reader.findings)
        count = numbers.plural(len(findings), "valeur")
        raise FileRefused(fr.REFUSED, findings=findings, where=name, name=name, count=count, first=findings[0].message)
    return made


def _loads(reader: Reader, text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        row = int(place[1]) if place else text.count("\n") + 1
        reader.findings.append(finding(fr.NOT_TOML, Severity.ERROR, file=reader.name, row=row))
        return None


def _file(reader: Reader, content: dict[str, Any] | None) -> ParameterFile:
    if content is None:
        return ParameterFile(DocumentHead("", Nature.SCENARIO, ""))
    for table in sorted(content.keys() - set(TABLES)):
        reader.refuse(fr.UNKNOWN_TABLE, table, table)
    made = ParameterFile(
        document=_head(reader.table(content, "document")),
        fc=tuple(map(_fc, reader.tables(content, "fc"))),
        cp=tuple(map(_cp, reader.tables(content, "cp"))),
        points=tuple(map(_points, reader.tables(content, "points"))),
        rules=_rules(reader, content),
    )
    if not reader.findings:
        if not (made.fc or made.cp or made.points or made.rules):
            reader.refuse(fr.NOTHING, "")
        reader.refuse_repeats("fc", map(_fc_keys, made.fc))
        reader.refuse_repeats("cp", map(_cp_keys, made.cp))
        reader.refuse_repeats("points", map(_points_keys, made.points))
        for name, rules in made.rules.items():
            keys = (LAYOUTS[name].key(rule) for rule in rules)
            reader.refuse_repeats(name, ((fr.RULE_KEY.format(key=" ".join(filter(None, key))),) for key in keys))
    return made


def _rules(reader: Reader, content: dict[str, Any]) -> dict[str, tuple[Rule, ...]]:
    found = {name: tuple(map(layout.read, reader.tables(content, name))) for name, layout in LAYOUTS.items()}
    return {name: rules for name, rules in found.items() if rules}


def _head(table: Table) -> DocumentHead:
    table.only(*HEAD)
    return DocumentHead(
        name=table.text("nom"),
        nature=table.choice("nature", Nature),
        author=table.text("auteur"),
        remark=table.text("remarque", optional=True),
        on=table.day("date") if table.has("date") else None,
        scope=table.text("champ", optional=True),
        not_modelled=table.text("non_modelise", optional=True),
        base=table.text("base", optional=True),
    )


def _fc(table: Table) -> FcEntry:
    table.only(*FC_KEYS)
    return FcEntry(
        grid=table.grid("grille"),
        start=table.day("debut"),
        scope=table.scope("champ"),
        rate=table.number("valeur", RATE_PLACES, "0.47"),
        status=table.choice("statut", Status),
        source=table.text("source"),
        checked=table.day("verifie_le"),
    )


def _cp(table: Table) -> CpEntry:
    table.only(*CP_KEYS)
    return CpEntry(
        key=table.text("cle"),
        label=table.text("libelle"),
        origin=table.text("origine"),
        start=table.day("debut"),
        rate=table.number("valeur", RATE_PLACES, "0.399", zero=True),
        status=table.choice("statut", Status),
        source=table.text("source"),
        checked=table.day("verifie_le"),
        sample=table.sample("effectif"),
        perimeter=table.text("perimetre", optional=True),
    )


def _points(table: Table) -> PointsEntry:
    table.only(*POINTS_KEYS)
    return PointsEntry(
        line=table.line("ligne"),
        score=table.number("valeur", POINTS_PLACES, "17"),
        cp_key=table.text("cle_cp"),
        status=table.choice("statut", Status),
        source=table.text("source"),
        checked=table.day("verifie_le"),
    )


def _fc_keys(entry: FcEntry) -> tuple[str, ...]:
    start = numbers.day(entry.start)
    shown = (fr.ALL_ACTS if group == EVERY_ACT else group for group in entry.scope)
    return tuple(fr.FC_KEY.format(grid=entry.grid, scope=scope, start=start) for scope in shown)


def _cp_keys(entry: CpEntry) -> tuple[str, ...]:
    start = numbers.day(entry.start)
    return (fr.CP_KEY.format(key=folded(entry.key), origin=folded(entry.origin), start=start),)


def _points_keys(entry: PointsEntry) -> tuple[str, ...]:
    return (fr.POINTS_KEY.format(line=entry.line),)
