"""``imagerie.toml`` and ``optam.toml``: what ships is read whole, and what cannot stand is named."""

import pytest

from ccam.formats import imaging, optam
from ccam.model.errors import FileRefused
from ccam.resources import data_folder

SHIPPED = {name: (data_folder() / "parameters" / f"{name}.toml").read_text("utf-8") for name in ("imagerie", "optam")}
PARSE = {"imagerie": imaging.parse, "optam": optam.parse}


def test_what_ships_carries_both_masses_and_no_constant() -> None:
    rules = imaging.parse(SHIPPED["imagerie"], name="imagerie.toml")
    assert [mass.cents for mass in rules.masses] == [140_000_000_000, 170_000_000_000]
    assert (rules.target.cents, rules.target.years) == (30_000_000_000, (2025, 2026, 2027))
    assert all(each.source for each in (*rules.masses, *rules.groups, *rules.acts, *rules.past, *rules.measures))
    assert sum(each.share * each.exams for each in rules.groups) == 10_000 * 10_370


def test_what_ships_bounds_the_commitment() -> None:
    rules = optam.parse(SHIPPED["optam"], name="optam.toml")
    (rule,) = rules.commitments
    assert (rule.floor, rule.cap, rule.years) == (1_000, 9_000, (2022, 2023))
    assert rules.on(rule.start) is rule
    assert rules.on(rule.start.replace(year=2020)) is None
    assert [each.behaviour for each in rules.behaviours] == list(optam.Behaviour)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("imagerie", "[cible]", "[cibles]", "n'est pas connue"),
        ("imagerie", 'millions = "300"', "millions = 300", "sans guillemets"),
        ("imagerie", "fin = 2027", "fin = 2024", "finit avant de commencer"),
        ("imagerie", 'amorti = "0"', 'amorti = "1"', "dépassent 100"),
        ("imagerie", 'part = "20"', 'part = "21"', "101"),
        ("imagerie", 'nom = "1,7 Md€"', 'nom = "1,4 Md€"', "1,4 Md€"),
        ("imagerie", 'actes = ["YYYY600"]', 'actes = ["YYY"]', "actes"),
        ("imagerie", 'vers = "irm"', 'vers = "radio"', "radio"),
        ("optam", 'plancher_taux = "10"', 'plancher_taux = "110"', "110"),
        ("optam", 'annees = ["2022", "2023"]', "annees = [2022]", "annees"),
        ("optam", 'nom = "taux_constant"', 'nom = "total_constant"', "total_constant"),
        ("optam", "[indicateurs]", "[indicateurs", "TOML"),
        ("optam", "[[comportement]]", "[[comportements]]", "n'est pas connue"),
    ],
)
def test_what_cannot_stand_is_named(name: str, old: str, new: str, said: str) -> None:
    text = SHIPPED[name]
    assert old in text
    with pytest.raises(FileRefused) as refused:
        PARSE[name](text.replace(old, new), name=name)
    assert said in " ".join(found.message + str(found.value) for found in refused.value.findings)


def test_a_file_without_a_mass_is_refused() -> None:
    text = SHIPPED["imagerie"].replace("[[masse]]", "[[passe]]").replace('millions = "1', 'realisation = "1')
    with pytest.raises(FileRefused, match="masse"):
        imaging.parse(text, name="imagerie.toml")
