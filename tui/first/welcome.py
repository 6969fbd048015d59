"""What is shown instead of the workbench where there is nothing to show: why, three ways in, and what came of them."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from ccam.french import first_run as fr
from ccam.model.errors import CcamError, FileRefused
from ccam.model.text import safe
from ccam.usecases import first_run
from ccam.usecases.first_run import Ground, Need
from tui import jobs
from tui.actions import bindings
from tui.desk import one_line
from tui.drawing.lines import Line, paragraph
from tui.ending import Ending
from tui.first.door import Door
from tui.messages import JobDone, Say
from tui.screens.impact_choice import Typing
from tui.widgets.columns import Column
from tui.widgets.grid import Grid
from tui.widgets.sheet import Sheet

T = TypeVar("T")


class Way(NamedTuple):
    """One thing to do, and what it means."""

    name: str
    title: str
    aside: str


class WelcomeApp(Ending[Ground]):
    """Hands back the base to open; None where its reader leaves."""

    CSS_PATH = "../workbench.tcss"
    TITLE = fr.TITLE
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = bindings("back", "quit")

    def __init__(self, ground: Ground, *, actor: str) -> None:
        super().__init__()
        self._ground, self._actor = ground, actor
        self._busy = False
        self._touched = False

    def compose(self) -> ComposeResult:
        """Why one is here, what can be done, what was done."""
        with Vertical(id="welcome"):
            yield Static(fr.TITLE, classes="title", markup=False)
            yield Static(id="why", markup=False)
            yield Grid[Way](
                (Column(fr.HOW, 20, flexible=True),),
                lambda way: (way.title,),
                lambda way: way.name,
                id="ways",
            )
            yield Static(id="aside", classes="dim", markup=False)
            yield Sheet(id="done")
            yield Static(fr.KEYS, id="working", markup=False)

    def on_mount(self) -> None:
        """Say what is missing."""
        self._take(self._ground)
        self.query_one(Grid).focus()

    # what is offered

    def _take(self, ground: Ground) -> None:
        self._ground = ground
        why = fr.WHY[ground.need].format(base=ground.shown) if ground.need else ""
        self.query_one("#why", Static).update(safe(why))
        grid = self.query_one(Grid)
        grid.load(tuple(self._ways()))
        grid.action_first()

    def _ways(self) -> list[Way]:
        ground = self._ground
        ways = [Way("import", fr.IMPORT, fr.IMPORT_ASIDE)]
        if ground.need is None:
            ways.insert(0, Way("open", fr.OPEN, fr.OPEN_ASIDE.format(base=ground.shown)))
        else:
            ways.insert(0, Way("demo", fr.DEMO, fr.DEMO_ASIDE))
            ways.append(Way("join", fr.JOIN, fr.JOIN_ASIDE))
        if ground.need is Need.DRAFT:
            start = fr.START.format(version=ground.version)
            ways.insert(0, Way("start", start, fr.START_ASIDE.format(draft=fr.DRAFT)))
        return [*ways, Way("leave", fr.LEAVE, fr.LEAVE_ASIDE_LATER if self._touched else fr.LEAVE_ASIDE)]

    @on(Grid.Moved, "#ways")
    def _explain(self, event: Grid.Moved) -> None:
        way = event.grid.current
        self.query_one("#aside", Static).update(safe(way.aside if way else ""))

    @on(Grid.Opened, "#ways")
    def _chosen(self, event: Grid.Opened) -> None:
        way = event.grid.current
        if way is not None and not self._busy:
            getattr(self, f"_do_{way.name}")()

    def _do_open(self) -> None:
        self.exit(self._ground)

    def _do_leave(self) -> None:
        self.exit()

    def _do_demo(self) -> None:
        self._work(fr.WORKING_DEMO, lambda: first_run.look(first_run.try_demo(self._tell)), self.exit)

    def _do_start(self) -> None:
        url = self._ground.url

        def work() -> Ground:
            first_run.start(url, actor=self._actor)
            return first_run.look(url)

        self._work(fr.WORKING_START, work, self.exit)

    def _do_import(self) -> None:
        self.push_screen(Typing(fr.IMPORT_TITLE, fr.IMPORT_HELP, "", _file_fault), self._bring)

    def _do_join(self) -> None:
        self.push_screen(Door(), self._joined)

    def _joined(self, ground: Ground | None) -> None:
        if ground is not None:
            self.exit(ground)

    def _bring(self, typed: str | None) -> None:
        if not typed:
            return
        url, path = self._ground.url, Path(typed).expanduser()

        def work() -> tuple[tuple[str, ...], Ground]:
            done = first_run.bring(url, path, actor=self._actor, say=self._tell)
            return done, first_run.look(url)

        self._work(fr.WORKING_IMPORT, work, lambda made: self._brought(*made))

    def _brought(self, done: Sequence[str], ground: Ground) -> None:
        self._touched = True
        self._take(ground)
        self._show(done)

    # workers

    def _work(self, words: str, call: Callable[[], T], then: Callable[[T], None]) -> None:
        self._busy = True
        self.query_one("#working", Static).update(words)
        jobs.start(self, call, then, self._refused)

    def _tell(self, words: str) -> None:
        """From a worker: what it is doing."""
        self.post_message(Say(words))

    @on(Say)
    def _said(self, event: Say) -> None:
        if event.text:
            self.query_one("#working", Static).update(safe(event.text))

    @on(JobDone)
    def _job_done(self, event: JobDone) -> None:
        self._busy = False
        self.query_one("#working", Static).update(fr.KEYS)
        event.then()

    def _refused(self, error: CcamError) -> None:
        self.bell()
        self._show(first_run.refusal_lines(error) if isinstance(error, FileRefused) else (f"✗ {one_line(error)}",))

    def _show(self, lines: Sequence[str]) -> None:
        self.query_one(Sheet).show(partial(_drawn, tuple(lines)))

    async def action_back(self) -> None:
        """Leave."""
        if not self._busy:
            self.exit()


def _drawn(lines: Sequence[str], width: int) -> list[Line]:
    return [drawn for line in lines for drawn in paragraph(line, width, indent="    ")]


def _file_fault(text: str) -> str:
    path = Path(text).expanduser()
    return "" if text and path.is_file() else fr.NO_FILE.format(path=text or "?")
