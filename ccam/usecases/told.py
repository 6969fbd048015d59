"""What changes of nodes say, in sentences, whatever the layer: pure."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from ccam.french import journal as fr
from ccam.french import meet, numbers
from ccam.french import store as stored
from ccam.model.codes import ActCode, ProposedId
from ccam.model.decisions import Change
from ccam.model.draft import Draft
from ccam.model.graph import ChangeKind, Dossier
from ccam.model.nodes import decode_node, set_node
from ccam.model.registers import Session
from ccam.usecases.changes import sentences

LAYERS_OF_ACTS = frozenset({"ancien", "acte"})


def told(
    changes: Sequence[Change], around: Draft | None = None, wanted: Sequence[Change] | None = None
) -> tuple[str, ...]:
    """One or several sentences for each change, those ``wanted`` only if some are, in their order; ``around`` is where
    acts that do not change are looked up for their codes.
    """
    before, after = _sides(changes, around)
    told_of = changes if wanted is None else wanted
    return tuple(sentence for change in told_of for sentence in _of_change(change, before, after))


def briefly(changes: Sequence[Change], around: Draft | None = None) -> str:
    """The first sentence, and how many more there are."""
    first, *others = told(changes, around)
    if others:
        return fr.AND_MORE.format(first=first, count=numbers.plural(len(others), *fr.ONE_MORE))
    return first if first.endswith(("?", "!", ".")) else f"{first}."


def _sides(changes: Sequence[Change], around: Draft | None) -> tuple[Draft, Draft]:
    sides = []
    for states in ([change.before for change in changes], [change.after for change in changes]):
        side = Draft("", "", proposed=dict(around.proposed) if around else {})
        for change, state in zip(changes, states, strict=True):
            if change.node.partition("/")[0] in LAYERS_OF_ACTS:
                set_node(side, change.node, state)
        sides.append(side)
    return sides[0], sides[1]


def _of_change(change: Change, before: Draft, after: Draft) -> Iterator[str]:
    layer, _, key = change.node.partition("/")
    if layer in LAYERS_OF_ACTS:
        old, new = ((ActCode(key),), ()) if layer == "ancien" else ((), (ProposedId(key),))
        found = sentences(Dossier(old, new, ChangeKind.UNDECIDED), before, after)
        yield from found or [_plain(change)]
    else:
        yield TELLERS[layer](decode_node(change.node, change.before), decode_node(change.node, change.after))


def _plain(change: Change) -> str:
    words = fr.NODE_GONE if change.after is None else fr.NODE_CHANGED
    return words.format(thing=stored.node_named(change.node))


def _family(before: Any, after: Any) -> str:
    if after is None:
        return fr.FAMILY_GONE.format(id=before.id)
    committee = fr.COMMITTEE.format(committee=after.committee) if after.committee else ""
    if before is None:
        return fr.FAMILY_NEW.format(id=after.id, name=after.name, committee=committee)
    return fr.FAMILY_CHANGED.format(id=after.id, before=before.name, name=after.name, committee=committee)


def _placement(before: Any, after: Any) -> str:
    if after is None:
        return fr.UNPLACED.format(subject=before.subject, before=before.family)
    if before is None:
        return fr.PLACED.format(subject=after.subject, family=after.family)
    return fr.MOVED.format(subject=after.subject, before=before.family, family=after.family)


def _standing(before: Any, after: Any) -> str:
    known = after or before
    if before and after and before.state == after.state and before.edits != after.edits:
        words = fr.EDITED_AFTER if after.edits > before.edits else fr.EDIT_TAKEN_BACK
        return words.format(subject=known.subject)
    if before is None and after.edits and not after.reason:
        return fr.EDITED_AFTER.format(subject=known.subject)
    reason = fr.REASON.format(reason=known.reason) if after and after.reason else ""
    return fr.STATE.format(
        subject=known.subject, before=before.state if before else fr.NO_STATE,
        state=after.state if after else fr.NO_STATE, reason=reason,
    )  # fmt: skip


def _opinion(before: Any, after: Any) -> str:
    known = after or before
    return fr.OPINION.format(
        subject=known.subject, stance=known.stance.value, veto=fr.VETO if known.veto else "", member=known.member,
        function=known.function, reason=fr.REASON.format(reason=known.reason) if known.reason else "",
    )  # fmt: skip


def _comment(before: Any, after: Any) -> str:
    known = after or before
    return fr.COMMENT.format(subject=known.subject, text=known.text)


def _dispute(before: Any, after: Any) -> str:
    if after is None:
        return fr.DISPUTE_GONE.format(id=before.id)
    if after.closed:
        return fr.DISPUTE_CLOSED.format(id=after.id, outcome=after.outcome)
    words = fr.DISPUTE_NEW if before is None else fr.DISPUTE_CHANGED
    return words.format(id=after.id, question=after.question)


def _session(before: Any, after: Any) -> str:
    known = after or before
    if before and after and before.closed == after.closed and (changed := _of_session(before, after)):
        return fr.SESSION_CHANGED.format(id=known.id, changes=changed)
    words = fr.SESSION_NEW if before is None else fr.SESSION_CLOSED if known.closed else fr.SESSION_REOPENED
    day = numbers.day(date.fromisoformat(known.on))
    return words.format(id=known.id, body=meet.body_name(known.body, known.committee), on=day)


def _of_session(before: Session, after: Session) -> str:
    """What a correction changed in a séance, in a few words."""
    known, now = (dict(zip(each.present, each.functions, strict=False)) for each in (before, after))
    came = {who: what for who, what in now.items() if known.get(who) != what}
    held, holds = ({(one.member, one.subject) for one in each.conflicts} for each in (before, after))
    told = (
        (meet.ARRIVED, [meet.FUNCTION_OF.format(member=who, function=what) for who, what in came.items()]),
        (meet.LEFT, [member for member in before.present if member not in after.present]),
        (meet.AGENDA_ADDED, [act for act in after.agenda if act not in before.agenda]),
        (meet.AGENDA_DROPPED, [act for act in before.agenda if act not in after.agenda]),
        (meet.WITHDREW, [meet.ON_ACT.format(member=who, act=act) for who, act in sorted(holds - held)]),
        (meet.WITHDREW_NOT, [meet.ON_ACT.format(member=who, act=act) for who, act in sorted(held - holds)]),
        (meet.TITLE_NOW, [after.title or "–"] if after.title != before.title else []),
        (meet.QUORUM_NOW, [str(after.quorum)] if after.quorum != before.quorum else []),
    )
    return meet.SEPARATOR.join(words.format(names=", ".join(names)) for words, names in told if names)


def _round(before: Any, after: Any) -> str:
    known = after or before
    words = fr.ROUND_NEW if before is None else fr.ROUND_CLOSED if known.closed else fr.ROUND_CHANGED
    return words.format(id=known.id, nature=known.nature, subjects=numbers.plural(len(known.subjects), "acte"))


def _planned(before: Any, after: Any) -> str:
    known = after or before
    words = fr.PLANNED if after else fr.PLANNED_GONE
    return words.format(name=known.name, on=known.on, body=known.body)


def _refusal(before: Any, after: Any) -> str:
    known = after or before
    words = fr.REFUSED if after else fr.REFUSED_GONE
    return words.format(old=known.old, target=known.target, reason=known.reason)


TELLERS: dict[str, Callable[[Any, Any], str]] = {
    "famille": _family,
    "place": _placement,
    "etat": _standing,
    "avis": _opinion,
    "commentaire": _comment,
    "desaccord": _dispute,
    "seance": _session,
    "tour": _round,
    "prevu": _planned,
    "refus": _refusal,
}
"""The sentence of a record before and after, one of which may be None, by layer."""
