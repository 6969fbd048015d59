"""Screen 1: chapters, every act of the release, and the act under the cursor."""

from collections.abc import Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from ccam.french import tui as fr
from ccam.french.numbers import euros_short, plural
from ccam.usecases.browse import progress
from ccam.usecases.views import ActDetail, ActRow
from tui.actions import bindings
from tui.desk import Desk
from tui.drawing.act import act_lines, optional, optional_euros, price
from tui.messages import Explain, Look, OpenDossier
from tui.screens.view import View
from tui.widgets.chapters import Chapters
from tui.widgets.columns import Column
from tui.widgets.grid import Grid
from tui.widgets.listing import Listing
from tui.widgets.sheet import Sheet

AGAIN = 0.2
"""Seconds after which what is under the cursor is read again, where a worker was busy."""
COLUMNS = (
    Column(fr.COLUMN_CODE, 7, value=lambda row: row.code),
    Column(fr.COLUMN_LABEL, 24, flexible=True, value=lambda row: row.label),
    Column(fr.COLUMN_PRICE, 10, right=True, value=lambda row: row.price, decimals=2),
    Column(fr.COLUMN_ACTS, 9, right=True, value=lambda row: row.quantity),
    Column(fr.COLUMN_BASE, 9, right=True, drop=1, value=lambda row: row.base, decimals=2),
    Column(fr.COLUMN_FATE, 15, value=lambda row: f"{row.letter} {row.fate}"),
    Column(fr.COLUMN_HEADING, 11, optional=True, value=lambda row: row.heading),
    Column(fr.COLUMN_GROUP, 4, optional=True, value=lambda row: row.billing_group),
    Column(fr.COLUMN_LINES, 6, right=True, optional=True, value=lambda row: row.line_count),
    Column(fr.COLUMN_FAMILY, 12, optional=True, value=lambda row: " ".join(row.family)),
    Column(fr.COLUMN_LIFE, 12, optional=True, value=lambda row: row.state[-1] if row.state else ""),
    Column(fr.COLUMN_DOSSIER, 11, optional=True, value=lambda row: row.dossier),
    Column(fr.COLUMN_REVIEW, 16, optional=True, value=lambda row: row.review),
)


def cells(row: ActRow) -> tuple[str, ...]:
    """One act as texts; its fate is a letter and a word."""
    return (
        row.code, row.label, price(row.price, row.writing), optional(row.quantity), optional_euros(row.base),
        f"{row.letter} {row.fate}", row.heading, row.billing_group, str(row.line_count), " ".join(row.family),
        row.state[-1] if row.state else "", row.dossier, row.review,
    )  # fmt: skip


def summary(rows: Sequence[ActRow]) -> str:
    """What the marked acts add up to."""
    acts = sum(row.quantity or 0 for row in rows)
    base = sum(row.base or 0 for row in rows)
    return fr.MARKED.format(
        marked=plural(len(rows), fr.ONE_MARKED), acts=plural(acts, fr.ONE_ACT), base=euros_short(base)
    )


class NomenclatureView(View):
    """Chapters at the left, acts, and the act under the cursor below them."""

    NAME = "nomenclature"
    HINTS = ("open", "explain", "next_panel", "enlarge")
    BINDINGS = bindings("explain", "enlarge")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._detail: ActDetail | None = None
        self._grid: Grid[ActRow] = Grid(COLUMNS, cells, lambda row: row.code, id="acts", markable=True)
        self._list = Listing(fr.ACTS, self._grid, self._find, summary=summary, aside=desk.workbench.volumes_label)
        self._sheet = Sheet(id="act")

    def compose(self) -> ComposeResult:
        """Tree, list, sheet."""
        with Horizontal():
            yield Chapters()
            with Vertical():
                yield self._list
                yield self._sheet

    def _find(self, text: str) -> Sequence[int]:
        return self.desk.read(lambda workbench: workbench.filter_acts(text))

    def renew(self) -> None:
        """Take the acts and headings of the desk."""
        self.query_one(Chapters).load(self.desk.headings, progress(self.desk.acts))
        self._list.renew(self.desk.acts)

    def enter(self) -> None:
        """The acts."""
        (self._sheet if self.has_class("-detail") else self._grid).focus()

    def show_chapter(self, number: str) -> None:
        """Keep the acts at or below this heading."""
        title = next((h.title for h in self.desk.headings if h.number == number), "")
        words = fr.UNDER_HEADING.format(number=number, title=title)
        self._list.narrow(words, lambda row: row.heading == number or row.heading.startswith(number + "."))
        self._grid.focus()

    def step_back(self) -> bool:
        """From the act to the list, from the chapters to the list, then without filter."""
        if self.has_class("-detail") or not self._grid.has_focus:
            self.remove_class("-detail")
            self._grid.focus()
            return True
        return self._list.widen()

    @on(Grid.Moved, "#acts")
    def _follow(self) -> None:
        row = self._grid.current
        if row is None:
            return
        if self.desk.busy:
            self.set_timer(AGAIN, self._follow)
            return
        self.post_message(Look(row.dossier))
        if self._detail and self._detail.row == row:
            return
        self._detail = self.desk.ask(lambda workbench: workbench.act(row.code))
        if self._detail:
            self._sheet.show(partial(act_lines, self._detail))

    @on(Grid.Opened, "#acts")
    def _open_act(self) -> None:
        self.reveal(self._sheet)

    @on(Sheet.Opened, "#act")
    def _open_dossier(self) -> None:
        if self._detail and self._detail.row.dossier:
            self.post_message(OpenDossier(self._detail.row.dossier))
        else:
            self.desk.say(fr.ACT_NO_DOSSIER_HINT)

    @on(Chapters.Chosen)
    def _choose_chapter(self, event: Chapters.Chosen) -> None:
        self.show_chapter(event.number)

    def action_explain(self) -> None:
        """Where the figure of the selected line comes from."""
        if self._detail and self._sheet.stop is not None:
            self.post_message(Explain(self._detail.lines[self._sheet.stop].key))
        else:
            self.desk.say(fr.NOTHING_TO_EXPLAIN)

    def action_enlarge(self) -> None:
        """The act alone, or with the list."""
        self.toggle_class("-detail")
        self.enter()
