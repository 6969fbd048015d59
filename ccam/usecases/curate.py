"""Edit a draft: apply a table, move shares, take back, do again. One decision each, all or nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ccam.french import curate as fr
from ccam.french import numbers
from ccam.french import store as stored
from ccam.model.codec import decode_act, decode_old, encode_old
from ccam.model.codes import ActCode, ProposedId
from ccam.model.decisions import EDITS, Change, Decision, Entry, Kind, moves_base
from ccam.model.draft import MEASURE_ACTS, Draft, OldAct, ShareOrigin, ShareSet, act_node, old_node
from ccam.model.errors import DataRefused, DossierMoved, FileRefused, UnknownThing, UsageError
from ccam.model.findings import Finding
from ccam.model.money import SHARE_UNIT
from ccam.model.rebase import concerned, inverse
from ccam.model.records import DraftInfo
from ccam.resources import code_letters
from ccam.usecases.transition import Plan, plan

if TYPE_CHECKING:
    from ccam.formats.transcodage import TransitionTables
    from ccam.store.store import Store


@dataclass(frozen=True, slots=True)
class Applied:
    """What a table did, or would do. ``lifted`` are lines no longer left to a committee; ``findings`` what was
    noticed in the files, none of which refuses them.
    """

    old: int
    new: int
    lifted: tuple[str, ...]
    entry: Entry | None
    findings: tuple[Finding, ...] = ()

    @property
    def sentence(self) -> str:
        """One line for people."""
        return fr.APPLIED.format(
            old=numbers.plural(self.old, "acte actuel", "actes actuels"),
            new=numbers.plural(self.new, "acte proposé", "actes proposés"),
        )


def create_draft(store: "Store", name: str, base: str, *, actor: str, reason: str) -> None:
    """A new, empty draft on a release of the base: every act of it is undecided."""
    store.release(base)
    with store.write(actor, reason) as writer:
        writer.create_draft(name, base)


def pick_draft(store: "Store", name: str | None) -> DraftInfo:
    """The draft named, or the only one there is."""
    known = store.drafts()
    names = ", ".join(f"« {draft.name} »" for draft in known)
    if name is not None:
        found = next((draft for draft in known if draft.name == name), None)
        if found is None:
            raise UnknownThing(stored.DRAFT_UNKNOWN, name=name, known=names or "–")
        return found
    if not known:
        raise UnknownThing(fr.NO_DRAFT)
    if len(known) > 1:
        raise UsageError(fr.WHICH_DRAFT, known=names)
    return known[0]


def read_tables(paths: Iterable[Path]) -> "tuple[list[tuple[str, TransitionTables]], tuple[Finding, ...]]":
    """Transcodage and line tables, SSSOM and ConceptMaps by file name, and what was noticed in them;
    :class:`FileRefused` at the first that cannot be read.
    """
    from ccam.formats.transcodage import TransitionTables
    from ccam.usecases.load import refuse_errors
    from importers.registry import read

    tables, findings = [], list[Finding]()
    for path in paths:
        reading = read(path)
        refuse_errors(reading)
        if not isinstance(reading.content, TransitionTables):
            raise DataRefused(fr.NOT_A_TABLE, name=path.name, format=reading.format)
        tables.append((path.name, reading.content))
        findings += reading.findings
    return tables, tuple(findings)


def apply_tables(
    store: "Store", draft: DraftInfo, paths: Sequence[Path], *, actor: str, reason: str = "", dry_run: bool = False
) -> Applied:
    """Apply tables as one decision; :class:`FileRefused` lists every row that cannot be applied."""
    name = ", ".join(path.name for path in paths)
    tables, findings = read_tables(paths)
    current = store.draft(draft.name)
    made = plan(current, store.release(draft.base), code_letters(), tables)
    if made.findings:
        count = numbers.plural(len(made.findings), "ligne")
        raise FileRefused(fr.TABLE_REFUSED, findings=made.findings, where=name, name=name, count=count)
    changes = made.changes(current)
    if not changes:
        raise DataRefused(fr.NOTHING_TO_APPLY, name=name)
    entry = None
    if not dry_run:
        decision = Decision(Kind.APPLY, draft.name, changes, {"table": name}, _reads(current, made))
        with store.write(actor, reason or fr.DEFAULT_REASON_TABLE.format(name=name)) as writer:
            entry = writer.decide(decision, base=current.base)
    touched = [change.node.startswith("ancien/") for change in changes]
    return Applied(sum(touched), len(touched) - sum(touched), tuple(made.lifted), entry, findings)


def _reads(draft: Draft, made: Plan) -> tuple[tuple[str, int], ...]:
    """Nodes the table relied on and left as they were."""
    nodes = [old_node(code) for code in made.old] + [act_node(proposed) for proposed in made.proposed]
    changed = {change.node for change in made.changes(draft)}
    return tuple((node, draft.versions.get(node, 0)) for node in sorted(nodes) if node not in changed)


def distribute(
    store: "Store", draft: Draft, code: ActCode, parts: Sequence[int], *, actor: str, reason: str = "",
    origin: ShareOrigin = ShareOrigin.EXPERT, source: str = "",
) -> Entry:  # fmt: skip
    """Give the alternatives of one old act new shares in 10 000ths; ``draft`` is what the author saw."""
    act = draft.old.get(code)
    if act is None:
        raise UnknownThing(fr.NOT_IN_DRAFT, act=code)
    shares = {**act.share_sets, MEASURE_ACTS: _checked(act, parts, origin, source)}
    after = replace(act, share_sets=shares, review="")
    if after == act:
        raise DataRefused(fr.SAME_SHARES, act=code)
    node = old_node(code)
    change = Change(node, draft.versions.get(node, 0), encode_old(act), encode_old(after))
    decision = Decision(Kind.DISTRIBUTE, draft.name, (change,), {"acte": code})
    with store.write(actor, reason or fr.DEFAULT_REASON_SHARES) as writer:
        return writer.decide(decision, base=draft.base)


def _checked(act: OldAct, parts: Sequence[int], origin: ShareOrigin, source: str) -> ShareSet:
    if len(act.alternatives) < 2:
        raise DataRefused(fr.NO_SHARES_HERE, act=act.code)
    if len(parts) != len(act.alternatives):
        raise DataRefused(fr.SHARES_COUNT, act=act.code, count=len(act.alternatives), given=len(parts))
    if min(parts) <= 0:
        raise DataRefused(fr.SHARE_ZERO, act=act.code)
    if sum(parts) != SHARE_UNIT:
        raise DataRefused(fr.SHARES_SUM, act=act.code, sum=numbers.share(sum(parts)))
    return ShareSet(tuple(parts), origin, source)


def shares_sentence(draft: Draft, entry: Entry) -> str:
    """« Part de HHFA016 vers P-07-0002 : 10 % → 8 %. » — the last alternative of two stands for both."""
    change = entry.decision.changes[0]
    before, after = change.before, change.after
    if before is None or after is None:
        return fr.UNDONE.format(what=change.node)
    old, new = decode_old(before), decode_old(after)
    if len(new.alternatives) == 2 and len(old.shares) == 2:
        target = " + ".join(_shown(draft, member) for member in new.alternatives[1].members)
        return fr.SHARE_MOVED.format(
            act=new.code, target=target, before=numbers.share(old.shares[1]), after=numbers.share(new.shares[1])
        )
    return fr.SHARES_MOVED.format(
        act=new.code,
        before=" / ".join(map(numbers.share, old.shares)),
        after=" / ".join(map(numbers.share, new.shares)),
    )


def _shown(draft: Draft, proposed: ProposedId) -> str:
    act = draft.proposed.get(proposed)
    return act.shown_code if act else proposed


def undo(store: "Store", draft: Draft, *, actor: str) -> Entry:
    """Append the inverse of the author's last standing edit of this draft, across restarts."""
    done, _ = _stacks(store, draft.name, actor)
    if not done:
        raise DataRefused(fr.NOTHING_TO_UNDO)
    return _inverse(store, draft, done[-1], Kind.UNDO, actor)


