"""Sentences of what importers notice: what the cell holds, what was made of it, what can be done."""

from collections.abc import Iterable, Sequence

from ccam.french import numbers
from ccam.french.sentence import Sentence

# Any file

CONTROL = Sentence(
    "caractere-de-controle",
    "La cellule contient un caractère de contrôle invisible.",
    "Retapez ce texte sans le copier-coller.",
)
OUTER_SPACES = Sentence(
    "espaces-en-bordure", "{count} : espaces ou sauts de ligne autour du contenu, ôtés à la lecture ({rows})."
)
COMMA = Sentence("virgule-decimale", "{count} : nombre écrit avec une virgule ({rows}).")
SPACE_IN_NUMBER = Sentence(
    "espace-dans-nombre",
    "« {value} » contient une espace ; lu {read}.",
    "Vérifiez ce nombre auprès de l'émetteur.",
)
FLOAT_NOISE = Sentence(
    "bruit-de-tableur", "{count} : queue de décimales laissée par le tableur, arrondie au centime ({rows})."
)

# Workbook of the CNAM

STOLEN_NUMBER = Sentence(
    "numero-transforme",
    "{count} : numéro de subdivision changé en nombre par le tableur, rétabli ({rows}).",
)
ORPHAN_HEADING = Sentence(
    "subdivision-sans-mere",
    "La subdivision {value} est là, mais pas {parent} au-dessus d'elle.",
    "Le fichier est gardé tel quel ; la subdivision se rattache au niveau supérieur présent.",
)
HEADING_TWICE = Sentence(
    "subdivision-en-double",
    "La subdivision {value} figure deux fois (déjà ligne {other}).",
    "Gardez une seule de ces lignes.",
)
UNKNOWN_CODE_CELL = Sentence(
    "colonne-code-illisible",
    "« {value} » n'est ni un code, ni un numéro de subdivision, ni une liste de modificateurs.",
    "Corrigez la cellule : un code a quatre lettres et trois chiffres.",
)
MARK_IN_CODE_CELL = Sentence(
    "marque-dans-colonne-code",
    "« {value} » à la place d'une liste de modificateurs ; la ligne est gardée, la marque ne l'est pas.",
)
ACT_TWICE = Sentence(
    "acte-en-double", "L'acte {value} figure deux fois (déjà ligne {other}).", "Gardez une seule de ces lignes."
)
NO_LABEL = Sentence("libelle-absent", "L'acte {value} n'a pas de libellé.")
ACT_WITHOUT_HEADING = Sentence(
    "acte-sans-subdivision",
    "L'acte {value} vient avant toute subdivision : son chapitre est inconnu.",
    "Rétablissez les lignes de chapitre et de subdivision.",
)
ACT_WITHOUT_LINE = Sentence("acte-sans-ligne", "L'acte {value} n'a aucune ligne tarifée.")
LINE_WITHOUT_ACT = Sentence(
    "ligne-sans-acte",
    "Cette ligne porte une activité, mais aucun acte ne la précède.",
    "Rétablissez la ligne de l'acte au-dessus.",
)
TEXT_WITHOUT_PLACE = Sentence(
    "texte-sans-place",
    "Ce texte vient avant toute subdivision ; il n'est pas gardé.",
    "Vérifiez le haut du fichier.",
)
BAD_SLOT = Sentence(
    "activite-ou-phase-illisible",
    "{line} : activité « {activity} », phase « {phase} ».",
    "L'activité va de 1 à 5, la phase de 0 à 3.",
)
KEY_TWICE = Sentence(
    "ligne-en-double",
    "La ligne {value} figure deux fois : lignes {other} et {row}. Les deux sont gardées ; "
    "la seconde attend une décision.",
    "Une anesthésie codée en activité 1 au lieu de 4 donne ce doublon : signalez-le à la CNAM.",
)
LABEL_IS_NOTE = Sentence(
    "note-a-la-place-du-libelle",
    "{line} : la cellule du libellé contient une note ; elle est gardée comme libellé de la ligne.",
)
BAD_PRICE = Sentence(
    "prix-illisible",
    "« {value} » n'est pas un prix.",
    "Attendu : un montant en euros, « Non pris en charge », ou rien.",
)
EMPTY_PRICE = Sentence("prix-vide", "{count} : prix vide, compté 0 € et gardé comme vide ({rows}).")
STRAY_ZERO = Sentence("zero-hors-ligne", "{count} : prix à zéro sur une ligne sans activité, laissé de côté ({rows}).")
STRAY_CELL = Sentence(
    "cellule-hors-ligne",
    "« {value} » sur une ligne sans activité : rien n'en est tiré.",
    "Si cette valeur vaut pour l'acte, elle devrait figurer sur ses lignes.",
)
BAD_FLAG = Sentence("mention-inconnue", "« {value} » : attendu « {expected} » ou rien ; lu comme « {expected} ».")
COPAY_RESTORED = Sentence("exo-tm-retabli", "« {value} » relu {read}.")
COPAY_UNKNOWN = Sentence("exo-tm-inconnu", "« {value} » n'est pas une exonération connue ; gardé tel quel.")
GROUP_UNKNOWN = Sentence(
    "regroupement-inattendu", "« {value} » n'a pas la forme d'un code de regroupement ; gardé tel quel."
)
BAD_MODIFIERS = Sentence(
    "modificateurs-illisibles",
    "« {value} » n'est pas une liste de modificateurs.",
    "Attendu : des lettres ou des chiffres seuls entre crochets, [A, F, J].",
)
MODIFIERS_TWICE = Sentence(
    "modificateurs-en-double", "{act} a une deuxième liste de modificateurs ; les deux sont réunies."
)
MODIFIERS_WITHOUT_ACT = Sentence(
    "modificateurs-sans-acte", "« {value} » : aucun acte ne précède cette liste ; elle n'est pas gardée."
)
MODIFIER_UNDEFINED = Sentence(
    "modificateur-non-defini", "Le modificateur {value} est employé ({rows}) mais n'est pas défini en 19.03."
)
BAD_ASSOCIATED = Sentence(
    "code-associe-illisible", "« {value} » parmi les codes associés n'est pas un code ; il n'est pas gardé."
)
ASSOCIATED_UNKNOWN = Sentence(
    "code-associe-absent", "{value} est cité parmi les codes associés ({rows}), mais n'est pas dans cette version."
)
ASSOCIATED_WITHOUT_LINE = Sentence(
    "codes-associes-sans-ligne", "« {value} » : aucune ligne tarifée au-dessus ; gardé comme note."
)
BAD_MODIFIER_VALUE = Sentence(
    "valeur-de-modificateur-illisible",
    "« {value} » n'est pas la valeur d'un modificateur.",
    "Attendu : un montant en euros ou un pourcentage (+6,50%), dans les deux colonnes de tarif.",
)
MODIFIER_UNITS = Sentence(
    "unites-de-modificateur",
    "Modificateur {letter} : une colonne est en euros, l'autre en pourcentage.",
    "Écrivez les deux colonnes dans la même unité.",
)
MODIFIER_FRACTION = Sentence(
    "pourcentage-en-nombre", "Modificateur {letter} : « {value} » est un pourcentage gardé en nombre, lu {read}."
)
MODIFIER_NO_SIGN = Sentence(
    "pourcentage-sans-plus", "Modificateur {letter} : « {value} » n'a pas de signe plus ; lu comme une majoration."
)
MODIFIER_WITHOUT_LETTER = Sentence(
    "modificateur-sans-lettre",
    "Cette définition de modificateur ne suit aucune lettre.",
    "Rétablissez la lettre dans la colonne Code.",
)

