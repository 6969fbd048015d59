"""The only writer on stdout: tables for people, one JSON object for machines."""

import json
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ccam.french.marks import spelled
from ccam.french.numbers import NBSP
from ccam.model.money import decimal_string
from ccam.model.text import safe


def line(text: str = "") -> None:
    """One line of text; control characters never reach a terminal raw."""
    sys.stdout.write(f"{safe(spelled(text))}\n")


def lines(texts: Iterable[str]) -> None:
    """Several lines."""
    for text in texts:
        line(text)


def emit(value: dict[str, Any]) -> None:
    """One documented object: keys in French without accents, UTF-8."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def amount(cents: int | None) -> str | None:
    """An amount in euros as a decimal string with two places, for machines."""
    return None if cents is None else decimal_string(cents)


def rate(value: int) -> str:
    """FC or CP as a decimal string with four places."""
    return decimal_string(value, 4)


def points(centi: int | None) -> str | None:
    """A score in points with at most two decimals."""
    if centi is None:
        return None
    return decimal_string(centi).rstrip("0").rstrip(".")


def table(rows: Iterable[Sequence[str]], *, head: Sequence[str] = (), right: Iterable[int] = ()) -> None:
    """Columns as wide as their content, two spaces apart; the columns of ``right`` are figures.

    Rows are written as they come once the widths are known, so a reader that leaves early costs nothing more.
    """
    for text in columns(rows, head=head, right=right):
        sys.stdout.write(f"{text}\n")


def columns(rows: Iterable[Sequence[str]], *, head: Sequence[str] = (), right: Iterable[int] = ()) -> Iterator[str]:
    """The lines of :func:`table`."""
    body = [[safe(spelled(cell)).replace("\n", " ") for cell in row] for row in rows]
    every = [list(head), *body] if head else body
    if not every:
        return
    widths = [max(width(row[column]) for row in every) for column in range(len(every[0]))]
    figures = set(right)
    for row in every:
        cells = [_pad(cell, widths[i], right=i in figures) for i, cell in enumerate(row)]
        yield "  ".join(cells).rstrip()


def wrapped(text: str, hanging: int) -> list[str]:
    """``text`` on lines of the page, those after the first ``hanging`` cells in; no line begins with « » », « : » or
    « ; ».
    """
    text = spelled(text)
    for mark in "»:;?!":
        text = text.replace(f" {mark}", f"{NBSP}{mark}")
    return textwrap.wrap(
        text.replace("« ", f"«{NBSP}"), page_width(), subsequent_indent=" " * hanging, break_on_hyphens=False
    )


def page_width() -> int:
    """Columns of the terminal, between 80 and 140; 100 where there is none."""
    return max(80, min(140, shutil.get_terminal_size((100, 24)).columns))


def cut(text: str, cells: int) -> str:
    """``text`` in at most ``cells`` terminal cells, with an ellipsis where it was cut."""
    text = spelled(text)
    return text if width(text) <= cells else text[: cells - 1].rstrip() + "…"


def width(text: str) -> int:
    """Terminal cells that ``text`` takes: combining marks take none."""
    return sum(0 if unicodedata.combining(c) else 1 for c in text)


def _pad(cell: str, cells: int, *, right: bool) -> str:
    space = " " * (cells - width(cell))
    return space + cell if right else cell + space
