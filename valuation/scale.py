"""The general scale: one place for every line, from the scales of the families and what ties them (refonte.md §1.5).

One linear optimum (HiGHS): least weighted disagreement in log points between the place of each line and what each
family, and each link, says of it, under the order of every family. Places are rounded once, to 10⁻⁹ in log; scores
once, to whole units, with every order kept (:mod:`valuation.scale_rounding`). The same content gives the same scale.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import exp, log
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from ccam.french import numbers
from ccam.french import scale as fr
from ccam.model.errors import DataRefused
from valuation.exact import ints
from valuation.scale_network import RATIO, Network
from valuation.scale_rounding import Floats, Orders, Rounder, total_of
from valuation.scores import HUNDRED

LOG_PLACES = 9
"""Places in log points are rounded here, so that the last bits of a solver decide nothing."""
HIGHEST = 100_000_00
"""In 1/100 point: no score is beyond it (the scale in force ends at 3 990 points)."""


FARTHEST = 1e15
"""No figure beyond it is shown."""


class Step(StrEnum):
    """What is being done, for whoever shows progress."""

    ORDERS = "ordres"
    SOLVE = "optimisation"
    ROUND = "arrondi"


Progress = Callable[[Step], None]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Σ score × volume over a declared basket equals ``total``, in 1/100 point; ``volumes`` by line of the basket."""

    total: int
    volumes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Anchored:
    """What the anchor did, in 1/100 point: the total before it and after it, its multiplier, what is left (declared
    minus reached), and how many lines of the basket weigh.
    """

    before: int
    reached: int
    multiplier: float
    residual: int
    lines: int
    volume: int


@dataclass(frozen=True)
class Scale:
    """Scores in 1/100 point by line, multiples of ``unit``; ``places`` in log points; ``factors`` by family: what its
    own points are multiplied by, before any order moves an act. ``disagreement`` is the optimum: weighted log points.
    """

    network: Network
    scores: Mapping[str, int]
    places: Mapping[str, float]
    factors: Mapping[str, float]
    disagreement: float
    unit: int
    anchored: Anchored | None = None


@dataclass(frozen=True)
class Model:
    """The optimum as a linear program: ``min cost·v`` with ``low ≤ matrix·v ≤ high``. The first variables are the
    places of ``lines`` (lines judged the same everywhere share one), then ``families``, separators, and the two sides
    of every disagreement.
    """

    lines: tuple[tuple[str, ...], ...]
    families: tuple[str, ...]
    separators: int
    cost: Floats
    matrix: Any
    low: Floats
    high: Floats
    orders: Orders

    @property
    def nodes(self) -> int:
        """Places on the scale."""
        return len(self.lines)

    def solve(self) -> Any:
        """HiGHS on this very program, nothing else; raises :class:`DataRefused` where it finds no optimum."""
        free = self.nodes + len(self.families) + self.separators
        lowest = np.zeros(len(self.cost))
        lowest[:free] = -np.inf
        highest = np.full(len(self.cost), np.inf)
        lowest[self.nodes] = highest[self.nodes] = 0
        found = milp(
            self.cost, constraints=LinearConstraint(self.matrix, self.low, self.high), bounds=Bounds(lowest, highest)
        )
        if found.status != 0:
            raise DataRefused(fr.UNSOLVED, why=str(found.message))
        return found


def model(network: Network) -> Model:
    """The program of a network whose orders do not contradict each other."""
    lines = _merged(network)
    node_of = {line: node for node, group in enumerate(lines) for line in group}
    families = tuple(sorted(network.by_family, key=lambda name: (-len(network.by_family[name]), name)))
    orders = _orders(network, node_of, len(lines))
    separators = orders.size - len(lines)
    free = len(lines) + len(families) + separators
    terms = list(_terms(network, lines, node_of, families))
    size, count = free + 2 * len(terms), len(orders.lower)
    cost = np.concatenate([np.zeros(free), np.repeat([float(term.weight) for term in terms], 2)])
    sides = np.array([term.side for term in terms])
    return Model(
        lines, families, separators, cost, _matrix(terms, orders, len(lines), len(families), free, size),
        np.concatenate([sides, np.full(count, -np.inf)]), np.concatenate([sides, np.zeros(count)]), orders,
    )  # fmt: skip


def _matrix(terms: Sequence["_Term"], orders: Orders, nodes: int, families: int, free: int, size: int) -> Any:
    """One row a disagreement: its entries, and what is over and under its side; then one row an order."""
    count, edges = len(terms), np.arange(len(orders.lower)) + len(terms)
    every = np.arange(count)
    shift = np.where(np.arange(orders.size) < nodes, 0, families)
    ends = [end + shift[end] for end in (orders.lower, orders.upper)]
    columns = [np.array([term.columns[side] for term in terms]) for side in (0, 1)]
    columns += [free + 2 * every, free + 2 * every + 1, *ends]
    rows = [every, every, every, every, edges, edges]
    signs = [np.full(len(row), sign) for row, sign in zip(rows, (1.0, -1.0, -1.0, 1.0, 1.0, -1.0), strict=True)]
    place = (np.concatenate(rows), np.concatenate(columns))
    return csr_array((np.concatenate(signs), place), (count + len(edges), size))


