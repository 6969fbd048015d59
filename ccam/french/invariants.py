"""Sentences of the invariants: what is wrong in a draft, and what to do about it."""

from collections.abc import Mapping, Sequence

from ccam.french import numbers
from ccam.french.sentence import Sentence

UNDECIDED = Sentence("I1", "{act} n'a pas encore de devenir.", "Décidez : maintenir, regrouper, subdiviser, supprimer…")
NO_ORIGIN = Sentence(
    "I2",
    "{act} n'a ni acte d'origine ni justification de création.",
    "Rattachez-le à un acte actuel, ou créez-le avec une justification.",
)
DELETED_WITH_TARGET = Sentence("I3", "{act} est supprimé mais garde un devenir.", "Retirez l'un ou l'autre.")
DELETED_WITHOUT_REASON = Sentence("I3", "{act} est supprimé sans motif.", "Écrivez le motif de la suppression.")
MAPPED_NOWHERE = Sentence("I3", "{act} a un devenir déclaré mais aucun acte cible.", "Nommez l'acte cible.")
DUPLICATE_LINK = Sentence("I4", "{act} mène deux fois vers {target} par le même chemin.", "Gardez un seul lien.")
UNKNOWN_OLD = Sentence("I4", "{act} n'existe pas dans la version de départ.", "Vérifiez le code.")
GONE_OLD = Sentence(
    "I4",
    "{act} a un devenir, mais n'existe plus dans la version {version}.",
    "Retirez-le du projet : une ligne « {act} ; indécis » dans une table appliquée. Ses volumes restent comptés à part.",
)
UNKNOWN_TARGET = Sentence("I4", "{act} mène vers {target}, qui n'existe pas dans le projet.", "Créez l'acte cible.")
VERB_AGAINST_SHAPE = Sentence(
    "I5",
    "{act} est déclaré « {verb} », mais le dossier {dossier} est : {kind}.",
    "Corrigez le verbe, ou les liens du dossier.",
)
SHARES_MISSING = Sentence(
    "I7", "{act} a {count} devenirs possibles et pas de parts.", "Répartissez 100 % entre ses devenirs."
)
SHARES_COUNT = Sentence(
    "I7", "{act} a {count} devenirs possibles et {given} parts{measure}.", "Donnez une part à chaque devenir."
)
SHARES_SUM = Sentence("I7", "Les parts{measure} de {act} font {sum} au lieu de 100 %.", "Corrigez les parts.")
SHARE_NOT_POSITIVE = Sentence(
    "I7", "Une part{measure} de {act} est nulle ou négative.", "Retirez le devenir dont la part est nulle."
)
EMPTY_BUNDLE = Sentence("I8", "Un devenir de {act} ne contient aucun acte.", "Retirez-le ou nommez ses actes.")
SHARE_WITHOUT_SOURCE = Sentence(
    "I9", "{act} : part{measure} « {origin} » sans source.", "Indiquez d'où vient la répartition."
)
SHARE_EQUAL = Sentence(
    "I9", "{act} : parts{measure} égales, faute de mieux.", "Remplacez-les par une répartition observée."
)
OF_MEASURE = " en {measure}"
SAME_LABEL = Sentence("I11", "{first} et {second} portent le même libellé.", "Un libellé, un code : distinguez-les.")
SAME_CODE = Sentence("I11", "{first} et {second} portent le même code {code}.", "Un libellé, un code : changez-en un.")
SAME_OLD_LABEL = Sentence(
    "I11",
    "Dans la version {version}, {first} et {second} portent le même libellé.",
    "Rien à faire dans le projet : sachez que ce libellé ne désigne pas un seul acte.",
)
CODE_REUSED = Sentence(
    "I12",
    "Le code actuel {code} est donné à {target}, dont {code} n'est pas un acte d'origine.",
    "Donnez un nouveau code à {target}.",
)
SCOPE_CHANGED = Sentence(
    "I12",
    "{code} garde son code alors que son contenu change ({kind}).",
    "Confirmez, ou donnez un nouveau code : une série statistique serait rompue.",
)
TO_REVIEW = Sentence(
    "I15",
    "{act} est à revoir : {reason}.",
    "Décidez-le de nouveau : appliquer la même ligne de table confirme ce qui était décidé.",
)
BIG = Sentence(
    "I18",
    "Le dossier {dossier} compte {count} actes, plus que {limit}.",
    "À relire d'abord : « ccam dossier {dossier} --demeler » montre les liens qui le tiennent.",
)
TIED = Sentence(
    "I18",
    "Le dossier {dossier} tient par un seul lien, {link}.",
    "À débattre d'abord : sans ce lien, ce sont deux dossiers.",
)
LINK = "{old} → {targets}"
ORPHAN_HEADING = Sentence(
    "I19",
    "La subdivision {act} n'a pas de subdivision parente {parent}.",
    "Dans une version officielle, c'est à savoir ; dans le projet, corrigez le numéro.",
)
ORPHAN_ACT = Sentence(
    "I19", "{act} est placé dans la subdivision {heading}, qui n'existe pas.", "Placez-le dans une subdivision connue."
)
CHILDLESS = Sentence(
    "I19",
    "La subdivision {act} ne contient ni acte ni subdivision.",
    "Dans une version officielle, c'est à savoir ; dans le projet, placez-y ses actes.",
)
HEADING_TOTAL = Sentence(
    "I19",
    "La subdivision {act} compte {total} actes, ses parties {sum}.",
    "Un niveau manque : vérifiez les numéros des subdivisions qu'elle contient.",
)
NO_HEADING = "(aucune)"
VOLUME_LOST = Sentence(
    "I10",
    "Volumes de {act} : {before} observés, {after} suivis ou comptés à part.",
    "C'est une faute de l'atelier, pas de votre travail : transmettez ce message avec la base.",
)
VOLUMES_LOST = Sentence(
    "I10",
    "Volumes du projet : {before} observés, {after} suivis ou comptés à part.",
    "C'est une faute de l'atelier, pas de votre travail : transmettez ce message avec la base.",
)
CHAIN_BROKEN = Sentence(
    "I14",
    "L'étape {second} part de la version {start}, alors que {first} mène à {end}.",
    "Composez des étapes qui se suivent.",
)
CHAIN_LOOP = Sentence(
    "I14", "La version {act} revient deux fois dans la chaîne d'étapes.", "Composez des étapes qui avancent."
)
CHAIN_SUM = Sentence(
    "I14",
    "Les parts composées de {act} ne font pas exactement 1, mais {sum}.",
    "Corrigez d'abord ses parts dans chaque étape (I7).",
)
LINE_WITHOUT_TARGET = Sentence(
    "I20",
    "La ligne {line} ({what}) n'a pas de ligne correspondante dans {target}.",
    "Complétez les lignes de {target}, ou laissez cette ligne à un comité.",
)
LINE_LEFT = Sentence("I20", "La ligne {line} est laissée au comité {committee}.", "À décider avant la publication.")
LEFT_UNKNOWN_LINE = Sentence(
    "I20", "La ligne {line}, laissée au comité {committee}, n'existe pas.", "Vérifiez l'activité et la phase."
)

