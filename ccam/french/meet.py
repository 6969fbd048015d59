"""Words of the séances: opening, closing, listing."""

from ccam.french import numbers
from ccam.french.sentence import Sentence

UNKNOWN_BODY = Sentence("instance-inconnue", "« {body} » n'est pas une instance connue.", "Instances : {known}.")
COMMITTEE_MISSING = Sentence(
    "comite-a-nommer",
    "Il y a plusieurs séances de « {body} » possibles : le comité n'est pas nommé.",
    "Ajoutez --comite, par exemple --comite digestif.",
)
COMMITTEE_USELESS = Sentence(
    "comite-sans-objet", "« {body} » n'a pas de comités.", "Retirez --comite, ou choisissez une autre instance."
)
BODY_SITS = Sentence(
    "seance-deja-ouverte",
    "La séance {other} de cette instance est encore ouverte ({body}).",
    "Closez-la d'abord : ccam seance clore {other}",
)
MEMBER_SITS = Sentence(
    "membre-en-seance",
    "{member} est déjà présent à la séance {other}, qui n'est pas close ({body}).",
    "Ses décisions ne peuvent appartenir qu'à une séance : closez {other}, ou ouvrez celle-ci sans lui.",
)
NOBODY = Sentence(
    "seance-sans-present",
    "Aucun membre n'est présent.",
    "Donnez-les avec leur fonction : --present expert-3=anesthésiste.",
)
NO_FUNCTION = Sentence(
    "present-sans-fonction",
    "La fonction de {member} n'est pas donnée.",
    "Écrivez-le ainsi : --present {member}=anesthésiste. Le relevé cite les fonctions, jamais les personnes.",
)
PRESENT_TWICE = Sentence("present-deux-fois", "{member} est donné présent deux fois.", "Gardez une seule fonction.")
ABSENT_CONFLICT = Sentence(
    "deport-d-un-absent",
    "Le déport de {member} n'a pas d'objet : ce membre n'est pas donné présent.",
    "Ajoutez-le aux présents, ou retirez son déport.",
)
BAD_CONFLICT = Sentence(
    "deport-illisible", "« {value} » n'est pas un déport.", "Écrivez-le ainsi : --deport 'expert-3=HHFA001 : motif'."
)
BAD_QUORUM = Sentence("quorum-impossible", "Un quorum de {quorum} n'a pas de sens.", "Donnez un nombre d'au moins 1.")
UNKNOWN_ITEM = Sentence(
    "point-inconnu",
    "« {item} » n'est ni un acte, ni ce que juge le comité de quatre experts.",
    "Écrivez le code d'un acte, ou un de ces noms : {known}.",
)
NO_AGENDA = Sentence(
    "ordre-du-jour-vide", "L'ordre du jour est vide.", "Donnez les codes d'au moins un dossier à traiter."
)
UNKNOWN = Sentence("seance-inconnue", "Il n'y a pas de séance {id} dans ce projet.", "Séances : {known}.")
NOT_OPEN = Sentence(
    "seance-deja-close",
    "La séance {id} est déjà close.",
    "Son relevé se réécrit : ccam seance releve {id} -o releve.docx",
)
CLOSED_STAYS = Sentence(
    "seance-close-inchangee",
    "La séance {id} est close : ses présents, son ordre du jour et ses déports sont ceux de son relevé, déjà diffusé.",
    "Pour la corriger, rouvrez-la avec son motif : ccam seance rouvrir {id} --motif « … »",
)
SAME_SESSION = Sentence(
    "seance-inchangee", "La séance {id} est déjà ainsi. Rien n'a été écrit.", "Voyez : ccam seance releve {id}"
)
NOT_PRESENT = Sentence(
    "present-inconnu", "{member} n'est pas parmi les présents de {id}.", "Voyez-les : ccam seance lister --json"
)
SPOKE = Sentence(
    "present-qui-a-decide",
    "{member} ne peut pas être dit absent de {id} : sa décision n° {position} y a été prise.",
    "S'il se retire d'un dossier, déclarez un déport : --deport '{member}=CODE : motif'.",
)
NOT_ON_AGENDA = Sentence(
    "hors-ordre-du-jour", "{acts} : pas à l'ordre du jour de {id}.", "Voyez-le : ccam seance lister --json"
)
NO_SUCH_CONFLICT = Sentence(
    "deport-absent", "{member} n'est pas déporté de {act} dans {id}.", "Rien n'est à lever pour ce membre."
)
NOT_CLOSED = Sentence("seance-encore-ouverte", "La séance {id} est encore ouverte.", "Rien n'est à rouvrir.")
NO_REASON = Sentence(
    "reouverture-sans-motif",
    "Une séance se rouvre avec son motif.",
    "Ajoutez --motif « … » : il est inscrit au journal.",
)
BAD_SUFFIX = Sentence(
    "releve-format-inconnu",
    "Un relevé ne s'écrit pas dans « {name} ».",
    "Finissez le nom par .docx, .pdf, .md ou .json.",
)
TAKEN = Sentence(
    "releve-existe-deja", "{path} existe déjà.", "Choisissez un autre nom, ou ajoutez --remplacer pour écrire dessus."
)
CANNOT_WRITE = Sentence(
    "releve-pas-ecrit",
    "Le relevé n'a pas pu être écrit dans {folder} : {why}.",
    "La séance est inscrite au journal : réécrivez son relevé ailleurs avec « ccam seance releve ».",
)

