"""What is typed in a field, read: every reader takes a stripped text, or raises :class:`BadText` in French."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from ccam.formats import transcodage as cells
from ccam.french import tui_decide as fr
from ccam.model.codes import ActCode, is_act_code
from ccam.model.money import parse_scaled
from ccam.model.text import folded

Reader = Callable[[str], Any]
"""From a stripped text to a value."""


class BadText(ValueError):
    """What is typed cannot be read; the text says why, ``where`` names the field, "" for the whole form."""

    def __init__(self, why: str, where: str = "") -> None:
        super().__init__(why)
        self.where = where


def words(text: str) -> str:
    """Any text."""
    return text


def needed(why: str) -> Reader:
    """A text that is not empty; ``why`` says what is missing."""

    def read(text: str) -> str:
        if not text:
            raise BadText(why)
        return text

    return read


def choice(options: Sequence[str], *, empty: bool = False, numbered: bool = True) -> Reader:
    """One of ``options``, by its first letters (without accents) or, where they are ``numbered``, by its place from 1;
    "" where ``empty``.
    """

    def read(text: str) -> str:
        if not text and empty:
            return ""
        if numbered and text.isdecimal() and 1 <= int(text) <= len(options):
            return options[int(text) - 1]
        exact = [option for option in options if folded(option) == folded(text)]
        found = exact or [option for option in options if text and folded(option).startswith(folded(text))]
        if len(found) != 1:
            raise BadText(fr.BAD_CHOICE.format(value=text, known=", ".join(options)))
        return found[0]

    return read


def yes(text: str) -> bool:
    """« oui », « o », « x »; « non », « n » or nothing."""
    word = folded(text)
    if word in ("oui", "o", "x", "ap", "rc"):
        return True
    if word in ("", "non", "n"):
        return False
    raise BadText(fr.BAD_YES.format(value=text))


def old_codes(text: str) -> tuple[ActCode, ...]:
    """Codes of acts, separated by spaces or commas."""
    codes = tuple(dict.fromkeys(text.upper().replace(",", " ").replace(";", " ").split()))
    wrong = [code for code in codes if not is_act_code(code)]
    if wrong:
        raise BadText(fr.BAD_CODE.format(value=wrong[0]))
    if not codes:
        raise BadText(fr.NO_CODE)
    return tuple(map(ActCode, codes))


def subjects(text: str) -> tuple[str, ...]:
    """Codes of acts, or numbers of proposed acts, separated by spaces or commas."""
    found = tuple(dict.fromkeys(text.upper().replace(",", " ").replace(";", " ").split()))
    if not found:
        raise BadText(fr.NO_CODE)
    return found


def from_table(read: Callable[[str], Any], why: str) -> Reader:
    """The reader of a cell of the tables that committees fill; ``why`` says how to write it."""

    def made(text: str) -> Any:
        try:
            return read(text)
        except ValueError:
            raise BadText(why.format(value=text)) from None

    return made


_SPACES = str.maketrans("", "", " ,;")
heading = from_table(cells.read_heading, fr.BAD_HEADING)
points = from_table(cells.read_points, fr.BAD_POINTS)
group = from_table(lambda text: cells.read_group(text.upper()), fr.BAD_GROUP)
exemption = from_table(cells.read_exemption, fr.BAD_EXEMPTION)
letters = from_table(lambda text: cells.read_letters(",".join(text.upper().translate(_SPACES))), fr.BAD_LETTERS)
gestures = from_table(lambda text: cells.read_codes(text.upper()), fr.BAD_CODES)
associations = from_table(cells.read_associations, fr.BAD_ASSOCIATIONS)


def part(text: str) -> int | None:
    """A percentage with at most two decimals as 10 000ths, None where it is empty."""
    if not text:
        return None
    try:
        value = parse_scaled(text.replace("%", "").strip(), 2)
    except ValueError:
        value = -1
    if not 0 < value <= 10_000:
        raise BadText(fr.BAD_PART.format(value=text))
    return value


def amount(text: str) -> int | None:
    """Euros, signed, as cents: ``-42 000``, ``1 234,50 €``; None where it is empty."""
    if not text:
        return None
    bare = "".join(text.replace("€", "").replace("−", "-").split())
    sign = -1 if bare.startswith("-") else 1
    try:
        return sign * parse_scaled(bare.lstrip("+-"), 2)
    except ValueError:
        raise BadText(fr.BAD_AMOUNT.format(value=text)) from None


def day(text: str) -> date | None:
    """A day as ``31/12/2026`` or ``2026-12-31``, None where it is empty."""
    if not text:
        return None
    try:
        if "/" in text:
            number, month, year = text.split("/")
            return date(int(year), int(month), int(number))
        return date.fromisoformat(text)
    except ValueError:
        raise BadText(fr.BAD_DAY.format(value=text)) from None
