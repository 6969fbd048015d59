"""Hypotheses make values: what a seat filed is all that counts, to the cent, and items in or out are told apart."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from valuation.panel_perimeter import ItemState, Standing, classed_share, item_votes
from valuation.panel_values import (
    DEVICE,
    FINANCING,
    Counted,
    Hypotheses,
    Quantity,
    cost_parts,
    item_effect,
    levers,
    missing,
    value,
)

Q = Quantity


def filed(**changes: object) -> Hypotheses:
    """A device of 700 000 € over 7 years without interest, 10 000 exams, 300 000 € of staff a year, 5 € per exam."""
    made = Hypotheses(
        {Q.PRICE: Fraction(70_000_000), Q.LIFE: Fraction(7), Q.EXAMS: Fraction(10_000)},
        {"personnel_non_medical": Fraction(30_000_000)},
        {"consommables": Fraction(500)},
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def test_the_full_cost_and_what_one_more_exam_costs() -> None:
    assert value(filed(), Counted.FULL) == 1_000 + 3_000 + 500
    assert value(filed(), Counted.MARGINAL) == 500
    assert {part.item: part.cents for part in cost_parts(filed()) if part.fixed} == {
        "personnel_non_medical": Fraction(3_000),
        DEVICE: Fraction(1_000),
    }


def test_interest_is_an_item_that_can_be_left_out() -> None:
    with_interest = filed(quantities={**filed().quantities, Q.INTEREST: Fraction(4, 100)})
    assert FINANCING in with_interest.items
    assert value(with_interest.placed(FINANCING, out=True), Counted.FULL) == value(filed(), Counted.FULL)
    whole = value(with_interest, Counted.FULL)
    assert whole is not None
    annuity = Fraction(4, 100) / (1 - (Fraction(104, 100)) ** -7) * 70_000_000 / 10_000
    assert whole == annuity + 3_500


def test_an_item_out_weighs_nothing_and_its_effect_is_told() -> None:
    out = filed().placed("personnel_non_medical", out=True)
    assert value(out, Counted.FULL) == 1_500
    staff = "personnel_non_medical"
    assert item_effect([filed(), out], staff, Counted.FULL) == (Fraction(3_000), Fraction(3_000))
    assert item_effect([filed()], "energie", Counted.FULL) is None
    light = filed(yearly={staff: Fraction(1)})
    assert item_effect([light, filed()], staff, Counted.FULL) == (Fraction(1, 10_000), Fraction(3_000))


def test_what_lacks_is_told_and_never_filled_in() -> None:
    assert missing(filed(quantities={}), Counted.FULL) == ("examens",)
    assert missing(filed(quantities={Q.PRICE: Fraction(1), Q.EXAMS: Fraction(1)}), Counted.FULL) == ("duree_de_vie",)
    assert missing(Hypotheses({}, {}, {}), Counted.FULL) == ("couts",)
    assert value(filed(quantities={}), Counted.FULL) is None
    assert value(filed(quantities={}), Counted.MARGINAL) == 500


def test_exams_follow_from_opening_hours_where_they_are_not_given() -> None:
    opening = {Q.HOURS: Fraction(50), Q.WEEKS: Fraction(50), Q.USE: Fraction(1, 2), Q.MINUTES: Fraction(15)}
    assert filed(quantities=opening).exams == 5_000
    assert filed(quantities={**opening, Q.EXAMS: Fraction(1)}).exams == 1
    assert filed(quantities={**opening, Q.MINUTES: Fraction(0)}).exams is None


def test_levers_are_one_at_a_time_and_the_largest_comes_first() -> None:
    high = filed(
        quantities={Q.PRICE: Fraction(70_000_000), Q.LIFE: Fraction(5), Q.EXAMS: Fraction(8_000)},
        yearly={"personnel_non_medical": Fraction(31_000_000), "energie": Fraction(1_000_000)},
    )
    found = {lever.name: lever.cents for lever in levers(filed(), high, Counted.FULL)}
    assert found == {"examens": 1_000, "duree_de_vie": 400, "energie": 100, "personnel_non_medical": 100}
    assert [lever.name for lever in levers(filed(), high, Counted.FULL)][:2] == ["examens", "duree_de_vie"]
    assert levers(filed(), filed(), Counted.FULL) == ()


@given(st.integers(1, 10**9), st.integers(1, 30), st.integers(1, 10**5), st.integers(0, 10**9))
def test_more_exams_or_a_longer_life_never_cost_more(price: int, life: int, exams: int, staff: int) -> None:
    def cost(years: int, count: int) -> Fraction:
        quantities = {Q.PRICE: Fraction(price), Q.LIFE: Fraction(years), Q.EXAMS: Fraction(count)}
        found = value(filed(quantities=quantities, yearly={"locaux": Fraction(staff)}), Counted.FULL)
        assert found is not None
        return found

    assert cost(life, exams + 1) <= cost(life, exams)
    assert cost(life + 1, exams) <= cost(life, exams)


def test_how_four_stand_on_an_item() -> None:
    seats = ("AM1", "AM2", "MED1", "MED2")
    inside, outside, elsewhere, unsure = Standing.IN, Standing.OUT, Standing.ELSEWHERE, Standing.OPEN
    votes = {
        "a": (inside,) * 4, "b": (outside, elsewhere, outside, outside), "c": (outside, elsewhere, inside, inside),
        "d": (inside, outside, inside, outside), "e": (outside, inside, inside, inside),
        "f": (inside, unsure, inside, inside), "g": (inside, None, inside, inside), "h": (inside, None, outside, None),
    }  # fmt: skip
    said = {(seat, item): one for item, four in votes.items() for seat, one in zip(seats, four, strict=True) if one}
    made = item_votes(tuple(votes), said)
    assert [each.state for each in made] == [
        ItemState.AGREED_IN, ItemState.AGREED_OUT, ItemState.BLOCK, ItemState.CROSS, ItemState.LONE, ItemState.OPEN,
        ItemState.MISSING, ItemState.OPEN,
    ]  # fmt: skip
    assert [each.item for each in made if each.disputed] == ["c", "d", "e", "f", "h"]
    assert [each.item for each in made if each.elsewhere] == ["b", "c"]
    assert classed_share(made) == (2, 8)
