"""Sentences of what cannot be written as an NX file."""

from collections.abc import Sequence

from ccam.french.sentence import Sentence

NO_ROOM = Sentence(
    "nx-trop-long",
    "{what} : « {value} » n'entre pas dans le champ « {field} » d'un fichier NX.",
    "Raccourcissez ce texte ou corrigez cette valeur, puis relancez la publication.",
)
NO_LETTER = Sentence(
    "nx-caractere-impossible",
    "{what} : le caractère « {value} » ne s'écrit pas dans un fichier NX.",
    "Remplacez-le dans le libellé : l'ISO-8859-1 n'a que les lettres et les signes d'Europe occidentale.",
)
FREE_AMONG_OTHERS = Sentence(
    "nx-zero-parmi-d-autres",
    "{what} : un prix nul dans la grille 0 ne s'écrit qu'à lui seul dans un fichier NX.",
    "Donnez les prix des autres grilles, ou celui de la grille 0, pas les deux.",
)
NO_CODE = Sentence(
    "nx-sans-code",
    "{count} sans code CCAM, donc impossible{plural} à publier : {acts}.",
    "Attribuez un code à chacun (colonne « code attribué » d'une table de transcodage), puis relancez la publication.",
)
CODE_TAKEN = Sentence(
    "nx-code-repris",
    "Le code {value} est demandé par {acts}.",
    "Un code ne peut porter qu'un acte : attribuez-en un autre.",
)
NO_LINE = Sentence(
    "nx-sans-ligne", "{acts} : aucune ligne, donc aucun prix à publier.", "Ajoutez une ligne à chacun de ces actes."
)
NO_TARIFF = Sentence(
    "nx-sans-tarif",
    "{count} sans tarif : {lines}.",
    "Donnez un score et une clé de coût de la pratique à chacune, puis relancez la publication.",
)
NOTHING_TO_KEEP = Sentence(
    "nx-rien-a-maintenir",
    "{line} garde le prix de la ligne qu'elle continue, et la base n'en a pas.",
    "Donnez un score et une clé de coût de la pratique à cette ligne, puis relancez la publication.",
)
NO_HISTORY = Sentence(
    "nx-sans-base",
    "La version {version} n'a pas les tables de l'échange NX : le projet ne peut pas être publié depuis elle.",
    "Importez le fichier NX ou DBF de cette version, puis « ccam projet rebaser » sur elle.",
)
NOT_ASKED = Sentence(
    "nx-sans-date",
    "Une publication NX demande une date d'effet et un numéro de version.",
    "Ajoutez par exemple « --effet 2027-01-01 --numero 85.00 ».",
)
BAD_NUMBER = Sentence(
    "nx-numero-illisible", "« {value} » n'est pas un numéro de version.", "Deux nombres et un point : 85.00."
)
NO_GROUP = Sentence(
    "nx-regroupement",
    "{line} : {count} codes de regroupement ; il en faut un, le même pour toutes ses phases.",
    "Donnez un regroupement à cette activité.",
)
TWO_COPAYS = Sentence(
    "nx-deux-exonerations",
    "{what} : ses lignes portent des exonérations différentes ({value}) ; un fichier NX n'en a qu'une par acte.",
    "Donnez la même exonération à toutes les lignes de l'acte.",
)
OLD_DATE = Sentence(
    "nx-date-passee",
    "La date d'effet {value} ne suit pas la base {known} : des prix y courent déjà après cette date.",
    "Choisissez une date d'effet postérieure au {known}.",
)
TABLE = "Table {name}"
MENU = "Menu {code}"


def some(items: Sequence[str], shown: int = 8) -> str:
    """« P-07-0001, P-07-0002… »."""
    return ", ".join(items[:shown]) + ("…" if len(items) > shown else "")
