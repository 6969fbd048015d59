"""Words of the decisions of the terminal: forms, what is wrong in a field, agenda, suggestions."""

from ccam.french.sentence import Sentence

# keys and palette

DO_KEEP = "maintenir"
DO_RELABEL = "changer le libellé"
DO_RECODE = "recoder"
DO_MERGE = "regrouper"
DO_SPLIT = "subdiviser"
DO_RESTRUCTURE = "recomposer"
DO_DELETE = "supprimer (avec motif)"
DO_CREATE = "créer un acte"
DO_LINES = "compléter les lignes"
DO_TOGETHER = "facturer ensemble"
DO_SCORE = "scorer"
DO_STATE = "changer l'état"
DO_OPINION = "donner un avis"
DO_NOTE = "ajouter une note"
DO_DISPUTE = "désaccord"
DO_HISTORY = "historique du dossier"
DO_PLACE = "placer dans une famille"
DO_LEAVE = "laisser des lignes à un comité"
DO_SUGGEST = "suggestions pour cet acte"
DO_SUGGEST_ALL = "suggestions pour tous les actes indécis"
DO_AGENDA = "ordre du jour de la séance ouverte"
DO_OPEN_SESSION = "ouvrir une séance"
DO_AMEND_SESSION = "corriger la séance (présents, ordre du jour)"
DO_CLOSE_SESSION = "clore la séance"
GROUP_MEET = "Séance"

# dialogues

WRITING = "Enregistrement…"
MOVED = "Pendant que vous écriviez, ceci a changé :"
THEIRS = "  Leur version : {sentence}"
YOURS = "  La vôtre est restée dans les champs : relisez-la, ↵ l'enregistre, Échap y renonce."
TAKEN_UP = "Voici ce que vous aviez commencé ; Échap y renonce."
FORM_HELP = "↵ champ suivant, puis valider   Tab avancer   Échap renoncer"
OPTIONAL = "facultatif"
REASON_WANTED = "demandé : le journal et le rapport le citent"
LABEL_WANTED = "demandé"
JUSTIFICATION_WANTED = "demandée : la HAS et le rapport la lisent"
NOTE_WANTED = "demandée : une ligne, avec vos mots"
EMPTY_CELL = "…"
ONE_ACT = "acte"

# what a decision is about

MANY = "{count} dossiers d'un coup : ce sera une seule décision pour tous. Vérifiez le filtre avant de valider."
MARKED_DOSSIERS = "{count} dossiers marqués : {names}"
AND_OTHERS = "et {names}"
REPLACES = "⚠ Remplace ce qui était décidé pour {acts}."
ONE_AT_A_TIME = Sentence(
    "un-dossier-a-la-fois",
    "Cette décision se prend sur un seul dossier.",
    "Retirez les marques (touche *), puis choisissez le dossier.",
)
NO_ACT = Sentence(
    "aucun-acte-choisi", "Aucun acte n'est choisi.", "Choisissez un dossier, puis un de ses anciens actes."
)
NO_DOSSIER = Sentence("dossier-a-choisir", "Aucun dossier n'est choisi.", "Choisissez-en un dans la liste.")
NO_PROPOSED = Sentence(
    "aucun-acte-propose",
    "Ce dossier n'a encore aucun acte proposé.",
    "Décidez d'abord de son devenir : m maintenir, r regrouper, s subdiviser…",
)
NO_LINE = Sentence("aucune-ligne-a-scorer", "Les actes proposés n'ont pas encore de ligne.", "La touche l en ajoute.")

# acts

REASON = "Motif"
REASON_NEEDED = "Un motif est demandé : le journal et le rapport le citent."
LABEL = "Libellé"
LABEL_NEEDED = "Donnez un libellé."
LABEL_OF_NEW = "celui du nouvel acte"
ACTS = "Actes"
TARGET = "Vers"
TARGET_EXAMPLE = "nouveau, P-07-0001 ou un code CCAM"
HEADING = "Subdivision"
HEADING_EXAMPLE = "07.03.05.02"
HEADING_OPTIONAL = "facultative : celle du premier acte"
NOTES = "Notes"
JUSTIFICATION = "Justification"
JUSTIFICATION_NEEDED = "Une création se justifie : la HAS et le rapport la lisent."
SHARE_ORIGIN = "Origine des parts"
ORIGIN_EXAMPLE = "experte, égale, double codage, volumes, estimée"
SHARE_SOURCE = "Source des parts"
SOURCE_EXAMPLE = "facultative : étude, registre, date"
COLUMN_OLD = "Ancien"
COLUMN_TARGET = "Devenir"
COLUMN_PART = "Part %"
COLUMN_LABEL = "Libellé"

