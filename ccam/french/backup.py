"""Sentences of backups: saving a base in one file, restoring it."""

from ccam.french.numbers import NBSP, integer
from ccam.french.sentence import Sentence

FILE_TAKEN = Sentence(
    "sauvegarde-existante",
    "Il y a déjà un fichier à l'adresse {path} ; il est resté tel quel.",
    "Donnez un autre nom à la sauvegarde, par exemple avec la date du jour.",
)
FOLDER_REFUSES = Sentence(
    "sauvegarde-impossible",
    "Rien ne peut être écrit dans {folder} : ce dossier n'existe pas, ou n'accepte pas de nouveau fichier.",
    "Choisissez un autre dossier, ou demandez le droit d'y écrire.",
)
NO_BACKUP = Sentence(
    "sauvegarde-absente",
    "Il n'y a pas de sauvegarde à l'adresse {path}.",
    "Vérifiez le nom et le dossier du fichier.",
)
UNSOUND = Sentence(
    "sauvegarde-non-integre",
    "{path} n'est pas intègre : {problem} Rien n'a été écrit.",
    "Lancez « ccam base verifier » dessus pour voir toutes les anomalies, et partez d'une sauvegarde plus ancienne.",
)
NOT_FAITHFUL = Sentence(
    "copie-infidele",
    "La copie ne porte pas l'empreinte de son original ; elle n'a pas été gardée.",
    "Recommencez. Si cela se répète, vérifiez l'état du disque.",
)
NOT_EMPTY = Sentence(
    "base-non-vide",
    "La base {url} contient déjà quelque chose ; elle est restée telle quelle.",
    "Une sauvegarde se restaure dans une base neuve : créez-en une avec « ccam base init », ou donnez un autre --base.",
)
DAMAGED_FILE = "le fichier est abîmé."

SAVED = "Base sauvée dans {path} ({size}), vérifiée : {entries} jusqu'à l'empreinte {hash}."
RESTORED = "Base restaurée depuis {path}, vérifiée : {entries} jusqu'à l'empreinte {hash}."


def megabytes(size: int) -> str:
    """A number of bytes as ``12,3 Mo``."""
    tenths = (size * 10 + 500_000) // 1_000_000
    return f"{integer(tenths // 10)},{tenths % 10}{NBSP}Mo"
