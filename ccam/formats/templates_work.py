"""Templates on the work and its charges: scores of a family, charges of a speciality."""

from ccam.formats import templates_columns as common
from ccam.formats.templates import Column, Link, Table, Template, head
from ccam.formats.templates_cells import Choice, Number, Text, same
from ccam.formats.templates_rules import AtLeastOne, Key, Reference

POINTS = 2
"""Decimals of a score."""
HUNDRED = 100 * 10**POINTS
"""What the reference act is worth."""
SCORE = Number(POINTS, 1, 100_000 * 10**POINTS)

COMPONENTS = ("duree", "stress", "effort_mental", "competence_technique", "score_d_ensemble")

CHARGES = same(
    (
        "personnel",
        "locaux",
        "matériel et amortissements",
        "entretien et maintenance",
        "consommables",
        "redevance",
        "informatique et logiciels",
        "assurances",
        "déplacements",
        "cotisations et taxes",
        "frais financiers",
        "frais de gestion",
        "autre",
    )
)
"""Items of the charges of a practice."""

SCORES = Template(
    "scores",
    (
        Table(
            "Scores",
            (
                Column("famille", common.NAME, ("Chirurgie digestive", "Chirurgie digestive"), required=True),
                Column("expert", common.PSEUDONYM, ("expert 99", "expert 99"), required=True),
                Column("tour", Number(0, 1, 9), ("1", "1"), required=True),
                common.act("HHFA001", "P-07-0002", proposed=True),
                common.activity("1", "1"),
                common.phase("0", "0"),
                Column("acte de référence", Choice(common.YES), ("oui", "")),
                Column("durée", SCORE, ("100", "140")),
                Column("stress", SCORE, ("100", "120,5")),
                Column("effort mental", SCORE, ("100", "")),
                Column("compétence technique", SCORE, ("100", "130")),
                Column("score d'ensemble", SCORE, ("100", "135")),
                Column("commentaire", common.REMARK, ("", "ne cote pas l'effort mental de cet acte")),
            ),
            (
                Key(("famille", "expert", "tour", "acte", "activite", "phase")),
                AtLeastOne(COMPONENTS),
                Reference("famille", "acte_de_reference", "acte", COMPONENTS, HUNDRED),
            ),
        ),
    ),
    head("Chirurgie digestive, premier tour", "comité 07, séance du 12 mars 2026"),
)

_EVALUATION = ("specialite", "origine", "exercice")

PRACTICES = Table(
    "Évaluations",
    (
        common.speciality("cardiologie", "endoscopie", required=True),
        Column("origine", common.NAME, ("Exemple 2025", "Exemple 2025"), required=True),
        common.year("exercice", "2024", "2024"),
        Column("cabinets enquêtés", Number(0, 1, 10**6), ("312", "118")),
        Column("échantillon", Text(), ("secteur 1 et OPTAM, hors plateaux interventionnels", "")),
        Column("honoraires", common.EUROS_A_YEAR, ("245 000", "")),
        Column("points travail", Number(POINTS, 1, 10**12, "points/an"), ("182 500", "96 400")),
        Column("heures", Number(1, 1, 87_840, "heures/an"), ("2 050", "1 900,5")),
        common.status("lu", "hypothèse"),
        common.source("", "comptes fournis par 118 cabinets"),
    ),
    (Key(_EVALUATION), AtLeastOne(("points_travail", "heures"))),
)
CHARGE_ITEMS = Table(
    "Postes de charges",
    (
        common.speciality("cardiologie", "cardiologie", required=True),
        Column("origine", common.NAME, ("Exemple 2025", "Exemple 2025"), required=True),
        common.year("exercice", "2024", "2024"),
        Column("poste de charges", Choice(CHARGES), ("personnel", "autre"), required=True),
        Column("précision", Text(120), ("", "formation continue")),
        common.perimeter("admis", "contesté"),
        Column("montant annuel", common.EUROS_A_YEAR, ("31 240,50", "1 850"), required=True),
        common.source("", ""),
        common.remark("", "compté deux fois selon le syndicat"),
    ),
    (Key((*_EVALUATION, "poste_de_charges", "precision")),),
)
PRACTICE_CHARGES = Template(
    "charges",
    (PRACTICES, CHARGE_ITEMS),
    head("Charges 2024 des cardiologues", "enquête auprès de 312 cabinets"),
    links=(Link(CHARGE_ITEMS.name, PRACTICES.name, _EVALUATION),),
)
