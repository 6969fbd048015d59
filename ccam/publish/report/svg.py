"""A small writer of SVG: rows of bars with their words, dark on white or white on dark, readable without colour.

A rise is a full bar, a fall an empty one; each bears its amount. Words are escaped; the text of the page is inherited
as ``currentColor``, so that the same drawing fits paper and screen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH, LABELS, AMOUNTS, ROW, THICK = 640, 250, 100, 20, 11
"""Whole width, columns of words and of amounts, height of a row and of a bar."""
FONT = "Libertinus Serif, Georgia, serif"
LARGE, SMALL = 8, 5.6
"""Widths of a capital and of another character, generous so that no label is cut by the edge."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, from ``start`` to ``end`` in the unit of its drawing, with its words."""

    label: str
    start: int
    end: int
    amount: str
    strong: bool = False
    full: bool = True


def drawing(rows: Sequence[Bar], title: str) -> str:
    """The rows one under the other on a common scale that holds zero."""
    ends = [0, *(value for row in rows for value in (row.start, row.end))]
    low, high = min(ends), max(ends)
    room = WIDTH - LABELS - AMOUNTS

    def place(value: int) -> int:
        return LABELS + ((value - low) * room // (high - low) if high > low else 0)

    height = len(rows) * ROW + 8
    zero = place(0)
    drawn = "".join(_row(row, number, place(row.start), place(row.end)) for number, row in enumerate(rows))
    axis = f'<line x1="{zero}" y1="0" x2="{zero}" y2="{height}" stroke="currentColor" stroke-width="0.7"/>'
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="{escape(title)}" font-family="{FONT}" font-size="11" fill="currentColor">{drawn}{axis}</svg>'
    )


def _row(bar: Bar, number: int, start: int, end: int) -> str:
    top = 4 + number * ROW
    middle = top + ROW - 10
    weight = ' font-weight="bold"' if bar.strong else ""
    left, width = min(start, end), max(1, abs(end - start))
    look = 'fill-opacity="0.72"' if bar.full else 'fill="none" stroke="currentColor" stroke-width="1"'
    return (
        f'<text x="{LABELS - 8}" y="{middle}" text-anchor="end"{weight}>{escape(_fitted(bar.label))}</text>'
        f'<rect x="{left}" y="{top + 2}" width="{width}" height="{THICK}" {look}/>'
        f'<text x="{WIDTH - 2}" y="{middle}" text-anchor="end"{weight}>{escape(bar.amount)}</text>'
    )


def _fitted(label: str) -> str:
    """As much of a label as its column holds."""
    left = float(LABELS - 20)
    for place, character in enumerate(label):
        left -= LARGE if character.isupper() else SMALL
        if left < 0:
            return label[:place].rstrip() + "…"
    return label
