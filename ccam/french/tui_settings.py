"""What a person chooses on this machine: keys, themes, columns."""

from ccam.french.sentence import Sentence

# the two files

FILE_UNREADABLE = Sentence(
    "reglages-illisibles", "Le fichier {file} ne peut pas être lu : {why}.", "Corrigez-le, ou supprimez-le."
)
TOO_LONG = "il est trop long pour un fichier de réglages"
NOT_TOML = "ce n'est pas du TOML ({detail})"
KEYS_NOT_A_TABLE = Sentence(
    "touches-sans-table",
    'Le fichier {file} doit tenir en une table [touches], avec des lignes comme : "annuler" = "f9".',
)
UNKNOWN_ACTION = Sentence(
    "touche-sans-action",
    "Dans touches.toml, « {action} » n'est le nom d'aucune action.",
    "Les noms sont ceux de l'aide (?). {near}",
)
NEAR_ACTION = "Vouliez-vous dire « {action} » ?"
UNKNOWN_KEY = Sentence(
    "touche-inconnue",
    "Dans touches.toml, « {key} » n'est pas une touche que l'on puisse donner à « {action} ».",
    "Un caractère, f1 à f12, ctrl+ une lettre, ou : {names}.",
)
KEY_TWICE = Sentence(
    "touche-deux-fois",
    "Dans touches.toml, la touche « {key} » ferait deux choses : « {first} » et « {second} ».",
    "Donnez une autre touche à l'une des deux.",
)
FIXED_ACTION = Sentence(
    "touche-fixe",
    "Dans touches.toml, la touche de « {action} » ne se change pas : les dialogues en ont besoin.",
    "Retirez cette ligne.",
)
WARNING_TITLE = "Vos réglages"
KEYS_KEPT = "{why} Les touches habituelles restent."

# names of keys, as people write and read them

KEY_NAMES = {
    "espace": "space",
    "haut": "up",
    "bas": "down",
    "gauche": "left",
    "droite": "right",
    "début": "home",
    "fin": "end",
    "page-haut": "pageup",
    "page-bas": "pagedown",
    "inser": "insert",
    "suppr": "delete",
}

# themes

THEMES = {
    "textual-dark": "sombre",
    "textual-light": "clair",
    "ccam-daltonien": "daltonien (bleu et orange)",
    "ansi-dark": "16 couleurs du terminal, fond sombre",
    "ansi-light": "16 couleurs du terminal, fond clair",
}
CHOOSE_THEME = "Quel thème ?"
THEME_CHOSEN = "Thème : {theme}. Il sera retrouvé la prochaine fois."
NO_COLOR = "NO_COLOR est demandé : l'atelier n'emploie aucune couleur, quel que soit le thème."

# columns and order of a list

CHOOSE_ORDER = "Trier « {list} » par…"
CHOOSE_COLUMNS = "Colonnes de « {list} »"
COLUMNS_HELP = "Espace montrer ou cacher   ↵ valider   Échap renoncer"
COLUMN_SHOWN = "montrée"
COLUMN_HIDDEN = "cachée"
COLUMN_FIXED = "toujours montrée"
OWN_ORDER = "l'ordre de la liste"
ASCENDING = "croissant"
DESCENDING = "décroissant"
SORTED_BY = "trié par {column}, {way}"
ONE_ORDER = "{column}, {way}"
SORTED_SAID = "Liste triée par {order}. Une ligne sans valeur vient à la fin."
UNSORTED_SAID = "La liste est revenue à son ordre."
COLUMNS_SAID = "Colonnes de « {list} » : {columns}. Elles seront retrouvées la prochaine fois."
NO_LIST = "Choisissez d'abord une liste : Tab passe d'un panneau à l'autre."

# copying

COPIED_CELL = "Copié : {column} de {row} ({text})."
COPIED_ROW = "Copié : la ligne {row}, {columns}, séparées par des tabulations."
COPIED_ROWS = "Copié : {rows}, avec l'en-tête, séparées par des tabulations."
COPIED_TEXT = "Copié : la fiche, {lines}."
LONG_COPY = "C'est long ({size} ko) : certains terminaux le refusent, vérifiez en collant."
ONE_LINE = "ligne"
ONE_ROW = "ligne"
ONE_COLUMN = "colonne"
NOTHING_TO_COPY = "Il n'y a rien à copier ici."

DO_COPY = "copier"
DO_COPY_CELL = "copier la case"
DO_COPY_ROW = "copier la ligne"
DO_COPY_ALL = "copier toutes les lignes affichées"
DO_SORT = "trier la liste"
DO_COLUMNS = "choisir les colonnes de la liste"
DO_THEME = "changer de thème"
