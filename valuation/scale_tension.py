"""What each bridge and each link pulls on: its tension on the scale, and what it alone moves.

The tension is how far apart the families put one line once their scales are set beside each other, as a ratio. What a
bridge moves is found by doing without it, on the multipliers of the families alone, without any order (named so where
it is shown): the whole optimum is not solved again for each.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp, log

from valuation.scale import Scale, model
from valuation.scale_network import RATIO, Network


@dataclass(frozen=True, slots=True)
class Pull:
    """A bridge, or a link (``other`` is its second line). ``places`` holds what each family makes of it in 1/100 point
    of the general scale, ``spread`` the largest over the smallest, ``weight`` × log points ``cost`` of the optimum.
    """

    line: str
    other: str
    places: tuple[tuple[str, int], ...]
    spread: float
    cost: float


@dataclass(frozen=True, slots=True)
class Move:
    """The family that a bridge moves most against the largest one, and by which factor it would change without it."""

    line: str
    family: str
    factor: float
    loosened: tuple[str, ...] = ()
    """Families that nothing else ties."""


def pulls(scale: Scale) -> tuple[Pull, ...]:
    """Every bridge and every link, the costliest first."""
    network = scale.network
    made = [_bridge(scale, line) for line in network.bridges]
    for link in network.links:
        first, second = scale.places[link.first], scale.places[link.second]
        gap = first - second - log(link.ratio / RATIO)
        said = round(scale.scores[link.second] * link.ratio / RATIO)
        places = ((link.first_family, scale.scores[link.first]), (link.second_family, said))
        made.append(Pull(link.first, link.second, places, exp(abs(gap)), abs(gap) * link.weight))
    return tuple(sorted(made, key=lambda pull: (-round(pull.cost, 9), pull.line, pull.other)))


def _bridge(scale: Scale, line: str) -> Pull:
    every = scale.network.bridges[line]
    said = [(each, each.points * scale.factors[each.family]) for each in every]
    here = exp(scale.places[line]) * 100_00
    cost = sum(each.weight * abs(log(points / here)) for each, points in said)
    largest, smallest = max(points for _, points in said), min(points for _, points in said)
    return Pull(line, "", tuple((each.family, round(points)) for each, points in said), largest / smallest, cost)


def moves(network: Network, lines: Sequence[str]) -> Iterator[Move]:
    """What each of these bridges moves, found by doing without it."""
    if not lines:
        return
    tied = {line for link in network.links for line in (link.first, link.second)}
    small = network.among(frozenset(network.bridges) | tied)
    small = small.freeing((each.family, each.line) for each in small.judgements)
    whole = _factors(small)
    for line in lines:
        less = small.among(frozenset(small.by_line) - {line})
        main = frozenset(less.components[0]) if less.judgements else frozenset()
        loosened = tuple(sorted(whole.keys() - main))
        without = _factors(less.only(main)) if main else {}
        ratios = _aligned(small, less, whole, without)
        family = max(ratios, key=lambda name: (round(abs(log(ratios[name])), 9), name), default="")
        yield Move(line, family, ratios.get(family, 1.0), loosened)


def _factors(network: Network) -> dict[str, float]:
    program = model(network)
    shifts = program.solve().x[program.nodes : program.nodes + len(program.families)]
    return {
        family: exp(shift) / network.origin(family).points
        for family, shift in zip(program.families, shifts.tolist(), strict=True)
    }


def _aligned(small: Network, less: Network, whole: dict[str, float], without: dict[str, float]) -> dict[str, float]:
    """Factors without over factors with, the largest family that is in both being held still."""
    if not without:
        return {}
    still = max(without, key=lambda family: (len(small.by_family[family]), family))
    drift = without[still] / whole[still]
    return {family: factor / whole[family] / drift for family, factor in without.items() if family in less.by_family}
