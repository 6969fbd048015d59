"""Words of the split of a delta: its factors, its order."""

from ccam.french.sentence import Sentence

BAD_ORDER = Sentence(
    "ordre-de-decomposition",
    "« {name} » n'a pas sa place dans l'ordre de la décomposition.",
    "Citez chaque facteur une fois, au choix : {known}.",
)
FACTORS = {
    "cible": "retour à la cible",
    "points": "points",
    "fc": "FC",
    "cp": "CP",
    "transcodage": "transcodage",
    "transition": "transition et abattements",
    "inconnu": "points inconnus",
    "associations": "associations et modificateurs (k)",
}
"""Factors by name, in their usual order."""
HEAD = {
    "cible": "Cible",
    "points": "Points",
    "fc": "FC",
    "cp": "CP",
    "transcodage": "Transcod.",
    "transition": "Transition",
    "inconnu": "Inconnu",
    "associations": "Assoc. (k)",
}
"""The same as titles of columns."""
IN_ORDER = "Décomposition empilée, dans cet ordre : {order}. Un autre ordre donne d'autres parts du même écart."
WITHOUT_ORDER = "Décomposition sans ordre (moyenne de tous les ordres, Shapley)."
EXPLAINED = "Points d'avant connus sur {explained} de base, sur {counted} qui comptent ; le reste est « inconnu »."
BEFORE = (
    "Avant : points connus × (FC + CP) au {day}, CP « {charges} » ; « cible » est ce que l'ancien prix avait de plus."
)
NONE_EXPLAINED = "Aucun point d'avant n'est connu : « ccam reconstituer » les retrouve dans l'histoire des prix."
ROW = "{name} {delta} : {parts}"
PART = "{factor} {amount}"
NIL = "rien ne change"
TOTAL = "Total"
DELTA = "Écart"
OPTION = "Décompose l'effet : points, FC, CP, transcodage, associations, inconnu."
OPTION_ORDER = "Ordre de la décomposition, par exemple « fc,cp,points » ; « aucun » pour la moyenne de tous les ordres."
