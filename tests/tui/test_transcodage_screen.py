"""Screen 2: the dossier drawn, shares changed, undone, explained."""

import threading

import pytest
from textual.widget import Widget

from ccam.model.codes import ActCode
from ccam.usecases.views import Outcome
from tests.tui.fake_workbench import FakeWorkbench
from tests.tui.screen_text import COMFORTABLE, SMALL, meanwhile, opened, press, screen_text, settle, until, words
from tui import jobs
from tui.frame import LastLine
from tui.screens.shares import ShareEditor


async def test_both_sides_are_drawn() -> None:
    async with opened("transcodage") as (app, pilot, _):
        await press(pilot, "z")
        text = words(app)
        assert "HHFA016 Appendicectomie, par cœlioscopie" in text
        assert "─ 92 % ─────▶ P-07-0001" in text
        assert "─ 8 % ──────▶ P-07-0002 Appendicectomie avec toilette péritonéale" in text
        assert "act. 1 : 395 pts → 291,91 €" in text
        assert "act. 4 laissée au comité Anesthésie" in text
        assert text.count("395 pts") == 1, "described where an arrow first reaches it"
        assert "! I9 avertissement : HHFA016 : part « experte » sans source. Indiquez la source." in text


async def test_acts_billed_together_say_so() -> None:
    async with opened("transcodage") as (app, pilot, _):
        await press(pilot, "down", "z")
        text = words(app)
        assert "─ 10 % ─────▶ ensemble" in text
        assert "├▶ P-07-0010" in text
        assert "└▶ P-07-0011 Mucosectomie [complément]" in text
        assert "✗ I20 erreur : HHQE002 : l'activité 4 n'a pas de ligne cible." in text


async def test_an_act_without_fate_says_so() -> None:
    async with opened("transcodage") as (app, pilot, _):
        await press(pilot, "down", "down")
        text = screen_text(app)
        assert "─ sans devenir" in text
        assert "✓ rien à signaler" in text


async def test_a_share_edit_is_one_decision_with_exact_parts() -> None:
    async with opened("transcodage") as (app, pilot, fake):
        await press(pilot, "p", "tab", *"10", "enter", *"Avis du comité", "enter")
        assert fake.calls == [("distribute", "HHFA016", (9000, 1000), "Avis du comité")]
        text = words(app)
        assert "Part de HHFA016 vers P-07-0002 : 8 % → 10 %.   u annuler" in text
        assert "─ 10 % ─────▶ P-07-0002" in text
        assert "+88 685 €" in text, "the strip shows the new impact"


async def test_an_empty_reason_becomes_a_sentence() -> None:
    async with opened("transcodage") as (_, pilot, fake):
        await press(pilot, "p", *"91,25", "enter", "enter")
        assert fake.calls == [("distribute", "HHFA016", (9125, 875), "Parts revues dans l'atelier.")]


async def test_the_same_shares_are_not_a_decision() -> None:
    async with opened("transcodage") as (app, pilot, fake):
        await press(pilot, "p", "enter", "enter")
        assert fake.calls == []
        assert "rien n'a changé" in screen_text(app)


async def test_giving_up_moves_nothing() -> None:
    async with opened("transcodage") as (app, pilot, fake):
        await press(pilot, "p", *"50", "escape")
        assert fake.calls == []
        assert "Parts de" not in screen_text(app)


async def test_an_act_with_one_fate_has_no_shares_to_edit() -> None:
    async with opened("transcodage") as (app, pilot, _):
        await press(pilot, "enter", "g", "p")
        assert "HHFA001 n'a qu'un devenir possible" in screen_text(app)


async def test_undo_and_redo() -> None:
    async with opened("transcodage") as (app, pilot, fake):
        await press(pilot, "p", *"90", "enter", "enter", "u")
        text = words(app)
        assert "Annulé : parts de HHFA016.   U refaire" in text
        assert "─ 92 % ─────▶ P-07-0001" in text
        await press(pilot, "U")
        assert "─ 90 % ─────▶ P-07-0001" in words(app)
        assert [call[0] for call in fake.calls] == ["distribute", "undo", "redo"]


async def test_undo_works_from_every_screen() -> None:
    async with opened("nomenclature") as (app, pilot, fake):
        await press(pilot, "u")
        assert fake.calls == [("undo",)]
        assert "Il n'y a rien à annuler. Le journal ne contient aucune décision." in screen_text(app)


async def test_a_refusal_is_one_line_and_nothing_else() -> None:
    fake = FakeWorkbench()
    fake.refuses = True
    async with opened("transcodage", SMALL, fake) as (app, pilot, _):
        await press(pilot, "p", *"50", "enter", "enter")
        text = screen_text(app)
        assert "La base est occupée. Réessayez." in text
        assert "Traceback" not in text
        assert "▏50     ▕" in text, "what was typed is still there"
        await press(pilot, "escape")
        assert "▸ HHFA001 +4" in screen_text(app)


async def test_a_share_is_validated_once_while_it_is_being_written() -> None:
    gate = threading.Event()

    class Slow(FakeWorkbench):
        def distribute(self, code: ActCode, parts: tuple[int, ...], reason: str) -> Outcome:
            gate.wait(10)
            return super().distribute(code, parts, reason)

    async with opened("transcodage", fake=Slow()) as (app, pilot, fake):
        await press(pilot, "p")
        await meanwhile(pilot, *"90", "enter", "enter", "enter")
        await until(pilot, lambda: "Enregistrement et nouveau calcul…" in screen_text(app))
        gate.set()
        await settle(pilot)
        assert [call[0] for call in fake.calls] == ["distribute"]
        assert "Parts de" not in screen_text(app).split("u annuler")[0].splitlines()[5]


