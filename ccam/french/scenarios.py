"""Words of the scenarios: what they are called, what is wrong with them, how they are compared."""

from ccam.french.sentence import Sentence

IN_FORCE = "en vigueur"
"""Name of the scenario that lays nothing over the parameters of the base."""
SOURCES = {"en vigueur": "paramètres de la base", "base": "document de la base", "fichier": "fichier local"}

UNKNOWN = Sentence(
    "scenario-introuvable",
    "Aucun scénario ne s'appelle « {name} », et ce n'est pas un fichier.",
    "Scénarios connus : {known}. Une variante est un fichier .toml ou .xlsx (« ccam scenario creer »).",
)
NOT_A_SCENARIO = Sentence(
    "pas-un-scenario",
    "{file} n'est pas un scénario.",
    'Sa table [document] doit porter nature = "scenario" (« ccam modele scenario »).',
)
CIRCLE = Sentence(
    "scenarios-en-rond",
    "Le scénario « {name} » finit par être posé sur lui-même.",
    "Corrigez la clé « base » de {names}.",
)
BASE_UNKNOWN = Sentence(
    "base-de-scenario-inconnue",
    "Le scénario « {name} » est posé sur « {base} », que la base ne connaît pas.",
    "Importez d'abord « {base} », ou corrigez la clé « base ». Connus : {known}.",
)
CHARGES_UNKNOWN = Sentence(
    "charges-hors-du-scenario",
    "Le scénario « {scenario} » ne connaît pas l'évaluation des charges « {name} ».",
    "Évaluations qu'il connaît : {known}.",
)
NOTHING_TO_EXPORT = Sentence(
    "scenario-sans-fichier",
    "« {name} » n'est pas un document : ce sont les paramètres de la base.",
    "« ccam scenario creer NOM » en fait une variante à modifier.",
)
FORMAT_UNKNOWN = Sentence(
    "format-de-scenario", "Le format « {format} » n'est pas connu.", "Formats possibles : toml, xlsx."
)
NO_FC = Sentence(
    "fc-en-vigueur-inconnu",
    "Aucun FC n'est connu au {day} dans la grille {grid} : rien à recopier.",
    "Donnez-en un avec « --fc », ou choisissez une autre date.",
)
BAD_RATE = Sentence("taux-illisible", "« {value} » n'est pas un taux.", "Écrivez par exemple {example}.")
TEXT_TOO_LONG = Sentence(
    "texte-trop-long-pour-une-case",
    "Un texte de la table « {table} » du scénario « {name} » ne tient pas dans une case.",
    "Raccourcissez-le, ou exportez en TOML.",
)
SEALED = Sentence(
    "scenario-d-une-etape",
    "L'étape « {name} » est scellée avec son propre scénario.",
    "Retirez « --scenario », ou laissez « --a » de côté pour le projet tel qu'il est.",
)
TOO_MANY = Sentence(
    "trop-de-scenarios", "{count} scénarios à comparer : c'est trop.", "Donnez-en trois au plus, ou aucun."
)

HEAD_HELP = {
    "nom": "Comment le scénario s'appelle dans la base : une phrase courte.",
    "nature": "scenario",
    "auteur": "Votre pseudonyme, ou l'instance qui le propose.",
    "date": "Le jour où il a été écrit : 2026-03-12.",
    "champ": "Ce qu'il couvre : par exemple « actes techniques des médecins, secteur 1 et OPTAM ».",
    "non_modelise": "Ce qu'il ne compte pas : par exemple « ni modificateurs, ni effet de volume ».",
    "base": "Le scénario sur lequel il est posé ; vide : les paramètres en vigueur.",
    "remarque": "Ce qu'un lecteur doit savoir d'autre.",
}
TABLE_HELP = {
    "fc": "Une ligne par facteur de conversion. champ : * pour tous les actes, ou des codes de regroupement.",
    "cp": "Une ligne par coût de la pratique. origine : l'évaluation des charges dont vient la valeur.",
    "points": "Une ligne par ligne d'acte dont les points sont connus : DEQP003/1/0.",
}

STUDIED = "Scénario : « {name} »."
NOT_SAID = "non précisé"
HEAD = ("Scénario", "Où", "Auteur", "Date", "Valeurs")
LAID_OVER = "  posé sur « {base} »"
SCOPE = "  champ : {scope}"
NOT_MODELLED = "  non modélisé : {what}"
COUNT = "valeur"
WRITTEN = "Scénario « {name} » écrit dans {file}."
THEN = (
    "Modifiez-le, puis : ccam scenario comparer {file} --par regroupement. "
    "Le secrétariat en fait un document de la base avec : ccam importer {file}."
)
SOURCE_VARIANT = "variante « {name} »"
CREATED_SCOPE = "à préciser"
CREATED_NOT_MODELLED = "à préciser"

COMPARED = "Scénario {letter} : {name} ({where}, CP « {charges} ») ; {author}."
COMPARED_SCOPE = "  champ : {scope} ; non modélisé : {missing}."
COMPARE_HEAD = ("", "", "Ancien", "Nouveau", "Écart", "%")
OLD_NEW = (
    "Ancien = base observée {volumes}. Nouveau = ancien + effet observé (quantité × écart de tarif × k). "
    "Ce qu'aucun chiffre ne couvre reste à l'ancien prix."
)
UNCOVERED = "Sans chiffre, par scénario : {list}."
LETTERED = "{letter} {amount}"

LATER = "  Ses valeurs commencent le {start} : elles n'ont aucun effet au {day} (« --date » change le jour)."
OPTION_AXIS = "Axe de la comparaison : chapitre, regroupement, dossier, famille, comite, acte, ligne."
OPTION_START = "Premier jour des valeurs, AAAA-MM-JJ (par défaut, celui de la dernière version de la base)."
OPTION = "Scénario : « en vigueur », un document de la base, ou un fichier .toml ou .xlsx."
OPTION_FORMAT = "Format du fichier : toml ou xlsx."
OPTION_FROM = "Scénario dont partir (par défaut : en vigueur)."
OPTION_FC = "FC de la variante, en euros par point : 0,485."
OPTION_CP = "CP de la variante : cardiologie=0,41 (répétable)."
OPTION_OUTPUT = "Fichier à écrire."
OPTION_REPLACE = "Écrase le fichier s'il existe."
OPTION_SCOPE = "Ce que le scénario couvre."
OPTION_MISSING = "Ce qu'il ne modélise pas."
ARGUMENT = "Nom d'un scénario, ou fichier."
ARGUMENT_NEW = "Nom de la variante."
GROUP = "Scénarios : lister, créer, comparer, exporter."
TOTAL = "Total"
