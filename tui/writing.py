"""The part of the application that decides, and that takes up what others decide."""

from collections.abc import Callable

from textual import on

from ccam.french import tui as fr
from ccam.usecases.views import HeadingRow, Interval, Outcome
from tui.actions import SCREENS
from tui.deciding import Later, Lists, Loaded, Made, Missed, attempt, later, lists
from tui.frame import Strip, TopLine
from tui.hearing import read_ahead
from tui.messages import OthersWrote, ReadAhead, Write
from tui.screens.reading import Reading
from tui.showing import Showing


class Writing(Showing):
    """Every edit goes through a worker; what others write is read ahead, and never moves a cursor."""

    # lists

    def _take_all(self, loaded: Loaded) -> None:
        lists, self.desk.headings, nation = loaded
        self._take_lists(lists, nation, self._dossier)
        self._renew()

    def _take_lists(self, lists: Lists, nation: Interval, dossier: str) -> None:
        """Have new lists on the desk, still to be shown, and the figures of ``dossier`` in the strip."""
        self.desk.take(*lists)
        self.desk.nation = nation
        self._stale = set(SCREENS)
        self._look(dossier)

    # one's own edits

    def _change(self, edit: Callable[[], Outcome]) -> None:
        self._told = ""
        self._hold()
        call = lambda: (edit(), lists(self.workbench), self.workbench.headings())  # noqa: E731
        self._start(fr.WORKING, call, self._take_outcome)

    async def _take_outcome(self, result: tuple[Outcome, Lists, tuple[HeadingRow, ...]]) -> None:
        """Show what an edit changed: the figures first, then the lists and what is under the cursor."""
        outcome, lists, self.desk.headings = result
        self.query_one(TopLine).draw()
        self._take_lists(lists, outcome.nation, outcome.dossier.row.id if outcome.dossier else self._dossier)
        self.say(f"{outcome.sentence}   {outcome.undo}".strip())
        await self.query_one(Strip).painted()
        self._renew()

    @on(Write)
    def _write(self, event: Write) -> None:
        async def then(made: Made | Missed) -> None:
            if isinstance(made, Missed):
                if made.later:
                    self._move_to(made.later)
                event.refused(made.error, made.theirs)
            else:
                event.done()
                await self._take_outcome(made)

        self._told = ""
        self._hold()
        self._start(
            fr.WORKING, lambda: attempt(self.workbench, event.edit), then, lambda error: event.refused(error, ())
        )

    def action_undo(self) -> None:
        """Take the last edit back."""
        self._change(self.workbench.undo)

    def action_redo(self) -> None:
        """Make it again."""
        self._change(self.workbench.redo)

    # what others write

    @on(OthersWrote)
    def _catch_up(self) -> None:
        """Read it ahead; the screens go on with what they show."""
        if not self.desk.busy:
            workbench, study = self.workbench, self.workbench.study
            read_ahead(self, lambda: later(workbench), lambda found: self._take_ahead(study, found))
            self._view.others_wrote()

    @on(ReadAhead)
    def _read_ahead(self, event: ReadAhead) -> None:
        event.take()

    def _take_ahead(self, study: object, found: Later | None) -> None:
        """Show it, unless an edit was made meanwhile, which brings it too; a dialogue keeps what it was opened on."""
        if found is None or self.desk.busy or self.workbench.study is not study:
            return
        _, sentence, _ = found
        sentence, self._refusal = self._refusal or sentence, ""  # what was refused because of it says more
        if self.screen.id == "main" or isinstance(self.screen, Reading):
            self._told = sentence
            self._move_to(found)
        if not self.desk.busy:
            self.say(sentence)

    def _move_to(self, found: Later) -> None:
        """Show the workbench as it is after what others wrote."""
        self.desk.workbench, _, all_ = found
        self._take_all(all_)
        self.query_one(TopLine).draw()
