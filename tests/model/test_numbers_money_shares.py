"""Figures: exact, and written as the French write them."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.french import numbers as fr
from ccam.model.money import decimal_string, from_micro, half_up, parse_scaled
from ccam.model.shares import apportion, equal_shares
from tests import strategies as s


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (fr.euros(123456), "1\u202f234,56\u00a0€"),
        (fr.euros(-369), "\u22123,69\u00a0€"),
        (fr.euros(9068500, sign=True), "+90\u202f685,00\u00a0€"),
        (fr.euros_short(1260000000), "12,6\u00a0M€"),
        (fr.euros_short(560000000000), "5,6\u00a0Md€"),
        (fr.euros_short(-5500000), "\u221255,0\u00a0k€"),
        (fr.euros_short(64050), "641\u00a0€"),
        (fr.percent(123, 1000), "12,3\u00a0%"),
        (fr.percent(1, 0), "–"),
        (fr.percent(0, 7), "0,0\u00a0%"),
        (fr.percent(-1, 100_000, sign=True), "≈\u00a00\u00a0%"),
        (fr.percent(-1, 8, sign=True), "\u221212,5\u00a0%"),
        (fr.share(9250), "92,5\u00a0%"),
        (fr.points(26250), "262,5"),
        (fr.points(1700), "17"),
        (fr.rate(4700), "0,47"),
        (fr.rate(3990), "0,399"),
        (fr.rate(10000), "1,00"),
        (fr.plural(1, "acte"), "1 acte"),
        (fr.plural(0, "acte"), "0 acte"),
        (fr.plural(2000, "acte"), "2\u202f000 actes"),
    ],
)
def test_written_for_people(made: str, expected: str) -> None:
    assert made == expected


@given(st.integers(-(10**14), 10**14), st.integers(0, 6))
def test_for_machines_there_and_back(value: int, places: int) -> None:
    assert parse_scaled(decimal_string(value, places), places) == value
    assert parse_scaled(fr.scaled(abs(value), places), places) == abs(value)


@pytest.mark.parametrize("text", ["", "abc", "1,234", "12..5", "nan", "inf", "1e", "1e999999", "1" + "0" * 26 + ".01"])
def test_what_is_not_an_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_scaled(text, 2)


@given(st.integers(-(10**16), 10**16), st.integers(1, 10**6))
def test_half_up_agrees_with_decimal(numerator: int, denominator: int) -> None:
    exact = (Decimal(numerator) / Decimal(denominator)).quantize(Decimal(1), ROUND_HALF_UP)
    # Decimal divides with 28 digits: compare where that division is exact enough to decide.
    if abs(numerator) * 2 % denominator != 0 or (2 * numerator) % denominator == 0:
        assert half_up(numerator, denominator) == int(exact)


def test_half_up_at_the_tie() -> None:
    assert [half_up(n, 2) for n in (1, 3, -1, -3)] == [1, 2, -1, -2]
    assert from_micro(1_500_000) == 2


@given(st.integers(-(10**9), 10**9), st.integers(1, 8).flatmap(s.partitions))
def test_apportionment_conserves_and_stays_near(volume: int, shares: tuple[int, ...]) -> None:
    parts = apportion(volume, shares)
    assert sum(parts) == volume
    for part, share in zip(parts, shares, strict=True):
        assert abs(part * 10_000 - volume * share) < 10_000
    assert apportion(-volume, shares) == [-part for part in parts]


@pytest.mark.parametrize("shares", [(), (9999,), (10001,), (5000, 5001), (-1, 10001)])
def test_shares_that_do_not_sum_are_refused(shares: tuple[int, ...]) -> None:
    with pytest.raises(ValueError):
        apportion(100, shares)


@given(st.integers(1, 200))
def test_equal_shares_sum(count: int) -> None:
    shares = equal_shares(count)
    assert sum(shares) == 10_000
    assert max(shares) - min(shares) <= 1


@given(st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=5))
def test_rates_side_by_side_bear_the_same_decimals_and_stay_exact(values: list[int]) -> None:
    told = fr.rates(values)
    read = [each.replace(fr.MINUS, "-").replace(fr.THIN, "").replace(",", ".") for each in told]
    assert [Decimal(each) for each in read] == [Decimal(value).scaleb(-4) for value in values]
    assert {len(each.partition(",")[2]) for each in told} == {4 if any(value % 10 for value in values) else 3}
