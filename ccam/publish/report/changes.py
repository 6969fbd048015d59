"""A dossier that changed between two points: its two sides, what became of it, what it costs, what is wrong in it."""

from dataclasses import dataclass

from ccam.model.draft import Fate, ShareOrigin
from ccam.model.events import Event
from ccam.model.graph import ChangeKind
from ccam.model.invariants import Level
from ccam.publish.minutes.model import Ground, Vote
from ccam.publish.report.figures import Money
from ccam.publish.report.rooms import Written


@dataclass(frozen=True, slots=True)
class Way:
    """One way an old act will be coded: shown codes (several when billed together), and its share, None where
    shares are missing.
    """

    acts: tuple[str, ...]
    part: int | None


@dataclass(frozen=True, slots=True)
class OldSide:
    """An old act in its dossier, price and quantity of its counting line; ``left`` are the lines left to a
    committee, in words.
    """

    code: str
    label: str
    price: int | None
    quantity: int | None
    fate: Fate
    reason: str
    share_origin: ShareOrigin | None
    ways: tuple[Way, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line of a proposed act. ``tariff`` in cents, None while it is not known (``why`` then says which thing is
    missing; it may also qualify a known tariff); ``quantity`` flows into it.
    """

    activity: int
    phase: int
    label: str
    score: int | None
    cp_key: str
    tariff: int | None
    why: str
    quantity: int


@dataclass(frozen=True, slots=True)
class NewSide:
    """A proposed act in its dossier; ``shown`` is the CCAM code once allotted, the provisional id before."""

    id: str
    shown: str
    label: str
    lines: tuple[NewLine, ...]


@dataclass(frozen=True, slots=True)
class Alert:
    """Something to look at: a violated invariant, a threshold. ``acts`` are the codes it names."""

    id: str
    level: Level
    sentence: str
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A disagreement that is open at the end point. ``sides`` are who holds them; ``effect`` in cents of ``unit``, None
    while it is unknown; ``due`` an ISO date, empty where none was set, and ``late`` once it is past.
    """

    id: str
    acts: tuple[str, ...]
    question: str
    sides: tuple[str, ...]
    effect: int | None
    unit: str
    basis: str
    awaits: str
    due: str
    late: bool


@dataclass(frozen=True, slots=True)
class DossierChange:
    """A dossier that changed. ``id`` is a code. A kind, or an amount, is None where the dossier did not exist;
    ``old`` and ``new`` are its sides after, or before where it is gone; ``history`` are the decisions on its
    acts between the two points. Raises :class:`ValueError` without a kind.
    """

    id: str
    label: str
    kind_before: ChangeKind | None
    kind_after: ChangeKind | None
    event: Event
    sentences: tuple[str, ...]
    old: tuple[OldSide, ...]
    new: tuple[NewSide, ...]
    before: Money | None
    after: Money | None
    violations: tuple[Alert, ...]
    votes: tuple[Vote, ...]
    grounds: tuple[Ground, ...]
    history: tuple[Written, ...]

    def __post_init__(self) -> None:
        if self.kind_before is None and self.kind_after is None:
            raise ValueError(self.id)

    @property
    def change(self) -> int:
        """Observed impact after, less before, in cents; nothing where the dossier did not exist."""
        return (self.after.observed if self.after else 0) - (self.before.observed if self.before else 0)

    @property
    def plain(self) -> bool:
        """Whether it only keeps an act as it is, with no effect, nothing unknown, nothing said: a code is enough."""
        figures = [money for money in (self.before, self.after) if money]
        moved = any(money.observed or money.low or money.high or money.unknown_base for money in figures)
        said = self.violations or self.votes or self.grounds
        return self.kind_after is ChangeKind.KEPT and not moved and not said
