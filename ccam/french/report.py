"""Words of the diff report: the page, and what is refused when it is written or read."""

import re
from datetime import date, datetime

from ccam.french.invariants import ACTIVITIES, PHASE
from ccam.french.marks import spelled
from ccam.french.numbers import NBSP, THIN, euros_whole, long_day, percent, scaled
from ccam.french.sentence import Sentence

_HIGH_MARKS = re.compile(r" (?=[;!?])")

NOT_A_REPORT = Sentence(
    "rapport-illisible",
    "Ce fichier n'est pas le JSON d'un rapport de cet atelier, ou il a été modifié.",
    "Refaites-le : ccam rapport --de … --a …",
)
CANNOT_WRITE = Sentence(
    "rapport-non-ecrit",
    "Le rapport n'a pas pu être écrit dans {folder} : {why}.",
    "Choisissez un dossier où vous pouvez écrire, avec --vers.",
)
REASONS = {
    "FileNotFoundError": "le dossier n'existe pas",
    "NotADirectoryError": "ce n'est pas un dossier",
    "IsADirectoryError": "un dossier porte déjà le nom du fichier",
    "PermissionError": "l'écriture y est interdite",
}
"""Why a file cannot be written, by the name of the system's error."""
OTHER_REASON = "le disque a refusé l'écriture"

UNIT = "honoraires"
SCHEMA_TITLE = "Rapport d'écart de la refonte de la CCAM, schéma {number}"
SCHEMA_WORDS = (
    "Montants en euros, en chaînes décimales à deux places, dans « unite » sur le champ de « entete » ; taux en euros "
    "par point à quatre places ; parts en dix-millièmes ; jours ISO 8601 ; null : inconnu, ou sans objet."
)

# head

TITLE = "Refonte de la CCAM"
KICKER = "Rapport d'écart"
FROM_TO = "{before} → {after}"
PAGE_TITLE = "Refonte de la CCAM : {before} → {after}"
POINTS_NAMED = {"version": "{name}", "etape": "étape « {name} »", "projet": "{name}"}
UNSEALED = "PROJET NON SCELLÉ"
UNSEALED_MEANING = "Ces chiffres peuvent encore changer : aucune étape scellée ne les garantit."
FICTIONAL = "PROJET FICTIF"
FICTIONAL_MEANING = (
    "Les libellés, prix et volumes des actes actuels sont réels ; les actes proposés, leurs points, les parts "
    "et tous les effets sont inventés."
)
SEALED = "Scellé. Empreinte"
FACTS = "Ce rapport"
INSTANCE = "Instance"
DRAFT = "Projet"
BASE = "Version de départ"
SCENARIO = "Scénario"
FROM = "De"
TO = "À"
AT = {"version": "applicable {when}", "etape": "scellée {when}", "projet": "dernière décision {when}, non scellé"}
DECISION = "décision n° {position}"
SEAL_HASH = "empreinte"
SCOPE = "Champ"
SCOPE_GROUPS = "{scope} (codes de regroupement {groups})"
RATES = "Taux"
RATES_ON = "FC et CP au {day}, colonne {grid}"
WRITTEN = "Écrit le"
CONTENTS = "Sommaire"

# in brief

BRIEF = "En bref"
BRIEF_IMPACT = "Effet du projet en année pleine"
BRIEF_CHANGE = "Changement entre les deux points"
BRIEF_UNDECIDED = "Dépense encore sans devenir"
BRIEF_DISPUTES = "Désaccords ouverts"
BRIEF_ALERTS = "À regarder"
ALERT_COUNT = ("alerte", "alertes")
LEVELS_COUNTED = {
    "error": ("erreur", "erreurs"),
    "counted": ("constat à valoriser", "constats à valoriser"),
    "warning": ("avertissement", "avertissements"),
}
BRIEF_UNIT = "honoraires, {scope}"
RANGE = "entre {low} et {high}"
UNCOVERED = "hors {amount} sans chiffre"
OF_SCOPE = "{share} de la dépense du champ"

# evaluation of charges

