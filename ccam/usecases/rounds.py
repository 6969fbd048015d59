"""Blind rounds: open one, file a ballot, close it and reveal all at once, see who is apart."""

import json
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ccam.french import life as said
from ccam.french import rounds as fr
from ccam.model.ballots import (
    EXCLUDED,
    MISSING,
    REVEALED,
    ROUND,
    Ballot,
    Commitment,
    LineSpread,
    as_fact,
    commitments,
    filing,
    matches,
    revealed,
    spreads,
)
from ccam.model.codec import canonical
from ccam.model.codes import ActCode
from ccam.model.decisions import Change, Decision, Entry, Kind
from ccam.model.draft import Draft
from ccam.model.errors import CcamError, DataRefused, UnknownThing, UsageError
from ccam.model.life import Agreement, Life
from ccam.model.nodes import encode_node, node_name
from ccam.model.registers import BlindScore, Round, Stance
from ccam.model.subjects import Search
from ccam.model.votes import Tally, Votes
from ccam.usecases.ballot_sheets import read_sheet, write_sheet
from ccam.usecases.curate import pick_draft
from ccam.usecases.life import life_table
from ccam.usecases.opinions import (
    NATURE,
    Voice,
    opinion_changes,
    require_member,
    require_voice,
    tallies,
    veto_changes,
)
from ccam.usecases.subjects import dossier_subjects, next_id

if TYPE_CHECKING:
    from ccam.store.store import Store

