"""The correspondence graph: old acts, their alternatives, proposed acts; dossiers and kinds of change.

Nodes are ``("ancien", code)``, ``("devenir", alternative id)`` and ``("acte", proposed id)``. Links only run from
an old act through an alternative to its members, so the graph is kept undirected: the layer of a node says the
direction, and components, bridges and articulation points need no second copy.
"""

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

from ccam.model.acts import Release
from ccam.model.bulk import making_many
from ccam.model.codes import ActCode, ProposedId
from ccam.model.draft import Draft, Fate, OldAct, ProposedAct
from ccam.model.text import normal_label

Node = tuple[str, str]
Incoming = Mapping[ProposedId, Sequence[ActCode]]
OLD, ALTERNATIVE, NEW = "ancien", "devenir", "acte"


class ChangeKind(StrEnum):
    """What a dossier is, derived from its shape and labels; never stored (GSIM types, correspondence.md §B.1)."""

    UNDECIDED = "indécis"
    KEPT = "maintien"
    RELABELLED = "modification de libellé"
    RECODED = "recodage"
    MERGED = "regroupement"
    SPLIT = "subdivision"
    RESTRUCTURED = "recomposition"
    DELETED = "suppression"
    CREATED = "création"


@dataclass(frozen=True, slots=True)
class Dossier:
    """A connected component. ``id`` is its smallest old code, else its smallest proposed id: it does not depend
    on the order of rows, and two étapes are matched by it and by their shared old codes.
    """

    old: tuple[ActCode, ...]
    new: tuple[ProposedId, ...]
    kind: ChangeKind
    survivor: bool = False

    @property
    def id(self) -> str:
        """Smallest old code, else smallest proposed id."""
        return self.old[0] if self.old else self.new[0]

    @property
    def subjects(self) -> tuple[str, ...]:
        """What opinions and states are about: its old acts, else the proposed act that replaces none."""
        return self.old or self.new


def links(acts: Iterable[OldAct]) -> list[tuple[Node, Node]]:
    """Every link of ``acts``: to each alternative, and from it to each member."""
    found: list[tuple[Node, Node]] = []
    for act in acts:
        old = (OLD, act.code)
        for alternative in act.alternatives:
            way = (ALTERNATIVE, alternative.id)
            found.append((old, way))
            found += [(way, (NEW, member)) for member in alternative.members]
    return found


def families_of(draft: Draft, dossier: Dossier) -> tuple[str, ...]:
    """The families of the subjects of a dossier, sorted."""
    placements = draft.registers.placements
    return tuple(sorted({placements[name].family for name in dossier.subjects if name in placements}))


def dossiers(draft: Draft, release: Release) -> list[Dossier]:
    """Every dossier of ``draft``, undecided acts included, sorted by id."""
    with making_many():
        incoming = predecessors(draft)
        found: list[Dossier] = []
        seen: set[ActCode] = set()
        for code in {**release.by_code, **draft.old}:
            if code not in draft.old:
                found.append(_made([code], [], draft, release))
            elif code not in seen:
                found.append(dossier_around(draft, release, code, incoming))
                seen.update(found[-1].old)
        found += [_made([], [proposed], draft, release) for proposed in draft.proposed if proposed not in incoming]
    return sorted(found, key=_id)


def dossier_around(draft: Draft, release: Release, code: ActCode, incoming: Incoming | None = None) -> Dossier:
    """The dossier that holds the old act ``code``, by walking from it: what an edit re-checks.

    ``incoming`` are the :func:`predecessors`, for who walks several times.
    """
    incoming = predecessors(draft) if incoming is None else incoming
    seen_old, seen_new, todo = {code}, set[ProposedId](), [code]
    while todo:
        for proposed in draft.fate_of(todo.pop()).targets:
            if proposed not in seen_new:
                seen_new.add(proposed)
                fresh = [old for old in incoming.get(proposed, ()) if old not in seen_old]
                seen_old.update(fresh)
                todo.extend(fresh)
    return _made(sorted(seen_old), sorted(seen_new), draft, release)


