"""The imaging path: the golden figures of the note, and the laws of days, bands, transfers and mixes."""

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.formats.fees import ALL_CLASSES, FeeLimit, Modality, Threshold
from ccam.formats.imaging import Target
from ccam.formats.parameters_rules import Status
from ccam.model.errors import DataRefused
from ccam.model.money import SHARE_UNIT, parse_scaled
from ccam.usecases.fees.loaded import shipped_fees
from ccam.usecases.imaging.report import exams_for
from tests.valuation.worlds import CASES, cents
from valuation.fee_table import Device, FeeTable
from valuation.imaging import (
    Path,
    Rate,
    Reading,
    Standing,
    level_of,
    pieces,
    received,
    rounded,
    saved_in,
    split,
    year_days,
)
from valuation.imaging_mix import Cuts, Programme, least, mix, promised_for
from valuation.imaging_volume import Exam, Fleet, Machines, Substitution, UnitCost, down, fixed_rise, up
from valuation.technical_fee import saved

CASE = tomllib.loads((CASES / "imagerie.toml").read_text("utf-8"))
DAY = date(2026, 11, 22)
MILLION = 10**8
TARGET = Target(cents=300 * MILLION, first=2025, last=2027, status=Status.HYPOTHESIS, source="essai", checked=DAY)


def table() -> FeeTable:
    """The grid of 2018 without its cuts, and the reference activity that the cases suppose."""
    limit = FeeLimit(
        modality=Modality.CT, device_class=ALL_CLASSES, threshold=Threshold.REFERENCE, start=date.min, exams=9_000,
        status=Status.HYPOTHESIS, source="essai", checked=DAY,
    )  # fmt: skip
    shipped = shipped_fees()[0]
    return replace(shipped, limits=(*shipped.limits, limit), unread=(), cuts=())


TABLE = table()


def device(exams: int) -> Device:
    return Device("scanner", 2027, Modality.CT, ALL_CLASSES, exams, 2021)


def fleet(*groups: tuple[int, int]) -> Fleet:
    return down([Machines(device(exams), count) for exams, count in groups], TABLE, date(2027, 12, 31))


def rates(steps: Sequence[Sequence[Any]]) -> tuple[Rate, ...]:
    return tuple(Rate(day, parse_scaled(text, 2)) for day, text in steps)


def test_the_path_is_met_as_a_sum_and_missed_as_a_level() -> None:
    case = CASE["chemin"]
    steps, whole = rates(case["paliers"]), cents(case["masse"])
    path = Path(replace(TARGET, cents=cents(case["cible"])), tuple(split("forfaits", whole, steps, TARGET, DAY)))
    shown = {str(year): round(amount / MILLION) for year, amount in zip(TARGET.years, path.by_year, strict=True)}
    assert shown == case["millions"]
    assert round(path.reached(Reading.SUM) / MILLION) == case["somme"]
    assert round(path.reached(Reading.LEVEL) / MILLION) == case["niveau"]
    assert (path.gap(Reading.SUM) >= 0) is case["tenue_comme_somme"]
    assert (path.gap(Reading.LEVEL) >= 0) is case["tenue_comme_niveau"]
    assert received(whole, steps, TARGET, case["deja_le"]) == cents(case["deja"])


@pytest.mark.parametrize("case", CASE["assez"], ids=lambda case: str(case["nom"]))
def test_how_many_exams_are_enough(case: dict[str, Any]) -> None:
    exam = Exam(cents(case["acte"]), parse_scaled(case.get("modificateurs", "0"), 1))
    assert exam.billed == cents(case["facture"])
    assert exams_for(cents(case["montant"]), exam, cents(case["forfait"])) == case["examens"]


@pytest.mark.parametrize("case", CASE["evite"], ids=lambda case: str(case["nom"]))
def test_avoided_exams_save_the_last_bands(case: dict[str, Any]) -> None:
    made = Substitution(fleet((case["examens"], 1)), Exam(0)).avoid(case["evites"])
    assert made.net == made.fees == cents(case["forfaits"])


