"""The first round: taken back while it is sealed, closed for good once the four seats answered."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from ccam.model.errors import DataRefused, UnknownThing
from ccam.model.members import Member, Role
from ccam.store.store import Store
from ccam.usecases import base as bases
from ccam.usecases.load import Loaded, load_files
from ccam.usecases.panel.edit import edit_criterion, place_item, rate, suppose
from ccam.usecases.panel.state import open_panel
from ccam.usecases.panel.views import RatedCriterion
from tests.corpus.make_filled import Cells, grid, save_csv, template_of

SEATS = ("AM 1", "AM 2", "Méd 1", "Méd 2")
IRM = {
    "objet": "IRM", "modalite": "IRM", "classe_d_appareil": "3 T", "amortissement": "non amorti",
    "tranche": "taux plein", "cout_compte": "coût complet",
}  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    url = bases.resolve_url(str(tmp_path / "base.sqlite"))
    bases.create(url)
    with bases.open_base(url) as opened:
        load(opened, tmp_path, "forfaits_evalues", [IRM], "forfaits")
        yield opened


def load(store: Store, folder: Path, table: str, rows: Sequence[Cells], title: str, *, anew: bool = False) -> Loaded:
    template = template_of(table)
    head = {"intitule": title, "source": "essai", "date": "12/03/2026"}
    path = save_csv(folder, grid(template, template.table(table), rows, head), f"{title}.csv")
    return next(load_files(store, [path], actor="essai", replace=anew))


def note(seat: str, value: str = "7", **changes: str) -> Cells:
    return {"siege": seat, "tour": "1", "objet": "IRM", "critere": "C1", "note": value} | changes


def rated(store: Store) -> RatedCriterion:
    return next(each for each in open_panel(store).fees[0].criteria if each.listed.criterion.name == "C1")


def close(store: Store, folder: Path) -> None:
    for seat in SEATS:
        load(store, folder, "notes", [note(seat)], seat)


def test_a_sealed_note_is_taken_back_and_it_is_said(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, "notes", [note("AM 1"), note("AM 1", critere="C2")], "AM 1")
    made = load(store, tmp_path, "notes", [note("AM 1", "3")], "AM 1", anew=True)
    assert made.told == ("AM 1 reprend 2 notes du premier tour, encore scellé",)
    assert store.entries()[-1].reason == f"Import de AM 1.csv ; {made.told[0]}"
    again = load(store, tmp_path, "notes", [note("AM 1", "4")], "autre feuille")
    assert again.told == ("AM 1 reprend 1 note du premier tour, encore scellé",)
    for seat in SEATS[1:]:
        assert load(store, tmp_path, "notes", [note(seat)], seat).told == ()
    assert rated(store).notes == (4, 7, 7, 7)


@pytest.mark.parametrize(
    ("rows", "title", "code"),
    [
        ([note("AM 1", "3")], "AM 1", "tour-clos"),
        ([note("AM 1", motif_de_la_note="après coup")], "AM 1", "tour-clos"),
        ([note("AM 1", critere="C2")], "AM 1", "tour-clos"),
        ([note("AM 1", "3", critere="C1 périmètre complet")], "AM 1", "tour-clos"),
        ([note("AM 1", "3")], "autre feuille", "note-deja-deposee"),
    ],
    ids=["changed", "reason", "dropped", "other spelling", "other title"],
)
def test_a_closed_round_never_changes(
    rows: Sequence[Cells], title: str, code: str, store: Store, tmp_path: Path
) -> None:
    close(store, tmp_path)
    before = store.head()
    with pytest.raises(DataRefused) as caught:
        load(store, tmp_path, "notes", rows, title, anew=True)
    assert caught.value.code == code
    assert "tour 2, avec son motif" in caught.value.hint
    assert (store.head(), rated(store).notes) == (before, (7, 7, 7, 7))


def test_a_closed_sheet_can_gain_what_it_lacked(store: Store, tmp_path: Path) -> None:
    close(store, tmp_path)
    second = note("AM 1", "3", tour="2", motif_de_la_note="après lecture")
    assert load(store, tmp_path, "notes", [note("AM 1"), second], "AM 1", anew=True).told == ()
    assert (rated(store).first, rated(store).notes) == ((7, 7, 7, 7), (3, 7, 7, 7))
    with pytest.raises(DataRefused, match="au tour 2"):
        load(store, tmp_path, "notes", [note("AM 1")], "AM 1", anew=True)


def test_another_sheet_of_the_panel_is_free(store: Store, tmp_path: Path) -> None:
    close(store, tmp_path)
    assert (
        load(store, tmp_path, "forfaits_evalues", [IRM | {"tranche": "taux réduit 1"}], "forfaits", anew=True).told
        == ()
    )


# from a keyboard -------------------------------------------------------------------------------


def test_a_seat_rates_from_a_keyboard(store: Store) -> None:
    for seat in SEATS:
        made = rate(store, seat=seat, fee="irm", criterion="C1", note="7", actor="essai")
        assert "7" not in made.sentence
        assert store.entries()[-1].reason == made.sentence
    with pytest.raises(DataRefused, match="a déjà noté"):
        rate(store, seat="AM 1", fee="IRM", criterion="C1", note="3", actor="essai")
    with pytest.raises(DataRefused, match="sans dire pourquoi"):
        rate(store, seat="AM 1", fee="IRM", criterion="C1", note="3", round=2, actor="essai")
    rate(store, seat="AM 1", fee="IRM", criterion="C1", note="3", round=2, reason="vu", actor="essai")
    assert (rated(store).first, rated(store).notes) == ((7, 7, 7, 7), (3, 7, 7, 7))


def test_a_seat_makes_the_criteria_from_a_keyboard(store: Store) -> None:
    def gesture(name: str, **more: str) -> None:
        edit_criterion(store, seat="Méd 1", criterion="C12", gesture=name, reason="essai", actor="essai", **more)

    with pytest.raises(UnknownThing, match="C12"):
        gesture("rejeter")
    with pytest.raises(DataRefused, match="énoncé"):
        gesture("ajouter")
    gesture("ajouter", wording="délai tenu")
    gesture("pondérer", weight="2,5")
    gesture("reformuler", wording="délai d'accès tenu")
    listed = next(each.listed for each in open_panel(store).fees[0].criteria if each.listed.criterion.name == "C12")
    assert (listed.weight, [each.gesture for each in listed.gestures]) == (550, ["ajouter", "ponderer", "reformuler"])
    rate(store, seat="Méd 1", fee="IRM", criterion="C12", note="7", actor="essai")
    with pytest.raises(DataRefused, match="que personne n'a ajouté"):
        gesture("rétablir")
    assert rated(store).filed == ()


def test_a_seat_withdraws_what_it_asked(store: Store) -> None:
    for gesture in ("rejeter", "rétablir"):
        edit_criterion(store, seat="AM 1", criterion="C9", gesture=gesture, reason="essai", actor="essai")
    listed = next(each.listed for each in open_panel(store).fees[0].criteria if each.listed.criterion.name == "C9")
    assert listed.gestures == ()


def test_a_seat_files_perimeter_and_hypotheses_from_a_keyboard(store: Store) -> None:
    place_item(store, seat="AM 1", item="archivage", standing="payé ailleurs", reason="YYYY600", actor="essai")
    for name, value in (("examens par an", "5000"), ("coût annuel d'un poste", "100 000")):
        item = "locaux" if "poste" in name else ""
        suppose(store, seat="AM 1", fee="IRM", hypothesis=name, value=value, item=item, reason="essai", actor="essai")
    made = open_panel(store).fees[0]
    assert made.values[0].cents == 2_000
    standings = next(each.votes for each in made.items if each.votes.item == "archivage").standings
    assert [each and each.value for each in standings] == ["paye_ailleurs", None, None, None]


@pytest.mark.parametrize(
    ("cells", "where"),
    [
        ({"seat": "AM 3"}, "« siège »"),
        ({"note": "12"}, "« note »"),
        ({"note": ""}, "« note »"),
        ({"note": "x"}, "« note »"),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_is_written(cells: dict[str, str], where: str, store: Store) -> None:
    before = store.head()
    asked = {"seat": "AM 1", "fee": "IRM", "criterion": "C1", "note": "7"} | cells
    with pytest.raises(DataRefused) as caught:
        rate(store, **asked, actor="essai")  # type: ignore[arg-type]
    assert (caught.value.where, store.head()) == (where, before)
    with pytest.raises(UnknownThing):
        rate(store, seat="AM 1", fee="scanner", criterion="C1", note="7", actor="essai")


def test_a_file_says_that_a_member_files_for_another_seat(store: Store) -> None:
    """A file has no rights: nothing is refused, and the journal keeps who filed for whom."""
    with store.write("essai", "essai") as writer:
        writer.set_member(Member("anne", "AM 1", Role.EDITOR))
        writer.set_member(Member("paul", "secrétariat", Role.SECRETARIAT))
    own = rate(store, seat="AM 1", fee="IRM", criterion="C1", note="7", actor="anne")
    papers = rate(store, seat="Méd 2", fee="IRM", criterion="C1", note="7", actor="paul")
    other = rate(store, seat="AM 2", fee="IRM", criterion="C1", note="7", actor="anne")
    assert (own.told, papers.told) == ((), ())
    said = "anne, qui tient le siège AM 1, dépose pour AM 2 : un fichier SQLite ne l'empêche pas"
    assert other.told == (said,)
    assert said in store.entries()[-1].reason
