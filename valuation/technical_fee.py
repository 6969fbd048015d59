"""The technical fee of a device's year, exam by exam down the bands, to the cent.

The rank of an exam in the year says its band; its day says the amounts and thresholds in force. Where something
changes within the year, the exams done before that day are those that are declared, else a share of the year in
proportion to its days, half-up, between the nearest declared days. An exam avoided is one of the last of the year: it
saves the fee of the last bands reached (forfaits-techniques.md §6 and corrections).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from ccam.formats.fees import Band, FeeLimit, Threshold
from ccam.french import fees as fr
from ccam.french import numbers
from ccam.model.errors import DataRefused
from ccam.model.money import half_up
from valuation.fee_table import Device, Fee, FeeTable, MissingFee

BANDS, THRESHOLDS = tuple(Band), tuple(Threshold)


class Part(NamedTuple):
    """Exams of ranks ``first`` to ``last`` of a year, in one band, under one fee."""

    band: Band
    first: int
    last: int
    fee: Fee

    @property
    def exams(self) -> int:
        """How many there are."""
        return self.last - self.first + 1

    @property
    def total(self) -> int:
        """Their fees, in cents."""
        return self.exams * self.fee.cents


class Period(NamedTuple):
    """Days of a year from ``start`` to ``end`` under the same amounts, with their exams and the thresholds that part
    them; ``declared``: how many were done by its end was said, not prorated.
    """

    start: date
    end: date
    declared: bool
    parts: tuple[Part, ...]
    limits: tuple[FeeLimit, ...]


@dataclass(frozen=True)
class Bill:
    """A device's year."""

    device: Device
    periods: tuple[Period, ...]

    @property
    def total(self) -> int:
        """In cents; all of it is AMO."""
        return sum(part.total for part in self.parts)

    @property
    def exams(self) -> int:
        """Exams billed."""
        return sum(part.exams for part in self.parts)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every part, in the order of the year."""
        return tuple(part for period in self.periods for part in period.parts)


@dataclass(frozen=True)
class Saving:
    """What avoided exams save, from the last band down; in AMO."""

    parts: tuple[Part, ...]

    @property
    def total(self) -> int:
        """In cents."""
        return sum(part.total for part in self.parts)


@dataclass(frozen=True)
class Ladder:
    """The bands of a device on one day. A threshold that is not known leaves unknown only the exams that it parts."""

    device: Device
    table: FeeTable
    on: date

    @cached_property
    def limits(self) -> tuple[FeeLimit | None, ...]:
        """What ends the first three bands; :class:`DataRefused` where they are not in order."""
        found = tuple(self.table.limit(self.device, each, self.on) for each in THRESHOLDS)
        known = [limit.exams for limit in found if limit]
        if known != sorted(known):
            listed = ", ".join(map(numbers.integer, known))
            raise DataRefused(fr.LIMITS_DISORDERED, device=self.device.name, day=numbers.day(self.on), limits=listed)
        return found

    def fee(self, band: Band) -> Fee:
        """The fee of a band."""
        return self.table.fee(self.device, band, self.on)

    def stretches(self, first: int, last: int) -> Iterator[tuple[Band, int, int]]:
        """Exams of ranks ``first`` to ``last`` by band; :class:`MissingFee` where a threshold parts them unknown."""
        edges = [(0, 0), *((rank, limit.exams) for rank, limit in enumerate(self.limits, 1) if limit)]
        for (band, low), (after, high) in pairwise([*edges, (len(BANDS), last)]):
            start, end = max(first, low + 1), min(last, high)
            if start > end:
                continue
            if after > band + 1:
                raise MissingFee(
                    fr.LIMIT_UNKNOWN, limit=fr.THRESHOLDS[THRESHOLDS[band]], device=self.device.name,
                    modality=fr.MODALITIES[self.device.modality], device_class=self.device.device_class,
                    day=numbers.day(self.on), first=numbers.integer(start), last=numbers.integer(end),
                )  # fmt: skip
            yield BANDS[band], start, end

    def parts(self, first: int, last: int) -> tuple[Part, ...]:
        """Exams of ranks ``first`` to ``last``, priced."""
        return tuple(Part(band, start, end, self.fee(band)) for band, start, end in self.stretches(first, last))

    def revenue(self, exams: int) -> int:
        """Fees of a year of so many exams, in cents, were this day's amounts those of the whole year."""
        return sum(part.total for part in self.parts(1, exams))


