"""Words of the blind rounds."""

from ccam.french.life import listed
from ccam.french.sentence import Sentence

__all__ = ["listed"]

ROUND_UNKNOWN = Sentence("tour-inconnu", "Le tour « {round} » n'existe pas.", "Tours du projet : {known}.")
ROUND_CLOSED = Sentence("tour-clos", "Le tour {round} est clos.", "Ses dépôts sont dévoilés : ccam tour voir {round}.")
NATURE_UNKNOWN = Sentence(
    "tour-nature", "« {nature} » n'est pas une nature de tour.", "Écrivez « avis » ou « scores »."
)
NO_SUBJECTS = Sentence("tour-sans-acte", "Un tour porte sur un acte au moins.", "Donnez un ou plusieurs codes.")
NOTHING_TO_SCORE = Sentence(
    "tour-sans-ligne",
    "Aucune ligne à noter : {acts} n'a pas d'acte proposé avec des lignes.",
    "Complétez d'abord les lignes proposées.",
)
NOT_INVITED = Sentence("tour-non-invite", "{member} n'est pas dans le tour {round}.", "Membres du tour : {members}.")
WRONG_NATURE = Sentence(
    "depot-autre-nature", "Le tour {round} recueille des {nature}.", "Déposez ce que le tour demande."
)
EMPTY_BALLOT = Sentence("depot-vide", "Ce dépôt ne dit rien.", "Donnez un avis, ou des points ligne par ligne.")
FOREIGN_LINE = Sentence(
    "depot-ligne-etrangere",
    "La ligne {line} n'est pas dans le tour {round}.",
    "Lignes du tour : {known}.",
)
FOREIGN_ACT = Sentence("depot-acte-etranger", "{act} n'est pas dans le tour {round}.", "Actes du tour : {known}.")
BAD_POINTS = Sentence(
    "depot-points", "« {value} » n'est pas une note.", "Écrivez LIGNE=POINTS, par exemple P-07-0001/1/0=389,5."
)
BAD_COMPONENTS = Sentence(
    "depot-composantes",
    "« {value} » ne se lit pas comme quatre composantes.",
    "Écrivez LIGNE=DURÉE:STRESS:EFFORT:COMPÉTENCE, par exemple P-07-0001/1/0=110:90:95,5:120.",
)
PARTIAL = Sentence(
    "depot-incomplet",
    "{line} : il manque {names}, ou un score d'ensemble.",
    "Complétez les quatre composantes, ou donnez le score : --score {line}=POINTS.",
)
BALLOTS_ALTERED = Sentence(
    "depots-differents",
    "Le dépôt de {members} n'est pas celui dont le journal garde l'empreinte. Rien n'a été dévoilé.",
    "Demandez la feuille d'origine (--feuille), ou clôturez sans ce dépôt : --ecarter {first}. Le journal le dira.",
)
BALLOTS_UNSEEN = Sentence(
    "depots-invisibles",
    "Le dépôt de {members}, gardé dans la base, ne se voit pas d'ici. Rien n'a été dévoilé.",
    "Attendez que chacun ait déposé ou que l'échéance soit passée ; pour clôturer sans lui : --ecarter {first}.",
)
NO_MEMBERS = Sentence(
    "tour-sans-membre",
    "Sur une base partagée, un tour dit qui y est attendu : les dépôts restent cachés jusqu'au dernier.",
    "Nommez-les : --membre expert-1 --membre expert-2.",
)
BALLOT_ALTERED = Sentence(
    "depot-altere",
    "Le dépôt de {member} au tour {round} du projet « {draft} » ne correspond pas à son empreinte.",
)
LATE_BALLOT = Sentence(
    "depot-tardif",
    "{members} a déposé au tour {round} pendant sa clôture. Rien n'a été dévoilé.",
    "Recommencez la clôture : ce dépôt sera pris.",
)
SHEET_UNREADABLE = Sentence(
    "feuille-depot-illisible", "{file} n'est pas une feuille de dépôt : {why}.", "Donnez la feuille écrite au dépôt."
)
SHEET_ELSEWHERE = Sentence(
    "feuille-autre-tour",
    "{file} vient du tour {other}, et non du tour {round}.",
    "Retirez cette feuille.",
)
SHEET_TAKEN = Sentence(
    "feuille-existante", "{file} existe déjà.", "Choisissez un autre nom : une feuille de dépôt ne s'écrase pas."
)
SHEET_UNWRITTEN = Sentence("feuille-non-ecrite", "{file} ne peut pas être écrit.", "Vérifiez le dossier.")
BALLOT_UNREADABLE = Sentence(
    "depot-illisible",
    "Le dépôt de {member} correspond à son empreinte, mais ne peut pas être pris : {why}",
    "Clôturez sans ce dépôt : --ecarter {member}.",
)
NOT_CANDIDATE = Sentence("ecarte-inconnu", "{member} n'a rien déposé dans le tour {round}.", "Retirez --ecarter.")