# Yearly volumes

NO_SCOPE = Sentence(
    "perimetre-absent",
    "Le fichier ne dit pas son périmètre.",
    "Ajoutez une ligne « Périmètre des données : » au-dessus du tableau, ou une feuille « À lire ».",
)
CATEGORIES_SWAPPED = Sentence(
    "categories-permutees",
    "« Catégorie » est plus fine que « Sous-catégorie » ({categories} valeurs contre {subcategories}) : "
    "les deux colonnes sont remises dans l'ordre des fichiers postérieurs à 2017.",
)
TOTAL_ROW = Sentence("ligne-de-total", "Ligne de total : égale à la somme des lignes, laissée de côté.")
TOTAL_DIFFERS = Sentence(
    "total-different",
    "Ligne de total : {column} vaut {value}, la somme des lignes {sum}. La ligne est laissée de côté.",
    "Vérifiez que le tableau n'a pas été filtré ou coupé.",
)
FOOTNOTE = Sentence("ligne-sans-code-ni-montant", "{count} : ni code ni montant, laissé de côté ({rows}).")
VOLUME_TWICE = Sentence(
    "volume-en-double",
    "{value} figure {times} fois ({rows}). Les lignes sont toutes gardées et toutes comptées.",
    "Si elles sont identiques, le fichier compte {value} plusieurs fois : comparez avec une autre année.",
)
KEY_DISAGREES = Sentence(
    "cle-discordante",
    "« {value} » ne correspond pas au code {act}, activité {activity}, phase {phase}.",
    "Les quatre colonnes doivent désigner la même ligne.",
)
ACTIVITY_UNKNOWN = Sentence(
    "activite-inconnue", "{count} : activité ou phase qui n'existe pas dans la CCAM ; gardé tel quel ({rows})."
)
NO_GROUP = Sentence("regroupement-vide", "{count} : pas de code de regroupement ({rows}).")
BAD_QUANTITY = Sentence(
    "quantite-illisible", "« {value} » n'est pas une quantité.", "Attendu : un nombre entier d'actes."
)
FRACTIONAL = Sentence(
    "quantite-fractionnaire",
    "{count} : quantité qui n'est pas un nombre entier ({rows}).",
    "Seul le fichier de 2015, extrapolé, en porte : vérifiez la colonne et l'année.",
)
EXTRAPOLATED = Sentence(
    "quantite-extrapolee",
    "{count} : quantité extrapolée, arrondie à l'acte le plus proche (écart maximal : {largest} acte ; total exact "
    "{exact}, total des lignes arrondies {rounded} ; {rows}).",
    "Les volumes ne sont bruts que depuis 2016 ; les montants, eux, sont gardés au centime.",
)
BAD_AMOUNT = Sentence(
    "montant-illisible", "« {value} » n'est pas un montant.", "Attendu : un montant en euros, ou rien."
)
EMPTY_AMOUNT = Sentence("montant-vide", "{count} : montant vide, compté 0 € ({rows}).")
ROUNDED_AMOUNT = Sentence(
    "montant-arrondi",
    "{count} : montant qui ne tombe pas sur un centime, arrondi au plus proche "
    "(écart maximal : {largest} centime ; {rows}).",
)
NEGATIVE = Sentence("valeur-negative", "{count} : quantité ou montant négatif, gardé tel quel ({rows}).")

