"""The journal found by what its entries are about: the index, its search, its migration, its check."""

from pathlib import Path

import pytest
from sqlalchemy import text

from ccam.french import store as fr
from ccam.model.decisions import Change, Decision, Kind
from ccam.model.registers import Family
from ccam.model.subjects import Search, subject_of, subjects_of
from ccam.store.engine import open_engine, writing
from ccam.store.store import Store, open_store
from ccam.store.subjects import index_all
from ccam.usecases import decide, families
from ccam.usecases.decide import Signed

ME = Signed("expert-3", "essai")


@pytest.mark.parametrize(
    ("node", "subject"),
    [
        ("ancien/HHFA001", "HHFA001"),
        ("acte/P-07-0001", "P-07-0001"),
        ("avis/HHFA001/expert-3", "HHFA001"),
        ("commentaire/HHFA001/0001", "HHFA001"),
        ("refus/HHFA001>P-07-0001", "HHFA001"),
        ("seance/S-0001", "seance/S-0001"),
        ("famille/07", "famille/07"),
    ],
)
def test_a_node_has_one_subject(node: str, subject: str) -> None:
    assert subject_of(node) == subject


def test_an_entry_is_filed_under_its_nodes_its_subjects_and_its_families() -> None:
    before, after = {"sujet": "HHFA001", "famille": "06"}, {"sujet": "HHFA001", "famille": "07"}
    moved = Decision(Kind.PLACE, "essai", (Change("place/HHFA001", 1, before, after),), {"sujets": ["HHFA011"]})
    assert subjects_of(moved) == {"HHFA001", "HHFA011", "famille/06", "famille/07"}


def found(store: Store, **wanted: object) -> list[int]:
    search = Search(**wanted)  # type: ignore[arg-type]
    entries = store.search(search)
    if not search.last:
        assert store.count(search) == len(entries)
    return [entry.position for entry in entries]


def test_a_search_is_a_filter_of_the_whole_journal(demo_base: Path) -> None:
    with open_store(str(demo_base)) as store:
        decide.comment(decide.open_room(store, None), "HHFA001", "Un", ME)
        every = store.entries()
        name = store.drafts()[0].name
        assert found(store) == [entry.position for entry in every]
        assert found(store, last=2) == [entry.position for entry in every[-2:]]
        for subject in ("HHFA001", "P-07-0001", "ZZZZ999"):
            expected = [entry.position for entry in every if subject in subjects_of(entry.decision)]
            assert found(store, subjects=frozenset({subject})) == expected
        both = frozenset({"HHFA001", "P-07-0001"})
        expected = [entry.position for entry in every if both & subjects_of(entry.decision)]
        assert found(store, subjects=both, draft=name) == expected
        assert found(store, subjects=both, last=1) == expected[-1:]
        assert found(store, actor="expert-3") == [every[-1].position]
        assert found(store, kinds=frozenset({Kind.SEAL})) == [e.position for e in every if e.decision.kind is Kind.SEAL]
        assert found(store, since=every[-1].at) == [e.position for e in every if e.at >= every[-1].at]
        assert found(store, until=every[0].at) == []
        assert found(store, subjects=frozenset()) == []


def test_the_index_is_made_again_from_the_journal(demo_base: Path) -> None:
    """What the migration to 0003 does to an older base."""
    with open_store(str(demo_base)) as store:
        before = found(store, subjects=frozenset({"HHFA016"}))
    engine = open_engine(f"sqlite:///{demo_base}")
    with writing(engine) as connection:
        connection.execute(text("DELETE FROM entry_subject"))
        index_all(connection)
    engine.dispose()
    with open_store(str(demo_base)) as store:
        assert found(store, subjects=frozenset({"HHFA016"})) == before
        assert len(before) >= 2
        assert store.verify() == []


def test_an_entry_taken_out_of_the_index_is_told(demo_base: Path) -> None:
    engine = open_engine(f"sqlite:///{demo_base}")
    with writing(engine) as connection:
        position = connection.scalar(text("SELECT max(position) FROM entry_subject WHERE subject = 'HHFA016'"))
        connection.execute(text("DELETE FROM entry_subject WHERE subject = 'HHFA016'"))
    engine.dispose()
    with open_store(str(demo_base)) as store:
        problems = store.verify()
    assert {problem.code for problem in problems} == {fr.INDEX_DRIFTED.code}
    assert str(position) in problems[-1].message


def test_what_is_placed_is_found_by_its_family(demo_base: Path) -> None:
    with open_store(str(demo_base)) as store:
        families.make_family(decide.open_room(store, None), Family("07", "Digestif"), ME)
        families.place(decide.open_room(store, None), ["HLHJ003"], "07", ME)
        head = store.head()[0]
        assert found(store, subjects=frozenset({"famille/07"})) == [head - 1, head]
        assert found(store, subjects=frozenset({"HLHJ003"}))[-1] == head
