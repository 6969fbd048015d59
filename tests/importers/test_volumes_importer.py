"""Yearly volumes: columns of every year, exact cents, what the whole file must agree on."""

import pytest

from ccam.model.codes import ActCode, LineKey
from ccam.model.findings import Severity
from ccam.model.volumes import VolumeSet
from importers.registry import read
from tests.importers.files import Rows, SaveSheets, SaveText, codes_of, one, refusal

HEADER = [
    "Code Acte", "Code acte/activité/phase", "Libellé long", "Code Activité", "Code Phase",
    "Code regroupement", "Tarif secteur 1 et 2 adhérant à l'OPTAM/OPTAM-CO",
    "Tarif secteur 2 non adhérant à l'OPTAM/OPTAM-CO", "Quantité d'actes ", "Base de remboursement ",
    "Montants remboursés", "Catégorie d'acte", "Sous-catégorie d'acte",
]  # fmt: skip
HEADER_2015 = [
    "Code Acte", "Code acte / activité / phase", "Libellé long", "Code Activité", "Code Phase",
    "Code regroupement", "Tarif secteur 1 et 2 adhérant au CAS", "Tarif secteur 2 non adhérant au CAS",
    "Quantité d actes en 2015", "HSD 2015", "Montants remboursés 2015", "Catégorie d'acte",
    "Sous-catégorie d'acte",
]  # fmt: skip
READ_ME: Rows = [
    ["Actes techniques de la CCAM en 2023"],
    ["Source :", "Cnam"],
    ["Périmètre des données :", "Prestations CCAM liquidées en 2023"],
    ["", "Ne sont pas inclus :"],
    ["", "- les forfaits techniques"],
    ["Champ :", "Tous régimes"],
    ["", "France entière"],
    ["Détail des intitulés de colonnes :"],
    ["", "Code Acte", "Code acte CCAM"],
]
APPENDIX: list[object] = [
    "HHFA001", "HHFA00110", "Appendicectomie", "1", "0", "ADC", 176.79, 170, 84.0, 14850.36, 14000.5,
    "Chirurgie", "Digestif",
]  # fmt: skip
ANAESTHESIA: list[object] = [
    "HHFA001", "HHFA00140", "Appendicectomie", "4", "0", "ADA", 78.49, 78.49, 80, 6279.2, 6279.2,
    "Chirurgie", "Digestif",
]  # fmt: skip


def changed(row: list[object], **cells: object) -> list[object]:
    """A copy of ``row`` with cells replaced by column letter."""
    copy = list(row)
    for letter, value in cells.items():
        copy["ABCDEFGHIJKLM".index(letter)] = value
    return copy


def volume_set(
    save_sheets: SaveSheets, *rows: list[object], prose: Rows = READ_ME, header: list[str] = HEADER
) -> VolumeSet:
    content = read(save_sheets({"À lire": prose, "DATA": [header, *rows]})).content
    assert isinstance(content, VolumeSet)
    return content


def test_a_set_knows_its_year_scope_axes_and_sums(save_sheets: SaveSheets) -> None:
    made = volume_set(save_sheets, APPENDIX, ANAESTHESIA)
    assert (made.name, made.year) == ("actes-techniques-2023", 2023)
    assert made.scope == (
        "Prestations CCAM liquidées en 2023 ; Ne sont pas inclus : les forfaits techniques ; "
        "Tous régimes ; France entière"
    )
    assert made.axes[-2:] == ("categorie", "sous-categorie")
    assert (made.quantity, made.base, made.reimbursed) == (164, 2112956, 2027970)
    first = made.rows[0]
    assert first.key == LineKey(ActCode("HHFA001"), 1, 0)
    assert (first.tariff_sector1, first.tariff_others, first.billing_group, first.row) == (17679, 17000, "ADC", 2)
    assert (first.category, first.subcategory) == ("Chirurgie", "Digestif")


def test_a_csv_with_its_preamble_is_a_set_too(save: SaveText) -> None:
    text = "Actes techniques en 2025 (essai)\nPérimètre des données : actes inventés\n" + ";".join(HEADER[:11])
    path = save(text + "\nHHFA001;HHFA00110;Acte;1;0;ADC;10,00;10.00;3;30,00;21\n")
    content = read(path).content
    assert isinstance(content, VolumeSet)
    assert (content.year, content.scope) == (2025, "actes inventés")
    assert content.axes == ("code", "activite", "phase", "regroupement")
    assert (content.rows[0].base, content.rows[0].reimbursed, content.rows[0].row) == (3000, 2100, 4)
    assert codes_of(path) == ["virgule-decimale"]


