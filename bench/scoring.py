"""A national scoring, seeded and invented: 42 families, each with its own scale, its experts and its noise.

Families are runs of lines in the order of their codes; the last ones score acts of several others, and make bridges.
Link acts tie neighbours. Nothing in it is a real opinion.
"""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from valuation.scale_network import Link
from valuation.scores import HUNDRED, Scoring

FAMILIES = 42
SHARED = 6
"""Families that score acts of others (multispeciality)."""
SCORINGS = 16_000
"""Lines scored, each in one family."""
EXPERTS = 4
LINKS = 60
LOWEST, HIGHEST = 5, 3990
"""Ends of the scale in force, in points (refonte.md §1.5)."""
FAMILY_NOISE, EXPERT_NOISE, COMPONENT_NOISE = 0.02, 0.15, 0.10
"""Standard deviations in log points."""
BENCHMARKS = 8


@dataclass(frozen=True)
class Scored:
    """The rows of every family, the link acts, and the work that they were drawn from, in points by line."""

    scorings: tuple[Scoring, ...]
    links: tuple[Link, ...]
    truth: dict[str, float]


def national_scoring(
    lines: Sequence[str], *, seed: int = 2026, families: int = FAMILIES, scorings: int = SCORINGS,
    experts: int = EXPERTS, several: int = SHARED,
) -> Scored:  # fmt: skip
    """The scoring of these lines (``HHFA001/1/0``), always the same for one seed."""
    rng = random.Random(seed)  # noqa: S311 - a bench needs a seed, not a secret
    ordered = sorted(lines)
    truth = {line: LOWEST * (HIGHEST / LOWEST) ** rng.betavariate(2, 3) for line in ordered}
    alone = max(1, families - several)
    members = [ordered[place * len(ordered) // alone : (place + 1) * len(ordered) // alone] for place in range(alone)]
    shared = rng.sample(ordered, min(len(ordered), max(0, scorings - len(ordered))))
    many = families - alone
    members += [sorted(shared[place::many]) for place in range(many)] if many else []
    rows = [
        row for place, own in enumerate(members, 1) if own for row in _family(f"{place:02d}", own, truth, rng, experts)
    ]
    return Scored(tuple(rows), tuple(_links(members[:alone], truth, rng)), truth)


def _family(
    name: str, lines: Sequence[str], truth: dict[str, float], rng: random.Random, experts: int
) -> list[Scoring]:
    by_work = sorted(lines, key=lambda line: (truth[line], line))
    reference = by_work[len(by_work) // 2]
    benchmarks = set(by_work[:: max(1, len(by_work) // BENCHMARKS)])
    rows = []
    for line in lines:
        work = truth[line] / truth[reference] * math.exp(rng.gauss(0, FAMILY_NOISE))
        for expert in range(1, experts + 1):
            given = tuple(_component(work, line == reference, rng) for _ in range(4))
            whole = math.prod(value / HUNDRED for value in given) ** 0.25
            rows.append(
                Scoring(
                    name, f"expert {expert}", "1", line, given, max(1, round(whole * HUNDRED)), line == reference,
                    line in benchmarks, "inventé",
                )
            )  # fmt: skip
    return rows


def _component(work: float, reference: bool, rng: random.Random) -> int:
    if reference:
        return HUNDRED
    noise = rng.gauss(0, EXPERT_NOISE) + rng.gauss(0, COMPONENT_NOISE)
    points = work * math.exp(noise) * HUNDRED
    return min(max(10, round(points)), 99_999_99)


def _links(members: Sequence[Sequence[str]], truth: dict[str, float], rng: random.Random) -> list[Link]:
    made = {}
    for _ in range(LINKS if len(members) > 1 else 0):
        first = rng.randrange(len(members))
        second = (first + 1) % len(members)
        one, other = rng.choice(members[first]), rng.choice(members[second])
        ratio = max(1, round(truth[one] / truth[other] * math.exp(rng.gauss(0, EXPERT_NOISE)) * 10_000))
        link = Link(f"{first + 1:02d}", one, f"{second + 1:02d}", other, ratio, 5, "expert 1", "inventé")
        made[link.first, link.second] = link
    return sorted(made.values())
