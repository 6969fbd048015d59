"""Screen 6, « Impact »: its dials, its tables, its drawings, what it writes."""

from ccam.french.sentence import Sentence

# dials

DIAL_TABLE = "Tableau"
DIAL_SCENARIO = "Scénario"
DIAL_FC = "FC"
DIAL_CHARGES = "CP"
DIAL_TRANSITION = "Transition"
DIAL_YEAR = "Année"
OWN_CHARGES = "celles du scénario"
NO_TRANSITION = "aucune"
NO_YEAR = "–"
YEAR = "{year} sur {last}"
LOCAL_FILE = "un fichier…"

TABLES = {
    "effet": "effet",
    "comparaison": "comparaison",
    "composition": "composition",
    "en hausse": "qui monte",
    "en baisse": "qui baisse",
    "repartition": "répartition",
    "alertes": "alertes",
}
VARIANT = "ma variante"

# choices and typed values

CHOOSE_SCENARIO = "Quel scénario ?"
CHOOSE_CHARGES = "Quelle évaluation des charges (CP) ?"
CHOOSE_TRANSITION = "Quelle transition ?"
CHOOSE_TABLE = "Que montrer ?"
CHOOSE_YEAR = "Quelle année de la transition ?"
CHOOSE_HELP = "↵ choisir   Échap renoncer"
TYPE_FC = "Facteur de conversion, en euros par point"
TYPE_FC_HELP = "Par exemple 0,485. Vide : celui du scénario. Rien n'est enregistré."
TYPE_FILE = "Fichier d'un scénario (.toml ou .xlsx)"
TYPE_FILE_HELP = "Il est lu sur la machine où tourne l'atelier, et n'est pas versé dans la base."
TYPE_HELP = "↵ valider   Échap renoncer"
BAD_FC = "« {value} » n'est pas un FC : écrivez par exemple 0,485 (de 0 à {most})."
DIALS_HINT = "Tab : réglages, ← → les change, ↵ les choisit. Rien n'est enregistré."
NO_YEAR_YET = "Choisissez d'abord une transition."

# the table

AXES = {
    "acte": "acte",
    "chapitre": "chapitre",
    "comite": "comité",
    "dossier": "dossier",
    "famille": "famille",
    "grille": "grille",
    "ligne": "ligne",
    "region": "région",
    "regroupement": "regroupement",
    "secteur": "secteur",
    "specialite": "spécialité",
    "trimestre": "trimestre",
}
"""Axes by name, with their accents."""
TITLE = "{table} par {axis}"
TITLE_SPREAD = "Lignes selon l'écart de leur prix"
TITLE_ALERTS = "Alertes"
WITHIN = "dans {places}"
PLACE = "{axis} {key}"
COLUMN_BEFORE = "Avant"
COLUMN_AFTER = "Nouveau"
COLUMN_K1 = "Théorique"
COLUMN_IN_FORCE = "En vigueur"
COLUMN_PROPOSAL = "Proposition"
COLUMN_VARIANT = "Ma variante"
COLUMN_GAP = "Écart"
COLUMN_BAR = "Part de la dépense"
COLUMN_LINES = "Lignes"
COLUMN_PART = "Dépense %"
COLUMN_RULE = "Alerte"
RULE_COUNT = "{title} : {count}"
NOT_CARRIED = "Par {axes} : aucune source chargée ne les porte → ccam modele ventilation"

# coverage, drawings

COVERED = "Couverture {percent} de la dépense ({figured} sur {base}) · hors champ {outside}"
SILENT = "Sans chiffre : {list}"
NOTHING_SILENT = "Toute la dépense du champ a un chiffre"
SILENT_PART = "{name} {amount}"
COVERED_SHORT = "Couverture {percent} · {silent} · hors champ {outside}"
SHORT_SILENT = "sans chiffre {amount}, dont sans devenir {undecided}"
GAINS = "hausses"
LOSSES = "baisses"
FACTORS = {
    "cible": "cible",
    "points": "points",
    "fc": "FC",
    "cp": "CP",
    "transcodage": "transcodage",
    "transition": "transition",
    "inconnu": "inconnu",
    "associations": "associations (k)",
}
FACTOR_HEADS = {**FACTORS, "associations": "assoc. (k)", "transcodage": "transcod."}
"""The same as titles of columns."""
NO_EFFECT = "Aucun effet : rien à décomposer."
SPREAD = "{shape} {parts}"
SPREAD_LOST = "{percent} en baisse"
SPREAD_GAINED = "{percent} en hausse"
SPREAD_MUCH = " (dont {percent} de plus de 20 %)"
SPREAD_STILL = "{percent} inchangée"
SPREAD_SILENT = "{percent} sans chiffre"

TOTAL = "Total"
COMPARED = "Total  {list}"
COMPARED_PART = "{name} {amount}"
MOVERS = "{count} en hausse {up} · {fell} en baisse {down}"
SCENARIO_NOTE = "Ma variante : {scenario}, CP « {charges} »."
NAMED = "« {name} »"
NOTE_FC = "FC {fc}"
NOTE_TRANSITION = "transition « {name} », année {year}"
PROPOSAL_NOTE = "Proposition : « {name} », CP « {charges} »."
IN_FORCE_NOTE = "En vigueur : CP « {charges} »."
LATER_NOTE = "« {name} » ne vaut qu'à partir du {start} : il n'a aucun effet au {day}."

