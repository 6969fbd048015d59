"""What a report tells beside impacts: split, scenarios, thresholds, families, transitions, calendar."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from ccam.french import impact as words
from ccam.french.envelope import LEVER_CP, LEVER_FC
from ccam.french.scenarios import IN_FORCE
from ccam.model.errors import UnknownThing
from ccam.usecases.alerts import alert_groups
from ccam.usecases.calendar import EtapeProgress, calendar
from ccam.usecases.compare_scenarios import ComparedRow, compare_scenarios
from ccam.usecases.decompose import SplitRow, before_of, split_view
from ccam.usecases.envelope import Request, solve_envelope
from ccam.usecases.figures import uncovered
from ccam.usecases.parameters import any_scenario, load_parameters
from ccam.usecases.report.money import money
from ccam.usecases.scenarios import open_scenarios
from ccam.usecases.schedules import cost_by_year, schedule_rules
from ccam.usecases.study import Study

if TYPE_CHECKING:
    from ccam.publish.report.changes import DossierChange
    from ccam.publish.report.rooms import (
        Envelope,
        Etape,
        FamilyPart,
        ScenarioRow,
        Scenarios,
        Split,
        SplitLine,
        SpreadRow,
        Threshold,
        TransitionPath,
    )
    from ccam.store.store import Store
    from valuation.parameters import Parameters


@dataclass(frozen=True)
class Room:
    """The end point: its study, and the last journal entry whose documents count, None for those of today."""

    store: "Store"
    study: Study
    upto: int | None

    @cached_property
    def in_force(self) -> "Parameters":
        """The parameters in force: a seal made under no scenario holds them, which saves reading every document."""
        if self.upto is not None and self.study.scenario == IN_FORCE:
            return self.study.parameters
        return load_parameters(self.store, upto=self.upto)


def split(room: Room, axis: str, wanted: Collection[str] | None = None) -> "Split":
    """The split of the whole impact along an axis, told of the keys that are ``wanted``."""
    from ccam.publish.report.rooms import Split

    view = split_view(room.store, room.study, axis, before=before_of(room.study, room.in_force))
    rows = tuple(_split_line(row) for row in view.rows if wanted is None or row.key in wanted)
    return Split(view.factors, rows, _split_line(view.total), view.notes)


def _split_line(row: SplitRow) -> "SplitLine":
    from ccam.publish.report.rooms import SplitLine

    return SplitLine(row.key, row.label, row.delta, row.parts)


def scenarios(room: Room) -> "Scenarios | None":
    """What is in force, the latest scenario of the base, and the one of the report; None where they are all one."""
    from ccam.publish.report.rooms import ScenarioColumn, Scenarios

    if not any_scenario(room.store, room.upto):
        return None
    known = open_scenarios(room.store, room.upto)
    named = {scenario.name for scenario in known.every()}
    asked = (room.study.scenario,) if room.study.scenario in named else ()
    if len(known.usual(asked)) < 2:
        return None
    found = compare_scenarios(known, room.study, asked, "chapitre")
    columns = tuple(
        ScenarioColumn(scenario.name, charges, silent)
        for scenario, charges, silent in zip(found.scenarios, found.charges, found.silent, strict=True)
    )
    return Scenarios(columns, tuple(map(_scenario_row, found.rows)), _scenario_row(found.total))


def _scenario_row(row: ComparedRow) -> "ScenarioRow":
    from ccam.publish.report.rooms import ScenarioCell, ScenarioRow

    return ScenarioRow(row.key, row.label, tuple(ScenarioCell(cell.old, cell.delta) for cell in row.cells))


def thresholds(study: Study) -> "tuple[Threshold, ...]":
    """Every rule in force, and what passes it."""
    from ccam.publish.report.rooms import Passed, Threshold

    return tuple(
        Threshold(
            group.title, group.rule.start, group.rule.status.value, group.rule.source,
            tuple(Passed(one.key, label, one.before, one.after, one.effect) for one, label in group.raised),
        )
        for group in alert_groups(study)
    )  # fmt: skip


def families(first: Study, last: Study, changes: "Sequence[DossierChange]") -> "tuple[FamilyPart, ...]":
    """Families by number, then what is in none; a dossier over several families stands in the first one. A family
    where nothing is observed nor changed is left out.
    """
    from ccam.publish.report.figures import AxisRow
    from ccam.publish.report.rooms import FamilyPart

    known = last.draft.registers.families
    placed = {name: place.family for name, place in last.draft.registers.placements.items()}
    before, after = (
        study.impact.by_keys([placed.get(moved.observed.key.code, "") for moved in study.impact.book.rows.flows]).rows
        for study in (first, last)
    )
    held: dict[str, list[str]] = {}
    for change in changes:
        subjects = [act.code for act in change.old] or [act.id for act in change.new]
        held.setdefault(min((placed[name] for name in subjects if name in placed), default=""), []).append(change.id)
    parts = []
    for key in (*sorted(known), ""):
        figures = after.get(key)
        if figures is None and key not in held:
            continue
        label = known[key].name if key else words.NO_FAMILY
        row = AxisRow(key, label, figures.base if figures else 0, money(before.get(key)), money(figures))
        parts.append(FamilyPart(row, known[key].committee if key else "", tuple(held.get(key, ()))))
    return tuple(parts)


def paths(study: Study) -> "tuple[TransitionPath, ...]":
    """What each known transition costs, year by year."""
    from ccam.formats.parameters_rules import Transition
    from ccam.publish.report.rooms import TransitionPath, YearRow

    return tuple(
        TransitionPath(
            schedule.name,
            schedule_rules(schedule),
            tuple(
                YearRow(cost.year, cost.base, cost.impact.low, cost.impact.observed, cost.impact.high)
                for cost in cost_by_year(study, schedule)
            ),
        )
        for schedule in study.parameters.of_kind("transition", Transition)
        if schedule.years
    )


def envelope(study: Study) -> "Envelope | None":
    """What would bring the effect back to nil: the FC of every act, then every CP together, each alone."""
    from ccam.publish.report.rooms import Envelope, NeutralLever

    levers, found = [], None
    for name in (LEVER_FC, LEVER_CP):
        # A lever without a value in force is told of by the commands, and has no place here.
        with suppress(UnknownThing):
            found = solve_envelope(study, Request(0, HONORAIRES, name))
            solution = found.groups[0][1].solution
            low, high = sorted(point.amount for point in solution.ends)
            value = None if solution.inert or not low <= 0 <= high else solution.chosen.value
            levers.append(NeutralLever(name, found.lever.start, value, solution.chosen.amount))
    if found is None:
        return None
    return Envelope(found.groups[0][1].before, found.moved, found.base, tuple(levers))


HONORAIRES = "honoraires"
EDGES = (-2000, -1000, -500, -200, 200, 500, 1000, 2000)
"""Where classes of relative change end, in 10 000ths: « about the same » is within 2 %."""


def spread(study: Study) -> "tuple[SpreadRow, ...]":
    """Billed acts by what they change of their own spend; those that have a price to come are left out."""
    from ccam.publish.report.rooms import SpreadRow
    from valuation.impact import Axis

    counts, bases = [0] * (len(EDGES) + 1), [0] * (len(EDGES) + 1)
    for figures in study.impact.by(Axis.ACT).rows.values():
        if figures.base > 0 and not uncovered(figures):
            # Compared in integers: observed / base > edge / 10 000.
            place = sum(figures.observed * 10_000 > edge * figures.base for edge in EDGES)
            counts[place] += 1
            bases[place] += figures.base
    ends = (None, *EDGES, None)
    return tuple(SpreadRow(*row) for row in zip(ends[:-1], ends[1:], counts, bases, strict=True))


def progress(room: Room, today: date) -> "tuple[Etape, ...]":
    """The draft against its calendar on the day of the report."""
    seals = room.store.seals(room.study.draft.name)
    names = [made.name for made in seals if room.upto is None or made.position <= room.upto]
    return tuple(map(_etape, calendar(room.study, names, today).etapes))


def _etape(found: EtapeProgress) -> "Etape":
    from ccam.publish.report.rooms import Behind, Etape

    planned = found.planned
    behind = tuple(Behind(one.name, one.state.label, one.acts_left, one.behind) for one in found.behind)
    on = date.fromisoformat(planned.on)
    return Etape(planned.name, on, planned.body, found.mark.value, planned.progress, found.reached, behind)
