"""Numbers and marks of one cell: exact laws, whatever the writing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.formats.cells import NOISE, day_and_month, escaped, read_number, unescaped
from ccam.model.money import decimal_string

AMOUNTS = st.integers(min_value=0, max_value=10**10)


@given(AMOUNTS)
def test_cents_survive_every_plain_writing(cents: int) -> None:
    text = decimal_string(cents)
    for written in (text, text.replace(".", ","), f" {text} ", repr(cents / 100)):
        assert read_number(written, 2).value == cents
    assert read_number(text, 2).plain


@given(st.integers(min_value=0, max_value=10**9))
def test_float_noise_changes_no_cent(cents: int) -> None:
    noisy = format(Decimal(cents / 100), "f")
    read = read_number(noisy, 2)
    assert read.value == cents
    assert read.residue < NOISE


@given(st.decimals(min_value=-(10**6), max_value=10**6, places=6))
def test_a_reading_is_never_further_than_half_a_unit(number: Decimal) -> None:
    read = read_number(format(number, "f"), 2)
    assert abs(Decimal(read.value) - number * 100) == read.residue <= Decimal("0.5")


@pytest.mark.parametrize(
    ("text", "value", "comma", "space"),
    [
        ("248, 15", 24815, True, True),
        ("1\u202f234,50", 123450, True, True),
        ("27,20", 2720, True, False),
        ("12", 1200, False, False),
        ("-5.5", -550, False, False),
        ("1e3", 100000, False, False),
    ],
)
def test_what_a_number_was_seen_through(text: str, value: int, comma: bool, space: bool) -> None:
    read = read_number(text, 2)
    assert (read.value, read.comma, read.space) == (value, comma, space)


@pytest.mark.parametrize(
    "text", ["", ".", "1.", ".5", "1.2.3", "1,234.56", "1_000", "nan", "inf", "12 €", "١٢", "0x1f"]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError) as caught:
        read_number(text, 2)
    assert caught.value.args[0] == text


def test_half_a_unit_goes_up() -> None:
    assert [read_number(text, 2).value for text in ("0.005", "0.015", "-0.005")] == [1, 2, -1]


def test_a_date_gives_its_day_and_month_back() -> None:
    assert [day_and_month(text) for text in ("2021-07-02", "2-7", "")] == ["2-7", "", ""]


@given(st.text(max_size=5))
def test_only_the_escape_is_taken_off(text: str) -> None:
    for mark in "=+-@":
        assert unescaped(f"'{mark}{text}") == mark + text
    if not text.startswith("'"):
        assert unescaped(text) == text


@given(st.text("'=+-@a", max_size=6))
def test_every_text_comes_back_from_its_escape(text: str) -> None:
    assert unescaped(escaped(text)) == text
    assert escaped(text)[:1] not in ("=", "+", "-", "@", "\t", "\r")
