"""A draft of the new nomenclature on a base release: fates, alternatives, proposed acts and lines.

One old act has alternatives: each is one way a performance of it will be coded, one act or several
*billed together* (each keeps the full volume). Alternatives exclude one another and share the volume.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ccam.model.codes import ActCode, ProposedId, Slot, chapter_of
from ccam.model.registers import Registers


class Fate(StrEnum):
    """What becomes of an old act. Undecided is neither deleted nor kept."""

    UNDECIDED = "indecis"
    MAPPED = "transcode"
    DELETED = "supprime"


class Verb(StrEnum):
    """What an author declares; the kind of change itself is derived from the dossier's shape."""

    KEEP = "maintenir"
    RELABEL = "relibeller"
    RECODE = "recoder"
    MERGE = "regrouper"
    SPLIT = "subdiviser"
    RESTRUCTURE = "recomposer"
    BILL_TOGETHER = "facturer ensemble"
    DELETE = "supprimer"
    CREATE = "creer"


class ShareOrigin(StrEnum):
    """Where a share comes from (I9)."""

    WHOLE = "unique"
    EQUAL = "egale"
    EXPERT = "experte"
    DUAL_CODED = "double codage"
    VOLUMES = "volumes"
    ESTIMATED = "estimee"


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way the old act will be coded; several members are billed together."""

    id: str
    members: tuple[ProposedId, ...]


@dataclass(frozen=True, slots=True)
class ShareSet:
    """Integer shares in 10 000ths, one per alternative in their order."""

    parts: tuple[int, ...]
    origin: ShareOrigin
    source: str = ""


@dataclass(frozen=True, slots=True)
class LeftLine:
    """A line of an old act left to another committee: a decision, satisfies I20 at an étape only."""

    slot: Slot
    committee: str
    reason: str = ""


MEASURE_ACTS = "actes"
"""The default measure of a share set: numbers of acts."""


@dataclass(frozen=True, slots=True)
class OldAct:
    """What the draft says of one act of the base release. An act it says nothing of is undecided.

    ``review`` says why it must be looked at again since the draft moved to another release, ``""`` once it was.
    """

    code: ActCode
    fate: Fate = Fate.UNDECIDED
    verb: Verb | None = None
    reason: str = ""
    alternatives: tuple[Alternative, ...] = ()
    share_sets: Mapping[str, ShareSet] = field(default_factory=dict)
    left: tuple[LeftLine, ...] = ()
    review: str = ""

    @property
    def shares(self) -> tuple[int, ...]:
        """Shares of acts in the order of the alternatives; empty where none was given."""
        known = self.share_sets.get(MEASURE_ACTS)
        return known.parts if known else ()

    @property
    def targets(self) -> tuple[ProposedId, ...]:
        """Every member of every alternative, in order, repeats included."""
        return tuple(member for alternative in self.alternatives for member in alternative.members)


@dataclass(frozen=True, slots=True)
class ProposedLine:
    """(activity, phase) of a proposed act. ``score`` in 1/100 point, None while unknown; ``associations`` are acts that
    may be billed with it, as ``CODE``, ``CODE/activity`` or ``CODE/activity/rule``.
    """

    slot: Slot
    score: int | None = None
    cp_key: str = ""
    label: str = ""
    billing_group: str = ""
    executants: str = ""
    copay_exemption: str = ""
    prior_approval: bool = False
    conditional_refund: bool = False
    modifiers: tuple[str, ...] = ()
    gestures: tuple[ActCode, ...] = ()
    associations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedAct:
    """An act of the new nomenclature. ``id`` is for ever; ``code`` is empty until allotted."""

    id: ProposedId
    label: str
    code: ActCode | None = None
    heading: str = ""
    lines: tuple[ProposedLine, ...] = ()
    justification: str = ""
    notes: str = ""

    @property
    def chapter(self) -> str:
        """Two digits of the chapter: of the heading, else of the id."""
        return chapter_of(self.heading) if self.heading else self.id[2:4]

    @property
    def shown_code(self) -> str:
        """The CCAM code once allotted, the provisional id before."""
        return self.code or self.id

    def line(self, slot: Slot) -> ProposedLine | None:
        """The line at ``slot``, if the act has one."""
        return next((line for line in self.lines if line.slot == slot), None)


@dataclass(slots=True)
class Draft:
    """The state of a draft at one entry of the journal. ``versions`` counts the writes of each node.

    Built by :func:`ccam.model.decisions.fold`; readers treat it as frozen.
    """

    name: str
    base: str
    old: dict[ActCode, OldAct] = field(default_factory=dict)
    proposed: dict[ProposedId, ProposedAct] = field(default_factory=dict)
    registers: Registers = field(default_factory=Registers)
    versions: dict[str, int] = field(default_factory=dict)
    position: int = 0

    def copy(self) -> "Draft":
        """One to fold further, that leaves this one as it is."""
        return replace(
            self, old=self.old.copy(), proposed=self.proposed.copy(), registers=self.registers.copy(),
            versions=self.versions.copy(),
        )  # fmt: skip

    def fate_of(self, code: ActCode) -> OldAct:
        """What is said of ``code``; undecided where nothing is."""
        return self.old.get(code) or OldAct(code)


def old_node(code: ActCode) -> str:
    """Name of an old act's node in the journal."""
    return f"ancien/{code}"


def act_node(proposed: ProposedId) -> str:
    """Name of a proposed act's node in the journal."""
    return f"acte/{proposed}"
