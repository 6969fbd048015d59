"""Sentences of what reading the base in DBF notices; a « ligne » there is a record of the table."""

from collections.abc import Mapping

from ccam.french import numbers
from ccam.french.sentence import Sentence

# Refusals

TABLE_BROKEN = Sentence(
    "table-dbf-abimee",
    "{name} : l'en-tête de la table se contredit ou n'est pas entier.",
    "Téléchargez de nouveau l'archive qui la contient.",
)
TABLE_CUT = Sentence(
    "table-dbf-coupee",
    "{name} annonce {announced}, et n'en contient que {present}.",
    "Téléchargez de nouveau l'archive qui la contient.",
)
TABLE_LONGER = Sentence(
    "table-dbf-plus-longue",
    "{name} annonce {announced}, mais le fichier continue après.",
    "Téléchargez de nouveau l'archive qui la contient.",
)
TABLE_TWICE = Sentence(
    "table-dbf-en-double",
    "La table {table} est donnée deux fois : {first} et {second}.",
    "Donnez chacune des trois archives une seule fois.",
)
TABLES_ABSENT = Sentence(
    "tables-dbf-absentes",
    "Il manque {count} sans lesquelles la base ne peut pas être lue : {tables}.",
    "Donnez ensemble les trois archives de la CNAM (PART1, PART2, PART3) ; il manque sans doute {parts}.",
)
FIELD_ABSENT = Sentence(
    "champ-dbf-absent",
    "{name} n'a pas le champ {fields}.",
    "Vérifiez que le fichier vient bien de la base CCAM de la CNAM, au format DBF complet.",
)
FIELD_KIND = Sentence(
    "champ-dbf-inattendu",
    "{name} : le champ {field} est du type {type}, que cette table n'a pas d'ordinaire.",
    "Vérifiez que le fichier vient bien de la base CCAM de la CNAM, au format DBF complet.",
)
VERSION_UNKNOWN = Sentence(
    "version-dbf-inconnue",
    "Rien ne dit de quelle version de la CCAM sont ces tables : la base DBF ne la porte que dans le nom de ses archives.",
    "Donnez les archives sous leur nom d'origine, par exemple CCAM08400_DBF_PART1.zip.",
)
DAY_UNKNOWN = Sentence(
    "date-dbf-inconnue",
    "Aucune table de {name} ne dit quand elle a été écrite : le jour à montrer est inconnu.",
    "Dites-le : « --au 2026-07-01 ».",
)
VERSIONS_MIXED = Sentence(
    "versions-dbf-melangees",
    "Ces archives sont de versions différentes : {versions}.",
    "Donnez les trois archives d'une même version.",
)

# Errors

BAD_FIELD = Sentence(
    "champ-dbf-illisible",
    "{table}, champ {column} : « {value} » n'est ni {expected}, ni vide.",
    "Téléchargez de nouveau l'archive ; si la valeur y est toujours, signalez-la à la CNAM.",
)
BAD_MARK = Sentence(
    "marque-d-effacement-inconnue",
    "{table} : l'enregistrement commence par « {value} » au lieu d'une espace ou d'une étoile.",
    "Téléchargez de nouveau l'archive qui contient cette table.",
)
BAD_KEY = Sentence(
    "cle-dbf-illisible",
    "{table} : « {value} » ne désigne pas {expected}.",
    "Signalez cette ligne à la CNAM.",
)
MENU_LOOP = Sentence(
    "arborescence-en-boucle",
    "Le menu {value} est son propre ancêtre : l'arborescence n'a pas de racine pour lui.",
    "Téléchargez de nouveau l'archive qui contient R_MENU.",
)

# Warnings

CODE_PAGE = Sentence(
    "page-de-code-inattendue",
    "La table s'annonce dans une autre page de code ({value}) ; elle est lue en cp850, comme toute la base.",
    "Vérifiez quelques accents dans les libellés.",
)
TABLE_ABSENT = Sentence(
    "table-dbf-absente", "La table {value} n'est pas là : ce qu'elle contient manque à la version importée."
)
TEXT_AFTER_GAP = Sentence(
    "tranche-apres-un-vide",
    "{column} : du texte suit une tranche entièrement vide. Il n'est pas repris : « {value} ».",
    "Comparez avec le texte publié.",
)
MEMO_LEFT = Sentence(
    "texte-dans-un-fichier-dbt",
    "{count} : texte gardé à part dans un fichier .DBT, qui n'est pas lu ({rows}).",
    "Les libellés, les notes et les tarifs n'en dépendent pas.",
)
ORPHANS = Sentence(
    "version-sans-acte",
    "{count} : la version à laquelle l'enregistrement se rattache n'est pas là ; il est gardé à part, tel quel ({rows}).",
    "Vérifiez que les trois archives ont été téléchargées le même jour.",
)
NO_PRICE = Sentence("tarif-dbf-vide", "{count} : tarif vide ; la ligne est gardée à part, sans prix ({rows}).")

# Information

DELETED = Sentence("enregistrement-efface", "{count} : enregistrement marqué comme effacé, laissé de côté ({rows}).")
TABLE_UNKNOWN = Sentence(
    "table-dbf-inconnue",
    "La table {value} n'est pas décrite dans la documentation de la base : elle n'est pas reprise.",
)
FIELD_UNKNOWN = Sentence(
    "champ-dbf-inconnu", "Le champ {value} n'est pas décrit dans la documentation de la base : il n'est pas repris."
)
FIELD_NOT_HERE = Sentence(
    "champ-dbf-manquant", "Le champ {value}, d'ordinaire dans cette table, n'y est pas : il est pris pour vide."
)
REPLACED = Sentence(
    "version-remplacee",
    "{count} : une version entrée plus tard vaut pour la même date d'effet ; celle-ci est gardée à part ({rows}).",
)
ENTRY_DATES = Sentence(
    "dates-de-saisie",
    "{versions} d'actes entrées dans la base (DT_MODIF) un autre jour que leur date d'effet (DT_EFFET) : la première a "
    "servi à relier les tables, l'historique garde la seconde.",
)
ASIDE = Sentence(
    "faits-gardes-a-part",
    "{facts} sans place dans l'historique, {verb} à part sous le nom de {tables}.",
)

RECORDS = "enregistrement"
TABLE = "table"
AND_MORE = "…"
A_NUMBER = "un nombre de {places} décimales au plus"
A_WHOLE_NUMBER = "un nombre entier"
A_DAY = "une date"
AN_ACT = "un acte (quatre lettres et trois chiffres)"
AN_ACTIVITY = "une activité d'un acte (HHFA0014)"
A_PHASE = "une phase d'un acte (HHFA00140)"
PART = "PART{number}"
ONE_OF_THEM = "l'une d'elles"


def aside(counts: Mapping[str, int]) -> dict[str, str]:
    """The facts of :data:`ASIDE`: « 12 enregistrements », « gardés », « R_ACTE (10), R_RMO (2) »."""
    total = sum(counts.values())
    return {
        "facts": numbers.plural(total, RECORDS),
        "verb": "gardé" if total < 2 else "gardés",
        "tables": ", ".join(f"{table} ({numbers.integer(count)})" for table, count in sorted(counts.items())),
    }


def versions(count: int) -> str:
    """« 12 versions »."""
    return numbers.plural(count, "version")
