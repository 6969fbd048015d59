"""Order and columns of a list, what is copied, themes: chosen by their reader, and remembered."""

import pytest

from ccam.usecases.preferences import Settings
from tests.tui.fake_workbench import FakeWorkbench, as_workbench
from tests.tui.screen_text import COMFORTABLE, SMALL, press, screen_text, settle, words
from tui.app import WorkbenchApp
from tui.widgets.grid import Grid


def app_with(saved: list[Settings], settings: Settings | None = None) -> WorkbenchApp:
    return WorkbenchApp(as_workbench(FakeWorkbench()), settings=settings, save=saved.append)


def column(text: str, start: int, lines: int = 5) -> list[str]:
    """What begins at a cell of the first rows of the list."""
    rows = text.splitlines()
    head = next(number for number, row in enumerate(rows) if " Code" in row)
    return [row[start:].split()[0] for row in rows[head + 1 : head + 1 + lines]]


async def test_a_list_is_sorted_by_any_column_and_says_so() -> None:
    app = app_with([])
    async with app.run_test(size=COMFORTABLE) as pilot:
        await settle(pilot)
        await press(pilot, "right", "right", "right", "colon", *"trier", "enter")
        assert "▸ Tarif S1, croissant" in screen_text(app)
        await press(pilot, "down", "enter")
        text = words(app)
        assert "▸ HHFA025" in text, "the dearest comes first, under the cursor"
        assert "trié par Tarif S1, décroissant" in text
        assert "‹▼Tarif" in text
        prices = [row.price for row in (app.desk.acts[i] for i in app.query_one("#acts", Grid).shown)]
        known = [price for price in prices if price is not None]
        assert known == sorted(known, reverse=True)
        assert prices[len(known) :] == [None] * (len(prices) - len(known))
        await press(pilot, "slash", *"appendic", "enter")
        assert column(screen_text(app), screen_text(app).splitlines()[4].index("Code")) == [
            "HHFA025", "HHFA020", "HHFA016", "HHFA001", "HHFA011",
        ]  # fmt: skip


async def test_a_click_on_a_title_sorts_then_turns_then_gives_up() -> None:
    app = app_with([])
    async with app.run_test(size=COMFORTABLE) as pilot:
        await settle(pilot)
        grid = app.query_one("#acts", Grid)
        before = list(grid.shown)
        for sign in ("▲", "▼", ""):
            await pilot.click("#acts", offset=(4, 0))
            await settle(pilot)
            assert f"{sign}Code" in screen_text(app)
            assert ("trié par" in screen_text(app)) == bool(sign)
        assert list(grid.shown) == before


async def test_columns_are_chosen_and_remembered() -> None:
    saved: list[Settings] = []
    app = app_with(saved)
    async with app.run_test(size=COMFORTABLE) as pilot:
        await settle(pilot)
        await press(pilot, "colon", *"colonnes", "enter")
        assert "toujours montrée" in screen_text(app)
        await press(pilot, "space", "down", "down", "down", "space", "enter")
        chosen = saved[-1].columns["acts"]
        assert chosen[0] == "Code", "the first column is never hidden"
        assert "Base" not in chosen
        assert "Colonnes de « Actes »" in screen_text(app)
    again = app_with([], saved[-1])
    async with again.run_test(size=COMFORTABLE) as pilot:
        await settle(pilot)
        header = next(line for line in screen_text(again).splitlines() if " Code" in line)
        assert "Base" not in header
        assert "Devenir" in header


async def test_columns_out_of_sight_come_while_the_first_one_stays() -> None:
    app = app_with([], Settings(columns={"acts": ("Libellé", "Tarif S1", "Actes", "Base", "Devenir", "Subdivision")}))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        header = next(line for line in screen_text(app).splitlines() if " Code" in line)
        assert "Base" not in header
        assert header.rstrip().endswith("›"), "there is another one"
        await press(pilot, *["right"] * 5)
        header = next(line for line in screen_text(app).splitlines() if "Code" in line)
        assert "‹Base›" in header
        assert "Libellé" not in header
        assert "HHFA001" in screen_text(app)
        await press(pilot, *["left"] * 7)
        assert " Libellé" in screen_text(app)


async def test_what_is_copied_is_what_a_spreadsheet_takes() -> None:
    app = app_with([])
    async with app.run_test(size=COMFORTABLE) as pilot:
        await settle(pilot)
        await press(pilot, "y")
        assert app.clipboard.split("\t")[0] == "HHFA001"
        assert "Copié : la ligne HHFA001" in screen_text(app)
        await press(pilot, "right", "right", "right", "y")
        assert app.clipboard == "176,79"
        assert "Copié : Tarif S1 de HHFA001 (176,79)" in screen_text(app)
        await press(pilot, "space", "space", "y")
        table = [line.split("\t") for line in app.clipboard.splitlines()]
        assert [row[0] for row in table] == ["Code", "HHFA001", "HHFA011"]
        assert {len(row) for row in table} == {6}
        await press(pilot, "colon", *"copier toutes", "enter")
        assert len(app.clipboard.splitlines()) == 301


async def test_a_theme_is_chosen_and_remembered() -> None:
    saved: list[Settings] = []
    app = app_with(saved)
    async with app.run_test(size=COMFORTABLE) as pilot:
        await settle(pilot)
        await press(pilot, "colon", *"theme", "enter", "down", "down", "enter")
        assert app.theme == saved[-1].theme == "ccam-daltonien"
        assert "Thème : daltonien" in screen_text(app)
    assert app_with([], saved[-1]).theme == "ccam-daltonien"
    assert app_with([], Settings(theme="disparu")).theme == "textual-dark"


async def test_without_colour_nothing_is_coloured_and_the_cursor_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = app_with([])
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "▸ HHFA001" in screen_text(app)
        drawn = app.screen._compositor.render_strips()
        for each in app._filters:
            drawn = [strip.apply_filter(each, app.screen.background_colors[0]) for strip in drawn]
        colours = {
            colour.name
            for strip in drawn
            for segment in strip
            for colour in ((segment.style.color, segment.style.bgcolor) if segment.style else ())
            if colour is not None
        }
        assert colours <= {"default"}
