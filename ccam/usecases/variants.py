"""Personal variants of a scenario: a file made from what is in force or from another scenario, then exported."""

import tomllib
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ccam.french import numbers
from ccam.french import scenarios as fr
from ccam.model.acts import SECTOR1
from ccam.model.errors import DataRefused, UnknownThing, UsageError
from ccam.model.money import decimal_string, parse_scaled
from ccam.usecases.scenarios import Scenario, Scenarios

if TYPE_CHECKING:
    from valuation.parameters import Parameters, Rate

TOML, WORKBOOK = "toml", "xlsx"
HYPOTHESIS = "hypothèse"


def exported(scenario: Scenario, format_name: str) -> bytes:
    """The scenario as a file: its own text, or the workbook that says the same. Raises :class:`UnknownThing` for what
    is in force, which is no document, and :class:`UsageError` for another format.
    """
    if scenario.file is None:
        raise UnknownThing(fr.NOTHING_TO_EXPORT, name=scenario.name)
    return written(scenario.file.text, format_name)


def written(text: str, format_name: str) -> bytes:
    """A parameter file as TOML or as a workbook."""
    if format_name == TOML:
        return text.encode()
    if format_name == WORKBOOK:
        from ccam.publish.scenario import scenario_workbook

        return scenario_workbook(tomllib.loads(text.removeprefix("\ufeff")))
    raise UsageError(fr.FORMAT_UNKNOWN, format=format_name)


def variant(
    known: Scenarios, name: str, *, author: str, on: date, start: date, grid: str = SECTOR1, below: str | None = None,
    fc: str | None = None, cp: Mapping[str, str] | None = None, scope: str = "", missing: str = "",
    remark: str = "",
) -> str:  # fmt: skip
    """The TOML of a variant laid over the scenario ``below``: the FC and the CP given, from ``start``; where none is
    given, the FC that is already there, to be changed. ``on`` is the day it is written. Raises :class:`UsageError` for
    a rate that cannot be read, :class:`DataRefused` where there is no FC to copy, and as
    :func:`ccam.formats.parameters.parse`.
    """
    from ccam.formats.parameters import parse
    from ccam.formats.scenario import toml_text

    under = known.find(below)
    parameters, origin = known.parameters(under), known.charges(under)
    source = {"statut": HYPOTHESIS, "source": fr.SOURCE_VARIANT.format(name=name), "verifie_le": on}
    content: dict[str, Any] = {
        "document": {
            "nom": name, "nature": "scenario", "auteur": author, "date": on,
            "champ": scope or fr.CREATED_SCOPE, "non_modelise": missing or fr.CREATED_NOT_MODELLED,
            **({"base": under.name} if under.layers else {}), **({"remarque": remark} if remark else {}),
        }
    }  # fmt: skip
    if fc is not None or not cp:
        rate = _rate(fc, "0,485") if fc is not None else _present(parameters, grid, start).value
        value = decimal_string(rate, 4)
        content["fc"] = [{"grille": grid, "debut": start, "champ": "*", "valeur": value, **source}]
    if cp:
        content["cp"] = [
            {
                "cle": key, "libelle": _label(parameters, key, origin, start), "origine": origin, "debut": start,
                "valeur": decimal_string(_rate(text, "cardiologie=0,41"), 4), **source,
            }
            for key, text in cp.items()
        ]  # fmt: skip
    text = toml_text(content)
    parse(text, name=name)
    return text


def _rate(text: str, example: str) -> int:
    try:
        return parse_scaled(text, 4)
    except ValueError:
        raise UsageError(fr.BAD_RATE, value=text, example=example) from None


def _present(parameters: "Parameters", grid: str, on: date) -> "Rate":
    from ccam.formats.toml_tables import EVERY_ACT

    rate = parameters.fc(grid, on, EVERY_ACT)
    if rate is None:
        raise DataRefused(fr.NO_FC, day=numbers.day(on), grid=grid)
    return rate


def _label(parameters: "Parameters", key: str, origin: str, on: date) -> str:
    rate = parameters.cp(key, origin, on)
    return rate.label or key if rate else key