@pytest.mark.parametrize("case", CASE["cout"], ids=lambda case: str(case["nom"]))
def test_fewer_exams_each_cost_more(case: dict[str, Any]) -> None:
    made = UnitCost(
        case["examens"], case["evites"], Fraction(cents(case["fixe"])), Fraction(cents(case["variable"])),
        cents(case["forfaits"]),
    )  # fmt: skip
    assert made.after
    found = {"avant": rounded(made.before), "apres": rounded(made.after), "perte": rounded(made.lost)}
    assert found == {name: cents(case[name]) for name in found}


days = st.dates(date(2024, 6, 1), date(2028, 6, 1))
series = st.lists(st.tuples(days, st.integers(0, SHARE_UNIT)), max_size=5, unique_by=lambda pair: pair[0]).map(
    lambda pairs: tuple(Rate(day, rate) for day, rate in pairs)
)


@given(st.integers(0, 10**12), series)
def test_a_year_is_the_mean_of_its_days(whole: int, known: tuple[Rate, ...]) -> None:
    """Against an oracle that walks the days."""
    for year in TARGET.years:
        total, first = 0, date(year, 1, 1).toordinal()
        for number in range(first, first + year_days(year)):
            begun = [rate for rate in known if rate.start.toordinal() <= number]
            total += max(begun).rate if begun else 0
        assert saved_in(whole, known, year) == Fraction(whole * total, SHARE_UNIT * year_days(year))


@given(st.integers(0, 10**12), series, days)
def test_the_years_sum_to_the_total_and_the_parts_to_the_whole(whole: int, known: tuple[Rate, ...], on: date) -> None:
    path = Path(TARGET, tuple(split("forfaits", whole, known, TARGET, on)))
    assert sum(path.by_year) == path.reached(Reading.SUM)
    assert path.reached(Reading.SUM) == sum(path.reached(Reading.SUM, each) for each in Standing)
    exact = sum((saved_in(whole, known, year) for year in TARGET.years), Fraction(0))
    assert abs(path.reached(Reading.SUM) - exact) <= Fraction(3, 2)
    assert abs(path.reached(Reading.LEVEL) - level_of(whole, known, TARGET.last)) <= Fraction(1, 2)


@given(st.integers(1, 10**12), series, days)
def test_nothing_has_an_effect_before_its_day(whole: int, known: tuple[Rate, ...], until: date) -> None:
    later = tuple(rate for rate in known if rate.start > until)
    assert all(saved_in(whole, later, year, until) == 0 for year in TARGET.years)
    made = [piece for year in TARGET.years for piece in pieces(later, year)]
    assert all(piece.first >= min(rate.start for rate in later) for piece in made)
    assert received(whole, later, TARGET, until) == 0


@given(st.integers(1, 20_000), st.data())
def test_savings_add_up_down_the_bands(exams: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, exams))
    second = data.draw(st.integers(0, exams - first))
    column = fleet((exams, 1)).columns[0]
    after = fleet((exams - first, 1)).columns[0] if exams > first else None
    assert column.fees(first + second) == column.fees(first) + (after.fees(second) if after else 0)
    assert column.fees(first) == saved(device(exams), exams, first, TABLE).total


groups = st.lists(st.tuples(st.integers(1, 18_000), st.integers(1, 50)), min_size=1, max_size=4)


@given(groups, st.data())
def test_exams_are_spread_whole_and_in_proportion(known: list[tuple[int, int]], data: st.DataObject) -> None:
    made = fleet(*known)
    count = data.draw(st.integers(0, made.exams))
    shares = list(made.shares(count))
    assert sum(shares) == count
    assert all(0 <= share <= each.exams for share, each in zip(shares, made.machines, strict=True))
    assert all(
        abs(share - Fraction(count * each.exams, made.exams)) <= 1
        for share, each in zip(shares, made.machines, strict=True)
    )
    pairs = zip(made.machines, made.columns, strict=True)
    assert made.fees(made.exams) == sum(column.fees(m.device.exams) * m.count for m, column in pairs)


