"""Pairs in opposite orders, against every pair of every two families."""

from fractions import Fraction
from itertools import combinations, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from valuation.scale_contradictions import tangles
from valuation.scale_network import Judgement, Network
from valuation.scale_reversals import reversals

NETWORKS = st.dictionaries(
    st.tuples(st.sampled_from("ABC"), st.sampled_from("abcd")), st.integers(1, 5), min_size=2, max_size=11
).map(lambda judged: Network(tuple(sorted(Judgement(*place, points) for place, points in judged.items()))))


@given(NETWORKS)
@settings(deadline=None, max_examples=80)
def test_every_pair_in_opposite_orders_is_found_once(made: Network) -> None:
    wanted = set()
    for one, other in combinations(made.by_family, 2):
        mine, theirs = made.by_family[one], made.by_family[other]
        for light, heavy in permutations(mine.keys() & theirs.keys(), 2):
            if mine[light].points < mine[heavy].points and theirs[light].points > theirs[heavy].points:
                wanted.add((light, heavy, one, other))
    found = reversals(made)
    assert {(each.first, each.second, each.one, each.other) for each in found} == wanted
    assert len(found) == len(wanted)
    assert all(each.width > 1 for each in found)
    assert [each.width for each in found] == sorted((each.width for each in found), reverse=True)


@given(NETWORKS)
@settings(deadline=None, max_examples=50)
def test_a_pair_in_opposite_orders_is_in_a_tangle(made: Network) -> None:
    tangled = [set(tangle.lines) for tangle in tangles(made)]
    assert all(any({each.first, each.second} <= lines for lines in tangled) for each in reversals(made))


def test_what_must_be_given_up_is_the_smaller_ratio() -> None:
    judged = {("A", "a"): 100, ("A", "b"): 110, ("B", "a"): 300, ("B", "b"): 200}
    made = Network(tuple(sorted(Judgement(*place, points) for place, points in judged.items())))
    (each,) = reversals(made)
    assert (each.first, each.second, each.one, each.other) == ("a", "b", "A", "B")
    assert (each.one_points, each.other_points) == ((100, 110), (300, 200))
    assert each.width == Fraction(11, 10)
