"""Sentences of what is noticed in the ATIH file « CCAM descriptive à usage PMSI »."""

from ccam.french.sentence import Sentence

TITLE = "CCAM descriptive à usage PMSI {year}"
"""Title of the release."""

PMSI_ONLY = "pmsi seulement"
"""Value of the detail « usage » of a code that only the PMSI uses."""
YES = "oui"

NO_YEAR = Sentence(
    "annee-de-version-absente",
    "{name} : ni la feuille ni le fichier ne disent l'année de cette version.",
    "Rendez à la feuille son nom d'origine, par exemple « CCAM_Final_2021 ».",
)
DAY_DEDUCED = Sentence(
    "date-d-effet-deduite",
    "Le fichier ne dit pas sa date d'effet : le {day} est retenu.",
    "Les dates de validité de chaque acte sont gardées telles quelles.",
)
COLUMN_KEPT = Sentence(
    "colonne-gardee",
    "La colonne « {value} » n'est pas connue : ses cellules sont gardées telles quelles.",
)
COLUMNS_UNKNOWN = Sentence("colonnes-manquantes", "Le fichier n'a pas {columns} : ce qu'elles diraient reste inconnu.")
BAD_KIND = Sentence(
    "type-de-ligne-inconnu",
    "« {value} » n'est pas un type de ligne.",
    "Attendu : T (titre), NT (note de titre), LV (ligne vide), L (libellé) ou N (note).",
)
NO_KIND = Sentence("type-de-ligne-vide", "{count} : type de ligne absent, lu comme une note ({rows}).")
OWNER_DIFFERS = Sentence(
    "rattachement-discordant",
    "{count} : la colonne ne désigne pas le titre ou le libellé au-dessus ; la ligne lui est pourtant rattachée ({rows}).",
)
LABEL_GONE = Sentence(
    "libelle-retire",
    "{value} n'a pas de ligne de libellé, mais ses notes sont restées ({rows}) : elles sont gardées en détail, "
    "sans acte.",
)
PARENT_ABSENT = Sentence(
    "code-pere-absent",
    "{value} n'est là que par ses extensions ({rows}) : elles sont gardées en détail, sans acte.",
)
BAD_EXTENSION = Sentence(
    "extension-illisible",
    "« {value} » n'est pas une extension PMSI.",
    "Une extension est un tiret et deux chiffres : -01.",
)
EXTENSION_IN_CODE = Sentence(
    "extension-dans-le-code", "{count} : l'extension est écrite aussi dans la colonne du code, ôtée ({rows})."
)
CODES_DIFFER = Sentence(
    "codes-discordants",
    "{count} : la colonne ne répète pas le code du libellé ; c'est celui du libellé qui est retenu ({rows}).",
)
CODE_ON_NOTE = Sentence("code-sur-une-note", "{count} : code d'acte répété sur une ligne de note ({rows}).")
PMSI_CODES = Sentence(
    "codes-reserves-au-pmsi", "{count} : code réservé au PMSI (premier chiffre 8), jamais facturable ({rows})."
)
PARENTHESES = Sentence(
    "regroupement-entre-parentheses",
    "{count} : code de regroupement entre parenthèses, gardé sans elles et signalé en détail ({rows}).",
)
PLACEHOLDER = Sentence("marque-x", "{count} : « x » tient lieu de valeur, rien n'en est tiré ({rows}).")
LINE_FEEDS = Sentence(
    "saut-de-ligne-ecrit", "{count} : « \\n » écrit en toutes lettres, lu comme un saut de ligne ({rows})."
)
RECAP_DIFFERS = Sentence(
    "recapitulatif-different",
    "{count} : la colonne récapitule autre chose que les lignes du dessous ; celles-ci sont retenues, "
    "le récapitulatif est gardé en détail ({rows}).",
)
RECAP_ALONE = Sentence(
    "recapitulatif-seul", "{count} : rien ne le répète au-dessous ; le récapitulatif est pris tel quel ({rows})."
)
ICR_DIFFERS = Sentence(
    "icr-discordants",
    "{act} : l'ICR vaut {value} ici et {other} ailleurs pour la même ligne ; {other} est retenu.",
)
BAD_ICR = Sentence("icr-illisible", "« {value} » n'est pas un ICR ; gardé tel quel.")
BAD_GHM_LIST = Sentence("liste-ghm-inattendue", "« {value} » n'a pas la forme d'une liste de GHM ; gardé tel quel.")
DAY_AS_TEXT = Sentence("date-en-texte", "{count} : un texte au lieu d'une date, gardé tel quel ({rows}).")
HEADING_AGAIN = Sentence(
    "subdivision-repetee",
    "La subdivision {value} figure deux fois : « {title} » est retenu, « {other} » gardé en détail.",
)
PLACE_DIFFERS = Sentence(
    "rangement-discordant",
    "{count} : l'acte nomme une autre subdivision que celle où il est rangé ; sa place dans le fichier est retenue "
    "({rows}).",
)
TITLES_DIFFER = Sentence(
    "titre-de-rangement-different",
    "{count} : un titre de subdivision est écrit autrement que sur sa propre ligne, qui est retenue ({rows}).",
)
ENDED = Sentence("acte-termine", "{count} : acte dont la validité a pris fin avant cette version, gardé ({rows}).")
