"""A device's year down the bands, exams avoided, dated cuts: the cases of the note, and the laws."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.formats.fees import Age, Band, FeeFile, Modality, Threshold
from ccam.model.errors import DataRefused
from tests.valuation.fee_worlds import (
    CASE,
    DAY,
    RULES,
    SCANNER,
    SHIPPED,
    amount,
    case_file,
    cents,
    ladder_file,
    ladders,
    limit,
    table,
)
from valuation.fee_table import Device, FeeTable, MissingFee
from valuation.technical_fee import Ladder, bill, saved, with_exams

counts = st.integers(0, 400)


def named(rows: list[dict[str, Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", rows, ids=[row.get("nom", str(row)) for row in rows])


@named(CASE["annee"])
def test_a_year_is_priced_to_the_cent(row: dict[str, Any]) -> None:
    device = replace(SCANNER, year=row["exercice"], installed=row["installe"], exams=row["examens"])
    made = bill(device, table(case_file()))
    found = Counter[Band]()
    for part in made.parts:
        found[part.band] += part.exams
    assert [found[band] for band in Band] == row["tranches"]
    assert made.total == cents(row["total"])


@named(CASE["age"])
def test_the_age_counts_full_years_on_1_january(row: dict[str, Any]) -> None:
    assert SHIPPED.age(replace(SCANNER, installed=row["installe"]), row["exercice"]) == row["age"]


@given(st.dates(date(2000, 1, 1), date(2030, 12, 31)), st.integers(2000, 2050))
def test_any_day_of_the_year_of_installation_gives_the_same_age(day: date, year: int) -> None:
    years = RULES.amortisation.years
    older = (day.year + years, day.month, day.day) < (year, 1, 1)
    assert SHIPPED.age(replace(SCANNER, installed=day.year), year) is (Age.AMORTISED if older else Age.NOT_AMORTISED)


@named(CASE["evites"])
def test_avoided_exams_save_the_last_bands_of_the_grid_that_ships(row: dict[str, Any]) -> None:
    device = replace(SCANNER, year=2018)
    assert saved(device, row["examens"], row["evites"], SHIPPED).total == cents(row["economie"])


@pytest.mark.parametrize(("day", "expected"), CASE["paliers"]["taux_plein"].items())
def test_cuts_are_counted_from_their_own_day(day: str, expected: str) -> None:
    on = date.fromisoformat(day)
    fee = table(case_file(date(2024, 3, 1))).fee(replace(SCANNER, installed=2022), Band.FULL, on)
    assert fee.cents == cents(expected)
    assert (fee.cut is not None) == (on >= date(2025, 11, 5))


@pytest.mark.parametrize(("day", "expected"), CASE["paliers"]["amorti"].items())
def test_amortised_devices_are_cut_once(day: str, expected: str) -> None:
    known = table(case_file(date(2024, 3, 1)))
    assert known.fee(replace(SCANNER, installed=2010), Band.FULL, date.fromisoformat(day)).cents == cents(expected)


def test_an_amount_read_since_replaces_a_cut_and_reduced_bands_are_not_cut() -> None:
    later = FeeFile((amount(Age.NOT_AMORTISED, Band.FULL, 9_000, date(2025, 11, 5)),))
    known = table(case_file(date(2024, 3, 1)), later)
    new = replace(SCANNER, installed=2022)
    assert known.fee(new, Band.FULL, date(2025, 11, 5)).cents == 9_000
    assert known.fee(new, Band.FULL, date(2026, 7, 1)).cents == cents(CASE["paliers"]["taux_plein"]["2026-07-01"])
    assert known.fee(new, Band.REDUCED_1, date(2027, 1, 1)).cents == 5_468


def test_what_ships_prices_nothing_beyond_what_was_read() -> None:
    with pytest.raises(MissingFee, match="01/01/2019") as refused:
        bill(SCANNER, SHIPPED)
    assert "ccam modele forfaits" in refused.value.hint
    with pytest.raises(MissingFee, match="01/03/2024"):
        SHIPPED.fee(SCANNER, Band.FULL, date(2025, 12, 31))
    with pytest.raises(MissingFee, match="activité de référence") as refused:
        saved(replace(SCANNER, year=2018), 13_200, 2_201, SHIPPED)
    assert "ccam modele forfaits" in refused.value.hint
    with pytest.raises(MissingFee, match="IRM"):
        SHIPPED.fee(replace(SCANNER, modality=Modality.MRI), Band.FULL, date(2018, 12, 31))


def test_a_reduced_band_needs_no_age_and_a_full_one_does() -> None:
    unknown = replace(SCANNER, installed=None)
    known = table(case_file())
    assert known.fee(unknown, Band.REDUCED_3, DAY).cents == 2_963
    with pytest.raises(MissingFee, match="année d'installation"):
        known.fee(unknown, Band.FULL, DAY)


def test_the_class_that_is_named_stands_before_all_classes_of_the_same_day() -> None:
    mine = FeeFile(
        (amount(Age.ANY, Band.REDUCED_3, 1_111, device_class="Classe 2"),),
        (limit(Threshold.SECOND, 20_000, device_class="classe 2"),),
    )
    known = table(case_file(), mine)
    assert known.fee(SCANNER, Band.REDUCED_3, DAY).cents == 1_111
    assert known.fee(replace(SCANNER, device_class="classe 3"), Band.REDUCED_3, DAY).cents == 2_963
    assert known.limit(SCANNER, Threshold.SECOND, DAY) == mine.limits[0]
    zoned = replace(mine.amounts[0], device_class="toutes classes", zone="Paris", cents=2_222)
    zones = table(case_file(), FeeFile((zoned,)))
    assert zones.fee(replace(SCANNER, zone="PARIS"), Band.REDUCED_3, DAY).cents == 2_222
    assert zones.fee(SCANNER, Band.REDUCED_3, DAY).cents == 2_963


def test_thresholds_that_do_not_rise_are_refused() -> None:
    with pytest.raises(DataRefused, match="ne montent pas"):
        bill(SCANNER, table(case_file(), FeeFile((), (limit(Threshold.SECOND, 9_000),))))


# a change within the year ---------------------------------------------------------------------

CHANGE = date(2019, 7, 2)
"""The 183rd day of 365."""


def changed() -> FeeTable:
    later = FeeFile((amount(Age.NOT_AMORTISED, Band.FULL, 8_000, CHANGE),))
    return table(case_file(), later)


def test_a_change_within_the_year_is_prorated_by_days_or_declared() -> None:
    small = with_exams(SCANNER, 3_650)
    made = bill(small, changed())
    assert [(each.start, each.end, each.declared) for each in made.periods] == [
        (date(2019, 1, 1), CHANGE - timedelta(1), False),
        (CHANGE, date(2019, 12, 31), True),
    ]
    assert [part.exams for part in made.parts] == [1_820, 1_830]
    assert made.total == 1_820 * 9_353 + 1_830 * 8_000
    declared = bill(small, changed(), {CHANGE: 3_000})
    assert [part.exams for part in declared.parts] == [3_000, 650]
    assert declared.periods[0].declared
    near = bill(small, changed(), {date(2019, 7, 1): 1_000})
    assert near.parts[0].exams == 1_000 + round(2_650 / 184)


def test_a_change_of_other_devices_does_not_cut_the_year() -> None:
    other = FeeFile((amount(Age.AMORTISED, Band.FULL, 1, CHANGE), amount(Age.ANY, Band.FULL, 1, CHANGE, "classe 9")))
    assert len(bill(SCANNER, table(case_file(), other)).periods) == 1


@pytest.mark.parametrize("done", [{date(2018, 7, 1): 3}, {CHANGE: 13_201}, {CHANGE: -1}, {date(2019, 1, 1): 5}])
def test_exams_that_do_not_fit_in_the_year_are_refused(done: dict[date, int]) -> None:
    with pytest.raises(DataRefused, match="ne tiennent pas"):
        bill(SCANNER, changed(), done)


# laws -----------------------------------------------------------------------------------------


def plain(known: FeeTable, device: Device, first: int, last: int) -> int:
    """Exam by exam, as a person would."""
    total = 0
    for rank in range(first, last + 1):
        passed = sum(rank > found.exams for each in Threshold if (found := known.limit(device, each, DAY)))
        total += known.fee(device, tuple(Band)[passed], DAY).cents
    return total


@given(ladders(), counts)
def test_bands_add_up_to_the_exams_and_each_exam_is_in_its_band(known: FeeTable, exams: int) -> None:
    made = bill(with_exams(SCANNER, exams), known)
    assert made.exams == exams
    assert made.total == plain(known, SCANNER, 1, exams)
    ranks = [rank for part in made.parts for rank in range(part.first, part.last + 1)]
    assert ranks == list(range(1, exams + 1))


@given(ladders(), counts, st.integers(0, 50))
def test_more_exams_never_bring_less(known: FeeTable, exams: int, more: int) -> None:
    ladder = Ladder(SCANNER, known, DAY)
    assert ladder.revenue(exams) <= ladder.revenue(exams + more)


@given(ladders(), st.data())
def test_savings_of_successive_cuts_add_up(known: FeeTable, data: st.DataObject) -> None:
    exams = data.draw(counts)
    one = data.draw(st.integers(0, exams))
    other = data.draw(st.integers(0, exams - one))
    first, then = saved(SCANNER, exams, one, known), saved(SCANNER, exams - one, other, known)
    both = saved(SCANNER, exams, one + other, known)
    assert first.total + then.total == both.total
    ladder = Ladder(SCANNER, known, DAY)
    assert both.total == ladder.revenue(exams) - ladder.revenue(exams - one - other)


@given(st.lists(st.integers(0, 20_000), min_size=4, max_size=4).map(sorted), st.integers(1, 300), st.integers(1, 300))
def test_where_fees_fall_an_avoided_exam_never_saves_more_than_the_full_fee(
    falling: list[int], exams: int, avoided: int
) -> None:
    low, third, second, full = falling
    known = table(ladder_file(full, full, (second, third, low), (50, 100, 200)))
    avoided = min(avoided, exams)
    assert saved(SCANNER, exams, avoided, known).total <= avoided * full


@given(ladders(), counts, st.dates(date(2019, 1, 2), date(2019, 12, 31)), st.integers(0, 20_000), st.data())
def test_wherever_the_year_is_cut_every_exam_is_billed_once(
    known: FeeTable, exams: int, day: date, price: int, data: st.DataObject
) -> None:
    step = amount(Age.NOT_AMORTISED, Band.FULL, price, day)
    cut = replace(known, amounts=(*known.amounts, step))
    device = with_exams(SCANNER, exams)
    done = data.draw(st.one_of(st.none(), st.integers(0, exams).map(lambda count: {day: count})))
    made = bill(device, cut, done)
    assert made.exams == exams
    before = done[day] if done and len(made.periods) > 1 else None
    if before is not None:
        assert sum(part.exams for part in made.periods[0].parts) == before
        reduced = [part.total for part in made.parts if part.band is not Band.FULL]
        assert sum(reduced) == sum(part.total for part in bill(device, known).parts if part.band is not Band.FULL)


@given(counts, st.integers(0, 500))
def test_no_more_exams_are_avoided_than_there_are(exams: int, avoided: int) -> None:
    known = table(case_file())
    if avoided > exams:
        with pytest.raises(DataRefused, match="éviter"):
            saved(SCANNER, exams, avoided, known)
    else:
        assert sum(part.exams for part in saved(SCANNER, exams, avoided, known).parts) == avoided
