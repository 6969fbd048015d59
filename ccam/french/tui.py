"""Labels and sentences of the terminal workbench."""

from ccam.french.invariants import LEVELS
from ccam.french.sentence import Sentence

# screens and groups of keys

NOMENCLATURE = "Nomenclature"
TRANSCODAGE = "Transcodage"
IMPACT = "Impact"
ETAPES = "Points d'étape"

GROUP_MOVE = "Se déplacer"
GROUP_READ = "Lire"
GROUP_DECIDE = "Décider"
GROUP_GO = "Aller à"

# what each key does

DO_CURSOR_DOWN = "descendre"
DO_CURSOR_UP = "monter"
DO_FOLD = "replier ; colonne ou réglage à gauche"
DO_UNFOLD = "déplier ; colonne ou réglage à droite"
DO_PAGE_DOWN = "page suivante"
DO_PAGE_UP = "page précédente"
DO_FIRST = "au début"
DO_LAST = "à la fin"
DO_NEXT_PANEL = "panneau suivant"
DO_PREVIOUS_PANEL = "panneau précédent"
DO_FILTER = "filtrer"
DO_OPEN = "ouvrir"
DO_BACK = "un pas en arrière"
DO_ENLARGE = "agrandir le panneau"
DO_EXPLAIN = "expliquer ce chiffre"
DO_AXIS = "par axe"
DO_MARK = "marquer"
DO_MARK_RANGE = "marquer jusqu'ici"
DO_MARK_ALL = "marquer tout ce qui est affiché"
DO_SHARES = "changer les parts"
DO_UNDO = "annuler"
DO_REDO = "refaire"
DO_PALETTE = "commande"
DO_HELP = "aide"
DO_QUIT = "quitter (rien à enregistrer)"

# frame

TITLE = "Refonte CCAM"
TOP = ("base {base}", "projet {draft}", "scénario « {scenario} »")
DOSSIER = "Dossier"
NATION = "National"
FAMILY = "Famille {id} : {impact}"
NATION_TRIED = "National simulé"
NO_DOSSIER = "Aucun dossier choisi"
NO_ALERT = "✓ aucune alerte"
OPENING = "Ouverture de la base…"
LOADING = "Chargement de la nomenclature…"
WORKING = "Enregistrement et nouveau calcul…"
WORKING_IMPACT = "Calcul de l'impact {axis}…"
BUSY = Sentence("calcul-en-cours", "Un calcul est en cours.", "Patientez un instant, puis recommencez.")
CTRL_C = "Pour quitter : touche q. Il n'y a rien à enregistrer."
FEES = ("Honoraires observés", "Honoraires")
THEORY = " ; théoriques {amount}"

# lists

FILTER_PLACEHOLDER = "mots ou champ:valeur"
FILTER_WORDS = "filtre « {text} »"
NOT_LOADED = "Chargement…"
NOTHING_HERE = "Rien à montrer pour l'instant."
NOTHING_FOUND = "Rien ne répond à : {words}. Échap retire le filtre."
UNDER_HEADING = "{number} {title}"
ONE_ACT = "acte"
ONE_MARKED = "marqué"
ONE_ERROR = "erreur"
ONE_WARNING = "avertissement"
MARKED = "{marked} : {acts}, base {base}"
MARKED_IMPACT = "{marked} : base {base}, écart {impact}"
ACTS = "Actes"
DOSSIERS = "Dossiers"
SEALS = "Points d'étape scellés"
CALENDAR = "Calendrier"
PROGRESS = "{name} ({on}) : avancement {reached} {unit}, prévu {planned}."
OF_SPEND = "de la dépense"
OF_ACTS = "des actes"
LATE = "En retard sur {name} : {what}."
LATE_SPEND = "{spend} (honoraires), {acts}"

COLUMN_CODE = "Code"
COLUMN_LABEL = "Libellé"
COLUMN_PRICE = "Tarif S1"
COLUMN_ACTS = "Actes"
COLUMN_BASE = "Base"
COLUMN_FATE = "Devenir"
COLUMN_DOSSIER = "Dossier"
COLUMN_HEADING = "Subdivision"
COLUMN_GROUP = "Rgpt"
COLUMN_LINES = "Lignes"
COLUMN_FAMILY = "Famille"
COLUMN_LIFE = "État"
COLUMN_REVIEW = "À revoir"
COLUMN_KIND = "Nature"
COLUMN_STATE = "É"
COLUMN_IMPACT = "Impact"
COLUMN_ALERTS = "Alertes"
COLUMN_CHANGE = "Écart"
COLUMN_PERCENT = "Écart %"
COLUMN_UNDECIDED = "Sans devenir"
COLUMN_LEFT = "Laissé"
COLUMN_UNKNOWN = "Inconnu"
COLUMN_NAME = "Nom"
COLUMN_DATE = "Date"
COLUMN_POSITION = "Entrée"
COLUMN_INSTANCE = "Instance"
COLUMN_SEAL = "Empreinte"

# one act

