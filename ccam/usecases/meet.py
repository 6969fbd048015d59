"""Séances: open one, close it, and know which decisions belong to it.

Entries are not marked. A decision belongs to the séance of its draft that is open when it is written and at which
its author is present; nobody may be present at two open séances, so it belongs to one at most.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from ccam.french import meet as fr
from ccam.model.acts import Release
from ccam.model.decisions import EDITS, STATEMENTS, Change, Decision, Entry, Kind
from ccam.model.draft import Draft
from ccam.model.errors import DataRefused, UnknownThing, UsageError
from ccam.model.nodes import decode_node, encode_node, node_name
from ccam.model.notebook import author_of
from ccam.model.registers import Conflict, Session
from ccam.model.text import folded
from ccam.resources import rules
from ccam.usecases.agenda import agenda_items
from ccam.usecases.curate import pick_draft
from ccam.usecases.subjects import named_subjects, next_id

if TYPE_CHECKING:
    from ccam.store.store import Store

LAYER = "seance"
FIGURES = "chiffres"
"""Fact of a closing entry: the effects of the dossiers as they were then."""
BELONGS = (EDITS | STATEMENTS) - {Kind.SESSION}
"""Kinds of entries that a relevé lists; opening and closing are not decisions of a séance."""


@dataclass(frozen=True, slots=True)
class Body:
    """An instance that sits. ``quorum`` counts members with a voice; ``source`` says where it comes from; one that
    ``judges`` has technical fees and criteria on its agenda.
    """

    key: str
    name: str
    quorum: int
    source: str
    by_committee: bool = False
    judges: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """What a séance is opened with: ``present`` are functions by member. ``quorum`` None is that of the body."""

    body: str
    agenda: tuple[str, ...]
    present: Mapping[str, str]
    committee: str = ""
    conflicts: tuple[Conflict, ...] = ()
    on: date | None = None
    title: str = ""
    quorum: int | None = None


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A séance in the list."""

    record: Session
    body: str
    counted: int
    decisions: int

    @property
    def quorate(self) -> bool:
        """Whether enough members with a voice are present."""
        return self.counted >= self.record.quorum


@cache
def bodies() -> dict[str, Body]:
    """The instances of ``data/parameters/instances.toml``, by their key, in file order."""
    return {
        item["cle"]: Body(
            item["cle"], item["nom"], item["quorum"], item["source"], item.get("par_comite", False),
            item.get("juge_les_forfaits", False),
        )
        for item in rules("instances")["instance"]
    }  # fmt: skip


def find_body(text: str) -> Body:
    """The instance a person means, accents and case apart; :class:`UsageError` lists those there are."""
    wanted = folded(text)
    found = next((body for body in bodies().values() if wanted in (folded(body.key), folded(body.name))), None)
    if found is None:
        raise UsageError(fr.UNKNOWN_BODY, body=text, known=", ".join(bodies()))
    return found


def has_voice(function: str) -> bool:
    """Whether members of this function count for the quorum."""
    return folded(function) not in {folded(name) for name in rules("instances")["quorum"]["hors_quorum"]}


def counted(session: Session) -> int:
    """Members present whose function has a voice."""
    return sum(map(has_voice, session.functions))


def body_of(session: Session) -> str:
    """What the body of a séance is called, with its committee."""
    known = bodies().get(session.body)
    return fr.body_name(known.name if known else session.body, session.committee)


def judges(session: Session) -> bool:
    """Whether the body of a séance judges technical fees."""
    known = bodies().get(session.body)
    return known is not None and known.judges


def open_session(store: "Store", draft: Draft, call: Call, *, actor: str, reason: str = "") -> Entry:
    """Open a séance. Refused while this body, or anyone present, sits in an open one; one that falls short of its
    quorum may sit, and its relevé says so.
    """
    body = find_body(call.body)
    _require_committee(body, call.committee)
    _require_present(call)
    release = store.release(draft.base)
    agenda = agenda_items(store, draft, release, call.agenda, judges=body.judges)
    if not agenda:
        raise DataRefused(fr.NO_AGENDA)
    required = body.quorum if call.quorum is None else call.quorum
    if required < 1:
        raise UsageError(fr.BAD_QUORUM, quorum=required)
    made = Session(
        id=next_id(draft, LAYER, "S"),
        body=body.key,
        on=call.on.isoformat() if call.on else store.clock()[:10],
        title=call.title.strip(),
        agenda=agenda,
        present=tuple(call.present),
        conflicts=conflicts_named(draft, release, call.conflicts),
        quorum=required,
        functions=tuple(call.present.values()),
        committee=call.committee.strip(),
    )
    require_free(draft, made)
    return write_session(store, draft, made, "ouvrir", actor, reason or fr.REASON_OPEN.format(id=made.id))


