"""What the screens of several tables share: dials, what a table rests on, the table, the page of a row, long work."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static

from ccam.french import tui as fr
from ccam.french import tui_tables as words
from ccam.model.errors import CcamError, DataRefused
from ccam.model.text import folded, safe
from tui.actions import bindings
from tui.desk import Desk, one_line
from tui.drawing.lines import wrapped
from tui.messages import Open
from tui.screens.impact_choice import Choice
from tui.screens.view import View
from tui.widgets.columns import Column
from tui.widgets.dial import Dial, Dials, turned
from tui.widgets.grid import Grid
from tui.widgets.listing import Listing
from tui.widgets.sheet import Drawing, Sheet

if TYPE_CHECKING:
    from ccam.usecases.workbench.workbench import Workbench

R = TypeVar("R")
Tell = Callable[[str], None]
AGAIN = 0.2
"""Seconds after which the screen asks again, where a worker was busy."""
BRIEF = 3
"""Lines above the table where there is little room: whole sentences only, the first one always."""
OVER_ROWS = 2
"""Lines over the rows of a list; a short one leaves its room to the page."""


class TabledView(View, Generic[R]):
    """With the class ``-empty``, the page takes the room of the table: it says what to do."""

    LABELS: ClassVar[Mapping[str, str]]
    QUESTIONS: ClassVar[Mapping[str, str]]
    HEADING: ClassVar[str] = fr.NOT_LOADED
    BINDINGS = bindings("axis", "enlarge")

    class Telling(Message):
        """A worker says where it is."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, desk: Desk, columns: Sequence[Column], key: Callable[[R], str]) -> None:
        super().__init__(desk)
        self._stop: Event | None = None
        self._page_of: str | None = None
        self.grid: Grid[R] = Grid(columns, self.cells, key, id=f"{self.NAME}-rows", markable=True)
        self.list = Listing("", self.grid, self._find)
        self.sheet = Sheet(id=f"{self.NAME}-page")
        self.sheet.add_class("page")

    def compose(self) -> ComposeResult:
        """From what is shown to the page of one row."""
        yield Dials(self.LABELS)
        yield Static(self.HEADING, classes="heading", markup=False)
        yield self.list
        yield self.sheet

    @property
    def help_name(self) -> str:
        """What the help calls the table on show."""
        return f"{self.NAME}-{self.table}"

    # what each screen says of itself

    @property
    def table(self) -> str:
        """Which table is on show."""
        raise NotImplementedError

    def cells(self, row: R) -> Sequence[str]:
        """A row as texts."""
        raise NotImplementedError

    def standing(self) -> Mapping[str, str]:
        """Where each dial stands, in words."""
        raise NotImplementedError

    def values(self, name: str) -> Mapping[str, str]:
        """The values of a dial, by their words."""
        raise NotImplementedError

    def choose(self, name: str, value: str) -> None:
        """Put a dial on a value."""
        raise NotImplementedError

    def heading(self) -> Sequence[str]:
        """What the table rests on."""
        raise NotImplementedError

    def page(self) -> tuple[str, Drawing]:
        """The page of the row under the cursor, and what names it: it is drawn again when that changes."""
        raise NotImplementedError

    # work

    @property
    def working(self) -> bool:
        """Whether this screen waits for a worker."""
        return self._stop is not None

    def work(self, text: str, call: "Callable[[Workbench, Tell], Callable[[], None]]") -> None:
        """Have ``call`` made in a worker, then show what it hands back; ``escape`` gives it up between two steps. The
        words go above the table: the last line keeps what was just decided.
        """
        stop = self._stop = Event()
        self.query_one(".heading", Static).update(text)

        def tell(step: str) -> None:
            if stop.is_set():
                raise DataRefused(words.GIVEN_UP)
            self.post_message(self.Telling(step))

        def find(workbench: "Workbench") -> Callable[[], None]:
            try:
                show = call(workbench, tell)
            except CcamError as error:
                show = partial(self.failed, error)
            return partial(self._end, show)

        self.app.post_message(Open("", find, waits=True))

    def _end(self, show: Callable[[], None]) -> None:
        self._stop = None
        show()

    def failed(self, error: CcamError) -> None:
        """Nothing was found, and why."""
        self.desk.say(one_line(error))
        self.fill()

    def later(self) -> None:
        """Ask again once the worker is free."""
        self.set_timer(AGAIN, self.renew)

    @on(Telling)
    def _tell(self, event: Telling) -> None:
        event.stop()
        if self.working:
            self.query_one(".heading", Static).update(safe(event.text))

    # showing

    def show(self, title: str, columns: Sequence[Column], rows: Sequence[R], *, first: bool = False) -> None:
        """Show a table; with ``first``, from its beginning and without filter."""
        if [column.title for column in self.grid.columns] != [column.title for column in columns]:
            self._lay(columns)
        self.grid.columns = tuple(columns)
        self.list.title = title
        if first:
            self.list.widen()
        self.list.load(rows)
        self.list.styles.max_height = max(len(rows), 1) + OVER_ROWS
        if first:
            self.grid.action_first()
        self._page_of = None
        self.draw()
        self._follow()

    def _lay(self, columns: Sequence[Column]) -> None:
        """Another table: no order, no mark, no choice of columns of the one before holds."""
        self.grid.rows, self.grid.shown, self.grid.order = (), (), None
        self.grid.columns = tuple(columns)
        self.grid.choose(column.title for column in columns if not column.optional)
        self.grid.unmark()

    def fill(self) -> None:
        """Show what the dials ask for."""
        raise NotImplementedError

    def draw(self) -> None:
        """The dials, and what the table rests on."""
        self.query_one(Dials).say(self.standing())
        if self.working:
            return
        texts = self.heading()
        width = max(20, self.size.width - 2)
        room = None if self.screen.has_class("-high") else BRIEF
        lines: list[str] = []
        for text in texts:
            more = wrapped(text, width)
            if room is not None and lines and len(lines) + len(more) > room:
                break
            lines += more
        self.query_one(".heading", Static).update("\n".join(lines))

    def on_resize(self) -> None:
        """Wrap again."""
        self.draw()

    @on(Grid.Moved)
    def _follow(self) -> None:
        name, drawing = self.page()
        if name != self._page_of:
            self._page_of = name
            self.sheet.show(drawing)

    def _find(self, text: str) -> Sequence[int]:
        sought = folded(text).split()
        rows = enumerate(folded(" ".join(self.cells(row))) for row in self.grid.rows)
        return [index for index, row in rows if all(word in row for word in sought)]

    # going about

    def enter(self) -> None:
        """The table, or the page that has all the room."""
        alone = self.has_class("-detail") or self.has_class("-empty")
        (self.sheet if alone else self.grid).focus()

    def step_back(self) -> bool:
        """Give up what is being computed; from a dial or the page to the table; without filter."""
        if self._stop is not None:
            self._stop.set()
            return True
        elsewhere = isinstance(self.app.focused, Dial | Sheet) and not self.has_class("-empty")
        if self.has_class("-detail") or elsewhere:
            self.remove_class("-detail")
            self.enter()
            return True
        return self.list.widen()

    def action_axis(self) -> None:
        """The next table: the first dial turns."""
        self._turn(next(iter(self.LABELS)), 1)

    def action_enlarge(self) -> None:
        """The page alone, or with the table."""
        self.toggle_class("-detail")
        self.enter()

    # dials

    def _turn(self, name: str, step: int) -> None:
        values = self.values(name)
        picked = turned(tuple(values), self.standing()[name], step)
        if picked in values:
            self.choose(name, values[picked])

    @on(Dial.Turned)
    def _turned(self, event: Dial.Turned) -> None:
        event.stop()
        self._turn(event.name, event.step)

    @on(Dial.Opened)
    def _pick(self, event: Dial.Opened) -> None:
        event.stop()
        name, values = event.name, self.values(event.name)

        def picked(text: str | None) -> None:
            if text is not None:
                self.choose(name, values[text])

        if values:
            self.app.push_screen(Choice(self.QUESTIONS[name], tuple(values), self.standing()[name]), picked)
