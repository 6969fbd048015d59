"""A sheet: drawn lines that scroll, some of which belong to a stop that the cursor can be on."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.actions import MOVES, bindings
from tui.drawing.lines import Line
from tui.widgets.grid import AWAY, CURSOR

Drawing = Callable[[int], Sequence[Line]]
"""From a width in cells to lines. The first cell of a line is left to the cursor's sign."""


class Sheet(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows a drawing, redrawn for each width. Without stops, the keys scroll."""

    BINDINGS = bindings(*MOVES, "open", "copy")
    COMPONENT_CLASSES: ClassVar[set[str]] = {"sheet--cursor"}

    class Opened(Message):
        """``enter``, or a click on the stop under the cursor."""

        def __init__(self, sheet: "Sheet") -> None:
            super().__init__()
            self.sheet = sheet

        @property
        def control(self) -> "Sheet":
            """The sheet, for ``@on`` selectors."""
            return self.sheet

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.stop: int | None = None
        self._drawing: Drawing = lambda _width: ()
        self._lines: Sequence[Line] = ()

    @property
    def text(self) -> str:
        """All its lines, as they are drawn."""
        return "\n".join(line.text.plain.rstrip() for line in self._lines)

    @property
    def line_count(self) -> int:
        """How many lines it has."""
        return len(self._lines)

    def show(self, drawing: Drawing, *, stop: int | None = None, keep: bool = False) -> None:
        """Show ``drawing`` from its top with the cursor on ``stop``; with ``keep``, where it was."""
        self._drawing = drawing
        if not keep:
            self.stop = stop
            self.scroll_to(y=0, animate=False)
        self._draw()

    def _draw(self) -> None:
        self._lines = self._drawing(self.scrollable_content_region.width or self.size.width)
        stops = self._stops
        if self.stop not in stops:
            self.stop = stops[0] if stops else None
        self.virtual_size = Size(0, len(self._lines))
        self.refresh()

    @property
    def _stops(self) -> list[int]:
        return sorted({line.stop for line in self._lines if line.stop is not None})

    def on_focus(self) -> None:
        """What is under the cursor comes in sight: its first line, for what is above it is of use too."""
        self._reveal(whole=False)

    def on_resize(self) -> None:
        """Draw again for the new width; what was out of sight may have been opened for the line under the cursor."""
        self._draw()
        if self.has_focus:
            self.call_after_refresh(self._reveal, whole=False)

    def render_line(self, y: int) -> Strip:
        """One line; those of the stop under the cursor are set off, the first one by its sign too."""
        width, base = self.scrollable_content_region.width, self.rich_style
        number = y + round(self.scroll_y)
        if number >= len(self._lines):
            return Strip.blank(width, base)
        line = self._lines[number]
        text = line.text
        here = line.stop is not None and line.stop == self.stop
        if here:
            base = self.get_component_rich_style("sheet--cursor")
            if number == 0 or self._lines[number - 1].stop != line.stop:
                text = text.copy()
                text.plain = (CURSOR if self.has_focus else AWAY) + text.plain[1:]
        strip = Strip(text.render(self.app.console))
        if here and line.reach:
            parts = [strip.crop(0, line.reach).apply_style(base), strip.crop(line.reach).apply_style(self.rich_style)]
            return Strip.join(parts).adjust_cell_length(width, self.rich_style)
        return strip.apply_style(base).adjust_cell_length(width, base)

    def _go(self, step: int) -> None:
        stops = self._stops
        if self.stop is None:
            self.scroll_to(y=self.scroll_y + step, animate=False)
            return
        place = stops.index(self.stop) + step
        if not 0 <= place < len(stops):
            self.scroll_to(y=self.scroll_y + step, animate=False)
            return
        self.stop = stops[place]
        self._reveal()

    def _reveal(self, *, whole: bool = True) -> None:
        if self.stop is None:
            return
        numbers = [n for n, line in enumerate(self._lines) if line.stop == self.stop]
        numbers = numbers if whole else numbers[:1]
        top, page = round(self.scroll_y), self.scrollable_content_region.height
        if numbers and numbers[0] < top:
            self.scroll_to(y=numbers[0], animate=False)
        elif numbers and numbers[-1] >= top + page:
            self.scroll_to(y=min(numbers[0], numbers[-1] - page + 1), animate=False)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor to that stop; a second one opens it."""
        number = event.y + round(self.scroll_y)
        stop = self._lines[number].stop if number < len(self._lines) else None
        if stop is None:
            return
        if stop == self.stop:
            self.action_open()
        else:
            self.stop = stop
            self.refresh()

    def action_cursor_down(self) -> None:
        """To the next stop, or one line down."""
        self._go(1)

    def action_cursor_up(self) -> None:
        """To the previous stop, or one line up."""
        self._go(-1)

    def action_page_down(self) -> None:
        """One page down."""
        self.scroll_to(y=self.scroll_y + self.scrollable_content_region.height, animate=False)

    def action_page_up(self) -> None:
        """One page up."""
        self.scroll_to(y=self.scroll_y - self.scrollable_content_region.height, animate=False)

    def action_first(self) -> None:
        """To the top."""
        stops = self._stops
        self.stop = stops[0] if stops else None
        self.scroll_to(y=0, animate=False)
        self.refresh()

    def action_last(self) -> None:
        """To the bottom."""
        stops = self._stops
        self.stop = stops[-1] if stops else None
        self.scroll_to(y=len(self._lines), animate=False)
        self.refresh()

    def action_open(self) -> None:
        """Open what the cursor is on."""
        self.post_message(self.Opened(self))
