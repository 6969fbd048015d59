"""Columns of a grid: their widths in terminal cells, and text cut or padded to them."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from ccam.model.text import safe

GAP = 2
"""Cells between two columns."""

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` in cells; the one flexible column takes what is left, ``width`` being its minimum.
    Columns with a higher ``drop`` leave first when there is no room; 0 never leaves.
    """

    title: str
    width: int
    right: bool = False
    flexible: bool = False
    drop: int = 0


def fit(text: str, width: int, *, right: bool = False) -> str:
    """``text`` in exactly ``width`` cells, on one line, cut with an ellipsis, control characters made visible."""
    flat = safe(" ".join(text.split("\n")))
    room = width - cell_len(flat)
    if room < 0:
        return set_cell_size(flat, width - 1) + ELLIPSIS if width > 0 else ""
    return " " * room + flat if right else flat + " " * room


def widths(columns: Sequence[Column], total: int) -> tuple[int, ...]:
    """Width of each column inside ``total`` cells, 0 for one that is dropped."""
    kept = [True] * len(columns)
    for index in sorted(range(len(columns)), key=lambda i: -columns[i].drop):
        if columns[index].drop and _needed(columns, kept) > total:
            kept[index] = False
    spare = total - _needed(columns, kept)
    return tuple(
        max(1, column.width + (spare if column.flexible else 0)) if keep else 0
        for column, keep in zip(columns, kept, strict=True)
    )


def join(cells: Sequence[str], columns: Sequence[Column], sizes: Sequence[int]) -> str:
    """One row of text; dropped columns are passed over."""
    parts = [
        fit(cell, size, right=column.right) for cell, column, size in zip(cells, columns, sizes, strict=True) if size
    ]
    return (" " * GAP).join(parts)


def _needed(columns: Sequence[Column], kept: Sequence[bool]) -> int:
    shown = [column.width for column, keep in zip(columns, kept, strict=True) if keep]
    return sum(shown) + GAP * (len(shown) - 1)
