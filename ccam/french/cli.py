"""What the command line says: help pages, narration, words that come from the command-line library."""

import re
from typing import NamedTuple

from ccam.french.sentence import Sentence


class CommandText(NamedTuple):
    """Help of one command and one example of it."""

    help: str
    example: str


HELP = """Atelier de la refonte de la CCAM : ce que chaque décision change, et ce qu'elle coûte.

Les données sont dans une base (un fichier). Les montants disent toujours leur unité et leur champ."""
EPILOG = "Pour commencer : ccam demo --ouvrir. Aide d'une commande : ccam impact --help"
EXAMPLES = "Un exemple de chaque commande"
EXAMPLE = "Exemple : {example}"
USAGE = "Utilisation : "
SECTIONS = {"Options": "Options", "Arguments": "Arguments", "Commands": "Commandes"}

COMMANDS = {
    "demo": CommandText(
        "Prépare la base de démonstration : version réduite, projet fictif, deux étapes, rapport.",
        "ccam demo --ouvrir",
    ),
    "base init": CommandText("Crée une base vide.", "ccam base init --base refonte.sqlite"),
    "base migrer": CommandText(
        "Met une base plus ancienne à la structure de cette version.", "ccam base migrer --base refonte.sqlite"
    ),
    "base verifier": CommandText(
        "Rejoue le journal et vérifie que rien n'a été altéré.", "ccam base verifier --base refonte.sqlite"
    ),
    "importer": CommandText(
        "Importe des fichiers officiels (classeur, NX, DBF, ATIH, RDF, FHIR, volumes), des paramètres, des feuilles "
        "remplies. Chacun est pris tout entier ou refusé.",
        "ccam importer CCAM_V81.xlsx 2023_actes-techniques-ccam.xlsx",
    ),
    "modele": CommandText(
        "Écrit une feuille à remplir, avec son mode d'emploi ; sans nom, liste les modèles.",
        "ccam modele scores -o scores.xlsx",
    ),
    "versions": CommandText(
        "Liste les versions, les volumes et les documents présents dans la base.", "ccam versions --json"
    ),
    "comparer": CommandText(
        "Compare deux versions : codes, libellés, prix, et ce qui n'est qu'une autre écriture.",
        "ccam comparer 78 81",
    ),
    "recouper": CommandText(
        "Recoupe une version venue de deux formats (classeur, NX, DBF, ATIH…) : chaque écart, champ par champ. Sort "
        "avec 0, qu'il y ait des écarts ou non.",
        "ccam recouper 78 78.10-nx --vers ecarts.csv",
    ),
    "actes": CommandText(
        "Liste les actes d'une version, filtrés. Champs du filtre : chap: code: groupe: devenir: dossier: "
        "etat: tarif> actes> base> lignes>, ou des mots du libellé ; un tiret exclut.",
        "ccam actes chap:07 groupe:ADC 'tarif>150' appendic",
    ),
    "acte": CommandText("Montre un acte : lignes, prix, modificateurs, notes, devenir.", "ccam acte HHFA001"),
    "projet creer": CommandText(
        "Crée un projet de nouvelle CCAM sur une version : tous ses actes y sont indécis.",
        "ccam projet creer refonte --version 81",
    ),
    "projet lister": CommandText("Liste les projets de la base.", "ccam projet lister"),
    "projet rebaser": CommandText(
        "Fait passer le projet à une version plus récente, en une décision : les actes nouveaux sont indécis, les "
        "actes décidés qui ont disparu ou changé sont à revoir, rien d'autre ne bouge.",
        "ccam projet rebaser --sur 84 --a-blanc",
    ),
    "appliquer": CommandText(
        "Applique une table de transcodage (et ses lignes) au projet : une seule décision, tout ou rien.",
        "ccam appliquer transcodage_mars.csv lignes_mars.csv",
    ),
    "dossiers": CommandText(
        "Liste les dossiers du projet, avec leur effet. Champs du filtre : nature: etat: chap: ecart> base> "
        "anciens> nouveaux> erreurs> revoir>, ou des mots du libellé ; un tiret exclut.",
        "ccam dossiers nature:regroupement 'ecart>10000'",
    ),
    "dossier": CommandText(
        "Montre un dossier : anciens actes, parts, actes proposés, lignes, contrôles, effet.",
        "ccam dossier HHFA001",
    ),
    "verifier": CommandText(
        "Contrôle tous les invariants du projet ; sort avec 1 s'il y a une erreur.", "ccam verifier --json"
    ),
    "valoriser": CommandText(
        "Calcule le tarif cible de chaque ligne proposée et le total du projet.",
        "ccam valoriser --charges 'CNAM 2025 (fictif)'",
    ),
    "expliquer": CommandText(
        "Explique le tarif d'une ligne, terme par terme, avec la source et la date de chacun.",
        "ccam expliquer DEQP003",
    ),
    "impact": CommandText(
        "Montre l'effet du projet le long d'un axe : ligne, acte, dossier, chapitre, regroupement.",
        "ccam impact --par chapitre",
    ),
    "etape sceller": CommandText(
        "Scelle un point d'étape : position du journal, volumes, paramètres et totaux, par copie et empreinte.",
        "ccam etape sceller mars --instance CNAM",
    ),
    "etape lister": CommandText("Liste les points d'étape du projet.", "ccam etape lister"),
    "rapport": CommandText(
        "Écrit le rapport d'une étape à une autre : une page HTML autonome et le JSON dont elle est faite.",
        "ccam rapport --de janvier --a mars --vers rapport-mars.html",
    ),
    "exporter": CommandText(
        "Écrit le projet dans un format d'échange : table de transcodage (XLSX ou CSV), SSSOM, FHIR ConceptMap. "
        "« ccam appliquer » relit chacun d'eux.",
        "ccam exporter --format sssom -o refonte.sssom.tsv",
    ),
    "atelier": CommandText("Ouvre l'atelier dans le terminal.", "ccam atelier"),
}

