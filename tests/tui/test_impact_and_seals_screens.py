"""Screens 6 and 7."""

from tests.tui.fake_workbench import FakeWorkbench
from tests.tui.screen_text import opened, press, screen_text, words


async def test_b_goes_round_the_axes() -> None:
    async with opened("impact") as (app, pilot, _):
        assert "Par chapitre  3 / 3" in screen_text(app)
        await press(pilot, "b")
        assert "Par regroupement  2 / 2" in screen_text(app)
        await press(pilot, "b")
        assert "Par dossier  4 / 4" in screen_text(app)
        await press(pilot, "b")
        assert "Par chapitre  3 / 3" in screen_text(app)


async def test_scope_unit_volumes_and_what_is_outside_are_said() -> None:
    async with opened("impact") as (app, _pilot, _):
        text = words(app)
        assert "Honoraires (base de remboursement)" in text
        assert "Couverture 97,4 % · sans chiffre 5,0 M€, dont sans devenir 320,0 k€ · hors champ 5,6 Md€" in text
        assert "Total  base 190,0 M€" in text
        assert "Par spécialité, grille, région, secteur, trimestre : aucune source chargée ne les porte" in text


async def test_the_impact_is_computed_again_after_an_edit() -> None:
    async with opened("impact") as (app, pilot, _):
        await press(pilot, "b", "b", "2", "p", *"90", "enter", "enter", "6")
        text = words(app)
        assert "Par dossier" in text
        assert "+88,7 k€" in text


async def test_enter_opens_the_acts_of_a_chapter_or_the_dossier() -> None:
    async with opened("impact") as (app, pilot, _):
        await press(pilot, "down", "enter")
        assert "Par acte · dans chapitre 07" in screen_text(app)
        await press(pilot, "escape", "b", "b", "enter")
        assert "HHQE002  ·  subdivision 1–3" in screen_text(app)
        await press(pilot, "escape", "escape")
        assert "‹6 Impact›" in screen_text(app)


async def test_the_table_is_filtered_without_accents() -> None:
    async with opened("impact") as (app, pilot, _):
        await press(pilot, "slash", *"systeme")
        assert "Par chapitre  1 / 3" in screen_text(app)


async def test_a_refused_impact_is_one_line() -> None:
    fake = FakeWorkbench()
    async with opened("nomenclature", fake=fake) as (app, pilot, _):
        fake.refuses = True
        await press(pilot, "6")
        assert "La base est occupée. Réessayez." in screen_text(app)
        fake.refuses = False
        await press(pilot, "b")
        assert "Par regroupement  2 / 2" in screen_text(app)


async def test_the_seal_is_shown_in_full() -> None:
    async with opened("etapes") as (app, pilot, _):
        await press(pilot, "down")
        text = screen_text(app)
        assert "Points d'étape scellés  2 / 2" in text
        assert "mars 2026 · entrée n° 240 du journal · CHAP · 27 mars 2026" in text
        assert "0f9e" * 16 in text


async def test_without_a_seal_the_screen_says_how_to_make_one() -> None:
    fake = FakeWorkbench()
    fake.seals = lambda: ()  # type: ignore[method-assign]
    async with opened("etapes", fake=fake) as (app, _pilot, _):
        assert "Aucun point d'étape n'est scellé." in screen_text(app)
