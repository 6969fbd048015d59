"""Transcodage and line tables: what they mean, and every wrong cell named."""

import pytest

from ccam.formats.transcodage import LeftRow, LineRow, TransitionTables
from ccam.model.codes import ActCode
from ccam.model.draft import ShareOrigin, Verb
from ccam.model.findings import Severity
from importers.registry import read
from tests.importers.files import Rows, SaveSheets, SaveText, codes_of, findings_of, one, refusal

HEADER = "Ancien code;Devenir;Nouvel acte;Libellé;Part;Ensemble;Motif"
LINES = "nouvel acte;activité;phase;points;clé CP"
FULL_LINES = (
    "nouvel acte;activité;phase;points;clé CP;libellé de ligne;regroupement;exo TM;AP;RC;modificateurs;gestes;"
    "ancien code;laissé à;motif;associations"
)
SPLIT = "HHFA016;subdiviser;P-07-0001;Acte A;62,5 %;;\nHHFA016;subdiviser;P-07-0002;Acte B;37.5;;"


def tables(text: str, save: SaveText) -> TransitionTables:
    content = read(save(text)).content
    assert isinstance(content, TransitionTables)
    return content


def table(save: SaveText, *rows: str, header: str = HEADER) -> TransitionTables:
    return tables("\n".join((header, *rows)) + "\n", save)


def told(save: SaveText, *rows: str, header: str = HEADER) -> list[tuple[str, int]]:
    """(code, row) of every finding."""
    return [(found.code, found.row) for found in findings_of(save("\n".join((header, *rows)) + "\n"))]


def test_a_split_keeps_its_parts_in_10_000ths(save: SaveText) -> None:
    rows = table(save, SPLIT).transitions
    assert [(row.old, row.verb, row.target, row.part, row.row) for row in rows] == [
        ("HHFA016", Verb.SPLIT, "P-07-0001", 6250, 2),
        ("HHFA016", Verb.SPLIT, "P-07-0002", 3750, 3),
    ]


def test_verbs_are_read_in_both_forms_whatever_the_case(save: SaveText) -> None:
    rows = table(
        save,
        "HHFA001;Maintien;;;;;",
        "HHFA002;MODIFICATION DE LIBELLE;;Nouveau libellé;;;",
        "HHFA003;recodage;HHFA103;;100;;",
        "HHFA004;regrouper;P-07-0004;;;;",
        "HHFA005;suppression;;;;;tombé en désuétude",
        "HHFA006;Indécis;;;;;",
        ";créer;P-07-0009;Acte neuf;;;technique nouvelle",
    ).transitions
    assert [row.verb for row in rows] == [
        Verb.KEEP, Verb.RELABEL, Verb.RECODE, Verb.MERGE, Verb.DELETE, None, Verb.CREATE
    ]  # fmt: skip
    assert [row.target for row in rows] == ["HHFA001", "HHFA002", "HHFA103", "P-07-0004", "", "", "P-07-0009"]
    assert [row.part for row in rows] == [None, None, 10000, None, None, None, None]
    assert (rows[-1].old, rows[-1].reason) == (None, "technique nouvelle")


def test_a_bundle_counts_once(save: SaveText) -> None:
    rows = table(
        save,
        "HHFA020;facturer ensemble;P-07-0003;;60;a;",
        "HHFA020;facturer ensemble;P-07-0004;;;a;",
        "HHFA020;facturer ensemble;P-07-0003;;40;b;",
        "HHFA020;facturer ensemble;P-07-0005;;40;b;",
    ).transitions
    assert [(row.together, row.part) for row in rows] == [("a", 6000), ("a", None), ("b", 4000), ("b", 4000)]


def test_optional_columns_come_in_any_order(save: SaveText) -> None:
    header = f"source de la part;{HEADER};Origine de la part;subdivision"
    rows = table(
        save,
        "Étude 2025;HHFA016;subdiviser;P-07-0001;;60;;;double codage;07.03.05",
        "Étude 2025;HHFA016;subdiviser;P-07-0002;;40;;;Egale;7.03",
        header=header,
    ).transitions
    assert [row.origin for row in rows] == [ShareOrigin.DUAL_CODED, ShareOrigin.EQUAL]
    assert [row.heading for row in rows] == ["07.03.05", "07.03"]
    assert {row.share_source for row in rows} == {"Étude 2025"}


