"""Layout of ``data/parameters/forfaits.toml``: every value by its name, or refused."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypedDict

from ccam.formats import fees
from ccam.formats.parameters_rules import Sourced, Status
from ccam.formats.toml_tables import Reader, Table
from ccam.french import numbers
from ccam.french import parameters as words
from ccam.model.errors import FileRefused
from ccam.model.findings import Severity, finding
from ccam.model.money import parse_scaled

PLACES = 2
"""Decimals of amounts and percentages."""
MODALITIES = "|".join(fees.Modality)
SOURCED = ("statut", "source", "verifie_le")
MOST_YEARS, MOST_EXAMS, MOST_MINUTES = 100, 10**6, 525_600


class _Known(TypedDict):
    status: Status
    source: str
    checked: date


def parse(text: str, *, name: str) -> tuple[fees.FeeFile, fees.FeeRules]:
    """Fees and rules of a file; :class:`FileRefused` carries one finding per value that cannot stand."""
    reader = Reader(name)
    content = _content(reader, text)
    sensitivity = _sensitivity(reader.table(content, "sensibilite"))
    made = fees.FeeFile(
        tuple(map(_amount, reader.tables(content, "montant"))),
        tuple(map(_limit, reader.tables(content, "seuil"))),
        tuple(map(_cut, reader.tables(content, "palier"))),
        tuple(map(_unread, reader.tables(content, "inconnu"))),
    )
    rules = fees.FeeRules(
        _amortisation(reader.table(content, "amorti")),
        tuple(map(_item, reader.tables(content, "poste"))),
        Sourced(**_known(reader.table(content, "perimetre"))),
        tuple(map(_benchmark, reader.tables(content, "repere"))),
        replace(sensitivity, levers=tuple(map(_lever, reader.tables(content, "levier")))),
    )
    _check_repeats(reader, made, rules)
    if reader.findings:
        count = numbers.plural(len(reader.findings), "valeur")
        raise FileRefused(
            words.REFUSED, findings=tuple(reader.findings), where=name, name=name, count=count,
            first=reader.findings[0].message,
        )  # fmt: skip
    return made, rules


def _content(reader: Reader, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        row = int(getattr(error, "lineno", 0) or text.count("\n") + 1)
        reader.findings.append(finding(words.NOT_TOML, Severity.ERROR, file=reader.name, row=row))
        return {}


def _check_repeats(reader: Reader, made: fees.FeeFile, rules: fees.FeeRules) -> None:
    keys: Mapping[str, Iterator[tuple[str, ...]]] = {
        "montant": (
            (f"{a.modality}/{a.device_class}/{a.zone}/{a.age}/{a.band}/{a.start}",) for a in made.amounts
        ),
        "seuil": ((f"{a.modality}/{a.device_class}/{a.threshold}/{a.start}",) for a in made.limits),
        "poste": ((item.item,) for item in rules.perimeter),
        "levier": ((lever.name.value,) for lever in rules.sensitivity.levers),
    }  # fmt: skip
    for name, entries in keys.items():
        reader.refuse_repeats(name, entries)


def _known(table: Table) -> _Known:
    return {
        "status": table.choice("statut", Status),
        "source": table.text("source"),
        "checked": table.day("verifie_le"),
    }


def _amount(table: Table) -> fees.FeeAmount:
    table.only("modalite", "classe", "zone", "amortissement", "tranche", "debut", "montant", "code", *SOURCED)
    return fees.FeeAmount(
        modality=table.choice("modalite", fees.Modality),
        device_class=table.text("classe"),
        zone=table.text("zone", optional=True),
        age=table.choice("amortissement", fees.Age),
        band=table.choice("tranche", fees.Band),
        start=table.day("debut"),
        cents=table.number("montant", PLACES, "69.38", zero=True),
        code=table.text("code", optional=True),
        **_known(table),
    )


def _limit(table: Table) -> fees.FeeLimit:
    table.only("modalite", "classe", "seuil", "debut", "examens", *SOURCED)
    return fees.FeeLimit(
        modality=table.choice("modalite", fees.Modality),
        device_class=table.text("classe"),
        threshold=table.choice("seuil", fees.Threshold),
        start=table.day("debut"),
        exams=table.whole("examens", 1, MOST_EXAMS),
        **_known(table),
    )


def _cut(table: Table) -> fees.FeeCut:
    table.only("nom", "modalites", "amortissement", "tranche", "debut", "depuis", "taux", *SOURCED)
    return fees.FeeCut(
        name=table.text("nom"),
        modalities=table.codes("modalites", MODALITIES),
        age=table.choice("amortissement", fees.Age),
        band=table.choice("tranche", fees.Band),
        start=table.day("debut"),
        since=table.day("depuis"),
        rate=table.share("taux", "8.6"),
        **_known(table),
    )


def _unread(table: Table) -> fees.Unread:
    table.only("modalites", "debut", *SOURCED)
    return fees.Unread(modalities=table.codes("modalites", MODALITIES), start=table.day("debut"), **_known(table))


def _amortisation(table: Table) -> fees.Amortisation:
    table.only("annees", *SOURCED)
    return fees.Amortisation(years=table.whole("annees", 0, MOST_YEARS), **_known(table))


def _item(table: Table) -> fees.PerimeterItem:
    table.only("poste", "texte", "litige", "depuis", "paye_ailleurs", "jusqu_au")
    return fees.PerimeterItem(
        item=table.text("poste"),
        in_text=table.choice("texte", fees.InText),
        dispute=table.text("litige", optional=True),
        since=_perhaps(table, "depuis", table.day),
        paid_elsewhere=table.text("paye_ailleurs", optional=True),
        until=_perhaps(table, "jusqu_au", table.day),
    )


def _perhaps(table: Table, key: str, read: Callable[[str], date]) -> date | None:
    return read(key) if table.has(key) else None


def _benchmark(table: Table) -> fees.Benchmark:
    table.only("ratio", "nom", "modalites", "valeur", *SOURCED)
    return fees.Benchmark(
        ratio=table.choice("ratio", fees.Ratio),
        name=table.text("nom"),
        modalities=table.codes("modalites", MODALITIES) if table.has("modalites") else (),
        rate=table.number("valeur", PLACES, "163"),
        **_known(table),
    )


def _sensitivity(table: Table) -> fees.Sensitivity:
    table.only("minutes_par_an", *SOURCED)
    return fees.Sensitivity(minutes=table.whole("minutes_par_an", 1, MOST_MINUTES), **_known(table))


def _lever(table: Table) -> fees.LeverRange:
    table.only("nom", "base", "de", "a", "tableau")
    name = table.choice("nom", fees.LeverName)
    places = 0 if name is fees.LeverName.LIFE else PLACES
    values = table.codes("tableau", r"[0-9]{1,3}" if not places else r"[0-9]{1,3}(\.[0-9]{1,2})?")
    return fees.LeverRange(
        name,
        table.number("base", places, "7"),
        table.number("de", places, "7"),
        table.number("a", places, "14"),
        tuple(parse_scaled(value, places) for value in values),
    )
