"""From a rate to money: what a change of CP does to each proposed line, exactly as the impact would say it.

A line's tariff weighs Σ quantity × k over the volumes that reach it. So the effect of a rate is Δ tariff × weight, line
by line, without valuing the draft again; it adds up to the difference of the impacts under two evaluations.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from ccam.model.codes import LineKey
from ccam.model.money import from_micro
from ccam.model.text import folded
from valuation.compile import UNKNOWN, Book
from valuation.equipment import rounded
from valuation.exact import Flags, Ints, ints, product, sum_by
from valuation.flow import Category, Flow, LineRef
from valuation.tariff import target_cents_all

NO_RATE = -1
"""A line whose CP is not known: it has no effect, and is counted apart."""


@dataclass(frozen=True, eq=False)
class Weights:
    """The proposed lines: what their tariff is made of and what it weighs. ``cp_keys`` are folded; ``score`` in 1/100
    point and ``fc`` in 10⁻⁴ € where both are known (``priced``), else 0; ``quantity`` acts a year; ``weight`` acts × k,
    in millionths.
    """

    refs: tuple[LineRef, ...]
    cp_keys: tuple[str, ...]
    key: Ints
    score: Ints
    fc: Ints
    priced: Flags
    quantity: Ints
    weight: Ints

    def lines(self, key: str) -> Ints:
        """Numbers of the priced lines under a CP key, however it is accented."""
        if (wanted := folded(key)) not in self.cp_keys:
            return ints(())
        return np.flatnonzero((self.key == self.cp_keys.index(wanted)) & self.priced)

    def points(self, key: str) -> int:
        """Points that the lines of a key produce in a year, in 1/100 point."""
        chosen = self.lines(key)
        return sum(product(self.score[chosen], self.quantity[chosen]).tolist())

    def tariffs(self, chosen: Ints, cp: int) -> Ints:
        """Target tariffs of some lines at one CP, in cents."""
        rate = np.full(chosen.size, cp, dtype=np.int64)
        return target_cents_all(self.score[chosen], self.fc[chosen], rate)

    def known_tariffs(self, rates: Ints) -> Ints:
        """Target tariff of each line at its own CP, in cents; 0 where it is not known."""
        known = self.priced & (rates != NO_RATE)
        return np.where(known, target_cents_all(self.score, self.fc, np.where(known, rates, 0)), 0)

    def effect(self, key: str, first: int, second: int) -> int:
        """What a year costs more when the CP of a key goes from ``first`` to ``second``, in cents."""
        chosen = self.lines(key)
        gaps = self.tariffs(chosen, second) - self.tariffs(chosen, first)
        parts = zip(gaps.tolist(), self.weight[chosen].tolist(), strict=True)
        return from_micro(sum(gap * weight for gap, weight in parts))

    def effects(self, first: Ints, second: Ints) -> tuple[Ints, Ints]:
        """Of each line: Δ tariff in cents, and its effect in micro-cents, from one CP to another, line by line; nil
        where one of them is :data:`NO_RATE` or the line is not priced.
        """
        known = self.priced & (first != NO_RATE) & (second != NO_RATE)
        gaps = np.where(known, self.known_tariffs(second) - self.known_tariffs(first), 0)
        return gaps, product(gaps, self.weight)


def weights(book: Book) -> Weights:
    """What each line of the draft weighs: volumes of rows that have an old price and no unknown score or FC."""
    proposals, rows, cells, members = book.proposals, book.rows, book.cells, book.members
    fc = book.rates.fc[proposals.group]
    priced = (proposals.score != UNKNOWN) & (fc != UNKNOWN)
    missing = np.bincount(cells.row[members.cell[~priced[members.line]]], minlength=rows.act.size) > 0
    counted = (rows.category == list(Category).index(Category.MOVED)) & (rows.price != UNKNOWN) & ~missing
    quantity = np.where(counted[cells.row], cells.quantity, 0)
    weighed = product(quantity, rows.k[cells.row])
    size = proposals.score.size
    keys = {name: number for number, name in enumerate(dict.fromkeys(map(folded, proposals.cp_keys)))}
    return Weights(
        refs=proposals.refs,
        cp_keys=tuple(keys),
        key=ints(keys[folded(name)] for name in proposals.cp_keys)[proposals.cp],
        score=np.where(priced, proposals.score, 0),
        fc=np.where(priced, fc, 0),
        priced=priced,
        quantity=sum_by(quantity[members.cell], members.line, size),
        weight=sum_by(weighed[members.cell], members.line, size),
    )


@dataclass(frozen=True, slots=True)
class Executed:
    """Who performs the proposed lines: quantities by speciality, following the shares of the draft. ``lost`` counts,
    by speciality, what is performed today and reaches no line.
    """

    by_line: Mapping[LineRef, Mapping[str, Fraction]]
    lost: Mapping[str, int]

    def points(self, speciality: str, scores: Mapping[LineRef, int | None]) -> Fraction | None:
        """Points that a speciality produces in a year in the scale of the draft, in 1/100 point; None where a part
        of what it performs has no line or no score.
        """
        if self.lost.get(speciality):
            return None
        total = Fraction(0)
        for ref, parts in self.by_line.items():
            if part := parts.get(speciality, Fraction(0)):
                score = scores.get(ref)
                if score is None:
                    return None
                total += part * score
        return total


def executed(flows: Iterable[Flow], carried: Mapping[LineKey, Mapping[str, int]]) -> Executed:
    """Follow what each speciality performs (``carried``, by old line) to the proposed lines."""
    ways = {flow.observed.key: flow for flow in sorted(flows, key=lambda flow: bool(flow.parts))}
    by_line: dict[LineRef, dict[str, Fraction]] = {}
    lost: dict[str, int] = {}
    for key, parts in carried.items():
        flow = ways.get(key)
        moved = flow.parts if flow else ()
        for speciality, quantity in parts.items():
            if not moved:
                lost[speciality] = lost.get(speciality, 0) + quantity
            for part in moved:
                share = Fraction(quantity * part.share.part, 10_000)
                for ref in part.lines:
                    line = by_line.setdefault(ref, {})
                    line[speciality] = line.get(speciality, Fraction(0)) + share
    return Executed(by_line, lost)


def rates_of_lines(refs: Iterable[LineRef], found: Mapping[LineRef, Fraction | None]) -> Ints:
    """CP of each line, rounded once to 10⁻⁴ €; :data:`NO_RATE` where the rule gives none."""
    rates = (found.get(ref) for ref in refs)
    return ints(NO_RATE if rate is None else rounded(rate) for rate in rates)
