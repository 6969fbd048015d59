"""Sentences of the imports."""

from ccam.french import numbers
from ccam.french.sentence import Sentence

FILE_REFUSED = Sentence(
    "fichier-refuse",
    "{name} n'est pas importé : {count} dans le fichier. Rien n'a été gardé.",
    "Corrigez les cellules citées ; « --constats F » écrit la liste complète dans un fichier.",
)
GOES_ELSEWHERE = Sentence(
    "fichier-de-projet",
    "{name} est une table de transcodage : elle s'applique à un projet.",
    "Lancez « ccam appliquer {name} ».",
)
REASON = "Import de {name}"


def errors(count: int) -> str:
    """« 1 erreur », « 3 erreurs »."""
    return numbers.plural(count, "erreur")
