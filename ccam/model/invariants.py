"""What must hold in a draft (correspondence.md §C.2, and I20): named checks, each violation naming its acts.

Levels: an *error* blocks an étape and a publication; a *counted* one (I1, I15) blocks a publication only and is
valued at an étape; a *warning* is printed. I6 is not a check of its own: kinds 1–1 are derived from code and
label, so I5 compares the verb with exactly what I6 states. I10 is checked where volumes flow (``valuation.flow``).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ccam.french import invariants as fr
from ccam.french import numbers
from ccam.french.sentence import Sentence
from ccam.model.acts import Release
from ccam.model.codes import ActCode, LineKey, ProposedId, Slot
from ccam.model.draft import Alternative, Draft, Fate, OldAct, ShareOrigin, Verb
from ccam.model.graph import ChangeKind, Dossier
from ccam.model.money import SHARE_UNIT
from ccam.model.text import normal_label


class Level(StrEnum):
    """How much a violation blocks."""

    ERROR = "error"
    COUNTED = "counted"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that does not hold. ``acts`` are current codes or shown codes of proposed acts."""

    id: str
    level: Level
    dossier: str
    acts: tuple[str, ...]
    sentence: str
    hint: str


VERBS_OF_KIND: dict[ChangeKind, frozenset[Verb]] = {
    ChangeKind.KEPT: frozenset({Verb.KEEP}),
    ChangeKind.RELABELLED: frozenset({Verb.RELABEL}),
    ChangeKind.RECODED: frozenset({Verb.RECODE}),
    ChangeKind.MERGED: frozenset({Verb.MERGE}),
    ChangeKind.SPLIT: frozenset({Verb.SPLIT, Verb.BILL_TOGETHER}),
    ChangeKind.RESTRUCTURED: frozenset({Verb.RESTRUCTURE}),
    ChangeKind.DELETED: frozenset({Verb.DELETE}),
    ChangeKind.CREATED: frozenset({Verb.CREATE}),
    ChangeKind.UNDECIDED: frozenset(),
}

NO_SLOT: frozenset[Slot] = frozenset()

SOURCED = frozenset({ShareOrigin.EXPERT, ShareOrigin.DUAL_CODED, ShareOrigin.VOLUMES, ShareOrigin.ESTIMATED})


@dataclass(frozen=True, slots=True)
class _Context:
    """One dossier and what its checks look at; ``acts`` are its old acts."""

    draft: Draft
    release: Release
    dossier: Dossier
    acts: tuple[OldAct, ...]

    def violation(self, sentence: Sentence, level: Level, *acts: str, **facts: object) -> Violation:
        known = {"act": acts[0] if acts else "", "dossier": self.dossier.id, **facts}
        return Violation(
            sentence.code, level, self.dossier.id, acts,
            sentence.message.format(**known), sentence.hint.format(**known),
        )  # fmt: skip

    def shown(self, proposed: ProposedId) -> str:
        act = self.draft.proposed.get(proposed)
        return act.shown_code if act else proposed


def check_dossier(draft: Draft, release: Release, dossier: Dossier) -> list[Violation]:
    """Every invariant that one dossier can break, in the order of their numbers."""
    context = _Context(draft, release, dossier, tuple(draft.fate_of(code) for code in dossier.old))
    if not dossier.new and context.acts[0].fate is Fate.UNDECIDED:
        return list(_fates(context))
    return [violation for check in DOSSIER_CHECKS for violation in check(context)]


def check(draft: Draft, release: Release, dossiers: Sequence[Dossier]) -> list[Violation]:
    """Every invariant over every dossier, then those that compare dossiers (I11, I12)."""
    found = [violation for dossier in dossiers for violation in check_dossier(draft, release, dossier)]
    return found + check_between(draft)


def check_between(draft: Draft) -> list[Violation]:
    """The invariants that compare dossiers: one label, one code (I11)."""
    return list(_bijection(draft))


