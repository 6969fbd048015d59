"""What every screen has in common: the desk, its hints, where the focus begins, how to step back."""

from typing import ClassVar

from textual.actions import SkipAction
from textual.containers import Container
from textual.widget import Widget

from tui.actions import bindings
from tui.desk import Desk


class View(Container):
    """A screen inside the frame. With the class ``-detail``, its detail takes the whole room."""

    NAME: ClassVar[str]
    HINTS: ClassVar[tuple[str, ...]]
    BINDINGS = bindings("back")

    def __init__(self, desk: Desk) -> None:
        super().__init__(id=self.NAME)
        self.desk = desk

    def renew(self) -> None:
        """Read the desk again: the lists are loaded, or an edit has changed them."""
        raise NotImplementedError

    def enter(self) -> None:
        """Give the focus to the place where work begins."""
        raise NotImplementedError

    def others_wrote(self) -> None:
        """Someone wrote in the base: what is on show besides the desk may be read again."""

    def step_back(self) -> bool:
        """One step back inside the screen; False when there is none left."""
        raise NotImplementedError

    def reveal(self, detail: Widget) -> None:
        """Give the focus to the detail; where it is out of sight for want of room, it takes all of it."""
        if not detail.display:
            self.add_class("-detail")
        detail.focus()

    def action_back(self) -> None:
        """One step back: here, else wherever one came from."""
        if not self.step_back():
            raise SkipAction
