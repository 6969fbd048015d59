"""The life of acts and dossiers: move a state inside the committees, state a fact of those outside."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from ccam.french import life as fr
from ccam.french import numbers
from ccam.model.acts import Release
from ccam.model.decisions import Change, Decision, Entry, Kind
from ccam.model.draft import Draft, Fate, act_node, old_node
from ccam.model.errors import DataRefused, UnknownThing, UsageError
from ccam.model.graph import Dossier, Incoming, predecessors, touched_dossiers
from ccam.model.life import Life, Move, Nature, State, read_life
from ccam.model.nodes import encode_node, node_name
from ccam.model.notebook import author_of
from ccam.model.registers import Standing
from ccam.model.subjects import Search
from ccam.model.votes import Votes
from ccam.resources import rules
from ccam.usecases.curate import pick_draft
from ccam.usecases.obstacles import about_fact, obstacles, refusal
from ccam.usecases.subjects import named_subjects

if TYPE_CHECKING:
    from ccam.store.store import Store

CONTENT = frozenset({Kind.APPLY, Kind.DISTRIBUTE, Kind.DECIDE, Kind.UNDO, Kind.REDO})
"""What writes the acts of a dossier: their last authors are never the only ones who approve it."""


@cache
def shipped_life() -> Life:
    """The table of ``data/parameters/etats.toml``."""
    return read_life(rules("etats"))


def life_table(store: "Store") -> Life:
    """The table in force: the one of the base that was imported last, else the one that ships."""
    from ccam.formats.life import FORMAT, life_of

    own = store.last_document(FORMAT)
    return life_of(own.text) if own else shipped_life()


def pinned_life(store: "Store", documents: Collection[str]) -> Life:
    """The table in force when these were all the documents of the base: what a seal pins is never replaced."""
    from ccam.formats.life import FORMAT, life_of

    own = [each for each in store.documents([FORMAT]) if each.name in documents]
    return life_of(max(own, key=lambda each: each.position).text) if own else shipped_life()


@dataclass(frozen=True, slots=True)
class Fact:
    """What a body outside the committees did: on that day, to be read there, with effect from ``effective``."""

    on: date
    reference: str
    effective: date | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """Subjects that moved together; ``before`` are their states in order."""

    subjects: tuple[str, ...]
    before: tuple[State, ...]
    after: State
    entry: Entry

    @property
    def sentence(self) -> str:
        """One line for people."""
        left = ", ".join(dict.fromkeys(state.label for state in self.before))
        return fr.MOVED.format(acts=fr.listed(self.subjects), before=left, after=self.after.label)


@dataclass(frozen=True, slots=True)
class Matter:
    """One dossier of a draft with what was said of it, or one act alone of it."""

    draft: Draft
    release: Release
    dossier: Dossier
    subjects: tuple[str, ...]
    votes: Votes

    @property
    def content_reads(self) -> tuple[tuple[str, int], ...]:
        """Versions of the acts of the dossier: what an opinion is about."""
        return self._versions([*map(old_node, self.dossier.old), *map(act_node, self.dossier.new)])

    @property
    def reads(self) -> tuple[tuple[str, int], ...]:
        """Versions of all that a move relies on: acts, families, opinions."""
        said = [
            node_name("avis", f"{subject}/{opinion.member}")
            for subject in self.subjects
            for opinion in (*self.votes.opinions(subject), *self.votes.past(subject))
        ]
        places = [node_name("place", subject) for subject in self.dossier.subjects]
        return self.content_reads + self._versions([*places, *said])

    def _versions(self, nodes: Iterable[str]) -> tuple[tuple[str, int], ...]:
        return tuple((node, self.draft.versions.get(node, 0)) for node in nodes)

    def cell(self, subject: str, target: State) -> Move | None:
        """What the table says of taking ``subject`` to ``target``; None where it does not allow it."""
        return self.votes.life.move(self.votes.state(subject), target)

    def undecided(self) -> tuple[str, ...]:
        """Old acts of the dossier that have no fate yet."""
        return tuple(code for code in self.dossier.old if self.draft.fate_of(code).fate is Fate.UNDECIDED)


@dataclass(frozen=True, slots=True)
class Ground:
    """What many dossiers of one draft are decided on: read once, it does for all of them."""

    release: Release
    votes: Votes
    incoming: Incoming


def open_ground(store: "Store", draft: Draft) -> Ground:
    """The ground of a draft as it is now."""
    return Ground(store.release(draft.base), Votes(draft, life_table(store)), predecessors(draft))


def open_matter(
    store: "Store", draft: Draft, code: str, *, alone: bool = False, ground: Ground | None = None
) -> Matter:
    """The dossier that holds ``code``, whole unless ``alone``. Raises :class:`UnknownThing`, and :class:`DataRefused`
    for a proposed act that stands for several acts when it is taken alone. ``ground`` is for who has it already.
    """
    ground = ground or open_ground(store, draft)
    release = ground.release
    found = named_subjects(draft, release, [code], ground.incoming)
    _, (dossier,) = touched_dossiers(draft, release, {}, found[:1], ground.incoming)
    if alone and len(found) > 1:
        raise DataRefused(fr.NO_SEVERAL, acts=fr.listed(found))
    subjects = found if alone else dossier.subjects
    return Matter(draft, release, dossier, subjects, ground.votes)


def move(
    store: "Store", draft: str | None, code: str, state: str, *, actor: str, role: str = "", reason: str = "",
    fact: Fact | None = None, alone: bool = False,
) -> Moved:  # fmt: skip
    """Take a dossier to ``state`` in one decision. Raises :class:`DataRefused` with everything that is in the way; the
    ``role`` of the author is checked where it is known.
    """
    current = store.draft(pick_draft(store, draft).name)
    matter, target, decision = planned_move(
        store, current, code, state, role=role, reason=reason, fact=fact, alone=alone
    )
    moving = subjects_moved(decision)
    with store.write(actor, move_reason(target, reason, fact)) as writer:
        entry = writer.decide(decision, base=current.base)
    return Moved(moving, tuple(map(matter.votes.state, moving)), target, entry)


def planned_move(
    store: "Store", current: Draft, code: str, state: str, *, role: str = "", reason: str = "",
    fact: Fact | None = None, alone: bool = False, ground: Ground | None = None,
) -> tuple[Matter, State, Decision]:  # fmt: skip
    """What :func:`move` would write on ``current``, refused on the same terms."""
    matter = open_matter(store, current, code, alone=alone, ground=ground)
    target = matter.votes.life.state(state)
    moving = _moving(matter, target)
    authors = authors_of(store, current, matter.dossier)
    found = list(obstacles(matter, moving, target, role, authors))
    moves = [made for subject in moving if (made := matter.cell(subject, target))]
    stated = any(made.nature is Nature.FACT for made in moves)
    if moves:
        found += about_fact(target, fact, stated, store.clock()[:10])
    if found:
        raise refusal(found, code.upper(), target)
    return matter, target, _decision(matter, moving, target, reason, fact if stated else None, authors)


def subjects_moved(decision: Decision) -> tuple[str, ...]:
    """The subjects that a decision moves."""
    return tuple(change.node.partition("/")[2] for change in decision.changes)


def authors_of(store: "Store", draft: Draft, dossier: Dossier) -> tuple[str, ...]:
    """Who wrote last each act of a dossier, in order."""
    names = frozenset((*dossier.old, *dossier.new))
    nodes = {*map(old_node, dossier.old), *map(act_node, dossier.new)}
    last = {
        change.node: author_of(entry, change.node)
        for entry in store.search(Search(draft.name, names, kinds=CONTENT | {Kind.FACT}))
        for change in entry.decision.changes
        if change.node in nodes
    }
    return tuple(sorted({*last.values()} - {""}))


def require_agreed(store: "Store", draft: Draft, changes: Iterable[Change]) -> None:
    """Refuse changes, taken back or done again, that would give a subject a state without the agreement it asks for."""
    from ccam.usecases.effects import after_changes

    changes = tuple(changes)
    after = after_changes(draft, changes)
    for change in changes:
        layer, _, subject = change.node.partition("/")
        if layer != "etat" or change.after is None:
            continue
        try:
            matter = open_matter(store, draft, subject, alone=True)
        except UnknownThing:
            raise DataRefused(fr.UNDO_ACT_GONE, act=subject, version=draft.base) from None
        target = matter.votes.life.state(str(change.after["etat"]))
        if target.held and target.rank > matter.votes.state(subject).rank:
            authors = authors_of(store, draft, matter.dossier)
            # Opinions count as they will once this is done: taking an edit back brings back those given before it.
            found = list(Votes(after, matter.votes.life).faults(matter.dossier, matter.release, subject, authors))
            if found:
                reasons = " ".join(fault.message for fault in found)
                raise DataRefused(fr.UNDO_UNAGREED, act=subject, state=target.label, name=target.name, reasons=reasons)


def moved(draft: Draft, subject: str, state: str, reason: str = "") -> Standing:
    """Where a subject stands once moved to ``state``: what is known of its modifications goes with it."""
    known = draft.registers.standings.get(subject)
    made = Standing(subject, state, reason)
    return replace(made, edits=known.edits, edited=known.edited) if known else made


def standing_change(draft: Draft, standing: Standing) -> Change:
    """The change that puts a subject where ``standing`` says."""
    node = node_name("etat", standing.subject)
    before = draft.registers.standings.get(standing.subject)
    known = encode_node(node, before) if before else None
    return Change(node, draft.versions.get(node, 0), known, encode_node(node, standing))


def _moving(matter: Matter, target: State) -> tuple[str, ...]:
    """The subjects that are not there yet; all of them for a fact that is stated again."""
    again = matter.votes.life.move(target, target) is not None
    moving = tuple(subject for subject in matter.subjects if again or matter.votes.state(subject) != target)
    if not moving:
        raise DataRefused(fr.ALREADY, after=target.label)
    return moving


def _decision(
    matter: Matter, moving: Sequence[str], target: State, reason: str, fact: Fact | None, authors: tuple[str, ...]
) -> Decision:
    draft = matter.draft
    given: dict[str, Any] = {"authors": authors if target.held else ()}
    facts: dict[str, object] = {"verbe": "etat", "sujets": list(moving), "etat": target.name}
    if fact is not None:
        effective = fact.effective.isoformat() if fact.effective else ""
        given |= {"on": fact.on.isoformat(), "reference": fact.reference.strip(), "effective": effective}
        facts |= {"le": given["on"], "reference": given["reference"]}
    standings = (replace(moved(draft, subject, target.name, reason), **given) for subject in moving)
    changes = tuple(standing_change(draft, standing) for standing in standings)
    if any(change.before == change.after for change in changes):
        raise DataRefused(fr.ALREADY, after=target.label)
    kind = Kind.FACT if fact is not None else Kind.MOVE
    return Decision(kind, draft.name, changes, facts, matter.reads)


def move_reason(target: State, reason: str, fact: Fact | None) -> str:
    """What the journal keeps as the reason of a move."""
    if reason:
        return reason
    if fact is None:
        return fr.REASON_MOVE.format(state=target.label)
    return fr.REASON_FACT.format(state=target.label, on=numbers.day(fact.on), reference=fact.reference)


def read_fact(on: date | None, reference: str, effective: date | None) -> Fact | None:
    """A fact from the options of a command: all or none of the day and the reference."""
    if on is None:
        if reference or effective:
            raise UsageError(fr.FACT_DATE, after=reference or numbers.day(effective or date.min))
        return None
    return Fact(on, reference, effective)
