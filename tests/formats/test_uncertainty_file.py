"""The file of uncertainties: what ships is complete and hypothetical, what is wrong is named."""

import pytest

from ccam.formats.parameters import Status
from ccam.formats.uncertainty import Subject, parse
from ccam.model.errors import FileRefused
from ccam.resources import data_folder

SOURCED = 'statut = "hypothèse"\nsource = "essai"\nverifie_le = 2026-11-21\n'


def test_what_ships_says_everything_and_claims_nothing() -> None:
    known = parse((data_folder() / "parameters" / "incertitude.toml").read_text("utf-8"), name="incertitude.toml")
    assert set(known) == set(Subject)
    assert {one.status for one in known.values()} == {Status.HYPOTHESIS}
    assert all(one.source.startswith("[NC]") for one in known.values())
    assert (known[Subject.EQUAL].deviation, known[Subject.VOLUMES].common) == (2_887, 2_500)


WRONG = {
    "toml-illisible": "[[ecart]\n",
    "table-d-incertitude-inconnue": "[lune]\n",
    "incertitudes-vides": '[document]\nnom = "Rien"\n',
    "choix-inconnu": f'[[ecart]]\nde = "lune"\necart_type = "1"\n{SOURCED}',
    "cle-manquante": f'[[ecart]]\nde = "points"\n{SOURCED}',
    "cle-inconnue": f'[[ecart]]\nde = "points"\necart_type = "1"\nbiais = "2"\n{SOURCED}',
    "valeur-en-double": f'[[ecart]]\nde = "points"\necart_type = "1"\n{SOURCED}' * 2,
}


@pytest.mark.parametrize("code", WRONG)
def test_what_is_wrong_is_named(code: str) -> None:
    with pytest.raises(FileRefused) as refused:
        parse(WRONG[code], name="essai.toml")
    assert [found.code for found in refused.value.findings][:1] == [code]
