"""Sentences of what the reader of NX files, and the drawing of the day in force, notice."""

from collections.abc import Iterable
from datetime import date

from ccam.french import numbers
from ccam.french.sentence import Sentence

_AGAIN = "Reprenez le fichier CACTOT d'origine sur le site de la CNAM."

UPDATE_FILE = Sentence(
    "base-de-mise-a-jour",
    "{name} est un fichier de mise à jour : il ne dit que ce qui change, et ne fait pas une version à lui seul.",
    "Donnez le fichier complet de la même version : son nom commence par CACTOT.",
)
REENCODED = Sentence(
    "base-reencodee",
    "{name} a été réenregistré en UTF-8 (ligne {row}) : les enregistrements n'ont plus 128 octets.",
    "Reprenez le fichier d'origine, ou rétablissez-le : iconv -f UTF-8 -t ISO-8859-1 « {name} » > copie.txt",
)
BAD_LENGTH = Sentence(
    "enregistrement-mal-coupe",
    "{name}, ligne {row} : {length} octets au lieu de 128.",
    "Le fichier a été coupé ou modifié en chemin. " + _AGAIN,
)
ENDLESS = "plus de {limit}"
TRUNCATED = Sentence(
    "base-tronquee",
    "Le fichier s'arrête ligne {row}, sans son enregistrement de fin (999).",
    "Le téléchargement s'est interrompu. " + _AGAIN,
)
STRUCTURE = Sentence(
    "structure-inconnue",
    "La structure annoncée est {value} ; le fichier est lu selon la norme {known}.",
    "Vérifiez quelques actes connus dans ce qui a été importé.",
)
BAD_FIELD = Sentence(
    "enregistrement-illisible",
    "Enregistrement {record}{act} : « {value} » ne se lit pas dans le champ « {column} ».",
    _AGAIN,
)
UNKNOWN_RECORD = Sentence(
    "enregistrement-inconnu",
    "L'enregistrement « {value} » n'est pas connu de la norme 14.01.",
    "Si la CNAM a changé de norme, signalez-le aux auteurs de l'atelier.",
)
MISPLACED = Sentence(
    "enregistrement-mal-place",
    "L'enregistrement {value} ne peut pas venir ici ({place}) ; la lecture reprend à l'acte suivant.",
    _AGAIN,
)
BEYOND = Sentence(
    "enregistrement-deborde",
    "Enregistrement {record} : « {value} » au-delà du dernier champ connu ; ce texte n'est pas gardé.",
    "Si la CNAM a ajouté un champ, signalez-le aux auteurs de l'atelier.",
)
GAP = Sentence(
    "rang-vide", "{count} : un rang vide avant des rangs remplis ; les valeurs sont gardées à la suite ({rows})."
)
BROKEN_SEQUENCE = Sentence(
    "suite-rompue",
    "Enregistrement {record} : la séquence {value} ne suit pas celle qui précède ; il manque un enregistrement.",
    _AGAIN,
)
COUNT = Sentence(
    "decompte-faux",
    "L'enregistrement {record}{act} annonce {value} enregistrements ; il y en a {found}.",
    "Un enregistrement manque ou est en trop. " + _AGAIN,
)
TOTAL = Sentence(
    "total-faux",
    "L'enregistrement de fin annonce {announced} {what} ; le fichier en a {found}.",
    "Un enregistrement manque ou est en trop. " + _AGAIN,
)
EXTRACT = Sentence(
    "base-extraite",
    "Le fichier est un extrait : son enregistrement de fin est celui d'une base de {announced}, il en a {found}.",
    "Tout ce qu'il contient est complet et gardé ; n'y cherchez pas une version entière de la CCAM.",
)
BAD_CODE = Sentence(
    "acte-nx-illisible", "« {value} » n'est pas un code d'acte : quatre lettres, trois chiffres.", _AGAIN
)
STATE_TWICE = Sentence(
    "etat-en-double",
    "{line} : « {value} » figure deux fois.",
    "Une seule valeur peut valoir à une date. " + _AGAIN,
)
MENU_TWICE = Sentence("menu-en-double", "Le menu {value} figure deux fois.", _AGAIN)
SCORE_MISPLACED = Sentence(
    "score-mal-date",
    "{line} : le score du {value} n'a pas de prix à la même date ; il n'est pas gardé.",
    "Vérifiez ce score auprès de la CNAM : les fichiers publics n'en portent pas.",
)
SCORE_MISSING = Sentence(
    "score-absent", "{count} : aucun score (350) à la date du prix ; lu comme zéro, tel que la CNAM l'écrit ({rows})."
)
TOO_MANY = Sentence("trop-d-erreurs", "La lecture s'arrête ici : {value} enregistrements ne se lisent pas.", _AGAIN)
WINDOWS_LINES = Sentence(
    "fins-de-ligne-windows", "{count} : fin de ligne de Windows, sans effet sur le contenu ({rows})."
)
MENU_ASTRAY = Sentence(
    "menu-sans-pere",
    "Le menu {value} ne se rattache pas à la racine de l'arborescence, ou porte le numéro d'un autre ; "
    "il ne fait pas de subdivision.",
)
HEADING_UNKNOWN = Sentence(
    "subdivision-inconnue",
    "{count} sous un numéro que l'arborescence du fichier ne connaît pas ({numbers}).",
    "Ces actes sont gardés sous ce numéro, sans titre.",
)
LATER = Sentence(
    "etats-a-venir",
    "Après le {day}, {count} du fichier à venir ou à changer, à partir du {value} : gardé dans l'historique seulement.",
    "Pour montrer un autre jour : « ccam importer --au AAAA-MM-JJ ».",
)
ENDED = Sentence("actes-termines", "Au {day}, {count} du fichier {verb} pris fin : l'historique seul les garde.")
NO_TREE = Sentence(
    "arborescence-absente",
    "Le fichier n'a pas d'arborescence : les actes ont un numéro de subdivision, sans titre.",
)
NONE_IN_FORCE = Sentence(
    "aucun-acte-en-vigueur",
    "{name} : aucun acte n'est en vigueur au {day}.",
    "Choisissez une date comprise dans l'historique du fichier.",
)

TITLE = "CCAM version {version}, base du {day}"
TOTALS = {
    "enregistrements": "enregistrements",
    "tables": "enregistrements de tables",
    "actes": "actes",
    "activites": "activités",
    "phases": "phases",
}


def about(code: str) -> str:
    """« de HHFA001 », with a space before; nothing outside an act."""
    return f" de {code}" if code else ""


def first(items: Iterable[str], shown: int = 4) -> str:
    """« 07.01.13.01, 07.01.13.02… », in order."""
    known = sorted(items)
    return ", ".join(known[:shown]) + ("…" if len(known) > shown else "")


def have(count: int) -> str:
    """« a » or « ont »."""
    return "ont" if count > 1 else "a"


def on(day: str) -> str:
    """An ISO date for people."""
    return numbers.day(date.fromisoformat(day))
