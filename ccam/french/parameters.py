"""Sentences about parameter files: what cannot be read, in which table and under which key."""

from ccam.french.sentence import Sentence

REFUSED = Sentence(
    "parametres-refuses",
    "{name} n'est pas repris : {count} à corriger. {first}",
    "Corrigez les valeurs citées, puis relancez la même commande. Rien n'a été écrit.",
)
NOT_TOML = Sentence(
    "toml-illisible",
    "Ligne {row} : ce n'est pas du TOML.",
    "Vérifiez les guillemets, les crochets et les dates (2026-01-01) autour de cette ligne.",
)
UNKNOWN_TABLE = Sentence(
    "table-inconnue",
    "La table « {value} » n'est pas connue.",
    "Tables attendues : [document], [[fc]], [[cp]], [[points]], [[transition]], [[abattement]], [[exo_tm]], [[dom]], "
    "[[association]], [[modificateur]], [[supplement_cabinet]], [[taux_amo]].",
)
TABLE_SHAPE = Sentence(
    "table-mal-ecrite",
    "La table « {value} » n'a pas la forme attendue.",
    "Écrivez [document] une fois, et [[fc]], [[cp]], [[points]]… avant chaque valeur.",
)
NOTHING = Sentence(
    "parametres-vides",
    "Le fichier ne porte aucune valeur.",
    "Ajoutez au moins une table : [[fc]], [[cp]], [[points]], [[transition]], [[abattement]]…",
)
KEY_MISSING = Sentence("cle-manquante", "{place} : « {key} » manque.", "Ajoutez cette clé.")
KEY_UNKNOWN = Sentence("cle-inconnue", "{place} : « {key} » n'est pas connue.", "Clés attendues : {known}.")
NOT_TEXT = Sentence(
    "texte-attendu",
    "{place} : « {key} » doit être un texte, sans caractère de contrôle.",
    'Écrivez-le entre guillemets : {key} = "…".',
)
EMPTY_TEXT = Sentence("texte-vide", "{place} : « {key} » est vide.", "Chaque valeur dit d'où elle vient.")
NOT_EXACT = Sentence(
    "valeur-sans-guillemets",
    "{place} : « {key} » vaut {value}, sans guillemets.",
    'Écrivez la valeur entre guillemets pour qu\'elle reste exacte : {key} = "{value}".',
)
BAD_NUMBER = Sentence(
    "valeur-illisible",
    "{place} : « {key} » vaut « {value} ».",
    "Écrivez un nombre positif, avec {places} décimales au plus : {example}.",
)
ZERO = Sentence("valeur-nulle", "{place} : « {key} » vaut zéro.", "Une valeur inconnue se laisse de côté.")
BAD_DATE = Sentence(
    "date-illisible", "{place} : « {key} » n'est pas une date.", "Écrivez-la sans guillemets : {key} = 2026-01-01."
)
BAD_CHOICE = Sentence("choix-inconnu", "{place} : « {key} » vaut « {value} ».", "Valeurs possibles : {known}.")
BAD_GRID = Sentence(
    "grille-illisible",
    "{place} : « {key} » vaut « {value} ».",
    "Écrivez F (secteur 1 ou OPTAM), G (autres) ou un numéro de grille de 1 à 19.",
)
BAD_SCOPE = Sentence(
    "champ-illisible",
    "{place} : « {key} » n'est pas un champ d'actes.",
    'Écrivez "*", ou une liste de codes de regroupement : ["ATM", "ADC"].',
)
BAD_SAMPLE = Sentence(
    "effectif-illisible", "{place} : « {key} » n'est pas un effectif.", "Écrivez un nombre entier : {key} = 46."
)
BAD_LINE = Sentence(
    "ligne-de-parametre-illisible",
    "{place} : « {key} » vaut « {value} ».",
    "Écrivez le code, l'activité (1 à 5) et la phase (0 à 3) : DEQP003/1/0.",
)
BAD_SHARE = Sentence(
    "pourcentage-hors-bornes", "{place} : « {key} » vaut « {value} ».", "Écrivez un pourcentage de 0 à 100."
)
BAD_WHOLE = Sentence(
    "nombre-entier-attendu",
    "{place} : « {key} » vaut « {value} ».",
    "Écrivez un nombre entier de {low} à {high}, sans guillemets.",
)
BAD_CODES = Sentence(
    "liste-de-codes-illisible",
    "{place} : « {key} » n'est pas une liste de codes.",
    'Écrivez chaque code une fois, entre guillemets : ["DZQM006", "DZQM005"], ["ADE"] ou ["04"].',
)
NOT_FLAG = Sentence(
    "oui-ou-non-illisible",
    "{place} : « {key} » vaut « {value} ».",
    "Écrivez {key} = true ou {key} = false, sans guillemets.",
)
BAD_NAMES = Sentence(
    "liste-de-noms-illisible",
    "{place} : « {key} » n'est pas une liste de noms.",
    'Écrivez chaque nom une fois, entre guillemets : {key} = ["07", "11"] ; ou {key} = "*" pour tous.',
)
ONE_VALUE = Sentence(
    "modificateur-sans-valeur",
    "{place} : un modificateur vaut un pourcentage ou un montant, et un seul des deux.",
    "Écrivez « pourcentage » ou « euros ».",
)
ONE_SCOPE = Sentence(
    "abattement-sans-champ",
    "{place} : on ne sait pas quels actes il touche.",
    "Écrivez au moins une clé parmi « regroupements », « chapitres » et « actes ».",
)
TWICE = Sentence(
    "valeur-en-double",
    "{place} : une deuxième valeur pour {value} ({other} la donne déjà).",
    "Gardez une seule valeur par clé et par date.",
)

NUMBERED = "[[{table}]] n° {number}"
ALONE = "[{table}]"
FC_KEY = "la grille {grid}, {scope}, au {start}"
CP_KEY = "« {key} », origine « {origin} », au {start}"
POINTS_KEY = "la ligne {line}"
RULE_KEY = "« {key} »"
ALL_ACTS = "tous les actes"
