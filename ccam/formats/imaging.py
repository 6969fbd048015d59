"""Layout of ``data/parameters/imagerie.toml``: the target of imaging, what cuts bear on, what an avoided exam is worth.

Amounts in cents, rates and shares in 10 000ths, percentage modifiers in ‰. Technical fees and their cuts are in
``forfaits.toml`` (:mod:`ccam.formats.fees_toml`).
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict, TypeVar

from ccam.formats.fees import Modality
from ccam.formats.parameters_rules import Sourced, Status
from ccam.formats.toml_tables import Reader, Table
from ccam.french import imaging as fr
from ccam.french import numbers
from ccam.french import parameters as words
from ccam.model.errors import FileRefused
from ccam.model.findings import Severity, finding
from ccam.model.money import SHARE_UNIT

SOURCED = ("statut", "source", "verifie_le")
CODE = r"[A-Z]{4}[0-9]{3}"
MILLIONS = 8
"""Decimals of an amount in millions of euros: it becomes cents."""
MOST_EXAMS, MOST_DEVICES = 10**6, 10**5
FIRST_YEAR, LAST_YEAR, MOST_YEARS = 2000, 2100, 20
ALONE = ("cible", "assiette", "pertinence")
SEVERAL = ("masse", "activite_de_reference", "parc", "groupe", "acte", "passe", "mesure")

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Sourced):
    """What is to be saved over the years ``first`` to ``last``, in AMO."""

    cents: int
    first: int
    last: int

    @property
    def years(self) -> tuple[int, ...]:
        """Every year of it."""
        return tuple(range(self.first, self.last + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mass(Sourced):
    """What technical fees cost a year, according to one source."""

    name: str
    cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Base(Sourced):
    """The shares of the mass that are at the full rate, by age of the device: what cuts bear on."""

    not_amortised: int
    amortised: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceActivity(Sourced):
    """A supposed threshold of the full rate, until a sheet gives the one in force."""

    modality: Modality
    exams: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Park(Sourced):
    """How many devices of a modality there are."""

    modality: Modality
    device_class: str
    devices: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Sourced):
    """A share of the devices of a modality, all of one activity and one year of installation."""

    modality: Modality
    share: int
    exams: int
    installed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamAct(Sourced):
    """The act of an exam: its tariff, the modifiers on it, the share of it that the AMO pays, and the first word of the
    labels of its kind.
    """

    modality: Modality
    cents: int
    per_mille: int
    amo: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise(Sourced):
    """How a promise of pertinence is counted: its modality, what part of the avoided exams becomes an exam of ``to``,
    what part of the promise is kept, and from when.
    """

    modality: Modality
    to: Modality
    transfer: int
    realised: int
    start: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Past(Sourced):
    """What an earlier promise gave, in 10 000ths of it."""

    name: str
    realised: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Sourced):
    """Another dated measure. With ``acts`` and a ``rate`` it is priced on volumes; else it is named, and no more."""

    name: str
    start: date
    acts: tuple[str, ...] = ()
    rate: int | None = None


@dataclass(frozen=True, slots=True)
class ImagingRules:
    """Everything of the file."""

    target: Target
    base: Base
    promise: Promise
    masses: tuple[Mass, ...]
    references: tuple[ReferenceActivity, ...]
    parks: tuple[Park, ...]
    groups: tuple[Group, ...]
    acts: tuple[ExamAct, ...]
    past: tuple[Past, ...]
    measures: tuple[Measure, ...]


class _Known(TypedDict):
    status: Status
    source: str
    checked: date


def parse(text: str, *, name: str) -> ImagingRules:
    """The rules of a file; :class:`FileRefused` carries one finding per value that cannot stand."""
    reader = Reader(name)
    content = _content(reader, text)

    def several(table: str, read: Callable[[Table], Made]) -> tuple[Made, ...]:
        return tuple(map(read, reader.tables(content, table)))

    made = ImagingRules(
        _target(reader.table(content, "cible")),
        _base(reader.table(content, "assiette")),
        _promise(reader.table(content, "pertinence")),
        several("masse", _mass),
        several("activite_de_reference", _reference),
        several("parc", _park),
        several("groupe", _group),
        several("acte", _act),
        several("passe", _past),
        several("mesure", _measure),
    )
    if not reader.findings:
        _check(reader, made)
    if reader.findings:
        count = numbers.plural(len(reader.findings), "valeur")
        raise FileRefused(
            words.REFUSED, findings=tuple(reader.findings), where=name, name=name, count=count,
            first=reader.findings[0].message,
        )  # fmt: skip
    return made


def _content(reader: Reader, text: str) -> dict[str, Any]:
    try:
        content = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        row = int(getattr(error, "lineno", 0) or text.count("\n") + 1)
        reader.findings.append(finding(words.NOT_TOML, Severity.ERROR, file=reader.name, row=row))
        return {}
    for table in sorted(content.keys() - {"document", *ALONE, *SEVERAL}):
        reader.refuse(fr.TABLE_NOT_KNOWN, table, table, known=", ".join((*ALONE, *SEVERAL)))
    return content


def _check(reader: Reader, made: ImagingRules) -> None:
    keys: Mapping[str, Iterator[tuple[str, ...]]] = {
        "masse": ((each.name,) for each in made.masses),
        "activite_de_reference": ((each.modality.value,) for each in made.references),
        "parc": ((each.modality.value,) for each in made.parks),
        "acte": ((each.modality.value,) for each in made.acts),
    }
    for name, entries in keys.items():
        reader.refuse_repeats(name, entries)
    if not made.masses:
        reader.refuse(fr.NO_MASS, "masse")
    if made.target.last < made.target.first or made.target.last - made.target.first >= MOST_YEARS:
        reader.refuse(fr.BAD_YEARS, "cible fin", made.target.last, most=MOST_YEARS)
    if made.base.not_amortised + made.base.amortised > SHARE_UNIT:
        reader.refuse(fr.BAD_BASE, "assiette")
    for modality in {each.modality for each in made.groups}:
        whole = sum(each.share for each in made.groups if each.modality is modality)
        if whole != SHARE_UNIT:
            reader.refuse(fr.BAD_GROUPS, "groupe part", numbers.share(whole), modality=modality.value)


def _known(table: Table) -> _Known:
    return {
        "status": table.choice("statut", Status),
        "source": table.text("source"),
        "checked": table.day("verifie_le"),
    }


def _target(table: Table) -> Target:
    table.only("millions", "debut", "fin", *SOURCED)
    return Target(
        cents=table.number("millions", MILLIONS, "300"),
        first=table.whole("debut", FIRST_YEAR, LAST_YEAR),
        last=table.whole("fin", FIRST_YEAR, LAST_YEAR),
        **_known(table),
    )


def _mass(table: Table) -> Mass:
    table.only("nom", "millions", *SOURCED)
    return Mass(name=table.text("nom"), cents=table.number("millions", MILLIONS, "1400"), **_known(table))


def _base(table: Table) -> Base:
    table.only("non_amorti", "amorti", *SOURCED)
    return Base(not_amortised=table.share("non_amorti", "60"), amortised=table.share("amorti", "10"), **_known(table))


def _reference(table: Table) -> ReferenceActivity:
    table.only("modalite", "examens", *SOURCED)
    return ReferenceActivity(
        modality=table.choice("modalite", Modality), exams=table.whole("examens", 1, MOST_EXAMS), **_known(table)
    )


def _park(table: Table) -> Park:
    table.only("modalite", "classe", "appareils", *SOURCED)
    return Park(
        modality=table.choice("modalite", Modality),
        device_class=table.text("classe"),
        devices=table.whole("appareils", 1, MOST_DEVICES),
        **_known(table),
    )


def _group(table: Table) -> Group:
    table.only("modalite", "part", "examens", "installe", *SOURCED)
    return Group(
        modality=table.choice("modalite", Modality),
        share=table.share("part", "20"),
        exams=table.whole("examens", 1, MOST_EXAMS),
        installed=table.whole("installe", 1950, LAST_YEAR),
        **_known(table),
    )


def _act(table: Table) -> ExamAct:
    table.only("modalite", "tarif", "modificateurs", "part_amo", "libelle", *SOURCED)
    return ExamAct(
        modality=table.choice("modalite", Modality),
        cents=table.number("tarif", 2, "25.27"),
        per_mille=table.number("modificateurs", 1, "13", zero=True),
        amo=table.share("part_amo", "100"),
        label=table.text("libelle"),
        **_known(table),
    )


def _promise(table: Table) -> Promise:
    table.only("modalite", "vers", "transfert", "realisation", "debut", *SOURCED)
    return Promise(
        modality=table.choice("modalite", Modality),
        to=table.choice("vers", Modality),
        transfer=table.share("transfert", "20"),
        realised=table.number("realisation", 2, "100", zero=True),
        start=table.day("debut"),
        **_known(table),
    )


def _past(table: Table) -> Past:
    table.only("nom", "realisation", *SOURCED)
    return Past(name=table.text("nom"), realised=table.number("realisation", 2, "60", zero=True), **_known(table))


def _measure(table: Table) -> Measure:
    table.only("nom", "debut", "actes", "taux", *SOURCED)
    return Measure(
        name=table.text("nom"),
        start=table.day("debut"),
        acts=table.codes("actes", CODE) if table.has("actes") else (),
        rate=table.share("taux", "5") if table.has("taux") else None,
        **_known(table),
    )
