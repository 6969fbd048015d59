"""Bars in block characters: right lengths, nothing lost, nothing by colour."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from ccam.usecases.impact.views import bin_name
from tests.tui.fake_impact import BINS
from tui.drawing.impact_plots import SIGNS, bar, spread, stacked

FACTORS = tuple(SIGNS)


@given(st.lists(st.integers(-(10**12), 10**12), min_size=len(SIGNS), max_size=len(SIGNS)), st.integers(50, 200))
def test_a_stack_fits_and_its_longer_side_fills_the_room(parts: list[int], width: int) -> None:
    lines = stacked(FACTORS, parts, width)
    assert all(cell_len(line) <= width for line in lines)
    bars = [line.partition("▕")[2].partition("▏")[0] for line in lines if "▕" in line]
    sides = [side for side in (sum(max(p, 0) for p in parts), sum(max(-p, 0) for p in parts)) if side]
    assert len(bars) == len(sides)
    if len(sides) == 2 and sides[0] != sides[1]:
        assert (len(bars[0]) >= len(bars[1])) == (sides[0] > sides[1]) or len(bars[0]) == len(bars[1])


@given(st.integers(1, 10**12), st.integers(1, 10**12), st.integers(4, 60))
def test_a_bar_is_never_nothing_and_never_too_long(amount: int, more: int, width: int) -> None:
    assert 1 <= len(bar(amount, amount + more, width)) <= width
    assert bar(amount, amount, width) == "█" * width
    assert bar(0, amount, width) == ""


def test_a_stack_by_hand() -> None:
    shown = [
        line.replace("\u202f", " ").replace("\xa0", " ") for line in stacked(("points", "fc"), (300_00, -100_00), 40)
    ]
    assert shown[0].startswith("hausses +300 € ▕█████")
    assert shown[1].startswith("baisses −100 € ▕▓▓▓")
    assert [line.count(sign) for line, sign in zip(shown, "█▓", strict=False)] == [23, 8]
    assert shown[2] == "█ points +300 €  ▓ FC −100 €"


def test_the_spread_says_its_shape_in_words() -> None:
    text = spread(BINS, 200).replace("\u202f", " ").replace("\xa0", " ")
    assert text.startswith("▕▁▁▃█▇▂▁▏ ")
    assert "21,2 % en baisse (dont 0,6 % de plus de 20 %)" in text
    assert "36,3 % inchangée" in text
    assert len(spread(BINS, 78)) <= 78


def test_each_bin_has_a_name() -> None:
    names = [bin_name(one).replace("\u202f", " ").replace("\xa0", " ") for one in BINS]
    assert names[0] == "plus de 20 % de baisse"
    assert names[3] == "inchangé"
    assert names[4] == "0 à 5 % de hausse"
    assert names[-1] == "sans chiffre"
