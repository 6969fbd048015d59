"""A book and its impact after an edit: only the rows and lines of the dossiers it touched are made again.

A dossier is closed under links, so nothing outside it can see the edit. The observed lines, their prices and k never
change; the cells of the touched acts are taken out and those they have now are put at the end.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import count

import numpy as np

from ccam.model.codes import ActCode, ProposedId
from ccam.model.draft import Draft, ProposedLine
from valuation.compile import (
    UNKNOWN,
    Book,
    Cells,
    Members,
    Proposals,
    Rows,
    cells_of,
    continuations_among,
    rates_of,
)
from valuation.exact import Flags, Ints
from valuation.flow import Category, Flow, LineRef, flow_of
from valuation.impact import Impact, impact_of


def recompiled(book: Book, draft: Draft, olds: Collection[ActCode], news: Collection[ProposedId]) -> Book:
    """``book`` for ``draft``, which differs from that of ``book`` only in the old acts ``olds`` and the proposed acts
    ``news``: those of every dossier that no longer stands or that took its place.
    """
    continued = _continued(book, draft, olds, news)
    proposals = _proposals(book, draft, news)
    touched = _touched(book, olds)
    rows = _rows(book, draft, touched, frozenset(continued[new] for new in news if new in continued))
    cells, members = _cells(book, rows, touched, proposals)
    same = proposals.groups == book.proposals.groups and proposals.cp_keys == book.proposals.cp_keys
    rates = book.rates if same else rates_of(proposals, book.parameters, book.settings)
    return replace(
        book,
        draft=draft,
        rows=rows,
        cells=cells,
        members=members,
        proposals=proposals,
        rates=rates,
        continued=continued,
    )


def revalued(before: Impact, book: Book, olds: Collection[ActCode]) -> Impact:
    """The impact of ``book``, recompiled from that of ``before``: only the rows of ``olds`` are valued again."""
    touched = _touched(book, olds)
    fresh = impact_of(_only(book, touched))
    made = {name: getattr(before, name).copy() for name in ROW_COLUMNS}
    for name, values in made.items():
        values[touched] = getattr(fresh, name)
    return replace(before, book=book, tariffs=fresh.tariffs, **made)


ROW_COLUMNS = ("standing", "observed", "theoretical", "low", "high", "mixed")
"""Columns of an impact that have one value for each row."""


def _touched(book: Book, olds: Collection[ActCode]) -> list[int]:
    return sorted(row for code in olds for row in book.rows.span.get(code, ()))


def _only(book: Book, touched: list[int]) -> Book:
    """A book of a few rows, whose acts are numbered anew."""
    rows = book.rows
    flows = tuple(rows.flows[row] for row in touched)
    _, acts = np.unique(rows.act[touched], return_inverse=True)
    columns = ("category", "quantity", "base", "price", "billed", "k", "forced", "continued")
    few = replace(rows, flows=flows, act=acts, **{name: getattr(rows, name)[touched] for name in columns})
    cells, members = cells_of(zip(count(), flows, acts.tolist()), book.proposals.number)
    return replace(book, rows=few, cells=cells, members=members)


def _continued(
    book: Book, draft: Draft, olds: Collection[ActCode], news: Collection[ProposedId]
) -> Mapping[ProposedId, ActCode]:
    here = [draft.old[code] for code in olds if code in draft.old]
    incoming: dict[ProposedId, set[ActCode]] = {}
    for act in here:
        for target in act.targets:
            incoming.setdefault(target, set()).add(act.code)
    found = continuations_among(here, incoming)
    if found == {new: book.continued[new] for new in news if new in book.continued}:
        return book.continued
    return {new: code for new, code in book.continued.items() if new not in news} | found


def _proposals(book: Book, draft: Draft, news: Collection[ProposedId]) -> Proposals:
    before, fresh = book.proposals, _lines(draft, news)
    groups = {name: place for place, name in enumerate(before.groups)}
    cp_keys = {name: place for place, name in enumerate(before.cp_keys)}
    refs, number, gone = _numbers(before, _lines(book.draft, news).keys(), fresh.keys())
    places = [number[ref] for ref in fresh]

    def column(values: Ints, now: list[int]) -> Ints:
        made = np.concatenate([values, np.full(len(refs) - values.size, UNKNOWN, dtype=np.int64)])
        made[places] = now
        return made

    score = column(before.score, [UNKNOWN if line.score is None else line.score for line in fresh.values()])
    score[list(gone.values())] = UNKNOWN
    return Proposals(
        refs=refs,
        number=number,
        score=score,
        group=column(before.group, [groups.setdefault(line.billing_group, len(groups)) for line in fresh.values()]),
        cp=column(before.cp, [cp_keys.setdefault(line.cp_key, len(cp_keys)) for line in fresh.values()]),
        groups=tuple(groups),
        cp_keys=tuple(cp_keys),
        gone=gone,
    )


def _numbers(
    before: Proposals, past: Collection[LineRef], fresh: Collection[LineRef]
) -> tuple[tuple[LineRef, ...], Mapping[LineRef, int], Mapping[LineRef, int]]:
    """Lines, their numbers, and those of the lines that are gone, once ``past`` has become ``fresh``."""
    if past == fresh:
        return before.refs, before.number, before.gone
    number, gone = dict(before.number), dict(before.gone)
    gone |= {ref: number.pop(ref) for ref in past}
    refs = (*before.refs, *(ref for ref in fresh if ref not in gone))
    number |= {ref: gone.pop(ref) for ref in fresh if ref in gone}
    number |= {ref: place for place, ref in enumerate(refs[len(before.refs) :], len(before.refs))}
    return refs, number, gone


def _lines(draft: Draft, news: Collection[ProposedId]) -> dict[LineRef, ProposedLine]:
    acts = [draft.proposed[new] for new in news if new in draft.proposed]
    return {LineRef(act.id, line.slot): line for act in acts for line in act.lines}


def _rows(book: Book, draft: Draft, touched: list[int], continued: frozenset[ActCode]) -> Rows:
    before, settings = book.rows, book.settings
    lines = [before.flows[row].observed for row in touched]
    moved = flow_of(book.release, draft, lines, settings.scope, settings.measure)
    flows, category, continuing = list(before.flows), before.category.copy(), before.continued.copy()
    numbers = {each: place for place, each in enumerate(Category)}
    for row, flow in zip(touched, moved, strict=True):
        flows[row] = flow
        category[row] = numbers[flow.category]
        continuing[row] = flow.observed.key.code in continued
    made = replace(before, flows=tuple(flows), category=category, continued=continuing)
    made.__dict__["span"] = before.span
    return made


def _cells(book: Book, rows: Rows, touched: list[int], proposals: Proposals) -> tuple[Cells, Members]:
    """The cells of the other rows, then those of the rows touched."""
    fresh, joined = cells_of(_numbered(rows, touched), proposals.number)
    before, members = book.cells, book.members
    moves = np.zeros(rows.act.size, dtype=np.bool_)
    moves[touched] = True
    acts = np.zeros(int(rows.act.max(initial=-1)) + 1, dtype=np.bool_)
    acts[rows.act[touched]] = True
    stays, ways = ~moves[before.row], ~acts[before.way_act]
    kept = stays[members.cell]
    cells = Cells(
        row=np.concatenate([before.row[stays], fresh.row]),
        way=np.concatenate([_renumbered(ways)[before.way[stays]], fresh.way + int(ways.sum())]),
        quantity=np.concatenate([before.quantity[stays], fresh.quantity]),
        share=np.concatenate([before.share[stays], fresh.share]),
        way_act=np.concatenate([before.way_act[ways], fresh.way_act]),
    )
    return cells, Members(
        cell=np.concatenate([_renumbered(stays)[members.cell[kept]], joined.cell + int(stays.sum())]),
        line=np.concatenate([members.line[kept], joined.line]),
    )


def _numbered(rows: Rows, touched: list[int]) -> list[tuple[int, Flow, int]]:
    return [(row, rows.flows[row], int(rows.act[row])) for row in touched]


def _renumbered(kept: Flags) -> Ints:
    """The number of each place among those that are kept."""
    return np.cumsum(kept, dtype=np.int64) - 1
