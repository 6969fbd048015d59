"""What spreadsheets make of texts and numbers: pure readers of one cell, given as text.

Every reader says what it had to look through (a comma, a space, float noise), so that the importer can tell;
none of them guesses.
"""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import NamedTuple

NOISE = Decimal("0.001")
"""Largest distance, in units of the scale, that floating point explains in a single price."""

_DECIMAL = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")
_SPACES = str.maketrans("", "", " \u00a0\u202f\t\n\r")
_ISO_DATE = re.compile(r"[0-9]{4}-([0-9]{2})-([0-9]{2})")
_FORMULA = re.compile("'*[=+@\t\r-]")


class Number(NamedTuple):
    """An integer holding a declared number of decimals, and what reading it took.

    ``residue`` is the distance, in units of the scale, to what the cell holds: 0 when it is exact.
    """

    value: int
    comma: bool = False
    space: bool = False
    residue: Decimal = Decimal(0)

    @property
    def plain(self) -> bool:
        """Whether the cell was written as a number with a dot, exactly."""
        return not (self.comma or self.space or self.residue)


def read_number(text: str, places: int) -> Number:
    """``"248, 15"`` with two places → 24 815, seen through a comma and a space; half-up on float noise.

    Raises :class:`ValueError` when the text is not one number.
    """
    whole, dot, fraction = text.partition(".")
    plain = text.isascii() and whole.isdecimal() and (fraction.isdecimal() if dot else True)
    if plain and len(fraction) <= places:
        return Number(int(whole + fraction.ljust(places, "0")))
    tight = text.translate(_SPACES)
    dotted = tight.replace(",", ".")
    if not _DECIMAL.fullmatch(dotted):
        raise ValueError(text)
    scaled = Decimal(dotted).scaleb(places)
    try:
        value = scaled.quantize(Decimal(1), ROUND_HALF_UP)
    except InvalidOperation:  # more digits than are ever counted exactly
        raise ValueError(text) from None
    return Number(int(value), dotted != tight, tight != text.strip(), abs(scaled - value))


def day_and_month(text: str) -> str:
    """A pair such as ``2-7`` that a spreadsheet took for a date (``2021-07-02``); ``""`` if it is no date."""
    found = _ISO_DATE.fullmatch(text)
    return f"{int(found[2])}-{int(found[1])}" if found else ""


def escaped(text: str) -> str:
    """With an apostrophe in front of what a spreadsheet would run: a cell beginning with ``= + - @``, a tab or a
    carriage return.

    A text that already begins with apostrophes and one of these marks takes one more, so that
    :func:`unescaped` gives every text back.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unescaped(text: str) -> str:
    """Without the apostrophe of :func:`escaped`."""
    return text[1:] if text[:1] == "'" and _FORMULA.match(text) else text
