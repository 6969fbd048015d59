"""What ``ccam exporter`` says, and what it refuses."""

from ccam.french import numbers
from ccam.french.sentence import Sentence

FORMAT_UNKNOWN = Sentence("export-inconnu", "Il n'y a pas d'export « {format} ».", "Formats connus : {known}.")
EMPTY_DRAFT = Sentence(
    "projet-vide",
    "Le projet « {draft} » ne dit encore rien : tous ses actes sont indécis.",
    "Appliquez une table de transcodage, puis relancez la commande.",
)
EXISTS = Sentence(
    "export-deja-la",
    "{file} existe déjà : il n'est pas touché.",
    "Donnez un autre nom avec « -o », ou ajoutez « --remplacer ».",
)
NO_MILESTONE = Sentence("export-etape-inconnue", "Aucune étape du projet ne s'appelle « {name} ».", "Étapes : {seals}.")
CANNOT_WRITE = Sentence(
    "export-non-ecrit",
    "L'export n'a pas pu être écrit dans {folder} : {why}.",
    "Choisissez un dossier où vous pouvez écrire, avec -o.",
)
TEXT_TOO_LONG = Sentence(
    "texte-trop-long",
    "Ligne {row} : le texte qui commence par « {start} » dépasse ce qu'une cellule de classeur peut tenir.",
    "Exportez en CSV : --format transcodage-csv.",
)

ONE_NAME = Sentence(
    "export-plusieurs-noms",
    "« -o {target} » ne peut pas nommer {count} exports à la fois.",
    "Donnez un dossier qui existe, ou un seul format.",
)

MAKING = "Export {format}…"
WRITTEN = "Écrit : {files}"
SAID = "Le projet dit : {old}, {new}, {lines}."
UNDECIDED = "{count} sans devenir : une absence ne dit ni maintien, ni suppression."
LEFT_OUT = "Non repris dans ce format : {what}."
NEXT = {
    "projet": "Pour le reprendre ailleurs : ccam appliquer {files}",
    "version": "Pour vérifier ce qui y est : ccam importer {files} --a-blanc",
    "lignes": "Pour en reprendre les points sur le même projet : ccam appliquer {files}",
}
"""What to do with a file, by what it comes back as."""
NEXT_MANY = "Pour les relire : ccam appliquer FICHIER ; un classeur ou un NX : ccam importer FICHIER --a-blanc"
REVIEW = "la mention « à revoir » ({count})"
GONE = "les décisions sur des actes qui ne sont plus dans la version ({count})"
LINES = "les lignes des actes proposés ({count})"
LEFT_LINES = "les lignes laissées à un comité ({count})"
NOTES = "les notes des actes proposés ({count})"
EXPLICIT_UNDECIDED = "les actes explicitement indécis ({count})"
OTHER_MEASURES = "les parts par une autre mesure que les nombres d'actes ({count})"
JUSTIFICATIONS = "la justification d'actes créés puis reliés ({count})"

TITLE = "Correspondance : CCAM {version} → {draft}"
WHAT_IS_ABSENT = (
    "Projet de travail. Un acte absent de cette carte est indécis : il n'est ni maintenu, ni supprimé. "
    "Les lignes et les points des actes sont dans le CodeSystem qui l'accompagne."
)
ACTS_TITLE = "Actes proposés : CCAM {version} → {draft}"
ACTS_WORDS = (
    "Projet de travail. Un concept par acte proposé, et un par ligne (acte/activité/phase) : points travail, clé de coût "
    "de la pratique, conditions de facturation."
)
SPLIT_COMMENT = "Le nouvel acte ne reprend qu'une partie de l'ancien."
"""Said where R4 wants a comment and nobody has given a reason; it is not read back as one."""


OPTION_FORMAT = (
    "Un ou plusieurs formats, séparés par une virgule : transcodage (.xlsx), transcodage-csv, sssom, fhir-r5, fhir-r4, "
    "nx, tarifs (.xlsx), tarifs-csv, classeur (.xlsx), classeur-csv, jsonl, parquet, duckdb, paquet."
)
OPTION_MILESTONE = "Étape à exporter (sinon l'état actuel)."
OPTION_EFFECTIVE = "Date d'effet d'une publication NX ou d'un classeur, AAAA-MM-JJ."
OPTION_NUMBER = "Numéro de version d'une publication NX : 85.00."
OPTION_TARGET = "Fichier à écrire, ou dossier qui existe (sinon le nom du projet, dans le dossier courant)."
OPTION_NAMES = "Donne les auteurs des décisions tels que le journal les a (sinon des pseudonymes)."


def said(old: int, new: int, lines: int) -> str:
    """« Le projet dit : 110 actes actuels décidés, 93 actes proposés, 140 lignes. »"""
    return SAID.format(
        old=numbers.plural(old, "acte actuel décidé", "actes actuels décidés"),
        new=numbers.plural(new, "acte proposé", "actes proposés"),
        lines=numbers.plural(lines, "ligne"),
    )


def undecided(count: int) -> str:
    """« 43 actes sans devenir… »"""
    return UNDECIDED.format(count=numbers.plural(count, "acte"))
