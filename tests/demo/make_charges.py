"""Write the sheets of charges of the demonstration: ``python -m tests.demo.make_charges``. Every value is invented."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

import xlsxwriter

from ccam.formats.templates_work import ACT_COSTS, CHARGE_ITEMS, PRACTICE_CHARGES, PRACTICES
from ccam.resources import demo_folder
from tests.corpus.make_filled import Cells, grid

MADE_ON = datetime(2026, 1, 1)
SOURCE = "projet fictif : comptes de cabinets inventés pour la démonstration"

SHARED = {
    "cardiologie": (
        ("locaux", "19850"), ("matériel et amortissements", "18900"), ("entretien et maintenance", "4150"),
        ("consommables", "1980"), ("informatique et logiciels", "3420"), ("assurances", "2310"),
        ("cotisations et taxes", "21046"), ("frais de gestion", "6500"), ("frais financiers", "1900"),
        ("déplacements", "1600"),
    ),
    "endoscopie": (
        ("locaux", "12100"), ("consommables", "3450"), ("assurances", "4220"), ("cotisations et taxes", "12300"),
        ("frais de gestion", "4545"),
    ),
    "chirurgie": (
        ("personnel", "17900"), ("locaux", "16200"), ("redevance", "26500"), ("assurances", "17336"),
        ("cotisations et taxes", "19800"), ("frais de gestion", "6300"), ("informatique et logiciels", "3100"),
    ),
}  # fmt: skip
"""Items on which the sources agree, in euros a year."""
SPECIFIC = {"matériel et amortissements", "entretien et maintenance", "consommables"}

Own = Iterable[tuple[str, str, str, str, str]]
"""Item, detail, standing, euros a year, rule."""


def evaluation(origin: str, speciality: str, **values: str) -> Cells:
    """A row of « Évaluations »."""
    head = {"specialite": speciality, "origine": origin, "exercice": "2024", "statut": "hypothèse"}
    return head | {"source_de_la_ligne": SOURCE} | values


def items(origin: str, speciality: str, own: Own) -> list[Cells]:
    """The items of an evaluation: those of all sources, then its own."""
    common = ((name, "", "admis", amount, "") for name, amount in SHARED[speciality])
    return [
        {
            "specialite": speciality, "origine": origin, "exercice": "2024", "poste_de_charges": name,
            "precision": detail, "perimetre": standing, "montant_annuel": amount, "regle": rule,
            "affectation": "actes désignés" if name in SPECIFIC else "tous les actes",
        }
        for name, detail, standing, amount, rule in (*common, *own)
    ]  # fmt: skip


def cost(origin: str, act: str, nature: str, detail: str, standing: str = "admis", **values: str) -> Cells:
    """A row of « Coûts propres » of cardiology."""
    where = {"specialite": "cardiologie", "origine": origin, "exercice": "2024", "acte": act, "activite": "1"}
    return where | {"phase": "0", "nature_du_cout": nature, "precision": detail, "perimetre": standing} | values


CNAM, UNIONS = "CNAM 2025 (fictif)", "Syndicats 2025 (fictif)"
SCANNER = {
    "prix_unitaire": "95000", "duree_de_vie": "7", "taux_d_interet": "3.5", "valeur_residuelle": "10",
    "maintenance": "8", "minutes_par_acte": "20", "minutes_par_an": "96000", "taux_d_utilisation": "60",
}  # fmt: skip
RECORDER = {
    "prix_unitaire": "3800", "duree_de_vie": "7", "taux_d_interet": "3.5", "minutes_par_acte": "6",
    "minutes_par_an": "96000", "taux_d_utilisation": "25",
}  # fmt: skip

BOOKS: dict[str, tuple[str, Sequence[Cells], Sequence[Cells], Sequence[Cells]]] = {
    "postes_cnam.xlsx": (
        "Postes de charges 2024 selon la CNAM (projet fictif)",
        (
            evaluation(
                CNAM, "cardiologie", cabinets_enquetes="312", nature_de_la_source="liasses fiscales",
                secteur="secteur 1 et OPTAM", echantillon="hors plateaux interventionnels", honoraires="245000",
                depassements="0", part_technique="64.5", praticiens="4800", points_travail="182500",
            ),
            evaluation(
                CNAM, "chirurgie", cabinets_enquetes="486", nature_de_la_source="liasses fiscales",
                secteur="secteur 1 et OPTAM", echantillon="OPTAM-ACO compris", depassements="0",
                part_technique="58", praticiens="9100", points_travail="231000",
            ),
            evaluation(
                CNAM, "endoscopie", cabinets_enquetes="118", nature_de_la_source="liasses fiscales",
                secteur="secteur 1 et OPTAM", depassements="0", part_technique="71", praticiens="2200",
                points_travail="96400",
            ),
        ),
        (
            *items(CNAM, "cardiologie", (
                ("personnel", "", "admis", "31240", ""),
                ("redevance", "", "contesté", "3200", ""),
                ("autre", "formation continue", "exclu", "1850", "prise en charge par le DPC"),
            )),
            *items(CNAM, "chirurgie", (
                ("assurances", "part remboursée par l'assurance maladie", "contesté", "6200", ""),
            )),
            *items(CNAM, "endoscopie", (
                ("personnel", "", "admis", "24300", ""),
                ("matériel et amortissements", "", "admis", "16800", ""),
                ("redevance", "", "admis", "21400", "plafonnée à 20 % des honoraires"),
                ("redevance", "au-delà du plafond", "contesté", "6900", ""),
            )),
        ),
        (
            cost(CNAM, "DZQM006", "matériel", "échographe", **SCANNER),
            cost(CNAM, "DZQM006", "consommable", "gel et protections", prix_unitaire="1.20", nombre="1"),
            cost(CNAM, "DZQM006", "personnel", "secrétariat", minutes_par_acte="8", cout_horaire="27.50"),
            cost(CNAM, "DZQM006", "consommable", "archivage des images", "contesté", prix_unitaire="0.75", nombre="1"),
            cost(CNAM, "DEQP003", "matériel", "électrocardiographe", **RECORDER),
            cost(CNAM, "DEQP003", "consommable", "électrodes", prix_unitaire="0.06", nombre="10"),
            cost(CNAM, "DEQP003", "personnel", "secrétariat", minutes_par_acte="3", cout_horaire="27.50"),
        ),
    ),
    "postes_syndicats.xlsx": (
        "Postes de charges 2024 selon les syndicats (projet fictif)",
        (
            evaluation(
                UNIONS, "cardiologie", cabinets_enquetes="141", nature_de_la_source="enquête syndicale",
                secteur="tous secteurs", echantillon="volontaires, plateaux interventionnels compris",
                depassements="18400", part_technique="66", points_travail="178000",
            ),
            evaluation(
                UNIONS, "endoscopie", cabinets_enquetes="73", nature_de_la_source="enquête syndicale",
                secteur="tous secteurs", echantillon="volontaires", part_technique="72", points_travail="95200",
            ),
        ),
        (
            *items(UNIONS, "cardiologie", (
                ("personnel", "", "admis", "30853", ""),
                ("redevance", "", "admis", "3200", ""),
                ("autre", "formation continue", "contesté", "1850", ""),
            )),
            *items(UNIONS, "endoscopie", (
                ("personnel", "", "admis", "24800", ""),
                ("matériel et amortissements", "", "admis", "17100", ""),
                ("redevance", "", "admis", "21400", ""),
                ("redevance", "au-delà du plafond", "admis", "6900", "redevance réellement payée"),
            )),
        ),
        (),
    ),
}  # fmt: skip


def write(folder: Path) -> None:
    """Write every workbook in ``folder``."""
    for name, (title, *tables) in BOOKS.items():
        head = {"intitule": title, "source": SOURCE, "date": "12/03/2026"}
        with xlsxwriter.Workbook(folder / name) as book:
            book.set_properties({"title": title, "created": MADE_ON})
            for table, rows in zip((PRACTICES, CHARGE_ITEMS, ACT_COSTS), tables, strict=True):
                if rows:
                    sheet = book.add_worksheet(table.title)
                    for number, cells in enumerate(grid(PRACTICE_CHARGES, table, rows, head)):
                        for place, cell in enumerate(cells):
                            sheet.write_string(number, place, cell)


if __name__ == "__main__":
    write(demo_folder())
