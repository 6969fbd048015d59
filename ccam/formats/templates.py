"""The sheets that people fill (``ccam modele``), declared once: the writer of the templates and the reader of what
comes back share everything here.

A sheet holds, from top to bottom: cells that name the document (``Intitulé``, ``Source``, ``Date``), each label with
its value on its right; one row of titles; one row a thing. Columns are found by their title, in any order; what stands
in parentheses after a title is its unit, for people only.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from ccam.formats.header import FIRST_ROWS, Header
from ccam.formats.templates_cells import Day, Kind, Number, Text, Value, WrongCellError, slug
from ccam.formats.templates_rules import OneSpelling, Rule

MARK = "exemple"
"""Title of the column that marks the example rows of a template, and the word that marks them."""
LONGEST_TITLE = 80
ENOUGH = 4
"""Known titles that make a row of titles, so that a missing one can be named."""


@dataclass(frozen=True)
class Column:
    """One column, or one cell above the table. ``examples`` are what its cells hold on the example rows."""

    title: str
    kind: Kind
    examples: tuple[str, ...] = ()
    required: bool = False

    @cached_property
    def field(self) -> str:
        """Its name for machines: French, without accents, as the base keeps it."""
        return slug(self.title)

    @property
    def heading(self) -> str:
        """The title as a sheet shows it, with its unit."""
        unit = self.kind.unit if isinstance(self.kind, Number) else ""
        return f"{self.title} ({unit})" if unit else self.title


@dataclass(frozen=True)
class Table:
    """One table, on a sheet of its own named ``title``. ``marked``: its examples stand on the sheet itself."""

    title: str
    columns: tuple[Column, ...]
    rules: tuple[Rule, ...] = ()
    marked: bool = True

    @cached_property
    def name(self) -> str:
        """Its name for machines."""
        return slug(self.title)

    @cached_property
    def by_field(self) -> Mapping[str, Column]:
        """The columns by name."""
        return {column.field: column for column in self.columns}

    @cached_property
    def required(self) -> tuple[str, ...]:
        """Columns that a file must have, and fill on every row."""
        return tuple(column.field for column in self.columns if column.required)

    @cached_property
    def header(self) -> Header:
        """How its row of titles is found."""
        titles = {column.field: column.title for column in self.columns} | {MARK: MARK}
        return Header(
            lambda text: found if (found := slug(text)) in titles else "", titles, self.required, enough=ENOUGH
        )

    def bears(self, fields: AbstractSet[str]) -> bool:
        """Whether a row with these titles can be its row of titles."""
        return len(fields & self.header.titles.keys()) >= ENOUGH

    def misfits(self, fields: AbstractSet[str]) -> int:
        """Titles that are missing in such a row, and titles that are not its own."""
        return len(set(self.required) - fields) + len(fields - self.header.titles.keys())

    @cached_property
    def spellings(self) -> tuple[Rule, ...]:
        """One rule for each column that holds names."""
        return tuple(OneSpelling(c.field) for c in self.columns if isinstance(c.kind, Text) and c.kind.name)

    @cached_property
    def examples(self) -> tuple[dict[str, str], ...]:
        """The example rows, as texts."""
        count = max(len(column.examples) for column in self.columns)
        return tuple({column.field: column.examples[number] for column in self.columns} for number in range(count))

    @cached_property
    def _read_examples(self) -> tuple[dict[str, object], ...]:
        return tuple(
            {name: self.by_field[name].kind.read(text).value for name, text in row.items() if text}
            for row in self.examples
        )

    def is_example(self, cells: Mapping[str, str]) -> bool:
        """Whether the cells of a row say what an example row says, whatever the spreadsheet made of it."""
        left = self._read_examples
        for name, column in self.by_field.items():
            text = cells.get(name, "")
            try:
                value = column.kind.read(text).value if text else None
            except WrongCellError:
                return False
            left = tuple(example for example in left if example.get(name) == value)
            if not left:
                return False
        return True


@dataclass(frozen=True)
class Link:
    """Rows of the table ``child`` speak of rows that the table ``parent`` describes, by the columns ``fields``."""

    child: str
    parent: str
    fields: tuple[str, ...]

    def of(self, values: Mapping[str, Value]) -> tuple[Value, ...]:
        """What a row of either table speaks of."""
        return tuple(values[name] for name in self.fields)


def head(title: str, source: str) -> tuple[Column, ...]:
    """Cells above every table: how the document is called in the base, where it comes from, the day it holds for.
    Both texts are examples.
    """
    return (
        Column("Intitulé", Text(LONGEST_TITLE), (title,), required=True),
        Column("Source", Text(), (source,), required=True),
        Column("Date", Day(), ("12/03/2026",), required=True),
    )


@dataclass(frozen=True)
class Template:
    """A template. ``personal``: it describes one person's activity, and is never kept in a shared base."""

    name: str
    tables: tuple[Table, ...]
    head: tuple[Column, ...]
    links: tuple[Link, ...] = ()
    personal: bool = False

    def table(self, name: str) -> Table:
        """The table of that name."""
        return next(table for table in self.tables if table.name == name)


def head_cells(rows: Sequence[Sequence[str]], head: Iterable[Column]) -> dict[str, tuple[int, str]]:
    """What stands on the right of each label above a table: the row, and the text (``""`` where nothing does)."""
    known = {column.field for column in head}
    found: dict[str, tuple[int, str]] = {}
    for number, row in enumerate(rows, 1):
        texts = [text.strip() for text in row]
        label = next((place for place, text in enumerate(texts) if text), None)
        if label is not None and (name := slug(texts[label].rstrip(" :"))) in known:
            found.setdefault(name, (number, next(filter(None, texts[label + 1 :]), "")))
    return found


def table_of(rows: Iterable[Sequence[str]], templates: Iterable[Template]) -> tuple[Template, Table] | None:
    """The table whose titles a sheet bears: that with the fewest titles missing, or not its own."""
    candidates = [(template, table) for template in templates for table in template.tables]
    for cells, _ in zip(rows, range(FIRST_ROWS), strict=False):
        fields = {slug(text) for text in cells if text and len(text) <= LONGEST_TITLE}
        fitting = [(template, table) for template, table in candidates if table.bears(fields)]
        if fitting:
            return min(fitting, key=lambda found: found[1].misfits(fields))
    return None
