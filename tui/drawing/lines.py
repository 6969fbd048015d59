"""Lines of a drawing, and the small tools to make them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from textwrap import wrap as wrap_words

from rich.cells import cell_len
from rich.text import Text

from ccam.french.marks import spelled
from ccam.model.text import safe

MARGIN = " "
"""The first cell belongs to the cursor's sign."""
BETWEEN = "│"
"""Between two drawings side by side."""


@dataclass(frozen=True, slots=True)
class Line:
    """``stop`` numbers the selectable thing the line belongs to, None for a line of mere reading; it holds the first
    ``reach`` cells, the whole line for 0.
    """

    text: Text
    stop: int | None = None
    reach: int = 0


def plain(text: str, style: str = "", stop: int | None = None) -> Line:
    """A line of one style."""
    return Line(Text.assemble(MARGIN, (safe(spelled(text)), style), no_wrap=True, end=""), stop)


def blank() -> Line:
    """An empty line."""
    return plain("")


def beside(left: Sequence[Line], right: Sequence[Line], reach: int) -> list[Line]:
    """Two drawings side by side, the second after ``reach`` cells and a bar; the stops are those of the first."""
    drawn = []
    for one, other in zip_longest(left, right, fillvalue=Line(Text(""))):
        gap = " " * max(0, reach - cell_len(one.text.plain))
        text = Text.assemble(one.text, gap, (BETWEEN, "dim"), other.text, no_wrap=True, end="")
        drawn.append(Line(text, one.stop, reach))
    return drawn


def held(text: str) -> str:
    """« » keep what they hold where the line breaks."""
    return text.replace("« ", "«\u00a0").replace(" »", "\u00a0»")


def wrapped(text: str, width: int, *, lines: int = 0, indent: str = "") -> list[str]:
    """``text`` over several lines of at most ``width`` cells, control characters made visible; with ``lines``,
    at most so many, the last one ending with an ellipsis. No-break spaces do not break; « » keep what they hold.
    """
    text = held(text)
    limits = {"max_lines": lines, "placeholder": "…"} if lines else {}
    width = max(width, 8)
    return wrap_words(safe(spelled(text)), width, subsequent_indent=indent, break_on_hyphens=False, **limits) or [""]  # type: ignore[arg-type]


def paragraph(text: str, width: int, style: str = "", indent: str = "") -> list[Line]:
    """``text`` wrapped inside ``width`` cells, the margin included."""
    return [plain(part, style) for part in wrapped(text, width - len(MARGIN), indent=indent)]


def section(title: str, items: Sequence[str], width: int, lines: int = 0) -> list[Line]:
    """A title in bold at the left of its items, each wrapped under the first, on at most so many ``lines`` (0: all)."""
    column = max(15, len(title) + 2)
    drawn: list[Line] = []
    for item in items:
        for part in wrapped(item, width - column - len(MARGIN), lines=lines):
            head = "" if drawn else title
            text = Text(MARGIN, no_wrap=True, end="")
            text.append(head.ljust(column), "bold").append(part)
            drawn.append(Line(text))
    return drawn
