"""Cells and headings of the two ATIH files: the descriptive CCAM, the hospital volumes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.formats import atih, hospital, volumes
from ccam.formats.atih import HEADERS, Kept
from ccam.model.money import half_up


def test_every_fixed_heading_names_its_own_field() -> None:
    assert [atih.column_of(title) for title in HEADERS] == list(HEADERS._fields)
    assert atih.column_of("Titre2e  subdivision :\nsous-chapitre") == "title_2"
    assert atih.column_of("Texte libre") == ""
    assert atih.HEADER.row([["Sommaire"], [*HEADERS]]) == 2


@pytest.mark.parametrize(
    ("heading", "kept"),
    [
        ("Profil FG 2025\nPhase 3", Kept("liste ghm 2025", 3, ghm_list=True)),
        ("FFM ; SE1 ; SE2 ; SE3 ; SE4 ; SE5 ; SE6; 2019", Kept("forfait 2019", None)),
        ("Profil FG 2025 Phase 4", None),
        ("Date de l'avis", None),
    ],
)
def test_headings_that_carry_a_year(heading: str, kept: Kept | None) -> None:
    assert atih.yearly_column(heading) == kept


def test_the_sheet_says_the_year_before_the_file_does() -> None:
    assert atih.year_of("CCAM_Final_2026", "fichier_2025_v4.xlsx") == 2026
    assert atih.year_of("Feuil1", "fichier_2025_v4.xlsx") == 2025
    assert atih.year_of("Feuil1", "fichier.xlsx") is None


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_a_day_is_read_the_same_in_both_writings(day: date) -> None:
    iso = day.isoformat()
    assert atih.read_day(day.strftime("%d/%m/%Y")) == atih.read_day(iso) == iso
    assert atih.is_day(iso)


@pytest.mark.parametrize("text", ["x", "PMSI 2019", "2017", "31/02/2019", "2019-02-31", "11/11/2015 ; 31/03/2019"])
def test_other_texts_are_no_day(text: str) -> None:
    with pytest.raises(ValueError):
        atih.read_day(text)


def test_extensions_and_codes_of_the_pmsi() -> None:
    assert (atih.read_extension("-01"), atih.read_extension("")) == ("01", "")
    for wrong in ("01", "-1", "-001", "-A1"):
        with pytest.raises(ValueError, match=wrong):
            atih.read_extension(wrong)
    assert (atih.full_code("AHLA002", "01"), atih.full_code("AHLA002", "")) == ("AHLA002-01", "AHLA002")
    assert atih.is_pmsi_only("AHLC802")
    assert not atih.is_pmsi_only("HHFA001")
    assert not atih.is_pmsi_only("07.03.8")
    assert atih.forbids_parent("Introduction ; Code Père interdit depuis 2019")


def test_what_stands_in_parentheses_or_between_bars() -> None:
    assert [atih.without_parentheses(text) for text in ("(ADC)", "ADC", "(x)")] == ["ADC", "", ""]
    assert atih.is_list_of_groups("A-001|A-047")
    assert not any(map(atih.is_list_of_groups, ("18", "A-001|", "A-01")))
    assert list(atih.items("(GELE001,  ZZHA001)\n(ZZLP025)")) == ["GELE001", "ZZHA001", "ZZLP025"]


@given(st.text())
def test_same_words_looks_through_spaces_and_case_only(text: str) -> None:
    assert atih.same_words(text, f" {text.upper()} ;\n") == atih.same_words(text, text.upper())
    assert not atih.same_words(text, f"{text}a")


def test_the_year_of_a_hospital_file_is_in_its_name() -> None:
    names = ("open_ccam_23_reg.csv", "Open_CCAM_2018.csv", "opencc_23.csv", "open_ccam_235.csv")
    assert [hospital.year_of(name) for name in names] == [2023, 2018, None, None]


def test_acts_and_regions_of_hospitals() -> None:
    assert hospital.read_act("AAFA0023") == ("AAFA002", 3)
    for wrong in ("AAFA002", "AAFA0024", "AAFA00200", ""):
        with pytest.raises(ValueError):
            hospital.read_act(wrong)
    assert [hospital.read_region(text) for text in ("1", "01", "11", "XX")] == ["01", "01", "11", "XX"]
    assert [hospital.column_of(text) for text in ("Acte CCAM + phase", "DMS", "Reg", "finess")] == [
        "act", "mean_stay", "region", "",
    ]  # fmt: skip


@given(st.integers(min_value=0, max_value=10**11))
def test_a_count_is_itself_or_unknown(count: int) -> None:
    assert hospital.read_count(str(count)) == count
    assert hospital.read_count(".") is hospital.read_count("") is None


@given(st.decimals(min_value=0, max_value=400, places=6))
def test_days_keep_every_decimal(days: object) -> None:
    assert hospital.read_days(str(days).replace(".", ",")) == hospital.read_days(str(days)) == str(days)


@pytest.mark.parametrize("text", ["3 jours", "-1", "1,2,3", ",5", "5,", "9" * 60])
def test_what_is_no_stay(text: str) -> None:
    with pytest.raises(ValueError):
        hospital.read_days(text)


@given(st.integers(min_value=-(10**9), max_value=10**9))
def test_a_quantity_is_rounded_half_up_and_keeps_what_was_written(thousandths: int) -> None:
    text = f"{'-' if thousandths < 0 else ''}{abs(thousandths) // 1000}.{abs(thousandths) % 1000:03d}"
    read = volumes.read_quantity(text)
    assert read.acts == half_up(thousandths, 1000)
    assert read.exact == thousandths * volumes.ONE_ACT // 1000
    assert 2 * read.deviation <= volumes.ONE_ACT
    assert (read.deviation == 0) is (thousandths % 1000 == 0)


@pytest.mark.parametrize("text", ["", "x", "1e300", "9" * 40])
def test_what_is_no_quantity(text: str) -> None:
    with pytest.raises(ValueError):
        volumes.read_quantity(text)
