"""Every edit that a person can ask for in one command: each is one decision, shown before it is written.

What concerns acts goes through the planner of the tables (:mod:`ccam.usecases.transition`).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ccam.formats.transcodage import LineRow, TransitionTables
from ccam.french import curate as words
from ccam.french import decide as fr
from ccam.french.sentence import Sentence
from ccam.model.acts import Release
from ccam.model.codec import encode_act
from ccam.model.codes import ActCode, ProposedId, Slot
from ccam.model.decisions import EDITS, Change, Decision, Entry, Kind
from ccam.model.draft import MEASURE_ACTS, Draft, ShareSet, Verb, act_node
from ccam.model.errors import DataRefused, UnknownThing
from ccam.model.findings import Finding
from ccam.model.graph import predecessors
from ccam.model.life import Life
from ccam.model.nodes import encode_node, node_name, value_of
from ccam.model.registers import Comment
from ccam.model.subjects import SUBJECTS
from ccam.resources import code_letters
from ccam.usecases import curate, orders
from ccam.usecases.effects import Effect, effect_of, subjects_of_changes
from ccam.usecases.inherited import INHERITS, inherit
from ccam.usecases.life import life_table
from ccam.usecases.orphans import abandoned, works
from ccam.usecases.reopening import with_returns
from ccam.usecases.transition import Plan, plan

if TYPE_CHECKING:
    from ccam.store.store import Store

VERB = "verbe"
Finish = Callable[[Plan], None]
"""Adds to a plan what no row of a table says."""
MEASURES = (MEASURE_ACTS, "euros")
"""What shares may be counted in."""
INHERITED = "lignes_reprises"
"""Fact of a decision: the lines that new acts took from those they come from, by act."""
COMPLETE, SCORE, LEAVE, COMMENT = "completer", "scorer", "laisser", "commenter"
"""Verbs of the journal beside those of :class:`Verb`."""


@dataclass(frozen=True, slots=True)
class Room:
    """The draft as its author sees it, its release, and where decisions are written."""

    store: "Store"
    draft: Draft
    release: Release

    @property
    def life(self) -> Life:
        """The table of states in force."""
        return life_table(self.store)


@dataclass(frozen=True, slots=True)
class Signed:
    """Who decides and why; ``dry_run`` shows and writes nothing."""

    actor: str
    reason: str = ""
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided, or would be; ``entry`` None where nothing was written. ``lost``: what went with proposed acts
    that nothing leads to any more, in sentences.
    """

    decision: Decision
    effect: Effect
    entry: Entry | None
    lost: tuple[str, ...] = ()

    @property
    def inherited(self) -> tuple[str, ...]:
        """What new acts took from those they come from, in sentences."""
        taken: Mapping[str, Sequence[str]] = self.decision.facts.get(INHERITED, {})  # type: ignore[assignment]
        shown = {act: ", ".join(slot.removesuffix("/0") for slot in slots) for act, slots in taken.items()}
        return tuple(fr.INHERITED.format(act=act, slots=slots) for act, slots in shown.items())

    @property
    def undoable(self) -> bool:
        """Whether its author can take it back."""
        return self.decision.kind in EDITS


def open_room(store: "Store", draft: str | None) -> Room:
    """The draft named, or the only one there is."""
    current = store.draft(curate.pick_draft(store, draft).name)
    return Room(store, current, store.release(current.base))


def record(room: Room, decision: Decision, signed: Signed) -> Decided:
    """Say what ``decision`` does, and write it unless it is only tried."""
    if not decision.changes:
        raise DataRefused(fr.SAME_AS_BEFORE)
    effect, entry = effect_of(room.draft, room.release, decision.changes, room.life), None
    if not signed.dry_run:
        verb = str(decision.facts.get(VERB) or decision.kind.value)
        with room.store.write(signed.actor, signed.reason or default_reason(verb)) as writer:
            entry = writer.decide(decision, base=room.draft.base)
    return Decided(decision, effect, entry)


def default_reason(verb: str) -> str:
    """What the journal keeps as the reason of a verb where its author gave none."""
    return fr.DEFAULT_REASONS.get(verb) or fr.DEFAULT_REASON.format(verb=verb)


