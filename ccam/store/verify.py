"""``ccam base verifier``: whether the journal holds, and whether all that follows from it does follow."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, select

from ccam.french import store as fr
from ccam.french.sentence import Sentence
from ccam.model.contents import history_content, hospital_content, release_content, text_content, volumes_content
from ccam.model.decisions import SEALS, Entry, Kind, base_after, follow
from ccam.model.draft import Draft
from ccam.model.errors import JournalBroken, UnknownThing
from ccam.model.nodes import content_hash
from ccam.model.records import MANIFEST_CONTENT, DraftInfo, Nature, Problem
from ccam.store import (
    ballots,
    drafts,
    files,
    histories,
    hospital,
    journal,
    life_rules,
    members,
    releases,
    rows,
    seals,
    subjects,
    volume_sets,
)
from ccam.store.drafts import NEVER_WRITTEN, NodeState
from ccam.store.tables import SEAL


@dataclass(slots=True)
class Refold:
    """One draft as the journal tells it, in the shape of the tables."""

    info: DraftInfo
    states: dict[str, NodeState] = field(default_factory=dict)


def problems(connection: Connection) -> list[Problem]:
    """Everything wrong. A journal that does not hold is reported alone: nothing can be measured by it."""
    written = list(journal.written_entries(connection))
    if broken := list(journal.chain_problems(written)):
        return broken
    try:
        entries = [journal.understood(each) for each in written]
        refolds = _refolded(entries)
    except JournalBroken as error:
        return [Problem(error.code, error.message)]
    return [
        *_content_problems(connection, entries),
        *_draft_problems(connection, refolds),
        *_seal_problems(connection, entries),
        *ballots.problems(connection, entries),
        *life_rules.problems(connection, entries),
        *members.problems(connection, entries),
        *subjects.problems(connection, entries),
    ]


def _content_problems(connection: Connection, entries: Iterable[Entry]) -> Iterator[Problem]:
    """What was imported last under each name, against what the base now holds under it."""
    imported: dict[tuple[Nature, str], tuple[str, str]] = {}
    for entry in entries:
        facts = entry.decision.facts
        if entry.decision.kind in (Kind.IMPORT, Kind.PARAMETERS):
            name = str(facts.get("version") or facts["nom"])
            nature = Nature(str(facts["nature"])) if entry.decision.kind is Kind.IMPORT else Nature.DOCUMENT
            imported[nature, name] = (str(facts.get("contenu", "")), str(facts.get("historique", "")))
    for (nature, name), told in imported.items():
        if told[0] and told != _contents(connection, nature, name):
            yield _problem(fr.CONTENT_DRIFTED, name=name)


def _contents(connection: Connection, nature: Nature, name: str) -> tuple[str, str]:
    """Fingerprints of what the base holds under a name, and of the history beside it; empty where it holds nothing."""
    try:
        if nature is Nature.RELEASE:
            history = histories.load(connection, releases.header(connection, name).position)
            kept = history_content(history) if history else ""
            return release_content(releases.load(connection, name)), kept
        if nature is Nature.VOLUMES:
            return volumes_content(volume_sets.load(connection, name)), ""
        if nature is Nature.HOSPITAL:
            return hospital_content(hospital.load(connection, name)), ""
    except UnknownThing:
        return "", ""
    text = next((document.text for document in files.documents(connection) if document.name == name), None)
    return "" if text is None else text_content(text), ""


def _refolded(entries: Iterable[Entry]) -> dict[str, Refold]:
    refolds: dict[str, Refold] = {}
    for entry in entries:
        name = entry.decision.draft
        if entry.decision.kind is Kind.CREATE_DRAFT:
            base = str(entry.decision.facts["base"])
            refolds[name] = Refold(DraftInfo(name, base, entry.at, entry.position))
        elif name:
            _follow(refolds[name], entry)
    return refolds


def _follow(refold: Refold, entry: Entry) -> None:
    refold.info = replace(refold.info, base=base_after(refold.info.base, entry), position=entry.position)
    for change in entry.decision.changes:
        current = refold.states.get(change.node, NEVER_WRITTEN)
        if (current.version, current.state) != (change.version, drafts.text_of(change.before)):
            raise JournalBroken(fr.STATE_BROKEN, node=change.node, position=entry.position)
        refold.states[change.node] = drafts.state_after(change, entry.position)


def _draft_problems(connection: Connection, refolds: dict[str, Refold]) -> Iterator[Problem]:
    kept = {info.name: info for info in drafts.infos(connection)}
    for name in sorted(kept.keys() | refolds.keys()):
        told = refolds.get(name)
        if told is None or kept.get(name) != told.info:
            yield _problem(fr.DRAFT_DRIFTED, draft=name)
        states = drafts.node_states(connection, name)
        expected = told.states if told else {}
        for node in sorted(states.keys() | expected.keys()):
            if states.get(node) != expected.get(node):
                yield _problem(fr.NODE_DRIFTED, thing=fr.node_named(node), draft=name)


def _seal_problems(connection: Connection, entries: Iterable[Entry]) -> Iterator[Problem]:
    kept = {(row.draft, row.name): row for row in connection.execute(select(SEAL))}
    folded: dict[str, Draft] = {}
    for entry in entries:
        name, facts = entry.decision.draft, entry.decision.facts
        if entry.decision.kind is Kind.CREATE_DRAFT:
            folded[name] = Draft(name, str(facts["base"]))
        elif entry.decision.kind in SEALS:
            seal = str(facts["etape"])
            if fault := _seal_fault(kept.pop((name, seal), None), entry, folded[name]):
                yield _problem(fault, draft=name, seal=seal, position=facts["position"])
        elif name:
            follow(folded[name], entry)
    for name, seal in kept:
        yield _problem(fr.SEAL_UNTOLD, draft=name, seal=seal)


def _seal_fault(row: Row[Any] | None, entry: Entry, draft: Draft) -> Sentence | None:
    if row is None:
        return fr.SEAL_MISSING
    if sha256(row.manifest.encode()).hexdigest() != row.hash:
        return fr.SEAL_ALTERED
    if seals.facts(rows.seal_from(row)) != entry.decision.facts:
        return fr.SEAL_ALTERED
    if json.loads(row.manifest)[MANIFEST_CONTENT] != content_hash(draft):
        return fr.SEAL_CONTENT
    return None


def _problem(sentence: Sentence, **facts: object) -> Problem:
    return Problem(sentence.code, sentence.message.format(**facts))
