"""Extra fees on cases that an expert can redo (tests/cases/optam.toml), and the laws of the three behaviours."""

import tomllib
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ccam.formats.optam import Behaviour
from ccam.model.errors import DataRefused
from ccam.model.money import parse_scaled
from tests.valuation.worlds import CASES, cents
from valuation.extra_fees import Billed, Indicators, commitment, half_up_fraction, indicators, repriced, standing

CASE = tomllib.loads((CASES / "optam.toml").read_text("utf-8"))
FLOOR, CAP = Fraction(1, 10), Fraction(9, 10)


def billed(case: dict[str, str]) -> Billed:
    free = Fraction(parse_scaled(case["opposable"], 2), 10_000) if "opposable" in case else None
    return Billed(cents(case["honoraires"]), cents(case["depassements"]), free)


def hundredths(value: Fraction) -> int:
    return half_up_fraction(value * 10_000)


@pytest.mark.parametrize("case", CASE["indicateurs"], ids=lambda case: str(case["nom"]))
def test_both_indicators(case: dict[str, Any]) -> None:
    found = indicators(map(billed, case["lignes"]))
    assert (hundredths(found.rate), hundredths(found.share)) == (cents(case["taux"]), cents(case["part"]))


@pytest.mark.parametrize("case", CASE["engagement"], ids=lambda case: str(case["nom"]))
def test_the_bounds_are_those_of_the_commitment(case: dict[str, Any]) -> None:
    again = case["recalcule"]
    base = 10_000
    known = Indicators(base, parse_scaled(again["taux"], 2), Fraction(parse_scaled(again["part"], 2)))
    made = commitment(known, FLOOR, CAP)
    assert (hundredths(made.rate), hundredths(made.share)) == tuple(cents(case["engage"][k]) for k in ("taux", "part"))


@pytest.mark.parametrize("behaviour", Behaviour)
@pytest.mark.parametrize("case", CASE["effet"], ids=lambda case: str(case["nom"]))
def test_a_change_of_tariff_under_each_behaviour(case: dict[str, Any], behaviour: Behaviour) -> None:
    wanted = case[behaviour.value]
    row = repriced(billed(case["avant"]), cents(case["honoraires"]), behaviour)
    found = indicators([row])
    assert row.extra == cents(wanted["depassements"])
    assert (hundredths(found.rate), hundredths(found.share)) == (cents(wanted["taux"]), cents(wanted["part"]))


@pytest.mark.parametrize(
    ("base", "extra", "free"), [(-1, 0, None), (1, -1, None), (1, 1, Fraction(2)), (1, 1, Fraction(1))]
)
def test_what_cannot_be_is_refused(base: int, extra: int, free: Fraction | None) -> None:
    with pytest.raises(DataRefused):
        Billed(base, extra, free)


shares = st.integers(0, 99).map(lambda percent: Fraction(percent, 100))
rows = st.builds(Billed, st.integers(1, 10**9), st.integers(0, 10**9), st.none() | shares)


@given(rows, st.integers(0, 10**9))
def test_the_total_fee_of_acts_with_extra_fees_is_kept(row: Billed, base: int) -> None:
    after = repriced(row, base, Behaviour.TOTAL)
    assume(after.extra)
    part = 1 - row.free
    assert abs(part * row.base + row.extra - (part * base + after.extra)) <= Fraction(1, 2)


@given(rows, st.integers(0, 10**9))
def test_extra_fees_are_kept_or_follow_the_tariff(row: Billed, base: int) -> None:
    assert repriced(row, base, Behaviour.EXTRA).extra == row.extra
    after = repriced(row, base, Behaviour.RATE)
    assert abs(after.extra * row.base - row.extra * base) * 2 <= row.base


@given(rows, st.sampled_from(Behaviour))
def test_an_unchanged_tariff_changes_nothing(row: Billed, behaviour: Behaviour) -> None:
    after = repriced(row, row.base, behaviour)
    assert (after.base, after.extra, after.free) == (row.base, row.extra, row.free)


@given(rows, st.integers(0, 10**8))
def test_a_rise_orders_the_behaviours_and_tightens_the_engaged_rate(row: Billed, rise: int) -> None:
    after = [repriced(row, row.base + rise, each).extra for each in (Behaviour.TOTAL, Behaviour.EXTRA, Behaviour.RATE)]
    assert after == sorted(after)
    before = commitment(indicators([row]), FLOOR, CAP)
    later = commitment(indicators([repriced(row, row.base + rise, Behaviour.TOTAL)]), FLOOR, CAP)
    assert later.rate <= before.rate
    assert later.rate >= FLOOR
    assert later.share <= CAP


@given(st.lists(rows, max_size=6), st.lists(rows, max_size=6))
def test_indicators_add_up(first: list[Billed], second: list[Billed]) -> None:
    one, other, both = indicators(first), indicators(second), indicators([*first, *second])
    assert (both.base, both.extra, both.free) == (one.base + other.base, one.extra + other.extra, one.free + other.free)
    assert 0 <= both.share <= 1


@given(rows)
def test_a_breach_is_above_the_rate_or_below_the_share(row: Billed) -> None:
    found = indicators([row])
    gap = standing(found, commitment(found, FLOOR, CAP))
    assert not gap.rate_breached
    assert not gap.share_breached
    assert standing(found, commitment(Indicators(100, 0, Fraction(100)), FLOOR, CAP)).rate_breached == (
        found.rate > FLOOR
    )
