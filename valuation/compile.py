"""A draft, its volumes and its parameters compiled once into arrays, so that each revaluation takes a few ms.

Rows are the observed lines in scope, sorted, so that those of an act follow one another. A row that moves has
one cell per alternative; a cell has one member per proposed line that receives its volume. Everything that
depends on the draft is here; FC and CP are two small tables that :meth:`Book.under` replaces. After an edit,
:mod:`valuation.recompile` replaces the rows of the dossiers it touched.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count, pairwise

import numpy as np

from ccam.model.acts import Price, Release, Writing
from ccam.model.codes import ActCode, LineKey, ProposedId
from ccam.model.draft import Draft, Fate, OldAct, Verb
from ccam.model.graph import predecessors
from ccam.model.volumes import VolumeSet
from valuation.exact import Flags, Ints, ints
from valuation.flow import Category, Flow, LineRef, flow_of
from valuation.observed import K_UNIT, Observed, observe
from valuation.pages import Pages
from valuation.parameters import Parameters
from valuation.settings import Settings

UNKNOWN = -1
"""A score, rate, price or tariff that is not known; real ones are never negative."""

CONTINUING = frozenset({None, Verb.KEEP, Verb.RELABEL, Verb.RECODE})
"""Declared verbs under which a 1–1 change continues the same act; any other verb is not second-guessed."""


@dataclass(frozen=True, eq=False)
class Rows:
    """Observed lines in scope. ``price`` in cents or UNKNOWN; ``billed`` too, UNKNOWN where the cell holds no amount;
    ``k`` in 10⁻⁶, 1 where ``forced``; ``act`` numbers the acts; ``continued`` marks lines of an act that one
    proposed act continues.
    """

    flows: Pages[Flow]
    act: Ints
    category: Ints
    quantity: Ints
    base: Ints
    price: Ints
    billed: Ints
    k: Ints
    forced: Flags
    continued: Flags

    @cached_property
    def span(self) -> Mapping[ActCode, range]:
        """Where the rows of each act are."""
        bounds = [*np.flatnonzero(np.diff(self.act, prepend=UNKNOWN)).tolist(), self.act.size]
        return {self.flows[start].observed.key.code: range(start, stop) for start, stop in pairwise(bounds)}


@dataclass(frozen=True, eq=False)
class Cells:
    """The parts of the rows that move: ``row``, quantity, share in 10 000ths, and ``way``, the number of the
    alternative in the book. ``way_act`` gives the act of each way; ways of an act follow one another in its order.
    """

    row: Ints
    way: Ints
    quantity: Ints
    share: Ints
    way_act: Ints


@dataclass(frozen=True, eq=False)
class Members:
    """Which proposed line receives which cell."""

    cell: Ints
    line: Ints


@dataclass(frozen=True, eq=False)
class Proposals:
    """Every line of every proposed act: score in 1/100 point or UNKNOWN, and where its FC and CP are looked up. A
    line that an edit took away is in ``gone``: it keeps its number, without a score.
    """

    refs: tuple[LineRef, ...]
    number: Mapping[LineRef, int]
    score: Ints
    group: Ints
    cp: Ints
    groups: tuple[str, ...]
    cp_keys: tuple[str, ...]
    gone: Mapping[LineRef, int]


@dataclass(frozen=True, eq=False)
class Rates:
    """FC by number of billing group and CP by number of key, in 10⁻⁴ €, UNKNOWN where there is none."""

    fc: Ints
    cp: Ints


@dataclass(frozen=True, slots=True)
class Outside:
    """What the scope leaves out: observed lines, and their base in cents."""

    lines: int
    base: int


@dataclass(frozen=True, eq=False)
class Book:
    """What a figure is computed from. ``continued`` names the old act that a proposed act continues alone."""

    settings: Settings
    release: Release
    draft: Draft
    parameters: Parameters
    rows: Rows
    cells: Cells
    members: Members
    proposals: Proposals
    rates: Rates
    outside: Outside
    continued: Mapping[ProposedId, ActCode]

    def under(self, parameters: Parameters, settings: Settings) -> "Book":
        """The same book under other parameters, day, evaluation of charges or transition; the rest is compiled in."""
        here = self.settings
        compiled = replace(settings, on=here.on, cp_origin=here.cp_origin, schedule=here.schedule, year=here.year)
        if compiled != here:
            raise ValueError(settings)
        rates = rates_of(self.proposals, parameters, settings)
        return replace(self, settings=settings, parameters=parameters, rates=rates)

    @property
    def unmeasured(self) -> tuple[LineKey, ...]:
        """Lines whose k could not be measured: k = 1 was taken."""
        return self._where(self.rows.forced.tolist())

    @property
    def not_covered(self) -> tuple[LineKey, ...]:
        """Lines « non pris en charge » in the release although they have volumes: their old price is 0."""
        prices = (_price(self.release, row.observed.key, self.settings.grid) for row in self.rows.flows)
        return self._where(price is not None and price.writing is Writing.NOT_COVERED for price in prices)

    def _where(self, flags: Iterable[bool]) -> tuple[LineKey, ...]:
        return tuple(row.observed.key for row, flag in zip(self.rows.flows, flags, strict=True) if flag)

    def kept_price(self, line: LineRef) -> int | None:
        """Price in cents that ``line`` keeps while its tariff is not known, None where it continues no line."""
        code = self.continued.get(line.act)
        price = _price(self.release, LineKey(code, *line.slot), self.settings.grid) if code else None
        return price.cents if price else None


def compile_book(
    release: Release, draft: Draft, volumes: VolumeSet, parameters: Parameters, settings: Settings
) -> Book:
    """One pass over the volumes and the draft; ``release`` is the base of ``draft``."""
    return compile_lines(release, draft, observe(volumes.rows), parameters, settings)


def compile_lines(
    release: Release, draft: Draft, lines: Iterable[Observed], parameters: Parameters, settings: Settings
) -> Book:
    """:func:`compile_book` over lines already observed: they depend on no draft, so one can keep them."""
    continued = continuations(draft)
    proposals = _proposals(draft)
    flows = flow_of(release, draft, lines, settings.scope, settings.measure)
    inside = tuple(moved for moved in flows if moved.category is not Category.OUTSIDE)
    outside = [moved.observed.base for moved in flows if moved.category is Category.OUTSIDE]
    rows = _rows(release, inside, frozenset(continued.values()), settings.grid)
    cells, members = cells_of(zip(count(), rows.flows, rows.act.tolist()), proposals.number)
    return Book(
        settings=settings,
        release=release,
        draft=draft,
        parameters=parameters,
        rows=rows,
        cells=cells,
        members=members,
        proposals=proposals,
        rates=rates_of(proposals, parameters, settings),
        outside=Outside(len(outside), sum(outside)),
        continued=continued,
    )


def continuations(draft: Draft) -> dict[ProposedId, ActCode]:
    """Proposed acts that continue one old act and nothing else: one alternative, one member, one predecessor."""
    return continuations_among(draft.old.values(), predecessors(draft))


def continuations_among(
    olds: Iterable[OldAct], incoming: Mapping[ProposedId, Collection[ActCode]]
) -> dict[ProposedId, ActCode]:
    """The same among some old acts; ``incoming`` holds every predecessor of their targets."""
    return {act.targets[0]: act.code for act in olds if _continues(act) and len(incoming[act.targets[0]]) == 1}


def _continues(act: OldAct) -> bool:
    alone = len(act.alternatives) == 1 and len(act.targets) == 1
    return act.fate is Fate.MAPPED and alone and act.verb in CONTINUING


def _price(release: Release, key: LineKey, grid: str) -> Price | None:
    line = release.by_key.get(key)
    return line.price(grid) if line else None


def _forced(line: Observed) -> bool:
    """Whether k = 1 was taken for something that was observed."""
    return line.k is None and bool(line.quantity or line.base)


def _rows(release: Release, flows: tuple[Flow, ...], continued: frozenset[ActCode], grid: str) -> Rows:
    seen = [moved.observed for moved in flows]
    acts = _numbers(line.key.code for line in seen)
    categories = _numbers(Category)
    measured = [line.k for line in seen]
    prices = [_price(release, line.key, grid) for line in seen]
    return Rows(
        flows=Pages(flows),
        act=ints(acts[line.key.code] for line in seen),
        category=ints(categories[moved.category] for moved in flows),
        quantity=ints(line.quantity for line in seen),
        base=ints(line.base for line in seen),
        price=ints(price.cents if price else UNKNOWN for price in prices),
        billed=ints(price.cents if price and price.writing is Writing.AMOUNT else UNKNOWN for price in prices),
        k=ints(K_UNIT if k is None else k for k in measured),
        forced=np.array([_forced(line) for line in seen], dtype=np.bool_),
        continued=np.array([line.key.code in continued for line in seen], dtype=np.bool_),
    )


def cells_of(rows: Iterable[tuple[int, Flow, int]], number: Mapping[LineRef, int]) -> tuple[Cells, Members]:
    """Cells and members of some rows, each with its number and its act's; cells and ways are numbered from 0."""
    row_of, way_of, quantity, share, way_act = list[int](), list[int](), list[int](), list[int](), list[int]()
    member_cell, member_line = list[int](), list[int]()
    first_way: dict[int, int] = {}
    for row, moved, act in rows:
        if moved.parts and act not in first_way:
            first_way[act] = len(way_act)
            way_act += [act] * len(moved.parts)
        for position, part in enumerate(moved.parts):
            member_line += [number[line] for line in part.lines]
            member_cell += [len(row_of)] * len(part.lines)
            row_of.append(row)
            way_of.append(first_way[act] + position)
            quantity.append(part.quantity)
            share.append(part.share.part)
    cells = Cells(ints(row_of), ints(way_of), ints(quantity), ints(share), ints(way_act))
    return cells, Members(ints(member_cell), ints(member_line))


