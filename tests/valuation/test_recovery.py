"""What prices say: the truth is always among what is recovered, and nothing is recovered that prices do not say."""

import tomllib
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from ccam.model.money import parse_scaled
from tests.valuation.priced_lines import FC, STEPS, Priced, column, crowd, key, price, prices
from valuation.recovery import Place, admissible, cp_interval, recover
from valuation.recovery_check import leave_one_out
from valuation.recovery_history import NONE, Panel, panel
from valuation.recovery_history import dated as dated_prices

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/reconstitution.toml").read_text("utf-8"))["ligne"]
SCORES = st.integers(1, 4_000)
RATES = st.integers(0, 15_000)
FCS = st.integers(1_000, 9_000)
STEP_LISTS = st.lists(st.integers(20, 900), min_size=1, max_size=4).map(tuple)


def cents(text: str) -> int:
    return parse_scaled(text, 2) if text else NONE


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["nom"])
def test_cases_an_expert_reads(case: dict[str, Any]) -> None:
    seen = tuple(map(cents, case["prix"]))
    rows = [(key(0), day, amount) for day, amount in zip(("2024", *"AB"), seen, strict=True) if amount != NONE]
    made = dated_prices(rows)
    days = [made.days.index(day) for day in "AB" if day in made.days]
    own = panel(made, days)
    kept = np.full(3, NONE) if len(days) < 2 else own.cents[0]
    lines = [Priced(tuple(kept.tolist())), *crowd(3_990, 20)]
    whole = column(lines)
    whole.panel.now[0] = seen[-1]
    line = recover(whole).line(0)
    assert line.place == case["classe"]
    assert list(line.scores) == case["points"]
    assert line.cp == (parse_scaled(case["cp"], 4) if "cp" in case else None)
    sign = -1 if case.get("ecart", "").startswith("-") else 1
    expected = sign * parse_scaled(case["ecart"].lstrip("-"), 2) if "ecart" in case else None
    assert line.gap == expected


@given(SCORES, RATES, FCS, STEP_LISTS)
def test_the_true_points_are_among_those_recovered_and_the_interval_holds_the_true_cp(
    score: int, cp: int, fc: int, steps: tuple[int, ...]
) -> None:
    made = column([Priced(prices(score, cp, fc=fc, steps=steps))], fc=fc, steps=steps)
    candidates, fits = admissible(made)
    assert score in candidates[fits].tolist()
    low, high, anchored = cp_interval(made, np.array([score]))
    assert anchored.all()
    assert low[0] <= cp <= high[0]


@given(SCORES, RATES, STEP_LISTS, st.lists(st.booleans(), min_size=5, max_size=5))
def test_hidden_prices_never_exclude_the_truth(score: int, cp: int, steps: tuple[int, ...], shown: list[bool]) -> None:
    seen = prices(score, cp, steps=steps)
    left = tuple(amount if show else NONE for amount, show in zip(seen, shown, strict=False))
    assume(sum(amount != NONE for amount in left) >= 2)
    candidates, fits = admissible(column([Priced(left)], steps=steps))
    assert score in candidates[fits].tolist()


def rounds_to(score: int, product: Decimal, risen: int) -> int:
    """Price in cents of a product in euros before the first rise."""
    euros = product + Decimal(score) * Decimal(risen) / 10_000
    return int(euros.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP) * 100)


def oracle(seen: tuple[int, ...], steps: tuple[int, ...], most: int) -> list[int]:
    """Every score for which some product gives all the prices: products 10⁻⁶ € apart are tried one by one."""
    risen = [sum(steps[:place]) for place in range(len(seen))]
    first = seen[0] * 100
    found = []
    for score in range(1, most + 1):
        tries = (Decimal(first + tenth) / 10_000 for tenth in range(-50, 50))
        if any(
            all(rounds_to(score, each, up) == amount for amount, up in zip(seen, risen, strict=True)) for each in tries
        ):
            found.append(score)
    return found


@given(st.integers(200, 5_000), st.lists(st.integers(0, 20), min_size=1, max_size=3), st.integers(210, 400))
@example(1_426, [12, 13], 150)
def test_admissible_scores_are_those_of_the_decimal_oracle(start: int, gains: list[int], step: int) -> None:
    seen = tuple(start + sum(gains[:place]) for place in range(len(gains) + 1))
    steps = (step,) * len(gains)
    candidates, fits = admissible(column([Priced(seen)], steps=steps))
    assert candidates[fits].tolist() == oracle(seen, steps, 30)


