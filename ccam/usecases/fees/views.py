"""What ``ccam forfaits`` shows of a device: its bill, its cost. Amounts in cents, rounded half-up once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ccam.formats.fees import Age, Benchmark, PerimeterItem, Ratio
from valuation.device_cost import BandCheck, BreakEven, DeviceItem, Doubling
from valuation.device_sensitivity import Move
from valuation.equipment import Form
from valuation.fee_table import Device
from valuation.practice_cost import Bound, Standing
from valuation.technical_fee import Bill

Span = tuple[int, int]
"""Both ends of a range: disputed costs out, then in."""


@dataclass(frozen=True)
class DeviceBill:
    """A device's year; ``bill`` is None where something is not known, which ``missing`` says."""

    device: Device
    age: Age | None
    bill: Bill | None
    missing: str = ""


@dataclass(frozen=True)
class Activity:
    """Cost and fees of a year at some activity; the fees are those of one day, None where not known."""

    exams: int
    full: Span
    fees: int | None
    left: Span | None


@dataclass(frozen=True)
class Margin:
    """The fees of the year, what they leave, and one declared ratio in 10 000ths."""

    fees: int
    cost: Span
    left: Span
    ratio: Ratio
    rate: Span
    benchmarks: tuple[Benchmark, ...]


@dataclass(frozen=True)
class ItemView:
    """An item of the ledger: cents a year of activity, cents an exam of its variable part, what the text says of it."""

    item: DeviceItem
    yearly: int
    per_exam: int
    text: PerimeterItem | None
    alert: str


@dataclass(frozen=True)
class MinuteTable:
    """Euros of a minute of an equipment, in 1/1000 €: by interest and use, then by life, others at their base."""

    item: DeviceItem
    by_use: Mapping[tuple[int, int], int]
    by_life: Mapping[int, int]
    moves: tuple[Move, ...]


@dataclass(frozen=True)
class YearCost:
    """A year: by standing, the part whatever the activity, that of one more exam, the whole per exam under both forms
    of annuity.
    """

    standing: Mapping[Standing, int]
    fixed: Span
    marginal: Span
    full: Span
    other_full: Span


@dataclass(frozen=True)
class BesideFees:
    """Costs against fees; None, or nothing, where a fee is not known."""

    margin: Margin | None
    break_evens: Mapping[Bound, BreakEven | None] | None
    bands: tuple[BandCheck, ...]
    doubling: Doubling | None


@dataclass(frozen=True)
class DeviceCostView:
    """Everything ``ccam forfaits cout`` says of a device; ``on`` is the day of the fees of ``beside``, except for its
    margin, which is that of the year.
    """

    device: Device
    age: Age | None
    form: Form
    on: date
    cost: YearCost
    activities: tuple[Activity, ...]
    beside: BesideFees
    moves: tuple[Move, ...]
    items: tuple[ItemView, ...]
    absent: tuple[str, ...]
    missing: tuple[str, ...]
    minutes: MinuteTable | None
