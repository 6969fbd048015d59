"""Words of what a seat of the panel files from a keyboard (``ccam forfaits critere``, ``noter``, ``classer``…)."""

from ccam.french.sentence import Sentence

UNKNOWN_CRITERION = Sentence(
    "critere-a-ajouter",
    "« {name} » n'est pas un critère du comité.",
    "Critères : {known}. Pour l'ajouter : geste « ajouter », avec son énoncé.",
)

GESTURES = {
    "ajouter": "{seat} ajoute le critère {criterion}",
    "reformuler": "{seat} reformule le critère {criterion}",
    "rejeter": "{seat} rejette le critère {criterion}",
    "ponderer": "{seat} pondère le critère {criterion}",
    "retablir": "{seat} retire ses gestes sur le critère {criterion}",
}
RATED = "{seat} note {criterion} sur « {fee} », tour {round}"
PLACED = "{seat} classe le poste « {item} » : {standing} ({fee})"
SUPPOSED = "{seat} suppose pour « {fee} », {what} : {value}"
EVERY_FEE = "tous les forfaits"

TITLE = "{seat}, saisie du {day}, n° {position}"
SOURCE = "saisie dans l'atelier"
FILE = "saisie"
WHERE = "« {title} »"

OPTION_SEAT = "Le siège qui dépose : « AM 1 », « AM 2 », « Méd 1 » ou « Méd 2 »."
OPTION_WHY = "Pourquoi ; le registre le garde avec les mots du siège."
ARGUMENT_CRITERION = "Le critère, par son nom (C1 à C10, ou un nom ajouté)."
ARGUMENT_GESTURE = "Ce que le siège fait : ajouter, reformuler, rejeter, pondérer, ou rétablir (retire ses gestes)."
OPTION_WORDING = "L'énoncé : pour ajouter ou reformuler."
OPTION_WEIGHT = "Le poids, de 0 à 100 : pour pondérer (1 sinon)."
ARGUMENT_FEE = "Le forfait évalué, en entier ou en partie."
ARGUMENT_NOTE = "La note, de 1 (le critère échoue) à 9 (il est rempli) ; « - » pour un siège qui ne se prononce pas."
OPTION_ROUND = "Le tour : le premier est scellé, les suivants sont motivés."
ARGUMENT_ITEM = "Le poste de coût (archivage, énergie, locaux…)."
ARGUMENT_STANDING = (
    "Où le siège le place : « dans le forfait », « hors du forfait », « payé ailleurs », « à trancher »."
)
OPTION_FEE = "Pour ce seul forfait ; tous si l'option manque."
OPTION_EVIDENCE = "La pièce derrière ce que dit le siège."
ARGUMENT_HYPOTHESIS = (
    "L'hypothèse : « prix d'achat », « durée de vie », « examens par an », « coût annuel d'un poste »…"
)
ARGUMENT_VALUE = "Sa valeur, dans l'unité du modèle (€, ans, %…)."
OPTION_ITEM = "Le poste de coût, pour « coût annuel d'un poste » et « coût par examen d'un poste »."
