"""What a draft changes in money, line by line: one table of rows that every aggregate is a sum of.

The baseline is the observed base. Impact = quantity × Δ × k (k = 1 for the theoretical figure), where Δ is the
tariffs of the members of an alternative at the line's slot, less the old price. A line that has an unknown
tariff in any of its alternatives counts in no figure: its base stands in ``unknown_base``, whole. A deleted act
takes its observed base away. Bounds send each act wholly to its cheapest, then to its dearest alternative; the
present split, in whole acts, is a candidate too, so that bounds always hold what they bound.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from ccam.french import valuation as fr
from ccam.model.codes import ActCode
from ccam.model.errors import UsageError
from ccam.model.money import MICRO, from_micro
from valuation.billed import prices
from valuation.compile import UNKNOWN, Book
from valuation.exact import Flags, Ints, add, exact_sums, footed, ints, product, sum_by
from valuation.flow import Category, LineRef
from valuation.observed import K_UNIT


class Standing(StrEnum):
    """What is known of the new price of an observed line."""

    KNOWN = "connu"
    KEPT = "conserve"
    UNKNOWN = "inconnu"
    UNDECIDED = "indecis"
    UNDECIDABLE = "parts absentes"
    DELETED = "supprime"
    LEFT = "laisse"
    NO_TARGET = "sans ligne cible"
    ABSENT = "absent"


class Missing(StrEnum):
    """Why a proposed line has no tariff."""

    POINTS = "points"
    FC = "fc"
    CP = "cp"


class Axis(StrEnum):
    """What figures can be cut by."""

    LINE = "ligne"
    ACT = "acte"
    DOSSIER = "dossier"
    CHAPTER = "chapitre"
    GROUP = "regroupement"


@dataclass(frozen=True, slots=True)
class Tariff:
    """Price of a proposed line in cents: its target, or what it is billed in the year of a schedule; or the price it
    keeps, or None and what is missing.
    """

    cents: int | None
    standing: Standing
    missing: Missing | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """Sums over some rows, in cents. The nine ``…_base`` add up to ``base``, which is the observed spend in scope.

    ``lines`` counts observed lines; ``forced_k`` those where k = 1 was taken; ``mixed`` the unknown lines that
    have an alternative whose tariff is known: no bound covers them. On an axis that cuts acts (line, billing
    group) ``low`` and ``high`` are parts of their acts' bounds and may cross.
    """

    lines: int
    base: int
    observed: int
    theoretical: int
    low: int
    high: int
    known_base: int
    kept_base: int
    unknown_base: int
    undecided_base: int
    undecidable_base: int
    deleted_base: int
    left_base: int
    no_target_base: int
    absent_base: int
    forced_k: int
    mixed: int


@dataclass(frozen=True, slots=True)
class Table:
    """Figures along an axis, by sorted key; each column adds up to that of ``total``, to the cent."""

    rows: dict[str, Figures]
    total: Figures


@dataclass(frozen=True, eq=False)
class Impact:
    """The table of rows: one per observed line of ``book``, amounts in micro-cents.

    ``tariffs`` are in cents per proposed line, UNKNOWN where not known; ``standing`` numbers :class:`Standing`.
    """

    book: Book
    tariffs: Ints
    standing: Ints
    observed: Ints
    theoretical: Ints
    low: Ints
    high: Ints
    mixed: Flags

    def total(self) -> Figures:
        """Everything in scope."""
        return self._total

    @cached_property
    def _total(self) -> Figures:
        return self._figures(slice(None))

    def only(self, acts: Collection[ActCode]) -> Figures:
        """The rows of some old acts, for instance those of one dossier."""
        rows = (row for act in acts for row in self.rows_of_act.get(act, ()))
        return self._figures(np.array(sorted(rows), dtype=np.int64))

    def parts(self, groups: Sequence[Collection[ActCode]]) -> list[Figures]:
        """What :meth:`only` says of each of many groups that share no act, found together."""
        number = {act: place for place, group in enumerate(groups) for act in group}
        rows = sorted(row for act in number for row in self.rows_of_act.get(act, ()))
        flows = self.book.rows.flows
        place = np.array([number[flows[row].observed.key.code] for row in rows], dtype=np.int64)
        return _in_cents(self.columns(np.array(rows, dtype=np.int64), place, len(groups)), _alone)

    @cached_property
    def rows_of_act(self) -> dict[ActCode, list[int]]:
        """The rows of each old act: a report asks for the figures of every dossier."""
        found: dict[ActCode, list[int]] = {}
        for place, flow in enumerate(self.book.rows.flows):
            found.setdefault(flow.observed.key.code, []).append(place)
        return found

    def by(self, axis: Axis, dossiers: Mapping[ActCode, str] | None = None) -> Table:
        """Figures along ``axis``; ``dossiers`` gives the dossier of each old act, for that axis only.

        A row whose act is not in the release has the chapter ``""``.
        """
        return self.by_keys(self.keys(axis, dossiers))

    def by_keys(self, keys: Sequence[str]) -> Table:
        """Figures by any key: ``keys`` gives that of each row of the book, in its order."""
        names = sorted(set(keys))
        number = {name: place for place, name in enumerate(names)}
        place = np.array([number[key] for key in keys], dtype=np.int64)
        sums = _in_cents(self.columns(np.arange(place.size), place, len(names)), footed)
        return Table(dict(zip(names, sums, strict=True)), self.total())

    def standings(self) -> tuple[Standing, ...]:
        """The standing of each row, in the order of ``book.rows.flows``."""
        return tuple(_STANDINGS[number] for number in self.standing.tolist())

    def tariff(self, line: LineRef) -> Tariff:
        """Price of a proposed line, and how it is known."""
        proposals, rates = self.book.proposals, self.book.rates
        number = proposals.number[line]
        cents = int(self.tariffs[number])
        if cents != UNKNOWN:
            return Tariff(cents, Standing.KNOWN)
        missing = Missing.FC
        if proposals.score[number] == UNKNOWN:
            missing = Missing.POINTS
        elif rates.fc[proposals.group[number]] != UNKNOWN and rates.cp[proposals.cp[number]] == UNKNOWN:
            missing = Missing.CP
        kept = self.book.kept_price(line)
        return Tariff(kept, Standing.UNKNOWN if kept is None else Standing.KEPT, missing)

    def keys(self, axis: Axis, dossiers: Mapping[ActCode, str] | None = None) -> list[str]:
        """The key of each row along ``axis``; ``dossiers`` as in :meth:`by`."""
        lines = [flow.observed for flow in self.book.rows.flows]
        if axis is Axis.LINE:
            return [str(line.key) for line in lines]
        if axis is Axis.ACT:
            return [line.key.code for line in lines]
        if axis is Axis.GROUP:
            return [line.billing_group for line in lines]
        if axis is Axis.CHAPTER:
            chapters = {act.code: act.chapter for act in self.book.release.acts}
            return [chapters.get(line.key.code, "") for line in lines]
        if dossiers is None:
            raise UsageError(fr.DOSSIERS_NEEDED, axis=axis.value)
        return [dossiers.get(line.key.code, "") for line in lines]

    def _figures(self, chosen: Ints | slice) -> Figures:
        (figures,) = _in_cents(self.columns(chosen, np.zeros_like(self.observed[chosen]), 1), footed)
        return figures

    def columns(self, chosen: Ints | slice, place: Ints, size: int) -> list[list[int]]:
        """Sums of the rows ``chosen`` by their ``place``, column by column: lines, base, observed, theoretical, what
        the bounds leave below and above (these four in micro-cents), the nine bases, ``forced_k``, ``mixed``.
        """

        def column(values: Ints) -> list[int]:
            return exact_sums(values[chosen], place, size)

        base, count = self.book.rows.base, len(Standing)
        by_standing = exact_sums(base[chosen], place * count + self.standing[chosen], size * count)
        return [
            column(np.ones_like(base)),
            column(base),
            column(self.observed),
            column(self.theoretical),
            column(self.observed - self.low),
            column(self.high - self.observed),
            *(by_standing[number::count] for number in range(count)),
            column(self.book.rows.forced.astype(np.int64)),
            column(self.mixed.astype(np.int64)),
        ]


FOOTED = (2, 4, 5)
"""The columns of :meth:`Impact.columns` that people add up: those of which each total is rounded once."""


def figures_of(columns: Sequence[Sequence[int]], cents: Sequence[Sequence[int]]) -> list[Figures]:
    """What each place of :meth:`Impact.columns` says; ``cents`` are its columns :data:`FOOTED` in cents."""
    lines, base, _, theoretical, _, _, *rest = columns
    points, below, above = cents
    made = (
        lines,
        base,
        points,
        [amount // MICRO for amount in theoretical],
        [amount - gap for amount, gap in zip(points, below, strict=True)],
        [amount + gap for amount, gap in zip(points, above, strict=True)],
        *rest,
    )
    return [Figures(*row) for row in zip(*made, strict=True)]


def _in_cents(columns: Sequence[Sequence[int]], foot: Callable[[Sequence[int]], list[int]]) -> list[Figures]:
    return figures_of(columns, [foot(columns[place]) for place in FOOTED])


def _alone(column: Sequence[int]) -> list[int]:
    """Each amount rounded on its own: they are totals that nobody adds up."""
    return [from_micro(amount) for amount in column]


def impact_of(book: Book) -> Impact:
    """Value ``book``: a few array operations, whatever the size of the draft's history."""
    rows, cells = book.rows, book.cells
    tariffs = prices(book)
    standing, mixed = _standing(book, tariffs)
    known = (standing == _number(Standing.KNOWN))[cells.row]
    delta = np.where(known, _deltas(book, tariffs), 0)
    k = rows.k[cells.row]
    parts = product(cells.quantity, delta, k)
    observed = sum_by(parts, cells.row, rows.act.size)
    whole = product(rows.quantity[cells.row], delta, k)
    theoretical = sum_by(product(cells.quantity, delta, K_UNIT), cells.row, rows.act.size)
    deleted = standing == _number(Standing.DELETED)
    gone = product(np.where(deleted, -rows.base, 0), MICRO)
    priced = np.where(rows.price != UNKNOWN, product(rows.quantity, rows.price), rows.base)
    return Impact(
        book=book,
        tariffs=tariffs,
        standing=standing,
        observed=add(observed, gone),
        theoretical=add(theoretical, product(np.where(deleted, -priced, 0), MICRO)),
        low=add(_extreme(book, whole, observed, 1), gone),
        high=add(_extreme(book, whole, observed, -1), gone),
        mixed=mixed,
    )


