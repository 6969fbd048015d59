"""Columns of a grid: their widths in terminal cells, and text cut or padded to them."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len, set_cell_size

from ccam.model.text import safe

GAP = 2
"""Cells between two columns."""

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` in cells; the one flexible column takes what is left, ``width`` being its minimum.
    Columns with a higher ``drop`` leave first when there is no room; 0 never leaves. ``value`` is what a row is sorted
    by and what is copied (a number has ``decimals`` of them in it), the text on show where there is none; an
    ``optional`` column is not on show until it is chosen. Half of what is left goes first to the columns that may be
    wider, up to ``most``.
    """

    title: str
    width: int
    right: bool = False
    flexible: bool = False
    drop: int = 0
    value: Callable[[Any], int | str | None] | None = None
    decimals: int = 0
    optional: bool = False
    most: int = 0


def fit(text: str, width: int, *, right: bool = False) -> str:
    """``text`` in exactly ``width`` cells, on one line, cut with an ellipsis, control characters made visible."""
    flat = safe(" ".join(text.split("\n")))
    room = width - cell_len(flat)
    if room < 0:
        return set_cell_size(flat, width - 1) + ELLIPSIS if width > 0 else ""
    return " " * room + flat if right else flat + " " * room


def usual(columns: Sequence[Column]) -> tuple[int, ...]:
    """Places of the columns on show before anyone has chosen."""
    return tuple(place for place, column in enumerate(columns) if not column.optional)


def widths(
    columns: Sequence[Column], total: int, chosen: Collection[int] | None = None, skip: int = 0
) -> tuple[int, ...]:
    """Width of each column inside ``total`` cells, 0 for one that is not on show: not ``chosen``, or without room.
    With ``skip``, the list has been scrolled: after the first column come those that follow so many others.
    """
    wanted = usual(columns) if chosen is None else sorted(chosen)
    kept = [place in wanted for place in range(len(columns))]
    if skip:
        kept = _scrolled(columns, wanted, total, skip)
    else:
        for place in sorted(wanted, key=lambda i: -columns[i].drop):
            if columns[place].drop and _needed(columns, kept) > total:
                kept[place] = False
    spare = total - _needed(columns, kept)
    more = [0] * len(columns)
    for place, column in enumerate(columns):
        if kept[place] and column.most:
            more[place] = min(max(spare // 2, 0), column.most - column.width)
            spare -= more[place]
    return tuple(
        max(1, column.width + more[place] + (spare if column.flexible else 0)) if kept[place] else 0
        for place, column in enumerate(columns)
    )


def _scrolled(columns: Sequence[Column], wanted: Sequence[int], total: int, skip: int) -> list[bool]:
    """The first column, then as many as there is room for after those that are skipped."""
    kept = [False] * len(columns)
    for number, place in enumerate([*wanted[:1], *wanted[1 + skip :]]):
        kept[place] = True
        if number > 1 and _needed(columns, kept) > total:
            kept[place] = False
            break
    return kept


def join(cells: Sequence[str], columns: Sequence[Column], sizes: Sequence[int]) -> str:
    """One row of text; columns that are not on show are passed over."""
    parts = [
        fit(cell, size, right=column.right) for cell, column, size in zip(cells, columns, sizes, strict=True) if size
    ]
    return (" " * GAP).join(parts)


def start(sizes: Sequence[int], place: int) -> int:
    """At which cell of a row the column at ``place`` begins."""
    return sum(size + GAP for size in sizes[:place] if size)


def at(sizes: Sequence[int], cell: int) -> int | None:
    """Which column holds that cell of a row; None beyond the last one."""
    shown = [place for place, size in enumerate(sizes) if size]
    return next((place for place in shown if cell < start(sizes, place) + sizes[place] + GAP), None)


def _needed(columns: Sequence[Column], kept: Sequence[bool]) -> int:
    shown = [column.width for column, keep in zip(columns, kept, strict=True) if keep]
    return sum(shown) + GAP * (len(shown) - 1)
