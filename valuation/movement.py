"""How far prices move: the observed lines by size of change, with their share of the spend and of the acts.

A line's change is its effect over its observed base. Acts are counted once each: activity 1, first phase.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ccam.model.codes import LineKey
from ccam.model.money import MICRO, from_micro
from valuation.exact import Flags, Ints, exact_sums, ints
from valuation.impact import Impact, Standing

FALLS, RISES = (-20, -5), (5, 20)
"""Changes in per cent that separate the bins; no change at all is a bin of its own."""

_LIMITS: tuple[tuple[int | None, int | None], ...] = (
    *pairwise((None, *FALLS, 0)),
    (0, 0),
    *pairwise((0, *RISES, None)),
)
_STILL = _LIMITS.index((0, 0))

FIGURED = (Standing.KNOWN, Standing.KEPT, Standing.DELETED)
"""Standings that give a figure."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Lines whose change lies between ``low`` and ``high`` per cent, None where it is open; 0 and 0 are those that do
    not change. ``figured`` is False for the one bin of what has no figure. ``base`` and ``effect`` in cents.
    """

    low: int | None
    high: int | None
    figured: bool
    lines: int
    acts: int
    base: int
    effect: int


def movements(impact: Impact) -> tuple[Bin, ...]:
    """The bins from the largest fall to the largest rise, then what has no figure; together, every line in scope."""
    place = _places(impact)
    size = len(_LIMITS) + 1
    rows = impact.book.rows
    counted = np.where(_counting(impact), rows.quantity, 0)
    lines = exact_sums(np.ones_like(rows.base), place, size)
    acts, bases = exact_sums(counted, place, size), exact_sums(rows.base, place, size)
    effects = exact_sums(impact.observed, place, size)
    limits = [(*limit, True) for limit in _LIMITS] + [(None, None, False)]
    return tuple(Bin(*limit, lines[n], acts[n], bases[n], from_micro(effects[n])) for n, limit in enumerate(limits))


def theoretical_base(impact: Impact) -> int:
    """Quantity × price of the release over the lines that have a figure, in cents: the spend before, where k = 1. A
    deleted line without a price counts its observed base, as in its theoretical effect.
    """
    rows = impact.book.rows
    standing = impact.standings()
    cents = zip(standing, rows.quantity.tolist(), rows.price.tolist(), rows.base.tolist(), strict=True)
    return sum(quantity * price if price >= 0 else base for one, quantity, price, base in cents if one in FIGURED)


def _places(impact: Impact) -> Ints:
    """The bin of each row: falls hold their lower edge, rises their upper one."""
    places = list[int]()
    bases, standing = impact.book.rows.base.tolist(), impact.standings()
    for base, effect, one in zip(bases, impact.observed.tolist(), standing, strict=True):
        places.append(_place(base, effect) if one in FIGURED else len(_LIMITS))
    return ints(places)


def _place(base: int, effect: int) -> int:
    """The bin of one line, compared in whole numbers; one without any base moves without limit."""
    if effect == 0:
        return _STILL
    share = effect * 100
    unit = abs(base) * MICRO
    if effect < 0:
        return sum(share >= edge * unit for edge in FALLS)
    return _STILL + 1 + sum(share > edge * unit for edge in RISES)


def _counting(impact: Impact) -> Flags:
    """Rows that count acts."""
    book = impact.book
    counting: set[LineKey] = {line.key for act in book.release.acts if (line := act.counting_line)}
    flags = [
        moved.observed.key in counting or (moved.observed.key not in book.release.by_key and _first(moved.observed.key))
        for moved in book.rows.flows
    ]
    return np.array(flags, dtype=np.bool_)


def _first(key: LineKey) -> bool:
    """Whether a line of an act that the release lacks counts its acts."""
    return (key.activity, key.phase) == (1, 0)
