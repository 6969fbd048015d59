"""``verify`` finds what someone who owns the file has changed in it."""

import json
from collections.abc import Callable

import pytest

from ccam.french import store as fr
from ccam.french.sentence import Sentence
from ccam.model.codec import fingerprint
from ccam.model.decisions import Change, Decision, Kind, entry_hash
from ccam.model.draft import act_node, old_node
from ccam.model.nodes import content_hash
from ccam.model.records import MANIFEST_CONTENT, Seal
from ccam.store.store import Store
from tests import strategies as s
from tests.store.edits import decide, tamper, write_node


@pytest.fixture
def kept(started: Store) -> Store:
    """A base with an edit at 3, another at 4, and a seal on them."""
    decide(started, write_node(started.draft("essai"), s.mapped(1, (1,))))
    decide(started, write_node(started.draft("essai"), s.new_act(1)))
    manifest = {MANIFEST_CONTENT: content_hash(started.draft("essai"))}
    seal = Seal("essai", "mars", 4, started.clock(), "CHAP", manifest, fingerprint(manifest))
    with started.write("secretariat", "point d'étape") as writer:
        writer.add_seal(seal)
    assert started.verify() == []
    return started


def codes(store: Store) -> list[str]:
    return [problem.code for problem in store.verify()]


def test_an_altered_entry(kept: Store) -> None:
    tamper(kept, "UPDATE journal SET actor = 'expert-9' WHERE position = 3")
    assert [problem.message for problem in kept.verify()] == ["La décision n° 3 a été modifiée après coup."]


def test_a_missing_entry(kept: Store) -> None:
    tamper(kept, "DELETE FROM journal WHERE position = 3")
    assert codes(kept) == [fr.CHAIN_GAP.code, fr.CHAIN_BROKEN.code]


def test_entries_missing_at_the_end(kept: Store) -> None:
    tamper(kept, "DELETE FROM journal WHERE position > 3")
    assert codes(kept) == [fr.DRAFT_DRIFTED.code, fr.NODE_DRIFTED.code, fr.SEAL_UNTOLD.code]


def forge(store: Store, change: Callable[[str], str]) -> None:
    """Rewrite entries 4 and 5, and every hash on the way."""
    previous = store.entries()[2].hash
    for entry in store.entries(after=3):
        text = change(entry.text)
        digest = entry_hash(previous, entry.position, entry.at, entry.actor, entry.reason, text)
        forged = (text, previous, digest, entry.position)
        tamper(store, "UPDATE journal SET text = ?, previous = ?, hash = ? WHERE position = ?", *forged)
        previous = digest


def test_a_journal_rewritten_whole(kept: Store) -> None:
    forge(kept, lambda text: text.replace("Acte nouveau 1", "Acte falsifié"))
    assert codes(kept) == [fr.NODE_DRIFTED.code, fr.SEAL_CONTENT.code]


def test_a_journal_rewritten_with_states_that_do_not_follow(kept: Store) -> None:
    forge(kept, lambda text: text.replace('"version":0', '"version":1'))
    assert codes(kept) == [fr.STATE_BROKEN.code]


def test_a_journal_rewritten_with_nonsense(kept: Store) -> None:
    forge(kept, lambda text: text.replace('"lus"', '"vus"'))
    assert codes(kept) == [fr.ENTRY_UNREADABLE.code]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE node SET state = replace(state, 'Acte nouveau', 'Acte ancien') WHERE node = 'acte/P-07-0001'",
        "UPDATE node SET state = NULL WHERE node = 'acte/P-07-0001'",
        "UPDATE node SET version = 2 WHERE node = 'acte/P-07-0001'",
        "UPDATE node SET position = 3 WHERE node = 'acte/P-07-0001'",
        "DELETE FROM node WHERE node = 'acte/P-07-0001'",
    ],
)
def test_an_altered_node(kept: Store, statement: str) -> None:
    tamper(kept, statement)
    assert [problem.message for problem in kept.verify()] == [
        "L'acte proposé P-07-0001 du projet « essai » n'est pas dans l'état que le journal lui donne."
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO draft VALUES ('faux', '81', '2026-11-21T10:00:00Z', 2)",
        "UPDATE draft SET base = '80'",
        "UPDATE draft SET position = 3",
    ],
)
def test_an_altered_draft(kept: Store, statement: str) -> None:
    tamper(kept, statement)
    assert codes(kept) == [fr.DRAFT_DRIFTED.code]


def test_a_lost_draft(kept: Store) -> None:
    tamper(kept, "DELETE FROM draft")
    assert codes(kept)[0] == fr.DRAFT_DRIFTED.code


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE seal SET manifest = replace(manifest, '\"', '')", fr.SEAL_ALTERED),
        ("UPDATE seal SET hash = upper(hash)", fr.SEAL_ALTERED),
        ("UPDATE seal SET instance = 'CNAM'", fr.SEAL_ALTERED),
        ("UPDATE seal SET position = 3", fr.SEAL_ALTERED),
        ("DELETE FROM seal", fr.SEAL_MISSING),
    ],
)
def test_an_altered_seal(kept: Store, statement: str, expected: Sentence) -> None:
    tamper(kept, statement)
    assert codes(kept) == [expected.code]


def test_a_seal_swapped_with_its_hash(kept: Store) -> None:
    manifest = {MANIFEST_CONTENT: "0" * 64}
    tamper(kept, "UPDATE seal SET manifest = ?, hash = ?", json.dumps(manifest), fingerprint(manifest))
    assert codes(kept) == [fr.SEAL_ALTERED.code]


def test_a_gone_node_keeps_its_version(kept: Store) -> None:
    node = act_node(s.proposed(1))
    states = {c.node: c.after for e in kept.entries("essai") for c in e.decision.changes}
    leading = old_node(s.code(1))
    gone = (Change(leading, 1, states[leading], None), Change(node, 1, states[node], None))
    decide(kept, Decision(Kind.DECIDE, "essai", gone))
    assert kept.draft("essai").proposed == {}
    assert kept.draft("essai").versions[node] == 2
    assert kept.draft("essai", at=4).proposed == {s.proposed(1): s.new_act(1)}
    assert kept.verify() == []
