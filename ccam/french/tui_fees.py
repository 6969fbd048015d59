"""Screen 5, « Forfaits techniques »: its panels, what a seat files there, the imaging path."""

from collections import Counter
from collections.abc import Sequence

from ccam.french import charges, numbers
from ccam.french.sentence import Sentence

SCREEN = "Forfaits"
GROUP = "Comité des forfaits"
DO_SEAT = "choisir le siège d'où je parle"
DO_RULE = "essayer une règle d'accord"
DO_WEIGH = "pondérer un critère du comité"
DO_RESTORE = "retirer mes gestes sur un critère du comité"
DO_SHARE = "changer la part de pertinence de la trajectoire"
WORKING = "Lecture des équipements et du comité…"
WORKING_PATH = "Calcul de la trajectoire de l'imagerie…"
GIVEN_UP = "Lecture abandonnée : la touche 5 la reprend."
NOTHING_YET = "Rien à évaluer pour l'instant."

# what the dials choose

DIAL_FEE = "Forfait"
DIAL_RULE = "Règle"
DIAL_SEAT = "Siège"
NO_FEE = "aucun"
NO_RULE = "aucune"
READER = "lecteur"
CHOOSE_FEE = "Quel forfait ?"
CHOOSE_RULE = "Quelle règle d'accord essayer ? Aucune n'est adoptée."
CHOOSE_SEAT = "De quel siège parlez-vous ?"
NO_SEAT_HERE = "Votre fonction, dans la liste des membres, n'est celle d'aucun des quatre sièges : lecture seule."
SEAT_IS_HELD = "Vous tenez le siège {seat} : la liste des membres le dit."

# panels

COSTS = "Coûts des appareils"
PERIMETER = "Périmètre"
HYPOTHESES = "Hypothèses"
CRITERIA = "Critères"
DISPUTES = "Désaccords"
PATH = "Trajectoire"
OPEN_SIGN, CLOSED_SIGN = "−", "+"
SUM_COSTS = "{devices} · coût complet {costs} par examen"
SUM_DEVICE = "{name} {cost}"
SUM_PERIMETER = "{agreed} postes sur {items} classés de même par les quatre · {disputed} en litige"
SUM_HYPOTHESES = "{first} │ {second}   €/examen"
SUM_CRITERIA = "{rated} notés"
SUM_SEALED = "{count} sous scellés"
ONE_SPLIT, SPLITS = "partagé par côté", "partagés par côté"
SUM_DISPUTES = "{count} · le plus lourd {effect} : {name}"
SUM_NO_DISPUTE = "aucun ouvert"
SUM_PATH = "somme {total}, niveau {level}, pour {target} (forfaits {mass})"
SUM_PATH_LATER = "lue comme une somme et comme un niveau annuel, année par année"

# the fee

HEADING = "{in_force}   {device}"
CONCLUSION = "Conclusion"
TO_ENTER = "touche d : inscrire au registre"
LATE_MARK = "hypothèses tardives : {seats}"

# columns

COLUMN_CRITERION = "Critère"
COLUMN_MEASURE = "Métrique"
COLUMN_BETWEEN = "Écart"
COLUMN_ACCORD = "Accord"
COLUMN_VERDICT = "Verdict"
COLUMN_ITEM = "Poste de coût"
COLUMN_STATE = "Les quatre"
COLUMN_PER_EXAM = "€/examen"
COLUMN_HYPOTHESIS = "Hypothèse"
COLUMN_WEIGHS = "Effet €"
COLUMN_NATURE = "Nature"
COLUMN_DISPUTE = "Désaccord"
COLUMN_YEARLY = "AMO par an"
COLUMN_REGISTER = "Registre"
COLUMN_DEVICE = "Appareil"
COLUMN_CLASS = "Classe"
COLUMN_EXAMS = "Examens/an"
COLUMN_FULL = "Coût complet"
COLUMN_MARGINAL = "Marginal"
COLUMN_FIXED = "Fixe par an"
COLUMN_FEE = "Forfait moyen"
COLUMN_BREAK_EVEN = "Équilibre"
COLUMN_MEASURE_OF_PATH = "M€ d'AMO"
COLUMN_SUM = "Somme"
COLUMN_LEVEL = "Niveau"

VALUE_ROW = "valeur, €/examen"
COST_OF = "{item}, €/an"
COST_PER_EXAM_OF = "{item}, €/examen"
NEVER = "jamais"
EITHER = "{low} ou {high}"
RATING = "‹{note}›"
RATING_EMPTY = "‹_›"
NOT_ENTERED = "à inscrire"
ENTERED = "{id}"
ENTERED_CLOSED = "{id} clos"

# details

