"""Phase 1 of the panel: where each seat puts each cost item, and whether the four agree.

In or out of the technical fee is a matter of texts and of words: nothing here is computed, nothing is decided.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from valuation.panel import SEATS, SIDES


class Standing(StrEnum):
    """Where a seat puts a cost item."""

    IN = "dedans"
    OUT = "dehors"
    ELSEWHERE = "paye_ailleurs"
    OPEN = "a_trancher"


class ItemState(StrEnum):
    """How the four stand on one item."""

    AGREED_IN = "admis par tous"
    AGREED_OUT = "exclu par tous"
    BLOCK = "partage par côté"
    CROSS = "croisé"
    LONE = "voix isolée"
    OPEN = "à trancher"
    MISSING = "incomplet"


AGREED = frozenset({ItemState.AGREED_IN, ItemState.AGREED_OUT})
UNKNOWN = frozenset({ItemState.MISSING})
"""States that are no dispute yet: a seat has not spoken."""


@dataclass(frozen=True, slots=True)
class ItemVotes:
    """One cost item: what each seat said, in their order (None: nothing), and how they stand."""

    item: str
    standings: tuple[Standing | None, ...]
    state: ItemState

    @property
    def disputed(self) -> bool:
        """Whether seats that spoke do not agree."""
        return self.state not in AGREED | UNKNOWN

    @property
    def elsewhere(self) -> bool:
        """Whether a seat says that it is paid elsewhere."""
        return Standing.ELSEWHERE in self.standings


def item_votes(items: Sequence[str], said: Mapping[tuple[str, str], Standing]) -> tuple[ItemVotes, ...]:
    """The votes of every item of the ledger; ``said`` by (seat, item)."""
    return tuple(_votes(item, tuple(said.get((seat, item)) for seat in SEATS)) for item in items)


def _votes(item: str, standings: tuple[Standing | None, ...]) -> ItemVotes:
    return ItemVotes(item, standings, _state(standings))


def _state(standings: Sequence[Standing | None]) -> ItemState:
    spoken = [each for each in standings if each is not None]
    inside = [each is Standing.IN for each in standings]
    if Standing.OPEN in spoken:
        return ItemState.OPEN
    if len({each is Standing.IN for each in spoken}) > 1 and len(spoken) == len(standings):
        if inside.count(True) != len(standings) // 2:
            return ItemState.LONE
        return ItemState.BLOCK if all(inside[one] is inside[other] for one, other in SIDES) else ItemState.CROSS
    if len(spoken) < len(standings):
        return ItemState.OPEN if len({each is Standing.IN for each in spoken}) > 1 else ItemState.MISSING
    return ItemState.AGREED_IN if inside[0] else ItemState.AGREED_OUT


def classed_share(votes: Sequence[ItemVotes]) -> tuple[int, int]:
    """Items that the four placed in or out alike, and items of the ledger."""
    return sum(each.state in AGREED for each in votes), len(votes)
