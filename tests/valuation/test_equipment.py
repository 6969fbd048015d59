"""Annuities: the sensitivity table of the note, the two forms against each other, and how they move."""

import tomllib
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.model.errors import DataRefused
from tests.valuation.worlds import CASES
from valuation.equipment import Equipment, Form, Use, annuity_factor, per_unit, rounded

CASE = tomllib.loads((CASES / "charges.toml").read_text("utf-8"))
MILLION, YEAR = Fraction(1_000_000), Fraction(150_000)

rates = st.integers(0, 2_000).map(lambda units: Fraction(units, 10_000))
shares = st.integers(0, 10_000).map(lambda units: Fraction(units, 10_000))
years = st.integers(1, 40).map(Fraction)
prices = st.integers(0, 10**9).map(Fraction)


def minute(interest: Fraction, life: int, usage: str) -> Fraction:
    bought = Equipment(MILLION, Fraction(life), interest, maintenance=Fraction(5, 100))
    return per_unit(bought, Use(YEAR, Fraction(usage) / 100), Form.CMS)


@pytest.mark.parametrize(
    ("interest", "usage", "cost"),
    [(row["interet"], usage, cost) for row in CASE["minute"] for usage, cost in row["usage"].items()],
)
def test_a_minute_costs_what_the_note_says(interest: str, usage: str, cost: str) -> None:
    assert rounded(minute(Fraction(interest) / 100, 7, usage), 3) == Decimal(cost).scaleb(3)


@pytest.mark.parametrize(("life", "cost"), CASE["duree_de_vie"].items())
def test_a_longer_life_costs_less_a_minute(life: str, cost: str) -> None:
    assert rounded(minute(Fraction(4, 100), int(life), "90"), 3) == Decimal(cost).scaleb(3)


def test_usage_weighs_more_than_life_and_life_more_than_interest() -> None:
    base = minute(Fraction(4, 100), 7, "90")
    moves = [
        minute(Fraction(4, 100), 7, "50") / base,
        base / minute(Fraction(4, 100), 14, "90"),
        minute(Fraction(55, 1000), 7, "90") / minute(Fraction(3, 100), 7, "90"),
    ]
    assert [round(float(move), 2) for move in moves] == [1.8, 1.5, 1.07]


@pytest.mark.parametrize(("usage", "cost"), CASE["creneau"]["usage"].items())
def test_a_slot_costs_what_the_note_says(usage: str, cost: str) -> None:
    slot = minute(Fraction(4, 100), 7, usage) * Fraction(CASE["creneau"]["minutes"])
    assert rounded(slot, 1) == Decimal(cost).scaleb(1)


@pytest.mark.parametrize("case", CASE["annuite"], ids=lambda case: f"{case['interet']} % {case['residuel']}")
def test_an_annuity_of_the_dutch_guide(case: dict[str, str]) -> None:
    residual, interest = (Fraction(case[name]) / 100 for name in ("residuel", "interet"))
    bought = Equipment(Fraction(case["prix"]), Fraction(case["ans"]), interest, residual=residual)
    assert rounded(bought.capital(Form.DUTCH), 2) == Decimal(case["neerlandaise"]).scaleb(2)


@given(prices, years, rates, shares)
def test_both_forms_agree_where_nothing_is_left(
    price: Fraction, life: Fraction, interest: Fraction, kept: Fraction
) -> None:
    bought = Equipment(price, life, interest, kept)
    assert bought.yearly(Form.DUTCH) == bought.yearly(Form.CMS)


@given(prices, years, rates, shares)
def test_the_dutch_form_is_the_formula_of_the_guide(
    price: Fraction, life: Fraction, interest: Fraction, residual: Fraction
) -> None:
    bought = Equipment(price, life, interest, residual=residual)
    with localcontext() as context:
        context.prec = 60
        i, n = _decimal(interest), int(life)
        a = (1 - (1 + i) ** -n) / i if interest else Decimal(n)
        oracle = (_decimal(price) - _decimal(price * residual) / (1 + i) ** n) / a
        assert abs(_decimal(bought.capital(Form.DUTCH)) - oracle) < Decimal("1e-30") * (1 + abs(oracle))


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


@given(prices, years, rates, shares, shares)
def test_a_residual_value_never_makes_it_dearer(
    price: Fraction, life: Fraction, interest: Fraction, one: Fraction, other: Fraction
) -> None:
    low, high = sorted((one, other))
    less, more = (Equipment(price, life, interest, residual=residual) for residual in (low, high))
    assert more.capital(Form.DUTCH) <= less.capital(Form.DUTCH) <= less.capital(Form.CMS)


@given(prices, years, rates, rates, st.integers(1, 10_000), st.integers(1, 10_000))
def test_more_interest_costs_more_and_more_use_costs_less(
    price: Fraction, life: Fraction, one: Fraction, other: Fraction, first: int, second: int
) -> None:
    low, high = sorted((one, other))
    cheap, dear = (Equipment(price, life, interest) for interest in (low, high))
    assert cheap.yearly(Form.CMS) <= dear.yearly(Form.CMS)
    little, much = (Use(YEAR, Fraction(use, 10_000)) for use in sorted((first, second)))
    assert per_unit(cheap, much, Form.CMS) <= per_unit(cheap, little, Form.CMS)


@given(rates, years, years)
def test_the_capital_is_paid_back_and_a_longer_life_costs_less_a_year(
    interest: Fraction, one: Fraction, other: Fraction
) -> None:
    short, long = sorted((one, other))
    assert annuity_factor(interest, long) <= annuity_factor(interest, short)
    paid = sum(annuity_factor(interest, short) / (1 + interest) ** year for year in range(1, int(short) + 1))
    assert paid == 1


def test_half_a_year_goes_without_interest() -> None:
    assert Equipment(Fraction(900), Fraction(9, 2), Fraction(0)).capital(Form.CMS) == 200
    with pytest.raises(DataRefused, match="années entières"):
        Equipment(Fraction(900), Fraction(9, 2), Fraction(1, 100))


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Equipment(Fraction(-1), Fraction(7), Fraction(0)),
        lambda: Equipment(Fraction(1), Fraction(7), Fraction(0), residual=Fraction(2)),
        lambda: Equipment(Fraction(1), Fraction(0), Fraction(0)),
        lambda: Equipment(Fraction(1), Fraction(101), Fraction(1)),
        lambda: Use(Fraction(0)),
        lambda: Use(Fraction(10), Fraction(11, 10)),
    ],
)
def test_what_makes_no_annuity_is_refused(wrong: object) -> None:
    with pytest.raises(DataRefused):
        wrong()  # type: ignore[operator]
