"""Screen « Impact »: the draft under dials that never write. What one draft gives is kept until it changes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ccam.french import numbers
from ccam.french import tui_impact as fr
from ccam.model.codes import LineKey, Slot
from ccam.model.errors import UnknownThing
from ccam.model.money import decimal_string
from ccam.usecases.alerts import alert_groups
from ccam.usecases.compare_scenarios import under
from ccam.usecases.decompose import before_of
from ccam.usecases.explain import explain_current
from ccam.usecases.figures import impact_row, interval, uncovered
from ccam.usecases.impact import report as impacts
from ccam.usecases.impact.ground import ELSEWHERE, Ground
from ccam.usecases.impact.views import AlertRow, Asked, Coverage, Dials, Drawn, Levers, Shown, Simulated, TableRow
from ccam.usecases.scenarios import IN_FORCE, Scenario, Source, open_scenarios
from ccam.usecases.schedules import last_year, restudied
from ccam.usecases.study import require_volumes
from ccam.usecases.ventilation import AXES as SOURCED
from ccam.usecases.views import ImpactRow, Interval

if TYPE_CHECKING:
    from ccam.store.store import Store
    from ccam.usecases.study import Study
    from valuation.impact import Figures
    from valuation.movement import Bin

FINE = ("acte", "ligne")
"""Axes of thousands of rows, whose split is only made where it is shown."""
SEED = 1
"""Of the draws: the same as ``ccam impact --tirages``."""


class ImpactRoom:
    """The room of a :class:`Workbench`."""

    study: "Study"
    actor: str
    _store: "Store"
    _ground: Ground | None = None

    def axes(self) -> tuple[str, ...]:
        """The axes that the draft and the loaded sources carry, the widest first."""
        registers = self.study.draft.registers
        committees = any(family.committee for family in registers.families.values())
        carried = {"famille": bool(registers.placements), "comite": committees and bool(registers.placements)}
        own = (axis for axis in impacts.AXES if carried.get(axis, True))
        return (*own, *(axis for axis in SOURCED if self._carries(axis)))

    def not_carried(self) -> tuple[str, ...]:
        """The axes that only a filled sheet could bring, and that none brings."""
        return tuple(axis for axis in SOURCED if not self._carries(axis))

    def _carries(self, axis: str) -> bool:
        if not self.study.volumes.rows:
            return False
        try:
            return impacts.source_of(self._store, self.study, axis) is not None
        except UnknownThing:
            return False

    def simulate(self, asked: Asked, tell: Callable[[Interval], object] = lambda _: None) -> Simulated:
        """The table asked for; ``tell`` is called with the whole effect as soon as it is known. Nothing is written.
        Raises as :func:`under`, :func:`restudied` and :func:`read_scenario`.
        """
        ground = self._fresh()
        study = self._studied(asked.levers)
        nation = interval(study.total())
        tell(nation)
        return _Simulation(self, ground, asked, study).result(nation)

    def draws(self, asked: Asked, count: int, tell: Callable[[str, int, int], object]) -> Drawn:
        """The interval of the effect under the dials, by draws: of the whole and of the rows along an axis of a few
        rows. ``tell`` hears how many draws are done. Raises as :func:`simulated`.
        """
        from ccam.usecases.uncertainty import deviations, simulated

        ground, study, known = self._fresh(), self._studied(asked.levers), deviations()
        keys = None if asked.axis in FINE or asked.axis in SOURCED else ground.inside(asked)
        say = lambda done: tell(fr.DRAWING, done, count)  # noqa: E731
        made = simulated(study, known, draws=count, seed=SEED, keys=keys, tell=say)
        labels = {key: impacts.axis_label(self.study, asked.axis, key) for key in made.rows if key != ELSEWHERE}
        return Drawn(asked, made, labels, tuple(known.values()))

    def reload_scenarios(self) -> None:
        """Read the scenarios of the base again: someone may have imported one."""
        self._ground = None

    def _fresh(self) -> Ground:
        ground = self._ground
        if ground is None or ground.study is not self.study:
            require_volumes(self.study)
            known = open_scenarios(self._store)
            ground = Ground(self.study, known, before_of(self.study, known.parameters(IN_FORCE)))
            self._ground = ground
        return ground

    def _studied(self, levers: Levers) -> "Study":
        """The draft under the dials."""
        from valuation.impact import impact_of

        ground = self._fresh()
        if levers in ground.studies:
            return ground.studies[levers]
        scenario = self._laid(levers)
        asked = levers.charges or scenario.charges or self.study.settings.cp_origin
        made = under(ground.known, self.study, scenario, asked)
        if levers.transition:
            settings = restudied(made, transition=levers.transition, year=levers.year).settings
            made = replace(made, settings=settings)
            made.__dict__["impact"] = impact_of(self.study.impact.book.under(made.parameters, settings))
        made.__dict__["book"] = made.impact.book
        if len(ground.studies) > 8:
            ground.studies.clear()
        ground.studies[levers] = made
        return made

    def _laid(self, levers: Levers) -> Scenario:
        """The scenario, with the FC of the dial laid over it: the very file that ``ccam scenario creer`` writes."""
        from ccam.formats.parameters import parse
        from ccam.usecases.variants import variant

        known = self._fresh().known
        scenario = known.find(levers.scenario)
        if levers.fc is None:
            return scenario
        day, rate = self.study.settings.on, decimal_string(levers.fc, 4)
        text = variant(
            known, fr.VARIANT, author=self.actor, on=day, start=day, fc=rate, below=levers.scenario,
            grid=self.study.settings.grid,
        )  # fmt: skip
        return Scenario(scenario.name, Source.LOCAL, (*scenario.layers, parse(text, name=fr.VARIANT)))

    def line_story(self, key: LineKey, levers: Levers) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Where the effect on one line comes from: titles, each with its sentences."""
        study = self._studied(levers)
        return (
            (fr.LINE_TITLE.format(key=key), tuple(self._line_figures(key, study))),
            (fr.LINE_NOW, self._now(key)),
            *self._line_targets(key, study),
        )

    def _now(self, key: LineKey) -> tuple[str, ...]:
        study = self.study
        return explain_current(study.release, str(key), study.parameters, study.volumes).text()

    def _line_figures(self, key: LineKey, study: "Study") -> Iterable[str]:
        from valuation.decompose import Factor, split

        ground = self._fresh()
        keys = ground.line_keys("ligne")
        if str(key) not in keys:
            yield fr.LINE_GONE.format(key=key)
            return
        figures = study.impact.by_keys(keys).rows[str(key)]
        standing = study.impact.standings()[keys.index(str(key))]
        yield fr.LINE_FIGURES.format(
            label=impacts.axis_label(self.study, "ligne", str(key)), base=numbers.euros(figures.base),
            standing=fr.STANDINGS[standing.value],
        )  # fmt: skip
        yield fr.LINE_EFFECT.format(
            observed=numbers.euros(figures.observed, sign=True),
            theoretical=numbers.euros(figures.theoretical, sign=True),
        )
        parts = split(study.impact, ground.before, keys).rows[str(key)]
        told = [
            f"{fr.FACTORS[factor.value]} {numbers.euros(part, sign=True)}"
            for factor, part in zip(Factor, parts, strict=True)
            if part
        ]
        if told:
            yield fr.LINE_PARTS.format(parts=", ".join(told))

    def _line_targets(self, key: LineKey, study: "Study") -> Iterable[tuple[str, tuple[str, ...]]]:
        from valuation.explain import explain_proposed, text_lines
        from valuation.explain_path import with_path
        from valuation.flow import LineRef

        slot = Slot(key.activity, key.phase)
        for act in study.draft.fate_of(key.code).targets:
            proposed = study.draft.proposed.get(act)
            if proposed is None or proposed.line(slot) is None:
                continue
            chain = explain_proposed(act, slot, study.release, study.draft, study.parameters, study.settings)
            lines = text_lines(with_path(chain, study.impact.book, LineRef(act, slot)))
            yield fr.LINE_THEN.format(scenario=study.scenario, act=proposed.shown_code), lines


