"""What judged criteria and four values let one conclude; ratings never make a euro."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.formats.panel_rules import PointValue
from tests.valuation.panel_rules import LADDER, SCALE, ladder
from valuation.panel import Notes, Verdict, judge
from valuation.panel_conclusion import Cause, Judged, Outcome, Values, conclude, point, side_values

HIGH, MIDDLE, LOW = (7, 8, 7, 7), (5, 5, 5, 5), (2, 2, 2, 2)
LONE, BLOCK, SILENT = (7, 8, 7, 3), (7, 8, 3, 2), (7, 8, None, None)
FOUR: Values = (Fraction(10_410), Fraction(10_180), Fraction(12_890), Fraction(13_140))


def judged(notes: Notes, name: str = "C3", weight: int = 400, *, gate: bool = False) -> Judged:
    return Judged(name, weight, gate, judge(notes, LADDER))


def outcome(*notes: Notes, values: Values = FOUR) -> Outcome:
    return conclude([judged(each) for each in notes], values, LADDER).outcome


def test_the_values_of_the_sketch_are_those_of_the_sides() -> None:
    made = conclude([judged(HIGH), judged(BLOCK, "C2", gate=True), judged(LONE, "C4", gate=True)], FOUR, LADDER)
    assert (made.outcome, *made.values) == (Outcome.TWO_VALUES, 10_295, 13_015)
    assert made.causes == ((Cause.VERDICT, "C2"),)


def test_a_fair_value_is_the_median_or_the_mean_of_the_sides() -> None:
    assert conclude([judged(HIGH)], FOUR, LADDER).values == (Fraction(11_650),)
    assert point(FOUR, ladder(point=PointValue.MEAN_OF_SIDES)) == 11_655
    assert [*side_values(FOUR)] == [10_295, 13_015]


def test_each_verdict_leads_to_its_outcome() -> None:
    assert outcome(HIGH) is Outcome.POINT
    assert outcome(HIGH, MIDDLE) is Outcome.RANGE
    assert outcome(HIGH, BLOCK, MIDDLE) is Outcome.TWO_VALUES
    assert outcome(HIGH, LOW) is Outcome.REJECTED
    assert outcome(HIGH, SILENT) is Outcome.NONE
    assert outcome() is Outcome.NONE
    assert conclude([judged(HIGH), judged(LONE)], FOUR, LADDER).reserved
    assert conclude([judged(MIDDLE)], FOUR, LADDER).values == (FOUR[1], FOUR[3])


def test_a_rejection_that_weighs_too_little_leaves_an_interval_and_a_gate_prevails_alone() -> None:
    light = [judged(HIGH, "C1"), judged(HIGH, "C2"), judged(LOW, "C3")]
    made = conclude(light, FOUR, LADDER)
    assert (made.outcome, made.causes) == (Outcome.RANGE, ((Cause.VERDICT, "C3"),))
    assert conclude([*light[:2], judged(LOW, "C4", gate=True)], FOUR, LADDER).outcome is Outcome.REJECTED
    assert conclude([*light, judged(LOW, "C5", 1_000)], FOUR, LADDER).outcome is Outcome.REJECTED
    assert conclude([judged(HIGH), judged(BLOCK)], FOUR, ladder(weight_two=6_000)).outcome is Outcome.RANGE


def test_a_gate_under_its_threshold_forbids_one_value() -> None:
    strict = ladder(gate=750)
    passed = Judged("C1", 400, gate=False, judgement=judge((7, 7, 8, 8), strict))
    failed = Judged("C2", 400, gate=True, judgement=judge((7, 7, 8, 8), strict))
    assert conclude([passed], FOUR, strict).outcome is Outcome.POINT
    made = conclude([passed, failed], FOUR, strict)
    assert (made.outcome, made.causes) == (Outcome.RANGE, ((Cause.GATE, "C2"),))


@pytest.mark.parametrize("notes", [HIGH, MIDDLE, BLOCK])
def test_a_value_that_nobody_filed_is_never_filled_in(notes: Notes) -> None:
    nobody: Values = (None, None, None, None)
    made = conclude([judged(notes)], nobody, LADDER)
    assert (made.outcome, made.values) == (Outcome.NONE, ())
    assert (Cause.NO_VALUE, "") in made.causes
    three: Values = (None, *FOUR[1:])
    assert conclude([judged(HIGH)], three, LADDER).outcome is Outcome.NONE
    assert conclude([judged(BLOCK)], three, LADDER).values == (FOUR[1], Fraction(13_015))
    assert (Cause.NO_VALUE, "") in conclude([judged(MIDDLE)], three, LADDER).causes


def test_a_fair_value_needs_every_criterion_to_be_valid() -> None:
    """Every pair of criteria whose sides are alike: a single value only where both are valid."""
    for one, two in product(product(SCALE, SCALE), repeat=2):
        criteria = [judged((one[0], one[1], one[0], one[1])), judged((two[0], two[1], two[0], two[1]))]
        valid = all(each.judgement.verdict in (Verdict.VALID, Verdict.RESERVED) for each in criteria)
        assert (conclude(criteria, FOUR, LADDER).outcome is Outcome.POINT) == valid


@given(
    st.lists(st.tuples(*[st.sampled_from(SCALE)] * 4), min_size=1, max_size=5),
    st.lists(st.integers(1, 50_000), min_size=4, max_size=4),
)
def test_what_is_concluded_lies_within_what_was_filed(notes: list[Notes], cents: list[int]) -> None:
    values: Values = tuple(map(Fraction, cents))  # type: ignore[assignment]
    made = conclude([judged(each, f"C{number}") for number, each in enumerate(notes)], values, LADDER)
    assert all(min(cents) <= value <= max(cents) for value in made.values)
    assert len(made.values) == {Outcome.POINT: 1, Outcome.RANGE: 2, Outcome.TWO_VALUES: 2}.get(made.outcome, 0)