async def test_what_takes_no_time_is_told_once_it_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    """A frame in between would only delay the figures."""
    monkeypatch.setattr(jobs, "SLOW", 3_600.0)
    said: list[str] = []

    def overheard(widget: type[Widget], name: str) -> None:
        told = getattr(widget, name)

        def tell(each: Widget, words: str) -> None:
            said.append(words)
            told(each, words)

        monkeypatch.setattr(widget, name, tell)

    overheard(LastLine, "say")
    overheard(ShareEditor, "tell")
    async with opened("transcodage") as (_, pilot, _):
        await press(pilot, "p", *"90", "enter", "enter")
        assert any("u annuler" in text for text in said)
        assert not any("Enregistrement" in text for text in said)
        await press(pilot, "u")
        assert not any("Enregistrement" in text for text in said)


async def test_a_message_leaves_when_the_eyes_go_elsewhere() -> None:
    async with opened("transcodage") as (app, pilot, _):
        await press(pilot, "p", *"90", "enter", "enter")
        assert "u annuler" in screen_text(app)
        await press(pilot, "down")
        assert "u annuler" not in screen_text(app)


async def test_one_edit_at_a_time_and_the_screen_stays_alive() -> None:
    gate = threading.Event()

    class Slow(FakeWorkbench):
        def undo(self) -> Outcome:
            gate.wait(10)
            return super().undo()

    async with opened("transcodage", fake=Slow()) as (app, pilot, fake):
        await press(pilot, "p", *"90", "enter", "enter")
        await meanwhile(pilot, "u")
        await until(pilot, lambda: "Enregistrement et nouveau calcul…" in screen_text(app))
        await meanwhile(pilot, "down")
        assert "▸ HHQE002" in screen_text(app)
        await meanwhile(pilot, "U")
        assert [call[0] for call in fake.calls] == ["distribute"], "it waits for its turn"
        gate.set()
        await settle(pilot)
        assert [call[0] for call in fake.calls] == ["distribute", "undo", "redo"]
        assert "HHQE002  ·  subdivision 1–3" in screen_text(app)


async def test_what_changed_is_said_under_a_filter_too() -> None:
    async with opened("transcodage") as (app, pilot, _):
        await press(pilot, "slash", *"append", "enter", "p", *"90", "enter", "enter")
        assert "8 % → 10 %.   u annuler" in words(app)


async def test_the_cursor_stays_on_its_act_after_an_edit() -> None:
    async with opened("transcodage", COMFORTABLE) as (app, pilot, _):
        await press(pilot, "enter", "p", *"90", "enter", "enter")
        assert "▸ HHFA016" in screen_text(app)
        await press(pilot, "down")
        assert "▸ HHFA025" in screen_text(app)


async def test_x_explains_the_selected_old_act() -> None:
    async with opened("transcodage") as (app, pilot, _):
        await press(pilot, "x")
        assert "D'où vient ce chiffre : HHFA016/1/0" in screen_text(app)


async def test_the_dossier_on_show_follows_the_filter() -> None:
    async with opened("transcodage") as (app, pilot, _):
        await press(pilot, "slash", *"totale")
        text = screen_text(app)
        assert "Dossiers  1 / 4" in text
        assert "HHQE002  ·  subdivision 1–3" in text


async def test_escape_steps_back_one_level_at_a_time() -> None:
    async with opened("transcodage", SMALL) as (app, pilot, _):
        await press(pilot, "slash", *"append", "enter", "enter", "p", "escape")
        assert "ANCIENS ACTES" in screen_text(app)
        await press(pilot, "escape")
        assert "Dossiers  1 / 4  filtre « append »" in screen_text(app)
        await press(pilot, "escape")
        assert "Dossiers  4 / 4" in screen_text(app)
        await press(pilot, "escape")
        assert app.is_running


async def test_the_strip_keeps_dossier_and_nation_on_a_small_screen() -> None:
    async with opened("transcodage", SMALL) as (app, pilot, _):
        strip = screen_text(app).splitlines()[-2]
        assert "HHFA001 +4" in strip
        assert "National" in strip
        assert strip.count("│") == 1
        await pilot.resize_terminal(*COMFORTABLE)
        await settle(pilot)
        assert screen_text(app).splitlines()[-2].count("│") == 2


async def test_what_a_filter_found_stays_under_the_cursor_once_it_is_gone() -> None:
    async with opened("transcodage") as (app, pilot, _):
        await press(pilot, "/", *"HLHJ003", "enter", "escape")
        text = screen_text(app)
        assert "▸ HLHJ003" in text
        assert "filtre" not in text.splitlines()[3]


async def test_a_filter_given_up_leaves_the_cursor_where_it_was() -> None:
    async with opened("transcodage") as (app, pilot, _):
        before = screen_text(app)
        await press(pilot, "/", *"HLHJ003", "escape")
        assert screen_text(app) == before


async def test_what_is_marked_cannot_be_read_while_a_worker_is_busy_and_that_is_said() -> None:
    async with opened("transcodage") as (app, pilot, _):
        await press(pilot, "space")
        for action in ("decide('merge')", "history", "agenda"):
            app.say("")
            app.desk.busy = True
            await app.run_action(action, app._view)
            app.desk.busy = False
            await settle(pilot)
            assert "Un calcul est en cours" in screen_text(app), action
