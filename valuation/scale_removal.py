"""A small set of placements whose order would no longer be imposed, so that no contradiction is left.

A small tangle is solved for good (integer program, HiGHS, cycle after cycle). In a large one the optimum without orders
sets the families beside each other, each line stands where its largest family puts it, and the others keep the most
placements that this does not reverse; then again under what was kept, as long as fewer are freed. A bound says how many
are needed at least. Nothing is freed here.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from ccam.french import scale as fr
from ccam.model.errors import DataRefused
from valuation.scale import LOG_PLACES, model
from valuation.scale_contradictions import Tangle, tangles
from valuation.scale_network import Network, Placement

SMALL = 120
"""Placements in a tangle up to which the integer program is asked for the best set."""
NODES = 500
"""Branches that it may explore: a count, so that the same content gives the same answer."""
ROUNDS = 40
"""Times it may be given the cycles that it left; times a large set is improved."""


@dataclass(frozen=True, slots=True)
class Removal:
    """Placements to free from the order of their family; at least ``bound`` are needed."""

    placements: tuple[Placement, ...]
    bound: int

    @property
    def gap(self) -> int:
        """What separates the set from the bound, in 10 000ths of the set: 0 where no smaller one exists."""
        count = len(self.placements)
        return (10_000 * (count - self.bound) + count // 2) // count if count else 0


def small_removal(network: Network, found: Iterable[Tangle]) -> Removal:
    """A small set that frees every tangle of ``found`` (those of ``network``), and how many are needed at least."""
    freed: list[Placement] = []
    bound = 0
    for tangle in found:
        part = network.among(frozenset(tangle.lines))
        made, needed = _exact(part) if len(part.judgements) <= SMALL else _large(part)
        freed += made
        bound += needed
    return Removal(tuple(sorted(freed)), bound)


def _exact(network: Network) -> tuple[list[Placement], int]:
    """The integer program, given the cycles that each answer leaves until it leaves none."""
    program = _Cover(network)
    for _ in range(ROUNDS):
        freed, bound = program.solved(whole=True)
        left = tangles(network.freeing(freed))
        if not left:
            return freed, bound
        for tangle in left:
            ends = {(each.family, line) for each in tangle.cycle for line in (each.light, each.heavy)}
            program.add(sorted(ends), 1)
    return _large(network)


def _large(network: Network) -> tuple[list[Placement], int]:
    """From the optimum without orders, improved while it frees fewer; the bound is that of the pairs of families."""
    _, bound = _Cover(network).solved(whole=False)
    every = [(each.family, each.line) for each in network.judgements]
    best = _reversed(network, every)
    for _ in range(ROUNDS):
        other = _reversed(network, best)
        if len(other) >= len(best):
            break
        best = other
    return best, bound


def _reversed(network: Network, freed: Collection[Placement]) -> list[Placement]:
    """Placements that go against the order in which the largest families put the lines, the fewest of each family,
    families being where the optimum puts them when ``freed`` placements are free. What is kept goes with one order of
    all lines, hence leaves no contradiction.
    """
    program = model(network.freeing(freed))
    shifts = program.solve().x[program.nodes :]
    shift = {
        family: shifts[place] - log(network.origin(family).points) for place, family in enumerate(program.families)
    }
    size = {family: (len(judged), family) for family, judged in network.by_family.items()}
    largest = {line: max(every, key=lambda each: size[each.family]) for line, every in network.by_line.items()}
    at = {line: round(log(each.points) + shift[each.family], LOG_PLACES) for line, each in largest.items()}
    rank = {line: number for number, line in enumerate(sorted(at, key=lambda line: (at[line], line)))}
    made: list[Placement] = []
    for family, judged in network.by_family.items():
        ordered = sorted(judged, key=lambda line: (judged[line].points, rank[line]))
        kept = set(longest_run([rank[line] for line in ordered]))
        made += [(family, line) for number, line in enumerate(ordered) if number not in kept]
    return made


def longest_run(values: Sequence[int]) -> list[int]:
    """Ranks of a longest run of values that never go down."""
    tails: list[int] = []
    ranks: list[int] = []
    before: list[int] = []
    for rank, value in enumerate(values):
        place = bisect_right(tails, value)
        tails[place : place + 1], ranks[place : place + 1] = [value], [rank]
        before.append(ranks[place - 1] if place else -1)
    run: list[int] = []
    rank = ranks[-1] if ranks else -1
    while rank >= 0:
        run.append(rank)
        rank = before[rank]
    return run[::-1]


class _Cover:
    """Which placements to free so that each known cycle loses one; begins with every pair of families at odds."""

    def __init__(self, network: Network) -> None:
        self.names = sorted((each.family, each.line) for each in network.judgements)
        self.places = {name: number for number, name in enumerate(self.names)}
        self.rows: list[tuple[list[int], int]] = []
        families = sorted(network.by_family)
        for place, first in enumerate(families):
            for second in families[place + 1 :]:
                self._two(network, first, second)

    def _two(self, network: Network, first: str, second: str) -> None:
        """Lines that two families order the other way round; together, as many as a common order must lose."""
        one, other = network.by_family[first], network.by_family[second]
        shared = sorted(one.keys() & other.keys(), key=lambda line: (one[line].points, other[line].points, line))
        for number, light in enumerate(shared):
            for heavy in shared[number + 1 :]:
                if one[light].points < one[heavy].points and other[light].points > other[heavy].points:
                    self.add([(family, line) for line in (light, heavy) for family in (first, second)], 1)
        lost = len(shared) - len(longest_run([other[line].points for line in shared]))
        if lost > 1:
            self.add([(family, line) for line in shared for family in (first, second)], lost)

    def add(self, placements: Iterable[Placement], needed: int) -> None:
        """So many of these placements must go."""
        self.rows.append(([self.places[each] for each in placements], needed))

    def solved(self, *, whole: bool) -> tuple[list[Placement], int]:
        """The smallest set found, and how many are needed at least; unless ``whole``, only the latter has a meaning."""
        if not self.rows:
            return [], 0
        count = len(self.names)
        rows = np.repeat(np.arange(len(self.rows)), [len(columns) for columns, _ in self.rows])
        columns = np.concatenate([np.array(columns) for columns, _ in self.rows])
        matrix = csr_array((np.ones(len(rows)), (rows, columns)), (len(self.rows), count))
        needed = np.array([needed for _, needed in self.rows])
        found = milp(
            np.ones(count), integrality=np.full(count, int(whole)), bounds=Bounds(0, 1),
            constraints=LinearConstraint(matrix, needed, np.inf), options={"node_limit": NODES, "mip_rel_gap": 0.0},
        )  # fmt: skip
        if found.x is None:
            raise DataRefused(fr.UNSOLVED, why=str(found.message))
        least = float(found.mip_dual_bound if whole else found.fun)
        return [name for name, value in zip(self.names, found.x, strict=True) if value > 0.5], int(
            np.ceil(least - 1e-6)
        )