CHAPTERS = "Chapitres"
CHAPTER_DONE = "{percent}\u202f%"
CHAPTER_FIGURES = "Nombre d'actes, part de la dépense décidée. → déplie, ↵ ne garde que ces actes."
NOT_COVERED = "non PEC"
NO_PRICE = "–"
LINE_HEAD = ("act.", "ph.", "secteur 1", "autres", "rgpt", "exo TM", "quantité", "base")
LINE_MARKS = {
    "prior": "accord préalable",
    "refund": "remboursement sous conditions",
    "duplicate": "ligne en double",
}
ASSOCIATED = "gestes associés : {codes}"
MODIFIERS = "Modificateurs"
NOTES = "Notes"
VOLUMES = "Volumes"
VOLUMES_LINE = "{acts}, base {base}, toutes lignes comprises"
PAST = "Anciens prix"
PAST_LINE = "{line}, {column} : {first} ({since}) {plot} {last} ({until}), {changes}"
PAST_SCALE = "Un signe par an, du plus bas au plus haut tarif de la ligne."
PAST_COLUMNS = {"F": "secteur 1", "G": "autres"}
ONE_CHANGE = "changement"
ACT_DOSSIER = "Dossier"
ACT_DOSSIER_LINE = "{id}   ↵ ouvrir dans Transcodage"
ACT_REVIEW = "À revoir"
ACT_NO_DOSSIER = "aucun : le projet ne dit encore rien de cet acte"
ACT_NO_DOSSIER_HINT = "Cet acte n'a pas encore de dossier : le projet ne dit rien de son devenir."
NO_VOLUMES = "aucun volume chargé pour cette ligne"
EXPLAIN_TITLE = "D'où vient ce chiffre : {key}"
NOTHING_TO_EXPLAIN = "Choisissez d'abord une ligne d'acte."

# one dossier

OTHER_SHARES = "parts en {measure} : {parts}"
REVIEW_LETTER = "?"
STATES = {"–": "indécis", "P": "proposé", "V": "validé", "R": "rejeté", "?": "à revoir"}
OLD_ACTS = "ANCIENS ACTES"
NEW_ACTS = "ACTES PROPOSÉS"
TOGETHER = "ensemble"
CREATED = "création"
NO_FATE = "sans devenir"
NO_FIGURE = "sans chiffre"
DELETED = "supprimé"
REVIEW = "? à revoir : {reason}"
ORIGIN = "origine des parts : {origin}"
ACTIVITY_POINTS = "act. {slot} : {points} pts → {tariff}"
ACTIVITY_UNKNOWN = "act. {slot} : {why}"
UNKNOWN_POINTS = "points inconnus"
IMPACT_LINE = "Impact"
INVARIANTS = "Invariants"
VIOLATION_SIGNS = {LEVELS["error"]: "✗", LEVELS["counted"]: "€", LEVELS["warning"]: "!"}
VIOLATION = "{sign} {id} {level} : {sentence} {hint}"
NO_VIOLATION = "✓ rien à signaler"
OBSERVED = "honoraires observés"
THEORETICAL = "théoriques {amount}"
UNKNOWN_BASE = "sans valeur connue {amount}"
BASE = "base {amount}"
ONE_WAY_ONLY = "{code} n'a qu'un devenir possible : il n'y a pas de parts à répartir."
NO_OLD_ACT = "Choisissez d'abord un dossier qui a plusieurs devenirs pour un même acte."

# shares

SHARES_TITLE = "Parts de {code}"
SHARES_COUNT = "{count} à répartir"
SHARES_HELP = "Tab champ suivant   ↵ motif, puis ↵ valider   Échap renoncer"
SHARES_HELP_TWO = "L'autre part suit : la somme fait toujours 100 %."
SHARES_HELP_MANY = "Un champ laissé vide prend le reste."
SHARES_TOTAL = "Total {total}"
SHARES_NOTHING_YET = "rien n'est enregistré avant ↵"
REASON = "Motif (facultatif)"
DEFAULT_REASON = "Parts revues dans l'atelier."
BAD_SHARE = "« {value} » n'est pas une part : écrivez un pourcentage de 0 à 100, deux décimales au plus."
BAD_SUM = "La somme fait {total} : elle doit faire 100 %. {remedy}"
BAD_SUM_REMEDY = "Corrigez une part, ou videz un champ pour qu'il prenne le reste."
SAME_SHARES = "Les parts sont déjà celles-là : rien n'a changé."

# impact and étapes

IMPACT_TITLE = "Sur quoi reposent ces chiffres"
BY_AXIS = "Par {axis}"
TOTAL = "Total"
OUTSIDE = "Hors champ {amount}"
UNDECIDED = "sans devenir {amount}"
NO_DETAIL = "Cet axe n'a pas de détail : la touche b en change."
SEAL_LINE = "{name} · entrée n° {position} du journal · {instance} · {at}"
SEAL_HASH = "empreinte {hash}"
NO_SEAL = "Aucun point d'étape n'est scellé. La touche S en scelle un."

# help and palette

HELP_TITLE = "Aide : {screen}"
HELP_CLOSE = "Échap ferme   ↓ suite"
HELP_STATES = "États"
HELP_CURSOR = "▸ la ligne choisie   ▹ la même, quand le clavier est ailleurs   ◆ une ligne marquée"
HELP_INTRO = {
    "nomenclature": "Tous les actes de la version en vigueur, leur tarif, leur activité et leur devenir.",
    "transcodage": "Ce que devient chaque acte : à gauche les dossiers, à droite le dossier dessiné.",
    "hierarchisation": "L'échelle de chaque famille autour de son acte de référence (= 100), ce qui s'y contredit, les tours à l'aveugle.",
    "forfaits": "Le forfait technique d'une classe d'appareil et d'une tranche, vu par les quatre sièges du comité : coûts, "
    "périmètre, hypothèses, critères, désaccords, puis la trajectoire de l'imagerie. Tab ouvre le volet suivant.",
    "charges": "Le coût de la pratique (CP) selon chaque source, ce qui est accordé, contesté, manquant, et les euros en jeu.",
    "impact": "Ce que le projet change, en euros, selon un axe.",
    "etapes": "Les positions du projet qui ont été scellées.",
}
PALETTE_PLACEHOLDER = "Que voulez-vous faire ?"
PALETTE_ELSEWHERE = " (écran {screen})"
PALETTE_NOTHING = "Aucune commande ne répond à ces mots."
