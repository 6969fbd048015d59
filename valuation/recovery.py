"""What the official prices of one column already say: points, practice cost and place of each line (refonte.md §2).

A line at its target obeys ``price = round(points × (FC + CP), 2)`` at every general revaluation. Prices are cents,
points whole, FC and CP 10⁻⁴ € per point; only the steps of FC show in prices, its level comes from outside: without it
there is no CP, and no target.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from typing import NamedTuple

import numpy as np

from ccam.model.codes import LineKey
from valuation.exact import Flags, Ints
from valuation.recovery_history import NONE, Panel
from valuation.recovery_rates import NARROW, Allowed, Attachment, Rate, attach, held, rates
from valuation.recovery_steps import CENT, chance

HALF_CENT = CENT // 2
FEW = 20
"""A billing group and activity with fewer lines than that is judged with the whole column."""
NOTHING = Attachment({}, None)
FAR = 2**62
"""Beyond any product."""


class Where(NamedTuple):
    """Lines of one chapter, billing group and activity; an empty text stands for all of them."""

    chapter: str
    group: str
    activity: int


class Cells(NamedTuple):
    """Where each line is, from the narrowest."""

    narrow: list[Where]
    group: list[Where]
    chapter: list[Where]


class Place(StrEnum):
    """Where the price of a line stands."""

    AT_TARGET = "a la cible"
    ABOVE = "au-dessus"
    BELOW = "au-dessous"
    NO_TARGET = "cible inconnue"
    NO_SCORE = "aucun score"
    UNCHANGED = "inchangee"
    SHORT = "historique insuffisant"


ORDER = (
    Place.SHORT, Place.UNCHANGED, Place.NO_SCORE, Place.AT_TARGET, Place.NO_TARGET, Place.ABOVE, Place.BELOW,
)  # fmt: skip
"""In the order in which they are tried."""


@dataclass(frozen=True, slots=True)
class Family:
    """Lines for which FC rises alike: its ``steps``, one for each revaluation, and its level ``fc`` before the first,
    None where no source says it.
    """

    steps: tuple[int, ...]
    fc: int | None

    @property
    def risen(self) -> Ints:
        """What FC gained since before the first revaluation, by column of the panel."""
        return np.concatenate(([0], np.cumsum(np.array(self.steps, dtype=np.int64)))).astype(np.int64)


@dataclass(frozen=True)
class Column:
    """One column to read. ``groups`` and ``chapters`` are those of each line; ``family`` is the index of its family;
    ``known`` its points where another column tells them, 0 elsewhere. ``told`` is whether points come from there alone.
    """

    name: str
    panel: Panel
    groups: Sequence[str]
    chapters: Sequence[str]
    families: tuple[Family, ...]
    family: Ints
    known: Ints
    told: bool = False

    @cached_property
    def cells(self) -> Cells:
        """Where each line is."""
        where, keys = cache(Where), self.panel.keys
        return Cells(
            [where(*each, key.activity) for *each, key in zip(self.chapters, self.groups, keys, strict=True)],
            [where("", group, key.activity) for group, key in zip(self.groups, keys, strict=True)],
            [where(chapter, "", key.activity) for chapter, key in zip(self.chapters, keys, strict=True)],
        )


@dataclass(frozen=True, slots=True)
class Recovered:
    """One line. ``score`` is the score kept, ``scores`` all those that fit every price, in points; ``low`` and ``high``
    the CP that its prices allow, whole 10⁻⁴ €, both included, None without FC; ``cp`` the rate it is measured against;
    ``gap`` its price less its target, in cents.
    """

    key: LineKey
    place: Place
    score: int | None
    scores: tuple[int, ...]
    low: int | None
    high: int | None
    cp: int | None
    gap: int | None


@dataclass(frozen=True)
class Recovery:
    """A column once read: arrays by line of the panel (0 in ``score`` and -1 in ``rate`` for none)."""

    column: Column
    candidates: Ints
    fits: Flags
    score: Ints
    kept: Flags
    low: Ints
    high: Ints
    rates: tuple[Rate, ...]
    rate: Ints
    on_rate: Ints
    places: tuple[Place, ...]
    gap: Ints
    attached: dict[Where, Attachment]

    @cached_property
    def row(self) -> dict[LineKey, int]:
        """Row of each line."""
        return {key: row for row, key in enumerate(self.column.panel.keys)}

    def line(self, row: int) -> Recovered:
        """One line."""
        scores = tuple(self.candidates[row][self.fits[row]].tolist())
        whole = bool(self.score[row]) and self.column.families[self.column.family[row]].fc is not None
        measured = self.rate[row] >= 0
        return Recovered(
            self.column.panel.keys[row],
            self.places[row],
            int(self.score[row]) if self.kept[row] else None,
            scores,
            int(self.low[row]) if whole else None,
            int(self.high[row]) if whole else None,
            self.rates[self.rate[row]].rate if measured else None,
            int(self.gap[row]) if measured else None,
        )

    def lines(self) -> Iterator[Recovered]:
        """Every line, in the order of the panel."""
        return map(self.line, range(len(self.places)))


def recover(column: Column) -> Recovery:
    """Read the whole column at once."""
    candidates, fits = admissible(column)
    score = _single(candidates, fits, column.known)
    low, high, anchored = cp_interval(column, score)
    whole = (score > 0) & anchored & (low <= high)
    cells = column.cells
    rows = np.flatnonzero(whole)
    found = rates(Allowed(score, low, high).of(rows), [cells.narrow[row] for row in rows.tolist()])
    allowed = held(low, high, found) & whole[:, None]
    attached: dict[Where, Attachment] = {}
    for where in cells:
        attached |= attach(where, allowed, high - low <= NARROW)
    on_rate = _rate_of(cells, allowed, attached)
    certain = (score > 0) & (_established(column, fits) | (on_rate >= 0) | (column.known == score))
    rate = np.where(on_rate >= 0, on_rate, np.where(certain & anchored, _main(cells, attached), -1))
    gap = _gaps(column, score, rate, found)
    places = _places(column, np.asarray(fits.any(axis=1)), certain, rate, gap, on_rate)
    measured = np.isin(places, [ORDER.index(place) for place in (Place.AT_TARGET, Place.ABOVE, Place.BELOW)])
    return Recovery(
        column, candidates, fits, score, certain & (places != ORDER.index(Place.SHORT)), low, high, found,
        np.where(measured, rate, -1), on_rate, tuple(ORDER[place] for place in places.tolist()), gap, attached,
    )  # fmt: skip


def admissible(column: Column) -> tuple[Ints, Flags]:
    """Whole scores that could stand (lines × a few), and which of them fit every price: for such a score there is one
    product ``points × (FC + CP)`` that rounds to each price, once its steps are taken away.
    """
    cents, known = column.panel.cents, column.panel.cents != NONE
    risen = risen_of(column)
    first, last = known.argmax(axis=1), known.shape[1] - 1 - known[:, ::-1].argmax(axis=1)
    rows = np.arange(len(cents))
    total = risen[rows, last] - risen[rows, first]
    useful = known.any(axis=1) & (total > 0)
    rise = np.where(useful, cents[rows, last] - cents[rows, first], 0)
    step = np.where(useful, total, 1)
    start = np.maximum((CENT * (rise - 1)) // step + 1, 1)
    width = int(2 * CENT // step[useful].min()) + 1 if useful.any() else 1
    candidates = start[:, None] + np.arange(width)
    fits = np.zeros_like(candidates, dtype=bool)
    for place in range(width):
        low, high, _ = products(column, candidates[:, place])
        fits[:, place] = useful & (low < high) & (low + high > 0)
    return candidates, fits


def products(column: Column, score: Ints) -> tuple[Ints, Ints, Flags]:
    """Bounds of ``points × (FC + CP)`` before the first revaluation, in 10⁻⁴ €: from the first on, below the second;
    and which lines have a price at all.
    """
    cents = column.panel.cents
    bare = CENT * cents - score[:, None] * risen_of(column)
    unknown = cents == NONE
    low = np.where(unknown, -FAR, bare - HALF_CENT).max(axis=1)
    high = np.where(unknown, FAR, bare + HALF_CENT).min(axis=1)
    return low, high, ~unknown.all(axis=1)


def cp_interval(column: Column, score: Ints) -> tuple[Ints, Ints, Flags]:
    """Least and largest whole CP that fit every price of each line, and whether its family has an FC."""
    points = np.maximum(score, 1)
    low, high, priced = products(column, points)
    fc = np.array([-1 if family.fc is None else family.fc for family in column.families] or [-1], dtype=np.int64)
    level = fc[np.maximum(column.family, 0)]
    return -(-low // points) - level, -(-high // points) - 1 - level, (level >= 0) & (column.family >= 0) & priced


def risen_of(column: Column) -> Ints:
    """What FC gained, lines × columns of the panel; nothing for a line without a family."""
    width = column.panel.cents.shape[1]
    table = np.array([family.risen for family in column.families] or [np.zeros(width, dtype=np.int64)], dtype=np.int64)
    found: Ints = np.where(column.family[:, None] >= 0, table[np.maximum(column.family, 0)], 0)
    return found


def _single(candidates: Ints, fits: Flags, known: Ints) -> Ints:
    """The points another column tells if they fit, else the only score that does; 0 for none."""
    rows = np.arange(len(candidates))
    alone = np.where(fits.sum(axis=1) == 1, candidates[rows, fits.argmax(axis=1)], 0)
    told = (fits & (candidates == known[:, None])).any(axis=1)
    found: Ints = np.where(told, known, np.where(known > 0, 0, alone))
    return found


def _rate_of(cells: Cells, allowed: Flags, attached: dict[Where, Attachment]) -> Ints:
    """The rate each line is on, -1 for none: one attached to its billing group and activity or to its chapter, the
    main one of where it stands before the others.
    """
    found = np.full(len(allowed), -1, dtype=np.int64)
    for row in np.flatnonzero(allowed.any(axis=1)).tolist():
        narrow, group, chapter = (attached.get(cell[row], NOTHING) for cell in cells)
        mine = [rate for rate in np.flatnonzero(allowed[row]).tolist() if rate in group.lines or rate in chapter.lines]
        if mine:
            found[row] = min(mine, key=lambda rate: (rate != narrow.main, -narrow.lines.get(rate, 0), rate))
    return found


def _main(cells: Cells, attached: dict[Where, Attachment]) -> Ints:
    """The main rate of where each line is: that of its chapter, group and activity, else of its group and activity."""
    known = {cell: each.main for cell, each in attached.items() if each.main is not None}
    found = [known.get(narrow, known.get(group, -1)) for narrow, group in zip(cells.narrow, cells.group, strict=True)]
    return np.array(found, dtype=np.int64)


def _raised(panel: Panel) -> Flags:
    """Lines that rose at every revaluation they crossed."""
    seen = (panel.cents[:, :-1] != NONE) & (panel.cents[:, 1:] != NONE)
    found: Flags = (panel.raised | ~seen).all(axis=1) & (panel.crossed > 0)
    return found


def _established(column: Column, fits: Flags) -> Flags:
    """Lines whose whole score is more than a coincidence: among those of the same billing group and activity, more
    than half of the scores found are not what chance alone would find.
    """
    raised = _raised(column.panel)
    hit = fits.any(axis=1) & raised
    known = column.panel.cents != NONE
    risen = risen_of(column)
    total = np.where(known, risen, 0).max(axis=1) - np.where(known, risen, FAR).min(axis=1)
    odds = np.array([chance(int(step)) if step > 0 else 1.0 for step in np.unique(total)])
    odd = odds[np.searchsorted(np.unique(total), total)]
    groups = column.cells.group
    names = {cell: place for place, cell in enumerate(dict.fromkeys(groups))}
    index = np.array([names[cell] for cell in groups], dtype=np.int64)
    proven = raised & (odd < 1)
    tried, found, lucky = (
        np.bincount(index[proven], weights=weight[proven].astype(float), minlength=len(names))
        for weight in (np.ones(len(odd)), hit, odd)
    )
    every = tried < FEW
    sums = [np.where(every, part.sum(), part) for part in (tried, found, lucky)]
    share = np.divide(sums[2], sums[0], out=np.ones(len(names)), where=sums[0] > 0)
    good = (sums[1] - sums[2]) >= (sums[1] / 2) * (1 - share)
    ok: Flags = hit & (odd < 1) & good[index] & (sums[1][index] > 0)
    return ok


def _gaps(column: Column, score: Ints, rate: Ints, found: Sequence[Rate]) -> Ints:
    """Price in force less target at that rate, in cents; 0 where a line has no rate."""
    values = np.array([each.rate for each in found] or [0], dtype=np.int64)
    fc = np.array([family.fc or 0 for family in column.families] or [0], dtype=np.int64)
    level = fc[np.maximum(column.family, 0)] + risen_of(column)[:, -1]
    target = (score * (level + values[np.maximum(rate, 0)]) + HALF_CENT) // CENT
    gap: Ints = np.where(rate >= 0, column.panel.now - target, 0)
    return gap


def _places(column: Column, any_fits: Flags, certain: Flags, rate: Ints, gap: Ints, on_rate: Ints) -> Ints:
    """Index of each line's place in :data:`ORDER`: the first whose condition holds."""
    crossed, raised = column.panel.crossed, _raised(column.panel)
    # One revaluation alone fits some score whatever the price: only a rate proves it.
    alone = (crossed == 1) & raised & ~certain & any_fits
    conditions = [
        (crossed == 0) | alone,
        ~column.panel.raised.any(axis=1),
        ~any_fits & (not column.told),
        (on_rate >= 0) & (gap == 0),
        (rate < 0) | (gap == 0),
        gap > 0,
    ]
    found: Ints = np.select(conditions, list(range(len(conditions))), default=len(conditions))
    return found
