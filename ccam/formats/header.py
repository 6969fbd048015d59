"""Columns found by the text of their header, never by their position."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ccam.french import errors as fr
from ccam.french.findings import quoted
from ccam.model.errors import FileRefused
from ccam.model.text import folded

FIRST_ROWS = 100
"""A header row is looked for that far down."""


@lru_cache(maxsize=1024)
def heading(text: str) -> str:
    """A heading, or a word of a closed list, as compared: folded, line feeds and repeated spaces as one space."""
    return " ".join(folded(text).split())


@dataclass(frozen=True)
class Header:
    """The header row of one layout: ``field_of`` names the field a heading stands for (``""``: none of ours).

    ``titles`` are the columns as people are told of them; a row with ``enough`` known headings is the header
    row, so that a missing column can be named. ``beside`` are headings, as :func:`heading` gives them, of what our own
    exports add for people: they are not told as unknown.
    """

    field_of: Callable[[str], str]
    titles: Mapping[str, str]
    required: Collection[str]
    enough: int
    beside: Collection[str] = ()

    def row(self, rows: Iterable[Sequence[str]]) -> int:
        """1-based number of the header row among the first rows, 0 when there is none."""
        for number, (cells, _) in enumerate(zip(rows, range(FIRST_ROWS), strict=False), 1):
            if len({field for text in cells if text and (field := self.field_of(text))}) >= self.enough:
                return number
        return 0

    def places(self, cells: Sequence[str], file: str) -> dict[str, int]:
        """Position of every known column; raises :class:`FileRefused` where one is missing or there twice."""
        found: dict[str, int] = {}
        for place, text in enumerate(cells):
            field = self.field_of(text) if text else ""
            if field in found:
                raise FileRefused(fr.COLUMN_TWICE, where=file, name=file, column=self.titles[field])
            if field:
                found[field] = place
        missing = [self.titles[field] for field in self.titles if field in self.required and field not in found]
        if missing:
            raise FileRefused(fr.COLUMNS_MISSING, where=file, name=file, columns=quoted(missing))
        return found
