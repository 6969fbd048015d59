"""Ledgers, rates, gaps and pools of an evaluation of charges."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.model.money import parse_scaled
from tests.valuation.worlds import CASES
from valuation.equipment import Form, rounded
from valuation.practice_cost import (
    Bound,
    Cause,
    CostItem,
    Evaluation,
    Lack,
    Ledger,
    Standing,
    differences,
    weighted_rate,
)
from valuation.practice_cost_acts import (
    ActInputs,
    Input,
    Nature,
    act_cost,
    added,
    pools,
    relative,
    scaled,
)

CASE = tomllib.loads((CASES / "charges.toml").read_text("utf-8"))
AMERICAN = CASE["consultation_americaine"]


def read(case: Mapping[str, Any]) -> Evaluation:
    items = tuple(
        CostItem(
            row["poste"], Standing(row["perimetre"]), parse_scaled(row["montant"], 2), specific="designes" in row
        )
        for row in case["postes"]
    )  # fmt: skip
    return Evaluation(
        "cardiologie", case["nom"], 2024, Ledger(items), parse_scaled(case["points"], 2),
        parse_scaled(case["part_technique"], 2), practitioners=case.get("praticiens"),
    )  # fmt: skip


FIRST, SECOND = map(read, CASE["evaluation"])

items = st.lists(
    st.builds(
        CostItem,
        st.sampled_from(["personnel", "locaux", "redevance", "matériel"]),
        st.sampled_from(Standing),
        st.integers(0, 10**7),
        st.sampled_from(["", "a", "b"]),
        st.booleans(),
    ),
    max_size=8,
    unique_by=lambda item: item.key,
)
evaluations = st.builds(
    Evaluation, st.just("x"), st.just("source"), st.just(2024), items.map(lambda each: Ledger(tuple(each))),
    st.integers(1, 10**8), st.integers(0, 10_000), practitioners=st.integers(1, 10**4),
)  # fmt: skip


@pytest.mark.parametrize("case", CASE["evaluation"], ids=lambda case: case["nom"])
def test_an_evaluation_as_an_expert_reads_it(case: dict[str, Any]) -> None:
    made = read(case)
    assert [made.published(bound) for bound in Bound] == [parse_scaled(case[key], 4) for key in ("cp_bas", "cp_haut")]
    assert made.ledger.whole == parse_scaled(case["total"], 2)
    assert [made.ledger.of(standing) for standing in Standing] == [
        parse_scaled(case[key], 2) for key in ("admis", "conteste", "exclu")
    ]


@given(evaluations)
def test_a_ledger_foots(made: Evaluation) -> None:
    ledger = made.ledger
    assert sum(map(ledger.of, Standing)) == ledger.whole
    assert ledger.eligible(Bound.HIGH) - ledger.eligible(Bound.LOW) == ledger.of(Standing.DISPUTED)
    for bound in Bound:
        parts = [ledger.eligible(bound, specific=specific) for specific in (True, False)]
        assert sum(parts) == ledger.eligible(bound)


@given(evaluations, st.integers(0, 10**6))
def test_a_rate_rises_with_charges_and_share_and_falls_with_points(made: Evaluation, more: int) -> None:
    low, high = made.rate(Bound.LOW), made.rate(Bound.HIGH)
    if low is None or high is None:
        assert not made.ledger.items
        return
    assert low <= high
    dearer = replace(made, ledger=Ledger((*made.ledger.items, CostItem("de plus", Standing.IN, more))))
    assert (dearer.rate(Bound.LOW) or 0) >= low
    assert (replace(made, share=10_000).rate(Bound.LOW) or 0) >= low
    assert (replace(made, points=(made.points or 0) + more).rate(Bound.LOW) or 0) <= low


@given(evaluations, evaluations, st.sampled_from(Bound))
def test_the_causes_of_a_gap_add_up_to_it(first: Evaluation, second: Evaluation, bound: Bound) -> None:
    one, other = first.rate(bound), second.rate(bound)
    found = differences(first, second, bound)
    if one is None or other is None:
        assert found == ()
        return
    assert sum((part.effect for part in found), Fraction(0)) == other - one
    assert [abs(part.effect) for part in found] == sorted((abs(part.effect) for part in found), reverse=True)


def test_why_two_sources_differ() -> None:
    found = {
        (part.cause, part.item and part.item[0]): rounded(part.effect) for part in differences(FIRST, SECOND, Bound.LOW)
    }
    assert found == {
        (Cause.PERIMETER, "redevance"): 113,
        (Cause.AMOUNT, "personnel"): -14,
        (Cause.SHARE, None): 95,
        (Cause.POINTS, None): 106,
    }
    assert [part.cause for part in differences(FIRST, SECOND, Bound.HIGH)][:2] == [Cause.POINTS, Cause.SHARE]
    without = replace(SECOND, ledger=Ledger(SECOND.ledger.items[1:]))
    assert Cause.ABSENT in {part.cause for part in differences(FIRST, without, Bound.LOW)}


def test_what_is_missing_makes_no_rate() -> None:
    for lacking in (replace(FIRST, points=None), replace(FIRST, share=None), replace(FIRST, ledger=Ledger(()))):
        assert lacking.rate(Bound.LOW) is None
    assert replace(FIRST, points=None, sample=12).lacks == (
        Lack.POINTS, Lack.SELECTION, Lack.SECTOR, Lack.EXTRA_FEES,
    )  # fmt: skip
    assert (FIRST.rent, replace(FIRST, ledger=Ledger(())).rent) == (320_000, None)


# acts ------------------------------------------------------------------------------------------


def amounts(texts: Mapping[str, str]) -> dict[Nature, Fraction]:
    return {Nature(name): Fraction(text) * 100 for name, text in texts.items()}


def cents(texts: Mapping[str, str]) -> dict[Nature, int]:
    return {Nature(name): parse_scaled(text, 2) for name, text in texts.items()}


def test_the_american_worked_table() -> None:
    raw, factor = amounts(AMERICAN["montants"]), Fraction(AMERICAN["facteur"])
    assert {nature: rounded(cost) for nature, cost in raw.items()} == cents(AMERICAN["publie"])
    assert rounded(added(raw)) == parse_scaled(AMERICAN["total_publie"], 2)
    down = scaled(raw, factor)
    assert {nature: rounded(cost) for nature, cost in down.items()} == cents(AMERICAN["ajuste"])
    conversion = Fraction(AMERICAN["conversion"]) * 100
    assert relative(down, conversion) == cents(AMERICAN["points"])


def test_rounded_inputs_would_give_another_table() -> None:
    """Why the unrounded is what is kept."""
    published = amounts(AMERICAN["publie"])
    assert rounded(added(published)) == parse_scaled("22.26", 2)
    assert rounded(scaled(published, Fraction(AMERICAN["facteur"]))[Nature.SUPPLY]) == parse_scaled("2.78", 2)


inputs = st.builds(
    lambda nature, standing, cms, less: Input(
        nature, "", standing, {Form.CMS: Fraction(cms, 7), Form.DUTCH: Fraction(cms * less, 700)}
    ),
    st.sampled_from(Nature), st.sampled_from(Standing), st.integers(0, 10**6), st.integers(0, 100),
)  # fmt: skip
acts = st.lists(
    st.builds(
        ActInputs, st.just("DZQM006/1/0"), st.lists(inputs, max_size=4).map(tuple), st.integers(0, 10**7),
        st.none() | st.integers(1, 400_000),
    ), max_size=5,
)  # fmt: skip


@given(evaluations, acts, st.sampled_from(Bound), st.sampled_from(Form))
def test_scaled_costs_add_up_to_the_direct_pool(
    made: Evaluation, known: list[ActInputs], bound: Bound, form: Form
) -> None:
    found = pools(made, known, bound, form)
    if found is None:
        assert made.per_point(0) is None
        return
    eligible = made.ledger.eligible(bound) * Fraction((made.share or 0) * (made.practitioners or 0), 10_000)
    assert found.direct + found.indirect == eligible
    costs = [act_cost(act, made, found, bound, form) for act in known]
    if found.factor is not None:
        spent = sum((added(cost.scaled or {}) * cost.quantity for cost in costs), Fraction(0))
        assert spent == found.direct
        assert {cost.factor for cost in costs} <= {found.factor}


def test_one_act_from_its_inputs_to_its_apparent_rate() -> None:
    act = ActInputs(
        "DZQM006/1/0",
        (
            Input(Nature.SUPPLY, "gel", Standing.IN, dict.fromkeys(Form, Fraction(1_200))),
            Input(Nature.RENT, "redevance", Standing.DISPUTED, dict.fromkeys(Form, Fraction(300))),
            Input(Nature.STAFF, "accueil", Standing.OUT, dict.fromkeys(Form, Fraction(999))),
        ),
        5_000_000,
        11_500,
    )
    known = pools(FIRST, [act], Bound.LOW, Form.CMS)
    assert known is not None
    cost = act_cost(act, FIRST, known, Bound.LOW, Form.CMS)
    assert added(cost.raw) == 1_200
    assert known.factor == Fraction(7_749_288_000, 6_000_000_000)
    assert cost.total == added(cost.scaled or {}) + (cost.indirect or 0)
    assert rounded(cost.total or Fraction(0)) == 5_121
    assert rounded(cost.apparent or Fraction(0)) == 4_453
    assert rounded(cost.gap or Fraction(0)) == 533
    assert added(act.raw(Bound.HIGH, Form.CMS)) == 1_500


def test_an_act_without_score_or_volume_says_no_more_than_it_knows() -> None:
    act = ActInputs("X", (Input(Nature.SUPPLY, "", Standing.IN, dict.fromkeys(Form, Fraction(5))),), 0, None)
    cost = act_cost(act, FIRST, pools(FIRST, [act], Bound.LOW, Form.CMS), Bound.LOW, Form.CMS)
    assert (cost.factor, cost.scaled, cost.total, cost.gap, cost.apparent) == (None, None, None, None, None)


# a line and its specialities -------------------------------------------------------------------


def test_the_rate_of_a_line_is_weighted_by_who_performs_it() -> None:
    rates = {"cardiologie": 3_990, "pneumologie": 3_200}
    assert weighted_rate({"Cardiologie": Fraction(3), "pneumologie": Fraction(1)}, rates) == Fraction(15_170, 4)
    assert weighted_rate({"cardiologie": Fraction(3), "autre": Fraction(1)}, rates) is None
    assert weighted_rate({"cardiologie": Fraction(3), "autre": Fraction(0)}, rates) == 3_990
    assert weighted_rate({}, rates) is None


@given(
    st.dictionaries(st.sampled_from("abc"), st.integers(0, 9).map(Fraction)),
    st.lists(st.integers(0, 10_000), min_size=3, max_size=3),
)
def test_a_weighted_rate_lies_between_those_it_weighs(parts: dict[str, Fraction], known: list[int]) -> None:
    rates = dict(zip("abc", known, strict=True))
    found = weighted_rate(parts, rates)
    used = [rates[name] for name, part in parts.items() if part]
    assert found is None if not used else min(used) <= (found or 0) <= max(used)
