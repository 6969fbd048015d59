"""Words of what the report tells beside impacts: charges in detail, split, scenarios, thresholds, families, transition,
calendar, opinions, drawings, glossary, index.
"""

# evaluation of charges

EVALUATION = "Charges, source par source"
EVALUATION_STAKE = "En jeu entre les sources, clé par clé : {amount} par an. Référence : « {reference} »."
EVALUATION_SUM = (
    "Cette somme prend, pour chaque clé que la référence chiffre, l'écart de la source la moins chère à la plus chère, "
    "taux calculés par postes compris. L'écart entre deux sources entières, plus haut, est un autre compte."
)
EVALUATION_STILL = "Sans effet ici, ou sans écart entre les sources : {keys}."
EVALUATION_NO_STAKE = "Aucun écart entre sources ne peut encore être chiffré. Référence : « {reference} »."
DISPUTED = "Ce qui est contesté"
DISPUTED_MORE = "Et {count} de plus, moins lourds : le classeur et le fichier JSON les portent tous."
MISSING = "Ce qui manque"
AGREED = "Ce qui est admis"
AGREED_ITEM = "{key} : {what}"
MISSING_ITEM = "{origin}, {what} : {keys}"
AND_OTHERS = "{names} et {count} autres"
SETTLES = "Ce qui trancherait : {what}"
UNKNOWN = "inconnu"
FROM_ITEMS = "par postes"
PUBLISHED = "publié"
NO_RATE = "aucun taux"
RATE = "{rate} €/pt"
SPAN = " à "
THEN = " ; "
SAMPLE = "n = {count}"
NO_SAMPLE = "effectif non déclaré"
LACKS = "ne dit pas : {what}"

# split

SPLIT = "De quoi l'effet est fait"
SPLIT_BY_CHAPTER = "Par chapitre"
SPLIT_TOTAL = "Ensemble du champ"
SPLIT_HERE = "Décomposition : {parts}."
SPLIT_PART = "{factor} {amount}"
NO_SPLIT = "L'effet est nul : rien à décomposer."

# scenarios, thresholds

SCENARIOS = "Scénarios côte à côte"
SCENARIOS_INTRO = (
    "Le même projet et les mêmes volumes sous chaque scénario. Effet sur les honoraires, en année pleine, et charges "
    "avec lesquelles il est lu."
)
SCENARIO_COLUMN = "{name} (charges {charges})"
SILENT = "Dépense sans chiffre"
THRESHOLDS = "Seuils d'alerte"
THRESHOLD_NOTE = "{title} : {count}. En vigueur depuis le {day} ({status}) ; source : {source}."
THRESHOLD_COUNT = ("dépassement", "dépassements")
THRESHOLD_NONE = "aucun dépassement"
NO_THRESHOLD = "Aucun seuil n'est en vigueur à cette date."
MORE = "Et {count} de plus : le classeur et le fichier JSON les portent tous."

# families

FAMILIES = "Par famille"
FAMILIES_INTRO = "Chaque dossier changé est rangé dans une seule famille, la première de ses actes."
NO_FAMILY = "Aucune famille n'a été créée : les dossiers se suivent par effet."
DOSSIERS = ("dossier", "dossiers")
FAMILY = "{key} {label}"
FAMILY_COMMITTEE = "{name}, {committee}"

# envelope

ENVELOPE = "Enveloppe"
ENVELOPE_NIL = "L'effet du projet est nul : aucun levier n'a à bouger."
ENVELOPE_INTRO = (
    "L'effet du projet est de {effect} (honoraires, année pleine). Pour qu'il soit nul à lui seul, chaque levier devrait "
    "prendre la valeur ci-dessous ; il agit sur {reach} de dépense sur {base}, le reste ne dépend pas de lui."
)
LEVERS = {"FC": "FC de tous les actes", "CP": "Tous les CP, d'un même coefficient"}
LEVER_UNITS = {"FC": "€/point", "CP": "coefficient"}
LEVER_VALUES = {"FC": "{value} €/point", "CP": "× {value}"}
OUT_OF_REACH = "hors d'atteinte"

# transition, calendar

