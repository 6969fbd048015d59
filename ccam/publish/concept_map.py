"""The correspondence as a FHIR ConceptMap, R5 or R4.

Carried: links, weights, bundles, fates with their reasons, labels, headings, allotted codes, origins of shares, and
whether a machine may recode a record, forward and backward. Lines of acts are in the CodeSystem beside. A deletion is
an element without a map. A created act has no source to start from: it is an element without a map of a second group,
which goes from the draft to the CCAM. There is never an ``unmapped``: an undecided act is not in the file, and nothing
says what to do of it.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from ccam.formats import concept_map as layout
from ccam.formats.concept_map import FhirRelease, Property
from ccam.formats.exchange import SPACE, Correspondence, Link
from ccam.formats.fhir import CCAM_URL, CONCEPT_MAP
from ccam.formats.relations import RELATION_OF_KIND
from ccam.formats.transcodage import TransitionRow
from ccam.french import exchange as fr
from ccam.model.codes import ActCode
from ccam.model.money import SHARE_UNIT

Json = dict[str, Any]


def concept_map(whole: Correspondence, release: FhirRelease) -> bytes:
    """The resource: keys in the order of FHIR, UTF-8, two spaces."""
    text = json.dumps(_resource(whole, release), ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def decimal(weight: int) -> float:
    """10 000ths as the number whose shortest writing is the exact decimal: 9 250 → ``0.925``, and so for each of the
    10 000. The one place where a share is not an integer: JSON has no other number.
    """
    return weight / SHARE_UNIT


def _resource(whole: Correspondence, release: FhirRelease) -> Json:
    address = f"{SPACE}projet/{whole.slug}"
    made: Json = {
        "resourceType": CONCEPT_MAP,
        "url": f"{address}/ConceptMap",
        "version": str(whole.position),
        "name": "CorrespondanceCcam",
        "title": fr.TITLE.format(version=whole.version, draft=whole.draft),
        "status": "draft",
        "description": fr.WHAT_IS_ABSENT,
    }
    if release is FhirRelease.R5:
        made["property"] = [{"code": one.code, "uri": one.uri, "type": one.type} for one in layout.OF_TARGET]
    forward = list(_elements(whole, release))
    back = [_created(row, release) for row in whole.created]
    ccam, new = (CCAM_URL, whole.version), (address, str(whole.position))
    groups = [_group(ccam, new, forward, release), _group(new, ccam, back, release)]
    return made | {"group": [group for group in groups if group["element"]]}


def _group(source: tuple[str, str], target: tuple[str, str], elements: list[Json], release: FhirRelease) -> Json:
    made: Json = {}
    for side, (address, version) in (("source", source), ("target", target)):
        if release.value.canonical:
            made[side] = f"{address}|{version}"
        else:
            made |= {side: address, f"{side}Version": version}
    return made | {"element": elements}


def _elements(whole: Correspondence, release: FhirRelease) -> Iterator[Json]:
    """One element an old act, by code."""
    made = [
        (row.old, _without_map(row, whole.labels.get(row.old or ActCode(""), ""), release)) for row in whole.deleted
    ]
    for old, links in groupby(whole.links, key=lambda link: link.row.old):
        targets = [_target(whole, link, release) for link in links]
        made.append((old, filled(code=old, display=whole.labels.get(old or ActCode(""), ""), target=targets)))
    yield from (element for _, element in sorted(made, key=lambda pair: pair[0] or ""))


def _without_map(row: TransitionRow, display: str, release: FhirRelease) -> Json:
    if release is FhirRelease.R5:
        extensions = _extensions({layout.REASON: row.reason})
        return filled(extension=extensions, code=row.old, display=display, noMap=True)
    target = filled(equivalence=layout.UNMATCHED, comment=row.reason)
    return filled(code=row.old, display=display, target=[target])


def _created(row: TransitionRow, release: FhirRelease) -> Json:
    stated = {layout.REASON: row.reason, layout.HEADING: row.heading, layout.ALLOTTED_CODE: row.code or ""}
    without = {"noMap": True} if release is FhirRelease.R5 else {"target": [{"equivalence": layout.UNMATCHED}]}
    return filled(extension=_extensions(stated), code=row.target, display=row.label, **without)


def _target(whole: Correspondence, link: Link, release: FhirRelease) -> Json:
    row = link.row
    relation = RELATION_OF_KIND[whole.dossier_of(row).kind].value
    word = relation.r5 if release is FhirRelease.R5 else relation.r4
    comment = row.reason or (fr.SPLIT_COMMENT if relation.r4 in layout.WANTS_A_COMMENT else "")
    stated = {
        layout.WEIGHT: decimal(link.weight),
        layout.BUNDLE: row.together,
        layout.FATE: row.verb.value if row.verb else "",
        layout.HEADING: row.heading,
        layout.ALLOTTED_CODE: row.code or "",
        layout.SHARE_ORIGIN: row.origin.value if row.origin else "",
        layout.SHARE_SOURCE: row.share_source,
        layout.AUTO_FORWARD: link.forward,
        layout.AUTO_BACKWARD: link.backward,
    }
    said = {"code": row.target, "display": row.label, release.value.word: word, "comment": comment}
    if release is FhirRelease.R5:
        return filled(**said, property=[{"code": one.code, one.value: value} for one, value in _given(stated)])
    return filled(extension=_extensions(stated), **said)


def _extensions(stated: dict[Property, Any]) -> list[Json]:
    return [{"url": one.uri, one.value: value} for one, value in _given(stated)]


def _given(stated: dict[Property, Any]) -> Iterable[tuple[Property, Any]]:
    """What is stated: a « no » is said, an empty text is not."""
    return ((one, value) for one, value in stated.items() if value != "")


def filled(**values: Any) -> Json:
    """Only what holds something: FHIR has no empty element."""
    return {key: value for key, value in values.items() if value}
