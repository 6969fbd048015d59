"""Words of the valuations: scope, unit, assumptions, coverage."""

from ccam.french.sentence import Sentence

SCOPE_NAME = "actes techniques des médecins"
UNIT = "honoraires"
HEADING_DRAFT = "Projet « {draft} » sur la version {base}, décision n° {position}. CP : {charges}. FC et CP au {day}."
HEADING_SCOPE = (
    "Montants en honoraires (base de remboursement), {scope} ({groups}). {volumes} ; hors champ : {outside}."
)
HEADING_NO_VOLUMES = "Aucun volume n'est chargé : les effets ne se calculent pas."
HEADING_K = (
    "Effet observé = quantité × écart de tarif × k, k = base observée ÷ (quantité × tarif du fichier) par ligne ; "
    "k = 1 pour {forced}. Théorique : k = 1 partout."
)
HEADING_COVERAGE = (
    "Sans devenir : {undecided}. Points inconnus : {unknown}. Prix conservé : {kept}. Laissé à un comité : {left}. "
    "Supprimé : {deleted}. Sans acte dans la version : {absent}."
)
VOLUMES_OF = "Volumes {name}"
UNKNOWN_CHARGES = Sentence(
    "charges-inconnues",
    "Aucune évaluation des charges ne s'appelle « {name} ».",
    "Évaluations connues : {known}.",
)
GROUPS = {
    "ACO": "actes d'obstétrique",
    "ADA": "actes d'anesthésie",
    "ADC": "actes de chirurgie",
    "ADE": "actes d'échographie",
    "ADI": "actes d'imagerie",
    "ATM": "actes techniques médicaux",
}
NO_CHAPTER = "sans acte dans la version"
TOTAL = "Total"
MISSING = {"points": "points inconnus", "fc": "FC inconnu", "cp": "CP inconnu", "": ""}
KEPT = "prix conservé ({price})"
VALUED_HEAD = ("Acte", "Act./ph.", "Libellé", "Points", "CP", "Tarif cible", "Quantité", "")
CHARGES_COMPARED = "Total selon l'évaluation des charges :"
LOCAL_SCENARIO = "proposition du projet"
"""Name of the scenario that the draft itself is."""
VALUED = "{known} tarifs cibles sur {lines}."
MORE_ROWS = "{shown} lignes sur {count} (« --limite 0 » les montre toutes)."
