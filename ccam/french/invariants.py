"""Sentences of the invariants: what is wrong in a draft, and what to do about it."""

from ccam.french.sentence import Sentence

UNDECIDED = Sentence("I1", "{act} n'a pas encore de devenir.", "Décidez : maintenir, regrouper, subdiviser, supprimer…")
NO_ORIGIN = Sentence(
    "I2",
    "{act} n'a ni acte d'origine ni justification de création.",
    "Rattachez-le à un acte actuel, ou créez-le avec une justification.",
)
DELETED_WITH_TARGET = Sentence("I3", "{act} est supprimé mais garde un devenir.", "Retirez l'un ou l'autre.")
DELETED_WITHOUT_REASON = Sentence("I3", "{act} est supprimé sans motif.", "Écrivez le motif de la suppression.")
MAPPED_NOWHERE = Sentence("I3", "{act} a un devenir déclaré mais aucun acte cible.", "Nommez l'acte cible.")
DUPLICATE_LINK = Sentence("I4", "{act} mène deux fois vers {target} par le même chemin.", "Gardez un seul lien.")
UNKNOWN_OLD = Sentence("I4", "{act} n'existe pas dans la version de départ.", "Vérifiez le code.")
GONE_OLD = Sentence(
    "I4",
    "{act} a un devenir, mais n'existe plus dans la version {version}.",
    "Retirez-le du projet : une ligne « {act} ; indécis » dans une table appliquée. Ses volumes restent comptés à part.",
)
UNKNOWN_TARGET = Sentence("I4", "{act} mène vers {target}, qui n'existe pas dans le projet.", "Créez l'acte cible.")
VERB_AGAINST_SHAPE = Sentence(
    "I5",
    "{act} est déclaré « {verb} », mais le dossier {dossier} est : {kind}.",
    "Corrigez le verbe, ou les liens du dossier.",
)
SHARES_MISSING = Sentence(
    "I7", "{act} a {count} devenirs possibles et pas de parts.", "Répartissez 100 % entre ses devenirs."
)
SHARES_SUM = Sentence("I7", "Les parts de {act} font {sum} au lieu de 100 %.", "Corrigez les parts.")
SHARE_NOT_POSITIVE = Sentence(
    "I7", "Une part de {act} est nulle ou négative.", "Retirez le devenir dont la part est nulle."
)
EMPTY_BUNDLE = Sentence("I8", "Un devenir de {act} ne contient aucun acte.", "Retirez-le ou nommez ses actes.")
SHARE_WITHOUT_SOURCE = Sentence("I9", "{act} : part « {origin} » sans source.", "Indiquez d'où vient la répartition.")
SHARE_EQUAL = Sentence("I9", "{act} : parts égales, faute de mieux.", "Remplacez-les par une répartition observée.")
SAME_LABEL = Sentence("I11", "{first} et {second} portent le même libellé.", "Un libellé, un code : distinguez-les.")
SAME_CODE = Sentence("I11", "{first} et {second} portent le même code {code}.", "Un libellé, un code : changez-en un.")
CODE_REUSED = Sentence(
    "I12",
    "Le code actuel {code} est donné à {target}, dont {code} n'est pas un acte d'origine.",
    "Donnez un nouveau code à {target}.",
)
SCOPE_CHANGED = Sentence(
    "I12",
    "{code} garde son code alors que son contenu change ({kind}).",
    "Confirmez, ou donnez un nouveau code : une série statistique serait rompue.",
)
TO_REVIEW = Sentence(
    "I15",
    "{act} est à revoir : {reason}.",
    "Décidez-le de nouveau : appliquer la même ligne de table confirme ce qui était décidé.",
)
LINE_WITHOUT_TARGET = Sentence(
    "I20",
    "La ligne {line} ({what}) n'a pas de ligne correspondante dans {target}.",
    "Complétez les lignes de {target}, ou laissez cette ligne à un comité.",
)
LINE_LEFT = Sentence("I20", "La ligne {line} est laissée au comité {committee}.", "À décider avant la publication.")
LEFT_UNKNOWN_LINE = Sentence(
    "I20", "La ligne {line}, laissée au comité {committee}, n'existe pas.", "Vérifiez l'activité et la phase."
)

ACTIVITIES = {
    1: "activité 1",
    2: "activité 2",
    3: "activité 3",
    4: "activité 4, anesthésie",
    5: "activité 5, circulation extracorporelle",
}
PHASE = "{activity}, phase {phase}"

LEVELS = {"error": "erreur", "counted": "à valoriser", "warning": "avertissement"}
