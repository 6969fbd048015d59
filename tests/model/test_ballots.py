"""Hashes of ballots bind all that they were made of; spreads say who is apart."""

import hashlib

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ccam.model.ballots import Ballot, commitment, matches, spreads
from ccam.model.registers import BlindScore

nonces = st.text("0123456789abcdef", min_size=64, max_size=64)
words = st.text(min_size=0, max_size=20)
ballots = st.builds(Ballot, words, words, nonces, words)


def test_the_hash_is_that_of_the_canonical_list() -> None:
    ballot = Ballot("T-0001", "expert-3", "0" * 64, '{"avis":"pour"}')
    canonical = '["T-0001","expert-3","' + "0" * 64 + '","{\\"avis\\":\\"pour\\"}"]'
    assert ballot.commitment == hashlib.sha256(canonical.encode()).hexdigest()
    assert ballot.commitment.startswith("99745e98e963")


@given(ballots, ballots)
def test_another_ballot_never_matches(filed: Ballot, other: Ballot) -> None:
    assert matches(filed, filed.commitment)
    assume(filed != other)
    assert not matches(other, filed.commitment)


@given(ballots, st.sampled_from(["round", "member", "nonce", "payload"]), st.data())
def test_one_character_changed_never_matches(filed: Ballot, part: str, data: st.DataObject) -> None:
    values = {name: getattr(filed, name) for name in ("round", "member", "nonce", "payload")}
    place = data.draw(st.integers(0, len(values[part])))
    letter = data.draw(st.sampled_from('0f|\n",'))
    changed = values[part][:place] + letter + values[part][place + 1 :]
    assume(changed != values[part])
    assert not matches(Ballot(**{**values, part: changed}), filed.commitment)


@given(words, words, words, words, nonces)
def test_nothing_slides_from_one_part_to_the_next(first: str, second: str, third: str, moved: str, nonce: str) -> None:
    assume(moved)
    left = commitment(first + moved, second, nonce, third)
    assert left != commitment(first, moved + second, nonce, third)


@pytest.mark.parametrize("nonce", ["", "0" * 63, "0" * 65, "G" * 64, "0" * 64 + "\n"])
def test_a_nonce_of_another_shape_is_no_nonce(nonce: str) -> None:
    with pytest.raises(ValueError, match="^" + nonce.strip()):
        commitment("T-0001", "a", nonce, "")
    assert not matches(Ballot("T-0001", "a", nonce, ""), "0" * 64)


def test_who_is_apart_and_by_how_much() -> None:
    given_ = [
        BlindScore(member, "P-07-0001/1/0", points) for member, points in (("a", 40_000), ("b", 39_500), ("c", 30_000))
    ]
    (spread,) = spreads(given_)
    assert (spread.middle, spread.spread) == (39_500, 10_000)
    assert [(one.member, one.gap) for one in spread.scores] == [("c", -2405), ("b", 0), ("a", 127)]


def test_the_widest_line_comes_first() -> None:
    scores = [BlindScore("a", "x", 100), BlindScore("b", "x", 110), BlindScore("a", "y", 10), BlindScore("b", "y", 20)]
    assert [spread.line for spread in spreads(scores)] == ["y", "x"]
    assert spreads([]) == ()
