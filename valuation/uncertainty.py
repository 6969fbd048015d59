"""An interval around an impact: shares, scores and volumes drawn at random, the same draws for the same seed.

Nothing here replaces the exact figure: each draw is a difference to it, in floating point, and that difference is
exactly 0 where nothing is uncertain. What has no figure is in no draw either. Three assumptions, each declared:

- shares of an act: Dirichlet around its share set, as wide as the origin of the shares says; each draw adds up to
  10 000 and cuts every line of the act alike;
- scores: log-normal of mean the score, rounded to 1/100 point and priced by the formula like any score;
- volumes: log-normal of mean 1, one factor an act.

A part of the variance of scores and of volumes may be common to all: errors that do not cancel out.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ccam.model.draft import ShareOrigin
from ccam.model.money import MICRO, SHARE_UNIT
from ccam.model.registers import Round
from valuation.compile import Book
from valuation.exact import Ints, ints
from valuation.flow import LineRef
from valuation.impact import Impact, Standing
from valuation.tariff import HALF, UNIT

Floats = npt.NDArray[np.float64]

BLOCK = 32
"""Draws made together; part of what a seed means."""
TAIL = 0.025
"""What lies outside a 95 % interval on each side."""
WIDEST = 4_500
"""The largest standard deviation of a share of one half: beyond it shares would be all or nothing."""


@dataclass(frozen=True, slots=True)
class Dispersion:
    """How uncertain each thing is, in 10 000ths; 0 is certain. ``shares``: standard deviation of a share of one half,
    by the origin of the share. ``score``, ``volume``: relative standard deviations, with the part of their variance
    that is common to all. ``lines``: what a round measured of one line, instead of ``score``.
    """

    shares: Mapping[ShareOrigin, int]
    score: int = 0
    score_common: int = 0
    volume: int = 0
    volume_common: int = 0
    lines: Mapping[LineRef, int] = field(default_factory=dict)


class Spread(NamedTuple):
    """Mean and 95 % interval of an effect, in cents, each rounded once."""

    mean: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Simulation:
    """What the draws give in total and by key; ``uncertain`` counts the acts whose shares are drawn, ``measured`` the
    lines whose dispersion comes from a round; ``totals`` are the whole effects drawn, in cents, in their order.
    """

    draws: int
    seed: int
    total: Spread
    rows: dict[str, Spread]
    uncertain: int
    measured: int
    totals: tuple[int, ...] = ()


def measured(rounds: Iterable[Round], refs: Iterable[LineRef]) -> dict[LineRef, int]:
    """The relative standard deviation, in 10 000ths, of what the members of the last closed round that scored a line
    gave it; lines with fewer than two scores are left out.
    """
    by_name = {f"{ref.act}/{ref.slot}": ref for ref in refs}
    found: dict[LineRef, int] = {}
    for each in rounds:
        given: dict[str, list[int]] = {}
        for score in each.scores if each.closed else ():
            given.setdefault(score.line, []).append(score.points)
        for name, points in given.items():
            mean = sum(points) / len(points)
            if name in by_name and len(points) > 1 and mean > 0:
                variance = sum((one - mean) ** 2 for one in points) / (len(points) - 1)
                found[by_name[name]] = round(10_000 * sqrt(variance) / mean)
    return found


def simulate(
    impact: Impact, dispersion: Dispersion, *, draws: int, seed: int, keys: Sequence[str] | None = None,
    tell: Callable[[int], object] = lambda _: None,
) -> Simulation:  # fmt: skip
    """Draw ``draws`` times. ``keys`` gives the key of each row of the book for spreads by key, none otherwise; points
    are those of :meth:`~valuation.impact.Impact.by_keys`. ``tell`` hears how many draws are done; what it raises stops.
    """
    model = _model(impact, dispersion)
    names = sorted(set(keys)) if keys is not None else []
    number = {name: place for place, name in enumerate(names)}
    place = ints(number[key] for key in keys) if keys is not None else np.zeros(impact.observed.size, dtype=np.int64)
    blocks = list[Floats]()
    for block in _gaps(model, draws, seed, place, max(1, len(names))):
        blocks.append(block)
        tell(min(draws, BLOCK * len(blocks)))
    gaps = np.concatenate(blocks)
    points = impact.by_keys(keys).rows if keys is not None else {}
    point, whole = impact.total().observed, gaps.sum(axis=1)
    return Simulation(
        draws, seed, _spread(point, whole),
        {name: _spread(points[name].observed, gaps[:, n]) for n, name in enumerate(names)},
        int(model.ways.uncertain.sum()), len(dispersion.lines), tuple(point + _cents(gap) for gap in whole.tolist()),
    )  # fmt: skip


def drawn_shares(impact: Impact, dispersion: Dispersion, *, draws: int, seed: int) -> Ints:
    """The shares of each draw, a row each, by way of the book, in 10 000ths."""
    model = _model(impact, dispersion)
    rng = _streams(seed)[0]
    blocks = [_shares(model.ways, rng, size).astype(np.int64) for size in _sizes(draws)]
    return np.concatenate(blocks)


@dataclass(frozen=True, eq=False)
class _Ways:
    """By way: its share, and the first parameter of its gamma (0: certain). ``first`` and ``act`` place the acts, in
    the order of their ways; ``uncertain`` says of each act whether its shares are drawn.
    """

    share: Floats
    alpha: Floats
    first: Ints
    act: Ints
    last: Ints
    uncertain: npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class _Lines:
    """The proposed lines that matter: score, FC + CP, relative deviation, point tariff."""

    score: Floats
    rate: Floats
    sigma: Floats
    cents: Floats


@dataclass(frozen=True, eq=False)
class _Cells:
    """The cells that have a figure: their row, act and way; quantity × k of the row; Δ at the point; and where the
    members of each begin, with the line of each member.
    """

    row: Ints
    act: Ints
    way: Ints
    weight: Floats
    delta: Floats
    first: Ints
    line: Ints


@dataclass(frozen=True, eq=False)
class _Model:
    """All that a draw needs. ``gone`` are the deleted rows, with their act and their base in micro-cents."""

    dispersion: Dispersion
    ways: _Ways
    lines: _Lines
    cells: _Cells
    gone: Ints
    gone_act: Ints
    gone_base: Floats
    acts: int


def _model(impact: Impact, dispersion: Dispersion) -> _Model:
    book, standing = impact.book, np.array([list(Standing).index(one) for one in impact.standings()], dtype=np.int64)
    known = (standing == list(Standing).index(Standing.KNOWN))[book.cells.row]
    cells = np.flatnonzero(known)
    members = np.flatnonzero(known[book.members.cell])
    used, line = np.unique(book.members.line[members], return_inverse=True)
    row = book.cells.row[cells]
    first = np.searchsorted(book.members.cell[members], cells)
    cents = impact.tariffs[used].astype(np.float64)
    received = np.add.reduceat(cents[line], first) if cells.size else np.zeros(0)
    gone = np.flatnonzero(standing == list(Standing).index(Standing.DELETED))
    rows = book.rows
    return _Model(
        dispersion,
        _ways(book, dispersion),
        _lines(book, dispersion, used, cents),
        _Cells(
            row, rows.act[row], book.cells.way[cells], rows.quantity[row].astype(np.float64) * rows.k[row],
            received - rows.price[row], first, line.astype(np.int64),
        ),
        gone, rows.act[gone], rows.base[gone].astype(np.float64) * MICRO,
        int(rows.act.max()) + 1 if rows.act.size else 0,
    )  # fmt: skip


def _ways(book: Book, dispersion: Dispersion) -> _Ways:
    share, alpha = list[int](), list[float]()
    seen = set[int]()
    for moved, act in zip(book.rows.flows, book.rows.act.tolist(), strict=True):
        if moved.parts and act not in seen:
            seen.add(act)
            width = min(WIDEST, dispersion.shares.get(moved.parts[0].share.origin, 0)) if len(moved.parts) > 1 else 0
            weight = (5_000 / width) ** 2 - 1 if width else 0.0
            share += [part.share.part for part in moved.parts]
            alpha += [weight * part.share.part / SHARE_UNIT for part in moved.parts]
    way_act = book.cells.way_act
    first = np.flatnonzero(np.diff(way_act, prepend=-1))
    act = np.cumsum(np.diff(way_act, prepend=-1) != 0) - 1
    last = np.append(first[1:], way_act.size) - 1 if first.size else first
    drawn = np.array(alpha)
    uncertain = np.add.reduceat(drawn, first) > 0 if first.size else np.zeros(0, dtype=np.bool_)
    return _Ways(np.array(share, dtype=np.float64), drawn, first, act, last, uncertain)


def _lines(book: Book, dispersion: Dispersion, used: Ints, cents: Floats) -> _Lines:
    proposals, rates = book.proposals, book.rates
    rate = rates.fc[proposals.group[used]] + rates.cp[proposals.cp[used]]
    sigma = [dispersion.lines.get(proposals.refs[number], dispersion.score) for number in used.tolist()]
    return _Lines(proposals.score[used].astype(np.float64), rate.astype(np.float64), np.array(sigma) / 10_000, cents)


def _streams(seed: int) -> list[np.random.Generator]:
    """One stream for shares, one for scores, one for volumes: what one draws never moves the others."""
    return [np.random.Generator(np.random.PCG64(child)) for child in np.random.SeedSequence(seed).spawn(3)]


def _sizes(draws: int) -> Iterator[int]:
    for start in range(0, draws, BLOCK):
        yield min(BLOCK, draws - start)


def _gaps(model: _Model, draws: int, seed: int, place: Ints, size: int) -> Iterator[Floats]:
    """Blocks of draws: the difference to the point in micro-cents, a row a draw, a column a place."""
    of_shares, of_scores, of_volumes = _streams(seed)
    cells, dispersion = model.cells, model.dispersion
    order = np.argsort(place[cells.row], kind="stable")
    column, starts = np.unique(place[cells.row][order], return_index=True)
    point = model.ways.share[cells.way] * cells.delta
    volume = np.full(model.acts, dispersion.volume / 10_000)
    for count in _sizes(draws):
        share = _shares(model.ways, of_shares, count)
        change = _tariffs(model.lines, of_scores, count, dispersion.score_common)
        factor = _factors(of_volumes, count, volume, dispersion.volume_common)
        moved = np.add.reduceat(change[:, cells.line], cells.first, axis=1) if cells.row.size else change[:, :0]
        drawn = factor[:, cells.act] * share[:, cells.way] * (cells.delta + moved)
        gap = cells.weight * ((drawn - point) / SHARE_UNIT)
        found = np.zeros((count, size))
        if cells.row.size:
            found[:, column] = np.add.reduceat(gap[:, order], starts, axis=1)
        lost = model.gone_base * (1 - factor[:, model.gone_act])
        for number, where in enumerate(place[model.gone].tolist()):
            found[:, where] += lost[:, number]
        yield found


def _shares(ways: _Ways, rng: np.random.Generator, count: int) -> Floats:
    """Whole 10 000ths that add up in each act: running sums of gammas are rounded, so no part is more than one off."""
    share = np.tile(ways.share, (count, 1))
    if not ways.uncertain.any():
        return share
    drawn = rng.standard_gamma(ways.alpha, size=(count, ways.alpha.size))
    running = np.cumsum(drawn, axis=1)
    before = (running - drawn)[:, ways.first]
    whole = (running[:, ways.last] - before)[:, ways.act]
    sound = whole > 0
    reached = np.where(sound, (running - before[:, ways.act]) / np.where(sound, whole, 1.0), 1.0)
    edges = np.rint(np.clip(reached, 0.0, 1.0) * SHARE_UNIT)
    parts = np.diff(edges, axis=1, prepend=0.0)
    parts[:, ways.first] = edges[:, ways.first]
    return np.where(sound & ways.uncertain[ways.act], parts, share)


def _tariffs(lines: _Lines, rng: np.random.Generator, count: int, common: int) -> Floats:
    """What each drawn tariff adds to the point, in whole cents."""
    score = np.rint(lines.score * _factors(rng, count, lines.sigma, common))
    changed: Floats = np.floor((score * lines.rate + HALF) / UNIT) - lines.cents
    return changed


def _factors(rng: np.random.Generator, count: int, sigma: Floats, common: int) -> Floats:
    """Log-normal factors of mean 1; exactly 1 where ``sigma`` is 0."""
    if not sigma.any():
        return np.ones((count, sigma.size))
    together = rng.standard_normal((count, 1))
    alone = rng.standard_normal((count, sigma.size))
    part = common / 10_000
    factors: Floats = np.exp(sigma * (sqrt(part) * together + sqrt(1 - part) * alone) - sigma**2 / 2)
    return factors


def _spread(point: int, gaps: Floats) -> Spread:
    low, high = np.quantile(gaps, (TAIL, 1 - TAIL), method="inverted_cdf")
    return Spread(*(point + _cents(float(gap)) for gap in (gaps.mean(), low, high)))


def _cents(micro: float) -> int:
    """Micro-cents to cents, half away from zero."""
    size = int(abs(micro) / MICRO + 0.5)
    return size if micro >= 0 else -size
