"""Templates on heavy imaging: costs of equipment, technical fees, the panel of four."""

from ccam.formats import templates_columns as common
from ccam.formats.templates import Column, Link, Table, Template, head
from ccam.formats.templates_cells import Choice, Day, Number, Text, same
from ccam.formats.templates_rules import AtLeastOne, Cases, JustOne, Key, Needs

OPERATORS = same(("hôpital public", "établissement privé non lucratif", "clinique", "GIE", "cabinet", "autre"))
COSTS = same(
    (
        "équipement principal",
        "équipement annexe",
        "travaux et installation",
        "locaux",
        "maintenance et mises à jour",
        "personnel non médical",
        "consommables",
        "produits de contraste",
        "traceurs",
        "archivage",
        "énergie",
        "logiciels",
        "gestion",
        "assurances",
        "impôts et taxes",
        "frais financiers",
        "temps du radiologue",
        "rémunération du capital",
        "autre",
    )
)
"""The ledger of a technical fee: what belongs to it is for the panel to say."""
AGES = {"amorti": "amorti", "non amorti": "non_amorti", "tous âges": "tous"}
BANDS = same(("taux plein", "taux réduit 1", "taux réduit 2", "taux réduit 3"))
THRESHOLDS = same(("activité de référence", "seuil 1", "seuil 2"))
CODES = {code: code for code in ("FTN", "FTR", "FR2", "FR3")}
SEATS = {"AM 1": "AM1", "AM 2": "AM2", "Méd 1": "MED1", "Méd 2": "MED2"}
"""Two seats named by the Assurance maladie, two by the physicians."""
HYPOTHESES = {
    "prix d'achat (€)": "prix",
    "durée de vie (ans)": "duree_de_vie",
    "taux d'intérêt (%)": "taux",
    "valeur résiduelle (%)": "valeur_residuelle",
    "examens par an": "examens",
    "heures d'ouverture par semaine": "heures",
    "semaines d'ouverture par an": "semaines",
    "minutes par examen": "minutes",
    "taux d'utilisation (%)": "utilisation",
    "coût annuel d'un poste (€/an)": "cout_annuel",
    "coût par examen d'un poste (€/examen)": "cout_par_examen",
}
"""What a seat can suppose; the unit is part of the words."""
VALUE_PLACES = 4
"""Decimals of a hypothesis, whatever its unit."""
STANDINGS = {
    "dans le forfait": "dedans",
    "hors du forfait": "dehors",
    "payé ailleurs": "paye_ailleurs",
    "à trancher": "a_trancher",
}
"""Where a seat puts a cost item."""
COUNTED = same(("coût complet", "coût variable"))
"""What the value of a technical fee counts: every cost, or what one more exam costs."""
GESTURES = same(("ajouter", "reformuler", "rejeter", "pondérer", "rétablir"))
"""What a seat does to the list of criteria; the last one withdraws what it did before."""
WEIGHT_PLACES = 2

_DEVICE = ("equipement", "exercice")
_A_COST = ("poste", "valeur")

