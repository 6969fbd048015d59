"""A list: one line that says ``n / N``, the filter in words and why nothing is left, over a grid."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from ccam.french import tui as fr
from ccam.french import tui_settings as own
from ccam.french.numbers import integer
from ccam.model.errors import CcamError
from ccam.model.text import safe
from tui.actions import bindings
from tui.desk import one_line
from tui.messages import Say
from tui.widgets.grid import Grid

R = TypeVar("R")

Find = Callable[[str], Sequence[int]]
"""From the text of a filter to row numbers; may refuse with a :class:`CcamError`."""


class FilterInput(Input):
    """Where a filter is typed: ``enter`` keeps it, ``escape`` gives it up."""

    BINDINGS = bindings("back")

    class GivenUp(Message):
        """``escape`` was pressed."""

    def action_back(self) -> None:
        """Give the filter up."""
        self.post_message(self.GivenUp())


class Listing(Vertical, Generic[R]):
    """Rows with a filter. ``summary`` says in words what the marked rows add up to; ``aside`` is what
    the line says when nothing narrows the list.
    """

    BINDINGS = bindings("filter")

    def __init__(
        self,
        title: str,
        grid: Grid[R],
        find: Find,
        *,
        summary: Callable[[Sequence[R]], str] | None = None,
        aside: str = "",
    ) -> None:
        super().__init__(id=f"list-{grid.id}", classes="listing")
        self.title, self.grid = title, grid
        self._find, self._summary, self._aside = find, summary, aside
        self._text = ""
        self._words = ""
        self._test: Callable[[R], bool] | None = None
        self._refusal = ""
        self._loaded = False

    def compose(self) -> ComposeResult:
        """The line, then the grid."""
        with Horizontal(classes="listing-bar"):
            yield Static(classes="listing-title", markup=False)
            yield FilterInput(placeholder=fr.FILTER_PLACEHOLDER, select_on_focus=False)
            yield Static(classes="listing-words", markup=False)
        yield self.grid

    def on_mount(self) -> None:
        """The filter is out of sight until ``/``."""
        self._input.display = False
        self.grid.empty = fr.NOT_LOADED
        self._say()

    @property
    def _input(self) -> FilterInput:
        return self.query_one(FilterInput)

    @property
    def filtered(self) -> bool:
        """Whether something narrows the list."""
        return bool(self._text) or self._test is not None

    def load(self, rows: Sequence[R]) -> None:
        """Take new rows; filter, cursor and marks stay."""
        self._loaded = True
        self.grid.load(rows, *self._select(rows))
        self._say()

    def renew(self, rows: Sequence[R]) -> None:
        """Take the same list after an edit: rows that still hold are the same objects."""
        if not self._loaded:
            self.load(rows)
            return
        self.grid.renew(rows, *self._select(rows))
        self._say()

    def narrow(self, words: str, test: Callable[[R], bool] | None) -> None:
        """Keep only the rows that pass ``test``, on top of the filter; ``words`` say which they are."""
        self._words, self._test = words, test
        self._apply()

    def widen(self) -> bool:
        """One step back: drop the filter, then the narrowing; False when there was neither."""
        if self._text:
            self._input.value = ""
            self._text = ""
        elif self._test is not None:
            self._words, self._test = "", None
        else:
            return False
        self._input.display = False
        self._apply()
        return True

    def _apply(self) -> None:
        self.grid.show(*self._select(self.grid.rows))
        self._say()

    def _select(self, rows: Sequence[R]) -> tuple[Sequence[int], str]:
        shown: Sequence[int] = range(len(rows))
        refusal = ""
        if self._text:
            try:
                shown = self._find(self._text)
            except CcamError as error:
                refusal = one_line(error)
        if refusal != self._refusal:
            self._refusal = refusal
            self.post_message(Say(refusal))
        if self._test is not None:
            shown = [index for index in shown if self._test(rows[index])]
        return shown, self._why()

    def _why(self) -> str:
        if self.filtered:
            return fr.NOTHING_FOUND.format(words=self._filter_words())
        return fr.NOTHING_HERE if self._loaded else fr.NOT_LOADED

    def _filter_words(self) -> str:
        words = [self._words] if self._words else []
        return " · ".join(words + ([fr.FILTER_WORDS.format(text=self._text)] if self._text else []))

    def _say(self) -> None:
        shown, total = integer(len(self.grid.shown)), integer(len(self.grid.rows))
        self._put(".listing-title", f"{self.title}  {shown} / {total}")
        words = self._words if self._input.display else self._filter_words()
        words = " · ".join(filter(None, (words, self.order_words())))
        if (marked := self.grid.marked) and self._summary:
            words = self._summary(marked)
        self._put(".listing-words", safe(words or self._aside))

    def _put(self, selector: str, text: str) -> None:
        """Another text may take another room; the same one costs nothing."""
        widget = self.query_one(selector, Static)
        if text != widget.content:
            widget.update(text)

    def order_words(self) -> str:
        """In what order the rows are, "" for that in which they came."""
        order = self.grid.order
        if order is None:
            return ""
        way = own.DESCENDING if order.falling else own.ASCENDING
        return own.SORTED_BY.format(column=self.grid.columns[order.place].title, way=way)

    def action_filter(self) -> None:
        """Type a filter; the list follows at every key."""
        self._input.display = True
        self.screen.set_focus(self._input)  # at once: the next key belongs to the filter
        self._say()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._text = event.value.strip()
        self._apply()

    @on(Input.Submitted)
    def _kept(self, event: Input.Submitted) -> None:
        event.stop()
        self.grid.stay()
        self._leave()

    @on(FilterInput.GivenUp)
    def _given_up(self, event: FilterInput.GivenUp) -> None:
        event.stop()
        self._input.value = self._text = ""
        self._leave()
        self._apply()

    def _leave(self) -> None:
        self._input.display = False
        self.grid.focus()
        self._say()

    @on(Grid.Marked)
    def _marked(self, _event: Grid.Marked) -> None:
        self._say()

    @on(Grid.Arranged)
    def _arranged(self, _event: Grid.Arranged) -> None:
        self._say()
