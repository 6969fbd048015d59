"""Words of the first page of the report, which says in two sheets what the rest tells in full."""

FIRST = "En bref"
SOURCES = "{count} : {names}. Tous les chiffres qui suivent utilisent « {chosen} »."
SOURCE_COUNT = ("source de charges", "sources de charges")
STAKE = "Selon la source, l'effet du projet va de {low} à {high} : {amount} en jeu."
SAME = "Quelle que soit la source, l'effet du projet est de {amount}."
ALONE = "L'écart entre sources ne peut pas être mesuré : il en faut au moins deux (ccam modele charges)."
LARGEST = "Les plus forts écarts entre sources, clé par clé : {keys}."
KEY = "{key} {amount}"
PERIMETER = "Périmètre : {agreed} admis par toutes les sources, {disputed}."
PERIMETER_KEYS = ("clé aux postes", "clés aux postes")
DISPUTED = ("point contesté", "points contestés")
HEAVIEST = "{count}, le plus lourd : {key}, {what} ({amount})"
SAMPLES = "Échantillons : de {low} à {high} cabinets selon la clé et la source{undeclared}."
SAMPLE = "Échantillons : {low} cabinets{undeclared}."
NO_SAMPLE = "Échantillons : aucun effectif n'est déclaré."
UNDECLARED = " ; effectif non déclaré pour {count}"
UNDECLARED_COUNT = ("taux", "taux")
MISSING = "Manque : {rates} ; {words}."
MISSING_RATES = ("taux dans une source", "taux dans une source ou l'autre")
NO_RATE_MISSING = "aucun taux"
MISSING_WORDS = ("déclaration absente", "déclarations absentes")
NO_WORD_MISSING = "aucune déclaration absente"
RATES_MISSING = "Manque : {rates}."
ACTS = "{decided} des {total} actes ont un devenir ({share}) ; ils portent {amount} de dépense ({spent} du champ)."
NO_FATE = "Dépense encore sans devenir : {amount} ({share} du champ)."
EVERY_FATE = "Aucune dépense n'est sans devenir."
KNOWN = "Tarif proposé connu pour {known} de la dépense{others}."
OTHER_PART = " ; {name} {share}"
CHANGE = "Depuis l'{before} : {amount}."
BETWEEN = "entre {low} et {high}"
TOP = "Les dossiers qui comptent"
TOP_ONE = "Le dossier qui compte"
DISPUTES_MORE = "Et {count} de plus, dans la partie « {title} »."
ALERT = "{count} : {first}"
ALERT_MORE = "{text}, et {more}"
OTHERS = ("autre", "autres")
PASSED = "{title} : {count}, le plus lourd : {line} ({amount})."
PLAIN = "{count} sans effet ni remarque : leurs codes sont à la fin, leurs lignes dans le classeur et le fichier JSON."
PLAIN_COUNT = ("acte maintenu tel quel", "actes maintenus tels quels")
PLAIN_TITLE = "Actes maintenus tels quels"
PLAIN_INTRO = "Ils gardent leur code, sans effet sur les honoraires, ni avis, ni contrôle en défaut."
CONTENTS = "Sommaire"

COLUMNS = {
    "dossier": "Dossier",
    "kind": "Nature",
    "change": "Changement",
    "after": "Effet après",
    "question": "Désaccord",
    "settles": "Ce qui trancherait",
    "effect": "En jeu",
}
SHOUTED_AS_IS = "CCAM"


def calm(label: str) -> str:
    """A title that the official file shouts, as a sentence; other words stay as they are."""
    return label.capitalize().replace(SHOUTED_AS_IS.lower(), SHOUTED_AS_IS) if label.isupper() else label
