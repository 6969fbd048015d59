"""Rows that have columns: which are on show, which one the cursor is on, in what order, and what is copied of them."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from textual.scroll_view import ScrollView

from tui.widgets import columns as layout
from tui.widgets.columns import Column
from tui.widgets.copying import cell_text, row_text
from tui.widgets.order import Order, Value, ranks, value_of

R = TypeVar("R")

GUTTER = 2
"""Cells before the first column: the cursor's sign and the mark's."""
THUMB = "▐"
"""What of the list is in sight, drawn in the last cell of each line. Textual's own scroll bar is a widget of its
own: mounting it takes half as long as an empty application (``make bench``).
"""
RISING, FALLING = "▲", "▼"
BEFORE, AFTER = "‹", "›"
"""There are other columns on that side; around a title, the column under the cursor."""


class Tabular(ScrollView, Generic[R], inherit_bindings=False):
    """``rows`` of which ``shown`` are the numbers of those on show; ``cells`` turns one into texts, one per column."""

    def __init__(
        self,
        columns: Sequence[Column],
        cells: Callable[[R], Sequence[str]],
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self.cells = cells
        self.rows: Sequence[R] = ()
        self.shown: Sequence[int] = ()
        self._columns: tuple[Column, ...] = ()
        self.columns = tuple(columns)

    @property
    def columns(self) -> tuple[Column, ...]:
        """Every column. Others take nothing from what was chosen of those before: order, columns, cursor."""
        return self._columns

    @columns.setter
    def columns(self, columns: tuple[Column, ...]) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        self.chosen = layout.usual(columns)
        self.column: int | None = None
        self.order: Order | None = None
        self._skip = 0
        self._values: Sequence[Value] = ()
        self._ranks: Sequence[int] = ()

    @property
    def current(self) -> R | None:
        """The row under the cursor."""
        raise NotImplementedError

    def reorder(self) -> None:
        """Show the same rows in their new order."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Nothing that was drawn holds."""
        raise NotImplementedError

    @property
    def sizes(self) -> tuple[int, ...]:
        """Width of each column now, 0 for one out of sight."""
        return self._sizes(self._skip)

    def _sizes(self, skip: int) -> tuple[int, ...]:
        width = self.scrollable_content_region.width - len(THUMB) - GUTTER
        return layout.widths(self.columns, width, self.chosen, skip)

    def choose(self, titles: Iterable[str]) -> None:
        """Show the first column and those titles; unknown ones are passed over."""
        wanted = set(titles)
        self.chosen = tuple(p for p, column in enumerate(self.columns) if p == 0 or column.title in wanted)
        self.column, self._skip = None, 0
        self.redraw()

    def sort(self, order: Order | None) -> None:
        """Put the rows in that order; None for the one in which they came. The cursor stays on its row."""
        self.order, self._values, self._ranks = order, (), ()
        self.reorder()

    def _in_order(self, shown: Sequence[int]) -> Sequence[int]:
        if self.order is None:
            return shown
        if not self._values:
            self._values = [self._value(row, self.order) for row in self.rows]
        if not self._ranks:
            self._ranks = ranks(self._values, falling=self.order.falling)
        return sorted(shown, key=self._ranks.__getitem__)

    def _value(self, row: R, order: Order) -> Value:
        return value_of(row, self.columns[order.place], self.cells, order)

    def _kept_values(self, rows: Sequence[R]) -> Sequence[Value]:
        """What ``rows`` are sorted by, looked up again only for those that are not among the rows before."""
        if self.order is None or not self._values:
            return ()
        known = {id(row): value for row, value in zip(self.rows, self._values, strict=True)}
        return [known[id(row)] if id(row) in known else self._value(row, self.order) for row in rows]

    def _turn(self, place: int) -> None:
        """A click on a title sorts by it, then the other way round, then no more."""
        orders = (Order(place), Order(place, falling=True), None)
        self.sort(orders[(orders.index(self.order) + 1) % len(orders)] if self.order in orders else orders[0])

    def _step(self, step: int) -> None:
        """The cursor goes to the column beside; from the first one to the left, to the whole row."""
        number = (self.chosen.index(self.column) if self.column in self.chosen else -1) + step
        if number < 0:
            self.column, self._skip = None, 0
        elif number < len(self.chosen):
            self.column = self.chosen[number]
            near = sorted(range(len(self.chosen)), key=lambda skip: abs(skip - self._skip))
            self._skip = next((skip for skip in near if self._sizes(skip)[self.column]), 0) if number else 0
        self.redraw()

    def copied(self, place: int) -> str:
        """The cell of the row under the cursor, as it is copied."""
        row = self.current
        return "" if row is None else cell_text(row, self.cells(row), self.columns, place)

    def table(self, rows: Iterable[R], *, header: bool = True) -> str:
        """Rows as a table with tabs, columns on show only."""
        lines = ["\t".join(self.columns[place].title for place in self.chosen)] if header else []
        lines += [row_text(row, self.cells(row), self.columns, self.chosen) for row in rows]
        return "\n".join(lines)

    def _titles(self, sizes: Sequence[int]) -> list[str]:
        """The titles: that of the cursor's column between signs, the one that sorts with its own."""
        titles = [column.title for column in self.columns]
        if self.order is not None and (room := sizes[self.order.place]):
            sign = FALLING if self.order.falling else RISING
            titles[self.order.place] = sign + titles[self.order.place][: room - 1]
        if self.column is not None and (room := sizes[self.column]):
            titles[self.column] = BEFORE + titles[self.column][: max(room - 2, 1)] + AFTER
        return titles

    def _more(self) -> bool:
        """Whether columns chosen are out of sight at the right."""
        seen = [place for place, size in enumerate(self.sizes) if size]
        hidden = sum(place not in seen for place in self.chosen) - self._skip
        return bool(seen) and hidden > 0

    def action_fold(self) -> None:
        """To the column at the left."""
        self._step(-1)

    def action_unfold(self) -> None:
        """To the column at the right."""
        self._step(1)
