"""Scores rounded to a unit without breaking any order, and anchored to a declared total.

Between the nearest whole scores pushed up until every order holds and the same pushed down, each act takes the middle:
the order holds for both, so it holds for their middle, and no act is pushed further than it must be.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from valuation.exact import LIMIT, Ints

Floats = npt.NDArray[np.float64]

FAR = 2**60
"""Where no bound holds."""
STEPS = 60
"""Times the multiplier is corrected, at most, before acts are moved one by one."""
NARROW = 1e-6
"""Width of the range left for the multiplier, as a share of it, from which on a worse total ends the search."""
ENOUGH = 10
"""The search ends where one act in so many, moved by one unit, makes up what is left."""
PASSES = 8
"""Times the acts are gone through for the last units."""


@dataclass(frozen=True)
class Orders:
    """Strict and weak orders between places (acts, then separators), as a graph without cycles. ``lower`` is under
    ``upper`` by at least ``gap`` units. ``acts`` places are acts, the rest only separate.
    """

    acts: int
    size: int
    lower: Ints
    upper: Ints
    gap: Ints

    def generations(self) -> list[Ints]:
        """Edges by the generation of their upper end: every edge into a place comes before those that leave it."""
        rank = np.zeros(self.size, dtype=np.int64)
        waiting = np.bincount(self.upper, minlength=self.size)
        order = np.argsort(self.lower, kind="stable")
        starts = np.searchsorted(self.lower[order], np.arange(self.size + 1))
        ready = [int(place) for place in np.flatnonzero(waiting == 0)]
        uppers, left = self.upper.tolist(), waiting.tolist()
        ranks = rank.tolist()
        edges, bounds = order.tolist(), starts.tolist()
        while ready:
            place = ready.pop()
            for at in range(bounds[place], bounds[place + 1]):
                above = uppers[edges[at]]
                ranks[above] = max(ranks[above], ranks[place] + 1)
                left[above] -= 1
                if not left[above]:
                    ready.append(above)
        by_rank = np.array(ranks, dtype=np.int64)[self.upper]
        sorted_edges = np.argsort(by_rank, kind="stable")
        cuts = np.flatnonzero(np.diff(by_rank[sorted_edges])) + 1
        return [part for part in np.split(sorted_edges, cuts) if len(part)]


class Rounder:
    """Rounds the scores of one graph of orders, as often as asked."""

    def __init__(self, orders: Orders) -> None:
        self.orders = orders
        self._generations = orders.generations()
        self._lowest = self._pushed_up(np.ones(orders.size, dtype=np.int64))

    def rounded(self, wanted: Floats) -> Ints:
        """Whole scores of the acts, at least 1, in every order, near ``wanted`` (in units, by act)."""
        nearest = np.maximum(np.floor(wanted + 0.5), 1).astype(np.int64)
        free = self.orders.size - self.orders.acts
        up = self._pushed_up(np.concatenate([nearest, np.ones(free, dtype=np.int64)]))
        down = self._pushed_down(np.concatenate([nearest, np.full(free, FAR, dtype=np.int64)]))
        found = (up + np.maximum(down, self._lowest)) // 2
        return found[: self.orders.acts]

    def _pushed_up(self, values: Ints) -> Ints:
        lower, upper, gap = self.orders.lower, self.orders.upper, self.orders.gap
        for edges in self._generations:
            np.maximum.at(values, upper[edges], values[lower[edges]] + gap[edges])
        return values

    def _pushed_down(self, values: Ints) -> Ints:
        lower, upper, gap = self.orders.lower, self.orders.upper, self.orders.gap
        for edges in reversed(self._generations):
            np.minimum.at(values, lower[edges], values[upper[edges]] - gap[edges])
        return values

    def least(self, volumes: Ints) -> int:
        """The smallest total that the orders allow."""
        return total_of(self._lowest[: self.orders.acts], volumes)

    def anchored(self, wanted: Floats, volumes: Ints, total: int) -> tuple[Ints, float]:
        """Whole scores with Σ score × volume as near ``total`` as single units allow, and the multiplier put on
        ``wanted``. ``volumes`` are not negative, and not all nil; ``total`` is not below :meth:`least`.
        """
        multiplier = total / float(wanted @ volumes)
        best = self.rounded(wanted * multiplier)
        low, high = 0.0, np.inf
        weighing = int(volumes.sum())
        for _ in range(STEPS):
            reached = total_of(best, volumes)
            if ENOUGH * abs(total - reached) <= weighing:
                break
            low, high = (multiplier, high) if reached < total else (low, multiplier)
            guess = multiplier * total / reached
            other = guess if low < guess < high else (low + min(high, 2 * multiplier)) / 2
            if other == multiplier:
                break
            scores = self.rounded(wanted * other)
            if abs(total - total_of(scores, volumes)) >= abs(total - reached) and high - low < other * NARROW:
                break
            multiplier, best = other, scores
        return self._settled(best, volumes, total), multiplier

    def _settled(self, scores: Ints, volumes: Ints, total: int) -> Ints:
        """The last units: acts that can move by one without touching a neighbour, the most frequent first."""
        values = [*scores.tolist(), *[0] * (self.orders.size - self.orders.acts)]
        room = _Room(self.orders, values)
        rest = total - total_of(scores, volumes)
        counts = volumes.tolist()
        busy = sorted((act for act, count in enumerate(counts) if count > 0), key=lambda act: (-counts[act], act))
        for _ in range(PASSES):
            before = rest
            for act in busy:
                step = 1 if rest > 0 else -1
                if counts[act] <= abs(rest) and room.allows(act, step):
                    values[act] += step
                    rest -= step * counts[act]
            if rest in (0, before):
                break
        return np.array(values[: self.orders.acts], dtype=np.int64)


class _Room:
    """Whether an act can move by one: its neighbours are looked for through the separators."""

    def __init__(self, orders: Orders, values: list[int]) -> None:
        self.acts, self.values = orders.acts, values
        self.over: list[list[int]] = [[] for _ in range(orders.size)]
        self.under: list[list[int]] = [[] for _ in range(orders.size)]
        for low, high in zip(orders.lower.tolist(), orders.upper.tolist(), strict=True):
            self.over[low].append(high)
            self.under[high].append(low)

    def allows(self, act: int, step: int) -> bool:
        value = self.values[act] + step
        if value < 1:
            return False
        if step > 0:
            return all(self.values[other] > value for other in self._near(self.over, act))
        return all(self.values[other] < value for other in self._near(self.under, act))

    def _near(self, links: Sequence[Sequence[int]], act: int) -> list[int]:
        found: list[int] = []
        for place in links[act]:
            found += [place] if place < self.acts else links[place]
        return found


def total_of(scores: Ints, volumes: Ints) -> int:
    """Σ score × volume, exactly."""
    if float(scores.astype(np.float64) @ volumes) < LIMIT:
        return int(scores @ volumes)
    return sum(score * volume for score, volume in zip(scores.tolist(), volumes.tolist(), strict=True))
