"""Templates on the work and its charges: scores of a family, charges of a speciality."""

from ccam.formats import templates_columns as common
from ccam.formats.templates import Column, Link, Table, Template, head
from ccam.formats.templates_cells import Choice, Number, Text, same
from ccam.formats.templates_rules import AtLeastOne, Cases, Key, Needs, Reference

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
SOURCES = same(("CNAM", "liasses fiscales", "AGA", "CARMF", "DREES", "enquête syndicale", "autre"))
"""Who holds the accounts that an evaluation rests on."""
SAMPLED = same((*common.SECTORS, "secteur 1 et OPTAM", "tous secteurs"))
"""Sectors of the practices of a sample."""
SPREAD = {"tous les actes": "tous", "actes désignés": "designes"}
"""Whether a charge is shared by all acts, or belongs to those of the sheet « Coûts propres »."""
NATURES = same(("personnel", "consommable", "matériel", "redevance"))
"""What an act can cost of its own."""

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
                Column("acte repère", Choice(common.YES), ("", "oui")),
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
        Column("nature de la source", Choice(SOURCES), ("liasses fiscales", "enquête syndicale")),
        Column("secteur", Choice(SAMPLED), ("secteur 1 et OPTAM", "tous secteurs")),
        Column("honoraires", common.EUROS_A_YEAR, ("245 000", "")),
        Column("dépassements", common.EUROS_A_YEAR, ("0", "")),
        Column("part technique", common.SHARE, ("64,5", "")),
        Column("praticiens", Number(0, 1, 10**6), ("5 200", "")),
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
        Column("règle", Text(), ("convention, annexe tarifaire", "")),
        Column("affectation", Choice(SPREAD), ("tous les actes", "tous les actes")),
        Column("montant annuel", common.EUROS_A_YEAR, ("31 240,50", "1 850"), required=True),
        common.source("", ""),
        common.remark("", "compté deux fois selon le syndicat"),
    ),
    (Key((*_EVALUATION, "poste_de_charges", "precision")),),
)
_HOURLY = ("minutes_par_acte", "cout_horaire")
_BOUGHT = ("prix_unitaire", "nombre")
_MACHINE = (
    "prix_unitaire", "duree_de_vie", "taux_d_interet", "minutes_par_acte", "minutes_par_an", "taux_d_utilisation",
)  # fmt: skip
_PER_ACT = "montant_par_acte"

ACT_COSTS = Table(
    "Coûts propres",
    (
        common.speciality("cardiologie", "cardiologie", required=True),
        Column("origine", common.NAME, ("Exemple 2025", "Exemple 2025"), required=True),
        common.year("exercice", "2024", "2024"),
        common.act("DZQM006", "DZQM006", proposed=True),
        common.activity("1", "1"),
        common.phase("0", "0"),
        Column("nature du coût", Choice(NATURES), ("matériel", "consommable"), required=True),
        Column("précision", Text(120), ("échographe", "gel")),
        common.perimeter("admis", "contesté"),
        Column("prix unitaire", common.EUROS, ("95 000", "1,20")),
        Column("nombre", Number(2, 1, 10**8), ("", "1")),
        Column("minutes par acte", Number(1, 1, 100_000, "minutes"), ("20", "")),
        Column("coût horaire", Number(common.CENTS, 0, 10**8, "€/heure"), ("", "")),
        Column("montant par acte", Number(common.CENTS, 0, common.LARGEST, "€/acte"), ("", "")),
        Column("durée de vie", Number(0, 1, 100, "ans"), ("7", "")),
        Column("taux d'intérêt", common.SHARE, ("3,5", "")),
        Column("valeur résiduelle", common.SHARE, ("10", "")),
        Column("maintenance", Number(common.PERCENT, 0, 100 * 10**common.PERCENT, "% du prix par an"), ("8", "")),
        Column("minutes par an", Number(0, 1, 527_040, "minutes"), ("96 000", "")),
        Column("taux d'utilisation", Number(common.PERCENT, 1, 100 * 10**common.PERCENT, "%"), ("60", "")),
        Column("règle", Text(), ("", "")),
        common.source("facture de 2021", ""),
        common.remark("", ""),
    ),
    (
        Key((*_EVALUATION, "acte", "activite", "phase", "nature_du_cout", "precision")),
        Cases(
            "nature_du_cout",
            among=tuple(dict.fromkeys((*_HOURLY, *_BOUGHT, *_MACHINE, _PER_ACT))),
            default=(_PER_ACT,),
            cases={"personnel": _HOURLY, "consommable": _BOUGHT, "materiel": _MACHINE},
        ),
        Needs("valeur_residuelle", ("duree_de_vie",)),
        Needs("maintenance", ("duree_de_vie",)),
    ),
)
PRACTICE_CHARGES = Template(
    "charges",
    (PRACTICES, CHARGE_ITEMS, ACT_COSTS),
    head("Charges 2024 des cardiologues", "enquête auprès de 312 cabinets"),
    links=tuple(Link(table.name, PRACTICES.name, _EVALUATION) for table in (CHARGE_ITEMS, ACT_COSTS)),
)
