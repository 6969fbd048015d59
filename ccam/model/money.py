"""Exact money: integer cents, one rounding half-up, no float anywhere.

Scales (design §4): prices in cents; scores in 1/100 point; FC and CP in 10⁻⁴ €;
percentages of modifiers in ‰; shares in 10 000ths; amounts before display in micro-cents.
"""

from dataclasses import dataclass
from decimal import Decimal

from ccam.french import numbers as fr

MICRO = 1_000_000
SHARE_UNIT = 10_000


LONGEST = 24
"""Characters of the longest amount that is read: beyond 28 digits ``Decimal`` would round in silence."""


@dataclass(frozen=True, slots=True)
class RoundingPolicy:
    """The one rounding of the workbench, named so that a seal can cite it."""

    name: str = fr.ROUNDING
    version: int = 1


POLICY = RoundingPolicy()


def half_up(numerator: int, denominator: int) -> int:
    """``numerator / denominator`` rounded half away from zero; the denominator is positive."""
    quotient = (2 * abs(numerator) + denominator) // (2 * denominator)
    return quotient if numerator >= 0 else -quotient


def from_micro(micro_cents: int) -> int:
    """Micro-cents to cents, once, for display."""
    return half_up(micro_cents, MICRO)


def parse_scaled(text: str, places: int) -> int:
    """Read a decimal written with a dot or a comma as an integer holding ``places`` decimals.

    Raises :class:`ValueError` when the text is not a number or has more decimals than that.
    """
    cleaned = text.strip().replace("\u202f", "").replace("\u00a0", "").replace(" ", "").replace(",", ".")
    if len(cleaned) > LONGEST:
        raise ValueError(text)
    try:
        scaled = Decimal(cleaned).scaleb(places)
        whole = int(scaled)
    except (ArithmeticError, ValueError):
        raise ValueError(text) from None
    if scaled != whole:
        raise ValueError(text)
    return whole


def decimal_string(value: int, places: int = 2) -> str:
    """For machines: ``1477`` → ``14.77``; ``decimal_string(4700, 4)`` → ``0.4700``."""
    whole, fraction = divmod(abs(value), 10**places)
    return f"{'-' if value < 0 else ''}{whole}.{fraction:0{places}d}" if places else str(value)
