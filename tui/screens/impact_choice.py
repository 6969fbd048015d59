"""Picking a value for a dial: from a list, or typed. Nothing is written."""

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from ccam.french import tui_impact as fr
from ccam.model.text import safe
from tui.actions import bindings
from tui.drawing.lines import held
from tui.widgets.columns import Column
from tui.widgets.grid import Grid


class Choice(ModalScreen[str | None]):
    """Hands back the value chosen; ``here`` is the present one."""

    BINDINGS = bindings("back")

    def __init__(self, title: str, values: Sequence[str], here: str) -> None:
        super().__init__()
        self._title, self._values, self._here = title, tuple(values), here

    def compose(self) -> ComposeResult:
        """Title, list, keys."""
        with Vertical(id="choice"):
            yield Static(self._title, classes="title", markup=False)
            yield Grid[str]([Column("", 10, flexible=True)], lambda value: (value,), lambda value: value, id="choices")
            yield Static(fr.CHOOSE_HELP, classes="dim", markup=False)

    def on_mount(self) -> None:
        """The cursor begins where the dial stands."""
        grid = self.query_one(Grid)
        grid.load(self._values)
        grid.go_to(self._here)
        grid.focus()

    @on(Grid.Opened)
    def _opened(self, event: Grid.Opened) -> None:
        event.stop()
        self.dismiss(self.query_one(Grid).current)

    def action_back(self) -> None:
        """Give up."""
        self.dismiss(None)


class Typing(ModalScreen[str | None]):
    """Hands back the text typed once ``check`` finds nothing to say of it."""

    BINDINGS = bindings("back")

    def __init__(self, title: str, help_: str, value: str, check: Callable[[str], str] = lambda _: "") -> None:
        super().__init__()
        self._title, self._help, self._value, self._check = title, help_, value, check

    def compose(self) -> ComposeResult:
        """Title, field, what is wrong, help."""
        with Vertical(id="choice"):
            yield Static(self._title, classes="title", markup=False)
            yield Input(self._value, id="typed")
            yield Static(id="typed-refusal", markup=False)
            yield Static(held(self._help), classes="dim", markup=False)
            yield Static(fr.TYPE_HELP, classes="dim", markup=False)

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one("#choice").add_class("-typing")
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        refusal = self._check(event.value.strip())
        self.query_one("#typed-refusal", Static).update(safe(refusal))
        if not refusal:
            self.dismiss(event.value.strip())

    def action_back(self) -> None:
        """Give up."""
        self.dismiss(None)
