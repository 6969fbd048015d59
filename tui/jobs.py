"""Work over 100 ms: one exclusive thread at a time, which posts a message and never touches a widget."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, TypeVar

from textual.app import App

from ccam.model.errors import CcamError
from tui.messages import JobDone

T = TypeVar("T")
SLOW = 0.1
"""Seconds after which one says what is being done: what takes less is told once it is done, in one frame."""


def start(
    app: App[Any],
    call: Callable[[], T],
    then: Callable[[T], Awaitable[None] | None],
    refused: Callable[[CcamError], None],
) -> None:
    """Run ``call`` in the thread, then ``then(result)`` or ``refused(error)`` in the application's own."""

    def work() -> None:
        try:
            result = call()
        except CcamError as error:
            app.post_message(JobDone(partial(refused, error)))
        else:
            app.post_message(JobDone(partial(then, result)))

    app.run_worker(work, thread=True, exclusive=True, group="workbench")
