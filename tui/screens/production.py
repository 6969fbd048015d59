"""Making files: which formats, where to, then a bar that ``escape`` stops. Nothing is written before all are made."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from ccam.french import tui_seals as fr
from ccam.model.errors import CcamError
from ccam.model.text import safe
from ccam.usecases.delivery import in_one
from ccam.usecases.typed import BadText, Reader
from ccam.usecases.workbench.files import Files, Tell
from tui.actions import bindings
from tui.desk import Desk
from tui.drawing.lines import held
from tui.handing import hand_over
from tui.screens.dialogue import refusal_words
from tui.screens.progress import follow
from tui.widgets.columns import Column
from tui.widgets.grid import Grid

if TYPE_CHECKING:
    from ccam.usecases.workbench.workbench import Workbench

Format = tuple[str, str]
"""A format: its name, and what it is."""
COLUMNS = (Column(fr.COLUMN_FORMAT, 16), Column(fr.COLUMN_MEANT, 20, flexible=True))
KEPT_FOLDER = "dossier de destination"
"""Under which the desk keeps the last folder."""


@dataclass(frozen=True, slots=True)
class Detail:
    """What one format alone needs to know, asked for once it is chosen."""

    id: str
    label: str
    placeholder: str
    format: str
    read: Reader


@dataclass(frozen=True, slots=True)
class Making:
    """What is to be made: ``work`` makes the files of some formats out of the ``details`` that they need; ``usual`` are
    marked from the start.
    """

    title: str
    intro: str
    formats: tuple[Format, ...]
    usual: tuple[str, ...]
    work: "Callable[[Workbench, Sequence[str], Tell, Mapping[str, Any]], Files]"
    details: tuple[Detail, ...] = ()


class Production(ModalScreen[None]):
    """Asks, makes, hands over. Refusals are told in the dialogue, which keeps what was chosen."""

    BINDINGS = bindings("back")

    def __init__(self, making: Making, desk: Desk) -> None:
        super().__init__()
        self._making, self._desk = making, desk
        self._ready: Files | None = None
        self._grid: Grid[Format] = Grid(COLUMNS, lambda row: row, lambda row: row[0], id="formats", markable=True)

    def compose(self) -> ComposeResult:
        """What is made, formats, destination, progress or refusal, keys."""
        with Vertical(id="production"):
            yield Static(safe(self._making.title), classes="title", markup=False)
            yield Static(held(safe(self._making.intro)), id="intro", markup=False)
            yield self._grid
            with Horizontal(classes="field", id="destination"):
                yield Static(fr.DESTINATION, classes="field-label", markup=False)
                kept = self._desk.kept.get(KEPT_FOLDER, (str(Path.cwd()),))
                yield Input(kept[0], id="folder", select_on_focus=False)
            for each in self._making.details:
                with Horizontal(classes="field", id=f"row-{each.id}"):
                    yield Static(each.label, classes="field-label", markup=False)
                    yield Input(id=each.id, placeholder=each.placeholder, select_on_focus=False)
            yield Static(fr.TO_BROWSER, id="to-browser", classes="dim", markup=False)
            yield Static(id="refusal", markup=False)
            yield Static(fr.MADE_HELP, classes="dim", markup=False)

    def on_mount(self) -> None:
        """The usual formats are marked."""
        self.query_one("#destination").display = not self.app.is_web
        self.query_one("#to-browser").display = self.app.is_web
        self._tell("")
        self._grid.load(self._making.formats)
        self._grid.marks = set(self._making.usual)
        self._grid.focus()

    @property
    def _names(self) -> list[str]:
        """The formats marked, else the one under the cursor."""
        return [name for name, _ in self._grid.marked] or [row[0] for row in (self._grid.current,) if row]

    @on(Grid.Marked, "#formats")
    @on(Grid.Moved, "#formats")
    def _ask_details(self) -> None:
        for each in self._making.details:
            self.query_one(f"#row-{each.id}").display = each.format in self._names

    def _given(self) -> dict[str, Any]:
        """What the chosen formats need to know; raises :class:`BadText`."""
        asked = [each for each in self._making.details if each.format in self._names]
        return {each.id: each.read(self.query_one(f"#{each.id}", Input).value.strip()) for each in asked}

    def _tell(self, words: str) -> None:
        line = self.query_one("#refusal", Static)
        line.display = bool(words)
        line.update(safe(words))

    @on(Grid.Opened, "#formats")
    @on(Input.Submitted)
    def _start(self, event: Message) -> None:
        event.stop()
        if self._ready is not None:
            self._hand_over(self._ready)
            return
        names = self._names
        try:
            given = self._given()
        except BadText as error:
            self._tell(str(error))
            self.app.bell()
            return
        self._tell("")

        def work(tell: Tell) -> Files:
            return self._making.work(self._desk.workbench, names, tell, given)

        follow(self.app, self._making.title, work, self._made, self._refused, lambda: self._tell(fr.STOPPED))

    def _made(self, files: Files) -> None:
        """A browser lets a page fetch a file only just after a key: there, one more is asked for."""
        if not self.app.is_web:
            self._hand_over(files)
            return
        self._ready = files
        self.query_one("#to-browser", Static).update(fr.READY.format(name=in_one(files)[0]))
        self._grid.focus()

    def _hand_over(self, files: Files) -> None:
        folder = self.query_one("#folder", Input).value.strip() or "."
        try:
            said = hand_over(self.app, files, Path(folder).expanduser())
        except CcamError as error:
            self._refused(error)
        else:
            self._desk.kept[KEPT_FOLDER] = (folder,)
            self._desk.say(said)
            self.dismiss(None)

    def _refused(self, error: CcamError) -> None:
        self._tell(refusal_words(error))
        self.app.bell()

    def action_back(self) -> None:
        """Give up."""
        self.dismiss(None)
