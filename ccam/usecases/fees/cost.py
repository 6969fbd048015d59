"""What each device of the base costs, beside its fees (``ccam forfaits cout``)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeVar

from ccam.formats.fees import InText, LeverName, LeverRange, Ratio
from ccam.french import fees as fr
from ccam.french import numbers
from ccam.usecases.fees.loaded import Fees, place_of
from ccam.usecases.fees.views import (
    Activity,
    BesideFees,
    DeviceCostView,
    ItemView,
    Margin,
    MinuteTable,
    Span,
    YearCost,
)
from valuation.device_cost import DeviceCosts, DeviceItem, band_checks, break_even, doubling, margin
from valuation.device_sensitivity import exam_cost, minute_cost, moves, value
from valuation.equipment import Form, rounded
from valuation.fee_table import Device, MissingFee
from valuation.practice_cost import Bound, Standing
from valuation.technical_fee import THRESHOLDS, Ladder, bill, last_day

STEPS = (50, 75, 100, 125, 150)
"""Activities shown, in % of the year's own; the thresholds stand among them."""
MAIN, UPKEEP = "equipement_principal", "maintenance_et_mises_a_jour"
RATE_PLACES, MINUTE_PLACES = 4, 3
"""Decimals of a ratio, and of the euros of a minute."""

Thing = TypeVar("Thing")


@dataclass
class _Asked:
    """One device under one form of annuity; what could not be said gathers in ``missing``."""

    fees: Fees
    device: Device
    costs: DeviceCosts
    form: Form
    ladder: Ladder
    missing: list[str]

    def attempt(self, make: Callable[[], Thing]) -> Thing | None:
        """What ``make`` gives, None where a fee is missing: why is kept, once."""
        try:
            return make()
        except MissingFee as refused:
            said = f"{refused.message} {refused.hint}"
            if said not in self.missing:
                self.missing.append(said)
            return None

    def span(self, cost: Callable[[Bound], Fraction]) -> Span:
        """A cost with disputed items out, then in."""
        return rounded(cost(Bound.LOW)), rounded(cost(Bound.HIGH))


def cost_views(
    fees: Fees, devices: Sequence[Device], *, form: Form = Form.CMS, ratio: Ratio = Ratio.COVER, on: date | None = None
) -> tuple[tuple[DeviceCostView, ...], tuple[str, ...]]:
    """The cost of each device, and what cannot be told. A device without any cost refuses where it is the only one."""
    without = [] if len(devices) == 1 else [device for device in devices if place_of(device) not in fees.ledgers]
    told = [fr.NO_COSTS.message.format(device=device.name, year=device.year) for device in without]
    told += [fr.NO_DEVICE_OF.format(device=name, year=year) for name, year in fees.orphans]
    views = (cost_view(fees, each, form=form, ratio=ratio, on=on) for each in devices if each not in without)
    return tuple(views), tuple(told)


def cost_view(
    fees: Fees, device: Device, *, form: Form = Form.CMS, ratio: Ratio = Ratio.COVER, on: date | None = None
) -> DeviceCostView:
    """The cost of a device; ``on`` is the day whose amounts tell bands and break-even, the last of the year by default.
    :class:`~ccam.model.errors.DataRefused` without any cost, or for a ratio whose definition was not read.
    """
    ladder = Ladder(device, fees.table, on or last_day(device.year))
    asked = _Asked(fees, device, fees.costs(device), form, ladder, [])
    margin(ratio, Fraction(1), asked.costs, device.exams, form, Bound.HIGH)
    levers = fees.rules.sensitivity.levers
    use = next(lever for lever in levers if lever.name is LeverName.USE)
    return DeviceCostView(
        device=device,
        age=fees.table.age(device, device.year),
        form=form,
        on=ladder.on,
        cost=_cost(asked),
        activities=_activities(asked),
        beside=_beside(asked, ratio),
        moves=moves(levers, exam_cost(asked.costs, device.exams, form, Bound.HIGH, use)),
        items=tuple(_item(asked, item) for item in asked.costs.items),
        absent=_absent(asked),
        missing=tuple(asked.missing),
        minutes=_minutes(fees, asked.costs, levers),
    )


def _cost(asked: _Asked) -> YearCost:
    costs, exams, form = asked.costs, asked.device.exams, asked.form
    other = next(each for each in Form if each is not form)
    return YearCost(
        {each: rounded(costs.of(each, exams, form)) for each in Standing},
        asked.span(lambda bound: costs.fixed(form, bound)),
        asked.span(costs.marginal),
        asked.span(lambda bound: costs.full(exams, form, bound)),
        asked.span(lambda bound: costs.full(exams, other, bound)),
    )