GROUP_BASE = "La base : la créer, la mettre à jour, la vérifier."
GROUP_DRAFT = "Les projets de nouvelle CCAM."
GROUP_MILESTONE = "Les points d'étape."

OPTION_VERSION = "Affiche la version de l'atelier."
OPTION_BASE = "Base à utiliser (sinon CCAM_BASE, sinon un fichier dans votre dossier de données)."
OPTION_JSON = "Écrit un objet JSON au lieu d'un texte."
OPTION_QUIET = "Ne dit rien de l'avancement."
OPTION_DRAFT = "Projet (inutile s'il n'y en a qu'un)."
OPTION_AUTHOR = "Votre pseudonyme dans le journal (sinon CCAM_AUTEUR)."
OPTION_REASON = "Motif inscrit au journal."
OPTION_FORMAT = "Format du fichier : classeur, nx, dbf, volumes… (sinon reconnu à son contenu)."
OPTION_SHOWN_DAY = "Jour à montrer d'un fichier qui contient tout l'historique, NX ou DBF (sinon le sien)."
OPTION_DRY_RUN = "Montre ce qui serait fait, sans rien écrire."
OPTION_REPLACE = "Remplace une version ou des volumes du même nom par ce fichier ; inscrit au journal."
OPTION_TEMPLATE = "Fichier à écrire (sinon le nom du modèle, dans le dossier courant)."
OPTION_OVERWRITE = "Écrit par-dessus le fichier s'il existe déjà."
OPTION_FINDINGS = "Écrit tous les constats dans ce fichier CSV."
OPTION_RELEASE = "Version de la CCAM (sinon la plus récente de la base)."
OPTION_CHARGES = "Évaluation des charges dont viennent les CP (sinon la première du projet)."
OPTION_DATE = "Date des paramètres, AAAA-MM-JJ (sinon celle de la version de départ)."
OPTION_VOLUMES = "Volumes à utiliser (sinon les plus récents)."
OPTION_AXIS = "Axe : ligne, acte, dossier, chapitre, regroupement."
OPTION_LIMIT = "Nombre de lignes montrées (0 : toutes)."
OPTION_INSTANCE = "Instance pour laquelle on scelle : ministère, CNAM, CHAP, comité."
OPTION_FROM = "Étape ou version de départ."
OPTION_TO = "Étape d'arrivée (sinon l'état actuel, non scellé)."
OPTION_OUTPUT = "Fichier HTML à écrire ; le JSON est écrit à côté."
OPTION_OPEN = "Ouvre ensuite l'atelier, si la commande tourne dans un terminal."
OPTION_FOLDER = "Dossier de la démonstration."
OPTION_SCREEN = "Écran d'ouverture : 1, 2, 6 ou 7."
ARGUMENT_FILES = "Fichiers à importer."
ARGUMENT_TABLES = "Tables de transcodage et de lignes (CSV, XLSX), SSSOM ou FHIR ConceptMap."
ARGUMENT_FILTER = "Filtre ; vide : tout."
ARGUMENT_CODE = "Code d'un acte actuel."
ARGUMENT_LINE = "CODE, ou CODE/ACTIVITÉ/PHASE, ou le numéro d'un acte proposé (P-07-0001)."
ARGUMENT_DOSSIER = "Code d'un acte actuel, ou numéro d'un acte proposé."
ARGUMENT_BEFORE = "Première version."
ARGUMENT_AFTER = "Seconde version."
ARGUMENT_NAME = "Nom."
ARGUMENT_TEMPLATE = "Modèle à écrire ; vide : la liste des modèles."

