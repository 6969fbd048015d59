"""What a report tells of heavy imaging and of extra fees: bills and costs of devices, the panel of four, the imaging
path, OPTAM. Everything is computed before; a text is what the commands say in the same words.

Amounts in cents: of AMO for fees, panel and path; of honoraires for OPTAM. Shares in 10 000ths. None is « unknown ».
"""

from dataclasses import dataclass
from datetime import date

from ccam.publish.report.evaluation import Bounds


@dataclass(frozen=True, slots=True)
class BilledPart:
    """Exams of one band and one period of the year, at one fee."""

    start: date
    end: date
    band: str
    exams: int
    fee: int
    total: int
    status: str


@dataclass(frozen=True, slots=True)
class BandLine:
    """A band beside the marginal cost: what an exam leaves; not ``coherent`` where it may cost more than its fee."""

    band: str
    fee: int
    left: Bounds
    coherent: bool


@dataclass(frozen=True, slots=True)
class BreakEvenLine:
    """From ``first`` exams a year, up to ``last``, fees cover costs; never where ``first`` is None."""

    bound: str
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Lever:
    """The full cost of an exam at both ends of a hypothesis; ``effect`` is the dearer over the cheaper, in 1/1000."""

    name: str
    low: int
    high: int
    effect: int


@dataclass(frozen=True, slots=True)
class DeviceYear:
    """A device's year: its bill, its costs, what moves them most, the first lever being the heaviest."""

    name: str
    year: int
    modality: str
    device_class: str
    age: str
    exams: int
    total: int | None
    parts: tuple[BilledPart, ...]
    full: Bounds | None
    marginal: Bounds | None
    bands: tuple[BandLine, ...]
    break_evens: tuple[BreakEvenLine, ...]
    levers: tuple[Lever, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeatLine:
    """The value that follows from a seat's hypotheses, or why there is none."""

    seat: str
    value: int | None
    why: str


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A cost item, where each seat puts it, and what it weighs per exam."""

    item: str
    standings: tuple[str, ...]
    state: str
    disputed: bool
    effect: Bounds | None


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """A criterion on one fee. ``notes`` are by seat, as shown: sealed ones are not. Agreement is apart from verdict;
    both are empty without a rule. ``failed``: a gate that is not passed.
    """

    name: str
    words: str
    measure: str
    gate: bool
    counts: bool
    weight: int
    notes: tuple[str, ...]
    accord: str
    verdict: str
    remarks: tuple[str, ...]
    gaps: str
    failed: bool


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A disagreement that is open on a fee, and what it moves per exam, then in France in a year."""

    kind: str
    name: str
    effect: Bounds | None
    yearly: int | None
    basis: str
    settles: str


@dataclass(frozen=True, slots=True)
class JudgedFee:
    """One technical fee before the panel: a device class and a band. ``sides`` are the mean values of both sides;
    ``outcome`` is empty and ``concluded`` holds nothing without a rule.
    """

    name: str
    device: str
    in_force: int | None
    source: str
    exams: int | None
    values: tuple[SeatLine, ...]
    sides: tuple[int | None, ...]
    late: tuple[str, ...]
    perimeter: str
    items: tuple[ItemLine, ...]
    criteria: tuple[CriterionLine, ...]
    outcome: str
    concluded: tuple[int, ...]
    conclusion: str
    questions: tuple[OpenQuestion, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """The panel of four; ``rule`` is empty where none is chosen, and ``said`` then says that none is adopted."""

    rule: str
    said: str
    adopted: bool
    fees: tuple[JudgedFee, ...]


@dataclass(frozen=True, slots=True)
class PathLine:
    """A measure of the path: cents by year, their sum, a full year at the end."""

    name: str
    by_year: tuple[int, ...]
    total: int
    level: int


@dataclass(frozen=True, slots=True)
class PathReading:
    """The path under one reading of the target, without then with the exams avoided; gaps are negative when missed."""

    reading: str
    reached: int
    gap: int
    reached_whole: int
    gap_whole: int


@dataclass(frozen=True, slots=True)
class PathMass:
    """The path were fees to weigh ``cents`` a year; ``received`` is saved already."""

    name: str
    cents: int
    status: str
    lines: tuple[PathLine, ...]
    pertinence: PathLine
    received: int
    readings: tuple[PathReading, ...]


@dataclass(frozen=True, slots=True)
class ImagingPath:
    """The path of imaging towards its target, under both readings; ``remarks`` are its assumptions, in words."""

    target: int
    years: tuple[int, ...]
    said: str
    masses: tuple[PathMass, ...]
    unpriced: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator as observed, recalculated at sector-1 tariffs, and as it is engaged."""

    name: str
    observed: int
    recalculated: int
    engaged: int


@dataclass(frozen=True, slots=True)
class BehaviourLine:
    """The tariffs of the draft under one assumption on extra fees, named."""

    name: str
    extra: int
    rate: int
    share: int
    breached: bool


@dataclass(frozen=True, slots=True)
class Optam:
    """A speciality and sector of one source, beside its commitment; not ``committed``: nobody is bound."""

    source: str
    year: int
    label: str
    committed: bool
    base: int
    extra: int
    indicators: tuple[Indicator, ...]
    behaviours: tuple[BehaviourLine, ...]
    breaches: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Imaging:
    """Everything of imaging; ``absent`` says what to load for what is not told."""

    devices: tuple[DeviceYear, ...]
    panel: Panel | None
    path: ImagingPath | None
    optam: tuple[Optam, ...]
    absent: tuple[str, ...]
