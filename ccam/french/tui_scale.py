"""Words of the screen « Hiérarchisation »."""

from ccam.french.sentence import Sentence

HIERARCHY = "Hiérarchisation"
DO_OPEN_ROUND = "ouvrir un tour de cotation à l'aveugle"
DO_REVEAL = "dévoiler un tour de cotation"
GROUP_ROUND = "Tour à l'aveugle"

# dials

TABLES = {
    "familles": "familles",
    "echelle": "échelle",
    "ordres": "ordres contraires",
    "passerelles": "passerelles",
    "tours": "tours à l'aveugle",
}
"""Tables, in the order of the dial."""
DIAL_TABLE, DIAL_FAMILY, DIAL_RULE, DIAL_ROUND = "Tableau", "Famille", "Règle", "Tour"
RULES = {
    "moyenne-geometrique": "moyenne géométrique",
    "moyenne-arithmetique": "moyenne arithmétique",
    "duree-double": "durée comptée double",
    "duree-intensite": "durée × intensité",
    "ensemble": "score d'ensemble",
}
"""Short names of the rules that ship."""
CHOOSE_TABLE = "Quel tableau ?"
CHOOSE_FAMILY = "Quelle famille ?"
CHOOSE_RULE = "Comment les quatre composantes font un score (hypothèse : la vraie règle n'est pas publique) ?"
CHOOSE_ROUND = "Quelles cotes lire ?"
LAST_ROUND = "dernière cote"
NO_FAMILY = "–"

# work

READING = "Lecture des cotes…"
READING_SCORES = "Lecture des feuilles de cotes…"
MAKING_LADDERS = "Échelle de chaque famille, accord des experts…"
COMPARING = "Les familles l'une à côté de l'autre… Échap abandonne."
GENERAL_STEPS = {
    "ordres": "Passerelles 1/3 : ordres qui se contredisent… Échap abandonne.",
    "optimisation": "Passerelles 2/3 : échelle générale (HiGHS)… Échap abandonne.",
    "arrondi": "Passerelles 3/3 : arrondis et tensions… Échap abandonne.",
}
NO_LADDER = Sentence(
    "hierarchisation-sans-echelle", "Aucune famille n'a d'échelle.", "Importez d'abord des feuilles de scores."
)
NOTHING_WRITTEN = Sentence("tour-non-ecrit", "Le tour n'a pas été retrouvé au journal.", "Recommencez.")

# heading

RULE_LINE = "Règle : {label} (hypothèse, la vraie n'est pas publique). Retenu : {kept}. Chaque cote reste montrée."
KEPT = {"mediane": "la médiane des experts", "moyenne-geometrique": "la moyenne géométrique des experts"}
FAMILY_LINE = "{family} : {lines}, référence {reference} = 100, accord α {alpha} (Krippendorff, {level})."
FAMILY_UNMADE = "{count} sans score : une composante manque, rien n'est complété."
COUNTED = "{families}, {scorings} d'experts, {lines} ; {orders}."
ORDERS_LINE = (
    "Deux familles placent ces deux actes en sens contraire : aucune échelle générale ne garde les deux ordres. "
    "Écart : ce qu'il faut au moins changer."
)
NO_ORDER = "Aucun ordre contraire : deux familles qui cotent les mêmes actes les rangent toujours dans le même sens."
BRIDGES_LINE = "Une passerelle est un acte coté par plusieurs familles ; tension : du plus bas au plus haut, une fois les échelles côte à côte."
FREED_LINE = "Ordres contradictoires : {freed} sur {judged} ne sont pas imposés."
UNTIED_LINE = "Rien ne rattache : {families}. Il leur faut une passerelle ou un acte-lien (ccam modele liens)."
NO_BRIDGE = (
    "Aucune passerelle : aucun acte n'est coté par deux familles, et aucun acte-lien n'est déposé (ccam modele liens)."
)
ROUNDS_LINE = (
    "Chacun dépose sans rien voir des autres ; tout est dévoilé d'un coup. i déposer   t dévoiler   : ouvrir un tour"
)
NO_ROUND = "Aucun tour de cotation. La palette ( : ) en ouvre un : « ouvrir un tour de cotation à l'aveugle »."

# columns

