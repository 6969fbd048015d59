"""Volumes are conserved by line, by dossier and in total; a loss is named."""

from dataclasses import replace

from hypothesis import given, settings

from ccam.model.codes import ActCode
from ccam.model.graph import dossiers
from tests.valuation.worlds import World, worlds
from valuation.conservation import conservation
from valuation.flow import Category, Flow, flow


def flows_of(world: World) -> tuple[Flow, ...]:
    return flow(world.release, world.draft, world.volumes, world.settings.scope)


def owners(world: World) -> dict[ActCode, str]:
    return {code: found.id for found in dossiers(world.draft, world.release) for code in found.old}


@given(worlds())
@settings(deadline=None)
def test_nothing_is_lost(world: World) -> None:
    found = conservation(world.volumes.rows, flows_of(world), owners(world))
    assert found.violations == ()


@given(worlds())
@settings(deadline=None)
def test_coverage_counts_what_is_decided_in_scope(world: World) -> None:
    flows = [moved for moved in flows_of(world) if moved.category is not Category.OUTSIDE]
    found = conservation(world.volumes.rows, flows_of(world)).coverage
    settled = [moved for moved in flows if moved.category in (Category.MOVED, Category.DELETED)]
    assert (found.quantity, found.base) == tuple(
        sum(getattr(moved.observed, name) for moved in flows) for name in ("quantity", "base")
    )
    assert found.settled_base == sum(moved.observed.base for moved in settled)


@given(worlds())
@settings(deadline=None)
def test_a_unit_that_goes_astray_is_named_by_line_by_dossier_and_in_total(world: World) -> None:
    flows = list(flows_of(world))
    place = next((n for n, moved in enumerate(flows) if moved.parts), None)
    if place is None:
        return
    first, *others = flows[place].parts
    flows[place] = replace(flows[place], parts=(replace(first, quantity=first.quantity + 1), *others))
    key = flows[place].observed.key
    dossier = owners(world)[key.code]
    found = conservation(world.volumes.rows, flows, owners(world)).violations
    assert [violation.acts for violation in found] == [(str(key),), (dossier,), ()]
    assert {violation.id for violation in found} == {"I10"}