@given(st.integers(500, 90_000), st.integers(0, 3))
def test_a_frozen_line_is_never_at_its_target(frozen: int, chapter: int) -> None:
    lines = [Priced((frozen, frozen, frozen), f"{chapter:02d}"), *crowd(3_990, 20), *crowd(2_690, 20, chapter="00")]
    line = recover(column(lines)).line(0)
    assert line.place is Place.UNCHANGED
    assert (line.score, line.cp, line.gap) == (None, None, None)


@given(st.integers(20, 400), st.integers(200, 4_000))
def test_a_line_above_its_target_is_never_at_it_and_its_gap_is_what_it_has_too_much(score: int, extra: int) -> None:
    assume(extra * 100 // score > 25)
    lines = [Priced(prices(score, 3_990, extra=extra * 100)), *crowd(3_990, 30)]
    line = recover(column(lines)).line(0)
    assert line.score == score
    assert line.place is Place.ABOVE
    assert line.gap == extra


def test_rates_are_found_by_their_support_and_attached_to_where_they_gather() -> None:
    lines = [*crowd(2_690, 60, chapter="11", group="ADC"), *crowd(3_990, 12), *crowd(1_234, 3, chapter="17")]
    read = recover(column(lines))
    assert [(rate.rate, rate.lines) for rate in read.rates] == [(2_690, 60), (3_990, 12)]
    main = {where: read.rates[each.main].rate for where, each in read.attached.items() if each.main is not None}
    assert {(where.chapter, where.group): rate for where, rate in main.items() if where.chapter and where.group} == {
        ("11", "ADC"): 2_690,
        ("04", "ATM"): 3_990,
    }


def test_many_lines_of_the_same_prices_support_a_rate_once() -> None:
    lines = [Priced(prices(50, 3_990)) for _ in range(40)]
    assert recover(column(lines)).rates == ()


def test_without_a_level_of_fc_there_are_points_but_no_rate_and_no_target() -> None:
    read = recover(column(crowd(3_990, 30), fc=None))
    assert read.rates == ()
    assert {line.place for line in read.lines()} == {Place.NO_TARGET}
    assert [line.score for line in read.lines()] == [40 + 3 * place for place in range(30)]
    assert {(line.low, line.high, line.cp, line.gap) for line in read.lines()} == {(None,) * 4}


def test_scores_that_chance_would_find_as_often_are_not_kept() -> None:
    rng = np.random.default_rng(1)
    lines = []
    for _ in range(300):
        first, half = int(rng.integers(5_000, 60_000)), int(rng.integers(100, 900))
        lines.append(
            Priced((first, first + half, first + 2 * half + int(rng.integers(-1, 2))), group="ADA", activity=4)
        )
    read = recover(column(lines))
    found = [line for line in read.lines() if line.scores]
    assert len(found) > 60
    assert {line.score for line in found} == {None}


def test_one_revaluation_proves_nothing_but_through_a_rate() -> None:
    lines = [Priced((4_321, 4_400), "17", "ADE"), *(Priced(each.cents[:2]) for each in crowd(3_990, 30))]
    read = recover(column(lines, steps=STEPS[:1]))
    assert read.line(0).place is Place.SHORT
    assert read.line(0).score is None
    assert read.line(0).scores
    assert {line.place for line in list(read.lines())[1:]} == {Place.AT_TARGET}


def test_each_price_left_out_is_predicted_to_the_cent_on_a_rate() -> None:
    checks = leave_one_out(column(crowd(3_990, 40)))
    assert [check.place for check in checks] == [0, 1, 2]
    for check in checks:
        assert (check.at_rate.exact, check.at_rate.lines, check.others.lines) == (40, 40, 0)


def test_nothing_is_predicted_from_a_single_price() -> None:
    assert leave_one_out(column([Priced((1_000, 1_015))], steps=STEPS[:1])) == ()


def test_a_line_whose_points_are_not_whole_is_not_predicted_as_if_they_were() -> None:
    odd = Priced((85_016, 86_257, 87_498), group="ADC")
    (first, middle, last) = leave_one_out(column([odd, *crowd(3_990, 40)]))
    assert middle.others.without == 1
    assert {(check.not_whole, check.anaesthesia, check.undecided) for check in (first, middle, last)} == {(1, 0, 0)}
    assert first.others.exact + last.others.exact == 0


def test_an_empty_column_is_read() -> None:
    empty = np.zeros((0, 3), dtype=np.int64)
    made = column(crowd(3_990, 1))
    none = np.zeros(0, dtype=np.int64)
    nothing = type(made)("F", Panel((), made.panel.days, empty, none), [], [], made.families, none, none)
    assert list(recover(nothing).lines()) == []


def test_the_formula_is_that_of_the_tariff() -> None:
    assert prices(17, 3_990) == (1_426, 1_452, 1_477)
    assert price(17, FC + 3_990) == 1_426
