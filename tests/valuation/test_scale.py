"""The general scale: its laws on small networks, and the optimum against every other place."""

from dataclasses import replace
from itertools import product
from math import log

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bench.scoring import national_scoring
from ccam.model.errors import DataRefused
from ccam.resources import rules
from valuation.ladder import ladder
from valuation.scale import Anchor, Scale, Step, general_scale
from valuation.scale_contradictions import tangles
from valuation.scale_network import Judgement, Link, Network, network
from valuation.scale_removal import small_removal
from valuation.scale_tension import moves, pulls
from valuation.scores import read_scoring_rules

POINTS = st.integers(1, 6).map(lambda points: 100_00 + points) | st.integers(50, 40_000)
"""Close enough for equal scores, and for neighbours that rounding brings together."""
LINES = [f"AAAA{number:03d}/1/0" for number in range(9)]
RULES = read_scoring_rules(rules("cotation"))


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """A few tied families over a few lines, whose orders do not contradict each other."""
    judged = draw(
        st.dictionaries(st.tuples(st.sampled_from("ABC"), st.sampled_from(LINES)), POINTS, min_size=2, max_size=18)
    )
    weights = st.integers(1, 9)
    made = Network(tuple(sorted(Judgement(*place, points, draw(weights)) for place, points in judged.items())))
    pairs = draw(st.lists(st.tuples(*[st.sampled_from(made.judgements)] * 2), max_size=2))
    links = sorted(
        Link(one.family, one.line, other.family, other.line, draw(st.integers(2_000, 50_000)), draw(weights))
        for one, other in pairs
        if one.line != other.line
    )
    made = replace(made, links=tuple(links))
    made = made.only(frozenset(made.components[0]))
    return made.freeing(small_removal(made, tangles(made)).placements)


def orders_kept(scale: Scale) -> bool:
    """Every strict order of every family, line by line."""
    made = scale.network
    return all(
        scale.scores[low] < scale.scores[high]
        for family, judged in made.by_family.items()
        for low, high in product(judged, judged)
        if judged[low].points < judged[high].points and not made.freed & {(family, low), (family, high)}
    )


@given(networks(), st.sampled_from([1, 100]))
@settings(deadline=None, max_examples=60)
def test_every_order_is_kept_after_rounding(made: Network, unit: int) -> None:
    scale = general_scale(made, unit=unit)
    assert orders_kept(scale)
    assert all(score > 0 and score % unit == 0 for score in scale.scores.values())


@given(networks(), st.data())
@settings(deadline=None, max_examples=150)
def test_the_declared_total_is_reached(made: Network, data: st.DataObject) -> None:
    volumes = {line: data.draw(st.integers(0, 500)) for line in made.by_line}
    busy = [volume for volume in volumes.values() if volume]
    assume(busy)
    unit = data.draw(st.sampled_from([1, 100]))
    total = data.draw(st.integers(10_00, 3_000_00)) * sum(busy) + data.draw(st.integers(0, 999))
    scale = general_scale(made, anchor=Anchor(total, volumes), unit=unit)
    reached = sum(scale.scores[line] * volume for line, volume in volumes.items())
    assert scale.anchored is not None
    assert (scale.anchored.reached, scale.anchored.residual) == (reached, total - reached)
    assert orders_kept(scale)
    assert scale.anchored.lines == len(busy)


@given(networks(), st.randoms())
@settings(deadline=None, max_examples=40)
def test_the_order_of_the_rows_changes_nothing(made: Network, rng: object) -> None:
    judgements, links = list(made.judgements), list(made.links)
    rng.shuffle(judgements)  # type: ignore[attr-defined]
    rng.shuffle(links)  # type: ignore[attr-defined]
    again = Network(tuple(sorted(judgements)), tuple(sorted(links)), made.references, made.freed)
    assert general_scale(again).scores == general_scale(made).scores


@given(networks(), st.integers(2, 50), st.sampled_from("ABC"))
@settings(deadline=None, max_examples=40)
def test_a_family_that_counts_in_other_points_changes_nothing(made: Network, factor: int, family: str) -> None:
    judgements = tuple(
        replace(each, points=each.points * (factor if each.family == family else 1)) for each in made.judgements
    )
    first, second = general_scale(made), general_scale(replace(made, judgements=judgements))
    assert first.scores == second.scores
    assert first.disagreement == second.disagreement