COLUMN_FAMILY = "Famille"
COLUMN_LINES = "Lignes"
COLUMN_EXPERTS = "Experts"
COLUMN_ALPHA = "Accord"
COLUMN_REFERENCE = "Référence = 100"
COLUMN_SPAN = "Étendue"
COLUMN_BRIDGES = "Passerelles"
COLUMN_REVERSED = "Contraires"
COLUMN_FACTOR = "1 pt vaut"
COLUMN_LINE = "Ligne"
COLUMN_LABEL = "Libellé"
COLUMN_MARK = "R"
COLUMN_SCORE = "Score"
COLUMN_COMPONENTS = " Durée Stress Mental Techn."
COLUMN_AGREEMENT = "Accord"
COLUMN_APART = "À l'écart"
COLUMN_PLACE = "Place (│ 100)"
COLUMN_FIRST, COLUMN_SECOND = "Acte A", "Acte B"
COLUMN_LABELS = "Libellés"
COLUMN_SAYS_UNDER, COLUMN_SAYS_OVER = "A < B selon", "A > B selon"
COLUMN_WIDTH = "Écart"
COLUMN_BRIDGE = "Passerelle"
COLUMN_PLACES = "Selon chaque famille"
COLUMN_SPREAD = "Tension"
COLUMN_COST = "Coût"
COLUMN_MOVE = "Sans elle, qui bouge"
COLUMN_ROUND = "Tour"
COLUMN_ACTS = "Actes"
COLUMN_FILED = "Déposés"
COLUMN_AWAITED = "On attend"
COLUMN_DUE = "Échéance"
COLUMN_STATE = "État"
COLUMN_MINE = "Vous"

SPAN = "{low} à {high}"
REFERENCE, BENCHMARK = "R", "r"
MARKS = {"R": "acte de référence", "r": "acte repère"}
COMPONENTS = ("durée", "stress", "effort mental", "compétence technique")
NONE = "–"
FILED_OF = "{filed} / {whole}"
ALL = "ouvert à tous"
NOBODY = "personne"
OPEN, CLOSED = "ouvert", "dévoilé"
TO_FILE, FILED, NOT_ASKED = "à déposer", "déposé", "non invité"
LINKED = "lien : {other}"
MOVED = "{percent} {family}"
LOOSENED = "plus rien ne rattache {families}"

# pages

TITLE_LADDER = "Échelle : {family}"
TITLE_LINE = "{line} {label}"
TITLE_ORDER = "Ordres contraires : {first} et {second}"
TITLE_BRIDGE = "Passerelle {line}"
TITLE_ROUND = "Tour {id}"
MORE_ACTS = "…"
REFUSED = "Pas d'échelle : {why}"
SCORE_LINE = "Score retenu"
SCORE_WORDS = "{points} points, quand la référence en vaut 100"
SCORE_IS_REFERENCE = "100 points : c'est l'acte de référence de la famille"
AROUND = "entre les repères {below} et {above}"
ABOVE, BELOW = "au-dessus du repère {mark}", "au-dessous du repère {mark}"
PLACE_LINE = "Repères"
AGREEMENT_LINE = "Accord"
AGREEMENT_WORDS = "{value} sur cette ligne (1 : tous d'accord ; 0 : pas mieux que le hasard)"
NO_AGREEMENT = "non calculable : il faut deux experts au moins"
GIVEN_HEAD = ("expert", "tour", *("durée", "stress", "mental", "techn."), "score")
APART = "à l'écart de la médiane"
ELSEWHERE_LINE = "Ailleurs"
ELSEWHERE = "{family} : {points}, sur sa propre échelle"
ONLY_HERE = "coté par cette famille seule"
UNDER = "{family} place {first} ({low}) au-dessous de {second} ({high})."
OVER = "{family} dit l'inverse : {first} ({high}) au-dessus de {second} ({low})."
VOICES = "D'accord : {yes}. Non : {no}."
MUST_MOVE = "Pour s'accorder, l'une des deux change ce rapport d'au moins {percent}."
WHAT_TO_DO = "d inscrit ce désaccord au registre ; n y laisse une note ; un nouveau tour peut le trancher."
SAYS = "{family} en fait {points} points de l'échelle générale."
SPREAD_WORDS = "Tension : {percent} entre la plus basse et la plus haute."
MOVE_WORDS = "Sans cette passerelle, {family} changerait de {percent} (sur les seuls multiplicateurs, sans les ordres)."
MOVE_NONE = "Sans cette passerelle, aucun multiplicateur ne bougerait."
MOVE_UNKNOWN = "Qui bougerait sans elle n'est cherché que pour les passerelles les plus tendues."
LINK_WORDS = "Acte-lien : {line} et {other} ont été déclarés de même travail, à leur rapport près."
FILED_LINE, AWAITED_LINE, DUE_LINE, LINES_LINE = "Ont déposé", "On attend", "Échéance", "Lignes"
BLIND = "Personne ne voit ce qui est déposé, ni combien : le journal n'en a que l'empreinte."
SPREAD_LINE = "{line} {label} : médiane {middle}, de {low} à {high}"
SPREAD_EACH = "{member} {points}{gap}"
GAP = " ({percent})"
KEYS_OPEN = "i dépose vos cotes   t dévoile le tour, par son président ou le secrétariat"
OUT_OF_FAMILY = "Un acte qui n'est placé dans aucune famille garde ses cotes, mais n'entre dans aucune échelle (palette : placer dans une famille)."

