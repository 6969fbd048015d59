"""Rates of practice cost on which lines gather, found by support, and where each holds.

Each line allows an interval of CP, in 10⁻⁴ € per point. A rate is a value that many more intervals hold than the
values around it: the best supported one is taken, its lines set aside, and so on until nothing stands out.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import NamedTuple, TypeVar

import numpy as np

from valuation.exact import Flags, Ints

Cell = TypeVar("Cell", bound=Hashable)

HIGHEST = 20_000
"""No CP above 2 € per point is looked for."""
NARROW = 20
"""Intervals wider than 0,002 € per point gather anywhere: they are placed on a rate, but make none."""
AROUND = 200
"""Neighbourhood that a rate must stand out of, 0,02 € per point on each side."""
APART = 3
"""Values nearer than that to the rate are its own shoulders, not its neighbourhood."""
FEWEST = 12
"""Lines of different prices that a rate needs above its neighbourhood."""
FEWEST_IN_CELL = 6
"""The same among the lines of one chapter, billing group and activity, where little else is around."""
DEVIATIONS = 6
"""And how many standard deviations of the neighbourhood (Poisson)."""
MOST = 40
"""Rates looked for at most."""
ATTACHED = 5
"""Lines of one place (billing group and activity, or chapter too) that attach a rate to it."""


class Rate(NamedTuple):
    """A CP in 10⁻⁴ € per point that ``lines`` allow, among those that allow few values."""

    rate: int
    lines: int


class Allowed(NamedTuple):
    """What lines allow: every whole CP from ``low`` to ``high``, both included, for their ``score``."""

    score: Ints
    low: Ints
    high: Ints

    def of(self, rows: Ints | Flags) -> "Allowed":
        """Some of the lines."""
        return Allowed(self.score[rows], self.low[rows], self.high[rows])

    @property
    def sharp(self) -> Flags:
        """Lines that allow few values."""
        found: Flags = (self.low <= self.high) & (self.high - self.low <= NARROW)
        return found


def rates(lines: Allowed, cells: Sequence[Hashable]) -> tuple[Rate, ...]:
    """Rates by support, largest first: those of all the lines, then those of each cell. Lines of the same score and
    prices support a rate once.
    """
    found = {each.rate for each in _peeled(lines, FEWEST)}
    rows_of: dict[Hashable, list[int]] = {}
    for row, cell in enumerate(cells):
        rows_of.setdefault(cell, []).append(row)
    for rows in rows_of.values():
        if len(rows) >= FEWEST_IN_CELL:
            found |= {each.rate for each in _peeled(lines.of(np.array(rows)), FEWEST_IN_CELL)}
    counted = [Rate(rate, int((lines.sharp & (lines.low <= rate) & (rate <= lines.high)).sum())) for rate in found]
    return tuple(sorted(counted, key=lambda each: (-each.lines, each.rate)))


def _peeled(lines: Allowed, fewest: int) -> list[Rate]:
    sharp = lines.of(lines.sharp & (lines.high >= 0) & (lines.low <= HIGHEST))
    if not len(sharp.score):
        return []
    unlike = np.unique(np.stack(sharp), axis=1)
    low, high = np.maximum(unlike[1], 0), np.minimum(unlike[2], HIGHEST)
    found: list[Rate] = []
    while len(low) >= fewest and len(found) < MOST:
        best = _best(low, high, fewest)
        if best is None:
            break
        found.append(best)
        left = (low > best.rate) | (high < best.rate)
        low, high = low[left], high[left]
    return found


def _best(low: Ints, high: Ints, fewest: int) -> Rate | None:
    edges = np.zeros(HIGHEST + 2, dtype=np.int64)
    np.add.at(edges, low, 1)
    np.add.at(edges, high + 1, -1)
    counts = edges.cumsum()[: HIGHEST + 1]
    around = _windows(counts, AROUND) - _windows(counts, APART)
    expected = around / (2 * (AROUND - APART))
    above = np.where(counts - expected >= fewest, counts - expected - DEVIATIONS * np.sqrt(expected), -1.0)
    best = int(above.argmax())
    return None if above[best] < 0 else Rate(best, int(counts[best]))


def _windows(counts: Ints, half: int) -> Ints:
    total = np.concatenate(([0], counts.cumsum()))
    places = np.arange(len(counts))
    found: Ints = total[np.minimum(places + half + 1, len(counts))] - total[np.maximum(places - half, 0)]
    return found


def held(low: Ints, high: Ints, found: Sequence[Rate]) -> Flags:
    """Which rates each line allows: lines × rates."""
    values = np.array([each.rate for each in found], dtype=np.int64)
    allowed: Flags = (low[:, None] <= values) & (values <= high[:, None])
    return allowed


class Attachment(NamedTuple):
    """Rates that hold in one place: ``lines`` by place of the rate in the list, and the ``main`` one, that of at least
    half of the lines that have one; None where none does.
    """

    lines: dict[int, int]
    main: int | None


def attach(places: Sequence[Cell], allowed: Flags, sharp: Flags) -> dict[Cell, Attachment]:
    """The rates of each place, by the ``sharp`` lines that gather there, a line that allows several going to the best
    supported.
    """
    first = np.where(allowed.any(axis=1), allowed.argmax(axis=1), -1) if allowed.shape[1] else np.full(len(allowed), -1)
    counted: dict[Cell, Counter[int]] = {}
    for row in np.flatnonzero(sharp & (first >= 0)).tolist():
        counted.setdefault(places[row], Counter())[int(first[row])] += 1
    return {place: _attachment(counts) for place, counts in counted.items()}


def _attachment(counts: Counter[int]) -> Attachment:
    lines = {rate: count for rate, count in counts.items() if count >= ATTACHED}
    main = max(lines, key=lambda rate: (lines[rate], -rate), default=None)
    if main is not None and 2 * lines[main] < counts.total():
        main = None
    return Attachment(lines, main)
