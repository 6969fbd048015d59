"""Processes that are really killed, at random moments of a decision, a seal or an import."""

from random import Random

import pytest

from ccam.store.store import Store, open_store
from tests import strategies as s
from tests.soak.kills import Lost, kill_once, require_all
from tests.soak.victims import WRITES
from tests.store.edits import decide, tamper, write_node
from tests.store.pg_server import SQLITE_ONLY

KILLS = 8


@pytest.mark.parametrize("kind", WRITES)
def test_what_was_acknowledged_is_there_after_each_kill(started: Store, kind: str) -> None:
    random = Random(kind)  # noqa: S311 the same moments at each run
    kills = [kill_once(started.url, kind, random) for _ in range(KILLS)]
    assert sum(kill.acknowledged for kill in kills) >= KILLS
    assert any(kill.torn for kill in kills), "some kills fall in the middle of a write"
    with open_store(started.url) as store:
        assert decide(store, write_node(store.draft("essai"), s.new_act(900))).position == started.head()[0]


@SQLITE_ONLY
def test_a_lost_write_is_seen(started: Store) -> None:
    kept = decide(started, write_node(started.draft("essai"), s.new_act(1)))
    gone = decide(started, write_node(started.draft("essai"), s.new_act(2)))
    require_all(started.url, [(kept.position, kept.hash), (gone.position, gone.hash)])
    tamper(started, "DELETE FROM journal WHERE position = 4")
    with pytest.raises(Lost, match="not there"):
        require_all(started.url, [(kept.position, kept.hash), (gone.position, gone.hash)])


@SQLITE_ONLY
def test_half_of_an_import_is_seen(started: Store) -> None:
    tamper(started, "UPDATE release SET source_sha256 = ?", "b" * 64)
    with pytest.raises(Lost, match="in the journal"):
        require_all(started.url, [])
