"""The acts of a draft as a FHIR CodeSystem, R5 or R4: what its ConceptMap leads to, with the lines of each act."""

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from ccam.formats import code_system as layout
from ccam.formats.concept_map import Property
from ccam.formats.exchange import Correspondence
from ccam.formats.fhir import CODE_SYSTEM
from ccam.formats.transcodage import LineRow, TransitionRow
from ccam.french import exchange as fr
from ccam.publish.concept_map import filled
from ccam.publish.transcodage import line_cells

Json = dict[str, Any]
POINTS = 100
"""Hundredths in a point."""


def code_system(whole: Correspondence) -> bytes:
    """The resource, the same in R4 and R5: keys in the order of FHIR, UTF-8, two spaces."""
    text = json.dumps(_resource(whole), ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def _resource(whole: Correspondence) -> Json:
    concepts = list(_acts(whole))
    count = len(concepts) + sum(len(concept.get("concept", ())) for concept in concepts)
    properties = [*layout.ACT.values(), *layout.LINE.values()]
    return {
        "resourceType": CODE_SYSTEM,
        "url": f"{layout.DRAFT_ADDRESS}{whole.slug}",
        "version": str(whole.position),
        "name": "ActesProposesCcam",
        "title": fr.ACTS_TITLE.format(version=whole.version, draft=whole.draft),
        "status": "draft",
        "description": fr.ACTS_WORDS,
        "caseSensitive": True,
        "hierarchyMeaning": "part-of",
        "compositional": False,
        "versionNeeded": False,
        "content": "complete",
        "count": count,
        "property": [{"code": one.code, "uri": one.uri, "type": one.type} for one in properties],
        "concept": concepts,
    }


def _acts(whole: Correspondence) -> Iterator[Json]:
    """Acts by number, as their first row in the tables describes them."""
    rows: dict[str, TransitionRow] = {}
    for row in whole.tables.transitions:
        if row.target:
            rows.setdefault(row.target, row)
    lines = {act: list(of_act) for act, of_act in groupby(whole.tables.lines, key=lambda line: line.target)}
    for act in sorted(rows):
        stated = {layout.ACT["heading"]: rows[act].heading, layout.ACT["code"]: rows[act].code or ""}
        inside = [_line(line) for line in lines.get(act, ())]
        yield filled(code=act, display=rows[act].label, property=_properties(stated), concept=inside)


def _line(line: LineRow) -> Json:
    said = line_cells(line) | {
        "activity": line.activity,
        "phase": line.phase,
        "score": None if line.score is None else line.score / POINTS,
        "prior_approval": line.prior_approval or None,
        "conditional_refund": line.conditional_refund or None,
    }
    code = f"{line.target}/{line.activity}/{line.phase}"
    stated = {one: said[field] for field, one in layout.LINE.items()}
    return filled(code=code, display=line.label, property=_properties(stated))


def _properties(stated: dict[Property, Any]) -> list[Json]:
    """What is stated; a zero is a value, an empty text is none."""
    return [{"code": one.code, one.value: value} for one, value in stated.items() if value not in ("", None)]
