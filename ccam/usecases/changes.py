"""What changed in a draft between two points, act by act, in sentences: pure functions over two drafts."""

from collections.abc import Iterable, Iterator

from ccam.french import changes as fr
from ccam.french import numbers
from ccam.model.codes import ActCode, ProposedId
from ccam.model.draft import Draft, OldAct, ProposedAct, ProposedLine
from ccam.model.graph import Dossier


def touched(before: Draft, after: Draft) -> tuple[set[ActCode], set[ProposedId]]:
    """Old and proposed acts whose state differs."""
    old = {code for code in before.old.keys() | after.old.keys() if before.fate_of(code) != after.fate_of(code)}
    new = {
        proposed
        for proposed in before.proposed.keys() | after.proposed.keys()
        if before.proposed.get(proposed) != after.proposed.get(proposed)
    }
    return old, new


def sentences(dossier: Dossier, before: Draft, after: Draft) -> tuple[str, ...]:
    """Everything that changed in the acts of a dossier, old acts first."""
    found: list[str] = []
    for code in dossier.old:
        found += _old_act(before.fate_of(code), after.fate_of(code), before, after)
    for proposed in dossier.new:
        found += _proposed(before.proposed.get(proposed), after.proposed.get(proposed))
    return tuple(found)


def _old_act(first: OldAct, last: OldAct, before: Draft, after: Draft) -> Iterator[str]:
    act = first.code
    if first.fate is not last.fate:
        yield fr.FATE.format(act=act, before=fr.FATES[first.fate], after=_destiny(last, after))
    elif [way.members for way in first.alternatives] != [way.members for way in last.alternatives]:
        yield fr.TARGETS.format(act=act, before=_targets(first, before), after=_targets(last, after))
    elif first.shares != last.shares:
        yield fr.SHARES.format(act=act, before=_shares(first), after=_shares(last))
    if last.reason and last.reason != first.reason:
        yield fr.REASON.format(act=act, after=last.reason)
    if last.review and last.review != first.review:
        yield fr.TO_REVIEW.format(act=act, reason=last.review)
    elif first.review and not last.review:
        yield fr.REVIEWED.format(act=act, reason=first.review)
    earlier = {item.slot: item for item in first.left}
    later = {item.slot: item for item in last.left}
    for slot in sorted(later.keys() - earlier.keys()):
        yield fr.LEFT.format(act=act, slot=slot, committee=later[slot].committee)
    for slot in sorted(earlier.keys() - later.keys()):
        yield fr.NO_LONGER_LEFT.format(act=act, slot=slot, committee=earlier[slot].committee)


def _destiny(act: OldAct, draft: Draft) -> str:
    word = fr.FATES[act.fate]
    return f"{act.verb or word} ({_targets(act, draft)})" if act.alternatives else word


def _targets(act: OldAct, draft: Draft) -> str:
    def shown(proposed: ProposedId) -> str:
        known = draft.proposed.get(proposed)
        return known.shown_code if known else proposed

    return ", ".join(" + ".join(map(shown, way.members)) for way in act.alternatives) or fr.NOTHING


def _shares(act: OldAct) -> str:
    """``90/10``: percentages as the committees write them."""
    return "/".join(numbers.scaled(part, 2, trim=True) for part in act.shares) or fr.NOTHING


def _proposed(first: ProposedAct | None, last: ProposedAct | None) -> Iterator[str]:
    if last is None:
        if first is not None:
            yield fr.GONE_ACT.format(act=first.shown_code)
        return
    act = last.shown_code
    if first is None:
        yield fr.NEW_ACT.format(act=act, label=last.label)
        return
    if first.label != last.label:
        yield fr.LABEL.format(act=act, before=first.label, after=last.label)
    if first.code != last.code:
        yield fr.CODE.format(act=last.id, before=first.code or fr.NONE, after=last.code or fr.NONE)
    slots = sorted({line.slot for line in (*first.lines, *last.lines)})
    for slot in slots:
        yield from _line(f"{act} {slot}", first.line(slot), last.line(slot))


def _line(place: str, first: ProposedLine | None, last: ProposedLine | None) -> Iterable[str]:
    act, _, slot = place.partition(" ")
    if first == last:
        return
    if last is None:
        yield fr.GONE_LINE.format(act=act, slot=slot)
    elif first is None:
        yield fr.NEW_LINE.format(act=act, slot=slot, after=_points(last))
    elif first.score != last.score:
        yield fr.POINTS.format(act=act, slot=slot, before=_points(first), after=_points(last))
    elif first.cp_key != last.cp_key:
        yield fr.CP_KEY.format(act=act, slot=slot, before=first.cp_key or fr.NONE, after=last.cp_key or fr.NONE)
    else:
        yield fr.OTHER_LINE.format(act=act, slot=slot)


def _points(line: ProposedLine) -> str:
    return fr.POINTS_UNKNOWN if line.score is None else fr.POINTS_OF.format(points=numbers.points(line.score))
