"""Kinds of row and cells of the CNAM workbook."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.formats.workbook import (
    Cells,
    RowKind,
    associated_codes,
    column_of,
    heading_number,
    kind_of,
    modifier_letters,
    note_kind,
    read_copay,
    read_modifier_value,
    read_price,
    read_title,
)  # fmt: skip
from ccam.model.acts import ValueUnit, Writing
from ccam.model.money import decimal_string


def cells(code: str = "", text: str = "", activity: str = "", *rest: str) -> Cells:
    return Cells(*(code, text, activity, *rest, *[""] * (7 - len(rest))))


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (cells(), RowKind.BLANK),
        (cells("01", "SYSTÈME NERVEUX"), RowKind.HEADING),
        (cells("07.03.05.02", "Appendice"), RowKind.HEADING),
        (cells("2.0099999999999998", "DIAGNOSTIC"), RowKind.HEADING),
        (cells("HHFA001", "Appendicectomie", "1", "0", "176.79"), RowKind.ACT),
        (cells("LMSA003", "Fermeture"), RowKind.ACT_HEAD),
        (cells("", "anesthésie", "4", "0", "78.49"), RowKind.LINE),
        (cells("[A, F]", "Phase 1 : pose", "1", "1"), RowKind.LINE),
        (cells("[A, F]"), RowKind.MODIFIERS),
        (cells("[A, F]", "Facturation : une fois"), RowKind.NOTE),
        (cells("[A, F]", "(GELE001)"), RowKind.ASSOCIATED),
        (cells("", "(GELE001, ZZHA001)"), RowKind.ASSOCIATED),
        (cells("", "(Forfait Sécurité Dermatologie)"), RowKind.NOTE),
        (cells("", "Formation : spécifique"), RowKind.NOTE),
        (cells("", "Note", "", "", "0.00", "0.00"), RowKind.NOTE),
    ],
)
def test_each_kind_of_row(row: Cells, kind: RowKind) -> None:
    assert kind_of(row) is kind


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (cells("9", "Majoration", "", "", "+30%", "+30%"), RowKind.DEFINITION),
        (cells("", "Chirurgiens", "", "", "40.00", "40.00"), RowKind.DEFINITION),
        (cells("", "A l'exclusion de : …", "", "", "0.00", "0.00"), RowKind.NOTE),
        (cells("19.03.01", "Urgence"), RowKind.HEADING),
        (cells("9", "Chapitre neuf"), RowKind.HEADING),
    ],
)
def test_amounts_make_a_definition_inside_19_03_only(row: Cells, kind: RowKind) -> None:
    assert kind_of(row, inside_modifiers=True) is kind
    assert kind_of(row) is not RowKind.DEFINITION


@given(st.integers(min_value=1, max_value=99), st.integers(min_value=1, max_value=99))
def test_numbers_stolen_by_a_spreadsheet_are_given_back(chapter: int, rank: int) -> None:
    number = f"{chapter:02d}.{rank:02d}"
    stolen = float(number)
    assert heading_number(number) == number
    assert heading_number(repr(stolen)) == number
    assert heading_number(f"{stolen:.17g}") == number
    assert heading_number(str(chapter)) == f"{chapter:02d}"


@pytest.mark.parametrize("text", ["", "HHFA001", "1.015", "100.01", "01.02.3", "A", "1.", "1.00"])
def test_what_is_no_number_of_a_heading(text: str) -> None:
    assert heading_number(text) == ""


@pytest.mark.parametrize(
    ("text", "version", "day"),
    [
        ("CNAM - CCAM version 81 applicable 01/01/2026", "81", date(2026, 1, 1)),
        ("CNAM - CCAM version 67 applicable au 26/04/2021", "67", date(2021, 4, 26)),
        ("CNAM - CCAM  Version 78.10 applicable au 01/07/2025 (projet)", "78.10", date(2025, 7, 1)),
        ("CNAM - CCAM version 81-DEMO applicable 01/01/2026", "81-demo", date(2026, 1, 1)),
    ],
)
def test_titles_of_several_years(text: str, version: str, day: date) -> None:
    assert read_title(text) == (version, day)


def test_what_is_no_title() -> None:
    assert read_title("Version 71 de la CCAM") is None
    with pytest.raises(ValueError, match="day"):
        read_title("CCAM version 81 applicable 30/02/2026")


def test_tariff_columns_are_told_apart_in_every_version() -> None:
    assert column_of("Tarif\nSecteur 1 / adhérent OPTAM/OPTAM-CO\n(en euro)") == "sector1"
    assert column_of("Tarif\nHors secteur 1 / hors adhérent OPTAM/OPTAM-ACO\n(en euro)") == "others"
    assert column_of("Remarque") == ""


@given(st.integers(min_value=0, max_value=10**7))
def test_a_price_is_its_cents(amount: int) -> None:
    number, writing = read_price(decimal_string(amount))
    assert (number.value, writing, number.plain) == (amount, Writing.AMOUNT, True)


def test_zero_empty_and_not_covered_are_three_writings() -> None:
    assert [read_price(text)[1] for text in ("0.00", "", "Non pris en charge", "non pris en charge")] == [
        Writing.AMOUNT, Writing.EMPTY, Writing.NOT_COVERED, Writing.NOT_COVERED
    ]  # fmt: skip


@given(st.integers(min_value=0, max_value=9999))
def test_percentages_are_exact_per_mille(per_mille: int) -> None:
    text = decimal_string(per_mille, 1).replace(".", ",")
    for written, signed in ((f"+{text}%", True), (f"{text}%", False)):
        value = read_modifier_value(written)
        assert (value.value, value.unit, value.signed) == (per_mille, ValueUnit.PER_MILLE, signed)


def test_less_than_a_euro_is_a_percentage_kept_as_a_number() -> None:
    assert read_modifier_value("0.49") == (490, ValueUnit.PER_MILLE, True, True)
    assert read_modifier_value("1.00") == (100, ValueUnit.CENTS, False, True)


@pytest.mark.parametrize("text", ["", "+6,555%", "-5%", "0.4925", "19.065", "%", "-1.00"])
def test_what_is_no_modifier_value(text: str) -> None:
    with pytest.raises(ValueError):
        read_modifier_value(text)


@pytest.mark.parametrize(
    ("text", "letters"),
    [("[A, F, 7]", "AF7"), ("[F,U, 3]", "FU3"), ("[ A\u00a0,F]", "AF"), ("[F, 9 ] ", "F9"), ("[7]", "7")],
)
def test_lists_of_modifiers_as_the_cnam_writes_them(text: str, letters: str) -> None:
    assert modifier_letters(text.strip()) == tuple(letters)


@pytest.mark.parametrize("text", ["[]", "[A", "A, F]", "[AF]", "[A,,F]", "[A; F]"])
def test_what_is_no_list_of_modifiers(text: str) -> None:
    with pytest.raises(ValueError):
        modifier_letters(text)


def test_associated_codes_keep_what_is_no_code_apart() -> None:
    assert associated_codes("( GELE001 ,ZZHA001)") == (("GELE001", "ZZHA001"), ())
    assert associated_codes("(GELE001, YYY603)") == (("GELE001",), ("YYY603",))
    assert associated_codes("(Forfait Vidéocapsule)") is None
    assert associated_codes("(GELE001) et ZZHA001") is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Facturation : une fois", "facturation"),
        ("A l’exclusion de\u00a0: geste", "a l'exclusion de"),
        ("À l'exclusion de : geste", "a l'exclusion de"),
        ("Indications : adulte", "indication"),
        ("Recueil prospectif des données : registre", "recueil prospectif"),
        ("Par biopsie, on entend : prélèvement", ""),
        ("Opération selon Schuster", ""),
        ("Facturation en supplément", ""),
    ],
)
def test_kinds_of_note(text: str, kind: str) -> None:
    assert note_kind(text) == kind


def test_exemptions_seen_through_a_date_quotes_or_spaces() -> None:
    assert [read_copay(text) for text in ("1", "", "2-7", "2021-07-02", '"2-7', "5 -7", "9", "2021-09-09")] == [
        ("1", True), ("", True), ("2-7", True), ("2-7", False), ("2-7", False), ("5-7", False), ("9", False),
        ("2021-09-09", False),
    ]  # fmt: skip
