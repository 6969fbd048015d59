"""Words of ``ccam recouper``: two files of one version against each other."""

import re
from collections.abc import Sequence

from ccam.french import numbers
from ccam.french.sentence import Sentence

SAME_RELEASE = Sentence(
    "recoupement-avec-soi",
    "C'est deux fois la version {version} : il n'y a rien à recouper.",
    "Donnez deux versions venues de deux formats, par exemple 78 et 78.10-nx ; « ccam versions » les montre.",
)
CANNOT_WRITE = Sentence(
    "recoupement-non-ecrit",
    "La liste des écarts n'a pas pu être écrite dans {path}.",
    "Choisissez un autre emplacement, ou vérifiez vos droits sur ce dossier.",
)

OPTION_TO = "Écrit tous les écarts dans ce fichier CSV."
ARGUMENT_FIRST = "Première version, telle que « ccam versions » la montre."
ARGUMENT_SECOND = "Seconde version, venue d'un autre format."

HEADING = "Version {first} contre version {second}, champ par champ :"
KINSHIP = {
    "meme numero": "",
    "meme version, autre mise a jour": (
        "Même version, mais pas la même mise à jour : quelques écarts peuvent être des évolutions."
    ),
    "numerotations differentes": (
        "L'une est numérotée par année : rien ne dit que c'est la même version, les écarts peuvent être des évolutions."
    ),
    "versions differentes": (
        "Attention : ce sont deux versions différentes. Pour les évolutions : ccam comparer {first} {second}"
    ),
}
HEAD = ("Champ", "Comparés", "Égaux", "Écriture seule", "Différents")
LEFT_OUT = "Non comparé, absent de {version} : {fields}."
FIELD = "{field} : {count}"
EXPLAINED = "  {count} : {why}"
UNEXPLAINED = "sans explication connue"
ITEM = "    {key}"
SIDE = "      {version} : {value}"
NOTHING = "–"
HERE, AWAY = "présente", "absente"
YES = "oui"
MORE = "    … et {count} de plus"
ALL_WITH = "Tout voir : --limite 0. Tout garder : --vers ecarts.csv, ou --json."
READING = "Lecture des versions {first} et {second}…"
NO_DIFFERENCE = "Aucun écart autre que d'écriture."
WRITTEN = "{count} écrits dans {path}."
COLUMNS = ("champ", "où", "{first}", "{second}", "écriture seule", "explication")

FIELDS = {
    "acte": "acte présent",
    "libelle": "libellé d'acte",
    "subdivision": "subdivision de l'acte",
    "modificateurs": "modificateurs",
    "notes": "notes d'acte",
    "titre de subdivision": "titre de subdivision",
    "ligne": "ligne présente",
    "libelle de ligne": "libellé de ligne",
    "regroupement": "code de regroupement",
    "exo tm": "exonération du ticket modérateur",
    "accord prealable": "accord préalable",
    "remboursement sous conditions": "remboursement sous conditions",
    "gestes associes": "gestes associés",
    "prix F": "prix F (secteur 1 / OPTAM)",
    "prix G": "prix G (autres)",
    "icr": "ICR",
}
GRID = "prix, grille {grid}"
GRIDS = "prix des grilles {first} à {last}"
FEW = 3
"""From how many grids a list of them is shortened."""

AMOUNT = re.compile(r"[0-9]+\.[0-9]{2}")

FAMILIES = {
    "typographie": "seules la typographie (œ, ’, espaces) ou la casse changent",
    "ordre": "mêmes codes, dans un autre ordre",
    "zero ecrit autrement": "zéro écrit autrement (vide d'un côté, 0,00 de l'autre)",
    "ponctuation, accents et espaces": "mêmes mots ; la ponctuation, un accent ou une espace change",
    "numerotee autrement": "même titre, rangé sous un autre numéro dans l'autre fichier",
    "texte coupe": "l'un des textes est le début de l'autre",
    "code propre au pmsi": "code réservé au PMSI (son premier chiffre est 8), jamais facturable",
    "acte sans ligne": "acte sans aucune ligne tarifée",
    "ligne en double": "l'autre fichier a cette ligne sous la clé d'une autre, en double",
    "non pris en charge": "« non pris en charge » d'un côté, zéro de l'autre",
    "prix d'un seul cote": "prix d'un seul côté",
    "prix plus recent": "prix entré en vigueur après la date de l'autre fichier",
    "prix anterieur": "l'un garde le prix que l'autre fichier donne pour une date antérieure",
    "un seul fichier le dit": "un seul des deux fichiers le dit",
}


def field_words(field: str) -> str:
    """A field in words; one that a format alone names is left as it is."""
    kind, _, grid = field.partition(" ")
    if kind == "prix" and grid.isdigit():
        return GRID.format(grid=grid)
    return FIELDS.get(field, field)


def fields_words(fields: Sequence[str]) -> str:
    """Fields in a sentence; many grids are told by the first and the last."""
    grids = [grid for kind, _, grid in (field.partition(" ") for field in fields) if kind == "prix" and grid.isdigit()]
    if len(grids) < FEW:
        return ", ".join(map(field_words, fields))
    others = [field for field in fields if field.removeprefix("prix ") not in grids]
    return ", ".join([*map(field_words, others), GRIDS.format(first=grids[0], last=grids[-1])])


def value_words(field: str, value: str) -> str:
    """What a side says, for people: prices in euros, lines present or not, a dash for nothing."""
    if field == "ligne":
        return HERE if value else AWAY
    if field.startswith("prix ") and AMOUNT.fullmatch(value):
        return numbers.euros(int(value.replace(".", "")))
    return value or NOTHING


def differences(count: int) -> str:
    """« 3 écarts »."""
    return numbers.plural(count, "écart")