CHARGES = "Évaluation des charges"
CHARGES_INTRO = (
    "Le coût de la pratique par point (CP) vient d'une évaluation des charges des cabinets. Tous les autres chiffres "
    "de ce rapport utilisent la source « {chosen} »."
)
CHARGES_STAKE = "Selon la source choisie, l'effet du projet change de {amount}."
CHARGES_NIL = "Quelle que soit la source, l'effet du projet est le même."
CHARGES_ALONE = "Une seule source est chargée : l'écart entre sources ne peut pas être mesuré."
CHARGES_MISSING = "Taux qui manquent encore, toutes sources confondues : {count}."
CHARGES_COMPLETE = "Aucun taux ne manque."
CHARGES_TOTALS = "Effet du projet selon la source des charges (honoraires, année pleine)"
CHARGES_RATES = "Coût de la pratique par point, clé par clé et source par source"
CHOSEN = "retenue"
NO_RATE = "aucun taux dans cette source"
PRACTICES = ("cabinet", "cabinets")

# coverage

COVERAGE = "Couverture"
COVERAGE_ACTS = "{decided} des {total} actes ont un devenir ({share})."
COVERAGE_BASE = "Ils portent {decided} de dépense sur {scope} ({share}). Reste sans devenir : {undecided}."
COVERAGE_KNOWN = "Le nouveau tarif est connu pour {share} de la dépense ; sur le reste, rien n'est deviné."
COVERAGE_TABLE = "Où en est la dépense du champ"
PARTS = (
    ("base_known", "Tarif connu", "points, FC et CP connus"),
    ("base_kept", "Prix conservé", "l'acte en continue un seul autre, sans points connus : écart nul"),
    ("base_unknown", "Points ou taux inconnus", "aucun effet n'est donné"),
    ("base_undecidable", "Parts à répartir", "plusieurs devenirs, pas encore de parts"),
    ("base_undecided", "Sans devenir", "indécis : ni gardé, ni supprimé"),
    ("base_left", "Laissé à un comité", "à décider avant la publication"),
    ("base_no_target", "Sans ligne cible", "règle I20 : une ligne ne trouve pas sa suite"),
    ("base_deleted", "Supprimé sans transfert", "retiré de la dépense, compté dans l'effet"),
    ("base_absent", "Sans acte dans la version", "codes facturés qui n'y sont plus"),
)
"""Field of the coverage, its name, what it means."""
OUTSIDE = "Hors champ, compté nulle part dans ce rapport : {amount}."

# total and breakdowns

TOTAL = "Effet total"
TOTAL_UP = (
    "Par rapport à la version de départ ({base}), le projet augmente les honoraires de {amount} en année pleine "
    "({share} de la dépense du champ)."
)
TOTAL_DOWN = (
    "Par rapport à la version de départ ({base}), le projet diminue les honoraires de {amount} en année pleine "
    "({share} de la dépense du champ)."
)
TOTAL_NIL = "Par rapport à la version de départ ({base}), le projet ne change pas le total des honoraires."
TOTAL_RANGE = (
    "Selon la façon dont les actes subdivisés seront codés, l'effet va de {low} à {high}. C'est un encadrement, "
    "pas une marge d'erreur statistique."
)
TOTAL_UNKNOWN = "Ce total ne couvre pas {amount} de dépense dont le nouveau prix n'est pas connu."
READING = "Comment lire les colonnes de montants"
READINGS = (
    (
        "Effet observé",
        "ce que le projet ajoute (+) ou retire (−) aux honoraires de la version de départ, à volumes inchangés ; "
        "modificateurs et associations suivent ce qui est observé aujourd'hui.",
    ),
    (
        "Minimum et maximum",
        "chaque ancien acte entièrement codé vers son devenir le moins cher, puis le plus cher. Un tiret : les deux "
        "se confondent.",
    ),
    ("Aux seuls tarifs", "quantité × écart de tarif, sans modificateurs ni associations."),
    ("Sans chiffre", "dépense dont le nouveau prix n'est pas encore connu : aucun effet n'est donné pour elle."),
)
"""Column, and what it means."""
TOTAL_TABLE = "Effet total (honoraires, {scope}, année pleine)"
BREAKDOWN = "Répartition"
BREAKDOWN_INTRO = (
    "La barre montre l'effet après ; le trait fin va du minimum au maximum. À gauche du zéro : une baisse."
)
BREAKDOWN_CUT = "Ici un acte peut être coupé entre plusieurs lignes : l'encadrement n'est pas donné."
BY_KIND = "Par nature du changement"
BY_CHAPTER = "Par chapitre"
BY_GROUP = "Par code de regroupement"
NOTHING_HERE = "Rien à répartir."

