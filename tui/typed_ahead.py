"""Keys typed faster than what they bring: each one waits until the one before it has had its effect.

Textual hands a key at once to what has the focus at that moment: of a burst, all would land in the field that the first
key leaves, or in the list under the dialogue that it opens.
"""

import re
import time
from collections import deque
from typing import Any, Protocol, runtime_checkable

from textual import events, on
from textual.app import App
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from tui.actions import BY_ID, MOVES

Typed = events.Key | events.Paste
Place = tuple[Screen[Any], Widget | None]
"""Where what is typed goes: the screen on top, and what has the focus there."""
NAP = 0.01
"""Seconds between two looks at what a key waits for."""
LOST = 3.0
"""Seconds after which a widget that does not answer never will."""
HELD = 10.0
"""Seconds that what is typed waits for an edit to be written, or for a page to open; moves never do."""
LONG = {key for move in (*MOVES, "fold", "unfold") for key in BY_ID[move].keys}
"""Keys that one holds down: a list goes as far as they say, and what is under its cursor is read once."""
BREAKS = re.compile(r"\s*[\t\r\n]+\s*")


@runtime_checkable
class Waits(Protocol):
    """A screen that is not always ready for what is typed."""

    def ready_for(self, event: Typed) -> bool:
        """Whether it may have this now."""


class TypedAhead(App[None]):
    """What is typed is taken in its order. What rings the bell throws away what was typed after it."""

    class Heard(Message):
        """What was typed has gone through the widget that had the focus, and through all those around it."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        self._ahead: deque[Typed] = deque()
        self._asked: Place | None = None
        self._asked_at: float | None = None
        self._number = 0
        self._held_at: float | None = None
        self._last: Typed | None = None
        self._looking: Timer | None = None
        super().__init__(ansi_color=ansi_color)

    async def on_event(self, event: events.Event) -> None:
        """Keep what is typed until its turn; everything else goes its way."""
        if not isinstance(event, Typed) or event.is_forwarded:
            await super().on_event(event)
            return
        if isinstance(event, events.Paste):
            event = events.Paste(BREAKS.sub(" ", event.text.strip()))
        self._ahead.append(event)
        await self._go_on()

    def bell(self) -> None:
        """Something is refused: what was typed after it was not meant for what is on show now."""
        self._ahead.clear()
        super().bell()

    def _hold(self) -> None:
        """What is typed next is about what a worker is making."""
        self._held_at = time.monotonic()

    def _release(self) -> None:
        self._held_at = None

    async def _go_on(self) -> None:
        while self._ahead and (self._goes_with(self._ahead[0]) or self._may_have(self._ahead[0])):
            event, place = self._ahead.popleft(), (self.screen, self.focused)
            await super().on_event(event)
            self._last = event
            self._ask(place)
        if self._ahead and self._looking is None:
            self._looking = self.set_timer(NAP, self._look_again)

    async def _look_again(self) -> None:
        self._looking = None
        await self._go_on()

    def _goes_with(self, event: Typed) -> bool:
        """Whether, like the one before it, it leaves what comes next where it is: in a text, or in a long move."""
        last = self._last
        if not (isinstance(event, events.Key) and isinstance(last, events.Key)):
            return False
        text = isinstance(self.focused, Input) and event.is_printable and last.is_printable
        move = event.key == last.key and event.key in LONG
        return (text or move) and self._asked == (self.screen, self.focused) and self._willing(event)

    def _may_have(self, event: Typed) -> bool:
        """Whether what was typed before has had its effect; asks for it to be told."""
        if self._asked_at is not None and time.monotonic() - self._asked_at < LOST and self._still_there():
            return False
        if not self._willing(event):
            self._asked = None
            return False
        if self._asked != (here := (self.screen, self.focused)):
            self._ask(here)
            return False
        return not any(node.message_queue_size for node in self.screen.walk_children(with_self=True))

    def _willing(self, event: Typed) -> bool:
        """Whether neither the screen on top nor a worker makes it wait."""
        held = self._held_at is not None and time.monotonic() - self._held_at < HELD
        screen = self.screen
        if isinstance(screen, Waits):
            return screen.ready_for(event)
        return not held or (isinstance(event, events.Key) and event.key in LONG)

    def _still_there(self) -> bool:
        screen, widget = self._asked or (None, None)
        asked = widget or screen
        return asked is not None and asked.is_attached

    def _ask(self, place: Place) -> None:
        screen, widget = place
        target = widget or screen
        self._asked, self._number = place, self._number + 1
        asked = target.call_later(self._answer, target, self._number)
        self._asked_at = time.monotonic() if asked else None

    def _answer(self, target: Widget, number: int) -> None:
        target.post_message(self.Heard(number))

    @on(Heard)
    async def _heard(self, event: Heard) -> None:
        if event.number == self._number:
            self._asked_at = None
            await self._go_on()
