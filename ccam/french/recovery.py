"""Words of ``reconstituer``: what the official prices already say of points and rates."""

from ccam.french import numbers
from ccam.french.sentence import Sentence

OPTION_COLUMN = "Colonne du classeur (F, G) ou numéro d'une grille de la base complète."
OPTION_TARGET = "Écrit les points et les taux déduits dans ce fichier de paramètres, que « ccam importer » reprend."
OPTION_KEEP = "Verse ces points et ces taux dans la base, comme un import ; inscrit au journal."
OPTION_REPLACE = "Écrit par-dessus le fichier, ou remplace dans la base le document du même nom."
ARGUMENT_LINE = "Acte ou ligne (CODE ou CODE/ACTIVITÉ/PHASE) dont montrer le raisonnement."

UNKNOWN_COLUMN = Sentence(
    "colonne-inconnue",
    "« {column} » n'est ni une colonne du classeur ni une grille.",
    "Choisissez F, G, ou un numéro de grille de 0 à 19.",
)
NO_PRICES = Sentence(
    "colonne-sans-prix",
    "Aucune source de la base ne donne de prix dans la colonne {column}.",
    "Importez une version de la CCAM avec ses prix : un classeur, ou une base complète pour les grilles.",
)
NO_HISTORY = Sentence(
    "grille-sans-historique",
    "La grille {column} ne se lit que dans une base complète (NX, DBF) ; la base n'en contient pas.",
    "Importez un fichier NX ou DBF, ou choisissez la colonne F ou G.",
)
UNKNOWN_LINE = Sentence(
    "prix-sans-colonne",
    "{code} n'a pas de prix dans la colonne {column} de la version {version}.",
    "Vérifiez le code, ou choisissez une autre colonne.",
)
NOTHING_TO_WRITE = Sentence(
    "rien-a-verser",
    "Aucun point ne se déduit avec son taux dans la colonne {column}.",
    "Il faut deux hausses générales, et un niveau de FC connu : importez d'autres versions, ou essayez la colonne F.",
)
FILE_THERE = Sentence(
    "reconstitution-deja-ecrite",
    "Le fichier {path} existe déjà ; rien n'a été écrit.",
    "Choisissez un autre nom, ou ajoutez « --remplacer ».",
)
CANNOT_WRITE = Sentence(
    "reconstitution-non-ecrite",
    "Le fichier {path} ne peut pas être écrit.",
    "Vérifiez que le dossier existe et que vous pouvez y écrire.",
)

PLACES = {
    "a la cible": "à la cible",
    "au-dessus": "au-dessus de la cible",
    "au-dessous": "au-dessous de la cible",
    "cible inconnue": "cible inconnue",
    "aucun score": "aucun score entier",
    "inchangee": "prix inchangé",
    "historique insuffisant": "historique insuffisant",
}
MEANINGS = {
    "a la cible": "points entiers, taux partagé",
    "au-dessus": "prix supérieur au taux du lieu",
    "au-dessous": "prix inférieur (abattement…)",
    "cible inconnue": "aucun taux ne se dégage",
    "aucun score": "hausses sans points entiers",
    "inchangee": "aucune hausse suivie",
    "historique insuffisant": "trop peu de prix pour conclure",
}

