"""Screen 7, « Points d'étape »: before a seal, between two points, reports and exports; files handed over."""

from ccam.french.sentence import Sentence

# before the seal

CHECKS = "Avant de sceller"
CHECKS_COUNT = "bloque {blocks} · à valoriser {counted} ({base})"
CHECKS_COUNT_NO_BASE = "bloque {blocks} · à valoriser {counted}"
COLUMN_EFFECT = "Effet"
COLUMN_CHECK = "Scellement"
COLUMN_RULE = "N°"
COLUMN_ACT = "Acte"
COLUMN_WHAT = "Ce qui manque"
COLUMN_SPEND = "Dépense"
BLOCKS = "bloque"
COUNTED = "à valoriser"
NOTHING_STANDS = "Rien n'est à corriger ni à décider avant de sceller."

# between two points

WORKING_COMPARE = "Lecture des deux états, dossier par dossier…"
COMPARE_TITLE = "Comparaison : {before} → {after}"
GIVEN_UP = "Comparaison abandonnée."
CHOOSE_BEFORE = "Comparer : depuis quel point ?"
CHOOSE_AFTER = "Comparer : jusqu'à quel point ?"
REPORT_BEFORE = "Rapport : depuis quel point ?"
REPORT_AFTER = "Rapport : jusqu'à quel point ?"
EXPORT_OF = "Exporter quel état du projet ?"
POINT_RELEASE = "version {name} (avant toute décision)"
POINT_NOW = "maintenant (projet tel qu'il est)"
POINT_SEAL = "étape {name}"
DIFFERENCES = "Différences"
COLUMN_CHANGED = "Ce qui a changé"
FAMILY = "{name}, {dossiers}"
ONE_CHANGED = "dossier changé"
CHANGED = "dossiers changés"
UNDECIDED_LESS = "{count} de moins"
UNDECIDED_MORE = "{count} de plus"
ONE_UNDECIDED = "indécis"
HEAD = "{before} → {after}   {parts}"
MOVED = "{moved} honoraires observés (effet {first} → {last})"
NO_MOVED = "sans volumes aux deux points, aucun effet en euros"
ELSEWHERE = "Hors de ces dossiers (paramètres, volumes)"
NOTHING_SAID = "aucune décision : l'effet vient de ses actes voisins ou des paramètres"
EVENT = "({event})"
FAMILY_FOOT = "{name}. ← → replie et déplie · ↵ ouvre le dossier · x explique l'écart · / cherche partout"
STALE = "Le projet a changé depuis cette comparaison : C compare à nouveau."
GONE = "Le dossier {id} n'existe plus dans le projet tel qu'il est."

# where the euros come from

STORY_TITLE = "D'où viennent les euros de {id}"
STORY_FAMILY = "D'où viennent les euros de « {name} »"
STORY_EFFECT = "Effet"
STORY_DECIDED = "Ce qui a changé"
STORY_PRICES = "Tarifs cibles"
STORY_DOSSIERS = "Dossiers qui pèsent le plus"
STORY_SUMS = "À « {before} », effet {first} ; à « {after} », {last}. L'écart est leur différence : {moved}."
STORY_ACT = "{act} (base {base}) : {first} devient {last}, soit {moved}."
STORY_UNIT = "Effet observé sur les honoraires (base de remboursement) ; les décisions ci-dessous l'expliquent."
STORY_NO_VOLUMES = "Sans volumes aux deux points, aucun effet en euros."
STORY_NOTHING = "Aucune décision sur ce dossier : ses figures suivent les paramètres ou les volumes."
STORY_NO_PRICE = "Aucun tarif cible n'a changé."
STORY_PRICE = "{line} : {before} devient {after}."
STORY_ONE = "{id} : {moved}"
ABSENT = "absente"
TARIFF = "{points} points, {price}"

# seals and plans

SEAL_TITLE = "Sceller un point d'étape"
SEAL_TEXT = (
    "Le sceau fige le projet, les paramètres et les volumes tels qu'ils sont aujourd'hui, {day}.",
    "Il ne se défait pas : une étape suivante le remplacera.",
)
SEAL_COUNTED = "À valoriser, sans bloquer : {list}."
SEAL_NOTHING_COUNTED = "Tout est décidé : rien à valoriser."
SEAL_PART = "{id} × {count}{base}"
SEAL_BASE = " ({amount})"
SEAL_NAME = "Titre"
SEAL_NAME_EXAMPLE = "par exemple « mai 2026 »"
SEAL_NAME_MISSING = "Donnez un titre à l'étape."
SEAL_NAME_TAKEN = "L'étape « {name} » est déjà scellée : donnez un autre titre."
SEAL_INSTANCE = "Instance"
PUBLISH_TITLE = "Publier le projet"
PUBLISH_STANDS = "Tout est décidé, complet et repris par un comité : le projet peut être publié."
PUBLISHED = "« {name} » est publiée pour {instance}, empreinte {hash}…"
SEALED = "« {name} » est scellée pour {instance}, empreinte {hash}…"
BLOCKED = Sentence(
    "scellement-bloque",
    "Rien n'est scellé : {count} à corriger d'abord ({ids}).",
    "La liste « Avant de sceller » les montre ; ↵ ouvre le dossier.",
)
NOT_READY = Sentence(
    "publication-bloquee",
    "Rien n'est publié : {count} à décider ou à corriger d'abord ({ids}).",
    "La liste « Avant de sceller » les montre. S scelle un point d'étape, qui les compte sans bloquer.",
)
ONE_LEFT = "point reste"
LEFT = "points restent"
ONE_BLOCK = "anomalie bloque"
BLOCKS_MANY = "anomalies bloquent"
PLAN_TITLE = "Planifier une étape du calendrier"
PLAN_INTRO = "Ce qui est laissé vide reste comme il est. Étapes connues : {names}."
PLAN_NAME = "Étape"
PLAN_DAY = "Jour"
PLAN_DAY_EXAMPLE = "JJ/MM/AAAA"
PLAN_SHARE = "Avancement prévu"
PLAN_SHARE_EXAMPLE = "part de la dépense, par exemple 62,5"
PLAN_BAD_SHARE = "« {value} » n'est pas une part : écrivez par exemple 62,5."
PLANNED = "Calendrier : « {name} » est prévue ainsi."