def last_day(year: int) -> date:
    """31 December."""
    return date(year, 12, 31)


def bill(device: Device, table: FeeTable, done: Mapping[date, int] | None = None) -> Bill:
    """A device's year. ``done`` says how many exams were done before some days of it; :class:`DataRefused` where they
    do not fit in the year, :class:`MissingFee` where an amount or a threshold is not known.
    """
    known = _checked(device, done or {})
    days = [date(device.year, 1, 1), *_changes(device, table), date(device.year + 1, 1, 1)]
    periods: list[Period] = []
    for start, after in pairwise(days):
        first, last = _before(start, known) + 1, _before(after, known)
        ladder = Ladder(device, table, start)
        parts = ladder.parts(first, last)
        reached = max((BANDS.index(part.band) for part in parts), default=-1) + 1
        limits = tuple(limit for limit in ladder.limits[:reached] if limit)
        periods.append(Period(start, after - timedelta(1), after in known, parts, limits))
    return Bill(device, tuple(periods))


def saved(device: Device, exams: int, avoided: int, table: FeeTable, on: date | None = None) -> Saving:
    """What the fee of ``avoided`` exams was, those of highest rank among ``exams``, under the amounts of the day ``on``
    (the last day of the device's year by default).
    """
    if not 0 <= avoided <= exams:
        raise DataRefused(fr.TOO_MANY_AVOIDED, avoided=numbers.integer(avoided), exams=numbers.integer(exams))
    ladder = Ladder(device, table, on or last_day(device.year))
    return Saving(ladder.parts(exams - avoided + 1, exams)[::-1])


def with_exams(device: Device, exams: int) -> Device:
    """The same device with another activity."""
    return replace(device, exams=exams)


def _checked(device: Device, done: Mapping[date, int]) -> dict[date, int]:
    """Exams done before each declared day, the two ends of the year among them."""
    year = date(device.year, 1, 1), date(device.year + 1, 1, 1)
    known = dict(sorted(({year[0]: 0, year[1]: device.exams} | dict(done)).items()))
    counts = list(known.values())
    wrong = [day for day in done if not year[0] < day < year[1]]
    if wrong or counts != sorted(counts) or counts[0] < 0:
        raise DataRefused(fr.BAD_DONE, device=device.name, year=device.year, exams=numbers.integer(device.exams))
    return known


def _before(day: date, known: Mapping[date, int]) -> int:
    """Exams done before ``day``: declared, else in proportion to the days between the nearest declared ones."""
    if day in known:
        return known[day]
    low = max(each for each in known if each < day)
    high = min(each for each in known if each > day)
    return known[low] + half_up((known[high] - known[low]) * (day - low).days, (high - low).days)


def _changes(device: Device, table: FeeTable) -> Iterator[date]:
    """Days of the year on which a fee or a threshold of this very device changes."""
    before = _state(Ladder(device, table, date(device.year, 1, 1)))
    for day in table.changes(device, device.year):
        after = _state(Ladder(device, table, day))
        if after != before:
            yield day
        before = after


def _state(ladder: Ladder) -> tuple[object, ...]:
    """Thresholds and fees of a day, None for those that are not known."""
    fees: list[Fee | None] = []
    for band in BANDS:
        try:
            fees.append(ladder.fee(band))
        except MissingFee:
            fees.append(None)
    return (*(limit and limit.exams for limit in ladder.limits), *fees)
