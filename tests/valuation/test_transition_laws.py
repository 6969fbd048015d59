"""A draft in a year of a transition: against a plain reading, line by line, and what no year may change."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ccam.formats.parameters import DocumentHead, Nature, ParameterFile
from ccam.formats.parameters_rules import Abatement, AfterReform, Order, Status, Transition
from ccam.model.acts import Writing
from ccam.model.codes import LineKey
from tests import strategies as s
from tests.valuation.worlds import World, rates, worlds
from valuation.billed import billed_lines, goals, starts, targets
from valuation.flow import LineRef
from valuation.impact import impact_of
from valuation.parameters import Parameters
from valuation.phasing import figures_by_year
from valuation.transition import UNKNOWN, prices_in

KNOWN: dict[str, Any] = {"status": Status.HYPOTHESIS, "source": "essai", "checked": s.DAY}
LINEAR = Transition(name="linéaire", years=3, **KNOWN)
WINNERS = Transition(name="gagnants d'abord", years=3, winners=1, falls_from=3, **KNOWN)


def with_rules(parameters: Parameters, *rules: Abatement) -> Parameters:
    file = ParameterFile(DocumentHead("Essai", Nature.SCENARIO, "essai"), rules={"abattement": rules})
    return replace(parameters, rules=Parameters.of([file]).rules)


def in_year(world: World, schedule: Transition, year: int) -> World:
    return replace(world, settings=replace(world.settings, schedule=schedule, year=year))


def plain_starts(world: World) -> dict[LineRef, int]:
    """Σ quantity × price / Σ quantity over the parts that go to a line; acts billed together share by points."""
    found: dict[LineRef, list[tuple[int, int]]] = {}
    for moved in world.book().rows.flows:
        old = world.release.by_key.get(LineKey(*moved.observed.key))
        price = old.price(world.settings.grid) if old else None
        if price is None or price.writing is not Writing.AMOUNT:
            continue
        for part in moved.parts:
            lines = [world.draft.proposed[ref.act].line(ref.slot) for ref in part.lines]
            scores = [line.score or 0 for line in lines if line]
            weights = scores if all(scores) else [1] * len(scores)
            for ref, weight in zip(part.lines, weights, strict=True):
                cut = (2 * price.cents * 10_000 * weight + sum(weights)) // (2 * sum(weights))
                found.setdefault(ref, []).append((part.quantity, cut))
    return {ref: _mean(parts) for ref, parts in found.items()}


def _mean(parts: list[tuple[int, int]]) -> int:
    if sum(quantity for quantity, _ in parts) <= 0:
        parts = [(1, cut) for _, cut in parts]
    weight = 10_000 * sum(quantity for quantity, _ in parts)
    return max((2 * sum(quantity * cut for quantity, cut in parts) + weight) // (2 * weight), 0)


@given(worlds())
def test_every_starting_price_is_what_a_plain_reading_gives(world: World) -> None:
    book, wanted = world.book(), plain_starts(world)
    found = starts(book).tolist()
    assert {ref: found[number] for ref, number in book.proposals.number.items()} == {
        ref: wanted.get(ref, UNKNOWN) for ref in book.proposals.number
    }


@given(worlds(), st.integers(0, 3))
def test_an_impact_in_a_year_is_at_the_prices_of_that_year(world: World, year: int) -> None:
    there = in_year(world, WINNERS, year)
    impact = there.impact()
    book = there.book()
    assert impact.tariffs.tolist() == prices_in(WINNERS, starts(book), goals(book), year).tolist()
    for ref, line in billed_lines(book).items():
        if line.observed:
            assert line.billed == impact.tariff(ref).cents or line.goal is None


@given(worlds())
def test_the_last_year_of_a_linear_transition_is_the_target(world: World) -> None:
    here, there = world.impact(), in_year(world, LINEAR, 3).impact()
    assert there.observed.tolist() == here.observed.tolist()
    assert there.total() == here.total()
    assert figures_by_year(world.book(), LINEAR)[-1] == here.total()


@given(worlds(), st.integers(0, 3))
def test_the_year_changes_no_standing_and_no_base(world: World, year: int) -> None:
    here, there = world.impact(), in_year(world, LINEAR, year).impact()
    assert here.standings() == there.standings()
    assert here.total().base == there.total().base


@given(worlds(), st.integers(0, 5_000), st.integers(0, 3))
def test_a_higher_fc_never_lowers_a_price_of_any_year(world: World, more: int, year: int) -> None:
    there = in_year(world, WINNERS, year)
    low = replace(there, parameters=rates(4_700, chirurgie=2_690)).impact()
    high = replace(there, parameters=rates(4_700 + more, chirurgie=2_690)).impact()
    assert (high.tariffs >= low.tariffs).all()


@given(worlds())
def test_a_book_under_a_schedule_is_the_book_compiled_with_it(world: World) -> None:
    there = in_year(world, LINEAR, 1)
    under = world.book().under(there.parameters, there.settings)
    assert impact_of(under).total() == there.impact().total()


def abatement(order: Order, days: int, reform: AfterReform = AfterReform.KEPT) -> Abatement:
    start = s.DAY + timedelta(days=days)
    return Abatement(name="essai", start=start, rate=1_000, order=order, reform=reform, **KNOWN)


@given(worlds(), st.sampled_from(Order), st.integers(-400, 400))
def test_an_abatement_does_nothing_before_its_day_and_never_touches_the_target(
    world: World, order: Order, days: int
) -> None:
    cut = replace(world, parameters=with_rules(world.parameters, abatement(order, days)))
    book = cut.book()
    assert targets(book).tolist() == targets(world.book()).tolist()
    assert cut.impact().total() == world.impact().total()
    found, target = goals(book), targets(book)
    if days > 0:
        assert found.tolist() == target.tolist()
    elif order is Order.TARGET:
        known = target != UNKNOWN
        assert found[known].tolist() == ((target[known] * 9_000 + 5_000) // 10_000).tolist()
    else:
        assert set(found.tolist()) <= {UNKNOWN}, "no FC is known the day before the first of this world"


@given(worlds(), st.sampled_from(Order))
def test_an_abatement_that_the_reform_lifts_moves_no_new_tariff(world: World, order: Order) -> None:
    rules = with_rules(world.parameters, abatement(order, -1, AfterReform.LIFTED))
    book = replace(world, parameters=rules).book()
    assert goals(book).tolist() == targets(world.book()).tolist()
