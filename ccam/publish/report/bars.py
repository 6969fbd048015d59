"""Geometry of the horizontal bars: whole thousandths of the track, shared by the rows of one table."""

from collections.abc import Sequence
from dataclasses import dataclass

Span = tuple[int, int, int]
"""An amount between its bounds: amount, low, high."""
TRACK = 1000
"""Length of a track."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from zero to an amount, and the thin line of its bounds, all from the left end of the track."""

    zero: int
    x: int
    width: int
    low: int
    high: int


def bars(spans: Sequence[Span]) -> list[Bar]:
    """One bar a span, on a common scale that holds zero and every value."""
    values = [0, *(value for span in spans for value in span)]
    left, right = min(values), max(values)

    def place(value: int) -> int:
        return (value - left) * TRACK // (right - left) if right > left else 0

    zero = place(0)
    placed = ((place(amount), place(low), place(high)) for amount, low, high in spans)
    return [Bar(zero, min(zero, end), abs(end - zero), low, high) for end, low, high in placed]
