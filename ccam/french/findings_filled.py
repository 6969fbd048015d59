"""Sentences of what the sheets that people fill (``ccam modele``) show when they come back."""

from ccam.french.sentence import Sentence

# One cell

CELL_MISSING = Sentence("case-vide", "Cette case est vide.", "Elle est obligatoire : {expected}.")
NOT_A_NUMBER = Sentence("nombre-illisible", "« {value} » n'est pas un nombre.", "Attendu : {expected}.")
OUT_OF_RANGE = Sentence("nombre-hors-bornes", "« {value} » est hors des bornes.", "Attendu : {expected}.")
TOO_FINE = Sentence(
    "nombre-trop-precis",
    "« {value} » a trop de décimales ; rien n'est arrondi à votre place.",
    "Attendu : {expected}.",
)
NOT_LISTED = Sentence("choix-hors-liste", "« {value} » n'est pas dans la liste.", "Valeurs possibles : {known}.")
NOT_A_DAY = Sentence(
    "jour-illisible", "« {value} » n'est pas une date.", "Écrivez 31/12/2025 ou 2025-12-31, entre 1990 et 2100."
)
NOT_A_PSEUDONYM = Sentence(
    "pseudonyme-illisible",
    "« {value} » n'est pas un pseudonyme.",
    "Un mot et un numéro, jamais un nom : expert 3, E-07.",
)
TOO_LONG = Sentence(
    "case-trop-longue", "Ce texte dépasse {longest} caractères.", "Raccourcissez-le, ou citez le document qui le porte."
)
LOOKS_LIKE_FORMULA = Sentence(
    "formule-apparente", "{count} : un texte commence par « = » ; il est gardé comme texte ({rows})."
)
SMALL_PERCENT = Sentence(
    "pourcentage-petit",
    "{count} : pourcentage plus petit que 1, lu tel quel : 0,04 est lu 0,04 %, pas 4 % ({rows}).",
    "Si le tableur a changé 4 % en 0,04, écrivez 4.",
)
SPREADSHEET_NOISE = Sentence(
    "decimales-du-tableur",
    "{count} : suite de décimales laissée par un calcul du tableur, ôtée à la lecture ({rows}).",
)
# One row, and the rows together

EXAMPLE_SKIPPED = Sentence("exemple-laisse-de-cote", "{count} : exemple du modèle, laissé de côté ({rows}).")
EXAMPLE_CHANGED = Sentence(
    "exemple-modifie",
    "Cette ligne est marquée « exemple », mais ce n'est plus l'exemple du modèle.",
    "Effacez la marque si la ligne est à vous ; effacez la ligne sinon.",
)
EXAMPLE_KEPT = Sentence(
    "exemple-sans-marque",
    "Cette ligne est l'exemple du modèle, sans sa marque.",
    "Effacez-la : ses valeurs sont inventées.",
)
ROW_TWICE = Sentence(
    "ligne-repetee",
    "Cette ligne a les mêmes {columns} que la ligne {other}.",
    "Gardez une seule des deux.",
)
NONE_FILLED = Sentence("ligne-sans-valeur", "Rien dans {columns}.", "Remplissez au moins l'une de ces cases.")
NOT_JUST_ONE = Sentence(
    "une-seule-valeur", "Il faut une valeur, et une seule, parmi {columns}.", "Gardez celle qui convient à la ligne."
)
NEEDED = Sentence("valeur-manquante", "{given} demande aussi {columns}.", "Remplissez cette case.")
NOT_WITH = Sentence(
    "valeur-inattendue", "{columns} ne va pas avec ce que dit {given}.", "Videz cette case, ou changez l'autre."
)
PART_ABOVE_WHOLE = Sentence(
    "partie-plus-grande", "« {value} » dépasse {column_whole} ({whole}).", "Corrigez l'une des deux cases."
)
AXIS_HALF_FILLED = Sentence(
    "axe-a-moitie-rempli",
    "« {column} » est remplie sur d'autres lignes, et vide ici : la répartition serait fausse.",
    "Remplissez-la partout, ou nulle part.",
)
NO_AXIS = Sentence(
    "aucun-axe",
    "{columns} sont vides partout : la feuille ne répartit rien.",
    "Remplissez au moins l'une de ces colonnes, sur toutes les lignes.",
)
TWO_SPELLINGS = Sentence(
    "deux-ecritures",
    "« {value} » et « {other} » (ligne {row_other}) sont sans doute le même nom ; les deux sont gardés.",
    "Écrivez ce nom d'une seule façon, sinon il compte pour deux.",
)
REFERENCE_NOT_100 = Sentence(
    "reference-pas-a-100",
    "L'acte de référence vaut 100 par définition ; la case dit « {value} ».",
    "Écrivez 100, ou laissez vide ce que l'expert n'a pas coté.",
)
TWO_REFERENCES = Sentence(
    "deux-references",
    "La famille « {family} » a déjà un autre acte de référence (ligne {other}).",
    "Une famille n'a qu'un acte de référence.",
)
NO_REFERENCE = Sentence(
    "reference-absente",
    "La famille « {family} » n'a pas d'acte de référence dans cette feuille.",
    "Marquez-le « oui » s'il a été coté ; sinon vérifiez que 100 désigne bien le même acte pour tous.",
)
PARENT_UNKNOWN = Sentence(
    "objet-non-decrit",
    "{columns} : « {what} » ne figure pas dans la feuille « {sheet} ».",
    "Ajoutez-le à cette feuille, ou corrigez l'écriture : elles doivent être les mêmes.",
)
PARENT_ELSEWHERE = Sentence(
    "feuille-manquante",
    "La feuille « {sheet} » n'est pas dans ce fichier : rien ne dit à quoi ces lignes se rapportent.",
    "Donnez le classeur entier, avec ses feuilles.",
)

# The sheet

HEAD_MISSING = Sentence(
    "entete-incomplet",
    "La case « {title} », au-dessus du tableau, est vide ou absente.",
    "Elle est obligatoire : {expected}.",
)
HEAD_DIFFERS = Sentence(
    "entetes-differents",
    "« {title} » vaut « {value} » ici et « {other} » sur une autre feuille.",
    "Écrivez la même chose, ou une seule fois.",
)
SHEET_SKIPPED = Sentence(
    "feuille-non-lue",
    "La feuille « {value} » n'a pas de ligne de titres connue : rien n'en est lu.",
    "Si elle porte des données, rétablissez la ligne de titres du modèle ; sinon, rien à faire.",
)
TWO_NATURES = Sentence(
    "deux-modeles",
    "{name} mélange les modèles {natures}.",
    "Enregistrez chaque modèle dans un fichier à part.",
)

ROW_HERE = "{row}"
ROW_ELSEWHERE = "{row} de la feuille « {sheet} »"