def redo(store: "Store", draft: Draft, *, actor: str) -> Entry:
    """Append again the author's last undone edit, while nothing else was done since."""
    _, undone = _stacks(store, draft.name, actor)
    if not undone:
        raise DataRefused(fr.NOTHING_TO_REDO)
    return _inverse(store, draft, undone[-1], Kind.REDO, actor)


def _stacks(store: "Store", draft: str, actor: str) -> tuple[list[Entry], list[Entry]]:
    """Edits of ``actor`` that stand, and the UNDO entries that may be redone, oldest first."""
    done: list[Entry] = []
    undone: list[Entry] = []
    for entry in store.entries(draft):
        kind = entry.decision.kind
        if entry.actor != actor or kind not in EDITS:
            continue
        if kind is Kind.UNDO:
            done.pop()
            undone.append(entry)
        elif kind is Kind.REDO:
            undone.pop()
            done.append(entry)
        else:
            done.append(entry)
            undone.clear()
    return done, undone


def _inverse(store: "Store", draft: Draft, target: Entry, kind: Kind, actor: str) -> Entry:
    changes = []
    for change in target.decision.changes:
        if _state(draft, change.node) != _decoded(change.node, change.after):
            raise _built_upon(store, draft, target, change.node)
        changes.append(change.inverse(draft.versions.get(change.node, 0)))
    facts: dict[str, object] = {"decision": target.position}
    if moves_base(target.decision):
        _require_alone(store, draft, target)
        facts |= inverse(target.decision.facts)
    decision = Decision(kind, draft.name, tuple(changes), facts)
    reasons = {Kind.UNDO: fr.DEFAULT_REASON_UNDO, Kind.REDO: fr.DEFAULT_REASON_REDO}
    with store.write(actor, reasons[kind].format(position=target.position)) as writer:
        return writer.decide(decision, base=draft.base)


def _require_alone(store: "Store", draft: Draft, target: Entry) -> None:
    """A move to another release is not taken back once an act that it concerns was decided on that release."""
    nodes = concerned(target.decision.facts)
    for entry in store.entries(draft.name, after=target.position):
        for change in entry.decision.changes:
            if change.node in nodes:
                raise _built_upon(store, draft, target, change.node)


def _state(draft: Draft, node: str) -> object:
    layer, _, key = node.partition("/")
    return draft.old.get(ActCode(key)) if layer == "ancien" else draft.proposed.get(ProposedId(key))


def _decoded(node: str, state: dict[str, object] | None) -> object:
    if state is None:
        return None
    return decode_old(state) if node.startswith("ancien/") else decode_act(state)


def _built_upon(store: "Store", draft: Draft, target: Entry, node: str) -> DossierMoved:
    later = [
        entry
        for entry in store.entries(draft.name, after=target.position)
        if any(other.node == node for other in entry.decision.changes)
    ]
    last = later[-1] if later else target
    return DossierMoved(fr.BUILT_UPON, position=target.position, node=node, who=last.actor, later=last.position)
