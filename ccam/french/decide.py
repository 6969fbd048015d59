"""Sentences of the decisions taken from the command line."""

import re

from ccam.french import curate, numbers
from ccam.french.sentence import Sentence

BAD_TARGET = Sentence(
    "cible-illisible",
    "« {value} » ne désigne pas un acte proposé.",
    "Écrivez un numéro (P-07-0001), un code CCAM, ou « nouveau » pour un acte qui n'a pas encore de numéro.",
)
BAD_WAY = Sentence(
    "devenir-illisible",
    "« {value} » ne se lit pas comme un devenir.",
    "Écrivez CIBLE=PART, par exemple P-07-0001=92 ; des actes facturés ensemble se joignent par + ; un devenir propre "
    "à un seul acte commence par son code, HHFA016:P-07-0001=92.",
)
BAD_LABEL_OF = Sentence(
    "libelle-sans-cible",
    "« {value} » ne dit pas de quel acte il est le libellé.",
    "Avec plusieurs devenirs, écrivez --libelle 'CIBLE=LIBELLÉ', une fois par acte nouveau.",
)
BAD_PARTS = Sentence(
    "parts-illisibles",
    "« {value} » ne se lit pas comme des parts.",
    "Écrivez des pour cent séparés par des barres, dans l'ordre des devenirs : 92/8.",
)
BAD_POINTS_OF = Sentence(
    "points-illisibles-ici",
    "« {value} » ne se lit pas comme les points d'une ligne.",
    "Écrivez ACTE/ACTIVITÉ/PHASE=POINTS, par exemple P-07-0001/1/0=262,5.",
)
BAD_LINE = Sentence(
    "place-de-ligne-illisible",
    "« {value} » ne désigne pas une ligne.",
    "Écrivez ACTE/ACTIVITÉ/PHASE, par exemple P-07-0001/1/0.",
)
BAD_CELL = Sentence(
    "condition-illisible", "« {value} » ne convient pas pour {option}.", "L'aide de la commande montre ce qui se lit."
)
BAD_ORIGIN = Sentence("origine-inconnue", "« {value} » n'est pas une origine de part.", "Origines connues : {known}.")
BAD_MEASURE = Sentence("mesure-inconnue", "On ne répartit pas selon « {value} ».", "Mesures connues : {known}.")
LABEL_UNUSED = Sentence(
    "libelle-de-trop",
    "Un libellé est donné pour « {target} », vers quoi rien ne mène.",
    "Donnez le même nom dans --libelle et dans le devenir.",
)
PARTS_MISSING = Sentence(
    "parts-a-donner",
    "{act} a plusieurs devenirs : chacun demande sa part.",
    "Écrivez CIBLE=PART en pour cent, ou --origine egale pour des parts égales.",
)
ONE_WAY = Sentence("part-d-un-seul", "{act} n'a qu'un devenir : sa part est 100 %.", "N'en donnez pas d'autre.")
TARGET_TWICE = Sentence(
    "cible-deux-fois", "{act} mène deux fois vers le même acte.", "Gardez un seul devenir vers chaque acte."
)
ALREADY_PROPOSED = Sentence(
    "acte-deja-propose",
    "L'acte proposé {act} existe déjà.",
    "Laissez le numéro libre (« nouveau »), ou rattachez un acte actuel à celui-ci.",
)
NOT_PROPOSED = Sentence(
    "acte-propose-absent",
    "L'acte proposé {act} n'existe pas dans le projet.",
    "« ccam dossiers » montre les actes proposés ; « ccam decider creer » en ajoute un.",
)
JUSTIFICATION_MISSING = Sentence(
    "justification-a-donner",
    "Un acte créé demande sa justification.",
    "Dites en une phrase avec --justification pourquoi aucun acte actuel ne le contient.",
)
REASON_MISSING = Sentence(
    "motif-a-donner",
    "Une suppression demande son motif.",
    "Dites en une phrase avec --motif pourquoi l'acte disparaît.",
)
STILL_TARGET = Sentence(
    "acte-propose-atteint",
    "{act} ne peut pas être retiré : {old} y mène encore.",
    "Donnez d'abord un autre devenir à cet acte actuel.",
)
ONLY_ONE_NATURE = Sentence(
    "suppression-melangee",
    "Une suppression porte sur des actes actuels ou sur des actes proposés, pas sur les deux.",
    "Faites-en deux décisions.",
)
TOO_FEW = Sentence(
    "actes-a-nommer",
    "Facturer ensemble demande au moins deux actes cibles.",
    "Nommez-les à la suite, séparés par une espace.",
)
SAME_AS_BEFORE = Sentence("rien-a-decider", "Le projet dit déjà cela. Rien n'a été écrit.", "")
LINE_ABSENT = Sentence(
    "ligne-a-creer",
    "{act} n'a pas de ligne d'activité {activity}, phase {phase}.",
    "Ajoutez-la d'abord avec « ccam decider completer ».",
)
NOTHING_TO_COMPLETE = Sentence(
    "rien-a-completer",
    "Rien n'est dit de ces lignes.",
    "Donnez au moins une condition (--points, --cle-cp, --regroupement…), ou --laisse-a COMITÉ.",
)
LEFT_AND_COMPLETED = Sentence(
    "ligne-laissee-et-completee",
    "Une ligne est complétée ici ou laissée à un comité, pas les deux.",
    "Retirez --laisse-a, ou les conditions.",
)
NOTES_NOWHERE = Sentence(
    "notes-sans-acte",
    "Les notes vont à un acte proposé.",
    "Nommez-le avec --acte, ou donnez au moins une de ses lignes.",
)
EMPTY_COMMENT = Sentence("commentaire-vide", "Le commentaire est vide.", "Écrivez-le entre guillemets après le code.")
UNKNOWN_SUBJECT = Sentence(
    "sujet-inconnu",
    "{act} n'est ni un acte de la version {version}, ni un acte proposé du projet.",
    "Vérifiez le code : « ccam chercher » ou « ccam actes » montrent ceux de la version.",
)
NOTHING_CHOSEN = Sentence("aucun-sujet", "Aucun acte n'est désigné.", "Donnez des codes, ou un filtre avec --filtre.")
FAMILY_UNKNOWN = Sentence(
    "famille-inconnue", "La famille {family} n'existe pas dans le projet.", "Familles connues : {known}."
)
FAMILY_TAKEN = Sentence(
    "famille-existante", "La famille {family} existe déjà.", "« ccam famille modifier » change son nom ou son comité."
)
BAD_FAMILY = Sentence(
    "numero-de-famille",
    "« {value} » ne convient pas comme numéro de famille.",
    "Des lettres, des chiffres, des tirets.",
)
FAMILY_OR_REMOVE = Sentence(
    "famille-ou-retrait",
    "Il faut dire où placer ces actes.",
    "Donnez --famille N, ou --retirer pour n'en garder aucune.",
)
FAMILY_FILLED = Sentence(
    "famille-occupee",
    "La famille {family} ne peut pas être supprimée : elle contient encore {acts} ({act}…).",
    "Dites où ils vont, dans la même décision : --vers AUTRE.",
)
FAMILY_INTO_ITSELF = Sentence(
    "famille-vers-elle-meme", "La famille {family} ne peut pas accueillir ses propres actes.", "Nommez-en une autre."
)
FAMILY_PLANNED = Sentence(
    "famille-attendue",
    "La famille {family} ne peut pas être supprimée : le calendrier l'attend ({milestones}).",
    "Prévoyez d'abord ces étapes sans elle : ccam etape planifier.",
)
NO_SUCH_FAMILY_ROW = Sentence(
    "famille-a-decrire",
    "La famille {value} n'existe pas dans le projet.",
    "Donnez son nom dans la colonne « nom de la famille », ou corrigez le numéro. Familles connues : {known}.",
)
FAMILY_OTHERWISE = Sentence(
    "famille-decrite-autrement",
    "La famille {value} s'appelle « {name} » ({committee}) dans le projet.",
    "Laissez ces cases vides ; « ccam famille modifier » change un nom ou un comité.",
)
NO_SUCH_ACT_ROW = Sentence(
    "acte-a-placer-inconnu",
    "{value} n'est ni un acte de la version {version}, ni un acte proposé du projet.",
    "Corrigez le code, ou retirez la ligne.",
)
SAME_SUBJECT_ROWS = Sentence(
    "actes-du-meme-sujet",
    "{value} est placé avec {subject}, que la ligne {other} met dans la famille {family}.",
    "Gardez une seule de ces lignes.",
)
FAMILIES_REFUSED = Sentence(
    "table-de-familles-refusee", "{name} : rien n'est placé, {count} à corriger.", "Corrigez-les, puis recommencez."
)
NOT_FAMILIES = Sentence(
    "pas-une-table-de-familles",
    "{name} est un fichier « {format} », pas une table de familles.",
    "« ccam modele familles » en écrit une, vide.",
)
NO_FAMILY_NAME = Sentence("famille-sans-nom", "La famille {family} demande un nom.", "Écrivez-le entre guillemets.")

