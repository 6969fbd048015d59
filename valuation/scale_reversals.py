"""Pairs of acts that two families put in opposite orders: the contradictions that can be told in one sentence each.

A longer round of families (:mod:`valuation.scale_contradictions`) has no such pair; every round of two has one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from valuation.scale_network import Judgement, Network


@dataclass(frozen=True, slots=True)
class Reversal:
    """``first`` and ``second`` are acts; ``one`` holds the second heavier, ``other`` the first. The points are those of
    each family on its own scale, in 1/100: (first, second).
    """

    first: str
    second: str
    one: str
    one_points: tuple[int, int]
    other: str
    other_points: tuple[int, int]

    @property
    def width(self) -> Fraction:
        """How far apart the family that separates them least puts them, as a ratio above 1: what must be given up."""
        return min(Fraction(*reversed(self.one_points)), Fraction(*self.other_points))


def reversals(network: Network) -> tuple[Reversal, ...]:
    """Every pair that two families put in opposite orders, the plainest first."""
    found = (each for one, other in combinations(network.by_family, 2) for each in _between(network, one, other))
    return tuple(sorted(found, key=lambda each: (-each.width, each.first, each.second, each.one, each.other)))


def _between(network: Network, one: str, other: str) -> Iterator[Reversal]:
    mine, theirs = network.by_family[one], network.by_family[other]
    common = sorted(mine.keys() & theirs.keys(), key=lambda line: (mine[line].points, line))
    for light, heavy in combinations(common, 2):
        if mine[light].points < mine[heavy].points and theirs[light].points > theirs[heavy].points:
            yield Reversal(light, heavy, one, _points(mine, light, heavy), other, _points(theirs, light, heavy))


def _points(judged: dict[str, Judgement], first: str, second: str) -> tuple[int, int]:
    return judged[first].points, judged[second].points
