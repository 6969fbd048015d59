"""The savings of imaging on one path, year by year: cuts of technical fees, cuts of acts, exams avoided.

A target over several years is read in two ways, always both: the SUM of what each year saves, and the yearly LEVEL that
is reached at the end. A rate holds from its day; a year counts the days under each rate, over its own number of days.
Cuts of one decision do not add up: the latest stands. All in cents of AMO, exact rationals rounded once, per cell, so
that the sum over the years is that of the cells shown (forfaits-techniques.md §6 and corrections; valuation.md §3.1).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from ccam.formats.fees import Age, Band, FeeCut
from ccam.formats.imaging import Target
from ccam.model.money import SHARE_UNIT, half_up


class Reading(StrEnum):
    """How a target over several years is read."""

    SUM = "cumul"
    LEVEL = "annee-pleine"


class Standing(StrEnum):
    """Whether a measure has begun on the day of the reckoning."""

    IN_FORCE = "en_vigueur"
    PLANNED = "prevu"


class Rate(NamedTuple):
    """A cut of ``rate`` 10 000ths from ``start``; it replaces the one before it."""

    start: date
    rate: int


class Piece(NamedTuple):
    """Days ``first`` to ``last`` of a year at one rate: what one term of a year's saving is made of."""

    first: date
    last: date
    rate: int

    @property
    def days(self) -> int:
        """How many."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Line:
    """One measure of the path: cents by year of the target, and a full year at its end."""

    name: str
    standing: Standing
    by_year: tuple[int, ...]
    level: int
    detail: str = ""

    @property
    def total(self) -> int:
        """The sum over the years."""
        return sum(self.by_year)


@dataclass(frozen=True)
class Path:
    """Every measure, and what they make together."""

    target: Target
    lines: tuple[Line, ...]

    @property
    def by_year(self) -> tuple[int, ...]:
        """What each year saves."""
        return tuple(sum(line.by_year[place] for line in self.lines) for place in range(len(self.target.years)))

    def reached(self, reading: Reading, standing: Standing | None = None) -> int:
        """What the path reaches under that reading; only measures of one ``standing`` where it is given."""
        kept = [line for line in self.lines if standing in (None, line.standing)]
        return sum(line.total if reading is Reading.SUM else line.level for line in kept)

    def gap(self, reading: Reading) -> int:
        """What is reached less the target: negative where it is missed."""
        return self.reached(reading) - self.target.cents


def year_days(year: int) -> int:
    """365 or 366."""
    return (date(year + 1, 1, 1) - date(year, 1, 1)).days


def pieces(rates: Sequence[Rate], year: int, until: date | None = None) -> Iterator[Piece]:
    """The days of a year under each rate, none before the first; no day after ``until``."""
    last = min(until or date.max, date(year, 12, 31))
    known = sorted(rates)
    for rate, after in pairwise([*known, Rate(date.max, 0)]):
        first, end = max(rate.start, date(year, 1, 1)), min(after.start - timedelta(1), last)
        if first <= end:
            yield Piece(first, end, rate.rate)


def saved_in(cents: int, rates: Sequence[Rate], year: int, until: date | None = None) -> Fraction:
    """What the rates save in a year on ``cents`` a year."""
    parts = sum(piece.days * piece.rate for piece in pieces(rates, year, until))
    return Fraction(cents * parts, SHARE_UNIT * year_days(year))


def level_of(cents: int, rates: Sequence[Rate], year: int) -> Fraction:
    """What the last rate of ``year`` saves in a full year."""
    begun = [rate for rate in rates if rate.start <= date(year, 12, 31)]
    return Fraction(cents * (max(begun).rate if begun else 0), SHARE_UNIT)


def rates_of(cuts: Iterable[FeeCut], age: Age) -> tuple[Rate, ...]:
    """The cuts that bear on the full rate of devices of that age."""
    mine = (cut for cut in cuts if cut.band is Band.FULL and cut.age in (age, Age.ANY))
    return tuple(sorted(Rate(cut.start, cut.rate) for cut in mine))


def split(name: str, cents: int, rates: Sequence[Rate], target: Target, on: date) -> Iterator[Line]:
    """A series of rates on ``cents`` a year as two lines: what is in force on ``on`` if nothing follows, and what is
    planned adds.
    """
    begun = [rate for rate in rates if rate.start <= on]
    for standing, after, before in ((Standing.IN_FORCE, begun, ()), (Standing.PLANNED, rates, begun)):
        if not cents or list(after) == list(before):
            continue
        by_year = tuple(
            rounded(saved_in(cents, after, year)) - rounded(saved_in(cents, before, year)) for year in target.years
        )
        level = rounded(level_of(cents, after, target.last)) - rounded(level_of(cents, before, target.last))
        yield Line(name, standing, by_year, level)


def received(cents: int, rates: Sequence[Rate], target: Target, on: date) -> int:
    """What is already saved, from the first year of the target to the evening of ``on``."""
    begun = [rate for rate in rates if rate.start <= on]
    return sum(rounded(saved_in(cents, begun, year, on)) for year in target.years)


def rounded(value: Fraction) -> int:
    """Half-up to the cent."""
    return half_up(value.numerator, value.denominator)