def test_more_exams_than_there_are_cannot_be_avoided() -> None:
    with pytest.raises(DataRefused, match="On ne peut pas éviter"):
        fleet((100, 1)).fees(101)


@given(st.integers(0, 12_000), st.integers(0, SHARE_UNIT))
def test_what_is_moved_costs_what_it_is_paid_elsewhere(exams: int, transfer: int) -> None:
    others = up([Machines(device(10_900), 1)], TABLE, date(2027, 12, 31))
    plain = Substitution(fleet((12_000, 1)), Exam(2_527, 130))
    moved = replace(plain, transfer=transfer, other_fleet=others, other_exam=Exam(6_900)).avoid(exams)
    assert moved.gross == plain.avoid(exams).net
    assert moved.moved == (exams * transfer * 2 + SHARE_UNIT) // (2 * SHARE_UNIT)
    first = min(moved.moved, 100)
    second = min(moved.moved - first, 2_000)
    third = moved.moved - first - second
    paid = 6_900 * moved.moved + 5_468 * first + 4_188 * second + 2_963 * third
    assert moved.gross - moved.net == paid


def programme(start: date) -> Programme:
    made = Substitution(fleet((8_000, 10), (13_200, 10)), Exam(2_527, 130))
    return Programme(start, dict.fromkeys(TARGET.years, made), 212_000)


@given(st.integers(0, 212_000), days)
def test_exams_are_avoided_from_their_day_on(exams: int, start: date) -> None:
    made = programme(start)
    for year in TARGET.years:
        counted = made.exams_in(exams, year)
        assert (counted == 0) if year < start.year else (counted <= exams)
        assert (counted == exams) if year > start.year else True
    assert made.reached(exams, Reading.SUM) == sum(made.saved(exams, year) for year in TARGET.years)


@given(st.integers(0, 30 * MILLION), st.sampled_from(Reading), st.integers(0, SHARE_UNIT), st.integers(1, SHARE_UNIT))
def test_a_mix_reaches_the_target_and_no_less_would(amount: int, reading: Reading, share: int, realised: int) -> None:
    target = replace(TARGET, cents=amount)
    plan = programme(date(2027, 1, 1))
    cuts = Cuts(100 * MILLION, (Rate(date(2025, 11, 5), 860),), date(2027, 1, 1), dict.fromkeys(Reading, 0))
    made = mix(target, reading, share, plan, cuts, realised)
    assert made.by_volume + made.by_rate == amount
    if made.exams is not None:
        assert plan.reached(made.exams, reading) >= made.by_volume
        assert not made.exams or plan.reached(made.exams - 1, reading) < made.by_volume
        assert made.promised is not None
        assert made.promised * realised >= made.exams * SHARE_UNIT
    if made.rate is not None:
        assert cuts.reached(made.rate, reading, target) >= made.by_rate
        assert not made.rate or cuts.reached(made.rate - 1, reading, target) < made.by_rate


def test_a_promise_that_is_never_kept_is_no_way() -> None:
    assert promised_for(10, 0) is None
    assert promised_for(0, 0) == 0
    assert promised_for(10, 5_000) == 20
    assert promised_for(None, SHARE_UNIT) is None
    assert least(lambda count: count >= 7, 6) is None


@given(st.integers(1, 20_000), st.data())
def test_the_fixed_cost_is_carried_by_those_left(exams: int, data: st.DataObject) -> None:
    avoided = data.draw(st.integers(0, exams - 1))
    made = UnitCost(exams, avoided, Fraction(10**8), Fraction(2_000), 0)
    rise = fixed_rise(exams, avoided)
    assert made.after is not None
    assert rise is not None
    assert (made.after - 2_000) == (made.before - 2_000) * (1 + rise)
    assert fixed_rise(exams, exams) is None
    assert made.lost == -2_000 * avoided
