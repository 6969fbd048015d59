"""The workbook of the CNAM: every kind of row, every trap of formats.md §2a, on handwritten rows."""

from datetime import date
from pathlib import Path

import pytest

from ccam.model.acts import OTHERS, SECTOR1, Release, ValueUnit, Writing
from ccam.model.codes import ActCode, LineKey
from ccam.model.findings import Severity
from importers.registry import read
from tests.importers.files import Rows, SaveSheets, SaveText, codes_of, findings_of, one, refusal

TITLE = ["CNAM - CCAM version 81-demo applicable 01/01/2026"]
HEADER = [
    "Code", "", "Texte", "Activité", "Phase",
    "Tarif\nSecteur 1 / adhérent OPTAM/OPTAM-ACO\n(en euro)",
    "Tarif\nHors secteur 1 / hors adhérent OPTAM/OPTAM-ACO\n(en euro)",
    "Rembt. ss Cdtions", "Accord Préalable", "Exo. TM", "Regroupement",
]  # fmt: skip
TOP: Rows = [TITLE, HEADER, []]
TREE: Rows = [
    ["07", "", "APPAREIL DIGESTIF"],
    ["", "", "Par laparoscopie, on entend : cœlioscopie"],
    ["07.03", "", "ACTES THÉRAPEUTIQUES"],
]
APPENDIX: Rows = [
    ["HHFA001", "", "Appendicectomie, par abord", "1", "0", "176.79", "170.00", "", "", "1", "ADC"],
    ["[A, F,J , 7]", "", "anesthésie", "4", "0", "78.49", "78.49", "RC", "AP", "1", "ADA"],
    ["", "", "(GELE001, ZZHA001)"],
    ["", "", "À l'exclusion de : appendicectomie, par cœlioscopie (HHFA016)"],
    ["GELE001", "", "Fibroscopie", "1", "0", "20.00", "20.00", "", "", "2", "ATM"],
    ["ZZHA001", "", "Guidage", "1", "0", "30.00", "30.00", "", "", "2", "ATM"],
]
MODIFIERS: Rows = [
    ["19", "", "ADAPTATIONS"],
    ["19.03", "", "MODIFICATEURS"],
    ["F", "", "Urgence un dimanche", "", "", "19.06", "19.06"],
    ["", "", "A l’exclusion de : acte réalisé par les chirurgiens"],
    ["", "", "Urgence, chirurgiens", "", "", "40.00", "40.00"],
    ["J", "", "Majoration de chirurgie", "", "", "+6,50%", "+6,50%"],
    ["A", "", "Âge", "", "", "23.00", "23.00"],
    ["7", "", "Présence permanente", "", "", "+6%", "+6%"],
]


def csv_text(rows: Rows) -> str:
    return "\n".join(",".join('"' + str(cell).replace('"', '""') + '"' for cell in row) for row in rows) + "\n"


def priced(code: str = "HHFA009", label: str = "Acte", **cells: str) -> list[str]:
    known = {"D": "1", "E": "0", "F": "10.00", "G": "10.00", "H": "", "I": "", "J": "1", "K": "ADC"} | cells
    return [code, "", label, *known.values()]


@pytest.fixture
def release(save: SaveText) -> Release:
    content = read(save(csv_text([*TOP, *TREE, *APPENDIX, *MODIFIERS]))).content
    assert isinstance(content, Release)
    return content


def test_the_title_says_version_and_date(release: Release) -> None:
    assert (release.version, release.applicable) == ("81-demo", date(2026, 1, 1))
    assert release.title == TITLE[0]
    assert release.source.format == "classeur"


def test_an_act_with_its_lines_prices_and_mentions(release: Release) -> None:
    act = release.by_code[ActCode("HHFA001")]
    assert (act.heading, act.chapter, act.modifiers, act.row) == ("07.03", "07", ("A", "F", "J", "7"), 7)
    operation, anaesthesia = act.lines
    assert operation.key == LineKey(act.code, 1, 0)
    assert operation.label == ""
    assert [(price.grid, price.cents) for price in operation.prices] == [(SECTOR1, 17679), (OTHERS, 17000)]
    assert (operation.copay_exemption, operation.billing_group) == ("1", "ADC")
    assert (operation.conditional_refund, operation.prior_approval) == (False, False)
    assert (anaesthesia.label, anaesthesia.key.activity) == ("anesthésie", 4)
    assert (anaesthesia.conditional_refund, anaesthesia.prior_approval) == (True, True)