def test_the_escape_of_a_dangerous_cell_is_taken_off(save: SaveText) -> None:
    (row,) = table(save, "HHFA002;relibeller;;'=Acte;;;'").transitions
    assert (row.label, row.reason) == ("=Acte", "'")


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("hhfa001;maintenir;;;;;", "code-illisible", "ancien code"),
        ("HHFA001;garder;;;;;", "devenir-inconnu", "devenir"),
        ("HHFA001;;;;;;", "devenir-absent", "devenir"),
        (";maintenir;P-07-0001;;;;", "ancien-code-absent", "ancien code"),
        ("HHFA001;créer;P-07-0001;;;;", "ancien-code-inattendu", "ancien code"),
        ("HHFA001;recoder;P-7-1;;;;", "nouvel-acte-illisible", "nouvel acte"),
        ("HHFA001;recoder;;;;;", "nouvel-acte-absent", "nouvel acte"),
        (";créer;;;;;", "nouvel-acte-absent", "nouvel acte"),
        ("HHFA001;supprimer;P-07-0001;;;;motif", "nouvel-acte-inattendu", "nouvel acte"),
        ("HHFA001;supprimer;;;100;;motif", "part-inattendue", "part"),
        ("HHFA001;supprimer;;;;;", "motif-absent", "motif"),
        ("HHFA001;facturer ensemble;P-07-0001;;;;", "ensemble-absent", "ensemble"),
        ("HHFA001;recoder;P-07-0001;;beaucoup;;", "part-illisible", "part"),
        ("HHFA001;recoder;P-07-0001;;50;;", "parts-somme", "part"),
        ("HHFA001;recoder;P-07-0001;;1;;", "parts-unite", "part"),
        ("HHFA001;recoder;P-07-0001;;10000;;", "parts-unite", "part"),
        ("HHFA001;relibeller;;Acte\x07;;;", "caractere-de-controle", "libellé"),
    ],
)
def test_each_wrong_cell_is_named(save: SaveText, row: str, code: str, column: str) -> None:
    path = save(f"{HEADER}\n{row}\n")
    found = one(path, code)
    assert (found.severity, found.row, found.column) == (Severity.ERROR, 2, column)
    assert found.hint
    assert read(path).content is None


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("A;60", "B;39,5"), [("parts-somme", 2)]),
        (("A;60", "B;"), [("part-absente", 3)]),
        (("A;0,6", "B;0,4"), [("parts-unite", 2)]),
        (("A;6000", "B;4000"), [("parts-unite", 2)]),
        (("A;33,333", "B;66,667"), [("part-illisible", 2), ("part-illisible", 3)]),
        (("A;100", "B;0"), [("part-illisible", 3)]),
        (("A;110", "B;-10"), [("part-illisible", 2), ("part-illisible", 3)]),
        (("A;50", "A;50"), [("nouvel-acte-en-double", 3)]),
        (("A;50;a", "B;40;a", "A;50;b"), [("parts-differentes", 3)]),
        (("A;50;a", "A;;a", "B;50;b"), [("nouvel-acte-en-double", 3)]),
    ],
)
def test_alternatives_of_one_act_agree(save: SaveText, rows: tuple[str, ...], expected: list[tuple[str, int]]) -> None:
    names = {"A": "P-07-0001", "B": "P-07-0002"}
    cells = [[*row.split(";"), ""] for row in rows]
    lines = [f"HHFA016;subdiviser;{names[target]};;{part};{letter};" for target, part, letter, *_ in cells]
    assert told(save, *lines) == expected


def test_every_error_is_told_at_once(save: SaveText) -> None:
    rows = ("hhfa1;x;P7;;z;;", "HHFA005;supprimer;;;;;", "HHFA016;subdiviser;P-07-0001;;60;;")
    assert told(save, *rows, header=HEADER) == [
        ("code-illisible", 2), ("nouvel-acte-illisible", 2), ("part-illisible", 2), ("devenir-inconnu", 2),
        ("motif-absent", 3), ("parts-somme", 4),
    ]  # fmt: skip


def test_a_creation_given_twice_is_refused(save: SaveText) -> None:
    assert told(save, ";créer;P-07-0009;A;;;", ";créer;P-07-0009;B;;;") == [("creation-en-double", 3)]


def test_a_column_that_is_not_ours_is_told_and_ignored(save: SaveText) -> None:
    path = save(f"{HEADER};Relecteur\nHHFA001;maintenir;;;;;;AB\n")
    assert one(path, "colonne-ignoree").value == "Relecteur"
    assert read(path).content is not None


def test_a_line_with_everything(save: SaveText) -> None:
    row = "P-07-0001;4;0;262,5;anesthésie;Anesthésie;ADA;1-7;oui;RC;[A, 7];GELE001, ZZHA001;;;;zzlp025/4, GELE001/1/2"
    (line,) = table(save, row, header=FULL_LINES).lines
    assert line == LineRow(
        2, "P-07-0001", 4, 0, 26250, "anesthésie", "Anesthésie", "ADA", "1-7", True, True, ("A", "7"),
        (ActCode("GELE001"), ActCode("ZZHA001")), associations=("ZZLP025/4", "GELE001/1/2"),
    )  # fmt: skip