# what matters

TOP = "Les dossiers qui comptent"
NO_TOP = "Aucun dossier n'a changé."
DISPUTES = "Désaccords ouverts"
NO_DISPUTE = "Aucun désaccord n'est ouvert."
DISPUTE_COUNT = ("désaccord", "désaccords")
DISPUTES_UNKNOWN = "dont {count} sans chiffre"
DISPUTE_UNKNOWN = "effet inconnu"
DISPUTES_AT_STAKE = (
    "En jeu : {amounts}. Chaque effet compte en valeur absolue : deux avis contraires ne s'annulent pas."
)
DISPUTE_SIDES = "Parties : {sides}"
DISPUTE_BASIS = "calcul : {basis}"
DISPUTE_AWAITS = "ce qui trancherait : {awaits}"
DISPUTE_DUE = "pour le {due}"
DISPUTE_LATE = "attendu le {due}, échéance passée"
ALERTS = "Alertes"
NO_ALERT = "Aucune alerte."
NOT_MODELLED_TITLE = "Ce qui n'est pas modélisé"

# dossiers

DOSSIERS = "Dossiers changés"
DOSSIERS_COUNT = ("dossier a changé", "dossiers ont changé")
DOSSIERS_TABLE = "Tous les dossiers changés"
EVENTS = {
    "ne": "né",
    "grossi": "grossi",
    "reduit": "réduit",
    "fusionne": "fusionné",
    "scinde": "scindé",
    "inchange de forme": "inchangé de forme",
    "disparu": "disparu",
}
KINDS_MOVED = "{before} → {after}"
SENTENCES = "Ce qui a changé"
OLD_SIDE = "Transcodage"
AS_TABLE = "Le même en tableau"
OLD_TABLE = "Dossier {id} : ce que devient chaque ancien acte"
NEW_SIDE = "Actes proposés"
NEW_TABLE = "Dossier {id} : lignes des actes proposés, points et tarifs"
MONEY = "Effet sur les honoraires"
MONEY_TABLE = "Dossier {id} : effet par rapport à la version de départ"
VIOLATIONS = "Contrôles"
NO_VIOLATION = "Aucun contrôle n'est en défaut."
FATES = {"indecis": "sans devenir", "transcode": "devenir à préciser", "supprime": "supprimé"}
REASON = "{fate} : {reason}"
TOGETHER = " + "
BILLED_TOGETHER = "facturés ensemble"
NO_SHARE = "part à donner"
SHARES_FROM = "parts : {origin}"
LINE_LABEL = "{line} ({label})"
NO_LINE = "aucune ligne : à compléter"
NO_POINTS = "inconnus"
NO_TARIFF = "inconnu"
NOT_THERE = "rien n'était décidé"
NO_MORE = "le dossier n'existe plus"
BACK = "Retour à la liste des dossiers"

# sources

SOURCES = "Sources et conventions"
VOLUMES = "Volumes"
RELEASE_FILE = "Fichier de la version"
JOURNAL = "Journal"
JOURNAL_AT = "décision n° {position}"
SHA = "SHA-256"
PARAMETERS_TABLE = "Paramètres utilisés"
POLICY = "Conventions de calcul"
END = "Les montants affichés sont arrondis à l'euro ; le fichier JSON de ce rapport porte les centimes."
PER_POINT = "{value} €/point"
IN_POINTS = "{value} points"

# columns

