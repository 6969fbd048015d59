"""Words of a batch of reports: its file, its folder, its index page, its manifest and what reproduces it."""

from ccam.french.sentence import Sentence


def committee(name: str, *, first: bool = False) -> str:
    """« comité Digestif », or « Comité Digestif » where it comes ``first``; a name that says so itself stays as it is."""
    word = "Comité" if first else "comité"
    return name if name.casefold().startswith(word.casefold()) else f"{word} {name}"


# the file of the batch

REFUSED = Sentence(
    "lot-refuse",
    "Le lot {name} n'est pas lisible : {count} à corriger. {first}",
    "Corrigez le fichier ; « ccam modele lot » en écrit un exemple.",
)
NOT_TOML = Sentence(
    "lot-pas-toml",
    "La ligne {line} ne suit pas les règles d'un fichier TOML.",
    "Un texte va entre guillemets ; une liste entre crochets.",
)
CANNOT_READ = Sentence(
    "lot-introuvable",
    "Le fichier {name} n'a pas pu être lu.",
    "Vérifiez son nom et son dossier : ccam rapport --lot mars.toml --vers dossier",
)
UNKNOWN_FORMAT = Sentence(
    "lot-format", "{place} : « {value} » n'est pas un format de rapport.", "Choisissez parmi : {known}."
)
ONE_PART = Sentence(
    "lot-famille-et-comite",
    "{place} : une famille et un comité à la fois.",
    "Gardez l'un des deux ; pour les deux, écrivez deux tables [[rapport]].",
)
SAME_NAME = Sentence(
    "lot-meme-nom", "{place} : le nom « {value} » est déjà pris.", "Donnez à chaque rapport un nom qui le distingue."
)

# what is asked of the command

FROM_OR_BATCH = Sentence(
    "rapport-de-quoi",
    "De quel point part le rapport ?",
    "Donnez --de (étape ou version) et --a, ou un lot de rapports avec --lot.",
)
NOT_WITH_BATCH = Sentence(
    "lot-et-options",
    "Un lot dit lui-même ses points, ses parties et ses formats : {options} ne va pas avec --lot.",
    "Écrivez-le dans le fichier du lot.",
)
ONE_PART_ONLY = Sentence(
    "famille-ou-comite", "Une famille et un comité à la fois.", "Donnez --famille ou --comite, pas les deux."
)
UNKNOWN_COMMITTEE = Sentence(
    "comite-inconnu", "Aucune famille n'appartient au comité « {name} ».", "Comités connus : {known}."
)

# the folder

OTHER_BATCH = Sentence(
    "lot-autre-dossier",
    "Le dossier {folder} tient déjà un autre lot : « {title} », fait sur d'autres données.",
    "Choisissez un autre dossier avec --vers, ou ajoutez --remplacer.",
)
NOT_A_MANIFEST = Sentence(
    "manifeste-illisible",
    "{name} n'est pas le manifeste d'un lot de cet atelier, ou il a été modifié.",
    "Donnez le fichier manifeste.json du dossier d'un lot.",
)
LATER_MANIFEST = Sentence(
    "manifeste-plus-recent",
    "{name} suit le schéma {schema}, plus récent que celui de cet atelier ({known}).",
    "Mettez l'atelier à jour.",
)
OPTION_BATCH = "Lot de rapports : un fichier TOML (chaque famille, chaque comité, la plénière)."
OPTION_COMMITTEE = "Seulement les dossiers d'un comité (son nom, tel que « ccam famille lister » le montre)."
OPTION_REPLACE = "Avec --lot : remplace le lot d'autres données que tient le dossier."

PLENARY = "Plénière"
FAMILY = "Famille {id}, {name}"
COMMITTEE_PART = ", {name} ({count})"
FAMILY_COUNT = ("famille", "familles")
FAMILY_LABEL = "La famille {id}"
COMMITTEE_LABEL = "Le {name}"
NOTHING_BILLED = "aucun acte facturé dans les volumes chargés"

STEP = "{done}/{total} · {name} : {what}"
DONE = "{count} dans {folder} : {made}, {kept}."
REPORTS = ("rapport", "rapports")
MADE = ("fait", "faits")
KEPT = ("repris d'un passage précédent", "repris d'un passage précédent")
WITHOUT = "Sans rapport : {name} ({why})."
INDEX_AT = "À ouvrir d'abord : {path}"
MANIFEST_AT = "Manifeste (empreintes) : {path}"
UNSEALED_BATCH = (
    "Le point d'arrivée n'est pas scellé : ce lot est un projet, et « ccam reproduire » ne pourra pas le refaire."
)

# the index page

