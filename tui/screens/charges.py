"""Screen 4: the evaluation of charges: rates by source, perimeter, what is contested, what moves most, what is missing.

Nothing is edited here, documents come by import; a gap can be entered in the register of disagreements.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual import on

from ccam.french import tui_charges as fr
from ccam.model.errors import CcamError, DataRefused
from ccam.usecases.charges.views import KeyState, Missing
from ccam.usecases.workbench.charges import Charges, Row
from tui.actions import bindings
from tui.decisions.charges import dispute
from tui.desk import Desk, one_line
from tui.drawing import charges as drawing
from tui.drawing import charges_pages as pages
from tui.drawing.reading import explained
from tui.screens.form import Form, Spec
from tui.screens.reading import Reading
from tui.screens.tabled import TabledView
from tui.widgets.grid import Grid
from tui.widgets.sheet import Drawing

TABLE, KEY, FROM = "table", "key", "from"


class ChargesView(TabledView[Row]):
    """Seven tables of one state; a speciality can be looked at alone."""

    NAME = "charges"
    HINTS = ("axis", "open", "explain", "dispute", "enlarge", "next_panel")
    BINDINGS = bindings("explain", "dispute")
    LABELS: ClassVar = {TABLE: fr.DIAL_TABLE, KEY: fr.DIAL_KEY, FROM: fr.DIAL_FROM}
    QUESTIONS: ClassVar = {TABLE: fr.CHOOSE_TABLE, KEY: fr.CHOOSE_KEY, FROM: fr.CHOOSE_FROM}
    HEADING = fr.READING

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, drawing.FIXED[drawing.LEVERS], drawing.name_of)
        self._made: Charges | None = None
        self._table, self._key, self._reference = drawing.SOURCES, "", ""

    # what is read

    def renew(self) -> None:
        """What is on show may no longer be true."""
        if self.desk.busy:
            self.later()
        elif not self.working:
            wanted = self._reference
            self.work(
                fr.WORKING,
                lambda bench, tell: partial(self._take, wanted, bench.charges(wanted, tell)),
            )

    def _take(self, wanted: str, made: Charges) -> None:
        self._made = made
        if self._key and made.key(self._key) is None:
            self._key = ""
        self.fill()
        if wanted != self._reference:
            self.renew()

    # what is shown

    @property
    def table(self) -> str:
        """Which table is on show."""
        return self._table

    def fill(self, *, first: bool = False) -> None:
        """Show what the dials ask for."""
        made = self._made
        if made is None:
            return
        self.set_class(made.empty, "-empty")
        title = fr.TABLES[self._table].capitalize() if self._table != drawing.SOURCES else fr.TABLES[self._table]
        self.show(title, drawing.columns(made, self._table), drawing.rows(made, self._table, self._key), first=first)

    def cells(self, row: Row) -> Sequence[str]:
        """A row as texts."""
        return drawing.cells(row, self._made) if self._made else ()

    def heading(self) -> Sequence[str]:
        """What the table rests on."""
        return (fr.READING,) if self._made is None else drawing.heading(self._made, self._table)

    def page(self) -> tuple[str, Drawing]:
        """The row under the cursor in full; what to do where there is nothing."""
        made, row = self._made, self.grid.current
        if made is not None and made.empty:
            return "empty", pages.empty_page
        if made is None or row is None:
            return "", lambda _width: ()
        return f"{self._table} {drawing.name_of(row)}", partial(pages.page, row, made)

    def step_back(self) -> bool:
        """As everywhere; then to every speciality, then to the sources."""
        if super().step_back():
            return True
        if self._key:
            key, self._key = self._key, ""
            self.fill()
            self.grid.go_to(key)
            return True
        if self._table == drawing.SOURCES:
            return False
        self.choose(TABLE, drawing.SOURCES)
        return True

    @on(Grid.Opened)
    def _open(self) -> None:
        if self.grid.current is not None:
            self.reveal(self.sheet)

    def action_explain(self) -> None:
        """Where the rates and the effects of a speciality come from; without one, what everything rests on."""
        made, row = self._made, self.grid.current
        if made is None:
            return
        name = row.key if row is not None and not isinstance(row, Missing) else ""
        key = row if isinstance(row, KeyState) else made.key(name)
        texts = [*made.state.heading, *drawing.heading(made, drawing.SOURCES)]
        title = fr.EXPLAIN_TITLE
        if key is not None:
            texts, title = [*pages.explained(key), *made.state.heading], fr.EXPLAIN_KEY.format(key=key.label)
        self.app.push_screen(Reading(title, partial(explained, texts)))

    # dials

    def standing(self) -> Mapping[str, str]:
        """Where each dial stands, in words."""
        reference = self._reference or (self._made.state.reference if self._made else "")
        return {TABLE: fr.TABLES[self._table], KEY: self._key or fr.EVERY_KEY, FROM: reference}

    def values(self, name: str) -> Mapping[str, str]:
        """The values of a dial, by their words."""
        if name == TABLE:
            return {words: table for table, words in fr.TABLES.items()}
        if self._made is None:
            return {}
        if name == KEY:
            return {fr.EVERY_KEY: "", **{key.key: key.key for key in self._made.state.keys}}
        return {origin: origin for origin in self._made.references}

    def choose(self, name: str, value: str) -> None:
        """Put a dial on a value; another reference is counted by a worker."""
        if name == FROM:
            self._reference = value
            self.draw()
            self.renew()
            return
        if name == TABLE:
            self._table = value
        else:
            self._key = value
        self.fill(first=True)

    # the register

    def action_decide(self, name: str) -> None:
        """Enter the gap under the cursor in the register."""
        row, made = self.grid.current, self._made
        if name != "dispute" or made is None:
            return

        def build() -> Spec:
            if row is None:
                raise DataRefused(fr.NOTHING_TO_DISPUTE)
            return self.desk.read(lambda bench: dispute(bench, made, row))

        try:
            self.app.push_screen(Form(build, self.desk))
        except CcamError as error:
            self.desk.say(one_line(error))
