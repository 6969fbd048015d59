"""A study on another grid or in a year of a transition, and what the transition costs year by year."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ccam.french import billing as fr
from ccam.french import numbers
from ccam.model.errors import UnknownThing, UsageError
from ccam.model.money import decimal_string
from ccam.usecases.billing import require_grid
from ccam.usecases.figures import interval
from ccam.usecases.study import Study
from ccam.usecases.views import Interval

if TYPE_CHECKING:
    from ccam.formats.parameters_rules import Transition
    from valuation.parameters import Parameters


@dataclass(frozen=True, slots=True)
class YearCost:
    """What new lines cost in a year of a transition, at the observed volumes, against what is billed today."""

    year: int
    impact: Interval
    base: int

    def json(self) -> dict[str, Any]:
        """The year for machines."""
        return {
            "annee": self.year,
            "observe": decimal_string(self.impact.observed),
            "minimum": decimal_string(self.impact.low),
            "maximum": decimal_string(self.impact.high),
            "theorique": decimal_string(self.impact.theoretical),
        }


def restudied(
    study: Study, *, grid: str | None = None, transition: str | None = None, year: int | None = None
) -> Study:
    """The study in a price column or grid, and in a year of a transition, the last by default. :class:`UnknownThing`
    lists the grids or transitions there are.
    """
    if grid is not None:
        study = replace(study, settings=replace(study.settings, grid=require_grid(study.release, grid)))
    if transition is None:
        if year is not None:
            raise UsageError(fr.YEAR_ALONE, known=_names(study.parameters))
        return study
    schedule = find_transition(study.parameters, transition)
    asked = schedule.years if year is None else year
    if not 0 <= asked <= last_year(schedule):
        raise UsageError(fr.YEAR_BEYOND, name=schedule.name, last=last_year(schedule), year=asked)
    return replace(study, settings=replace(study.settings, schedule=schedule, year=asked))


def find_transition(parameters: "Parameters", name: str) -> "Transition":
    """The schedule called ``name``; :class:`UnknownThing` lists those there are."""
    found = parameters.transition(name)
    if found is None:
        raise UnknownThing(fr.UNKNOWN_TRANSITION, name=name, known=_names(parameters))
    return found


def last_year(schedule: "Transition") -> int:
    """The last year that can be asked for: caps make prices move on after the schedule."""
    from ccam.formats.parameters_tables import MOST_YEARS

    return schedule.years if schedule.cap_up is None and schedule.cap_down is None else MOST_YEARS


def cost_by_year(study: Study, schedule: "Transition") -> tuple[YearCost, ...]:
    """The cost of ``schedule`` from year 0 to its end; empty without volumes."""
    from valuation.phasing import figures_by_year

    if not study.volumes.rows:
        return ()
    found = figures_by_year(study.book, schedule)
    return tuple(YearCost(year, interval(each), each.base) for year, each in enumerate(found))


def schedule_text(schedule: "Transition", year: int) -> str:
    """A schedule and a year of it, in one line."""
    return fr.SCHEDULE.format(name=schedule.name, year=year, rules=schedule_rules(schedule))


def schedule_rules(schedule: "Transition") -> str:
    """How a schedule goes, and where that comes from."""
    rules = [fr.YEARS.format(years=numbers.plural(schedule.years, "an"))] if schedule.years else [fr.AT_ONCE]
    if schedule.winners is not None:
        rules.append(fr.WINNERS.format(years=numbers.plural(schedule.winners, "an")))
    if schedule.falls_from > schedule.years > 0:
        rules.append(fr.NO_FALL)
    elif schedule.falls_from > 1:
        rules.append(fr.FALLS_FROM.format(year=schedule.falls_from))
    if schedule.cap_up is not None:
        rules.append(fr.CAP_UP.format(share=numbers.share(schedule.cap_up)))
    if schedule.cap_down is not None:
        rules.append(fr.CAP_DOWN.format(share=numbers.share(schedule.cap_down)))
    if schedule.tolerance:
        rules.append(fr.TOLERANCE.format(share=numbers.share(schedule.tolerance)))
    return fr.RULES.format(rules=", ".join(rules), status=schedule.status.value, source=schedule.source)


def _names(parameters: "Parameters") -> str:
    from ccam.formats.parameters_rules import Transition

    return ", ".join(f"« {each.name} »" for each in parameters.of_kind("transition", Transition))
