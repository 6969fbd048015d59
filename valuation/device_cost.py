"""What a device costs: a ledger of items in, out or disputed, cut in what a year costs whatever the activity, and what
one more exam costs.

Capital is an annuity (:mod:`valuation.equipment`), given as a price; a running cost is an amount a year; both are
fixed. A supply is an amount an exam: the variable part, which is the marginal cost. All in cents, exact rationals; a
range as long as an item is disputed (forfaits-techniques.md §2.1, §4).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from ccam.formats.fees import Band, Ratio
from ccam.french import fees as fr
from ccam.model.errors import DataRefused
from valuation.equipment import Equipment, Form
from valuation.practice_cost import Bound, Standing
from valuation.technical_fee import BANDS, Ladder

FINANCE = ("frais_financiers", "remuneration_du_capital")
"""Items that are no operating cost."""


@dataclass(frozen=True, slots=True)
class DeviceItem:
    """One cost: an ``equipment`` bought ``number`` times, an amount ``yearly``, or an amount ``per_exam``, in cents."""

    name: str
    standing: Standing
    detail: str = ""
    equipment: Equipment | None = None
    number: Fraction = Fraction(1)
    yearly: Fraction = Fraction(0)
    per_exam: Fraction = Fraction(0)
    source: str = ""
    remark: str = ""

    def counts(self, bound: Bound) -> bool:
        """Whether it is counted at that end of the range."""
        return self.standing is Standing.IN or (self.standing is Standing.DISPUTED and bound is Bound.HIGH)

    def capital(self, form: Form) -> Fraction:
        """What its capital costs a year."""
        return self.equipment.capital(form) * self.number if self.equipment else Fraction(0)

    @property
    def upkeep(self) -> Fraction:
        """Maintenance that follows its price, a year."""
        return self.equipment.price * self.equipment.maintenance * self.number if self.equipment else Fraction(0)

    def fixed(self, form: Form) -> Fraction:
        """What it costs a year whatever the activity."""
        return self.capital(form) + self.upkeep + self.yearly

    def year(self, form: Form, exams: int) -> Fraction:
        """What it costs a year of so many exams."""
        return self.fixed(form) + self.per_exam * exams


@dataclass(frozen=True, slots=True)
class DeviceCosts:
    """Every item of a device."""

    items: tuple[DeviceItem, ...]

    def fixed(self, form: Form, bound: Bound) -> Fraction:
        """Cents a year whatever the activity."""
        return sum((item.fixed(form) for item in self.items if item.counts(bound)), Fraction(0))

    def marginal(self, bound: Bound) -> Fraction:
        """Cents of one more exam."""
        return sum((item.per_exam for item in self.items if item.counts(bound)), Fraction(0))

    def year(self, exams: int, form: Form, bound: Bound) -> Fraction:
        """Cents of a year of so many exams."""
        return self.fixed(form, bound) + self.marginal(bound) * exams

    def full(self, exams: int, form: Form, bound: Bound) -> Fraction:
        """Cents per exam, everything counted; :class:`DataRefused` without any exam."""
        if exams < 1:
            raise DataRefused(fr.NO_EXAM)
        return self.year(exams, form, bound) / exams

    def operating(self, exams: int, bound: Bound) -> Fraction:
        """Cents of a year before what capital costs: neither annuities nor interest."""
        kept = (item for item in self.items if item.counts(bound) and item.name not in FINANCE)
        return sum((item.upkeep + item.yearly + item.per_exam * exams for item in kept), Fraction(0))

    def of(self, standing: Standing, exams: int, form: Form) -> Fraction:
        """Cents a year of the items of one standing."""
        return sum((item.year(form, exams) for item in self.items if item.standing is standing), Fraction(0))

    def bought(self, change: Callable[[Equipment], Equipment]) -> "DeviceCosts":
        """The same ledger, ``change`` made to each equipment."""
        return DeviceCosts(
            tuple(replace(item, equipment=item.equipment and change(item.equipment)) for item in self.items)
        )


COMPUTED = (Ratio.COVER, Ratio.GROSS_OPERATING)
"""Ratios whose numerator and denominator are known: fees over full cost; fees less operating costs, over fees."""


def margin(ratio: Ratio, fees: Fraction, costs: DeviceCosts, exams: int, form: Form, bound: Bound) -> Fraction:
    """The margin of a year as that ratio; :class:`DataRefused` for one whose definition was not read."""
    if ratio not in COMPUTED:
        raise DataRefused(fr.RATIO_UNDEFINED, ratio=fr.RATIOS[ratio])
    below = costs.year(exams, form, bound) if ratio is Ratio.COVER else fees
    if not below:
        raise DataRefused(fr.NO_DIVISOR, ratio=fr.RATIOS[ratio])
    return fees / below if ratio is Ratio.COVER else (fees - costs.operating(exams, bound)) / fees


class BreakEven(NamedTuple):
    """From ``first`` exams a year fees cover costs; beyond ``last`` they no longer do (None: they still do)."""

    first: int
    last: int | None


def break_even(ladder: Ladder, fixed: Fraction, marginal: Fraction) -> BreakEven | None:
    """Where a year's fees, all at one day's amounts, cover ``fixed`` a year and ``marginal`` an exam; None where they
    never do. Fees that fall with activity can cover costs and then cease to.
    """
    first, profit, low = None, -fixed, 0
    for band, limit in zip(BANDS, (*ladder.limits, None), strict=True):
        if limit is None and band is not BANDS[-1]:
            tuple(ladder.stretches(low + 1, low + 1))  # says which threshold is missing
        gain, room = ladder.fee(band).cents - marginal, None if limit is None else limit.exams - low
        if first is None and (gain > 0 or gain == 0 <= profit):
            steps = max(_ceil(-profit / gain), 1) if gain else 1
            if room is None or steps <= room:
                first = low + steps
        if first is not None and gain < 0:
            steps = _floor(profit / -gain)
            if room is None or steps < room:
                return BreakEven(first, low + steps)
        if room is not None:
            profit, low = profit + gain * room, low + room
    return None if first is None else BreakEven(first, None)


class BandCheck(NamedTuple):
    """A band beside the marginal cost: what is left of its fee once one more exam is paid, with disputed costs out then
    in; ``jump`` is what the fee loses at the threshold that ends it (None for the last).
    """

    band: Band
    fee: int
    left: tuple[Fraction, Fraction]
    jump: int | None

    @property
    def coherent(self) -> bool:
        """Whether an exam of the band never costs more than its fee, disputed costs in."""
        return min(self.left) >= 0


def band_checks(ladder: Ladder, costs: DeviceCosts) -> tuple[BandCheck, ...]:
    """Every band; :class:`~valuation.fee_table.MissingFee` where one has no known fee."""
    fees = [ladder.fee(band).cents for band in BANDS]
    after: Sequence[int | None] = [*fees[1:], None]
    marginal = [costs.marginal(bound) for bound in (Bound.LOW, Bound.HIGH)]
    return tuple(
        BandCheck(band, fee, (fee - marginal[0], fee - marginal[1]), None if later is None else fee - later)
        for band, fee, later in zip(BANDS, fees, after, strict=True)
    )


class Doubling(NamedTuple):
    """The same exams on two machines alike: fees gained by beginning the bands anew; what the second costs a year where
    nothing is shared, and where only what is bought is doubled (``device``).
    """

    fees: int
    fixed: Fraction
    device: Fraction


def doubling(ladder: Ladder, exams: int, costs: DeviceCosts, form: Form) -> Doubling:
    """``exams`` done on two machines, half each, instead of one; disputed costs out."""
    half = exams // 2
    bought = (item.capital(form) + item.upkeep for item in costs.items if item.counts(Bound.LOW))
    gained = ladder.revenue(half) + ladder.revenue(exams - half) - ladder.revenue(exams)
    return Doubling(gained, costs.fixed(form, Bound.LOW), sum(bought, Fraction(0)))


def _ceil(value: Fraction) -> int:
    return -(-value.numerator // value.denominator)


def _floor(value: Fraction) -> int:
    return value.numerator // value.denominator
