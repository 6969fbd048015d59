"""Screen 5 on the demonstration base: what each panel says at both sizes, and what each key files."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from ccam.model.members import Role
from ccam.store.store import open_store
from ccam.usecases.members import add, read_member
from ccam.usecases.panel import edit as panel_edit
from tests.tui.fees_bench import AS_SEAT, CT, criterion_of, fee_of, filled, on_fees, under_the_ladder, within
from tests.tui.screen_text import COMFORTABLE, SMALL, ScreenExtension, opened, press, screen_text, settle, words
from tui.messages import OthersWrote

SIZES = pytest.mark.parametrize("size", [SMALL, COMFORTABLE], ids=lambda size: f"{size[0]}x{size[1]}")


@SIZES
async def test_each_panel_is_a_tab_away(demo_base: Path, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    """Criteria, disagreements, path and its five dials; then round to the dials, devices, perimeter, hypotheses."""
    async with on_fees(demo_base, size) as (app, pilot, _):
        seen = [screen_text(app)]
        for keys in (("tab",), ("tab",), ("tab",) * 9, ("tab",), ("tab",)):
            await press(pilot, *keys)
            seen.append(screen_text(app))
        assert "\n".join(seen) == snapshot(extension_class=ScreenExtension)


async def test_a_block_has_two_values_and_every_figure_is_explained(
    demo_base: Path, snapshot: SnapshotAssertion
) -> None:
    async with on_fees(demo_base, SMALL) as (app, pilot, _):
        assert "AUCUNE RÈGLE ADOPTÉE" in words(app)
        assert "Verdict" not in words(app)
        await under_the_ladder(pilot)
        assert "juste valeur 62,77 €/examen avec réserve" in words(app)
        await press(pilot, "b", "j")
        assert "PARTAGE PAR CÔTÉ" in words(app)
        seen = [screen_text(app)]
        for keys in (("x",), ("escape", "z"), ("i",)):
            await press(pilot, *keys)
            seen.append(screen_text(app))
        assert "\n".join(seen) == snapshot(extension_class=ScreenExtension)


async def test_digits_are_notes_only_in_the_cell_that_is_being_rated(demo_base: Path) -> None:
    """C6 and C8 were rated by nobody: only ``enter`` files what is typed, and it is sealed until the fourth answer."""
    async with on_fees(demo_base) as (app, pilot, store):
        before = store.head()
        await press(pilot, *["down"] * 5, "i", *AS_SEAT["MED1"])
        assert "Méd 1 note C6, tour 1" in words(app)
        await press(pilot, "6", "escape")
        assert "1 note pas encore déposée : i la reprend" in words(app)
        assert "‹6›" in words(app)
        assert (app._current, store.head()) == ("forfaits", before)
        await press(pilot, "i", "down", "down", "4", "enter")
        assert "2 notes déposées" in words(app)
        assert criterion_of(store, CT, "C8").filed == ("MED1",)
        rated = criterion_of(store, CT, "C6")
        assert (rated.sealed, rated.filed, rated.notes) == (True, ("MED1",), (None,) * 4)
        line = _line(screen_text(app), "C6")
        assert "SCELLÉ" in line
        assert "6" not in line.replace("C6", "")
        for seat in ("AM 1", "AM 2", "Méd 2"):
            panel_edit.rate(store, seat=seat, fee=CT, criterion="C6", note="9", actor=seat)
        app.post_message(OthersWrote())
        await settle(pilot)
        assert [word for word in _line(screen_text(app), "C6").split() if word.isdigit()] == ["9", "9", "6", "9"]
        await press(pilot, "6")
        assert app._current == "impact"


def _line(text: str, start: str) -> str:
    return next(line for line in text.splitlines() if line[2:].startswith(start))


async def test_a_second_round_says_why(demo_base: Path) -> None:
    async with on_fees(demo_base) as (app, pilot, store):
        await press(pilot, "i", *AS_SEAT["AM1"], "5", "enter")
        assert "dit pourquoi" not in words(app)
        await press(pilot, "enter")
        assert "Au second tour, ou sans avis, chaque note dit pourquoi." in words(app)
        await filled(pilot, "le périmètre a bougé")
        rated = criterion_of(store, CT, "C1")
        assert (rated.first[0], rated.notes[0], rated.round) == (7, 5, 2)
        assert rated.reasons[0] == "le périmètre a bougé"
        assert "7→5" in words(app)


async def test_criteria_are_added_reworded_rejected_and_weighted(demo_base: Path) -> None:
    async with on_fees(demo_base) as (app, pilot, store):
        await press(pilot, "c", *AS_SEAT["MED2"])
        await filled(pilot, "C12", "bruit de la machine", "les patients le disent")
        assert "Méd 2 ajoute le critère C12" in words(app)
        await press(pilot, "e")
        await filled(pilot, "périmètre dit en entier", "plus clair")
        await press(pilot, "D")
        assert "Méd 2 rejette C1" in words(app)
        await filled(pilot, "redit C2")
        await within(pilot, "decide('weigh')")
        await filled(pilot, "2,5", "compte double")
        gestures = {
            (each.criterion, each.gesture, each.words, each.weight)
            for one in fee_of(store, CT).criteria
            for each in one.listed.gestures
            if each.seat == "MED2"
        }
        assert {
            ("C12", "ajouter", "bruit de la machine", None), ("C1", "reformuler", "périmètre dit en entier", None),
            ("C1", "rejeter", "", None), ("C1", "ponderer", "", 250),
        } <= gestures  # fmt: skip
        await within(pilot, "decide('restore')")
        await filled(pilot, "après discussion")
        left = [each for each in criterion_of(store, CT, "C1").listed.gestures if each.seat == "MED2"]
        assert left == []


async def test_a_cost_item_is_placed_and_a_hypothesis_is_filed(demo_base: Path) -> None:
    async with on_fees(demo_base) as (app, pilot, store):
        before = next(each for each in fee_of(store, CT).values if each.seat == "MED1").cents
        await press(pilot, "shift+tab", "shift+tab", "t", *AS_SEAT["MED1"])
        assert "Méd 1 classe : archivage" in words(app)
        await filled(pilot, "hors", "", "payé ailleurs", "")
        assert "archivage" in words(app)
        after = next(each for each in fee_of(store, CT).values if each.seat == "MED1").cents
        assert (before, after) == (6862, 6584)
        await press(pilot, "tab", "down", "l")
        assert "Hypothèse de Méd 1" in words(app)
        await filled(pilot, "", "", "abc", "enquête", "")
        assert "abc" in words(app)
        assert fee_of(store, CT).values[2].cents == after
        await filled(pilot, "", "", "13 200", "enquête", "")
        assert fee_of(store, CT).values[2].exams == 13_200
        await press(pilot, "c")
        await filled(pilot, "11", "7", "1,25", "mesuré", "")
        assert "consommables" in words(app)


async def test_d_enters_what_stays_open_once(demo_base: Path) -> None:
    async with on_fees(demo_base) as (app, pilot, store):
        await press(pilot, "tab", "d")
        assert "Désaccord D-0001 ouvert." in words(app)
        await press(pilot, "shift+tab", "d")
        assert "12 ouverts, 1 inchangé" in words(app)
        assert len(store.draft(store.drafts()[0].name).registers.disagreements) == 13
        await press(pilot, "d")
        assert "13 inchangés" in words(app)


async def test_the_path_follows_the_share_that_is_typed(demo_base: Path) -> None:
    async with on_fees(demo_base) as (app, pilot, store):
        before = store.head()
        await press(pilot, "tab", "tab")
        assert "180,0" in _line(words(app), "  pertinence")
        await within(pilot, "share")
        await filled(pilot, "beaucoup")
        assert "« beaucoup »" in words(app)
        await filled(pilot, "20 %")
        assert "60,0" in _line(words(app), "  pertinence")
        assert "écart à la cible" in words(app)
        assert store.head() == before


async def test_who_holds_a_seat_speaks_from_it_alone(demo_base: Path) -> None:
    with open_store(str(demo_base)) as store:
        add(store, read_member("expert-3", "Méd 2", Role.EDITOR, ()), author="secretariat")
    async with on_fees(demo_base) as (app, pilot, store):
        assert "Siège ‹ Méd 2 ›" in words(app)
        await within(pilot, "choose('seat')")
        assert "Vous tenez le siège Méd 2" in words(app)
        await press(pilot, *["down"] * 5, "i", "8", "enter")
        assert "Votre note, visible de vous seul : 8." in words(app)


async def test_without_a_sheet_the_screen_says_what_to_fill() -> None:
    async with opened("forfaits", SMALL) as (app, pilot, _):
        assert "ccam modele panel" in words(app)
        await press(pilot, "i")
        assert "Aucun forfait à évaluer" in words(app)


async def test_the_dials_of_the_path_say_what_the_parameters_give_and_change_it(demo_base: Path) -> None:
    async with on_fees(demo_base) as (app, pilot, store):
        before = store.head()
        await press(pilot, "tab", "tab")
        shown = words(app)
        for dial in ("Cible ‹ 300,0 M€ ›", "Pertinence ‹ 60 % ›", "Réalisation ‹ 100 % ›", "Transfert ‹ 0 % ›"):
            assert dial in shown
        await press(pilot, "tab", "right", "tab", "left")
        assert "Pertinence ◀ 50 % ▶" in words(app)
        assert "175,0" in _line(words(app), "  pertinence"), "half of 350 M€"
        await press(pilot, "tab", "tab", *["left"] * 3)
        assert "Transfert ◀ 0 % ▶" in words(app), "not under nothing"
        await press(pilot, "enter")
        await filled(pilot, "100")
        assert "On ne peut pas éviter" in words(app)
        assert "Transfert ◀ 0 % ▶" in words(app), "what is refused puts the dial back"
        await press(pilot, "tab", "right")
        assert "Lecture ◀ un niveau annuel ▶" in words(app)
        assert store.head() == before