def _deltas(book: Book, tariffs: Ints) -> Ints:
    """Per cell, in cents: the tariffs of its members less the old price; meaningless where one is unknown."""
    received = sum_by(tariffs[book.members.line], book.members.cell, book.cells.row.size)
    return add(received, -book.rows.price[book.cells.row])


def _standing(book: Book, tariffs: Ints) -> tuple[Ints, Flags]:
    """The standing of each row, and which rows mix known and unknown alternatives."""
    rows, cells, members = book.rows, book.cells, book.members
    unknown_members = np.bincount(members.cell[tariffs[members.line] == UNKNOWN], minlength=cells.row.size)
    unknown_cells = np.bincount(cells.row[unknown_members > 0], minlength=rows.act.size)
    every_cell = np.bincount(cells.row, minlength=rows.act.size)
    priced = rows.price != UNKNOWN
    known = priced & (unknown_cells == 0)
    moved = np.where(
        known,
        _number(Standing.KNOWN),
        np.where(priced & rows.continued, _number(Standing.KEPT), _number(Standing.UNKNOWN)),
    )
    still = ints(_number(_STILL.get(category, Standing.UNKNOWN)) for category in Category)[rows.category]
    is_moved = rows.category == list(Category).index(Category.MOVED)
    mixed = is_moved & (unknown_cells > 0) & (unknown_cells < every_cell)
    return np.where(is_moved, moved, still), mixed


