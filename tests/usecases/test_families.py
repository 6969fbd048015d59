"""Families: made, filled in bulk, listed with their weight, and filters by them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccam.model.errors import DataRefused, UnknownThing
from ccam.model.registers import Family, Placement
from ccam.store.store import Store, open_store
from ccam.usecases import decide, families
from ccam.usecases.browse import ACTS, act_rows
from ccam.usecases.decide import Room, Signed
from ccam.usecases.study import open_study, select_dossiers

ME = Signed("secretariat-1", "essai")


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as opened:
        for number, name in (("07", "Digestif"), ("08", "Urologie")):
            families.make_family(decide.open_room(opened, None), Family(number, name, f"Comité {number}"), ME)
        yield opened


def room(store: Store) -> Room:
    return decide.open_room(store, None)


def test_a_filter_places_a_whole_chapter_in_one_decision(store: Store) -> None:
    before = store.head()[0]
    chosen = families.chosen_subjects(room(store), ["JANE005", "JANE005"], "chap:07")
    families.place(room(store), chosen, "07", ME)
    assert store.head()[0] == before + 1
    placed = room(store).draft.registers.placements
    chapter = {act.code for act in room(store).release.acts if act.chapter == "07"}
    assert chapter | {"JANE005"} == set(placed)


def test_what_is_there_already_is_left_out_and_the_rest_moves(store: Store) -> None:
    families.place(room(store), ["HLHJ003"], "07", ME)
    done = families.place(room(store), ["HLHJ003", "HGCA005"], "07", ME)
    assert [change.node for change in done.decision.changes] == ["place/HGCA005"]
    with pytest.raises(DataRefused, match="déjà"):
        families.place(room(store), ["HLHJ003"], "07", ME)
    moved = families.place(room(store), ["HLHJ003"], "08", ME)
    assert moved.effect.sentences == ("HLHJ003 : famille 07 → 08",)
    families.place(room(store), ["HLHJ003"], None, ME)
    assert room(store).draft.registers.placements == {"HGCA005": Placement("HGCA005", "07")}


def test_refusals(store: Store) -> None:
    with pytest.raises(UnknownThing, match="09"):
        families.place(room(store), ["HLHJ003"], "09", ME)
    with pytest.raises(DataRefused, match="existe déjà"):
        families.make_family(room(store), Family("07", "Autre"), ME)
    with pytest.raises(DataRefused, match="numéro"):
        families.make_family(room(store), Family("0 7", "Autre"), ME)
    with pytest.raises(DataRefused, match="nom"):
        families.make_family(room(store), Family("09", " "), ME)
    with pytest.raises(UnknownThing, match="ZZZZ999"):
        families.chosen_subjects(room(store), ["ZZZZ999"], "")
    with pytest.raises(DataRefused, match="Aucun acte"):
        families.chosen_subjects(room(store), [], "")


def test_a_family_changes_its_committee_and_keeps_its_name(store: Store) -> None:
    families.change_family(room(store), "07", "", "Comité 12", ME)
    assert room(store).draft.registers.families["07"] == Family("07", "Digestif", "Comité 12")
    with pytest.raises(DataRefused, match="déjà"):
        families.change_family(room(store), "07", "", "Comité 12", ME)


def test_the_list_weighs_each_family_against_the_whole(store: Store) -> None:
    families.place(room(store), families.chosen_subjects(room(store), [], "chap:07"), "07", ME)
    study = open_study(store)
    rows, outside = families.family_rows(study)
    digestive, urology = rows
    acts = [act.code for act in study.release.acts if act.chapter == "07"]
    base = sum(row.base for row in study.volumes.rows if row.key.code in acts)
    total = sum(row.base for row in study.volumes.rows)
    assert (digestive.acts, digestive.base, outside) == (len(acts), base, len(study.release.acts) - len(acts))
    assert digestive.part is not None
    assert abs(digestive.part - 10_000 * base / total) <= 0.5
    assert (urology.acts, urology.base, urology.part) == (0, 0, 0)


def test_lists_of_dossiers_and_of_acts_are_filtered_by_family(store: Store) -> None:
    families.place(room(store), ["HHFA001", "HHFA011"], "07", ME)
    families.place(room(store), ["HHFA016"], "08", ME)
    study = open_study(store)
    for number in ("07", "08"):
        assert [row.id for row in select_dossiers(study.dossier_rows, f"famille:{number}")] == ["HHFA001"]
    assert select_dossiers(study.dossier_rows, "famille:09") == []
    rows = act_rows(study.release, study.by_line, study.votes, study.dossiers)
    assert {rows[index].code for index in ACTS.select(rows, "famille:07")} == {"HHFA001", "HHFA011"}
    name = study.draft.registers.families["07"].name
    assert {rows[index].code for index in ACTS.select(rows, f'famille:"{name}"')} == {"HHFA001", "HHFA011"}
    assert [row.id for row in select_dossiers(study.dossier_rows, f'famille:"{name}"')] == ["HHFA001"]
    asked = f'devenir:indecis chap:07 tarif>100 volume>1000 famille:"{name}" -clos append*'
    assert set(ACTS.select(rows, asked)) <= set(ACTS.select(rows, f'famille:"{name}" volume>1000'))