def test_associated_codes_belong_to_the_line_above_them(release: Release) -> None:
    operation, anaesthesia = release.by_code[ActCode("HHFA001")].lines
    assert operation.associated == ()
    assert anaesthesia.associated == ("GELE001", "ZZHA001")


def test_notes_belong_to_the_act_or_to_the_heading(release: Release) -> None:
    (note,) = release.by_code[ActCode("HHFA001")].notes
    assert (note.kind, note.row) == ("a l'exclusion de", 10)
    assert [heading.number for heading in release.headings if heading.notes] == ["07", "19.03"]


def test_modifiers_have_variants_and_units(release: Release) -> None:
    seen = [(item.letter, item.variant, item.unit, item.sector1) for item in release.modifiers]
    assert seen == [
        ("F", 1, ValueUnit.CENTS, 1906),
        ("F", 2, ValueUnit.CENTS, 4000),
        ("J", 1, ValueUnit.PER_MILLE, 65),
        ("A", 1, ValueUnit.CENTS, 2300),
        ("7", 1, ValueUnit.PER_MILLE, 60),
    ]
    assert release.modifiers[0].heading == "19.03"


def test_nothing_odd_nothing_told(save: SaveText) -> None:
    assert codes_of(save(csv_text([*TOP, *TREE, *APPENDIX, *MODIFIERS]))) == []


def test_csv_and_xlsx_give_the_same_release(save: SaveText, save_sheets: SaveSheets) -> None:
    rows = [*TOP, *TREE, *APPENDIX, *MODIFIERS]
    numbers = [[float(str(cell)) if _is_number(cell) else cell for cell in row] for row in rows]
    numbers[3][0], numbers[5][0] = 7, 7.03
    one_way, other_way = read(save(csv_text(rows))).content, read(save_sheets({"CCAM": numbers})).content
    assert isinstance(one_way, Release)
    assert isinstance(other_way, Release)
    assert one_way.acts == other_way.acts
    assert one_way.headings == other_way.headings
    assert one_way.modifiers == other_way.modifiers


def _is_number(cell: object) -> bool:
    text = str(cell)
    return text.replace(".", "", 1).isdigit() and not text.startswith("0") and text.count(".") < 2


def test_columns_are_found_wherever_they_are(save: SaveText) -> None:
    shifted = [["", "", "", "", *row] for row in [*TOP, *TREE, *APPENDIX]]
    content = read(save(csv_text(shifted))).content
    assert isinstance(content, Release)
    assert content.line_count == 4


def test_an_act_with_phases_has_its_data_below(save: SaveText) -> None:
    rows = [
        ["LMSA003", "", "Fermeture progressive d'une omphalocèle"],
        ["[A, 7]", "", "Opération selon Schuster"],
        ["", "", "Phase 1 : pose de prothèse pariétale", "1", "1", "335.95", "335.95", "", "", "1", "ADC"],
        ["", "", "anesthésie", "4", "1", "408.86", "408.86", "", "", "1", "ADA"],
        [],
        ["", "", "Phase 2 : séance de réintégration", "1", "2", "125.40", "125.40", "", "", "1", "ADC"],
    ]
    content = read(save(csv_text([*TOP, *TREE, *rows]))).content
    assert isinstance(content, Release)
    (act,) = content.acts
    assert [str(line.key) for line in act.lines] == ["LMSA003/1/1", "LMSA003/4/1", "LMSA003/1/2"]
    assert act.lines[0].label == "Phase 1 : pose de prothèse pariétale"
    assert [note.text for note in act.notes] == ["Opération selon Schuster"]


def prices_of(path: Path, code: str = "HHFA009") -> list[tuple[int, Writing]]:
    content = read(path).content
    assert isinstance(content, Release)
    return [(price.cents, price.writing) for price in content.by_code[ActCode(code)].lines[0].prices]


