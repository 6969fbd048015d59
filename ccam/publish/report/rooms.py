"""What a report tells beside impacts: their split, scenarios, thresholds, families, transition, calendar, opinions.

Amounts in cents of honoraires, shares in 10 000ths.
"""

from dataclasses import dataclass
from datetime import date

from ccam.publish.report.figures import AxisRow


@dataclass(frozen=True, slots=True)
class SplitLine:
    """A delta and the part of each factor of its :class:`Split`; raises :class:`ValueError` unless they add up."""

    key: str
    label: str
    delta: int
    parts: tuple[int, ...]

    def __post_init__(self) -> None:
        if sum(self.parts) != self.delta:
            raise ValueError(self.key)


@dataclass(frozen=True, slots=True)
class Split:
    """What the impact is made of, row by row, the largest first. ``factors`` are those that are not nil everywhere, by
    name, in the order followed; ``notes`` say that order and what old prices are explained by. ``total`` is that of the
    whole scope, also where ``rows`` are only those of dossiers that changed.
    """

    factors: tuple[str, ...]
    rows: tuple[SplitLine, ...]
    total: SplitLine
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScenarioColumn:
    """A scenario, the evaluation of charges it is read with, and the spend that no figure covers."""

    name: str
    charges: str
    silent: int


@dataclass(frozen=True, slots=True)
class ScenarioCell:
    """One row under one scenario: the spend as observed, and what it changes of it."""

    base: int
    delta: int


@dataclass(frozen=True, slots=True)
class ScenarioRow:
    """One row: a cell for each scenario, in their order."""

    key: str
    label: str
    cells: tuple[ScenarioCell, ...]


@dataclass(frozen=True, slots=True)
class Scenarios:
    """Two or three scenarios by chapter, on the same draft and volumes."""

    columns: tuple[ScenarioColumn, ...]
    rows: tuple[ScenarioRow, ...]
    total: ScenarioRow


@dataclass(frozen=True, slots=True)
class Passed:
    """What passes a threshold: a line or a family, before and after, in the unit of the rule."""

    key: str
    label: str
    before: int
    after: int
    effect: int


@dataclass(frozen=True, slots=True)
class Threshold:
    """A rule in force and what passes it, the largest effect first; none where nothing does."""

    title: str
    start: date
    status: str
    source: str
    passed: tuple[Passed, ...]


@dataclass(frozen=True, slots=True)
class FamilyPart:
    """A family, its figures, and the dossiers that changed in it; those of no family come last, under ``""``."""

    row: AxisRow
    committee: str
    dossiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year of a transition: the observed spend it applies to, the impact and its bounds."""

    year: int
    base: int
    low: int
    observed: int
    high: int


@dataclass(frozen=True, slots=True)
class TransitionPath:
    """A transition, its rules in words, and what it costs from year 0 to its end."""

    name: str
    rules: str
    years: tuple[YearRow, ...]


@dataclass(frozen=True, slots=True)
class NeutralLever:
    """The value of a lever that brings the whole effect nearest to nil on its legal grid, beside the one in force, in
    10⁻⁴ (€ a point, or a multiplier); None out of reach. ``residual`` is the effect that is left.
    """

    lever: str
    in_force: int
    value: int | None
    residual: int


@dataclass(frozen=True, slots=True)
class Envelope:
    """The effect against an unchanged envelope. ``reach`` is the spend of ``base`` that levers move."""

    effect: int
    reach: int
    base: int
    levers: tuple[NeutralLever, ...]


@dataclass(frozen=True, slots=True)
class SpreadRow:
    """Acts whose spend moves by more than ``low`` and up to ``high``, in 10 000ths; None without an end."""

    low: int | None
    high: int | None
    acts: int
    base: int


@dataclass(frozen=True, slots=True)
class Placed:
    """What a family makes of a line, in 1/100 point of the general scale."""

    family: str
    points: int


@dataclass(frozen=True, slots=True)
class Pulled:
    """A bridge, or a link (``other`` is its second line): where families put it, the largest over the smallest in
    10 000ths. Labels are those of the acts, empty where no act of the draft or of its release bears the code.
    """

    line: str
    label: str
    other: str
    other_label: str
    places: tuple[Placed, ...]
    spread: int


@dataclass(frozen=True, slots=True)
class Tension:
    """Bridges and links under a rule of scoring, the costliest first; ``note`` says what was set aside, or why
    there is no scale."""

    rule: str
    note: str
    pulls: tuple[Pulled, ...]


@dataclass(frozen=True, slots=True)
class Behind:
    """A family that an étape waits for: the state it asks for, the acts that are not there, and the spend missing."""

    family: str
    state: str
    acts: int
    base: int | None


@dataclass(frozen=True, slots=True)
class Etape:
    """An étape of the calendar. ``expected`` and ``reached`` are shares of the spend in 10 000ths."""

    name: str
    on: date
    instance: str
    mark: str
    expected: int
    reached: int
    behind: tuple[Behind, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A decision of the journal between the two points: when, and why. ``at`` is a UTC moment."""

    position: int
    at: str
    reason: str