KEEP_TITLE = "Maintenir {acts}"
DELETE_TITLE = "Supprimer {acts}"
DELETE_WARNING = "Leur activité n'aura plus de code. Rien n'est perdu : u annule."
LABEL_TITLE = "Maintenir {act} sous un autre libellé"
LABELS_TITLE = "Libellé de {acts}"
RECODE_TITLE = "Recoder {act}"
MERGE_TITLE = "Regrouper en un seul acte"
MERGE_HINT = "Ajoutez les codes des autres actes, ou marquez leurs dossiers (Espace) avant r."
SPLIT_TITLE = "Subdiviser {act}"
SPLIT_NEEDS_TWO = "Une subdivision a au moins deux devenirs."
RESTRUCTURE_TITLE = "Recomposer"
TOGETHER_TITLE = "Facturer ensemble : {act}"
TOGETHER_HINT = "Chaque acte de la liste garde tout le volume : ils sont facturés ensemble."
TOGETHER_NEEDS_TWO = "Il faut au moins deux actes facturés ensemble."
WAYS_HINT = "« nouveau 1 », P-07-0001 ou un code ; « A + B » : facturés ensemble. Une part vide prend le reste."
CREATE_TITLE = "Créer un acte"
CREATE_INTRO = "Un acte qui ne vient d'aucun acte actuel. Il reçoit un numéro provisoire."

# lines

COLUMN_LINE = "Ligne"
COLUMN_POINTS = "Points"
COLUMN_CP = "Clé CP"
COLUMN_GROUP = "Rgpt"
COLUMN_EXEMPTION = "Exo"
COLUMN_MODIFIERS = "Modif."
COLUMN_GESTURES = "Gestes"
COLUMN_ASSOCIATIONS = "Assoc."
LINES_TITLE = "Compléter les lignes"
LINES_HINT = (
    "Une ligne : acte/activité/phase ; vidée, elle est retirée. Rgpt : regroupement. Exo : exonération du ticket "
    "modérateur. AP accord préalable, RC remboursement sous conditions : x ou rien."
)
LINE_EXAMPLE = "Par exemple P-07-0001/4/0."
MISSING_LINES = "Sans ligne cible : {lines}"
LINE_TWICE = "La ligne {slot} est écrite deux fois."
NOT_IN_DOSSIER = "{act} n'est pas un acte proposé de ce dossier ({known})."
SCORE_TITLE = "Scorer"
SCORE_INTRO = "Points travail, deux décimales au plus. Une case vide ne change rien."
NO_NEW_POINTS = "Aucun point n'a changé."
LINES = "Lignes"
OLD_LINE_EXAMPLE = "Par exemple HHFA001/4/0 HHFA011/4/0."
COMMITTEE = "Comité"
COMMITTEE_NEEDED = "Dites à quel comité."
LEAVE_TITLE = "Laisser des lignes à un comité"
LEAVE_INTRO = "Suffit à une étape ; une publication attendra la réponse de ce comité."

# life