def _beside(asked: _Asked, ratio: Ratio) -> BesideFees:
    costs, form, ladder = asked.costs, asked.form, asked.ladder
    return BesideFees(
        asked.attempt(lambda: _margin(asked, ratio)),
        asked.attempt(
            lambda: {each: break_even(ladder, costs.fixed(form, each), costs.marginal(each)) for each in Bound}
        ),
        asked.attempt(lambda: band_checks(ladder, costs)) or (),
        asked.attempt(lambda: doubling(ladder, asked.device.exams, costs, form)),
    )


def _activities(asked: _Asked) -> tuple[Activity, ...]:
    limits = [asked.fees.table.limit(asked.device, each, asked.ladder.on) for each in THRESHOLDS]
    own = [max(1, asked.device.exams * step // 100) for step in STEPS]
    return tuple(_activity(asked, exams) for exams in sorted({*own, *(each.exams for each in limits if each)}))


def _activity(asked: _Asked, exams: int) -> Activity:
    fees = asked.attempt(lambda: asked.ladder.revenue(exams))
    low, high = asked.span(lambda bound: asked.costs.year(exams, asked.form, bound))
    left = None if fees is None else (fees - high, fees - low)
    return Activity(exams, asked.span(lambda bound: asked.costs.full(exams, asked.form, bound)), fees, left)


def _margin(asked: _Asked, ratio: Ratio) -> Margin:
    device, costs = asked.device, asked.costs
    fees = bill(device, asked.fees.table).total
    low, high = asked.span(lambda bound: costs.year(device.exams, asked.form, bound))
    rates = [
        rounded(margin(ratio, Fraction(fees), costs, device.exams, asked.form, bound), RATE_PLACES)
        for bound in (Bound.HIGH, Bound.LOW)
    ]
    known = tuple(
        each
        for each in asked.fees.rules.benchmarks
        if each.ratio is ratio and (not each.modalities or device.modality in each.modalities)
    )
    return Margin(fees, (low, high), (fees - high, fees - low), ratio, (rates[0], rates[1]), known)


def _item(asked: _Asked, item: DeviceItem) -> ItemView:
    yearly = rounded(item.year(asked.form, asked.device.exams))
    return ItemView(item, yearly, rounded(item.per_exam), asked.fees.perimeter.get(item.name), _alert(asked, item))


def _alert(asked: _Asked, item: DeviceItem) -> str:
    """What stands against an item that the sheet counts."""
    text, name = asked.fees.perimeter.get(item.name), fr.COSTS[item.name]
    if text is None or item.standing is Standing.OUT:
        return ""
    if text.until and text.until.year >= asked.device.year:
        return fr.PAID_ELSEWHERE.format(item=name, code=text.paid_elsewhere, until=numbers.day(text.until))
    if text.since and text.since > date(asked.device.year, 1, 1):
        return fr.NOT_YET.format(item=name, since=numbers.day(text.since))
    if text.in_text is InText.NO and item.standing is Standing.IN:
        return fr.NOT_IN_TEXT.format(item=name)
    return ""


def _absent(asked: _Asked) -> tuple[str, ...]:
    """Items that the text names and the sheet does not have; maintenance may be a share of a price."""
    given = {item.name for item in asked.costs.items}
    if any(item.upkeep for item in asked.costs.items):
        given.add(UPKEEP)
    return tuple(
        each.item for each in asked.fees.rules.perimeter if each.in_text is InText.YES and each.item not in given
    )


def _minutes(fees: Fees, costs: DeviceCosts, levers: Sequence[LeverRange]) -> MinuteTable | None:
    """A minute of the main equipment, the prices of all its units together."""
    item = next((each for each in costs.items if each.name == MAIN and each.equipment), None)
    if item is None or item.equipment is None:
        return None
    cost = minute_cost(item.equipment, fees.rules.sensitivity.minutes, levers)
    by_name = {lever.name: lever for lever in levers}
    use, life, interest = (by_name[name] for name in (LeverName.USE, LeverName.LIFE, LeverName.INTEREST))

    def priced(**held: tuple[LeverRange, int]) -> int:
        moved = {lever.name: value(lever, number) for lever, number in held.values()}
        return rounded(cost(moved) * item.number / 100, MINUTE_PLACES)

    by_use = {
        (rate, share): priced(interest=(interest, rate), use=(use, share))
        for rate in interest.values
        for share in use.values
    }
    by_life = {years: priced(life=(life, years)) for years in life.values}
    return MinuteTable(item, by_use, by_life, moves(levers, cost))
