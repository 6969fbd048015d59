"""What new lines are billed: targets less abatements, starting prices, and the way from one to the other.

Arrays hold one value for each proposed line of a book, in cents, UNKNOWN where it is not known.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ccam.formats.parameters_rules import Abatement, AfterReform, Transition
from ccam.model.acts import Writing
from ccam.model.codes import LineKey
from ccam.model.graph import predecessors
from valuation.abatement import abated_cents_all, abatement_of, abatements, day_of_fc
from valuation.compile import UNKNOWN, Book, rates_of
from valuation.exact import Ints, ints
from valuation.flow import LineRef
from valuation.tariff import target_cents_all
from valuation.transition import Sent, prices_in, shared_parts, starting_prices


def targets(book: Book) -> Ints:
    """Targets: points × (FC + CP), before any abatement."""
    proposals, rates = book.proposals, book.rates
    fc, cp = rates.fc[proposals.group], rates.cp[proposals.cp]
    known = (proposals.score != UNKNOWN) & (fc != UNKNOWN) & (cp != UNKNOWN)
    cents = target_cents_all(*(np.where(known, values, 0) for values in (proposals.score, fc, cp)))
    return np.where(known, cents, UNKNOWN)


def goals(book: Book) -> Ints:
    """Where each line goes: its target, less an abatement that outlives new points."""
    found = targets(book)
    for abatement, lines in _abated(book).items():
        at = replace(book.settings, on=day_of_fc(abatement, book.settings.on))
        then = rates_of(book.proposals, book.parameters, at)
        there = replace(book, rates=replace(book.rates, fc=then.fc))
        cut = targets(there)[lines]
        rate = np.full(cut.size, abatement.rate, dtype=np.int64)
        found[lines] = np.where(cut == UNKNOWN, UNKNOWN, abated_cents_all(np.maximum(cut, 0), rate))
    return found


def starts(book: Book) -> Ints:
    """Starting price of each line that receives observed volume; a line without any has none here."""
    cells, members = book.cells, book.members
    price = book.rows.billed[cells.row][members.cell]
    known = price != UNKNOWN
    line, cell = members.line[known], members.cell[known]
    part = shared_parts(price[known], cell, book.proposals.score[line])
    return starting_prices(Sent(line, cells.quantity[cell], part), book.proposals.score.size)


@dataclass(frozen=True, slots=True)
class BilledLine:
    """A line in cents, None where unknown: target, target less its abatement, where it starts (``observed`` tells
    whether volumes weigh it), and what it is billed in the year of the settings, or now without a schedule.
    """

    target: int | None
    goal: int | None
    start: int | None
    observed: bool
    billed: int | None

    @property
    def gap(self) -> int | None:
        """billed − target."""
        return None if self.billed is None or self.target is None else self.billed - self.target


def billed_lines(book: Book) -> dict[LineRef, BilledLine]:
    """Every proposed line; without a schedule, what is billed is the starting price."""
    schedule, usual = book.settings.schedule, unobserved_starts(book)
    target, goal, observed = targets(book), goals(book), starts(book)
    start = observed.copy()
    for ref, number in book.proposals.number.items():
        start[number] = usual.get(ref, UNKNOWN) if observed[number] == UNKNOWN else observed[number]
    billed = start if schedule is None else prices_in(schedule, start, goal, book.settings.year)
    columns = (target.tolist(), goal.tolist(), start.tolist(), (observed != UNKNOWN).tolist(), billed.tolist())
    rows = list(zip(*columns, strict=True))
    return {ref: _line(*rows[number]) for ref, number in book.proposals.number.items()}


def _line(target: int, goal: int, start: int, observed: bool, billed: int) -> BilledLine:
    known = [None if value == UNKNOWN else value for value in (target, goal, start, billed)]
    return BilledLine(known[0], known[1], known[2], observed, known[3])


def prices(book: Book) -> Ints:
    """What each line is worth under the settings: its target, or what it is billed in the year of their schedule."""
    schedule = book.settings.schedule
    return targets(book) if schedule is None else prices_at(book, schedule, book.settings.year)


def prices_at(book: Book, schedule: Transition, year: int) -> Ints:
    """What each line is billed in ``year`` of ``schedule``."""
    return prices_in(schedule, starts(book), goals(book), year)


def abatement_for(book: Book, ref: LineRef) -> Abatement | None:
    """The abatement in force on a proposed line: one that the reform keeps."""
    return _on_line(book, _kept(book), ref)


def unobserved_starts(book: Book) -> dict[LineRef, int]:
    """Starting price of lines whichever volume goes to them: the plain mean of the prices of their predecessors."""
    incoming = predecessors(book.draft)
    found: dict[LineRef, int] = {}
    for ref in book.proposals.number:
        lines = (book.release.by_key.get(LineKey(code, *ref.slot)) for code in incoming.get(ref.act, ()))
        prices_of = (line.price(book.settings.grid) for line in lines if line)
        cents = [price.cents for price in prices_of if price and price.writing is Writing.AMOUNT]
        if cents:
            found[ref] = (2 * sum(cents) + len(cents)) // (2 * len(cents))
    return found


def _abated(book: Book) -> dict[Abatement, Ints]:
    """The lines each abatement in force cuts."""
    known = [each for each in _kept(book) if each.start <= book.settings.on]
    lines: dict[Abatement, list[int]] = {}
    for ref, number in book.proposals.number.items() if known else ():
        found = _on_line(book, known, ref)
        if found:
            lines.setdefault(found, []).append(number)
    return {each: ints(numbers) for each, numbers in lines.items()}


def _kept(book: Book) -> list[Abatement]:
    return [each for each in abatements(book.parameters) if each.reform is AfterReform.KEPT]


def _on_line(book: Book, known: Sequence[Abatement], ref: LineRef) -> Abatement | None:
    act = book.draft.proposed[ref.act]
    code = act.code or book.continued.get(ref.act)
    group = book.proposals.groups[book.proposals.group[book.proposals.number[ref]]]
    return abatement_of(known, code, act.chapter, group, book.settings.on)
