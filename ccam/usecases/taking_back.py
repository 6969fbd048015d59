"""Undo and redo, per author and across restarts: the inverse of an entry is appended, nothing is rewritten.

Refused where someone has built on the entry: a node that it wrote was written again, or was relied on by a decision
that stands.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ccam.french import curate as words
from ccam.french import journal as fr
from ccam.french import store as stored
from ccam.model.codec import decode_old
from ccam.model.codes import ActCode
from ccam.model.decisions import EDITS, STATEMENTS, Change, Decision, Entry, Kind, moves_base
from ccam.model.draft import Draft
from ccam.model.errors import DataRefused, DossierMoved, UnknownThing
from ccam.model.nodes import decode_node, value_of
from ccam.model.rebase import concerned, inverse
from ccam.model.subjects import Search
from ccam.usecases.orphans import abandoned

if TYPE_CHECKING:
    from ccam.store.store import Store

OF = "decision"
"""Fact of an UNDO and of a REDO: the entry that it takes back, or does again."""

TURNS = frozenset({Kind.UNDO, Kind.REDO})


def undo(store: "Store", draft: Draft, actor: str, position: int | None = None) -> Entry:
    """Take back the last standing edit of ``actor``, or the one at ``position``."""
    done, _ = stacks(store.search(Search(draft=draft.name, actor=actor, kinds=EDITS)))
    if position is None:
        if not done:
            raise DataRefused(words.NOTHING_TO_UNDO)
        return _inverse(store, draft, done[-1], Kind.UNDO, actor)
    turns = turned(store.search(Search(draft=draft.name, actor=actor, kinds=TURNS)))
    target = next((entry for entry in done if entry.position == standing(turns, position)[1]), None)
    if target is None:
        raise _not_undoable(store, draft, actor, position, turns)
    return _inverse(store, draft, target, Kind.UNDO, actor)


def redo(store: "Store", draft: Draft, actor: str) -> Entry:
    """Do again what ``actor`` took back last."""
    _, undone = stacks(store.search(Search(draft=draft.name, actor=actor, kinds=EDITS)))
    if not undone:
        raise DataRefused(words.NOTHING_TO_REDO)
    return _inverse(store, draft, undone[-1], Kind.REDO, actor)


def stacks(entries: Iterable[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Edits that stand, and the UNDO entries that may be redone, oldest first; ``entries`` are one author's."""
    done: dict[int, Entry] = {}
    undone: dict[int, Entry] = {}
    for entry in entries:
        kind, of = entry.decision.kind, int(str(entry.decision.facts.get(OF, 0)))
        if kind is Kind.UNDO:
            del done[of]
            undone[entry.position] = entry
        elif kind is Kind.REDO:
            del undone[of]
            done[entry.position] = entry
        elif kind in EDITS:
            done[entry.position] = entry
            undone.clear()
    return list(done.values()), list(undone.values())


def turned(entries: Iterable[Entry]) -> dict[int, int]:
    """Entry taken back, or done again → the entry that did so, among ``entries``."""
    return {int(str(entry.decision.facts[OF])): entry.position for entry in entries if entry.decision.kind in TURNS}


def standing(turns: dict[int, int], position: int) -> tuple[bool, int]:
    """Whether the edit at ``position`` stands, and the entry through which it does, or that took it back last."""
    stands, last = True, position
    while last in turns:
        stands, last = not stands, turns[last]
    return stands, last


def require_edit_last(store: "Store", draft: str, actor: str) -> None:
    """Raise :class:`DataRefused` where the last entry of ``actor`` is one that is never taken back: it is not passed
    over in silence to undo what was before it.
    """
    own = store.search(Search(draft=draft, actor=actor, kinds=EDITS | STATEMENTS, last=1))
    if own and own[0].decision.kind in STATEMENTS:
        done, _ = stacks(store.search(Search(draft=draft, actor=actor, kinds=EDITS)))
        kind = fr.KINDS[own[0].decision.kind.value]
        sentence = fr.LAST_STAYS if done else fr.LAST_STAYS_ALONE
        raise DataRefused(sentence, position=own[0].position, kind=kind, before=done[-1].position if done else 0)


def _not_undoable(store: "Store", draft: Draft, actor: str, position: int, turns: dict[int, int]) -> DataRefused:
    """Why the entry at ``position`` is not one that ``actor`` can take back."""
    found = next(iter(store.entries(draft.name, after=position - 1, upto=position)), None)
    if found is None:
        return UnknownThing(fr.NO_SUCH_DECISION, draft=draft.name, position=position)
    kind = found.decision.kind
    if kind not in EDITS or kind is Kind.UNDO:
        return DataRefused(fr.NEVER_UNDONE, position=position, kind=fr.KINDS[kind.value])
    if found.actor != actor:
        return DataRefused(fr.NOT_YOURS, position=position, who=found.actor)
    return DataRefused(fr.ALREADY_UNDONE, position=position, undo=standing(turns, position)[1])


