"""Figures of every dossier, kept from edit to edit: only the dossiers that it touched are added up again.

Amounts are footed over all dossiers, so that an edit of one can take a cent from another or give it one: remainders are
compared anew each time, over arrays. The figures of a dossier that keeps them stay the same object.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, fields, replace
from operator import attrgetter

import numpy as np

from ccam.model.codes import ActCode
from valuation.exact import Wide, footed_column, wide
from valuation.impact import FOOTED, Axis, Figures, Impact, figures_of

ADDED = tuple(each.name for each in fields(Figures) if each.name not in ("observed", "low", "high"))
"""The figures that are whole in each dossier."""
_ADDED = attrgetter(*ADDED)


@dataclass(frozen=True, eq=False)
class ByDossier:
    """``figures`` are the rows of :meth:`Impact.by` along :attr:`Axis.DOSSIER`, and ``total`` their sum. ``names`` are
    sorted, "" for acts that are in no dossier; ``exact`` and ``cents`` have the amounts that are footed, before and
    after.
    """

    names: Sequence[str]
    exact: Wide
    cents: Wide
    figures: dict[str, Figures]
    total: Figures

    def moved(self, impact: Impact, gone: Set[str], fresh: Mapping[str, Collection[ActCode]]) -> "ByDossier":
        """The same under ``impact``, once the dossiers ``gone`` gave way to ``fresh``, that hold the same old acts."""
        groups = {name: rows for name in sorted(fresh) if (rows := _rows(impact, fresh[name]))}
        columns = _columns(impact, list(groups.values()))
        past = gone & self.figures.keys()
        names, exact, before = self._room(past, list(groups))
        places = [bisect_left(names, name) for name in groups]
        exact = _put(exact, places, wide([columns[place] for place in FOOTED]))
        cents = _footed(exact)
        changed = (cents != before).any(axis=0)
        changed[places] = False
        figures = self.figures.copy()
        left = [figures.pop(name) for name in past]
        made = figures_of(columns, cents[:, places].tolist())
        figures.update(zip(groups, made, strict=True))
        for place in np.flatnonzero(changed).tolist():
            point, below, above = cents[:, place].tolist()
            found = figures[names[place]]
            figures[names[place]] = replace(found, observed=point, low=point - below, high=point + above)
        return ByDossier(names, exact, cents, figures, _total(self.total, left, made, cents))

    def _room(self, gone: Set[str], fresh: Sequence[str]) -> tuple[Sequence[str], Wide, Wide]:
        """Names, and columns ``exact`` and ``cents``, without those of ``gone`` and with room for those of ``fresh``,
        which are sorted.
        """
        if gone == set(fresh):
            return self.names, self.exact, self.cents
        stays = np.array([name not in gone for name in self.names], dtype=np.bool_)
        names = [name for name in self.names if name not in gone]
        before = [bisect_left(names, name) for name in fresh]
        exact, cents = (np.insert(columns[:, stays], before, 0, axis=1) for columns in (self.exact, self.cents))
        return sorted([*names, *fresh]), exact, cents


def by_dossier(impact: Impact, dossiers: Mapping[ActCode, str]) -> ByDossier:
    """The figures of each dossier, from nothing; ``dossiers`` gives that of each old act."""
    keys = impact.keys(Axis.DOSSIER, dossiers)
    names = sorted(set(keys))
    number = {name: place for place, name in enumerate(names)}
    place = np.array([number[key] for key in keys], dtype=np.int64)
    columns = impact.columns(np.arange(place.size), place, len(names))
    exact = wide([columns[place] for place in FOOTED])
    cents = _footed(exact)
    figures = figures_of(columns, cents.tolist())
    return ByDossier(names, exact, cents, dict(zip(names, figures, strict=True)), impact.total())


def _rows(impact: Impact, acts: Collection[ActCode]) -> list[int]:
    span = impact.book.rows.span
    return [row for act in acts for row in span.get(act, ())]


def _columns(impact: Impact, groups: Sequence[Sequence[int]]) -> list[list[int]]:
    chosen = np.array([row for rows in groups for row in rows], dtype=np.int64)
    place = np.repeat(np.arange(len(groups)), [len(rows) for rows in groups])
    return impact.columns(chosen, place, len(groups))


def _put(exact: Wide, places: Sequence[int], made: Wide) -> Wide:
    """``exact`` with the columns ``made`` at ``places``."""
    whole = exact.astype(object if object in (exact.dtype, made.dtype) else np.int64)
    whole[:, places] = made
    return wide(whole)


def _total(before: Figures, gone: Iterable[Figures], fresh: Iterable[Figures], cents: Wide) -> Figures:
    """The sum of all dossiers; what is footed adds up to the amount of the whole, rounded once."""
    changes = [(_ADDED(each), 1) for each in fresh] + [(_ADDED(each), -1) for each in gone]
    added = [
        start + sum(sign * figures[place] for figures, sign in changes) for place, start in enumerate(_ADDED(before))
    ]
    points, below, above = (int(column.sum()) for column in cents)
    return Figures(**dict(zip(ADDED, added, strict=True)), observed=points, low=points - below, high=points + above)


def _footed(exact: Wide) -> Wide:
    return np.stack([footed_column(column) for column in exact])
