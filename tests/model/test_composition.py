"""Étapes one after the other: weights are exact, whatever the order of composition."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.model.composition import Correspondence, Ways, check_chain, compose, correspondence
from ccam.model.draft import Draft, Fate, OldAct
from tests import strategies as s

HALF = Fraction(1, 2)
CODES = "abcd"


@st.composite
def ways(draw: st.DrawFn) -> Ways:
    """One act: deleted, split, or billed as several acts together."""
    bundles = draw(
        st.lists(
            st.lists(st.sampled_from(CODES), max_size=2).map(lambda codes: tuple(sorted(codes))),
            min_size=1, max_size=3, unique=True,
        )
    )  # fmt: skip
    weights = draw(st.lists(st.integers(1, 7), min_size=len(bundles), max_size=len(bundles)))
    return {bundle: Fraction(weight, sum(weights)) for bundle, weight in zip(bundles, weights, strict=True)}


def steps(before: str, after: str) -> st.SearchStrategy[Correspondence]:
    """Some acts are undecided."""
    known = st.dictionaries(st.sampled_from(CODES), ways(), min_size=2)
    return known.map(lambda found: Correspondence(before, after, found))


def moved(volumes: Mapping[str, Fraction], step: Correspondence) -> dict[str, Fraction]:
    """Where volumes go: each act billed together receives the whole part."""
    found: dict[str, Fraction] = {}
    for code, volume in volumes.items():
        for bundle, weight in step.ways[code].items():
            for member in bundle:
                found[member] = found.get(member, Fraction(0)) + volume * weight
    return found


@given(steps("A", "B"), steps("B", "C"), steps("C", "D"))
def test_composition_is_associative(one: Correspondence, two: Correspondence, three: Correspondence) -> None:
    assert compose(compose(one, two), three) == compose(one, compose(two, three))


@given(steps("A", "B"), steps("B", "C"))
def test_composed_weights_still_sum_to_one(one: Correspondence, two: Correspondence) -> None:
    assert all(sum(found.values()) == 1 for found in compose(one, two).ways.values())
    assert list(check_chain([one, two])) == []


@given(steps("A", "B"), steps("B", "C"))
def test_the_volumes_of_a_composition_are_the_composition_of_the_volumes(
    one: Correspondence, two: Correspondence
) -> None:
    whole = compose(one, two)
    volumes = {code: Fraction(number, 1) for number, code in enumerate(whole.ways, 3)}
    assert moved(volumes, whole) == moved(moved(volumes, one), two)


@given(steps("A", "B"))
def test_keeping_everything_changes_nothing(one: Correspondence) -> None:
    still = Correspondence("B", "B2", {code: {(code,): Fraction(1)} for code in CODES})
    assert compose(one, still).ways == one.ways


def test_a_split_that_merges_again_is_one_target() -> None:
    split = Correspondence("A", "B", {"a": {("b",): HALF, ("c",): HALF}})
    merge = Correspondence("B", "C", {code: {("d",): Fraction(1)} for code in "bc"})
    assert compose(split, merge).ways == {"a": {("d",): Fraction(1)}}


def test_an_act_is_undecided_while_one_of_its_ways_is() -> None:
    split = Correspondence("A", "B", {"a": {("b",): HALF, ("c",): HALF}})
    assert compose(split, Correspondence("B", "C", {"b": {("b",): Fraction(1)}})).ways == {}


def test_a_draft_as_a_correspondence() -> None:
    release = s.release(*(s.act(number) for number in range(1, 6)))
    draft = s.draft(
        s.mapped(1, (1,), (2, 3), parts=(2500, 7500)), s.mapped(2, (2,)), s.mapped(3, (1,), (2,), parts=(1, 1)),
        OldAct(s.code(4), Fate.DELETED, reason="obsolète"), s.new_act(1, allotted=s.code(1)), s.new_act(2),
        s.new_act(3),
    )  # fmt: skip
    found = correspondence(draft, release, "mars")
    assert (found.before, found.after) == ("81", "mars")
    assert found.ways == {
        "HHFA001": {("HHFA001",): Fraction(1, 4), ("P-07-0002", "P-07-0003"): Fraction(3, 4)},
        "HHFA002": {("P-07-0002",): Fraction(1)},
        "HHFA004": {(): Fraction(1)},
    }


@given(s.drafts())
def test_every_draft_that_holds_sums_to_one(draft: Draft) -> None:
    release = s.release(*(s.act(number) for number in range(1, 7)))
    assert list(check_chain([correspondence(draft, release, "mars")])) == []


def test_steps_that_do_not_follow_are_not_composed() -> None:
    one, two = Correspondence("A", "B", {}), Correspondence("C", "D", {})
    with pytest.raises(ValueError, match="B"):
        compose(one, two)
    assert [violation.id for violation in check_chain([one, two])] == ["I14"]


def test_a_chain_that_comes_back_or_loses_a_part_is_refused() -> None:
    there, back = Correspondence("A", "B", {}), Correspondence("B", "A", {"a": {("b",): HALF}})
    assert [violation.acts for violation in check_chain([there, back])] == [("A",), ("a",)]
