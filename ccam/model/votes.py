"""What the members of a draft said of its subjects, counted: tallies, agreements and what they lack, letters."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ccam.french import browse
from ccam.french import life as fr
from ccam.french.sentence import Sentence
from ccam.model.acts import Release
from ccam.model.codes import ActCode
from ccam.model.draft import Draft, OldAct
from ccam.model.graph import Dossier, families_of
from ccam.model.life import EVERYONE, Life, State
from ccam.model.money import SHARE_UNIT
from ccam.model.registers import Opinion, Stance

ANAESTHESIA = 4
"""The activity whose lines the anaesthesia committee is heard on."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Opinions on one subject in one function (:data:`EVERYONE` for all), as members. ``missing`` is how many more the
    quorum asks for; those who abstain take part in it, and do not approve.
    """

    function: str
    approve: tuple[str, ...]
    against: tuple[str, ...]
    abstain: tuple[str, ...]
    missing: int
    veto: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many took part."""
        return len(self.approve) + len(self.against) + len(self.abstain)

    @property
    def quorum_met(self) -> bool:
        """Whether enough took part."""
        return self.missing == 0


class Fault(NamedTuple):
    """One thing that an agreement on ``act`` lacks."""

    act: str
    sentence: Sentence
    facts: Mapping[str, object]

    @property
    def message(self) -> str:
        """The sentence, filled."""
        return self.sentence.message.format(act=self.act, **self.facts)

    @property
    def hint(self) -> str:
        """What to do, filled."""
        return self.sentence.hint.format(act=self.act, **self.facts)


