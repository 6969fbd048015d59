"""Correct an open séance: who is present, what is on the agenda, who withdraws. Each is a new dated entry."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from ccam.french import meet as fr
from ccam.model.acts import Release
from ccam.model.decisions import Entry
from ccam.model.draft import Draft
from ccam.model.errors import DataRefused, UsageError
from ccam.model.notebook import author_of
from ccam.model.registers import Conflict, Session
from ccam.usecases.agenda import agenda_items
from ccam.usecases.meet import belonging, conflicts_named, find_session, judges, require_free, write_session

if TYPE_CHECKING:
    from ccam.store.store import Store


@dataclass(frozen=True, slots=True)
class Amendment:
    """What changes in a séance. ``present`` are functions by member, of those who come or whose function was wrong;
    ``absent`` were never there; ``added`` and ``dropped`` are codes of the agenda; ``lifted`` are withdrawals that were
    declared by mistake. ``title`` and ``quorum`` None stay as they are.
    """

    present: Mapping[str, str] = field(default_factory=dict)
    absent: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    lifted: tuple[Conflict, ...] = ()
    title: str | None = None
    quorum: int | None = None


def amend_session(
    store: "Store", draft: Draft, number: str, change: Amendment, *, actor: str, reason: str = ""
) -> Entry:
    """Correct an open séance, on the terms on which it was opened. Refused once it is closed: its relevé was read."""
    before = find_session(draft, number)
    if before.closed:
        raise DataRefused(fr.CLOSED_STAYS, id=before.id)
    release = store.release(draft.base)
    after = _agenda(store, draft, release, _present(store, draft, before, change), change)
    after = _conflicts(draft, release, after, change)
    if change.title is not None:
        after = replace(after, title=change.title.strip())
    if change.quorum is not None:
        if change.quorum < 1:
            raise UsageError(fr.BAD_QUORUM, quorum=change.quorum)
        after = replace(after, quorum=change.quorum)
    if after == before:
        raise DataRefused(fr.SAME_SESSION, id=before.id)
    require_free(draft, after)
    return write_session(store, draft, after, "modifier", actor, reason or fr.REASON_AMEND.format(id=before.id))


def _present(store: "Store", draft: Draft, session: Session, change: Amendment) -> Session:
    """Who is there; a member who decided here cannot have been absent."""
    members = dict(zip(session.present, session.functions, strict=True))
    for member in change.absent:
        if member not in members:
            raise UsageError(fr.NOT_PRESENT, member=member, id=session.id)
        if spoke := _decisions_of(store, draft, session, member):
            raise DataRefused(fr.SPOKE, member=member, id=session.id, position=spoke[0])
        del members[member]
    for member, function in change.present.items():
        if not function.strip():
            raise UsageError(fr.NO_FUNCTION, member=member)
        members[member] = function
    if not members:
        raise UsageError(fr.NOBODY)
    return replace(session, present=tuple(members), functions=tuple(members.values()))


def _decisions_of(store: "Store", draft: Draft, session: Session, member: str) -> list[int]:
    entries = store.entries(draft.name)
    own = {position for position, held in belonging(entries).items() if held == session.id}
    return [entry.position for entry in entries if entry.position in own and author_of(entry) == member]


def _agenda(store: "Store", draft: Draft, release: Release, session: Session, change: Amendment) -> Session:
    named = partial(agenda_items, store, draft, release, judges=judges(session))
    gone = set(named(change.dropped))
    if strangers := gone - set(session.agenda):
        raise UsageError(fr.NOT_ON_AGENDA, acts=", ".join(sorted(strangers)), id=session.id)
    kept = [subject for subject in session.agenda if subject not in gone]
    agenda = tuple(dict.fromkeys([*kept, *named(change.added)]))
    if not agenda:
        raise DataRefused(fr.NO_AGENDA)
    return replace(session, agenda=agenda)


def _conflicts(draft: Draft, release: Release, session: Session, change: Amendment) -> Session:
    """Withdrawals: one for each member and subject, the latest reason counts; those of the absent go with them."""
    fresh = conflicts_named(draft, release, change.conflicts)
    if away := [one.member for one in fresh if one.member not in session.present]:
        raise UsageError(fr.ABSENT_CONFLICT, member=away[0])
    held = {(one.member, one.subject): one for one in session.conflicts}
    for one in conflicts_named(draft, release, change.lifted):
        if held.pop((one.member, one.subject), None) is None:
            raise UsageError(fr.NO_SUCH_CONFLICT, member=one.member, act=one.subject, id=session.id)
    held |= {(one.member, one.subject): one for one in fresh}
    kept = tuple(one for one in held.values() if one.member in session.present)
    return replace(session, conflicts=kept)