def _fates(context: _Context) -> Iterator[Violation]:
    for act in context.acts:
        if act.code not in context.release.by_code:
            sentence = fr.GONE_OLD if act.review else fr.UNKNOWN_OLD
            yield context.violation(sentence, Level.ERROR, act.code, version=context.release.version)
        elif act.fate is Fate.UNDECIDED:
            yield context.violation(fr.UNDECIDED, Level.COUNTED, act.code)


def _origins(context: _Context) -> Iterator[Violation]:
    if context.dossier.old:
        return
    for proposed in context.dossier.new:
        if not context.draft.proposed[proposed].justification:
            yield context.violation(fr.NO_ORIGIN, Level.ERROR, context.shown(proposed))


def _deletions(context: _Context) -> Iterator[Violation]:
    for act in context.acts:
        if act.fate is Fate.DELETED and act.alternatives:
            yield context.violation(fr.DELETED_WITH_TARGET, Level.ERROR, act.code)
        if act.fate is Fate.DELETED and not act.reason:
            yield context.violation(fr.DELETED_WITHOUT_REASON, Level.ERROR, act.code)
        if act.fate is Fate.MAPPED and not act.alternatives:
            yield context.violation(fr.MAPPED_NOWHERE, Level.ERROR, act.code)


def _links(context: _Context) -> Iterator[Violation]:
    proposed = context.draft.proposed
    for act in context.acts:
        for alternative in act.alternatives:
            for member in alternative.members:
                if member not in proposed:
                    yield context.violation(fr.UNKNOWN_TARGET, Level.ERROR, act.code, member, target=member)
            if len(alternative.members) != 1:
                yield from _bundle(context, act, alternative)
        if len(act.alternatives) > 1:
            ways = [frozenset(alternative.members) for alternative in act.alternatives]
            for way in sorted({tuple(sorted(way)) for way in ways if ways.count(way) > 1}):
                yield context.violation(fr.DUPLICATE_LINK, Level.ERROR, act.code, target=" + ".join(way))


def _bundle(context: _Context, act: OldAct, alternative: Alternative) -> Iterator[Violation]:
    members = alternative.members
    if not members:
        yield context.violation(fr.EMPTY_BUNDLE, Level.ERROR, act.code)
    for member in sorted({member for member in members if members.count(member) > 1}):
        shown = context.shown(member)
        yield context.violation(fr.DUPLICATE_LINK, Level.ERROR, act.code, shown, target=shown)


def _verbs(context: _Context) -> Iterator[Violation]:
    allowed = VERBS_OF_KIND[context.dossier.kind]
    for act in context.acts:
        # A verb that waits for review was declared of what the act used to be (I15).
        if act.fate is Fate.UNDECIDED or act.review:
            continue
        if act.verb is not None and act.verb not in allowed:
            yield context.violation(
                fr.VERB_AGAINST_SHAPE,
                Level.ERROR,
                act.code,
                verb=act.verb.value,
                kind=context.dossier.kind.value,
            )


def _shares(context: _Context) -> Iterator[Violation]:
    for act in context.acts:
        if len(act.alternatives) > 1:
            yield from _parts(context, act)
            yield from _provenance(context, act)
        elif act.shares not in ((), (SHARE_UNIT,)):
            yield context.violation(fr.SHARES_SUM, Level.ERROR, act.code, sum=numbers.share(sum(act.shares)))


def _parts(context: _Context, act: OldAct) -> Iterator[Violation]:
    parts = act.shares
    if len(parts) != len(act.alternatives):
        yield context.violation(fr.SHARES_MISSING, Level.ERROR, act.code, count=len(act.alternatives))
    elif min(parts) <= 0:
        yield context.violation(fr.SHARE_NOT_POSITIVE, Level.ERROR, act.code)
    elif sum(parts) != SHARE_UNIT:
        yield context.violation(fr.SHARES_SUM, Level.ERROR, act.code, sum=numbers.share(sum(parts)))


def _provenance(context: _Context, act: OldAct) -> Iterator[Violation]:
    for shares in act.share_sets.values():
        if shares.origin is ShareOrigin.EQUAL:
            yield context.violation(fr.SHARE_EQUAL, Level.WARNING, act.code)
        elif shares.origin in SOURCED and not shares.source:
            yield context.violation(fr.SHARE_WITHOUT_SOURCE, Level.WARNING, act.code, origin=shares.origin.value)


