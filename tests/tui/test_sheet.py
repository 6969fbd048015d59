"""The sheet: lines that scroll, and stops that the cursor can be on."""

from collections.abc import Sequence

import pytest
from textual.app import App, ComposeResult

from tests.tui.screen_text import press, screen_text, settle
from tui.drawing.lines import Line, plain
from tui.widgets.sheet import Drawing, Sheet


def reading(width: int) -> list[Line]:
    return [plain(f"ligne {number} sur {width}") for number in range(60)]


def stops(_width: int) -> list[Line]:
    """Twenty stops of three lines, between a title and an end."""
    body = [plain(f"acte {number // 3} suite {number % 3}", stop=number // 3) for number in range(60)]
    return [plain("titre"), *body, plain("fin")]


class SheetApp(App[None]):
    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        self.drawing = drawing
        self.sheet = Sheet(id="sheet")
        self.opened: list[int | None] = []

    def compose(self) -> ComposeResult:
        yield self.sheet

    def on_mount(self) -> None:
        self.sheet.show(self.drawing)

    def on_sheet_opened(self, event: Sheet.Opened) -> None:
        self.opened.append(event.sheet.stop)


@pytest.mark.parametrize(
    ("keys", "first"),
    [
        ((), 0), (("j", "j"), 2), (("down", "up"), 0), (("pagedown",), 24), (("pagedown", "pageup"), 0),
        (("G",), 36), (("end", "home"), 0),
    ],
)  # fmt: skip
async def test_without_stops_the_keys_scroll(keys: Sequence[str], first: int) -> None:
    app = SheetApp(reading)
    async with app.run_test(size=(40, 24)) as pilot:
        await press(pilot, *keys)
        assert screen_text(app).splitlines()[0].strip().startswith(f"ligne {first} ")


async def test_a_drawing_is_made_again_for_each_width() -> None:
    app = SheetApp(reading)
    async with app.run_test(size=(40, 24)) as pilot:
        await settle(pilot)
        wide = screen_text(app).splitlines()[0]
        await pilot.resize_terminal(30, 24)
        await settle(pilot)
        assert screen_text(app).splitlines()[0] != wide


async def test_the_cursor_goes_from_stop_to_stop_and_stays_in_sight() -> None:
    app = SheetApp(stops)
    async with app.run_test(size=(40, 12)) as pilot:
        await settle(pilot)
        assert "▸acte 0 suite 0" in screen_text(app)
        await press(pilot, *("j",) * 9)
        text = screen_text(app)
        assert "▸acte 9 suite 0" in text
        assert "acte 9 suite 2" in text
        assert text.count("▸") == 1
        await press(pilot, "enter", "g")
        assert (app.opened, app.sheet.stop) == ([9], 0)
        assert "titre" in screen_text(app)
        await press(pilot, "G", "j")
        assert app.sheet.stop == 19
        assert "fin" in screen_text(app)


async def test_what_the_cursor_is_on_is_in_sight_as_soon_as_the_sheet_has_the_keyboard() -> None:
    app = SheetApp(stops)
    async with app.run_test(size=(40, 12)) as pilot:
        await settle(pilot)
        app.set_focus(None)
        app.sheet.show(stops, stop=9)
        await settle(pilot)
        assert "acte 9" not in screen_text(app), "what comes first is read first"
        app.sheet.focus()
        await settle(pilot)
        assert "▸acte 9 suite 0" in screen_text(app)
        app.set_focus(None)
        await settle(pilot)
        assert "▹acte 9 suite 0" in screen_text(app), "the sign says that the keyboard is elsewhere"


async def test_mouse() -> None:
    app = SheetApp(stops)
    async with app.run_test(size=(40, 12)) as pilot:
        await settle(pilot)
        await pilot.click("#sheet", offset=(5, 5))
        assert (app.sheet.stop, app.opened) == (1, [])
        await pilot.click("#sheet", offset=(5, 6))
        await settle(pilot)
        assert app.opened == [1]
        await pilot.click("#sheet", offset=(5, 0))
        assert app.sheet.stop == 1, "the title is not a stop"
