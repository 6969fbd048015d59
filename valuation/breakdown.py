"""An impact along an axis that only a second source carries: speciality, region, sector, quarter, grid.

Each line's figures follow the quantities that the source gives for it, place by place (its bases where it gives no
quantity), at the line's own Δ, shares and k. What the source does not give of a line stays in a row of its own,
:data:`UNCOVERED`: nothing is spread over the places. Each column adds up to the total, to the cent.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from ccam.model.codes import LineKey
from valuation.exact import footed
from valuation.impact import Figures, Impact, Standing

UNCOVERED = ""
"""The row of what the source does not give."""

MONEY = ("observed", "theoretical", "low", "high")
STANDINGS = tuple(Standing)


@dataclass(frozen=True, slots=True)
class Portion:
    """What the source gives of a line in one place of the axis; amounts in cents, None where it says nothing."""

    key: LineKey
    place: str
    quantity: int | None
    base: int | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the source stands against the volumes: ``above`` are lines of which it has more than was observed,
    ``strange`` those in scope of which no volume is known, ``unused`` those that it gives without quantity or base.
    ``covered`` and ``base`` in cents: what it gives of the observed spend, and that spend.
    """

    covered: int
    base: int
    above: tuple[LineKey, ...] = ()
    strange: tuple[LineKey, ...] = ()
    unused: tuple[LineKey, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether no line contradicts the volumes."""
        return not (self.above or self.strange or self.unused)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Figures by place, the row :data:`UNCOVERED` among them even where it is nil. Counts of lines are those of each
    place: a line stands in several.
    """

    rows: dict[str, Figures]
    total: Figures
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class _Line:
    """One observed line in scope: sums of its rows. ``money`` in micro-cents, in the order of :data:`MONEY`."""

    quantity: int
    base: int
    money: tuple[int, ...]
    standing: Standing
    forced: int
    mixed: int


class _Cell(NamedTuple):
    """A line in a place: its base in cents, its money in micro-cents."""

    key: LineKey
    base: int
    money: tuple[int, ...]


def broken_down(impact: Impact, portions: Iterable[Portion]) -> Breakdown:
    """Cut ``impact`` along the places of ``portions``; several portions of a line in one place are added up. Portions
    of lines outside the scope are left aside.
    """
    lines = _lines(impact)
    by_line: dict[LineKey, list[Portion]] = {}
    for portion in portions:
        by_line.setdefault(portion.key, []).append(portion)
    groups = frozenset(impact.book.settings.scope)
    strange = [key for key in by_line if key not in lines and _in_scope(impact, key, groups)]
    cells: dict[str, list[_Cell]] = {}
    above, unused = list[LineKey](), list[LineKey]()
    for key, line in lines.items():
        found = by_line.get(key, [])
        weights = _weights(line, found)
        if found and weights is None:
            unused.append(key)
        if weights is None:
            weights = _Weights({}, line.quantity or 1, ())
        if weights.above:
            above.append(key)
        for place, base, money in _cut(line, weights):
            cells.setdefault(place, []).append(_Cell(key, base, money))
    cells.setdefault(UNCOVERED, [])
    rows = _figures(cells, lines)
    covered = sum(figures.base for place, figures in rows.items() if place != UNCOVERED)
    total = impact.total()
    return Breakdown(rows, total, Agreement(covered, total.base, tuple(above), tuple(sorted(strange)), tuple(unused)))


@dataclass(frozen=True, slots=True)
class _Weights:
    """How a line is cut: the weight of each place out of ``whole``, and the bases that the source itself gives."""

    places: Mapping[str, int]
    whole: int
    bases: Sequence[int]

    @property
    def above(self) -> bool:
        """Whether the places have more than there is."""
        return abs(sum(self.places.values())) > abs(self.whole)


def _lines(impact: Impact) -> dict[LineKey, _Line]:
    """Lines in scope by key; a line billed in two groups of the scope is one."""
    book = impact.book
    columns = [getattr(impact, name).tolist() for name in MONEY]
    forced, mixed = book.rows.forced.tolist(), impact.mixed.tolist()
    found: dict[LineKey, _Line] = {}
    for row, (moved, number) in enumerate(zip(book.rows.flows, impact.standing.tolist(), strict=True)):
        seen = moved.observed
        money = tuple(column[row] for column in columns)
        fresh = _Line(seen.quantity, seen.base, money, STANDINGS[number], int(forced[row]), int(mixed[row]))
        known = found.get(seen.key)
        found[seen.key] = _together(known, fresh) if known else fresh
    return found


def _together(first: _Line, second: _Line) -> _Line:
    money = tuple(a + b for a, b in zip(first.money, second.money, strict=True))
    return _Line(
        first.quantity + second.quantity, first.base + second.base, money, first.standing,
        first.forced + second.forced, first.mixed + second.mixed,
    )  # fmt: skip


def _in_scope(impact: Impact, key: LineKey, groups: frozenset[str]) -> bool:
    line = impact.book.release.by_key.get(key)
    return line is not None and line.billing_group in groups


def _weights(line: _Line, found: Sequence[Portion]) -> _Weights | None:
    """By quantity where every portion gives one, else by base; None where neither can tell."""
    if not found:
        return None
    quantities = [portion.quantity for portion in found]
    bases = [portion.base for portion in found]
    given = _by_place(found, bases) if None not in bases else {}
    if None not in quantities and line.quantity:
        places = _by_place(found, quantities)
        return _Weights(places, line.quantity, [given[place] for place in places] if given else ())
    if given and line.base:
        return _Weights(given, line.base, list(given.values()))
    return None


def _by_place(found: Sequence[Portion], amounts: Sequence[int | None]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for portion, amount in zip(found, amounts, strict=True):
        sums[portion.place] = sums.get(portion.place, 0) + (amount or 0)
    return sums


def _cut(line: _Line, weights: _Weights) -> Iterable[tuple[str, int, tuple[int, ...]]]:
    """The base and the money of each place, then of what is not covered; each adds up to that of the line."""
    parts = [*weights.places.values(), weights.whole - sum(weights.places.values())]
    columns = [_split(amount, parts, weights.whole) for amount in line.money]
    bases = _split(line.base, parts, weights.whole)
    if weights.bases:
        bases = [*weights.bases, line.base - sum(weights.bases)]
    return zip((*weights.places, UNCOVERED), bases, zip(*columns, strict=True), strict=True)


def _split(amount: int, parts: Sequence[int], whole: int) -> list[int]:
    """``amount`` along ``parts`` of ``whole``: each running sum is rounded once, so that the parts add up to it."""
    edges = [amount * reached // whole for reached in accumulate(parts)]
    return [last - first for first, last in zip([0, *edges], edges, strict=False)]


def _figures(cells: Mapping[str, Sequence[_Cell]], lines: Mapping[LineKey, _Line]) -> dict[str, Figures]:
    """Figures of each place by name, what is not covered last; each column of money footed to the cent."""
    places = sorted(cells, key=lambda place: (place == UNCOVERED, place))
    sums = {
        name: [sum(money[column] for _, _, money in cells[place]) for place in places]
        for column, name in enumerate(MONEY)
    }
    observed = footed(sums["observed"])
    below = footed([point - low for point, low in zip(sums["observed"], sums["low"], strict=True)])
    over = footed([high - point for point, high in zip(sums["observed"], sums["high"], strict=True)])
    theoretical = footed(sums["theoretical"])
    return {
        place: _row(cells[place], lines, (observed[n], theoretical[n], observed[n] - below[n], observed[n] + over[n]))
        for n, place in enumerate(places)
    }


def _row(cells: Sequence[_Cell], lines: Mapping[LineKey, _Line], money: tuple[int, ...]) -> Figures:
    standings = dict.fromkeys(STANDINGS, 0)
    counted = [key for key, base, amounts in cells if base or any(amounts)]
    for key, base, _ in cells:
        standings[lines[key].standing] += base
    base = sum(base for _, base, _ in cells)
    flags = (sum(lines[key].forced for key in counted), sum(lines[key].mixed for key in counted))
    return Figures(*[len(counted), base, *money, *standings.values(), *flags])