ACTIVITIES = {
    1: "activité 1",
    2: "activité 2",
    3: "activité 3",
    4: "activité 4, anesthésie",
    5: "activité 5, circulation extracorporelle",
}
PHASE = "{activity}, phase {phase}"

SEVERAL = {
    UNDECIDED: Sentence("I1", "Pas encore de devenir : {act}.", UNDECIDED.hint),
    DELETED_WITHOUT_REASON: Sentence("I3", "Supprimés sans motif : {act}.", DELETED_WITHOUT_REASON.hint),
    SHARES_MISSING: Sentence("I7", "{count} devenirs possibles et pas de parts : {act}.", SHARES_MISSING.hint),
    VERB_AGAINST_SHAPE: Sentence(
        "I5",
        "Déclarés « {verb} » alors que le dossier {dossier} est : {kind} : {act}.",
        VERB_AGAINST_SHAPE.hint,
    ),
    LINE_WITHOUT_TARGET: Sentence(
        "I20",
        "{count} n'ont pas de ligne correspondante dans {target} : {lines}.",
        "Complétez les lignes de {target}, ou laissez-les à un comité.",
    ),
}
"""What is said of several acts at once. A sentence that begins with its act says it of several as it is."""

_ITS_ACT = "{act} : "
_ACT = frozenset({"act"})
_LINE = frozenset({"act", "line", "what", "dossier"})
_SAME = "les mêmes"


def apart(sentence: Sentence) -> frozenset[str] | None:
    """Facts in which violations that are told together may differ; None where they are told one by one."""
    if sentence == LINE_WITHOUT_TARGET:
        return _LINE
    if sentence not in SEVERAL and not sentence.message.startswith(_ITS_ACT):
        return None
    return _ACT if "{dossier}" in sentence.message else _ACT | {"dossier"}


def together(sentence: Sentence, found: Sequence[Mapping[str, object]]) -> tuple[str, str]:
    """The sentence and the hint for several violations, by the facts of each."""
    said = SEVERAL.get(sentence, sentence)
    acts = ", ".join(dict.fromkeys(str(facts["act"]) for facts in found))
    known = {**found[0], "act": acts}
    if sentence == LINE_WITHOUT_TARGET:
        known |= {"count": numbers.plural(len(found), "ligne"), "lines": _lines(found)}
    return said.message.format(**known), said.hint.format(**{**known, "act": found[0]["act"]})


def _lines(found: Sequence[Mapping[str, object]]) -> str:
    """« activité 1 (HHFA001, HHFA011), activité 4, anesthésie (les mêmes) »."""
    acts: dict[str, list[str]] = {}
    for facts in found:
        acts.setdefault(str(facts["what"]), []).append(str(facts["act"]))
    told: list[str] = []
    before: list[str] = []
    for what, named in acts.items():
        told.append(f"{what} ({_SAME if named == before and len(named) > 1 else ', '.join(named)})")
        before = named
    return ", ".join(told)


LEVELS = {"error": "erreur", "counted": "à valoriser", "warning": "avertissement"}
