"""Volumes follow the correspondence, and none is lost: laws over any draft, and the order of the categories."""

from collections import Counter

import pytest
from hypothesis import given

from ccam.model.codes import ActCode, LineKey, Slot
from ccam.model.draft import Fate, LeftLine, OldAct
from ccam.model.volumes import VolumeRow
from tests import strategies as s
from tests.valuation.worlds import World, volumes, worlds
from valuation.flow import Category, Flow, LineRef, flow, received
from valuation.observed import K_UNIT, Observed, observe


def flows_of(world: World) -> tuple[Flow, ...]:
    return flow(world.release, world.draft, world.volumes, world.settings.scope)


def row(code: ActCode, quantity: int, activity: int = 1, group: str = "ADC", base: int = 100) -> VolumeRow:
    return VolumeRow(LineKey(code, activity, 0), group, quantity, base, 0, 1000, None)


@given(worlds())
def test_volume_is_conserved_per_line_per_act_and_in_total(world: World) -> None:
    flows = flows_of(world)
    before, after = Counter[LineKey](), Counter[LineKey]()
    for volume in world.volumes.rows:
        before[volume.key] += volume.quantity
    for moved in flows:
        if moved.category is Category.MOVED:
            after[moved.observed.key] += sum(part.quantity for part in moved.parts)
        else:
            assert not moved.parts
            after[moved.observed.key] += moved.observed.quantity
    assert before == after
    assert sum(moved.observed.base for moved in flows) == world.volumes.base
    assert sum(moved.observed.quantity for moved in flows) == world.volumes.quantity


@given(worlds())
def test_each_act_billed_together_receives_the_whole_part_at_the_same_slot(world: World) -> None:
    flows = flows_of(world)
    for moved in flows:
        act = world.draft.fate_of(moved.observed.key.code)
        slot = Slot(moved.observed.key.activity, moved.observed.key.phase)
        for way, part in zip(act.alternatives, moved.parts, strict=False):
            carrying = [member for member in way.members if world.draft.proposed[member].line(slot)]
            assert part.lines == tuple(LineRef(member, slot) for member in carrying)
            assert part.lines
    incoming = sum(part.quantity * len(part.lines) for moved in flows for part in moved.parts)
    assert sum(received(flows).values()) == incoming


@given(worlds())
def test_the_order_of_rows_changes_nothing(world: World) -> None:
    backwards = volumes(*reversed(world.volumes.rows))
    assert flow(world.release, world.draft, backwards, world.settings.scope) == flows_of(world)


def test_largest_remainder() -> None:
    draft = s.draft(s.mapped(1, (1,), (2,), parts=(9_200, 800)), s.new_act(1), s.new_act(2))
    (moved,) = flow(s.release(s.act(1)), draft, volumes(row(s.code(1), 11_208)), ("ADC",))
    assert [part.quantity for part in moved.parts] == [10_311, 897]
    assert received([moved]) == {
        LineRef(s.proposed(1), Slot(1, 0)): 10_311,
        LineRef(s.proposed(2), Slot(1, 0)): 897,
    }


def category(old: OldAct | None, *, activity: int = 1, group: str = "ADC", number: int = 1) -> Category:
    nodes = [old] if old else []
    draft = s.draft(*nodes, s.new_act(1, (1,)), s.new_act(2, (1, 4)))
    line = volumes(row(s.code(number), 10, activity, group))
    (moved,) = flow(s.release(s.act(1, (1, 4))), draft, line, ("ADC", "ADA"))
    return moved.category


LEFT = (LeftLine(Slot(4, 0), "Anesthésie"),)


@pytest.mark.parametrize(
    ("old", "expected"),
    [
        (None, Category.UNDECIDED),
        (OldAct(s.code(1), left=LEFT), Category.UNDECIDED),
        (OldAct(s.code(1), Fate.DELETED, reason="obsolète", left=LEFT), Category.DELETED),
        (s.mapped(1, (1,)), Category.NO_TARGET),
        (s.mapped(1, (2,)), Category.MOVED),
        (s.mapped(1, (1, 2)), Category.MOVED),
        (s.mapped(1, (1,), (2,), parts=(5_000, 5_000)), Category.NO_TARGET),
        (s.mapped(1, (1,), (2,)), Category.UNDECIDABLE),
        (s.mapped(1, (1,), (2,), parts=(5_000, 4_999)), Category.UNDECIDABLE),
        (s.mapped(1, (1,), (2,), parts=(10_001, -1)), Category.UNDECIDABLE),
        (s.mapped(1, (99,)), Category.NO_TARGET),
        (OldAct(s.code(1), Fate.MAPPED), Category.UNDECIDABLE),
        (OldAct(s.code(1), Fate.MAPPED, alternatives=s.mapped(1, (2,)).alternatives), Category.MOVED),
        (OldAct(s.code(1), Fate.MAPPED, alternatives=s.mapped(1, (2,)).alternatives, left=LEFT), Category.LEFT),
    ],
)
def test_where_the_anaesthesia_of_an_act_stands(old: OldAct | None, expected: Category) -> None:
    assert category(old, activity=4, group="ADA") is expected


def test_scope_comes_first_then_the_release() -> None:
    assert category(s.mapped(1, (2,)), group="HBQ") is Category.OUTSIDE
    assert category(None, number=7, group="HBQ") is Category.OUTSIDE
    assert category(None, number=7) is Category.ABSENT
    assert category(s.mapped(1, (2,)), activity=5) is Category.ABSENT


def test_rows_of_one_line_are_added_up_before_they_move() -> None:
    twice = (row(s.code(1), 3, base=40), row(s.code(1), 4, base=2), row(s.code(1), 5, group="ADA"))
    assert [(line.billing_group, line.quantity, line.base) for line in observe(twice)] == [
        ("ADA", 5, 100),
        ("ADC", 7, 42),
    ]


@pytest.mark.parametrize(
    ("base", "at_tariff", "k"),
    [
        (150, 100, 1_500_000),
        (100, 300, 333_333),
        (200, 300, 666_667),
        (-100, -300, 333_333),
        (-100, 300, -333_333),
        (0, 100, 0),
        (100, 0, None),
        (100, None, None),
        (1, 2 * K_UNIT, 1),
        (1, -2 * K_UNIT, -1),
        (-1, -2 * K_UNIT, 1),
    ],
)
def test_k_is_rounded_half_up_once_or_not_measured(base: int, at_tariff: int | None, k: int | None) -> None:
    assert Observed(LineKey(s.code(1), 1, 0), "ADC", 1, base, at_tariff).k == k


def test_a_line_whose_rows_do_not_all_show_a_tariff_has_no_k() -> None:
    known, unknown = row(s.code(1), 3), VolumeRow(LineKey(s.code(1), 1, 0), "ADC", 1, 5, 0, None, None)
    (line,) = observe([known, unknown])
    assert (line.at_tariff, line.k, line.quantity) == (None, None, 4)
