"""The acts of a draft as a FHIR CodeSystem, beside its ConceptMap: one concept an act, its lines inside it.

A ConceptMap has no room for the lines of an act, their points, what they may be billed with: here they are.
"""

from ccam.formats.concept_map import PROPERTY_SPACE, Property
from ccam.formats.exchange import SPACE

FORMAT = "codesystem"
DRAFT_ADDRESS = f"{SPACE}projet/"
"""Every CodeSystem of a draft is at an address that begins so."""
BESIDE = "-actes"
"""End of the name of the file, before its suffix."""

LINE = {
    "activity": Property("activity", "integer"),
    "phase": Property("phase", "integer"),
    "score": Property("score", "decimal"),
    "cp_key": Property("cp-key"),
    "billing_group": Property("billing-group"),
    "copay_exemption": Property("copay-exemption"),
    "prior_approval": Property("prior-approval", "boolean"),
    "conditional_refund": Property("conditional-refund", "boolean"),
    "modifiers": Property("modifiers"),
    "gestures": Property("gestures"),
    "executants": Property("executants"),
    "associations": Property("associations"),
}
"""Properties of a line by field of :class:`~ccam.formats.transcodage.LineRow`; several values are written as in a cell
of the table of lines.
"""
ACT = {"heading": Property("heading"), "code": Property("allotted-code")}
"""Properties of an act by field of :class:`~ccam.formats.transcodage.TransitionRow`."""
FIELD_OF = {f"{PROPERTY_SPACE}{one.code}": field for field, one in LINE.items()}
"""Fields of a line by the address of their property."""
