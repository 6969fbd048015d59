"""What a device costs: the ledger, full and marginal cost, break-even, margin, bands, sensitivity."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.formats.fees import LeverName, Ratio
from ccam.model.errors import DataRefused
from tests.valuation.fee_worlds import CASE, DAY, RULES, SCANNER, SHIPPED, cents, ladder_file, ladders, table
from valuation.device_cost import DeviceCosts, DeviceItem, band_checks, break_even, doubling, margin
from valuation.device_sensitivity import exam_cost, minute_cost, moves, value
from valuation.equipment import Equipment, Form, rounded
from valuation.fee_table import FeeTable, MissingFee
from valuation.practice_cost import Bound, Standing
from valuation.technical_fee import Ladder

LEVERS = RULES.sensitivity.levers
MINUTE, COST = CASE["minute"], CASE["cout"]
BOUNDS = (Bound.LOW, Bound.HIGH)

MACHINE = Equipment(Fraction(63_000_000), Fraction(7), Fraction())
LEDGER = DeviceCosts(
    (
        DeviceItem("equipement_principal", Standing.IN, equipment=MACHINE),
        DeviceItem("frais_financiers", Standing.DISPUTED, yearly=Fraction(1_000_000)),
        DeviceItem("consommables", Standing.IN, per_exam=Fraction(600)),
        DeviceItem("produits_de_contraste", Standing.DISPUTED, per_exam=Fraction(400)),
        DeviceItem("remuneration_du_capital", Standing.OUT, yearly=Fraction(200_000)),
    )
)  # fmt: skip

standings = st.sampled_from(Standing)
money = st.integers(0, 10**8).map(Fraction)
bought = st.builds(
    Equipment,
    price=money,
    life=st.integers(1, 20).map(Fraction),
    interest=st.integers(0, 1_000).map(lambda rate: Fraction(rate, 10_000)),
    maintenance=st.integers(0, 1_500).map(lambda rate: Fraction(rate, 10_000)),
    residual=st.integers(0, 10_000).map(lambda share: Fraction(share, 10_000)),
)
names = st.sampled_from(("equipement_principal", "personnel_non_medical", "frais_financiers", "traceurs"))
items = st.one_of(
    st.builds(DeviceItem, names, standings, equipment=bought),
    st.builds(DeviceItem, names, standings, yearly=money),
    st.builds(DeviceItem, names, standings, per_exam=st.integers(0, 30_000).map(Fraction)),
)
ledgers = st.lists(items, max_size=6).map(lambda made: DeviceCosts(tuple(made)))
forms = st.sampled_from(Form)
bounds = st.sampled_from(Bound)
activities = st.integers(1, 400)


def test_a_ledger_is_cut_in_fixed_and_variable() -> None:
    exams, form = COST["examens"], Form.CMS
    assert [rounded(LEDGER.fixed(form, bound)) for bound in BOUNDS] == list(map(cents, COST["fixe"]))
    assert [rounded(LEDGER.marginal(bound)) for bound in BOUNDS] == list(map(cents, COST["marginal"]))
    assert [rounded(LEDGER.full(exams, form, bound)) for bound in BOUNDS] == list(map(cents, COST["complet"]))


@pytest.mark.parametrize("ratio", [Ratio.COVER, Ratio.GROSS_OPERATING])
def test_a_margin_says_what_it_divides(ratio: Ratio) -> None:
    fees = Fraction(cents(COST["forfaits"]))
    made = [rounded(margin(ratio, fees, LEDGER, COST["examens"], Form.CMS, bound), 4) for bound in BOUNDS]
    assert made == [int(text.replace(".", "")) for text in COST[ratio.value]]


@pytest.mark.parametrize("ratio", [Ratio.PROFITABILITY, Ratio.ABOVE_SECTOR, Ratio.RETURN])
def test_a_ratio_whose_definition_was_not_read_is_never_made(ratio: Ratio) -> None:
    with pytest.raises(DataRefused, match="n'a pas été lu"):
        margin(ratio, Fraction(1), LEDGER, 1, Form.CMS, Bound.LOW)


def test_without_an_exam_or_a_fee_there_is_no_ratio() -> None:
    with pytest.raises(DataRefused, match="Sans examen"):
        LEDGER.full(0, Form.CMS, Bound.LOW)
    with pytest.raises(DataRefused, match="par zéro"):
        margin(Ratio.GROSS_OPERATING, Fraction(0), LEDGER, 1, Form.CMS, Bound.LOW)


# sensitivity ----------------------------------------------------------------------------------


def a_minute(moved: Mapping[LeverName, Fraction]) -> Fraction:
    price, kept = Fraction(MINUTE["prix"]), Fraction(MINUTE["maintenance"]) / 100
    machine = Equipment(price, Fraction(7), Fraction(4, 100), maintenance=kept)
    return minute_cost(machine, RULES.sensitivity.minutes, LEVERS)(moved)


@pytest.mark.parametrize("row", MINUTE["interet_et_utilisation"].items(), ids=lambda row: row[0])
def test_the_table_of_a_minute(row: tuple[str, dict[str, str]]) -> None:
    for use, expected in row[1].items():
        moved = {LeverName.INTEREST: Fraction(row[0]) / 100, LeverName.USE: Fraction(use) / 100}
        assert f"{rounded(a_minute(moved), 3) / 1000:.3f}" == expected


@pytest.mark.parametrize(("life", "expected"), MINUTE["duree_de_vie"].items())
def test_the_table_of_a_minute_by_life(life: str, expected: str) -> None:
    assert f"{rounded(a_minute({LeverName.LIFE: Fraction(life)}), 3) / 1000:.3f}" == expected


def test_use_moves_a_minute_more_than_life_and_life_more_than_interest() -> None:
    made = [(move.lever.name.value, f"{rounded(move.effect, 2) / 100:.2f}") for move in moves(LEVERS[::-1], a_minute)]
    assert made == [(row["levier"], row["effet"]) for row in MINUTE["effet"]]


def test_the_activity_of_the_year_stands_for_the_base_of_use() -> None:
    use = next(lever for lever in LEVERS if lever.name is LeverName.USE)
    cost = exam_cost(LEDGER, 2_000, Form.CMS, Bound.HIGH, use)
    assert cost({}) == LEDGER.full(2_000, Form.CMS, Bound.HIGH) == cost({LeverName.USE: value(use, use.base)})
    assert cost({LeverName.USE: value(use, use.base) / 2}) == LEDGER.full(1_000, Form.CMS, Bound.HIGH)


def test_a_lever_that_makes_no_annuity_says_why() -> None:
    use = next(lever for lever in LEVERS if lever.name is LeverName.USE)
    half = LEDGER.bought(lambda machine: replace(machine, life=Fraction(15, 2)))
    found = {move.lever.name: move for move in moves(LEVERS, exam_cost(half, 10, Form.CMS, Bound.LOW, use))}
    assert "années entières" in found[LeverName.INTEREST].missing
    assert found[LeverName.LIFE].effect > 1


# laws -----------------------------------------------------------------------------------------


@given(ledgers, activities, forms, bounds)
def test_the_full_cost_is_never_below_the_marginal_one(
    costs: DeviceCosts, exams: int, form: Form, bound: Bound
) -> None:
    assert costs.full(exams, form, bound) >= costs.marginal(bound)
    assert costs.full(exams + 1, form, bound) <= costs.full(exams, form, bound)
    assert costs.year(exams + 1, form, bound) - costs.year(exams, form, bound) == costs.marginal(bound)
    assert costs.operating(exams, bound) <= costs.year(exams, form, bound)


@given(ledgers, activities, forms)
def test_disputed_costs_widen_the_range_and_standings_add_up(costs: DeviceCosts, exams: int, form: Form) -> None:
    low, high = (costs.year(exams, form, bound) for bound in BOUNDS)
    parts = {standing: costs.of(standing, exams, form) for standing in Standing}
    assert low == parts[Standing.IN]
    assert high == low + parts[Standing.DISPUTED]


@given(bought, money, forms)
def test_a_dearer_machine_never_costs_less(machine: Equipment, more: Fraction, form: Form) -> None:
    one, other = (
        DeviceCosts((DeviceItem("equipement_principal", Standing.IN, equipment=each),))
        for each in (machine, replace(machine, price=machine.price + more))
    )
    assert one.fixed(form, Bound.LOW) <= other.fixed(form, Bound.LOW)


@given(ladders(), st.integers(0, 2 * 10**6), st.integers(0, 15_000))
def test_break_even_is_the_first_activity_that_pays(known: FeeTable, fixed: int, marginal: int) -> None:
    ladder = Ladder(SCANNER, known, DAY)
    found = break_even(ladder, Fraction(fixed), Fraction(marginal))
    reach = 700
    profits, running = [], -fixed
    fees = [fee for part in ladder.parts(1, reach) for fee in [part.fee.cents] * part.exams]
    for fee in fees:
        running += fee - marginal
        profits.append(running)
    first = next((rank for rank, profit in enumerate(profits, 1) if profit >= 0), None)
    if first is None:
        assert found is None or found.first > reach
        return
    assert found is not None
    assert found.first == first
    last = next((rank for rank, profit in enumerate(profits, 1) if rank > first and profit < 0), None)
    assert (found.last is None or found.last >= reach) if last is None else found.last == last - 1


@given(ladders(), ledgers)
def test_a_band_is_coherent_where_no_exam_of_it_loses(known: FeeTable, costs: DeviceCosts) -> None:
    ladder = Ladder(SCANNER, known, DAY)
    checks = band_checks(ladder, costs)
    for check in checks:
        assert check.coherent == (ladder.fee(check.band).cents >= costs.marginal(Bound.HIGH))
    assert [check.fee - (check.jump or 0) for check in checks[:-1]] == [check.fee for check in checks[1:]]
    assert checks[-1].jump is None


@given(st.lists(st.integers(0, 20_000), min_size=4, max_size=4).map(sorted), activities, ledgers, forms)
def test_where_fees_fall_a_second_machine_never_brings_less_fees(
    falling: list[int], exams: int, costs: DeviceCosts, form: Form
) -> None:
    low, third, second, full = falling
    known = table(ladder_file(full, full, (second, third, low), (50, 100, 200)))
    both = doubling(Ladder(SCANNER, known, DAY), exams, costs, form)
    assert both.fees >= 0
    assert both.device <= both.fixed


def test_without_fees_nothing_is_said_of_bands() -> None:
    with pytest.raises(MissingFee):
        band_checks(Ladder(SCANNER, SHIPPED, DAY), LEDGER)
    with pytest.raises(MissingFee):
        break_even(Ladder(SCANNER, SHIPPED, DAY), Fraction(1), Fraction(1))


def test_every_lever_ships() -> None:
    assert {lever.name for lever in LEVERS} == set(LeverName)
