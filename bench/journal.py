"""The journal at national size: a commit, the dossier checked again after it, and 100 000 decisions folded again.

On a file with ``synchronous=FULL``: the commit waits for the disk, so its time is that of the machine too.
"""

import random
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from bench.measure import line
from bench.national import National, national
from ccam.model.codec import encode_act, encode_old
from ccam.model.decisions import GENESIS, Change, Decision, Entry, Kind, entry_hash, fold, follow
from ccam.model.draft import Draft, act_node, old_node
from ccam.model.nodes import content_hash
from ccam.store.journal import Written, understood
from ccam.store.store import Store, init_base, open_store
from ccam.usecases.study import NO_VOLUMES, Study

DECISIONS = 100_000
EDITS = 200
NAME = "national"
AT = "2026-11-21T10:00:00Z"


def run() -> Iterator[str]:
    """Refold first, then single edits through a real base."""
    made = national()
    written = list(_journal(made.draft))
    start = perf_counter()
    folded = fold(NAME, NAME, map(understood, written))
    yield line(f"refold of {len(written)} decisions, from text to draft, s", perf_counter() - start, "≤ 5")
    if content_hash(folded) != content_hash(made.draft):
        raise AssertionError(NAME)
    with tempfile.TemporaryDirectory() as folder:
        url = str(Path(folder) / "base.sqlite")
        init_base(url)
        with open_store(url) as store:
            commits, checks = _edits(store, made)
    both = [commit + check for commit, check in zip(commits, checks, strict=True)]
    yield line("one commit, p95, ms", _p95(commits), "≤ 5")
    yield line("its dossier checked again, p95, ms", _p95(checks), "≤ 8")
    yield line("from a commit to its dossier checked again, p95, ms", _p95(both), "≤ 13")


def _journal(draft: Draft) -> Iterator[Written]:
    """Every node of the draft written once, then nodes at random written again, as they are, up to the number."""
    states = {act_node(act.id): encode_act(act) for act in draft.proposed.values()}
    states |= {old_node(act.code): encode_old(act) for act in draft.old.values()}
    rng = random.Random(1)  # noqa: S311 - a bench needs a seed, not a secret
    nodes = list(states)
    order = nodes + rng.choices(nodes, k=DECISIONS - 1 - len(nodes))
    first = Decision(Kind.CREATE_DRAFT, NAME, facts={"base": NAME, "sha256": ""})
    versions: dict[str, int] = {}
    previous = GENESIS
    for position in range(1, DECISIONS + 1):
        decision = first
        if position > 1:
            node = order[position - 2]
            version = versions.get(node, 0)
            versions[node] = version + 1
            before = states[node] if version else None
            decision = Decision(
                Kind.DECIDE, NAME, (Change(node, version, before, states[node]),), {"verbe": "maintenir"}
            )
        text = decision.text()
        digest = entry_hash(previous, position, AT, "expert-1", "essai", text)
        yield Written(
            position, AT, "expert-1", "essai", decision.kind.value, decision.schema, NAME, text, previous, digest
        )
        previous = digest


def _edits(store: Store, made: National) -> tuple[list[float], list[float]]:
    """Times in ms of single decisions on old acts at random, and of what the workbench does after each."""
    draft = filled(store, made)
    study = Study(made.release, draft, NO_VOLUMES, parameters=None, settings=None)  # type: ignore[arg-type]
    _ = study.violations, study.owner
    rng = random.Random(2)  # noqa: S311
    commits, checks = [], []
    for code in rng.sample(sorted(draft.old), EDITS):
        node, act = old_node(code), study.draft.old[code]
        after = encode_old(replace(act, reason="relu"))
        change = Change(node, study.draft.versions[node], encode_old(act), after)
        decision = Decision(Kind.DECIDE, NAME, (change,), {"verbe": "maintenir"})
        start = perf_counter()
        with store.write("expert-1", "essai") as writer:
            entry = writer.decide(decision, base=NAME)
        committed = perf_counter()
        study = _followed(study, entry)
        commits.append((committed - start) * 1000)
        checks.append((perf_counter() - committed) * 1000)
    return commits, checks


def _followed(study: Study, entry: Entry) -> Study:
    fresh = study.draft.copy()
    follow(fresh, entry)
    found = study.at(fresh, {change.node.partition("/")[2] for change in entry.decision.changes})
    _ = found.owner
    return found


def filled(store: Store, made: National) -> Draft:
    """The national draft in the base, by one decision."""
    states = {act_node(act.id): encode_act(act) for act in made.draft.proposed.values()}
    states |= {old_node(act.code): encode_old(act) for act in made.draft.old.values()}
    changes = tuple(Change(node, 0, None, state) for node, state in states.items())
    with store.write("secretariat", "depart") as writer:
        writer.add_release(made.release, ())
        writer.create_draft(NAME, made.release.version)
        writer.decide(Decision(Kind.APPLY, NAME, changes, {"table": "t.csv"}))
    return store.draft(NAME)


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]
