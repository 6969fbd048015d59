"""What equipment costs a year, a minute, a use: annuities in the American and Dutch forms.

American form (Medicare practice expense): price × (i / (1 − (1 + i)⁻ⁿ) + maintenance). Dutch form (costing guide):
(price − residual / (1 + i)ⁿ) / a, with a = (1 − (1 + i)⁻ⁿ) / i, maintenance added; equal to the first where nothing is
left at the end (forfaits-techniques.md §4.1, §4.2). All exact: rationals in, rationals out, in the money unit of the
price; whoever shows an amount rounds it, once, with :func:`rounded`.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from ccam.french import charges as fr
from ccam.model.errors import DataRefused
from ccam.model.money import half_up

LONGEST_LIFE = 100
"""Years."""


class Form(StrEnum):
    """How the capital of an equipment is spread over its life. Only the Dutch form sees what is left at the end."""

    CMS = "cms"
    DUTCH = "neerlandaise"


@dataclass(frozen=True, slots=True)
class Equipment:
    """An equipment: ``price`` in any money unit, ``life`` in years, ``interest`` and ``maintenance`` a year, and
    ``residual``, as shares of 1 (of the price for the last two). :class:`DataRefused` where the figures make no
    annuity; a life in fractions of a year goes with no interest, since its power would not be rational.
    """

    price: Fraction
    life: Fraction
    interest: Fraction
    maintenance: Fraction = Fraction(0)
    residual: Fraction = Fraction(0)

    def __post_init__(self) -> None:
        if min(self.price, self.interest, self.maintenance, self.residual) < 0 or self.residual > 1:
            raise DataRefused(fr.BAD_EQUIPMENT)
        if not 0 < self.life <= LONGEST_LIFE:
            raise DataRefused(fr.BAD_LIFE, longest=LONGEST_LIFE)
        if self.interest and self.life.denominator != 1:
            raise DataRefused(fr.BROKEN_YEARS)

    @property
    def discount(self) -> Fraction:
        """(1 + i)⁻ⁿ: what one unit at the end of its life is worth today."""
        return (1 + self.interest) ** -int(self.life) if self.interest else Fraction(1)

    def capital(self, form: Form) -> Fraction:
        """What the capital costs a year."""
        left = self.residual if form is Form.DUTCH else Fraction(0)
        return self.price * (1 - left * self.discount) * annuity_factor(self.interest, self.life)

    def yearly(self, form: Form) -> Fraction:
        """Capital and maintenance of a year."""
        return self.capital(form) + self.price * self.maintenance


@dataclass(frozen=True, slots=True)
class Use:
    """How much an equipment is used: units (minutes, exams) that a year offers, and the share of them in use."""

    capacity: Fraction
    rate: Fraction = Fraction(1)

    def __post_init__(self) -> None:
        if self.capacity <= 0 or not 0 < self.rate <= 1:
            raise DataRefused(fr.BAD_USE)

    @property
    def units(self) -> Fraction:
        """Units in use a year."""
        return self.capacity * self.rate


def annuity_factor(interest: Fraction, life: Fraction) -> Fraction:
    """i / (1 − (1 + i)⁻ⁿ): what a price of 1 costs each year; 1 / n without interest."""
    if not interest:
        return 1 / life
    return interest / (1 - (1 + interest) ** -int(life))


def per_unit(equipment: Equipment, use: Use, form: Form) -> Fraction:
    """What one unit of use costs: a minute, an exam."""
    return equipment.yearly(form) / use.units


def rounded(value: Fraction, places: int = 0) -> int:
    """The value half-up as an integer holding ``places`` decimals: the one rounding of a published amount."""
    return half_up(value.numerator * 10**places, value.denominator)
