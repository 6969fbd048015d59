"""Sheets filled from our templates, each wrong in one way."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import xlsxwriter

from ccam.formats.templates import MARK, Table, Template
from ccam.formats.templates_catalogue import FILLED
from ccam.publish.templates import template_bytes
from tests.corpus import Maker

Cells = dict[str, str]

HEAD = {
    "intitule": "Essai",
    "source": "essai",
    "date": "12/03/2026",
    "specialite": "cardiologie",
    "secteur": "secteur 1",
}
ROWS: dict[str, Cells] = {
    "scores": {
        "famille": "Digestif",
        "expert": "expert 3",
        "tour": "1",
        "acte": "HHFA001",
        "activite": "1",
        "phase": "0",
        "acte_de_reference": "oui",
        "duree": "100",
    },
    "liens": {
        "famille_a": "Digestif",
        "acte_a": "HHFA001",
        "activite_a": "1",
        "phase_a": "0",
        "famille_b": "Cardiologie",
        "acte_b": "DZQM006",
        "activite_b": "1",
        "phase_b": "0",
        "auteur": "expert 3",
    },
    "evaluations": {
        "specialite": "cardiologie",
        "origine": "Essai 2025",
        "exercice": "2024",
        "points_travail": "182500",
        "statut": "lu",
    },
    "postes_de_charges": {
        "specialite": "cardiologie",
        "origine": "Essai 2025",
        "exercice": "2024",
        "poste_de_charges": "personnel",
        "perimetre": "admis",
        "montant_annuel": "31240.50",
    },
    "couts_propres": {
        "specialite": "cardiologie",
        "origine": "Essai 2025",
        "exercice": "2024",
        "acte": "DZQM006",
        "activite": "1",
        "phase": "0",
        "nature_du_cout": "redevance",
        "perimetre": "admis",
        "montant_par_acte": "12.50",
    },
    "equipements": {
        "equipement": "IRM-07",
        "exercice": "2025",
        "modalite": "IRM",
        "classe_d_appareil": "1,5 T",
        "exploitant": "GIE",
        "annee_d_installation": "2021",
        "examens_par_an": "8240",
        "statut": "lu",
    },
    "couts": {
        "equipement": "IRM-07",
        "exercice": "2025",
        "poste_de_cout": "énergie",
        "perimetre": "contesté",
        "cout_annuel": "96000",
    },
    "hypotheses": {
        "siege": "AM 1",
        "objet": "IRM 1,5 T",
        "hypothese": "durée de vie (ans)",
        "valeur": "7",
        "motif": "essai",
    },
    "forfaits_evalues": {
        "objet": "IRM 1,5 T",
        "modalite": "IRM",
        "classe_d_appareil": "1,5 T",
        "amortissement": "non amorti",
        "tranche": "taux plein",
        "cout_compte": "coût complet",
    },
    "perimetre": {"siege": "AM 1", "poste_de_cout": "énergie", "classement": "dans le forfait", "motif": "essai"},
    "criteres": {"siege": "AM 1", "critere": "C9", "geste": "rejeter", "motif": "essai"},
    "notes": {"siege": "AM 1", "tour": "1", "objet": "IRM 1,5 T", "critere": "C1", "note": "7"},
    "ventilation": {
        "acte": "HHFA016",
        "activite": "1",
        "phase": "0",
        "annee": "2025",
        "specialite": "chirurgie",
        "quantite": "120",
    },
    "depassements": {
        "acte": "HHFA016",
        "activite": "1",
        "phase": "0",
        "annee": "2025",
        "secteur": "secteur 1",
        "actes_factures": "20",
        "depassements": "4500",
    },
    "activite": {"annee": "2025", "acte": "DEQP003", "activite": "1", "phase": "0", "actes_realises": "412"},
    "montants": {
        "modalite": "scanner",
        "classe_d_appareil": "toutes",
        "amortissement": "amorti",
        "tranche": "taux plein",
        "date_d_effet": "01/07/2018",
        "montant_par_examen": "69.38",
        "statut": "lu",
    },
    "seuils": {
        "modalite": "scanner",
        "classe_d_appareil": "toutes",
        "seuil": "seuil 1",
        "date_d_effet": "01/07/2018",
        "examens_par_an": "11000",
        "statut": "lu",
    },
}
"""A right row of each table."""

Sheets = Sequence[tuple[Table, Sequence[Cells]]]


def template_of(table: str) -> Template:
    """The template that has a table."""
    return next(template for template in FILLED.values() if table in {known.name for known in template.tables})


def grid(template: Template, table: Table, rows: Sequence[Cells], head: Cells = HEAD) -> list[list[str]]:
    """A sheet as rows of texts: the cells above the table, the titles, the rows."""
    above = [[column.title, head.get(column.field, "")] for column in template.head]
    titles = [MARK, *(column.heading for column in table.columns)]
    fields = [MARK, *table.by_field]
    return [*above, titles, *([row.get(name, "") for name in fields] for row in rows)]


def save_csv(folder: Path, lines: Sequence[Sequence[str]], name: str = "feuille.csv") -> Path:
    """Write rows of texts as a CSV file; like a spreadsheet, all of one width."""
    path = folder / name
    width = max(map(len, lines))
    padded = ([*row, *[""] * (width - len(row))] for row in lines)
    quoted = (";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in padded)
    path.write_text("\n".join(quoted) + "\n", encoding="utf-8")
    return path


def save_book(folder: Path, sheets: Mapping[str, Sequence[Sequence[str]]], failed: str = "") -> Path:
    """Write an .xlsx of texts; ``failed`` is a cell of the first sheet that holds a formula in error."""
    path = folder / "feuille.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, lines in sheets.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(lines):
                for place, cell in enumerate(cells):
                    if cell:
                        sheet.write_string(row, place, cell)
            if failed:
                sheet.write_formula(failed, "=1/0", None, "#DIV/0!")
                failed = ""
    return path


def _rows(table: str, *changes: Cells, folder: Path, head: Cells = HEAD) -> Sequence[Path]:
    template = template_of(table)
    rows = [ROWS[table] | change for change in changes]
    return [save_csv(folder, grid(template, template.table(table), rows, head))]


def csv(table: str, *changes: Cells, head: Cells = HEAD) -> Maker:
    """A maker of a CSV file: one right row for each change made to it."""
    return lambda folder: _rows(table, *changes, folder=folder, head=head)


def _example(table: str, change: Cells, folder: Path) -> Sequence[Path]:
    template = template_of(table)
    example = template.table(table).examples[0] | {MARK: MARK} | change
    return [save_csv(folder, grid(template, template.table(table), [example, ROWS[table]]))]


def _two_sheets(first: str, second: str, change: Cells, folder: Path, head: Cells = HEAD) -> Sequence[Path]:
    one, two = template_of(first), template_of(second)
    sheets = {
        one.table(first).title: grid(one, one.table(first), [ROWS[first]]),
        two.table(second).title: grid(two, two.table(second), [ROWS[second] | change], head),
    }
    return [save_book(folder, sheets)]


def _other_sheet(title: str, folder: Path) -> Sequence[Path]:
    template = template_of("scores")
    sheets = {"Feuil1": grid(template, template.table("scores"), [ROWS["scores"]]), title: [["à revoir", "12"]]}
    return [save_book(folder, sheets)]


def _failed(folder: Path) -> Sequence[Path]:
    template = template_of("scores")
    return [save_book(folder, {"Scores": grid(template, template.table("scores"), [ROWS["scores"]])}, failed="K5")]


def _as_sent(name: str, folder: Path) -> Sequence[Path]:
    path = folder / f"{name}.xlsx"
    path.write_bytes(template_bytes(name, path.name))
    return [path]


def _without(table: str, field: str, folder: Path) -> Sequence[Path]:
    template = template_of(table)
    lines = grid(template, template.table(table), [ROWS[table]])
    place = 1 + list(template.table(table).by_field).index(field)
    return [save_csv(folder, [line[:place] + line[place + 1 :] if len(line) > 2 else line for line in lines])]


CASES: dict[str, Maker] = {
    "feuille/case-vide": csv("scores", {"acte": ""}),
    "feuille/nombre-illisible": csv("scores", {"duree": "beaucoup"}),
    "feuille/nombre-hors-bornes": csv("notes", {"note": "10"}),
    "feuille/nombre-trop-precis": csv("montants", {"montant_par_examen": "69,385"}),
    "feuille/choix-hors-liste": csv("montants", {"tranche": "tarif plein"}),
    "feuille/jour-illisible": csv("montants", {"date_d_effet": "31/02/2018"}),
    "feuille/pseudonyme-illisible": csv("scores", {"expert": "Docteur Martin"}),
    "feuille/code-illisible": csv("ventilation", {"acte": "hhfa016"}),
    "feuille/nouvel-acte-illisible": csv("scores", {"acte": "P07-1"}),
    "feuille/lettres-illisibles": csv("activite", {"modificateurs": "FJ"}),
    "feuille/caractere-de-controle": csv("scores", {"commentaire": "un\u0007son"}),
    "feuille/case-trop-longue": csv("scores", {"famille": "Digestif " * 10}),
    "feuille/formule-apparente": csv("scores", {"commentaire": "=A1"}),
    "feuille/pourcentage-petit": csv(
        "couts",
        {"cout_annuel": "", "prix_unitaire": "10", "nombre": "1", "duree_de_vie": "7", "taux_d_interet": "0,04"},
    ),
    "feuille/decimales-du-tableur": csv("scores", {"duree": "100.00000000000001"}),
    "feuille/virgule-decimale": csv("montants", {"montant_par_examen": "69,38"}),
    "feuille/valeur-negative": csv("ventilation", {"quantite": "-3"}),
    "feuille/formule-en-erreur": _failed,
    "feuille/exemple-laisse-de-cote": partial(_example, "scores", {}),
    "feuille/exemple-modifie": partial(_example, "scores", {"duree": "90"}),
    "feuille/exemple-sans-marque": partial(_example, "scores", {MARK: ""}),
    "feuille/ligne-repetee": csv("notes", {}, {"note": "3"}),
    "feuille/ligne-sans-valeur": csv("scores", {"duree": ""}),
    "feuille/une-seule-valeur": csv("couts", {"cout_par_examen": "12"}),
    "feuille/valeur-manquante": csv("couts", {"cout_annuel": "", "prix_unitaire": "1150000"}),
    "feuille/valeur-inattendue": csv("hypotheses", {"poste": "énergie"}),
    "feuille/partie-plus-grande": csv("depassements", {"actes_avec_depassement": "21"}),
    "feuille/axe-a-moitie-rempli": csv("ventilation", {}, {"acte": "HHFA001", "specialite": ""}),
    "feuille/aucun-axe": csv("ventilation", {"specialite": ""}),
    "feuille/deux-ecritures": csv("ventilation", {}, {"acte": "HHFA001", "specialite": "Chirurgie"}),
    "feuille/reference-pas-a-100": csv("scores", {"duree": "90"}),
    "feuille/deux-references": csv("scores", {}, {"acte": "HHFA016"}),
    "feuille/reference-absente": csv("scores", {"acte_de_reference": ""}),
    "feuille/objet-non-decrit": partial(_two_sheets, "equipements", "couts", {"equipement": "IRM-08"}),
    "feuille/feuille-manquante": csv("couts", {}),
    "feuille/entete-incomplet": csv("scores", {}, head={"source": "essai", "date": "12/03/2026"}),
    "feuille/entetes-differents": partial(_two_sheets, "equipements", "couts", {}, head=HEAD | {"source": "autre"}),
    "feuille/feuille-non-lue": partial(_other_sheet, "Brouillon"),
    "feuille/deux-modeles": partial(_two_sheets, "scores", "seuils", {}),
    "feuille/fichier-sans-contenu": partial(_as_sent, "scores"),
    "feuille/colonne-absente": partial(_without, "seuils", "seuil"),
}
