"""The split of a delta: every row foots, a hand-made case, orders, and a plain reading of one switch at a time."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccam.formats.parameters import Status
from ccam.model.codes import LineKey, Slot
from ccam.model.draft import Fate, OldAct, ProposedAct, ProposedLine, Verb
from ccam.model.errors import UsageError
from ccam.model.money import MICRO
from ccam.model.volumes import VolumeRow
from tests import strategies as s
from tests.valuation import worlds as w
from valuation.decompose import ORDER, Before, Factor, Split, order_of, split
from valuation.footing import footed_table, footed_to
from valuation.impact import Axis
from valuation.parameters import Parameters, Points

KNOWN_POINTS = st.dictionaries(st.integers(1, 4), st.integers(1, 100_000), max_size=4)


def with_points(parameters: Parameters, scores: dict[LineKey, int], cp_key: str = "chirurgie") -> Parameters:
    made = {key: Points(score, cp_key, Status.READ, "essai", s.DAY, "") for key, score in scores.items()}
    return replace(parameters, line_points=made)


def before(world: w.World, scores: dict[int, int], fc: int = 4_400, cp: int = 2_500) -> Before:
    lines = {LineKey(s.code(number), activity, 0): score for number, score in scores.items() for activity in (1, 4)}
    return Before(with_points(w.rates(fc, chirurgie=cp), lines), world.settings)


def by_act(world: w.World, was: Before, order: tuple[Factor, ...] | None = ORDER) -> Split:
    impact = world.impact()
    return split(impact, was, [flow.observed.key.code for flow in impact.book.rows.flows], order)


@settings(max_examples=60)
@given(w.worlds(), KNOWN_POINTS, st.permutations(ORDER))
def test_every_row_and_every_column_adds_up(world: w.World, scores: dict[int, int], order: list[Factor]) -> None:
    found = by_act(world, before(world, scores), tuple(order))
    table = world.impact().by(Axis.ACT)
    assert {key: sum(row) for key, row in found.rows.items()} == {
        key: figures.observed for key, figures in table.rows.items()
    }
    assert sum(found.total) == table.total.observed
    columns = [sum(column) for column in zip(*found.rows.values(), strict=True)]
    assert columns == list(found.total) or not found.rows


@settings(max_examples=40)
@given(w.worlds())
def test_without_known_points_the_change_of_price_is_unknown(world: w.World) -> None:
    found = by_act(world, before(world, {}))
    at = dict(zip(Factor, found.total, strict=True))
    assert {at[factor] for factor in (Factor.TARGET, Factor.POINTS, Factor.FC, Factor.CP)} == {0}
    assert found.explained_base == 0


@settings(max_examples=40)
@given(w.worlds(), KNOWN_POINTS)
def test_k_alone_is_what_separates_observed_from_theoretical(world: w.World, scores: dict[int, int]) -> None:
    found, total = by_act(world, before(world, scores)), world.impact().total()
    assert abs(found.total[ORDER.index(Factor.ASSOCIATION)] - (total.observed - total.theoretical)) <= len(Factor)


def one(score: int, price: int, *ways: int, quantity: int = 10, base: int | None = None) -> w.World:
    """Act 1 observed 10 times, become the acts ``ways`` in turn, all with the same points."""
    act = s.act(1, (1,), price)
    old = s.mapped(1, *((way,) for way in ways), parts=(7_000, 3_000)[: len(ways)] if len(ways) > 1 else ())
    news = [
        ProposedAct(s.proposed(way), f"Acte {way}", None, "", (ProposedLine(Slot(1, 0), score * way, "chirurgie"),))
        for way in ways
    ]
    key, spent = LineKey(s.code(1), 1, 0), price * quantity if base is None else base
    row = VolumeRow(key, "ADC", quantity, spent, 0, price, None)
    parameters = w.rates(5_000, chirurgie=3_000)
    return w.World(s.release(act), s.draft(old, *news), w.volumes(row), parameters, w.settings())


def parts(world: w.World, score: int, order: tuple[Factor, ...] = ORDER) -> dict[str, int]:
    found = by_act(world, before(world, {1: score}, 4_000, 2_000), order)
    return {factor.value: value for factor, value in zip(Factor, found.total, strict=True) if value}


def test_points_then_fc_then_cp_by_hand() -> None:
    """100 → 120 points, FC 0,40 → 0,50, CP 0,20 → 0,30, 10 acts: 600 → 720 → 840 → 960 €."""
    world = one(12_000, 6_000, 1)
    assert parts(world, 10_000) == {"points": 12_000, "fc": 12_000, "cp": 12_000}
    reverse = order_of(["cp", "fc", "points"])
    assert parts(world, 10_000, reverse) == {"points": 16_000, "fc": 10_000, "cp": 10_000}


def test_a_frozen_price_above_its_target_is_told_apart() -> None:
    assert parts(one(10_000, 7_000, 1), 10_000) == {"cible": -10_000, "fc": 10_000, "cp": 10_000}


def test_another_way_and_acts_billed_together_are_mapping() -> None:
    """3 acts of 10 go to an act of twice the points: 3 × 80 € more than the main way."""
    assert parts(one(10_000, 6_000, 1, 2), 10_000)["transcodage"] == 3 * 8_000


def test_k_multiplies_the_change_of_price() -> None:
    assert parts(one(12_000, 6_000, 1, base=90_000), 10_000)["associations"] == 18_000


def test_the_split_without_order_is_the_mean_of_all_orders() -> None:
    """Only four factors change anything here: their 24 orders are all the orders there are."""
    world, moving = one(12_000, 6_600, 1, base=99_000), (Factor.POINTS, Factor.FC, Factor.CP, Factor.ASSOCIATION)
    was = before(world, {1: 11_000}, 4_000, 2_000)
    every = [by_act(world, was, order_of(each.value for each in order)).total for order in permutations(moving)]
    free = by_act(world, was, None).total
    assert len(set(every)) > 1
    for mean, column in zip(free, zip(*every, strict=True), strict=True):
        assert abs(mean * len(every) - sum(column)) <= len(every)
    assert sum(free) == world.impact().total().observed


def test_a_deleted_act_is_mapping() -> None:
    world = one(1, 1_000, 1)
    gone = replace(world, draft=s.draft(OldAct(s.code(1), Fate.DELETED, Verb.DELETE, "obsolète")))
    assert parts(gone, 10_000) == {"transcodage": -10_000}


def test_an_order_names_each_factor_once() -> None:
    assert order_of(["fc"])[:3] == (Factor.FC, Factor.TARGET, Factor.POINTS)
    for wrong in (["fc", "fc"], ["prix"]):
        with pytest.raises(UsageError, match="ordre"):
            order_of(wrong)


# footing -------------------------------------------------------------------------------------


@given(st.lists(st.lists(st.integers(-(10**9), 10**9), min_size=3, max_size=3), min_size=1, max_size=30))
def test_a_footed_table_foots_both_ways_near_its_exact_cells(exact: list[list[int]]) -> None:
    totals = [sum(row) for row in exact]
    rows = footed_to(totals, round(sum(totals) / MICRO))
    columns = footed_to([sum(column) for column in zip(*exact, strict=True)], sum(rows))
    cells = footed_table(exact, rows, columns)
    assert [sum(row) for row in cells] == rows
    assert [sum(column) for column in zip(*cells, strict=True)] == columns
    pairs = zip((cell for row in cells for cell in row), (value for row in exact for value in row), strict=True)
    assert max(abs(cell * MICRO - value) for cell, value in pairs) <= 4 * MICRO


def test_nil_stays_nil_where_another_cell_can_take_the_cent() -> None:
    exact = [[500_000, 0, 500_000], [500_000, 0, 500_000]]
    assert footed_table(exact, [1, 1], [1, 0, 1]) == [[0, 0, 1], [1, 0, 0]]
    assert footed_to([0, 0], 0) == [0, 0]
