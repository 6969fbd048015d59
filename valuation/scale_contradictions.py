"""Orders of families that contradict each other: found before anything is optimised, told with who gave them.

Family A says that one act is heavier than another, B the reverse, or a longer round of families comes back to where it
began: no scale keeps all these orders. Only lines that several families scored can take part.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from valuation.ladder import Ladder
from valuation.scale_network import Network


@dataclass(frozen=True, slots=True)
class Saying:
    """One judgement of a cycle: ``family`` holds ``heavy`` heavier than ``light``."""

    family: str
    light: str
    heavy: str


@dataclass(frozen=True, slots=True)
class Tangle:
    """Lines whose orders go round, and one of the shortest cycles among them, each saying beginning where the one
    before ends.
    """

    lines: tuple[str, ...]
    cycle: tuple[Saying, ...]


def tangles(network: Network) -> tuple[Tangle, ...]:
    """Every group of lines whose orders go round, the largest first, each with a shortest cycle."""
    made = [Tangle(lines, _shortest(network, frozenset(lines))) for lines in knots(network)]
    return tuple(sorted(made, key=lambda tangle: (-len(tangle.lines), tangle.lines)))


def who_said(saying: Saying, ladders: Mapping[str, Ladder]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Experts of the family whose own scores say the same, and those whose scores do not."""
    given = {rung.line: {each.expert: each.points for each in rung.given} for rung in ladders[saying.family].rungs}
    light, heavy = given[saying.light], given[saying.heavy]
    both = sorted(light.keys() & heavy.keys())
    with_it = tuple(expert for expert in both if light[expert] < heavy[expert])
    return with_it, tuple(expert for expert in both if expert not in with_it)


def knots(network: Network) -> list[tuple[str, ...]]:
    """Lines whose orders go round (strongly connected); consecutive levels of a family are joined through a place of
    their own.
    """
    place = {line: number for number, line in enumerate(network.bridges)}
    size, edges = len(place), []
    for family in network.by_family:
        for under, over in pairwise(network.levels(family, place)):
            edges += [(place[line], size) for line in under] + [(size, place[line]) for line in over]
            size += 1
    if not edges:
        return []
    low, high = np.array(edges).T
    graph = coo_array((np.ones(len(edges), dtype=np.int8), (low, high)), (size, size))
    _, label = connected_components(graph, connection="strong")
    groups: dict[int, list[str]] = {}
    for line, number in place.items():
        groups.setdefault(int(label[number]), []).append(line)
    return [tuple(lines) for lines in groups.values() if len(lines) > 1]


def _shortest(network: Network, lines: frozenset[str]) -> tuple[Saying, ...]:
    """A cycle with the fewest sayings: two families at odds, else the shortest way round from any line."""
    heavier = cache(lambda line: tuple(_heavier(network, line, lines)))
    best: tuple[Saying, ...] = ()
    for start in sorted(lines):
        found = _way_round(start, heavier, len(best))
        if found and (not best or len(found) < len(best)):
            best = found
            if len(best) == 2:
                break
    return best


def _heavier(network: Network, line: str, lines: Collection[str]) -> Iterator[Saying]:
    for each in network.by_line[line]:
        if (each.family, line) in network.freed:
            continue
        for other, judged in network.by_family[each.family].items():
            if judged.points > each.points and other in lines and (each.family, other) not in network.freed:
                yield Saying(each.family, line, other)


def _way_round(start: str, heavier: Callable[[str], Sequence[Saying]], limit: int) -> tuple[Saying, ...]:
    """The shortest cycle through ``start``, nothing where it has none shorter than ``limit`` (0: no limit)."""
    came: dict[str, Saying] = {}
    waiting = deque([(start, 0)])
    while waiting:
        line, steps = waiting.popleft()
        if limit and steps + 1 >= limit:
            return ()
        for saying in heavier(line):
            if saying.heavy == start:
                return _path(came, saying, start)
            if saying.heavy not in came:
                came[saying.heavy] = saying
                waiting.append((saying.heavy, steps + 1))
    return ()


def _path(came: Mapping[str, Saying], last: Saying, start: str) -> tuple[Saying, ...]:
    path = [last]
    while path[-1].light != start:
        path.append(came[path[-1].light])
    return tuple(reversed(path))
