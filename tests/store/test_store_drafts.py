"""Decisions, the projection they leave, and the seals put on them."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccam.french import store as fr
from ccam.model.acts import Release, SourceFile
from ccam.model.codec import fingerprint
from ccam.model.decisions import Change, Decision, Kind, fold
from ccam.model.draft import Draft, act_node, old_node
from ccam.model.errors import DataRefused, DossierMoved, UnknownThing
from ccam.model.nodes import content_hash
from ccam.model.records import MANIFEST_CONTENT, DraftInfo, Seal
from ccam.store.store import Store
from tests import strategies as s
from tests.store.edits import changes_between, decide, inverse, write_node

numbers = count()


def sealed(store: Store, name: str = "mars", **manifest: object) -> Seal:
    content = {MANIFEST_CONTENT: content_hash(store.draft("essai")), **manifest}
    return Seal("essai", name, store.head()[0], store.clock(), "CHAP", content, fingerprint(content))


def keep(store: Store, seal: Seal) -> None:
    with store.write("secretariat", "point d'étape") as writer:
        writer.add_seal(seal)


def test_a_draft_begins_empty(started: Store) -> None:
    assert started.drafts() == [DraftInfo("essai", "81", "2026-11-21T10:00:01Z", 2)]
    assert started.draft("essai") == Draft("essai", "81", position=2)
    assert started.entries("essai")[0].decision.facts == {"base": "81", "sha256": "a" * 64}


def test_a_draft_needs_a_release_and_a_name_of_its_own(started: Store) -> None:
    with pytest.raises(UnknownThing) as unknown, started.write("secretariat", "") as writer:
        writer.create_draft("autre", "82")
    assert unknown.value.code == fr.RELEASE_UNKNOWN.code
    with pytest.raises(DataRefused) as taken, started.write("secretariat", "") as writer:
        writer.create_draft("essai", "81")
    assert taken.value.code == fr.DRAFT_TAKEN.code


def test_an_unknown_draft_names_those_there_are(started: Store) -> None:
    for at in (None, 1):
        with pytest.raises(UnknownThing) as unknown:
            started.draft("mars", at=at)
        assert unknown.value.hint == "Dans la base : essai."
    with pytest.raises(UnknownThing):
        decide(started, Decision(Kind.DECIDE, "mars"))


def test_only_edits_are_decided(started: Store) -> None:
    with pytest.raises(ValueError):
        decide(started, Decision(Kind.SEAL, "essai"))


@pytest.fixture
def verified(started: Store) -> Iterator[Store]:
    """One that verifies once all the examples of a law are in it."""
    yield started
    assert started.verify() == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(targets=st.lists(s.drafts(size=3), min_size=1, max_size=4))
def test_undo_takes_back_and_redo_does_again(verified: Store, targets: list[Draft]) -> None:
    name = f"projet {next(numbers)}"
    with verified.write("secretariat", "départ") as writer:
        writer.create_draft(name, "81")
    done, seen = [], [verified.draft(name)]
    for target in targets:
        changes = changes_between(seen[-1], target)
        done.append(decide(verified, Decision(Kind.APPLY, name, changes, {"table": "t.csv"})))
        seen.append(verified.draft(name))
        assert (seen[-1].old, seen[-1].proposed) == (target.old, target.proposed)

    for entry, before, after in reversed(list(zip(done, seen, seen[1:], strict=False))):
        undone = decide(verified, inverse(verified.draft(name), entry))
        assert content_hash(verified.draft(name)) == content_hash(before)
        redone = decide(verified, inverse(verified.draft(name), undone))
        assert content_hash(verified.draft(name)) == content_hash(after)
        decide(verified, inverse(verified.draft(name), redone))
        assert content_hash(verified.draft(name)) == content_hash(before)

    entries = verified.entries(name)
    assert verified.draft(name) == fold(name, "81", entries)
    for entry, then in zip(done, seen[1:], strict=True):
        assert verified.draft(name, at=entry.position) == then


def test_what_is_returned_is_what_is_read(started: Store) -> None:
    decision = replace(
        write_node(started.draft("essai"), s.mapped(1, (1,), (2, 3), parts=(4000, 6000)), Kind.APPLY),
        facts={"table": "t.csv", "lignes": (3, 5)},
        reads=((act_node(s.proposed(1)), 0),),
    )
    entry = decide(started, decision)
    assert started.entries(after=2) == [entry]
    assert entry.decision.facts == {"table": "t.csv", "lignes": [3, 5]}
    assert entry.text == decision.text()


def test_entries_are_cut_by_draft_and_position(started: Store) -> None:
    with started.write("secretariat", "") as writer:
        writer.create_draft("autre", "81")
    decide(started, write_node(started.draft("essai"), s.new_act(1)))
    assert [entry.position for entry in started.entries()] == [1, 2, 3, 4]
    assert [entry.position for entry in started.entries("essai")] == [2, 4]
    assert [entry.position for entry in started.entries(after=1, upto=3)] == [2, 3]
    assert started.head() == (4, started.entries()[-1].hash)


def test_a_draft_has_a_state_at_each_entry_since_its_first(started: Store) -> None:
    decide(started, write_node(started.draft("essai"), s.new_act(1)))
    assert started.draft("essai", at=2) == Draft("essai", "81", position=2)
    assert started.draft("essai", at=3) == started.draft("essai")
    for nowhere in (0, 1, 4):
        with pytest.raises(UnknownThing) as unknown:
            started.draft("essai", at=nowhere)
        assert unknown.value.hint == "Il va de la décision n° 2 à la décision n° 3."


def test_a_node_that_moved_says_who_moved_it(started: Store) -> None:
    seen = started.draft("essai")
    decide(started, write_node(seen, s.mapped(1, (1,))), actor="expert-7", reason="deux actes voisins")
    with pytest.raises(DossierMoved) as moved:
        decide(started, write_node(seen, s.mapped(1, (2,))))
    assert moved.value.message == (
        "L'acte HHFA001 a changé depuis votre lecture : expert-7, le 21/11/2026 à 10\u00a0h\u00a000 (UTC), "
        "« deux actes voisins » (décision n° 3)."
    )
    assert moved.value.facts["node"] == "ancien/HHFA001"
    assert started.head()[0] == 3


def test_a_node_that_was_only_read_must_not_move_either(started: Store) -> None:
    seen = started.draft("essai")
    decide(started, write_node(seen, s.new_act(1)), actor="expert-7")
    relying = replace(write_node(seen, s.mapped(1, (1,))), reads=((act_node(s.proposed(1)), 0),))
    with pytest.raises(DossierMoved) as moved:
        decide(started, relying)
    assert moved.value.message.startswith("L'acte proposé P-07-0001 a changé")
    assert decide(started, replace(relying, reads=((act_node(s.proposed(1)), 1),))).position == 4


def test_a_node_that_was_never_written_cannot_be_relied_on(started: Store) -> None:
    with pytest.raises(DossierMoved) as moved:
        decide(started, Decision(Kind.DECIDE, "essai", reads=((old_node(s.code(1)), 1),)))
    assert moved.value.code == fr.NODE_ABSENT.code


def test_a_change_starts_from_the_state_there_is(started: Store) -> None:
    first = decide(started, write_node(started.draft("essai"), s.new_act(1)))
    change = first.decision.changes[0]
    with pytest.raises(DossierMoved):
        decide(started, Decision(Kind.DECIDE, "essai", (Change(change.node, 1, {"id": "P-07-0009"}, None),)))
    with pytest.raises(ValueError):
        decide(started, Decision(Kind.DECIDE, "essai", (change.inverse(1), change)))


def test_a_seal_comes_back_equal(started: Store) -> None:
    decide(started, write_node(started.draft("essai"), s.new_act(1)))
    mars = sealed(started, totaux={"base": 12, "détail": [1, "é"]})
    keep(started, mars)
    assert started.seals("essai") == [mars]
    assert started.drafts()[0].position == mars.position + 1
    juin = sealed(started, "juin")
    keep(started, juin)
    assert started.seals("essai") == [mars, juin]
    assert started.entries()[-1].decision.facts == {
        "etape": "juin",
        "position": juin.position,
        "date": juin.at,
        "instance": "CHAP",
        "sha256": juin.hash,
    }
    assert started.verify() == []


def test_a_seal_is_put_once_and_on_the_head(started: Store) -> None:
    mars = sealed(started)
    keep(started, mars)
    with pytest.raises(DataRefused) as taken:
        keep(started, sealed(started))
    assert taken.value.code == fr.SEAL_TAKEN.code
    with pytest.raises(DossierMoved) as overtaken:
        keep(started, replace(mars, name="juin"))
    assert overtaken.value.code == fr.SEAL_OVERTAKEN.code
    with pytest.raises(UnknownThing):
        keep(started, replace(mars, draft="autre"))


def test_a_seal_tells_the_truth(started: Store) -> None:
    empty = sealed(started)
    decide(started, write_node(started.draft("essai"), s.new_act(1)))
    for false in (replace(sealed(started), hash="0" * 64), replace(empty, position=started.head()[0])):
        with pytest.raises(ValueError):
            keep(started, false)


def test_a_file_that_a_seal_cites_is_not_replaced(started: Store, release: Release) -> None:
    corrected = replace(release, source=SourceFile("corrigé.xls", "b" * 64, "classeur-xls"))
    keep(started, sealed(started, version={"sha256": "a" * 64}))
    with pytest.raises(DataRefused) as refused, started.write("secretariat", "import") as writer:
        writer.add_release(corrected, (), replace=True)
    assert refused.value.code == fr.CITED_BY_SEAL.code
    assert "« mars »" in refused.value.message
    assert started.release("81") == release
