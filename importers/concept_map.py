"""A FHIR ConceptMap (JSON, R4 or R5), read into the tables that ``ccam appliquer`` takes.

The closed lists of FHIR are held. What R5 says by ``noMap`` and R4 by ``unmatched`` is a deletion, or a creation where
the source is a proposed act; what the map does not say stays undecided. Rows of findings count the links of the file;
their column is the place in the resource.
"""

from collections.abc import Iterator

from ccam.formats import concept_map as layout
from ccam.formats import fhir
from ccam.formats.relations import NOT_A_LINK, READ_WORDS, Relation
from ccam.formats.transcodage import WHOLE, TransitionTables
from ccam.french import errors as refusals
from ccam.french import exchange, findings_smt
from ccam.french import findings_exchange as words
from ccam.model.codes import PROPOSED_ID
from ccam.model.errors import FileRefused
from ccam.model.findings import Finding, Severity
from ccam.model.money import SHARE_UNIT, parse_scaled
from importers.exchange_links import Said, said, transitions
from importers.fhir_elements import Element, Resource
from importers.findings import Findings
from importers.opened import MAX_BYTES, Opened
from importers.rows import FilledRow

MAP = fhir.CONCEPT_MAP
CONDITIONS = ("dependsOn", "product")
IMPERATIVE = "modifierExtension"


def recognises(opened: Opened) -> bool:
    """Whether this is a FHIR ConceptMap in JSON."""
    kind = fhir.resource_type(opened.head)
    if not kind and opened.head.lstrip()[:1] == b"{" and opened.size <= MAX_BYTES:
        kind = fhir.resource_type(opened.data)
    return kind == MAP


def read(opened: Opened) -> tuple[TransitionTables | None, tuple[Finding, ...]]:
    """The links as rows of a transcodage table, None when one is wrong; raises :class:`FileRefused` on what is not a
    ConceptMap, on a form or a code that FHIR does not admit, and where there is no link.
    """
    resource, name = Resource(opened), opened.name
    if resource.type != MAP:
        raise FileRefused(findings_smt.RESOURCE_OTHER, where=name, name=name, type=resource.type)
    resource.required_code(resource.content, "status", MAP, fhir.PUBLICATION_STATUS)
    findings = Findings(name)
    made = transitions(_Map(resource, findings).rows())
    told = findings.all()
    if any(one.severity is Severity.ERROR for one in told):
        return None, told
    if not made:
        raise FileRefused(refusals.NOTHING_INSIDE, where=name, name=name, format=layout.FORMAT)
    return TransitionTables(made), told


