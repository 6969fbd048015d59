"""What the terminal decides about dossiers: states, opinions, disagreements; several dossiers are one decision."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ccam.french import life as words
from ccam.model.decisions import Change, Decision, Entry
from ccam.model.draft import Draft
from ccam.model.errors import DataRefused
from ccam.model.graph import Dossier, predecessors
from ccam.model.life import Move, Nature, State
from ccam.model.members import Member
from ccam.model.registers import Disagreement, Stance
from ccam.model.subjects import SUBJECTS
from ccam.usecases.disputes import Terms, add_to_dispute, close_dispute, open_dispute, open_on
from ccam.usecases.life import Fact, Ground, move_reason, planned_move
from ccam.usecases.members import acting_role
from ccam.usecases.opinions import Voice, known_member, opinion_reason, planned_opinion
from ccam.usecases.views import Outcome

if TYPE_CHECKING:
    from ccam.store.store import Store
    from ccam.usecases.study import Study
    from ccam.usecases.workbench.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Passage:
    """A state to which the table lets dossiers go. ``roles`` may take them there; ``fact``: it is stated, with its
    date and reference; ``dated``: a date of effect is asked for; ``held``: an agreement is asked for.
    """

    state: State
    roles: tuple[str, ...]
    fact: bool

    @property
    def dated(self) -> bool:
        """Whether a date of effect is asked for."""
        return self.state.dated

    @property
    def held(self) -> bool:
        """Whether an agreement is asked for."""
        return self.state.held


def passages(workbench: "Workbench", dossiers: Iterable[str]) -> tuple[Passage, ...]:
    """The states to which every one of ``dossiers`` may go, in the order of the table."""
    study = workbench.study
    found = [study.owner[id_] for id_ in dossiers if id_ in study.owner]
    made = []
    for state in study.life.states:
        here = [(one, subject) for one in found for subject in one.subjects if study.votes.state(subject) != state]
        moves = [_passage(study, one, subject, state) for one, subject in here]
        allowed = [known for known in moves if known is not None]
        if allowed and len(allowed) == len(moves):
            roles = frozenset.intersection(*(known.roles for known in allowed))
            fact = any(known.nature is Nature.FACT for known in allowed)
            made.append(Passage(state, tuple(sorted(roles)), fact))
    return tuple(made)


def _passage(study: "Study", dossier: Dossier, subject: str, state: State) -> Move | None:
    """What the table says of taking ``subject`` to ``state``, None where it does not let it."""
    known = study.life.move(study.votes.state(subject), state)
    fits = known is not None and known.has in (None, study.life.needs_has(dossier))
    return known if fits else None


def present_state(workbench: "Workbench", dossiers: Iterable[str]) -> str:
    """Where dossiers stand, in words."""
    study = workbench.study
    labels = (study.votes.state_of(study.owner[id_].subjects).label for id_ in dossiers if id_ in study.owner)
    return ", ".join(dict.fromkeys(labels))


def move(
    workbench: "Workbench", dossiers: Sequence[str], state: str, *, reason: str = "", fact: Fact | None = None
) -> Outcome:
    """Take dossiers to a state: all of them, or none."""
    role = acting_role(workbench.room.store, workbench.actor, "")

    def plan(store: "Store", draft: Draft, code: str, ground: Ground) -> Decision:
        return planned_move(store, draft, code, state, role=role, reason=reason, fact=fact, ground=ground)[2]

    target = workbench.study.life.state(state)
    before = present_state(workbench, dossiers)
    said = words.MOVED.format(acts=words.listed(dossiers), before=before, after=target.label)
    return _together(workbench, dossiers, plan, move_reason(target, reason, fact), said)


def member(workbench: "Workbench", name: str = "") -> Member:
    """A member as the base knows them; the author where no name is given."""
    return known_member(workbench.room.store, name or workbench.actor)


def give_opinion(
    workbench: "Workbench", dossiers: Sequence[str], who: str, function: str, stance: Stance, reason: str = "",
    *, veto: bool = False,
) -> Outcome:  # fmt: skip
    """What a member says of dossiers: of all of them, or of none."""
    known = member(workbench, who)
    voice = Voice(known.id, function or known.function, stance, reason, veto, known.families)

    def plan(store: "Store", draft: Draft, code: str, ground: Ground) -> Decision:
        return planned_opinion(store, draft, code, voice, ground=ground)[1]

    said = words.GIVEN.format(
        stance=stance.value, member=voice.member, function=voice.function, acts=words.listed(dossiers)
    )
    return _together(workbench, dossiers, plan, opinion_reason(voice), said)


def _together(
    workbench: "Workbench", codes: Sequence[str], plan: "Callable[[Store, Draft, str, Ground], Decision]",
    reason: str, said: str,
) -> Outcome:  # fmt: skip
    """The decisions on several dossiers, written as one."""
    room = workbench.room
    study = workbench.study
    ground = Ground(study.release, study.votes, predecessors(study.draft))
    made = [plan(room.store, room.draft, code, ground) for code in codes]
    if not made:
        raise DataRefused(words.NOTHING_MARKED)
    entry = _write(workbench, merged(made), reason)
    return workbench.written(entry, said)


def merged(decisions: Sequence[Decision]) -> Decision:
    """One decision that does what several do; they are of one kind and touch different nodes."""
    first, *others = decisions
    if not others:
        return first
    changes: dict[str, Change] = {change.node: change for made in decisions for change in made.changes}
    reads = {node: version for made in decisions for node, version in made.reads}
    subjects = [subject for made in decisions for subject in _subjects(made)]
    facts = {**first.facts, SUBJECTS: list(dict.fromkeys(subjects))}
    kinds = {made.kind for made in decisions}
    if len(kinds) > 1:
        raise DataRefused(words.TWO_NATURES)
    return replace(first, changes=tuple(changes.values()), facts=facts, reads=tuple(sorted(reads.items())))


def _subjects(made: Decision) -> list[str]:
    found = made.facts.get(SUBJECTS)
    return [str(one) for one in found] if isinstance(found, list) else []


def _write(workbench: "Workbench", decision: Decision, reason: str) -> Entry:
    room = workbench.room
    with room.store.write(workbench.actor, reason) as writer:
        return writer.decide(decision, base=room.draft.base)


def open_disputes(workbench: "Workbench", dossiers: Iterable[str]) -> tuple[Disagreement, ...]:
    """Open disagreements on dossiers, the heaviest first."""
    study = workbench.study
    acts = [act for id_ in dossiers if id_ in study.owner for act in study.owner[id_].subjects]
    return tuple(open_on(study.draft, acts))


def open_a_dispute(workbench: "Workbench", dossiers: Sequence[str], question: str, terms: Terms) -> Outcome:
    """Open a disagreement on whole dossiers."""
    room = workbench.room
    entry = open_dispute(room.store, room.draft, dossiers, question, terms, actor=workbench.actor, whole=True)
    return workbench.written(entry)


def add_to_a_dispute(workbench: "Workbench", number: str, terms: Terms) -> Outcome:
    """Add sides to an open one; give or correct its effect, what it awaits, by when."""
    room = workbench.room
    return workbench.written(add_to_dispute(room.store, room.draft, number, terms, actor=workbench.actor))


def close_a_dispute(workbench: "Workbench", number: str, outcome: str) -> Outcome:
    """Close one with its outcome."""
    room = workbench.room
    return workbench.written(close_dispute(room.store, room.draft, number, outcome, actor=workbench.actor))
