"""The application: the frame, one view at a time, and every change of state."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import ContentSwitcher

from ccam.french import tui as fr
from ccam.model.errors import CcamError, DataRefused
from ccam.usecases.views import HeadingRow, Interval, Outcome
from tui import jobs
from tui.actions import BY_ID, bindings
from tui.deciding import Later, Lists, Loaded, Made, Missed, attempt, later, lists, loaded
from tui.desk import Desk, one_line
from tui.drawing.reading import explained, help_lines
from tui.frame import LastLine, Strip, Tabs, TopLine
from tui.hearing import Hearing, read_ahead
from tui.messages import (
    Explain,
    JobDone,
    Look,
    NeedImpact,
    Open,
    OpenChapter,
    OpenDossier,
    OthersWrote,
    ReadAhead,
    Say,
    Simulate,
    Write,
)
from tui.palette import active_ids, open_palette
from tui.screens.impact import ImpactTableView
from tui.screens.nomenclature import NomenclatureView
from tui.screens.reading import Reading
from tui.screens.seals import SealsView
from tui.screens.transcodage import TranscodageView
from tui.screens.view import View

if TYPE_CHECKING:
    from ccam.usecases.workbench import Workbench

T = TypeVar("T")
SPLIT = 116
"""From how many columns a screen shows its list and its detail side by side."""
BREADTHS = [(0, "-narrow"), (SPLIT, "-wide")]
HEIGHTS = [(0, "-low"), (32, "-high")]
"""From how many columns and lines the style sheet shows more than one thing at a time."""

ANSWERED = 0.2
"""Seconds after which what a dialogue hands back has been acted upon."""

VIEWS: tuple[type[View], ...] = (NomenclatureView, TranscodageView, ImpactTableView, SealsView)


class MainScreen(Screen[None]):
    """The one screen under the modal ones; ``tab`` is in the registry like every key. Views place the focus."""

    AUTO_FOCUS = ""
    BINDINGS = bindings("next_panel", "previous_panel")

    def on_screen_resume(self) -> None:
        """What was held back while someone was typing in a dialogue comes once the dialogue has been answered."""
        self.set_timer(ANSWERED, lambda: self.post_message(OthersWrote()))


class WorkbenchApp(App[None]):
    """The workbench in a terminal. Workers post messages; only this class writes to the desk."""

    CSS_PATH = "workbench.tcss"
    TITLE = fr.TITLE
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = BREADTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS = bindings(
        "nomenclature", "transcodage", "impact", "etapes", "palette", "help", "undo", "redo", "back", "quit"
    )

    def __init__(self, workbench: "Workbench", *, start_screen: str = "nomenclature") -> None:
        super().__init__()
        self.workbench = workbench
        self.desk = Desk(workbench, self.say)
        self._current = start_screen
        self._came_from: list[str] = []
        self._stale: set[str] = set()
        self._dossier = ""
        self._told = ""
        self._refusal = ""
        self._hearing = Hearing(self)

    def get_default_screen(self) -> Screen[None]:
        """Ours."""
        return MainScreen(id="main")

    def compose(self) -> ComposeResult:
        """The frame, and the views of which one is seen."""
        yield TopLine(self.desk)
        yield Tabs()
        with ContentSwitcher(initial=self._current):
            for view in VIEWS:
                yield view(self.desk)
        yield Strip(self.desk)
        yield LastLine()

    def on_mount(self) -> None:
        """Paint the frame at once; the nomenclature comes from a worker."""
        self._visit(self._current)
        self._start(fr.LOADING, lambda: loaded(self.workbench), self._take_all)
        self._hearing.start(self.workbench)

    def on_unmount(self) -> None:
        """Nobody listens any more."""
        self._hearing.stop()

    # what a worker does, and what it hands back

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
        self.say(words)
        jobs.start(self, call, then, refused or self._refused)

    @on(JobDone)
    def _job_done(self, event: JobDone) -> None:
        self.desk.busy = False
        self.say(self._told)
        event.then()
        self._told = ""
        self.post_message(OthersWrote())

    def _refused(self, error: CcamError) -> None:
        self._refusal = one_line(error)
        self.say(self._refusal)

    def _take_all(self, loaded: Loaded) -> None:
        lists, self.desk.headings, nation = loaded
        self._take_lists(lists, nation)

    def _take_lists(self, lists: Lists, nation: Interval) -> None:
        self.desk.acts, self.desk.dossiers = lists
        self.desk.nation = nation
        self._stale = {view.NAME for view in VIEWS}
        self.query_one(Strip).draw()
        self._renew()

    def _change(self, edit: Callable[[], Outcome]) -> None:
        self._told = ""
        call = lambda: (edit(), lists(self.workbench), self.workbench.headings())  # noqa: E731
        self._start(fr.WORKING, call, self._take_outcome)

    def _take_outcome(self, result: tuple[Outcome, Lists, tuple[HeadingRow, ...]]) -> None:
        outcome, lists, self.desk.headings = result
        self.query_one(TopLine).draw()
        if outcome.dossier:
            self._look(outcome.dossier.row.id)
        self._take_lists(lists, outcome.nation)
        self.say(f"{outcome.sentence}   {outcome.undo}".strip())

    # what others write

    @on(OthersWrote)
    def _catch_up(self) -> None:
        """Read it ahead; the screens go on with what they show."""
        workbench, study = self.workbench, self.workbench.study
        if not self.desk.busy:
            read_ahead(self, lambda: later(workbench), lambda found: self._take_ahead(study, found))

    @on(ReadAhead)
    def _read_ahead(self, event: ReadAhead) -> None:
        event.take()

    def _take_ahead(self, study: object, found: Later | None) -> None:
        """Show it, unless an edit was made meanwhile, which brings it too; a dialogue keeps what it was opened on."""
        if found is None or self.desk.busy or self.workbench.study is not study:
            return
        _, sentence, _ = found
        sentence, self._refusal = self._refusal or sentence, ""  # what was refused because of it says more
        if isinstance(self.screen, MainScreen | Reading):
            self._told = sentence
            self._move_to(found)
        if not self.desk.busy:
            self.say(sentence)

    def _move_to(self, found: Later) -> None:
        """Show the workbench as it is after what others wrote."""
        self.workbench, _, all_ = found
        self.desk.workbench = self.workbench
        self._take_all(all_)
        self.query_one(TopLine).draw()

    # screens

    @property
    def _view(self) -> View:
        return self.query_one(f"#{self._current}", View)

    def _visit(self, name: str) -> None:
        self._current = name
        self.query_one(ContentSwitcher).current = name
        self.query_one(Tabs).mark(name)
        last = self.query_one(LastLine)
        last.hint(self._view.HINTS)
        if not self.desk.busy:
            self.say("")
        self._renew()
        self.query_one(Strip).simulate(None)
        self._view.enter()

    def _renew(self) -> None:
        if self._current in self._stale:
            self._stale.discard(self._current)
            self._view.renew()

    def say(self, text: str) -> None:
        """One line about what has just happened; "" for none."""
        self.query_one(LastLine).say(text)

    @on(Say)
    def _on_say(self, event: Say) -> None:
        if not self.desk.busy:
            self.say(event.text)

    @on(Look)
    def _on_look(self, event: Look) -> None:
        if event.dossier != self._dossier and not self.desk.busy:
            self._refusal = ""
            self.say("")
        self._look(event.dossier)

    def _look(self, dossier: str) -> None:
        self._dossier = dossier
        self.query_one(Strip).look(dossier)

    @on(OpenDossier)
    def _open_dossier(self, event: OpenDossier) -> None:
        self._came_from.append(self._current)
        self._visit("transcodage")
        self.query_one(TranscodageView).show_dossier(event.dossier)

    @on(OpenChapter)
    def _open_chapter(self, event: OpenChapter) -> None:
        self._came_from.append(self._current)
        self._visit("nomenclature")
        self.query_one(NomenclatureView).show_chapter(event.number)

    @on(Explain)
    def _explain(self, event: Explain) -> None:
        lines = self.desk.ask(lambda workbench: workbench.explain(event.key))
        if lines is not None:
            self.push_screen(Reading(fr.EXPLAIN_TITLE.format(key=event.key), partial(explained, lines)))

    @on(NeedImpact)
    def _need_impact(self, event: NeedImpact) -> None:
        self._start(
            fr.WORKING_IMPACT.format(axis=event.asked.axis),
            lambda: self.workbench.simulate(event.asked, lambda nation: self.post_message(Simulate(nation))),
            self.query_one(ImpactTableView).take,
        )

    @on(Simulate)
    def _simulate(self, event: Simulate) -> None:
        self.query_one(Strip).simulate(event.nation if self._current == ImpactTableView.NAME else None)

    @on(Write)
    def _write(self, event: Write) -> None:
        def then(made: Made | Missed) -> None:
            if isinstance(made, Missed):
                if made.later:
                    self._move_to(made.later)
                event.refused(made.error, made.theirs)
            else:
                event.done()
                self._take_outcome(made)

        self._told = ""
        self._start(
            fr.WORKING, lambda: attempt(self.workbench, event.edit), then, lambda error: event.refused(error, ())
        )

    @on(Open)
    def _open(self, event: Open) -> None:
        self._start(event.words, lambda: event.find(self.workbench), lambda show: show())

    # keys of the whole application

    def action_visit(self, name: str) -> None:
        """Open a screen."""
        self._came_from.clear()
        self._visit(name)

    def action_undo(self) -> None:
        """Take the last edit back."""
        self._change(self.workbench.undo)

    def action_redo(self) -> None:
        """Make it again."""
        self._change(self.workbench.redo)

    async def action_back(self) -> None:
        """To the screen one came from."""
        if self._came_from:
            self._visit(self._came_from.pop())

    async def action_within(self, screen: str, action: str) -> None:
        """Go to a screen, and do there what has no key."""
        if self._current != screen:
            self._visit(screen)
        await self.run_action(action, self._view)

    def action_palette(self) -> None:
        """Every command that makes sense here."""
        open_palette(self)

    def action_help(self) -> None:
        """The keys that work here."""
        title = fr.HELP_TITLE.format(screen=BY_ID[self._current].label)
        ids = active_ids(self.screen)
        self.push_screen(Reading(title, lambda width: help_lines(ids, self._current, width)))

    def action_theme(self) -> None:
        """Light or dark."""
        self.theme = "textual-light" if self.current_theme.dark else "textual-dark"

    def action_help_quit(self) -> None:
        """``ctrl+c``: say how to leave."""
        self.say(fr.CTRL_C)