SHARE = "Points déduits des prix, colonne {column} : {share} de la base observée ({known} sur {total})."
SHARE_LINES = "{count} sur {all}, version {version}. Honoraires, actes techniques des médecins ({groups}) ; {volumes}."
SHARE_UNKNOWN = "Points déduits des prix, colonne {column} : {count} sur {all}, version {version}."
NO_VOLUMES = "Aucun volume n'est chargé : la part de dépense n'est pas connue."
RAISED = (
    "Lignes relevées à chaque hausse : {count}, {share} de la base ; un seul nombre entier de points explique tous "
    "les prix pour {fits} d'entre elles."
)
RAISED_ALONE = (
    "Lignes relevées à chaque hausse : {count} ; un seul nombre entier de points explique tous les prix pour {fits} "
    "d'entre elles."
)
PLACES_TITLE = "Où en sont les lignes :"
PLACES_HEAD = ("Classe", "Lignes", "Base", "Part", "")
RISES_TITLE = "Hausses générales trouvées (au moins une ligne sur cinq monte) :"
NO_RISE = "  aucune hausse générale ne donne un pas de FC : ni points, ni taux ne s'en déduisent."
STEP = "le {day} : {lines} montent ; FC +{step} € par point (log-vraisemblance {support} de plus que le hasard)"
NO_STEP = "le {day} : {lines} montent, sans pas commun ({why})"
NOT_A_STEP = "convergence ou mesure propre : aucun nombre entier de points ne s'en déduit"
MEASURED = "mesuré plus bas, sur les points de la colonne F"
FAMILY = "{count} : FC {steps} € par point ; niveau {level}"
FAMILY_TITLE = "Façons dont le FC monte :"
LEVEL = "{fc} avant la première hausse"
NO_LEVEL = "inconnu (aucun barème ne le donne) : ni CP, ni cible"
RATES_TITLE = "Taux de coût de la pratique (CP) sur lesquels les lignes se rassemblent :"
RATES_HEAD = ("CP", "Lignes", "Chapitre, regroupement (activité si ce n'est 1), lignes")
NO_RATES = "Aucun taux ne se dégage."
PLACE = "ch. {chapter} {group} act. {activity} : {count}"
SHORT_PLACE = "{chapter} {group}{activity} {count}"
MORE_PLACES = "autres lieux : {count}"
CHECK_TITLE = "Épreuve : un prix caché, puis prédit d'après les autres (lignes relevées à chaque hausse) :"
CHECK_HEAD = ("Prix caché", "Au taux", "exact", "Autres", "exact", "à 1 c", "loin", "sans")
BEFORE = "avant le {day}"
SINCE = "du {day}"
CHECK_NOTE = "« Au taux » : les autres prix suffisent à placer la ligne sur un taux. Le pas du FC, lui, reste connu."
CHECK_WHY = (
    "Prix {hidden}, manqués au centime : {not_whole} dont aucun nombre entier de points n'explique tous les prix "
    "({anaesthesia} d'anesthésie), {undecided} dont les autres prix laissent un centime ouvert."
)
SOURCES = "Prix : {sources} ; {conflicts}."
NO_CONFLICT = "aucun désaccord entre eux"
CONFLICTS = "{count} où ils se contredisent (la base complète prévaut sur le temps qu'elle couvre), dont {examples}"
CONFLICT = "{line} au {day} : {kept} gardé, {refused} selon {source}"
STATUS = "Tout est déduit : la CNAM ne publie pas les points. Ce qui n'est pas déduit reste inconnu, jamais supposé."
WRITTEN = "{count} et {rates} écrits dans {path}."
KEPT = "{count} et {rates} versés dans la base : « {name} »."

LINE_TITLE = "{line} — colonne {column} — {place}"
PRICES = "Prix : {prices}."
PRICE_BEFORE = "{price} avant le {day}"
PRICE_SINCE = "{price} depuis le {day}"
PRICE_NOW = "aujourd'hui {price}"
STEPS = "Hausses : {steps} ; FC {fc} avant la première."
STEPS_ALONE = "Hausses : {steps} ; niveau du FC inconnu dans cette colonne."
STEP_ALONE = "{step} € par point le {day}"
NO_STEPS = "Hausses : la ligne ne suit aucun pas de FC trouvé dans cette colonne."
SCORES = "Points entiers possibles : {scores}."
NO_SCORES = "Points entiers possibles : aucun."
INTERVAL = "CP que ses prix permettent : de {low} à {high} € par point."
NO_INTERVAL = "Aucun CP à quatre décimales ne donne tous ces prix."
TARGET = "Taux retenu : {cp}, partagé par {lines} ; {points} × ({fc} + {cp}) = {product} → cible {target}."
TARGET_GAP = "Prix moins cible : {gap}."
COINCIDENCE = "Ces points ne sont pas retenus : dans {place}, autant de lignes en trouveraient par hasard."
ALONE = "Ces points ne sont pas retenus : après une seule hausse, tout prix a une explication entière."

DOCUMENT = "Points et taux déduits des prix, colonne {column}"
AUTHOR = "Atelier CCAM"
REMARK = (
    "Déduits des prix officiels par « ccam reconstituer » ({sources}). Points entiers qui expliquent tous les prix de la "
    "ligne ; CP sur lesquels les lignes se rassemblent. La CNAM ne publie ni les uns ni les autres."
)
CP_KEY = "déduit {rate} (colonne {column})"
CP_LABEL = "Taux {rate} retrouvé dans les prix de la colonne {column} : {places}"
CP_SOURCE = "Déduit des prix de la colonne {column} ({sources}) : {count} se rassemblent sur ce taux"
POINTS_SOURCE = "Déduit des prix de la colonne {column} : {prices}{gap}"
POINTS_GAP = " ; {gap} par rapport à la cible"
REASON = "points et taux déduits des prix, colonne {column}"


def source(version: str) -> str:
    """A version as a source of prices."""
    return f"CCAM {version}"


def lines(count: int) -> str:
    """``3 lignes``."""
    return numbers.plural(count, "ligne")
