"""The diff of two étapes: by family and dossier, its euros, its ends."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ccam.model.codes import ActCode
from ccam.model.diff import Rank
from ccam.model.errors import DataRefused, UnknownThing, UsageError
from ccam.model.events import Event
from ccam.model.graph import Dossier, dossiers
from ccam.model.registers import Disagreement, Family, Opinion, Placement, Side, Stance
from ccam.store.store import Store, open_store
from ccam.usecases import curate
from ccam.usecases.changes import sentences
from ccam.usecases.diff import DossierDiff, End, EtapeDiff, compare, compare_points
from ccam.usecases.effects import copied
from ccam.usecases.milestones import seal
from ccam.usecases.study import open_study


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as opened:
        yield opened


def dossier(found: EtapeDiff, id_: str) -> DossierDiff:
    return next(each for each in found.dossiers if each.id == id_)


def test_two_etapes_of_the_demonstration(store: Store) -> None:
    found = compare_points(store, "janvier", "mars")
    appendix = dossier(found, "HHFA001")
    assert appendix.event is Event.SAME_SHAPE
    assert "HHFA016 : 90/10 → 92/8" in appendix.major
    assert {event.rank for event in appendix.events} == {Rank.MAJOR}
    assert dossier(found, "HHQE002").event is Event.GREW
    assert [family.name for family in found.families] == ["Sans famille"]
    assert all(first is not None and first != last for first, last in found.digests(appendix).values())


def test_the_euros_of_the_dossiers_are_those_of_the_nation(store: Store) -> None:
    found = compare_points(store, "janvier", "mars")
    first, last = (end.study.total().observed for end in (found.before, found.after))
    assert found.moved == last - first != 0
    assert found.elsewhere is not None
    assert abs(found.elsewhere) <= len(found.dossiers)


def test_the_way_back_moves_the_opposite(store: Store) -> None:
    there, back = compare_points(store, "janvier", "mars"), compare_points(store, "mars", "janvier")
    assert there.moved is not None
    assert back.moved == -there.moved
    born = {each.id for each in there.dossiers if each.event is Event.BORN}
    assert born == {each.id for each in back.dossiers if each.event is Event.GONE}


def test_nothing_separates_an_etape_from_itself(store: Store) -> None:
    assert compare_points(store, "mars", "mars").same
    assert compare_points(store, "mars", "maintenant").same
    curate.distribute(store, store.draft(store.drafts()[0].name), ActCode("HHFA016"), (5000, 5000), actor="essai")
    found = compare_points(store, "mars", "Maintenant")
    assert [each.id for each in found.dossiers] == ["HHFA001"]
    assert not found.same


def test_from_a_release_everything_is_born(store: Store) -> None:
    found = compare_points(store, "81", "mars")
    assert {each.event for each in found.dossiers} <= {Event.BORN, None}
    assert found.moved == found.after.study.total().observed


@pytest.mark.parametrize(
    ("before", "after", "refusal"),
    [("avril", "mars", UnknownThing), ("mars", "78", UnknownThing), ("81", "81-demo", UsageError)],
)
def test_other_ends_are_refused(store: Store, before: str, after: str, refusal: type[DataRefused]) -> None:
    with pytest.raises(refusal):
        compare_points(store, before, after)


def test_families_records_and_what_concerns_no_act(store: Store) -> None:
    study = open_study(store)
    draft = copied(study.draft)
    held = draft.registers
    held.families["07"] = Family("07", "Digestif")
    held.placements["HHFA001"] = Placement("HHFA001", "07")
    held.opinions["HHFA016/expert-3"] = Opinion("HHFA016", "expert-3", "expert", Stance.AGAINST, "trop")
    held.disagreements["D-0001"] = Disagreement("D-0001", ("HHFA001", "HHFA016"), "Qui ?", (Side("CNAM", "non"),))
    found = compare(End("avant", study), End("maintenant", replace(study, draft=draft)))
    assert [(family.ids, family.name) for family in found.families] == [(("07",), "Digestif")]
    (only,) = found.dossiers
    assert (only.major, only.minor, only.moved) == ((), (), 0)
    assert sum(event.node == "desaccord/D-0001" for event in only.events) == 1
    assert len(only.records) == 3
    assert len(found.others) == 1


def test_every_event_of_an_act_is_told(store: Store) -> None:
    """Sentences and events are one comparison: a dossier has one where it has the other."""
    found = compare_points(store, "janvier", "mars")
    for each in found.dossiers:
        assert bool(each.major) == any(event.rank is Rank.MAJOR for event in each.events)
        assert bool(each.minor) == any(
            event.rank is Rank.MINOR and _told_alone(each, event.node) for event in each.events
        )
    first, last = found.before.study, found.after.study
    same = {one.id: one for one in dossiers(last.draft, last.release)}
    told: list[Dossier] = [same[each.id] for each in found.dossiers if each.id in same]
    for one in told:
        every = sentences(one, first.draft, last.draft)
        parts = dossier(found, one.id)
        assert set(every) == {*parts.major, *parts.minor}


def _told_alone(each: DossierDiff, node: str) -> bool:
    """Notes of an act that is new are told with it."""
    return not any(event.node == node and event.what == "acte" for event in each.events)


def test_two_seals_of_one_state_are_the_same(store: Store) -> None:
    seal(store, "mai", draft=None, instance="CNAM", actor="essai")
    assert compare_points(store, "mars", "mai").same
