"""The part of the application that arranges lists and colours to one's taste, and copies; the settings remember it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from ccam.french import tui_settings as fr
from ccam.french.numbers import integer, plural
from ccam.usecases.preferences import Settings
from tui.keys import STANDARD, Keys
from tui.screens.impact_choice import Choice
from tui.screens.picking import Picking
from tui.screens.view import View
from tui.themes import COLOUR_BLIND, DEFAULT
from tui.widgets.grid import Grid
from tui.widgets.order import Order
from tui.widgets.sheet import Sheet
from tui.writing import Writing

LONG_COPY = 75_000
"""Characters: some terminals take no longer copy (xterm's limit on OSC 52 is 100 kB once encoded)."""


class Arranging(Writing):
    """``save`` remembers the settings, or does nothing where nobody's are to be remembered."""

    def __init__(
        self,
        start_screen: str,
        *,
        settings: Settings | None = None,
        save: Callable[[Settings], None] = lambda _settings: None,
        keys: Keys = STANDARD,
    ) -> None:
        self.keys = keys
        super().__init__(start_screen)
        self.settings = settings or Settings()
        self._save = save
        self.register_theme(COLOUR_BLIND)
        self.set_keymap(keys.keymap)
        self.theme = self.settings.theme if self.settings.theme in fr.THEMES else DEFAULT

    def _arrange(self, view: View) -> None:
        """Show the columns that were chosen once."""
        for grid in view.query(Grid):
            if (titles := self.settings.columns.get(grid.id or "")) is not None:
                grid.choose(titles)

    def _remember(self, settings: Settings) -> None:
        self.settings = settings
        self._save(settings)

    def _grid(self) -> "Grid[Any] | None":
        """The list that has the focus, else the first one of the screen."""
        focused = self.screen.focused
        if isinstance(focused, Grid):
            return focused
        return next((grid for grid in self._view.query(Grid) if grid.display), None)

    # colours

    def action_theme(self) -> None:
        """Choose a theme."""
        names = {words: name for name, words in fr.THEMES.items()}
        self.push_screen(Choice(fr.CHOOSE_THEME, tuple(names), fr.THEMES.get(self.theme, "")), self._dress)

    def _dress(self, chosen: str | None) -> None:
        name = next((name for name, words in fr.THEMES.items() if words == chosen), None)
        if name is None:
            return
        self.theme = name
        self._remember(replace(self.settings, theme=name))
        self.say(fr.NO_COLOR if self.no_color else fr.THEME_CHOSEN.format(theme=chosen))

    # order and columns of a list

    def action_sort(self) -> None:
        """Choose the order of the list."""
        grid = self._grid()
        if grid is None:
            self.say(fr.NO_LIST)
            return
        orders: dict[str, Order | None] = {fr.OWN_ORDER: None}
        for place in grid.chosen:
            orders |= {_spoken(grid, order): order for order in (Order(place), Order(place, falling=True))}
        now = grid.order or (Order(grid.column) if grid.column is not None else None)
        here = _spoken(grid, now) if now else fr.OWN_ORDER

        def then(words: str | None) -> None:
            if words is not None:
                self._put_in_order(grid, orders[words])

        self.push_screen(Choice(fr.CHOOSE_ORDER.format(list=_title(grid)), tuple(orders), here), then)

    def _put_in_order(self, grid: "Grid[Any]", order: Order | None) -> None:
        grid.sort(order)
        grid.action_first()
        self.say(fr.SORTED_SAID.format(order=_spoken(grid, order)) if order else fr.UNSORTED_SAID)

    def action_columns(self) -> None:
        """Choose the columns of the list."""
        grid = self._grid()
        if grid is None:
            self.say(fr.NO_LIST)
            return
        titles = [column.title for column in grid.columns]
        shown = [titles[place] for place in grid.chosen]
        title = fr.CHOOSE_COLUMNS.format(list=_title(grid))
        self.push_screen(Picking(title, titles, shown), lambda chosen: self._show_columns(grid, chosen))

    def _show_columns(self, grid: "Grid[Any]", chosen: Sequence[str] | None) -> None:
        if chosen is None:
            return
        grid.choose(chosen)
        columns = {**self.settings.columns, grid.id or "": tuple(chosen)}
        self._remember(replace(self.settings, columns=columns))
        self.say(fr.COLUMNS_SAID.format(list=_title(grid), columns=", ".join(chosen)))

    # copying

    def action_copy(self, what: str = "") -> None:
        """The rows marked, else the cell of the cursor's column, else the row; a sheet is copied whole."""
        focused = self.screen.focused
        if isinstance(focused, Sheet):
            self._copy(focused.text, fr.COPIED_TEXT.format(lines=plural(focused.line_count, fr.ONE_LINE)))
            return
        grid = self._grid()
        row = grid.current if grid else None
        if grid is None or row is None:
            self.say(fr.NOTHING_TO_COPY)
            return
        if what == "all" or (grid.marked and not what):
            rows = [grid.rows[index] for index in grid.shown] if what == "all" else grid.marked
            self._copy(grid.table(rows), fr.COPIED_ROWS.format(rows=plural(len(rows), fr.ONE_ROW)))
        elif what == "cell" or (grid.column is not None and not what):
            place = grid.column or 0
            text = grid.copied(place)
            self._copy(text, fr.COPIED_CELL.format(column=grid.columns[place].title, row=grid.key(row), text=text[:60]))
        else:
            columns = plural(len(grid.chosen), fr.ONE_COLUMN)
            self._copy(grid.table([row], header=False), fr.COPIED_ROW.format(row=grid.key(row), columns=columns))

    def _copy(self, text: str, said: str) -> None:
        self.copy_to_clipboard(text)
        long = fr.LONG_COPY.format(size=integer(len(text) // 1000)) if len(text) > LONG_COPY else ""
        self.say(f"{said} {long}".strip())


def _spoken(grid: "Grid[Any]", order: Order) -> str:
    """An order in words."""
    way = fr.DESCENDING if order.falling else fr.ASCENDING
    return fr.ONE_ORDER.format(column=grid.columns[order.place].title, way=way)


def _title(grid: "Grid[Any]") -> str:
    """How people call a list."""
    return getattr(grid.parent, "title", "") or grid.columns[0].title