@dataclass(frozen=True, slots=True)
class _Term:
    """One disagreement: first column − second column − side, in log points."""

    columns: tuple[int, int]
    side: float
    weight: int


def _merged(network: Network) -> tuple[tuple[str, ...], ...]:
    """Lines that the same families judge the same, and that no link tells apart: they share one place."""
    linked = {line for link in network.links for line in (link.first, link.second)}
    groups: dict[tuple[object, ...], list[str]] = {}
    for line, every in network.by_line.items():
        said = tuple((each.family, each.points, (each.family, line) in network.freed) for each in every)
        groups.setdefault((line if line in linked else "", *said), []).append(line)
    return tuple(map(tuple, groups.values()))


def _orders(network: Network, node_of: Mapping[str, int], size: int) -> Orders:
    """One edge between consecutive acts of a family; through a separator where levels hold several."""
    acts, edges = size, []
    for family in network.by_family:
        steps = [sorted({node_of[line] for line in level}) for level in network.levels(family)]
        for under, over in pairwise(steps):
            if min(len(under), len(over)) == 1:
                edges += [(low, high, 1) for low in under for high in over]
                continue
            edges += [(low, size, 0) for low in under] + [(size, high, 1) for high in over]
            size += 1
    table = np.array(edges, dtype=np.int64).reshape(-1, 3)
    return Orders(acts, size, table[:, 0], table[:, 1], table[:, 2])


def _terms(
    network: Network, lines: Sequence[Sequence[str]], node_of: Mapping[str, int], families: Sequence[str]
) -> Iterator[_Term]:
    column = {family: len(lines) + place for place, family in enumerate(families)}
    origin = {family: network.origin(family).points for family in families}
    for node, group in enumerate(lines):
        for first in network.by_line[group[0]]:
            weight = sum(network.by_family[first.family][line].weight for line in group)
            side = log(first.points / origin[first.family])
            yield _Term((node, column[first.family]), side, weight)
    for link in network.links:
        yield _Term((node_of[link.first], node_of[link.second]), log(link.ratio / RATIO), link.weight)


def general_scale(
    network: Network, *, anchor: Anchor | None = None, unit: int = 1, progress: Progress = lambda step: None
) -> Scale:
    """The scale of a network of tied families whose orders do not contradict each other. Without an anchor, the
    reference of the largest family is worth 100. ``unit`` in 1/100 point: 1, or 100 for whole points.
    """
    progress(Step.ORDERS)
    program = model(network)
    progress(Step.SOLVE)
    found = program.solve()
    progress(Step.ROUND)
    places = np.round(found.x[: program.nodes], LOG_PLACES)
    start = program.nodes
    shifts = np.round(found.x[start : start + len(program.families)], LOG_PLACES)
    wanted = np.exp(places) * (HUNDRED / unit)
    rounder = Rounder(program.orders)
    anchored, multiplier = None, 1.0
    if anchor is None:
        scores = rounder.rounded(wanted)
    else:
        scores, anchored = _anchored(program, rounder, wanted, anchor, unit)
        multiplier = anchored.multiplier
    by_node = [int(score) * unit for score in scores]
    factors = {
        family: exp(shift) * multiplier * HUNDRED / network.origin(family).points
        for family, shift in zip(program.families, shifts.tolist(), strict=True)
    }
    return Scale(
        network,
        _by_line(program, by_node),
        _by_line(program, (places + log(multiplier)).tolist()),
        factors, float(found.fun), unit, anchored,
    )  # fmt: skip


def _by_line(program: Model, values: Sequence[Any]) -> dict[str, Any]:
    made = {line: value for group, value in zip(program.lines, values, strict=True) for line in group}
    return dict(sorted(made.items()))


def _anchored(program: Model, rounder: Rounder, wanted: Floats, anchor: Anchor, unit: int) -> tuple[Any, Anchored]:
    volumes = ints(sum(max(0, anchor.volumes.get(line, 0)) for line in group) for group in program.lines)
    weighing = [line for group in program.lines for line in group if anchor.volumes.get(line, 0) > 0]
    if not weighing:
        raise DataRefused(fr.NO_ANCHOR)
    loose = rounder.rounded(wanted)
    highest = float(wanted.max()) * anchor.total / float(wanted @ volumes)
    least = unit * rounder.least(volumes)
    if anchor.total < least or highest > HIGHEST:
        raise DataRefused(
            fr.ANCHOR_FAR, total=numbers.points(anchor.total), points=numbers.points(round(min(highest, FARTHEST))),
            least=numbers.points(least),
        )  # fmt: skip
    scores, multiplier = rounder.anchored(wanted, volumes, anchor.total // unit)
    before, reached = unit * total_of(loose, volumes), unit * total_of(scores, volumes)
    made = Anchored(before, reached, multiplier, anchor.total - reached, len(weighing), int(volumes.sum()))
    return scores, made
