"""What the technical fee of one exam is, for a device, in a band, on a day: dated amounts, and dated cuts of them.

The latest amount stands, whatever its zone, class or age; at the same date the one that names them. A cut is counted
from the amount in force on its own reference day, half-up to the cent, and yields to an amount of the same date or
later. An amount does not hold beyond a day when a text changed it without being read. What is not known is refused,
naming the template that takes it (forfaits-techniques.md §1.2–1.4).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeVar

from ccam.formats.fees import (
    ALL_CLASSES,
    Age,
    Amortisation,
    Band,
    FeeAmount,
    FeeCut,
    FeeFile,
    FeeLimit,
    Modality,
    Threshold,
    Unread,
)
from ccam.french import fees as fr
from ccam.french import numbers
from ccam.model.errors import DataRefused
from ccam.model.money import SHARE_UNIT, half_up
from ccam.model.text import folded


class MissingFee(DataRefused):
    """An amount, a threshold or an age that is not known."""


@dataclass(frozen=True, slots=True)
class Device:
    """A device in one ``year``: ``exams`` done in it, ``installed`` the calendar year of its installation (None where
    not known), ``hours`` opened a week in tenths.
    """

    name: str
    year: int
    modality: Modality
    device_class: str
    exams: int
    installed: int | None = None
    zone: str = ""
    operator: str = ""
    region: str = ""
    hours: int | None = None


@dataclass(frozen=True, slots=True)
class Fee:
    """An amount as it holds on a day, in cents, with what it comes from."""

    cents: int
    amount: FeeAmount
    cut: FeeCut | None = None


class _Dated(Protocol):
    @property
    def start(self) -> date: ...


Kind = TypeVar("Kind", bound=_Dated)


@dataclass(frozen=True)
class FeeTable:
    """Every dated value that is known; a later source replaces an earlier one of the same key and date."""

    amortisation: Amortisation
    amounts: Sequence[FeeAmount] = ()
    limits: Sequence[FeeLimit] = ()
    cuts: Sequence[FeeCut] = ()
    unread: Sequence[Unread] = ()
    _fees: dict[tuple[object, ...], Fee] = field(default_factory=dict, init=False, repr=False, compare=False)
    _limits: dict[tuple[object, ...], FeeLimit | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def of(cls, amortisation: Amortisation, files: Iterable[FeeFile]) -> "FeeTable":
        """Overlay ``files``, in their order."""
        amounts: dict[tuple[object, ...], FeeAmount] = {}
        limits: dict[tuple[object, ...], FeeLimit] = {}
        cuts: list[FeeCut] = []
        unread: list[Unread] = []
        for file in files:
            for each in file.amounts:
                place = (each.modality, folded(each.device_class), folded(each.zone), each.age, each.band, each.start)
                amounts[place] = each
            for limit in file.limits:
                limits[limit.modality, folded(limit.device_class), limit.threshold, limit.start] = limit
            cuts += file.cuts
            unread += file.unread
        return cls(amortisation, tuple(amounts.values()), tuple(limits.values()), tuple(cuts), tuple(unread))

    def age(self, device: Device, year: int) -> Age | None:
        """Amortised where more than so many full years have passed on 1 January of ``year``: the same for every day of
        the year of installation. None where that year is not known.
        """
        if device.installed is None:
            return None
        return Age.AMORTISED if year - device.installed > self.amortisation.years else Age.NOT_AMORTISED

    def fee(self, device: Device, band: Band, on: date) -> Fee:
        """The fee of an exam; :class:`MissingFee` where it is not known."""
        age = self.age(device, on.year)
        place = (device.modality, device.device_class, device.zone, age, band, on)
        if place not in self._fees:
            self._fees[place] = self._fee(device, band, on, age)
        return self._fees[place]

    def limit(self, device: Device, threshold: Threshold, on: date) -> FeeLimit | None:
        """The threshold in force, None where it is not known."""
        place = (device.modality, device.device_class, threshold, on)
        if place not in self._limits:
            known = [
                each
                for each in self.limits
                if each.modality is device.modality and each.threshold is threshold and each.start <= on
                and _fits(each.device_class, device.device_class)
            ]  # fmt: skip
            self._limits[place] = max(
                known, key=lambda each: (each.start, _own_class(each.device_class)), default=None
            )  # fmt: skip
        return self._limits[place]

    def changes(self, device: Device, year: int) -> tuple[date, ...]:
        """Days of ``year`` after the first on which something of its fee changes."""
        priced: tuple[FeeAmount | FeeLimit, ...] = (*self.amounts, *self.limits)
        moved: tuple[FeeCut | Unread, ...] = (*self.cuts, *self.unread)
        starts = {
            each.start
            for each in priced
            if each.modality is device.modality and _fits(each.device_class, device.device_class)
        }
        starts |= {each.start for each in moved if device.modality in each.modalities}
        return tuple(sorted(day for day in starts if day.year == year and day != date(year, 1, 1)))

    def _fee(self, device: Device, band: Band, on: date, age: Age | None) -> Fee:
        known = [each for each in self.amounts if _speaks_of(each, device, band)]
        if age is None and any(each.age is not Age.ANY for each in known):
            raise MissingFee(fr.AGE_UNKNOWN, device=device.name)
        mine = [each for each in known if each.age in (age, Age.ANY)]
        cuts = [each for each in self.cuts if device.modality in each.modalities and each.band is band]
        return self._in_force(device, band, on, mine, [each for each in cuts if each.age in (age, Age.ANY)])

    def _in_force(self, device: Device, band: Band, on: date, mine: Sequence[FeeAmount], cuts: Sequence[FeeCut]) -> Fee:
        amount = max(
            (each for each in mine if each.start <= on),
            key=lambda each: (each.start, bool(each.zone), _own_class(each.device_class), each.age is not Age.ANY),
            default=None,
        )
        cut = _latest(each for each in cuts if each.start <= on)
        if cut and (amount is None or amount.start < cut.start):
            before = self._in_force(device, band, cut.since, mine, [each for each in cuts if each.start <= cut.since])
            return Fee(half_up(before.cents * (SHARE_UNIT - cut.rate), SHARE_UNIT), before.amount, cut)
        unread = _latest(
            each for each in self.unread if device.modality in each.modalities and each.start <= on
        )  # fmt: skip
        if amount is None:
            raise MissingFee(fr.FEE_UNKNOWN, what=_named(device, band), day=numbers.day(on))
        if unread and unread.start > amount.start:
            since = numbers.day(unread.start)
            raise MissingFee(fr.FEE_UNREAD, what=_named(device, band), day=numbers.day(on), since=since)
        return Fee(amount.cents, amount)


def _speaks_of(amount: FeeAmount, device: Device, band: Band) -> bool:
    return (
        amount.modality is device.modality
        and amount.band is band
        and _fits(amount.device_class, device.device_class)
        and (not amount.zone or folded(amount.zone) == folded(device.zone))
    )


def _fits(given: str, mine: str) -> bool:
    return folded(given) == folded(mine) or not _own_class(given)


def _own_class(given: str) -> bool:
    return folded(given) != folded(ALL_CLASSES)


def _latest(values: Iterable[Kind]) -> Kind | None:
    return max(values, key=lambda each: each.start, default=None)


def _named(device: Device, band: Band) -> str:
    return fr.FEE_OF.format(
        modality=fr.MODALITIES[device.modality], device_class=device.device_class, band=fr.BANDS[band]
    )
