"""Our own line-API grid: a window of strips over a list of row numbers.

First paint does not depend on the number of rows. A filter is a new list of row numbers; the cursor is one row,
kept across filters; marks are a set of keys. The grid does not know what a row is.
The first column stays while the others scroll sideways after the cursor's column.
"""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from tui.actions import MOVES, bindings
from tui.widgets import columns as layout
from tui.widgets.columns import Column, fit, join
from tui.widgets.tabular import AFTER, BEFORE, GUTTER, THUMB, Tabular

R = TypeVar("R")

HEADER = 1
"""Lines of the header, which does not scroll."""
CURSOR, AWAY, MARK = "▸", "▹", "◆"
"""The row under the cursor in the list that has the focus, in one that has not, and a marked one."""
STRIPS = 512
"""Strips kept drawn."""


class Grid(Tabular[R], can_focus=True, inherit_bindings=False):
    """Rows of one line. ``cells`` turns a row into texts, one per column; ``key`` names a row for ever;
    ``markable`` where marks are of use.
    """

    BINDINGS = bindings(*MOVES, "fold", "unfold", "open", "mark", "mark_range", "mark_all", "copy")
    COMPONENT_CLASSES: ClassVar[set[str]] = {"grid--header", "grid--even", "grid--odd", "grid--cursor", "grid--cell"}

    class Event(Message):
        """Something happened in one grid."""

        def __init__(self, grid: "Grid[Any]") -> None:
            super().__init__()
            self.grid = grid

        @property
        def control(self) -> "Grid[Any]":
            """The grid, for ``@on`` selectors."""
            return self.grid

    class Moved(Event):
        """The cursor is on another row, or on the same one after the rows have changed."""

        def can_replace(self, message: Message) -> bool:
            """A newer move makes the older one useless."""
            return isinstance(message, Grid.Moved) and message.grid is self.grid

    class Marked(Event):
        """The set of marks has changed."""

    class Opened(Event):
        """``enter``, or a click on the row under the cursor."""

    class Arranged(Event):
        """The order of the rows has changed."""

    def __init__(
        self,
        columns: Sequence[Column],
        cells: Callable[[R], Sequence[str]],
        key: Callable[[R], str],
        *,
        id: str | None = None,  # noqa: A002
        markable: bool = False,
    ) -> None:
        super().__init__(columns, cells, id=id)
        self.styles.scrollbar_size_vertical = 0
        self.styles.overflow_x = "hidden"
        self.key, self.markable = key, markable
        self.cursor = 0
        self.marks: set[str] = set()
        self.empty = ""
        self._wanted = 0
        self._anchor: str | None = None
        self._strips: LRUCache[tuple[int, int, str, Style], Strip] = LRUCache(STRIPS)

    # what is shown

    @property
    def current(self) -> R | None:
        """The row under the cursor."""
        return self.rows[self.shown[self.cursor]] if self.shown else None

    @property
    def marked(self) -> list[R]:
        """Marked rows, in order, shown or not."""
        return [row for row in self.rows if self.key(row) in self.marks] if self.marks else []

    def load(self, rows: Sequence[R], shown: Sequence[int] | None = None, empty: str = "") -> None:
        """Take new rows; cursor and marks stay on the same keys."""
        self._want_in(rows)
        self.rows, self._values, self._ranks = rows, (), ()
        self._strips.clear()
        self.show(range(len(rows)) if shown is None else shown, empty)

    def renew(self, rows: Sequence[R], shown: Sequence[int], empty: str = "") -> None:
        """:meth:`load` for the same list after an edit: rows that still hold are the same objects, and what was drawn
        and compared of them is kept.
        """
        before, was = self.rows, (self.shown, self.cursor)
        self._want_in(rows)
        self._forget(lambda place: place >= len(rows) or rows[place] is not before[place])
        self._values, self._ranks, self.rows = self._kept_values(rows), (), rows
        self._place(shown, empty)
        if (self.shown, self.cursor) != was or len(rows) != len(before):
            self.refresh()
        else:
            changed = (place for place in self._in_sight if rows[self.shown[place]] is not before[self.shown[place]])
            for place in changed:
                self.refresh(Region(0, place + HEADER - round(self.scroll_y), self.size.width, 1))
        self._tell(self.Moved)

    def _forget(self, other: Callable[[int], bool]) -> None:
        """Drop what was drawn of the rows that are ``other`` now."""
        for name in [name for name in self._strips.keys() if other(name[0])]:  # noqa: SIM118 - no mapping
            self._strips.discard(name)

    def _want_in(self, rows: Sequence[R]) -> None:
        """Follow the row that is looked for to where it is among ``rows``."""
        if not self.rows or rows is self.rows:
            return
        wanted = self.key(self.rows[min(self._wanted, len(self.rows) - 1)])
        if self._wanted >= len(rows) or self.key(rows[self._wanted]) != wanted:
            self._wanted = next((i for i, row in enumerate(rows) if self.key(row) == wanted), self._wanted)

    def show(self, shown: Sequence[int], empty: str = "") -> None:
        """Show these row numbers; the cursor comes back to its row as soon as that is shown again."""
        self._place(shown, empty)
        self.refresh()
        self._tell(self.Moved)

    def _place(self, shown: Sequence[int], empty: str) -> None:
        self.shown, self.empty = self._in_order(shown), empty
        self.virtual_size = Size(0, len(shown) + HEADER)
        try:
            self.cursor = self.shown.index(self._wanted)
        except ValueError:
            after = (place for place, index in enumerate(self.shown) if index > self._wanted)
            self.cursor = next(after, max(0, len(shown) - 1))
        self.call_after_refresh(self._follow)

    @property
    def _in_sight(self) -> range:
        """The places that are drawn."""
        top = round(self.scroll_y)
        return range(top, min(top + self._page, len(self.shown)))

    def reorder(self) -> None:
        """Show the same rows in their new order, the cursor on the same one."""
        self.stay()
        self.show(sorted(self.shown), self.empty)
        self._tell(self.Arranged)

    def redraw(self) -> None:
        """Nothing that was drawn holds."""
        self._strips.clear()
        self.refresh()

    def stay(self) -> None:
        """The row under the cursor is the one that was looked for: filters come and go around it."""
        if self.shown:
            self._wanted = self.shown[self.cursor]

    def go_to(self, key: str) -> bool:
        """Put the cursor on the row named ``key``; False when it is not shown."""
        place = next((p for p, index in enumerate(self.shown) if self.key(self.rows[index]) == key), None)
        if place is None:
            return False
        self._move(place)
        return True

    # drawing

    def render_line(self, y: int) -> Strip:
        """One line of the widget, and its part of the rail."""
        width = self.scrollable_content_region.width - len(THUMB)
        return Strip.join([self._line(y, width), self._rail(y)])

    def _line(self, y: int, width: int) -> Strip:
        """The header, a row, the reason why there is none, or nothing."""
        sizes = self.sizes
        if y == 0:
            text = (BEFORE if self._skip else " ").ljust(GUTTER) + join(self._titles(sizes), self.columns, sizes)
            return self._strip(text, width, self._style("grid--header"))
        place = y - HEADER + round(self.scroll_y)
        if place < len(self.shown):
            return self._row(place, width, sizes)
        text = " " * GUTTER + self.empty if place == 0 else ""
        return self._strip(text, width, self._style("grid--even"))

    def _rail(self, y: int) -> Strip:
        page, total = self._page, len(self.shown)
        sign = AFTER if y == 0 and self._more() else " "
        if 0 < page < total and y >= HEADER:
            size = max(1, page * page // total)
            start = HEADER + round(self.scroll_y) * (page - size) // (total - page)
            sign = THUMB if start <= y < start + size else " "
        return Strip([Segment(sign, self._style("grid--even"))], len(THUMB))

    def _row(self, place: int, width: int, sizes: Sequence[int]) -> Strip:
        index = self.shown[place]
        row = self.rows[index]
        here = place == self.cursor
        signs = ((CURSOR if self.has_focus else AWAY) if here else " ") + (MARK if self.key(row) in self.marks else " ")
        style = self._style("grid--cursor" if here else "grid--odd" if place % 2 else "grid--even")
        name = (index, width, signs, style)
        if (known := self._strips.get(name)) is not None:
            return known
        strip = self._strip(signs + join(self.cells(row), self.columns, sizes), width, style)
        if here and self.column is not None and sizes[self.column]:
            start = GUTTER + layout.start(sizes, self.column)
            left, cell, right = strip.divide([start, start + sizes[self.column], width])
            strip = Strip.join([left, cell.apply_style(self._style("grid--cell")), right])
        self._strips[name] = strip
        return strip

    def _strip(self, text: str, width: int, style: Style) -> Strip:
        return Strip([Segment(fit(text, width), style)], width)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(name)

    # moving

    def _move(self, place: int) -> None:
        if not self.shown:
            return
        self.cursor = min(max(place, 0), len(self.shown) - 1)
        self._wanted = self.shown[self.cursor]
        self._follow()
        self.refresh()
        self._tell(self.Moved)

    def _tell(self, event: type[Event]) -> None:
        """Make and post the message in the grid's own name: one that a parent causes would stop at it."""
        self.call_later(lambda: self.post_message(event(self)))

    def _follow(self) -> None:
        top, page = round(self.scroll_y), self._page
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False)
        elif page and self.cursor >= top + page:
            self.scroll_to(y=self.cursor - page + 1, animate=False)

    @property
    def _page(self) -> int:
        return max(0, self.scrollable_content_region.height - HEADER)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._follow()

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; a click on the cursor's row opens it."""
        place = event.y - HEADER + round(self.scroll_y)
        if event.y < HEADER:
            title = layout.at(self.sizes, event.x - GUTTER)
            if title is not None and len(self.chosen) > 1:
                self._turn(title)
            return
        if place >= len(self.shown):
            return
        if place == self.cursor:
            self.action_open()
        else:
            self._move(place)

    def action_cursor_down(self) -> None:
        """One row down."""
        self._move(self.cursor + 1)

    def action_cursor_up(self) -> None:
        """One row up."""
        self._move(self.cursor - 1)

    def action_page_down(self) -> None:
        """One page down."""
        self._move(self.cursor + self._page)

    def action_page_up(self) -> None:
        """One page up."""
        self._move(self.cursor - self._page)

    def action_first(self) -> None:
        """To the first row."""
        self._move(0)

    def action_last(self) -> None:
        """To the last row."""
        self._move(len(self.shown) - 1)

    def action_open(self) -> None:
        """Open the row."""
        if self.shown:
            self._tell(self.Opened)

    # marking

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Marks only where they are of use, and columns where there are several."""
        if action in ("fold", "unfold"):
            return len(self.chosen) > 1
        return self.markable if action.startswith("mark") else super().check_action(action, parameters)

    def action_mark(self) -> None:
        """Mark or unmark the row, and go down by one."""
        if (row := self.current) is not None:
            self._anchor = self.key(row)
            self._set_marks(self.marks ^ {self._anchor})
            self._move(self.cursor + 1)

    def action_mark_range(self) -> None:
        """Mark every row from the last one marked to the cursor."""
        keys = [self.key(self.rows[index]) for index in self.shown]
        start = keys.index(self._anchor) if self._anchor in keys else self.cursor
        low, high = sorted((start, self.cursor))
        self._set_marks(self.marks | set(keys[low : high + 1]))

    def action_mark_all(self) -> None:
        """Mark every row that is shown, or unmark them all when they are."""
        keys = {self.key(self.rows[index]) for index in self.shown}
        self._set_marks(self.marks - keys if keys <= self.marks else self.marks | keys)

    def unmark(self) -> None:
        """Take every mark off."""
        self._set_marks(set())

    def _set_marks(self, marks: set[str]) -> None:
        self.marks = marks
        self.refresh()
        self._tell(self.Marked)
