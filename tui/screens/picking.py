"""Picking several values in a list: the columns of a table."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from ccam.french import tui_settings as fr
from ccam.model.text import safe
from tui.actions import bindings
from tui.widgets.columns import Column
from tui.widgets.grid import Grid


class Picking(ModalScreen[tuple[str, ...] | None]):
    """Hands back the values picked, in their own order; the first one always is."""

    BINDINGS = bindings("back")

    def __init__(self, title: str, values: Sequence[str], picked: Sequence[str]) -> None:
        super().__init__()
        self._title, self._values, self._picked = title, tuple(values), set(picked)

    def compose(self) -> ComposeResult:
        """Title, list, keys."""
        columns = (Column("", 20, flexible=True), Column("", 16))
        with Vertical(id="choice"):
            yield Static(safe(self._title), classes="title", markup=False)
            yield Grid[str](columns, self._cells, lambda value: value, id="picked", markable=True)
            yield Static(fr.COLUMNS_HELP, classes="dim", markup=False)

    def on_mount(self) -> None:
        """What is picked already is marked."""
        grid = self.query_one(Grid)
        grid.marks = set(self._picked)
        grid.load(self._values)
        grid.focus()

    def _cells(self, value: str) -> tuple[str, str]:
        if value == self._values[0]:
            return value, fr.COLUMN_FIXED
        return value, fr.COLUMN_SHOWN if value in self.query_one(Grid).marks else fr.COLUMN_HIDDEN

    @on(Grid.Marked)
    def _marked(self, event: Grid.Marked) -> None:
        event.stop()
        event.grid.marks |= {self._values[0]}
        event.grid.redraw()

    @on(Grid.Opened)
    def _opened(self, event: Grid.Opened) -> None:
        event.stop()
        marks = self.query_one(Grid).marks
        self.dismiss(tuple(value for value in self._values if value in marks or value == self._values[0]))

    def action_back(self) -> None:
        """Give up."""
        self.dismiss(None)
