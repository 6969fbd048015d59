"""A book and its impact after an edit: only the rows and lines of the dossiers it touched are made again.

A dossier is closed under links, so nothing outside it can see the edit. The observed lines, their prices and k never
change; the cells of the touched acts are taken out and those they have now are put at the end.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import count
from typing import TypeVar

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
from valuation.pages import Pages

Values = TypeVar("Values", Ints, Flags)


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


def revalued(before: Impact, book: Book, olds: Collection[ActCode], news: Collection[ProposedId]) -> Impact:
    """The impact of ``book``, recompiled from that of ``before``: only the rows of ``olds`` and the lines of ``news``
    are valued again.
    """
    touched, lines = _touched(book, olds), list(_lines(book.draft, news))
    fresh = impact_of(_only(book, touched, lines))
    made = {name: _put(getattr(before, name), touched, getattr(fresh, name)) for name in ROW_COLUMNS}
    tariffs = _longer(before.tariffs, len(book.proposals.refs))
    tariffs[list(book.proposals.gone.values())] = UNKNOWN
    tariffs[[book.proposals.number[line] for line in lines]] = fresh.tariffs
    return replace(before, book=book, tariffs=tariffs, **made)


ROW_COLUMNS = ("standing", "observed", "theoretical", "low", "high", "mixed")
"""Columns of an impact that have one value for each row."""


def _touched(book: Book, olds: Collection[ActCode]) -> list[int]:
    return sorted(row for code in olds for row in book.rows.span.get(code, ()))


def _only(book: Book, touched: list[int], lines: list[LineRef]) -> Book:
    """A book of a few rows and lines, whose acts and lines are numbered anew."""
    rows, proposals = book.rows, book.proposals
    places = [proposals.number[line] for line in lines]
    number = {line: place for place, line in enumerate(lines)}
    known = {name: getattr(proposals, name)[places] for name in ("score", "group", "cp")}
    proposals = replace(proposals, refs=tuple(lines), number=number, gone={}, **known)
    flows = [rows.flows[row] for row in touched]
    _, acts = np.unique(rows.act[touched], return_inverse=True)
    columns = ("category", "quantity", "base", "price", "billed", "k", "forced", "continued")
    few = replace(rows, flows=Pages(flows), act=acts, **{name: getattr(rows, name)[touched] for name in columns})
    cells, members = cells_of(zip(count(), flows, acts.tolist()), number)
    return replace(book, rows=few, cells=cells, members=members, proposals=proposals)


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
    before, past, fresh = book.proposals, _lines(book.draft, news), _lines(draft, news)
    if past == fresh:
        return before
    groups = {name: place for place, name in enumerate(before.groups)}
    cp_keys = {name: place for place, name in enumerate(before.cp_keys)}
    refs, number, gone = _numbers(before, past.keys(), fresh.keys())
    places = [number[ref] for ref in fresh]

    def column(values: Ints, now: list[int]) -> Ints:
        made = _longer(values, len(refs))
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


def _put(values: Values, places: list[int], now: Values | list[int] | list[bool]) -> Values:
    """``values`` with others at some places; themselves where these are the same."""
    if np.array_equal(values[places], now):
        return values
    made = values.copy()
    made[places] = now
    return made


def _longer(values: Ints, size: int) -> Ints:
    """A copy, with nothing known of what comes after."""
    return np.concatenate([values, np.full(size - values.size, UNKNOWN, dtype=np.int64)])


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
    numbers = {each: place for place, each in enumerate(Category)}
    made = replace(
        before,
        flows=before.flows.replaced(dict(zip(touched, moved, strict=True))),
        category=_put(before.category, touched, [numbers[flow.category] for flow in moved]),
        continued=_put(before.continued, touched, [line.key.code in continued for line in lines]),
    )
    made.__dict__["span"] = before.span
    return made


def _cells(book: Book, rows: Rows, touched: list[int], proposals: Proposals) -> tuple[Cells, Members]:
    """The cells of the other rows, then those of the rows touched; all in their places where only quantities or
    shares have changed.
    """
    fresh, joined = cells_of(_numbered(rows, touched), proposals.number)
    before, members = book.cells, book.members
    moves = np.zeros(rows.act.size, dtype=np.bool_)
    moves[touched] = True
    here = np.flatnonzero(moves[before.row])
    if _alike(book, here, fresh, joined):
        quantity, share = before.quantity.copy(), before.share.copy()
        quantity[here], share[here] = fresh.quantity, fresh.share
        return replace(before, quantity=quantity, share=share), members
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


def _alike(book: Book, here: Ints, fresh: Cells, joined: Members) -> bool:
    """Whether the cells ``here`` of a book and ``fresh`` link the same rows to the same lines by as many ways."""
    cells, members = book.cells, book.members
    ways, numbers = np.unique(cells.way[here], return_inverse=True)
    if not (np.array_equal(cells.row[here], fresh.row) and np.array_equal(numbers, fresh.way)):
        return False
    among = np.zeros(cells.row.size, dtype=np.bool_)
    among[here] = True
    reached = np.flatnonzero(among[members.cell])
    return (
        np.array_equal(cells.way_act[ways], fresh.way_act)
        and np.array_equal(members.line[reached], joined.line)
        and np.array_equal(members.cell[reached], here[joined.cell])
    )


def _numbered(rows: Rows, touched: list[int]) -> list[tuple[int, Flow, int]]:
    return [(row, rows.flows[row], int(rows.act[row])) for row in touched]


def _renumbered(kept: Flags) -> Ints:
    """The number of each place among those that are kept."""
    return np.cumsum(kept, dtype=np.int64) - 1
