"""FHIR ConceptMap, R4 and R5, as the correspondence is exchanged (correspondence.md §B.4): addresses, properties.

R5 has properties on a target; R4 has not, and carries the same as extensions. What belongs to an element (the reason of
a deletion, the heading of a created act) is an extension in both.
"""

from enum import Enum
from typing import NamedTuple

from ccam.formats.exchange import SPACE

FORMAT = "conceptmap"

PROPERTY_SPACE = f"{SPACE}fhir/"
"""Where our properties and extensions are named."""

UNMATCHED = "unmatched"
"""The R4 word for an act without a counterpart: a target without a code."""
WANTS_A_COMMENT = frozenset({"narrower", "inexact"})
"""R4 equivalences that cmd-1 wants explained."""


class Names(NamedTuple):
    """What R4 and R5 name differently."""

    word: str
    canonical: bool


class FhirRelease(Enum):
    """A release of FHIR. ``word``: the element that holds the relation; ``canonical``: whether a version is written
    in the address of a system, after a bar.
    """

    R4 = Names("equivalence", canonical=False)
    R5 = Names("relationship", canonical=True)


class Property(NamedTuple):
    """One of our properties: its code, its FHIR type."""

    code: str
    type: str = "string"

    @property
    def uri(self) -> str:
        """Its address, which is also that of the extension."""
        return f"{PROPERTY_SPACE}{self.code}"

    @property
    def value(self) -> str:
        """Name of the element that holds a value: ``valueDecimal``."""
        return f"value{self.type[0].upper()}{self.type[1:]}"


WEIGHT = Property("weight", "decimal")
BUNDLE = Property("bundle")
FATE = Property("fate")
HEADING = Property("heading")
ALLOTTED_CODE = Property("allotted-code")
SHARE_ORIGIN = Property("share-origin")
SHARE_SOURCE = Property("share-source")
REASON = Property("reason")
AUTO_FORWARD, AUTO_BACKWARD = Property("auto-forward", "boolean"), Property("auto-backward", "boolean")

DERIVED = (AUTO_FORWARD, AUTO_BACKWARD)
"""What is computed when we write, and never believed when we read."""
OF_TARGET = (WEIGHT, BUNDLE, FATE, HEADING, ALLOTTED_CODE, SHARE_ORIGIN, SHARE_SOURCE, *DERIVED)
"""What a link carries."""
OF_ELEMENT = (REASON, HEADING, ALLOTTED_CODE)
"""What an element without a target carries."""

FIELDS = {
    "part": WEIGHT,
    "together": BUNDLE,
    "verb": FATE,
    "heading": HEADING,
    "code": ALLOTTED_CODE,
    "origin": SHARE_ORIGIN,
    "share_source": SHARE_SOURCE,
    "reason": REASON,
}
"""Fields of a row of the tables, by the property that holds them."""
