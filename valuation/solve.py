"""Where a step function crosses a target on a legal grid, in few evaluations, and both sides of the crossing.

With rounded tariffs a national total jumps from one value of a rate to the next (valuation.md §4.4): there is no exact
root, only two neighbours of the grid, one on each side of the target, which are both kept.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

GUESSES = 5
"""Evaluations placed by interpolation; bisection takes over after them, so that the number is bounded."""
PROBES = 4
"""The grid is also looked at between that many equal parts, only to see whether the function is monotone."""
MOST_EVALUATIONS = 30
"""What a grid of a million values needs: two ends, the parts, :data:`GUESSES`, and twenty halvings."""


class Grid(NamedTuple):
    """Values ``low``, ``low + step``… up to ``high``, in the scale of the lever."""

    low: int
    high: int
    step: int = 1

    @property
    def last(self) -> int:
        """Number of the last value, the first being 0."""
        return (self.high - self.low) // self.step

    def value(self, place: int) -> int:
        """The value of that number."""
        return self.low + place * self.step

    def nearest(self, value: int) -> int:
        """Number of the value of the grid nearest to ``value``, the lower of two."""
        place = (2 * (value - self.low) + self.step - 1) // (2 * self.step)
        return max(0, min(self.last, place))


class Point(NamedTuple):
    """A value of the lever and the amount it gives."""

    value: int
    amount: int


@dataclass(frozen=True, slots=True)
class Solution:
    """The two neighbours around the target, by amount, and the one nearest to it, which is ``chosen``.

    Where the target is out of reach, ``chosen`` is the end of the grid nearest to it and the side beyond is None; where
    the lever moves nothing, ``chosen`` is the value in force. ``monotone`` says whether every point evaluated agreed
    with a monotone function; the two sides are right even where it is not, but another crossing may exist. ``ends`` are
    those of the grid.
    """

    target: int
    chosen: Point
    below: Point | None
    above: Point | None
    ends: tuple[Point, Point]
    evaluations: int
    monotone: bool
    inert: bool = False

    @property
    def residual(self) -> int:
        """What the chosen value leaves, in the unit of the amounts: amount less target."""
        return self.chosen.amount - self.target

    @property
    def reached(self) -> bool:
        """Whether the target lies between two values of the grid, or on one."""
        return (self.below is not None and self.above is not None) or self.residual == 0


def solve(amount: Callable[[int], int], grid: Grid, target: int, start: int) -> Solution:
    """The values of ``grid`` around ``target``; ``start`` is the value in force, kept where the lever moves nothing.

    ``amount`` is never called twice for one value, and at most :data:`MOST_EVALUATIONS` times up to 2²⁰ values.
    """
    known: dict[int, int] = {}

    def at(place: int) -> int:
        if place not in known:
            known[place] = amount(grid.value(place))
        return known[place]

    first, last = at(0), at(grid.last)
    for part in range(1, PROBES):
        at(grid.last * part // PROBES)
    sign = 1 if last >= first else -1
    if first == last:
        return _inert(grid, target, start, at(grid.nearest(start)), known)
    if sign * (first - target) > 0:
        return _sides(grid, target, start, None if sign > 0 else 0, 0 if sign > 0 else None, known, sign)
    if sign * (last - target) < 0:
        end = grid.last
        return _sides(grid, target, start, end if sign > 0 else None, None if sign > 0 else end, known, sign)
    low, high = _crossing(at, grid.last, target, sign)
    return _sides(grid, target, start, *((low, high) if sign > 0 else (high, low)), known, sign)


def _crossing(at: Callable[[int], int], last: int, target: int, sign: int) -> tuple[int, int]:
    """Neighbours ``low`` and ``high`` with sign × amount on each side of sign × target, equality on either."""
    low, high = 0, last
    before, after = sign * (at(low) - target), sign * (at(high) - target)
    turn = 0
    while high - low > 1:
        middle = (low + high) // 2
        if turn < GUESSES:
            middle = max(low + 1, min(high - 1, low + (high - low) * -before // (after - before)))
        turn += 1
        here = sign * (at(middle) - target)
        if here <= 0:
            low, before = middle, here
            after = max(1, after // 2) if turn > 1 else after
        else:
            high, after = middle, here
        if here == 0:
            return middle, middle
    return low, high


def _sides(
    grid: Grid, target: int, start: int, below: int | None, above: int | None, known: dict[int, int], sign: int
) -> Solution:
    points = [Point(grid.value(place), known[place]) for place in (below, above) if place is not None]
    chosen = min(points, key=lambda point: (abs(point.amount - target), abs(point.value - start), point.value))
    ordered = [sign * known[place] for place in sorted(known)]
    monotone = all(here <= there for here, there in pairwise(ordered))
    return Solution(
        target, chosen,
        None if below is None else Point(grid.value(below), known[below]),
        None if above is None else Point(grid.value(above), known[above]),
        _ends(grid, known), len(known), monotone,
    )  # fmt: skip


def _inert(grid: Grid, target: int, start: int, amount: int, known: dict[int, int]) -> Solution:
    """Both ends give the same: the lever moves nothing, unless what lies between says otherwise."""
    point = Point(grid.value(grid.nearest(start)), amount)
    below, above = (point if amount <= target else None), (point if amount >= target else None)
    flat = len(set(known.values())) == 1
    return Solution(target, point, below, above, _ends(grid, known), len(known), flat, inert=flat)


def _ends(grid: Grid, known: dict[int, int]) -> tuple[Point, Point]:
    return Point(grid.low, known[0]), Point(grid.value(grid.last), known[grid.last])
