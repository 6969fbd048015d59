"""Rules of a bill in a parameter file: read, refused by name, and the same after a canonical text."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ccam.formats.parameters import ParameterFile, parse
from ccam.formats.parameters_rules import Abatement, Modifier, Order, Status, Transition
from ccam.formats.parameters_tables import LAYOUTS
from ccam.model.errors import FileRefused
from tests.valuation.worlds import DELIVERED
from valuation.parameters import Parameters

HEAD = """
[document]
nom = "Essai"
nature = "bareme"
auteur = "Secrétariat"
"""
SOURCE = 'statut = "lu"\nsource = "essai"\nverifie_le = 2026-11-21\n'
TABLES = {
    "transition": 'nom = "cinq ans"\nannees = 5\nhausses_en = 2\nbaisses_des = 3\nhausse_max = "5"\ntolerance = "1,5"',
    "abattement": 'nom = "écho"\ndebut = 2025-11-05\ntaux = "2"\nordre = "cible du jour"\nregroupements = ["ADE"]',
    "exo_tm": 'debut = 2026-04-01\nseuil = "120"\nparticipation = "32"',
    "dom": 'territoire = "Guyane"\ndebut = 2026-01-01\ncoefficient = "1.04"',
    "association": 'code = "2"\ndebut = 2005-03-25\npourcentage = "50"',
    "modificateur": 'lettre = "Z"\ngrille = "F"\ndebut = 2016-01-01\npourcentage = "21.8"',
    "supplement_cabinet": 'actes = ["DEQP003"]\ndebut = 2026-01-01\neuros = "3"',
    "alerte": 'sur = "ligne"\ndebut = 2026-01-01\npourcentage = "10"',
    "taux_amo": 'situation = "ville"\ndebut = 2005-03-25\namo = "70"\namc = "100"',
}


def text(name: str, body: str) -> str:
    return f"{HEAD}\n[[{name}]]\n{body}\n{SOURCE}"


def read(name: str, body: str) -> ParameterFile:
    return parse(text(name, body), name="essai.toml")


def test_every_table_has_a_case() -> None:
    assert set(TABLES) == set(LAYOUTS)


@pytest.mark.parametrize("name", LAYOUTS)
def test_each_table_is_the_same_after_a_canonical_text(name: str) -> None:
    file = read(name, TABLES[name])
    assert len(file.rules[name]) == 1
    known = Parameters.of([file])
    again = Parameters.read(known.canonical())
    assert again == known
    assert again.canonical() == known.canonical()
    assert known.rules[name][0].document == "Essai"


def test_what_is_read() -> None:
    sure: dict[str, Any] = {"status": Status.READ, "source": "essai", "checked": date(2026, 11, 21)}
    (made,) = read("transition", TABLES["transition"]).rules["transition"]
    assert made == Transition(name="cinq ans", years=5, winners=2, falls_from=3, cap_up=500, tolerance=150, **sure)
    (made,) = read("abattement", TABLES["abattement"]).rules["abattement"]
    assert made == Abatement(
        name="écho", start=date(2025, 11, 5), rate=200, order=Order.TARGET, groups=("ADE",), **sure
    )
    (made,) = read("modificateur", TABLES["modificateur"]).rules["modificateur"]
    assert made == Modifier(letter="Z", grid="F", start=date(2016, 1, 1), per_mille=218, **sure)


def test_a_canonical_text_without_rules_is_that_of_older_seals() -> None:
    older = replace(DELIVERED, rules={})
    assert set(json.loads(older.canonical())) == {"fc", "cp", "points"}
    assert Parameters.read(older.canonical()) == older


def test_a_later_file_stands_over_an_earlier_one() -> None:
    first, second = read("exo_tm", TABLES["exo_tm"]), read("exo_tm", TABLES["exo_tm"].replace("32", "40"))
    (made,) = Parameters.of([first, second]).rules["exo_tm"]
    assert getattr(made, "share", None) == 4_000


def test_the_shipped_rules_are_there() -> None:
    assert set(DELIVERED.rules) >= {"transition", "abattement", "exo_tm", "dom", "association", "taux_amo"}
    assert DELIVERED.transition("GAGNANTS D'ABORD") is not None


WRONG = [
    ("transition", "annees = 5", "annees = 100", "nombre-entier-attendu"),
    ("transition", "annees = 5", 'annees = "5"', "nombre-entier-attendu"),
    ("transition", "baisses_des = 3", "baisses_des = 0", "nombre-entier-attendu"),
    ("abattement", '"2"', '"102"', "pourcentage-hors-bornes"),
    ("abattement", 'regroupements = ["ADE"]', "", "abattement-sans-champ"),
    ("abattement", '["ADE"]', '["ADE", "ADE"]', "liste-de-codes-illisible"),
    ("abattement", '["ADE"]', '"ADE"', "liste-de-codes-illisible"),
    ("abattement", "cible du jour", "après", "choix-inconnu"),
    ("modificateur", 'pourcentage = "21.8"', 'pourcentage = "21.8"\neuros = "3"', "modificateur-sans-valeur"),
    ("modificateur", 'pourcentage = "21.8"', "", "modificateur-sans-valeur"),
    ("modificateur", 'grille = "F"', 'grille = "X"', "grille-illisible"),
    ("taux_amo", 'amo = "70"', 'amo = "170"', "pourcentage-hors-bornes"),
    ("exo_tm", "seuil", "seul", "cle-inconnue"),
]


@pytest.mark.parametrize(("name", "right", "wrong", "code"), WRONG)
def test_what_cannot_stand_is_refused_by_name(name: str, right: str, wrong: str, code: str) -> None:
    assert right in TABLES[name]
    with pytest.raises(FileRefused) as caught:
        read(name, TABLES[name].replace(right, wrong))
    assert code in {finding.code for finding in caught.value.findings}


def test_two_values_of_one_key_are_refused() -> None:
    body = f"{TABLES['dom']}\n{SOURCE}\n[[dom]]\n{TABLES['dom']}"
    with pytest.raises(FileRefused) as caught:
        read("dom", body)
    assert caught.value.findings[0].code == "valeur-en-double"
