"""The record as people read it: who decided what, when and why, and what of it still stands."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from ccam.french import decide as words
from ccam.french import journal as fr
from ccam.french import notebook
from ccam.model.codes import ActCode
from ccam.model.decisions import BASE_FROM, BASE_TO, SEALS, Entry, Kind, moves_base
from ccam.model.draft import Draft
from ccam.model.errors import UnknownThing, UsageError
from ccam.model.graph import Dossier, touched_dossiers
from ccam.model.notebook import kept_same, origin_of, pin_of
from ccam.model.subjects import Search, family_subject, subject_of, subjects_of
from ccam.model.text import folded
from ccam.usecases.curate import pick_draft
from ccam.usecases.decide import Room, open_room
from ccam.usecases.families import find_family
from ccam.usecases.meet import belonging, find_session
from ccam.usecases.orders import find_proposed
from ccam.usecases.taking_back import OF, TURNS, standing, turned
from ccam.usecases.told import told

if TYPE_CHECKING:
    from ccam.store.store import Store


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry in a list. ``kind`` is its French name; ``undone`` the entry that took it back, 0 while it stands;
    ``author`` and ``decided`` who took it in a notebook and when, where ``actor`` replayed it.
    """

    position: int
    at: str
    actor: str
    kind: str
    sentences: tuple[str, ...]
    reason: str
    subjects: tuple[str, ...]
    undone: int = 0
    others: int = 0
    author: str = ""
    decided: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the journal; days are those of this computer's clock, both included; ``last`` 0 is all."""

    act: str = ""
    dossier: str = ""
    family: str = ""
    session: str = ""
    actor: str = ""
    since: date | None = None
    until: date | None = None
    kind: str = ""
    last: int = 0


@dataclass(frozen=True, slots=True)
class Record:
    """What ``ccam journal`` shows: the entries asked for, oldest first, and how many there are in all."""

    draft: str
    rows: tuple[EntryRow, ...]
    found: int


@dataclass(frozen=True, slots=True)
class Story:
    """What ``ccam qui`` shows of an act: its own entries, then those of the rest of its dossier, oldest first."""

    code: str
    label: str
    dossier: str
    kind: str
    own: tuple[EntryRow, ...]
    around: tuple[EntryRow, ...]


def journal(store: "Store", draft: str | None, asked: Asked) -> Record:
    """The entries asked for. Those of the base itself (imports, parameters, members) are among them where nothing in
    the question is about a draft.
    """
    within = asked.act or asked.dossier or asked.family or asked.session or draft
    wanted = Search(
        draft=pick_draft(store, draft).name if within else None,
        subjects=_subjects(store, draft, asked),
        author=asked.actor,
        kinds=_kinds(asked.kind),
        since=_midnight(asked.since) if asked.since else "",
        until=_midnight(asked.until + timedelta(days=1)) if asked.until else "",
    )
    if asked.session:
        inside = _of_session(store, str(wanted.draft), asked.session)
        entries = [entry for entry in store.search(wanted) if entry.position in inside]
        found, entries = len(entries), entries[-asked.last :]
    else:
        found, entries = store.count(wanted), store.search(replace(wanted, last=asked.last))
    return Record(wanted.draft or "", rows_of(store, entries, wanted.subjects), found)


def _subjects(store: "Store", draft: str | None, asked: Asked) -> frozenset[str] | None:
    """The names under which an entry must be filed; None is any."""
    if not (asked.act or asked.dossier or asked.family):
        return None
    room = open_room(store, draft)
    sets = []
    if asked.act:
        sets.append(_named(room, asked.act))
    if asked.dossier:
        sets.append(_around(room, asked.dossier)[1])
    if asked.family:
        sets.append(_of_family(room.draft, asked.family))
    return frozenset.intersection(*sets)


def _named(room: Room, code: str) -> frozenset[str]:
    """The names under which an act is filed: an act that keeps its code is an old and a proposed one."""
    proposed = find_proposed(room.draft, code)
    known = code in room.release.by_code or code in room.draft.old
    if proposed is None and not known:
        raise UnknownThing(words.UNKNOWN_SUBJECT, act=code, version=room.release.version)
    return frozenset([*([code] if known else []), *([proposed] if proposed else [])])


def _around(room: Room, code: str) -> tuple[Dossier, frozenset[str]]:
    """The dossier of an act, and the names of all its acts."""
    dossier = touched_dossiers(room.draft, room.release, {}, sorted(_named(room, code)))[1][0]
    return dossier, frozenset({*dossier.old, *dossier.new})


def _of_family(draft: Draft, family: str) -> frozenset[str]:
    """Entries on the family itself, and on what is placed in it or proposed for it."""
    known = find_family(draft, family).id
    placed = {place.subject for place in draft.registers.placements.values() if place.family == known}
    targets = {member for subject in placed if subject in draft.old for member in draft.old[ActCode(subject)].targets}
    return frozenset({family_subject(known), *placed, *targets})


