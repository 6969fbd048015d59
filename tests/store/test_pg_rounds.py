"""Blind rounds on a shared base: what a president cannot make of them by plain SQL, and what a reveal never loses."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

import psycopg
import pytest

from ccam.model import registers as r
from ccam.model.ballots import Ballot, as_fact
from ccam.model.codec import canonical
from ccam.model.decisions import Kind
from ccam.model.errors import DataRefused
from ccam.usecases import rounds
from ccam.usecases.opinions import Voice
from tests import strategies as s
from tests.store.pg_server import Server
from tests.store.pg_shared import DENIED, DRAFT, Shared, shared_base

CODE = s.code(1)
ROUND = r.Round("T-0001", "avis", (CODE,), ("expert-3", "expert-4"))
NODE = "tour/T-0001"


@pytest.fixture
def shared(server: Server) -> Iterator[Shared]:
    with shared_base(server, s.release(s.act(1))) as made:
        made.write("postgres", {f"place/{CODE}": r.Placement(CODE, "14")}, Kind.PLACE)
        made.write("postgres", {f"ancien/{CODE}": s.mapped(1, (1,))})
        made.write("president-14", {NODE: ROUND}, Kind.ROUND, tour="T-0001", sujets=[CODE])
        yield made


def file(shared: Shared, *members: str) -> None:
    for member in members:
        with shared.store(member) as store:
            rounds.file_opinion(store, DRAFT, "T-0001", Voice(member, "chirurgien", r.Stance.FOR), actor=member)


def reveal(shared: Shared, login: str, ballots: Sequence[Ballot], *also: dict[str, object]) -> None:
    values: dict[str, object] = {NODE: replace(ROUND, closed=True)}
    for more in also:
        values |= more
    depots = [as_fact(ballot) for ballot in ballots]
    shared.write(login, values, Kind.REVEAL, tour="T-0001", depots=depots, sujets=[CODE])


def test_a_missing_member_and_no_end_lose_no_ballot(shared: Shared) -> None:
    """The president sees nothing while one is awaited; closing without them keeps what nobody saw, and says so."""
    file(shared, "expert-3")
    with shared.store("president-14") as store:
        with pytest.raises(DataRefused, match="expert-3"):
            rounds.close_round(store, DRAFT, "T-0001", actor="president-14")
        done = rounds.close_round(store, DRAFT, "T-0001", actor="president-14", excluded=["expert-3"])
        assert (done.revealed, done.missing, done.view.kept) == ((), ("expert-4",), ("expert-3",))
        (kept,) = store.ballots(DRAFT, "T-0001")
        assert kept.member == "expert-3"
    with shared.store("expert-7") as other:
        assert other.ballots(DRAFT, "T-0001") == []
        assert rounds.view_round(other, DRAFT, "T-0001").kept == ("expert-3",)


def test_a_president_closes_a_round_with_what_was_filed(shared: Shared) -> None:
    file(shared, "expert-3", "expert-4")
    with shared.store("president-14") as store:
        done = rounds.close_round(store, DRAFT, "T-0001", actor="president-14")
        assert (done.revealed, done.view.kept) == (("expert-3", "expert-4"), ())
        assert store.ballots(DRAFT, "T-0001") == []


def said(member: str, stance: r.Stance) -> dict[str, object]:
    return {f"avis/{CODE}/{member}": r.Opinion(CODE, member, "chirurgien", stance, round="T-0001")}


def test_a_reveal_says_what_was_filed_and_nothing_else(shared: Shared) -> None:
    file(shared, "expert-3", "expert-4")
    with shared.store("president-14") as store:
        ballots = store.ballots(DRAFT, "T-0001")
    forged = [replace(ballots[0], payload=canonical({"avis": "contre", "fonction": "chirurgien"})), ballots[1]]
    attempts: list[tuple[Sequence[Ballot], tuple[dict[str, object], ...]]] = [
        (forged, ()),
        (ballots, (said("expert-3", r.Stance.AGAINST),)),
        ([], (said("expert-3", r.Stance.FOR),)),
        (ballots, ({NODE: replace(ROUND, closed=True, members=("expert-3",))},)),
        (ballots, ({NODE: replace(ROUND, closed=True, scores=(r.BlindScore("expert-3", "P-07-0001/1/0", 1),))},)),
    ]
    for login in ("president-14", "secretariat-1"):
        for depots, also in attempts:
            with pytest.raises(DENIED, match="droit-noeud"):
                reveal(shared, login, depots, *also)
    reveal(shared, "president-14", ballots, said("expert-3", r.Stance.FOR), said("expert-4", r.Stance.FOR))


def test_a_round_that_is_open_does_not_change_under_its_members(shared: Shared) -> None:
    file(shared, "expert-3")
    yesterday = (date.today() - timedelta(days=2)).isoformat()
    for forged in (replace(ROUND, members=("expert-3",)), replace(ROUND, due=yesterday), replace(ROUND, closed=True),
                   replace(ROUND, subjects=(CODE, s.code(2)))):  # fmt: skip
        for login in ("president-14", "secretariat-1"):
            with pytest.raises(DENIED, match=r"droit-noeud|droit-famille"):
                shared.write(login, {NODE: forged}, Kind.ROUND)
    later = (date.today() + timedelta(days=9)).isoformat()
    shared.write("president-14", {NODE: replace(ROUND, due=later)}, Kind.ROUND)
    assert shared.sql("president-14", "SELECT * FROM ballot") == []


def test_a_ballot_is_for_who_is_invited_while_the_round_is_open(shared: Shared) -> None:
    facts = {"tour": "T-0001", "empreinte": "0" * 64, "sujets": [CODE]}
    for login, member in (("expert-7", "expert-7"), ("secretariat-1", "expert-3"), ("expert-4", "expert-3")):
        with pytest.raises(DENIED, match="droit-noeud"):
            shared.write(login, {}, Kind.BALLOT, membre=member, **facts)
    file(shared, "expert-3", "expert-4")
    with shared.store("president-14") as store:
        rounds.close_round(store, DRAFT, "T-0001", actor="president-14")
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="droit-noeud"):
        shared.write("expert-3", {}, Kind.BALLOT, membre="expert-3", **facts)
