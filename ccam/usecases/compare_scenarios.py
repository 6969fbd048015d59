"""Scenarios side by side on the same draft and volumes: what is in force, the proposition, one's own variant."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ccam.french import numbers
from ccam.french import scenarios as fr
from ccam.french import study as words
from ccam.model.errors import UsageError
from ccam.model.text import folded
from ccam.usecases.figures import uncovered
from ccam.usecases.impact.report import axis_label, known_axis, row_keys
from ccam.usecases.scenarios import Scenario, Scenarios
from ccam.usecases.study import Study, require_volumes

if TYPE_CHECKING:
    from valuation.impact import Figures

LETTERS = "ABC"


@dataclass(frozen=True, slots=True)
class Cell:
    """One scenario in one row, in cents: the spend as it was observed, and what it changes of it."""

    old: int
    delta: int

    @property
    def new(self) -> int:
        """The spend under the scenario."""
        return self.old + self.delta


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One row of the table: a cell for each scenario, in their order."""

    key: str
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Scenarios along one axis; each column adds up to that of ``total``, to the cent. ``silent`` is the spend that no
    figure covers, by scenario.
    """

    axis: str
    scenarios: tuple[Scenario, ...]
    charges: tuple[str, ...]
    heading: tuple[str, ...]
    rows: tuple[ComparedRow, ...]
    total: ComparedRow
    silent: tuple[int, ...]


def compare_scenarios(
    known: Scenarios, study: Study, wanted: Sequence[str], axis: str, charges: str | None = None
) -> Compared:
    """Value ``study`` under each scenario that :meth:`Scenarios.usual` finds. The draft and its volumes are compiled
    once. Raises :class:`UsageError` where a scenario does not know ``charges``.
    """
    chosen, named = known_axis(axis), known.usual(wanted)
    studies = [under(known, require_volumes(study), scenario, charges) for scenario in named]
    keys = row_keys(study, chosen)
    tables = [each.impact.by_keys(keys) for each in studies]
    rows = (
        ComparedRow(key, axis_label(study, chosen, key), _cells([table.rows[key] for table in tables]))
        for key in tables[0].rows
    )
    totals = [table.total for table in tables]
    return Compared(
        chosen,
        named,
        tuple(each.settings.cp_origin for each in studies),
        (*study.heading(), words.HEADING_K.format(forced=numbers.plural(totals[0].forced_k, "ligne"))),
        tuple(sorted(rows, key=lambda row: (-max(abs(cell.delta) for cell in row.cells), row.key))),
        ComparedRow("", fr.TOTAL, _cells(totals)),
        tuple(uncovered(total) + total.undecided_base for total in totals),
    )


def under(known: Scenarios, study: Study, scenario: Scenario, charges: str | None = None) -> Study:
    """The same draft and volumes under ``scenario``; what does not depend on it is not done again."""
    from valuation.impact import impact_of

    parameters = known.parameters(scenario)
    origin = charges or known.charges(scenario)
    if folded(origin) not in map(folded, parameters.cp_origins()):
        names = ", ".join(f"« {name} »" for name in parameters.cp_origins())
        raise UsageError(fr.CHARGES_UNKNOWN, scenario=scenario.name, name=origin, known=names)
    settings = replace(study.settings, cp_origin=origin)
    other = replace(study, parameters=parameters, settings=settings, scenario=scenario.name)
    other.__dict__["impact"] = impact_of(study.impact.book.under(parameters, settings))
    return other


def _cells(figures: "Sequence[Figures]") -> tuple[Cell, ...]:
    return tuple(Cell(each.base, each.observed) for each in figures)
