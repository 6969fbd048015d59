"""Parameter files: exact values, and every mistake named by its table and its key."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.formats.parameters import CpEntry, FcEntry, Nature, ParameterFile, PointsEntry, Status, parse
from ccam.model.codes import ActCode, LineKey
from ccam.model.errors import FileRefused
from ccam.model.money import decimal_string

DAY = date(2026, 1, 1)
HEAD = """
[document]
nom = "Charges 2025 (projet fictif)"
nature = "charges"
auteur = "Secrétariat"
"""
FC = {"grille": '"F"', "debut": "2026-01-01", "champ": '"*"', "valeur": '"0.47"', "statut": '"déduit"'}
CP = {
    "cle": '"cardiologie"', "libelle": '"Cardiologie"', "origine": '"historique"', "debut": "2026-01-01",
    "valeur": '"0,399"', "statut": '"lu"',
}  # fmt: skip
POINTS = {"ligne": '"DEQP003/1/0"', "valeur": '"17"', "cle_cp": '"cardiologie"', "statut": '"déduit"'}
BASES = {"fc": FC, "cp": CP, "points": POINTS}


def table(name: str, **changes: str | None) -> str:
    """One ``[[name]]``, some of its keys written otherwise, or left out (None)."""
    keys = {**BASES[name], "source": '"essai"', "verifie_le": "2026-11-21", **changes}
    return f"\n[[{name}]]\n" + "".join(f"{key} = {value}\n" for key, value in keys.items() if value is not None)


def read(text: str) -> ParameterFile:
    return parse(text, name="essai.toml")


def refusal(text: str) -> FileRefused:
    with pytest.raises(FileRefused) as caught:
        read(text)
    assert all(finding.file == "essai.toml" for finding in caught.value.findings)
    return caught.value


def test_every_kind_of_value() -> None:
    text = HEAD + 'remarque = "essai"' + table("fc") + table("fc", champ='["ATM", "ADC"]', debut="2027-01-01")
    text += table("cp", effectif="46", perimetre='"cabinets"') + table("points")
    known = ("essai", date(2026, 11, 21))
    made = read(text)
    assert (made.document.nature, made.document.author, made.document.remark) == (
        Nature.CHARGES,
        "Secrétariat",
        "essai",
    )
    assert made.fc == (
        FcEntry("F", DAY, ("*",), 4_700, Status.DEDUCED, *known),
        FcEntry("F", date(2027, 1, 1), ("ATM", "ADC"), 4_700, Status.DEDUCED, *known),
    )
    assert made.cp == (
        CpEntry(
            "cardiologie", "Cardiologie", "historique", DAY, 3_990, Status.READ, *known,
            sample=46, perimeter="cabinets",
        ),
    )  # fmt: skip
    line = LineKey(ActCode("DEQP003"), 1, 0)
    assert made.points == (PointsEntry(line, 1_700, "cardiologie", Status.DEDUCED, *known),)


def test_a_byte_order_mark_and_optional_keys() -> None:
    made = read("\ufeff" + HEAD + table("cp"))
    assert (made.cp[0].sample, made.cp[0].perimeter, made.document.remark) == (None, "", "")


@given(st.integers(1, 10**9))
def test_four_decimals_are_read_exactly(rate: int) -> None:
    text = HEAD + table("fc", valeur=f'"{decimal_string(rate, 4)}"')
    assert read(text).fc[0].rate == rate


@pytest.mark.parametrize(
    ("name", "key", "value", "code"),
    [
        ("fc", "grille", None, "cle-manquante"),
        ("fc", "grille", '"H"', "grille-illisible"),
        ("fc", "grille", '"20"', "grille-illisible"),
        ("fc", "debut", '"2026-01-01"', "date-illisible"),
        ("fc", "debut", "2026-01-01T00:00:00", "date-illisible"),
        ("fc", "debut", None, "cle-manquante"),
        ("fc", "champ", '"ATM"', "champ-illisible"),
        ("fc", "champ", "[]", "champ-illisible"),
        ("fc", "champ", '["ATM", "ATM"]', "champ-illisible"),
        ("fc", "champ", '["ATM", 3]', "champ-illisible"),
        ("fc", "champ", '["*"]', "champ-illisible"),
        ("fc", "valeur", "0.47", "valeur-sans-guillemets"),
        ("fc", "valeur", '"0.47001"', "valeur-illisible"),
        ("fc", "valeur", '"-0.47"', "valeur-illisible"),
        ("fc", "valeur", '"0,4,7"', "valeur-illisible"),
        ("fc", "valeur", '"1e999999999"', "valeur-illisible"),
        ("fc", "valeur", '"NaN"', "valeur-illisible"),
        ("fc", "valeur", '"0"', "valeur-nulle"),
        ("fc", "statut", '"sûr"', "choix-inconnu"),
        ("fc", "source", '"  "', "texte-vide"),
        ("fc", "source", '"a\\u001bb"', "texte-attendu"),
        ("fc", "source", "3", "texte-attendu"),
        ("fc", "verifie_le", None, "cle-manquante"),
        ("fc", "vérifié", "2026-01-01", "toml-illisible"),
        ("fc", "remarque", '"de trop"', "cle-inconnue"),
        ("cp", "cle", '""', "texte-vide"),
        ("cp", "effectif", '"46"', "effectif-illisible"),
        ("cp", "effectif", "0", "effectif-illisible"),
        ("cp", "effectif", "true", "effectif-illisible"),
        ("cp", "perimetre", "3", "texte-attendu"),
        ("points", "ligne", '"DEQP03/1/0"', "ligne-de-parametre-illisible"),
        ("points", "ligne", None, "cle-manquante"),
        ("points", "valeur", '"17.005"', "valeur-illisible"),
        ("points", "valeur", '"0"', "valeur-nulle"),
        ("points", "debut", "2026-01-01", "cle-inconnue"),
    ],
)
def test_each_mistake_is_named(name: str, key: str, value: str | None, code: str) -> None:
    refused = refusal(HEAD + table(name) + table(name, **{key: value}))
    (found,) = refused.findings
    assert found.code == code
    if code != "toml-illisible":
        assert found.column == f"[[{name}]] n° 2 {key}"
        assert f"[[{name}]] n° 2" in refused.message
        assert key in found.message + found.hint


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("[document", "toml-illisible", ""),
        (HEAD, "parametres-vides", ""),
        (HEAD + table("fc") + "[autre]\n", "table-inconnue", "autre"),
        (HEAD + 'fc = "0.47"', "cle-inconnue", "[document] fc"),
        (HEAD + "[fc]\n", "table-mal-ecrite", "fc"),
        ("document = 3\n" + table("fc"), "table-mal-ecrite", "document"),
        (HEAD.replace("charges", "autre") + table("fc"), "choix-inconnu", "[document] nature"),
        (table("fc"), "cle-manquante", "[document] nom"),
    ],
)
def test_each_mistake_around_the_values_is_named(text: str, code: str, column: str) -> None:
    found = refusal(text).findings[0]
    assert (found.code, found.column) == (code, column)


def test_a_broken_line_is_told_by_its_number() -> None:
    assert refusal(HEAD + "\n[[fc]]\ngrille = F\n").findings[0].row == 8
    assert refusal("nom = [").findings[0].row == 1


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        (table("fc"), table("fc", valeur='"0.5"'), "la grille F, tous les actes, au 01/01/2026"),
        (
            table("fc", champ='["ATM", "ADC"]'),
            table("fc", champ='["ADC"]'),
            "la grille F, ADC, au 01/01/2026",
        ),
        (table("cp"), table("cp", cle='"CARDIOLOGIE"'), "« cardiologie », origine « historique », au 01/01/2026"),
        (table("points"), table("points", ligne='"DEQP003"'), "la ligne DEQP003/1/0"),
    ],
)
def test_a_second_value_for_one_key_is_refused(first: str, second: str, shown: str) -> None:
    (found,) = refusal(HEAD + first + second).findings
    assert found.code == "valeur-en-double"
    assert shown in found.message
    assert "n° 2" in found.message
    assert "n° 1" in found.message


def test_the_same_key_at_another_date_is_a_series() -> None:
    assert len(read(HEAD + table("fc") + table("fc", debut="2027-01-01")).fc) == 2


def test_all_mistakes_are_told_at_once() -> None:
    refused = refusal(HEAD + table("fc", valeur="1", statut='"x"') + table("points", source=None))
    assert [finding.code for finding in refused.findings] == [
        "valeur-sans-guillemets",
        "choix-inconnu",
        "cle-manquante",
    ]
    assert "3 valeurs à corriger" in refused.message
