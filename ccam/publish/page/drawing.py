"""Pieces of a drawing: a static ``<svg>`` that asks nothing of the network and fits screen and paper alike.

Everything is drawn in ``currentColor``, so that the same drawing is dark on paper and light on a dark screen. No
measure of a font decides where anything stands: the same drawing is the same bytes on every machine.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from itertools import count

from ccam.model.text import safe

FONT = "Libertinus Serif, Georgia, serif"
"""The font of paper first: a drawing there uses no other."""
INK = "currentColor"
WIDTH = 640
"""Whole width of a drawing, in its own unit."""
LARGE, SMALL = 8.2, 5.7
"""Widths of a capital and of another character of size 12, generous so that no word is cut by the edge."""


def picture(height: float, words: str, parts: Iterable[str]) -> str:
    """The whole drawing, as wide as its column; ``words`` say the same to who cannot see it."""
    return (
        f'<svg role="img" aria-label="{escape(safe(words))}" viewBox="0 0 {WIDTH} {height:g}" '
        f'font-family="{FONT}" font-size="12" fill="{INK}">{"".join(parts)}</svg>'
    )


def text(x: float, y: float, said: str, anchor: str = "start", *, size: float = 12, bold: bool = False) -> str:
    """Words whose ``anchor`` (start, middle, end) is at ``x``, on the line ``y``."""
    weight = ' font-weight="bold"' if bold else ""
    small = "" if size == 12 else f' font-size="{size:g}"'
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{small}{weight}>{escape(safe(said))}</text>'


def stroke(points: Iterable[tuple[float, float]], thick: float, *, dash: str = "", opacity: str = "") -> str:
    """A broken line through ``points``."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    faint = f' stroke-opacity="{opacity}"' if opacity else ""
    return f'<path d="M{_joined(points)}" fill="none" stroke="{INK}" stroke-width="{thick:g}"{dashed}{faint}/>'


def area(points: Iterable[tuple[float, float]], opacity: str) -> str:
    """A light surface."""
    return f'<path d="M{_joined(points)}Z" fill-opacity="{opacity}"/>'


def bar(x: float, y: float, width: float, height: float, *, full: bool) -> str:
    """A bar with its edge: full, or empty."""
    shape = f"M{x:.1f},{y:.1f}h{width:.1f}v{height:g}h{-width:.1f}Z"
    return f'<path d="{shape}" fill-opacity="{0.72 if full else 0:g}" stroke="{INK}"/>'


def dot(x: float, y: float) -> str:
    """A point of a line."""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.4"/>'


def width_of(said: str) -> float:
    """More or less what ``said`` takes at size 12."""
    return sum(LARGE if character.isupper() else SMALL for character in said)


def _joined(points: Iterable[tuple[float, float]]) -> str:
    return "L".join(f"{x:.1f},{y:.1f}" for x, y in points)


@dataclass(frozen=True, slots=True)
class Scale:
    """Whole values from ``low`` to ``high``, both of them ticks, one every ``step``; ``low`` stands at ``start``, and
    the scale is ``length`` long (negative: upwards or leftwards).
    """

    low: int
    high: int
    step: int
    start: float
    length: float

    def at(self, value: int) -> float:
        """Where a value stands."""
        return self.start + self.length * ((value - self.low) / (self.high - self.low))

    @property
    def ticks(self) -> range:
        """The values of its ticks."""
        return range(self.low, self.high + 1, self.step)


def scale_of(values: Iterable[int], start: float, length: float, most: int = 8) -> Scale:
    """The scale that holds ``values``, at least one, in about ``most`` steps of 1, 2 or 5 tens, hundreds…"""
    known = [*values]
    low, high = min(known), max(known)
    step = next(each * 10**power for power in count() for each in (1, 2, 5) if high - low <= most * each * 10**power)
    first = low // step * step
    return Scale(first, max(-(-high // step) * step, first + step), step, start, length)
