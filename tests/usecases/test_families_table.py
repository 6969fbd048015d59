"""Families from a table: one decision, all or nothing; and families that are taken away."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccam.model.errors import DataRefused, DossierMoved, FileRefused, UnknownThing
from ccam.model.nodes import content_hash
from ccam.model.registers import Deliverable, Family, PlannedMilestone
from ccam.store.store import Store, open_store
from ccam.usecases import curate, decide, families
from ccam.usecases.decide import Room, Signed
from ccam.usecases.families_table import Placing, place_table

ME = Signed("secretariat-1", "essai")
HEAD = "acte;famille;nom de la famille;comité\n"


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as opened:
        families.make_family(decide.open_room(opened, None), Family("07", "Digestif", "Comité 07"), ME)
        yield opened


def room(store: Store) -> Room:
    return decide.open_room(store, None)


def placed(store: Store) -> dict[str, str]:
    return {subject: place.family for subject, place in room(store).draft.registers.placements.items()}


def table(store: Store, folder: Path, rows: str, signed: Signed = ME) -> Placing:
    path = folder / "familles.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    return place_table(room(store), path, signed)


def test_a_table_makes_its_families_and_places_its_acts_at_once(store: Store, tmp_path: Path) -> None:
    head = store.head()[0]
    rows = "HHFA016;07;;\nhlhj003;08;Foie;Comité 08\nJANE005;08;;\nHHFA016;07;;Comité 07\n"
    made = table(store, tmp_path, rows)
    assert store.head()[0] == head + 1
    assert placed(store) == {"HHFA016": "07", "HLHJ003": "08", "JANE005": "08"}
    assert made.made == (Family("08", "Foie", "Comité 08"),)
    assert made.moved == 3
    with pytest.raises(DataRefused, match="déjà"):
        table(store, tmp_path, rows)
    before = content_hash(store.draft(room(store).draft.name, head))
    curate.undo(store, room(store).draft, actor=ME.actor)
    assert content_hash(room(store).draft) == before


def test_a_dry_run_writes_nothing(store: Store, tmp_path: Path) -> None:
    head = store.head()
    assert table(store, tmp_path, "HHFA016;07;;\n", Signed("secretariat-1", dry_run=True)).moved == 1
    assert store.head() == head


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ("HHFA016;09;;\n", ["famille-a-decrire"]),
        ("HHFA016;7;;\n", ["famille-a-decrire"]),
        ("HHFA016;07;Cardiologie;\n", ["famille-decrite-autrement"]),
        ("HHFA016;07;;Comité 12\n", ["famille-decrite-autrement"]),
        ("ZZZZ999;07;;\nP-07-9999;07;;\n", ["acte-a-placer-inconnu"] * 2),
        ("HHFA001;07;;\nP-07-0001;08;Foie;\n", ["actes-du-meme-sujet"]),
    ],
)
def test_one_wrong_row_refuses_the_whole_and_is_named(
    store: Store, tmp_path: Path, rows: str, codes: list[str]
) -> None:
    head = store.head()
    with pytest.raises(FileRefused) as refused:
        table(store, tmp_path, "HLHJ003;07;;\n" + rows)
    assert [found.code for found in refused.value.findings] == codes
    assert all(found.row >= 3 for found in refused.value.findings)
    assert store.head() == head


def test_another_file_is_not_a_table_of_families(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("ancien code;devenir;nouvel acte;libellé;part;ensemble;motif\nHHFA001;maintenir;;;;;\n", "utf-8")
    with pytest.raises(DataRefused, match="transcodage"):
        place_table(room(store), path, ME)


def test_a_family_goes_once_it_is_empty_or_its_acts_have_a_place(store: Store, tmp_path: Path) -> None:
    table(store, tmp_path, "HHFA016;07;;\nHLHJ003;08;Foie;\n")
    before = content_hash(room(store).draft)
    with pytest.raises(DataRefused, match="HHFA016"):
        families.remove_family(room(store), "07", "", ME)
    with pytest.raises(DataRefused):
        families.remove_family(room(store), "07", "07", ME)
    with pytest.raises(UnknownThing):
        families.remove_family(room(store), "07", "99", ME)
    families.remove_family(room(store), "07", "08", ME)
    assert placed(store) == {"HHFA016": "08", "HLHJ003": "08"}
    assert set(room(store).draft.registers.families) == {"08"}
    assert store.verify() == []
    curate.undo(store, room(store).draft, actor=ME.actor)
    assert content_hash(room(store).draft) == before


def test_what_is_placed_in_the_other_family_holds_the_removal(store: Store, tmp_path: Path) -> None:
    table(store, tmp_path, "HHFA016;07;;\nHLHJ003;08;Foie;\n")
    seen = room(store)
    families.remove_family(room(store), "08", "07", Signed("secretariat-2"))
    with pytest.raises(DossierMoved):
        families.remove_family(seen, "07", "08", ME)


def test_the_calendar_holds_a_family(store: Store) -> None:
    made = room(store)
    made.draft.registers.planned["Mars"] = PlannedMilestone(
        "Mars", "2026-03-31", "HCN", (Deliverable("07", "propose"),)
    )
    with pytest.raises(DataRefused, match="Mars"):
        families.remove_family(made, "07", "", ME)


def test_a_created_act_is_placed_by_its_number(store: Store, tmp_path: Path) -> None:
    from ccam.usecases.orders import creation

    tables = creation(room(store).draft, target="nouveau", label="Neuf", heading="07.03", reason="absent", notes="")
    decide.create(room(store), tables, ME)
    (created,) = [act for act in room(store).draft.proposed if room(store).draft.proposed[act].label == "Neuf"]
    table(store, tmp_path, f"{created};07;;\n")
    assert placed(store)[created] == "07"
