"""The closed lists of FHIR against a library that carries the standard, in both of its versions."""

from collections.abc import Iterable

import fhir.resources.codesystem as r5
import fhir.resources.conceptmap as r5_map
import fhir.resources.R4B.codesystem as r4
import fhir.resources.R4B.conceptmap as r4_map
import pytest
from pydantic import BaseModel

from ccam.formats import fhir


def closed_list(model: type[BaseModel], field: str) -> set[str]:
    """The codes that the library knows for a field."""
    extra = model.model_fields[field].json_schema_extra
    assert isinstance(extra, dict)
    values = extra["enum_values"]
    assert isinstance(values, Iterable)
    return {str(value) for value in values}


@pytest.mark.parametrize(
    ("ours", "model", "field"),
    [
        (fhir.PUBLICATION_STATUS, r4.CodeSystem, "status"),
        (fhir.PUBLICATION_STATUS, r5.CodeSystem, "status"),
        (fhir.CONTENT_MODE, r4.CodeSystem, "content"),
        (fhir.CONTENT_MODE, r5.CodeSystem, "content"),
        (fhir.HIERARCHY_MEANING, r4.CodeSystem, "hierarchyMeaning"),
        (fhir.HIERARCHY_MEANING, r5.CodeSystem, "hierarchyMeaning"),
        (fhir.PROPERTY_TYPE, r4.CodeSystemProperty, "type"),
        (fhir.PROPERTY_TYPE, r5.CodeSystemProperty, "type"),
        (fhir.R4_EQUIVALENCE, r4_map.ConceptMapGroupElementTarget, "equivalence"),
        (fhir.R5_RELATIONSHIP, r5_map.ConceptMapGroupElementTarget, "relationship"),
        (fhir.R4_UNMAPPED, r4_map.ConceptMapGroupUnmapped, "mode"),
        (fhir.R5_UNMAPPED, r5_map.ConceptMapGroupUnmapped, "mode"),
    ],
)
def test_a_closed_list_is_that_of_the_standard(ours: frozenset[str], model: type[BaseModel], field: str) -> None:
    assert ours == closed_list(model, field)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b'{"resourceType": "CodeSystem"}', "CodeSystem"),
        (b'\xef\xbb\xbf \n{"id": "x",\n "resourceType" :\t"ConceptMap"', "ConceptMap"),
        (b'["resourceType", "CodeSystem"]', ""),
        (b'{"resourceType": 3}', ""),
        (b"", ""),
    ],
)
def test_a_resource_is_recognised_by_its_first_bytes(content: bytes, kind: str) -> None:
    assert fhir.resource_type(content) == kind
