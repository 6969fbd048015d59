"""Lines by size of change: every line is in one bin, and bins add up."""

from hypothesis import given

from ccam.model.codes import LineKey
from ccam.model.draft import Fate, OldAct, Verb
from ccam.model.money import MICRO
from ccam.model.volumes import VolumeRow
from tests import strategies as s
from tests.valuation.worlds import World, rates, settings, volumes, worlds
from valuation.impact import Standing
from valuation.movement import FIGURED, movements, theoretical_base


@given(worlds())
def test_bins_hold_every_line_once_and_add_up(world: World) -> None:
    impact = world.impact()
    bins = movements(impact)
    total = impact.total()
    assert sum(one.lines for one in bins) == total.lines
    assert sum(one.base for one in bins) == total.base
    assert abs(sum(one.effect for one in bins) - total.observed) <= len(bins)
    assert [one.figured for one in bins] == [True] * 7 + [False]
    assert bins[-1].base == total.base - total.known_base - total.kept_base - total.deleted_base


@given(worlds())
def test_each_line_is_in_the_bin_of_its_change(world: World) -> None:
    impact = world.impact()
    expected = [0] * 8
    for moved, one, effect in zip(impact.book.rows.flows, impact.standings(), impact.observed.tolist(), strict=True):
        base = abs(moved.observed.base)
        share = 100 * effect / (base * MICRO) if base else effect * 10**12
        edges = (-20, -5)
        if one not in FIGURED:
            place = 7
        elif effect == 0:
            place = 3
        elif effect < 0:
            place = sum(share >= edge for edge in edges)
        else:
            place = 4 + sum(share > edge for edge in (5, 20))
        expected[place] += 1
    assert [one.lines for one in movements(impact)] == expected


def test_acts_are_counted_once_however_many_lines_they_have() -> None:
    rows = [
        VolumeRow(LineKey(s.code(1), activity, 0), "ADC", quantity, 5_000, 0, 1_000, None)
        for activity, quantity in ((1, 7), (4, 6))
    ]
    gone = OldAct(s.code(1), Fate.DELETED, Verb.DELETE, "obsolète")
    world = World(s.release(s.act(1, (1, 4))), s.draft(gone), volumes(*rows), rates(4_700), settings())
    bins = movements(world.impact())
    assert (bins[0].low, bins[0].high, bins[0].lines, bins[0].acts) == (None, -20, 2, 7)
    assert bins[0].effect == -10_000


@given(worlds())
def test_the_theoretical_spend_before_is_quantity_at_the_price_of_the_release(world: World) -> None:
    impact = world.impact()
    spent = 0
    for moved, one in zip(impact.book.rows.flows, impact.standings(), strict=True):
        line = world.release.by_key.get(moved.observed.key)
        price = line.price("F") if line else None
        if one in (Standing.KNOWN, Standing.KEPT, Standing.DELETED):
            spent += moved.observed.quantity * price.cents if price else moved.observed.base
    assert theoretical_base(impact) == spent