def _inverse(store: "Store", draft: Draft, target: Entry, kind: Kind, actor: str) -> Entry:
    later = store.entries(draft.name, after=target.position)
    changes = []
    for change in target.decision.changes:
        if value_of(draft, change.node) != decode_node(change.node, change.after):
            raise _built_upon(later, target, change.node, kind, actor)
        changes.append(change.inverse(draft.versions.get(change.node, 0)))
    for reader, node in _reliant(later, {change.node for change in changes}):
        raise _built_upon([reader], target, node, kind, actor)
    _require_targets(draft, later, target, changes, kind, actor)
    facts: dict[str, object] = {OF: target.position}
    if moves_base(target.decision):
        _require_alone(later, target, kind, actor)
        facts |= inverse(target.decision.facts)
    if any(change.node.startswith("etat/") for change in changes):
        from ccam.usecases.life import require_agreed

        require_agreed(store, draft, changes)
    decision = Decision(kind, draft.name, tuple(changes), facts, _held(draft, changes))
    reasons = {Kind.UNDO: words.DEFAULT_REASON_UNDO, Kind.REDO: words.DEFAULT_REASON_REDO}
    with store.write(actor, reasons[kind].format(position=meant(target, kind))) as writer:
        return writer.decide(decision, base=draft.base)


def meant(target: Entry, kind: Kind) -> int:
    """The decision that a person means: of a REDO, the one that ``target`` had taken back."""
    return int(str(target.decision.facts[OF])) if kind is Kind.REDO else target.position


def _reliant(later: list[Entry], nodes: set[str]) -> Iterator[tuple[Entry, str]]:
    """Decisions that stand and rely on one of ``nodes``, with the node."""
    turns = turned(later)
    for entry in later:
        if standing(turns, entry.position)[0]:
            yield from ((entry, node) for node, _ in entry.decision.reads if node in nodes)


def _require_targets(
    draft: Draft, later: list[Entry], target: Entry, changes: list[Change], kind: Kind, actor: str
) -> None:
    """What the inverse brings back must not lead to what has gone meanwhile."""
    written = {change.node: change.after for change in changes}
    for node in {named for change in changes for named in _named(change)}:
        there = written[node] is not None if node in written else value_of(draft, node) is not None
        if not there:
            raise _built_upon(later, target, node, kind, actor)


def _held(draft: Draft, changes: Iterable[Change]) -> tuple[tuple[str, int], ...]:
    """What the proposed acts that the inverse lets go of rest on: who leads there still cannot be taken back alone."""
    old = {change.node.removeprefix("ancien/"): change.after for change in changes if change.node.startswith("ancien/")}
    moved = {ActCode(code): decode_old(state) if state else None for code, state in old.items()}
    held = (node for node in abandoned(draft, moved).held if node.removeprefix("ancien/") not in old)
    return tuple((node, draft.versions[node]) for node in held)


def _named(change: Change) -> Iterator[str]:
    """The nodes that a state leads to."""
    state = change.after or {}
    if change.node.startswith("ancien/"):
        yield from (f"acte/{member}" for way in state.get("alternatives", ()) for member in way["actes"])
    if change.node.startswith("place/") and state:
        yield f"famille/{state['famille']}"


def _require_alone(later: list[Entry], target: Entry, kind: Kind, actor: str) -> None:
    """A move to another release is not taken back once an act that it concerns was decided on that release."""
    nodes = concerned(target.decision.facts)
    for entry in later:
        for change in entry.decision.changes:
            if change.node in nodes:
                raise _built_upon(later, target, change.node, kind, actor)


def _built_upon(later: list[Entry], target: Entry, node: str, kind: Kind, actor: str) -> DossierMoved:
    """Who wrote, or relied on, ``node`` last since ``target``."""
    touching = [
        entry
        for entry in later
        if any(change.node == node for change in entry.decision.changes) or node in dict(entry.decision.reads)
    ]
    last = touching[-1] if touching else target
    thing = stored.node_named(node)
    own = last.actor == actor
    return DossierMoved(
        words.BUILT_UPON, position=target.position, who=last.actor, later=last.position, node=node,
        done=fr.UNDONE_WORD if kind is Kind.UNDO else fr.REDONE_WORD, thing=thing[:1].lower() + thing[1:],
        built=fr.YOU_BUILT if own else fr.THEY_BUILT.format(who=last.actor),
        todo=fr.UNDO_YOURS_FIRST.format(later=last.position) if own else fr.AGREE_WITH.format(who=last.actor),
    )  # fmt: skip
