"""Opinions: for, against or neither, by function and with a reason; a new one replaces the former."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ccam.french import life as fr
from ccam.french import numbers
from ccam.model.decisions import Change, Decision, Entry, Kind
from ccam.model.draft import Draft
from ccam.model.errors import DataRefused, UsageError
from ccam.model.life import Agreement
from ccam.model.members import Member, Role
from ccam.model.nodes import encode_node, node_name
from ccam.model.registers import Opinion, Stance
from ccam.model.text import folded, has_control
from ccam.model.votes import Tally, Votes
from ccam.usecases.curate import pick_draft
from ccam.usecases.life import Ground, Matter, moved, open_ground, open_matter, standing_change

if TYPE_CHECKING:
    from ccam.store.store import Store

NATURE = "avis"
"""Nature of the blind rounds that gather opinions."""

_MEMBER = re.compile(r"[^\s/>]{1,64}")


@dataclass(frozen=True, slots=True)
class Voice:
    """What one member says, in which function. ``families`` are those whose president they are."""

    member: str
    function: str
    stance: Stance
    reason: str = ""
    veto: bool = False
    families: tuple[str, ...] = ()

    def on(self, subject: str, blind_round: str = "", edits: int = 0) -> Opinion:
        """The opinion on one subject, modified so many times."""
        return Opinion(
            subject, self.member, self.function, self.stance, self.reason, blind_round, self.veto, self.families, edits
        )


@dataclass(frozen=True, slots=True)
class Given:
    """An opinion that was given. ``tallies`` are the counts of each subject afterwards, by function, all together
    first; ``returned`` are the subjects that a veto sent back, ``past`` the opinions that no longer count.
    """

    voice: Voice
    subjects: tuple[str, ...]
    returned: tuple[str, ...]
    tallies: tuple[tuple[str, tuple[Tally, ...]], ...]
    past: tuple[str, ...]
    entry: Entry

    @property
    def sentence(self) -> str:
        """One or two lines for people."""
        said = fr.GIVEN.format(
            stance=self.voice.stance.value, member=self.voice.member, function=self.voice.function,
            acts=fr.listed(self.subjects),
        )  # fmt: skip
        if not self.returned:
            return said
        return f"{said} {fr.VETOED.format(member=self.voice.member, acts=fr.listed(self.returned))}"


def give_opinion(
    store: "Store", draft: str | None, code: str, voice: Voice, *, actor: str, alone: bool = False
) -> Given:
    """Record what a member says of a dossier, in one decision; a veto sends it back to the first state. Raises
    :class:`DataRefused` for a member who withdrew, an act without a fate, a veto that the function does not have.
    """
    current = store.draft(pick_draft(store, draft).name)
    matter, decision = planned_opinion(store, current, code, voice, alone=alone)
    with store.write(actor, opinion_reason(voice)) as writer:
        entry = writer.decide(decision, base=current.base)
    returned = tuple(change.node.partition("/")[2] for change in decision.changes if change.node.startswith("etat/"))
    votes = Votes(store.draft(current.name), matter.votes.life)
    return Given(voice, matter.subjects, returned, tallies(votes, matter.subjects), past(votes, matter.subjects), entry)


def planned_opinion(
    store: "Store", current: Draft, code: str, voice: Voice, *, alone: bool = False, ground: Ground | None = None
) -> tuple[Matter, Decision]:
    """What :func:`give_opinion` would write on ``current``, refused on the same terms."""
    ground = ground or open_ground(store, current)
    require_voice(voice, ground.votes.life.agreement)
    matter = open_matter(store, current, code, alone=alone, ground=ground)
    _require_free(matter, voice)
    opinions = [voice.on(subject, edits=matter.votes.edits(subject)) for subject in matter.subjects]
    changes = list(opinion_changes(current, opinions))
    if not changes:
        raise DataRefused(fr.SAME_OPINION, member=voice.member)
    returns = list(veto_changes(current, matter.votes, matter.subjects, voice))
    facts = {
        "verbe": "avis", "sujets": list(matter.subjects), "membre": voice.member, "fonction": voice.function,
        "avis": voice.stance.value,
    }  # fmt: skip
    return matter, Decision(Kind.OPINION, current.name, tuple(changes + returns), facts, matter.content_reads)


def opinion_reason(voice: Voice) -> str:
    """What the journal keeps as the reason of an opinion."""
    return voice.reason or fr.REASON_OPINION.format(stance=voice.stance.value, function=voice.function)


def known_member(store: "Store", member: str) -> Member:
    """The member of that id; one that the base does not know has no function and no family of its own."""
    wanted = store.author(member)
    return next((known for known in store.members() if known.id == wanted), Member(wanted, "", Role.EDITOR))


def read_stance(text: str) -> Stance:
    """« pour », « contre » or « abstention »."""
    wanted = folded(text)
    found = next((stance for stance in Stance if stance.value == wanted), None)
    if found is None:
        raise UsageError(fr.BAD_STANCE, value=text)
    return found


def tallies(votes: Votes, subjects: Sequence[str]) -> tuple[tuple[str, tuple[Tally, ...]], ...]:
    """The counts of each subject: all together, then by function."""
    return tuple((subject, (votes.tally(subject), *votes.by_function(subject))) for subject in subjects)


def past(votes: Votes, subjects: Sequence[str]) -> tuple[str, ...]:
    """What was said of subjects before their last modification and counts no more, in sentences."""
    return tuple(
        fr.PAST.format(
            act=subject, stance=one.stance.value, member=one.member, function=one.function, when=when(votes, one)
        )
        for subject in subjects
        for one in votes.past(subject)
    )


def when(votes: Votes, opinion: Opinion) -> str:
    """« avant la modification du … » for an opinion that counts no more."""
    standing = votes.draft.registers.standings.get(opinion.subject)
    if standing is None or opinion.edits > standing.edits:
        return fr.BEFORE_UNDO
    return fr.BEFORE_EDIT.format(on=numbers.day(date.fromisoformat(standing.edited)))


def require_voice(voice: Voice, agreement: Agreement) -> None:
    """Refuse a voice that is not whole: no function, no reason where one is due, a veto without the right to it."""
    require_member(voice.member)
    if not voice.function.strip() or has_control(voice.function):
        raise UsageError(fr.NO_FUNCTION)
    if voice.stance is not Stance.FOR and not voice.reason.strip():
        raise DataRefused(fr.NO_REASON)
    if voice.veto and voice.stance is not Stance.AGAINST:
        raise UsageError(fr.VETO_FOR)
    known = agreement.veto
    if voice.veto and voice.function not in known:
        raise DataRefused(fr.NO_VETO_RIGHT, function=voice.function, known=", ".join(sorted(known)) or "–")


def require_member(member: str) -> None:
    """Refuse what cannot be the id of a member: it is part of the name of a node."""
    if not _MEMBER.fullmatch(member) or has_control(member):
        raise UsageError(fr.BAD_MEMBER, member=member)


def opinion_changes(draft: Draft, opinions: Sequence[Opinion]) -> Iterator[Change]:
    """The changes that record ``opinions``; none for those that are there already."""
    for opinion in opinions:
        node = node_name("avis", f"{opinion.subject}/{opinion.member}")
        before = draft.registers.opinions.get(f"{opinion.subject}/{opinion.member}")
        if before != opinion:
            known = encode_node(node, before) if before else None
            yield Change(node, draft.versions.get(node, 0), known, encode_node(node, opinion))


def veto_changes(draft: Draft, votes: Votes, subjects: Sequence[str], voice: Voice) -> Iterator[Change]:
    """A veto sends what has begun back to the first state; refused where the table leads no more there."""
    if not voice.veto:
        return
    first = votes.life.first
    for subject in subjects:
        state = votes.state(subject)
        if state == first:
            continue
        if votes.life.move(state, first) is None:
            raise DataRefused(fr.VETO_TOO_LATE, acts=subject, state=state.label)
        reason = fr.REASON_VETO.format(member=voice.member, reason=voice.reason)
        yield standing_change(draft, moved(draft, subject, first.name, reason))


def blind_rounds(draft: Draft, subject: str, member: str) -> tuple[str, ...]:
    """The open rounds of opinions in which ``member`` is to speak of ``subject``."""
    return tuple(
        round_.id
        for round_ in draft.registers.rounds.values()
        if not round_.closed and round_.nature == NATURE and subject in round_.subjects
        if not round_.members or member in round_.members
    )


def _require_free(matter: Matter, voice: Voice) -> None:
    if undecided := matter.undecided():
        raise DataRefused(fr.NO_FATE, acts=fr.listed(undecided))
    away = [subject for subject in matter.subjects if (voice.member, subject) in matter.votes.withdrawn]
    if away:
        raise DataRefused(fr.WITHDRAWN, member=voice.member, acts=fr.listed(away))
    for subject in matter.subjects:
        if rounds := blind_rounds(matter.draft, subject, voice.member):
            raise DataRefused(fr.BLIND, acts=subject, round=rounds[0])