OPENED = "Tour {round} ouvert ({nature}) sur {acts} ; membres : {members}."
ALL_MEMBERS = "tous"
FILED = "Dépôt de {member} enregistré au tour {round}, empreinte {hash}."
FILED_SHEET = "Gardez {file} : il porte le dépôt, que la base n'a pas ; il sera demandé à la clôture."
NOT_BLIND = "Sur un fichier SQLite, qui ouvre la base peut lire les dépôts : préférez --feuille pour un vrai aveugle."
CLOSED = "Tour {round} clos. Dépôts dévoilés : {count}."
MISSED = "Sans dépôt : {members}."
SET_ASIDE = "Écartés : {members}."
KEPT = "Dépôts gardés sans être dévoilés : {members}. La base les conserve, et vérifie leur empreinte."
REASON_OPEN = "Ouverture du tour {round}"
REASON_FILE = "Dépôt au tour {round}"
REASON_CLOSE = "Clôture du tour {round}"
ROUND_HEAD = ("Tour", "Nature", "Actes", "Déposés", "Attendus", "Échéance", "État")
OPEN_STATE = "ouvert"
CLOSED_STATE = "clos"
COMPONENTS_HEAD = ("Ligne", "Membre", "Durée", "Stress", "Effort mental", "Compétence", "Score")
NOT_RATED = "–"
SPREAD_HEAD = ("Ligne", "Médiane", "Étendue", "Qui s'en écarte")
OPINION_HEAD = ("Acte", "Pour", "Contre", "Abstention")
APART = "{member} {points} ({gap})"
AGREED = "accord"

HELP_SUBJECTS = "Codes des actes, ou numéros d'actes proposés : leurs dossiers entiers."
HELP_ROUND = "Numéro du tour (T-0001)."
HELP_ROUND_OPTIONAL = "Numéro du tour ; sans lui, la liste des tours."
HELP_NATURE = "Ce que le tour recueille : avis ou scores."
HELP_MEMBERS = "Membre attendu ; à répéter. Sans lui, le tour est ouvert à tous."
HELP_DUE = "Date limite (AAAA-MM-JJ)."
HELP_STANCE = "pour, contre ou abstention, sur tous les actes du tour."
HELP_SCORES = "Points d'une ligne, par exemple P-07-0001/1/0=389,5 ; à répéter."
HELP_COMPONENTS = (
    "Durée, stress, effort mental et compétence technique d'une ligne, par exemple P-07-0001/1/0=110:90:95,5:120 ; à "
    "répéter. La règle en vigueur en fait le score, sauf si --score le donne."
)
HELP_SHEET = "Garde le dépôt dans ce fichier, et non dans la base : le journal n'a que l'empreinte."
HELP_SHEETS = "Feuille d'un dépôt gardé hors de la base ; à répéter."
HELP_EXCLUDED = "Clôture sans le dépôt de ce membre, que le journal nomme ; à répéter."
GROUP = "Les tours à l'aveugle : chacun dépose, puis tout est dévoilé d'un coup."
