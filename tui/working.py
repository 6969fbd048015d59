"""The part of the application that has work done: one exclusive worker at a time, and one line about it."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.app import App

from ccam.french import tui as fr
from ccam.model.errors import CcamError, DataRefused
from tui import jobs
from tui.desk import Desk, one_line
from tui.frame import LastLine
from tui.messages import JobDone, Open, OthersWrote, Say

if TYPE_CHECKING:
    from ccam.usecases.workbench.workbench import Workbench

T = TypeVar("T")
AGAIN = 0.2
"""Seconds after which what waits for its turn asks again."""


class Working(App[None]):
    """Workers post messages; only the application writes to the desk."""

    def __init__(self, workbench: "Workbench") -> None:
        # without colours, none at all: Textual would otherwise send greys
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.workbench = workbench
        self.desk = Desk(workbench, self.say)
        self._told = ""
        self._refusal = ""
        self._quiet = False

    def say(self, text: str) -> None:
        """One line about what has just happened; "" for none."""
        self.query_one(LastLine).say(text)

    def _start(
        self,
        words: str,
        call: Callable[[], T],
        then: Callable[[T], None],
        refused: Callable[[CcamError], None] | None = None,
    ) -> None:
        if self.desk.busy:
            (refused or self._refused)(DataRefused(fr.BUSY))
            return
        self.desk.busy = True
        self._refusal = ""
        self._quiet = not words
        if words:
            self.say(words)
        jobs.start(self, call, then, refused or self._refused)

    @on(JobDone)
    def _job_done(self, event: JobDone) -> None:
        self.desk.busy = False
        if self._told or not self._quiet:
            self.say(self._told)
        event.then()
        self._told = ""
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
        self._start(event.words, lambda: event.find(self.workbench), lambda show: show())
