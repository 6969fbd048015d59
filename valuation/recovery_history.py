"""Dated prices of one column as arrays: merged by date, then seen before and after each general revaluation.

Prices are cents; days are ISO texts, compared as texts. A price that is nil or not covered is no price here.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from ccam.model.codes import ActCode, LineKey
from ccam.model.history import GridPrice
from valuation.exact import Flags, Ints

GENERAL = 5
"""A day is that of a general revaluation where at least one line in five rises."""
LEAST = 20
"""Lines that must rise on it all the same."""
NONE = -1
"""No price."""

DatedPrice = tuple[LineKey, str, int]
"""A line, the first day of a price, and the price in cents."""


@dataclass(frozen=True)
class DatedPrices:
    """Prices of one column. ``line`` and ``day`` index ``keys`` and ``days``; rows are sorted by line, then by day,
    with one row for each pair.
    """

    keys: tuple[LineKey, ...]
    days: tuple[str, ...]
    line: Ints
    day: Ints
    cents: Ints

    @cached_property
    def _places(self) -> Ints:
        return self.line * (len(self.days) + 1) + self.day

    def before(self, day: int) -> Ints:
        """Price of each line in force the day before the day of that index, :data:`NONE` where it had none."""
        return self._at(day, "left")

    def on(self, day: int) -> Ints:
        """Price of each line in force on the day of that index."""
        return self._at(day, "right")

    def among(self, keys: Container[LineKey]) -> "DatedPrices":
        """The prices of these lines alone."""
        kept = np.array([key in keys for key in self.keys], dtype=bool)
        place = np.cumsum(kept) - 1
        rows = kept[self.line]
        names = tuple(key for key, own in zip(self.keys, kept.tolist(), strict=True) if own)
        return DatedPrices(names, self.days, place[self.line[rows]], self.day[rows], self.cents[rows])

    def _at(self, day: int, side: str) -> Ints:
        lines = np.arange(len(self.keys))
        wanted = lines * (len(self.days) + 1) + day
        place = np.searchsorted(self._places, wanted, side="left" if side == "left" else "right") - 1
        known = (place >= 0) & (self.line[place] == lines) if len(self.line) else np.zeros(len(lines), dtype=bool)
        return np.where(known, self.cents[place] if len(self.cents) else NONE, NONE)


@dataclass(frozen=True)
class Panel:
    """What each line cost before the first of ``days`` and from each of them on: ``cents`` is lines × (days + 1).

    A line whose price changed by itself between two revaluations may have new points: what came before is left out
    (:data:`NONE`), and so is one side of a fall. ``now`` is the price in force at the end.
    """

    keys: tuple[LineKey, ...]
    days: tuple[str, ...]
    cents: Ints
    now: Ints

    @cached_property
    def crossed(self) -> Ints:
        """Revaluations of which a line has the price on both sides."""
        found: Ints = np.maximum((self.cents != NONE).sum(axis=1) - 1, 0)
        return found

    @cached_property
    def raised(self) -> Flags:
        """Whether each line rose at each revaluation: lines × days."""
        found: Flags = (self.cents[:, :-1] != NONE) & (self.cents[:, 1:] > self.cents[:, :-1])
        return found

    @cached_property
    def always(self) -> Flags:
        """Lines that rose at every revaluation, and saw them all."""
        return np.asarray(self.raised.all(axis=1) & bool(self.days))

    def without(self, place: int) -> "Panel":
        """The same, the prices of that column hidden."""
        left = self.cents.copy()
        left[:, place] = NONE
        return Panel(self.keys, self.days, left, self.now)


class Conflict(NamedTuple):
    """Two sources that say different prices of one line on one day: what ``kept`` says stands."""

    key: LineKey
    day: str
    kept: int
    refused: int
    source: str


@dataclass(frozen=True)
class Source:
    """One source of dated prices: a full history, which knows every change up to ``until``, or the photograph that a
    workbook is (``until`` empty).
    """

    name: str
    until: str
    rows: Sequence[DatedPrice]


def dated(rows: Iterable[DatedPrice]) -> DatedPrices:
    """The rows as arrays; prices that are not above zero are left out."""
    kept = [row for row in rows if row[2] > 0]
    keys = {key: place for place, key in enumerate(sorted({row[0] for row in kept}))}
    days = {day: place for place, day in enumerate(sorted({row[1] for row in kept}))}
    line = np.array([keys[row[0]] for row in kept], dtype=np.int64)
    day = np.array([days[row[1]] for row in kept], dtype=np.int64)
    return _sorted(tuple(keys), tuple(days), line, day, np.array([row[2] for row in kept], dtype=np.int64))


def dated_by_grid(prices: Sequence[GridPrice]) -> dict[int, DatedPrices]:
    """A full history, cut by grid: three quarters of a million rows in a second."""
    if not prices:
        return {}
    codes, activities, phases, days, grids, cents = zip(*prices, strict=True)
    lines: dict[tuple[str, int, int], int] = {}
    line = np.array([lines.setdefault(key, len(lines)) for key in zip(codes, activities, phases, strict=True)])
    names = tuple(LineKey(ActCode(code), activity, phase) for code, activity, phase in lines)
    known = {day: place for place, day in enumerate(sorted(set(days)))}
    day = np.fromiter(map(known.__getitem__, days), dtype=np.int64, count=len(days))
    grid, amount = np.array(grids), np.array(cents, dtype=np.int64)
    found = {}
    for each in np.unique(grid).tolist():
        own = (grid == each) & (amount > 0)
        found[each] = _sorted(names, tuple(known), line[own], day[own], amount[own])
    return found


def merged(sources: Sequence[Source]) -> tuple[list[DatedPrice], tuple[Conflict, ...]]:
    """All sources by date. Within the time that a full history covers it stands, the latest one first; the others add
    the lines and the days that it does not know, and what they deny is said.
    """
    histories = sorted((each for each in sources if each.until), key=lambda each: each.until, reverse=True)
    photographs = [each for each in sources if not each.until]
    conflicts: list[Conflict] = []
    known: dict[LineKey, dict[str, int]] = {}
    for place, source in enumerate(histories):
        _add(known, source, histories[:place], conflicts)
    covered: dict[LineKey, dict[str, int]] = {key: dict(prices) for key, prices in known.items()}
    for source in photographs:
        _add(known, source, histories, conflicts, covered)
    rows = [(key, day, cents) for key, prices in known.items() for day, cents in prices.items()]
    return rows, tuple(conflicts)


def _add(
    known: dict[LineKey, dict[str, int]], source: Source, above: Sequence[Source], conflicts: list[Conflict],
    covered: Mapping[LineKey, dict[str, int]] | None = None,
) -> None:  # fmt: skip
    until = max((each.until for each in above), default="")
    stands = {key: dict(prices) for key, prices in known.items()} if covered is None else covered
    for key, day, cents in source.rows:
        if day > until or key not in stands:
            before = known.setdefault(key, {}).setdefault(day, cents)
        else:
            held = stands[key]
            last = max((each for each in held if each <= day), default="")
            before = held[last] if last else cents
        if before != cents:
            conflicts.append(Conflict(key, day, before, cents, source.name))


def general_days(prices: DatedPrices) -> tuple[int, ...]:
    """Indices of the days on which at least one line in :data:`GENERAL` of those there were rises."""
    if not len(prices.line):
        return ()
    same = prices.line[1:] == prices.line[:-1]
    rises = np.bincount(prices.day[1:][same & (prices.cents[1:] > prices.cents[:-1])], minlength=len(prices.days))
    first = np.concatenate(([True], ~same))
    there = np.cumsum(np.bincount(prices.day[first], minlength=len(prices.days)))
    return tuple(np.flatnonzero((rises >= LEAST) & (rises * GENERAL >= there)).tolist())


def panel(prices: DatedPrices, days: Sequence[int]) -> Panel:
    """The prices around the ``days`` of that index, oldest first."""
    now = prices.on(len(prices.days))
    seen = np.full((len(prices.keys), len(days) + 1), NONE, dtype=np.int64)
    seen[:, -1] = now
    whole = now != NONE
    for place in range(len(days), 0, -1):
        # The price must not have moved between this revaluation and the next one (or today).
        whole = whole & (prices.on(days[place - 1]) == seen[:, place])
        before = prices.before(days[place - 1])
        seen[:, place - 1] = np.where(whole, before, NONE)
        whole = whole & (before != NONE)
    return Panel(prices.keys, tuple(prices.days[day] for day in days), _one_run(seen), now)


def rises(prices: DatedPrices, day: int) -> Ints:
    """What each line that rose on the day of that index gained, in cents."""
    before, after = prices.before(day), prices.on(day)
    found: Ints = (after - before)[(before != NONE) & (after > before)]
    return found


def _one_run(seen: Ints) -> Ints:
    """A fall is a decision of its own: of what stands before and after it, what holds more rises is kept, the later
    one where they hold as many.
    """
    fell = (seen[:, :-1] != NONE) & (seen[:, 1:] != NONE) & (seen[:, 1:] < seen[:, :-1])
    run = np.concatenate((np.zeros((len(seen), 1), dtype=np.int64), fell.cumsum(axis=1)), axis=1)
    rose = (seen[:, :-1] != NONE) & (seen[:, 1:] > seen[:, :-1])
    held = np.stack([(rose & (run[:, 1:] == each)).sum(axis=1) for each in range(seen.shape[1])], axis=1)
    best = seen.shape[1] - 1 - np.where(np.arange(seen.shape[1]) <= run[:, -1:], held, -1)[:, ::-1].argmax(axis=1)
    kept: Ints = np.where(run == best[:, None], seen, NONE)
    return kept


def _sorted(keys: tuple[LineKey, ...], days: tuple[str, ...], line: Ints, day: Ints, cents: Ints) -> DatedPrices:
    order = np.lexsort((day, line))
    return DatedPrices(keys, days, line[order], day[order], cents[order])
