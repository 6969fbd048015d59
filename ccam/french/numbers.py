"""How figures are written for people: 1 234,56 €, 12,3 %, 17,5 points.

Narrow no-break spaces between thousands, a no-break space before the unit, a true minus sign.
Everything comes in as an integer with a declared scale, so nothing is ever rounded twice.
"""

from collections.abc import Iterable
from datetime import date

THIN = "\u202f"
NBSP = "\u00a0"
MINUS = "\u2212"
ROUNDING = "demi-supérieur, une fois, sur le montant unitaire non négatif"
"""The workbench's one rounding, in words."""
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet",
    "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def integer(value: int, *, sign: bool = False) -> str:
    """``1234567`` → ``1 234 567``; with ``sign``, a plus before positive values."""
    text = f"{abs(value):,}".replace(",", THIN)
    return _signed(text, value, sign)


def scaled(value: int, places: int, *, sign: bool = False, trim: bool = False) -> str:
    """An integer holding ``places`` decimals: ``scaled(14770, 3)`` → ``14,770``.

    ``trim`` drops trailing zeros of the fraction (``17,50`` → ``17,5``, ``17,00`` → ``17``).
    """
    whole, fraction = divmod(abs(value), 10**places)
    digits = f"{fraction:0{places}d}" if places else ""
    if trim:
        digits = digits.rstrip("0")
    text = f"{whole:,}".replace(",", THIN) + (f",{digits}" if digits else "")
    return _signed(text, value, sign)


def euros(cents: int, *, sign: bool = False) -> str:
    """Cents to ``1 234,56 €``."""
    return f"{scaled(cents, 2, sign=sign)}{NBSP}€"


def euros_short(cents: int, *, sign: bool = False) -> str:
    """Cents to the largest readable unit: ``12,6 M€``, ``55,0 k€``, ``640 €`` (half-up)."""
    for limit, unit, places in ((10**11, "Md€", 9), (10**8, "M€", 6), (10**6, "k€", 3)):
        if abs(cents) >= limit:
            shrink = 10 ** (places + 1)
            tenths = (abs(cents) + shrink // 2) // shrink
            return f"{scaled(tenths if cents >= 0 else -tenths, 1, sign=sign)}{NBSP}{unit}"
    return euros_whole(cents, sign=sign)


def euros_whole(cents: int, *, sign: bool = False) -> str:
    """Cents to whole euros: ``1 235 €`` (half-up)."""
    whole = (abs(cents) + 50) // 100
    return f"{integer(whole if cents >= 0 else -whole, sign=sign)}{NBSP}€"


def percent(part: int, whole: int, *, sign: bool = False) -> str:
    """``part / whole`` as ``12,3 %`` (half-up), an en dash where the whole is zero; a part that is not nil but
    rounds to nothing is ``≈ 0 %``, never ``0,0 %``.
    """
    if whole == 0:
        return "–"
    tenths = (abs(part) * 2000 + abs(whole)) // (2 * abs(whole))
    if part and not tenths:
        return f"≈{NBSP}0{NBSP}%"
    negative = (part < 0) != (whole < 0)
    return f"{scaled(-tenths if negative else tenths, 1, sign=sign)}{NBSP}%"


def share(parts: int) -> str:
    """A share in 10 000ths: ``9250`` → ``92,5 %``."""
    return f"{scaled(parts, 2, trim=True)}{NBSP}%"


def points(centi: int) -> str:
    """A score in 1/100 point: ``26250`` → ``262,5``."""
    return scaled(centi, 2, trim=True)


def rate(value: int) -> str:
    """FC or CP in 10⁻⁴ €: ``4700`` → ``0,47``, ``3990`` → ``0,399`` (at least two places)."""
    text = scaled(value, 4, trim=True)
    whole, _, fraction = text.partition(",")
    return f"{whole},{fraction.ljust(2, '0')}"


def rates(values: Iterable[int]) -> tuple[str, ...]:
    """Rates that stand side by side, all with the decimals that one of them needs, three at least: ``0,470`` beside
    ``0,455``, ``0,4700`` beside ``0,4643``.
    """
    values = tuple(values)
    if any(value % 10 for value in values):
        return tuple(scaled(value, 4) for value in values)
    return tuple(scaled(value // 10, 3) for value in values)


def day(value: date) -> str:
    """``2026-01-01`` → ``01/01/2026``."""
    return value.strftime("%d/%m/%Y")


def long_day(value: date) -> str:
    """``2026-01-01`` → ``1er janvier 2026``."""
    number = "1er" if value.day == 1 else str(value.day)
    return f"{number} {MONTHS[value.month - 1]} {value.year}"


def plural(count: int, singular: str, plural_form: str = "") -> str:
    """``1 acte``, ``3 actes``: the French plural begins at two."""
    word = singular if abs(count) < 2 else (plural_form or f"{singular}s")
    return f"{integer(count)} {word}"


def _signed(text: str, value: int, sign: bool) -> str:
    if value < 0:
        return MINUS + text
    return f"+{text}" if sign and value > 0 else text
