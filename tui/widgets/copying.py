"""What is copied from a list: the cell, the row, or several rows as a table that a spreadsheet takes."""

from collections.abc import Iterable, Sequence
from typing import Any

from ccam.french.marks import spelled
from ccam.model.text import safe
from tui.widgets.columns import Column

FORMULA = ("=", "+", "-", "@")
"""What makes a spreadsheet take a text for a formula."""


def cell_text(row: Any, cells: Sequence[str], columns: Sequence[Column], place: int) -> str:
    """One cell: a number in full with a decimal comma, or the text on show without what would break a table."""
    value = columns[place].value
    found = value(row) if value else None
    if isinstance(found, int):
        return _number(found, columns[place].decimals)
    text = safe(spelled(" ".join((found or cells[place]).split())))
    return f"'{text}" if text.startswith(FORMULA) else text


def row_text(row: Any, cells: Sequence[str], columns: Sequence[Column], places: Iterable[int]) -> str:
    """Cells with tabs between them."""
    return "\t".join(cell_text(row, cells, columns, place) for place in places)


def _number(value: int, decimals: int) -> str:
    sign, digits = "-" if value < 0 else "", str(abs(value)).rjust(decimals + 1, "0")
    return sign + (f"{digits[:-decimals]},{digits[-decimals:]}" if decimals else digits)