EMPTY_TITLE = "Rien à hiérarchiser pour l'instant"
EMPTY = (
    "1. « ccam modele scores » écrit la feuille à envoyer aux experts : leur famille, l'acte de référence (100 partout), "
    "et pour chaque acte la durée, le stress, l'effort mental et la compétence technique.",
    "2. « ccam importer scores.xlsx » la relit ; cet écran se remplit.",
    "3. « ccam modele liens » écrit la feuille des actes-liens, qui rapprochent deux familles.",
    "Ou bien, ici même : la palette (touche : ) ouvre un tour de cotation à l'aveugle sur des actes du projet.",
)

# explanations

EXPLAIN_LINE = "D'où vient ce score : {line}"
EXPLAIN_RULE = "Chaque expert note quatre composantes par rapport à l'acte de référence, qui vaut 100 dans chacune. Règle : {label}."
EXPLAIN_EXPERT = "{expert}, tour {round} : {parts} → {points}."
EXPLAIN_OVERALL = "{expert}, tour {round} : {points}, donné d'un bloc."
EXPLAIN_PART = "{name} {points}"
EXPLAIN_KEPT = "De {count}, la famille retient {kept} : {points}."
EXPLAIN_NOTE = (
    "Rien n'est écrit dans le projet : « ccam echelle -o lignes.csv » puis « ccam appliquer » y portent les scores."
)
EXPLAIN_ALPHA = (
    "α de Krippendorff : 1 moins le désaccord observé divisé par celui qu'on aurait au hasard ; 1 : tous pareils. Il dit si les experts "
    "s'accordent, pas s'ils ont raison."
)
EXPLAIN_TITLE = "Sur quoi reposent ces échelles"
EXPLAIN_SHEETS = "Feuilles lues : {names}."
EXPLAIN_OUTSIDE = "Hors du registre des familles du projet : {names}."

# decisions

DEPOSIT_TITLE = "Vos cotes, tour {round}"
DEPOSIT_INTRO = "Par rapport à l'acte de référence de la famille, qui vaut 100 dans chaque composante. Une ligne laissée vide n'est pas cotée."
DEPOSIT_AGAIN = "⚠ Vous avez déjà déposé : ce dépôt remplacera l'autre, que personne n'a vu."
DEPOSIT_SEEN = (
    "⚠ Base dans un fichier : qui l'ouvre peut lire les dépôts. Donnez un nom de feuille pour un vrai aveugle."
)
DEPOSIT_HINT = "Quatre composantes, ou un score d'ensemble ; deux décimales au plus."
MEMBER = "Membre"
MEMBER_NEEDED = "Dites qui dépose."
SHEET = "Feuille"
SHEET_EXAMPLE = "facultatif : depot.json, gardé hors de la base, demandé pour dévoiler"
COLUMN_OVERALL = "Ensemble"
FORM_COMPONENTS = ("Durée", "Stress", "Mental", "Techn.")
DEPOSIT_NOTHING = "Cotez une ligne au moins."
DEPOSIT_PARTIAL = "{line} : il manque {names}, ou un score d'ensemble."
OPEN_TITLE = "Ouvrir un tour de cotation à l'aveugle"
OPEN_INTRO = "Les dossiers entiers de ces actes : chacun cote leurs lignes proposées sans voir les autres."
ACTS = "Actes"
ACTS_EXAMPLE = "codes, ou numéros d'actes proposés"
MEMBERS = "Membres"
MEMBERS_EXAMPLE = "expert-1 expert-2… ; vide, sur un fichier : tous"
DUE = "Échéance"
DUE_EXAMPLE = "facultative : 31/12/2026"
REVEAL_TITLE = "Dévoiler le tour {round}"
REVEAL_INTRO = "Déposés : {filed}. On attend : {awaited}."
REVEAL_WARNING = "Un tour dévoilé est clos : il ne se rouvre pas, et u ne le reprend pas."
REVEAL_RIGHT = "Sur une base partagée : son président, ou le secrétariat."
EXCLUDED = "Écarter"
EXCLUDED_EXAMPLE = "facultatif : membres dont le dépôt n'est pas pris ; le journal le dira"
SHEETS = "Feuilles"
SHEETS_EXAMPLE = "facultatif : dépôts gardés hors de la base"
SURE = "Dévoiler ?"
SURE_WORD = "oui"
SURE_NEEDED = "Écrivez « oui » pour dévoiler."
NO_ROUND_HERE = Sentence(
    "aucun-tour-choisi",
    "Aucun tour ouvert n'est choisi.",
    "Réglage Tableau → « tours à l'aveugle », puis choisissez-en un.",
)
ROUND_DONE = Sentence(
    "tour-deja-devoile", "Le tour {round} est déjà dévoilé.", "Ouvrez-en un autre par la palette ( : )."
)
NO_LINE_HERE = Sentence(
    "aucune-ligne-choisie", "Aucune ligne n'est choisie.", "Réglage Tableau → « échelle », puis choisissez une ligne."
)
NOT_IN_DRAFT = Sentence(
    "ligne-hors-projet",
    "{line} n'est pas dans le projet : rien ne peut y être décidé.",
    "Choisissez une ligne d'un acte du projet.",
)
PLACE_LEGEND = "R acte de référence   r acte repère   * à l'écart de la médiane"
