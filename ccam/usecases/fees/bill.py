"""The bill of each device of the base (``ccam forfaits facturer``)."""

from collections.abc import Iterable, Mapping
from datetime import date

from ccam.french import fees as fr
from ccam.model.errors import DataRefused, UsageError
from ccam.usecases.fees.loaded import Fees
from ccam.usecases.fees.views import DeviceBill
from valuation.fee_table import Device, MissingFee
from valuation.technical_fee import bill, with_exams


def bills(
    fees: Fees,
    *,
    name: str | None = None,
    year: int | None = None,
    exams: int | None = None,
    done: Mapping[date, int] | None = None,
) -> tuple[DeviceBill, ...]:
    """The devices asked for. A missing amount refuses the only one, and is told where there are several."""
    devices = chosen(fees, name=name, year=year, exams=exams, alone=bool(done))
    if len(devices) == 1:
        return (
            DeviceBill(devices[0], fees.table.age(devices[0], devices[0].year), bill(devices[0], fees.table, done)),
        )
    return tuple(device_bill(fees, device) for device in devices)


def chosen(
    fees: Fees, *, name: str | None, year: int | None, exams: int | None, alone: bool = False
) -> tuple[Device, ...]:
    """The devices asked for, the activity changed where ``exams`` is said; raises :class:`UsageError` where several
    devices would take one activity.
    """
    devices = fees.pick(name, year)
    if exams is None and not alone:
        return devices
    if len(devices) > 1:
        raise UsageError(fr.ONE_DEVICE)
    if exams is not None and exams < 1:
        raise DataRefused(fr.NO_EXAM)
    return (with_exams(devices[0], exams or devices[0].exams),)


def read_done(texts: Iterable[str]) -> dict[date, int]:
    """``2025-11-05=8600``, several times."""
    found = {}
    for text in texts:
        day, _, count = text.replace(" ", "").partition("=")
        try:
            found[date.fromisoformat(day)] = int(count)
        except ValueError:
            raise UsageError(fr.BAD_BEFORE, value=text) from None
    return found


def device_bill(fees: Fees, device: Device) -> DeviceBill:
    """The year of one device; a missing amount is told."""
    age = fees.table.age(device, device.year)
    try:
        return DeviceBill(device, age, bill(device, fees.table))
    except MissingFee as missing:
        return DeviceBill(device, age, None, f"{missing.message} {missing.hint}")