SCORES = "scores"
"""Nature of the rounds that gather scores; the other one is opinions."""
COMPONENTS = "composantes"
"""What a ballot of scores also holds: durée, stress, effort mental, compétence technique, by line."""
MOST_POINTS = 100_000_00
"""In 1/100 point: far above the general scale (5 to 3 990 points, refonte.md §1.5)."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A ballot that was filed; ``kept`` where the base holds it, otherwise it is on a sheet."""

    ballot: Ballot
    entry: Entry
    kept: bool


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round as everyone may see it. ``filed`` filed a ballot, ``awaited`` did not yet (the round names them). Once it
    is closed: ``lines`` with who is apart, or the ``tallies`` of each subject; ``kept`` are those whose ballot the base
    still holds, since the reveal did not see it.
    """

    record: Round
    filed: tuple[str, ...]
    awaited: tuple[str, ...]
    lines: tuple[LineSpread, ...] = ()
    tallies: tuple[tuple[str, tuple[Tally, ...]], ...] = ()
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Closed:
    """A round that was closed. ``missing`` filed nothing, or their sheet was not given; ``excluded`` were set aside."""

    view: RoundView
    revealed: tuple[str, ...]
    missing: tuple[str, ...]
    excluded: tuple[str, ...]
    entry: Entry


def open_round(
    store: "Store", draft: str | None, codes: Sequence[str], *, nature: str, members: Sequence[str], actor: str,
    due: date | None = None, reason: str = "",
) -> Round:  # fmt: skip
    """Open a round on whole dossiers. Raises :class:`DataRefused` for a round of scores where there is no line."""
    if nature not in (NATURE, SCORES):
        raise UsageError(fr.NATURE_UNKNOWN, nature=nature)
    if not codes:
        raise UsageError(fr.NO_SUBJECTS)
    if not members and store.has_rights:
        raise UsageError(fr.NO_MEMBERS)
    for member in members:
        require_member(member)
    current = store.draft(pick_draft(store, draft).name)
    subjects = dossier_subjects(current, store.release(current.base), codes)
    invited = tuple(dict.fromkeys(members))
    made = Round(next_id(current, "tour", "T"), nature, subjects, invited, due.isoformat() if due else "")
    if nature == SCORES and not lines_of(current, made):
        raise DataRefused(fr.NOTHING_TO_SCORE, acts=said.listed(subjects))
    change = Change(node_name("tour", made.id), 0, None, encode_node(node_name("tour", made.id), made))
    decision = Decision(Kind.ROUND, current.name, (change,), {"sujets": list(subjects), ROUND: made.id})
    with store.write(actor, reason or fr.REASON_OPEN.format(round=made.id)) as writer:
        writer.decide(decision, base=current.base)
    return made


def lines_of(draft: Draft, blind_round: Round) -> tuple[str, ...]:
    """The proposed lines that a round of scores is about, as ``P-07-0001/1/0``."""
    proposed = {
        member for subject in blind_round.subjects for member in (draft.fate_of(ActCode(subject)).targets or (subject,))
    }
    return tuple(
        f"{act.id}/{line.slot}" for id_, act in sorted(draft.proposed.items()) if id_ in proposed for line in act.lines
    )


def file_opinion(
    store: "Store", draft: str | None, number: str, voice: Voice, *, actor: str, sheet: Path | None = None
) -> Filed:
    """File an opinion on every subject of a round. Nothing of it can be read in the journal."""
    life = life_table(store)
    require_voice(voice, life.agreement)
    current, found = _open_one(store, draft, number, NATURE, voice.member)
    withdrawn = Votes(current, life).withdrawn
    away = [subject for subject in found.subjects if (voice.member, subject) in withdrawn]
    if away:
        raise DataRefused(said.WITHDRAWN, member=voice.member, acts=said.listed(away))
    return _file(store, current, found, voice.member, _said(voice), actor, sheet)


def file_scores(
    store: "Store", draft: str | None, number: str, member: str, points: Mapping[str, int], *, actor: str,
    sheet: Path | None = None, components: "Mapping[str, Sequence[int | None]] | None" = None,
) -> Filed:  # fmt: skip
    """File scores in 1/100 point, by line, and the ``components`` that they were made from where there are some.
    Raises :class:`DataRefused` for a line that is not in the round.
    """
    require_member(member)
    current, found = _open_one(store, draft, number, SCORES, member)
    if not points:
        raise UsageError(fr.EMPTY_BALLOT)
    _require_lines(current, found, points)
    rated = {line: list(given) for line, given in (components or {}).items() if line in points}
    for line, given in rated.items():
        for part in given:
            _require_points({} if part is None else {line: part})
    payload = {SCORES: dict(points)} | ({COMPONENTS: rated} if rated else {})
    return _file(store, current, found, member, payload, actor, sheet)


def close_round(
    store: "Store", draft: str | None, number: str, *, actor: str, sheets: Iterable[Path] = (),
    excluded: Sequence[str] = (), reason: str = "",
) -> Closed:  # fmt: skip
    """Close a round: its ballots, checked one by one against their hashes, become opinions or scores in one entry.
    Raises :class:`DataRefused` naming those that do not match, unless they are ``excluded``; who is missing is named.
    """
    seen = store.head()[0]
    current, found = _open_one(store, draft, number)
    filed = _filed(store, current, found)
    for member in excluded:
        if member not in filed:
            raise DataRefused(fr.NOT_CANDIDATE, member=member, round=found.id)
    ballots = {ballot.member: ballot for ballot in store.ballots(current.name, found.id)}
    ballots |= {ballot.member: ballot for ballot in (read_sheet(path, found.id) for path in sheets)}
    taken = [ballots[member] for member in filed if member in ballots and member not in excluded]
    if altered := [ballot.member for ballot in taken if not matches(ballot, filed[ballot.member].hash)]:
        raise DataRefused(fr.BALLOTS_ALTERED, members=", ".join(altered), first=altered[0])
    known = {*ballots, *excluded}
    if unseen := [member for member, told in filed.items() if not told.sheet and member not in known]:
        raise DataRefused(fr.BALLOTS_UNSEEN, members=", ".join(unseen), first=unseen[0])
    missing = tuple(name for name in (*filed, *found.members) if name not in known)
    missing = tuple(dict.fromkeys(missing))
    facts = {
        ROUND: found.id, REVEALED: [as_fact(ballot) for ballot in taken], MISSING: list(missing),
        EXCLUDED: list(excluded), "sujets": list(found.subjects),
    }  # fmt: skip
    decision = Decision(Kind.REVEAL, current.name, _revealing(life_table(store), current, found, taken), facts)
    with store.write(actor, reason or fr.REASON_CLOSE.format(round=found.id)) as writer:
        entry = writer.reveal(decision, found, seen=seen, base=current.base)
    names = tuple(ballot.member for ballot in taken)
    return Closed(view_round(store, draft, found.id), names, missing, tuple(excluded), entry)


def view_round(store: "Store", draft: str | None, number: str) -> RoundView:
    """One round: who filed, who is awaited, and what was revealed once it is closed."""
    current = store.draft(pick_draft(store, draft).name)
    return _view(store, current, find_round(current, number))


def list_rounds(store: "Store", draft: str | None) -> tuple[RoundView, ...]:
    """Every round of a draft, in order."""
    return rounds_of(store, store.draft(pick_draft(store, draft).name))


def rounds_of(store: "Store", draft: Draft) -> tuple[RoundView, ...]:
    """Every round of a draft that is open already, in order."""
    return tuple(_view(store, draft, found) for _, found in sorted(draft.registers.rounds.items()))


def find_round(draft: Draft, number: str) -> Round:
    """The round of that number; :class:`UnknownThing` lists those there are."""
    found = draft.registers.rounds.get(number.upper())
    if found is None:
        raise UnknownThing(fr.ROUND_UNKNOWN, round=number, known=", ".join(sorted(draft.registers.rounds)) or "–")
    return found


def _view(store: "Store", draft: Draft, found: Round) -> RoundView:
    filed = tuple(_filed(store, draft, found))
    awaited = tuple(member for member in found.members if member not in filed)
    if not found.closed:
        return RoundView(found, filed, awaited)
    counts = tallies(Votes(draft, life_table(store)), found.subjects) if found.nature == NATURE else ()
    return RoundView(found, filed, awaited, spreads(found.scores), counts, _kept(store, draft, found))


def _kept(store: "Store", draft: Draft, found: Round) -> tuple[str, ...]:
    """Who has a ballot in the base that the reveal of a closed round did not see."""
    seen = {ballot.member for ballot in revealed_ballots(store, draft, found)}
    told = _filed(store, draft, found)
    return tuple(member for member, commitment in told.items() if not commitment.sheet and member not in seen)


def revealed_ballots(store: "Store", draft: Draft, found: Round) -> Iterator[Ballot]:
    """The ballots that the reveal of a round made known."""
    wanted = Search(draft.name, frozenset(found.subjects[:1]), kinds=frozenset({Kind.REVEAL}))
    for entry in store.search(wanted):
        if entry.decision.facts[ROUND] == found.id:
            yield from revealed(entry)


def _filed(store: "Store", draft: Draft, found: Round) -> dict[str, Commitment]:
    subjects = frozenset(found.subjects[:1])
    entries = store.search(Search(draft.name, subjects, kinds=frozenset({Kind.BALLOT})))
    return commitments(entries, draft.name, found.id)


def _open_one(
    store: "Store", draft: str | None, number: str, nature: str = "", member: str = ""
) -> tuple[Draft, Round]:
    current = store.draft(pick_draft(store, draft).name)
    found = find_round(current, number)
    if found.closed:
        raise DataRefused(fr.ROUND_CLOSED, round=found.id)
    if nature and found.nature != nature:
        raise DataRefused(fr.WRONG_NATURE, round=found.id, nature=found.nature)
    if member and found.members and member not in found.members:
        raise DataRefused(fr.NOT_INVITED, member=member, round=found.id, members=", ".join(found.members))
    return current, found


def _file(
    store: "Store", draft: Draft, found: Round, member: str, payload: object, actor: str, sheet: Path | None
) -> Filed:
    ballot = Ballot(found.id, member, secrets.token_hex(32), canonical(payload))
    node = node_name("tour", found.id)
    decision = filing(draft.name, ballot, found.subjects, {node: draft.versions[node]}, sheet=sheet is not None)
    if sheet is not None:
        write_sheet(sheet, ballot)
    with store.write(actor, fr.REASON_FILE.format(round=found.id)) as writer:
        entry = writer.file_ballot(decision, ballot, keep=sheet is None, base=draft.base)
    return Filed(ballot, entry, sheet is None)


def _said(voice: Voice) -> dict[str, object]:
    return {
        NATURE: voice.stance.value, "fonction": voice.function, "motif": voice.reason, "veto": voice.veto,
        "familles": list(voice.families),
    }  # fmt: skip


def _heard(ballot: Ballot, agreement: Agreement) -> Voice:
    state: Any = json.loads(ballot.payload)
    voice = Voice(
        ballot.member, state["fonction"], Stance(state[NATURE]), state["motif"], state["veto"], tuple(state["familles"])
    )
    require_voice(voice, agreement)
    return voice


def _revealing(life: Life, draft: Draft, found: Round, ballots: Sequence[Ballot]) -> tuple[Change, ...]:
    """The round closed, and what its ballots say: opinions, sent back where there is a veto, or scores."""
    scores: list[BlindScore] = []
    changes: dict[str, Change] = {}
    votes = Votes(draft, life)
    for ballot in ballots:
        try:
            if found.nature == NATURE:
                voice = _heard(ballot, life.agreement)
                opinions = [voice.on(subject, found.id, votes.edits(subject)) for subject in found.subjects]
                made = [*opinion_changes(draft, opinions), *veto_changes(draft, votes, found.subjects, voice)]
                changes |= {change.node: change for change in made}
            else:
                scores += _scored(ballot)
        except CcamError as error:
            raise DataRefused(fr.BALLOT_UNREADABLE, member=ballot.member, why=error.message) from error
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise DataRefused(fr.BALLOT_UNREADABLE, member=ballot.member, why=f"{type(error).__name__}.") from error
    node = node_name("tour", found.id)
    after = replace(found, closed=True, scores=tuple(scores))
    closing = Change(node, draft.versions[node], encode_node(node, found), encode_node(node, after))
    return (closing, *changes.values())


def _scored(ballot: Ballot) -> Iterator[BlindScore]:
    """The scores of a ballot; a line that is no longer in the draft keeps what was said of it."""
    points = json.loads(ballot.payload)[SCORES]
    _require_points(points)
    for line, given in sorted(points.items()):
        yield BlindScore(ballot.member, line, given)


def _require_lines(draft: Draft, found: Round, points: Mapping[str, int]) -> None:
    known = lines_of(draft, found)
    for line in points:
        if line not in known:
            raise DataRefused(fr.FOREIGN_LINE, line=line, round=found.id, known=said.listed(known))
    _require_points(points)


def _require_points(points: Mapping[str, int]) -> None:
    for line, given in points.items():
        if type(given) is not int or not 0 < given <= MOST_POINTS:
            raise DataRefused(fr.BAD_POINTS, value=f"{line}={given}")