def test_points_may_be_unknown_and_a_line_may_be_left(save: SaveText) -> None:
    made = table(
        save,
        "HHFA016;1;0;;;;;;;;;;;;",
        ";4;0;;;;;;;;;;HHFA016;anesthésie;à voir avec eux",
        header=FULL_LINES,
    )
    assert made.lines[0].score is None
    assert made.left == (LeftRow(3, ActCode("HHFA016"), 4, 0, "anesthésie", "à voir avec eux"),)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("P-07-0001;6;0;17;;;;;;;;;;;", "activite-illisible"),
        ("P-07-0001;1;;17;;;;;;;;;;;", "phase-illisible"),
        ("P-07-0001;1;0;0;;;;;;;;;;;", "points-illisibles"),
        ("P-07-0001;1;0;-3;;;;;;;;;;;", "points-illisibles"),
        ("P-07-0001;1;0;17,125;;;;;;;;;;;", "points-illisibles"),
        ("P7;1;0;17;;;;;;;;;;;", "nouvel-acte-illisible"),
        ("P-07-0001;1;0;17;;;AD;;;;;;;;", "regroupement-illisible"),
        ("P-07-0001;1;0;17;;;;9;;;;;;;", "exo-tm-illisible"),
        ("P-07-0001;1;0;17;;;;;peut-être;;;;;;", "oui-non-illisible"),
        ("P-07-0001;1;0;17;;;;;;;AF;;;;", "lettres-illisibles"),
        ("P-07-0001;1;0;17;;;;;;;;GELE1;;;", "gestes-illisibles"),
        ("P-07-0001;1;0;17;;;;;;;;;;;;GELE001/9", "associations-illisibles"),
        (";1;0;17;;;;;;;;;;;", "ligne-sans-objet"),
        (";1;0;;;;;;;;;;;anesthésie;", "ligne-sans-objet"),
        ("P-07-0001;1;0;;;;;;;;;;HHFA016;anesthésie;", "ligne-double-objet"),
    ],
)
def test_each_wrong_line_is_named(save: SaveText, row: str, code: str) -> None:
    found = one(save(f"{FULL_LINES}\n{row}\n"), code)
    assert (found.severity, found.row) == (Severity.ERROR, 2)
    assert found.hint


def test_a_second_value_for_the_same_line_is_refused(save: SaveText) -> None:
    rows = ("P-07-0001;1;0;17;cardiologie", "P-07-0001;4;0;9;", "P-07-0001;1;0;18;cardiologie")
    path = save("\n".join((LINES, *rows)))
    found = one(path, "deuxieme-valeur")
    assert (found.row, codes_of(path)) == (4, ["deuxieme-valeur"])
    assert "P-07-0001/1/0 : une deuxième valeur pour la même ligne (déjà ligne 2)" in found.message


def test_rows_that_cannot_be_placed_are_no_second_values(save: SaveText) -> None:
    path = save("\n".join((LINES, "P-07-0001;8;0;17;", "P-07-0001;9;0;17;")))
    assert codes_of(path) == ["activite-illisible", "activite-illisible"]


def test_what_a_line_does_not_use_is_told(save: SaveText) -> None:
    path = save(f"{FULL_LINES}\nP-07-0001;1;0;17;;;;2021-07-02;;;;;HHFA016;;\n")
    assert codes_of(path) == ["exo-tm-retabli", "ancien-code-ignore"]


def test_both_tables_may_be_sheets_of_one_workbook(save_sheets: SaveSheets) -> None:
    transitions: Rows = [HEADER.split(";"), ["HHFA001", "recoder", "P-07-0001", "Acte", 100, "", ""]]
    lines: Rows = [LINES.split(";"), ["P-07-0001", 1, 0, 17.5, "cardiologie"], ["P-07-0001", 9, 0, "", ""]]
    sheets: dict[str, Rows] = {"Lisez-moi": [["Projet"]], "Transcodage": transitions, "Lignes": lines[:2]}
    content = read(save_sheets(sheets)).content
    assert isinstance(content, TransitionTables)
    assert (content.transitions[0].part, content.lines[0].score) == (10000, 1750)
    found = one(save_sheets(sheets | {"Lignes": lines}), "activite-illisible")
    assert (found.file, found.row) == ("essai.xlsx, feuille « Lignes »", 3)


def test_an_act_is_checked_over_all_the_sheets(save_sheets: SaveSheets) -> None:
    sheets: dict[str, Rows] = {
        name: [HEADER.split(";"), ["HHFA001", "subdiviser", target, "Acte", part, "", ""]]
        for name, target, part in (("Janvier", "P-07-0001", 60), ("Mars", "P-07-0002", 30))
    }
    sheets |= {name: [LINES.split(";"), ["P-07-0001", 1, 0, 17, ""]] for name in ("Lignes", "Autres lignes")}
    seen = [(found.code, found.file.partition("feuille ")[2], found.row) for found in findings_of(save_sheets(sheets))]
    assert seen == [("parts-somme", "« Janvier »", 2), ("deuxieme-valeur", "« Autres lignes »", 2)]


def test_each_file_that_is_no_table_has_one_refusal(save: SaveText) -> None:
    missing = refusal(save("ancien code;devenir;nouvel acte;part;motif\n"))
    assert missing.code == "colonne-absente"
    assert "« libellé », « ensemble »" in missing.message
    assert refusal(save(f"{HEADER};part\n")).code == "colonne-en-double"
    assert refusal(save(f"{HEADER}\n;;;;;;\n")).code == "fichier-sans-contenu"
    assert refusal(save(f"{HEADER}\nHHFA001;maintenir;;Libellé é;;;\n", encoding="cp1252")).code == "texte-pas-utf8"
    assert refusal(save("a,b\n1,2\n"), "transcodage").code == "mauvais-format"