class _Map:
    """Walks the groups of one resource; ``number`` counts its links."""

    def __init__(self, resource: Resource, findings: Findings) -> None:
        self.resource, self.findings, self.number = resource, findings, 0
        self.codes = {
            code: uri
            for element in resource.elements(resource.content, "property", MAP)
            for code, uri in [(resource.required(element, "code", MAP), resource.text(element, "uri", MAP))]
        }

    def rows(self) -> Iterator[Said]:
        """Every link, every deletion, every creation."""
        self._understood(self.resource.content, MAP)
        for rank, group in enumerate(self.resource.elements(self.resource.content, "group", MAP)):
            place = f"group[{rank}]"
            self._understood(group, place)
            if "unmapped" in group:
                mode = group["unmapped"].get("mode", "") if isinstance(group["unmapped"], dict) else ""
                self.findings.error(words.UNMAPPED, 0, f"{place}.unmapped", mode)
            for number, element in enumerate(self.resource.elements(group, "element", place)):
                yield from self._element(element, f"{place}.element[{number}]")

    def _understood(self, element: Element, place: str) -> None:
        if IMPERATIVE in element:
            self.findings.error(words.NOT_UNDERSTOOD, self.number, f"{place}.{IMPERATIVE}")

    def _element(self, element: Element, place: str) -> Iterator[Said]:
        self._understood(element, place)
        code = self.resource.token(element, "code", place)
        targets = self.resource.elements(element, "target", place)
        without = element.get("noMap", False)
        if not isinstance(without, bool):
            name = self.resource.file
            raise FileRefused(findings_smt.FHIR_SHAPE, where=name, name=name, element=f"{place}.noMap")
        if without or not targets:
            self.number += 1
            column = f"{place}.noMap"
            if targets:
                self.findings.error(words.NO_MAP_WITH_TARGET, self.number, column, code, act=code)
            elif not without:
                self.findings.warning(words.NOTHING_SAID, self.number, column, code, act=code)
            else:
                yield self._end(element, {}, place, place)
            return
        for number, target in enumerate(targets):
            self.number += 1
            yield from self._target(element, target, place, f"{place}.target[{number}]")

    def _target(self, element: Element, target: Element, above: str, place: str) -> Iterator[Said]:
        self._understood(target, place)
        act = self.resource.text(element, "code", above)
        key, known = "equivalence", fhir.R4_EQUIVALENCE
        if "relationship" in target:
            key, known = "relationship", fhir.R5_RELATIONSHIP
        word = self.resource.required_code(target, key, f"{place} ({act})", known)
        column = f"{place}.{key}"
        for condition in CONDITIONS:
            if target.get(condition):
                self.findings.error(words.CONDITIONAL, self.number, f"{place}.{condition}", condition, act=act)
        if word == layout.UNMATCHED:
            if "code" in target:
                self.findings.error(words.NO_MAP_WITH_TARGET, self.number, column, word, act=act)
            else:
                yield self._end(element, target, above, place)
            return
        code = self.resource.token(target, "code", place)
        if word in NOT_A_LINK:
            self.findings.warning(words.LINK_REFUSED, self.number, column, word, act=act, target=code)
        elif PROPOSED_ID.fullmatch(act):
            self.findings.error(words.REVERSED, self.number, f"{above}.code", act)
        else:
            if word in layout.WANTS_A_COMMENT and key == "equivalence" and "comment" not in target:
                self.findings.warning(words.COMMENT_MISSING, self.number, column, word, act=act)
            yield self._link(element, target, place, key, READ_WORDS[word])

    def _link(self, element: Element, target: Element, place: str, key: str, link: Relation) -> Said:
        cells = self._stated(target, place) | {
            "old": self.resource.text(element, "code", place),
            "old_label": self.resource.text(element, "display", place),
            "target": self.resource.text(target, "code", place),
            "label": self.resource.text(target, "display", place),
            "link": self.resource.text(target, key, place),
            "reason": self._comment(target, place),
        }
        return said(self._filled(cells, place, key), link, read_weight, _r5 if key == "relationship" else _r4)

    def _end(self, element: Element, target: Element, above: str, place: str) -> Said:
        """An act that leads nowhere, or that comes from nowhere."""
        code, display = self.resource.text(element, "code", above), self.resource.text(element, "display", above)
        created = PROPOSED_ID.fullmatch(code)
        cells = self._stated(element, above)
        cells |= {"target": code, "label": display} if created else {"old": code, "old_label": display}
        cells["reason"] = cells.get("reason") or self._comment(target, place)
        return said(self._filled(cells, place, "code"), None, read_weight, _r5)

    def _filled(self, cells: dict[str, str], place: str, key: str) -> FilledRow:
        titles = {field: f"{place}.{title}" for field, title in _TITLES.items()} | {"link": f"{place}.{key}"}
        return FilledRow(self.number, cells, titles, self.findings)

    def _comment(self, target: Element, place: str) -> str:
        """The comment as a reason, unless it is the one that we write for want of any."""
        comment = self.resource.text(target, "comment", place)
        return "" if comment == exchange.SPLIT_COMMENT else comment

    def _stated(self, element: Element, place: str) -> dict[str, str]:
        """Our properties and extensions by the field they fill; the others are told, and left out."""
        found: dict[str, str] = {}
        for one, name in self._named(element, place):
            if name in _FIELD_OF:
                _, found[_FIELD_OF[name]] = self.resource.value(one, place)
            elif name not in _DERIVED:
                self.findings.repeat(Severity.INFO, words.PROPERTY_UNKNOWN, self.number, name)
        return found

    def _named(self, element: Element, place: str) -> Iterator[tuple[Element, str]]:
        """Properties by the address that the resource declares for them, extensions by their own."""
        for one in self.resource.elements(element, "property", place):
            code = self.resource.required(one, "code", place)
            yield one, self.codes.get(code) or code
        for one in self.resource.elements(element, "extension", place):
            yield one, self.resource.required(one, "url", place)


_TITLES = {field: one.code for field, one in layout.FIELDS.items()} | {
    "old": "code", "old_label": "display", "target": "code", "label": "display", "reason": "comment",
}  # fmt: skip
"""Where each field of a row stands, below its element or its target."""
_FIELD_OF = {one.uri: field for field, one in layout.FIELDS.items()}
_DERIVED = {one.uri for one in layout.DERIVED}


def _r5(link: Relation) -> str:
    return link.value.r5


def _r4(link: Relation) -> str:
    return link.value.r4


def read_weight(text: str) -> int | None:
    """A decimal as FHIR carries it, in the 10⁻⁸ % of the tables; nothing finer than a 10 000th, over 0 and up to 1."""
    if not text:
        return None
    weight = parse_scaled(text, 4)
    if not 0 < weight <= SHARE_UNIT:
        raise ValueError(text)
    return weight * (WHOLE // SHARE_UNIT)
