"""Extra fees (dépassements): what is observed, what it is at sector-1 tariffs, and what a change of tariff does to it.

Two indicators: the rate of extra fees (extra fees ÷ fees without them), and the opposable share (fees of the acts that
bear none ÷ fees without extra fees). A commitment bounds what is recalculated, not what is practised: engaged rate =
max(floor, recalculated rate), required share = min(cap, recalculated share). Recalculated: the reference acts at
sector-1 tariffs, their total fee unchanged (refonte.md, first list and §5.1). Cents; exact until a row is rounded.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from ccam.formats.optam import Behaviour
from ccam.french import optam as fr
from ccam.model.errors import DataRefused
from ccam.model.money import half_up


@dataclass(frozen=True, slots=True)
class Billed:
    """Acts billed ``base`` cents in all without extra fees, and ``extra`` cents of them. ``opposable`` is the share of
    the acts that bear none, None where not said: every act of the row is then taken as bearing some.
    """

    base: int
    extra: int
    opposable: Fraction | None = None

    def __post_init__(self) -> None:
        wrong = self.opposable is not None and not 0 <= self.opposable <= 1
        if min(self.base, self.extra) < 0 or wrong:
            raise DataRefused(fr.BAD_ROW)
        if self.extra and self.opposable == 1:
            raise DataRefused(fr.EXTRA_WITHOUT_ACT)

    @property
    def free(self) -> Fraction:
        """The share without extra fees: all of them where there are none."""
        if not self.extra:
            return Fraction(1)
        return self.opposable or Fraction(0)

    @property
    def supposed(self) -> bool:
        """Whether that share is supposed."""
        return bool(self.extra) and self.opposable is None


@dataclass(frozen=True, slots=True)
class Indicators:
    """Both indicators, as what they divide: cents, exact."""

    base: int
    extra: int
    free: Fraction

    @property
    def rate(self) -> Fraction:
        """Extra fees over fees without them; nothing where no fee is."""
        return Fraction(self.extra, self.base) if self.base else Fraction(0)

    @property
    def share(self) -> Fraction:
        """Fees of the acts without extra fees, over fees; everything where no fee is."""
        return self.free / self.base if self.base else Fraction(1)


@dataclass(frozen=True, slots=True)
class Commitment:
    """What is engaged: a rate not to exceed, a share to hold."""

    rate: Fraction
    share: Fraction


@dataclass(frozen=True, slots=True)
class Standing:
    """Observed less commitment: a commitment is breached by a rate above it, or a share below it."""

    rate: Fraction
    share: Fraction

    @property
    def rate_breached(self) -> bool:
        """The rate is above what is engaged."""
        return self.rate > 0

    @property
    def share_breached(self) -> bool:
        """The share is below what is required."""
        return self.share < 0

    @property
    def breached(self) -> bool:
        """Either."""
        return self.rate_breached or self.share_breached


def indicators(rows: Iterable[Billed]) -> Indicators:
    """Both indicators of some rows."""
    kept = list(rows)
    return Indicators(
        sum(row.base for row in kept),
        sum(row.extra for row in kept),
        sum((row.base * row.free for row in kept), Fraction(0)),
    )


def commitment(recalculated: Indicators, floor: Fraction, cap: Fraction) -> Commitment:
    """What the recalculated indicators engage."""
    return Commitment(max(floor, recalculated.rate), min(cap, recalculated.share))


def standing(observed: Indicators, engaged: Commitment) -> Standing:
    """How far the practice is from the commitment."""
    return Standing(observed.rate - engaged.rate, observed.share - engaged.share)


def repriced(row: Billed, base: int, behaviour: Behaviour) -> Billed:
    """The same acts billed ``base`` without extra fees, under a supposed behaviour. Acts without extra fees follow
    their tariff; those of a row that bear some are taken as alike. With the total fee constant, extra fees give way to
    the new tariff down to nothing.
    """
    extra = half_up_fraction(_BEHAVIOURS[behaviour](row, base))
    return replace(row, base=base, extra=extra, opposable=row.opposable if extra else Fraction(1))


def half_up_fraction(value: Fraction) -> int:
    """Half-up to the cent."""
    return half_up(value.numerator, value.denominator)


def _total(row: Billed, base: int) -> Fraction:
    if not row.extra:
        return Fraction(0)
    return max(Fraction(0), row.extra - (1 - row.free) * (base - row.base))


def _same(row: Billed, _base: int) -> Fraction:
    return Fraction(row.extra)


def _rate(row: Billed, base: int) -> Fraction:
    return Fraction(row.extra * base, row.base) if row.base else Fraction(row.extra)


_BEHAVIOURS: dict[Behaviour, Callable[[Billed, int], Fraction]] = {
    Behaviour.TOTAL: _total,
    Behaviour.EXTRA: _same,
    Behaviour.RATE: _rate,
}
