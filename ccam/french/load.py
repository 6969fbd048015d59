"""Sentences of the imports."""

from collections.abc import Iterable

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
FAMILIES_ELSEWHERE = Sentence(
    "familles-de-projet",
    "{name} est une table de familles : elle place les actes d'un projet.",
    "Lancez « ccam famille placer {name} ».",
)
REASON = "Import de {name}"
READING = "Lecture de {name}…"
READING_AT = "Lecture de {name} : {percent} %"
WRITING = "{name} est lu ; écriture dans la base…"

RELEASE_READ = "version {name} de la CCAM, {acts}, {lines}"
FULL_RELEASE_READ = "version {name} de la CCAM, {acts}, {lines}, historique de {prices}"
VOLUMES_READ = "volumes {name}, {lines} sur {acts}"
HOSPITAL_READ = "volumes hospitaliers {name}, {lines} sur {acts}"
PARAMETERS_READ = "paramètres « {name} », {lines}"
SHEET_READ = "feuille « {name} », {lines}"
LIFE_READ = "table des états « {name} », {lines}"
FAMILIES_READ = "table de familles, {acts}"
TABLE_READ = "table de transcodage, {acts}"


def errors(count: int) -> str:
    """« 1 erreur », « 3 erreurs »."""
    return numbers.plural(count, "erreur")


def reason(name: str, told: Iterable[str]) -> str:
    """Why an import was written in the journal, with what it changed of earlier ones."""
    return " ; ".join([REASON.format(name=name), *told])


def what(sentence: str, name: str, acts: int, lines: int, prices: int = 0) -> str:
    """What a file turned out to be, in words."""
    return sentence.format(
        name=name,
        acts=numbers.plural(acts, "acte"),
        lines=numbers.plural(lines, "ligne"),
        prices=numbers.plural(prices, "prix daté", "prix datés"),
    )
