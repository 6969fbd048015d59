"""What an expert's components make, exactly; the rules that ship; the agreement of experts."""

from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import permutations

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccam.model.errors import DataRefused, UnknownThing
from ccam.resources import rules
from valuation.agreement import agreement, apart
from valuation.ladder import ladder
from valuation.scores import Form, Level, Rule, Scoring, combined, geometric_mean, median, read_scoring_rules

RULES = read_scoring_rules(rules("cotation"))
POINTS = st.integers(1, 100_000_00)
WEIGHTS = st.tuples(*[st.integers(0, 4)] * 4).filter(any)


def scoring(*components: int | None, line: str = "HHFA001/1/0", expert: str = "expert 1", **facts: object) -> Scoring:
    return Scoring("07", expert, "1", line, tuple(components), **facts)  # type: ignore[arg-type]


@given(st.lists(st.tuples(POINTS, st.integers(1, 4)), min_size=1, max_size=5))
def test_a_geometric_mean_is_that_of_decimals_rounded_half_up(terms: list[tuple[int, int]]) -> None:
    with localcontext() as context:
        context.prec = 200
        product = Decimal(1)
        for value, weight in terms:
            product *= Decimal(value) ** weight
        root = (product.ln() / sum(weight for _, weight in terms)).exp()
        assert geometric_mean(terms) == max(1, int((root + Decimal("0.5") + Decimal("1e-60")) // 1))


@given(st.tuples(*[POINTS] * 4), WEIGHTS)
def test_an_arithmetic_mean_is_that_of_fractions_rounded_half_up(
    given_: tuple[int, ...], weights: tuple[int, ...]
) -> None:
    exact = Fraction(sum(value * weight for value, weight in zip(given_, weights, strict=True)), sum(weights))
    assert combined(Rule("x", "", Form.ARITHMETIC, weights), scoring(*given_)) == (2 * exact + 1) // 2


@given(st.tuples(*[POINTS] * 4))
def test_a_duration_multiplies_the_intensity(given_: tuple[int, ...]) -> None:
    exact = Fraction(given_[0], 10_000) * Fraction(sum(given_[1:]), 3)
    found = combined(RULES.named("duree-intensite"), scoring(*given_))
    assert found == max(1, (2 * exact + 1) // 2)


@pytest.mark.parametrize("name", RULES.rules)
def test_every_rule_gives_100_to_the_reference(name: str) -> None:
    assert combined(RULES.named(name), scoring(*[100_00] * 4, overall=100_00)) == 100_00


def test_nothing_is_filled_in() -> None:
    missing = scoring(100_00, None, 100_00, 100_00, overall=120_00)
    assert [name for name in RULES.rules if combined(RULES.named(name), missing) is not None] == ["ensemble"]
    assert combined(Rule("x", "", Form.ARITHMETIC, (1, 0, 1, 1)), missing) == 100_00
    assert combined(RULES.named("ensemble"), scoring(1, 1, 1, 1)) is None


def test_the_rules_say_that_they_are_not_known() -> None:
    assert RULES.status == "hypothèse"
    assert "pas publique" in RULES.remark
    assert RULES.named(None).name == RULES.default
    with pytest.raises(UnknownThing) as refused:
        RULES.named("celle du HCN")
    assert "moyenne-geometrique" in refused.value.hint


@pytest.mark.parametrize(
    "change",
    [{"regle": []}, {"choix": {}}, {"regle": [{"nom": "x", "libelle": "", "forme": "arithmetique", "poids": [0] * 4}]}],
)
def test_a_broken_file_of_rules_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(DataRefused):
        read_scoring_rules(rules("cotation") | change)


@given(st.lists(POINTS, min_size=1, max_size=9))
def test_a_median_is_in_the_middle(values: list[int]) -> None:
    found = median(values)
    assert sum(value < found for value in values) <= len(values) / 2 >= sum(value > found for value in values)


# Agreement

UNITS = st.lists(st.lists(st.integers(1, 500), min_size=0, max_size=5), min_size=1, max_size=6)


def brute_force(units: list[list[int]], level: Level) -> Fraction | None:
    """The definition, pair by pair."""

    def delta(one: int, other: int) -> Fraction:
        return Fraction((one - other) ** 2) if level is Level.INTERVAL else Fraction(one - other, one + other) ** 2

    paired = [unit for unit in units if len(unit) > 1]
    every = [value for unit in paired for value in unit]
    if not every:
        return None
    observed = sum(
        (sum((delta(a, b) for a, b in permutations(unit, 2)), Fraction(0)) / (len(unit) - 1) for unit in paired),
        Fraction(0),
    )
    expected = sum((delta(a, b) for a, b in permutations(every, 2)), Fraction(0)) / (len(every) - 1)
    return 1 - observed / expected if expected else Fraction(1)


@given(UNITS, st.sampled_from(Level))
def test_alpha_is_that_of_its_definition(units: list[list[int]], level: Level) -> None:
    found, expected = agreement(units, level).alpha, brute_force(units, level)
    assert (found is None) == (expected is None)
    assert found is None or found == pytest.approx(float(expected or 0), abs=1e-9)


@given(st.integers(0, 2**32), st.booleans())
@settings(max_examples=40, deadline=None)
def test_alpha_is_that_of_the_krippendorff_package(seed: int, ratio: bool) -> None:
    rng = np.random.default_rng(seed)
    table = rng.integers(1, 40, (4, 12)).astype(float)
    table[rng.random(table.shape) < 0.2] = np.nan
    units = [[int(value) for value in column if not np.isnan(value)] for column in table.T]
    expected = krippendorff.alpha(reliability_data=table, level_of_measurement="ratio" if ratio else "interval")
    level = Level.RATIO if ratio else Level.INTERVAL
    assert agreement(units, level).alpha == pytest.approx(expected, abs=1e-9)


def test_many_values_are_compared_by_blocks() -> None:
    rng = np.random.default_rng(7)
    units = [[int(value) for value in rng.integers(1, 5000, 3)] for _ in range(40)]
    assert agreement(units, Level.RATIO).alpha == pytest.approx(float(brute_force(units, Level.RATIO) or 0), abs=1e-9)


@given(st.integers(1, 999), st.integers(1, 999), st.integers(2, 5), st.sampled_from(Level))
def test_identical_ratings_agree_wholly(one: int, other: int, count: int, level: Level) -> None:
    found = agreement([[one] * count, [other] * count], level)
    assert (found.alpha, found.units) == (1.0, (1.0, 1.0))


def test_an_act_that_divides_agrees_less_than_the_others() -> None:
    found = agreement([[100, 101], [300, 900], [500, 505], [7]], Level.INTERVAL)
    assert found.units[1] is not None
    assert found.units[0] is not None
    assert found.units[1] < found.units[0]
    assert found.units[3] is None


def test_apart_is_a_ratio_both_ways() -> None:
    assert [apart(points, 1000, 500) for points in (1500, 1501, 667, 666)] == [False, True, False, True]


# The scale of a family


def family(*rows: tuple[str, str, int, bool]) -> list[Scoring]:
    return [Scoring("07", expert, "1", line, overall=points, reference=mark) for line, expert, points, mark in rows]


def test_everything_stands_against_the_benchmarks_and_every_value_is_kept() -> None:
    rows = [
        Scoring("07", f"expert {expert}", "1", line, overall=points, reference=line == "R", benchmark=line == "B")
        for line, every in {
            "R": [100_00] * 3,
            "B": [300_00] * 3,
            "X": [150_00, 160_00, 400_00],
            "Y": [50_00] * 3,
        }.items()
        for expert, points in enumerate(every, 1)
    ]
    made = ladder("07", rows, RULES.named("ensemble"), RULES)
    assert [(rung.line, rung.points, rung.above, rung.below) for rung in made.rungs] == [
        ("Y", 50_00, "", "R"), ("R", 100_00, "", "B"), ("X", 160_00, "R", "B"), ("B", 300_00, "R", ""),
    ]  # fmt: skip
    assert [(each.points, each.apart) for each in made.rungs[2].given] == [
        (150_00, False), (160_00, False), (400_00, True),
    ]  # fmt: skip
    assert made == ladder("07", reversed(rows), RULES.named("ensemble"), RULES)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (family(("A", "expert 1", 100_00, False)), "famille-sans-reference"),
        (family(("A", "expert 1", 100_00, True), ("B", "expert 1", 100_00, True)), "references-differentes"),
        (family(("A", "expert 1", 100_00, True), ("A", "expert 2", 99_99, True)), "reference-hors-100"),
        ([Scoring("07", "expert 1", "1", "A", reference=True)], "reference-sans-score"),
    ],
)
def test_a_family_whose_reference_does_not_hold_is_refused(rows: list[Scoring], code: str) -> None:
    with pytest.raises(DataRefused) as refused:
        ladder("07", rows, RULES.named("ensemble"), RULES)
    assert refused.value.code == code


def test_scorings_without_a_score_are_counted() -> None:
    rows = [*family(("A", "expert 1", 100_00, True)), scoring(1, 2, 3, 4, line="B")]
    assert ladder("07", rows, RULES.named("ensemble"), RULES).unmade == 1
