"""A page to read over the screen: help, or where a figure comes from."""

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from ccam.french import tui as fr
from ccam.model.text import safe
from tui.actions import bindings
from tui.drawing.lines import Line
from tui.widgets.sheet import Sheet


class Reading(ModalScreen[None]):
    """Shows a drawing until ``escape``."""

    BINDINGS = bindings("back")

    def __init__(self, title: str, drawing: Callable[[int], Sequence[Line]]) -> None:
        super().__init__()
        self._title, self._drawing = title, drawing

    def compose(self) -> ComposeResult:
        """Title, page, how to close."""
        with Vertical(id="reading"):
            yield Static(safe(self._title), classes="title", markup=False)
            yield Sheet(id="page")
            yield Static(fr.HELP_CLOSE, classes="dim", markup=False)

    def on_mount(self) -> None:
        """Show the page."""
        self.query_one(Sheet).show(self._drawing)

    def action_back(self) -> None:
        """Close."""
        self.dismiss(None)
