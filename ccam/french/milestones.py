"""Words of the points d'étape."""

from ccam.french.sentence import Sentence

REFUSED = Sentence(
    "etape-refusee",
    "L'étape « {name} » n'est pas scellée : {count} à corriger d'abord ({ids}).",
    "« ccam verifier » les nomme une par une. Les actes indécis ne bloquent pas : ils sont comptés et valorisés.",
)
UNKNOWN = Sentence(
    "etape-ou-version-inconnue",
    "Ni étape ni version ne s'appelle « {name} ».",
    "Étapes : {seals}. Versions : {versions}.",
)
OTHER_BASE = Sentence(
    "version-hors-projet",
    "Le projet part de la version {base}, pas de la version {version}.",
    "Comparez depuis la version {base} ou depuis une étape ; « ccam comparer » compare deux versions.",
)
REASON = "Point d'étape {name}"
HEAD = ("Étape", "Scellée le", "Décision", "Instance", "Effet (honoraires)", "Empreinte")
"""Columns of ``ccam etape lister``."""
