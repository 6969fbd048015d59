"""What a rate does to each line: the same money as valuing the whole draft again."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ccam.model.codes import ActCode, LineKey, ProposedId, Slot
from ccam.model.money import from_micro
from tests.demo import demo_set as demo
from tests.valuation.worlds import ORIGIN, World, load, rates, worlds
from valuation.flow import LineRef
from valuation.impact import impact_of
from valuation.practice_cost_lines import NO_RATE, executed, rates_of_lines, weights

CP = st.integers(0, 9_000)


def valued(world: World, fc: int, **cp: int) -> World:
    return replace(world, parameters=rates(fc, **cp))


@settings(deadline=None)
@given(worlds(), CP, CP, CP, CP)
def test_the_effect_of_rates_is_the_difference_of_the_impacts(
    world: World, first: int, second: int, other: int, another: int
) -> None:
    before, after = (
        valued(world, 4_700, chirurgie=first, autre=other),
        valued(world, 4_700, chirurgie=second, autre=another),
    )
    one, two = before.impact(), after.impact()
    lines = weights(before.book())
    keys = before.book().proposals.cp_keys
    column = {"chirurgie": (first, second), "autre": (other, another)}
    start, end = (
        np.array([column.get(keys[n], (NO_RATE,) * 2)[side] for n in lines.key.tolist()], dtype=np.int64)
        for side in (0, 1)
    )
    gaps, effects = lines.effects(start, end)
    assert sum(effects.tolist()) == int(two.observed.sum()) - int(one.observed.sum())
    named = sum(lines.effect(key, *column[key]) for key in lines.cp_keys if key in column)
    assert abs(named - from_micro(sum(effects.tolist()))) <= len(column)
    tariffs = (one.tariffs, two.tariffs)
    known = lines.priced & (start != NO_RATE)
    assert (gaps[known] == (tariffs[1] - tariffs[0])[known]).all()
    assert not gaps[~known].any()


@settings(deadline=None)
@given(worlds(), CP, CP)
def test_a_rate_that_does_not_change_moves_nothing_and_one_that_rises_never_lowers_a_tariff(
    world: World, low: int, high: int
) -> None:
    lines = weights(world.book())
    low, high = sorted((low, high))
    assert lines.effect("chirurgie", low, low) == 0
    assert lines.effect("personne", low, high) == 0
    chosen = lines.lines("chirurgie")
    assert (lines.tariffs(chosen, low) <= lines.tariffs(chosen, high)).all()
    assert lines.effect("chirurgie", low, high) == -lines.effect("chirurgie", high, low)


def test_keys_are_told_apart_without_accents_or_case() -> None:
    lines = weights(demo.study("CNAM 2025 (fictif)").impact.book)
    assert lines.lines("Œil").tolist() == lines.lines("œil").tolist() != []
    assert lines.points("Anesthésie") == lines.points("anesthesie") > 0


def test_the_demonstration_between_its_two_evaluations() -> None:
    first, second = demo.study("CNAM 2025 (fictif)"), demo.study("Syndicats 2025 (fictif)")
    lines = weights(first.impact.book)
    on = first.settings.on
    total = 0
    for key in lines.cp_keys:
        one, two = (first.parameters.cp(key, study.settings.cp_origin, on) for study in (first, second))
        if one and two:
            total += lines.effect(key, one.value, two.value)
    assert abs(total - (second.total().observed - first.total().observed)) <= len(lines.cp_keys)


# who performs a line ---------------------------------------------------------------------------

ACT = "HHFA011"


def test_what_a_speciality_performs_follows_the_shares_of_the_draft() -> None:
    study = demo.study("CNAM 2025 (fictif)")
    flows = study.impact.book.rows.flows
    old = next(flow for flow in flows if len(flow.parts) == 2 and flow.observed.key.activity == 1)
    lost = next(flow for flow in flows if not flow.parts)
    carried = {old.observed.key: {"a": 1_000, "b": 1}, lost.observed.key: {"b": 7}}
    found = executed(flows, carried)
    parts = {ref: Fraction(part.share.part, 10_000) for part in old.parts for ref in part.lines}
    assert {ref: who["a"] for ref, who in found.by_line.items()} == {ref: share * 1_000 for ref, share in parts.items()}
    assert found.lost == {"b": 7}
    scores: dict[LineRef, int | None] = dict.fromkeys(parts, 200)
    assert found.points("a", scores) == 200_000
    assert found.points("b", scores) is None
    assert found.points("a", dict.fromkeys(parts)) is None
    assert found.points("nobody", scores) == 0


def test_a_line_that_no_volume_knows_is_lost() -> None:
    found = executed((), {LineKey(ActCode(ACT), 1, 0): {"a": 3}})
    assert (dict(found.by_line), dict(found.lost)) == ({}, {"a": 3})


def test_the_rates_of_lines_are_rounded_once() -> None:
    refs = [LineRef(ProposedId(f"P-07-000{n}"), Slot(1, 0)) for n in (1, 2, 3)]
    assert rates_of_lines(refs, {refs[0]: Fraction(7, 2), refs[1]: None}).tolist() == [4, NO_RATE, NO_RATE]


def test_the_case_of_the_appendectomies() -> None:
    world, _ = load("impact_appendicectomies")
    lines, before = weights(world.book()), world.impact()
    (key,) = lines.cp_keys[:1]
    rate = world.parameters.cp(key, ORIGIN, world.settings.on)
    assert rate
    other = {name: value.value for (name, *_), value in world.parameters.cp_rates.items()} | {key: rate.value + 100}
    fc = next(iter(world.parameters.fc_rates.values())).value
    after = impact_of(valued(world, fc, **other).book())
    moved = from_micro(int(after.observed.sum()) - int(before.observed.sum()))
    assert lines.effect(key, rate.value, rate.value + 100) == moved != 0
