"""A scenario as TOML and as a workbook is the same thing, whatever it holds."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccam.formats.parameters import ParameterFile, Status, parse
from ccam.formats.scenario import content_of, sheets_of, toml_text
from ccam.model.errors import DataRefused, FileRefused
from ccam.model.money import decimal_string
from ccam.publish.scenario import scenario_workbook
from importers.registry import read

PRINTED = st.characters(exclude_categories=("C", "Z"), exclude_characters="\u2028")
WORDS = st.text(st.one_of(PRINTED, st.sampled_from(" =+-@'\"\\,;é")), min_size=1, max_size=20).map(str.strip)
TEXTS = WORDS.filter(lambda text: bool(text) and "_x" not in text)
DATES = st.dates(date(1990, 1, 1), date(2100, 1, 1))
SOURCED = {"statut": st.sampled_from([status.value for status in Status]), "source": TEXTS, "verifie_le": DATES}
RATES = st.integers(1, 10**8).map(lambda value: decimal_string(value, 4))
GROUPS = st.lists(st.sampled_from(["ATM", "ADC", "ADI"]), min_size=1, unique=True)
FC = st.fixed_dictionaries(
    {"grille": st.sampled_from(["F", "G", "7"]), "debut": DATES, "champ": st.just("*") | GROUPS, "valeur": RATES}
    | SOURCED
)
CP = st.fixed_dictionaries(
    {"cle": TEXTS, "libelle": TEXTS, "origine": TEXTS, "debut": DATES, "valeur": RATES} | SOURCED,
    optional={"effectif": st.integers(1, 10**6), "perimetre": TEXTS},
)
TRANSITIONS = st.fixed_dictionaries(
    {"nom": TEXTS, "annees": st.integers(0, 9)} | SOURCED, optional={"hausse_max": st.sampled_from(["5", "2,5"])}
)
HEADS = st.fixed_dictionaries(
    {"nom": TEXTS, "nature": st.just("scenario"), "auteur": TEXTS},
    optional={"date": DATES, "champ": TEXTS, "non_modelise": TEXTS, "base": TEXTS, "remarque": TEXTS},
)
CONTENTS = st.fixed_dictionaries(
    {"document": HEADS},
    optional={
        "fc": st.lists(FC, min_size=1, max_size=2),
        "cp": st.lists(CP, min_size=1, max_size=2),
        "transition": st.lists(TRANSITIONS, min_size=1, max_size=2),
    },
)


def parsed(text: str) -> ParameterFile | None:
    try:
        return parse(text, name="s.toml")
    except FileRefused:  # a value twice, or none at all
        return None


@settings(max_examples=60, deadline=None)
@given(CONTENTS)
def test_toml_to_workbook_and_back_is_the_same_scenario(
    tmp_path_factory: pytest.TempPathFactory, content: dict[str, Any]
) -> None:
    made = parsed(toml_text(content))
    assert tomllib.loads(toml_text(content)) == content
    if made is None:
        return
    path = tmp_path_factory.mktemp("scenario") / "variante.xlsx"
    path.write_bytes(scenario_workbook(content))
    reading = read(path)
    assert reading.format == "scenario"
    assert isinstance(reading.content, ParameterFile)
    assert tomllib.loads(reading.content.text) == content
    assert reading.content.document == made.document
    assert (reading.content.fc, reading.content.cp, reading.content.rules) == (made.fc, made.cp, made.rules)


SMALL: dict[str, Any] = {
    "document": {"nom": "Mars", "nature": "scenario", "auteur": "Essai", "date": date(2026, 3, 12), "champ": "ADC"},
    "fc": [
        {
            "grille": "F", "debut": date(2026, 7, 1), "champ": ["ADC", "ATM"], "valeur": "0.485",
            "statut": "hypothèse", "source": "=essai", "verifie_le": date(2026, 3, 12),
        }
    ],
}  # fmt: skip


def test_the_same_scenario_always_makes_the_same_bytes() -> None:
    assert scenario_workbook(SMALL) == scenario_workbook(SMALL)


def test_every_table_is_there_to_be_filled() -> None:
    sheets = sheets_of(SMALL)
    assert {"document", "fc", "cp", "points", "transition"} <= sheets.keys()
    assert sheets["fc"][0][:3] == ["grille", "debut (jour)", "champ (liste)"]
    assert sheets["fc"][1][5] == "'=essai"
    assert content_of(sheets) == SMALL


def test_what_people_type_is_understood() -> None:
    sheets = sheets_of(SMALL)
    sheets["fc"][0] = ["Grille", "Début", "Champ", "Valeur", "Statut", "Source", "Vérifié le"]
    sheets["fc"][1] = ["F", "01/07/2026", "ADC ; ATM", "0,485", "hypothèse", "essai", "2026-03-12", ""]
    made = parse(toml_text(content_of(sheets)), name="s.xlsx")
    assert (made.fc[0].rate, made.fc[0].scope, made.fc[0].start) == (4_850, ("ADC", "ATM"), date(2026, 7, 1))


def test_a_wrong_cell_is_named_by_its_table_and_row() -> None:
    sheets = sheets_of(SMALL)
    sheets["fc"][1][1] = "bientôt"
    sheets["fc"][1][3] = "beaucoup"
    with pytest.raises(FileRefused) as refused:
        parse(toml_text(content_of(sheets)), name="s.xlsx")
    assert [found.column for found in refused.value.findings] == ["[[fc]] n° 1 debut", "[[fc]] n° 1 valeur"]


def test_a_column_that_is_not_ours_is_refused() -> None:
    sheets = sheets_of(SMALL)
    sheets["fc"][0][4] = "état"
    with pytest.raises(FileRefused, match="etat"):
        parse(toml_text(content_of(sheets)), name="s.xlsx")


def test_a_text_longer_than_a_cell_is_refused() -> None:
    head = SMALL["document"] | {"remarque": "x" * 40_000}
    with pytest.raises(DataRefused, match="case"):
        scenario_workbook(SMALL | {"document": head})


def test_another_workbook_is_not_a_scenario(tmp_path: Path) -> None:
    from ccam.publish.templates import template_bytes

    path = tmp_path / "scores.xlsx"
    path.write_bytes(template_bytes("scores", "scores.xlsx"))
    with pytest.raises(FileRefused):
        read(path, format="scenario")