@dataclass(frozen=True)
class _Simulation:
    """One table being made; each method makes one part of it."""

    room: ImpactRoom
    ground: Ground
    asked: Asked
    study: "Study"

    def result(self, nation: Interval) -> Simulated:
        asked, study = self.asked, self.study
        sourced = asked.axis in SOURCED
        rows, total, notes = self._sourced(study) if sourced else (*self._table(study), ())
        shown = [TableRow(key, row.label, row) for key, row in rows.items()]
        whole = TableRow("", fr.TOTAL, total)
        factors: tuple[str, ...] = ()
        parts: tuple[int, ...] = ()
        if not sourced:
            factors, parts, shown = self._split(shown, whole)
            whole = replace(whole, parts=parts)
        three = self._three()
        if asked.shown is Shown.COMPARED:
            shown, whole = self._compared(shown, whole, three)
        groups = alert_groups(study) if asked.shown is Shown.ALERTS else ()
        return Simulated(
            asked, self._dials(), (*study.heading(), *study.assumptions()), (*self._said(three), *notes),
            self._coverage(), tuple(shown), whole, nation, factors, parts, self._bins(),
            tuple(
                AlertRow(f"{place}·{one.key}", group.title, one.key, label, one.before, one.after, one.effect)
                for place, group in enumerate(groups)
                for one, label in group.raised
            ),
            tuple((group.title, len(group.raised)) for group in groups),
            tuple(each.scenario if each else "" for each in three),
            (self._under(), study.settings.cp_origin, ", ".join(study.settings.scope), study.volumes.name, fr.UNIT),
        )  # fmt: skip

    def _table(self, study: "Study") -> tuple[Mapping[str, ImpactRow], ImpactRow]:
        """Rows along an axis of the draft, inside what was opened; they sum to the total."""
        keys = self.ground.inside(self.asked)
        rows = {
            key: impact_row(key, impacts.axis_label(self.ground.study, self.asked.axis, key), figures)
            for key, figures in study.impact.by_keys(keys).rows.items()
            if key != ELSEWHERE
        }
        if self.asked.within:
            return rows, _sum(rows.values())
        return rows, impact_row("", fr.TOTAL, study.total())

    def _sourced(self, study: "Study") -> tuple[Mapping[str, ImpactRow], ImpactRow, tuple[str, ...]]:
        found = impacts.source_of(self.room._store, study, self.asked.axis)
        report = impacts.impact_report(study, self.asked.axis, found)
        return {row.key: row for row in report.view.rows}, report.view.total, report.notes

    def _split(
        self, shown: list[TableRow], whole: TableRow
    ) -> "tuple[tuple[str, ...], tuple[int, ...], list[TableRow]]":
        """The factors that are not nil, the parts of the total, and the rows with theirs."""
        from valuation.decompose import Factor, split

        asked = self.asked
        fine = asked.axis in FINE and not asked.within and asked.shown is not Shown.SPLIT
        keys = self.ground.inside(asked)
        if fine:
            keys = [key if key == ELSEWHERE else "" for key in keys]
        found = split(self.study.impact, self.ground.before, keys)
        inside = [parts for key, parts in found.rows.items() if key != ELSEWHERE]
        places = [place for place in range(len(Factor)) if any(parts[place] for parts in inside)]
        factors = tuple(tuple(Factor)[place].value for place in places)
        sums = tuple(sum(parts[place] for parts in inside) for place in places)
        if fine:
            return factors, sums, shown
        rows = [replace(row, parts=tuple(found.rows[row.key][place] for place in places)) for row in shown]
        return factors, sums, rows

    def _three(self) -> "tuple[Study, Study | None, Study]":
        """In force, the proposition (the scenario of the dial, else the latest of the base), the variant."""
        room, known, levers = self.room, self.ground.known, self.asked.levers
        in_force = room._studied(Levers(charges=self.ground.study.settings.cp_origin))
        name = known.find(levers.scenario).name
        latest = known.official[-1].document.name if known.official else None
        proposed = levers.scenario if name != IN_FORCE.name else latest
        return in_force, room._studied(Levers(proposed)) if proposed else None, self.study

    def _compared(
        self, shown: Sequence[TableRow], whole: TableRow, three: "Sequence[Study | None]"
    ) -> tuple[list[TableRow], TableRow]:
        tables = [self._sourced(each)[:2] if each and self.asked.axis in SOURCED else each and self._table(each)
                  for each in three]  # fmt: skip
        made = [
            replace(row, effects=tuple(table[0][row.key].impact.observed if table else None for table in tables))
            for row in shown
        ]
        totals = tuple(table[1].impact.observed if table else None for table in tables)
        return made, replace(whole, effects=totals)

    def _dials(self) -> Dials:
        from ccam.formats.parameters_rules import Transition
        from ccam.formats.toml_tables import EVERY_ACT

        study, known = self.study, self.ground.known
        fc = study.parameters.fc(study.settings.grid, study.settings.on, EVERY_ACT)
        schedules = study.parameters.of_kind("transition", Transition)
        return Dials(
            tuple(each.name for each in known.every()),
            tuple(study.parameters.cp_origins()),
            tuple((each.name, last_year(each)) for each in schedules),
            fc.value if fc else None,
            study.settings.cp_origin,
        )

    def _coverage(self) -> Coverage:
        total = self.study.total()
        silent = {name: getattr(total, f"{name}_base") for name in impacts.BASES}
        return Coverage(total.base, total.base - _silent(total), silent, self.study.impact.book.outside.base)

    def _bins(self) -> "tuple[Bin, ...]":
        from valuation.movement import movements

        return movements(self.study.impact)

    def _said(self, three: "tuple[Study, Study | None, Study]") -> Iterable[str]:
        in_force, proposition, mine = three
        levers, settings = self.asked.levers, mine.settings
        yield fr.SCENARIO_NOTE.format(scenario=self._under(), charges=settings.cp_origin)
        if proposition:
            yield fr.PROPOSAL_NOTE.format(name=proposition.scenario, charges=proposition.settings.cp_origin)
        yield fr.IN_FORCE_NOTE.format(charges=in_force.settings.cp_origin)
        first = self.ground.known.find(levers.scenario).first_day
        if first and first > settings.on:
            yield fr.LATER_NOTE.format(name=mine.scenario, start=numbers.day(first), day=numbers.day(settings.on))

    def _under(self) -> str:
        """The scenario and what the dials lay over it."""
        levers, settings = self.asked.levers, self.study.settings
        said = [fr.NAMED.format(name=self.study.scenario)]
        if levers.fc is not None:
            said.append(fr.NOTE_FC.format(fc=numbers.rate(levers.fc)))
        if settings.schedule:
            said.append(fr.NOTE_TRANSITION.format(name=settings.schedule.name, year=settings.year))
        return ", ".join(said)


def _silent(total: "Figures") -> int:
    return uncovered(total) + total.undecided_base + total.absent_base


def _sum(rows: Iterable[ImpactRow]) -> ImpactRow:
    """What rows add up to."""
    every = list(rows)
    names = ("observed", "low", "high", "theoretical", "unknown_base")
    total = Interval(*(sum(getattr(row.impact, name) for row in every) for name in names))
    return ImpactRow(
        "", fr.TOTAL, sum(row.base for row in every), total,
        sum(row.undecided_base for row in every), sum(row.left_base for row in every),
    )  # fmt: skip