MEASURE = "Métrique"
NOTES = "Notes"
ACCORD = "Accord"
VERDICT = "Verdict"
RESERVES = "Réserves"
GAPS = "Dispersion"
GESTURES = "Demandes"
WEIGHT = "Compte"
SEATS_TITLE = "Sièges"
TEXT = "Texte"
VALUES = "Valeurs"
IN_FORCE = "En vigueur"
WHAT_MOVES = "Écart"
RULE = "Règle"
SIDES = "Positions"
BASIS = "Calcul"
SETTLES = "Trancherait"
REGISTER = "Registre"
NOT_RATED = "aucune note déposée"
SEALED = "Premier tour scellé : les notes restent invisibles jusqu'à la dernière réponse. Ont répondu : {filed}."
NOBODY = "personne"
OWN_NOTE = "Votre note, visible de vous seul : {note}."
OWN_ABSENT = "sans avis"
COUNTS_NOT = "ne compte pas sous cette règle"
GATE = "éliminatoire : sous le seuil au côté le plus bas, pas de valeur ponctuelle"
SEAT_SAYS = "{seat} : {what}"
NO_WORD = "rien de déposé"
WITH_REASON = "{what} — {reason}"
FROM_SOURCE = "{what} ({source})"
WEIGHS = "{effect} €/examen selon les sièges qui le chiffrent"
WEIGHS_UNKNOWN = "aucun siège ne le chiffre : effet inconnu"
LEVER_ALONE = "cette seule hypothèse, de {low} à {high} : {cents} €/examen"
SAME_EVERYWHERE = "ne change rien entre {low} et {high}"
NO_GAP = "les valeurs connues sont les mêmes"
OPENED_AS = "{id}, {state}"
OPENED_STATES = {False: "ouvert", True: "clos : {outcome}"}
NOT_IN_REGISTER = "pas encore inscrit : touche d"
WHOLE_TITLE = "D'où vient la conclusion : {fee}"

# the imaging path

PATH_OF = "forfaits à {mass} par an"
PATH_LINE = "{standing} · {name}"
GAP_TO_TARGET = "écart à la cible"
GAP_WITH = "écart, pertinence comprise"
READ_AS = "selon la lecture"
MET, MISSED = "tenue", "manquée"
ALL_TITLE = "Trajectoire de l'imagerie : tout ce sur quoi elle repose"
ASSUMED = "Hypothèses"
SUM_AND_LEVEL = "Lectures"

# empty panels

NO_DEVICE = "Aucun équipement. Remplissez « ccam modele equipements », puis « ccam importer »."
NO_CRITERION = "Aucun forfait à évaluer. Remplissez « ccam modele panel », puis « ccam importer »."
NO_DISPUTE = "Aucun désaccord ouvert sur ce forfait."
NO_HYPOTHESIS = "Aucun siège n'a déposé d'hypothèse : touche c pour la première."
NO_PATH = "La trajectoire se calcule quand ce volet s'ouvre."

# rating

RATE_HOW = "{seat} note {criterion}, tour {round} : 1 à 9, 0 sans avis · ↵ dépose tout · ↑ ↓ autre critère · Échap"
RATE_PENDING = "{count} à déposer (↵)."
RATE_KEPT = {
    False: "1 note pas encore déposée : i la reprend, puis ↵ la dépose.",
    True: "{count} pas encore déposées : i les reprend, puis ↵ les dépose.",
}
RATE_NOTHING = "Rien à déposer : tapez d'abord une note, de 1 à 9."
ONE_NOTE, NOTES_COUNT = "note", "notes"
NOTES_FILED = "{count} notes déposées sur « {fee} »"
PARTLY_FILED = Sentence("notes-deposees-en-partie", "Déposé : {filed}. Puis refusé : {why}", "{hint}")
FILED_HINT = "Ne s'annule pas : une nouvelle saisie du même siège la remplace tant que rien n'est clos."
ONE_BY_ONE = "u annule la dernière inscription."
CHOOSE_A_SEAT = Sentence(
    "siege-a-choisir",
    "En lecture seule, rien ne se dépose.",
    "Choisissez un siège : Maj+Tab jusqu'à « Siège », puis ← →.",
)
NO_FEE_HERE = Sentence(
    "forfait-a-decrire",
    "Aucun forfait à évaluer n'est décrit dans la base.",
    "Remplissez la feuille « Forfaits évalués » de « ccam modele panel », puis importez-la.",
)
NO_ROW = Sentence("volet-sans-ligne", "Aucune ligne n'est choisie.", "Choisissez-en une avec ↑ ↓.")
NOTHING_TO_ENTER = Sentence("sans-desaccord", "Aucun désaccord n'est ouvert sur ce forfait.")

# forms

