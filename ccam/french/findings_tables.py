"""Sentences of what is noticed when exported tables (JSON Lines, Parquet, DuckDB, data package) come back."""

from ccam.french.sentence import Sentence

TABLES_MISSING = Sentence(
    "table-absente",
    "{name} n'a pas la table {tables} : le projet ne peut pas en être refait.",
    "Reprenez l'export entier, sans rien en retirer.",
)
ROW_COUNT = Sentence(
    "table-modifiee",
    "La table « {table} » a {value} lignes ; l'export en avait {known}. Elle est lue telle qu'elle est.",
    "Si vous n'avez rien ajouté ni retiré, refaites l'export.",
)
RESOURCE_CHANGED = Sentence(
    "table-non-conforme",
    "{value} n'est pas la table que décrit datapackage.json : son empreinte SHA-256 est une autre.",
    "Reprenez l'export ; ou, si vous l'avez changée exprès, retirez datapackage.json du paquet.",
)
BAD_VALUE = Sentence(
    "valeur-de-table-illisible",
    "« {value} » ne peut pas être lu ({kind}).",
    "Reprenez la valeur de l'export, ou corrigez-la : docs/exports.md dit ce que chaque colonne tient.",
)
LOST_LINK = Sentence(
    "lien-de-table-perdu",
    "« {value} » n'est dans la table « {table} » à aucune ligne.",
    "Les tables d'un export vont ensemble : reprenez-les toutes.",
)