COLUMNS = {
    "origin": "Source des charges",
    "observed": "Effet observé",
    "range": "Minimum et maximum",
    "theoretical": "Aux seuls tarifs",
    "unknown": "Sans chiffre",
    "against": "Écart avec la retenue",
    "key": "Clé",
    "rate": "CP par point",
    "status": "Statut",
    "sample": "Effectif",
    "perimeter": "Périmètre",
    "source": "D'où vient la valeur",
    "standing": "État",
    "base": "Dépense",
    "share": "Part du champ",
    "drawn": "Dessin",
    "before": "Effet avant",
    "after": "Effet après",
    "change": "Changement",
    "when": "Moment",
    "dossier": "Dossier",
    "label": "Libellé",
    "event": "Événement",
    "kind": "Nature",
    "old": "Ancien acte",
    "price": f"Tarif secteur{NBSP}1",
    "quantity": "Volume",
    "part": "Part",
    "new": "Acte proposé",
    "line": "Ligne",
    "points": "Points",
    "tariff": "Tarif cible",
    "note": "Précision",
    "parameter": "Paramètre",
    "value": "Valeur",
    "start": "Depuis le",
}
BEFORE = "Avant"
AFTER = "Après"
CHANGE = "Changement"
SUM = "Total"
ACTS = ("acte", "actes")
NOTHING = "–"


def typeset(text: str) -> str:
    """No line begins with a mark that French sets apart from its word, none ends with « , and [NC] is in words."""
    text = spelled(text).replace("« ", f"«{NBSP}").replace(" »", f"{NBSP}»").replace(" :", f"{NBSP}:")
    return _HIGH_MARKS.sub(THIN, text)


def point_named(kind: str, name: str) -> str:
    """« étape « mars » »: one end of the comparison."""
    return POINTS_NAMED[kind].format(name=name)


def line_name(activity: int, phase: int, label: str) -> str:
    """« activité 4, anesthésie »: a line of a proposed act, with its phase and what its label adds."""
    name = ACTIVITIES[activity]
    if phase:
        name = PHASE.format(activity=name, phase=phase)
    return LINE_LABEL.format(line=name, label=label) if label and label not in name else name


def when(at: str) -> str:
    """An ISO date or UTC moment: ``le 31 mars 2026``, ``le 31 mars 2026 à 17 h 05 (UTC)``."""
    if len(at) == len("2026-03-31"):
        return f"le {long_day(date.fromisoformat(at))}"
    moment = datetime.fromisoformat(at)
    return f"le {long_day(moment.date())} à {moment.hour}{NBSP}h{NBSP}{moment.minute:02d} (UTC)"


def total_moves(base: str, impact: int, scope: int) -> str:
    """What the draft does to the total, in one sentence; ``impact`` and the spend in ``scope`` are in cents."""
    sentence = TOTAL_UP if impact > 0 else TOTAL_DOWN if impact < 0 else TOTAL_NIL
    size = abs(impact)
    return sentence.format(base=base, amount=euros_whole(size), share=part_of(size, scope))


def part_of(part: int, whole: int, *, sign: bool = False) -> str:
    """``12,3 %``, and in words what is not nil but would be written so."""
    tiny = whole != 0 and part != 0 and abs(part) * 2000 < abs(whole)
    return f"moins de {scaled(1, 1)}{NBSP}%" if tiny else percent(part, whole, sign=sign)


def disputes_at_stake(stakes: tuple[tuple[str, int], ...], unknown: int) -> str:
    """What the open disagreements put at stake, unit by unit."""
    amounts = [f"{euros_whole(amount)} {unit}" for unit, amount in stakes]
    return DISPUTES_AT_STAKE.format(amounts=", ".join(amounts)) if amounts else DISPUTES_UNKNOWN.format(count=unknown)


def dispute_terms(sides: tuple[str, ...], basis: str, awaits: str, due: str, late: bool) -> str:
    """Who disagrees, on what figures, and what would settle it."""
    day = long_day(date.fromisoformat(due)) if due else ""
    told = (
        (DISPUTE_SIDES, "sides", ", ".join(sides)),
        (DISPUTE_BASIS, "basis", basis),
        (DISPUTE_AWAITS, "awaits", awaits),
        (DISPUTE_LATE if late else DISPUTE_DUE, "due", day),
    )
    return " ; ".join(words.format(**{key: value}) for words, key, value in told if value)
