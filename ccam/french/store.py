"""Sentences of the base: opening it, writing in it, checking it."""

from collections.abc import Iterable
from datetime import datetime

from ccam.french.numbers import NBSP, day
from ccam.french.sentence import Sentence

# Opening

BAD_ADDRESS = Sentence(
    "adresse-illisible",
    "« {address} » n'est pas l'adresse d'une base.",
    "Donnez un fichier (--base atelier.sqlite) ou un serveur (--base postgresql://moi@serveur/ccam).",
)
ABSENT = Sentence(
    "base-absente",
    "Il n'y a pas encore de base à l'adresse {path}.",
    "Créez-la avec « ccam base init », ou découvrez l'atelier avec « ccam demo ».",
)
ALREADY_THERE = Sentence(
    "base-existante",
    "Il y a déjà un fichier à l'adresse {path} ; il est resté tel quel.",
    "Choisissez un autre emplacement avec --base, ou déplacez d'abord ce fichier.",
)
FOLDER_CLOSED = Sentence(
    "dossier-ferme",
    "La base ne peut pas être créée dans {folder} : ce dossier n'accepte pas de nouveau fichier.",
    "Choisissez un autre emplacement avec --base, ou demandez le droit d'écrire dans ce dossier.",
)
READ_ONLY = Sentence(
    "base-lecture-seule",
    "La base {path} est en lecture seule ; rien n'a été enregistré.",
    "Demandez le droit d'écrire sur ce fichier et sur son dossier, ou travaillez sur une copie.",
)
LOCKED = Sentence(
    "base-occupee",
    "La base {path} est occupée : une autre écriture est en cours. Rien n'a été enregistré.",
    "Réessayez dans un instant.",
)
UNREACHABLE = Sentence(
    "base-inaccessible",
    "Le fichier {path} ne s'ouvre pas.",
    "Vérifiez que vous avez le droit de lire ce fichier et d'écrire dans son dossier.",
)
NOT_A_BASE = Sentence(
    "base-etrangere",
    "{path} n'est pas une base de l'atelier.",
    "Vérifiez l'adresse (--base ou CCAM_BASE) ; « ccam base init » crée une base neuve.",
)
DAMAGED = Sentence(
    "base-abimee",
    "Le fichier {path} est abîmé.",
    "N'y écrivez plus : mettez-le de côté et restaurez la dernière sauvegarde.",
)
DISK_FULL = Sentence(
    "disque-plein",
    "Il n'y a plus de place sur le disque de {path} ; rien n'a été enregistré.",
    "Libérez de la place, puis recommencez.",
)
OLDER_BASE = Sentence(
    "base-ancienne",
    "La base {path} vient d'une version plus ancienne de l'atelier (structure {found}, attendue {expected}).",
    "Sauvegardez ce fichier, puis lancez « ccam base migrer ».",
)
NEWER_BASE = Sentence(
    "base-plus-recente",
    "La base {path} vient d'une version plus récente de l'atelier (structure {found}, connue {expected}).",
    "Installez la version de l'atelier qui a fait cette base.",
)

# Looking for something

NOTHING_YET = "rien pour l'instant"
RELEASE_UNKNOWN = Sentence(
    "version-inconnue",
    "La version {name} de la CCAM n'est pas dans la base.",
    "Dans la base : {known}.",
)
RELEASE_AMBIGUOUS = Sentence(
    "version-ambigue",
    "Plusieurs versions de la base répondent au nom de {name}.",
    "Donnez le nom entier : {known}.",
)
VOLUMES_UNKNOWN = Sentence(
    "volumes-inconnus",
    "Le jeu de volumes « {name} » n'est pas dans la base.",
    "Dans la base : {known}.",
)
HOSPITAL_UNKNOWN = Sentence(
    "volumes-hospitaliers-inconnus",
    "Les volumes hospitaliers « {name} » ne sont pas dans la base.",
    "Dans la base : {known}.",
)
DRAFT_UNKNOWN = Sentence(
    "projet-inconnu",
    "Le projet « {name} » n'est pas dans la base.",
    "Dans la base : {known}.",
)
POSITION_UNKNOWN = Sentence(
    "position-inconnue",
    "Le projet « {name} » n'a pas d'état à la décision n° {position}.",
    "Il va de la décision n° {first} à la décision n° {last}.",
)

# Writing