DEVICES = Table(
    "Équipements",
    (
        Column("équipement", common.PSEUDONYM, ("IRM-99", "SCANNER-99"), required=True),
        common.year("exercice", "2025", "2025"),
        common.modality("IRM", "scanner"),
        common.device_class("1,5 T polyvalente", "toutes classes"),
        Column("exploitant", Choice(OPERATORS), ("GIE", "clinique"), required=True),
        common.region("Bretagne", ""),
        Column("zone", common.NAME, ("", "")),
        common.year("année d'installation", "2021", "2016"),
        Column("examens par an", common.EXAMS, ("8 240", "10 370"), required=True),
        Column("ouverture", Number(1, 1, 1680, "heures/semaine"), ("62,5", "")),
        common.status("lu", "lu"),
        common.source("rapport annuel du GIE", ""),
    ),
    (Key(_DEVICE),),
)
DEVICE_COSTS = Table(
    "Coûts",
    (
        Column("équipement", common.PSEUDONYM, ("IRM-99", "IRM-99"), required=True),
        common.year("exercice", "2025", "2025"),
        Column("poste de coût", Choice(COSTS), ("équipement principal", "énergie"), required=True),
        Column("précision", Text(120), ("", "")),
        common.perimeter("admis", "contesté"),
        Column("prix unitaire", common.EUROS, ("1 150 000", "")),
        Column("nombre", Number(2, 1, 10**8), ("1", "")),
        Column("durée de vie", Number(1, 1, 500, "ans"), ("7", "")),
        Column("taux d'intérêt", common.SHARE, ("3,5", "")),
        Column("valeur résiduelle", common.SHARE, ("10", "")),
        Column("maintenance", Number(common.PERCENT, 0, 100 * 10**common.PERCENT, "% du prix par an"), ("8", "")),
        Column("coût annuel", common.EUROS_A_YEAR, ("", "96 000")),
        Column("coût par examen", Number(common.CENTS, 0, common.LARGEST, "€/examen"), ("", "")),
        common.source("facture de 2021", ""),
        common.remark("", "contrat renégocié en cours d'année"),
    ),
    (
        Key((*_DEVICE, "poste_de_cout", "precision")),
        JustOne(("prix_unitaire", "cout_annuel", "cout_par_examen")),
        Needs("prix_unitaire", ("nombre", "duree_de_vie")),
        Needs("nombre", ("prix_unitaire",)),
        Needs("duree_de_vie", ("prix_unitaire",)),
        Needs("taux_d_interet", ("prix_unitaire",)),
        Needs("valeur_residuelle", ("prix_unitaire",)),
        Needs("maintenance", ("prix_unitaire",)),
    ),
)
EQUIPMENT = Template(
    "equipements",
    (DEVICES, DEVICE_COSTS),
    head("Équipements de Bretagne, exercice 2025", "comptes de deux exploitants"),
    links=(Link(DEVICE_COSTS.name, DEVICES.name, _DEVICE),),
)

AMOUNTS = Table(
    "Montants",
    (
        common.modality("scanner", "scanner"),
        common.device_class("toutes classes", "toutes classes"),
        Column("zone", common.NAME, ("", "")),
        Column("amortissement", Choice(AGES), ("amorti", "non amorti"), required=True),
        Column("tranche", Choice(BANDS), ("taux plein", "taux plein"), required=True),
        Column("date d'effet", Day(), ("01/07/1998", "01/07/1998"), required=True),
        Column(
            "montant par examen", Number(common.CENTS, 0, common.LARGEST, "€/examen"), ("1,23", "4,56"), required=True
        ),
        Column("code de facturation", Choice(CODES), ("FTN", "FTN")),
        common.status("lu", "non confirmé"),
        common.source("décision du 28 mai 1998", ""),
        common.remark("", ""),
    ),
    (Key(("modalite", "classe_d_appareil", "zone", "amortissement", "tranche", "date_d_effet")),),
)
LIMITS = Table(
    "Seuils",
    (
        common.modality("scanner", "scanner"),
        common.device_class("toutes classes", "toutes classes"),
        Column("seuil", Choice(THRESHOLDS), ("seuil 1", "seuil 2"), required=True),
        Column("date d'effet", Day(), ("01/07/1998", "01/07/1998"), required=True),
        Column("examens par an", common.EXAMS, ("123", "456"), required=True),
        common.status("lu", "lu"),
        common.source("", ""),
        common.remark("", ""),
    ),
    (Key(("modalite", "classe_d_appareil", "seuil", "date_d_effet")),),
)
FEES = Template(
    "forfaits", (AMOUNTS, LIMITS), head("Forfaits techniques de 1998", "décision du 28 mai 1998, Journal officiel")
)