INDEX_KICKER = "Lot de rapports"
INDEX_LEAD = "{count} : {before} → {after}."
INDEX_UNSEALED = "PROJET NON SCELLÉ"
INDEX_NATURES = {"pleniere": "Plénière", "famille": "Par famille", "comite": "Par comité", "autre": "Autres rapports"}
INDEX_HEAD = ("Rapport", "Dossiers changés", "Impact (honoraires)", "Fichiers")
INDEX_WITHOUT = "Sans rapport"
INDEX_VERIFY = "Vérifier ce lot"
INDEX_VERIFY_WORDS = (
    "Le fichier manifeste.json porte l'empreinte SHA-256 de chaque fichier et des données dont il est fait. "
    "Qui tient la base refait le lot à partir des sceaux seuls, et compare octet par octet :"
)
INDEX_COMMAND = "ccam reproduire manifeste.json"
INDEX_SEALS = "Points comparés"
INDEX_SEAL = "{name}, scellée le {when} pour {instance}, empreinte"
INDEX_RELEASE = "version {name}, empreinte du fichier"
INDEX_DRAFT = "état du projet à la décision {position}, non scellé"
INDEX_UNKNOWN = "{amount} de dépense sans chiffre"

# reproduire

NOT_SEALED = Sentence(
    "reproduire-non-scelle",
    "Ce lot a été fait sur un projet non scellé : rien ne garantit les données dont il est fait.",
    "Scellez une étape (ccam etape sceller), puis refaites le lot dessus.",
)
OTHER_SEAL = Sentence(
    "reproduire-autre-sceau",
    "L'étape « {name} » de cette base ne porte pas le sceau du manifeste : {found} au lieu de {wanted}.",
    "Ouvrez la base dont vient le lot, avec --base.",
)
OTHER_RELEASE = Sentence(
    "reproduire-autre-version",
    "La version {name} de cette base n'a pas le contenu que le sceau a gardé.",
    "Vérifiez la base (ccam base verifier), ou réimportez le fichier d'origine.",
)
OPTION_AGAIN = "Dossier où écrire ce qui est refait (sinon rien n'est écrit)."
VERDICTS = {
    "identique": "identique",
    "meme-contenu": "mêmes chiffres, octets différents",
    "different": "DIFFÉRENT",
}
DISK = {"intact": "intact", "modifie": "MODIFIÉ depuis le lot", "absent": "absent"}
FILE_LINE = "{path} : {verdict}"
DISK_LINE = "sur le disque : {state}"
FIRST_GAP = "premier écart : {path}"
FILES = ("fichier", "fichiers")
SUMS = {
    "identique": "{count} : refait à partir des sceaux seuls, octets identiques à ceux du lot.",
    "meme-contenu": "{count} : mêmes chiffres, octets différents. {why}",
    "different": "{count} : les chiffres ne sont plus ceux du lot. Vérifiez la base : ccam base verifier.",
}
DISK_SUMS = {
    "modifie": "À côté du manifeste, modifié depuis le lot : {count}.",
    "absent": "À côté du manifeste, il manque : {count}.",
}
OTHER_TOOLS = "Programmes différents : {tools}."
OTHER_TOOL = "{name} {then} → {now}"
NO_TOOL_CHANGED = "Les programmes sont pourtant les mêmes."

ORDER_FILE = """# Lot de rapports : tous ceux d'une étape, en une fois.
#
# 1. Nommez les deux points comparés : des étapes scellées (ccam etape lister), ou la version de départ.
# 2. Ôtez le « # » devant ce que vous voulez changer.
# 3. Enregistrez, puis lancez : ccam rapport --lot {file} --vers rapports
#    Arrêté en route, il reprend où il en était. La page d'accueil est index.html.

[lot]
titre = "Point d'étape de mars 2026"
de = "janvier"
a = "mars"                    # sans cette ligne : l'état actuel, non scellé
# projet = "refonte"          # inutile s'il n'y en a qu'un
# scenario = "…"              # pour un état non scellé ; une étape a le sien
# formats = ["html", "pdf", "xlsx", "md", "json"]
# pleniere = true             # le rapport de tout le projet
# familles = "*"              # toutes ; ou ["07", "11"] ; ou [] pour aucune
# comites = "*"               # tous ; ou des noms ; ou []

# D'autres rapports : ce qui n'est pas écrit est celui du lot.

# [[rapport]]
# nom = "Depuis la version 81"
# de = "81"
# formats = ["html", "pdf"]

# [[rapport]]
# nom = "Chirurgie digestive, depuis janvier"
# famille = "07"              # ou : comite = "Digestif"
"""
"""A file of a batch, with everything that has a usual value commented out."""
