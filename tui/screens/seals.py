"""Screen 7: the calendar, and the étapes that were sealed."""

from collections.abc import Sequence
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from ccam.french import tui as fr
from ccam.french.numbers import day, integer, long_day
from ccam.model.text import folded, safe
from ccam.usecases.calendar import Calendar
from ccam.usecases.views import SealRow
from tui.desk import Desk
from tui.drawing import amounts
from tui.drawing.calendar import lines
from tui.screens.view import View
from tui.widgets.columns import Column
from tui.widgets.grid import Grid
from tui.widgets.listing import Listing

COLUMNS = (
    Column(fr.COLUMN_NAME, 14, flexible=True),
    Column(fr.COLUMN_DATE, 10),
    Column(fr.COLUMN_POSITION, 6, right=True, drop=2),
    Column(fr.COLUMN_INSTANCE, 12),
    Column(fr.COLUMN_IMPACT, 17, right=True),
    Column(fr.COLUMN_SEAL, 12, drop=1),
)


def cells(row: SealRow) -> tuple[str, ...]:
    """One étape as texts."""
    when = day(date.fromisoformat(row.at[:10]))
    return row.name, when, integer(row.position), row.instance, amounts.impact(row.impact), row.hash[:12]


def whole(row: SealRow) -> str:
    """One étape in full: its place in the journal, then its seal."""
    when = long_day(date.fromisoformat(row.at[:10]))
    facts = {"name": row.name, "position": integer(row.position), "instance": row.instance, "at": when}
    return f"{fr.SEAL_LINE.format(**facts)}\n{fr.SEAL_HASH.format(hash=row.hash)}"


class SealsView(View):
    """The calendar, the étapes, and the whole seal of the one under the cursor."""

    NAME = "etapes"
    HINTS = ()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._grid: Grid[SealRow] = Grid(COLUMNS, cells, lambda row: row.hash, id="seals")
        self._planned: Calendar | None = None
        self._list = Listing(fr.SEALS, self._grid, self._find)

    def compose(self) -> ComposeResult:
        """The calendar, the list, then the seal in full."""
        yield Static(id="calendar", markup=False)
        yield self._list
        yield Static(id="seal", markup=False)

    def _find(self, text: str) -> Sequence[int]:
        words = folded(text).split()
        rows = enumerate(self._grid.rows)
        return [i for i, row in rows if all(word in folded(f"{row.name} {row.instance}") for word in words)]

    def renew(self) -> None:
        """Read the étapes and the calendar."""
        planned = self.desk.ask(lambda workbench: workbench.calendar())
        if planned is not None:
            self._planned = planned
            self._draw_calendar()
        seals = self.desk.ask(lambda workbench: workbench.seals())
        if seals is not None:
            self._list.load(seals)

    def on_resize(self) -> None:
        """The calendar takes the lines it needs at this width."""
        self._draw_calendar()

    def _draw_calendar(self) -> None:
        if self._planned is not None and self.size.width:
            shown = lines(self._planned, max(20, self.size.width - 2))
            self.query_one("#calendar", Static).update(safe("\n".join(shown)))

    def enter(self) -> None:
        """The list."""
        self._grid.focus()

    def step_back(self) -> bool:
        """Without filter."""
        return self._list.widen()

    @on(Grid.Moved, "#seals")
    def _follow(self) -> None:
        row = self._grid.current
        self.query_one("#seal", Static).update(safe(whole(row)) if row else fr.NO_SEAL)
