"""The machines that avoided exams are taken from: those declared in the parameters, those of the base, or one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from ccam.formats.imaging import ExamAct, ImagingRules, Promise, Target
from ccam.french import imaging as fr
from ccam.model.errors import DataRefused, UsageError
from ccam.model.money import SHARE_UNIT, half_up

if TYPE_CHECKING:
    from ccam.formats.fees import FeeAmount, Modality
    from ccam.usecases.fees.loaded import Fees
    from valuation.fee_table import Device, FeeTable
    from valuation.imaging_mix import Programme
    from valuation.imaging_volume import Fleet, Machines, UnitCost

DECLARED, IN_BASE = "declare", "base"
MOST_EXAMS = 10**6


@dataclass(frozen=True)
class UnitRow:
    """One group of machines before and after; ``costs`` with disputed items out then in, none where none is loaded."""

    name: str
    count: int
    exams: int
    avoided: int
    fees: int
    costs: "tuple[UnitCost, ...]" = ()


@dataclass(frozen=True)
class Fleets:
    """``machines`` of the modality, ``others`` of the one that exams are moved to; ``kind`` says where they come from.
    ``supposed`` is True where the reference activity is that of the parameters.
    """

    kind: str
    machines: "tuple[Machines, ...]"
    others: "tuple[Machines, ...]"
    table: "FeeTable"
    fees: "Fees"
    supposed: bool

    @property
    def devices(self) -> int:
        """How many machines."""
        return sum(each.count for each in self.machines)

    @cached_property
    def exams(self) -> int:
        """Exams a year."""
        return sum(each.exams for each in self.machines)

    def at(self, year: int) -> "Fleet":
        """The exams that can be avoided in ``year``, the activity being that of today."""
        from valuation.imaging_volume import down

        return down(in_year(self.machines, year), self.table, date(year, 12, 31))

    def programme(self, target: Target, promise: Promise, act: ExamAct, rules: ImagingRules) -> "Programme":
        """What each year of the target can avoid."""
        from ccam.usecases.imaging.report import exam_of, rule_act
        from valuation.imaging_mix import Programme
        from valuation.imaging_volume import Substitution, up

        years = {}
        for year in target.years:
            made = Substitution(self.at(year), exam_of(act))
            if promise.transfer:
                others = up(in_year(self.others, year), self.table, date(year, 12, 31))
                made = replace(
                    made, transfer=promise.transfer, other_fleet=others, other_exam=exam_of(rule_act(rules, promise.to))
                )
            years[year] = made
        return Programme(promise.start, years, self.exams)

    def band_fees(self, year: int, before: str, names: Mapping[str, str]) -> Iterator[tuple[str, int]]:
        """The fee of each band that is known for the first machine: the full rate ``before`` any cut, then those in
        force at the end of ``year``.
        """
        from ccam.formats.fees import Band
        from valuation.fee_table import MissingFee

        device = next(in_year(self.machines[:1], year)).device
        uncut = replace(self.table, cuts=())
        wanted = [(uncut, Band.FULL, before), *((self.table, band, names[band]) for band in Band)]
        for table, band, name in wanted:
            try:
                yield name, table.fee(device, band, date(year, 12, 31)).cents
            except MissingFee:
                continue

    def grid(self, year: int) -> "FeeAmount":
        """The amount that the full rate of the first machine rests on: it says which grid stands."""
        from ccam.formats.fees import Band

        device = next(in_year(self.machines[:1], year)).device
        return self.table.fee(device, Band.FULL, date(year, 12, 31)).amount

    def full_share(self, year: int) -> int:
        """Fees at the full rate over all fees of the fleet in ``year``, before any cut, in 10 000ths."""
        from ccam.formats.fees import Band
        from valuation.technical_fee import Ladder

        uncut, full, whole = replace(self.table, cuts=()), 0, 0
        for each in in_year(self.machines, year):
            for part in Ladder(each.device, uncut, date(year, 12, 31)).parts(1, each.device.exams):
                whole += part.total * each.count
                full += part.total * each.count if part.band is Band.FULL else 0
        return half_up(full * SHARE_UNIT, whole) if whole else 0

    def unit_rows(self, avoided: int, year: int) -> Iterator[UnitRow]:
        """What ``avoided`` exams a year do to each group of machines."""
        fleet = self.at(year)
        shares = fleet.shares(avoided)
        for each, column, share in zip(self.machines, fleet.columns, shares, strict=True):
            mine = half_up(share, each.count)
            lost = column.fees(mine)
            costs = tuple(self._costs(each.device, mine, lost))
            yield UnitRow(each.device.name, each.count, each.device.exams, mine, lost, costs)

    def _costs(self, device: "Device", avoided: int, lost: int) -> "Iterator[UnitCost]":
        from ccam.usecases.fees.loaded import place_of
        from valuation.equipment import Form
        from valuation.imaging_volume import UnitCost
        from valuation.practice_cost import Bound

        ledger = self.fees.ledgers.get(place_of(device)) if self.kind == IN_BASE else None
        if ledger is None:
            return
        for bound in (Bound.LOW, Bound.HIGH):
            yield UnitCost(device.exams, avoided, ledger.fixed(Form.CMS, bound), ledger.marginal(bound), lost)


def open_fleets(rules: ImagingRules, fees: "Fees", promise: Promise, kind: str) -> Fleets:
    """The fleet asked for: ``declare``, ``base``, or the exams of one machine; :class:`DataRefused` where empty."""
    from valuation.imaging_volume import Machines

    table, supposed = _table(rules, fees, promise)
    if kind == IN_BASE:
        found = tuple(Machines(device, 1) for device in _latest(fees, promise.modality))
    elif kind == DECLARED:
        found = tuple(_declared(rules, promise.modality))
    else:
        found = (Machines(_device(rules, promise.modality, fr.ONE, _exams(kind)), 1),)
    if not found:
        raise DataRefused(fr.NO_FLEET, modality=promise.modality, place=fr.IN_BASE if kind == IN_BASE else "")
    others = tuple(Machines(device, 1) for device in _latest(fees, promise.to))
    others = others or tuple(_declared(rules, promise.to))
    if promise.transfer and not others:
        raise DataRefused(fr.NO_FLEET, modality=promise.to, place=fr.IN_BASE)
    return Fleets(kind, found, others, table, fees, supposed)


def in_year(machines: "tuple[Machines, ...]", year: int) -> "Iterator[Machines]":
    """The same machines in another year: their age, and so their fee, follows."""
    return (replace(each, device=replace(each.device, year=year)) for each in machines)


def _table(rules: ImagingRules, fees: "Fees", promise: Promise) -> "tuple[FeeTable, bool]":
    """Fees where the latest grid that was read stands, and where a supposed threshold gives way to a known one."""
    from ccam.formats.fees import ALL_CLASSES, FeeLimit, Threshold

    supposed = [
        FeeLimit(
            modality=each.modality, device_class=ALL_CLASSES, threshold=Threshold.REFERENCE, start=date.min,
            exams=each.exams, status=each.status, source=each.source, checked=each.checked,
        )
        for each in rules.references
    ]  # fmt: skip
    known = any(
        each.modality is promise.modality and each.threshold is Threshold.REFERENCE for each in fees.table.limits
    )
    return replace(fees.table, limits=(*supposed, *fees.table.limits), unread=()), not known


def _latest(fees: "Fees", modality: "Modality") -> "Iterator[Device]":
    """Devices of the base, each in its latest year."""
    found: dict[str, Device] = {}
    for (name, _), device in sorted(fees.devices.items()):
        if device.modality is modality:
            found[name] = device
    return iter(found.values())


def _declared(rules: ImagingRules, modality: "Modality") -> "Iterator[Machines]":
    """The groups of the parameters, as whole machines: their counts sum to those of the park."""
    from ccam.french import numbers
    from valuation.imaging_volume import Machines

    park = next((each for each in rules.parks if each.modality is modality), None)
    done = given = 0
    for group in (each for each in rules.groups if park and each.modality is modality):
        done += group.share
        count = park.devices * done // SHARE_UNIT - given if park else 0
        given += count
        name = fr.GROUP.format(exams=numbers.integer(group.exams))
        if count:
            yield Machines(_device(rules, modality, name, group.exams, group.installed), count)


def _device(rules: ImagingRules, modality: "Modality", name: str, exams: int, installed: int | None = None) -> "Device":
    from ccam.formats.fees import ALL_CLASSES
    from valuation.fee_table import Device

    year = rules.target.last
    if installed is None:
        installed = max((each.installed for each in rules.groups if each.modality is modality), default=year)
    park = next((each.device_class for each in rules.parks if each.modality is modality), ALL_CLASSES)
    return Device(name, year, modality, park, exams, installed)


def _exams(text: str) -> int:
    value = text.replace("\u202f", "").replace("\u00a0", "").replace(" ", "")
    if not value.isascii() or not value.isdigit() or not 0 < int(value[:8]) <= MOST_EXAMS:
        raise UsageError(fr.BAD_FLEET, value=text)
    return int(value)
