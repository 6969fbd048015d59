"""From a draft to the tables that say it: the inverse of :mod:`ccam.usecases.transition`.

Applied to an empty draft of the same release, the tables give the same draft. What they do not carry is « à revoir »
(applying a row is reviewing it).
"""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from ccam.formats.transcodage import LeftRow, LineRow, ShareRow, TransitionRow, TransitionTables
from ccam.model.codes import ProposedId
from ccam.model.draft import MEASURE_ACTS, Alternative, Draft, Fate, OldAct, ProposedAct, ShareOrigin, Verb

Row = TypeVar("Row", TransitionRow, LineRow, LeftRow)


def tables_of(draft: Draft) -> TransitionTables:
    """Old acts by code, then created acts by number; lines by act; rows are numbered as a sheet with one row of
    titles numbers them.
    """
    transitions = [row for _, act in sorted(draft.old.items()) for row in _old_act(draft, act)]
    transitions += _created(draft)
    lines = [line for _, new in sorted(draft.proposed.items()) for line in _lines(new)]
    left = [row for _, act in sorted(draft.old.items()) for row in _left(act)]
    return TransitionTables(
        _numbered(transitions, 2), _numbered(lines, 2), _numbered(left, len(lines) + 2),
        tuple(row for _, act in sorted(draft.old.items()) for row in _other_shares(act)),
    )  # fmt: skip


def _numbered(rows: Iterable[Row], first: int) -> tuple[Row, ...]:
    return tuple(row._replace(row=number) for number, row in enumerate(rows, first))


def _old_act(draft: Draft, act: OldAct) -> Iterator[TransitionRow]:
    if act.fate is not Fate.MAPPED:
        yield TransitionRow(0, act.code, Verb.DELETE if act.fate is Fate.DELETED else None, reason=act.reason)
        return
    reason = act.reason
    for number, way in enumerate(act.alternatives):
        for member in way.members:
            yield _member(draft, act, number, way, member, reason)
            reason = ""


def _member(draft: Draft, act: OldAct, number: int, way: Alternative, member: ProposedId, reason: str) -> TransitionRow:
    """One row. The part of a bundle stands on its first row, so that a column of parts sums to 100 % an act."""
    several = len(act.alternatives) > 1
    shares = act.share_sets.get(MEASURE_ACTS) if several else None
    bundled = len(way.members) > 1 or act.verb is Verb.BILL_TOGETHER
    new = draft.proposed.get(member)
    return TransitionRow(
        row=0,
        old=act.code,
        verb=act.verb,
        target=member,
        label=new.label if new else "",
        part=shares.parts[number] if shares and member == way.members[0] else None,
        together=letters(number) if bundled else "",
        reason=reason,
        heading=new.heading if new else "",
        origin=shares.origin if shares and shares.origin is not ShareOrigin.WHOLE else None,
        share_source=shares.source if shares else "",
        code=new.code if new else None,
        notes=new.notes if new else "",
        own_lines=True,
    )


def _created(draft: Draft) -> Iterator[TransitionRow]:
    """Acts that no old act leads to, and those whose creation was justified before one did."""
    reached = {member for act in draft.old.values() for member in act.targets}
    for proposed, new in sorted(draft.proposed.items()):
        if new.justification or proposed not in reached:
            yield TransitionRow(
                0, None, Verb.CREATE, proposed, new.label, reason=new.justification, heading=new.heading,
                code=new.code, notes=new.notes, own_lines=True,
            )  # fmt: skip


def _lines(act: ProposedAct) -> Iterator[LineRow]:
    for line in act.lines:
        yield LineRow(
            row=0,
            target=act.id,
            activity=line.slot.activity,
            phase=line.slot.phase,
            score=line.score,
            cp_key=line.cp_key,
            label=line.label,
            billing_group=line.billing_group,
            copay_exemption=line.copay_exemption,
            prior_approval=line.prior_approval,
            conditional_refund=line.conditional_refund,
            modifiers=line.modifiers,
            gestures=line.gestures,
            executants=line.executants,
            associations=line.associations,
        )


def _left(act: OldAct) -> Iterator[LeftRow]:
    for item in act.left:
        yield LeftRow(0, act.code, item.slot.activity, item.slot.phase, item.committee, item.reason)


def _other_shares(act: OldAct) -> Iterator[ShareRow]:
    for measure, shares in sorted(act.share_sets.items()):
        if measure != MEASURE_ACTS:
            yield ShareRow(act.code, measure, shares)


def letters(number: int) -> str:
    """0 → ``A``, 25 → ``Z``, 26 → ``AA``: the name of a bundle."""
    high, low = divmod(number, 26)
    return (letters(high - 1) if high else "") + chr(ord("A") + low)
