"""What an exchange file is made of, whatever its format: the draft as tables, and what its links are worth."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from ccam.formats.transcodage import TransitionRow, TransitionTables
from ccam.model.codes import ActCode
from ccam.model.draft import Verb
from ccam.model.graph import Dossier
from ccam.model.money import SHARE_UNIT
from ccam.model.text import folded

SPACE = "https://atelier-ccam.invalid/"
"""Name space of what only this workbench names; « .invalid » is reserved: it never leads anywhere (RFC 2606)."""

_NOT_IN_SLUG = re.compile("[^a-z0-9]+")


class Link(NamedTuple):
    """One (old act, member): its row, its place among those of its act, the share of its alternative in 10 000ths.

    ``forward``, ``backward``: whether a machine may recode a record from old to new (the act has one way to go), from
    new to old (the new act comes from one act alone); correspondence.md §B.5.
    """

    row: TransitionRow
    rank: int
    weight: int
    forward: bool
    backward: bool


@dataclass(frozen=True)
class Correspondence:
    """A draft on its way out. ``labels`` are those of the old acts; ``dossiers`` by node (code or proposed id)."""

    draft: str
    version: str
    position: int
    tables: TransitionTables
    labels: Mapping[ActCode, str]
    dossiers: Mapping[str, Dossier]

    @cached_property
    def slug(self) -> str:
        """The name of the draft in an address."""
        return _NOT_IN_SLUG.sub("-", folded(self.draft)).strip("-") or "projet"

    def dossier_of(self, row: TransitionRow) -> Dossier:
        """The dossier of the old act, or of the created one."""
        return self.dossiers[row.old or row.target]

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link, act by act; the weight of a bundle stands on each of its members."""
        return tuple(self._links())

    def _links(self) -> Iterator[Link]:
        rows = [row for row in self.tables.transitions if row.old and row.verb not in (None, Verb.DELETE)]
        sources = Counter(target for target, _ in {(row.target, row.old) for row in rows})
        for _, of_act in groupby(rows, key=lambda row: row.old):
            yield from _weighted(list(of_act), sources)

    @property
    def deleted(self) -> Iterator[TransitionRow]:
        """Old acts that lead nowhere."""
        return (row for row in self.tables.transitions if row.verb is Verb.DELETE)

    @property
    def created(self) -> Iterator[TransitionRow]:
        """Acts that come from nowhere: no old act leads to them."""
        reached = {link.row.target for link in self.links}
        return (row for row in self.tables.transitions if row.verb is Verb.CREATE and row.target not in reached)


def _weighted(rows: list[TransitionRow], sources: Mapping[str, int]) -> Iterator[Link]:
    groups: defaultdict[str, list[TransitionRow]] = defaultdict(list)
    for row in rows:
        groups[row.together or f"#{row.row}"].append(row)
    parts = {name: next((row.part for row in group if row.part is not None), 0) for name, group in groups.items()}
    for rank, row in enumerate(rows, 1):
        weight = parts[row.together or f"#{row.row}"] if len(groups) > 1 else SHARE_UNIT
        yield Link(row, rank, weight, len(groups) == 1, sources[row.target] == 1)
