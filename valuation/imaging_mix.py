"""Mixes that reach the target: a share by pertinence, the rest by a cut of the full rate of technical fees.

The exams to avoid are the fewest, a full year, whose savings reach their share of the target under the reading asked;
the cut is the least rate, in 10 000ths, that reaches the rest. What begins in the course of a year counts for its days.
Nothing is found beyond every exam of the fleet, or beyond the whole fee: the mix is then out of reach.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ccam.formats.imaging import Target
from ccam.model.money import SHARE_UNIT, half_up
from valuation.imaging import Rate, Reading, level_of, rounded, saved_in, year_days
from valuation.imaging_volume import Substitution


@dataclass(frozen=True)
class Programme:
    """Exams avoided from ``start``: what each year of the target can avoid, and how."""

    start: date
    years: Mapping[int, Substitution]
    most: int

    def exams_in(self, exams: int, year: int) -> int:
        """How many of ``exams`` a full year are avoided in ``year``: none before the start."""
        if year < self.start.year:
            return 0
        whole = year_days(year)
        days = whole if year > self.start.year else (date(year + 1, 1, 1) - self.start).days
        return half_up(exams * days, whole)

    def saved(self, exams: int, year: int) -> int:
        """Cents saved in ``year``."""
        return self.years[year].avoid(self.exams_in(exams, year)).net

    def level(self, exams: int) -> int:
        """Cents saved in a full year, at the last amounts."""
        return self.years[max(self.years)].avoid(exams).net

    def reached(self, exams: int, reading: Reading) -> int:
        """Cents under that reading."""
        return sum(self.saved(exams, year) for year in self.years) if reading is Reading.SUM else self.level(exams)


@dataclass(frozen=True)
class Cuts:
    """The cuts of the full rate on ``cents`` a year: those ``in_force``, and the day from which more can be decided.
    ``others`` is what other measures reach under each reading: it counts with them.
    """

    cents: int
    in_force: tuple[Rate, ...]
    start: date
    others: Mapping[Reading, int]

    def reached(self, rate: int, reading: Reading, target: Target) -> int:
        """Cents under that reading, were the cut ``rate`` from ``start``."""
        rates = (*self.in_force, Rate(self.start, rate))
        if reading is Reading.LEVEL:
            return self.others[reading] + rounded(level_of(self.cents, rates, target.last))
        return self.others[reading] + sum(rounded(saved_in(self.cents, rates, year)) for year in target.years)


@dataclass(frozen=True, slots=True)
class Mix:
    """``share`` of the target by pertinence, in 10 000ths. ``exams`` avoided a full year, ``promised`` to get them;
    ``rate`` the cut needed: None, each, where it is out of reach.
    """

    share: int
    by_volume: int
    by_rate: int
    exams: int | None
    promised: int | None
    rate: int | None


def mix(target: Target, reading: Reading, share: int, programme: Programme, cuts: Cuts, realised: int) -> Mix:
    """The mix that gives ``share`` of the target to pertinence, of which ``realised`` 10 000ths is kept."""
    by_volume = half_up(target.cents * share, SHARE_UNIT)
    exams = least(lambda count: programme.reached(count, reading) >= by_volume, programme.most)
    rate = least(lambda cut: cuts.reached(cut, reading, target) >= target.cents - by_volume, SHARE_UNIT)
    return Mix(share, by_volume, target.cents - by_volume, exams, promised_for(exams, realised), rate)


def promised_for(exams: int | None, realised: int) -> int | None:
    """What must be promised for ``exams`` to be avoided; None where no promise is enough."""
    if exams is None or (exams and not realised):
        return None
    return -(-exams * SHARE_UNIT // realised) if exams else 0


def mixes(
    target: Target, reading: Reading, shares: Sequence[int], programme: Programme, cuts: Cuts, realised: int
) -> tuple[Mix, ...]:
    """One mix for each share."""
    return tuple(mix(target, reading, share, programme, cuts, realised) for share in shares)


def least(enough: Callable[[int], bool], most: int) -> int | None:
    """The least number from 0 to ``most`` that is enough, given that more stays enough; None where ``most`` is not."""
    if not enough(most):
        return None
    low, high = 0, most
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle + 1, high)
    return low
