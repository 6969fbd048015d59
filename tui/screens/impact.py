"""Screen 6: what the draft changes, in euros, along an axis."""

from collections.abc import Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from ccam.french import tui as fr
from ccam.model.text import folded
from ccam.usecases.views import ImpactRow, ImpactView
from tui.actions import bindings
from tui.desk import Desk
from tui.drawing import impact as drawing
from tui.messages import NeedImpact, OpenChapter, OpenDossier
from tui.screens.reading import Reading
from tui.screens.view import View
from tui.widgets.columns import Column
from tui.widgets.grid import Grid
from tui.widgets.listing import Listing

COLUMNS = (
    Column(fr.COLUMN_CODE, 8),
    Column(fr.COLUMN_LABEL, 14, flexible=True),
    Column(fr.COLUMN_BASE, 9, right=True),
    Column(fr.COLUMN_CHANGE, 17, right=True),
    Column(fr.COLUMN_PERCENT, 8, right=True, drop=1),
    Column(fr.COLUMN_THEORETICAL, 10, right=True, drop=4),
    Column(fr.COLUMN_UNDECIDED, 12, right=True, drop=2),
    Column(fr.COLUMN_LEFT, 9, right=True, drop=5),
    Column(fr.COLUMN_UNKNOWN, 9, right=True, drop=3),
)


def summary(rows: Sequence[ImpactRow]) -> str:
    """What the marked rows add up to."""
    return drawing.marked(len(rows), sum(row.base for row in rows), [row.impact for row in rows])


class ImpactTableView(View):
    """Heading, table, total."""

    NAME = "impact"
    HINTS = ("axis", "open", "explain")
    BINDINGS = bindings("axis", "explain")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._axes = desk.workbench.axes()
        self._axis = self._axes[0]
        self._view: ImpactView | None = None
        self._grid: Grid[ImpactRow] = Grid(COLUMNS, drawing.cells, lambda row: row.key, id="impacts", markable=True)
        self._list = Listing(self._title(), self._grid, self._find, summary=summary)

    def compose(self) -> ComposeResult:
        """Heading, table, total."""
        yield Static(id="impact-heading", markup=False)
        yield self._list
        yield Static(id="impact-foot", markup=False)

    def _title(self) -> str:
        return fr.BY_AXIS.format(axis=self._axis)

    def _find(self, text: str) -> Sequence[int]:
        words = folded(text).split()
        rows = enumerate(self._grid.rows)
        return [i for i, row in rows if all(word in folded(f"{row.key} {row.label}") for word in words)]

    def renew(self) -> None:
        """What is on show is no longer true: ask for it again."""
        self.post_message(NeedImpact(self._axis))

    def take(self, view: ImpactView) -> None:
        """Show the table that was asked for."""
        elsewhere = self._axis != view.axis
        self._view, self._axis = view, view.axis
        self._list.title = self._title()
        self._list.load(view.rows)
        if elsewhere:
            self._list.widen()
            self._grid.action_first()
        self._draw()

    def _draw(self) -> None:
        if self._view:
            self.query_one("#impact-heading", Static).update(drawing.heading(self._view, self.size.width - 2))
            self.query_one("#impact-foot", Static).update(drawing.foot(self._view))

    def on_resize(self) -> None:
        """Wrap the heading again."""
        self._draw()

    def enter(self) -> None:
        """The table."""
        self._grid.focus()

    def step_back(self) -> bool:
        """Without filter."""
        return self._list.widen()

    @on(Grid.Opened, "#impacts")
    def _open(self) -> None:
        row = self._grid.current
        if row and row.key and self._axis == "dossier":
            self.post_message(OpenDossier(row.key))
        elif row and row.key and self._axis == "chapitre":
            self.post_message(OpenChapter(row.key))
        else:
            self.desk.say(fr.NO_DETAIL)

    def action_explain(self) -> None:
        """Everything the figures rest on, which a small screen cuts."""
        if (view := self._view) is not None:
            self.app.push_screen(Reading(fr.IMPACT_TITLE, partial(drawing.whole, view)))

    def action_axis(self) -> None:
        """The next axis."""
        place = self._axes.index(self._axis) + 1
        self.post_message(NeedImpact(self._axes[place % len(self._axes)]))
