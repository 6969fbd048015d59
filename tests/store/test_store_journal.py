"""The journal only grows, and the journals of every schema ever released are still understood.

``golden/journal_schema1.jsonl`` was written once, by the version that introduced schema 1, and so on. They are never
written again: when the schema changes, a journal of the new one joins them.
"""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from ccam.french import store as fr
from ccam.model.decisions import SCHEMA, Kind, fold
from ccam.model.errors import JournalBroken
from ccam.model.nodes import content_hash, states_of
from ccam.store.engine import writing
from ccam.store.journal import Written, chain_problems, understood
from ccam.store.store import Store
from tests import strategies as s
from tests.store.edits import decide, write_node

GOLDEN = Path(__file__).parent / "golden"
FROZEN = {
    1: "1c12d42c6da99bd868aaacfd35005779e8e1a5dacfcb8113296f9b19d2d348c5",
    2: "1d233e8e9ee17db10bd64ff7a65204ce5bf225d6dc722eec5ce52f155815eb08",
    3: "e4940d0640d39b5458f97b439aca198e9ee8385359ea4bb43492b570b79a41a6",
}
"""Fingerprint of the draft at the end of each frozen journal, by schema."""
BASES = {1: "81-demo", 2: "82", 3: "82"}
SINCE_2 = {Kind.REBASE}
SINCE_3 = {
    Kind.MEMBER, Kind.PLACE, Kind.DISPUTE, Kind.MOVE, Kind.COMMENT, Kind.OPINION, Kind.FACT, Kind.SESSION, Kind.ROUND,
    Kind.BALLOT, Kind.REVEAL, Kind.PLAN, Kind.PUBLISH,
}  # fmt: skip
"""What each schema added."""


def frozen_journal(schema: int) -> list[Written]:
    lines = (GOLDEN / f"journal_schema{schema}.jsonl").read_text(encoding="utf-8").splitlines()
    return [Written(**json.loads(line)) for line in lines]


@pytest.mark.parametrize("schema", FROZEN)
def test_a_frozen_journal_verifies_and_folds_to_the_same_state(schema: int) -> None:
    written = frozen_journal(schema)
    assert list(chain_problems(written)) == []
    draft = fold("digestif", "", map(understood, written))
    expected = json.loads((GOLDEN / f"journal_schema{schema}_state.json").read_text(encoding="utf-8"))
    assert {"position": draft.position, "versions": draft.versions, "noeuds": states_of(draft)} == expected
    assert draft.base == BASES[schema]
    assert content_hash(draft) == FROZEN[schema]


def test_a_frozen_journal_has_every_kind_of_its_schema() -> None:
    added = {1: SINCE_2 | SINCE_3, 2: SINCE_3, SCHEMA: set()}
    for schema, later in added.items():
        assert {understood(each).decision.kind for each in frozen_journal(schema)} == set(Kind) - later


@pytest.mark.parametrize("schema", FROZEN)
def test_this_version_writes_the_same_text_as_the_frozen_journal(schema: int) -> None:
    written = frozen_journal(schema)
    assert [understood(each).decision.text() for each in written] == [each.text for each in written]


def test_every_flaw_of_a_chain_is_seen() -> None:
    sound = frozen_journal(1)

    def codes(entries: list[Written]) -> list[str]:
        return [problem.code for problem in chain_problems(entries)]

    assert codes(sound[:3] + sound[4:]) == [fr.CHAIN_GAP.code, fr.CHAIN_BROKEN.code]
    assert codes(sound[1:]) == [fr.CHAIN_GAP.code, fr.CHAIN_BROKEN.code]
    for forged in (
        sound[4]._replace(at="2026-03-09T10:42:07Z"),
        sound[4]._replace(actor="expert-9"),
        sound[4]._replace(reason=""),
        sound[4]._replace(text=sound[4].text.replace("26250", "26251")),
        sound[4]._replace(kind="decider"),
        sound[4]._replace(draft="autre"),
        sound[4]._replace(schema_number=0),
    ):
        assert codes([*sound[:4], forged, *sound[5:]]) == [fr.ENTRY_ALTERED.code]
    assert codes([*sound[:4], sound[4]._replace(hash="0" * 64), *sound[5:]]) == [
        fr.ENTRY_ALTERED.code,
        fr.CHAIN_BROKEN.code,
    ]


def test_an_entry_that_cannot_be_read_is_named() -> None:
    entry = frozen_journal(1)[4]
    for garbage in ("", "[]", "{}", '{"schema":1,"genre":"danser"}'):
        with pytest.raises(JournalBroken) as broken:
            understood(entry._replace(text=garbage))
        assert "n° 5" in broken.value.message


PAST = [
    "UPDATE journal SET reason = 'autre' WHERE position = 3",
    "DELETE FROM journal WHERE position = 3",
    "DELETE FROM journal",
]
REPLACED = [
    "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE position = 3",
    "INSERT OR REPLACE INTO journal SELECT 9, '', '', '', '', 1, '', '', '', hash FROM journal LIMIT 1",
]


@pytest.mark.parametrize(
    ("address", "statement"),
    [
        *(("sqlite", statement) for statement in PAST + REPLACED),
        *(("postgresql", statement) for statement in [*PAST, "TRUNCATE journal CASCADE"]),
    ],
    indirect=["address"],
)
def test_the_engine_refuses_to_change_the_past(started: Store, statement: str) -> None:
    decide(started, write_node(started.draft("essai"), s.new_act(1)))
    before = started.entries()

    def change_the_past() -> None:
        with writing(started._engine) as connection:
            connection.exec_driver_sql(statement)

    with pytest.raises(DBAPIError, match="the journal only grows"):
        change_the_past()
    assert started.entries() == before


def test_the_reason_of_an_entry_may_be_any_text(started: Store) -> None:
    reason = 'deux\nlignes, "guillemets" et « chevrons »'
    entry = decide(started, write_node(started.draft("essai"), s.new_act(1)), actor="expert\n3", reason=reason)
    assert started.entries()[-1] == entry == replace(entry, reason=reason)
    assert started.verify() == []
