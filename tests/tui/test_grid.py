"""The grid by itself: rows are numbers here, as it must not know what a row is."""

from collections.abc import Sequence

import pytest
from textual.app import App, ComposeResult

from tests.tui.screen_text import press, screen_text, settle
from tui.widgets.columns import Column
from tui.widgets.grid import Grid
from tui.widgets.order import Order

COLUMNS = (Column("N°", 6, right=True), Column("Nom", 10, flexible=True), Column("Plus", 8, drop=1))
NATIONAL = 8_257


class Counter:
    """Cells of a number, counted."""

    def __init__(self) -> None:
        self.calls = 0

    def cells(self, row: int) -> tuple[str, ...]:
        self.calls += 1
        return str(row), f"éléphant n° {row} [CEC]", "…"


class GridApp(App[None]):
    """One grid of ``count`` numbers."""

    def __init__(self, count: int = NATIONAL) -> None:
        super().__init__()
        self.counter = Counter()
        self.grid: Grid[int] = Grid(COLUMNS, self.counter.cells, str, id="grid", markable=True)
        self.count = count
        self.opened: list[int | None] = []
        self.moves = 0

    def compose(self) -> ComposeResult:
        yield self.grid

    def on_mount(self) -> None:
        self.grid.load(range(self.count))

    def on_grid_opened(self, event: Grid.Opened) -> None:
        self.opened.append(event.grid.current)

    def on_grid_moved(self, _event: Grid.Moved) -> None:
        self.moves += 1


class Alone(App[None]):
    """One grid."""

    def __init__(self, grid: Grid[tuple[str, int]]) -> None:
        super().__init__()
        self.grid = grid

    def compose(self) -> ComposeResult:
        yield self.grid


async def test_first_paint_draws_only_what_is_seen() -> None:
    few, many = GridApp(40), GridApp(NATIONAL)
    for app in (few, many):
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
    assert 0 < many.counter.calls == few.counter.calls <= 2 * 23


async def test_a_strip_is_drawn_once() -> None:
    app = GridApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "down", "up")
        before = app.counter.calls
        await press(pilot, "down", "up", "down", "up")
        assert app.counter.calls == before


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        (("j", "j", "k"), 1), (("down", "up", "up"), 0), (("pagedown",), 23), (("pagedown", "pageup"), 0),
        (("G",), NATIONAL - 1), (("end", "k"), NATIONAL - 2), (("G", "j"), NATIONAL - 1), (("G", "g"), 0),
        (("end", "home"), 0),
    ],
)  # fmt: skip
async def test_moves(keys: Sequence[str], row: int) -> None:
    app = GridApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *keys)
        assert app.grid.current == row
        assert f"▸ {row:>6}" in screen_text(app)


async def test_the_cursor_stays_on_its_row_across_filters() -> None:
    app = GridApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *("pagedown",) * 4)
        row = app.grid.current
        assert row == 92
        app.grid.show(range(0, NATIONAL, 2))
        await settle(pilot)
        assert app.grid.current == row
        assert f"▸ {row:>6}" in screen_text(app)
        app.grid.show([5, 95, 300])
        assert app.grid.current == 95, "hidden: the next row that is shown"
        app.grid.show([], "rien")
        await settle(pilot)
        assert app.grid.current is None
        assert "rien" in screen_text(app)
        app.grid.show(range(NATIONAL))
        assert app.grid.current == row, "nobody moved: back where one was"


async def test_new_rows_keep_cursor_and_marks_by_key() -> None:
    app = GridApp(10)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "j", "j", "space")
        assert app.grid.current == 3
        app.grid.load(list(range(9, -1, -1)))
        await settle(pilot)
        assert app.grid.current == 3
        assert app.grid.marked == [2]


async def test_after_an_edit_only_the_rows_it_touched_are_drawn_and_compared_again() -> None:
    rows = [(name, number) for name, number in zip("abcdefgh", (5, 3, 8, 1, 9, 2, 7, 4), strict=True)]
    seen: list[str] = []

    def cells(row: tuple[str, int]) -> tuple[str, str]:
        seen.append(row[0])
        return row[0], str(row[1])

    columns = (Column("Nom", 6), Column("Rang", 6, value=lambda row: row[1]))
    app = Alone(Grid(columns, cells, lambda row: row[0], id="grid"))
    async with app.run_test(size=(40, 12)) as pilot:
        app.grid.load(rows)
        app.grid.sort(Order(1))
        await settle(pilot)
        assert [rows[place][0] for place in app.grid.shown] == list("dfbhagce")
        seen.clear()
        moved = [("b", 6) if row[0] == "b" else row for row in rows]
        app.grid.renew(moved, range(len(moved)))
        await settle(pilot)
        assert [moved[place][0] for place in app.grid.shown] == list("dfhabgce")
        assert "b       6" in screen_text(app)
        assert app.grid.current == ("a", 5)
        seen.clear()
        app.grid.renew([("g", 70) if row[0] == "g" else row for row in moved], range(len(moved)))
        await settle(pilot)
        assert seen == ["g"]
        assert "70" in screen_text(app)


async def test_marks() -> None:
    app = GridApp(10)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "space", "j", "j", "v")
        assert app.grid.marked == [0, 1, 2, 3]
        assert screen_text(app).count("◆") == 4
        await press(pilot, "g", "space")
        assert app.grid.marked == [1, 2, 3]
        app.grid.show([1, 7])
        await press(pilot, "asterisk")
        assert app.grid.marked == [1, 2, 3, 7], "all that is shown, and what was marked stays"
        await press(pilot, "asterisk")
        assert app.grid.marked == [2, 3]


async def test_mouse() -> None:
    app = GridApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click("#grid", offset=(10, 5))
        assert (app.grid.current, app.opened) == (4, [])
        await pilot.click("#grid", offset=(10, 5))
        assert app.opened == [4]
        await pilot.click("#grid", offset=(10, 0))
        assert app.grid.current == 4, "the header is not a row"


async def test_enter_opens_and_an_empty_grid_has_nothing_to_open() -> None:
    app = GridApp(3)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        app.grid.show([])
        await press(pilot, "enter", "j", "space", "G", "v", "asterisk")
        assert app.opened == [0]


async def test_a_narrow_grid_drops_columns_and_cuts_the_flexible_one() -> None:
    app = GridApp(3)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Plus" in screen_text(app)
        await pilot.resize_terminal(25, 10)
        await settle(pilot)
        text = screen_text(app)
        assert "Plus" not in text
        assert "éléphant n° 0…" in text


async def test_the_last_cell_says_where_the_window_is() -> None:
    app = GridApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        first = [line.endswith("▐") for line in screen_text(app).splitlines()]
        await press(pilot, "G")
        last = [line.endswith("▐") for line in screen_text(app).splitlines()]
    assert (first.index(True), last.index(True)) == (1, 23)
    assert sum(first) == sum(last) == 1


async def test_a_list_that_fits_has_no_rail() -> None:
    app = GridApp(5)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "▐" not in screen_text(app)


async def test_resizing_keeps_the_cursor_in_sight() -> None:
    app = GridApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *("j",) * 20)
        await pilot.resize_terminal(80, 10)
        await settle(pilot)
        assert "▸     20" in screen_text(app)
