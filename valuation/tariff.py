"""The target tariff: ``score × (FC + CP)``, rounded half-up once to the cent (refonte.md §2.1, design §4).

Scales: score in 1/100 point, FC and CP in 10⁻⁴ € per point, tariffs in cents.
"""

from ccam.french import valuation as fr
from ccam.model.errors import DataRefused
from valuation.exact import Ints, add, product

HALF = 5_000
UNIT = 10_000
"""A score in 1/100 point times a rate in 10⁻⁴ € is in 10⁻⁶ €: 10 000 of them make a cent."""


def unrounded(score: int, fc: int, cp: int) -> int:
    """``score × (FC + CP)`` in 10⁻⁶ €; :class:`DataRefused` where one of them is negative."""
    lowest = min(score, fc, cp)
    if lowest < 0:
        raise DataRefused(fr.NEGATIVE, value=lowest)
    return score * (fc + cp)


def target_cents(score: int, fc: int, cp: int) -> int:
    """The target tariff in cents: 17 points at 0,47 + 0,399 make 14,77 €."""
    return (unrounded(score, fc, cp) + HALF) // UNIT


def target_cents_all(scores: Ints, fc: Ints, cp: Ints) -> Ints:
    """:func:`target_cents` of each row, refusing a negative value or an overflow anywhere."""
    for values in (scores, fc, cp):
        if values.size and int(values.min()) < 0:
            raise DataRefused(fr.NEGATIVE, value=int(values.min()))
    return add(product(scores, add(fc, cp)), HALF) // UNIT
