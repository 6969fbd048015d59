"""Long work with a bar: it runs in a thread of its own, ``escape`` leaves it, and then nothing comes of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from textual import on
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from ccam.french import tui_seals as fr
from ccam.model.errors import CcamError
from ccam.model.text import safe
from ccam.usecases.workbench.files import Tell
from tui.actions import bindings
from tui.drawing.impact_plots import bar

T = TypeVar("T")
Done = Callable[[], None]
EMPTY = "·"


class Stopped(Exception):
    """``escape`` was pressed: the work ends at its next step."""


@dataclass
class Run:
    """Shared with the thread, which only reads it."""

    stopped: bool = False


class Progress(ModalScreen[Done | None]):
    """Hands back what is to be done with the result, None where ``escape`` was pressed. ``work`` only reads."""

    BINDINGS = bindings("back")

    class Advanced(Message):
        """A step begins: its words, steps done, out of how many."""

        def __init__(self, words: str, done: int, steps: int) -> None:
            super().__init__()
            self.words, self.done, self.steps = words, done, steps

    class Ended(Message):
        """The thread is done."""

        def __init__(self, then: Done) -> None:
            super().__init__()
            self.then = then

    def __init__(self, title: str, work: Callable[[Tell], Done]) -> None:
        super().__init__()
        self._title, self._work = title, work
        self._run = Run()
        self._step = ("", 0, 0)

    def compose(self) -> ComposeResult:
        """What is being made, how far it is, how to leave it."""
        with Vertical(id="progress"):
            yield Static(safe(self._title), classes="title", markup=False)
            yield Static(id="progress-bar", markup=False)
            yield Static(id="progress-step", markup=False)
            yield Static(fr.RUNNING_HELP, classes="dim", markup=False)

    def on_mount(self) -> None:
        """Begin."""
        self.app.run_worker(self._run_work, thread=True, group="progress")

    def _run_work(self) -> None:
        def tell(words: str, done: int, steps: int) -> None:
            if self._run.stopped:
                raise Stopped
            self.post_message(self.Advanced(words, done, steps))

        try:
            then = self._work(tell)
        except Stopped:
            return
        self.post_message(self.Ended(then))

    @on(Advanced)
    def _advanced(self, event: Advanced) -> None:
        self._step = (event.words, event.done, event.steps)
        self._draw()

    def on_resize(self) -> None:
        """A longer or shorter bar."""
        self._draw()

    def _draw(self) -> None:
        words, done, steps = self._step
        width = self.query_one("#progress-bar").size.width
        self.query_one("#progress-bar", Static).update(bar(done, steps, width).ljust(width, EMPTY))
        said = fr.STEP.format(done=done, steps=steps, words=words) if steps else fr.WORKING_FILES
        self.query_one("#progress-step", Static).update(safe(said))

    @on(Ended)
    def _ended(self, event: Ended) -> None:
        if not self._run.stopped:
            self.dismiss(event.then)

    def action_back(self) -> None:
        """Leave it."""
        self._run.stopped = True
        self.dismiss(None)

    def on_unmount(self) -> None:
        """The application may be left in the middle."""
        self._run.stopped = True


def follow(
    app: App[Any],
    title: str,
    work: Callable[[Tell], T],
    then: Callable[[T], None],
    refused: Callable[[CcamError], None],
    stopped: Callable[[], None],
) -> None:
    """Have ``work`` done under a bar, then ``then(result)``, ``refused(error)`` or ``stopped()``."""

    def made(tell: Tell) -> Done:
        try:
            return partial(then, work(tell))
        except CcamError as error:
            return partial(refused, error)

    def ended(done: Done | None) -> None:
        (done or stopped)()

    app.push_screen(Progress(title, made), ended)