def test_columns_of_2015_are_known_and_give_the_year(save_sheets: SaveSheets) -> None:
    made = volume_set(save_sheets, APPENDIX, header=HEADER_2015, prose=[["Périmètre des données :", "2015"]])
    assert (made.year, made.base) == (2015, 1485036)


def test_fractions_of_2015_become_whole_acts_and_their_sums_are_told(save_sheets: SaveSheets) -> None:
    rows = [changed(APPENDIX, I=84.5), changed(ANAESTHESIA, I=79.618), changed(APPENDIX, A="HHFA011", B="HHFA01110")]
    total = changed([""] * 13, I=248.118, J=35979.92, K=34280.2)
    sheets: dict[str, Rows] = {"À lire": [["Périmètre des données :", "2015"]], "DATA": [HEADER_2015, *rows, total]}
    path = save_sheets(sheets)
    content = read(path).content
    assert isinstance(content, VolumeSet)
    assert [row.quantity for row in content.rows] == [85, 80, 84]
    assert content.base == 1485036 * 2 + 627920
    found = one(path, "quantite-extrapolee")
    assert (found.severity, found.row, found.value) == (Severity.WARNING, 2, "2")
    for figure in ("2 lignes", "maximal : 0,5 acte", "exact 248,118", "arrondies 249"):
        assert figure in found.message
    assert "ligne-de-total" in codes_of(path)


def test_one_total_row_is_checked_against_the_exact_sum(save_sheets: SaveSheets) -> None:
    rows = [changed(APPENDIX, A=f"HHFA00{n}", B=f"HHFA00{n}10", I=0.5) for n in range(1, 9)]
    total = changed([""] * 13, I=4)
    prose: Rows = [["Périmètre des données :", "2015"]]
    path = save_sheets({"À lire": prose, "DATA": [HEADER_2015, *rows, total]})
    assert "total-different" not in codes_of(path)
    total[8] = 8
    assert one(save_sheets({"À lire": prose, "DATA": [HEADER_2015, *rows, total]}), "total-different").value == "8"


@pytest.mark.parametrize("column", ["I", "J", "G"])
def test_a_number_beyond_reason_is_refused(save_sheets: SaveSheets, column: str) -> None:
    path = save_sheets({"À lire": READ_ME, "DATA": [HEADER, changed(APPENDIX, **{column: "1e300"})]})
    assert read(path).content is None


def test_categories_of_the_old_files_are_put_in_order_and_told(save_sheets: SaveSheets) -> None:
    old: Rows = [["Actes techniques en 2017"], *READ_ME[2:]]
    rows = [
        changed(APPENDIX, L="Chirurgie digestive", M="Actes chirurgicaux"),
        changed(ANAESTHESIA, L="Autres actes de chirurgie", M="Actes chirurgicaux"),
    ]
    assert {row.category for row in volume_set(save_sheets, *rows, prose=old).rows} == {"Actes chirurgicaux"}
    path = save_sheets({"A lire": old, "DATA": [HEADER, *rows]})
    assert one(path, "categories-permutees").severity is Severity.WARNING
    assert {row.category for row in volume_set(save_sheets, *rows).rows} == {row[11] for row in rows}


def test_amounts_are_rounded_once_and_the_rounding_is_told(save_sheets: SaveSheets) -> None:
    rows = [changed(APPENDIX, J=471676612.406079), changed(ANAESTHESIA, J=39844.360000001)]
    path = save_sheets({"À lire": READ_ME, "DATA": [HEADER, *rows]})
    content = read(path).content
    assert isinstance(content, VolumeSet)
    assert [row.base for row in content.rows] == [47167661241, 3984436]
    found = one(path, "montant-arrondi")
    assert (found.severity, found.row) == (Severity.WARNING, 2)
    assert "1 ligne" in found.message
    assert "0,392" in found.message


def test_the_total_row_is_checked_and_left_out(save_sheets: SaveSheets) -> None:
    total = ["", "", "", "", "", "", "", "", 164, 21129.56, 20279.7, "", ""]
    sheets: dict[str, Rows] = {"À lire": READ_ME, "DATA": [HEADER, APPENDIX, ANAESTHESIA, total]}
    path = save_sheets(sheets)
    content = read(path).content
    assert isinstance(content, VolumeSet)
    assert len(content.rows) == 2
    assert (one(path, "ligne-de-total").severity, one(path, "ligne-de-total").row) == (Severity.INFO, 4)
    total[9] = 21200.00
    wrong = one(save_sheets(sheets), "total-different")
    assert wrong.severity is Severity.WARNING
    assert "21\u202f200,00" in wrong.message
    assert "21\u202f129,56" in wrong.message


