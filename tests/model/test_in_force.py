"""What is in force on a day: acts, lines, prices of the two columns, modifiers, headings, details."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.model.acts import Release, SourceFile, ValueUnit, Writing
from ccam.model.codes import ActCode, LineKey
from ccam.model.history import ActNote, GridPrice, History, Menu, ReferenceRow
from ccam.model.in_force import InForce, release_of
from tests.nx_base import APPENDIX, FIRST, OMPHALOCELE, OVER, SINCE, TO_COME, act, act_state, phase_state, small_history

SOURCE = SourceFile("base.txt", "0" * 64, "nx")
DAY = date(2024, 2, 9)


def drawn(history: History, at: date = DAY) -> InForce:
    return release_of(history, at, source=SOURCE, title="CCAM version 75.00", version="75.00-nx")


def release(at: date = DAY, **parts: object) -> Release:
    return drawn(replace(small_history(), **parts), at).release  # type: ignore[arg-type]


def prices_of(made: Release, code: str = APPENDIX, activity: int = 1) -> dict[str, int]:
    return {price.grid: price.cents for price in made.by_key[LineKey(ActCode(code), activity, 0)].prices}


def test_acts_over_or_to_come_are_left_aside() -> None:
    found = drawn(small_history())
    assert [made.code for made in found.release.acts] == [APPENDIX, OMPHALOCELE]
    assert (found.left.ended, found.left.to_come, found.left.changing) == (1, 1, 0)
    assert found.left.next_date == date(2025, 1, 1)


@pytest.mark.parametrize(("day", "there"), [(date(2014, 5, 31), True), (date(2014, 6, 1), False)])
def test_an_act_ends_on_the_first_day_without_it(day: date, there: bool) -> None:
    assert (OVER in {made.code for made in release(day).acts}) is there


def test_a_change_to_come_is_told() -> None:
    states = (phase_state(APPENDIX, 1, 0, ("2024-07-01", "", "")), *small_history().phase_states)
    left = drawn(replace(small_history(), phase_states=states)).left
    assert (left.to_come, left.changing, left.next_date) == (1, 1, date(2024, 7, 1))


def test_an_act_whose_lines_are_all_to_come_is_to_come() -> None:
    found = drawn(replace(small_history(), acts=(act(TO_COME, "Appendicectomie", "2024-01-01"),)))
    assert (found.release.acts, found.left.to_come) == ((), 1)


def test_the_states_are_those_of_the_day() -> None:
    now, then = (release(day).by_key[LineKey(ActCode(APPENDIX), 1, 0)] for day in (DAY, date(2021, 1, 1)))
    assert (now.billing_group, then.billing_group) == ("ADC", "ATM")
    assert (now.copay_exemption, then.copay_exemption) == ("1-7", "1")
    assert (now.conditional_refund, now.prior_approval) == (True, True)
    assert (then.conditional_refund, then.prior_approval) == (False, False)


def test_columns_are_grids_16_and_14() -> None:
    rows = [GridPrice(APPENDIX, 1, 0, SINCE[0], grid, cents) for grid, cents in ((3, 300), (14, 1400), (16, 1600))]
    found = prices_of(release(prices=tuple(rows)))
    assert list(found.items()) == [("F", 1600), ("G", 1400), ("3", 300), ("14", 1400), ("16", 1600)]


@pytest.mark.parametrize(
    ("grids", "expected"),
    [
        ({1: 100, 2: 200}, {"F": 100, "G": 200, "1": 100, "2": 200}),
        ({0: 50}, {"F": 50, "G": 50, "0": 50}),
        ({3: 300, 13: 1300}, {"3": 300, "13": 1300}),
        ({1: 100, 14: 1400}, {"F": 100, "G": 1400, "1": 100, "14": 1400}),
    ],
)
def test_older_prices_and_prices_without_a_column(grids: dict[int, int], expected: dict[str, int]) -> None:
    rows = tuple(GridPrice(APPENDIX, 1, 0, SINCE[0], grid, cents) for grid, cents in grids.items())
    assert prices_of(release(prices=rows)) == expected


def test_prices_of_another_date_are_not_those_of_the_day() -> None:
    assert set(prices_of(release(date(2021, 1, 1)))) == {"F", "G", "0"}


def test_a_price_of_nothing_is_not_covered_only_where_the_act_is_not() -> None:
    refused = [act_state(OMPHALOCELE, refund="2"), act_state(APPENDIX, refund="2")]
    made = release(act_states=tuple(refused))
    key = LineKey(ActCode(OMPHALOCELE), 1, 1)
    assert {price.writing for price in made.by_key[key].prices} == {Writing.NOT_COVERED}
    assert {price.writing for price in made.by_key[LineKey(ActCode(APPENDIX), 1, 0)].prices} == {Writing.AMOUNT}
    assert {price.writing for price in release().by_key[key].prices} == {Writing.AMOUNT}


def test_modifiers_of_an_act_are_those_of_its_activities() -> None:
    assert release().by_code[ActCode(APPENDIX)].modifiers == ("F", "J", "K", "P", "A", "7")


def test_gestures_go_with_their_activity() -> None:
    made = release()
    assert made.by_key[LineKey(ActCode(APPENDIX), 4, 0)].associated == ("GELE001", "ZZHA001")
    assert made.by_key[LineKey(ActCode(APPENDIX), 1, 0)].associated == ()


def test_lines_are_named_by_notes_then_by_the_list_of_activities() -> None:
    made = release()
    assert [line.label for line in made.by_code[ActCode(APPENDIX)].lines] == ["", "anesthésie"]
    assert made.by_code[ActCode(OMPHALOCELE)].lines[0].label == "Phase 1 : pose de prothèse pariétale"
    notes = (ActNote(APPENDIX, "11", "Activité 4 : surveillance"),)
    assert [line.label for line in release(act_notes=notes).by_code[ActCode(APPENDIX)].lines] == ["", notes[0].text]


def test_notes_have_the_words_of_the_workbook() -> None:
    notes = release().by_code[ActCode(OMPHALOCELE)].notes
    assert [(note.kind, note.text[:11]) for note in notes] == [("", "Opération s"), ("facturation", "Facturation")]


def test_headings_are_numbered_by_rank() -> None:
    made = release()
    assert [(heading.number, heading.title) for heading in made.headings] == [
        ("07", "APPAREIL DIGESTIF"),
        ("07.03", "ACTES THÉRAPEUTIQUES"),
        ("07.03.05", "Actes thérapeutiques sur l'appendice"),
    ]
    assert made.headings[2].notes[0].kind == "facturation"
    assert made.by_code[ActCode(APPENDIX)].heading == "07.03.05"


@pytest.mark.parametrize(
    ("menus", "astray"),
    [
        ((Menu(8, 9, 1, "a"), Menu(9, 8, 1, "b")), (8, 9)),
        ((Menu(8, 8, 1, "lui-même"),), (8,)),
        ((Menu(8, 77, 1, "orphelin"),), (8,)),
        ((Menu(8, 2, 3, "même rang"),), (8,)),
    ],
)
def test_menus_that_make_no_heading_are_told(menus: tuple[Menu, ...], astray: tuple[int, ...]) -> None:
    found = drawn(replace(small_history(), menus=(*small_history().menus, *menus)))
    assert found.astray == astray
    assert len(found.release.headings) == 3


def test_modifiers_are_defined_in_the_two_columns() -> None:
    found = [(one.letter, one.variant, one.unit, one.sector1, one.others) for one in release().modifiers]
    assert found == [("F", 1, ValueUnit.CENTS, 4000, 0), ("J", 1, ValueUnit.PER_MILLE, 65, 65)]
    assert release().modifiers[0].wording.startswith("Acte réalisé en urgence")
    older = release(date(2020, 12, 31)).modifiers
    assert [(one.sector1, one.others) for one in older if one.letter == "F"] == [(0, 1906)]


def test_an_amount_and_a_coefficient_make_two_definitions() -> None:
    row = ReferenceRow(
        "TB11", '{"coefficient":1100,"debut":"2018-01-01","fin":"","forfait":500,"grille":0,"modificateur":"R"}'
    )
    found = [(one.variant, one.unit, one.sector1, one.others) for one in release(tables=(row,)).modifiers]
    assert found == [(1, ValueUnit.CENTS, 500, 500), (2, ValueUnit.PER_MILLE, 100, 100)]


def test_details_are_those_of_what_is_shown() -> None:
    details = release().details
    assert {detail.code for detail in details} == {APPENDIX, OMPHALOCELE}
    of = {(detail.activity, detail.field): detail.value for detail in details if detail.code == APPENDIX}
    assert (of[1, "icr"], of[1, "classant"], of[None, "type d'acte"]) == ("109", "oui", "acte isolé")
    assert (4, "icr") not in of
    assert tuple(one.value for one in details if one.code == OMPHALOCELE and one.field == "icr") == ("0",)
    past = release(date(2010, 1, 1)).details
    assert [one.value for one in past if one.field == "suivant"] == [APPENDIX]


@given(st.dates(date(2004, 1, 1), date(2026, 1, 1)))
def test_no_line_shows_what_comes_after_its_day(day: date) -> None:
    found = drawn(small_history(), day)
    for made in found.release.acts:
        for line in made.lines:
            assert all(price.effective <= day for price in line.prices)
    assert len(found.release.acts) + found.left.ended + found.left.to_come == len(small_history().acts)
    assert found.left.next_date is None or found.left.next_date > day


def test_the_order_of_rows_does_not_matter() -> None:
    history = small_history()
    turned = replace(
        history, phase_states=history.phase_states[::-1], act_states=history.act_states[::-1],
        activity_states=history.activity_states[::-1],
    )  # fmt: skip
    assert drawn(turned).release == drawn(history).release
    assert FIRST[0] < SINCE[0]
