"""Prices on their way from what is billed to their target, year by year, under a schedule given as data.

A step of a year is exact, then rounded once; caps round inwards, so that no price ever moves by more than they say.
What has no starting price, such as a created act, is at its target at once. Prices in cents, shares in 10 000ths.
"""

from dataclasses import dataclass

import numpy as np

from ccam.formats.parameters_rules import Transition
from ccam.model.money import SHARE_UNIT
from valuation.exact import Flags, Ints, add, product, sum_by

UNKNOWN = -1
"""A price that is not known."""

PART_UNIT = 10_000
"""An old price is cut between acts billed together in parts of this fraction of a cent."""


def prices_in(schedule: Transition, starts: Ints, targets: Ints, year: int) -> Ints:
    """The price of each line in ``year`` (0: before the first step), UNKNOWN where its target is. A schedule of no
    years is at its targets from year 0; a negative year is refused by :class:`ValueError`.
    """
    if year < 0:
        raise ValueError(year)
    if schedule.years == 0:
        return targets
    target = np.maximum(targets, 0)
    start = np.where(starts == UNKNOWN, target, starts)
    goal = np.where(_tolerated(schedule, start, target), start, target)
    price = start
    if schedule.cap_up is None and schedule.cap_down is None:
        price = _wanted(schedule, start, goal, year)
    else:
        for each in range(1, year + 1):
            price = _capped(schedule, price, _wanted(schedule, start, goal, each))
    return np.where(targets == UNKNOWN, UNKNOWN, price)


def prices_by_year(schedule: Transition, starts: Ints, targets: Ints, last: int | None = None) -> tuple[Ints, ...]:
    """:func:`prices_in` of every year from 0 to ``last``, by default the end of the schedule."""
    end = schedule.years if last is None else last
    return tuple(prices_in(schedule, starts, targets, year) for year in range(end + 1))


def _tolerated(schedule: Transition, starts: Ints, targets: Ints) -> Flags:
    gap = np.abs(targets - starts)
    return product(gap, SHARE_UNIT) <= product(starts, schedule.tolerance)


def _wanted(schedule: Transition, starts: Ints, targets: Ints, year: int) -> Ints:
    """Where a line stands in ``year``, without caps."""
    rises = _step(starts, targets, year, schedule.years if schedule.winners is None else schedule.winners)
    still = schedule.falls_from - 1
    falls = _step(starts, targets, year - still, schedule.years - still)
    return np.where(targets >= starts, rises, falls)


def _step(starts: Ints, targets: Ints, done: int, steps: int) -> Ints:
    """``starts`` plus ``done`` of ``steps`` equal parts of the gap, rounded half-up once."""
    if done <= 0 or steps <= 0:
        return starts
    done = min(done, steps)
    weighted = add(product(starts, steps - done), product(targets, done))
    return add(product(weighted, 2), steps) // (2 * steps)


def _capped(schedule: Transition, before: Ints, wanted: Ints) -> Ints:
    price = wanted
    if schedule.cap_up is not None:
        price = np.minimum(price, np.maximum(before, product(before, SHARE_UNIT + schedule.cap_up) // SHARE_UNIT))
    if schedule.cap_down is not None:
        kept = max(SHARE_UNIT - schedule.cap_down, 0)
        price = np.maximum(price, -(product(before, -kept) // SHARE_UNIT))
    return price


@dataclass(frozen=True, eq=False)
class Sent:
    """What each predecessor sends to each proposed line: ``line`` receives ``quantity`` of an old line at ``price``,
    of which ``part`` (in :data:`PART_UNIT` of a cent) is its share among the acts billed together.
    """

    line: Ints
    quantity: Ints
    part: Ints


def starting_prices(sent: Sent, size: int) -> Ints:
    """The billed prices of the predecessors weighted by the volume they send, rounded half-up once; UNKNOWN where no
    predecessor is known. Where no volume is sent, or less than none, each counts the same.
    """
    weights = sum_by(sent.quantity, sent.line, size)
    weighted = (weights > 0)[sent.line]
    quantity = np.where(weighted, sent.quantity, 1)
    total = sum_by(product(quantity, sent.part), sent.line, size)
    count = product(np.maximum(sum_by(quantity, sent.line, size), 1), PART_UNIT)
    found = np.bincount(sent.line, minlength=size) > 0
    mean = add(product(np.maximum(total, 0), 2), count) // product(count, 2)
    return np.where(found, mean, UNKNOWN)


def shared_parts(prices: Ints, cells: Ints, scores: Ints) -> Ints:
    """The part of an old price that goes to each member of a cell, in :data:`PART_UNIT` of a cent: in proportion to the
    points of the members, or equally where those of one are not known. ``cells`` groups the members.
    """
    size = int(cells.max()) + 1 if cells.size else 0
    unknown = sum_by((scores <= 0).astype(np.int64), cells, size)[cells] > 0
    weights = np.where(unknown, 1, scores)
    whole = np.maximum(sum_by(weights, cells, size)[cells], 1)
    cut = product(prices, PART_UNIT, weights)
    return add(product(cut, 2), whole) // product(whole, 2)
