"""The CCAM as a FHIR CodeSystem, R4 or R5 (formats.md §2e): concepts inside one another, or flat with their parents.

The closed lists of FHIR are held: a status, a content mode or a type of property outside them refuses the file. The
published CodeSystem of the ANS has no concept in it and is refused with what to take instead.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ccam.formats import fhir as layout
from ccam.formats import smt
from ccam.formats.smt import Concept, Head
from ccam.french import findings_smt as fr
from ccam.french import numbers
from ccam.model.acts import Release
from ccam.model.errors import FileRefused
from ccam.model.findings import Finding, Severity
from importers.fhir_elements import Element, Resource
from importers.findings import Findings
from importers.opened import MAX_BYTES, Opened
from importers.smt_release import MAX_CONCEPTS, release_of

SYSTEM = layout.CODE_SYSTEM
_CODE = re.compile(r'"code"\s*:\s*"([^"\\]{1,64})"')


class Declared(NamedTuple):
    """A property as the CodeSystem declares it: what it means, in the words of :mod:`ccam.formats.smt`; its type."""

    meaning: str
    type: str


def recognises(opened: Opened) -> bool:
    """Whether this is a FHIR resource in JSON, other than a ConceptMap; what is no CodeSystem is told by reading."""
    kind = layout.resource_type(opened.head)
    if not kind and opened.head.lstrip()[:1] == b"{" and opened.size <= MAX_BYTES:
        kind = layout.resource_type(opened.data)
    return kind not in ("", layout.CONCEPT_MAP)


def read(opened: Opened) -> tuple[Release | None, tuple[Finding, ...]]:
    """The release, without prices; raises :class:`FileRefused` on what is not a CodeSystem of the CCAM with its
    concepts, on a code outside the lists of FHIR, on a JSON that two readers could read in two ways.
    """
    resource = Resource(opened)
    if resource.type != SYSTEM:
        raise FileRefused(fr.RESOURCE_OTHER, where=opened.name, name=opened.name, type=resource.type)
    findings = Findings(opened.name)
    head = _head(resource, findings)
    concepts = list(_concepts(resource, _declared(resource), _lines(opened.text), findings))
    _check_count(resource.content, len(concepts), findings)
    return release_of(opened, layout.FORMAT, head, concepts, findings)


def _head(resource: Resource, findings: Findings) -> Head:
    """What the resource says of itself; refused when it is another terminology or has no concept."""
    content, name = resource.content, resource.file
    status = resource.required_code(content, "status", SYSTEM, layout.PUBLICATION_STATUS)
    mode = resource.required_code(content, "content", SYSTEM, layout.CONTENT_MODE)
    resource.code(content, "hierarchyMeaning", SYSTEM, layout.HIERARCHY_MEANING)
    for element in resource.elements(content, "filter", SYSTEM):
        operators = element.get("operator", [])
        for operator in operators if isinstance(operators, list) else [operators]:
            resource.code({"operator": operator}, "operator", f"{SYSTEM}.filter", layout.FILTER_OPERATOR)
    title = resource.text(content, "title", SYSTEM) or resource.text(content, "name", SYSTEM)
    if not _is_ccam(resource):
        raise FileRefused(fr.OTHER_TERMINOLOGY, where=name, name=name, title=title, url=layout.CCAM_URL)
    if mode in ("not-present", "supplement"):
        raise FileRefused(fr.NOT_PRESENT if mode == "not-present" else fr.SUPPLEMENT, where=name, name=name)
    if mode != "complete":
        findings.warning(fr.PARTIAL, 0, f"{SYSTEM}.content", mode)
    if status != "active":
        findings.warning(fr.STATUS, 0, f"{SYSTEM}.status", status)
    return Head(resource.text(content, "version", SYSTEM), title, resource.text(content, "date", SYSTEM))


def _is_ccam(resource: Resource) -> bool:
    """By address, by OID, or by name."""
    content = resource.content
    if resource.text(content, "url", SYSTEM).rstrip("/") in layout.CCAM_URLS:
        return True
    known = resource.elements(content, "identifier", SYSTEM)
    if any(resource.text(one, "value", f"{SYSTEM}.identifier") == layout.CCAM_OID for one in known):
        return True
    return resource.text(content, "name", SYSTEM).upper() == layout.CCAM_NAME


def _declared(resource: Resource) -> dict[str, Declared]:
    place = f"{SYSTEM}.property"
    declared = {}
    for element in resource.elements(resource.content, "property", SYSTEM):
        code = resource.token(element, "code", place)
        uri = resource.text(element, "uri", place)
        meaning = smt.PREDICATES.get(uri) or (uri.removeprefix(smt.CCAM) if uri.startswith(smt.CCAM) else code)
        declared[code] = Declared(meaning, resource.required_code(element, "type", place, layout.PROPERTY_TYPE))
    return declared


def _concepts(
    resource: Resource, declared: dict[str, Declared], lines: dict[str, int], findings: Findings
) -> Iterator[Concept]:
    """Every concept, however deep, with the parents that its place, its properties or those of others give it."""
    place = f"{SYSTEM}.concept"
    found: list[Concept] = []
    children: dict[str, list[str]] = {}
    waiting = [(element, "") for element in reversed(resource.elements(resource.content, "concept", SYSTEM))]
    while waiting:
        element, above = waiting.pop()
        code = resource.token(element, "code", place)
        concept = Concept(code, lines.get(code, 0), resource.text(element, "display", place))
        concept.parents += [above] if above else []
        for name, value in _stated(resource, element, concept, declared, findings):
            if name == smt.PARENT:
                concept.parents.append(value)
            elif name == smt.CHILD:
                children.setdefault(value, []).append(code)
            else:
                concept.stated.append((name, value))
        found.append(concept)
        if len(found) > MAX_CONCEPTS:
            limit = numbers.integer(MAX_CONCEPTS)
            raise FileRefused(fr.TOO_MANY, where=resource.file, name=resource.file, limit=limit)
        waiting += [(inner, code) for inner in reversed(resource.elements(element, "concept", place))]
    for concept in found:
        concept.parents = list(dict.fromkeys([*concept.parents, *children.get(concept.identifier, ())]))
        yield concept


def _stated(
    resource: Resource, element: Element, concept: Concept, declared: dict[str, Declared], findings: Findings
) -> Iterator[tuple[str, str]]:
    """Properties, with the definition and the French designations under the names that RDF gives them."""
    place = f"{SYSTEM}.concept"
    if definition := resource.text(element, "definition", place):
        yield "definition", definition
    for designation in resource.elements(element, "designation", place):
        value = resource.required(designation, "value", f"{place}.designation")
        language = resource.text(designation, "language", f"{place}.designation")
        if language[:2].lower() in ("", "fr") and value != concept.label:
            yield smt.SHORT_LABEL, value
    for stated in resource.elements(element, "property", place):
        code = resource.token(stated, "code", f"{place}.property")
        kind, value = resource.value(stated, f"{place}.property")
        known = declared.get(code)
        if known is None:
            findings.repeat(Severity.WARNING, fr.UNDECLARED, concept.row, code)
        elif known.type != kind:
            findings.repeat(Severity.WARNING, fr.MISTYPED, concept.row, code)
        yield known.meaning if known else code, value


def _check_count(content: Element, found: int, findings: Findings) -> None:
    """The number of concepts that the resource announces."""
    announced = content.get("count", found)
    if content["content"] == "complete" and announced != found:
        findings.warning(
            fr.COUNT, 0, f"{SYSTEM}.count", announced,
            announced=fr.concepts(announced) if isinstance(announced, int) else announced, found=fr.concepts(found),
        )  # fmt: skip


def _lines(text: str) -> dict[str, int]:
    """The line where each code is first given, so that findings can name it."""
    lines: dict[str, int] = {}
    line, reached = 1, 0
    for found in _CODE.finditer(text):
        line += text.count("\n", reached, found.start())
        reached = found.start()
        lines.setdefault(found[1], line)
    return lines
