"""Words of the screen « Charges »."""

from ccam.french.sentence import Sentence

CHARGES = "Charges"

# dials

TABLES = {
    "sources": "CP par source",
    "postes": "périmètre",
    "debat": "accordé, contesté",
    "sensibilite": "sensibilité",
    "echantillons": "échantillons",
    "manques": "ce qui manque",
    "actes": "actes",
}
"""Tables, in the order of the dial."""
DIAL_TABLE, DIAL_KEY, DIAL_FROM = "Tableau", "Spécialité", "Écarts depuis"
CHOOSE_TABLE = "Quel tableau ?"
CHOOSE_KEY = "Quelle spécialité (clé de CP) ?"
CHOOSE_FROM = "Depuis quelle évaluation des charges compter les écarts ?"
EVERY_KEY = "toutes"

READING = "Lecture des évaluations de charges…"
WORKING = "Charges : lecture des sources, effets sur le projet…"
READING_SHEETS = "Lecture des feuilles de charges…"
COUNTING = "Effet de chaque source sur chaque ligne du projet…"

# heading

AT_STAKE = "{summary} Écarts depuis « {reference} », aux tarifs cibles."
NOTHING_AT_STAKE = "EN JEU : rien à comparer, aucune clé de CP des lignes du projet n'a deux sources."
KEPT_OUT = "Un taux double va de « postes contestés exclus » à « postes contestés comptés »."
PERIMETER = "A admis dans le calcul   C contesté   E exclu   – non déclaré. L'effet est ce que coûte, par an, de compter le poste."
NO_ITEM = "Aucune source ne donne ses postes : « ccam modele charges » écrit la feuille à remplir, « ccam importer » la relit."
DEBATE = "{agreed}, {disputed} : le plus lourd d'abord, avec ce qui le trancherait."
SENSITIVITY = "Ce que déplace chaque choix, pris seul, le plus lourd d'abord."
NO_LEVER = "Rien à déplacer : une seule source, ou aucun effet connu (volumes, points ou taux manquants)."
SAMPLES = "Qui a été compté, par qui, sur quelle année ; ? : la source ne le dit pas."
MISSING = "Ce que les sources ne disent pas : rien n'est complété à leur place."
NOTHING_MISSING = "Rien ne manque."
ACTS = "Ce que chaque source change, ligne par ligne du projet, le plus lourd d'abord."
NO_ACT = (
    "Aucune ligne du projet ne change de tarif d'une source à l'autre (ou son CP, ses points, ses volumes manquent)."
)
READ_ONLY = "Les évaluations arrivent par import (« ccam importer ») ; ici, seul d écrit : au registre des désaccords."

# columns

COLUMN_KEY = "Spécialité"
COLUMN_LINES = "Lignes"
COLUMN_POINTS = "Points/an"
COLUMN_STAKE = "En jeu/an"
COLUMN_ITEM = "Poste"
COLUMN_EFFECT = "Effet/an"
COLUMN_STATE = "Où on en est"
COLUMN_WHAT = "Quoi"
COLUMN_SETTLES = "Ce qui trancherait"
COLUMN_SOURCE = "Source"
COLUMN_RATE = "Taux"
COLUMN_STEP = "€/point"
COLUMN_BAR = ""
COLUMN_SAMPLE = "Cabinets"
COLUMN_SECTOR = "Secteur"
COLUMN_YEAR = "Exercice"
COLUMN_PERIMETER = "Échantillon"
COLUMN_LACKS = "Ne dit pas"
COLUMN_KEYS = "Spécialités"
COLUMN_ACT = "Acte"
COLUMN_LABEL = "Libellé"
COLUMN_TARIFF = "Tarif"
COLUMN_COUNT = "Actes/an"
COLUMN_PER_ACT = "Par acte"

AGREED, DISPUTED = "accordé", "contesté"
LETTERS = {"admis": "A", "conteste": "C", "exclu": "E"}
UNKNOWN = "–"
NOT_SAID = "?"
RANGE = "{low}–{high}"
CELL = "{rate} {effect}"
ITEM_CELL = "{letter} {amount}"
COMPUTED = "{origin}, par postes"
PUBLISHED = "{origin}, publié"
LACKS_COUNT = "{count} : {first}"

# pages