def _proposals(draft: Draft) -> Proposals:
    lines = [(LineRef(act.id, line.slot), line) for act in draft.proposed.values() for line in act.lines]
    groups = _numbers(line.billing_group for _, line in lines)
    cp_keys = _numbers(line.cp_key for _, line in lines)
    return Proposals(
        refs=tuple(ref for ref, _ in lines),
        number={ref: number for number, (ref, _) in enumerate(lines)},
        score=ints(UNKNOWN if line.score is None else line.score for _, line in lines),
        group=ints(groups[line.billing_group] for _, line in lines),
        cp=ints(cp_keys[line.cp_key] for _, line in lines),
        groups=tuple(groups),
        cp_keys=tuple(cp_keys),
        gone={},
    )


def rates_of(proposals: Proposals, parameters: Parameters, settings: Settings) -> Rates:
    """FC and CP of ``settings`` for every group and key of the proposals."""
    fc = (parameters.fc(settings.grid, settings.on, group) for group in proposals.groups)
    cp = (parameters.cp(key, settings.cp_origin, settings.on) for key in proposals.cp_keys)
    return Rates(
        fc=ints(rate.value if rate else UNKNOWN for rate in fc),
        cp=ints(rate.value if rate else UNKNOWN for rate in cp),
    )


def _numbers(names: Iterable[str]) -> dict[str, int]:
    """A number for each distinct name, in order of first appearance."""
    return {name: number for number, name in enumerate(dict.fromkeys(names))}
