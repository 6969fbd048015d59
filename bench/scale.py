"""The general scale at national size: 42 families, 16 000 scorings, seeded; against HiGHS on the very same program."""

import random
from collections.abc import Iterator
from time import process_time

from bench.measure import line
from bench.national import code
from bench.scoring import SCORINGS, national_scoring
from ccam.resources import rules
from valuation.ladder import ladder
from valuation.scale import Anchor, general_scale, model
from valuation.scale_contradictions import tangles
from valuation.scale_network import Network, network
from valuation.scale_removal import small_removal
from valuation.scores import Scoring, read_scoring_rules

LINES = 13_440
TOTAL = 16_000_000_000_00
"""In 1/100 point a year: what an anchor of the size of the real one is."""
ROUNDS = 3


def run() -> Iterator[str]:
    """CPU times: the machine is shared."""
    start = process_time()
    placed = _network()
    spent = process_time() - start
    yield f"{SCORINGS} scorings to {len(placed.by_family)} scales of families, CPU s: {spent:.1f}"
    start = process_time()
    found = tangles(placed)
    removal = small_removal(placed, found)
    yield (
        f"contradictions: {len(found)} groups, {len(removal.placements)} of {sum(map(len, placed.bridges.values()))} "
        f"placements to free (at least {removal.bound}), CPU s: {process_time() - start:.1f}"
    )
    free = placed.freeing(removal.placements)
    rng = random.Random(1)  # noqa: S311 - a bench needs a seed, not a secret
    anchor = Anchor(TOTAL, {line: int(rng.paretovariate(0.8) * 20) for line in free.by_line})
    program = model(free)
    whole, bare = [], []
    for _ in range(ROUNDS):
        start = process_time()
        made = general_scale(free, anchor=anchor)
        whole.append(process_time() - start)
        start = process_time()
        program.solve()
        bare.append(process_time() - start)
    left = made.anchored.residual if made.anchored else 0
    yield line(f"scale, anchored (left: {left} hundredths) / HiGHS on the bare model", sum(whole) / sum(bare), "≤ 1.2")
    yield line("HiGHS on the bare model, CPU s", sum(bare) / ROUNDS, "–")


def _network() -> Network:
    made = national_scoring([f"{code(number)}/1/0" for number in range(LINES)])
    table = read_scoring_rules(rules("cotation"))
    families: dict[str, list[Scoring]] = {}
    for row in made.scorings:
        families.setdefault(row.family, []).append(row)
    ladders = {name: ladder(name, rows, table.named(None), table) for name, rows in families.items()}
    return network(ladders, made.links)
