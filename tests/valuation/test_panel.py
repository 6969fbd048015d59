"""Agreement and verdict of four notes: every seating, every missing seat, and the table that an expert reads."""

import tomllib
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from itertools import combinations_with_replacement, product
from pathlib import Path
from typing import Any

import pytest

from ccam.formats.panel_rules import Accord
from tests.valuation.panel_rules import BLOCK_FIRST, IPRAS, LADDER, SCALE, ladder, seatings
from valuation.panel import Notes, Reservation, Verdict, judge, percentile, reading, sides_apart, third_of

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "panel.toml").read_text("utf-8"))["cas"]
PAIRS = list(combinations_with_replacement(SCALE, 2))
SETS = list(combinations_with_replacement(SCALE, 4))


def extreme_split(first: tuple[int, int], second: tuple[int, int]) -> bool:
    """The block of the first ladder: both of a side in one extreme third, both of the other in the other one."""
    low, high = sorted((first, second))
    return max(low) <= 3 and min(high) >= 7


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["nom"])
def test_what_an_expert_reads(case: Mapping[str, Any]) -> None:
    notes: Notes = tuple(note or None for note in case["notes"])  # type: ignore[assignment]
    known, judged = reading(notes, IPRAS), judge(notes, LADDER)
    assert (judged.accord.value, judged.verdict.value) == (case["accord"], case["verdict"])
    assert [each.value for each in judged.reservations] == case.get("reserves", [])
    if "mediane" in case:
        assert known.spread is not None
        assert known.median == Fraction(case["mediane"])
        assert (known.spread.range, known.spread.limit) == (Fraction(case["ecart"]), Fraction(case["limite"]))
        assert known.spread.fires == (case["ipras"] == "désaccord")
        assert known.spread.blind == case.get("aveugle", False)


def test_the_four_hundred_and_ninety_five_sets_and_what_ipras_says_of_them() -> None:
    fired: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for notes in SETS:
        thirds = Counter(third_of(note, LADDER) for note in notes)
        two_extremes = sorted(thirds.values()) == [2, 2] and "moyen" not in thirds
        group = "trois" if max(thirds.values()) >= 3 else "deux contre deux" if two_extremes else "autres"
        spread = reading(notes, IPRAS).spread
        assert spread is not None
        every[group] += 1
        fired[group] += spread.fires
    assert every == {"trois": 225, "deux contre deux": 36, "autres": 234}
    assert (fired["trois"], fired["deux contre deux"], fired["autres"]) == (0, 36, 46)


def test_the_blocks_that_extreme_thirds_miss() -> None:
    """45 × 45 pairs of pairs: 502 have disjoint sides 3 apart; 72 were known, 80 share a third by three, 350 remain."""
    blocks = [(a, b) for a, b in product(PAIRS, PAIRS) if sides_apart((*a, *b), LADDER)]
    judged = Counter(judge((*a, *b), LADDER).accord for a, b in blocks)
    found = Counter(extreme_split(a, b) for a, b in blocks if judge((*a, *b), LADDER).accord is Accord.BLOCK)
    assert (len(PAIRS) ** 2, len(blocks)) == (2025, 502)
    assert judged == {Accord.BLOCK: 422, Accord.QUALIFIED: 80}
    assert found == {True: 72, False: 350}
    assert sum(judge((*a, *b), BLOCK_FIRST).accord is Accord.BLOCK for a, b in product(PAIRS, PAIRS)) == 502


def test_every_seating_has_one_accord_and_one_verdict() -> None:
    accords: Counter[tuple[str, str]] = Counter()
    for notes in seatings():
        judged = judge(notes, LADDER)
        accords[judged.accord.value, judged.verdict.value] += 1
    assert sum(accords.values()) == 9**4
    assert accords == {
        ("unanime", "valide"): 81,
        ("unanime", "intervalle"): 81,
        ("unanime", "rejeté"): 81,
        ("qualifié", "valide avec réserve"): 648,
        ("qualifié", "intervalle"): 648,
        ("qualifié", "rejeté"): 648,
        ("partage par côté", "deux valeurs"): 1202,
        ("croisé", "intervalle"): 324,
        ("indécis", "intervalle"): 2848,
    }


def test_a_ladder_is_deaf_to_who_sits_where_within_a_side_and_to_which_side_is_which() -> None:
    for one, two, three, four in seatings():
        judged = judge((one, two, three, four), LADDER)
        for other in ((two, one, three, four), (one, two, four, three), (three, four, one, two)):
            again = judge(other, LADDER)
            assert (again.accord, again.verdict, again.failed) == (judged.accord, judged.verdict, judged.failed)


def test_no_value_is_valid_without_a_vote_of_each_side_and_no_gate_fails_under_one() -> None:
    """Three of four in one third need both sides; a gate at 4 on the lower side's mean never fires on a valid one."""
    for notes in seatings():
        judged = judge(notes, LADDER)
        if judged.verdict in (Verdict.VALID, Verdict.RESERVED):
            assert max(notes[0] or 0, notes[1] or 0) >= 7 <= max(notes[2] or 0, notes[3] or 0)
            assert not judged.failed
        if judged.verdict is Verdict.RESERVED:
            assert judged.reservations
            assert judged.apart


def test_a_block_between_extreme_thirds_always_has_a_median_of_four_or_more() -> None:
    """Why a gate on the median would never fire on one."""
    medians = [reading((*a, *b), IPRAS).median or Fraction(0) for a, b in product(PAIRS, PAIRS) if extreme_split(a, b)]
    assert len(medians) == 72
    assert min(medians) == 4
    assert all(judge((*a, *b), LADDER).failed for a, b in product(PAIRS, PAIRS) if extreme_split(a, b))


@pytest.mark.parametrize("quorum", [1, 2])
def test_missing_seats(quorum: int) -> None:
    rule = ladder(quorum=quorum)
    for notes in product((None, *SCALE), repeat=4):
        present = [note is not None for note in notes]
        judged = judge(notes, rule)
        short = min(sum(present[:2]), sum(present[2:])) < quorum
        assert (judged.accord is Accord.MISSING) == short == (judged.verdict is Verdict.UNSCORED)
        assert (Reservation.ABSENT in judged.reservations) == (not all(present))
        if not all(present):
            assert judged.accord is not Accord.UNANIMOUS
        if sum(present) < 3:
            assert judged.verdict not in (Verdict.VALID, Verdict.RESERVED, Verdict.REJECTED)


def test_percentiles_are_those_of_a_straight_line_between_notes() -> None:
    assert percentile([3, 7, 7, 8], 30) == Fraction("6.6")
    assert percentile([5], 30) == 5
    assert percentile([1, 2], 50) == Fraction(3, 2)
