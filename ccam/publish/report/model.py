"""What a diff report says, and nothing of how it looks: the page and the JSON are both made from this.

Amounts in cents, rates in 10⁻⁴ € per point, points in 1/100, shares in 10 000ths. Every :class:`Money` is in
honoraires, over ``Head.scope``, relative to the base release. Orders are meant: they are those of the page.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ccam.formats.parameters import Status
from ccam.publish.report.changes import Alert, Dispute, DossierChange
from ccam.publish.report.evaluation import Evaluation
from ccam.publish.report.figures import AxisRow, ChargesState, Coverage, TotalChange
from ccam.publish.report.imaging import Imaging
from ccam.publish.report.rooms import (
    Envelope,
    Etape,
    FamilyPart,
    Scenarios,
    Split,
    SpreadRow,
    Tension,
    Threshold,
    TransitionPath,
)


class PointKind(StrEnum):
    """What stands at one end of the comparison."""

    RELEASE = "version"
    SEAL = "etape"
    DRAFT = "projet"


class Unit(StrEnum):
    """Unit of a parameter: its value is in 10⁻⁴ € per point, or in 1/100 point."""

    RATE = "euros par point"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Point:
    """One end of the comparison. ``position`` is its journal entry, None for a release; ``at`` is an ISO date or
    UTC moment; ``hash`` is the seal's, None where nothing is sealed.
    """

    name: str
    kind: PointKind
    position: int | None
    at: str
    hash: str | None


@dataclass(frozen=True, slots=True)
class Head:
    """What is compared, and what every figure is said under.

    ``base`` is the title of the base release; ``scope`` names the scope in words, ``groups`` its billing groups;
    ``rates_on`` is the day of FC and CP, ``grid`` their column. ``fictional`` marks an invented draft.
    """

    draft: str
    base: str
    before: Point
    after: Point
    written: date
    instance: str
    scenario: str
    scope: str
    groups: tuple[str, ...]
    rates_on: date
    grid: str
    fictional: bool

    @property
    def sealed(self) -> bool:
        """Whether the draft reported on is sealed; if not, the page says so across every sheet."""
        return self.after.hash is not None

    @property
    def from_release(self) -> bool:
        """Whether the starting point is the base release itself, where every impact is nil."""
        return self.before.kind is PointKind.RELEASE


@dataclass(frozen=True, slots=True)
class ParameterLine:
    """A resolved parameter. ``value`` is scaled by its ``unit``; ``start`` is the day it takes effect."""

    what: str
    value: int
    unit: Unit
    start: date
    status: Status
    source: str


@dataclass(frozen=True, slots=True)
class Sources:
    """What the figures rest on. ``policy`` are the rounding and the assumptions, in words; the hash is that of the
    last journal entry counted.
    """

    volumes: str
    volumes_sha: str
    release_sha: str
    parameters: tuple[ParameterLine, ...]
    policy: tuple[str, ...]
    journal_position: int
    journal_hash: str


@dataclass(frozen=True, slots=True)
class Report:
    """A whole diff report. ``by_kind`` goes by the kind of the dossier after; ``top`` are ids of ``changes``;
    ``disputes`` go by their effect, the heaviest first. ``evaluation`` is None without documents on charges,
    ``scenarios`` with a single one, ``imaging`` and ``tension`` in the report of a part. ``split`` goes by chapter,
    ``spread`` from what falls most to what rises most; ``envelope`` is None where no lever has a value in force.

    Raises :class:`ValueError` where a dossier is there twice, or where ``top`` or a family names one that is not.
    """

    head: Head
    charges: ChargesState
    coverage: Coverage
    total: TotalChange
    by_kind: tuple[AxisRow, ...]
    by_chapter: tuple[AxisRow, ...]
    by_group: tuple[AxisRow, ...]
    top: tuple[str, ...]
    changes: tuple[DossierChange, ...]
    alerts: tuple[Alert, ...]
    sources: Sources
    not_modelled: tuple[str, ...]
    disputes: tuple[Dispute, ...]
    evaluation: Evaluation | None
    split: Split
    dossier_split: Split
    scenarios: Scenarios | None
    thresholds: tuple[Threshold, ...]
    families: tuple[FamilyPart, ...]
    paths: tuple[TransitionPath, ...]
    progress: tuple[Etape, ...]
    imaging: Imaging | None
    envelope: Envelope | None
    spread: tuple[SpreadRow, ...]
    tension: Tension | None

    def __post_init__(self) -> None:
        ids = [change.id for change in self.changes]
        named = {*self.top, *(dossier for family in self.families for dossier in family.dossiers)}
        if len(set(ids)) != len(ids) or not named <= set(ids):
            raise ValueError(ids)

    @property
    def stakes(self) -> tuple[tuple[str, int], ...]:
        """What is in dispute in each unit, in cents: absolute effects, so that two sides never offset one another."""
        sums: dict[str, int] = {}
        for dispute in self.disputes:
            if dispute.effect is not None:
                sums[dispute.unit] = sums.get(dispute.unit, 0) + abs(dispute.effect)
        return tuple(sums.items())

    @property
    def told(self) -> tuple[DossierChange, ...]:
        """The dossiers worth a page: all but those that keep an act as it is."""
        return tuple(change for change in self.changes if not change.plain)

    @property
    def plain(self) -> tuple[DossierChange, ...]:
        """Those that keep an act as it is, by code."""
        return tuple(sorted((change for change in self.changes if change.plain), key=lambda change: change.id))

    def change(self, dossier: str) -> DossierChange:
        """The dossier of that id."""
        return next(change for change in self.changes if change.id == dossier)