STATE = "Vers l'état"
STATE_EXAMPLE = "numéro ou premières lettres"
STATE_TITLE = "État de {what}"
STATE_NOW = "Aujourd'hui : {state}."
BY_WHOM = "par {roles}"
ROLES = {
    "lecteur": "lecteur", "redacteur": "rédacteur", "president": "président", "secretariat": "secrétariat",
    "admin": "administrateur",
}  # fmt: skip
IS_FACT = "fait à constater"
IS_HELD = "accord demandé"
NO_PASSAGE = Sentence(
    "aucun-passage",
    "Aucun passage d'état n'est permis à la fois pour tous ces dossiers.",
    "Choisissez un seul dossier, ou des dossiers au même état.",
)
FACT_ON = "Date du fait"
FACT_REFERENCE = "Référence"
FACT_EFFECTIVE = "Date d'effet"
FACT_ONLY = "pour un fait constaté seulement"
EFFECT_ONLY = "pour une publication seulement"
FACT_NEEDS_DAY = "Un fait se constate avec sa date, par exemple 31/03/2026."
FACT_NEEDS_REFERENCE = "Dites où ce fait se lit : avis, décision, Journal officiel."
STANCE = "Avis"
STANCE_EXAMPLE = "pour, contre ou abstention (p, c, a)"
MEMBER = "Membre"
MEMBER_NEEDED = "Dites qui donne cet avis."
FUNCTION = "Fonction"
FUNCTION_NEEDED = "L'avis est cité par fonction : donnez-la."
FUNCTION_EXAMPLE = "chirurgien, anesthésie, expert libéral…"
VETO = "Veto"
VETO_EXAMPLE = "non ; oui réservé à : {functions}"
REASON_UNLESS_FOR = "demandé, sauf pour un avis favorable"
OPINION_NEEDS_REASON = "Un avis contraire ou une abstention se motive."
OPINION_TITLE = "Avis sur {what}"
OPINION_INTRO = "Un avis ne s'annule pas : un nouvel avis le remplace."
NOTE = "Note"
NOTE_NEEDED = "Écrivez la note."
NOTE_TITLE = "Note sur {act}"
NOTE_INTRO = "Une note reste au journal : une autre la corrige."
DISPUTE = "Désaccord"
DISPUTE_EXAMPLE = "nouveau, ou son numéro"
DISPUTE_TITLE = "Désaccord sur {what}"
DISPUTE_KNOWN = "{id} : {question} · {who} · effet {effect}"
NOBODY_YET = "personne encore"
NO_EFFECT_YET = "non chiffré"
QUESTION = "Question"
QUESTION_NEEDED = "Dites sur quoi porte le désaccord."
QUESTION_EXAMPLE = "sur quoi porte le désaccord (nouveau seulement)"
EFFECT = "Effet €"
EFFECT_EXAMPLE = "signé, par exemple -42 000"
UNIT = "Unité"
BASIS = "Obtenu par"
BASIS_EXAMPLE = "calcul ou source de l'effet"
AWAITS = "Attend"
AWAITS_EXAMPLE = "ce qui le trancherait"
DUE = "Avant le"
DAY_EXAMPLE = "31/12/2026"
OUTCOME = "Issue"
OUTCOME_EXAMPLE = "seulement pour clore un désaccord ouvert"
OUTCOME_OF_NONE = "Un désaccord nouveau n'a pas encore d'issue."
COLUMN_WHO = "Qui"
COLUMN_WORDS = "Sa position, avec ses mots"
COLUMN_EVIDENCE = "Éléments"
SIDES_HINT = "Chaque partie écrit sa position ; rien n'en fait la moyenne."
SIDE_NEEDS_BOTH = "Une position dit qui parle et ce qu'il dit."

# séances and families

FAMILY = "Famille"
FAMILY_EXAMPLE = "son numéro"
FAMILIES = "{names}"
NO_FAMILY_WORD = "aucune"
NO_FAMILY = Sentence(
    "aucune-famille", "Il n'y a pas encore de famille.", "Le secrétariat les crée : ccam famille creer."
)
PLACE_TITLE = "Placer {acts} dans une famille"
BODY = "Instance"
BODY_EXAMPLE = "premières lettres, ou son rang"
COMMITTEE_EXAMPLE = "pour un comité clinique : lequel"
TITLE_OF_SESSION = "Titre"
AGENDA = "Ordre du jour"
AGENDA_EXAMPLE = "codes des dossiers"
COLUMN_MEMBER = "Membre présent"
COLUMN_FUNCTION = "Fonction"
PRESENT_HINT = "Membres présents : le relevé cite les fonctions, jamais les personnes."
NOBODY_PRESENT = "Aucun membre n'est présent."
MEMBER_NEEDS_BOTH = "Un membre présent a une fonction."
MEMBER_TWICE = "{member} est donné présent deux fois."
OPEN_SESSION_TITLE = "Ouvrir une séance"
OPEN_SESSION_INTRO = "Les décisions des membres présents appartiendront à son relevé."
AMEND_TITLE = "Corriger la séance {id} · {body}"
CLOSE_SESSION_TITLE = "Clore la séance {id} · {body}"
CLOSE_SESSION_INTRO = "Les effets de ses dossiers sont gardés tels qu'ils sont maintenant, pour son relevé."
CLOSE_NEEDS_YES = "Écrivez « oui » pour clore."
SURE = "Clore ?"
YES_OR_NO = "oui"
NO_SESSION = Sentence(
    "aucune-seance-ouverte", "Aucune séance n'est ouverte.", "La palette en ouvre une : « ouvrir une séance »."
)
ONE_PRESENT = "présent"
PRESENCE = "{present} ({functions}), {quorum}."
QUORUM_MET = "quorum {quorum} atteint ({counted} avec voix)"
QUORUM_MISSED = "⚠ quorum {quorum} non atteint ({counted} avec voix)"
AGENDA_WORDS = "séance {id} · {body} · {presence}"