def touched_dossiers(
    draft: Draft, release: Release, owner: Mapping[str, Dossier], nodes: Iterable[str],
    incoming: Incoming | None = None,
) -> tuple[frozenset[str], list[Dossier]]:  # fmt: skip
    """After an edit of ``nodes`` (codes and proposed ids): the ids of the dossiers that no longer stand, and the
    dossiers that take their place. ``owner`` gives the dossier of each node before the edit; ``incoming`` are the
    :func:`predecessors` after it, for who keeps them.
    """
    incoming = predecessors(draft) if incoming is None else incoming
    gone: dict[str, Dossier] = {}
    fresh: dict[str, Dossier] = {}
    todo, seen = list(nodes), set[str]()
    while todo:
        node = todo.pop()
        if node in seen:
            continue
        found = _dossier_of(draft, release, node, incoming)
        around = [] if found is None else [*found.old, *found.new]
        seen |= {node, *around}
        if found is not None:
            fresh[found.id] = found
        for before in (owner[member] for member in (node, *around) if member in owner):
            if before.id not in gone:
                gone[before.id] = before
                todo += [*before.old, *before.new]
    return frozenset(gone), list(fresh.values())


def owners(found: Iterable[Dossier]) -> dict[str, Dossier]:
    """The dossier of each old and of each proposed act."""
    return {node: dossier for dossier in found for node in (*dossier.old, *dossier.new)}


def replaced(
    found: Sequence[Dossier], owner: dict[str, Dossier], gone: Collection[str], fresh: Sequence[Dossier]
) -> tuple[list[Dossier], dict[str, Dossier]]:
    """``found``, sorted by id, and their ``owner`` once the dossiers ``gone`` gave way to ``fresh``."""
    kept, owned, now = list(found), owner.copy(), owners(fresh)
    for name in gone:
        before = owner[name]
        del kept[bisect_left(kept, name, key=_id)]
        for node in (*before.old, *before.new):
            if node not in now:
                del owned[node]
    for dossier in fresh:
        insort(kept, dossier, key=_id)
    owned.update(now)
    return kept, owned


_id = attrgetter("id")


def _dossier_of(draft: Draft, release: Release, node: str, incoming: Incoming) -> Dossier | None:
    """The dossier of an old or a proposed act; None for a node that is no longer there."""
    proposed = ProposedId(node)
    if proposed in incoming:
        return dossier_around(draft, release, incoming[proposed][0], incoming)
    if proposed in draft.proposed:
        return _made([], [proposed], draft, release)
    code = ActCode(node)
    known = code in release.by_code or code in draft.old
    return dossier_around(draft, release, code, incoming) if known else None


def predecessors(draft: Draft) -> dict[ProposedId, list[ActCode]]:
    """Old acts that may become each proposed act, in the draft's order, once each."""
    found: dict[ProposedId, list[ActCode]] = {}
    for act in draft.old.values():
        for proposed in dict.fromkeys(act.targets):
            found.setdefault(proposed, []).append(act.code)
    return found


def _made(old: list[ActCode], new: list[ProposedId], draft: Draft, release: Release) -> Dossier:
    survivor = False
    if old and new:
        known = draft.proposed
        survivor = not {known[proposed].code for proposed in new if proposed in known}.isdisjoint(old)
    return Dossier(tuple(old), tuple(new), _kind(old, new, draft, release), survivor)


def _kind(old: list[ActCode], new: list[ProposedId], draft: Draft, release: Release) -> ChangeKind:
    if not old:
        return ChangeKind.CREATED
    if not new:
        deleted = draft.fate_of(old[0]).fate is Fate.DELETED
        return ChangeKind.DELETED if deleted else ChangeKind.UNDECIDED
    if len(old) > 1:
        return ChangeKind.MERGED if len(new) == 1 else ChangeKind.RESTRUCTURED
    if len(new) > 1:
        return ChangeKind.SPLIT
    proposed = draft.proposed.get(new[0])
    return _one_to_one(old[0], proposed, release) if proposed else ChangeKind.RECODED


def _one_to_one(code: ActCode, proposed: ProposedAct, release: Release) -> ChangeKind:
    if proposed.code != code:
        return ChangeKind.RECODED
    current = release.by_code.get(code)
    same = current is not None and normal_label(current.label) == normal_label(proposed.label)
    return ChangeKind.KEPT if same else ChangeKind.RELABELLED