def _reviews(context: _Context) -> Iterator[Violation]:
    for act in context.acts:
        if act.review and act.code in context.release.by_code:
            yield context.violation(fr.TO_REVIEW, Level.COUNTED, act.code, reason=act.review)


def _codes(context: _Context) -> Iterator[Violation]:
    changed = {ChangeKind.MERGED, ChangeKind.SPLIT, ChangeKind.RESTRUCTURED}
    for proposed in context.dossier.new:
        act = context.draft.proposed.get(proposed)
        if act is None or act.code is None or act.code not in context.release.by_code:
            continue
        if act.code not in context.dossier.old:
            yield context.violation(fr.CODE_REUSED, Level.ERROR, act.code, proposed, code=act.code, target=proposed)
        elif context.dossier.kind in changed:
            yield context.violation(
                fr.SCOPE_CHANGED, Level.WARNING, act.code, code=act.code, kind=context.dossier.kind.value
            )


def _lines(context: _Context) -> Iterator[Violation]:
    proposed = context.draft.proposed
    known = {
        new: frozenset([line.slot for line in proposed[new].lines]) for new in context.dossier.new if new in proposed
    }
    for act in context.acts:
        slots = context.release.slots.get(act.code, NO_SLOT)
        if act.left:
            yield from _left(context, act, slots)
            slots = slots - {item.slot for item in act.left}
        if act.fate is not Fate.MAPPED:
            continue
        for alternative in act.alternatives:
            # Acts billed together: one of them carrying the line is enough (decision 5).
            missing = slots
            for member in alternative.members:
                missing = missing - known.get(member, NO_SLOT)
            for slot in sorted(missing) if missing else ():
                yield _uncarried(context, act.code, slot, alternative)


def _left(context: _Context, act: OldAct, slots: frozenset[Slot]) -> Iterator[Violation]:
    for item in act.left:
        key = LineKey(act.code, *item.slot)
        known = item.slot in slots
        sentence, level = (fr.LINE_LEFT, Level.COUNTED) if known else (fr.LEFT_UNKNOWN_LINE, Level.ERROR)
        yield context.violation(sentence, level, act.code, line=key, committee=item.committee)


def _uncarried(context: _Context, code: ActCode, slot: Slot, alternative: Alternative) -> Violation:
    names = " + ".join(context.shown(member) for member in alternative.members)
    return context.violation(
        fr.LINE_WITHOUT_TARGET, Level.ERROR, code, names,
        line=LineKey(code, *slot), what=slot_words(slot), target=names,
    )  # fmt: skip


def slot_words(slot: Slot) -> str:
    """« activité 4, anesthésie », with the phase where there is one."""
    activity = fr.ACTIVITIES[slot.activity]
    return fr.PHASE.format(activity=activity, phase=slot.phase) if slot.phase else activity


DOSSIER_CHECKS: tuple[Callable[[_Context], Iterator[Violation]], ...] = (
    _fates, _origins, _deletions, _links, _verbs, _shares, _codes, _reviews, _lines,
)  # fmt: skip


def _bijection(draft: Draft) -> Iterator[Violation]:
    labels: dict[str, ProposedId] = {}
    codes: dict[ActCode, ProposedId] = {}
    for proposed in sorted(draft.proposed):
        act = draft.proposed[proposed]
        first = labels.setdefault(normal_label(act.label), proposed)
        if first != proposed:
            yield _pair(fr.SAME_LABEL, draft, first, proposed)
        if act.code is not None and codes.setdefault(act.code, proposed) != proposed:
            yield _pair(fr.SAME_CODE, draft, codes[act.code], proposed, code=act.code)


def _pair(sentence: Sentence, draft: Draft, first: ProposedId, second: ProposedId, **facts: object) -> Violation:
    known = {"first": first, "second": second, **facts}
    return Violation(
        sentence.code, Level.ERROR, "", (first, second),
        sentence.message.format(**known), sentence.hint.format(**known),
    )  # fmt: skip
