"""Volumes moved exactly along shares, line by line; what cannot move has a category of its own.

The volume of an old line follows its (activity, phase) slot to the same slot of each target: cut along the
shares of the alternatives by largest remainder, in full to each act billed together. Per line, per act and in
total, what is moved and what stays add up to what was observed (I10).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from ccam.model.acts import Release
from ccam.model.codes import ActCode, ProposedId, Slot
from ccam.model.draft import Alternative, Draft, Fate, OldAct
from ccam.model.money import SHARE_UNIT
from ccam.model.shares import apportion
from ccam.model.volumes import VolumeSet
from valuation.observed import Observed, observe


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


@dataclass(frozen=True, slots=True)
class Part:
    """The share of a line's volume that one alternative takes; each of ``lines`` receives all of it."""

    alternative: str
    quantity: int
    lines: tuple[LineRef, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """One observed line and where its volume goes; ``parts`` are empty unless it moved."""

    observed: Observed
    category: Category
    parts: tuple[Part, ...] = ()


def flow(release: Release, draft: Draft, volumes: VolumeSet, scope: Sequence[str]) -> tuple[Flow, ...]:
    """Every observed line with its category, sorted by line. ``scope`` holds the billing groups that count."""
    return flow_of(release, draft, observe(volumes.rows), scope)


def flow_of(release: Release, draft: Draft, lines: Iterable[Observed], scope: Sequence[str]) -> tuple[Flow, ...]:
    """:func:`flow` over lines already added up: they depend on no draft, so one can keep them."""
    tracker = _Tracker(release, draft, frozenset(scope))
    return tuple(map(tracker.follow, lines))


def received(flows: Iterable[Flow]) -> dict[LineRef, int]:
    """Quantity that flows into each proposed line."""
    found: dict[LineRef, int] = {}
    for moved in flows:
        for part in moved.parts:
            for line in part.lines:
                found[line] = found.get(line, 0) + part.quantity
    return found


class _Tracker:
    """Follows lines through one draft; shares and slots are looked at once per act."""

    def __init__(self, release: Release, draft: Draft, groups: frozenset[str]) -> None:
        self.release, self.draft, self.groups = release, draft, groups
        self.shares: dict[ActCode, tuple[int, ...]] = {}
        self.slots = {act.id: {line.slot for line in act.lines} for act in draft.proposed.values()}

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
        quantities = apportion(line.quantity, self.usable_shares(act))
        parts = zip(act.alternatives, quantities, ways, strict=True)
        return Flow(line, Category.MOVED, tuple(Part(way.id, quantity, lines) for way, quantity, lines in parts))

    def lines_at(self, alternative: Alternative, slot: Slot) -> tuple[LineRef, ...]:
        """Members that have a line at ``slot``; of acts billed together, one is enough (I20)."""
        return tuple([LineRef(member, slot) for member in alternative.members if slot in self.slots.get(member, ())])

    def usable_shares(self, act: OldAct) -> tuple[int, ...]:
        if act.code not in self.shares:
            self.shares[act.code] = _usable(act.shares, len(act.alternatives))
        return self.shares[act.code]


def _usable(shares: tuple[int, ...], ways: int) -> tuple[int, ...]:
    """Shares that can be followed, empty where they are missing or do not sum; a lone way takes all (I7)."""
    if ways == 1 and not shares:
        return (SHARE_UNIT,)
    usable = len(shares) == ways and min(shares, default=-1) >= 0 and sum(shares) == SHARE_UNIT
    return shares if usable else ()