def _kinds(text: str) -> frozenset[Kind]:
    if not text:
        return frozenset()
    found = {Kind(kind) for kind, word in fr.KINDS.items() if folded(text) in (folded(word), kind)}
    if not found:
        raise UsageError(fr.GENRE_UNKNOWN, value=text, known=", ".join(sorted(fr.KINDS.values())))
    return frozenset(found)


def _midnight(day: date) -> str:
    """The first instant of a day here, as entries write instants."""
    here = datetime(day.year, day.month, day.day).astimezone()
    return here.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _of_session(store: "Store", draft: str, number: str) -> set[int]:
    """The entries of a séance: its opening, its changes, and the decisions taken in it."""
    session = find_session(store.draft(draft), number)
    marks = store.search(Search(draft=draft, subjects=frozenset({f"seance/{session.id}"})))
    upto = marks[-1].position if session.closed else None
    owners = belonging(store.entries(draft, after=marks[0].position - 1, upto=upto))
    return {position for position, owner in owners.items() if owner == session.id} | {one.position for one in marks}


def rows_of(store: "Store", entries: Iterable[Entry], about: frozenset[str] | None = None) -> tuple[EntryRow, ...]:
    """Entries as rows, those that were taken back being marked; of a bulk edit, only what is ``about`` those names."""
    listed = list(entries)
    drafts = {entry.decision.draft for entry in listed if entry.decision.draft}
    turns = {name: turned(store.search(Search(draft=name, kinds=TURNS))) for name in drafts}
    around = {name: store.draft(name) for name in drafts}
    return tuple(
        _row(entry, turns.get(entry.decision.draft, {}), around.get(entry.decision.draft), about) for entry in listed
    )


def _row(entry: Entry, turns: dict[int, int], around: Draft | None, about: frozenset[str] | None) -> EntryRow:
    stands, last = standing(turns, entry.position)
    kind, changes = entry.decision.kind, entry.decision.changes
    kept = [change for change in changes if about is None or subject_of(change.node) in about] or list(changes)
    first, origin, started = _first(entry), origin_of(entry), pin_of(entry) is not None
    sentences = (*([first] if first else []), *(() if started else told(changes, around, kept))) or (fr.NOTHING_SAID,)
    return EntryRow(
        entry.position, entry.at, entry.actor, fr.KINDS[kind.value], sentences, entry.reason,
        tuple(sorted(subjects_of(entry.decision))), 0 if stands or kind is Kind.UNDO else last,
        0 if started else len(changes) - len(kept), origin.author if origin else "", origin.at if origin else "",
    )  # fmt: skip


def _first(entry: Entry) -> str:
    """What no node says."""
    kind, facts = entry.decision.kind, entry.decision.facts
    if pin := pin_of(entry):
        return notebook.PREPARED_AT.format(position=pin.position)
    if kept_same(entry):
        return notebook.SAME
    if kind in TURNS:
        said = fr.UNDONE if kind is Kind.UNDO else fr.REDONE
        return said.format(position=facts[OF])
    if moves_base(entry.decision):
        return fr.REBASED.format(before=facts[BASE_FROM], after=facts[BASE_TO])
    if kind is Kind.CREATE_DRAFT:
        return fr.CREATED.format(draft=entry.decision.draft, base=facts["base"])
    if kind in SEALS:
        return fr.SEALED.format(seal=facts["etape"], position=facts["position"])
    if kind is Kind.IMPORT:
        name = facts.get("version") or facts.get("nom")
        return fr.IMPORTED.format(nature=fr.NATURES[str(facts["nature"])], name=name, file=facts["fichier"])
    if kind is Kind.PARAMETERS:
        return fr.DOCUMENT.format(name=facts["nom"], file=facts["fichier"])
    if kind is Kind.MEMBER:
        return fr.MEMBER.format(member=facts.get("membre", ""))
    return ""


def who(store: "Store", draft: str | None, code: str) -> Story:
    """Who decided what of an act, and of the rest of its dossier."""
    room = open_room(store, draft)
    named = _named(room, code)
    dossier, everything = _around(room, code)
    own = store.search(Search(draft=room.draft.name, subjects=named))
    known = {entry.position for entry in own}
    around = store.search(Search(draft=room.draft.name, subjects=everything - named))
    return Story(
        code, _label(room, code), dossier.id, dossier.kind.value, rows_of(store, own, named),
        rows_of(store, [entry for entry in around if entry.position not in known], everything),
    )  # fmt: skip


def _label(room: Room, code: str) -> str:
    proposed, act = find_proposed(room.draft, code), room.release.by_code.get(ActCode(code))
    if act is not None:
        return act.label
    return room.draft.proposed[proposed].label if proposed else ""
