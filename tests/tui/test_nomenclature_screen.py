"""Screen 1: filter, chapters, the act and its lines."""

from dataclasses import replace

from tests.tui.fake_workbench import FakeWorkbench
from tests.tui.screen_text import COMFORTABLE, SMALL, opened, press, screen_text, words


async def test_a_filter_keeps_the_cursor_and_counts() -> None:
    async with opened(size=SMALL) as (app, pilot, _):
        await press(pilot, "down", "down", "slash", *"appendic")
        text = screen_text(app)
        assert "Actes  5 / 300" in text
        assert "▹ HHFA016" in text, "the keyboard is in the filter, and the sign says so"
        await press(pilot, "enter")
        assert "filtre « appendic »" in screen_text(app)
        await press(pilot, "escape")
        text = screen_text(app)
        assert "Actes  300 / 300" in text
        assert "▸ HHFA016" in text


async def test_keys_typed_in_a_filter_are_letters() -> None:
    async with opened() as (app, pilot, fake):
        await press(pilot, "slash", "q", "u", "2", "U")
        assert "‹1 Nomenclature›" in screen_text(app)
        assert fake.calls == []


async def test_an_empty_list_says_why() -> None:
    async with opened() as (app, pilot, _):
        await press(pilot, "slash", *"girafe")
        assert "Rien ne répond à : filtre « girafe ». Échap retire le filtre." in screen_text(app)
        await press(pilot, "escape")
        assert "Actes  300 / 300" in screen_text(app)


async def test_a_bad_filter_is_explained_and_keeps_the_rows() -> None:
    async with opened(size=(160, 40)) as (app, pilot, _):
        await press(pilot, "slash", *"prix:3")
        text = screen_text(app)
        assert "Actes  300 / 300" in text
        assert "« prix » n'est pas un champ. Champs connus" in text
        assert "▹ HHFA001" in text


async def test_a_chapter_narrows_the_list_and_escape_steps_back() -> None:
    async with opened() as (app, pilot, _):
        await press(pilot, "shift+tab", "down", "right", "down", "enter", "slash", *"appendic")
        await press(pilot, "enter")
        text = screen_text(app)
        assert "Actes  5 / 300  07 Appareil digestif · filtre « appendic »" in text
        await press(pilot, "escape")
        text = screen_text(app)
        assert "07 Appareil digestif" in text
        assert "filtre" not in text.split("Code")[0].split("Actes")[1]
        await press(pilot, "escape")
        assert "Actes  300 / 300" in screen_text(app)


async def test_chapters_are_filled_when_they_are_unfolded() -> None:
    async with opened() as (app, pilot, _):
        await press(pilot, "shift+tab", "down", "down")
        assert "57\u202f% Intestin" not in screen_text(app)
        await press(pilot, "right")
        assert "03 79  57\u202f% Intestin" in screen_text(app)
        await press(pilot, "down", "left", "left")
        assert "57\u202f% Intestin" not in screen_text(app)


async def test_the_figures_of_chapters_stand_in_line_and_are_named() -> None:
    async with opened() as (app, pilot, _):
        await press(pilot, "shift+tab", "right")
        assert "part de la dépense décidée" in screen_text(app)
        rows = [line for line in screen_text(app).splitlines() if "\u202f% " in line.split("│")[0]]
        assert len(rows) > 2
        for depth in {len(row) - len(row.lstrip(" ▸+−")) for row in rows}:
            ends = {row.index("\u202f%") for row in rows if len(row) - len(row.lstrip(" ▸+−")) == depth}
            assert len(ends) == 1, rows


async def test_on_a_small_screen_the_act_takes_the_whole_room() -> None:
    async with opened(size=SMALL) as (app, pilot, _):
        assert "Modificateurs" not in screen_text(app)
        await press(pilot, "enter")
        text = screen_text(app)
        assert "Modificateurs" in text
        assert "Actes  300" not in text
        await press(pilot, "escape")
        assert "▸ HHFA001" in screen_text(app)


async def test_on_a_comfortable_screen_the_act_follows_the_cursor() -> None:
    async with opened(size=COMFORTABLE) as (app, pilot, _):
        assert "176,79 €     176,79 €  ADC" in words(app)
        await press(pilot, "down", "down")
        assert "195,84 €     187,84 €  ADC" in words(app)
        await press(pilot, "z")
        assert "Actes  300" not in screen_text(app)
        await press(pilot, "z")
        assert "Actes  300" in screen_text(app)


async def test_x_explains_the_selected_line() -> None:
    async with opened() as (app, pilot, _):
        await press(pilot, "enter", "down", "x")
        text = screen_text(app)
        assert "D'où vient ce chiffre : HHFA001/4/0" in text
        assert "262 points [hypothèse]" in text
        await press(pilot, "escape")
        assert "D'où vient" not in screen_text(app)


async def test_enter_on_an_act_opens_its_dossier_and_escape_comes_back() -> None:
    async with opened() as (app, pilot, _):
        await press(pilot, "enter", "enter")
        text = screen_text(app)
        assert "‹2 Transcodage›" in text
        assert "▹ HHFA001 +4" in text
        await press(pilot, "escape", "escape")
        assert "‹1 Nomenclature›" in screen_text(app)


async def test_an_act_without_dossier_says_so() -> None:
    async with opened() as (app, pilot, _):
        await press(pilot, "G", "enter", "enter")
        text = screen_text(app)
        assert "‹1 Nomenclature›" in text
        assert "Cet acte n'a pas encore de dossier" in text


async def test_marked_acts_are_added_up() -> None:
    async with opened() as (app, pilot, _):
        await press(pilot, "space", "space")
        assert "2 marqués : 588 actes, base 104,0 k€" in screen_text(app).replace("\u202f", " ").replace("\xa0", " ")


async def test_labels_are_never_markup_and_control_characters_never_reach_the_terminal() -> None:
    fake = FakeWorkbench(20)
    first = replace(fake.acts()[0], label="[red]Pontage[/red] \x1b[31m sous [CEC]")
    fake._acts = (first, *fake.acts()[1:])
    async with opened(fake=fake, size=(160, 48)) as (app, pilot, _):
        await press(pilot, "enter")
        text = screen_text(app)
        assert text.count("[red]Pontage[/red] �[31m sous [CEC]") == 2
        assert "\x1b" not in text
        await pilot.resize_terminal(*SMALL)
        await press(pilot, "escape", "shift+tab")
        assert "tête [CEC]" in screen_text(app)
