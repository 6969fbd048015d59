"""Whether volumes are conserved, in whole numbers: by line, by dossier and in total (I10); and how much they cover.

What an old line loses must be found again, along its parts where it moved, in the category where it stays otherwise.
Of acts billed together one part counts once: each receives it whole, and that is not volume created.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from ccam.french import invariants as fr
from ccam.model.codes import ActCode, LineKey
from ccam.model.invariants import Level, Violation, violated
from ccam.model.volumes import VolumeRow
from valuation.flow import Category, Flow

SETTLED = frozenset({Category.MOVED, Category.DELETED})
"""Categories in which somebody decided where the volume goes."""

K = TypeVar("K", LineKey, str)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is in scope, and the part of it whose fate is decided and can be followed. Bases in cents."""

    quantity: int
    base: int
    settled_quantity: int
    settled_base: int

    @property
    def share(self) -> int:
        """The part of the base that is settled, in 10 000ths, rounded down: 100 % means all of it."""
        return 10_000 * self.settled_base // self.base if self.base > 0 else 0


@dataclass(frozen=True, slots=True)
class Conservation:
    """What does not add up (nothing, unless the workbench is at fault), and what is covered."""

    violations: tuple[Violation, ...]
    coverage: Coverage


def conservation(
    rows: Iterable[VolumeRow], flows: Iterable[Flow], dossiers: Mapping[ActCode, str] | None = None
) -> Conservation:
    """Compare ``rows``, as observed, with where ``flows`` take them; ``dossiers`` gives the dossier of each act."""
    before: Counter[LineKey] = Counter()
    for row in rows:
        before[row.key] += row.quantity
    after: Counter[LineKey] = Counter()
    inside: list[Flow] = []
    for moved in flows:
        after[moved.observed.key] += _found(moved)
        if moved.category is not Category.OUTSIDE:
            inside.append(moved)
    return Conservation(tuple(_differences(before, after, dossiers or {})), _coverage(inside))


def _found(moved: Flow) -> int:
    if moved.category is not Category.MOVED:
        return moved.observed.quantity
    return sum(part.quantity for part in moved.parts)


def _differences(
    before: Mapping[LineKey, int], after: Mapping[LineKey, int], dossiers: Mapping[ActCode, str]
) -> Iterable[Violation]:
    for key, *counts in _unequal(before, after):
        yield _lost(str(key), dossiers.get(key.code, ""), *counts)
    by_dossier = [_summed(side, dossiers) for side in (before, after)]
    for name, *counts in _unequal(*by_dossier):
        yield _lost(name, name, *counts)
    first, last = sum(before.values()), sum(after.values())
    if first != last:
        yield violated(fr.VOLUMES_LOST, Level.ERROR, "", before=first, after=last)


def _lost(what: str, dossier: str, before: int, after: int) -> Violation:
    return violated(fr.VOLUME_LOST, Level.ERROR, dossier, what, before=before, after=after)


def _unequal(before: Mapping[K, int], after: Mapping[K, int]) -> list[tuple[K, int, int]]:
    found = [(key, before.get(key, 0), after.get(key, 0)) for key in sorted(before.keys() | after.keys())]
    return [one for one in found if one[1] != one[2]]


def _summed(lines: Mapping[LineKey, int], dossiers: Mapping[ActCode, str]) -> dict[str, int]:
    """By dossier; acts of none are counted in the total only."""
    found: dict[str, int] = {}
    for key, quantity in lines.items():
        if key.code in dossiers:
            name = dossiers[key.code]
            found[name] = found.get(name, 0) + quantity
    return found


def _coverage(flows: Iterable[Flow]) -> Coverage:
    every = [(moved.observed.quantity, moved.observed.base, moved.category in SETTLED) for moved in flows]
    return Coverage(
        sum(quantity for quantity, _, _ in every),
        sum(base for _, base, _ in every),
        sum(quantity for quantity, _, settled in every if settled),
        sum(base for _, base, settled in every if settled),
    )