def conflicts_named(draft: Draft, release: Release, given: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Withdrawals on the subjects that their codes name."""
    return tuple(
        replace(conflict, subject=subject)
        for conflict in given
        for subject in named_subjects(draft, release, [conflict.subject])
    )


def close_session(
    store: "Store",
    draft: Draft,
    number: str,
    *,
    actor: str,
    reason: str = "",
    figures: Mapping[str, object] | None = None,
) -> Entry:
    """Close a séance; ``figures`` are kept with it, for its relevé never to change afterwards."""
    session = find_session(draft, number)
    if session.closed:
        raise DataRefused(fr.NOT_OPEN, id=session.id)
    said = reason or fr.REASON_CLOSE.format(id=session.id)
    return write_session(store, draft, replace(session, closed=True), "clore", actor, said, figures or {})


def reopen_session(store: "Store", draft: Draft, number: str, *, actor: str, reason: str) -> Entry:
    """Open a closed séance again, on the terms of :func:`open_session`, with the reason that the journal keeps."""
    session = find_session(draft, number)
    if not session.closed:
        raise DataRefused(fr.NOT_CLOSED, id=session.id)
    if not reason.strip():
        raise DataRefused(fr.NO_REASON)
    again = replace(session, closed=False)
    require_free(draft, again)
    return write_session(store, draft, again, "rouvrir", actor, reason)


def find_session(draft: Draft, number: str) -> Session:
    """The séance of that number; :class:`UnknownThing` lists those there are."""
    known = draft.registers.sessions
    found = known.get(number.upper())
    if found is None:
        raise UnknownThing(fr.UNKNOWN, id=number, known=", ".join(known) or "–")
    return found


def belonging(entries: Iterable[Entry]) -> dict[int, str]:
    """The séance of each entry that has one, by position; ``entries`` are those of one draft, in order."""
    open_now: dict[str, Session] = {}
    found = {}
    for entry in entries:
        if entry.decision.kind is Kind.SESSION:
            _follow(open_now, entry)
        elif entry.decision.kind in BELONGS:
            held = next((session.id for session in open_now.values() if author_of(entry) in session.present), None)
            if held is not None:
                found[entry.position] = held
    return found


def _follow(open_now: dict[str, Session], entry: Entry) -> None:
    for change in entry.decision.changes:
        session = decode_node(change.node, change.after)
        if session is None or session.closed:
            open_now.pop(change.node, None)
        else:
            open_now[change.node] = session


def list_sessions(store: "Store", draft: str | None = None) -> tuple[str, tuple[SessionRow, ...]]:
    """The name of the draft, and its séances by number."""
    current = store.draft(pick_draft(store, draft).name)
    held = list(belonging(store.entries(current.name)).values())
    return current.name, tuple(
        SessionRow(session, body_of(session), counted(session), held.count(session.id))
        for session in sorted(current.registers.sessions.values(), key=lambda session: session.id)
    )


def _require_committee(body: Body, committee: str) -> None:
    if body.by_committee and not committee.strip():
        raise UsageError(fr.COMMITTEE_MISSING, body=body.key)
    if committee.strip() and not body.by_committee:
        raise UsageError(fr.COMMITTEE_USELESS, body=body.key)


def _require_present(call: Call) -> None:
    if not call.present:
        raise UsageError(fr.NOBODY)
    for member, function in call.present.items():
        if not function.strip():
            raise UsageError(fr.NO_FUNCTION, member=member)
    for conflict in call.conflicts:
        if conflict.member not in call.present:
            raise UsageError(fr.ABSENT_CONFLICT, member=conflict.member)


def require_free(draft: Draft, made: Session) -> None:
    """Neither this body nor anyone present sits elsewhere."""
    for other in draft.registers.sessions.values():
        if other.closed or other.id == made.id:
            continue
        if (other.body, folded(other.committee)) == (made.body, folded(made.committee)):
            raise DataRefused(fr.BODY_SITS, other=other.id, body=body_of(other))
        if busy := [member for member in made.present if member in other.present]:
            raise DataRefused(fr.MEMBER_SITS, member=busy[0], other=other.id, body=body_of(other))


def write_session(
    store: "Store", draft: Draft, after: Session, verb: str, actor: str, reason: str,
    figures: Mapping[str, object] | None = None,
) -> Entry:  # fmt: skip
    """Write a séance as it is now. Every other one is relied on: two that could not be open together cannot be opened
    at the same moment.
    """
    node = node_name(LAYER, after.id)
    before = draft.registers.sessions.get(after.id)
    old = None if before is None else encode_node(node, before)
    change = Change(node, draft.versions.get(node, 0), old, encode_node(node, after))
    reads = _reads(draft, node, after)
    facts: dict[str, object] = {"verbe": verb, "seance": after.id, "sujets": list(after.agenda)}
    if figures:
        facts[FIGURES] = dict(figures)
    with store.write(actor, reason) as writer:
        return writer.decide(Decision(Kind.SESSION, draft.name, (change,), facts, reads), base=draft.base)


def _reads(draft: Draft, node: str, after: Session) -> tuple[tuple[str, int], ...]:
    if after.closed:
        return ()
    others: Sequence[str] = [f"{LAYER}/{next_id(draft, LAYER, 'S')}"]
    others = [*(name for name in draft.versions if name.startswith(f"{LAYER}/")), *others]
    return tuple((name, draft.versions.get(name, 0)) for name in others if name != node)