class Votes:
    """The opinions of one draft under one table, indexed when first asked for."""

    def __init__(self, draft: Draft, life: Life) -> None:
        self.draft, self.life = draft, life

    @cached_property
    def _by_subject(self) -> dict[str, list[Opinion]]:
        return self._grouped(past=False)

    @cached_property
    def _past(self) -> dict[str, list[Opinion]]:
        return self._grouped(past=True)

    def _grouped(self, *, past: bool) -> dict[str, list[Opinion]]:
        found: dict[str, list[Opinion]] = {}
        withdrawn = self.withdrawn
        for opinion in self.draft.registers.opinions.values():
            other = opinion.edits != self.edits(opinion.subject)
            if other is past and (opinion.member, opinion.subject) not in withdrawn:
                found.setdefault(opinion.subject, []).append(opinion)
        return found

    @cached_property
    def withdrawn(self) -> frozenset[tuple[str, str]]:
        """Members and the subjects they withdrew from (déports), in any séance."""
        sessions = self.draft.registers.sessions.values()
        return frozenset((one.member, one.subject) for session in sessions for one in session.conflicts)

    @cached_property
    def vetoed(self) -> frozenset[str]:
        """Subjects on which a veto is open."""
        found = {opinion.subject for opinion in self.draft.registers.opinions.values() if opinion.veto}
        return frozenset(subject for subject in found if self.vetoes(subject))

    def opinions(self, subject: str) -> Sequence[Opinion]:
        """The opinions that count on a subject: those of members who withdrew from it do not, nor those on what it
        was before its last modification, or under one that was taken back.
        """
        return self._by_subject.get(subject, ())

    def past(self, subject: str) -> Sequence[Opinion]:
        """The opinions on a subject that count no more, for it has been modified since."""
        return self._past.get(subject, ())

    def vetoes(self, subject: str) -> tuple[str, ...]:
        """Members whose veto is open, sorted: an edit does not lift it, only a new opinion of theirs does."""
        return tuple(sorted(one.member for one in (*self.opinions(subject), *self.past(subject)) if one.veto))

    def edits(self, subject: str) -> int:
        """How many times a subject was modified after opinions had been given on it."""
        standing = self.draft.registers.standings.get(subject)
        return standing.edits if standing else 0

    def state(self, subject: str) -> State:
        """Where a subject stands; the first state where nothing was said."""
        standing = self.draft.registers.standings.get(subject)
        return self.life.state(standing.state) if standing else self.life.first

    def state_of(self, subjects: Iterable[str]) -> State:
        """Where several subjects stand together: with the one that is least advanced."""
        return min(map(self.state, subjects), key=lambda state: state.rank)

    def letter(self, subjects: Collection[str]) -> str:
        """The letter of decided subjects: that of their state, « ? » where one is to be reviewed or under a veto."""
        old = self.draft.old
        if any(subject in self.vetoed or _review(old, subject) for subject in subjects):
            return browse.REVIEW_LETTER
        return self.state_of(subjects).letter

    def tally(self, subject: str) -> Tally:
        """The count of all opinions on a subject."""
        return self._count(EVERYONE, self.opinions(subject))

    def by_function(self, subject: str) -> tuple[Tally, ...]:
        """The counts function by function, those that a quorum waits for included, in order."""
        opinions = self.opinions(subject)
        awaited = self.life.agreement.quorum.keys() - {EVERYONE}
        functions = sorted(awaited | {opinion.function for opinion in opinions})
        return tuple(self._count(name, [one for one in opinions if one.function == name]) for name in functions)

    def _count(self, function: str, opinions: Sequence[Opinion]) -> Tally:
        approve, against, abstain = (
            tuple(sorted(one.member for one in opinions if one.stance is stance))
            for stance in (Stance.FOR, Stance.AGAINST, Stance.ABSTAIN)
        )
        missing = max(0, self.life.agreement.quorum.get(function, 0) - len(opinions))
        return Tally(function, approve, against, abstain, missing, tuple(sorted(o.member for o in opinions if o.veto)))

    def unsigned(self, subject: str, families: Iterable[str]) -> tuple[str, ...]:
        """Those of ``families`` whose president did not approve."""
        president = self.life.agreement.president
        signed = {
            family
            for one in self.opinions(subject)
            if one.function == president and one.stance is Stance.FOR
            for family in one.families
        }
        return tuple(family for family in families if family not in signed)

    def faults(self, dossier: Dossier, release: Release, subject: str, authors: Collection[str]) -> Iterator[Fault]:
        """What an agreement on a subject of ``dossier`` lacks; nothing where it is reached."""
        yield from self._counts(subject)
        tally = self.tally(subject)
        if members := self.vetoes(subject):
            yield Fault(subject, fr.VETO_OPEN, {"members": ", ".join(members)})
        if tally.approve and set(tally.approve) <= set(authors):
            yield Fault(subject, fr.AUTHOR_ALONE, {"members": ", ".join(tally.approve)})
        families = families_of(self.draft, dossier)
        if len(families) > 1 and (waited := self.unsigned(subject, families)):
            president = self.life.agreement.president
            yield Fault(subject, fr.NO_COUNTERSIGN, {"families": ", ".join(waited), "president": president})
        function = self.life.agreement.anaesthesia
        if self._under_anaesthesia(dossier, release) and not self._heard(subject, function):
            yield Fault(subject, fr.NO_ANAESTHESIA, {"function": function})

    def _counts(self, subject: str) -> Iterator[Fault]:
        everyone = self.tally(subject)
        for tally in (everyone, *self.by_function(subject)):
            if not tally.quorum_met:
                name = fr.EVERYONE if tally.function == EVERYONE else tally.function
                quorum = tally.count + tally.missing
                facts = {"function": name, "count": tally.count, "quorum": quorum, "missing": tally.missing}
                yield Fault(subject, fr.NO_QUORUM, facts)
        if everyone.quorum_met and len(everyone.approve) * SHARE_UNIT <= self.life.agreement.majority * everyone.count:
            counts = {name: len(getattr(everyone, name)) for name in ("approve", "against", "abstain")}
            yield Fault(subject, fr.NO_MAJORITY, counts)

    def _under_anaesthesia(self, dossier: Dossier, release: Release) -> bool:
        proposed = self.draft.proposed
        new = (line.slot for act in dossier.new if act in proposed for line in proposed[act].lines)
        old = (slot for code in dossier.old for slot in release.slots.get(code, ()))
        return any(slot.activity == ANAESTHESIA for slots in (new, old) for slot in slots)

    def _heard(self, subject: str, function: str) -> bool:
        """Whether someone of ``function`` said for or against: an abstention is not an opinion."""
        return any(one.function == function and one.stance is not Stance.ABSTAIN for one in self.opinions(subject))


def _review(old: dict[ActCode, OldAct], subject: str) -> bool:
    act = old.get(ActCode(subject))
    return act is not None and bool(act.review)
