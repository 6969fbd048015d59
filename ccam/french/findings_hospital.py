"""Sentences of what is noticed in the ATIH files « Open CCAM » by region."""

from ccam.french.sentence import Sentence

SCOPE = (
    "séjours hospitaliers de l'année, secteurs public et privé, par région ; moins de 11 actes : chiffre masqué, "
    "donc inconnu ; les sommes sont des minimums"
)
"""What the set covers, printed beside every figure drawn from it."""

NO_YEAR = Sentence(
    "annee-hospitaliere-absente",
    "Le nom de {name} ne dit pas l'année de ces volumes, et le fichier non plus.",
    "Rendez-lui son nom d'origine, par exemple open_ccam_23_reg.csv.",
)
BY_HOSPITAL = Sentence(
    "volumes-par-etablissement",
    "{name} donne les volumes par établissement ; l'atelier lit les volumes par région.",
    "Prenez le fichier de l'ATIH dont le nom finit par « _reg ».",
)
BAD_ACT = Sentence(
    "acte-hospitalier-illisible",
    "« {value} » n'est pas un acte suivi de sa phase.",
    "Attendu : le code et un chiffre de 0 à 3, par exemple AAFA0020.",
)
BAD_COUNT = Sentence(
    "nombre-hospitalier-illisible", "« {value} » n'est pas un nombre.", "Attendu : un nombre entier, ou un point."
)
BAD_DAYS = Sentence(
    "duree-illisible", "« {value} » n'est pas une durée de séjour.", "Attendu : un nombre de jours, ou un point."
)
COLUMNS_ABSENT = Sentence(
    "colonnes-hospitalieres-absentes", "Le fichier n'a pas {columns} : ces chiffres restent inconnus."
)
SUPPRESSED = Sentence(
    "cellule-masquee",
    "{count} : chiffre masqué par la source (moins de 11), inconnu et jamais compté pour zéro ({rows}).",
)
EMPTY = Sentence("cellule-hospitaliere-vide", "{count} : cellule vide, tenue pour inconnue ({rows}).")
SMALL = Sentence(
    "petit-effectif",
    "{count} : chiffre plus petit que 11, que la source aurait dû masquer ; gardé tel quel ({rows}).",
    "Vérifiez que le fichier vient bien de l'ATIH et n'a pas été retouché.",
)
REGION_RESTORED = Sentence(
    "region-retablie", "{count} : région à un chiffre, le zéro perdu par le tableur est rétabli ({rows})."
)
REGION_UNKNOWN = Sentence("region-inconnue", "{count} : code de région inconnu depuis 2016, gardé tel quel ({rows}).")
TWICE = Sentence(
    "volume-hospitalier-en-double",
    "{value} figure {times} fois pour la région {region} ({rows}). Les lignes sont toutes gardées et toutes comptées.",
    "Vérifiez que le tableau n'a pas été collé deux fois.",
)
