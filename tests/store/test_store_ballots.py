"""Ballots in the base: kept until the reveal, checked before and after, on each engine."""

from ccam.french import rounds as fr
from ccam.model.ballots import Ballot, as_fact, filing
from ccam.model.decisions import Change, Decision, Kind
from ccam.model.nodes import encode_node
from ccam.model.registers import Round
from ccam.store.store import Store

ROUND = Round("T-0001", "avis", ("HHFA001",), ("secretariat",))
NODE = "tour/T-0001"


def opened(store: Store) -> None:
    with store.write("secretariat", "ouverture") as writer:
        writer.decide(Decision(Kind.ROUND, "essai", (Change(NODE, 0, None, encode_node(NODE, ROUND)),)))


def filed(store: Store, payload: str, *, keep: bool = True) -> Ballot:
    ballot = Ballot("T-0001", "secretariat", "0" * 64, payload)
    decision = filing("essai", ballot, ROUND.subjects, {NODE: 1}, sheet=not keep)
    with store.write("secretariat", "dépôt") as writer:
        writer.file_ballot(decision, ballot, keep=keep)
    return ballot


def revealed(store: Store, *ballots: Ballot) -> None:
    closed = Round(ROUND.id, ROUND.nature, ROUND.subjects, ROUND.members, closed=True)
    change = Change(NODE, 1, encode_node(NODE, ROUND), encode_node(NODE, closed))
    facts = {"tour": "T-0001", "depots": [as_fact(ballot) for ballot in ballots]}
    with store.write("secretariat", "clôture") as writer:
        writer.reveal(Decision(Kind.REVEAL, "essai", (change,), facts), ROUND, seen=store.head()[0])


def test_the_last_ballot_waits_and_goes_with_the_reveal(started: Store) -> None:
    opened(started)
    filed(started, '"non"')
    last = filed(started, '"oui"')
    assert started.ballots("essai", "T-0001") == [last]
    assert started.verify() == []
    revealed(started, last)
    assert started.ballots("essai", "T-0001") == []
    assert started.verify() == []


def test_a_sheet_leaves_nothing_in_the_base(started: Store) -> None:
    opened(started)
    filed(started, '"non"')
    filed(started, '"oui"', keep=False)
    assert started.ballots("essai", "T-0001") == []


def test_a_reveal_of_something_else_is_told_for_ever(started: Store) -> None:
    opened(started)
    filed(started, '"oui"')
    revealed(started, Ballot("T-0001", "secretariat", "0" * 64, '"non"'))
    (problem,) = started.verify()
    assert problem.code == fr.BALLOT_ALTERED.code
    assert "secretariat" in problem.message


def test_a_ballot_that_the_reveal_did_not_see_is_kept(started: Store) -> None:
    """A member who was set aside, or whom nobody could wait for: nothing is lost, and it still answers to its hash."""
    opened(started)
    late = filed(started, '"oui"')
    revealed(started)
    assert started.ballots("essai", "T-0001") == [late]
    assert started.verify() == []
