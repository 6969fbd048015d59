"""Two files' words for one thing: the same, written otherwise, or different; and the known reasons to differ."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from ccam.model.acts import Act, Price, Writing
from ccam.model.text import folded, normal_label


class Family(StrEnum):
    """Why two files differ, where a known reason explains it. The typographic family is no disagreement."""

    NONE = ""
    TYPOGRAPHY = "typographie"
    ORDER = "ordre"
    ZERO = "zero ecrit autrement"
    PUNCTUATION = "ponctuation, accents et espaces"
    MOVED = "numerotee autrement"
    CUT = "texte coupe"
    PMSI = "code propre au pmsi"
    NO_LINE = "acte sans ligne"
    DUPLICATE = "ligne en double"
    NOT_COVERED = "non pris en charge"
    NO_PRICE = "prix d'un seul cote"
    LATER = "prix plus recent"
    FORMER = "prix anterieur"
    SILENT = "un seul fichier le dit"


class Verdict(NamedTuple):
    """What comparing two values gives. ``same`` where they are equal but for their writing, ``equal`` wholly."""

    equal: bool
    same: bool
    family: Family = Family.NONE


EQUAL = Verdict(True, True)


def texts(first: str, second: str) -> Verdict:
    """Labels: typography is folded (œ, ’, spaces, a final stop), as :func:`normal_label` does."""
    if first == second:
        return EQUAL
    left, right = normal_label(first), normal_label(second)
    if left == right:
        return Verdict(False, True, Family.TYPOGRAPHY)
    if _letters(left) == _letters(right):
        return Verdict(False, False, Family.PUNCTUATION)
    if not left or not right:
        return Verdict(False, False, Family.SILENT)
    cut = left.startswith(right) or right.startswith(left)
    return Verdict(False, False, Family.CUT if cut else Family.NONE)


def _letters(text: str) -> str:
    return "".join(c for c in folded(text) if c.isalnum())


def words(first: str, second: str) -> Verdict:
    """Codes, numbers, flags: equal or not."""
    silent = Family.SILENT if not first or not second else Family.NONE
    return EQUAL if first == second else Verdict(False, False, silent)


def sets(first: tuple[str, ...], second: tuple[str, ...]) -> Verdict:
    """Lists whose order says nothing: modifiers, complementary gestures."""
    if first == second:
        return EQUAL
    if set(first) == set(second):
        return Verdict(False, True, Family.ORDER)
    return Verdict(False, False, Family.SILENT if not first or not second else Family.NONE)


def prices(first: Price | None, second: Price | None, days: tuple[date, date]) -> Verdict:
    """Prices of one grid as money: no price, an empty cell and 0,00 € are one; « non pris en charge » is neither.
    ``days`` are those of the two releases: a price that came after the other file's day is told as such.
    """
    if (_amount(first), _writing(first)) == (_amount(second), _writing(second)):
        return EQUAL
    if _amount(first) == _amount(second) == 0:
        not_covered = Writing.NOT_COVERED in (_writing(first), _writing(second))
        return Verdict(False, False, Family.NOT_COVERED) if not_covered else Verdict(False, True, Family.ZERO)
    if not _amount(first) or not _amount(second):
        return Verdict(False, False, Family.NO_PRICE)
    later = (first and first.effective > days[1]) or (second and second.effective > days[0])
    return Verdict(False, False, Family.LATER if later else Family.NONE)


def _writing(price: Price | None) -> Writing:
    return price.writing if price else Writing.EMPTY


def _amount(price: Price | None) -> int:
    return price.cents if price else 0


def is_pmsi(act: Act) -> bool:
    """Whether an act is there for hospital stays only: its first digit is 8 (formats.md §2d), and nothing is ever paid
    for it. JGND858, of v81, has a price and is an act like any other.
    """
    return act.code[4] == "8" and not any(price.cents for line in act.lines for price in line.prices)
