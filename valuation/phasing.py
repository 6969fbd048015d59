"""What a transition costs: the figures of a draft in each year of a schedule, at the observed volumes."""

from dataclasses import replace

from ccam.formats.parameters_rules import Transition
from valuation.compile import Book
from valuation.impact import Figures, impact_of


def figures_by_year(book: Book, schedule: Transition, last: int | None = None) -> tuple[Figures, ...]:
    """The whole scope from year 0 to ``last``, by default the end of the schedule: year 0 is what moves when new lines
    begin at the prices of those they replace, which an average over several acts does not leave exactly at nil.
    """
    end = schedule.years if last is None else last
    years = (replace(book.settings, schedule=schedule, year=year) for year in range(end + 1))
    return tuple(impact_of(replace(book, settings=settings)).total() for settings in years)