PATHS = "Transition, année par année"
PATHS_INTRO = (
    "Effet sur les honoraires de l'année, à volumes observés, par rapport à la version de départ. L'année 0, avant le "
    "premier pas, n'est pas tout à fait nulle : les actes supprimés le sont déjà, et un acte qui en remplace plusieurs "
    "démarre à leur prix moyen alors que leurs modificateurs et associations (k) diffèrent."
)
PATHS_NIL = "L'effet est nul chaque année, sous chaque transition connue."
NO_PATH = "Aucun calendrier de transition n'est connu."
YEAR = "Année {year}"
TRANSITION = "Transition « {name} »"
CALENDAR = "Avancement et calendrier"
NO_CALENDAR = "Aucune étape n'est prévue."
MARKS = {"scellee": "scellée", "echue": "échue", "prochaine": "prochaine", "a venir": "à venir"}
PROGRESS_INTRO = (
    "Attendu, atteint : part de la dépense du champ dans l'état que l'étape demande. Ensuite, pour chaque étape échue "
    "ou prochaine, ce qui manque aux familles, la plus lourde d'abord ; le fichier JSON les nomme toutes."
)
BEHIND_MORE = "et {count} de plus"
ACTS = ("acte", "actes")

# dossiers

DOSSIERS_MORE = (
    "Ici, le détail des {shown} dossiers qui changent le plus. Les {count} autres sont dans la page HTML, le classeur et "
    "le fichier JSON."
)
OPINIONS = "Avis par fonction"
NO_OPINION = "Aucun avis donné."
WHOLE = "tout le dossier"
REASON = "{function}, {stance} : {reason}"
VETO = "{function}, {stance} avec veto : {reason}"
NO_REASON = "motif non donné"
HISTORY = "Décisions et motifs"
DECIDED = "{when}, décision n° {position} : {reason}"
HISTORY_MORE = "Plus anciennes, dans le journal : {count}."

# drawings

WATERFALL = "Cascade de l'effet (honoraires, année pleine)"
WINNERS = "Les chapitres qui bougent le plus (honoraires, année pleine)"
UP_OR_DOWN = "Barre pleine : hausse ; vide : baisse."
BEFORE_AFTER = "Dépense par chapitre, avant et après"
EMPTY_THEN_FULL = "Barre vide : avant, avec la dépense ; pleine : après, avec ce qui change."
AFTER = "après"
WATERFALL_WORDS = "Part de chaque facteur dans l'effet total : {parts}."
WINNERS_WORDS = "{up} en hausse, {down} en baisse. Les plus forts : {parts}."
BEFORE_AFTER_WORDS = (
    "Dépense du champ par chapitre, et ce que l'effet y change, sans ce qui n'a pas de chiffre : {parts}."
)
PATH_DRAWN = "Effet sur les honoraires, année par année, entre ses bornes"
PATH_WORDS = "Effet de chaque année : {parts}."
SPREAD = "De combien les actes bougent"
SPREAD_DRAWN = "Dépense des actes selon ce qu'ils changent, en pour cent de leur dépense"
SPREAD_WORDS = "Part de la dépense dont l'effet est connu, et nombre d'actes, selon l'écart : {parts}."
SPREAD_AMOUNT = "{share}, {acts}"
SPREAD_LESS = "{edge} % ou moins"
SPREAD_MORE = "plus de {edge} %"
SPREAD_SPAN = "de {low} à {high} %"
CLIMB = "Économies cumulées de l'imagerie, pertinence comprise, et cible lue comme une somme (AMO)"
CLIMB_MASS = "forfaits de {mass}"
CLIMB_WORDS = "Cible {target}. Économies cumulées : {parts}."
CLIMB_AIM = "cible {target}"
PART = "{name} {amount}"
PAIR = "{name} {before} ({change})"
WINNER_COUNT = ("chapitre", "chapitres")
DRAWN_ROWS, DRAWN_PAIRS = 12, 8
"""Bars in a drawing, and pairs of bars: the largest ones."""

# method, glossary, index

