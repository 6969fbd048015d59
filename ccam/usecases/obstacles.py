"""What is in the way of a change of state, said all at once: the table, the acts themselves, the opinions, facts."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccam.french import life as fr
from ccam.french import numbers
from ccam.french.sentence import Sentence
from ccam.model.codes import ActCode
from ccam.model.errors import DataRefused
from ccam.model.invariants import Level, check_between, check_dossier
from ccam.model.life import State
from ccam.model.votes import Fault

if TYPE_CHECKING:
    from ccam.usecases.life import Fact, Matter

FEW = 3
"""Acts that a reason names."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One reason against a move, in a sentence, and what to do about it."""

    sentence: Sentence
    message: str
    hint: str


def _said(sentence: Sentence, **facts: object) -> Obstacle:
    return Obstacle(sentence, sentence.message.format(**facts), sentence.hint.format(**facts))


def obstacles(
    matter: "Matter", moving: Sequence[str], target: State, role: str, authors: Collection[str]
) -> Iterator[Obstacle]:
    """What keeps ``moving`` subjects of a dossier from ``target``: the table of states, the acts, the voices."""
    yield from _by_table(matter, moving, target, role)
    if not all(matter.cell(subject, target) for subject in moving):
        return
    if undecided := matter.undecided():
        yield _said(fr.NO_FATE, acts=fr.listed(undecided))
        return
    forward = [subject for subject in moving if matter.votes.state(subject).rank < target.rank]
    if not forward:
        return
    yield from _of_content(matter)
    if target.held:
        yield from _unagreed(matter, forward, authors)
    else:
        yield from _vetoes(matter, forward)


def _unagreed(matter: "Matter", subjects: Sequence[str], authors: Collection[str]) -> Iterator[Obstacle]:
    """What the agreement lacks, once for all the acts that lack the same."""
    acts: dict[tuple[str, str], list[str]] = {}
    faults: dict[tuple[str, str], Fault] = {}
    for subject in subjects:
        for fault in matter.votes.faults(matter.dossier, matter.release, subject, authors):
            key = fault.sentence.message, str(fault.facts)
            acts.setdefault(key, []).append(subject)
            faults.setdefault(key, fault)
    for key, fault in faults.items():
        shown = fault._replace(act=fr.listed(acts[key], FEW))
        yield Obstacle(fault.sentence, shown.message, fault.hint)


def _vetoes(matter: "Matter", subjects: Sequence[str]) -> Iterator[Obstacle]:
    for subject in subjects:
        if members := matter.votes.vetoes(subject):
            yield _said(fr.VETO_OPEN, act=subject, members=", ".join(members))


def _by_table(matter: "Matter", moving: Sequence[str], target: State, role: str) -> Iterator[Obstacle]:
    life = matter.votes.life
    groups: dict[str, list[str]] = {}
    for subject in moving:
        groups.setdefault(matter.votes.state(subject).name, []).append(subject)
    for name, subjects in groups.items():
        before = life.state(name)
        found = life.move(before, target)
        if found is None:
            sentence = fr.PUBLISHED if before.closed else fr.NOT_ALLOWED
            onward = ", ".join(other.name for other in life.onward(before)) or "–"
            yield _said(sentence, before=before.label, after=target.label, acts=fr.listed(subjects), onward=onward)
            continue
        if role and role not in found.roles:
            yield _said(fr.ROLE_REFUSED, roles=", ".join(sorted(found.roles)), role=role)
        if found.has is not None and found.has != life.needs_has(matter.dossier):
            sentence = fr.HAS_USELESS if found.has else fr.HAS_NEEDED
            yield _said(sentence, kind=matter.dossier.kind.value, act=matter.dossier.id)


def _of_content(matter: "Matter") -> Iterator[Obstacle]:
    """What the acts themselves have against going forward."""
    draft, dossier = matter.draft, matter.dossier
    if review := [code for code in dossier.old if draft.fate_of(ActCode(code)).review]:
        yield _said(fr.TO_REVIEW, acts=fr.listed(tuple(review)))
    found = check_dossier(draft, matter.release, dossier)
    found += [one for one in check_between(draft) if set(one.acts) & {*dossier.old, *dossier.new}]
    if ids := sorted({violation.id for violation in found if violation.level is Level.ERROR}):
        yield _said(fr.HAS_ERRORS, ids=", ".join(ids), act=dossier.id)


def about_fact(target: State, fact: "Fact | None", stated: bool, today: str) -> Iterator[Obstacle]:
    """What lacks the fact that a body outside stated, or why none is to be stated."""
    if not stated:
        if fact is not None:
            yield _said(fr.NOT_A_FACT, after=target.label)
        return
    if fact is None or not fact.reference.strip():
        yield _said(fr.FACT_DATE, after=target.label)
        return
    if fact.on.isoformat() > today:
        yield _said(fr.FACT_FUTURE, day=numbers.day(fact.on))
    if target.dated and fact.effective is None:
        yield _said(fr.FACT_EFFECT, after=target.label)


def refusal(found: Sequence[Obstacle], code: str, target: State) -> DataRefused:
    """All that is in the way, in one refusal."""
    reasons = " ".join(dict.fromkeys(one.message for one in found))
    hints = " ".join(dict.fromkeys(one.hint for one in found))
    codes = tuple(dict.fromkeys(one.sentence.code for one in found))
    return DataRefused(fr.MOVE_REFUSED, code=code, state=target.label, reasons=reasons, hints=hints, codes=codes)
