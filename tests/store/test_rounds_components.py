"""The components of a blind round on each engine: they wait with the score, and come with it at the reveal."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from ccam.model import registers as r
from ccam.model.ballots import as_fact
from ccam.model.codec import canonical
from ccam.model.decisions import Kind
from ccam.store.store import Store
from ccam.usecases import rounds
from ccam.usecases.rounds_components import Rated, revealed_components
from tests import strategies as s
from tests.store.edits import decide, write_node
from tests.store.pg_server import Server
from tests.store.pg_shared import DENIED, DRAFT, Shared, shared_base

CODE, LINE = s.code(1), f"{s.proposed(1)}/1/0"
MEMBERS = ("expert-3", "expert-4")
POINTS = {"expert-3": 389_50, "expert-4": 400_00}
GIVEN = {"expert-3": (110_00, 90_00, None, 120_00), "expert-4": (100_00, 100_00, 100_00, 100_00)}


def file(store: Store, member: str) -> None:
    rounds.file_scores(
        store, DRAFT, "T-0001", member, {LINE: POINTS[member]}, actor=member, components={LINE: GIVEN[member]}
    )


def revealed(store: Store) -> Rated:
    draft = store.draft(DRAFT)
    return revealed_components(store, draft, rounds.find_round(draft, "T-0001"))


def test_they_are_read_at_the_reveal_and_not_before(base: Store) -> None:
    with base.write("secretariat", "départ") as writer:
        writer.add_release(s.release(s.act(1)), ())
        writer.create_draft(DRAFT, "81")
    decide(base, write_node(base.draft(DRAFT), s.new_act(1)))
    decide(base, write_node(base.draft(DRAFT), s.mapped(1, (1,))))
    rounds.open_round(base, DRAFT, [CODE], nature=rounds.SCORES, members=MEMBERS, actor="secretariat")
    for member in MEMBERS:
        file(base, member)
    assert revealed(base) == {}
    assert not any("12000" in entry.decision.text() for entry in base.entries())
    done = rounds.close_round(base, DRAFT, "T-0001", actor="secretariat")
    assert done.revealed == MEMBERS
    assert revealed(base) == {(member, LINE): parts for member, parts in GIVEN.items()}
    scores = base.draft(DRAFT).registers.rounds["T-0001"].scores
    assert {each.member: each.points for each in scores} == POINTS
    assert base.verify() == []


@pytest.fixture
def shared(server: Server) -> Iterator[Shared]:
    with shared_base(server, s.release(s.act(1))) as made:
        made.write("postgres", {f"place/{CODE}": r.Placement(CODE, "14")}, Kind.PLACE)
        made.write("postgres", {f"ancien/{CODE}": s.mapped(1, (1,)), f"acte/{s.proposed(1)}": s.new_act(1)})
        yield made


def test_members_rate_under_their_own_login_and_a_president_cannot_alter_a_component(shared: Shared) -> None:
    with shared.store("president-14") as store:
        rounds.open_round(store, DRAFT, [CODE], nature=rounds.SCORES, members=MEMBERS, actor="president-14")
    for member in MEMBERS:
        with shared.store(member) as store:
            file(store, member)
    with shared.store("president-14") as store:
        first, second = store.ballots(DRAFT, "T-0001")
        state = json.loads(first.payload)
        state[rounds.COMPONENTS][LINE][0] = 1
        forged = replace(first, payload=canonical(state))
        found = rounds.find_round(store.draft(DRAFT), "T-0001")
        scores = tuple(r.BlindScore(member, LINE, POINTS[member]) for member in MEMBERS)
        with pytest.raises(DENIED, match="droit-noeud"):
            shared.write(
                "president-14", {"tour/T-0001": replace(found, closed=True, scores=scores)}, Kind.REVEAL,
                tour="T-0001", depots=[as_fact(forged), as_fact(second)], sujets=[CODE],
            )  # fmt: skip
        rounds.close_round(store, DRAFT, "T-0001", actor="president-14")
        assert revealed(store) == {(member, LINE): parts for member, parts in GIVEN.items()}
