"""``valoriser`` and ``expliquer``: transitions, grids, bills, as a person asks for them."""

from typing import Any

import pytest

from ccam.cli.main import ExitCode
from ccam.french.numbers import NBSP
from tests.cli.test_commands import ccam  # noqa: F401 - a fixture


def plain(text: str) -> str:
    return text.replace(NBSP, " ").replace("\u202f", " ")


def test_valoriser_without_a_transition_shows_what_is_billed_now(ccam: Any) -> None:  # noqa: F811
    lines = ccam("valoriser", "--json").json
    assert "annees" not in lines
    assert "transition" not in lines
    appendix = next(line for line in lines["lignes"] if (line["code"], line["activite"]) == ("P-07-0001", 1))
    assert (appendix["tarif_cible"], appendix["prix_depart"], appendix["tarif_facture"], appendix["ecart"]) == (
        "193.62", "194.81", "194.81", "1.19",
    )  # fmt: skip


def test_valoriser_in_a_year_of_a_transition(ccam: Any) -> None:  # noqa: F811
    found = ccam("valoriser", "--transition", "linéaire 3 ans", "--annee", "1", "--json").json
    assert found["transition"] == {"nom": "linéaire 3 ans", "annee": 1}
    appendix = next(line for line in found["lignes"] if (line["code"], line["activite"]) == ("P-07-0001", 1))
    assert (appendix["prix_depart"], appendix["tarif_facture"]) == ("194.81", "194.41")
    assert [year["annee"] for year in found["annees"]] == [0, 1, 2, 3]
    last = next(line for line in ccam("valoriser", "--transition", "linéaire 3 ans", "--json").json["lignes"])
    assert last["tarif_facture"] == last["tarif_cible"]


def test_valoriser_writes_the_schedule_and_its_cost(ccam: Any) -> None:  # noqa: F811
    out = plain(ccam("valoriser", "--transition", "gagnants d'abord", "--annee", "2").out)
    assert "hausses finies en 2 ans, aucune baisse avant l'année 3" in out
    assert "Coût de la transition, année par année" in out


def test_valoriser_on_another_column(ccam: Any) -> None:  # noqa: F811
    found = ccam("valoriser", "--grille", "G", "--json").json
    assert found["colonne"] == "G"
    assert {line["tarif_cible"] for line in found["lignes"]} == {None}


def test_expliquer_tells_the_abatement(ccam: Any) -> None:  # noqa: F811
    found = ccam("expliquer", "DZQM006", "--json").json
    assert (found["tarif_cible"], found["tarif_abattu"], found["tarif_facture"]) == ("99.94", "96.25", "96.25")
    assert (found["ecart"], found["residu"], found["verdict"]) == ("-3.69", "0.00", "a la cible")


def test_expliquer_a_bill_of_two_acts(ccam: Any) -> None:  # noqa: F811
    words = ("expliquer", "DZQM006", "DKRP004", "--association", "1", "--association", "2")
    bill = ccam(*words, "--json").json["facture"]
    assert [line["montant"] for line in bill["lignes"]] == ["96.25", "38.40"]
    assert (bill["total"], bill["amo"], bill["amc"], bill["reste_a_charge"]) == ("134.65", "94.26", "40.39", "0.00")
    out = plain(ccam(*words).out)
    assert "76,80 × 0,5 → 38,40 €" in out
    assert "total 134,65 € (honoraires)" in out


def test_expliquer_a_bill_overseas(ccam: Any) -> None:  # noqa: F811
    bill = ccam("expliquer", "DEQP003", "--outre-mer", "outre-mer", "--json").json["facture"]
    assert bill["lignes"][0]["montant"] == "15.36"


def test_expliquer_the_path_of_a_proposed_line(ccam: Any) -> None:  # noqa: F811
    out = plain(ccam("expliquer", "P-07-0001", "--transition", "linéaire 3 ans", "--annee", "1").out)
    assert "prix de départ : 194,81 €" in out
    assert "facturé l'année 3 : 193,62 €" in out
    assert out.rstrip().endswith("écart à la cible : +0,79 € ; en transition vers la cible")


REFUSED = [
    (("valoriser", "--transition", "hâtive"), ExitCode.DATA_SAYS_NO, "« linéaire 3 ans »"),
    (("valoriser", "--annee", "2"), ExitCode.USAGE, "--transition NOM"),
    (("valoriser", "--transition", "2005", "--annee", "8"), ExitCode.USAGE, "de l'année 0 à l'année 7"),
    (("valoriser", "--grille", "99"), ExitCode.DATA_SAYS_NO, "F, G"),
    (("expliquer", "DEQP003", "--association", "9"), ExitCode.DATA_SAYS_NO, "Codes connus : 1, 2, 3, 4, 5"),
    (("expliquer", "DEQP003", "--association", "1", "--association", "2"), ExitCode.USAGE, "une valeur par ligne"),
    (("expliquer", "DEQP003", "--modificateurs", "@"), ExitCode.DATA_SAYS_NO, "Le modificateur @"),
    (("expliquer", "DEQP003", "--outre-mer", "Mars"), ExitCode.DATA_SAYS_NO, "outre-mer"),
    (("expliquer", "DEQP003", "--association", "1", "--situation", "lune"), ExitCode.DATA_SAYS_NO, "ville"),
    (("expliquer", "P-07-0001", "--association", "2"), ExitCode.USAGE, "lignes actuelles"),
]


@pytest.mark.parametrize(("words", "code", "said"), REFUSED)
def test_refusals_say_what_to_do(ccam: Any, words: tuple[str, ...], code: int, said: str) -> None:  # noqa: F811
    outcome = ccam(*words)
    assert outcome.code == code
    assert said in plain(outcome.err)
    assert outcome.out == ""
