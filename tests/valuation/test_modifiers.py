"""Modifiers: by letter, date, grid and executant, from a release, a full base and parameters."""

import json
from datetime import date

import pytest

from ccam.formats.parameters_rules import Modifier, Status
from ccam.model.acts import ModifierDefinition, ValueUnit
from ccam.model.errors import UnknownThing, UsageError
from ccam.model.history import ReferenceRow
from tests import strategies as s
from tests.valuation.worlds import DELIVERED
from valuation.modifiers import (
    ModifierValue,
    association_of,
    chosen,
    in_force_on,
    of_history,
    of_parameters,
    of_release,
)
from valuation.parameters import Parameters

DAY = date(2026, 1, 1)


def release() -> list[ModifierValue]:
    urgent = [
        ModifierDefinition("U", 1, "par les médecins", ValueUnit.CENTS, 2_515, 2_515),
        ModifierDefinition("U", 2, "par les chirurgiens", ValueUnit.CENTS, 5_000, 5_000),
        ModifierDefinition("T", 1, "accouchement", ValueUnit.PER_MILLE, 215, 165),
    ]
    made = s.release()
    object.__setattr__(made, "modifiers", tuple(urgent))
    return list(of_release(made))


def table(grid: int, start: str, end: str, coefficient: int, amount: int) -> ReferenceRow:
    facts = {"grille": grid, "modificateur": "Z", "debut": start, "fin": end, "coefficient": coefficient}
    return ReferenceRow("TB11", json.dumps(facts | {"forfait": amount}))


def test_a_release_gives_both_columns_and_its_executants() -> None:
    here, there = in_force_on(release(), "F", DAY), in_force_on(release(), "G", DAY)
    assert (here["T"][0].per_mille, there["T"][0].per_mille) == (215, 165)
    assert [each.cents for each in here["U"]] == [2_515, 5_000]
    assert chosen(here, "U", 2, "F", DAY).executant == "par les chirurgiens"
    assert chosen(here, "T", None, "F", DAY).executant == ""


@pytest.mark.parametrize("number", [None, 3, 0])
def test_an_executant_that_matters_is_asked_for(number: int | None) -> None:
    with pytest.raises(UsageError, match="dépend de l'exécutant"):
        chosen(in_force_on(release(), "F", DAY), "U", number, "F", DAY)


def test_a_letter_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownThing, match="grille F au 01/01/2026"):
        chosen(in_force_on(release(), "F", DAY), "Z", None, "F", DAY)


def test_a_full_base_gives_every_grid_and_date() -> None:
    rows = [
        table(14, "2005-03-25", "2017-04-27", 1_218, 0),
        table(14, "2020-01-01", "", 1_159, 0),
        table(16, "2020-01-01", "", 1_000, 4_000),
        ReferenceRow("TB02", "{}"),
    ]
    values = list(of_history(rows, "NX"))
    assert in_force_on(values, "14", date(2016, 6, 1))["Z"][0].per_mille == 218
    assert in_force_on(values, "14", date(2018, 1, 1)) == {}
    assert in_force_on(values, "14", DAY)["Z"][0].per_mille == 159
    assert in_force_on(values, "16", DAY)["Z"][0].cents == 4_000


def test_a_parameter_stands_over_the_release_from_its_day() -> None:
    rule = Modifier(
        letter="T", grid="F", start=date(2026, 6, 1), per_mille=300,
        status=Status.HYPOTHESIS, source="essai", checked=DAY,
    )  # fmt: skip
    values = [*release(), *of_parameters(Parameters({}, {}, {}, {"modificateur": (rule,)}))]
    assert in_force_on(values, "F", DAY)["T"][0].per_mille == 215
    assert in_force_on(values, "F", date(2026, 6, 1))["T"][0].per_mille == 300


def test_associations_have_a_date() -> None:
    assert association_of(DELIVERED, "3", DAY).percent == 75
    with pytest.raises(UnknownThing, match="« 2 » n'a pas de taux au 01/01/2000"):
        association_of(DELIVERED, "2", date(2000, 1, 1))