def decide(room: Room, order: orders.Order, signed: Signed) -> Decided:
    """A verb on old acts."""
    if order.verb is Verb.DELETE and not order.reason.strip():
        raise DataRefused(fr.REASON_MISSING)

    inherited: dict[str, list[str]] = {}
    withdrawn: dict[ProposedId, str] = {}

    def finish(made: Plan) -> None:
        withdrawn.update(made.withdrawn)
        if order.inherits and order.verb in INHERITS:
            inherited.update(inherit(made, room.draft, room.release))

    tables = orders.tables_of(order, room.draft, room.release)
    decision = planned(room, order.verb.value, tables, finish)
    if inherited:
        decision = replace(decision, facts={**decision.facts, INHERITED: inherited})
    return replace(record(room, decision, signed), lost=_lost(room.draft, withdrawn))


def _lost(draft: Draft, withdrawn: Mapping[ProposedId, str]) -> tuple[str, ...]:
    worked = ((draft.proposed[act].shown_code, work) for act, work in withdrawn.items() if work)
    return tuple(words.LOST.format(act=act, work=work) for act, work in worked)


def would_lose(room: Room, codes: Iterable[ActCode]) -> tuple[str, ...]:
    """What would go with the proposed acts that ``codes`` alone lead to, if they went elsewhere, in sentences."""
    found = abandoned(room.draft, dict.fromkeys(codes))
    acts = [room.draft.proposed[act] for act in found.alone if act in room.draft.proposed]
    lost = works(acts, room.draft, room.release)
    return tuple(words.WOULD_LOSE.format(act=act.shown_code, work=lost[act.id]) for act in acts if lost[act.id])


def create(room: Room, tables: TransitionTables, signed: Signed) -> Decided:
    """A new act that comes from none."""
    return record(room, planned(room, Verb.CREATE.value, tables), signed)


def planned(room: Room, verb: str, tables: TransitionTables, finish: Finish = lambda made: None) -> Decision:
    """The decision that the rows of a command make; ``finish`` adds what no row says."""
    made = plan(room.draft, room.release, code_letters(), [("", tables)])
    if made.findings:
        raise _refused(made.findings[0])
    finish(made)
    changes = with_returns(room.store, room.draft, made.changes(room.draft))
    facts = {VERB: verb, SUBJECTS: subjects_of_changes(room.draft, changes)}
    return Decision(Kind.DECIDE, room.draft.name, changes, facts, curate.relied_on(room.draft, made))


