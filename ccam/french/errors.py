"""Sentences of the errors: what happened, then what to do."""

from ccam.french.sentence import Sentence

BAD_ACT_CODE = Sentence(
    "code-illisible",
    "« {value} » n'est pas un code CCAM.",
    "Un code a quatre lettres majuscules et trois chiffres, par exemple HHFA001.",
)
BAD_PROPOSED_ID = Sentence(
    "numero-propose-illisible",
    "« {value} » n'est pas le numéro d'un acte proposé.",
    "Un acte proposé porte un numéro de la forme P-07-0001 : P, le chapitre, quatre chiffres.",
)
BAD_LINE_KEY = Sentence(
    "ligne-illisible",
    "« {value} » ne désigne pas une ligne.",
    "Écrivez le code, puis l'activité (1 à 5) et la phase (0 à 3) : HHFA001/4/0.",
)
JOURNAL_NEWER = Sentence(
    "journal-plus-recent",
    "Le journal contient des décisions écrites par une version plus récente de l'atelier "
    "(schéma {schema}, connu jusqu'à {known}).",
    "Installez la version de l'atelier qui a écrit cette base.",
)
NODE_VERSION = Sentence(
    "journal-incoherent",
    "La décision n° {position} ne suit pas l'état précédent du nœud {node}.",
    "Lancez « ccam base verifier » et restaurez la dernière sauvegarde si l'anomalie se confirme.",
)
BASE_BROKEN = Sentence(
    "journal-base-incoherente",
    "La décision n° {position} quitte la version {told}, mais le projet était sur la version {base}.",
    "Lancez « ccam base verifier » et restaurez la dernière sauvegarde si l'anomalie se confirme.",
)

# Files

FILE_ABSENT = Sentence("fichier-absent", "{name} n'existe pas.", "Vérifiez le nom et le dossier du fichier.")
FILE_UNREADABLE = Sentence(
    "fichier-inaccessible",
    "{name} ne peut pas être ouvert.",
    "Vérifiez que c'est un fichier, et vos droits sur lui.",
)
FILE_EMPTY = Sentence("fichier-vide", "{name} est vide.", "Enregistrez-le de nouveau, puis relancez la commande.")
FILE_TOO_LARGE = Sentence(
    "fichier-trop-gros",
    "{name} dépasse {limit} Mo.",
    "Vérifiez que c'est bien le fichier voulu ; un classeur de la CCAM tient en quelques Mo.",
)
FILE_NOT_UTF8 = Sentence(
    "texte-pas-utf8",
    "{name} n'est pas un texte UTF-8 : les accents seraient faux.",
    "Dans le tableur, enregistrez-le au format « CSV UTF-8 », ou donnez le classeur .xlsx lui-même.",
)
FILE_NOT_KNOWN = Sentence(
    "fichier-inconnu",
    "{name} n'est pas un fichier que l'atelier sait lire.",
    "Il lit la CCAM de la CNAM (classeur, NX, DBF), de l'ATIH et de l'ANS (RDF, FHIR), les volumes annuels, les tables de "
    "transcodage, les paramètres et les feuilles de « ccam modele ».",
)
FILE_BROKEN = Sentence(
    "fichier-abime",
    "{name} est abîmé : sa lecture échoue.",
    "Téléchargez-le ou enregistrez-le de nouveau.",
)
FILE_PROTECTED = Sentence(
    "fichier-protege", "{name} est protégé par un mot de passe.", "Enregistrez-en une copie sans mot de passe."
)
FILE_SCATTERED = Sentence(
    "fichier-trop-etendu",
    "{name} a une cellule au-delà de la colonne BZ ou de la ligne 399 999.",
    "Supprimez les colonnes et les lignes inutiles, enregistrez, puis relancez la commande.",
)
MEMBER_OF = "{archive} › {member}"
ARCHIVE_SWELLS = Sentence(
    "archive-demesuree",
    "{name} annonce un contenu démesuré ({members} fichiers) : il n'est pas ouvert.",
    "Vérifiez que c'est bien l'archive voulue, ou décompressez-la et donnez les fichiers eux-mêmes.",
)
ARCHIVE_TRICK = Sentence(
    "archive-suspecte",
    "{name} contient « {member} », qui désigne un endroit hors de l'archive : elle n'est pas ouverte.",
    "Téléchargez de nouveau l'archive à sa source officielle.",
)
ARCHIVE_NESTED = Sentence(
    "archive-dans-archive",
    "{name} est une archive dans une archive : elle n'est pas ouverte.",
    "Décompressez l'archive du dehors, puis donnez celle du dedans.",
)
ARCHIVE_MIXED = Sentence(
    "membre-inconnu",
    "{name} n'est pas un fichier que l'atelier sait lire ; l'archive n'est pas importée.",
    "Retirez-le de l'archive, ou donnez les fichiers voulus un par un.",
)
FORMULAS_FAILED = Sentence(
    "formule-en-erreur",
    "{name} a des formules en erreur (#REF!, #DIV/0!…) dont la valeur est inconnue : {cells} ({count} en tout).",
    "Corrigez les formules, ou écrivez les valeurs elles-mêmes.",
)
FORMAT_NOT_KNOWN = Sentence("format-inconnu", "Le format « {format} » n'existe pas.", "Formats connus : {known}.")
NOT_THIS_FORMAT = Sentence(
    "mauvais-format",
    "{name} n'est pas au format « {format} » : aucune ligne de titres de ce format n'y figure.",
    "Vérifiez le fichier, ou retirez « --format » pour laisser l'atelier le reconnaître.",
)
COLUMNS_MISSING = Sentence(
    "colonne-absente",
    "{name} : il manque {columns} dans la ligne de titres.",
    "Reprenez le fichier d'origine : les colonnes sont trouvées par leur titre, dans n'importe quel ordre.",
)
COLUMN_TWICE = Sentence(
    "colonne-en-double",
    "{name} : deux colonnes portent le titre « {column} ».",
    "Gardez-en une seule, puis relancez la commande.",
)
NO_VERSION = Sentence(
    "version-absente",
    "{name} : aucun titre de la forme « CCAM version 81 applicable 01/01/2026 » avant les colonnes.",
    "Rétablissez la première ligne du fichier de la CNAM : elle dit la version et la date d'effet.",
)
TITLE_DATE = Sentence(
    "date-de-titre-fausse",
    "{name} : la date d'effet du titre « {title} » n'existe pas.",
    "Corrigez la première ligne : jour/mois/année.",
)
NO_YEAR = Sentence(
    "annee-absente",
    "{name} ne dit pas de quelle année sont ces volumes.",
    "Écrivez l'année dans le titre (« … en 2023 ») ou au début du nom du fichier.",
)
NOTHING_INSIDE = Sentence(
    "fichier-sans-contenu",
    "{name} a bien les titres du format « {format} », mais aucune ligne dessous.",
    "Vérifiez que le fichier n'a pas été filtré ou coupé avant son enregistrement.",
)
