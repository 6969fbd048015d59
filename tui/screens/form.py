"""The one form: fields, a small table where one is needed, errors under what they are about.

A form is described by a :class:`Spec`, which is built again on what others wrote when a decision is refused because of
it; what was typed stays.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Grid as Cells
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from ccam.french import tui_decide as fr
from ccam.model.errors import CcamError
from ccam.model.text import safe
from ccam.usecases.typed import BadText, Reader, words
from tui.drawing.lines import held
from tui.screens.dialogue import Edit, refusal_words
from tui.screens.remembering import Remembering

if TYPE_CHECKING:
    from tui.desk import Desk


@dataclass(frozen=True, slots=True)
class Field:
    """One line to fill. ``read`` turns the text into a value or raises :class:`BadText`; ``hints`` are read below."""

    id: str
    label: str
    value: str = ""
    placeholder: str = ""
    hints: tuple[str, ...] = ()
    read: Reader = words


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, ``width`` cells wide (0: what is left). A ``fixed`` one is read, not typed."""

    title: str
    width: int
    read: Reader = words
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows to fill. With ``spare``, one empty row follows the others; rows left empty do not count."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    spare: bool = True
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, read: values by field, and the rows that are not empty."""

    values: Mapping[str, Any]
    rows: Sequence[tuple[Any, ...]]

    def __getitem__(self, id_: str) -> Any:
        """The value of a field."""
        return self.values[id_]


@dataclass(frozen=True, slots=True)
class Spec:
    """A form. ``submit`` makes the decision out of what was typed, or raises :class:`BadText`; ``key`` names the form,
    for the text of one that was given up to come back.
    """

    key: str
    title: str
    submit: Callable[[Typed], Edit]
    intro: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    table: Table | None = None
    before: int = 0
    """How many fields come before the table."""
    ids: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Name what is to be filled."""
        object.__setattr__(self, "ids", tuple(each.id for each in self.fields))


Build = Callable[[], Spec]
"""Describes the form on what the desk shows now; may refuse with a :class:`CcamError`."""