# suggestions

SUGGESTIONS_TITLE = "Suggestions"
SUGGESTIONS_HELP = "Espace marquer   ↵ accepter ou refuser   Échap fermer"
SUGGESTIONS_NONE = "Aucune suggestion : rien ne ressemble assez à cet acte."
SUGGESTIONS_OF = "{count} sur {acts} sans devenir, la plus probable d'abord pour chaque acte."
SUGGESTIONS_ALL = "Tout marquer (*) puis accepter prend la meilleure de chaque acte."
SUGGESTIONS_WORKING = "Recherche de suggestions…"
COLUMN_VERB = "Verbe"
COLUMN_EVIDENCE_OF = "Indice"
COLUMN_LIKENESS = "‰"
ACCEPT, REFUSE = "accepter", "refuser"
ACCEPT_TITLE = "Accepter ou refuser {links}"
DECISION = "Décision"
ACCEPT_EXAMPLE = "accepter ou refuser (a, r)"
REFUSAL_NEEDS_REASON = "Un refus porte un motif : il évite de reposer la question."
ONE_LINK = "lien"
LINK = "{old} → {target} {label} : {evidence}, {score} ‰"

# history

HISTORY_TITLE = "Historique du dossier {id}"
HISTORY_HEAD = "n° {position} · {moment} · {actor} · {kind}{undone}"
HISTORY_UNDONE = " · annulée par n° {position}"
HISTORY_REASON = "motif : {reason}"
HISTORY_SHOWN = "Les {shown} dernières décisions sur {found}, de la plus récente à la plus ancienne."
HISTORY_EMPTY = "Rien n'a encore été décidé de ce dossier."
HISTORY_MORE = "… et {count}"
HISTORY_ONE_MORE = ("autre changement", "autres changements")

# drawing

LINES_OF = "Lignes"
OPINIONS = "Avis"
DISPUTES = "Désaccord"
TALLY = "pour {approve} · contre {against} · abst. {abstain}"
TALLY_OF = "{acts} : {tally}"
FUNCTIONS_AGAINST = "{count} ({functions})"
PAST_OPINIONS = "{count} d'avant la dernière modification ne comptent plus"
ONE_OPINION = "avis"
QUORUM_LACKS = "il manque {missing} pour le quorum"
NO_OPINION = "aucun avis"
DISPUTE_LINE = "{id} · effet {effect}{awaits} · {question}"
DISPUTE_EFFECT = "±{amount} {unit}"
DISPUTE_AWAITS = " · attend : {awaits}"
LINE_DONE = "act. {activity} ✓"
LINE_WAITS = "act. {activity} : {why}"

# what cannot be read

BAD_CELL = "Rangée {row}, {column} : {why}"
BAD_CHOICE = "« {value} » ne suffit pas : {known}."
BAD_YES = "« {value} » : écrivez oui ou non."
BAD_CODE = "« {value} » n'est pas un code d'acte (4 lettres, 3 chiffres)."
NO_CODE = "Donnez au moins un code."
BAD_HEADING = "« {value} » n'est pas une subdivision, comme 07.03.05.02."
BAD_POINTS = "« {value} » n'est pas un score : un nombre positif, deux décimales au plus."
BAD_GROUP = "« {value} » n'est pas un code de regroupement, comme ADC."
BAD_EXEMPTION = "« {value} » n'est pas une exonération."
BAD_LETTERS = "« {value} » : des modificateurs d'un caractère, comme A F 7."
BAD_CODES = "« {value} » : des codes d'actes séparés par des espaces."
BAD_ASSOCIATIONS = "« {value} » : des codes, comme HHFA001/4."
BAD_PART = "« {value} » n'est pas une part : plus de 0, au plus 100, deux décimales."
BAD_AMOUNT = "« {value} » n'est pas un montant, comme -42 000."
BAD_DAY = "« {value} » n'est pas une date, comme 31/12/2026."
