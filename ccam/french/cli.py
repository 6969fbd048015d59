"""What the command line says: help pages, narration, words that come from the command-line library."""

import re

from ccam.french.sentence import Sentence

HELP = """Atelier de la refonte de la CCAM : ce que chaque décision change, et ce qu'elle coûte.

Les données sont dans une base (un fichier). Les montants disent toujours leur unité et leur champ."""
EPILOG = "Pour commencer : ccam demo --ouvrir. Aide d'une commande : ccam impact --help"
EXAMPLES = "Un exemple de chaque commande"
EXAMPLE = "Exemple : {example}"
USAGE = "Utilisation : "
SECTIONS = {"Options": "Options", "Arguments": "Arguments", "Commands": "Commandes"}


GROUP_MEMBER = "Les membres de la base : qui peut faire quoi."
GROUP_BASE = "La base : la créer, la mettre à jour, la vérifier, la sauvegarder."
GROUP_DRAFT = "Les projets de nouvelle CCAM."
GROUP_MILESTONE = "Les points d'étape."

GROUP_DECIDE = "Décider du devenir des actes : une commande, une décision."
GROUP_FAMILY = "Les familles d'actes et leurs comités (secrétariat)."

ARGUMENT_OLDS = "Codes d'actes actuels."
ARGUMENT_TARGETS = "Actes facturés ensemble : P-07-0001, un code CCAM, « nouveau1 »…"
ARGUMENT_COMMENT = "Le commentaire."
ARGUMENT_POINTS = "Lignes et leurs points : P-07-0001/1/0=262,5."
ARGUMENT_PARTS = "Parts en pour cent, dans l'ordre des devenirs : 92/8."
ARGUMENT_PLACED = "Codes d'actes actuels, ou numéros d'actes créés."
ARGUMENT_FAMILY = "Numéro de la famille."
ARGUMENT_FAMILY_NAME = "Nom de la famille."
ARGUMENT_POSITION = "Numéro de la décision (sinon votre dernière)."
OPTION_TARGET = "Acte cible : P-07-0001, un code CCAM, ou « nouveau » (prochain numéro libre)."
OPTION_WAYS = "Un devenir et sa part, une fois par devenir : P-07-0001=92 ; ensemble : P-07-0001+P-07-0002=8."
OPTION_LABELS = "Libellé d'un acte nouveau, une fois par acte : 'CIBLE=LIBELLÉ'."
OPTION_LABEL = "Libellé de l'acte cible (inutile s'il en a déjà un)."
OPTION_HEADING = "Subdivision de l'acte cible (sinon celle de l'acte actuel)."
OPTION_NOTES = "Notes de l'acte proposé."
OPTION_ORIGIN = "Origine des parts : égale, experte, double codage, volumes, estimée."
OPTION_NO_LINES = (
    "Laisse les nouveaux actes sans ligne ; sinon ils reprennent celles de leurs actes d'origine, sans points."
)
OPTION_SOURCE = "Source des parts."
OPTION_JUSTIFICATION = "Pourquoi aucun acte actuel ne le contient (obligatoire)."
OPTION_LINES = "Une ligne, P-07-0001/1/0 ; répétée, les mêmes conditions valent pour toutes."
OPTION_POINTS = "Points de travail."
OPTION_CP_KEY = "Clé du coût de la pratique."
OPTION_LINE_LABEL = "Libellé de la ligne."
OPTION_GROUP = "Code de regroupement : ADC, ATM…"
OPTION_EXECUTANTS = "Famille d'exécutants."
OPTION_EXEMPTION = "Exonération du ticket modérateur : 1 à 5."
OPTION_PRIOR = "Accord préalable."
OPTION_CONDITIONAL = "Remboursement sous conditions."
OPTION_MODIFIERS = "Modificateurs : A, F, 7."
OPTION_GESTURES = "Codes des gestes complémentaires."
OPTION_ASSOCIATIONS = "Actes avec qui la ligne peut se facturer : CODE, CODE/ACTIVITÉ ou CODE/ACTIVITÉ/RÈGLE."
OPTION_NOTED = "Acte proposé à qui vont les notes, sans toucher à ses lignes."
OPTION_DROP = "Retire ces lignes."
OPTION_COMMITTEE = "Laisse ces lignes d'actes actuels à ce comité."
OPTION_MEASURE = "Ce que l'on répartit : des actes ou des euros."
OPTION_FAMILY = "Numéro de la famille."
OPTION_FILTER = "Filtre d'actes : chap:07, famille:, des mots du libellé…"
OPTION_UNPLACE = "Retire ces actes de leur famille."
OPTION_FAMILY_COMMITTEE = "Comité à qui la famille appartient."
OPTION_FAMILY_INTO = "Famille qui reçoit ses actes."
ARGUMENT_FAMILY_TABLE = "Table acte, famille (CSV, XLSX) ; « ccam modele familles » en écrit une, vide."
OPTION_FAMILY_NAME = "Nouveau nom."
OPTION_OF_ACT = "Ce qui concerne cet acte, actuel ou proposé."
OPTION_OF_DOSSIER = "Ce qui concerne le dossier de cet acte."
OPTION_OF_FAMILY = "Ce qui concerne les actes de cette famille."
OPTION_OF_SESSION = "Ce qui a été décidé dans cette séance."
OPTION_OF_AUTHOR = "Ce qu'a écrit cette personne."
OPTION_SINCE = "À partir de ce jour, AAAA-MM-JJ."
OPTION_UNTIL = "Jusqu'à ce jour compris, AAAA-MM-JJ."
OPTION_KIND = "Genre : décision, table, parts, famille, annulation, avis, séance, import…"
OPTION_LAST = "Nombre de décisions montrées, les plus récentes (0 : toutes)."

