"""The crossing of a step function: both sides, the residual, few evaluations, and a lever that lies."""

from hypothesis import given
from hypothesis import strategies as st

from valuation.solve import MOST_EVALUATIONS, Grid, Point, solve


@st.composite
def steps(draw: st.DrawFn) -> tuple[list[int], int]:
    """A monotone function as its values, and a target around them."""
    jumps = draw(st.lists(st.integers(0, 1_000), min_size=1, max_size=80))
    sign = draw(st.sampled_from([1, -1]))
    values = [draw(st.integers(-5_000, 5_000))]
    for jump in jumps:
        values.append(values[-1] + sign * jump)
    return values, draw(st.integers(min(values) - 50, max(values) + 50))


@given(steps(), st.integers(0, 80))
def test_the_two_sides_are_those_of_an_exhaustive_search(drawn: tuple[list[int], int], start: int) -> None:
    values, target = drawn
    found = solve(values.__getitem__, Grid(0, len(values) - 1), target, start)
    best = min(abs(value - target) for value in values)
    assert found.monotone
    assert found.chosen.amount == values[found.chosen.value]
    if found.inert:
        assert len(set(values)) == 1
        return
    assert abs(found.residual) == best
    assert found.reached == (min(values) <= target <= max(values))
    if found.below and found.above:
        assert found.below.amount <= target <= found.above.amount
        assert abs(found.below.value - found.above.value) <= 1


@given(st.integers(1, 2**20), st.integers(1, 10**9), st.integers(-(10**12), 10**12), st.integers(1, 3))
def test_a_million_values_need_thirty_evaluations(last: int, slope: int, origin: int, power: int) -> None:
    calls = []

    def amount(value: int) -> int:
        calls.append(value)
        return origin + slope * int(value**power)

    solve(amount, Grid(0, last), origin + slope * (last // 3) ** power + 1, 0)
    assert len(calls) == len(set(calls)) <= MOST_EVALUATIONS


def test_a_nearly_linear_total_needs_very_few() -> None:
    found = solve(lambda value: 123_456 * value - 500_000_000, Grid(0, 40_000), 7, 4_700)
    assert found.evaluations <= 8
    assert (found.below, found.above) == (Point(4_050, -3_200), Point(4_051, 120_256))


def test_the_legal_grid_is_kept() -> None:
    found = solve(lambda value: value, Grid(0, 10_000, 100), 4_749, 4_700)
    assert (found.chosen, found.residual) == (Point(4_700, 4_700), -49)
    assert found.above == Point(4_800, 4_800)


def test_out_of_reach_is_said_with_the_nearest_end() -> None:
    found = solve(lambda value: value, Grid(0, 100), 1_000, 50)
    assert (found.reached, found.chosen, found.above) == (False, Point(100, 100), None)
    found = solve(lambda value: -value, Grid(0, 100), 1_000, 50)
    assert (found.reached, found.chosen, found.above) == (False, Point(0, 0), None)
    found = solve(lambda value: -value, Grid(0, 100), -1_000, 50)
    assert (found.reached, found.chosen, found.below) == (False, Point(100, -100), None)


def test_a_lever_that_moves_nothing_stays_where_it_is() -> None:
    found = solve(lambda value: 0, Grid(0, 100), 0, 47)
    assert (found.inert, found.reached, found.chosen) == (True, True, Point(47, 0))
    assert not solve(lambda value: 0, Grid(0, 100), 5, 47).reached


def test_a_lever_that_goes_up_and_down_is_told() -> None:
    hill = [0, 40, 30, 5, 20, 15, 40, 60]
    found = solve(hill.__getitem__, Grid(0, 7), 25, 0)
    assert not found.monotone
    assert found.below
    assert found.above
    assert found.below.amount <= 25 <= found.above.amount


def test_the_nearest_value_of_a_grid() -> None:
    grid = Grid(100, 1_000, 100)
    assert [grid.value(grid.nearest(value)) for value in (0, 149, 150, 151, 250, 5_000)] == [
        100, 100, 100, 200, 200, 1_000,
    ]  # fmt: skip
