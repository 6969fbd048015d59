"""A dialogue that decides: it stays open until its decision is written, so that nothing typed is ever lost."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.screen import ModalScreen
from textual.widgets import Static

from ccam.french import tui_decide as fr
from ccam.model.errors import CcamError, DossierMoved
from ccam.model.text import safe
from ccam.usecases.views import Outcome
from tui import jobs
from tui.actions import bindings
from tui.desk import one_line
from tui.messages import Write
from tui.typed_ahead import Typed

if TYPE_CHECKING:
    from ccam.usecases.workbench.workbench import Workbench

Edit = Callable[["Workbench"], Outcome]
"""One decision, made in a worker."""

COMMAND = ("--", "« ccam ", ": ccam ")
"""What tells a hint that is for the command line: a dialogue has fields instead."""


class Dialogue(ModalScreen[None]):
    """Closed once its decision is written; a refusal is told in ``#refusal``."""

    BINDINGS = bindings("back")
    writing = False

    def ready_for(self, _event: Typed) -> bool:
        """What is typed while the decision is being written is about what comes next."""
        return not self.writing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No way back from a decision that is being written: refused, it would take what was typed with it."""
        return False if action == "back" and self.writing else super().check_action(action, parameters)

    def write(self, edit: Edit) -> None:
        """Have it written; what is typed stays until it is."""
        self.writing = True
        self.set_timer(jobs.SLOW, self._tell_writing)
        self.app.post_message(Write(edit, self.done, self.refused))

    def _tell_writing(self) -> None:
        if self.writing:
            self.tell(fr.WRITING)

    def done(self) -> None:
        """It is written."""
        self.dismiss(None)

    def refused(self, error: CcamError, theirs: Sequence[str] = ()) -> None:
        """It is not. ``theirs`` is what others wrote meanwhile: both versions are on show, one's own in the fields."""
        self.writing = False
        if isinstance(error, DossierMoved):
            said = [fr.THEIRS.format(sentence=sentence) for sentence in theirs] or [one_line(error)]
            self.tell("\n".join([fr.MOVED, *said, fr.YOURS]))
        else:
            self.tell(refusal_words(error))
        self.app.bell()

    def tell(self, words: str) -> None:
        """Show a few lines, "" for none."""
        refusal = self.query_one("#refusal", Static)
        refusal.display = bool(words)
        refusal.update(safe(words))
        refusal.scroll_visible(animate=False)

    def action_back(self) -> None:
        """Give up: nothing is written."""
        self.dismiss(None)


def refusal_words(error: CcamError) -> str:
    """A refusal with its hint, unless the hint is for the command line."""
    return error.message if any(sign in error.hint for sign in COMMAND) else one_line(error)
