"""What became of each dossier between two states of a draft (correspondence.md §C.3).

A dossier is matched by the acts it shares, not by its number: the number is its smallest old code, and changes when a
smaller one joins. An act without a fate is a dossier of its own that nobody opened yet: it is born when it is decided.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ccam.model.graph import ChangeKind, Dossier


class Event(StrEnum):
    """What became of a dossier between two points."""

    BORN = "ne"
    GREW = "grossi"
    SHRANK = "reduit"
    MERGED = "fusionne"
    SPLIT = "scinde"
    SAME_SHAPE = "inchange de forme"
    GONE = "disparu"


@dataclass(frozen=True, slots=True)
class DossierEvent:
    """One dossier followed: ``before`` and ``after`` are ids; several before where dossiers fused, several after where
    one was split, none where it was born or is gone.
    """

    event: Event
    before: tuple[str, ...]
    after: tuple[str, ...]


def members(dossier: Dossier) -> frozenset[str]:
    """Every act of a dossier, old and proposed."""
    return frozenset((*dossier.old, *dossier.new))


def decided(dossier: Dossier) -> bool:
    """Whether somebody decided something of it."""
    return dossier.kind is not ChangeKind.UNDECIDED


def event(dossier: Dossier, earlier: Collection[Dossier], heirs: Collection[Dossier]) -> Event:
    """What became of the dossiers ``earlier`` in ``dossier``: those of the first state that share an act with it.
    ``heirs`` are the dossiers of the second state that share an act with any of ``earlier``. Both hold decided
    dossiers only.
    """
    if not earlier:
        return Event.BORN
    if len(earlier) > 1:
        return Event.MERGED
    if len(heirs) > 1:
        return Event.SPLIT
    (before,) = earlier
    sizes = len(members(before)), len(members(dossier))
    if sizes[0] == sizes[1]:
        return Event.SAME_SHAPE
    return Event.GREW if sizes[0] < sizes[1] else Event.SHRANK


def events(before: Iterable[Dossier], after: Iterable[Dossier]) -> list[DossierEvent]:
    """The event of every decided dossier of either state, in the order of their ids; a split is told once."""
    first, last = list(filter(decided, before)), list(filter(decided, after))
    owners, heirs_of = _owners(first), _owners(last)
    found = {
        _followed(dossier, _sharing(dossier, owners), heirs_of): None for dossier in sorted(last, key=lambda d: d.id)
    }
    gone = [
        DossierEvent(Event.GONE, (dossier.id,), ())
        for dossier in sorted(first, key=lambda d: d.id)
        if not _sharing(dossier, heirs_of)
    ]
    return [*found, *gone]


def _followed(dossier: Dossier, earlier: Sequence[Dossier], heirs_of: dict[str, Dossier]) -> DossierEvent:
    heirs = {heir.id: heir for one in earlier for heir in _sharing(one, heirs_of)}
    what = event(dossier, earlier, heirs.values())
    after = tuple(sorted(heirs)) if what is Event.SPLIT else (dossier.id,)
    return DossierEvent(what, tuple(one.id for one in earlier), after)


def _owners(dossiers: Iterable[Dossier]) -> dict[str, Dossier]:
    return {member: dossier for dossier in dossiers for member in (*dossier.old, *dossier.new)}


def _sharing(dossier: Dossier, owners: dict[str, Dossier]) -> list[Dossier]:
    found = {owners[member].id: owners[member] for member in (*dossier.old, *dossier.new) if member in owners}
    return [found[name] for name in sorted(found)]
