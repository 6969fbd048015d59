"""What a delta is made of: points, FC, CP, mapping, k, and what cannot be told, stacked in an order that is shown.

Each factor is switched from how it was to how it becomes, in order; what the delta gains at each switch is the part of
that factor. Another order gives other parts of the same delta; the mean over all orders (Shapley) depends on none.

* Where the points of an old line are known, its old price is explained by ``points × (FC + CP)`` as they were; what the
  price then holds above or below is the part of :attr:`Factor.TARGET`.
* Mapping is what the other ways and the acts billed together change beside the main way (largest share, first act of
  it); a deleted act is mapping whole.
* Association and modifiers are what k changes: the observed delta less the theoretical one.
* Transition is what a schedule and the abatements hold back of the new target, where the study is under one.
* Where the points of the old line, or the FC or CP that went with them, are not known, the whole change of price is
  :attr:`Factor.UNKNOWN`; nothing is imputed.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from math import factorial

import numpy as np

from ccam.french import valuation_split as fr
from ccam.model.codes import LineKey
from ccam.model.errors import UsageError
from ccam.model.money import MICRO, from_micro, half_up
from valuation.compile import UNKNOWN, Book
from valuation.exact import Flags, Ints, add, exact_sums, footed, ints, product, sum_by
from valuation.footing import footed_table, footed_to
from valuation.impact import Impact, Standing
from valuation.observed import K_UNIT
from valuation.parameters import Parameters
from valuation.settings import Settings
from valuation.tariff import target_cents_all


class Factor(StrEnum):
    """What can change an amount, in the usual order of the split."""

    TARGET = "cible"
    POINTS = "points"
    FC = "fc"
    CP = "cp"
    MAPPING = "transcodage"
    TRANSITION = "transition"
    UNKNOWN = "inconnu"
    ASSOCIATION = "associations"


ORDER = tuple(Factor)
"""The usual order."""
PRICED = (Factor.POINTS, Factor.FC, Factor.CP, Factor.MAPPING)
"""Factors that change a tariff together; the others add to it, or multiply it."""

Order = tuple[Factor, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """How old prices are explained: the parameters of that time, their day and their evaluation of charges."""

    parameters: Parameters
    settings: Settings


@dataclass(frozen=True, slots=True)
class Split:
    """Parts in cents by key, in the order of :class:`Factor`, and of the whole: every row adds up to its delta, every
    column to the total. ``order`` is None for the split that depends on no order. ``explained_base`` is the observed
    base, in cents, of the lines that count and whose old points are known, ``counted_base`` that of all that count.
    """

    order: Order | None
    rows: dict[str, tuple[int, ...]]
    total: tuple[int, ...]
    explained_base: int
    counted_base: int


def order_of(names: Iterable[str]) -> Order:
    """An order that begins with ``names``, completed in the usual one; raises :class:`UsageError`."""
    chosen: list[Factor] = []
    for name in names:
        found = next((factor for factor in Factor if factor.value == name), None)
        if found is None or found in chosen:
            raise UsageError(fr.BAD_ORDER, name=name, known=", ".join(Factor))
        chosen.append(found)
    return (*chosen, *(factor for factor in Factor if factor not in chosen))


def split(impact: Impact, before: Before, keys: Sequence[str], order: Order | None = ORDER) -> Split:
    """Split every delta of ``impact``; ``keys`` gives the row of the table of each observed line."""
    pieces = Pieces(impact, before)
    names = sorted(set(keys))
    number = {name: place for place, name in enumerate(names)}
    place = ints(number[key] for key in keys)
    game = _Game(pieces, place, len(names))
    exact = game.shapley() if order is None else game.stacked(order)
    whole = [sum(column) for column in zip(*exact, strict=True)] or [0] * len(Factor)
    deltas = footed(exact_sums(impact.observed, place, len(names)))
    columns = footed_to(whole, from_micro(sum(whole)))
    cells = footed_table(exact, deltas, columns)
    rows = {name: tuple(row) for name, row in zip(names, cells, strict=True)}
    bases = impact.book.rows.base
    counted = pieces.known | pieces.deleted
    return Split(
        order, rows, tuple(columns), sum(bases[pieces.explained].tolist()), sum(bases[counted].tolist())
    )  # fmt: skip


@dataclass(frozen=True, eq=False)
class Pieces:
    """What the split of each observed line needs: how its old price is explained, and its main way."""

    impact: Impact
    before: Before

    @property
    def book(self) -> Book:
        """What the impact was computed from."""
        return self.impact.book

    @cached_property
    def known(self) -> Flags:
        """Lines that moved and whose new price is known."""
        return _standing(self.impact, Standing.KNOWN)

    @cached_property
    def deleted(self) -> Flags:
        """Lines of deleted acts."""
        return _standing(self.impact, Standing.DELETED)

    @cached_property
    def old(self) -> tuple[Ints, Ints, Ints]:
        """Points, FC and CP of each old line as they were, :data:`UNKNOWN` where one of them is not known."""
        found = [self._old(flow.observed.key) for flow in self.book.rows.flows]
        return ints(each[0] for each in found), ints(each[1] for each in found), ints(each[2] for each in found)

    @cached_property
    def explained(self) -> Flags:
        """Lines that count, and whose old price is explained."""
        return self.known & np.not_equal(self.old[0], UNKNOWN)

    def _old(self, key: LineKey) -> tuple[int, int, int]:
        parameters, settings = self.before.parameters, self.before.settings
        points, line = parameters.points(key), self.book.release.by_key.get(key)
        if points is None or line is None:
            return UNKNOWN, UNKNOWN, UNKNOWN
        fc = parameters.fc(settings.grid, settings.on, line.billing_group)
        cp = parameters.cp(points.cp_key, settings.cp_origin, settings.on)
        return (points.score, fc.value, cp.value) if fc and cp else (UNKNOWN, UNKNOWN, UNKNOWN)

    @cached_property
    def old_target(self) -> Ints:
        """The target of each old line, in cents; 0 where it is not explained."""
        return target_cents_all(*(np.where(self.explained, each, 0) for each in self.old))

    @cached_property
    def main(self) -> tuple[Ints, Ints]:
        """Each line that moves, and its main proposed line: the first of the way with the largest share."""
        book = self.book
        rows, ways = book.cells.row.tolist(), book.cells.way.tolist()
        first: dict[int, int] = {}
        for way, act in enumerate(book.cells.way_act.tolist()):
            first.setdefault(act, way)
        acts = book.rows.act.tolist()
        best: dict[int, tuple[int, int]] = {}
        for cell, line in zip(book.members.cell.tolist(), book.members.line.tolist(), strict=True):
            row = rows[cell]
            part = book.rows.flows[row].parts[ways[cell] - first[acts[row]]].share.part
            if row not in best or part > best[row][0]:
                best[row] = (part, line)
        return ints(best), ints(line for _, line in best.values())

    def price(self, switched: Collection[Factor]) -> Ints:
        """Per line, in cents: the value of its volume once ``switched`` are as they become, less its old target."""
        rows, cells, members = self.book.rows, self.book.cells, self.book.members
        if Factor.MAPPING in switched:
            row = cells.row[members.cell]
            tariffs = self._tariffs(row, members.line, switched)
            received = product(sum_by(tariffs, members.cell, cells.row.size), cells.quantity)
            value = sum_by(np.where(self.explained[cells.row], received, 0), cells.row, rows.act.size)
        else:
            row, line = self.main
            tariffs = self._tariffs(row, line, switched)
            value = sum_by(product(tariffs, rows.quantity[row]), row, rows.act.size)
        return add(value, -product(self.old_target, np.where(self.explained, rows.quantity, 0)))

    def _tariffs(self, row: Ints, line: Ints, switched: Collection[Factor]) -> Ints:
        """Tariffs in cents of proposed lines as seen from old ones; 0 where the old one is not explained."""
        book, (score, fc, cp) = self.book, self.old
        proposals, rates = book.proposals, book.rates
        chosen = (
            proposals.score[line] if Factor.POINTS in switched else score[row],
            rates.fc[proposals.group[line]] if Factor.FC in switched else fc[row],
            rates.cp[proposals.cp[line]] if Factor.CP in switched else cp[row],
        )
        return target_cents_all(*(np.where(self.explained[row], each, 0) for each in chosen))

    @cached_property
    def gap(self) -> Ints:
        """Per line, in cents: what its old price held above or below its target, given back."""
        rows = self.book.rows
        distance = np.where(self.explained, self.old_target - rows.price, 0)
        return product(distance, rows.quantity)

    @cached_property
    def paced(self) -> Ints:
        """Per line, in cents: what a schedule and the abatements take from the value at the new targets."""
        reached = add(self.price(PRICED), self.gap)
        return np.where(self.explained, self.impact.theoretical // MICRO - reached, 0)

    @cached_property
    def untold(self) -> Ints:
        """Per line, in cents: the whole change of price of those whose old price is not explained."""
        told = self.known & ~self.explained
        return np.where(told, self.impact.theoretical // MICRO, 0)


def _standing(impact: Impact, standing: Standing) -> Flags:
    return np.equal(impact.standing, list(Standing).index(standing))


class _Still(StrEnum):
    """Parts of a delta that no tariff changes."""

    DELETED = "suppression"
    GAP = "cible"
    PACED = "transition"
    UNTOLD = "inconnu"


_What = _Still | frozenset[Factor]


class _Game:
    """The delta of each row of the table, in micro-cents, whatever factors are switched."""

    def __init__(self, pieces: Pieces, place: Ints, size: int) -> None:
        self._pieces, self._place, self._size = pieces, place, size
        self._k = pieces.book.rows.k
        self._sums: dict[tuple[_What, bool], list[int]] = {}

    def delta(self, switched: Collection[Factor]) -> list[int]:
        """The delta once these factors are as they become."""
        weighted = Factor.ASSOCIATION in switched
        priced = frozenset(switched) & frozenset(PRICED)
        parts = [self._sum(priced, weighted)] if priced else []
        if Factor.MAPPING in switched:
            parts.append(self._sum(_Still.DELETED, weighted))
        if Factor.TARGET in switched:
            parts.append(self._sum(_Still.GAP, weighted))
        if Factor.TRANSITION in switched:
            parts.append(self._sum(_Still.PACED, weighted))
        if Factor.UNKNOWN in switched:
            parts.append(self._sum(_Still.UNTOLD, weighted))
        return [sum(column) for column in zip(*parts, strict=True)] if parts else [0] * self._size

    def _sum(self, what: _What, weighted: bool) -> list[int]:
        if (what, weighted) not in self._sums:
            self._sums[what, weighted] = exact_sums(self._values(what, weighted), self._place, self._size)
        return self._sums[what, weighted]

    def _values(self, what: _What, weighted: bool) -> Ints:
        pieces, impact = self._pieces, self._pieces.impact
        if what is _Still.DELETED:
            return np.where(pieces.deleted, impact.observed if weighted else impact.theoretical, 0)
        if isinstance(what, frozenset):
            cents = pieces.price(what)
        else:
            cents = {_Still.GAP: pieces.gap, _Still.PACED: pieces.paced, _Still.UNTOLD: pieces.untold}[what]
        return product(cents, self._k if weighted else K_UNIT)

    def stacked(self, order: Order) -> list[list[int]]:
        """Parts of each row of the table, in the order of :class:`Factor`."""
        found: dict[Factor, list[int]] = {}
        last = [0] * self._size
        for count, factor in enumerate(order, 1):
            here = self.delta(order[:count])
            found[factor] = [after - before for after, before in zip(here, last, strict=True)]
            last = here
        return [list(row) for row in zip(*(found[factor] for factor in Factor), strict=True)]

    def shapley(self) -> list[list[int]]:
        """The mean over every order, in whole micro-cents that add up: the last factor takes what rounding leaves."""
        orders = factorial(len(ORDER))
        weights = [factorial(size) * factorial(len(ORDER) - size - 1) for size in range(len(ORDER))]
        sums = {factor: [0] * self._size for factor in Factor}
        for mask in range(1 << len(ORDER)):
            inside = [factor for place, factor in enumerate(ORDER) if mask >> place & 1]
            here = self.delta(inside)
            for factor in Factor:
                weight = weights[len(inside) - 1] if factor in inside else -weights[len(inside)]
                sums[factor] = [so_far + weight * one for so_far, one in zip(sums[factor], here, strict=True)]
        whole = self.delta(ORDER)
        means = [[half_up(value, orders) for value in sums[factor]] for factor in ORDER[:-1]]
        rest = [total - sum(row) for total, *row in zip(whole, *means, strict=True)]
        return [list(row) for row in zip(*means, rest, strict=True)]
