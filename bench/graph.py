"""The graph of the national set: building it, its invariants, what one edit costs, suggestions."""

import csv
import io
import random
from collections.abc import Iterator
from dataclasses import replace
from statistics import median, quantiles
from time import process_time

import networkx as nx

from bench.measure import ROUNDS, line, ratio
from bench.national import DAY, National, national
from ccam.model.codes import ActCode
from ccam.model.draft import Draft
from ccam.model.graph import NEW, OLD, Node, dossiers, links
from ccam.model.invariants import check
from ccam.model.suggestions import candidates_of, suggest
from ccam.usecases.study import NO_VOLUMES, Study
from valuation.parameters import Parameters
from valuation.settings import Settings

EDITS = 500


def run() -> Iterator[str]:
    """Ratios, then what a person waits for, in processor time so that busy neighbours count less."""
    made = national()
    text = made.csv_text
    release, draft = made.release, made.draft
    _ = release.by_code
    found = dossiers(draft, release)
    members = sum(len(act.targets) for act in draft.old.values())
    yield (
        f"national set: {len(release.acts)} old acts, {release.line_count} lines, {len(draft.proposed)} proposed, "
        f"{members} members, {len(found)} dossiers, largest {max(len(d.old) for d in found)} old acts"
    )

    def read() -> int:
        return sum(1 for _ in csv.reader(io.StringIO(text)))

    def whole() -> object:
        return check(draft, release, dossiers(draft, release))

    yield line("graph + fast invariants / plain csv read", ratio(whole, read), "≤ 10 (peer: about 210)")
    graph: nx.Graph[Node] = nx.Graph(links(draft.old.values()))
    graph.add_nodes_from([(OLD, code) for code in release.by_code] + [(NEW, proposed) for proposed in draft.proposed])
    components = median(_components(graph) for _ in range(ROUNDS))
    yield line("families of components, in ms", 1000 * components, "≤ 100")
    times = _edits(made)
    yield line(f"touched dossiers checked again after an edit, p95 of {EDITS}, in ms", 1000 * times[94], "≤ 8")
    yield line("the same, median, in ms", 1000 * times[49], "none set")
    yield from _suggestions(made)


def _components(graph: "nx.Graph[Node]") -> float:
    start = process_time()
    for _ in nx.connected_components(graph):
        pass
    return process_time() - start


def _edits(made: National) -> list[float]:
    """Percentiles of the processor time from a changed draft to its dossiers and violations, for edits that add up."""
    rng = random.Random(7)  # noqa: S311 - a bench needs a seed, not a secret
    study = Study(made.release, made.draft, NO_VOLUMES, Parameters.of([]), Settings(on=DAY, cp_origin=""))
    _ = study.owner, study.violations, study.index, study.observed, study.by_line
    codes = [code for code, act in made.draft.old.items() if act.alternatives]
    times = []
    for _ in range(EDITS):
        code = rng.choice(codes)
        after = _retargeted(study.draft, code, rng)
        start = process_time()
        study = study.at(after, [code])
        times.append(process_time() - start)
    return quantiles(times, n=100)


def _retargeted(draft: Draft, code: ActCode, rng: random.Random) -> Draft:
    """The draft once the first way of an act leads elsewhere, often into another dossier."""
    act = draft.old[code]
    first, *others = act.alternatives
    elsewhere = rng.choice(list(draft.proposed))
    ways = (replace(first, members=(elsewhere, *first.members[1:])), *others)
    return replace(draft, old={**draft.old, code: replace(act, alternatives=ways)})


def _suggestions(made: National) -> Iterator[str]:
    start = process_time()
    candidates = candidates_of(made.draft, made.release, None)
    found = suggest(made.release.acts, candidates, {}, ())
    took = process_time() - start
    yield line(f"{len(found)} suggestions for {len(made.release.acts)} acts, in s", took, "a few")
