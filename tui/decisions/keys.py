"""Decisions of the screen Transcodage: from the name of an action to its form."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from ccam.french import tui_decide as fr
from ccam.model.errors import CcamError, DataRefused
from ccam.usecases.workbench import decide as workbench_decide
from ccam.usecases.workbench import record as workbench_record
from tui.decisions import acts, life, lines, meeting
from tui.decisions.choice import Choice, Subject
from tui.decisions.suggestions import Suggestions
from tui.desk import Desk, one_line
from tui.drawing.history import history_lines
from tui.messages import Open, Write
from tui.screens.form import Form, Spec
from tui.screens.reading import Reading

if TYPE_CHECKING:
    from ccam.usecases.views import DossierRow, DossierView
    from ccam.usecases.workbench.workbench import Workbench
    from tui.widgets.listing import Listing

FORMS: dict[str, Callable[[Subject], Spec]] = {
    "keep": acts.keep, "relabel": acts.relabel, "recode": acts.recode, "merge": acts.merge, "split": acts.split,
    "restructure": acts.restructure, "delete": acts.delete, "create": acts.create, "together": acts.bill_together,
    "lines": lines.complete, "score": lines.score, "leave": lines.leave,
    "state": life.state, "opinion": life.opinion, "note": life.note, "dispute": life.dispute,
    "place": meeting.place, "open_session": meeting.open_session, "amend_session": meeting.amend_session,
    "close_session": meeting.close_session,
}  # fmt: skip
"""What asks for each decision."""

KEYS = (
    "keep", "relabel", "recode", "merge", "split", "restructure", "delete", "create", "together", "lines", "score",
    "state", "opinion", "note", "dispute", "history",
)  # fmt: skip
"""Ids of the decisions that have a key."""


class Decides(Widget):
    """What the view of the dossiers decides. It says what is chosen; everything else is here."""

    desk: Desk

    @property
    def choice(self) -> Choice:
        """What is chosen."""
        raise NotImplementedError

    def unmark(self) -> None:
        """What was marked has been decided."""
        raise NotImplementedError

    def agenda_of(self) -> "Listing[DossierRow]":
        """The list that an agenda narrows."""
        raise NotImplementedError

    def action_decide(self, name: str) -> None:
        """Ask what is to be asked, or do it at once where nothing is."""
        try:
            subject = Subject(self.desk, self.choice)
            edit = acts.keep_at_once(subject) if name == "keep" else None
            if edit is None:
                after = self.unmark if subject.choice.marked else None
                self.app.push_screen(Form(partial(FORMS[name], subject), self.desk, after))
            else:
                self.app.post_message(Write(edit, lambda: None, lambda error, _theirs: self.desk.say(one_line(error))))
        except CcamError as error:
            self.desk.say(one_line(error))

    def _chosen(self) -> Choice | None:
        """What is chosen; where nothing can be, None, and the last line says why."""
        try:
            return self.choice
        except CcamError as error:
            self.desk.say(one_line(error))
            return None

    def action_history(self) -> None:
        """Who decided what of the dossier, and when."""
        choice = self._chosen()
        if choice is None:
            return
        view = choice.view
        if view is None:
            self.desk.say(one_line(DataRefused(fr.NO_DOSSIER)))
            return
        found = self.desk.ask(lambda workbench: workbench_record.history(workbench, view.row.id))
        if found is not None:
            title = fr.HISTORY_TITLE.format(id=view.row.id)
            self.app.push_screen(Reading(title, partial(history_lines, *found)))

    def action_agenda(self) -> None:
        """Only the dossiers of the open séance."""
        try:
            agenda = meeting.the_agenda(Subject(self.desk, self.choice))
        except CcamError as error:
            self.desk.say(one_line(error))
            return
        present = meeting.presence(agenda)
        words = fr.AGENDA_WORDS.format(id=agenda.session.id, body=agenda.body, presence=present)
        self.agenda_of().narrow(words, lambda row: row.id in agenda.dossiers)
        self.desk.say(words)

    def action_suggest(self, scope: str) -> None:
        """What this act may become, or every undecided one, with the evidence."""
        choice = self._chosen()
        if choice is None:
            return
        code = choice.old.code if choice.old is not None and scope == "one" else None
        if scope == "one" and code is None:
            self.desk.say(one_line(DataRefused(fr.NO_ACT)))
            return

        def find(workbench: "Workbench") -> Callable[[], Any]:
            seen = workbench_record.suggestions(workbench, code)
            return lambda: self.app.push_screen(Suggestions(Subject(self.desk, choice), seen))

        self.app.post_message(Open(fr.SUGGESTIONS_WORKING, find))


def chosen(desk: Desk, marked: "list[DossierRow]", view: "DossierView | None") -> Choice:
    """The dossiers marked, with all their acts; ``view`` is the one on show."""
    ids = tuple(row.id for row in marked)
    return Choice(ids, desk.read(lambda workbench: workbench_decide.old_acts(workbench, ids)), view, None, marked=True)
