"""What a draft records beside acts: families, states, opinions, disagreements, séances, rounds, the calendar.

Each record is a node of the journal like an act (``famille/07``, ``etat/HHFA001``…), so that fold, versions, conflicts,
undo and checks hold for all alike. A *subject* is the code of an old act, or the id of a proposed act that replaces
none. Dates are ISO texts; members are pseudonymous ids; amounts in cents.
"""

from dataclasses import dataclass, field, fields
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Family:
    """A family of acts of the HCN, owned by a committee."""

    id: str
    name: str
    committee: str = ""


@dataclass(frozen=True, slots=True)
class Placement:
    """The family that a subject was placed in by the secretariat."""

    subject: str
    family: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a subject stands in its life. ``state`` is a name of ``data/parameters/etats.toml``; ``on`` the date of the
    fact where a body outside stated it, ``reference`` where it can be read, ``effective`` the date of effect of a
    publication. ``authors`` are the last ones who wrote the dossier, as it entered this state. ``edits`` counts how
    many times its content was modified after someone had given an opinion, ``edited`` is the day of the last one.
    """

    subject: str
    state: str
    reason: str = ""
    on: str = ""
    effective: str = ""
    reference: str = ""
    authors: tuple[str, ...] = ()
    edits: int = 0
    edited: str = ""


class Stance(StrEnum):
    """What an opinion says. An abstention is not a yes."""

    FOR = "pour"
    AGAINST = "contre"
    ABSTAIN = "abstention"


@dataclass(frozen=True, slots=True)
class Opinion:
    """The opinion of one member on one subject, with their function at that time; ``veto`` where they use one;
    ``families`` are those whose president they are. It is about the content after so many ``edits`` of its subject.
    """

    subject: str
    member: str
    function: str
    stance: Stance
    reason: str = ""
    round: str = ""
    veto: bool = False
    families: tuple[str, ...] = ()
    edits: int = 0


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark on a subject; ``id`` orders them."""

    id: str
    subject: str
    member: str
    text: str


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a disagreement, in its own words."""

    who: str
    words: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An entry of the register: never averaged away. ``effect`` in cents with its ``unit`` (honoraires, AMO…), None
    while it is unknown, ``basis`` how it was obtained; ``awaits`` is what would settle it, ``due`` by when;
    ``outcome`` once it is closed.
    """

    id: str
    subjects: tuple[str, ...]
    question: str
    sides: tuple[Side, ...]
    effect: int | None = None
    unit: str = ""
    awaits: str = ""
    due: str = ""
    outcome: str = ""
    closed: bool = False
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict of interest: the member withdraws from a subject (déport)."""

    member: str
    subject: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """A séance of a body (of one ``committee`` of it where there are several). Decisions taken while it is open by
    those present belong to it; ``functions`` are those of ``present``, in their order.
    """

    id: str
    body: str
    on: str
    title: str = ""
    agenda: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    quorum: int = 0
    closed: bool = False
    functions: tuple[str, ...] = ()
    committee: str = ""


@dataclass(frozen=True, slots=True)
class BlindScore:
    """What one member gave one proposed line (``P-07-0001/1/0``) in a blind round, in 1/100 point."""

    member: str
    line: str
    points: int


@dataclass(frozen=True, slots=True)
class Round:
    """A blind round on subjects: until it is closed, what each member filed is known by its hash alone. ``nature`` is
    « avis » or « scores »; ``scores`` are what the reveal brought, each as it was given, never averaged.
    """

    id: str
    nature: str
    subjects: tuple[str, ...]
    members: tuple[str, ...]
    due: str = ""
    closed: bool = False
    scores: tuple[BlindScore, ...] = ()


@dataclass(frozen=True, slots=True)
class Deliverable:
    """What an étape must have of a family: every subject at least in this state."""

    family: str
    state: str


@dataclass(frozen=True, slots=True)
class PlannedMilestone:
    """An étape of the calendar. ``progress`` is the share of the spend expected by then, in 10 000ths."""

    name: str
    on: str
    body: str
    deliver: tuple[Deliverable, ...] = ()
    progress: int = 0


@dataclass(frozen=True, slots=True)
class RefusedSuggestion:
    """A link that was suggested and refused, with its reason: it is not suggested again."""

    old: str
    target: str
    reason: str


@dataclass(slots=True)
class Registers:
    """Every record of a draft, by the key of its node: the subject, the id, ``subject/member`` of an opinion…"""

    families: dict[str, Family] = field(default_factory=dict)
    placements: dict[str, Placement] = field(default_factory=dict)
    standings: dict[str, Standing] = field(default_factory=dict)
    opinions: dict[str, Opinion] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)
    disagreements: dict[str, Disagreement] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    rounds: dict[str, Round] = field(default_factory=dict)
    planned: dict[str, PlannedMilestone] = field(default_factory=dict)
    refusals: dict[str, RefusedSuggestion] = field(default_factory=dict)

    def copy(self) -> "Registers":
        """One to write in, that leaves this one as it is."""
        return Registers(**{item.name: getattr(self, item.name).copy() for item in fields(self)})
