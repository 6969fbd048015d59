"""The panels of screen 5, folded to one line each but the one that has the focus: a list, and its row in full below."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static

from ccam.french import tui_fees as fr
from ccam.model.text import folded
from ccam.usecases.fees.views import DeviceCostView
from ccam.usecases.panel.views import ItemView, PanelDispute, RatedCriterion
from tui.actions import bindings
from tui.drawing import fees_costs, fees_panel, fees_path
from tui.drawing.lines import Line
from tui.screens.fees_path_dials import PathDials
from tui.widgets.grid import Grid
from tui.widgets.listing import Listing
from tui.widgets.sheet import Drawing, Sheet

R = TypeVar("R")

Lines = Callable[[Any, int], Sequence[Line]]
"""A row in full, in so many cells."""


class Panel(Listing[R]):
    """Folded, one line says what matters; open, its rows and, where there is room, the one under the cursor in full."""

    class Decide(Message):
        """Something is to be decided about the row under the cursor."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, title: str, grid: Grid[R], lines: Lines, empty: str) -> None:
        super().__init__(title, grid, self._search)
        self.add_class("fees-panel")
        self.words, self._lines, self._empty = title, lines, empty
        self._sheet = Sheet(id=f"{grid.id}-row")
        self._sheet.can_focus = False  # tab goes from panel to panel; what it cuts is read in full with enter

    def compose(self) -> ComposeResult:
        """The line, the rows, one of them in full."""
        yield from super().compose()
        yield self._sheet

    def _search(self, text: str) -> Sequence[int]:
        words = folded(text).split()
        rows = enumerate(folded(" ".join(self.grid.cells(row))) for row in self.grid.rows)
        return [index for index, row in rows if all(word in row for word in words)]

    def unfold(self, *, opened: bool) -> None:
        """Show the rows, or only the line."""
        self.set_class(opened, "-open")
        self.title = f"{fr.OPEN_SIGN if opened else fr.CLOSED_SIGN} {self.words}"
        self._say()

    def _say(self) -> None:
        """Folded, a panel has no rows to count."""
        super()._say()
        if not self.has_class("-open"):
            self.query_one(".listing-title", Static).update(self.title)

    def fill(self, rows: Sequence[R], summary: str) -> None:
        """Take new rows, and the line that says what matters."""
        self._aside = summary
        self.load(rows)
        if not rows:
            self.grid.empty = self._empty
            self.grid.redraw()
        self._follow()

    @on(Grid.Moved)
    def _follow(self) -> None:
        row = self.grid.current
        self._sheet.show(lambda width: self.full(row, width) if row is not None else ())

    def full(self, row: R, width: int) -> Sequence[Line]:
        """A row in full."""
        return self._lines(row, width)

    def page(self) -> Drawing | None:
        """The row under the cursor in full; None where there is none."""
        row = self.grid.current
        return None if row is None else partial(self.full, row)

    def action_decide(self, name: str) -> None:
        """Ask the screen."""
        self.post_message(self.Decide(name))


class CostsPanel(Panel[DeviceCostView]):
    """What the devices of the base cost."""

    def __init__(self, lines: Lines) -> None:
        grid = Grid(fees_costs.COLUMNS, fees_costs.device_cells, _device_key, id="fees-costs")
        super().__init__(fr.COSTS, grid, lines, fr.NO_DEVICE)


class PerimeterPanel(Panel[ItemView]):
    """Where each seat puts each cost item."""

    BINDINGS = bindings("state")

    def __init__(self, lines: Lines) -> None:
        grid = Grid(
            fees_panel.PERIMETER_COLUMNS, fees_panel.item_cells, lambda row: row.votes.item, id="fees-perimeter"
        )
        super().__init__(fr.PERIMETER, grid, lines, fr.NO_CRITERION)


class HypothesesPanel(Panel[fees_panel.HypothesisRow]):
    """What each seat supposes, and what it makes of the value."""

    BINDINGS = bindings("lines", "create")

    def __init__(self, cells: Callable[[fees_panel.HypothesisRow], Sequence[str]], lines: Lines) -> None:
        grid = Grid(fees_panel.HYPOTHESES_COLUMNS, cells, lambda row: row.key, id="fees-hypotheses")
        super().__init__(fr.HYPOTHESES, grid, lines, fr.NO_HYPOTHESIS)


class DisputesPanel(Panel[PanelDispute]):
    """What stays open, the heaviest first."""

    def __init__(self, cells: Callable[[PanelDispute], Sequence[str]], lines: Lines) -> None:
        grid = Grid(fees_panel.DISPUTES_COLUMNS, cells, lambda row: row.question, id="fees-disputes")
        super().__init__(fr.DISPUTES, grid, lines, fr.NO_DISPUTE)


class PathPanel(Panel[fees_path.PathRow]):
    """The imaging path, under both readings, and the dials of what is asked of it."""

    dials: PathDials

    def compose(self) -> ComposeResult:
        """As every panel, the dials below."""
        yield from super().compose()
        self.dials = PathDials()
        yield self.dials

    def __init__(self, lines: Lines) -> None:
        grid: Grid[fees_path.PathRow] = Grid(
            fees_path.columns(None), lambda row: row.cells, lambda row: row.key, id="fees-path"
        )
        super().__init__(fr.PATH, grid, lines, fr.NO_PATH)


class RatingGrid(Grid[RatedCriterion]):
    """The criteria; while a seat rates, digits go to its cell of the row under the cursor."""

    class Typed(Message):
        """A digit for the row under the cursor, 0 for no note; "" takes it away."""

        def __init__(self, digit: str) -> None:
            super().__init__()
            self.digit = digit

    class Ended(Message):
        """No more notes; ``filed`` where those that were typed are to be filed."""

        def __init__(self, *, filed: bool) -> None:
            super().__init__()
            self.filed = filed

    def __init__(self, cells: Callable[[RatedCriterion], Sequence[str]]) -> None:
        super().__init__(fees_panel.CRITERIA_COLUMNS, cells, lambda row: row.listed.criterion.name, id="fees-criteria")
        self.rating = False

    def on_key(self, event: events.Key) -> None:
        """Digits and what ends them belong to the cell that is being rated; other keys keep their meaning."""
        if not self.rating:
            return
        if event.character and event.character in "0123456789":
            said: Message = self.Typed(event.character)
        elif event.key in ("backspace", "delete"):
            said = self.Typed("")
        elif event.key in ("enter", "escape"):
            said = self.Ended(filed=event.key == "enter")
        else:
            return
        event.stop()
        event.prevent_default()
        self.post_message(said)

    def on_blur(self) -> None:
        """Notes are typed here only."""
        if self.rating:
            self.post_message(self.Ended(filed=False))


class CriteriaPanel(Panel[RatedCriterion]):
    """Criteria by seat: notes, agreement and verdict apart."""

    BINDINGS = bindings("score", "create", "relabel", "delete")

    def __init__(self, cells: Callable[[RatedCriterion], Sequence[str]], lines: Lines) -> None:
        self.rated = RatingGrid(cells)
        super().__init__(fr.CRITERIA, self.rated, lines, fr.NO_CRITERION)
        self._judged = True

    def judging(self, judged: bool) -> None:
        """Agreement and verdict have their columns only where there is one to say."""
        if judged != self._judged:
            self._judged = judged
            kept = [column.title for column in fees_panel.CRITERIA_COLUMNS]
            self.rated.choose(kept if judged else kept[: -len(fees_panel.SAID)])


def _device_key(view: DeviceCostView) -> str:
    return f"{view.device.name} {view.device.year}"
