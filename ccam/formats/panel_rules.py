"""Rules of the panel of four (``regles_panel.toml``) and criteria that are proposed to it (``criteres.toml``).

The panel adopted no rule: a rule is a named, versioned configuration that its reader chooses. Notes are integers, 1 to
9; means and gaps in 1/100 note; shares in 10 000ths.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from ccam.formats.parameters_rules import Status
from ccam.formats.toml_tables import Reader, Table
from ccam.french import numbers
from ccam.french import panel as fr
from ccam.french import parameters as words
from ccam.model.errors import FileRefused, UnknownThing
from ccam.model.findings import Severity, finding
from ccam.model.text import folded

NOTE_PLACES = 2
"""Decimals of a mean or a gap of notes."""
LOWEST, HIGHEST = 1, 9
"""The scale of notes."""


class Accord(StrEnum):
    """How four notes agree; what they agree on is another thing."""

    UNANIMOUS = "unanime"
    QUALIFIED = "qualifié"
    BLOCK = "partage par côté"
    CROSS = "croisé"
    UNDECIDED = "indécis"
    MISSING = "manquant"


TRIED = "|".join((Accord.UNANIMOUS, Accord.QUALIFIED, Accord.BLOCK, Accord.CROSS))
"""The accords that a rule tries, as a pattern; the others are what is left, and what is missing."""


class _YesNo(StrEnum):
    YES = "oui"
    NO = "non"


class PointValue(StrEnum):
    """What makes one value of four."""

    MEDIAN = "mediane"
    MEAN_OF_SIDES = "moyenne des côtés"


class Metric(StrEnum):
    """What is computed for a criterion before anyone rates it."""

    PERIMETER = "perimetre"
    EVIDENCE = "preuves"
    CAPITAL = "capital"
    ACTIVITY = "activite"
    BANDS = "tranches"
    CLASSES = "classes"
    MARGIN = "marge"
    BREAK_EVEN = "equilibre"
    PRODUCTIVITY = "productivite"
    BUDGET = "budget"


@dataclass(frozen=True, slots=True)
class PanelRule:
    """One rule set. ``low`` and ``middle`` are the last notes of their thirds; ``apart`` and ``gate`` in 1/100 note;
    ``order`` is that in which accords are tried; weights in 10 000ths of the weight of the criteria.
    """

    name: str
    version: int
    label: str
    low: int
    middle: int
    majority: int
    quorum: int
    apart: int
    order: tuple[Accord, ...]
    gate: int
    point: PointValue
    weight_reject: int
    weight_two: int
    status: Status
    source: str
    checked: date
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Ipras:
    """The usual index of disagreement: an interpercentile range above ``base`` + ``slope`` × |centre − its middle|.
    ``base`` and ``slope`` in 1/100; percentiles in hundredths. ``lowest`` and ``highest`` bound the extreme
    thirds of the strict reading of RAND, which it is compared with.
    """

    base: int
    slope: int
    centre: int
    low: int
    high: int
    lowest: int
    highest: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class PanelRules:
    """Every rule set of a file, by name; ``adopted`` is ``""`` while the panel adopted none."""

    adopted: str
    ipras: Ipras
    rules: Mapping[str, PanelRule]
    source: str

    def named(self, name: str) -> PanelRule | None:
        """The rule of that name, that adopted for ``""``; :class:`UnknownThing` lists them."""
        wanted = name or self.adopted
        if not wanted:
            return None
        found = next((rule for key, rule in self.rules.items() if folded(key) == folded(wanted)), None)
        if found is None:
            raise UnknownThing(fr.UNKNOWN_RULE, name=wanted, known=", ".join(self.rules))
        return found


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion: ``metric`` is None for one that the experts added; ``settles`` is what would end a disagreement."""

    name: str
    words: str
    metric: Metric | None = None
    gate: bool = False
    settles: str = ""
    source: str = ""