# one line

LINE_TITLE = "Ligne {key}"
LINE_FIGURES = "{label}. Base {base}, nouveau prix : {standing}."
LINE_EFFECT = "Effet observé {observed}, théorique (k = 1) {theoretical}."
LINE_PARTS = "Composition : {parts}."
LINE_NOW = "Prix actuel"
LINE_THEN = "Sous « {scenario} », vers {act}"
LINE_GONE = "{key} n'a pas de volume dans le champ : elle n'a pas d'effet."
STANDINGS = {
    "connu": "connu",
    "conserve": "conservé tant que les points manquent",
    "inconnu": "inconnu (points, FC ou CP manquants)",
    "indecis": "sans devenir",
    "parts absentes": "parts absentes",
    "supprime": "acte supprimé",
    "laisse": "laissé à un autre comité",
    "sans ligne cible": "sans ligne cible",
    "absent": "acte absent de la version",
}

# what is written

EXPORTED = "{rows} : {said}"
ONE_ROW = "ligne"
FILE_NAME = "impact-{table}-{axis}"
EXPORT_HEADS = {
    "effet": ("clé", "libellé", "base (€)", "avant (€)", "après (€)", "écart (€)", "minimum (€)", "maximum (€)",
              "écart, k = 1 (€)", "sans devenir (€)", "laissé (€)", "inconnu (€)"),
    "comparaison": ("clé", "libellé", "base (€)", "écart en vigueur (€)", "écart proposition (€)",
                    "écart ma variante (€)"),
    "repartition": ("écart du prix", "lignes", "base (€)", "actes", "écart (€)"),
    "alertes": ("alerte", "clé", "libellé", "avant (€)", "après (€)", "effet (€)"),
}  # fmt: skip
EXPORT_SPLIT = ("clé", "libellé", "écart (€)")
EXPORT_ENDS = ("scénario", "charges", "champ", "volumes", "unité")
EURO = "{name} (€)"
UNIT = "honoraires, base de remboursement"

# keys and waiting

DO_EXPORT = "exporter"
DO_COMPARE = "comparer avec…"
NO_FIGURE = "sans chiffre"
WORKING = "Simulation {axis} : {table}…"
WORKING_LINE = "Lecture de la ligne…"
NO_DETAIL = "Cette ligne n'a pas de détail : la touche b change d'axe."

# variants of one's own

GROUP = "Simuler"
DO_SAVE_VARIANT = "enregistrer ma variante…"
DO_DRAW = "intervalle par tirages…"
MY_VARIANT = "ma variante « {name} »"
SAVE_VARIANT = "Nom de ma variante"
SAVE_VARIANT_HELP = (
    "Elle garde tous les réglages, dans un fichier de cette machine : rien n'entre dans la base. On la retrouve dans "
    "le réglage « Scénario »."
)
SAVE_VARIANT_WEB = "Elle garde tous les réglages, dans un fichier que votre navigateur vous propose d'enregistrer."
VARIANT_NAMELESS = "Donnez un nom à la variante."
VARIANT_KEPT = "Variante « {name} » enregistrée dans {path}."
VARIANT_REMARK = "Réglages de l'atelier : charges « {charges} », transition « {transition} », année « {year} »."
VARIANT_PATTERN = "Réglages de l'atelier : charges « (.*) », transition « (.*) », année « ([0-9]*) »\\."
"""The same, read back."""
NO_VARIANTS_FOLDER = Sentence(
    "variantes-sans-dossier",
    "Le dossier {folder} ne peut pas être créé.",
    "Choisissez-en un autre par la variable XDG_DATA_HOME.",
)

# draws

CHOOSE_DRAWS = "Combien de tirages ?"
DRAWS = {"200 (vite)": 200, "1 000": 1000, "10 000 (précis)": 10_000}
DRAWS_USUAL = "1 000"
DRAWING = "tirages faits"
DRAWS_TITLE = "Intervalle par tirages"
DRAWS_WHOLE = "À 95 %, l'effet national est entre {low} et {high} (moyenne {mean})."
DRAWS_ROW = "{key} {label} : entre {low} et {high}"
DRAWS_ROWS = "Par {axis}"
DRAWS_RULES = "Ce qui est tiré au hasard"
DRAWS_STOPPED = "Tirages abandonnés : rien n'a changé."
DRAWS_UNDER = "Sous « {scenario} », {count}, graine {seed}."
ONE_DRAW = "tirage"
DRAWS_DEVIATION = "{subject} : écart-type {deviation}{common} ({status}) ; {source}"

# drawings

PLOT_TITLE = "{title}   ({place} / {count})"
PLOT_EFFECT = "Effet par {axis}, en {unit}"
PLOT_SPREAD = "Dépense selon l'écart de prix, en % de la dépense"
PLOT_THREE = "Effet des trois scénarios, en {unit}"
PLOT_DRAWS = "Effet national tiré au hasard : nombre de tirages par effet"
PLOT_HELP = "← → autre dessin   Échap ferme"
PLOT_SIGNS = "█ hausse   ▒ baisse   ░ ni l'une ni l'autre"
PLOT_NOTHING = "Rien à dessiner : aucun effet."
PLOT_ONLY = "Les {shown} plus grands effets sur {count}."
PLOT_CAPTION = "{label} : {amount}"
