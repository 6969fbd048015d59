"""An activity made into volumes: billed in the legal order, k measured on it, nothing invented."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.model.acts import ModifierDefinition, ValueUnit
from ccam.model.codes import LineKey, Slot
from ccam.model.draft import ProposedAct, ProposedLine
from tests import strategies as s
from tests.valuation.worlds import rates, settings
from valuation.compile import compile_book
from valuation.impact import impact_of
from valuation.profile import Activity, Performed, activity, values_of

KEY = LineKey(s.code(1), 1, 0)
MODIFIERS = (
    ModifierDefinition("F", 1, "urgence", ValueUnit.CENTS, 1_915, 1_915),
    ModifierDefinition("7", 1, "supplément", ValueUnit.PER_MILLE, 40, 30),
    ModifierDefinition("J", 1, "majoration", ValueUnit.PER_MILLE, 65, 65),
    ModifierDefinition("U", 1, "nuit, médecins", ValueUnit.CENTS, 2_520, 2_520),
    ModifierDefinition("U", 2, "nuit, autres", ValueUnit.CENTS, 1_000, 1_000),
)
HALVES = {"1": 100, "2": 50}


def made(*rows: Performed) -> Activity:
    release = replace(s.release(s.act(1), s.act(2)), modifiers=MODIFIERS)
    return activity(rows, release, "F", HALVES, "essai", 2025)


@pytest.mark.parametrize(
    ("performed", "base", "euros"),
    [
        (Performed(KEY, 4), 4 * 1_000, 0),
        (Performed(KEY, 4, ("7",)), 4 * 1_040, 0),
        (Performed(KEY, 4, ("7", "J")), 4 * 1_105, 0),
        (Performed(KEY, 3, ("7",), "2"), 3 * 520, 0),
        (Performed(KEY, 3, ("F",), "2"), 3 * 500, 3 * 1_915),
        (Performed(KEY, 2, ("U",)), 2 * 1_000, 0),
        (Performed(KEY, 2, (), "9"), 2 * 1_000, 0),
        (Performed(LineKey(s.code(9), 1, 0), 2), 0, 0),
    ],
)
def test_what_is_billed_before(performed: Performed, base: int, euros: int) -> None:
    found = made(performed)
    assert (found.volumes.base, found.euros) == (base, euros)


def test_what_is_not_known_is_told() -> None:
    found = made(Performed(KEY, 1, ("U", "F"), "9", 1_250))
    assert (found.ignored, found.unknown, found.extra_fees) == (("U",), ("9",), 1_250)


def test_the_value_of_a_modifier_is_that_of_the_grid() -> None:
    assert values_of(MODIFIERS, "F")["7"] == (ValueUnit.PER_MILLE, 40)
    assert values_of(MODIFIERS, "G")["7"] == (ValueUnit.PER_MILLE, 30)
    assert "U" not in values_of(MODIFIERS, "F")


@given(st.integers(1, 10_000), st.sampled_from([(), ("7",), ("7", "J")]), st.sampled_from(["", "1", "2"]))
def test_a_revenue_follows_the_tariff_at_what_one_bills(count: int, letters: tuple[str, ...], code: str) -> None:
    """Act 1 at 10,00 € becomes an act at 20,00 €: whatever is billed with it doubles."""
    found = made(Performed(KEY, count, letters, code))
    new = ProposedAct(s.proposed(1), "Acte", None, "", (ProposedLine(Slot(1, 0), 2_000, "chirurgie"),))
    under = replace(settings(), scope=found.groups)
    draft = s.draft(s.mapped(1, (1,)), new)
    book = compile_book(s.release(s.act(1), s.act(2)), draft, found.volumes, rates(10_000, chirurgie=0), under)
    total = impact_of(book).total()
    assert (total.base, total.observed) == (found.volumes.base, found.volumes.base)
