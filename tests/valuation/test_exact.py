"""Integers that never wrap: against Python's own, at and beyond what int64 holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.model.errors import DataRefused
from ccam.model.money import MICRO, from_micro
from valuation.exact import LIMIT, Ints, add, exact_sums, footed, ints, product, sum_by

SMALL = st.integers(-(2**20), 2**20)
LARGE = st.integers(-(2**61), 2**61)
PAIRS = st.lists(st.tuples(LARGE, st.integers(0, 3)), max_size=40)


def split(pairs: list[tuple[int, int]]) -> tuple[Ints, Ints, list[int]]:
    expected = [sum(value for value, place in pairs if place == group) for group in range(4)]
    return ints(value for value, _ in pairs), ints(place for _, place in pairs), expected


@given(PAIRS)
def test_sums_without_limit_are_those_of_python(pairs: list[tuple[int, int]]) -> None:
    values, index, expected = split(pairs)
    assert exact_sums(values, index, 4) == expected


@given(PAIRS)
def test_sums_are_exact_or_refused(pairs: list[tuple[int, int]]) -> None:
    values, index, expected = split(pairs)
    if max(map(abs, expected)) < LIMIT // 2:
        assert sum_by(values, index, 4).tolist() == expected
    elif max(map(abs, expected)) > LIMIT * 2:
        with pytest.raises(DataRefused):
            sum_by(values, index, 4)


@given(st.lists(st.tuples(SMALL, SMALL, SMALL), min_size=1))
def test_products_are_those_of_python(rows: list[tuple[int, int, int]]) -> None:
    first, second, third = (ints(column) for column in zip(*rows, strict=True))
    assert product(first, second, third).tolist() == [a * b * c for a, b, c in rows]


@pytest.mark.parametrize("values", [[2**62], [-(2**62)], [2**63], [10**30]])
def test_values_beyond_the_limit_are_refused(values: list[int]) -> None:
    with pytest.raises(DataRefused, match="46 milliards"):
        ints(values)


def test_a_product_or_an_addition_that_would_wrap_is_refused() -> None:
    with pytest.raises(DataRefused):
        product(ints([2**40]), ints([2**40]))
    with pytest.raises(DataRefused):
        add(ints([2**61]), ints([2**61]))
    assert product(ints([0, 3]), ints([2**61, 2]), 1).tolist() == [0, 6]


@given(st.lists(st.integers(-(10**15), 10**15), max_size=30))
def test_a_footed_column_adds_up_and_stays_within_a_cent(column: list[int]) -> None:
    cents = footed(column)
    assert sum(cents) == from_micro(sum(column))
    assert all(abs(shown * MICRO - exact) < MICRO for shown, exact in zip(cents, column, strict=True))


@given(st.lists(st.sampled_from([0, 400_000, -400_000, 2 * MICRO]), max_size=30))
def test_footing_leaves_whole_cents_alone(column: list[int]) -> None:
    for exact, shown in zip(column, footed(column), strict=True):
        assert exact % MICRO or shown * MICRO == exact


@given(st.lists(st.integers(-(10**7), 10**7) | st.integers(-(10**30), 10**30), max_size=12))
def test_the_largest_remainders_take_the_cents_that_lack_ties_to_the_earlier_row(column: list[int]) -> None:
    cents = [amount // MICRO for amount in column]
    order = sorted(range(len(column)), key=lambda row: (-(column[row] % MICRO), row))
    for row in order[: from_micro(sum(column)) - sum(cents)]:
        cents[row] += 1
    assert footed(column) == cents