def _refused(found: Finding) -> DataRefused:
    message, hint = fr.IN_A_COMMAND.get(found.code, ("", found.hint))
    said = message.format(act=found.value) if message else fr.without_row(found.message)
    return DataRefused(Sentence(found.code, "{said}", "{todo}"), said=said, todo=hint)


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a completion says beside its lines: notes of the acts, and conditions that no longer hold."""

    notes: str | None = None
    acts: tuple[str, ...] = ()
    no_prior_approval: bool = False
    no_conditional_refund: bool = False
    drop: bool = False


def complete(room: Room, lines: Sequence[LineRow], conditions: Conditions, signed: Signed) -> Decided:
    """Fill, or take away, lines of proposed acts, and their notes."""
    for line in lines:
        act = room.draft.proposed[orders.require_proposed(room.draft, line.target)]
        if conditions.drop:
            _require_line(act.id, act.line(Slot(line.activity, line.phase)) is not None, line)
    filled = () if conditions.drop else lines

    def finish(made: Plan) -> None:
        for proposed in dict.fromkeys([*(line.target for line in lines), *conditions.acts]):
            found = orders.require_proposed(room.draft, proposed)
            act = made.proposed.get(found) or room.draft.proposed[found]
            slots = {Slot(line.activity, line.phase) for line in lines if line.target == proposed}
            kept = tuple(line for line in act.lines if not (conditions.drop and line.slot in slots))
            told = tuple(
                replace(
                    line,
                    prior_approval=line.prior_approval and not (line.slot in slots and conditions.no_prior_approval),
                    conditional_refund=line.conditional_refund
                    and not (line.slot in slots and conditions.no_conditional_refund),
                )
                for line in kept
            )
            notes = act.notes if conditions.notes is None else conditions.notes
            made.proposed[found] = replace(act, lines=told, notes=notes)

    return record(room, planned(room, COMPLETE, orders.completion(filled), finish), signed)


def score(room: Room, lines: Sequence[LineRow], signed: Signed) -> Decided:
    """Give points to lines that are there."""
    for line in lines:
        act = room.draft.proposed[orders.require_proposed(room.draft, line.target)]
        _require_line(act.id, act.line(Slot(line.activity, line.phase)) is not None, line)
    return record(room, planned(room, SCORE, orders.completion(lines)), signed)


def _require_line(act: ProposedId, there: bool, line: LineRow) -> None:
    if not there:
        raise DataRefused(fr.LINE_ABSENT, act=act, activity=line.activity, phase=line.phase)


def leave(room: Room, lines: Iterable[tuple[ActCode, int, int]], committee: str, signed: Signed) -> Decided:
    """Leave lines of old acts to a committee."""
    return record(room, planned(room, LEAVE, orders.leaving(lines, committee, signed.reason)), signed)


def withdraw(room: Room, targets: Iterable[str], signed: Signed) -> Decided:
    """Take away proposed acts that no old act leads to."""
    if not signed.reason.strip():
        raise DataRefused(fr.REASON_MISSING)
    leading = predecessors(room.draft)
    changes: list[Change] = []
    for text in dict.fromkeys(targets):
        found = orders.require_proposed(room.draft, text)
        if found in leading:
            raise DataRefused(fr.STILL_TARGET, act=text, old=leading[found][0])
        node = act_node(found)
        changes.append(Change(node, room.draft.versions[node], encode_act(room.draft.proposed[found]), None))
    facts = {VERB: Verb.DELETE.value, SUBJECTS: sorted(change.node.partition("/")[2] for change in changes)}
    return record(room, Decision(Kind.DECIDE, room.draft.name, tuple(changes), facts), signed)


def subject_named(room: Room, text: str) -> str:
    """The subject that a person names: an old act, or a proposed one; where old acts lead to it, the first of them."""
    if ActCode(text) in room.release.by_code or ActCode(text) in room.draft.old:
        return text
    found = orders.find_proposed(room.draft, text)
    if found is None:
        raise UnknownThing(fr.UNKNOWN_SUBJECT, act=text, version=room.release.version)
    leading = predecessors(room.draft).get(found)
    return min(leading) if leading else found


def comment(room: Room, code: str, text: str, signed: Signed) -> Decided:
    """A remark on an act, never taken back: another one corrects it."""
    if not text.strip():
        raise DataRefused(fr.EMPTY_COMMENT)
    subject = subject_named(room, code)
    prefix = node_name("commentaire", f"{subject}/")
    number = sum(node.startswith(prefix) for node in room.draft.versions) + 1
    made = Comment(f"{subject}/{number:04d}", subject, signed.actor, text.strip())
    change = added(room.draft, node_name("commentaire", made.id), made)
    decision = Decision(Kind.COMMENT, room.draft.name, (change,), {VERB: COMMENT, SUBJECTS: [subject]})
    return record(room, decision, replace(signed, reason=signed.reason or fr.REASON_COMMENT))


def added(draft: Draft, node: str, value: object) -> Change:
    """The change that writes a record at ``node``, in place of what is there."""
    before = value_of(draft, node)
    state = None if before is None else encode_node(node, before)
    return Change(node, draft.versions.get(node, 0), state, encode_node(node, value))


def distribute(room: Room, code: ActCode, shares: ShareSet, measure: str, signed: Signed) -> Decided:
    """New shares for one old act, by acts or by euros."""
    decision = curate.share_decision(
        room.store, room.draft, code, shares.parts, origin=shares.origin, source=shares.source, measure=measure
    )
    return record(room, decision, replace(signed, reason=signed.reason or words.DEFAULT_REASON_SHARES))


def shares_said(draft: Draft, done: Decided, measure: str) -> str:
    """« Part de HHFA016 vers P-07-0002 : 10 % → 8 %. » where shares of acts moved; nothing for another measure."""
    change, *_ = done.decision.changes
    moved = change.before is not None and change.after is not None
    if not moved or measure != MEASURE_ACTS:
        return ""
    parts = [state["parts"].get(measure) for state in (change.before, change.after) if state]
    return curate.share_change_sentence(draft, change) if parts[0] != parts[1] else ""


def replayed(store: "Store", entry: Entry) -> tuple[Room, Decided]:
    """What an entry that was just written did: the draft before it, and its effect."""
    before = store.draft(entry.decision.draft, entry.position - 1)
    room = Room(store, before, store.release(before.base))
    return room, Decided(entry.decision, effect_of(before, room.release, entry.decision.changes, room.life), entry)
