"""What becomes of a notebook's decisions on the base of today.

Each one is compared node by node, by state: versions are counted apart on the two sides.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from ccam.french import notebook as fr
from ccam.model.codec import Json
from ccam.model.decisions import Change, Decision, Entry, Kind, moves_base
from ccam.model.draft import Draft, OldAct, act_node
from ccam.model.errors import JournalBroken
from ccam.model.nodes import decode_node, encode_node, states_of
from ccam.model.notebook import Pin
from ccam.model.registers import Opinion
from ccam.model.subjects import NOTEBOOK, subject_of, subjects_of

NOT_CARRIED = frozenset({Kind.BALLOT, Kind.REVEAL})
"""What stays where it was filed: the payload of a ballot never leaves its base."""


class Outcome(StrEnum):
    """What becomes of a decision of the notebook."""

    REPLAYED = "rejouee"
    SAME = "deja_ainsi"
    KNOWN = "deja_rejouee"
    UNDONE = "annulee"
    CONFLICT = "conflit"
    DEPENDS = "dependante"


class Cause(StrEnum):
    """Why a decision does not fit the base of today, at one node."""

    CHANGED = "change_des_deux_cotes"
    TAKEN = "numero_pris"
    RELIED = "appui_change"
    MISSING = "acte_disparu"
    USED = "encore_utilise"
    OUTSIDE = "hors_perimetre"
    BALLOT = "vote_secret"


@dataclass(frozen=True, slots=True)
class Clash:
    """One node that a decision cannot have: as the notebook saw it, as it would have it, as the base has it."""

    node: str
    cause: Cause
    seen: Json | None = None
    wanted: Json | None = None
    present: Json | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A decision of the notebook on the base of today. ``decision`` is what is to be written, if anything is;
    ``behind`` the position of the conflict it depends on; ``moved`` names what it speaks of and others have changed.
    """

    entry: Entry
    outcome: Outcome
    decision: Decision | None = None
    clashes: tuple[Clash, ...] = ()
    behind: int = 0
    moved: tuple[str, ...] = ()


def steps(
    pin: Pin, pinned: Draft, current: Draft, entries: Sequence[Entry], *, known: Collection[str], signer: str
) -> list[Step]:
    """Each decision of the notebook in turn, on ``current``; ``pinned`` is the draft at the pin, ``known`` the hashes
    already replayed. Raises :class:`JournalBroken` where the notebook does not follow from its pin.
    """
    return list(_Replay(pin, pinned, current, frozenset(known), signer).run(entries))


@dataclass
class _Replay:
    """The two sides while the notebook is gone through: ``seen`` in the notebook, ``present`` on the base."""

    pin: Pin
    pinned: Draft
    current: Draft
    known: frozenset[str]
    signer: str
    seen: dict[str, Json] = field(init=False)
    present: dict[str, Json] = field(init=False)
    versions: dict[str, int] = field(init=False)
    blocked: dict[str, int] = field(default_factory=dict)
    born: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.seen, self.present = states_of(self.pinned), states_of(self.current)
        self.versions = dict(self.current.versions)

    def run(self, entries: Sequence[Entry]) -> Iterator[Step]:
        at_start = self.seen.keys()
        self.born = frozenset(
            subject_of(change.node) for entry in entries for change in entry.decision.changes
            if change.node.startswith("acte/") and change.node not in at_start
        )  # fmt: skip
        undone = _undone(entries, self.known)
        roots = _roots(entries)
        for entry in entries:
            self._require_sound(entry)
            step = self._step(entry, roots[entry.position], undone=entry.position in undone)
            self._follow(step)
            yield step

    def _step(self, entry: Entry, root: Decision, *, undone: bool) -> Step:
        if entry.hash in self.known:
            return Step(entry, Outcome.KNOWN)
        if undone:
            return Step(entry, Outcome.UNDONE)
        touched = touches(entry.decision)
        if behind := [self.blocked[node] for node in touched & self.blocked.keys() if self._differs(node)]:
            return Step(entry, Outcome.DEPENDS, behind=min(behind))
        if clashes := tuple(self._clashes(entry.decision)):
            return Step(entry, Outcome.CONFLICT, clashes=clashes)
        decision = self._rebased(entry, root)
        relied = {change.node for change in entry.decision.changes} | dict(entry.decision.reads).keys()
        moved = tuple(sorted(node for node in touched - relied if self._differs(node)))
        same = bool(entry.decision.changes) and not decision.changes
        return Step(entry, Outcome.SAME if same else Outcome.REPLAYED, decision, moved=moved)

    def _differs(self, node: str) -> bool:
        return self.seen.get(node) != self.present.get(node)

    def _clashes(self, decision: Decision) -> Iterator[Clash]:
        if decision.kind in NOT_CARRIED:
            yield Clash(next((change.node for change in decision.changes), ""), Cause.BALLOT)
        elif self._is_outside(decision):
            yield from (Clash(change.node, Cause.OUTSIDE) for change in decision.changes)
            return
        written = {change.node: change for change in decision.changes}
        for node, change in written.items():
            present = self.present.get(node)
            if present not in (change.before, change.after):
                cause = Cause.TAKEN if change.before is None else Cause.CHANGED
                yield Clash(node, cause, change.before, change.after, present)
            elif change.after is None and present is not None and self._is_used(node, written):
                yield Clash(node, Cause.USED, change.before, None, present)
        for node, _ in decision.reads:
            if node not in written and self._differs(node):
                yield Clash(node, Cause.RELIED, self.seen.get(node), self.seen.get(node), self.present.get(node))
        for node in sorted(touches(decision) - written.keys() - dict(decision.reads).keys()):
            if node.startswith("acte/") and node in self.seen and node not in self.present:
                yield Clash(node, Cause.MISSING, self.seen[node], self.seen[node], None)

    def _is_outside(self, decision: Decision) -> bool:
        """Whether none of the acts it is about is of the notebook's scope; an act born in the notebook is of any."""
        if self.pin.scope is None:
            return False
        about = {name for name in subjects_of(decision) if "/" not in name} - self.born
        return bool(about) and about.isdisjoint(self.pin.scope)

    def _is_used(self, node: str, written: Mapping[str, Change]) -> bool:
        """Whether an old act leads to a proposed act on the base, and did not as the notebook saw it."""
        if not node.startswith("acte/"):
            return False
        leading = (name for name in self.present if name not in written and self._differs(name))
        return any(node in _targets(name, self.present[name]) for name in leading)

    def _rebased(self, entry: Entry, root: Decision) -> Decision:
        changes = tuple(
            replace(change, version=self.versions.get(change.node, 0))
            for change in entry.decision.changes
            if self.present.get(change.node) == change.before
        )
        written = {change.node for change in entry.decision.changes}
        reads = tuple((node, self.versions.get(node, 0)) for node, _ in entry.decision.reads if node not in written)
        told = {"auteur": entry.actor, "le": entry.at, "decision": entry.hash, "signataire": self.signer}
        if entry.decision.kind in (Kind.UNDO, Kind.REDO):
            told["genre"] = entry.decision.kind.value
        nothing = bool(entry.decision.changes) and not changes
        return Decision(
            Kind.FACT if nothing else root.kind, self.current.name, changes, {**root.facts, NOTEBOOK: told}, reads
        )

    def _follow(self, step: Step) -> None:
        for change in step.entry.decision.changes:
            _set(self.seen, change)
            if step.outcome in (Outcome.CONFLICT, Outcome.DEPENDS):
                self.blocked.setdefault(change.node, step.behind or step.entry.position)
        for change in step.decision.changes if step.decision else ():
            _set(self.present, change)
            self.versions[change.node] = change.version + 1

    def _require_sound(self, entry: Entry) -> None:
        """Each decision starts from what the notebook held, and its states are those that this version writes."""
        decision = entry.decision
        held = all(self.seen.get(change.node) == change.before for change in decision.changes)
        if not held or decision.draft != self.pin.draft or moves_base(decision):
            raise JournalBroken(fr.DOES_NOT_FOLLOW, position=entry.position)
        for change in decision.changes:
            if change.after is not None and not _is_sound(change.node, change.after):
                raise JournalBroken(fr.DOES_NOT_FOLLOW, position=entry.position)


