"""An application that closes calmly, whatever is still on its way to it."""

from typing import TypeVar

from textual.app import App, ScreenError
from textual.css.query import NoMatches
from textual.dom import NoScreen

R = TypeVar("R")


class Ending(App[R]):
    """What comes late (a message, a timer, what a worker hands back) is nobody's any more."""

    def _handle_exception(self, error: Exception) -> None:
        """While the screens go, and when they are gone, what looks for one of its widgets finds none: that is no fault.
        Textual's own method, where every message and every timer of every widget ends up: it is pinned.
        """
        if self.is_running or not isinstance(error, NoMatches | NoScreen | ScreenError):
            super()._handle_exception(error)