class Form(Remembering):
    """Shows a :class:`Spec`. ``enter`` goes to the next field, and decides from the last one; ``after`` comes then."""

    def __init__(self, build: Build, desk: "Desk", after: Callable[[], None] | None = None) -> None:
        self._build, self._after = build, after
        self._spec = build()
        super().__init__(self._spec.key, desk)

    def compose(self) -> ComposeResult:
        """Title, what is decided about, fields and table, what is refused, how to go on."""
        spec = self._spec
        with Vertical(id="form"):
            yield Static(safe(spec.title), classes="title", markup=False)
            yield Static(id="refusal", markup=False)
            yield Static(held(safe("\n".join(spec.intro))), id="intro", markup=False)
            for each in spec.fields[: spec.before]:
                yield from self._field(each)
            if spec.table is not None:
                yield from self._table(spec.table)
            for each in spec.fields[spec.before :]:
                yield from self._field(each)
            yield Static(fr.FORM_HELP, classes="dim", markup=False)

    def _field(self, each: Field) -> ComposeResult:
        with Horizontal(classes="field"):
            yield Static(each.label, classes="field-label", markup=False)
            yield Input(each.value, id=f"field-{each.id}", placeholder=each.placeholder, select_on_focus=False)
        yield Static(id=f"error-{each.id}", classes="error", markup=False)
        if each.hints:
            yield Static(held(safe("\n".join(each.hints))), classes="hint", markup=False)

    def _table(self, table: Table) -> ComposeResult:
        if table.hint:
            yield Static(held(safe(table.hint)), classes="hint-table", markup=False)
        with Cells(id="table"):
            for column in table.columns:
                yield Static(column.title, classes="head", markup=False)
            rows = [*table.rows, *([("",) * len(table.columns)] if table.spare else [])]
            for row in rows:
                yield from self._row(table, row)
        yield Static(id="error-table", classes="error", markup=False)

    def _row(self, table: Table, row: Sequence[str]) -> "list[Static | Input]":
        return [
            Static(safe(text), classes="fixed", markup=False)
            if column.fixed
            else Input(text, classes="cell", placeholder=fr.EMPTY_CELL, select_on_focus=False)
            for column, text in zip(table.columns, row, strict=True)
        ]

    def on_mount(self) -> None:
        """Lay the table out; take up the text of a form that was given up."""
        table = self._spec.table
        if table is not None:
            cells = self.query_one("#table", Cells)
            cells.styles.grid_size_columns = len(table.columns)
            cells.styles.grid_columns = " ".join(
                str(column.width) if column.width else "1fr" for column in table.columns
            )
        for error in self.query(".error"):
            error.display = False
        self.tell("")
        self.query_one("#intro").display = bool(self._spec.intro)
        self.begin()

    async def take_up(self) -> None:
        """What was given up in this very session comes back at once; what a lost terminal held is offered."""
        kept = self._desk.kept.pop(self._key, None)
        if kept is None:
            await super().take_up()
        elif await self.put(kept):
            self.tell(fr.TAKEN_UP)

    async def make_room(self, count: int) -> None:
        """Add rows to the table."""
        await self._grow(count - len(self._inputs))

    # the table

    @property
    def _cells(self) -> list[Input]:
        return list(self.query(Input).filter(".cell"))

    async def _grow(self, cells: int) -> None:
        """Add empty rows for at least so many cells."""
        table = self._spec.table
        if table is None or not table.spare or cells <= 0:
            return
        typed = sum(not column.fixed for column in table.columns)
        for _ in range(-(-cells // typed)):
            await self.query_one("#table", Cells).mount_all(self._row(table, ("",) * len(table.columns)))

    @on(Input.Changed, ".cell")
    async def _filled(self, event: Input.Changed) -> None:
        """Typing in the last row makes another one."""
        cells, table = self._cells, self._spec.table
        if table is not None and table.spare and event.value:
            typed = sum(not column.fixed for column in table.columns)
            if event.input in cells[-typed:]:
                await self._grow(1)

    def _rows(self, table: Table) -> list[tuple[Any, ...]]:
        """The rows that hold something, read; raises :class:`BadText` saying which."""
        texts = iter(each.value for each in self._cells)
        typed = sum(not column.fixed for column in table.columns)
        count = len(self._cells) // typed if typed else 0
        found = []
        for number in range(count):
            given = table.rows[number] if number < len(table.rows) else ("",) * len(table.columns)
            row = [text if column.fixed else next(texts) for column, text in zip(table.columns, given, strict=True)]
            if any(text.strip() for column, text in zip(table.columns, row, strict=True) if not column.fixed):
                found.append(
                    tuple(self._cell(number, column, text) for column, text in zip(table.columns, row, strict=True))
                )
        return found

    def _cell(self, number: int, column: Column, text: str) -> Any:
        try:
            return column.read(text.strip())
        except BadText as error:
            raise BadText(fr.BAD_CELL.format(row=number + 1, column=column.title, why=error)) from None

    # deciding

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        """To the next field; from the last one, decide. An empty row of the table leads out of it."""
        inputs = self._inputs
        place = inputs.index(event.input)
        following = inputs[place + 1 :]
        if event.input in self._cells and not event.value.strip() and self._empty_row(event.input):
            following = [each for each in following if each not in self._cells]
        if following:
            following[0].focus()
        else:
            self.decide()

    def _empty_row(self, cell: Input) -> bool:
        table = self._spec.table
        typed = sum(not column.fixed for column in table.columns) if table else 1
        cells = self._cells
        start = cells.index(cell) // typed * typed
        return not any(each.value.strip() for each in cells[start : start + typed])

    def decide(self) -> None:
        """Read everything; what cannot be read is said where it is, else the decision is made."""
        faults = {each.id: "" for each in self._spec.fields}
        values: dict[str, Any] = {}
        for each in self._spec.fields:
            try:
                values[each.id] = each.read(self.query_one(f"#field-{each.id}", Input).value.strip())
            except BadText as error:
                faults[each.id] = str(error)
        rows: list[tuple[Any, ...]] = []
        if self._spec.table is not None:
            faults["table"] = ""
            try:
                rows = self._rows(self._spec.table)
            except BadText as error:
                faults["table"] = str(error)
        self._mark(faults)
        if not any(faults.values()):
            self._submit(Typed(values, rows))

    def _submit(self, typed: Typed) -> None:
        try:
            edit = self._spec.submit(typed)
        except BadText as error:
            self._mark({error.where: str(error)} if error.where else {})
            if not error.where:
                self.tell(str(error))
                self.app.bell()
        except CcamError as error:
            self.tell(refusal_words(error))
            self.app.bell()
        else:
            self.write(edit)

    def _mark(self, faults: Mapping[str, str]) -> None:
        """Say each fault under what it is about, and go to the first one."""
        for id_, text in faults.items():
            error = self.query_one(f"#error-{id_}", Static)
            error.display = bool(text)
            error.update(safe(text))
        first = next((id_ for id_, text in faults.items() if text), None)
        if first is not None:
            self.tell("")
            target = self._cells[0] if first == "table" else self.query_one(f"#field-{first}", Input)
            target.focus()
            self.app.bell()

    def done(self) -> None:
        """It is written."""
        super().done()
        if self._after is not None:
            self._after()

    def refused(self, error: CcamError, theirs: Sequence[str] = ()) -> None:
        """Describe the form anew on what is there now, under what is typed."""
        try:
            spec = self._build()
        except CcamError:
            spec = self._spec
        if theirs and spec.ids == self._spec.ids:
            self._spec = spec
            self.query_one("#intro", Static).update(held(safe("\n".join(spec.intro))))
        super().refused(error, theirs)

    def action_back(self) -> None:
        """Give up: nothing is written, and what was typed comes back if the form is opened again."""
        if self._texts() != self._first:
            self._desk.kept[self._key] = self._texts()
        super().action_back()