def parse_rules(text: str, *, name: str) -> PanelRules:
    """The rules of a file; :class:`FileRefused` carries one finding per value that cannot stand."""
    reader = Reader(name)
    content = _content(reader, text, ("document", "adoptee", "ipras", "regle"))
    adopted = reader.table(content, "adoptee")
    adopted.only("regle")
    rules = tuple(map(_rule, reader.tables(content, "regle")))
    reader.refuse_repeats("regle", ((folded(rule.name),) for rule in rules))
    document = _document(reader, content)
    made = PanelRules(
        adopted.text("regle", optional=True), _ipras(reader.table(content, "ipras")),
        {rule.name: rule for rule in rules}, document,
    )  # fmt: skip
    if made.adopted and made.adopted not in made.rules:
        facts = {"place": "[adoptee]", "key": "regle", "known": ", ".join(made.rules)}
        reader.refuse(words.BAD_CHOICE, "adoptee regle", made.adopted, **facts)
    _refuse(reader)
    return made


def parse_criteria(text: str, *, name: str) -> tuple[Criterion, ...]:
    """The criteria of a file, in their order; refused like :func:`parse_rules`."""
    reader = Reader(name)
    content = _content(reader, text, ("document", "critere"))
    _document(reader, content)
    made = tuple(map(_criterion, reader.tables(content, "critere")))
    reader.refuse_repeats("critere", ((folded(each.name),) for each in made))
    _refuse(reader)
    return made


def _content(reader: Reader, text: str, known: tuple[str, ...]) -> dict[str, Any]:
    try:
        content = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError:
        reader.findings.append(finding(words.NOT_TOML, Severity.ERROR, file=reader.name, row=0))
        _refuse(reader)
        return {}
    for table in sorted(content.keys() - set(known)):
        reader.refuse(words.UNKNOWN_TABLE, table, table)
    return content


def _refuse(reader: Reader) -> None:
    if reader.findings:
        found = tuple(reader.findings)
        count = numbers.plural(len(found), "valeur")
        raise FileRefused(
            words.REFUSED, findings=found, where=reader.name, name=reader.name, count=count, first=found[0].message
        )


def _document(reader: Reader, content: dict[str, Any]) -> str:
    table = reader.table(content, "document")
    table.only("nom", "auteur", "statut", "source", "verifie_le", "remarque")
    table.text("nom")
    return table.text("source")


def _ipras(table: Table) -> Ipras:
    table.only(
        "base", "pente", "centre", "percentile_bas", "percentile_haut", "extreme_bas", "extreme_haut", "statut",
        "source", "verifie_le",
    )  # fmt: skip
    return Ipras(
        table.number("base", NOTE_PLACES, "2.35"), table.number("pente", NOTE_PLACES, "1.5"),
        table.whole("centre", LOWEST, HIGHEST), table.whole("percentile_bas", 0, 50),
        table.whole("percentile_haut", 50, 100), table.whole("extreme_bas", LOWEST, HIGHEST),
        table.whole("extreme_haut", LOWEST, HIGHEST), table.text("source"),
    )  # fmt: skip


def _rule(table: Table) -> PanelRule:
    table.only(
        "nom", "version", "libelle", "tiers_bas", "tiers_moyen", "majorite", "quorum", "ecart", "ordre",
        "seuil_eliminatoire", "valeur", "poids_rejet", "poids_deux_valeurs", "statut", "source", "verifie_le",
        "remarque",
    )  # fmt: skip
    low = table.whole("tiers_bas", LOWEST, HIGHEST)
    return PanelRule(
        name=table.text("nom"),
        version=table.whole("version", 1, 10_000),
        label=table.text("libelle"),
        low=low,
        middle=table.whole("tiers_moyen", low, HIGHEST),
        majority=table.whole("majorite", 1, 4),
        quorum=table.whole("quorum", 1, 2),
        apart=table.number("ecart", NOTE_PLACES, "3", zero=True),
        order=tuple(map(Accord, table.codes("ordre", TRIED))),
        gate=table.number("seuil_eliminatoire", NOTE_PLACES, "4", zero=True),
        point=table.choice("valeur", PointValue),
        weight_reject=table.share("poids_rejet", "50"),
        weight_two=table.share("poids_deux_valeurs", "0"),
        status=table.choice("statut", Status),
        source=table.text("source"),
        checked=table.day("verifie_le"),
        remark=table.text("remarque", optional=True),
    )


def _criterion(table: Table) -> Criterion:
    table.only("nom", "enonce", "metrique", "eliminatoire", "tranche_par", "source")
    return Criterion(
        name=table.text("nom"),
        words=table.text("enonce"),
        metric=table.choice("metrique", Metric),
        gate=table.choice("eliminatoire", _YesNo) is _YesNo.YES,
        settles=table.text("tranche_par", optional=True),
        source=table.text("source"),
    )
