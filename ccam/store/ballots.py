"""Blind ballots in the base: kept until their round is closed, and checked before and after."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, delete, insert, select

from ccam.french import rounds as fr
from ccam.model.ballots import HASH, MEMBER, ROUND, Ballot, commitments, matches, revealed
from ccam.model.decisions import Entry, Kind
from ccam.model.errors import DossierMoved
from ccam.model.records import Problem
from ccam.model.subjects import Search
from ccam.store import subjects
from ccam.store.tables import BALLOT


def save(connection: Connection, draft: str, ballot: Ballot, position: int) -> None:
    """Keep a ballot, in the place of an earlier one of the same member."""
    _forget(connection, draft, ballot.round, ballot.member)
    row = {
        "draft": draft, "round": ballot.round, "member": ballot.member, "nonce": ballot.nonce,
        "payload": ballot.payload, "position": position,
    }  # fmt: skip
    connection.execute(insert(BALLOT).values(row))


def drop(connection: Connection, draft: str, blind_round: str, member: str) -> None:
    """Forget what the base keeps of a member: their last ballot is on a sheet."""
    _forget(connection, draft, blind_round, member)


def close(connection: Connection, draft: str, blind_round: str, members: Iterable[str]) -> None:
    """Forget the ballots that were revealed: the journal holds them now. Those that nobody saw are kept."""
    for member in members:
        _forget(connection, draft, blind_round, member)


def require_seen(connection: Connection, draft: str, blind_round: str, subject: str, seen: int) -> None:
    """Raise :class:`DossierMoved` where a ballot of the round was filed after the entry ``seen``."""
    wanted = Search(draft, frozenset({subject}), kinds=frozenset({Kind.BALLOT}), after=seen)
    if late := commitments(subjects.search(connection, wanted), draft, blind_round):
        raise DossierMoved(fr.LATE_BALLOT, members=", ".join(late), round=blind_round)


def of_round(connection: Connection, draft: str, blind_round: str) -> list[Ballot]:
    """The ballots that the base keeps of a round, by member; those of others are not seen on a shared base."""
    wanted = select(BALLOT.c.round, BALLOT.c.member, BALLOT.c.nonce, BALLOT.c.payload).where(
        BALLOT.c.draft == draft, BALLOT.c.round == blind_round
    )
    return [Ballot(*row) for row in connection.execute(wanted.order_by(BALLOT.c.member))]


def problems(connection: Connection, entries: Sequence[Entry]) -> Iterator[Problem]:
    """Ballots, revealed or waiting, that are not what the journal holds the hash of."""
    filed: dict[tuple[str, str, str], str] = {}
    for entry in entries:
        draft, facts = entry.decision.draft, entry.decision.facts
        if entry.decision.kind is Kind.BALLOT:
            filed[draft, str(facts[ROUND]), str(facts[MEMBER])] = str(facts[HASH])
        elif entry.decision.kind is Kind.REVEAL:
            yield from _unmatched(filed, draft, revealed(entry))
    waiting = select(BALLOT.c.draft, BALLOT.c.round, BALLOT.c.member, BALLOT.c.nonce, BALLOT.c.payload)
    for draft, *row in connection.execute(waiting):
        yield from _unmatched(filed, draft, [Ballot(*row)])


def _unmatched(filed: dict[tuple[str, str, str], str], draft: str, ballots: Iterable[Ballot]) -> Iterator[Problem]:
    for ballot in ballots:
        if not matches(ballot, filed.get((draft, ballot.round, ballot.member), "")):
            message = fr.BALLOT_ALTERED.message.format(member=ballot.member, round=ballot.round, draft=draft)
            yield Problem(fr.BALLOT_ALTERED.code, message)


def _forget(connection: Connection, draft: str, blind_round: str, member: str) -> None:
    connection.execute(
        delete(BALLOT).where(BALLOT.c.draft == draft, BALLOT.c.round == blind_round, BALLOT.c.member == member)
    )