ERROR = "Erreur :"
INTERNAL = Sentence(
    "interne",
    "Erreur interne ({what}) : {why}",
    "Rien n'a été écrit à moitié. Relancez avec CCAM_DEBUG=1 pour transmettre le détail.",
)
INTERRUPTED = "Interrompu. Rien n'a été écrit à moitié."
TRY_HELP = "« {path} --help » montre comment écrire cette commande."
MORE_FINDINGS = "… et {count} autres constats (« --constats F » les écrit tous dans un fichier)."
BAD_DATE = Sentence(
    "date-illisible", "« {value} » n'est pas une date.", "Écrivez-la AAAA-MM-JJ, par exemple 2026-01-01."
)
UNKNOWN_SCREEN = Sentence(
    "ecran-inconnu",
    "Il n'y a pas d'écran « {value} ».",
    "1 Nomenclature, 2 Transcodage, 6 Impact, 7 Points d'étape.",
)
NO_TERMINAL = Sentence(
    "pas-de-terminal",
    "L'atelier s'ouvre dans un terminal, et cette commande n'en a pas.",
    "Lancez-la dans une fenêtre de terminal ; sans écran, « ccam dossiers » et « ccam rapport » disent la même chose.",
)

_CLICK = (
    (re.compile(r"No such option: (\S+)\s*(?:\(Possible options: (.*)\))?.*"), "l'option {0} n'existe pas"),
    (re.compile(r"No such command '(.*?)'\..*"), "la commande « {0} » n'existe pas"),
    (re.compile(r"Missing command\."), "il manque la commande"),
    (re.compile(r"Missing argument '?(.*?)'?\.$"), "il manque {0}"),
    (re.compile(r"Missing option '?(.*?)'?\.$"), "il manque l'option {0}"),
    (re.compile(r"Option '(.*?)' requires an argument\."), "l'option {0} attend une valeur"),
    (re.compile(r"Got unexpected extra arguments?\(?s?\)? \((.*)\)"), "un mot de trop : {0}"),
    (re.compile(r"Invalid value for '?(.*?)'?: (.*) is not a valid (?:integer|int)\.?"), "{0} attend un nombre entier"),
    (re.compile(r"Invalid value for '?(.*?)'?: (.*)"), "valeur refusée pour {0}"),
)  # fmt: skip
_HELP_WORDS = (
    ("Show this message and exit.", "Affiche cette aide."),
    ("[required]", "[obligatoire]"),
    ("[default: ", "[par défaut : "),
    ("; x>=0]", "]"),
    ("env var: ", "variable : "),
)
_PLACEHOLDERS = (("[OPTIONS]", "[OPTIONS]"), ("COMMAND [ARGS]...", "COMMANDE …"))


def in_french(message: str) -> str:
    """A usage error of the command-line library, in French."""
    for pattern, sentence in _CLICK:
        found = pattern.fullmatch(message.strip())
        if found:
            return sentence.format(*(group or "" for group in found.groups())) + "."
    return message


def in_help(text: str) -> str:
    """A definition of a help page, with the library's own words in French."""
    for english, french in _HELP_WORDS:
        text = text.replace(english, french)
    return text


def placeholders(text: str) -> str:
    """The placeholders of a usage line."""
    for english, french in _PLACEHOLDERS:
        text = text.replace(english, french)
    return text


FINDING = "[{severity}] {place}{message}{hint}"
FINDING_ROW = "ligne {row}, "
FINDING_COLUMN = "colonne « {column} » : "
FINDING_HINT = " — {hint}"

IMPORTED = "{file} : {what}."
ALREADY_THERE = "{file} : déjà dans la base, rien à faire."
DRY_RUN = "{file} : {what}. Essai à blanc, rien n'a été écrit."
PERSONAL = "{file} : {what}. Elle décrit l'activité d'une personne : elle est vérifiée, et la base n'en garde rien."
FINDINGS_TOTAL = "Constats : {counts}."
FINDINGS_KIND = "{code} × {count} : {first}"
FINDINGS_WRITTEN = "{count} écrits dans {path}."
BASE_CREATED = "Base créée : {path}"
BASE_MIGRATED = "Base mise à jour : structure {before} → {after}."
BASE_CURRENT = "La base a déjà la structure de cette version ({after})."
BASE_SOUND = "La base est intègre : {entries} rejouées jusqu'à l'empreinte {hash}."
BASE_BROKEN = "La base n'est pas intègre : {count}."
READING = "Lecture de {file}…"
DRAFT_CREATED = "Projet « {name} » créé sur la version {base} : {acts} indécis."
NOTHING_MATCHES = "Aucun résultat pour « {query} » parmi {count}."
SHOWN = "{shown} sur {count}{filter}"
FILTERED = ", filtre « {query} »"
SOUND = "Aucune violation dans {count} dossiers."
SEALED = "Étape « {name} » scellée à la décision n° {position}. Empreinte : {hash}"
REPORT_WRITTEN = "Rapport : {html}"
REPORT_JSON = "Données : {json}"
NEXT_COMMAND = "Ensuite : {command}"
