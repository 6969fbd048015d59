"""A crowd of processes in one base, briefly; ``make soak`` gives it a minute and prints its pace."""

from collections import Counter

import pytest

from ccam.model.decisions import Decision, Kind
from ccam.model.draft import act_node
from ccam.model.errors import DossierMoved
from ccam.store.store import Store
from tests import strategies as s
from tests.soak.kills import Lost
from tests.soak.victims import changing
from tests.soak.writers import FEWEST, crowd, require_counted
from tests.store.edits import decide

WRITERS, SECONDS = 8, 2


def test_eight_processes_lose_nothing(started: Store) -> None:
    load = crowd(started.url, SECONDS, WRITERS)
    assert load.writes >= WRITERS * FEWEST


def test_an_update_that_is_lost_is_seen(started: Store) -> None:
    for label in ("1", "1"):
        draft = started.draft("essai")
        decide(started, changing(draft, {act_node(s.proposed(1)): s.new_act(1, label=label)}))
    with pytest.raises(Lost, match="in the draft"):
        require_counted(started, 2, Counter({1: 2}))


def test_two_edits_that_meet_on_one_new_act_conflict(started: Store) -> None:
    """Two old acts, two authors: each leads their own to the same new act, which one of them also changes."""
    target = act_node(s.proposed(1))
    decide(started, changing(started.draft("essai"), {target: s.new_act(1)}))
    seen = started.draft("essai")
    mine = changing(seen, {"ancien/HHFA001": s.mapped(1, (1,)), target: s.new_act(1, label="Autre libellé")})
    theirs = changing(seen, {"ancien/HHFA002": s.mapped(2, (1,))})
    relying = Decision(Kind.DECIDE, "essai", theirs.changes, {}, ((target, seen.versions[target]),))
    kept = decide(started, mine, actor="expert-1")
    with pytest.raises(DossierMoved) as moved:
        decide(started, relying, actor="expert-2")
    assert (moved.value.facts["node"], moved.value.facts["position"]) == (target, kept.position)
    assert "HHFA002" not in started.draft("essai").old
    assert started.verify() == []