@pytest.mark.parametrize(
    ("written", "cents", "writing", "code", "severity"),
    [
        ("176.79", 17679, Writing.AMOUNT, "", None),
        ("0.00", 0, Writing.AMOUNT, "", None),
        ("", 0, Writing.EMPTY, "prix-vide", Severity.INFO),
        ("Non pris en charge", 0, Writing.NOT_COVERED, "", None),
        ("176.78999999999999", 17679, Writing.AMOUNT, "bruit-de-tableur", Severity.INFO),
        ("27,20", 2720, Writing.AMOUNT, "virgule-decimale", Severity.INFO),
        ("248, 15", 24815, Writing.AMOUNT, "espace-dans-nombre", Severity.WARNING),
    ],
)
def test_each_writing_of_a_price(
    save: SaveText, written: str, cents: int, writing: Writing, code: str, severity: Severity | None
) -> None:
    path = save(csv_text([*TOP, *TREE, priced(F=written)]))
    assert prices_of(path)[0] == (cents, writing)
    told = findings_of(path)
    assert [found.code for found in told] == ([code] if code else [])
    assert severity is None or (told[0].severity, told[0].row) == (severity, 7)


@pytest.mark.parametrize("written", ["176.791", "-5.00", "gratuit", "1.234.56", "1e3e", "nan"])
def test_what_is_no_price_refuses_the_file(save: SaveText, written: str) -> None:
    path = save(csv_text([*TOP, *TREE, priced(F=written)]))
    found = one(path, "prix-illisible")
    assert (found.severity, found.row, found.value) == (Severity.ERROR, 7, written)
    assert found.column == "Tarif secteur 1"
    assert read(path).content is None


def test_a_repeated_harmless_oddity_is_one_finding(save: SaveText) -> None:
    rows = [priced(f"HHFA0{number}", F="", G="") for number in range(10, 15)]
    found = one(save(csv_text([*TOP, *TREE, *rows])), "prix-vide")
    assert (found.row, found.value) == (7, "5")
    assert "lignes 7, 8, 9…" in found.message


def test_numbers_stolen_by_the_spreadsheet_are_given_back(save: SaveText) -> None:
    rows = [["1", "", "SYSTÈME NERVEUX"], ["1.01", "", "DIAGNOSTIC"], ["1.0600000000000001", "", "THÉRAPEUTIQUE"]]
    rows += [["2", "", "ŒIL"], ["2.0099999999999998", "", "DIAGNOSTIC"], ["2.1", "", "DIVERS"], priced()]
    path = save(csv_text([*TOP, *rows]))
    content = read(path).content
    assert isinstance(content, Release)
    assert [heading.number for heading in content.headings] == ["01", "01.01", "01.06", "02", "02.01", "02.10"]
    assert one(path, "numero-transforme").value == "6"


def test_line_feeds_and_lone_spaces_are_looked_through(save: SaveText) -> None:
    rows = [priced("DGKA268\n\n"), [" ", "", "Formation : définie", " ", " ", "0.00", "0.00"]]
    path = save(csv_text([*TOP, *TREE, *rows]))
    content = read(path).content
    assert isinstance(content, Release)
    (act,) = content.acts
    assert (act.code, len(act.lines), act.notes[0].kind) == ("DGKA268", 1, "formation")
    assert codes_of(path) == ["espaces-en-bordure", "zero-hors-ligne"]


@pytest.mark.parametrize(("written", "read_as"), [("2021-07-02", "2-7"), ('"2-7', "2-7"), ("5 -7", "5-7")])
def test_exemptions_taken_for_dates_are_given_back_and_told(save: SaveText, written: str, read_as: str) -> None:
    path = save(csv_text([*TOP, *TREE, priced(J=written)]))
    content = read(path).content
    assert isinstance(content, Release)
    assert content.acts[0].lines[0].copay_exemption == read_as
    assert one(path, "exo-tm-retabli").value == written


def test_an_exemption_kept_as_a_date_cell_is_given_back(save_sheets: SaveSheets) -> None:
    row: list[object] = [*priced()]
    row[9] = date(2021, 7, 2)
    content = read(save_sheets({"CCAM": [*TOP, *TREE, row]})).content
    assert isinstance(content, Release)
    assert content.acts[0].lines[0].copay_exemption == "2-7"


