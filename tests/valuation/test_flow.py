"""Volumes follow the correspondence, and none is lost: laws over any draft, and the order of the categories."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.model.codes import ActCode, LineKey, Slot
from ccam.model.draft import MEASURE_ACTS, Draft, Fate, LeftLine, OldAct, ShareOrigin, ShareSet
from ccam.model.volumes import VolumeRow
from tests import strategies as s
from tests.valuation.worlds import World, volumes, worlds
from valuation.flow import Bounds, Category, Flow, LineRef, Share, bounds, flow, received
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


EUROS = "euros"


def with_euros(act: OldAct, *parts: int) -> OldAct:
    return replace(act, share_sets={**act.share_sets, EUROS: ShareSet(parts, ShareOrigin.ESTIMATED, "2023")})


def quantities(draft: Draft, measure: str) -> list[int]:
    (moved,) = flow(s.release(s.act(1)), draft, volumes(row(s.code(1), 1000)), ("ADC",), measure)
    return [part.quantity for part in moved.parts]


def test_the_share_set_asked_is_followed_and_says_where_it_comes_from() -> None:
    act = with_euros(s.mapped(1, (1,), (2,), parts=(9_000, 1_000)), 6_000, 4_000)
    draft = s.draft(act, s.new_act(1), s.new_act(2))
    assert quantities(draft, MEASURE_ACTS) == [900, 100]
    assert quantities(draft, EUROS) == [600, 400]
    (moved,) = flow(s.release(s.act(1)), draft, volumes(row(s.code(1), 1000)), ("ADC",), EUROS)
    assert moved.parts[0].share == Share(6_000, EUROS, ShareOrigin.ESTIMATED, "2023")


def test_an_act_without_the_set_asked_follows_its_acts_and_says_so() -> None:
    draft = s.draft(s.mapped(1, (1,), (2,), parts=(9_000, 1_000)), s.new_act(1), s.new_act(2))
    (moved,) = flow(s.release(s.act(1)), draft, volumes(row(s.code(1), 1000)), ("ADC",), EUROS)
    assert [part.share for part in moved.parts] == [
        Share(9_000, MEASURE_ACTS, ShareOrigin.EXPERT, "essai"), Share(1_000, MEASURE_ACTS, ShareOrigin.EXPERT, "essai")
    ]  # fmt: skip


def test_a_wrong_set_is_not_replaced_by_another() -> None:
    act = with_euros(s.mapped(1, (1,), (2,), parts=(9_000, 1_000)), 6_000, 3_999)
    draft = s.draft(act, s.new_act(1), s.new_act(2))
    (moved,) = flow(s.release(s.act(1)), draft, volumes(row(s.code(1), 1000)), ("ADC",), EUROS)
    assert moved.category is Category.UNDECIDABLE


@given(worlds(), st.randoms())
def test_the_order_in_which_acts_were_written_changes_nothing(world: World, random: object) -> None:
    old, new = list(world.draft.old.items()), list(world.draft.proposed.items())
    for items in (old, new):
        random.shuffle(items)  # type: ignore[attr-defined]
    shuffled = Draft(world.draft.name, world.draft.base, dict(old), dict(new))
    assert flow(world.release, shuffled, world.volumes, world.settings.scope) == flows_of(world)


@given(worlds(), st.data())
def test_bounds_contain_every_admissible_share_set(world: World, data: st.DataObject) -> None:
    known = bounds(flows_of(world))
    acts = {}
    for code, act in world.draft.old.items():
        ways = len(act.alternatives)
        parts = data.draw(s.partitions(ways)) if ways > 1 and len(act.shares) == ways else act.shares
        acts[code] = replace(act, share_sets={MEASURE_ACTS: ShareSet(parts, ShareOrigin.EXPERT)}) if parts else act
    other = Draft(world.draft.name, world.draft.base, acts, world.draft.proposed)
    incoming = received(flow(world.release, other, world.volumes, world.settings.scope))
    assert incoming.keys() == known.keys()
    for line, quantity in incoming.items():
        assert known[line].low <= quantity <= known[line].high


def test_bounds_of_a_split_and_of_a_merge() -> None:
    draft = s.draft(
        s.mapped(1, (1,), (2, 3), parts=(9_000, 1_000)), s.mapped(2, (1,)), s.new_act(1), s.new_act(2), s.new_act(3)
    )
    rows = volumes(row(s.code(1), 100), row(s.code(2), 7))
    found = bounds(flow(s.release(s.act(1), s.act(2)), draft, rows, ("ADC",)))
    slot = Slot(1, 0)
    assert found == {
        LineRef(s.proposed(1), slot): Bounds(7, 107),
        LineRef(s.proposed(2), slot): Bounds(0, 100),
        LineRef(s.proposed(3), slot): Bounds(0, 100),
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
