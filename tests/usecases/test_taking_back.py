"""Undo and redo: by author, across restarts, out of order, and refused where someone has built on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccam.formats.transcodage import LineRow
from ccam.model.codes import ActCode, ProposedId
from ccam.model.decisions import Entry, Kind
from ccam.model.draft import Verb
from ccam.model.errors import DataRefused, DossierMoved, UnknownThing
from ccam.model.nodes import content_hash
from ccam.model.registers import Family
from ccam.store.store import Store, open_store
from ccam.usecases import curate, decide, families
from ccam.usecases.decide import Room, Signed
from ccam.usecases.orders import Order, Way, creation
from ccam.usecases.taking_back import standing, turned

ONE, TWO = Signed("expert-1", "essai"), Signed("expert-2", "essai")
HLHJ003, HGCA005 = ActCode("HLHJ003"), ActCode("HGCA005")


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as opened:
        yield opened


def room(store: Store) -> Room:
    return decide.open_room(store, None)


def content(store: Store) -> str:
    return content_hash(room(store).draft)


def score(store: Store, act: str, points: int, signed: Signed = ONE) -> Entry:
    return written(decide.score(room(store), [LineRow(0, act, 1, 0, score=points)], signed))


def written(done: decide.Decided) -> Entry:
    assert done.entry is not None
    return done.entry


def merge(store: Store, code: ActCode, to: str, signed: Signed) -> Entry:
    return written(decide.decide(room(store), Order(Verb.MERGE, {code: [Way((to,))]}), signed))


def create(store: Store, signed: Signed) -> tuple[Entry, str]:
    here = room(store)
    asked = creation(here.draft, target="nouveau", label="Un acte", heading="07.03", reason="x", notes="")
    entry = written(decide.create(here, asked, signed))
    return entry, entry.decision.changes[0].node.partition("/")[2]


def undo(store: Store, actor: str = "expert-1", position: int | None = None) -> Entry:
    return curate.undo(store, room(store).draft, actor=actor, position=position)


def redo(store: Store, actor: str = "expert-1") -> Entry:
    return curate.redo(store, room(store).draft, actor=actor)


def test_a_bulk_edit_is_taken_back_whole_after_a_restart_and_done_again_after_another(demo_base: Path) -> None:
    with open_store(str(demo_base)) as store:
        families.make_family(room(store), Family("07", "Digestif"), ONE)
        before = content(store)
        chosen = families.chosen_subjects(room(store), [], "chap:07")
        placed = written(families.place(room(store), chosen, "07", ONE))
        assert len(placed.decision.changes) == len(chosen) > 5
        after = content(store)
    with open_store(str(demo_base)) as store:
        assert undo(store).decision.facts["decision"] == placed.position
        assert content(store) == before
    with open_store(str(demo_base)) as store:
        redo(store)
        assert content(store) == after
        assert store.verify() == []


def test_two_authors_take_back_their_own(store: Store) -> None:
    start = content(store)
    mine, theirs = score(store, "P-07-0001", 100), score(store, "P-07-0002", 200, TWO)
    assert undo(store, "expert-1").decision.facts["decision"] == mine.position
    assert undo(store, "expert-2").decision.facts["decision"] == theirs.position
    assert content(store) == start
    with pytest.raises(DataRefused, match="rien à annuler"):
        undo(store, "expert-2")


def test_what_someone_wrote_again_is_not_taken_back(store: Store) -> None:
    mine = score(store, "P-07-0001", 100)
    theirs = score(store, "P-07-0001", 200, TWO)
    with pytest.raises(DossierMoved, match=f"expert-2 s'est appuyé dessus depuis .*n° {theirs.position}") as refusal:
        undo(store)
    assert refusal.value.facts["position"] == mine.position
    assert "L'acte" not in refusal.value.message
    undo(store, "expert-2")
    assert undo(store).decision.facts["decision"] == mine.position


def test_what_someone_relied_on_is_not_taken_back_until_they_take_theirs_back(store: Store) -> None:
    made, number = create(store, ONE)
    theirs = merge(store, HLHJ003, number, TWO)
    assert dict(theirs.decision.reads).get(f"acte/{number}") or any(
        change.node == f"acte/{number}" for change in theirs.decision.changes
    )
    with pytest.raises(DossierMoved, match="expert-2"):
        undo(store, position=made.position)
    undo(store, "expert-2")
    undo(store, position=made.position)
    with pytest.raises(DossierMoved, match="expert-1"):
        redo(store, "expert-2")


def test_an_earlier_decision_is_taken_back_by_its_number(store: Store) -> None:
    start = content(store)
    first, second = score(store, "P-07-0001", 100), score(store, "P-07-0002", 200)
    undo(store, position=first.position)
    with pytest.raises(DataRefused, match="déjà annulée"):
        undo(store, position=first.position)
    undo(store)
    assert content(store) == start
    assert redo(store).decision.changes[0].node == "acte/P-07-0002"
    again = redo(store)
    assert again.decision.kind is Kind.REDO
    undo(store, position=first.position)
    undo(store, position=second.position)
    assert content(store) == start


def test_one_s_own_later_decision_is_named_first(store: Store) -> None:
    first, second = score(store, "P-07-0001", 100), score(store, "P-07-0001", 200)
    with pytest.raises(DossierMoved, match="vous vous êtes appuyé") as refusal:
        undo(store, position=first.position)
    assert f"n° {second.position}" in refusal.value.hint


def test_each_takes_back_their_own_only(store: Store) -> None:
    entry = score(store, "P-07-0001", 100)
    with pytest.raises(DataRefused, match="est de expert-1"):
        undo(store, "expert-2", entry.position)
    with pytest.raises(UnknownThing):
        undo(store, "expert-2", 9999)
    with pytest.raises(DataRefused, match="ne s'annule pas"):
        undo(
            store, "expert-1", 1 + next(e.position for e in store.entries() if e.decision.kind is Kind.CREATE_DRAFT) - 1
        )


def test_a_statement_is_corrected_by_another_one(store: Store) -> None:
    edit = score(store, "P-07-0001", 100)
    said = written(decide.comment(room(store), "HHFA001", "À revoir", ONE))
    with pytest.raises(DataRefused, match="ne s'annule pas") as refusal:
        undo(store, position=said.position)
    assert "nouvelle entrée datée" in refusal.value.hint
    with pytest.raises(DataRefused) as refusal:
        curate.require_edit_last(store, room(store).draft.name, "expert-1")
    assert f"ccam annuler {edit.position}" in refusal.value.hint
    curate.require_edit_last(store, room(store).draft.name, "expert-2")


def test_a_family_that_holds_acts_is_not_taken_back(store: Store) -> None:
    made = written(families.make_family(room(store), Family("07", "Digestif"), ONE))
    families.place(room(store), ["HLHJ003"], "07", TWO)
    with pytest.raises(DossierMoved, match="expert-2"):
        undo(store, position=made.position)


def test_what_stands_follows_every_turn() -> None:
    turns = {10: 11, 11: 12, 12: 13}
    assert standing({}, 10) == (True, 10)
    assert standing({10: 11}, 10) == (False, 11)
    assert standing({10: 11, 11: 12}, 10) == (True, 12)
    assert [standing(turns, position)[0] for position in (10, 12)] == [False, False]


ACTS = ("P-07-0001", "P-07-0002", "P-07-0003")


def scores(store: Store) -> dict[str, int | None]:
    return {act: room(store).draft.proposed[ProposedId(act)].lines[0].score for act in ACTS}


@pytest.fixture
def verified(store: Store) -> Iterator[Store]:
    """One that verifies once all the examples of a law are in it."""
    yield store
    assert store.verify() == []


@given(steps=st.lists(st.tuples(st.sampled_from(["expert-1", "expert-2"]), st.integers(0, 4)), max_size=12))
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_two_authors_interleaved_leave_what_stands(verified: Store, steps: list[tuple[str, int]]) -> None:
    """The points of a line are those of the last edit of it that stands, whoever undid what; else the first ones."""
    start, expected = verified.head()[0], scores(verified)
    given_points: dict[int, tuple[str, int]] = {}
    for number, (name, what) in enumerate(steps, start=1):
        # The base is that of all the examples: nobody has anything to take back from another one.
        head, actor = verified.head(), f"{name}-{start}"
        try:
            if what < 3:
                points = 1000 * head[0] + number
                given_points[score(verified, ACTS[what], points, Signed(actor)).position] = (ACTS[what], points)
            elif what == 3:
                undo(verified, actor)
            else:
                redo(verified, actor)
        except DataRefused:
            assert verified.head() == head
    turns = turned(verified.entries(after=start))
    expected |= dict(told for position, told in given_points.items() if standing(turns, position)[0])
    assert scores(verified) == expected