def _set(states: dict[str, Json], change: Change) -> None:
    if change.after is None:
        states.pop(change.node, None)
    else:
        states[change.node] = change.after


def _is_sound(node: str, state: Json) -> bool:
    """Whether ``state`` is one that this version would write, under its own name where it tells it."""
    try:
        again = encode_node(node, decode_node(node, state))
    except (KeyError, TypeError, ValueError, AttributeError):
        return False
    key = node.partition("/")[2]
    named: Any = state.get("code" if node.startswith("ancien/") else "id", key)
    return again == state and (named == key or not node.startswith(("ancien/", "acte/")))


def touches(decision: Decision) -> frozenset[str]:
    """Nodes that a decision writes, relies on or speaks of."""
    return frozenset(_touched(decision))


def _touched(decision: Decision) -> Iterator[str]:
    yield from dict(decision.reads)
    for subject in subjects_of(decision):
        yield subject if "/" in subject else _act_node(subject)
    for change in decision.changes:
        yield change.node
        yield from _targets(change.node, change.after)
        value = decode_node(change.node, change.after)
        if isinstance(value, Opinion) and value.round:
            yield f"tour/{value.round}"


def _act_node(subject: str) -> str:
    return f"acte/{subject}" if subject.startswith("P-") else f"ancien/{subject}"


def _targets(node: str, state: Json | None) -> frozenset[str]:
    """The proposed acts that an old act leads to, as nodes."""
    value = decode_node(node, state) if node.startswith("ancien/") else None
    return frozenset(act_node(member) for member in value.targets) if isinstance(value, OldAct) else frozenset()


def _undone(entries: Sequence[Entry], known: frozenset[str]) -> set[int]:
    """Positions of what was taken back in the notebook before anything else touched it, and of what took it back:
    nobody need hear of either. What the base knows already stands.
    """
    gone: set[int] = set()
    by_position = {entry.position: entry for entry in entries}
    for entry in entries:
        target = by_position.get(_target(entry.decision))
        if target is None or target.position in gone or known & {target.hash, entry.hash}:
            continue
        nodes = {change.node for change in target.decision.changes}
        between = (e for e in entries if target.position < e.position < entry.position and e.position not in gone)
        if not any(nodes & touches(other.decision) for other in between):
            gone |= {target.position, entry.position}
    return gone


def _roots(entries: Iterable[Entry]) -> dict[int, Decision]:
    """The decision that each entry, by position, took first, took back or took again."""
    roots: dict[int, Decision] = {}
    for entry in entries:
        target = _target(entry.decision)
        roots[entry.position] = roots.get(target, entry.decision)
    return roots


def _target(decision: Decision) -> int:
    """Position of what an UNDO or a REDO takes back; 0 for another kind."""
    target = decision.facts.get("decision")
    return target if decision.kind in (Kind.UNDO, Kind.REDO) and isinstance(target, int) else 0