# Transcodage and line tables

UNKNOWN_COLUMN = Sentence(
    "colonne-ignoree", "La colonne « {value} » n'est pas connue : elle est ignorée.", "Colonnes connues : {known}."
)
BAD_VERB = Sentence("devenir-inconnu", "« {value} » n'est pas un devenir.", "Valeurs possibles : {known}.")
VERB_MISSING = Sentence("devenir-absent", "Le devenir est vide.", "Valeurs possibles : {known}.")
BAD_TARGET = Sentence(
    "nouvel-acte-illisible",
    "« {value} » n'est ni un acte proposé, ni un code CCAM.",
    "Écrivez P-07-0001 (P, le chapitre, quatre chiffres) ou un code de quatre lettres et trois chiffres.",
)
TARGET_MISSING = Sentence(
    "nouvel-acte-absent",
    "« {verb} » demande un nouvel acte, et la cellule est vide.",
    "Écrivez P-07-0001 ou un code CCAM.",
)
TARGET_UNEXPECTED = Sentence(
    "nouvel-acte-inattendu",
    "« {verb} » ne mène à aucun nouvel acte, et la cellule dit « {value} ».",
    "Laissez-la vide.",
)
OLD_MISSING = Sentence(
    "ancien-code-absent",
    "L'ancien code est vide, et le devenir n'est pas « créer ».",
    "Écrivez le code de l'acte actuel, ou « créer » pour un acte qui n'en remplace aucun.",
)
OLD_UNEXPECTED = Sentence(
    "ancien-code-inattendu",
    "« créer » ne part d'aucun acte actuel, et l'ancien code dit « {value} ».",
    "Laissez l'ancien code vide, ou choisissez un autre devenir.",
)
REASON_MISSING = Sentence(
    "motif-absent",
    "La suppression de {act} n'a pas de motif.",
    "Écrivez le motif : il sera lu par les autres comités.",
)
BAD_PART = Sentence(
    "part-illisible",
    "« {value} » n'est pas une part.",
    "Un pourcentage plus grand que 0, jusqu'à 100, deux décimales au plus : 62,5 ou 62,5 %.",
)
PART_MISSING = Sentence(
    "part-absente",
    "{act} a plusieurs devenirs possibles, et celui-ci n'a pas de part.",
    "Donnez une part à chacun : leur somme fait 100.",
)
PART_UNEXPECTED = Sentence("part-inattendue", "« {verb} » n'a pas de part.", "Laissez la cellule vide.")
PARTS_DIFFER = Sentence(
    "parts-differentes",
    "{act}, ensemble « {together} » : les actes facturés ensemble portent la même part ({value} après {other}).",
    "Écrivez la part une fois, ou la même sur chaque ligne de l'ensemble.",
)
PARTS_SUM = Sentence("parts-somme", "Les parts de {act} font {sum} % au lieu de 100 %.", "Corrigez les parts ({rows}).")
PARTS_SCALE = Sentence(
    "parts-unite",
    "Les parts de {act} font {sum} : les parts s'écrivent en pour cent.",
    "Écrivez 62,5 pour 62,5 %.",
)
TARGET_TWICE = Sentence(
    "nouvel-acte-en-double",
    "{act} mène deux fois à {value} (déjà ligne {other}).",
    "Gardez une seule ligne, avec la somme des parts.",
)
CREATED_TWICE = Sentence(
    "creation-en-double", "{value} est créé deux fois (déjà ligne {other}).", "Gardez une seule de ces lignes."
)
NOT_TOGETHER = Sentence(
    "ensemble-absent",
    "« facturer ensemble » demande une lettre dans la colonne « ensemble ».",
    "Donnez la même lettre aux actes facturés ensemble.",
)
BAD_HEADING = Sentence(
    "subdivision-illisible", "« {value} » n'est pas un numéro de subdivision.", "Par exemple 07.03.05.02."
)
HEADING_RESTORED = Sentence("subdivision-retablie", "« {value} » relu {read}.")
BAD_ORIGIN = Sentence("origine-inconnue", "« {value} » n'est pas une origine de part.", "Valeurs possibles : {known}.")
BAD_ACTIVITY = Sentence(
    "activite-illisible", "« {value} » n'est pas une activité.", "1 à 5 ; 4 pour l'anesthésie, 5 pour la CEC."
)
BAD_PHASE = Sentence("phase-illisible", "« {value} » n'est pas une phase.", "0, ou 1 à 3 quand l'acte a des phases.")
BAD_POINTS = Sentence(
    "points-illisibles",
    "« {value} » n'est pas un nombre de points.",
    "Un nombre plus grand que 0, deux décimales au plus ; laissez vide tant qu'il est inconnu.",
)
BAD_COPAY = Sentence(
    "exo-tm-illisible", "« {value} » n'est pas une exonération du ticket modérateur.", "Valeurs : {known}."
)
BAD_YES_NO = Sentence(
    "oui-non-illisible", "« {value} » : attendu « oui » ou rien.", "Écrivez oui, {mark} ou x, ou laissez vide."
)
BAD_GROUP = Sentence(
    "regroupement-illisible",
    "« {value} » n'est pas un code de regroupement.",
    "Trois capitales ou chiffres : ADC, ATM, ADA.",
)
BAD_LETTERS = Sentence(
    "lettres-illisibles", "« {value} » n'est pas une liste de modificateurs.", "Par exemple A, F, J, K, 7."
)
BAD_GESTURES = Sentence(
    "gestes-illisibles", "« {value} » n'est pas une liste de codes CCAM.", "Par exemple GELE001, ZZHA001."
)
BAD_ASSOCIATIONS = Sentence(
    "associations-illisibles", "« {value} » n'est pas une liste d'associations.", "Par exemple ZZLP025, GELE001/4."
)
LINE_TWICE = Sentence(
    "deuxieme-valeur",
    "{line} : une deuxième valeur pour la même ligne (déjà ligne {other}).",
    "Gardez une seule ligne par acte, activité et phase.",
)
OLD_IGNORED = Sentence("ancien-code-ignore", "« {value} » : l'ancien code d'une ligne de nouvel acte n'est pas repris.")
LINE_NOWHERE = Sentence(
    "ligne-sans-objet",
    "La ligne ne dit ni « nouvel acte », ni « ancien code » avec « laissé à ».",
    "Remplissez l'un ou l'autre.",
)
LINE_BOTH = Sentence(
    "ligne-double-objet", "La ligne dit à la fois « nouvel acte » et « laissé à ».", "Choisissez l'un ou l'autre."
)

SAME_AGAIN = "Et {count} où le même constat revient ({rows})."
WHOLE_TITLE = "« {column} »"
SHEET_PLACE = "{file}, feuille « {sheet} »"
NO_SCOPE_TEXT = "périmètre non précisé par le fichier"


def row_count(count: int) -> str:
    """« 12 lignes »."""
    return numbers.plural(count, "ligne")


def first_rows(rows: Sequence[int], shown: int = 3) -> str:
    """« ligne 12 » or « lignes 12, 40, 57… »: where an oddity begins."""
    listed = ", ".join(str(row) for row in rows[:shown])
    return f"ligne{'s' if len(rows) > 1 else ''} {listed}{'…' if len(rows) > shown else ''}"


def listed(words: Iterable[str]) -> str:
    """maintenir, relibeller, recoder."""
    return ", ".join(words)


def quoted(names: Iterable[str]) -> str:
    """« Code », « Texte »."""
    return ", ".join(WHOLE_TITLE.format(column=name) for name in names)
