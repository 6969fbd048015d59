"""The large drawings: round ticks in French, bars in words, signs apart from colours."""

from hypothesis import given
from hypothesis import strategies as st

from ccam.usecases.impact.views import Asked, Drawn, Shown
from tests.tui.fake_workbench import FakeWorkbench
from tui.drawing.impact_pictures import BINS, UNITS, largest, pictures, ticks, unit_of
from valuation.uncertainty import Simulation, Spread

CENTS = st.integers(-(10**12), 10**12)


@given(CENTS, CENTS)
def test_ticks_are_round_inside_and_hold_zero(one: int, other: int) -> None:
    low, high = sorted((one, other))
    unit, _ = unit_of((low, high))
    marks = ticks(low, high, unit)
    places = [at for at, _ in marks]
    assert 0 in places
    assert len(places) <= 14
    assert all(min(low, 0) <= at <= max(high, 0) for at in places)
    assert len({label for _, label in marks}) == len(marks)
    assert not any("." in label for _, label in marks)


def test_ticks_of_a_few_millions() -> None:
    assert [label for _, label in ticks(-240_000_000, 180_000_000, UNITS[1][0])] == ["−2", "−1", "0", "1"]
    assert [label for _, label in ticks(0, 210_000_000, UNITS[1][0])] == ["0,0", "0,5", "1,0", "1,5", "2,0"]


def test_bars_say_their_figure_and_their_sign() -> None:
    made = FakeWorkbench().simulate(Asked("chapitre"))
    effects, spread = pictures(made, None)
    assert [bar.replace("\xa0", " ") for bar in effects.bars] == [
        "11 Appareil ostéoarticulaire… : +2,2 M€",
        "07 Appareil digestif : +1,4 M€",
        "01 Système nerveux central, p… : +200,0 k€",
    ]
    assert effects.signs == (1, 1, 1)
    assert spread.signs == (-1, -1, -1, 0, 1, 1, 1, 0)
    assert sum(spread.values) in range(995, 1006)


def test_three_scenarios_are_drawn_where_they_are_compared() -> None:
    made = FakeWorkbench().simulate(Asked("chapitre", Shown.COMPARED))
    assert "trois scénarios" in pictures(made, None)[0].title


def test_every_draw_is_in_a_bar_and_the_interval_is_said() -> None:
    totals = tuple(range(-50_000_000, 150_000_001, 1_000_000))
    simulation = Simulation(len(totals), 1, Spread(50_000_000, -45_000_000, 145_000_000), {}, 0, 0, totals)
    made = FakeWorkbench().simulate(Asked("chapitre"))
    drawn = pictures(made, Drawn(made.asked, simulation, {}, ()))[0]
    assert sum(drawn.values) == len(totals)
    assert len(drawn.bars) == BINS
    assert set(drawn.signs) == {-1, 1}
    assert "entre −450,0 k€ et +1,5 M€" in drawn.note.replace("\xa0", " ")


def test_the_largest_bars_stay_in_their_order() -> None:
    assert largest((5, -9, 1, 7), 3) == [0, 1, 3]
