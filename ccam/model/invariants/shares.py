"""The share sets of one dossier, each by itself: I7 and I9.

The set of acts is the one that every figure follows unless another is asked for, so it must be there; sets of another
measure (euros) may be missing, never wrong.
"""

from collections.abc import Iterator

from ccam.french import invariants as fr
from ccam.french import numbers
from ccam.model.draft import MEASURE_ACTS, OldAct, ShareOrigin, ShareSet
from ccam.model.invariants.violations import Context, Level, Violation
from ccam.model.money import SHARE_UNIT

SOURCED = frozenset({ShareOrigin.EXPERT, ShareOrigin.DUAL_CODED, ShareOrigin.VOLUMES, ShareOrigin.ESTIMATED})
"""Origins that name a source."""


def shares(context: Context) -> Iterator[Violation]:
    """I7 and I9."""
    for act in context.acts:
        several = len(act.alternatives) > 1
        if several and not act.shares:
            yield context.violation(fr.SHARES_MISSING, Level.ERROR, act.code, count=len(act.alternatives))
        for measure, given in act.share_sets.items():
            if several:
                yield from _parts(context, act, measure, given.parts)
                yield from _provenance(context, act, measure, given)
            elif given.parts not in ((), (SHARE_UNIT,)):
                total = numbers.share(sum(given.parts))
                yield context.violation(fr.SHARES_SUM, Level.ERROR, act.code, sum=total, measure=_of(measure))


def _parts(context: Context, act: OldAct, measure: str, parts: tuple[int, ...]) -> Iterator[Violation]:
    if not parts:
        return
    if len(parts) != len(act.alternatives):
        yield context.violation(
            fr.SHARES_COUNT, Level.ERROR, act.code, count=len(act.alternatives), given=len(parts), measure=_of(measure)
        )
    elif min(parts) <= 0:
        yield context.violation(fr.SHARE_NOT_POSITIVE, Level.ERROR, act.code, measure=_of(measure))
    elif sum(parts) != SHARE_UNIT:
        total = numbers.share(sum(parts))
        yield context.violation(fr.SHARES_SUM, Level.ERROR, act.code, sum=total, measure=_of(measure))


def _provenance(context: Context, act: OldAct, measure: str, given: ShareSet) -> Iterator[Violation]:
    if given.origin is ShareOrigin.EQUAL:
        yield context.violation(fr.SHARE_EQUAL, Level.WARNING, act.code, measure=_of(measure))
    elif given.origin in SOURCED and not given.source:
        yield context.violation(
            fr.SHARE_WITHOUT_SOURCE, Level.WARNING, act.code, origin=given.origin.value, measure=_of(measure)
        )


def _of(measure: str) -> str:
    """Nothing for the measure that goes without saying."""
    return "" if measure == MEASURE_ACTS else fr.OF_MEASURE.format(measure=measure)