_STILL: Mapping[Category, Standing] = {
    category: Standing(category.value) for category in Category if category not in (Category.MOVED, Category.OUTSIDE)
}


def _extreme(book: Book, whole: Ints, observed: Ints, sign: int) -> Ints:
    """Row amounts when each act goes wholly to the way where ``sign`` × its amount is least."""
    rows, cells = book.rows, book.cells
    cost = sign * sum_by(whole, cells.way, cells.way_act.size)
    starts = _starts(cells.way_act)
    acts = cells.way_act[starts]
    least = np.zeros(_act_count(rows.act), dtype=np.int64)
    least[acts] = np.minimum.reduceat(cost, starts) if starts.size else 0
    cheapest = np.flatnonzero(cost == least[cells.way_act])
    chosen = np.zeros(cost.size, dtype=np.bool_)
    chosen[cheapest[_starts(cells.way_act[cheapest])]] = True
    sent = sum_by(np.where(chosen[cells.way], whole, 0), cells.row, rows.act.size)
    present = sign * sum_by(observed, rows.act, least.size)
    return np.where((present < least)[rows.act], observed, sent)


def _starts(grouped: Ints) -> Ints:
    """Where each run of equal values begins."""
    return np.flatnonzero(np.diff(grouped, prepend=UNKNOWN))


def _act_count(acts: Ints) -> int:
    return int(acts.max()) + 1 if acts.size else 0


_STANDINGS = tuple(Standing)


def _number(standing: Standing) -> int:
    return _STANDINGS.index(standing)
