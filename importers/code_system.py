"""The CodeSystem of the acts of a draft (JSON, R4 or R5): their lines, read into the tables of ``ccam appliquer``.

The acts themselves come from the ConceptMap beside it, which says where each one comes from; read alone, the lines go
to acts that the draft already has. Rows of findings count the lines of the file.
"""

import re
from collections.abc import Iterator

from ccam.formats import code_system as layout
from ccam.formats import fhir
from ccam.formats.transcodage import LineRow, TransitionTables
from ccam.french import errors as refusals
from ccam.french import findings as fr
from ccam.french import findings_exchange as words
from ccam.french import findings_smt
from ccam.model.errors import FileRefused
from ccam.model.findings import Finding, Severity
from importers.fhir_elements import Element, Resource
from importers.findings import Findings
from importers.opened import Opened
from importers.rows import FilledRow
from importers.transcodage_lines import line_of

SYSTEM = fhir.CODE_SYSTEM
YES = {"true": "oui", "false": ""}
_ADDRESS = re.compile(rb'"url"\s*:\s*"' + re.escape(layout.DRAFT_ADDRESS.encode()))


def recognises(opened: Opened) -> bool:
    """Whether this is a CodeSystem of a draft of this workbench."""
    return fhir.resource_type(opened.head) == SYSTEM and _ADDRESS.search(opened.head) is not None


def read(opened: Opened) -> tuple[TransitionTables | None, tuple[Finding, ...]]:
    """The lines, None when one is wrong; raises :class:`FileRefused` on what is no such CodeSystem, on a code that FHIR
    does not admit, and where there is no act.
    """
    resource, name = Resource(opened), opened.name
    if resource.type != SYSTEM:
        raise FileRefused(findings_smt.RESOURCE_OTHER, where=name, name=name, type=resource.type)
    resource.required_code(resource.content, "status", SYSTEM, fhir.PUBLICATION_STATUS)
    resource.required_code(resource.content, "content", SYSTEM, fhir.CONTENT_MODE)
    findings = Findings(name)
    walk = _Lines(resource, findings)
    lines = tuple(walk.rows())
    told = findings.all()
    if any(one.severity is Severity.ERROR for one in told):
        return None, told
    if not walk.acts:
        raise FileRefused(refusals.NOTHING_INSIDE, where=name, name=name, format=layout.FORMAT)
    return TransitionTables(lines=lines, owned=frozenset(walk.acts)), told


class _Lines:
    """Walks the acts of one resource; ``number`` counts its lines."""

    def __init__(self, resource: Resource, findings: Findings) -> None:
        self.resource, self.findings, self.number = resource, findings, 0
        self.codes = {
            resource.required(one, "code", SYSTEM): resource.text(one, "uri", SYSTEM)
            for one in resource.elements(resource.content, "property", SYSTEM)
        }
        self.acts: list[str] = []
        self.seen: dict[tuple[str, int, int], FilledRow] = {}

    def rows(self) -> Iterator[LineRow]:
        """Every sound line; a second one for the same activity and phase of an act is an error."""
        for rank, act in enumerate(self.resource.elements(self.resource.content, "concept", SYSTEM)):
            place = f"concept[{rank}]"
            code = self.resource.token(act, "code", place)
            self.acts.append(code)
            for number, line in enumerate(self.resource.elements(act, "concept", place)):
                self.number += 1
                filled = self._filled(code, line, f"{place}.concept[{number}]")
                row = line_of(filled)
                if row is not None and filled.sound:
                    self._require_once(row, filled)
                    yield row

    def _filled(self, act: str, line: Element, place: str) -> FilledRow:
        cells = {"target": act, "label": self.resource.text(line, "display", place)} | self._stated(line, place)
        titles = {field: f"{place}.{one.code}" for field, one in layout.LINE.items()}
        return FilledRow(self.number, cells, titles | {"target": f"{place}.code", "label": place}, self.findings)

    def _stated(self, line: Element, place: str) -> dict[str, str]:
        """Our properties by the field they fill; the others are told, and left out."""
        found: dict[str, str] = {}
        for one in self.resource.elements(line, "property", place):
            code = self.resource.required(one, "code", place)
            kind, text = self.resource.value(one, place)
            field = layout.FIELD_OF.get(self.codes.get(code, ""))
            if field is None:
                self.findings.repeat(Severity.INFO, words.PROPERTY_UNKNOWN, self.number, code)
            else:
                found[field] = YES[text] if kind == "boolean" else text
        return found

    def _require_once(self, row: LineRow, filled: FilledRow) -> None:
        earlier = self.seen.setdefault((row.target, row.activity, row.phase), filled)
        if earlier is not filled:
            line = f"{row.target}/{row.activity}/{row.phase}"
            filled.refuse(fr.LINE_TWICE, "target", line=line, other=earlier.number)
