"""The file of technical fees: one verified grid ships, the rest is said to be unsure; what is wrong is named."""

from datetime import date

import pytest

from ccam.formats.fees import Age, Band, Modality, Ratio
from ccam.formats.fees_toml import parse
from ccam.formats.parameters import Status
from ccam.formats.templates_imaging import AGES, BANDS, COSTS, THRESHOLDS
from ccam.french import fees as fr
from ccam.model.errors import FileRefused
from ccam.resources import data_folder

TEXT = (data_folder() / "parameters" / "forfaits.toml").read_text("utf-8")
MADE, RULES = parse(TEXT, name="forfaits.toml")


def test_one_grid_was_read_and_nothing_else_claims_it() -> None:
    grid = {(each.age, each.band): each.cents for each in MADE.amounts}
    assert grid == {
        (Age.AMORTISED, Band.FULL): 6_938,
        (Age.NOT_AMORTISED, Band.FULL): 9_353,
        (Age.ANY, Band.REDUCED_1): 5_468,
        (Age.ANY, Band.REDUCED_2): 4_188,
        (Age.ANY, Band.REDUCED_3): 2_963,
    }
    assert {(each.modality, each.start, each.status) for each in MADE.amounts} == {
        (Modality.CT, date(2018, 7, 1), Status.READ)
    }
    assert {each.status for each in (*MADE.limits, *MADE.cuts)} == {Status.UNCONFIRMED}
    assert [each.rate for each in MADE.cuts] == [860, 1_000, 1_260, 600]
    assert RULES.amortisation.years == 7


def test_words_of_the_templates_are_those_of_the_enumerations() -> None:
    assert set(AGES.values()) == {age.value for age in Age} == set(fr.AGES)
    assert tuple(BANDS.values()) == tuple(Band) == tuple(fr.BANDS)
    assert tuple(THRESHOLDS.values()) == tuple(fr.THRESHOLDS)
    assert list(COSTS.values()) == list(fr.COSTS)
    assert {each.item for each in RULES.perimeter} == set(COSTS.values()) - {"autre"}
    assert set(fr.RATIOS) == set(Ratio) == {each.ratio for each in RULES.benchmarks}


SOURCED = 'statut = "hypothèse"\nsource = "essai"\nverifie_le = 2026-11-21\n'
AMOUNT = (
    '[[montant]]\nmodalite = "scanner"\nclasse = "c"\namortissement = "tous"\ntranche = "taux_plein"\n'
    f'debut = 2018-07-01\nmontant = "1.00"\n{SOURCED}'
)
WRONG = {
    "toml-illisible": "[[montant]\n",
    "choix-inconnu": AMOUNT.replace("scanner", "lune"),
    "valeur-illisible": AMOUNT.replace("1.00", "un"),
    "cle-inconnue": AMOUNT + 'couleur = "bleu"\n',
    "valeur-en-double": AMOUNT * 2,
}


@pytest.mark.parametrize("code", WRONG)
def test_what_is_wrong_is_named(code: str) -> None:
    text = WRONG[code] if code == "toml-illisible" else TEXT + WRONG[code]
    with pytest.raises(FileRefused) as refused:
        parse(text, name="essai.toml")
    assert code in [found.code for found in refused.value.findings]
