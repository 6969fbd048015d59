"""Dated prices: merged by date, seen around general revaluations, and the steps of FC that they show."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.model.history import GridPrice
from tests.valuation.priced_lines import FC, crowd, key, prices
from valuation.recovery import recover
from valuation.recovery_column import Lines, found_rises, own_column, told_column
from valuation.recovery_history import (
    NONE,
    DatedPrice,
    Source,
    dated,
    dated_by_grid,
    general_days,
    merged,
    panel,
    rises,
)
from valuation.recovery_steps import chance, follows, lattice_step, measured_steps

RNG = np.random.default_rng(7)
SCORES = RNG.integers(10, 900, 700).tolist()
BEFORE, FIRST, SECOND = "2018-01-01", "2025-01-01", "2026-01-01"
NOWHERE = Lines({}, {})


def history(steps: tuple[int, int], *, base: int = FC + 2_690) -> list[DatedPrice]:
    """Lines of known points over two rises."""
    rows = []
    for number, score in enumerate(SCORES):
        amounts = prices(score, 0, fc=base + number % 7, steps=steps)
        rows += [(key(number), day, amount) for day, amount in zip((BEFORE, FIRST, SECOND), amounts, strict=True)]
    return rows


def test_a_full_history_stands_for_the_time_that_it_covers_and_what_denies_it_is_said() -> None:
    full = Source("NX", "2025-04-29", [(key(0), BEFORE, 100), (key(0), FIRST, 110)])
    early = Source("78", "", [(key(0), "2025-02-01", 111), (key(1), "2025-02-01", 50)])
    late = Source("81", "", [(key(0), SECOND, 120)])
    rows, conflicts = merged([late, early, full])
    assert sorted(rows) == [
        (key(0), BEFORE, 100), (key(0), FIRST, 110), (key(0), SECOND, 120), (key(1), "2025-02-01", 50),
    ]  # fmt: skip
    assert [(each.key, each.day, each.kept, each.refused, each.source) for each in conflicts] == [
        (key(0), "2025-02-01", 110, 111, "78")
    ]


def test_of_two_histories_the_latest_stands() -> None:
    old = Source("75", "2023-01-01", [(key(0), BEFORE, 99), (key(1), BEFORE, 5)])
    new = Source("78", "2025-04-29", [(key(0), BEFORE, 100)])
    rows, conflicts = merged([old, new])
    assert sorted(rows) == [(key(0), BEFORE, 100), (key(1), BEFORE, 5)]
    assert [(each.kept, each.refused, each.source) for each in conflicts] == [(100, 99, "75")]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9), st.integers(1, 99)), max_size=40), st.integers(0, 9))
def test_the_price_of_a_day_is_the_latest_one_that_began(rows: list[tuple[int, int, int]], day: int) -> None:
    held = {(number, start): amount for number, start, amount in rows}
    made = dated([(key(number), f"{start}", amount) for (number, start), amount in held.items()])
    place = sum(each < str(day) for each in made.days)
    expected = []
    for line in made.keys:
        known = {start: amount for (number, start), amount in held.items() if key(number) == line and start < day}
        expected.append(known[max(known)] if known else NONE)
    assert made.before(place).tolist() == expected


def test_grids_are_cut_from_a_full_history_with_the_prices_of_each() -> None:
    rows = [GridPrice(key(n).code, 1, 0, FIRST, grid, 100 * grid + n) for n in range(3) for grid in (3, 16)]
    found = dated_by_grid([*rows, GridPrice(key(0).code, 1, 0, SECOND, 3, 0)])
    assert {grid: made.cents.tolist() for grid, made in found.items()} == {3: [300, 301, 302], 16: [1600, 1601, 1602]}
    assert found[3].among([key(1)]).cents.tolist() == [301]
    assert dated_by_grid([]) == {}


def test_a_price_that_changes_by_itself_between_two_revaluations_begins_a_new_history() -> None:
    rows = [(key(0), BEFORE, 100), (key(0), FIRST, 110), (key(0), "2025-06-01", 150), (key(0), SECOND, 160)]
    made = dated(rows)
    seen = panel(made, [made.days.index(FIRST), made.days.index(SECOND)])
    assert seen.cents.tolist() == [[NONE, 150, 160]]
    assert seen.crossed.tolist() == [1]


@pytest.mark.parametrize(
    ("amounts", "kept"),
    [
        ((100, 110, 105), [100, 110, NONE]),
        ((100, 90, 95), [NONE, 90, 95]),
        ((100, 90, 90), [NONE, 90, 90]),
        ((100, 90, 80), [NONE, NONE, 80]),
        ((100, 100, 110), [100, 100, 110]),
    ],
)
def test_a_fall_parts_a_history_and_the_side_that_rises_is_kept(amounts: tuple[int, ...], kept: list[int]) -> None:
    made = dated([(key(0), day, amount) for day, amount in zip((BEFORE, FIRST, SECOND), amounts, strict=True)])
    assert panel(made, [1, 2]).cents.tolist() == [kept]


def test_general_revaluations_are_found_by_the_lines_that_rise() -> None:
    rows = history((150, 150))
    alone = [(key(number), "2023-01-01", rows[3 * number][2] + 7) for number in range(50)]
    made = dated([*rows, *alone])
    assert [made.days[day] for day in general_days(made)] == [FIRST, SECOND]


@pytest.mark.parametrize("step", [150, 220, 300, 457])
def test_a_step_is_found_by_the_lattice_of_the_rises(step: int) -> None:
    made = dated(history((step, step)))
    found = [lattice_step(rises(made, day)) for day in general_days(made)]
    assert [each and each.rate for each in found] == [step, step]


def test_rises_that_follow_no_points_show_no_step() -> None:
    assert lattice_step(RNG.integers(10, 900, 5_000)) is None
    assert lattice_step(np.zeros(0, dtype=np.int64)) is None


def test_a_step_too_small_for_whole_cents_is_measured_on_the_points_of_another_column() -> None:
    full = dated(history((150, 150)))
    first = recover(own_column("F", full, found_rises(full), NOWHERE, lambda *_: FC))
    small = dated(history((87, 87), base=6_400))
    assert [rise.step for rise in found_rises(small)] == [None, None]
    told = told_column("G", small, found_rises(small), NOWHERE, lambda *_: None, first)
    assert [family.steps for family in told.families] == [(87, 87)]
    read = recover(told)
    assert [line.score for line in read.lines()] == SCORES
    assert all(score in line.scores for score, line in zip(SCORES, read.lines(), strict=True))


def test_two_ways_of_rising_in_one_column_are_told_apart() -> None:
    full = dated(history((150, 150)))
    first = recover(own_column("F", full, found_rises(full), NOWHERE, lambda *_: FC))
    fast, slow = history((150, 150)), history((87, 87), base=6_400)
    mixed = dated(
        [row for place, row in enumerate(slow) if place // 3 % 3] + [r for p, r in enumerate(fast) if not p // 3 % 3]
    )
    told = told_column(
        "G", mixed, found_rises(mixed), NOWHERE, lambda _, __, steps: FC if steps[0] == 150 else None, first
    )
    assert [(family.steps, family.fc) for family in told.families] == [((87, 87), None), ((150, 150), FC)]
    assert (told.family[::3] == 1).mean() > 0.9


def test_measured_steps_need_a_share_of_the_lines() -> None:
    points = np.array(SCORES)
    scattered = RNG.integers(1, 4_000, (len(points), 1))
    assert measured_steps(scattered, points) == ()
    gained = np.array([[price[1] - price[0]] for price in (prices(score, 1, steps=(87,)) for score in SCORES)])
    assert measured_steps(gained, points) == (87,)
    assert follows(gained, points, (87,)).all()


@pytest.mark.parametrize(("step", "expected"), [(300, 1 / 3), (150, 1.0), (87, 1.0), (200, 0.5), (600, 1 / 6)])
def test_what_chance_alone_explains(step: int, expected: float) -> None:
    assert chance(step) == pytest.approx(expected)


def test_a_crowd_is_made_of_different_points() -> None:
    assert len({line.cents for line in crowd(3_990, 20)}) == 20
