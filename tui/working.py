"""The part of the application that has work done: one exclusive worker at a time, and one line about it."""

import os
from collections.abc import Awaitable, Callable
from inspect import isawaitable
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.timer import Timer

from ccam.french import tui as fr
from ccam.model.errors import CcamError, DataRefused
from tui import jobs
from tui.desk import Desk, one_line
from tui.ending import Ending
from tui.frame import LastLine
from tui.messages import JobDone, Open, OthersWrote, Say
from tui.typed_ahead import TypedAhead

if TYPE_CHECKING:
    from ccam.usecases.workbench.workbench import Workbench

T = TypeVar("T")
AGAIN = 0.2
"""Seconds after which what waits for its turn asks again."""


class Working(TypedAhead, Ending[None]):
    """Workers post messages; only the application writes to the desk."""

    def __init__(self) -> None:
        # without colours, none at all: Textual would otherwise send greys
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.desk = Desk(self.say)
        self._told = ""
        self._refusal = ""
        self._quiet = False
        self._doing: Timer | None = None

    @property
    def workbench(self) -> "Workbench":
        """The one on the desk."""
        return self.desk.workbench

    def say(self, text: str) -> None:
        """One line about what has just happened; "" for none."""
        self.query_one(LastLine).say(text)

    def _start(
        self,
        words: str,
        call: Callable[[], T],
        then: Callable[[T], Awaitable[None] | None],
        refused: Callable[[CcamError], None] | None = None,
    ) -> None:
        if self.desk.busy:
            (refused or self._refused)(DataRefused(fr.BUSY))
            return
        self.desk.busy = True
        self._refusal = ""
        self._quiet = not words
        if words:
            self._doing = self.set_timer(jobs.SLOW, lambda: self._say_doing(words))
        jobs.start(self, call, then, refused or self._refused)

    def _say_doing(self, words: str) -> None:
        if self._doing is not None:
            self.say(words)

    @on(JobDone)
    async def _job_done(self, event: JobDone) -> None:
        self.desk.busy = False
        if self._doing is not None:
            self._doing.stop()
            self._doing = None
        if self._told or not self._quiet:
            self.say(self._told)
        if isawaitable(going_on := event.then()):
            await going_on
        self._told = ""
        self._release()
        self.post_message(OthersWrote())

    def _refused(self, error: CcamError) -> None:
        self._refusal = one_line(error)
        self.say(self._refusal)

    @on(Say)
    def _on_say(self, event: Say) -> None:
        if not self.desk.busy:
            self.say(event.text)

    @on(Open)
    def _open(self, event: Open) -> None:
        if event.waits and self.desk.busy:
            self.set_timer(AGAIN, lambda: self.post_message(Open(event.words, event.find, waits=True)))
            return
        if not event.waits:
            self._hold()
        self._start(event.words, lambda: event.find(self.workbench), lambda show: show())
