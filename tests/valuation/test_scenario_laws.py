"""Laws of scenarios over any draft: nothing for nothing, reversal, monotony, dates, additivity, empty groups."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ccam.formats.parameters import DocumentHead, FcEntry, Nature, ParameterFile, Status
from ccam.formats.parameters_rules import Alert, Watched
from ccam.model.acts import SECTOR1
from ccam.model.codes import ActCode
from tests import strategies as s
from tests.valuation import worlds as w
from valuation.alerts import alerts
from valuation.decompose import Before, split
from valuation.envelope import kernel
from valuation.impact import Axis, Impact, Standing, impact_of
from valuation.parameters import Parameters

MONEY = ("observed", "theoretical", "low", "high")
KNOWN = (Status.HYPOTHESIS, "essai", s.DAY)


def scenario(fc: int, name: str = "Essai", days: int = 0) -> ParameterFile:
    """A scenario that sets the FC, from the day of the worlds or later."""
    start = s.DAY + timedelta(days=days)
    return ParameterFile(DocumentHead(name, Nature.SCENARIO, "essai"), (FcEntry(SECTOR1, start, ("*",), fc, *KNOWN),))


def over(world: w.World, *files: ParameterFile) -> Impact:
    """The world under scenarios laid over its parameters."""
    laid = Parameters.of(files)
    parameters = replace(world.parameters, fc_rates={**world.parameters.fc_rates, **laid.fc_rates})
    return impact_of(world.book().under(parameters, world.settings))


def same(first: Impact, second: Impact) -> bool:
    return all(getattr(first, name).tolist() == getattr(second, name).tolist() for name in MONEY)


def fc_of(world: w.World) -> int:
    rate = world.parameters.fc(SECTOR1, world.settings.on, "ADC")
    assert rate is not None
    return rate.value


@settings(max_examples=25)
@given(w.worlds())
def test_a_scenario_that_says_what_is_in_force_changes_nothing_in_any_cell(world: w.World) -> None:
    assert same(over(world, scenario(fc_of(world))), world.impact())


@settings(max_examples=25)
@given(w.worlds(), st.integers(1, 20_000), st.integers(1, 400))
def test_a_scenario_has_no_effect_before_its_day(world: w.World, fc: int, days: int) -> None:
    assert same(over(world, scenario(fc, days=days)), world.impact())


@settings(max_examples=25)
@given(w.worlds(), st.integers(1, 20_000))
def test_a_renamed_scenario_gives_the_same_figures(world: w.World, fc: int) -> None:
    assert same(over(world, scenario(fc, "Un")), over(world, scenario(fc, "Deux")))


@settings(max_examples=25)
@given(w.worlds(), st.integers(1, 20_000))
def test_taking_a_scenario_back_gives_what_was_before(world: w.World, fc: int) -> None:
    assert same(over(world, scenario(fc), scenario(fc_of(world))), world.impact())


@settings(max_examples=25)
@given(w.worlds(), st.integers(1, 10_000), st.integers(0, 10_000))
def test_a_higher_fc_never_lowers_a_line(world: w.World, fc: int, more: int) -> None:
    rows = tuple(replace(row, quantity=abs(row.quantity), base=abs(row.base)) for row in world.volumes.rows)
    forward = replace(world, volumes=replace(world.volumes, rows=rows))
    low, high = over(forward, scenario(fc)), over(forward, scenario(fc + more))
    assert (low.observed <= high.observed).all()


@settings(max_examples=25)
@given(w.worlds(), st.integers(1, 20_000))
def test_reversed_volumes_cancel_exactly(world: w.World, fc: int) -> None:
    """Quantities and bases the other way round: k is the same, and each line gives the opposite amount."""
    rows = tuple(replace(row, quantity=-row.quantity, base=-row.base) for row in world.volumes.rows)
    back = replace(world, volumes=replace(world.volumes, rows=rows))
    there, here = over(world, scenario(fc)).theoretical, over(back, scenario(fc)).theoretical
    alone = [len(flow.parts) < 2 for flow in world.impact().book.rows.flows]
    assert (there[alone] + here[alone] == 0).all()


@settings(max_examples=25)
@given(w.worlds(), st.integers(1, 20_000))
def test_independent_acts_add_up(world: w.World, fc: int) -> None:
    """The volumes of each act alone, added up, are the volumes of all."""
    every = over(world, scenario(fc)).observed.sum()
    alone = 0
    for code in sorted({row.key.code for row in world.volumes.rows}):
        rows = tuple(row for row in world.volumes.rows if row.key.code == code)
        alone += over(replace(world, volumes=replace(world.volumes, rows=rows)), scenario(fc)).observed.sum()
    assert every == alone


def test_empty_groups_are_defined() -> None:
    world = w.World(s.release(), s.draft(), w.volumes(), w.rates(4_700), w.settings())
    impact = world.impact()
    found, names = kernel(world.book())
    assert (found.amounts(world.parameters, world.settings), names) == ([0], ("",))
    assert kernel(world.book(), [])[1] == ("",)
    empty = split(impact, Before(world.parameters, world.settings), [])
    assert (empty.rows, set(empty.total)) == ({}, {0})
    assert alerts(impact, []) == ()


# alerts ---------------------------------------------------------------------------------------


def alert(watched: Watched, rate: int | None = None, cents: int | None = None) -> Alert:
    known = Alert(status=Status.HYPOTHESIS, source="essai", checked=s.DAY, watched=watched, start=s.DAY)
    return replace(known, rate=rate, cents=cents)


@settings(max_examples=25)
@given(w.worlds(), st.integers(0, 20_000), st.integers(1, 10**8))
def test_alerts_are_what_a_plain_comparison_finds(world: w.World, rate: int, cents: int) -> None:
    rules = (alert(Watched.LINE, rate=rate), alert(Watched.FAMILY, cents=cents))
    watched = replace(world, parameters=replace(world.parameters, rules={"alerte": rules}))
    impact = watched.impact()
    families = impact.keys(Axis.ACT)
    raised = alerts(impact, families)
    effects = {key: figures.observed for key, figures in impact.by(Axis.ACT).rows.items()}
    told = {one.key for one in raised if one.rule.watched is Watched.FAMILY}
    assert all(abs(effects[ActCode(key)]) >= cents - 1 for key in told)
    assert {key for key, effect in effects.items() if abs(effect) > cents} <= told
    lines = impact.by(Axis.LINE).rows
    for one in (one for one in raised if one.rule.watched is Watched.LINE):
        assert one.before > 0
        assert one.key in lines
    strict = replace(rules[0], rate=0)
    every = replace(world, parameters=replace(world.parameters, rules={"alerte": (strict,)})).impact()
    moved = (every.theoretical != 0) & (every.book.rows.price > 0) & (every.book.rows.quantity > 0)
    known = every.standing == list(Standing).index(Standing.KNOWN)
    assert len(alerts(every, families)) == int((moved & known).sum())


def test_no_rule_in_force_raises_nothing() -> None:
    world = w.World(s.release(s.act(1)), s.draft(), w.volumes(), w.rates(4_700), w.settings())
    assert alerts(world.impact(), []) == ()
