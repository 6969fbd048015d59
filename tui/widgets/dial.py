"""Dials over a table: what it shows. Turning one never writes anything."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static

from ccam.model.text import folded, safe
from tui.actions import bindings


class Dial(Static, can_focus=True):
    """One dial: ``left`` and ``right`` turn it, ``enter`` offers its values."""

    BINDINGS = bindings("fold", "unfold", "open")

    class Turned(Message):
        """By one step, −1 or 1."""

        def __init__(self, name: str, step: int) -> None:
            super().__init__()
            self.name, self.step = name, step

    class Opened(Message):
        """Its values are asked for."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, name: str, label: str) -> None:
        super().__init__(classes="dial", markup=False)
        self.dial, self._label = name, label
        self._value = ""

    def say(self, value: str) -> None:
        """Show where it stands; signs, not only colours, say which one has the focus."""
        self._value = value
        shown = safe(value)
        self.update(f"{self._label} ◀ {shown} ▶" if self.has_focus else f"{self._label} ‹ {shown} ›")

    def watch_has_focus(self, focused: bool) -> None:
        """Say so; its style follows, which Textual sees to."""
        super().watch_has_focus(focused)
        self.say(self._value)

    def on_click(self) -> None:
        """A click offers its values."""
        self.action_open()

    def action_fold(self) -> None:
        """The value before."""
        self.post_message(self.Turned(self.dial, -1))

    def action_unfold(self) -> None:
        """The value after."""
        self.post_message(self.Turned(self.dial, 1))

    def action_open(self) -> None:
        """All of them."""
        self.post_message(self.Opened(self.dial))


class Dials(Horizontal):
    """Dials on one line; ``labels`` by name."""

    help_name: ClassVar[str] = "dials"
    """What the help calls them."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        super().__init__(classes="dials")
        self._labels = labels

    def compose(self) -> ComposeResult:
        """In their order."""
        for name, label in self._labels.items():
            yield Dial(name, label)

    def say(self, values: Mapping[str, str]) -> None:
        """Show where they all stand."""
        for dial in self.query(Dial):
            dial.say(values[dial.dial])


def turned(names: Sequence[str], here: str, step: int) -> str:
    """The value ``step`` places after ``here``, round and round; ``here`` where there is no other."""
    known = [folded(each) for each in names]
    if not known:
        return here
    place = known.index(folded(here)) + step if folded(here) in known else 0
    return names[place % len(names)]