REASON_OPEN = "Ouverture de la séance {id}"
REASON_AMEND = "Correction de la séance {id}"
REASON_CLOSE = "Clôture de la séance {id}"

OPENED = "Séance {id} ouverte : {body}, {items}, {present}."
ON_AGENDA = ("point à l'ordre du jour", "points à l'ordre du jour")
QUORUM_MET = "Quorum atteint : {counted} avec voix, {required} requis."
QUORUM_SHORT = (
    "Quorum non atteint : {counted} avec voix, {required} requis. Les décisions prises seront marquées à confirmer."
)
QUORUM_RULE = "Quorum par hypothèse ({source})."
NEXT = "Les décisions que prennent les présents lui appartiennent jusqu'à : ccam seance clore {id}"
CLOSED = "Séance {id} close : {decisions} à son relevé."
SEPARATOR = " ; "
ARRIVED, LEFT = "{names} présent", "{names} non présent"
AGENDA_ADDED, AGENDA_DROPPED = "{names} à l'ordre du jour", "{names} hors de l'ordre du jour"
WITHDREW, WITHDREW_NOT = "déport de {names}", "déport levé de {names}"
TITLE_NOW, QUORUM_NOW = "titre « {names} »", "quorum {names}"
ON_ACT = "{member} sur {act}"
FUNCTION_OF = "{member} ({function})"
STATEMENT = "Une correction ne s'annule pas : une autre la remplace, tant que la séance est ouverte."
REOPENED = "Séance {id} rouverte. Sa nouvelle clôture complétera son relevé."
WRITTEN = "Relevé : {path}"
WRITE_NEXT = "Ensuite : ccam seance releve {id} -o releve-{id}.docx"
NONE = "Aucune séance dans ce projet."
HEAD = ("Séance", "Date", "Instance", "Ordre du jour", "Présents", "Quorum", "Décisions", "État")
STATE_OPEN = "ouverte"
STATE_CLOSED = "close"
MET = "atteint"
SHORT = "non atteint"

GROUP = "Les séances : ouvrir, clore, écrire le relevé de décisions."
ARGUMENT_AGENDA = (
    "Dossiers à l'ordre du jour : codes d'actes actuels ou numéros d'actes proposés ; pour les quatre experts, aussi le "
    "nom d'un forfait évalué ou d'un critère."
)
ARGUMENT_ID = "Numéro de la séance (S-0001)."
OPTION_BODY = "Instance : comité clinique, HCN, CHAP, CPN, quatre experts."
OPTION_COMMITTEE = "Nom du comité clinique."
OPTION_PRESENT = "Membre présent et sa fonction, « expert-3=anesthésiste » (autant de fois que de présents)."
OPTION_CONFLICT = "Déport, « expert-3=HHFA001 : motif » (autant de fois que nécessaire)."
OPTION_ABSENT = "Membre donné présent par erreur (autant de fois que nécessaire)."
OPTION_AGENDA_ADDED = "Dossier à ajouter à l'ordre du jour (autant de fois que nécessaire)."
OPTION_AGENDA_DROPPED = "Dossier à retirer de l'ordre du jour (autant de fois que nécessaire)."
OPTION_CONFLICT_LIFTED = "Déport déclaré par erreur, « expert-3=HHFA001 » (autant de fois que nécessaire)."
OPTION_TITLE_NOW = "Nouveau titre."
OPTION_QUORUM_NOW = "Nouveau quorum de cette séance."
OPTION_ON = "Date de la séance, AAAA-MM-JJ (sinon aujourd'hui)."
OPTION_TITLE = "Titre de la séance."
OPTION_QUORUM = "Quorum de cette séance (sinon celui de l'instance)."
OPTION_OUTPUT = "Fichier à écrire : .docx, .pdf, .md ou .json."
OPTION_REASON = "Motif de la réouverture."


def body_name(body: str, committee: str) -> str:
    """« Comité clinique, digestif »."""
    return f"{body}, {committee}" if committee else body


def quorum(counted: int, required: int) -> str:
    """Whether the quorum is there, in one sentence."""
    sentence = QUORUM_MET if counted >= required else QUORUM_SHORT
    return sentence.format(counted=numbers.plural(counted, "présent"), required=numbers.integer(required))