IN_A_COMMAND: dict[str, tuple[str, str]] = {
    curate.UNKNOWN_TARGET.code: NOT_PROPOSED[1:],
    curate.LABEL_MISSING.code: (
        "L'acte proposé {act} n'a pas encore de libellé.",
        "Donnez-le avec --libelle.",
    ),
    curate.TABLE_SHARES.code: ("", curate.SHARES_SUM.hint),
    curate.LINE_TWICE.code: ("La même ligne de {act} est donnée deux fois.", "Gardez-en une."),
}
"""What the planner's refusals become where there is no table, by code; an empty message stays as it was."""

_ROW = re.compile(r"^Ligne \d+ : ")


def without_row(message: str) -> str:
    """A refusal of the planner, without the row of a table that there is not."""
    text = _ROW.sub("", message)
    return text[:1].upper() + text[1:]


DEFAULT_REASONS = {
    "maintenir": "Maintien",
    "relibeller": "Libellé revu",
    "recoder": "Recodage",
    "regrouper": "Regroupement",
    "subdiviser": "Subdivision",
    "recomposer": "Recomposition",
    "facturer ensemble": "Actes facturés ensemble",
    "completer": "Lignes complétées",
    "scorer": "Points donnés",
    "laisser": "Ligne laissée à un comité",
    "placer": "Répartition des actes entre les familles",
    "repartir": "Parts revues",
}
"""What the journal keeps as the reason of a verb where its author gave none."""
DEFAULT_REASON = "Sans motif écrit ({verb})"
REASON_PLACED = "Répartition des actes entre les familles"
REASON_FAMILY = "Famille {family}"
REASON_COMMENT = "Commentaire"
REASON_FAMILY_GONE = "Suppression de la famille {family}"
REASON_FAMILY_TABLE = "Table de familles {name}"
PLACED_FROM_TABLE = "{acts}, {families}, d'après {name}."
PLACED_MANY = "{acts} actes placés dans la famille {family}."
UNPLACED_MANY = "{acts} actes retirés de leur famille."

