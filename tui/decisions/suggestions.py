"""Suggestions with their evidence: accepted or refused, one by one, marked ones together, or all."""

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from ccam.french import suggest as words
from ccam.french import tui_decide as fr
from ccam.french.browse import VERBS
from ccam.french.numbers import integer, plural
from ccam.french.suggest import ALL as EVERYTHING
from ccam.french.suggest import EVIDENCE
from ccam.model.text import safe
from ccam.usecases import typed
from ccam.usecases.suggest import Suggested
from ccam.usecases.typed import BadText
from ccam.usecases.workbench import record as workbench_record
from tui.decisions.acts import about
from tui.decisions.choice import Subject
from tui.screens.dialogue import Dialogue, Edit
from tui.screens.form import Field, Form, Spec, Typed
from tui.widgets.columns import Column
from tui.widgets.grid import Grid

if TYPE_CHECKING:
    from ccam.model.suggestions import Suggestion

COLUMNS = (
    Column("Acte", 7),
    Column(fr.COLUMN_TARGET, 9),
    Column(fr.COLUMN_VERB, 12, drop=1),
    Column(fr.COLUMN_EVIDENCE_OF, 20),
    Column(fr.COLUMN_LIKENESS, 5, right=True),
    Column(fr.COLUMN_LABEL, 12, flexible=True),
)


def cells(one: "Suggestion") -> tuple[str, ...]:
    """One link as texts."""
    return (
        one.old, one.target, VERBS[one.verb], EVIDENCE[one.evidence], integer(one.score), one.label,
    )  # fmt: skip


class Suggestions(Dialogue):
    """The links that may be drawn, best first; ``enter`` asks what to do of the marked ones, or of this one."""

    def __init__(self, subject: Subject, seen: Suggested) -> None:
        super().__init__()
        self._subject, self._seen = subject, seen
        self._grid: Grid[Suggestion] = Grid(COLUMNS, cells, lambda one: one.name, id="suggestions", markable=True)

    def compose(self) -> ComposeResult:
        """What is looked for, the links, how to go on."""
        with Vertical(id="suggested"):
            yield Static(fr.SUGGESTIONS_TITLE, classes="title", markup=False)
            yield Static(safe("\n".join(self._intro())), markup=False)
            yield self._grid
            yield Static(id="refusal", markup=False)
            yield Static(fr.SUGGESTIONS_HELP, classes="dim", markup=False)

    def _intro(self) -> tuple[str, ...]:
        seen = self._seen
        if len(seen.acts) == 1:
            return about(self._subject, (seen.acts[0].code,))
        count = plural(len(seen.found), words.ONE, words.MANY)
        return fr.SUGGESTIONS_OF.format(count=count, acts=plural(len(seen.acts), fr.ONE_ACT)), fr.SUGGESTIONS_ALL

    def on_mount(self) -> None:
        """Show the links."""
        self.tell("")
        self._grid.load(self._seen.found, empty=fr.SUGGESTIONS_NONE)
        self._grid.focus()

    @on(Grid.Opened, "#suggestions")
    def _ask(self) -> None:
        chosen = tuple(self._grid.marked) or ((self._grid.current,) if self._grid.current else ())
        if chosen:
            self.app.switch_screen(Form(lambda: decide(self._seen, chosen), self._subject.desk))


def decide(seen: Suggested, chosen: "tuple[Suggestion, ...]") -> Spec:
    """Accept or refuse links; to accept them all is to accept the best of each act."""

    def submit(typed_: Typed) -> Edit:
        reason = typed_["reason"]
        if typed_["what"] == fr.ACCEPT:
            whole = len(chosen) == len(seen.found)
            kept = seen.pick([EVERYTHING]) if whole else chosen
            return lambda workbench: workbench_record.accept(workbench, seen, kept, reason)
        if not reason:
            raise BadText(fr.REFUSAL_NEEDS_REASON, "reason")
        return lambda workbench: workbench_record.refuse(workbench, seen, chosen, reason)

    links = tuple(
        fr.LINK.format(
            old=one.old, target=one.target, label=one.label, evidence=EVIDENCE[one.evidence], score=integer(one.score)
        )
        for one in chosen[:6]
    )
    fields = (
        Field("what", fr.DECISION, placeholder=fr.ACCEPT_EXAMPLE, read=typed.choice((fr.ACCEPT, fr.REFUSE))),
        Field("reason", fr.REASON, placeholder=fr.OPTIONAL),
    )
    title = fr.ACCEPT_TITLE.format(links=plural(len(chosen), fr.ONE_LINK))
    return Spec(f"suggest {chosen[0].name}", title, submit, links, fields)
