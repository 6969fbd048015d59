"""Envelopes on drawn worlds: both sides of the target, AMO in plain integers, groups, dates, levers that do nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccam.model.codes import LineKey, Slot
from ccam.model.draft import ProposedAct, ProposedLine
from ccam.model.errors import UnknownThing
from ccam.model.money import from_micro, half_up
from ccam.model.volumes import VolumeRow
from tests import strategies as s
from tests.valuation import worlds as w
from valuation.envelope import (
    CP_UNIT,
    SHARE,
    Lever,
    cp_lever,
    fc_lever,
    kernel,
    reimbursed_parts,
    solve_each,
    transition_lever,
    weighted,
)
from valuation.exact import ints
from valuation.impact import Axis, impact_of
from valuation.solve import MOST_EVALUATIONS


def forward(world: w.World) -> w.World:
    """The same without reversals: then spend rises with the FC."""
    rows = tuple(replace(row, quantity=abs(row.quantity), base=abs(row.base)) for row in world.volumes.rows)
    return replace(world, volumes=replace(world.volumes, rows=rows))


def solved(world: w.World, lever: Lever, target: int = 0) -> tuple[int, int, int]:
    """Chosen value, residual, evaluations."""
    found, names = kernel(world.book())
    (envelope,), count = solve_each(found, names, lever, world.parameters, world.settings, target)
    return envelope.solution.chosen.value, envelope.solution.residual, count


@settings(max_examples=20)
@given(w.worlds(), st.integers(-(10**7), 10**7))
def test_no_value_of_the_grid_comes_nearer(world: w.World, target: int) -> None:
    world = forward(world)
    lever = fc_lever(world.parameters, world.settings, step=100)
    found, names = kernel(world.book())
    (envelope,), count = solve_each(found, names, lever, world.parameters, world.settings, target)
    assert count <= MOST_EVALUATIONS
    assert envelope.solution.monotone
    assert envelope.before == world.impact().total().observed

    def amount(value: int) -> int:
        parameters, at = lever.lay(world.parameters, world.settings, value)
        return impact_of(world.book().under(parameters, at)).total().observed

    chosen = envelope.solution.chosen
    assert chosen.amount == amount(chosen.value)
    for near in (chosen.value - 100, chosen.value + 100):
        if 0 <= near <= lever.grid.high:
            assert abs(envelope.solution.residual) <= abs(amount(near) - target)


@settings(max_examples=20)
@given(w.worlds(), st.integers(1, 30))
def test_a_lever_has_no_effect_before_its_day(world: w.World, days: int) -> None:
    earlier = replace(world.settings, on=world.settings.on - timedelta(days=days))
    for lever in (fc_lever(world.parameters, world.settings), cp_lever(world.parameters, world.settings)):
        laid, _ = lever.lay(world.parameters, world.settings, lever.grid.high)
        assert laid.fc("F", earlier.on, "ADC") == world.parameters.fc("F", earlier.on, "ADC")
        assert laid.cp("chirurgie", earlier.cp_origin, earlier.on) is None


@settings(max_examples=20)
@given(w.worlds())
def test_the_value_in_force_changes_nothing(world: w.World) -> None:
    before = world.impact()
    for lever in (fc_lever(world.parameters, world.settings), cp_lever(world.parameters, world.settings)):
        laid = lever.lay(world.parameters, world.settings, lever.start)
        after = impact_of(world.book().under(*laid))
        for name in ("observed", "theoretical", "low", "high", "tariffs", "standing"):
            assert getattr(after, name).tolist() == getattr(before, name).tolist()


@given(st.lists(st.tuples(st.integers(-(10**17), 10**17), st.integers(-SHARE, SHARE)), min_size=1))
def test_the_reimbursed_part_is_exact(cells: list[tuple[int, int]]) -> None:
    found = weighted(ints(amount for amount, _ in cells), ints(part for _, part in cells))
    assert found.tolist() == [(2 * amount * part + SHARE) // (2 * SHARE) for amount, part in cells]


@settings(max_examples=20)
@given(w.worlds(), st.lists(st.integers(0, 100), min_size=20, max_size=20))
def test_amo_is_the_part_of_each_line(world: w.World, paid: list[int]) -> None:
    world = forward(world)
    rows = tuple(
        replace(row, reimbursed=row.base * percent // 100)
        for row, percent in zip(world.volumes.rows, paid, strict=False)
    )
    book = world.book()
    parts, _ = reimbursed_parts(book, rows)
    found, _ = kernel(book, parts=parts)
    observed = world.impact().observed.tolist()
    plain = sum(
        (2 * amount * part + SHARE) // (2 * SHARE) for amount, part in zip(observed, parts.tolist(), strict=True)
    )
    assert found.amounts(world.parameters, world.settings) == [from_micro(plain)]


def simple(*scores: int, price: int = 6_000) -> w.World:
    """Acts 1… at 60,00 €, each kept with these points; FC 0,40, CP 0,20; 10 each, AMO 70 %."""
    acts = [s.act(number, (1,), price) for number, _ in enumerate(scores, 1)]
    news = [
        ProposedAct(s.proposed(number), f"Acte {number}", None, "", (ProposedLine(Slot(1, 0), score, "chirurgie"),))
        for number, score in enumerate(scores, 1)
    ]
    olds = [s.mapped(number, (number,)) for number, _ in enumerate(scores, 1)]
    rows = [
        VolumeRow(LineKey(s.code(number), 1, 0), "ADC", 10, 10 * price, 7 * price, price, None)
        for number, _ in enumerate(scores, 1)
    ]
    world = w.World(
        s.release(*acts), s.draft(*olds, *news), w.volumes(*rows), w.rates(4_000, chirurgie=2_000), w.settings()
    )
    return replace(world, volumes=w.volumes(*rows))


def test_the_neutral_fc_by_hand() -> None:
    """100 → 120 points at 0,40 + 0,20: 60 → 72 €; neutral at FC = 0,30."""
    world = simple(12_000)
    assert solved(world, fc_lever(world.parameters, world.settings, step=100)) == (3_000, 0, 6)


def test_the_residual_of_a_coarse_grid_is_what_it_leaves() -> None:
    """At 121 points neutrality is 0,2959 €: at 0,30 ten acts cost 5 € too much."""
    world = simple(12_100)
    assert solved(world, fc_lever(world.parameters, world.settings, step=100))[:2] == (3_000, 500)
    value, residual, _ = solved(world, fc_lever(world.parameters, world.settings))
    assert (value, abs(residual)) == (2_959, 0)


def test_each_group_has_its_own_neutral_value() -> None:
    world = simple(12_000, 8_000)
    found, names = kernel(world.book(), world.impact().keys(Axis.ACT))
    lever = fc_lever(world.parameters, world.settings, step=100)
    made, _ = solve_each(found, names, lever, world.parameters, world.settings, 0)
    assert [(each.key, each.solution.chosen.value) for each in made] == [(s.code(1), 3_000), (s.code(2), 5_500)]


def test_the_multiplier_of_the_cp() -> None:
    """60 € at 120 points is 0,50 € a point: a CP of 0,10, half of what is in force."""
    world = simple(12_000)
    assert solved(world, cp_lever(world.parameters, world.settings))[:2] == (CP_UNIT // 2, 0)
    assert solved(world, cp_lever(world.parameters, world.settings, "chirurgie"))[:2] == (CP_UNIT // 2, 0)


def test_years_of_transition() -> None:
    """+12 € an act, ten acts: in n years the first costs 120 / n."""
    world = simple(12_000)
    assert solved(world, transition_lever(None), 4_000)[:2] == (3, 0)


def test_amo_with_base_zero_takes_the_part_of_the_scope() -> None:
    world = simple(12_000, 12_000)
    rows = [*world.volumes.rows[:1], replace(world.volumes.rows[1], base=0, reimbursed=0)]
    book = replace(world, volumes=w.volumes(*rows)).book()
    assert reimbursed_parts(book, rows)[0].tolist() == [half_up(7 * SHARE, 10)] * 2
    assert reimbursed_parts(book, rows)[1] == 1


def test_a_lever_without_a_value_in_force_is_refused() -> None:
    world = simple(12_000)
    with pytest.raises(UnknownThing, match="FC"):
        fc_lever(world.parameters, replace(world.settings, grid="G"))
    with pytest.raises(UnknownThing, match="cardiologie"):
        cp_lever(world.parameters, world.settings, "cardiologie")
