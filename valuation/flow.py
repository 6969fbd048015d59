"""Volumes moved exactly along shares, line by line; what cannot move has a category of its own.

The volume of an old line follows its (activity, phase) slot to the same slot of each target: cut along the
shares of the alternatives by largest remainder, in full to each act billed together. Per line, per act and in
total, what is moved and what stays add up to what was observed (I10, :mod:`valuation.conservation`).

An act may have several share sets. The one of the measure asked is followed; an act that has none of that measure
follows its shares of acts, and each part says which share it was cut along and where that share comes from.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from ccam.model.acts import Release
from ccam.model.codes import ActCode, ProposedId, Slot
from ccam.model.draft import MEASURE_ACTS, Alternative, Draft, Fate, OldAct, ShareOrigin, ShareSet
from ccam.model.money import SHARE_UNIT
from ccam.model.shares import apportion
from ccam.model.volumes import VolumeSet
from valuation.observed import Observed, observe

NO_SHARES = ShareSet((), ShareOrigin.WHOLE)
WHOLE = ShareSet((SHARE_UNIT,), ShareOrigin.WHOLE)
"""What an act with one way to go does not have to say."""


class Category(StrEnum):
    """Where the volume of an old line stands."""

    MOVED = "suivi"
    UNDECIDED = "indecis"
    UNDECIDABLE = "parts absentes"
    DELETED = "supprime"
    LEFT = "laisse"
    NO_TARGET = "sans ligne cible"
    ABSENT = "absent"
    OUTSIDE = "hors champ"


class LineRef(NamedTuple):
    """A line of a proposed act."""

    act: ProposedId
    slot: Slot


class Share(NamedTuple):
    """A share in 10 000ths and where it comes from; ``measure`` is that of the set it was found in."""

    part: int
    measure: str
    origin: ShareOrigin
    source: str


@dataclass(frozen=True, slots=True)
class Part:
    """The share of a line's volume that one alternative takes; each of ``lines`` receives all of it."""

    alternative: str
    quantity: int
    lines: tuple[LineRef, ...]
    share: Share


class Bounds(NamedTuple):
    """The least and the most that a proposed line can receive, whatever the shares."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Flow:
    """One observed line and where its volume goes; ``parts`` are empty unless it moved."""

    observed: Observed
    category: Category
    parts: tuple[Part, ...] = ()


def flow(
    release: Release, draft: Draft, volumes: VolumeSet, scope: Sequence[str], measure: str = MEASURE_ACTS
) -> tuple[Flow, ...]:
    """Every observed line with its category, sorted by line. ``scope`` holds the billing groups that count;
    ``measure`` names the share sets to follow.
    """
    return flow_of(release, draft, observe(volumes.rows), scope, measure)


def flow_of(
    release: Release, draft: Draft, lines: Iterable[Observed], scope: Sequence[str], measure: str = MEASURE_ACTS
) -> tuple[Flow, ...]:
    """:func:`flow` over lines already added up: they depend on no draft, so one can keep them."""
    tracker = _Tracker(release, draft, frozenset(scope), measure)
    return tuple(map(tracker.follow, lines))


def received(flows: Iterable[Flow]) -> dict[LineRef, int]:
    """Quantity that flows into each proposed line."""
    found: dict[LineRef, int] = {}
    for moved in flows:
        for part in moved.parts:
            for line in part.lines:
                found[line] = found.get(line, 0) + part.quantity
    return found


def bounds(flows: Iterable[Flow]) -> dict[LineRef, Bounds]:
    """What each proposed line receives at the least and at the most, each old line being sent wholly one way: no
    share set can take it out of there.
    """
    found: dict[LineRef, Bounds] = {}
    for moved in flows:
        quantity = moved.observed.quantity
        for line in {line for part in moved.parts for line in part.lines}:
            certain = all(line in part.lines for part in moved.parts)
            low, high = found.get(line, Bounds(0, 0))
            least = quantity if certain else min(0, quantity)
            most = quantity if certain else max(0, quantity)
            found[line] = Bounds(low + least, high + most)
    return found


class _Tracker:
    """Follows lines through one draft; shares and slots are looked at once per act."""

    def __init__(self, release: Release, draft: Draft, groups: frozenset[str], measure: str) -> None:
        self.release, self.draft, self.groups, self.measure = release, draft, groups, measure
        self.shares: dict[ActCode, tuple[Share, ...]] = {}
        self.slots: dict[ProposedId, frozenset[Slot]] = {}

    def follow(self, line: Observed) -> Flow:
        if line.billing_group not in self.groups:
            return Flow(line, Category.OUTSIDE)
        if line.key not in self.release.by_key:
            return Flow(line, Category.ABSENT)
        act = self.draft.fate_of(line.key.code)
        slot = Slot(line.key.activity, line.key.phase)
        still = self.still(act, slot)
        return Flow(line, still) if still else self.moved(act, slot, line)

    def still(self, act: OldAct, slot: Slot) -> Category | None:
        """Why the volume at ``slot`` does not move, before looking at the lines of its targets."""
        if act.fate is Fate.UNDECIDED:
            return Category.UNDECIDED
        if act.fate is Fate.DELETED:
            return Category.DELETED
        if any(left.slot == slot for left in act.left):
            return Category.LEFT
        return None if self.usable_shares(act) else Category.UNDECIDABLE

    def moved(self, act: OldAct, slot: Slot, line: Observed) -> Flow:
        ways = [self.lines_at(alternative, slot) for alternative in act.alternatives]
        if not all(ways):
            return Flow(line, Category.NO_TARGET)
        shares = self.usable_shares(act)
        quantities = apportion(line.quantity, [share.part for share in shares])
        parts = zip(act.alternatives, quantities, ways, shares, strict=True)
        return Flow(line, Category.MOVED, tuple([Part(way.id, cut, lines, share) for way, cut, lines, share in parts]))

    def lines_at(self, alternative: Alternative, slot: Slot) -> tuple[LineRef, ...]:
        """Members that have a line at ``slot``; of acts billed together, one is enough (I20)."""
        return tuple([LineRef(member, slot) for member in alternative.members if slot in self.slots_of(member)])

    def slots_of(self, member: ProposedId) -> frozenset[Slot]:
        if member not in self.slots:
            act = self.draft.proposed.get(member)
            self.slots[member] = frozenset(line.slot for line in act.lines) if act else frozenset()
        return self.slots[member]

    def usable_shares(self, act: OldAct) -> tuple[Share, ...]:
        if act.code not in self.shares:
            self.shares[act.code] = _usable(act, self.measure)
        return self.shares[act.code]


def _usable(act: OldAct, measure: str) -> tuple[Share, ...]:
    """Shares that can be followed, empty where they are missing or do not sum; a lone way takes all (I7)."""
    found = measure if measure in act.share_sets else MEASURE_ACTS
    known = act.share_sets.get(found, NO_SHARES)
    if len(act.alternatives) == 1 and not known.parts:
        known = WHOLE
    parts = known.parts
    if len(parts) != len(act.alternatives) or min(parts, default=-1) < 0 or sum(parts) != SHARE_UNIT:
        return ()
    return tuple([Share(part, found, known.origin, known.source) for part in parts])