RELEASE_NAMED = "La version {name} de la CCAM"
VOLUMES_NAMED = "Le jeu de volumes « {name} »"
HOSPITAL_NAMED = "Le jeu de volumes hospitaliers « {name} »"
DOCUMENT_NAMED = "Le document « {name} »"
SAME_BYTES = Sentence(
    "deja-importe",
    "{thing} est déjà dans la base, à l'identique.",
    "Il n'y a rien à faire.",
)
TAKEN = Sentence(
    "contenu-different",
    "{thing} est déjà dans la base avec un autre contenu, celui du fichier {file}.",
    "Pour remplacer ce contenu, ajoutez --remplacer ; le journal garde la trace des deux fichiers.",
)
CITED_BY_SEAL = Sentence(
    "fichier-scelle",
    "L'étape « {seal} » du projet « {draft} » s'appuie sur le fichier {file}, qui ne peut plus être remplacé.",
    "Importez le nouveau fichier sous un autre nom.",
)
DRAFT_UNPRICED = Sentence(
    "version-sans-prix",
    "La version {name} ne contient aucun prix : un projet ne peut pas partir d'elle.",
    "Choisissez une version qui a des prix. Dans la base : {known}.",
)
DRAFT_TAKEN = Sentence(
    "projet-existant",
    "Un projet « {name} » existe déjà.",
    "Choisissez un autre nom.",
)
SEAL_TAKEN = Sentence(
    "etape-existante",
    "Le projet « {draft} » a déjà une étape « {name} ».",
    "Une étape scellée ne change plus : choisissez un autre nom.",
)
SEAL_OVERTAKEN = Sentence(
    "etape-depassee",
    "Une décision a été enregistrée pendant la préparation de l'étape « {name} », qui n'a pas été scellée.",
    "Relancez le scellement : il prendra cette décision en compte.",
)
NODE_MOVED = Sentence(
    "dossier-modifie",
    "{thing} a changé depuis votre lecture : {actor}, {moment}, « {reason} » (décision n° {position}).",
    "Rien n'a été écrit. Relisez le dossier, puis refaites votre modification si elle reste utile.",
)
NODE_OVERTAKEN = Sentence(
    "dossier-depasse",
    "{thing} n'est plus dans l'état dont part cette modification.",
    "Rien n'a été écrit. Relisez le dossier, puis refaites votre modification si elle reste utile.",
)
NODE_ABSENT = Sentence(
    "noeud-absent",
    "{thing} n'a encore jamais été écrit dans ce projet.",
    "Rien n'a été écrit. Relisez le dossier, puis refaites votre modification.",
)
NODES_NAMED = {
    "ancien": "L'acte {code}",
    "acte": "L'acte proposé {code}",
    "famille": "La famille {code}",
    "place": "La famille de {code}",
    "etat": "L'état de {code}",
    "avis": "L'avis {code}",
    "commentaire": "Le commentaire {code}",
    "desaccord": "Le désaccord {code}",
    "seance": "La séance {code}",
    "tour": "Le tour {code}",
    "prevu": "L'étape prévue « {code} »",
    "refus": "La suggestion refusée {code}",
}
"""How a sentence names a node, by its layer."""

# Checking

ENTRY_UNREADABLE = Sentence(
    "decision-illisible",
    "La décision n° {position} du journal est illisible.",
    "Lancez « ccam base verifier » et restaurez la dernière sauvegarde si l'anomalie se confirme.",
)
CHAIN_GAP = Sentence("journal-incomplet", "La décision n° {position} manque au journal.")
CHAIN_BROKEN = Sentence("journal-rompu", "La décision n° {position} ne fait pas suite à la précédente.")
ENTRY_ALTERED = Sentence("decision-alteree", "La décision n° {position} a été modifiée après coup.")
CONTENT_DRIFTED = Sentence(
    "contenu-divergent",
    "« {name} » n'est plus ce qui a été importé : un libellé, un prix ou un volume a été modifié dans la base.",
)
NODE_DRIFTED = Sentence(
    "etat-divergent",
    "{thing} du projet « {draft} » n'est pas dans l'état que le journal lui donne.",
)
INDEX_DRIFTED = Sentence(
    "index-divergent", "La décision n° {position} n'est plus rangée sous les actes qu'elle concerne."
)
DRAFT_DRIFTED = Sentence("projet-divergent", "Le projet « {draft} » n'est pas celui que le journal décrit.")
STATE_BROKEN = Sentence(
    "etat-anterieur-faux",
    "La décision n° {position} part d'un état de {node} qui n'était pas le sien.",
)
SEAL_ALTERED = Sentence("etape-alteree", "L'étape « {seal} » du projet « {draft} » a été modifiée après coup.")
SEAL_MISSING = Sentence(
    "etape-absente",
    "L'étape « {seal} » du projet « {draft} », scellée à la décision n° {position}, n'est plus dans la base.",
)
SEAL_UNTOLD = Sentence("etape-inconnue", "Le journal ne dit rien de l'étape « {seal} » du projet « {draft} ».")
SEAL_CONTENT = Sentence(
    "etape-divergente",
    "L'étape « {seal} » du projet « {draft} » ne correspond pas au projet à la décision n° {position}.",
)


def moment(at: str) -> str:
    """``2026-11-21T10:42:07Z`` → ``le 21/11/2026 à 10 h 42 (UTC)``."""
    when = datetime.fromisoformat(at)
    return f"le {day(when.date())} à {when.hour}{NBSP}h{NBSP}{when.minute:02d} (UTC)"


def node_named(node: str) -> str:
    """``ancien/HHFA001`` → ``L'acte HHFA001``, as the beginning of a sentence."""
    layer, _, code = node.partition("/")
    return NODES_NAMED[layer].format(code=code)


def listed(names: Iterable[str]) -> str:
    """Names in one line, or that there are none."""
    return ", ".join(names) or NOTHING_YET
