"""Draws: nothing moves where nothing is uncertain, volume is conserved, and a seed says all."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from ccam.model.codes import LineKey, Slot
from ccam.model.draft import MEASURE_ACTS, Fate, OldAct, ProposedAct, ProposedLine, ShareOrigin, ShareSet, Verb
from ccam.model.registers import BlindScore, Round
from ccam.model.volumes import VolumeRow
from tests import strategies as s
from tests.valuation.worlds import World, rates, settings, volumes, worlds
from valuation.flow import LineRef
from valuation.uncertainty import Dispersion, Spread, drawn_shares, measured, simulate

CERTAIN = Dispersion({})
WIDE = Dispersion(dict.fromkeys(ShareOrigin, 2_887), 1_000, 2_000, 200, 5_000)


def acts(world: World) -> list[str]:
    return [moved.observed.key.code for moved in world.book().rows.flows]


@given(worlds())
@hypothesis_settings(max_examples=30)
def test_certainty_is_the_point_exactly_in_total_and_by_key(world: World) -> None:
    impact = world.impact()
    found = simulate(impact, CERTAIN, draws=40, seed=7, keys=acts(world))
    point = impact.total().observed
    assert found.total == Spread(point, point, point)
    for code, figures in impact.by_keys(acts(world)).rows.items():
        assert set(found.rows[code]) == {figures.observed}


@given(worlds(), st.integers(0, 2**32))
@hypothesis_settings(max_examples=30)
def test_every_draw_cuts_the_whole_volume(world: World, seed: int) -> None:
    impact = world.impact()
    shares = drawn_shares(impact, WIDE, draws=40, seed=seed)
    assert (shares >= 0).all()
    way_act = impact.book.cells.way_act
    for act in set(way_act.tolist()):
        assert (shares[:, way_act == act].sum(axis=1) == 10_000).all()


@given(worlds())
@hypothesis_settings(max_examples=20)
def test_a_seed_says_all_and_another_seed_says_something_else(world: World) -> None:
    impact = world.impact()
    first, again = (simulate(impact, WIDE, draws=50, seed=3, keys=acts(world)) for _ in range(2))
    assert first == again
    assert first.total.low <= first.total.high
    few = simulate(impact, WIDE, draws=10, seed=3)
    assert few.total.low <= few.total.high


def _split(origin: ShareOrigin = ShareOrigin.EXPERT, parts: tuple[int, int] = (7_000, 3_000)) -> World:
    """1 000 performances of act 1, 10,00 € each, cut in two acts at 50,00 € and at 10,00 € or so."""
    shares = {MEASURE_ACTS: ShareSet(parts, origin)}
    act = replace(s.mapped(1, (1,), (2,), parts=parts), share_sets=shares)
    news = [
        ProposedAct(s.proposed(n), f"Acte {n}", None, "", (ProposedLine(Slot(1, 0), score, "chirurgie"),))
        for n, score in ((1, 5_000), (2, 1_000))
    ]
    row = VolumeRow(LineKey(s.code(1), 1, 0), "ADC", 1_000, 1_000_000, 0, 1_000, None)
    return World(s.release(s.act(1)), s.draft(act, *news), volumes(row), rates(10_000, chirurgie=0), settings())


def test_drawn_shares_have_the_mean_and_the_deviation_that_were_declared() -> None:
    impact = _split(parts=(5_000, 5_000)).impact()
    drawn = drawn_shares(impact, Dispersion({ShareOrigin.EXPERT: 1_000}), draws=4_000, seed=1)
    assert abs(drawn[:, 0].mean() - 5_000) < 80
    assert abs(drawn[:, 0].std() - 1_000) < 60


def test_an_interval_of_shares_is_what_the_draws_say_in_plain_numbers() -> None:
    """A plain reading of each draw: 1 000 performances × share × tariff, no array."""
    world, known = _split(), Dispersion({ShareOrigin.EXPERT: 1_500})
    impact = world.impact()
    effects = sorted(
        (5_000 * int(a) + 1_000 * int(b) - 1_000 * 10_000) * 1_000 // 10_000
        for a, b in drawn_shares(impact, known, draws=200, seed=5)
    )
    found = simulate(impact, known, draws=200, seed=5).total
    assert abs(found.low - effects[4]) <= 1
    assert abs(found.high - effects[194]) <= 1
    assert abs(found.mean - sum(effects) / 200) <= 1
    bounds = impact.total()
    assert bounds.low <= found.low < impact.total().observed < found.high <= bounds.high


def test_scores_and_volumes_spread_around_the_point() -> None:
    impact = _split().impact()
    point = impact.total().observed
    scores = simulate(impact, Dispersion({}, score=1_000), draws=2_000, seed=2).total
    spent = 1_000 * (5_000 * 7 + 1_000 * 3) // 10
    assert abs(scores.mean - point) < spent // 100
    wide = simulate(impact, Dispersion({}, score=3_000), draws=4_000, seed=2).total
    assert abs(wide.mean - point) < spent // 50
    assert scores.high - scores.low > spent // 5
    amounts = simulate(impact, Dispersion({}, volume=1_000), draws=2_000, seed=2).total
    assert abs((amounts.high - amounts.low) - 4 * 0.1 * point) < point // 20
    assert not simulate(impact, Dispersion({}), draws=10, seed=2).uncertain


def test_errors_that_are_common_do_not_cancel_out() -> None:
    rows = [VolumeRow(LineKey(s.code(n), 1, 0), "ADC", 1_000, 1_000_000, 0, 1_000, None) for n in range(1, 41)]
    news = [
        ProposedAct(s.proposed(n), f"Acte {n}", None, "", (ProposedLine(Slot(1, 0), 5_000, "chirurgie"),))
        for n in range(1, 41)
    ]
    olds = [s.mapped(n, (n,)) for n in range(1, 41)]
    release = s.release(*(s.act(n) for n in range(1, 41)))
    impact = World(release, s.draft(*olds, *news), volumes(*rows), rates(10_000, chirurgie=0), settings()).impact()
    alone = simulate(impact, Dispersion({}, volume=500), draws=400, seed=4).total
    together = simulate(impact, Dispersion({}, volume=500, volume_common=10_000), draws=400, seed=4).total
    assert together.high - together.low > 4 * (alone.high - alone.low)


def test_a_share_of_nothing_stays_nothing_and_a_lone_way_is_certain() -> None:
    drawn = drawn_shares(_split(parts=(10_000, 0)).impact(), WIDE, draws=60, seed=1)
    assert (drawn == np.array([10_000, 0])).all()


def test_a_deleted_act_is_as_uncertain_as_its_volume() -> None:
    world = _split()
    gone = OldAct(s.code(1), Fate.DELETED, Verb.DELETE, "obsolète")
    impact = replace(world, draft=s.draft(gone)).impact()
    assert set(simulate(impact, Dispersion(dict(WIDE.shares), 1_000), draws=50, seed=1).total) == {-1_000_000}
    found = simulate(impact, Dispersion({}, volume=1_000), draws=1_000, seed=1).total
    assert found.low < -1_150_000 < -1_010_000 < found.mean < -990_000 < -850_000 < found.high


@pytest.mark.parametrize(
    ("points", "expected"), [((10_000, 12_000), 1_286), ((10_000,), None), ((10_000, 10_000, 10_000), 0)]
)
def test_the_dispersion_of_a_round_is_that_of_its_scores(points: tuple[int, ...], expected: int | None) -> None:
    ref = LineRef(s.proposed(1), Slot(1, 0))
    scores = tuple(BlindScore(f"expert-{n}", f"{ref.act}/1/0", value) for n, value in enumerate(points))
    closed = Round("T1", "scores", (), (), closed=True, scores=scores)
    assert measured([closed], [ref]).get(ref) == expected
    assert measured([replace(closed, closed=False)], [ref]) == {}
    assert measured([closed], []) == {}


def test_what_a_round_measured_replaces_the_declared_dispersion() -> None:
    impact = _split().impact()
    every = {LineRef(s.proposed(n), Slot(1, 0)): 0 for n in (1, 2)}
    known = simulate(impact, Dispersion({}, score=3_000, lines=every), draws=50, seed=1)
    assert set(known.total) == {impact.total().observed}
    assert known.measured == 2
