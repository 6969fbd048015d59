"""One invented nomenclature, written in each format of the ANS, and what reading it must give."""

import json
from dataclasses import dataclass
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from hypothesis import strategies as st

from ccam.formats import smt
from ccam.model.acts import Act, Line, Note
from ccam.model.codes import ActCode, LineKey

Properties = list[tuple[str, str, str]]
"""(name, kind of value, value) of each property; kinds are those of FHIR."""


class Part(NamedTuple):
    """One activity: its billing group, modifiers, and the label that each of its phases adds."""

    group: str
    modifiers: str
    phases: dict[int, str]


@dataclass(frozen=True)
class SmallAct:
    """An act to be written."""

    code: ActCode
    heading: str
    label: str
    short_label: str
    notes: tuple[tuple[str, str], ...]
    activities: dict[int, Part]

    @property
    def read(self) -> Act:
        """The act as reading must give it."""
        lines = tuple(
            Line(LineKey(self.code, activity, phase), label, (), billing_group=part.group)
            for activity, part in sorted(self.activities.items())
            for phase, label in sorted(part.phases.items())
        )
        letters = {letter for part in self.activities.values() for letter in part.modifiers}
        notes = tuple(Note(text, kind) for name, kind in smt.NOTES.items() for said, text in self.notes if said == name)
        return Act(self.code, self.label, self.heading, lines, tuple(sorted(letters)), notes)


World = tuple[SmallAct, ...]

HEADINGS = {"07": "Appareil digestif", "07.03": "Tube digestif", "12": "Tronc"}
ARCS = {"inclusionNote": "xkos", "exclusionNote": "xkos", "altLabel": "skos"} | dict.fromkeys(
    ("definition", "example", "note", "scopeNote"), "skos"
)
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#" xmlns:owl="http://www.w3.org/2002/07/owl#"
 xmlns:skos="http://www.w3.org/2004/02/skos/core#" xmlns:xkos="http://rdf-vocabulary.ddialliance.org/xkos#"
 xmlns:dct="http://purl.org/dc/terms/" xmlns:ccam="http://data.esante.gouv.fr/cnam/ccam/">
<owl:Ontology rdf:about="http://data.esante.gouv.fr/cnam/ccam"><dct:issued>2026-07-01</dct:issued>
<owl:versionInfo>v83.00</owl:versionInfo></owl:Ontology>
"""

_texts = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"]), max_size=30
)
words = _texts.map(lambda text: f"x{text}x".replace(":", ";"))
"""Any text that does not begin or end in space, and declares no kind of note."""


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """A few acts, each under a heading, with notes and with lines in any order."""
    numbers = draw(st.lists(st.integers(0, 999), min_size=1, max_size=4, unique=True))
    return tuple(draw(_acts(ActCode(f"HHFA{number:03d}"))) for number in numbers)


@st.composite
def _acts(draw: st.DrawFn, code: ActCode) -> SmallAct:
    phases = st.dictionaries(st.integers(0, 3), words, min_size=1, max_size=3)
    part = st.builds(Part, st.sampled_from(["ADC", "ADA", "ATM"]), st.sampled_from(["", "F", "UFA7"]), phases)
    return SmallAct(
        code,
        draw(st.sampled_from(sorted(HEADINGS))),
        draw(words),
        draw(words),
        tuple(draw(st.lists(st.tuples(st.sampled_from(sorted(smt.NOTES)), words), max_size=4))),
        draw(st.dictionaries(st.integers(1, 5), part, min_size=1, max_size=3)),
    )


def expected(world: World) -> tuple[Act, ...]:
    """The acts of the release."""
    return tuple(sorted((act.read for act in world), key=lambda act: (act.heading, act.code)))


def _described(world: World) -> list[tuple[str, str, Properties]]:
    """(identifier, label, properties) of every concept but the headings."""
    found: list[tuple[str, str, Properties]] = []
    for act in world:
        facts = [("altLabel", "string", act.short_label), *((name, "string", text) for name, text in act.notes)]
        found.append((act.code, act.label, [("parent", "code", f"Categorie_{act.heading}."), *facts]))
        for activity, part in act.activities.items():
            links = [("parent", "code", f"ActeActivite_{part.group}"), ("acte", "code", act.code)]
            links += [("modificateur", "code", f"Modificateur_{letter}") for letter in part.modifiers]
            found.append((f"{act.code}{activity}", f"{act.label} - une activité", links))
            for phase, label in part.phases.items():
                link = ("phase", "code", f"Phase_{phase}")
                found.append((f"{act.code}{activity}{phase}", f"{act.label} - {label}", [link]))
    return found


def as_rdf(world: World) -> str:
    """The nomenclature in RDF/XML."""
    nodes = [HEAD]
    headings: list[tuple[str, str, Properties]]
    headings = [(f"Categorie_{number}.", f"{number}. {title}", []) for number, title in HEADINGS.items()]
    for identifier, label, properties in (*headings, *_described(world)):
        nodes.append(f"<owl:Class rdf:about={quoteattr(smt.CCAM + identifier)}>")
        for name, kind, value in properties:
            tag = "rdfs:subClassOf" if name == "parent" else f"{ARCS.get(name, 'ccam')}:{name}"
            if kind == "code":
                nodes.append(f"<{tag} rdf:resource={quoteattr(smt.CCAM + value)}/>")
            else:
                nodes.append(f'<{tag} xml:lang="fr">{escape(value)}</{tag}>')
        nodes.append(f'<rdfs:label xml:lang="fr">{escape(label)}</rdfs:label></owl:Class>')
    return "\n".join([*nodes, "</rdf:RDF>"])


def as_fhir(world: World, links: str) -> str:
    """The nomenclature as a CodeSystem; ``links`` are ``nested``, or by property ``parent`` or ``child``."""
    concepts: dict[str, dict[str, Any]] = {
        f"Categorie_{number}.": {"code": f"Categorie_{number}.", "display": f"{number}. {title}"}
        for number, title in HEADINGS.items()
    }
    inside: list[str] = []
    for identifier, label, properties in _described(world):
        concept: dict[str, Any] = {"code": identifier, "display": label, "property": []}
        concepts[identifier] = concept
        for name, kind, value in properties:
            if name == "parent" and links == "nested" and value in concepts:
                concepts[value].setdefault("concept", []).append(concept)
                inside.append(identifier)
            elif name == "parent" and links == "child" and value in concepts:
                concepts[value].setdefault("property", []).append({"code": "child", "valueCode": identifier})
            else:
                concept["property"].append({"code": name, f"value{kind.title()}": value})
    declared = [{"code": name, "type": "string"} for name in (*smt.NOTES, "altLabel")]
    declared += [{"code": name, "type": "code"} for name in ("parent", "child", "acte", "phase", "modificateur")]
    resource = {
        "resourceType": "CodeSystem", "url": "https://smt.esante.gouv.fr/terminologie-ccam", "version": "v83.00",
        "name": "CCAM", "status": "active", "content": "complete", "date": "2026-07-01", "count": len(concepts),
        "property": declared, "concept": [found for code, found in concepts.items() if code not in inside],
    }  # fmt: skip
    return json.dumps(resource, ensure_ascii=False)
