"""Screen 2: the dossiers, and the one under the cursor drawn with its shares."""

from collections.abc import Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from ccam.french import tui as fr
from ccam.model.codes import LineKey
from ccam.usecases.views import DossierRow, DossierView, OldActView
from tui.actions import bindings
from tui.decisions.choice import Choice
from tui.decisions.keys import KEYS, Decides, chosen
from tui.desk import Desk
from tui.drawing import amounts
from tui.drawing import marks as drawing
from tui.drawing.dossier import dossier_lines, name
from tui.messages import Explain, Look
from tui.screens.shares import ShareEditor
from tui.screens.view import View
from tui.widgets.columns import Column
from tui.widgets.grid import Grid
from tui.widgets.listing import Listing
from tui.widgets.sheet import Sheet

AGAIN = 0.2
"""Seconds after which what is under the cursor is read again, where a worker was busy."""
COLUMNS = (
    Column(fr.COLUMN_DOSSIER, 11, value=lambda row: row.id),
    Column(fr.COLUMN_LABEL, 14, flexible=True, value=lambda row: row.label),
    Column(fr.COLUMN_KIND, 8, drop=1, most=22, value=lambda row: row.kind),
    Column(fr.COLUMN_STATE, 1, value=lambda row: row.letter),
    Column(fr.COLUMN_IMPACT, 16, right=True, value=lambda row: row.impact.observed, decimals=2),
    Column(fr.COLUMN_ALERTS, 8, drop=2, value=lambda row: row.errors * 1000 + row.warnings),
)


def cells(row: DossierRow) -> tuple[str, ...]:
    """One dossier as texts."""
    alerts = [f"✗ {row.errors}"] if row.errors else []
    alerts += [f"! {row.warnings}"] if row.warnings else []
    return name(row), row.label, row.kind, row.letter, amounts.effect(row), " ".join(alerts)


def summary(rows: Sequence[DossierRow]) -> str:
    """What the marked dossiers add up to; bounds add up too."""
    return drawing.marked(len(rows), sum(row.base for row in rows), [row.impact for row in rows])


class TranscodageView(Decides, View):
    """Dossiers at the left, the one under the cursor at the right."""

    NAME = "transcodage"
    HINTS = ("open", "shares", "keep", "merge", "split", "lines", "opinion", "state", "history", "explain", "enlarge")
    BINDINGS = bindings("shares", "explain", "enlarge", *KEYS)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._view: DossierView | None = None
        self._stale = False
        self._grid: Grid[DossierRow] = Grid(COLUMNS, cells, lambda row: row.id, id="dossiers", markable=True)
        self._list = Listing(fr.DOSSIERS, self._grid, self._find, summary=summary)
        self._sheet = Sheet(id="dossier")

    def compose(self) -> ComposeResult:
        """List, sheet."""
        with Horizontal():
            yield self._list
            yield self._sheet

    def _find(self, text: str) -> Sequence[int]:
        return self.desk.read(lambda workbench: workbench.filter_dossiers(text))

    def renew(self) -> None:
        """Take the dossiers of the desk; the one on show is read again, under whatever name it has now."""
        self._stale = True
        self._list.renew(self.desk.dossiers)
        old = self._old
        home = self.desk.ask(lambda workbench: workbench.dossier_of(old.code)) if old else None
        if home and self._view and home != self._view.row.id:
            self._grid.go_to(home)

    def enter(self) -> None:
        """The dossiers."""
        (self._sheet if self.has_class("-detail") else self._grid).focus()

    def show_dossier(self, id_: str) -> None:
        """Put the cursor on this dossier, taking the filter off where it hides it."""
        while not self._grid.go_to(id_) and self._list.widen():
            pass
        self._open()

    def step_back(self) -> bool:
        """From the dossier to the list, then without filter."""
        if self.has_class("-detail") or not self._grid.has_focus:
            self.remove_class("-detail")
            self._grid.focus()
            return True
        return self._list.widen()

    @on(Grid.Moved, "#dossiers")
    def _follow(self) -> None:
        row = self._grid.current
        if row is None:
            return
        if self.desk.busy:
            self.set_timer(AGAIN, self._follow)
            return
        self.post_message(Look(row.id))
        same, before = self._view is not None and self._view.row.id == row.id, self._old
        if same and not self._stale:
            return
        self._view = self.desk.ask(lambda workbench: workbench.dossier(row.id))
        self._stale = False
        if self._view:
            place = _place(self._view, before) if before else None
            stop = _first_choice(self._view) if place is None else place
            if place is not None:
                self._sheet.stop = place
            self._sheet.show(partial(dossier_lines, self._view), stop=stop, keep=same)

    @on(Grid.Opened, "#dossiers")
    def _open(self) -> None:
        self.reveal(self._sheet)

    @property
    def _old(self) -> OldActView | None:
        if self._view is None or self._sheet.stop is None or not self._view.old:
            return None
        return self._view.old[self._sheet.stop]

    @property
    def choice(self) -> Choice:
        """The dossiers marked; else the act under the cursor, in the dossier; else the whole dossier."""
        marked = self._grid.marked
        if marked and [row.id for row in marked] != [self._view.row.id if self._view else ""]:
            return chosen(self.desk, marked, self._view)
        if self._view is None:
            return Choice((), (), None, None)
        old = self._old
        alone = old is not None and self._sheet.has_focus
        acts = (old.code,) if alone and old else tuple(act.code for act in self._view.old)
        return Choice((self._view.row.id,), acts, self._view, old)

    def unmark(self) -> None:
        """Take every mark off."""
        self._grid.unmark()

    def agenda_of(self) -> Listing[DossierRow]:
        """The dossiers."""
        return self._list

    def action_shares(self) -> None:
        """Change the shares of the selected old act."""
        old = self._old
        if old is None or self._view is None:
            self.desk.say(fr.NO_OLD_ACT)
        elif len(old.alternatives) < 2:
            self.desk.say(fr.ONE_WAY_ONLY.format(code=old.code))
        else:
            names = {act.id: f"{act.shown_code} {act.label}" for act in self._view.new}
            self.app.push_screen(ShareEditor(old, names, self.desk))

    def action_explain(self) -> None:
        """Where the figure of the selected old act comes from."""
        old = self._old
        if old is None:
            self.desk.say(fr.NOTHING_TO_EXPLAIN)
            return
        detail = self.desk.ask(lambda workbench: workbench.act(old.code))
        if detail:
            keys = [line.key for line in detail.lines if line.key.activity == 1 and not line.duplicate]
            self.post_message(Explain(min(keys, default=LineKey(old.code, 1, 0))))

    def action_enlarge(self) -> None:
        """The dossier alone, or with the list."""
        self.toggle_class("-detail")
        self.enter()


def _place(view: DossierView, act: OldActView) -> int | None:
    """Where an act is in a dossier, even in one that it has just joined: the next key is about it."""
    return next((place for place, old in enumerate(view.old) if old.code == act.code), None)


def _first_choice(view: DossierView) -> int:
    """The first old act that has several alternatives: the one whose shares one comes to discuss."""
    return next((place for place, old in enumerate(view.old) if len(old.alternatives) > 1), 0)