def test_a_duplicate_key_is_kept_twice_and_told_with_both_rows(save: SaveText) -> None:
    rows = [priced("BELA129"), ["", "", "anesthésie", "1", "0", "126.40", "126.40", "", "", "1", "ADA"]]
    path = save(csv_text([*TOP, *TREE, *rows]))
    content = read(path).content
    assert isinstance(content, Release)
    assert [line.duplicate for line in content.acts[0].lines] == [0, 1]
    assert list(content.by_key) == [LineKey(ActCode("BELA129"), 1, 0)]
    found = one(path, "ligne-en-double")
    assert found.severity is Severity.WARNING
    assert "BELA129/1/0" in found.message
    assert "lignes 7 et 8" in found.message


@pytest.mark.parametrize(
    ("sector1", "others", "value", "unit", "code"),
    [
        ("0.49", "+49%", 490, ValueUnit.PER_MILLE, "pourcentage-en-nombre"),
        ("0.29999999999999999", "0.3", 300, ValueUnit.PER_MILLE, "pourcentage-en-nombre"),
        ("21,5%", "+16,5%", 215, ValueUnit.PER_MILLE, "pourcentage-sans-plus"),
        ("+400%", "+400%", 4000, ValueUnit.PER_MILLE, ""),
        ("26.88", "26.88", 2688, ValueUnit.CENTS, ""),
    ],
)
def test_each_writing_of_a_modifier(
    save: SaveText, sector1: str, others: str, value: int, unit: ValueUnit, code: str
) -> None:
    rows = [*MODIFIERS[:2], ["N ", "", "Majoration", "", "", sector1, others]]
    path = save(csv_text([*TOP, *TREE, *APPENDIX[4:], *rows]))
    content = read(path).content
    assert isinstance(content, Release)
    (definition,) = content.modifiers
    assert (definition.letter, definition.sector1, definition.unit) == ("N", value, unit)
    assert not code or code in codes_of(path)


@pytest.mark.parametrize(
    ("sector1", "others", "code"),
    [("+6%", "23.00", "unites-de-modificateur"), ("+6%", "", "valeur-de-modificateur-illisible"),
     ("+6,555%", "+6%", "valeur-de-modificateur-illisible")],
)  # fmt: skip
def test_a_modifier_that_cannot_be_held_refuses_the_file(save: SaveText, sector1: str, others: str, code: str) -> None:
    rows = [*MODIFIERS[:2], ["N", "", "Majoration", "", "", sector1, others]]
    assert one(save(csv_text([*TOP, *TREE, *APPENDIX, *rows])), code).severity is Severity.ERROR


@pytest.mark.parametrize(
    ("rows", "code", "severity"),
    [
        ([priced("HHFA009"), priced("HHFA009")], "acte-en-double", Severity.ERROR),
        ([priced("HHFA009"), priced("HHFAO10")], "colonne-code-illisible", Severity.ERROR),
        ([priced("HHFA009"), ["HHFA1", "", "Note"]], "colonne-code-illisible", Severity.ERROR),
        ([priced(D="6")], "activite-ou-phase-illisible", Severity.ERROR),
        ([priced(E="")], "activite-ou-phase-illisible", Severity.ERROR),
        ([priced(), ["[AF, J]", "", ""]], "modificateurs-illisibles", Severity.ERROR),
        ([priced(), ["07.03", "", "Encore"]], "subdivision-en-double", Severity.ERROR),
        ([priced(), ["*", "", "anesthésie", "4", "0", "1", "1", "", "", "1", "ADA"]],
         "marque-dans-colonne-code", "w"),
        ([priced(), ["", "", "(HHFA009)", "", "", "529.68", ""]], "cellule-hors-ligne", "w"),
        ([priced(), ["", "", "(HHFA009, YYY603)"]], "code-associe-illisible", "w"),
        ([priced(), ["", "", "(ZZLP025)"]], "code-associe-absent", "w"),
        ([["HHFA009", "", "Acte"], ["", "", "(HHFA009)"]], "codes-associes-sans-ligne", "w"),
        ([priced(), ["", "", "Avec ou sans : doppler", "3", "0", "0.00", "0.00", "", "", "", "ADE"]],
         "note-a-la-place-du-libelle", "w"),
        ([priced(H="rc")], "mention-inconnue", "w"),
        ([priced(J="8")], "exo-tm-inconnu", "w"),
        ([priced(K="AD")], "regroupement-inattendu", "w"),
        ([priced(K="")], "regroupement-vide", "w"),
        ([priced(label="")], "libelle-absent", "w"),
        ([priced(), ["HHFA010", "", "Acte sans ligne"]], "acte-sans-ligne", "w"),
        ([priced(), ["[A]", "", ""], ["[B]", "", ""]], "modificateurs-en-double", "w"),
        ([priced(), ["07.04.01", "", "Orpheline"]], "subdivision-sans-mere", "w"),
        ([priced(label="Acte\x1b[31m")], "caractere-de-controle", "w"),
    ],
)  # fmt: skip
def test_each_oddity_is_told_in_its_place(save: SaveText, rows: Rows, code: str, severity: Severity | str) -> None:
    path = save(csv_text([*TOP, *TREE, *rows]))
    found = one(path, code)
    assert found.severity is (Severity.WARNING if severity == "w" else severity)
    assert 7 <= found.row <= 9
    assert (read(path).content is None) is (severity is Severity.ERROR)


