"""The end of the chain of a proposed line: its abatement, where it starts, and what it is billed year by year."""

from dataclasses import replace

from ccam.french import billing as words
from ccam.french import valuation as fr
from ccam.model.money import POLICY
from valuation.billed import abatement_for, billed_lines
from valuation.compile import Book
from valuation.exact import ints
from valuation.explain import Explanation, Step
from valuation.flow import LineRef
from valuation.transition import UNKNOWN, prices_by_year


def with_path(chain: Explanation, book: Book, ref: LineRef) -> Explanation:
    """``chain`` of the line ``ref`` of ``book``, up to what it is billed under the settings."""
    line = billed_lines(book)[ref]
    steps = list(chain.steps)
    cut = abatement_for(book, ref)
    if cut:
        name = fr.ABATEMENT.format(name=cut.name)
        steps.append(
            Step(name, -cut.rate, 2, "%", cut.source, cut.start, cut.checked, cut.status.value, cut.order.value)
        )
        steps.append(Step(fr.ABATED, line.goal, 2, fr.UNIT_EURO, POLICY.name, note=fr.UNKNOWNS["points"]))
    origin = words.FROM_PREDECESSORS if line.observed else words.FROM_UNOBSERVED
    steps.append(Step(words.START, line.start, 2, fr.UNIT_EURO, origin, note="" if line.start else words.NO_START))
    if book.settings.schedule:
        steps += _years(book, line.start, line.goal)
    billed = line.billed if book.settings.schedule else None
    return replace(chain, steps=tuple(steps), abated=line.goal if cut else None, start=line.start, billed=billed)


def _years(book: Book, start: int | None, goal: int | None) -> list[Step]:
    schedule, year = book.settings.schedule, book.settings.year
    if schedule is None or goal is None:
        return []
    first = ints([UNKNOWN if start is None else start])
    prices = prices_by_year(schedule, first, ints([goal]), max(year, schedule.years))
    source = words.IN_TRANSITION.format(name=schedule.name)
    return [
        Step(words.IN_YEAR.format(year=each), int(price[0]), 2, fr.UNIT_EURO, source, status=schedule.status.value)
        for each, price in enumerate(prices)
    ]
