"""Layout of ``data/parameters/optam.toml``: bounds and reference years of commitments (10 000ths), behaviours."""

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypedDict

from ccam.formats.parameters_rules import Sourced, Status
from ccam.formats.toml_tables import Reader, Table
from ccam.french import numbers
from ccam.french import optam as fr
from ccam.french import parameters as words
from ccam.model.errors import FileRefused
from ccam.model.findings import Severity, finding

SOURCED = ("statut", "source", "verifie_le")
TABLES = ("indicateurs", "engagement", "comportement")


class Behaviour(StrEnum):
    """What a practitioner is supposed to do when a tariff changes."""

    TOTAL = "total_constant"
    EXTRA = "depassement_constant"
    RATE = "taux_constant"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentRule(Sourced):
    """From ``start``: the engaged rate is at least ``floor``, the required share at most ``cap``; both are reckoned on
    the reference ``years``.
    """

    start: date
    floor: int
    cap: int
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption(Sourced):
    """A behaviour, and where it comes from."""

    behaviour: Behaviour


@dataclass(frozen=True, slots=True)
class OptamRules:
    """Everything of the file."""

    indicators: Sourced
    commitments: tuple[CommitmentRule, ...]
    behaviours: tuple[Assumption, ...]

    def on(self, day: date) -> CommitmentRule | None:
        """The rule in force; None before the first."""
        begun = [each for each in self.commitments if each.start <= day]
        return max(begun, key=lambda each: each.start, default=None)


class _Known(TypedDict):
    status: Status
    source: str
    checked: date


def parse(text: str, *, name: str) -> OptamRules:
    """The rules of a file; :class:`FileRefused` carries one finding per value that cannot stand."""
    reader = Reader(name)
    try:
        content = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        row = int(getattr(error, "lineno", 0) or text.count("\n") + 1)
        reader.findings.append(finding(words.NOT_TOML, Severity.ERROR, file=name, row=row))
        content = {}
    for table in sorted(content.keys() - {"document", *TABLES}):
        reader.refuse(fr.TABLE_NOT_KNOWN, table, table, known=", ".join(TABLES))
    indicators = reader.table(content, "indicateurs")
    indicators.only(*SOURCED)
    made = OptamRules(
        Sourced(**_known(indicators)),
        tuple(_commitment(table) for table in reader.tables(content, "engagement")),
        tuple(_behaviour(table) for table in reader.tables(content, "comportement")),
    )
    if not reader.findings:
        reader.refuse_repeats("engagement", ((str(each.start),) for each in made.commitments))
        reader.refuse_repeats("comportement", ((each.behaviour.value,) for each in made.behaviours))
    if reader.findings:
        count = numbers.plural(len(reader.findings), "valeur")
        raise FileRefused(
            words.REFUSED, findings=tuple(reader.findings), where=name, name=name, count=count,
            first=reader.findings[0].message,
        )  # fmt: skip
    return made


def _known(table: Table) -> _Known:
    return {
        "status": table.choice("statut", Status),
        "source": table.text("source"),
        "checked": table.day("verifie_le"),
    }


def _commitment(table: Table) -> CommitmentRule:
    table.only("debut", "plancher_taux", "plafond_part", "annees", *SOURCED)
    years = tuple(map(int, table.codes("annees", r"20[0-9]{2}")))
    return CommitmentRule(
        start=table.day("debut"),
        floor=table.share("plancher_taux", "10"),
        cap=table.share("plafond_part", "90"),
        years=years,
        **_known(table),
    )


def _behaviour(table: Table) -> Assumption:
    table.only("nom", *SOURCED)
    return Assumption(behaviour=table.choice("nom", Behaviour), **_known(table))