METHOD = "Méthode"
GLOSSARY = "Glossaire"
TERMS = (
    ("À valoriser", "un contrôle qui n'arrête rien, mais dont il faut dire l'effet en euros."),
    ("AMO, AMC", "assurance maladie obligatoire ; assurance maladie complémentaire."),
    ("Année pleine", "comme si les tarifs cibles s'appliquaient toute l'année, d'un coup, aux volumes observés."),
    (
        "Code/activité/phase",
        "une ligne d'acte : « HHFA001/4/0 » est l'activité 4 (anesthésie) de HHFA001, sans phase particulière.",
    ),
    ("CP", "coût de la pratique, en euros par point : ce que coûte le cabinet, clé (spécialité) par clé."),
    ("Devenir", "ce que devient un acte d'aujourd'hui : maintenu, transcodé vers un ou plusieurs actes, supprimé."),
    ("Dossier", "un groupe d'actes d'aujourd'hui et d'actes proposés que des transcodages relient."),
    ("Effet observé", "ce que le projet change aux honoraires, à volumes et facturation observés."),
    ("FC", "facteur de conversion, en euros par point de travail."),
    ("Honoraires", "montant facturé hors dépassements, quelle que soit la part remboursée."),
    (
        "IPRAS",
        "mesure de la dispersion de notes : au-delà de son seuil, désaccord. À quatre, il ne voit pas une voix isolée.",
    ),
    ("k", "rapport observé entre la dépense d'une ligne et sa quantité × son tarif : modificateurs et associations."),
    (
        "Né, grossi, réduit, fusionné, scindé",
        "ce qu'un dossier est devenu entre les deux points : nouveau, avec plus d'actes, moins d'actes, réuni à un autre, "
        "coupé en plusieurs.",
    ),
    ("Part", "la fraction des actes d'aujourd'hui qui suivra un devenir, quand il y en a plusieurs."),
    ("Passerelle, lien", "acte coté par plusieurs familles ; deux actes que des experts ont comparés."),
    ("Points", "score de travail médical d'une ligne d'acte."),
    (
        "Points inconnus",
        "dans la cascade : l'effet des lignes dont le score d'aujourd'hui n'est pas connu ; rien ne dit ce qui y vient des "
        "points, du FC ou du CP.",
    ),
    (
        "Retour à la cible",
        "dans la cascade : l'écart entre le prix d'aujourd'hui et points × (FC + CP) aux taux en vigueur, avant tout autre "
        "changement.",
    ),
    ("Scellé", "figé dans le journal, avec une empreinte qui change si quoi que ce soit change."),
    (
        "Statut d'une valeur",
        "lu dans un texte ; déduit d'un calcul ; hypothèse de travail ; non confirmé : aucun texte publié ne l'établit.",
    ),
)
"""Term, and what it means here."""
INDEX = "Index des codes"
INDEX_INTRO = "Codes cités, et le dossier où les trouver."

# columns

COLUMNS = {
    "key": "Clé",
    "stake": "En jeu",
    "effect": "Effet",
    "what": "Quoi",
    "delta": "Effet",
    "chapter": "Chapitre",
    "line": "Ligne ou famille",
    "before": "Valeur avant",
    "after": "Valeur après",
    "moved": "Effet après",
    "family": "Famille",
    "committee": "Comité",
    "base": "Dépense",
    "change": "Changement",
    "dossiers": "Dossiers changés",
    "lever": "Levier",
    "in_force": "En vigueur",
    "neutral": "Pour un effet nul",
    "residual": "Effet qui reste",
    "year": "Année",
    "low": "Minimum",
    "observed": "Effet observé",
    "high": "Maximum",
    "etape": "Étape",
    "on": "Date",
    "mark": "Où on en est",
    "expected": "Attendu",
    "reached": "Atteint",
    "asked": "État demandé",
    "acts_left": "Actes qui n'y sont pas",
    "spend_left": "Dépense qui manque",
    "function": "Fonction",
    "acts": "Actes",
    "favourable": "Pour",
    "against": "Contre",
    "abstained": "Abstention",
    "term": "Terme",
    "meaning": "Sens",
    "code": "Code",
    "dossier": "Dossier",
    "label": "Libellé",
}
NOTHING = "–"