# reports and exports

REPORT_TITLE = "Rapport"
REPORT_INTRO = "{before} → {after}. Espace marque un format, ↵ produit les fichiers."
EXPORT_TITLE = "Exporter"
EXPORT_INTRO = "{what}. Espace marque un format, ↵ produit les fichiers."
FORMATS_OF_REPORT = {
    "html": "page à lire dans un navigateur",
    "pdf": "document à imprimer ou à envoyer",
    "xlsx": "classeur, une feuille par axe",
    "md": "texte simple",
    "json": "données complètes, pour les machines",
}
FORMATS_OF_EXPORT = {
    "transcodage": "table de transcodage, classeur à relire ici",
    "transcodage-csv": "la même en CSV",
    "sssom": "correspondances SSSOM, pour les terminologues",
    "fhir-r5": "ConceptMap FHIR R5",
    "fhir-r4": "ConceptMap FHIR R4",
    "nx": "fichiers NX, pour une publication complète",
    "tarifs": "tarifs proposés, ligne à ligne, classeur",
    "tarifs-csv": "les mêmes en CSV",
    "classeur": "le projet dans la présentation du classeur de la CNAM",
    "classeur-csv": "la même présentation en CSV",
    "parquet": "tables Parquet, pour les statisticiens",
    "jsonl": "tables en JSON Lines",
    "duckdb": "base DuckDB, toutes les tables",
    "paquet": "paquet de données Frictionless (CSV et description)",
}
NX_DAY = "Date d'effet (nx)"
NX_DAY_MISSING = "Les fichiers NX portent la date d'effet de la publication : écrivez-la, par exemple 01/01/2027."
NX_NUMBER = "Numéro (nx)"
NX_NUMBER_EXAMPLE = "numéro de la version publiée, par exemple 82.00"
NX_NUMBER_MISSING = "Les fichiers NX portent le numéro de la version publiée : écrivez-le, par exemple 82.00."
# beside, on a large terminal

BESIDE_CALENDAR = "Avancement   █ fait   │ prévu à cette date"
BESIDE_ETAPE = "{reached}, prévu {planned}"
BESIDE_RULES = "Ce qui reste, règle par règle"
BESIDE_LATE = "En retard sur {name}, famille par famille"
BESIDE_NO_FAMILY = "sans famille"
BESIDE_ACT = "acte"

COLUMN_FORMAT = "Format"
COLUMN_MEANT = "Ce que c'est"
DESTINATION = "Dossier"
TO_BROWSER = "Les fichiers seront proposés au téléchargement par votre navigateur."
READY = "{name} est prêt : ↵ le télécharge."
MADE_HELP = "Tab passe du format au dossier   ↵ produire   Échap renoncer"
RUNNING_HELP = "Échap arrête tout : rien ne sera écrit"
STEP = "{done} / {steps}  {words}"
WORKING_FILES = "Préparation…"
STEP_EXPORT = "Export : {format}…"
STOPPED = "Arrêté : rien n'a été écrit."
WRITTEN = "{files} dans {folder} : {names}."
ONE_FILE = "fichier écrit"
FILES = "fichiers écrits"
SENT = "{name} est envoyé à votre navigateur."
NO_FOLDER = Sentence(
    "dossier-inaccessible",
    "Le dossier {folder} ne peut pas être ouvert.",
    "Choisissez-en un autre, ou demandez le droit d'y écrire.",
)
TOO_MANY_FILES = Sentence(
    "fichiers-deja-nombreux",
    "Le dossier {folder} contient déjà trop de fichiers du même nom.",
    "Rangez ou supprimez les plus anciens, puis recommencez.",
)

# keys

GROUP = "Point d'étape"
DO_SEAL = "sceller"
DO_PUBLISH = "publier (plus rien d'indécis)…"
DO_REPORT = "rapport"
DO_PLAN = "planifier une étape du calendrier…"
