"""Contradictory orders against brute force on small graphs: cycles, and the fewest judgments to set aside."""

from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import valuation.scale_removal
from valuation.ladder import Given, Ladder, Rung
from valuation.scale_contradictions import Saying, tangles, who_said
from valuation.scale_network import Judgement, Network, Placement
from valuation.scale_removal import longest_run, small_removal

LINES = "abcde"


def made_of(judged: dict[tuple[str, str], int]) -> Network:
    return Network(tuple(sorted(Judgement(*place, points) for place, points in judged.items())))


NETWORKS = st.dictionaries(
    st.tuples(st.sampled_from("ABC"), st.sampled_from(LINES)), st.integers(1, 5), min_size=2, max_size=11
).map(made_of)


def says(made: Network, low: str, high: str, freed: frozenset[Placement] = frozenset()) -> list[str]:
    """Families that hold ``high`` heavier."""
    return [
        family
        for family, judged in made.by_family.items()
        if low in judged and high in judged and judged[low].points < judged[high].points
        if not freed & {(family, low), (family, high)}
    ]


def can_be_ordered(made: Network, freed: frozenset[Placement] = frozenset()) -> bool:
    return any(
        not any(says(made, later, sooner, freed) for sooner, later in combinations(order, 2))
        for order in permutations(made.by_line)
    )


def shortest_cycle(made: Network) -> int:
    for size in range(2, len(made.by_line) + 1):
        for lines in permutations(made.by_line, size):
            if all(says(made, low, high) for low, high in zip(lines, (*lines[1:], lines[0]), strict=True)):
                return size
    return 0


@given(NETWORKS)
@settings(deadline=None, max_examples=150)
def test_a_contradiction_is_found_where_no_order_of_all_lines_exists(made: Network) -> None:
    found = tangles(made)
    assert bool(found) != can_be_ordered(made)
    assert min((len(tangle.cycle) for tangle in found), default=0) == shortest_cycle(made)
    for tangle in found:
        for one, other in zip(tangle.cycle, (*tangle.cycle[1:], tangle.cycle[0]), strict=True):
            assert one.heavy == other.light
            assert one.family in says(made, one.light, one.heavy)


@given(NETWORKS)
@settings(deadline=None, max_examples=60)
def test_the_fewest_judgments_are_set_aside(made: Network) -> None:
    removal = small_removal(made, tangles(made))
    assert can_be_ordered(made, frozenset(removal.placements))
    places = [(each.family, each.line) for each in made.judgements]
    fewer = (frozenset(some) for some in combinations(places, max(0, len(removal.placements) - 1)))
    assert not removal.placements or not any(can_be_ordered(made, freed) for freed in fewer)
    assert (removal.bound, removal.gap) == (len(removal.placements), 0)


@given(NETWORKS)
@settings(deadline=None, max_examples=60)
def test_a_large_tangle_is_undone_too_and_its_bound_holds(made: Network) -> None:
    best = len(small_removal(made, tangles(made)).placements)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(valuation.scale_removal, "SMALL", 0)
        large = small_removal(made, tangles(made))
    assert not tangles(made.freeing(large.placements))
    assert large.bound <= best <= len(large.placements)


def test_two_families_at_odds_are_told_with_who_said_so() -> None:
    made = made_of({("A", "x"): 100, ("A", "y"): 200, ("B", "x"): 300, ("B", "y"): 200})
    (tangle,) = tangles(made)
    assert tangle.cycle == (Saying("A", "x", "y"), Saying("B", "y", "x"))
    given_ = {"x": {"e1": 1, "e2": 9}, "y": {"e1": 2, "e2": 8, "e3": 5}}
    rungs = tuple(
        Rung(line, 1, tuple(Given(who, "1", points, False) for who, points in every.items()), None, False, False)
        for line, every in given_.items()
    )
    assert who_said(tangle.cycle[0], {"A": Ladder("A", "x", rungs, None, 0)}) == (("e1",), ("e2",))


def test_equal_scores_are_no_order() -> None:
    assert tangles(made_of({("A", "x"): 1, ("A", "y"): 1, ("B", "x"): 3, ("B", "y"): 2})) == ()


@given(st.lists(st.integers(0, 9), max_size=9))
def test_the_longest_run_never_goes_down_and_no_longer_one_exists(values: list[int]) -> None:
    run = [values[rank] for rank in longest_run(values)]
    assert run == sorted(run)
    longer = combinations(values, len(run) + 1)
    assert not any(list(some) == sorted(some) for some in longer)
