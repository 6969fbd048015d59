"""Screen 5, what it shows: the technical fee of a device class and band, as the four seats of the panel see it."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Static

from ccam.french import panel as words
from ccam.french import tui_fees as fr
from ccam.model.errors import CcamError
from ccam.model.text import safe
from ccam.usecases.fees.seen import SEATS, FeesAsked, FeesSeen
from ccam.usecases.fees.views import DeviceCostView
from ccam.usecases.imaging.report import Asked
from ccam.usecases.panel.views import ItemView, JudgedFee, PanelDispute, RatedCriterion
from tui.actions import bindings
from tui.desk import Desk, one_line
from tui.drawing import fees as drawing
from tui.drawing import fees_costs, fees_panel, fees_path
from tui.drawing.lines import Line, blank
from tui.messages import Open, ReadAhead
from tui.screens import fees_panels as panels
from tui.screens.fees_dials import FeesDials
from tui.screens.fees_path_dials import PathDials
from tui.screens.reading import Reading
from tui.screens.view import View
from tui.widgets.dial import Dial
from tui.widgets.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccam.usecases.imaging.report import ImagingReport
    from ccam.usecases.workbench.workbench import Workbench


class FeesShown(View):
    """Dials, the fee, six panels of which one is open, the conclusion."""

    NAME = "forfaits"
    HINTS = ("next_panel", "open", "explain", "score", "dispute", "enlarge")
    BINDINGS = bindings("explain", "enlarge")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._asked, self._judged = FeesAsked(), ""
        self._seen = FeesSeen(self._asked)
        self._report: ImagingReport | None = None
        self._path_asked = self._path_shown = Asked()
        self._wanted = 0
        self._taken = self._given_up = False
        self._typed: dict[str, int | None] = {}
        self._costs = panels.CostsPanel(self._device)
        self._perimeter = panels.PerimeterPanel(self._item)
        self._hypotheses = panels.HypothesesPanel(self._hypothesis_cells, self._hypothesis)
        self._criteria = panels.CriteriaPanel(self._criterion_cells, self._criterion)
        self._disputes = panels.DisputesPanel(self._dispute_cells, self._dispute)
        self._path = panels.PathPanel(self._path_row)
        self._open: panels.Panel[Any] = self._criteria

    @property
    def _panels(self) -> "Sequence[panels.Panel[Any]]":
        return (
            self._costs, self._perimeter, self._hypotheses, self._criteria, self._disputes, self._path,
        )  # fmt: skip

    def compose(self) -> ComposeResult:
        """From what is looked at to what is concluded."""
        yield FeesDials()
        yield Static(id="fees-heading", markup=False)
        yield from self._panels
        yield Static(id="fees-conclusion", markup=False)

    def on_mount(self) -> None:
        """The criteria are open first."""
        self._unfold(self._criteria)

    # what is read

    def renew(self) -> None:
        """Read the sheets the first time; then again, without a word, unless an edit has just brought them."""
        taken, self._taken = self._taken, False
        if not self._seen.position:
            self._load()
        elif not taken:
            self.others_wrote()

    def _load(self, then: "Callable[[], None] | None" = None) -> None:
        """Read it all, then do what waits for it."""
        self._wanted += 1
        number, asked = self._wanted, self._asked

        def found(seen: FeesSeen) -> None:
            if number == self._wanted:
                self._take(seen)
                if then is not None:
                    then()

        self._ask(fr.WORKING, lambda workbench: partial(found, workbench.fees(asked)))

    def others_wrote(self) -> None:
        """Read what other seats filed without a word, and without moving the cursor."""
        seen, workbench, app = self._seen, self.desk.workbench, self.app
        if not seen.position or not self.desk.ask(lambda known: known.fees_moved(seen)):
            return

        def work() -> None:
            with suppress(CcamError):
                fresh = workbench.fees(seen.asked)
                app.post_message(ReadAhead(lambda: self._follow(seen, fresh)))

        app.run_worker(work, thread=True, exclusive=True, group="fees")

    def _follow(self, before: FeesSeen, fresh: FeesSeen) -> None:
        if self._seen is before and self._asked == fresh.asked:
            self._take(fresh)

    def _ask(self, working: str, find: "Callable[[Any], Callable[[], None]]") -> None:
        """Have it read; while a worker is busy, later."""
        self.post_message(Open(working, find, waits=True))

    def _take(self, seen: FeesSeen) -> None:
        self._seen, self._asked = seen, seen.asked
        self._show()
        if self._open is self._path:
            self._load_path()

    def _load_path(self) -> None:
        """Reckon the path as the dials ask; what is refused puts them back."""
        asked = self._path_asked

        def find(workbench: "Workbench") -> Callable[[], None]:
            try:
                return partial(self._take_path, asked, workbench.imaging(asked))
            except CcamError as error:
                return partial(self._refuse_path, error)

        if self._report is None or asked != self._path_shown:
            self._ask(fr.WORKING_PATH, find)

    @on(PathDials.Moved)
    def _path_moved(self, event: PathDials.Moved) -> None:
        event.stop()
        self._path_asked = event.asked
        self._path.dials.tell(event.asked, self._report)
        self._load_path()

    def _refuse_path(self, error: CcamError) -> None:
        self._path_asked = self._path_shown
        self._path.dials.tell(self._path_shown, self._report)
        self.desk.say(one_line(error))

    def _take_path(self, asked: Asked, report: "ImagingReport") -> None:
        self._report, self._path_shown = report, asked
        self._path.dials.tell(self._path_asked, report)
        self._path.grid.columns = fees_path.columns(report)
        self._path.grid.choose(column.title for column in self._path.grid.columns)
        self._path.fill(fees_path.rows(report), fees_path.summary(report))

    # what is shown

    @property
    def _fee(self) -> JudgedFee | None:
        return self._seen.fee(self._judged)

    def _show(self) -> None:
        fee, seen = self._fee, self._seen
        self._judged = fee.described.name if fee else ""
        self.query_one(FeesDials).tell(seen, self._judged)
        self.query_one("#fees-heading", Static).update(safe(drawing.heading(fee)))
        self.query_one("#fees-conclusion", Static).update(safe(drawing.conclusion(fee, seen.refused)))
        self._criteria.judging(bool(seen.asked.rule) or bool(fee and any(each.sealed for each in fee.criteria)))
        self._costs.fill(seen.devices, drawing.costs_summary(seen))
        if fee is None:
            for panel in (self._perimeter, self._hypotheses, self._criteria, self._disputes):
                panel.fill((), fr.NOTHING_YET)
        else:
            self._perimeter.fill(fees_panel.item_rows(fee), drawing.perimeter_summary(fee))
            self._hypotheses.fill(fees_panel.hypothesis_rows(seen, fee), drawing.hypotheses_summary(fee))
            self._criteria.fill(fee.criteria, drawing.criteria_summary(fee))
            self._disputes.fill(fee.disputes, drawing.disputes_summary(fee))
        self._path.fill(fees_path.rows(self._report) if self._report else (), fees_path.summary(self._report))

    def _hypothesis_cells(self, row: fees_panel.HypothesisRow) -> tuple[str, ...]:
        fee = self._fee
        return fees_panel.hypothesis_cells(fee, row) if fee else ()

    def _criterion_cells(self, row: RatedCriterion) -> tuple[str, ...]:
        name, seat = row.listed.criterion.name, self._asked.seat
        here = self._criteria.rated.rating and row is self._criteria.grid.current
        if not seat or not (here or name in self._typed):
            return fees_panel.criterion_cells(row)
        note = self._typed.get(name, 0)
        return fees_panel.criterion_cells(row, (SEATS.index(seat), words.NO_NOTE if note is None else str(note or "")))

    def _dispute_cells(self, row: PanelDispute) -> tuple[str, ...]:
        return fees_panel.dispute_cells(row, (self._seen.registered or {}).get(row.question))

    def _device(self, row: DeviceCostView, width: int) -> "Sequence[Line]":
        bill = next((each for each in self._seen.bills if each.device == row.device), None)
        return fees_costs.device_lines(row, bill, width)

    def _item(self, row: ItemView, width: int) -> "Sequence[Line]":
        fee = self._fee
        return fees_panel.item_lines(self._seen, fee, row, width) if fee else ()

    def _hypothesis(self, row: fees_panel.HypothesisRow, width: int) -> "Sequence[Line]":
        fee = self._fee
        return fees_panel.hypothesis_lines(fee, row, width) if fee else ()

    def _criterion(self, row: RatedCriterion, width: int) -> "Sequence[Line]":
        fee = self._fee
        return fees_panel.criterion_lines(self._seen, fee, row, width) if fee else ()

    def _dispute(self, row: PanelDispute, width: int) -> "Sequence[Line]":
        return fees_panel.dispute_lines(row, (self._seen.registered or {}).get(row.question), width)

    def _path_row(self, row: fees_path.PathRow, width: int) -> "Sequence[Line]":
        return fees_path.path_lines(self._report, row, width) if self._report else ()

    # panels

    def enter(self) -> None:
        """The open panel; what was given up is read again."""
        self._open.grid.focus()
        if self._given_up:
            self._given_up = False
            self._load()

    def step_back(self) -> bool:
        """From a dial to the panel; without filter; to its size; without what is being read."""
        if isinstance(self.app.focused, Dial):
            self.enter()
            return True
        if self._open.widen():
            return True
        if self.has_class("-large"):
            self.remove_class("-large")
            return True
        if self.desk.busy:
            self._wanted += 1
            self._given_up = True
            self.desk.say(fr.GIVEN_UP)
            return True
        return False

    @on(events.DescendantFocus)
    def _focused(self, event: events.DescendantFocus) -> None:
        panel = next((each for each in event.widget.ancestors if isinstance(each, panels.Panel)), None)
        if panel is not None and panel is not self._open:
            self._unfold(panel)
            if panel is self._path:
                self._load_path()

    def _unfold(self, panel: panels.Panel[Any]) -> None:
        self._open = panel
        for each in self._panels:
            each.unfold(opened=each is panel)

    def action_enlarge(self) -> None:
        """All the room for the open panel, or as before."""
        self.toggle_class("-large")

    @on(Grid.Opened)
    def _opened(self, event: Grid.Opened) -> None:
        """The row in full."""
        event.stop()
        self._read_row()

    def action_explain(self) -> None:
        """The row, then everything that the conclusion rests on."""
        panel, row, fee = self._open, self._open.grid.current, self._fee
        if panel is self._path and self._report is not None and row is not None:
            self.app.push_screen(Reading(fr.ALL_TITLE, partial(fees_path.whole, self._report, row)))
        elif panel is self._costs or fee is None:
            self._read_row()
        else:
            self.app.push_screen(Reading(fr.WHOLE_TITLE.format(fee=self._judged), partial(self._whole, fee)))

    def _read_row(self) -> None:
        if page := self._open.page():
            self.app.push_screen(Reading(self._open.words, page))

    def _whole(self, fee: JudgedFee, width: int) -> "Sequence[Line]":
        page = self._open.page()
        own = [*page(width), blank()] if page else []
        return [*own, *drawing.whole(self._seen, fee, width)]