def test_words_under_the_table_are_no_total(save_sheets: SaveSheets) -> None:
    path = save_sheets({"À lire": READ_ME, "DATA": [HEADER, APPENDIX, ["", "", "Source : Cnam"]]})
    assert codes_of(path) == ["ligne-sans-code-ni-montant"]


def test_duplicate_keys_are_kept_apart_and_told_by_key(save_sheets: SaveSheets) -> None:
    rows = [APPENDIX, ANAESTHESIA, APPENDIX, APPENDIX]
    path = save_sheets({"À lire": READ_ME, "DATA": [HEADER, *rows]})
    content = read(path).content
    assert isinstance(content, VolumeSet)
    assert len(content.rows) == 4
    found = one(path, "volume-en-double")
    assert (found.row, found.value) == (4, "HHFA001/1/0")
    assert "3 fois (lignes 2, 4, 5)" in found.message


@pytest.mark.parametrize(
    ("row", "code", "severity"),
    [
        (changed(APPENDIX, B="HHFA00140"), "cle-discordante", Severity.ERROR),
        (changed(APPENDIX, A="HHFA1", B="HHFA110"), "code-illisible", Severity.ERROR),
        (changed(APPENDIX, A="", B=""), "code-illisible", Severity.ERROR),
        (changed(APPENDIX, B="HHFA001120", D="12"), "cle-discordante", Severity.ERROR),
        (changed(APPENDIX, L="Chirurgie\x07"), "caractere-de-controle", Severity.WARNING),
        (changed(APPENDIX, I=84.5), "quantite-fractionnaire", Severity.ERROR),
        (changed(APPENDIX, I="?"), "quantite-illisible", Severity.ERROR),
        (changed(APPENDIX, J="n.d."), "montant-illisible", Severity.ERROR),
        (changed(APPENDIX, D="9", B="HHFA00190"), "activite-inconnue", Severity.WARNING),
        (changed(APPENDIX, F=""), "regroupement-vide", Severity.WARNING),
        (changed(APPENDIX, I=-1, J=-5.5), "valeur-negative", Severity.WARNING),
        (changed(APPENDIX, J=""), "montant-vide", Severity.WARNING),
        (changed(APPENDIX, I=0, J=""), "montant-vide", Severity.INFO),
    ],
)
def test_each_oddity_is_told_in_its_place(
    save_sheets: SaveSheets, row: list[object], code: str, severity: Severity
) -> None:
    path = save_sheets({"À lire": READ_ME, "DATA": [HEADER, row]})
    found = one(path, code)
    assert (found.severity, found.row) == (severity, 2)
    assert (read(path).content is None) is (severity is Severity.ERROR)


def test_an_absent_tariff_is_none_and_negative_volumes_stay_so(save_sheets: SaveSheets) -> None:
    made = volume_set(save_sheets, changed(APPENDIX, G="", H="", I=-1, J=-5.5))
    row = made.rows[0]
    assert (row.tariff_sector1, row.tariff_others, row.quantity, row.base) == (None, None, -1, -550)


def test_a_file_without_scope_says_so(save_sheets: SaveSheets) -> None:
    path = save_sheets({"DATA": [["Volumes en 2023"], HEADER, APPENDIX]})
    content = read(path).content
    assert isinstance(content, VolumeSet)
    assert content.scope == "périmètre non précisé par le fichier"
    assert one(path, "perimetre-absent").row == 0


def test_the_year_may_come_from_the_file_name(save: SaveText) -> None:
    text = ",".join(HEADER[:11]) + "\nHHFA001,HHFA00110,Acte,1,0,ADC,10,10,3,30,21\n"
    content = read(save(text, name="2021_actes-techniques.csv")).content
    assert isinstance(content, VolumeSet)
    assert content.year == 2021
    assert refusal(save(text)).code == "annee-absente"


def test_each_file_that_is_no_set_has_one_refusal(save_sheets: SaveSheets, save: SaveText) -> None:
    missing = refusal(save_sheets({"DATA": [HEADER[:8] + HEADER[9:], APPENDIX]}))
    assert missing.code == "colonne-absente"
    assert "« Quantité d'actes »" in missing.message
    assert refusal(save_sheets({"DATA": [[*HEADER, "HSD"], APPENDIX]})).code == "colonne-en-double"
    assert refusal(save_sheets({"À lire": READ_ME, "DATA": [HEADER]})).code == "fichier-sans-contenu"
    assert refusal(save("a,b\n1,2\n"), "volumes").code == "mauvais-format"
