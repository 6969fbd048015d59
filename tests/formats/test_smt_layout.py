"""Identifiers, labels and notes of the ANS terminology server."""

from datetime import date

import pytest

from ccam.formats import smt
from ccam.formats.smt import Kind, Part
from ccam.model.codes import ActCode

ACT = ActCode("DEQP003")


@pytest.mark.parametrize(
    ("identifier", "part"),
    [
        ("DEQP003", Part(ACT)),
        ("DEQP0031", Part(ACT, 1)),
        ("DEQP00310", Part(ACT, 1, 0)),
        ("DEQP003...01.", Part(ACT, 1, 0)),
        ("DEQP003-0124X", Part(ACT, 4, 2, "01", "X")),
        ("DEQP003-0124.", Part(ACT, 4, 2, "01")),
        ("DEQP0036", None),
        ("DEQP00314", None),
        ("DEQP003...10.", None),
        ("DEQP003\n", None),
        ("Topographie_DE", None),
        ("deqp003", None),
    ],
)
def test_an_identifier_names_an_act_or_a_part_of_it(identifier: str, part: Part | None) -> None:
    assert smt.part_of(identifier) == part


def test_a_part_is_an_activity_until_it_has_a_phase() -> None:
    assert [Part(ACT).kind, Part(ACT, 4).kind, Part(ACT, 4, 0).kind] == [Kind.ACT, Kind.ACTIVITY, Kind.PHASE]


@pytest.mark.parametrize(
    ("identifier", "parents", "number"),
    [
        ("Categorie_07.03.05.", [], "07.03.05"),
        ("Categorie_07.03.05", [], "07.03.05"),
        ("Categorie_13", ["Acte"], "13"),
        ("07.", ["Acte"], "07"),
        ("11", ["Acte"], "11"),
        ("11", ["Dent"], ""),
        ("Dent_11", ["Dent"], ""),
        ("Phase_07", [], ""),
        ("7.3", [], ""),
        ("racine", [], ""),
    ],
)
def test_a_heading_is_known_bare_or_with_its_family(identifier: str, parents: list[str], number: str) -> None:
    assert smt.heading_number(identifier, parents) == number


@pytest.mark.parametrize(
    ("identifier", "bare"),
    [
        ("Topographie_HH", "HH"),
        ("ActeActivitePhase_Phase_2", "2"),
        ("HHFA001", "HHFA001"),
        ("http://exemple.fr/a_b", "http://exemple.fr/a_b"),
    ],
)
def test_a_value_loses_its_family_and_nothing_else(identifier: str, bare: str) -> None:
    assert smt.bare(identifier) == bare


@pytest.mark.parametrize(
    ("parents", "group"),
    [
        (["ActeActivite_ADC"], "ADC"),
        (["HHFA001", "ADC"], "ADC"),
        (["racine", "ActeActivite"], ""),
        (["ActeActivite_Dentaire"], "Dentaire"),
    ],
)
def test_the_billing_group_is_what_an_activity_is_a_kind_of(parents: list[str], group: str) -> None:
    assert smt.group_of(parents) == group


@pytest.mark.parametrize(
    ("label", "title"),
    [
        ("07.03. TUBE DIGESTIF", "TUBE DIGESTIF"),
        ("07.03 TUBE DIGESTIF", "TUBE DIGESTIF"),
        ("TUBE DIGESTIF", "TUBE DIGESTIF"),
        ("07.03.05 Appendice", "07.03.05 Appendice"),
        ("Avulsion de 07.03 dents", "Avulsion de 07.03 dents"),
    ],
)
def test_a_title_loses_its_own_number_only(label: str, title: str) -> None:
    assert smt.title_of(label, "07.03") == title


def test_the_label_of_a_line_is_what_it_adds_to_that_of_its_act() -> None:
    assert smt.line_label("Appendicectomie - anesthésie - phase unique", "Appendicectomie") == (
        "anesthésie - phase unique"
    )
    assert smt.line_label("Autre libellé", "Appendicectomie") == "Autre libellé"


@pytest.mark.parametrize(
    ("stated", "file_name", "version"),
    [
        ("v83.00", "x.rdf", "83.00"),
        (" 83.00 ", "x.rdf", "83.00"),
        ("CCAM version 83", "x.rdf", "83"),
        ("", "terminologie-ccam-v82.00.rdf", "82.00"),
        ("1.0.0", "CCAM_84.json", "84"),
        ("1.0.0", "fragment.json", ""),
        ("", "terminologie-ccam-2026.rdf", ""),
    ],
)
def test_the_version_is_stated_or_in_the_name(stated: str, file_name: str, version: str) -> None:
    assert smt.version_of(stated, file_name) == version


def test_a_day_is_the_one_written_whatever_its_offset() -> None:
    assert smt.read_day("2026-07-01T00:00:00+02:00") == smt.read_day("2026-07-01") == date(2026, 7, 1)
    for wrong in ("", "2026-07", "2026", "2026-02-30", "2026-07-01 matin"):
        with pytest.raises(ValueError):
            smt.read_day(wrong)


def test_notes_joined_in_one_property_come_apart_where_one_says_its_kind() -> None:
    joined = "Indication : sujet âgé\n- fragile\nFormation : spécifique\n\n"
    assert smt.notes_in(joined, "") == [
        ("Indication : sujet âgé\n- fragile", "indication"),
        ("Formation : spécifique", "formation"),
    ]
    assert smt.notes_in("  \n", "comprend") == []
    assert smt.notes_in("le temps d'examen", "comprend") == [("le temps d'examen", "comprend")]