JUDGED = Table(
    "Forfaits évalués",
    (
        Column("objet", common.NAME, ("IRM 9,9 T non amortie", "IRM 9,9 T au seuil 2"), required=True),
        common.modality("IRM", "IRM"),
        common.device_class("9,9 T", "9,9 T"),
        Column("amortissement", Choice(AGES), ("non amorti", "tous âges"), required=True),
        Column("tranche", Choice(BANDS), ("taux plein", "taux réduit 3"), required=True),
        Column("coût compté", Choice(COUNTED), ("coût complet", "coût variable"), required=True),
        Column("forfait en vigueur", Number(common.CENTS, 0, common.LARGEST, "€/examen"), ("4,56", "")),
        Column("examens en France", common.COUNT, ("123 456", "")),
        common.source("", ""),
        common.remark("", "tranche que peu d'appareils atteignent"),
    ),
    (Key(("objet",)),),
)
PERIMETER_FILED = Table(
    "Périmètre",
    (
        Column("siège", Choice(SEATS), ("AM 1", "Méd 2"), required=True),
        Column("objet", common.NAME, ("", "IRM 9,9 T non amortie")),
        Column("poste de coût", Choice(COSTS), ("archivage", "énergie"), required=True),
        Column("classement", Choice(STANDINGS), ("payé ailleurs", "dans le forfait"), required=True),
        Column("motif", common.REMARK, ("supplément versé jusqu'en 1998", "frais de fonctionnement"), required=True),
        common.source("", ""),
    ),
    (Key(("siege", "objet", "poste_de_cout")),),
)
FILED = Table(
    "Hypothèses",
    (
        Column("siège", Choice(SEATS), ("AM 1", "Méd 2"), required=True),
        Column("objet", common.NAME, ("IRM 9,9 T non amortie", "IRM 9,9 T non amortie"), required=True),
        Column("hypothèse", Choice(HYPOTHESES), ("durée de vie (ans)", "coût annuel d'un poste (€/an)"), required=True),
        Column("poste", Choice(COSTS), ("", "énergie")),
        Column("valeur", Number(VALUE_PLACES, 0, 10**16), ("7", "12 345"), required=True),
        Column(
            "motif", common.REMARK, ("durée d'amortissement de la décision", "hausse de l'électricité"), required=True
        ),
        common.source("", ""),
    ),
    (
        Key(("siege", "objet", "hypothese", "poste")),
        Cases(
            "hypothese",
            among=("poste",),
            default=(),
            cases={"cout_annuel": ("poste",), "cout_par_examen": ("poste",)},
        ),
    ),
)
CRITERIA_FILED = Table(
    "Critères",
    (
        Column("siège", Choice(SEATS), ("AM 1", "Méd 2"), required=True),
        Column("critère", common.NAME, ("C98", "C99"), required=True),
        Column("geste", Choice(GESTURES), ("rejeter", "ajouter"), required=True),
        Column("énoncé", Text(200), ("", "délai d'accès tenu")),
        Column("poids", Number(WEIGHT_PLACES, 0, 100 * 10**WEIGHT_PLACES), ("", "")),
        Column("motif", common.REMARK, ("redit C97", "l'attente est ce que voient les patients"), required=True),
    ),
    (
        Key(("siege", "critere", "geste")),
        Cases(
            "geste",
            among=("enonce", "poids"),
            default=(),
            cases={"ajouter": ("enonce",), "reformuler": ("enonce",), "ponderer": ("poids",)},
        ),
    ),
)
RATINGS = Table(
    "Notes",
    (
        Column("siège", Choice(SEATS), ("AM 1", "Méd 2"), required=True),
        Column("tour", Number(0, 1, 9), ("1", "1"), required=True),
        Column("objet", common.NAME, ("IRM 9,9 T non amortie", "IRM 9,9 T non amortie"), required=True),
        Column("critère", common.NAME, ("C98", "C99"), required=True),
        Column("note", Number(0, 1, 9), ("7", "3")),
        Column("motif de la note", common.REMARK, ("", "46 sites, dont aucun cabinet")),
    ),
    (Key(("siege", "tour", "objet", "critere")), AtLeastOne(("note", "motif_de_la_note"))),
)
PANEL = Template(
    "panel",
    (JUDGED, PERIMETER_FILED, FILED, CRITERIA_FILED, RATINGS),
    head("Siège AM 1, premier tour", "réunion du 12 mars 2026"),
)