def test_no_control_character_gets_through_a_finding(save: SaveText) -> None:
    path = save(csv_text([*TOP, *TREE, priced(label="Acte\x1b[31m", F="\x1b[31m")]))
    assert len(findings_of(path)) == 2
    assert not any("\x1b" in found.message + found.value for found in findings_of(path))


def test_an_unusual_mention_counts_as_filled(save: SaveText) -> None:
    content = read(save(csv_text([*TOP, *TREE, priced(H="rc", I="oui")]))).content
    assert isinstance(content, Release)
    (line,) = content.acts[0].lines
    assert (line.conditional_refund, line.prior_approval) == (True, True)


def test_rows_above_the_first_heading_or_act_are_told(save: SaveText) -> None:
    orphan_line = ["", "", "anesthésie", "4", "0", "1.00", "1.00", "", "", "1", "ADA"]
    assert "texte-sans-place" in codes_of(save(csv_text([*TOP, ["", "", "Note"], *TREE, priced()])))
    assert "ligne-sans-acte" in codes_of(save(csv_text([*TOP, *TREE, orphan_line, priced()])))
    assert "acte-sans-subdivision" in codes_of(save(csv_text([*TOP, priced()])))
    assert "modificateurs-sans-acte" in codes_of(save(csv_text([*TOP, *TREE, ["[A]", "", ""], priced()])))
    assert "modificateur-sans-lettre" in codes_of(
        save(csv_text([*TOP, *TREE, priced(), *MODIFIERS[:2], ["", "", "Urgence", "", "", "19.06", "19.06"]]))
    )


def test_a_letter_used_but_not_defined_is_told_once(save: SaveText) -> None:
    rows = [priced("HHFA009"), ["[F, Q]", "", ""], priced("HHFA010"), ["[Q]", "", ""], *MODIFIERS]
    found = one(save(csv_text([*TOP, *TREE, *rows])), "modificateur-non-defini")
    assert (found.value, found.row) == ("Q", 7)
    assert "lignes 7, 9" in found.message


def test_words_in_parentheses_are_a_note(save: SaveText) -> None:
    path = save(csv_text([*TOP, *TREE, priced(), ["", "", "(Forfait Sécurité Dermatologie)"]]))
    content = read(path).content
    assert isinstance(content, Release)
    assert content.acts[0].lines[0].associated == ()
    assert content.acts[0].notes[0].text == "(Forfait Sécurité Dermatologie)"


def test_each_file_that_is_no_workbook_has_one_refusal(save: SaveText) -> None:
    body: Rows = [*TREE, priced()]
    without = [[cell for place, cell in enumerate(row) if place != 3] for row in [TITLE, HEADER, *body]]
    missing = refusal(save(csv_text(without)))
    assert missing.code == "colonne-absente"
    assert "« Activité »" in missing.message
    assert refusal(save(csv_text([TITLE, [*HEADER, "Phase"], *body]))).code == "colonne-en-double"
    assert refusal(save(csv_text([HEADER, *body]))).code == "version-absente"
    bad_day = "CNAM - CCAM version 81 applicable 31/02/2026"
    assert refusal(save(csv_text([[bad_day], HEADER, *body]))).code == "date-de-titre-fausse"
    assert refusal(save(csv_text([TITLE, HEADER, *TREE]))).code == "fichier-sans-contenu"
    assert refusal(save("a,b\n1,2\n"), "classeur").code == "mauvais-format"