OPTION_VERSION = "Affiche la version de l'atelier."
OPTION_BASE = "Base à utiliser (sinon CCAM_BASE, sinon un fichier dans votre dossier de données)."
OPTION_JSON = "Écrit un objet JSON au lieu d'un texte."
OPTION_QUIET = "Ne dit rien de l'avancement."
OPTION_DRAFT = "Projet (inutile s'il n'y en a qu'un)."
OPTION_AUTHOR = "Votre pseudonyme dans le journal (sinon CCAM_AUTEUR)."
OPTION_REASON = "Motif inscrit au journal."
OPTION_FORMAT = "Format du fichier : classeur, nx, dbf, volumes, parametres, etats… (sinon reconnu à son contenu)."
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
OPTION_LIMIT = "Nombre de lignes montrées (0 : toutes)."
OPTION_INSTANCE = "Instance pour laquelle on scelle : ministère, CNAM, CHAP, comité."
OPTION_OFFICIAL = "Scénario officiel de la base sous lequel on scelle (sinon : tous les paramètres de la base)."
OPTION_PLAN_DAY = "Jour prévu, AAAA-MM-JJ."
OPTION_PLAN_BODY = "Instance à qui l'étape est destinée : ministère, CNAM, CHAP, comité."
OPTION_PLAN_SHARE = "Part de la dépense qui doit y être, en pourcentage."
OPTION_DELIVER = "Ce qu'une famille doit livrer : 07:valide-hcn (« * » : toutes les familles). Peut se répéter."
ARGUMENT_PLAN = "Étape à prévoir ; vide : montre le calendrier."
ARGUMENT_POINT = "Étape, « maintenant », ou version de départ du projet."
OPTION_FROM = "Étape ou version de départ."
OPTION_TO = "Étape d'arrivée (sinon l'état actuel, non scellé)."
OPTION_OPEN = "Ouvre ensuite l'atelier, si la commande tourne dans un terminal."
OPTION_FOLDER = "Dossier de la démonstration."
OPENING = "Ouverture de l'atelier…\r"
OPTION_SCREEN = "Écran d'ouverture : de 1 à 7."
ARGUMENT_MEMBER = "Identifiant du membre, sans son nom : expert-3."
OPTION_FUNCTION = "Fonction du membre : chirurgien, CNAM, HCN…"
OPTION_ROLE = "Rôle : lecteur, redacteur, president, secretariat, admin."
OPTION_MEMBER_FAMILY = "Famille dont le membre peut écrire les actes ; répétable."
OPTION_LOGIN = "Nom du compte sur le serveur (sinon l'identifiant)."
OPTION_PERSON = "Nom de la personne, dans l'annuaire effaçable ; jamais dans le journal."
OPTION_PEER = "Ne crée pas de mot de passe : le système reconnaît la personne (peer)."
ARGUMENT_FILES = "Fichiers à importer."
ARGUMENT_TABLES = "Tables de transcodage et de lignes (CSV, XLSX), SSSOM ou FHIR ConceptMap."
ARGUMENT_FILTER = "Filtre, par exemple « chap:07 état:proposé -clos » ; vide : tout."
ARGUMENT_CODE = "Code d'un acte actuel."
ARGUMENT_LINE = "CODE, ou CODE/ACTIVITÉ/PHASE, ou le numéro d'un acte proposé (P-07-0001)."
ARGUMENT_DOSSIER = "Code d'un acte actuel, ou numéro d'un acte proposé."
ARGUMENT_BEFORE = "Première version."
ARGUMENT_AFTER = "Seconde version."
ARGUMENT_NAME = "Nom."
ARGUMENT_BACKUP = "Fichier de la sauvegarde."
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
    "1 Nomenclature, 2 Transcodage, 3 Hiérarchisation, 4 Charges, 5 Forfaits techniques, 6 Impact, 7 Points d'étape.",
)
DULL_TERMINAL = Sentence(
    "terminal-trop-simple",
    "Ce terminal (TERM={name}) ne sait pas dessiner un écran.",
    "Ouvrez une fenêtre de terminal ordinaire, ou écrivez TERM=xterm-256color devant la commande.",
)
NO_NAME = "sans nom"
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
    ("env var: ", "variable : "),
)
_BOUNDS = re.compile(r"(?:; |  \[)\d*<?=?x[<>]=?\d+(?=\])\]?|  \[x[<>]=?\d+\]")
"""Limits of a number, in the library's algebra: the refusal says them in words."""
_TYPES = re.compile(r" <[\w \[\]]+>$")
"""The type of an argument, in the words of the programming language."""
_PLACEHOLDERS = (
    ("COMMAND [ARGS]...", "COMMANDE …"),
    ("[[", "["),
    ("]]", "]"),
    ("{", ""),
    ("}", ""),
    ("…...", "…"),
    ("...", " …"),
)


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
    return _BOUNDS.sub(lambda found: "]" if found[0].startswith(";") else "", text)


def term_in_help(text: str) -> str:
    """The name of an option or an argument on a help page, without its type."""
    return _TYPES.sub("", text)


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
PUBLISHED = "« {name} » publiée à la décision n° {position}. Empreinte : {hash}"
NEXT_COMMAND = "Ensuite : {command}"