NO_FAMILY = "Aucune famille. « ccam famille creer 07 'Chirurgie digestive' » en crée une."
FAMILY_HEAD = ("Famille", "Nom", "Comité", "Actes", "Base", "Part", "États")
OUTSIDE = "Sans famille : {acts} de la version."
MORE = "… et {count} de plus (--json les donne tous)."
CHECKS_SAME = "Contrôles {dossiers} : rien de changé ({errors}, {warnings})."
CHECKS = "Contrôles {dossiers} : {errors}, {warnings}."
CHECKS_LIFTED = "  levé     {id}  {sentence}"
CHECKS_APPEARED = "  nouveau  {id}  {level} : {sentence} → {hint}"
NO_DOSSIER = "Aucun dossier n'est touché."

TAKE_BACK = "Pour revenir en arrière : ccam annuler {position}"
NOT_TAKEN_BACK = "Un commentaire ne s'annule pas : un autre le corrige."
DOSSIER_NAMED = "{id} ({kind})"


def dossiers_named(names: list[tuple[str, str]]) -> str:
    """« du dossier HHFA001 (recomposition) », « de 12 dossiers »."""
    if len(names) == 1:
        return f"du dossier {DOSSIER_NAMED.format(id=names[0][0], kind=names[0][1])}"
    return "de " + numbers.plural(len(names), "dossier")


WITH_ERRORS = "{said} Reste {errors} à corriger dans ce qui a changé."
INHERITED = "{act} : lignes de ses actes d'origine, sans points (activités {slots})"
