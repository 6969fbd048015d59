"""Sentences of the filters."""

from ccam.french.sentence import Sentence

UNKNOWN_FIELD = Sentence(
    "filtre-champ-inconnu",
    "Le filtre ne connaît pas « {field} ».",
    "Champs possibles : {known}. Sans champ, les mots sont cherchés dans le code et le libellé.",
)
BAD_NUMBER = Sentence("filtre-nombre", "« {value} » n'est pas un nombre.", "Exemple : tarif>100 ou actes<=50.")