TITLE_KEY = "{key} : {lines} du projet, {points} points par an, en jeu {stake}"
TITLE_ITEM = "{key} : {item}"
TITLE_ACT = "{code}/{slot} {label}"
SOURCE_HEAD = ("", "taux", "écart", "effet/an", "cabinets")
HIGH = "  postes contestés comptés"
DECLARES = "{origin} ({year}) déclare : {what}."
SETTLES = "Pour trancher : {what}."
HEAVIEST = "Ce qui pèse le plus"
LEVER = "{effect} : {what} ({rate} €/point)"
DISPUTES = "Contesté"
AGREED_ON = "Accordé"
LEDGERS = "Postes"
LEDGER = "{origin}, {year} : {whole} = admis {admitted} + contesté {disputed} + exclu {excluded}"
OWN_COSTS = "Coûts propres"
OWN_COST = "{line}, annuité {form}, {bound} : {total} par acte, soit {apparent} € par point ; écart {gap} par acte"
ITEM_SAYS = "{origin} ({year}) : {standing}, {amount} par an{rate}."
ITEM_RATE = ", soit {rate} € par point"
ITEM_RULE = "  Règle : {rule}."
ITEM_SOURCE = "  Source : {source}."
ITEM_REMARK = "  Remarque : {remark}."
ITEM_ABSENT = "{origin} : ne donne pas ce poste."
ITEM_EFFECT = "Le compter coûte {effect} d'honoraires par an."
ACT_NOW = "Sous « {reference} » : {tariff}, {count} par an."
ACT_SOURCE = "{origin} : {gap} par acte, {effect} par an."
ONE_ACT = "acte"
SOURCE_OF = "Source : {source}."
DOCUMENT = "Document : {document}. Statut : {status}."
LACKS = "Ne dit pas : {lacks}."
FOR_KEYS = "Pour : {keys}."
KEY_HINT = "d inscrit l'écart au registre des désaccords   x explique le calcul   b change de tableau"

EMPTY_TITLE = "Aucune évaluation des charges à comparer"
EMPTY = (
    "1. « ccam modele charges » écrit la feuille à remplir par chaque source : postes, part technique, points travail, "
    "cabinets enquêtés.",
    "2. « ccam importer charges.xlsx » la relit ; un fichier de taux publiés (cp.toml) s'importe de même.",
    "3. « ccam modele ventilation » dit quelles spécialités font chaque acte : les points sont alors refaits sur l'échelle "
    "du projet.",
    "Les lignes du projet disent leur clé de CP (touche l de l'écran Transcodage).",
)

# explanations

EXPLAIN_TITLE = "D'où viennent ces chiffres"
EXPLAIN_KEY = "D'où viennent ces chiffres : {key}"
EXPLAIN_ITEMS = "{origin}, par postes : charges admises {charges} × part technique {share} ÷ {points} points par praticien = {rate} € par point."
EXPLAIN_ITEMS_HIGH = "  Postes contestés comptés : {charges}, soit {rate} € par point."
EXPLAIN_ITEMS_LACK = "{origin}, par postes : aucun taux, il manque {lacks}."
EXPLAIN_PUBLISHED = "{origin} publie {rate} € par point ({source})."
EXPLAIN_GAP = "  Écart depuis la référence : {rate} − {reference} = {gap} € par point."
EXPLAIN_EFFECT = "  Effet : {gap} € × {points} points par an ({lines} du projet) ≈ {effect} ; le chiffre exact arrondit chaque tarif, puis multiplie par son volume."
EXPLAIN_NO_EFFECT = "  Aucun effet connu : il manque le volume, les points ou le taux de la référence."
EXPLAIN_TARIFF = (
    "Tarif cible = score × (FC + CP), arrondi une fois au centime. Seul le CP change d'une source à l'autre."
)
RESCALED = "  Points refaits sur l'échelle du projet, par les volumes de la spécialité."
DECLARED = "  Points déclarés par la source, non refaits sur l'échelle du projet."

# disagreement

DISPUTE_TITLE = "Inscrire au registre des désaccords"
ITEM_QUESTION = "CP « {key} » : « {item} » entre-t-il dans le calcul ?"
ITEM_SIDE = "{standing}, {amount} par an"
ITEM_ABSENT_SIDE = "ne déclare pas ce poste"
ITEM_BASIS = "compter « {item} » dans le CP « {key} », sur {lines} du projet"
KNOWN = "Déjà au registre : {id}. Ce qui est nouveau s'y ajoute."
ABOUT = "Actes nommés : {acts} (les plus lourds de la spécialité)."
NOTHING_TO_DISPUTE = Sentence(
    "charges-sans-ecart",
    "Cette ligne ne porte pas d'écart entre deux sources.",
    "Choisissez une spécialité qui a deux sources, ou un poste du périmètre.",
)
NO_SUBJECT = Sentence(
    "charges-sans-acte",
    "Aucun acte du projet ne porte la clé « {key} » : le registre n'a rien à quoi rattacher ce désaccord.",
    "Donnez d'abord cette clé de CP à des lignes du projet.",
)
CLOSED = Sentence(
    "ecart-deja-clos", "Ce désaccord est clos au registre ({id}).", "Rouvrez-en un avec une question nouvelle."
)
NOTHING_NEW = Sentence(
    "ecart-deja-inscrit", "Le registre dit déjà tout cela ({id}).", "Changez un chiffre, une position, ou Échap."
)
