"""Every line of an old act finds its line in each target, or a decision says where its volume goes: I20."""

from collections.abc import Iterator

from ccam.french import invariants as fr
from ccam.model.codes import ActCode, LineKey, Slot
from ccam.model.draft import Alternative, Fate, OldAct
from ccam.model.invariants.violations import Context, Level, Violation

NO_SLOT: frozenset[Slot] = frozenset()


def lines(context: Context) -> Iterator[Violation]:
    """I20; a line left to a committee is counted."""
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


def _left(context: Context, act: OldAct, slots: frozenset[Slot]) -> Iterator[Violation]:
    for item in act.left:
        key = LineKey(act.code, *item.slot)
        known = item.slot in slots
        sentence, level = (fr.LINE_LEFT, Level.COUNTED) if known else (fr.LEFT_UNKNOWN_LINE, Level.ERROR)
        yield context.violation(sentence, level, act.code, line=key, committee=item.committee)


def _uncarried(context: Context, code: ActCode, slot: Slot, alternative: Alternative) -> Violation:
    names = " + ".join(context.shown(member) for member in alternative.members)
    return context.violation(
        fr.LINE_WITHOUT_TARGET, Level.ERROR, code, names,
        line=LineKey(code, *slot), what=slot_words(slot), target=names,
    )  # fmt: skip


def slot_words(slot: Slot) -> str:
    """« activité 4, anesthésie », with the phase where there is one."""
    activity = fr.ACTIVITIES[slot.activity]
    return fr.PHASE.format(activity=activity, phase=slot.phase) if slot.phase else activity
