"""FHIR resources as the CCAM is exchanged (formats.md §2e): the closed lists of R4 and R5, the layout of a CodeSystem.

The lists are those whose binding is « required » in the standard: a code outside them is an error, not a wish.
"""

import re

FORMAT = "fhir"

CODE_SYSTEM = "CodeSystem"
CONCEPT_MAP = "ConceptMap"

CCAM_URL = "https://smt.esante.gouv.fr/terminologie-ccam"
MOS_URL = "https://mos.esante.gouv.fr/NOS/CCAM_REF/FHIR/CCAM-REF"
"""An older address of the CCAM, which still circulates."""
CCAM_URLS = frozenset({CCAM_URL, MOS_URL})
CCAM_OID = "urn:oid:1.2.250.1.215.300.1"
CCAM_NAME = "CCAM"

PUBLICATION_STATUS = frozenset({"draft", "active", "retired", "unknown"})
CONTENT_MODE = frozenset({"not-present", "example", "fragment", "complete", "supplement"})
HIERARCHY_MEANING = frozenset({"grouped-by", "is-a", "part-of", "classified-with"})
PROPERTY_TYPE = frozenset({"code", "Coding", "string", "integer", "boolean", "dateTime", "decimal"})
FILTER_OPERATOR = frozenset(
    {"=", "is-a", "descendent-of", "is-not-a", "regex", "in", "not-in", "generalizes", "exists"}
    | {"child-of", "descendent-leaf"}  # R5
)

R4_EQUIVALENCE = frozenset(
    {
        "relatedto", "equivalent", "equal", "wider", "subsumes", "narrower", "specializes", "inexact", "unmatched",
        "disjoint",
    }
)  # fmt: skip
"""``ConceptMap.group.element.target.equivalence``, read from the target: ``wider`` = the target is wider."""
R5_RELATIONSHIP = frozenset(
    {
        "related-to", "equivalent", "source-is-narrower-than-target", "source-is-broader-than-target",
        "not-related-to",
    }
)  # fmt: skip
"""``ConceptMap.group.element.target.relationship``."""
R4_UNMAPPED = frozenset({"provided", "fixed", "other-map"})
R5_UNMAPPED = frozenset({"use-source-code", "fixed", "other-map"})
"""``ConceptMap.group.unmapped.mode``."""

_RESOURCE_TYPE = re.compile(rb'"resourceType"\s*:\s*"([A-Za-z]{1,64})"')


def resource_type(content: bytes) -> str:
    """The first ``resourceType`` that a JSON content names, ``""`` when it names none: a guess to recognise a file
    by its first bytes, to be checked once the content is parsed.
    """
    if not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return ""
    found = _RESOURCE_TYPE.search(content)
    return found[1].decode("ascii") if found else ""
