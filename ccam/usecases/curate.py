"""Edit a draft: apply a table, move shares, take back, do again. One decision each, all or nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ccam.french import curate as fr
from ccam.french import numbers
from ccam.french import store as stored
from ccam.model.codec import decode_old, encode_old
from ccam.model.codes import ActCode, ProposedId
from ccam.model.decisions import Change, Decision, Entry, Kind
from ccam.model.draft import MEASURE_ACTS, Draft, OldAct, ShareOrigin, ShareSet, act_node, old_node
from ccam.model.errors import DataRefused, FileRefused, UnknownThing, UsageError
from ccam.model.findings import Finding
from ccam.model.money import SHARE_UNIT
from ccam.model.records import DraftInfo
from ccam.resources import code_letters
from ccam.usecases import taking_back
from ccam.usecases.transition import Plan, plan

if TYPE_CHECKING:
    from ccam.formats.transcodage import TransitionTables
    from ccam.store.store import Store


@dataclass(frozen=True, slots=True)
class Applied:
    """What a table did, or would do. ``lifted`` are lines no longer left to a committee, ``withdrawn`` proposed acts
    that nothing leads to any more, with what goes with each in words; ``findings`` what was noticed in the files, none
    of which refuses them.
    """

    old: int
    new: int
    lifted: tuple[str, ...]
    entry: Entry | None
    findings: tuple[Finding, ...] = ()
    withdrawn: Mapping[ProposedId, str] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """One line for people."""
        said = fr.APPLIED.format(
            old=numbers.plural(self.old, "acte actuel", "actes actuels"),
            new=numbers.plural(self.new, "acte proposé", "actes proposés"),
        )
        if not self.withdrawn:
            return said
        worked = sum(bool(work) for work in self.withdrawn.values())
        work = fr.WITH_WORK.format(count=numbers.integer(worked)) if worked else ""
        count = numbers.plural(len(self.withdrawn), *fr.WITHDRAWN_ACTS)
        return f"{said} {fr.WITHDRAWN.format(count=count, work=work)}"


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
    from ccam.usecases.reopening import with_returns

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
        written = with_returns(store, current, changes)
        decision = Decision(Kind.APPLY, draft.name, written, {"table": name}, relied_on(current, made))
        with store.write(actor, reason or fr.DEFAULT_REASON_TABLE.format(name=name)) as writer:
            entry = writer.decide(decision, base=current.base)
    old = sum(change.node.startswith("ancien/") for change in changes)
    new = len(changes) - old - len(made.withdrawn)
    return Applied(old, new, tuple(made.lifted), entry, findings, made.withdrawn)


def relied_on(draft: Draft, made: Plan) -> tuple[tuple[str, int], ...]:
    """Nodes the table relied on and left as they were."""
    nodes = {*map(old_node, made.old), *map(act_node, made.proposed), *made.held}
    changed = {change.node for change in made.changes(draft)}
    return tuple((node, draft.versions.get(node, 0)) for node in sorted(nodes - changed))


def distribute(
    store: "Store", draft: Draft, code: ActCode, parts: Sequence[int], *, actor: str, reason: str = "",
    origin: ShareOrigin = ShareOrigin.EXPERT, source: str = "", measure: str = MEASURE_ACTS,
) -> Entry:  # fmt: skip
    """Give the alternatives of one old act new shares in 10 000ths, those of ``measure``; ``draft`` is what the
    author saw.
    """
    decision = share_decision(store, draft, code, parts, origin=origin, source=source, measure=measure)
    with store.write(actor, reason or fr.DEFAULT_REASON_SHARES) as writer:
        return writer.decide(decision, base=draft.base)


def share_decision(
    store: "Store", draft: Draft, code: ActCode, parts: Sequence[int], *, origin: ShareOrigin, source: str, measure: str
) -> Decision:
    """The decision that :func:`distribute` writes; raises :class:`DataRefused` for shares that are none."""
    from ccam.usecases.reopening import with_returns

    act = draft.old.get(code)
    if act is None:
        raise UnknownThing(fr.NOT_IN_DRAFT, act=code)
    shares = {**act.share_sets, measure: _checked(act, parts, origin, source)}
    after = replace(act, share_sets=shares, review="")
    if after == act:
        raise DataRefused(fr.SAME_SHARES, act=code)
    node = old_node(code)
    change = Change(node, draft.versions.get(node, 0), encode_old(act), encode_old(after))
    return Decision(Kind.DISTRIBUTE, draft.name, with_returns(store, draft, [change]), {"acte": code})


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
    return share_change_sentence(draft, entry.decision.changes[0])


def share_change_sentence(draft: Draft, change: Change) -> str:
    """The same, of one change that may not be written yet."""
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


def undo(store: "Store", draft: Draft, *, actor: str, position: int | None = None) -> Entry:
    """Append the inverse of the author's last standing edit of this draft, or of the one at ``position``, across
    restarts. Raises :class:`DataRefused` for what is never taken back, and :class:`DossierMoved` where someone has
    built on it.
    """
    return taking_back.undo(store, draft, actor, position)


def redo(store: "Store", draft: Draft, *, actor: str) -> Entry:
    """Append again the author's last undone edit, while they did nothing else since."""
    return taking_back.redo(store, draft, actor)


def require_edit_last(store: "Store", draft: str, actor: str) -> None:
    """Raise :class:`DataRefused` where the last entry of ``actor`` is one that is only corrected by a new dated one:
    it is not passed over in silence to undo what was before it.
    """
    taking_back.require_edit_last(store, draft, actor)
