"""Fates, links, verbs and codes of one dossier: I1 to I5, I8, I12, and I15 for what a rebase left to be reviewed."""

from collections.abc import Iterator

from ccam.french import invariants as fr
from ccam.model.draft import Alternative, Fate, OldAct, Verb
from ccam.model.graph import ChangeKind
from ccam.model.invariants.violations import Context, Level, Violation

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
"""Verbs that agree with each derived kind (I5). Kinds 1–1 are derived from code and label, so this states I6 too."""

RESHAPED = frozenset({ChangeKind.MERGED, ChangeKind.SPLIT, ChangeKind.RESTRUCTURED})
"""Kinds under which an act that keeps its code does not keep its scope (I12)."""


def fates(context: Context) -> Iterator[Violation]:
    """I1, and I4 for an old act that the release does not have."""
    for act in context.acts:
        if act.code not in context.release.by_code:
            sentence = fr.GONE_OLD if act.review else fr.UNKNOWN_OLD
            yield context.violation(sentence, Level.ERROR, act.code, version=context.release.version)
        elif act.fate is Fate.UNDECIDED:
            yield context.violation(fr.UNDECIDED, Level.COUNTED, act.code)


def origins(context: Context) -> Iterator[Violation]:
    """I2."""
    if context.dossier.old:
        return
    for proposed in context.dossier.new:
        if not context.draft.proposed[proposed].justification:
            yield context.violation(fr.NO_ORIGIN, Level.ERROR, context.shown(proposed))


def deletions(context: Context) -> Iterator[Violation]:
    """I3."""
    for act in context.acts:
        if act.fate is Fate.DELETED and act.alternatives:
            yield context.violation(fr.DELETED_WITH_TARGET, Level.ERROR, act.code)
        if act.fate is Fate.DELETED and not act.reason:
            yield context.violation(fr.DELETED_WITHOUT_REASON, Level.ERROR, act.code)
        if act.fate is Fate.MAPPED and not act.alternatives:
            yield context.violation(fr.MAPPED_NOWHERE, Level.ERROR, act.code)


def links(context: Context) -> Iterator[Violation]:
    """I4, and I8 for acts billed together."""
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


def _bundle(context: Context, act: OldAct, alternative: Alternative) -> Iterator[Violation]:
    members = alternative.members
    if not members:
        yield context.violation(fr.EMPTY_BUNDLE, Level.ERROR, act.code)
    for member in sorted({member for member in members if members.count(member) > 1}):
        shown = context.shown(member)
        yield context.violation(fr.DUPLICATE_LINK, Level.ERROR, act.code, shown, target=shown)


def verbs(context: Context) -> Iterator[Violation]:
    """I5."""
    allowed = VERBS_OF_KIND[context.dossier.kind]
    for act in context.acts:
        # A verb that waits for review was declared of what the act used to be (I15).
        if act.fate is Fate.UNDECIDED or act.review:
            continue
        if act.verb is not None and act.verb not in allowed:
            yield context.violation(
                fr.VERB_AGAINST_SHAPE, Level.ERROR, act.code, verb=act.verb.value, kind=context.dossier.kind.value
            )


def reviews(context: Context) -> Iterator[Violation]:
    """I15, for acts that a rebase left to be looked at again."""
    for act in context.acts:
        if act.review and act.code in context.release.by_code:
            yield context.violation(fr.TO_REVIEW, Level.COUNTED, act.code, reason=act.review)


def codes(context: Context) -> Iterator[Violation]:
    """I12."""
    for proposed in context.dossier.new:
        act = context.draft.proposed.get(proposed)
        if act is None or act.code is None or act.code not in context.release.by_code:
            continue
        if act.code not in context.dossier.old:
            yield context.violation(fr.CODE_REUSED, Level.ERROR, act.code, proposed, code=act.code, target=proposed)
        elif context.dossier.kind in RESHAPED:
            yield context.violation(
                fr.SCOPE_CHANGED, Level.WARNING, act.code, code=act.code, kind=context.dossier.kind.value
            )
