"""The CCAM as the ANS publishes it in RDF/XML (formats.md §2e), read one node at a time, then forgotten.

Only what describes a concept of the CCAM, and the head of the ontology, is kept: restrictions and axioms without a
name are left aside. A DTD is refused, nothing is fetched, a single node may not swell.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import IO, NamedTuple
from urllib.parse import urljoin

from lxml import etree

from ccam.formats import smt
from ccam.formats.smt import CCAM, OWL, RDF, Concept, Head
from ccam.french import errors as refusals
from ccam.french import findings_smt as fr
from ccam.french import numbers
from ccam.model.acts import Release
from ccam.model.errors import FileRefused
from ccam.model.findings import Finding
from ccam.model.text import safe
from importers.findings import Findings
from importers.opened import Opened
from importers.smt_release import MAX_CONCEPTS, release_of

MAX_BYTES = 256 * 2**20
"""Several times what the published file weighs."""
MAX_NODE = 8 * 2**20
"""Bytes that may be read before a node is complete."""

ABOUT, RESOURCE, IDENTIFIER, NODE_ID = (f"{{{RDF}}}{name}" for name in ("about", "resource", "ID", "nodeID"))
PARSE_TYPE = f"{{{RDF}}}parseType"
BASE, LANGUAGE = (f"{{http://www.w3.org/XML/1998/namespace}}{name}" for name in ("base", "lang"))
NOT_PROPERTIES = (f"{{{RDF}}}", "{http://www.w3.org/XML/1998/namespace}")
"""Attributes that are the grammar of RDF/XML, and not what it says."""

IGNORED = (RDF, smt.RDFS + "comment", smt.RDFS + "isDefinedBy")
"""Properties of RDF itself, which say nothing of the CCAM."""
VERSION = (OWL + "versionInfo",)
TITLE = (smt.DCT + "title", smt.DC + "title", smt.RDFS + "label")
ISSUED = (smt.DCT + "issued", smt.DCT + "modified", smt.DC + "date", smt.DCT + "date")


class Statement(NamedTuple):
    """One triple: IRIs as they resolve; ``value`` is a text, or an IRI where ``reference``."""

    predicate: str
    value: str
    reference: bool
    language: str


class Node(NamedTuple):
    """One described thing that has a name: its IRI, the IRI of its class, the line where it begins."""

    about: str
    kind: str
    row: int
    statements: tuple[Statement, ...]


def recognises(opened: Opened) -> bool:
    """Whether the head is that of an XML file which names both RDF and the CCAM of the ANS."""
    head = opened.head
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"<") and RDF.encode() in head and CCAM.rstrip("/").encode() in head


def read(opened: Opened) -> tuple[Release | None, tuple[Finding, ...]]:
    """The release, without prices; raises :class:`FileRefused` on an XML that is broken, has a DTD or swells, and on
    a file that says no version, no day or no act.
    """
    findings = Findings(opened.name)
    concepts: dict[str, Concept] = {}
    head = Head("", "", "")
    for node in nodes(opened):
        if node.kind == OWL + "Ontology" or node.about.rstrip("/") == CCAM.rstrip("/"):
            found = (_first(node, names) for names in (VERSION, TITLE, ISSUED))
            head = Head(*(known or new for known, new in zip(head, found, strict=True)))
        elif node.about.startswith(CCAM):
            identifier = safe(node.about.removeprefix(CCAM))
            concept = concepts.setdefault(identifier, Concept(identifier, node.row))
            _state(concept, node, findings)
            if len(concepts) > MAX_CONCEPTS:
                raise FileRefused(fr.TOO_MANY, where=opened.name, name=opened.name, limit=numbers.integer(MAX_CONCEPTS))
    return release_of(opened, smt.RDF_FORMAT, head, (c for c in concepts.values() if c.label or c.stated), findings)


def nodes(opened: Opened) -> Iterator[Node]:
    """Every named node, in the order in which they end; memory stays that of the largest one."""
    name = opened.name
    if opened.size > MAX_BYTES:
        raise FileRefused(refusals.FILE_TOO_LARGE, where=name, name=name, limit=MAX_BYTES // 2**20)
    if b"<!DOCTYPE" in opened.head or b"<!ENTITY" in opened.head:
        raise FileRefused(fr.DTD, where=name, name=name)
    with opened.stream() as stream:
        try:
            yield from _nodes(_Metered(stream, name), name)
        except etree.XMLSyntaxError as error:
            raise FileRefused(fr.XML_BROKEN, where=name, name=name, row=error.lineno or 1) from None


def _nodes(source: "_Metered", name: str) -> Iterator[Node]:
    """Nodes right under the root are handed out, then dropped once the next one has ended."""
    parsing = etree.iterparse(
        source, events=("end",), remove_comments=True, remove_pis=True, resolve_entities=False, no_network=True,
        load_dtd=False, huge_tree=False,
    )  # fmt: skip
    for _, element in parsing:
        root = element.getparent()
        if root is None or root.getparent() is not None:
            continue
        if root.getroottree().docinfo.internalDTD is not None:
            raise FileRefused(fr.DTD, where=name, name=name)
        yield from _described(element, root.get(BASE, ""), root.get(LANGUAGE, ""))
        source.node_ended()
        while element.getprevious() is not None:
            del root[0]


def _described(element: etree._Element, base: str, language: str) -> Iterator[Node]:
    """A node element, and those inside it, when they have a name; without one it is a restriction or an axiom."""
    attributes = dict(element.items())
    about = _name(attributes, base)
    language = attributes.get(LANGUAGE, language)
    statements = [
        Statement(_iri(name), value, False, language)
        for name, value in attributes.items()
        if name.startswith("{") and not name.startswith(NOT_PROPERTIES)
    ]
    inside: list[etree._Element] = []
    for child in element:
        property_ = _iri(str(child.tag))
        target = child.get(RESOURCE)
        if target is not None:
            statements.append(Statement(property_, _resolved(base, target), True, ""))
        elif child.get(PARSE_TYPE) == "Collection":
            inside += child
        elif child.get(PARSE_TYPE, child.get(NODE_ID)) is not None:
            continue
        elif len(child):
            inside += child
            if name := _name(dict(child[0].items()), base):
                statements.append(Statement(property_, name, True, ""))
        else:
            statements.append(Statement(property_, child.text or "", False, child.get(LANGUAGE, language)))
    if about:
        yield Node(about, _iri(str(element.tag)), element.sourceline or 0, tuple(statements))
    for node in inside:
        yield from _described(node, base, language)


def _name(attributes: dict[str, str], base: str) -> str:
    """The IRI that a node element is named by, ``""`` for a blank one."""
    if ABOUT in attributes:
        return _resolved(base, attributes[ABOUT])
    return _resolved(base, f"#{attributes[IDENTIFIER]}") if IDENTIFIER in attributes else ""


def _resolved(base: str, reference: str) -> str:
    """An IRI, relative to the base of the file where it has no scheme of its own."""
    if ":" in reference:
        return reference
    try:
        return urljoin(base, reference)
    except ValueError:
        return reference


@lru_cache(maxsize=1024)
def _iri(tag: str) -> str:
    """``{http://…#}label`` → ``http://…#label``."""
    return tag.removeprefix("{").replace("}", "", 1)


@lru_cache(maxsize=1024)
def _meaning(predicate: str) -> str:
    """The property in the words of :mod:`ccam.formats.smt`, its IRI where they have none, ``""`` for RDF's own."""
    if predicate.startswith(IGNORED):
        return ""
    return smt.PREDICATES.get(predicate) or predicate.removeprefix(CCAM)


def _first(node: Node, predicates: tuple[str, ...]) -> str:
    """The first value of the first of these properties that a node has."""
    said = {statement.predicate: statement.value for statement in reversed(node.statements)}
    return next((said[name].strip() for name in predicates if said.get(name)), "")


def _state(concept: Concept, node: Node, findings: Findings) -> None:
    """Add what a node says of a concept: texts in French or in no language, references to concepts."""
    for predicate, value, reference, language in node.statements:
        name = _meaning(predicate)
        if not name or (language and language[:2].lower() != "fr"):
            continue
        said = value.removeprefix(CCAM) if reference else value
        if name == smt.PARENT:
            concept.parents.append(said)
        elif name != smt.LABEL:
            concept.stated.append((name, said))
        elif not concept.label:
            concept.label = said
        elif said != concept.label:
            findings.warning(fr.LABEL_TWICE, node.row, name, said, concept=concept.identifier)


class _Metered:
    """A stream that refuses to go on when no node ends."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self._stream = stream
        self._name = name
        self._pending = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes; raises :class:`FileRefused` past :data:`MAX_NODE` of them in one node."""
        content = self._stream.read(size)
        self._pending += len(content)
        if self._pending > MAX_NODE:
            raise FileRefused(fr.XML_SWELLS, where=self._name, name=self._name, limit=MAX_NODE // 2**20)
        return content

    def node_ended(self) -> None:
        """Count anew."""
        self._pending = 0
