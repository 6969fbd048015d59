"""Bills of devices as a page of text, at 80 columns."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ccam.cli import output
from ccam.formats.fees import Age, FeeLimit
from ccam.formats.templates_columns import REGIONS
from ccam.french import fees as fr
from ccam.french import numbers
from ccam.usecases.fees.views import DeviceBill
from valuation.fee_table import Device
from valuation.technical_fee import Bill, Part, Period

_REGIONS = {code: name for name, code in REGIONS.items()}


def bill_lines(bills: Sequence[DeviceBill]) -> Iterator[str]:
    """Each device with its bands, where its amounts come from; then the whole fleet."""
    yield from output.wrapped(fr.NO_RULE, 0)
    for each in bills:
        yield ""
        yield from device_lines(each.device, each.age)
        if each.bill is None:
            yield from output.wrapped(fr.MISSING_LINE.format(why=each.missing), 2)
        else:
            yield from _bill(each.bill)
    if len(bills) > 1:
        yield from ("", *_fleet(bills))


def device_lines(device: Device, age: Age | None) -> Iterator[str]:
    """What the device is, and its age on 1 January."""
    region = fr.REGION.format(region=_REGIONS[device.region]) if device.region else ""
    named = fr.DEVICE.format(
        name=device.name, year=device.year, modality=fr.MODALITIES[device.modality],
        device_class=device.device_class, operator=fr.OPERATORS.get(device.operator, device.operator), region=region,
    )  # fmt: skip
    yield from output.wrapped(named, 2)
    if age is None:
        yield f"  {fr.AGE_LINE_UNKNOWN}"
    else:
        said = fr.AGE_LINE.format(installed=device.installed, age=fr.AGES[age], year=device.year)
        yield from output.wrapped(f"  {said}", 2)


def _bill(bill: Bill) -> Iterator[str]:
    total, exams = numbers.euros(bill.total), numbers.plural(bill.exams, "examen")
    yield f"  {fr.TITLE_BILL.format(total=total, exams=exams)}"
    rows = [_row(period, part, rank) for period in bill.periods for rank, part in enumerate(period.parts)]
    yield from output.columns(rows, head=fr.BILL_HEAD, right=(3, 4, 5, 6))
    for period, after in pairwise(bill.periods):
        done = fr.DONE_DECLARED if period.declared else fr.DONE_PRORATED
        count = numbers.plural(sum(part.exams for part in _until(bill, after)), "examen")
        said = done.format(count=count, day=numbers.day(after.start), iso=after.start.isoformat())
        yield from output.wrapped(f"  {said}", 4)
    yield f"  {fr.TITLE_CHAIN}"
    limits = (_limit(limit) for period in bill.periods for limit in period.limits)
    for text in dict.fromkeys((*(text for part in bill.parts for text in _chain(part)), *limits)):
        yield from output.wrapped(f"    {text}", 6)


def _until(bill: Bill, period: Period) -> list[Part]:
    return [part for each in bill.periods if each.start < period.start for part in each.parts]


def _row(period: Period, part: Part, rank: int) -> tuple[str, ...]:
    days = ("", "") if rank else (numbers.day(period.start)[:5], numbers.day(period.end)[:5])
    ranks = f"{numbers.integer(part.first)}–{numbers.integer(part.last)}"
    return (
        f"    {days[0]}", days[1], fr.BANDS[part.band], numbers.integer(part.exams), ranks,
        numbers.scaled(part.fee.cents, 2), numbers.euros(part.total),
    )  # fmt: skip


def _chain(part: Part) -> Iterator[str]:
    """Where an amount comes from, its cut after it."""
    amount, cut = part.fee.amount, part.fee.cut
    code = fr.CHAIN_CODE.format(code=amount.code) if amount.code else ""
    yield fr.CHAIN.format(
        band=fr.BANDS[part.band], code=code, cents=numbers.euros(amount.cents), start=numbers.day(amount.start),
        status=amount.status.value, source=amount.source,
    )  # fmt: skip
    if cut:
        yield fr.CHAIN_CUT.format(
            cents=numbers.euros(amount.cents), since=numbers.day(cut.since), rate=numbers.share(cut.rate),
            made=numbers.euros(part.fee.cents), start=numbers.day(cut.start), status=cut.status.value,
            source=cut.source,
        )  # fmt: skip


def _limit(limit: FeeLimit) -> str:
    return fr.CHAIN_LIMIT.format(
        limit=fr.THRESHOLDS[limit.threshold], exams=numbers.plural(limit.exams, "examen"),
        start=numbers.day(limit.start), status=limit.status.value, source=limit.source,
    )  # fmt: skip


def _fleet(bills: Sequence[DeviceBill]) -> Iterator[str]:
    known = [each.bill for each in bills if each.bill]
    said = fr.FLEET.format(
        total=numbers.euros(sum(each.total for each in known)),
        devices=numbers.plural(len(known), "équipement"),
        exams=numbers.plural(sum(each.exams for each in known), "examen"),
    )
    left = len(bills) - len(known)
    yield said + (fr.FLEET_MISSING.format(count=numbers.integer(left)) if left else "") + "."