REASON_ROUND = "Au second tour, ou sans avis, chaque note dit pourquoi."
REASONS_TITLE = "Notes de {seat} sur « {fee} »"
REASONS_INTRO = (
    "Un tour clos ne se reprend pas : la note nouvelle vaut au tour suivant, avec son motif. Sans avis, dites aussi pourquoi.",
    "Rien n'est écrit avant ↵ sur la dernière ligne.",
)
COLUMN_ROUND = "Tour"
COLUMN_NOTE = "Note"
COLUMN_REASON = "Motif"
FIELD_CRITERION = "Critère"
FIELD_WORDING = "Énoncé"
FIELD_WEIGHT = "Poids"
FIELD_REASON = "Motif"
FIELD_SOURCE = "Pièce"
FIELD_STANDING = "Classement"
FIELD_FEE = "Forfait"
FIELD_HYPOTHESIS = "Hypothèse"
FIELD_ITEM = "Poste"
FIELD_VALUE = "Valeur"
CRITERION_EXAMPLE = "C12"
WORDING_EXAMPLE = "ce que le critère demande, en une phrase"
WEIGHT_EXAMPLE = "1 par défaut ; 2 compte double, 0 ne compte pas"
REASON_EXAMPLE = "pourquoi ; le registre le garde"
SOURCE_EXAMPLE = "la pièce derrière (facultatif)"
VALUE_EXAMPLE = "7 ou 12 345,5, dans l'unité de l'hypothèse"
STANDING_EXAMPLE = "un numéro ou les premières lettres"
HYPOTHESIS_EXAMPLE = "un numéro ou les premières lettres"
ITEM_EXAMPLE = "pour un coût seulement"
ONLY_THIS_FEE = "ce forfait seulement"
EVERY_FEE = "tous les forfaits"
NEEDED_CRITERION = "Donnez un nom court au critère, par exemple C12."
NEEDED_WORDING = "Dites en une phrase ce que le critère demande."
NEEDED_REASON = "Dites pourquoi : le motif reste au registre."
NEEDED_WEIGHT = "Donnez un poids, de 0 à 100."
NEEDED_ITEM = "Dites de quel poste de coût il s'agit."
NEEDED_VALUE = "Donnez une valeur."
ADD_TITLE = "{seat} ajoute un critère"
REWORD_TITLE = "{seat} reformule {criterion}"
REJECT_TITLE = "{seat} rejette {criterion}"
WEIGH_TITLE = "{seat} pondère {criterion}"
RESTORE_TITLE = "{seat} retire ses gestes sur {criterion}"
GESTURE_INTRO = (
    "La liste change quand la majorité de la règle le demande ; sans règle, ce que chacun demande est montré."
)
PLACE_TITLE = "{seat} classe : {item}"
SUPPOSE_TITLE = "Hypothèse de {seat} pour « {fee} »"
PLACED_NOW = "Aujourd'hui : {what}"
DIAL_TARGET, DIAL_SHARE, DIAL_REALISED = "Cible", "Pertinence", "Réalisation"
DIAL_TRANSFER, DIAL_READING = "Transfert", "Lecture"
CHOOSE_READING = "Comment lire la cible pour les mélanges ?"
NO_VALUE = "–"
_NOT_KEPT = "Rien n'est enregistré : la trajectoire se recalcule, sous les deux lectures."
PATH_TYPED = {
    "target": ("Cible d'économies de l'AMO sur les années de la cible", f"Par exemple 300 M€. {_NOT_KEPT}"),
    "share": ("Part de la cible portée par la pertinence", f"De 0 à 100 %. {_NOT_KEPT}"),
    "realised": ("Part des promesses de pertinence vraiment tenue", f"De 0 à 200 %. {_NOT_KEPT}"),
    "transfer": (
        "Part des examens évités qui deviennent un examen d'une autre modalité",
        f"De 0 à 100 %. {_NOT_KEPT}",
    ),
}
OUT_OF_BOUNDS = "« {value} » sort des bornes, dites plus bas."


_BECAME = {
    charges.OPENED: ("ouvert", "ouverts"),
    charges.UPDATED: ("mis à jour", "mis à jour"),
    charges.SAME: ("inchangé", "inchangés"),
    charges.CLOSED: ("clos", "clos"),
}


def registered(rows: Sequence[tuple[str, str]]) -> str:
    """What became of the disagreements entered, by their number and state: « D12 ouvert », « 14 inscrits : … »."""
    if len(rows) == 1:
        return f"Désaccord {rows[0][0]} {rows[0][1]}."
    counts = Counter(state for _, state in rows)
    told = ", ".join(numbers.plural(counts[state], *words) for state, words in _BECAME.items() if counts[state])
    return f"Registre des désaccords : {told}."