def tied(*judgements: tuple[str, str, int, int], links: tuple[Link, ...] = ()) -> Network:
    return Network(tuple(sorted(Judgement(*each) for each in judgements)), links)


def test_a_bridge_sets_one_family_beside_the_other() -> None:
    made = tied(("A", "x", 100_00, 1), ("A", "y", 200_00, 1), ("B", "y", 50_00, 1), ("B", "z", 75_00, 1))
    scale = general_scale(made)
    assert scale.scores == {"x": 100_00, "y": 200_00, "z": 300_00}
    assert scale.disagreement == pytest.approx(0, abs=1e-9)
    assert scale.factors["B"] == pytest.approx(4 * scale.factors["A"])


def test_the_weight_decides_between_two_bridges() -> None:
    """B says ×2 at x with 5 experts, ×4 at y with 2: the optimum is at ×2, and y keeps the difference."""
    made = tied(("A", "x", 100_00, 9), ("A", "y", 200_00, 9), ("B", "x", 50_00, 5), ("B", "y", 50_01, 2))
    scale = general_scale(made)
    assert scale.scores == {"x": 100_00, "y": 200_00}
    assert scale.disagreement == pytest.approx(2 * log(200 / 100.02))
    (strained, easy) = pulls(scale)
    assert (strained.line, easy.line) == ("y", "x")
    assert strained.spread == pytest.approx(200 / 100.02)
    (move,) = moves(made, ["y"])
    assert (move.family, move.factor, move.loosened) == ("B", 1.0, ())


def test_a_link_ties_two_families_and_says_what_it_pulls() -> None:
    link = Link("A", "x", "B", "z", 25_000, 3)
    scale = general_scale(tied(("A", "x", 100_00, 1), ("B", "z", 100_00, 1), links=(link,)))
    assert scale.scores == {"x": 100_00, "z": 40_00}
    assert [pull.cost for pull in pulls(scale)] == [pytest.approx(0, abs=1e-9)]


def test_without_its_only_bridge_a_family_is_loose() -> None:
    made = tied(("A", "x", 100_00, 1), ("A", "y", 200_00, 1), ("B", "y", 50_00, 1))
    (move,) = moves(made, ["y"])
    assert move.loosened == ("A", "B")


def test_untied_families_are_not_in_the_main_component() -> None:
    made = tied(("A", "x", 1_00, 1), ("B", "x", 1_00, 1), ("C", "z", 1_00, 1))
    assert made.components == (("A", "B"), ("C",))


def test_a_link_to_an_act_without_a_score_is_refused() -> None:
    with pytest.raises(DataRefused, match="B"):
        network({}, [Link("A", "x", "B", "z")])


def test_an_anchor_out_of_scale_or_without_volume_is_refused() -> None:
    made = tied(("A", "x", 100_00, 1), ("A", "y", 200_00, 1))
    for anchor, code in (
        (Anchor(10**12, {"x": 1}), "ancrage-hors-d-echelle"),
        (Anchor(1, {"x": 5}), "ancrage-hors-d-echelle"),
        (Anchor(100, {}), "ancrage-impossible"),
    ):
        with pytest.raises(DataRefused) as refused:
            general_scale(made, anchor=anchor)
        assert refused.value.code == code


def test_a_national_scoring_becomes_a_scale_near_the_work_it_was_drawn_from() -> None:
    lines = [f"AAAA{number:03d}/1/0" for number in range(400)]
    scored = national_scoring(lines, families=10, scorings=520, experts=3)
    assert scored == national_scoring(list(reversed(lines)), families=10, scorings=520, experts=3)
    by_family: dict[str, list[object]] = {}
    for row in scored.scorings:
        by_family.setdefault(row.family, []).append(row)
    ladders = {
        family: ladder(family, rows, RULES.named(None), RULES)  # type: ignore[arg-type]
        for family, rows in by_family.items()
    }
    whole = network(ladders, scored.links)
    placed = whole.freeing(small_removal(whole, tangles(whole)).placements)
    steps: list[Step] = []
    volumes = dict.fromkeys(lines, 3)
    total = 3 * round(100 * sum(scored.truth.values()))
    scale = general_scale(placed, anchor=Anchor(total, volumes), progress=steps.append)
    assert steps == list(Step)
    assert orders_kept(scale)
    gaps = sorted(abs(log(scale.scores[line] / 100 / work)) for line, work in scored.truth.items())
    assert gaps[len(gaps) // 2] < 0.1
