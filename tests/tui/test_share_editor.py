"""Shares as they are typed, and what the editor refuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.model.money import SHARE_UNIT
from tests.tui.screen_text import opened, press, screen_text, words
from tui.screens.shares import BadShares, percentage, read_shares


@given(st.integers(0, SHARE_UNIT))
def test_what_is_shown_reads_back(part: int) -> None:
    assert read_shares([percentage(part), percentage(SHARE_UNIT - part)]) == (part, SHARE_UNIT - part)


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        (["92", "8"], (9200, 800)), (["92,25", "7.75"], (9225, 775)), (["60 %", "30", ""], (6000, 3000, 1000)),
        (["100", "0"], (10000, 0)), (["", "100"], (0, 10000)),
    ],
)  # fmt: skip
def test_shares_that_sum_to_the_whole(typed: list[str], parts: tuple[int, ...]) -> None:
    assert read_shares(typed) == parts


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (["92", "7"], "La somme fait 99"), (["92", "9"], "La somme fait 101"),
        (["", "", "50"], "La somme fait 50"),
        (["101", ""], "« 101 »"), (["-1", "101"], "« -1 »"), (["92,255", "7,745"], "« 92,255 »"),
        (["abc", "8"], "« abc »"), (["60", "60", ""], "La somme fait 120"),
    ],
)  # fmt: skip
def test_shares_that_are_refused(typed: list[str], words: str) -> None:
    with pytest.raises(BadShares, match=words):
        read_shares(typed)


async def test_of_two_shares_the_other_is_the_rest_and_volumes_follow() -> None:
    async with opened("transcodage") as (app, pilot, fake):
        await press(pilot, "p", *"90")
        text = words(app)
        assert "▏10     ▕" in text
        assert "10 087 actes" in text
        assert "1 121 actes" in text
        assert fake.calls == [], "nothing moves before it is validated"


async def test_a_sum_that_is_not_the_whole_goes_nowhere() -> None:
    async with opened("transcodage") as (app, pilot, fake):
        await press(pilot, "down", "p", *"70", "enter", "enter")
        text = words(app)
        assert "La somme fait 110 % : elle doit faire 100 %." in text
        assert fake.calls == []
        await press(pilot, "tab", "tab", "backspace", "backspace")
        assert "La somme fait 100 %" in screen_text(app) or "Total 100" in screen_text(app)


async def test_an_empty_field_takes_the_rest() -> None:
    async with opened("transcodage") as (_, pilot, fake):
        await press(pilot, "down", "p", *"65", "tab", "tab", "delete", "enter", "enter")
        assert fake.calls == [("distribute", "HHQE002", (6500, 3000, 500), "Parts revues dans l'atelier.")]
