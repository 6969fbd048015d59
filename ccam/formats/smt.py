"""Layout of the CCAM in the terminology server of the ANS, the SMT (formats.md §2e): concepts and their properties.

The RDF file and the FHIR CodeSystem of the server say the same of the same concepts, under the same words: a property
of FHIR is the last part of the IRI that RDF uses. Releases write an identifier bare (``07.03.05.``, ``HH``) or with
its family before it (``Categorie_07.03.05.``, ``Topographie_HH``): both are read. Source: the generator of the ANS,
ansforge/SMT-CCAM_owl.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from ccam.formats.workbook import is_group, note_kind
from ccam.model.codes import HEADING_NUMBER, ActCode

RDF_FORMAT = "rdf"

CCAM = "http://data.esante.gouv.fr/cnam/ccam/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XKOS = "http://rdf-vocabulary.ddialliance.org/xkos#"
DCT = "http://purl.org/dc/terms/"
DC = "http://purl.org/dc/elements/1.1/"

LABEL, NOTATION, SHORT_LABEL, PARENT, CHILD = "label", "notation", "altLabel", "parent", "child"
"""What makes the concept itself; RDF says the parent by ``rdfs:subClassOf``."""

PREDICATES = {
    RDFS + "label": LABEL,
    RDFS + "subClassOf": PARENT,
    SKOS + "notation": NOTATION,
    SKOS + "altLabel": SHORT_LABEL,
    **{SKOS + name: name for name in ("definition", "example", "note", "scopeNote")},
    **{XKOS + name: name for name in ("inclusionNote", "exclusionNote")},
    **{DCT + name: name for name in ("created", "temporal")},
    **{OWL + name: name for name in ("disjointWith", "deprecated")},
}
"""Properties by IRI; those of the CCAM itself are :data:`CCAM` followed by their name."""

NOTES = {
    "definition": "definition",
    "inclusionNote": "comprend",
    "exclusionNote": "a l'exclusion de",
    "example": "exemple",
    "note": "",
    "scopeNote": "",
    "facturation": "facturation",
    "receuilProspectifDeDonnees": "recueil prospectif",
}
"""Properties that hold notes, in the order in which an act shows them; the kind of a note that declares none."""

ACT_FIELDS = {
    SHORT_LABEL: "libelle court",
    "typeActe": "type d'acte",
    "created": "creation",
    "temporal": "effet",
    "topographie": "topographie",
    "action": "action",
    "modeAcces": "acces",
    "verbeAction": "verbe d'action",
    "acteExclus": "acte exclu",
    "incompatibilite": "incompatible",
    "acteAssocie": "acte associe",
    "procedure": "procedure",
    "acteDeLaProcedure": "acte de la procedure",
    "dentIncompatible": "dent incompatible",
}
"""Properties that become details, and the word for it."""
LABEL_FIELD = "libelle"
"""Detail: the label of a concept that is neither an act, a line nor a subdivision."""
MODIFIERS_FIELD = "modificateurs"
"""Detail: the modifiers of one activity, by letter."""
DOCUMENTARY_FIELD = "extension documentaire"

EFFECT = "temporal"
DATES = frozenset({"created", EFFECT})
ACTS_CITED = frozenset({"acteExclus", "incompatibilite", "acteAssocie", "procedure", "acteDeLaProcedure"})
PARTS = {"acte": 0, "activite": 1, "phase": 2}
"""Properties of activities and phases that repeat what their identifier says, by its part."""
MODIFIER = "modificateur"
RETIRED = frozenset({"deprecated", "inactive"})
REDUNDANT = frozenset({NOTATION, CHILD, "disjointWith", "acteActivite", "acteActivitePhase", "imported", "root"})
"""Properties that say again what others say, or that only the server needs."""
KNOWN = frozenset(ACT_FIELDS) | frozenset(NOTES) | frozenset(PARTS) | REDUNDANT | RETIRED | {LABEL, PARENT, MODIFIER}

UNTITLED = "CCAM version {version}"
"""Title of a release whose file gives none."""
HEADING_FAMILY = "Categorie"
GROUP_FAMILY = "ActeActivite"
TEETH = "Dent"
ROOT_NUMBER = "00"
"""Rank of « arborescence CCAM », the category above the chapters."""

_LINE = re.compile(r"([A-Z]{4}[0-9]{3})(?:([1-5])([0-3])?)?")
_COMPOSITE = re.compile(r"([A-Z]{4}[0-9]{3})(\.{3}|-[0-9]{2})([0-3])([1-5])(.)")
_FAMILY = re.compile(r"\A[A-Za-z]+_(?:Phase_)?")
_VERSION = re.compile(r"(?:ccam\s*)?(?:version\s*|v)?([0-9]{1,3}(?:\.[0-9]{2})?)", re.IGNORECASE)
_VERSION_IN_NAME = re.compile(r"ccam[-_ ]?v?([0-9]{1,3}(?:\.[0-9]{2})?)(?![0-9])", re.IGNORECASE)


class Kind(StrEnum):
    """What a concept is, by its identifier."""

    HEADING = "subdivision"
    ACT = "acte"
    ACTIVITY = "activité d'un acte"
    PHASE = "phase d'une activité"
    OTHER = "autre"


class Part(NamedTuple):
    """What the identifier of an act or of a part of it says; ``extension`` and ``documentary`` only in PMSI codes."""

    code: ActCode
    activity: int | None = None
    phase: int | None = None
    extension: str = ""
    documentary: str = ""

    @property
    def kind(self) -> Kind:
        """Act, activity or phase."""
        if self.activity is None:
            return Kind.ACT
        return Kind.ACTIVITY if self.phase is None else Kind.PHASE


@dataclass(slots=True)
class Concept:
    """What a file says of one concept. ``stated``: the name of each property and its value, in file order; the value
    is a text, or the identifier of another concept. ``row`` is the line of the file where the concept begins.
    """

    identifier: str
    row: int
    label: str = ""
    parents: list[str] = field(default_factory=list)
    stated: list[tuple[str, str]] = field(default_factory=list)


class Head(NamedTuple):
    """What a file says of itself: version, title, and day of effect (``""`` where it does not)."""

    version: str
    title: str
    issued: str


def part_of(identifier: str) -> Part | None:
    """``HHFA001``, ``HHFA0014``, ``HHFA00110`` and the PMSI code ``DEQP003...01.`` (extension, phase, activity,
    documentary extension) as what they name; None for any other concept.
    """
    if found := _LINE.fullmatch(identifier):
        code, activity, phase = found.groups()
        return Part(ActCode(code), int(activity) if activity else None, int(phase) if phase else None)
    if found := _COMPOSITE.fullmatch(identifier):
        code, extension, phase, activity, documentary = found.groups()
        return Part(ActCode(code), int(activity), int(phase), extension.strip(".-"), documentary.strip("."))
    return None


def heading_number(identifier: str, parents: list[str]) -> str:
    """``Categorie_07.03.05.`` or ``07.03.05.`` → ``07.03.05``; ``""`` for anything else. A bare ``11`` under
    ``Dent`` is a tooth.
    """
    family, _, bare = identifier.rpartition("_")
    number = bare.rstrip(".")
    if family not in ("", HEADING_FAMILY) or not HEADING_NUMBER.fullmatch(number):
        return ""
    return "" if not family and TEETH in parents else number


def bare(identifier: str) -> str:
    """``Topographie_HH`` → ``HH``; what has no family stays as it is."""
    return _FAMILY.sub("", identifier, count=1) if "_" in identifier else identifier


def group_of(parents: list[str]) -> str:
    """Billing group of an activity, from what it is a kind of: ``ActeActivite_ADC`` or ``ADC`` → ``ADC``."""
    named = [parent for parent in parents if parent.startswith(f"{GROUP_FAMILY}_")]
    return next(map(bare, named or filter(is_group, parents)), "")


def title_of(label: str, number: str) -> str:
    """The title of a subdivision, without the number that its label repeats: ``07.03. TUBE DIGESTIF``."""
    rest = label.removeprefix(number).lstrip(".") if label.startswith(number) else ""
    return rest.strip() if rest[:1].isspace() else label


def line_label(label: str, act: str) -> str:
    """What the label of a part adds to the label of its act: « anesthésie - phase unique »."""
    return label.removeprefix(act).removeprefix(" - ") if label.startswith(act) else label


def version_of(stated: str, file_name: str) -> str:
    """``v83.00``, stated or in the name of the file, as ``83.00``; ``""`` where neither says it."""
    found = _VERSION.fullmatch(stated.strip()) or _VERSION_IN_NAME.search(file_name)
    return found[1] if found else ""


def read_day(text: str) -> date:
    """The day of ``2026-07-01T00:00:00+02:00``, as written; raises :class:`ValueError` on a partial or wrong date."""
    if len(text) > 10 and text[10] != "T":
        raise ValueError(text)
    return date.fromisoformat(text[:10])


def notes_in(text: str, default: str) -> list[tuple[str, str]]:
    """(text, kind) of the notes that one property joins: each line that declares a kind begins a note."""
    notes: list[list[str]] = []
    for line in text.split("\n"):
        if note_kind(line) or not notes:
            notes.append([line])
        else:
            notes[-1].append(line)
    whole = ["\n".join(lines).strip() for lines in notes]
    return [(note, note_kind(note) or default) for note in whole if note]
