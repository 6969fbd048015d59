"""Words of the lists: fates, states, what is left to whom."""

from ccam.french.sentence import Sentence

UNKNOWN_ACT = Sentence(
    "acte-inconnu",
    "L'acte {code} n'existe pas dans la version {version}.",
    "{suggestion}",
)
NEAREST = "Codes proches : {codes}."
SEARCH_HINT = "« ccam actes MOTS » cherche dans les codes et les libellés."
UNKNOWN_DOSSIER = Sentence(
    "dossier-inconnu",
    "Aucun dossier ne contient {code}.",
    "Donnez le code d'un acte actuel ou le numéro d'un acte proposé (P-07-0001).",
)
NO_RELEASE = Sentence(
    "aucune-version",
    "Cette base ne contient aucune version de la CCAM.",
    "Importez le classeur de la CNAM : ccam importer CCAM_V81.xlsx (ou essayez « ccam demo »).",
)
NO_VOLUMES = Sentence(
    "aucun-volume",
    "Cette base ne contient aucun volume : l'impact ne se calcule pas.",
    "Importez un fichier annuel « actes techniques CCAM » : ccam importer 2023_actes-techniques-ccam.xlsx",
)

UNDECIDED = "indécis"
DELETED = "supprimé"
NO_FATE_LETTER = "–"
REVIEW_LETTER = "?"
LEFT = "{line} laissée au comité {committee}"
CREATED = "Création"
"""Stands before the label of a dossier without an old act."""

VERBS = {
    "maintenir": "maintenir",
    "relibeller": "relibeller",
    "recoder": "recoder",
    "regrouper": "regrouper",
    "subdiviser": "subdiviser",
    "recomposer": "recomposer",
    "facturer ensemble": "facturer ensemble",
    "supprimer": "supprimer",
    "creer": "créer",
}
ORIGINS = {
    "unique": "",
    "egale": "égale",
    "experte": "experte",
    "double codage": "double codage",
    "volumes": "volumes",
    "estimee": "estimée",
}
NOT_COVERED = "non pris en charge"
NO_PRICE = "–"
MODIFIER = "{letter} {value} : {wording}"
"""What a modifier adds in sector 1, and in the others where it is not the same, then what it stands for."""
