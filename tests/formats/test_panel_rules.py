"""The rules of the panel and its criteria as files: what ships is whole, what cannot stand is named."""

import pytest

from ccam.formats.panel_rules import Accord, parse_criteria, parse_rules
from ccam.model.errors import FileRefused, UnknownThing
from ccam.resources import data_folder

RULES = (data_folder() / "parameters" / "regles_panel.toml").read_text("utf-8")
CRITERIA = (data_folder() / "parameters" / "criteres.toml").read_text("utf-8")


def refused(text: str, *, criteria: bool = False) -> list[str]:
    parse = parse_criteria if criteria else parse_rules
    with pytest.raises(FileRefused) as caught:
        parse(text, name="essai.toml")
    return [found.code for found in caught.value.findings]


def test_no_rule_is_adopted_and_the_ladder_is_one_that_is_chosen() -> None:
    rules = parse_rules(RULES, name="regles_panel.toml")
    assert rules.adopted == ""
    assert rules.named("") is None
    ladder = rules.named("Échelle-proposée")
    assert ladder is not None
    assert (ladder.low, ladder.middle, ladder.majority, ladder.quorum, ladder.apart, ladder.gate) == (
        3, 6, 3, 2, 300, 400,
    )  # fmt: skip
    assert ladder.order == (Accord.UNANIMOUS, Accord.QUALIFIED, Accord.BLOCK, Accord.CROSS)
    assert (rules.ipras.base, rules.ipras.slope, rules.ipras.low, rules.ipras.high) == (235, 150, 30, 70)
    with pytest.raises(UnknownThing, match="autre"):
        rules.named("autre")


def test_ten_criteria_are_proposed_and_three_are_gates() -> None:
    criteria = parse_criteria(CRITERIA, name="criteres.toml")
    assert [each.name for each in criteria] == [f"C{number}" for number in range(1, 11)]
    assert [each.name for each in criteria if each.gate] == ["C1", "C2", "C4"]
    assert len({each.metric for each in criteria}) == 10
    assert all(each.words and each.settles and each.source for each in criteria)


def test_an_adopted_rule_is_the_one_that_holds_without_a_name() -> None:
    rules = parse_rules(RULES.replace('regle = ""', 'regle = "echelle-proposee"'), name="essai.toml")
    assert rules.named("") is rules.rules["echelle-proposee"]
    assert refused(RULES.replace('regle = ""', 'regle = "autre"')) == ["choix-inconnu"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("majorite = 3", "majorite = 5", "nombre-entier-attendu"),
        ("tiers_moyen = 6", "tiers_moyen = 2", "nombre-entier-attendu"),
        ('ecart = "3"', "ecart = 3", "valeur-sans-guillemets"),
        ('valeur = "mediane"', 'valeur = "mode"', "choix-inconnu"),
        ('"croisé"]', '"croix"]', "liste-de-codes-illisible"),
        ('poids_rejet = "50"', 'poids_rejet = "150"', "pourcentage-hors-bornes"),
        ("quorum = 2", "quoroum = 2", "cle-inconnue"),
        ("[ipras]", "[ipas]", "table-inconnue"),
        ("[document]", "[document", "toml-illisible"),
    ],
)
def test_a_value_that_cannot_stand_is_named(old: str, new: str, code: str) -> None:
    assert old in RULES
    assert code in refused(RULES.replace(old, new))


def test_a_name_is_given_once() -> None:
    last = RULES[RULES.index("[[regle]]") :]
    assert refused(RULES + "\n" + last) == ["valeur-en-double"]
    assert refused(CRITERIA.replace('nom = "C2"', 'nom = "C1"'), criteria=True) == ["valeur-en-double"]
    assert refused(CRITERIA.replace('metrique = "capital"', 'metrique = "humeur"'), criteria=True) == ["choix-inconnu"]
