"""SSSOM as the correspondence is exchanged (correspondence.md §B.3): slots in the order of the schema, name spaces,
our extension slots.
"""

from typing import NamedTuple

from ccam.formats.exchange import SPACE

FORMAT = "sssom"
SUFFIX = ".sssom.tsv"

NO_TERM = "sssom:NoTermFound"
JUSTIFICATION = "semapv:ManualMappingCuration"
CONCEPT = "skos concept"
NO_LICENSE = "https://w3id.org/sssom/license/unspecified"
"""A draft of a committee has no licence yet; SSSOM wants one said."""
NEGATED = "Not"

BUILT_IN = {
    "linkml": "https://w3id.org/linkml/",
    "orcid": "https://orcid.org/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "semapv": "https://w3id.org/semapv/vocab/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sssom": "https://w3id.org/sssom/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefixes that need no declaration."""

CCAM, NEW, DRAFTS, SMT, OURS = "ccam", "acte", "projet", "smt", "atelier"
"""Our prefixes: acts of the CCAM, acts of the draft, drafts, the national terminology server, our extensions."""
PREFIXES = {
    CCAM: "http://data.esante.gouv.fr/cnam/ccam/",
    DRAFTS: f"{SPACE}projet/",
    SMT: "https://smt.esante.gouv.fr/",
    OURS: f"{SPACE}sssom/",
}
"""What they stand for; that of the acts depends on the draft."""
SUBJECT_SOURCE = f"{SMT}:terminologie-ccam"

SET_SLOTS = (
    "sssom_version", "curie_map", "mappings", "mapping_set_id", "mapping_set_version", "mapping_set_source",
    "mapping_set_title", "mapping_set_description", "mapping_set_confidence", "creator_id", "creator_label", "license",
    "subject_type", "subject_source", "subject_source_version", "object_type", "object_source",
    "object_source_version", "predicate_type", "mapping_provider", "cardinality_scope", "mapping_tool",
    "mapping_tool_id", "mapping_tool_version", "mapping_date", "publication_date", "subject_match_field",
    "object_match_field", "subject_preprocessing", "object_preprocessing", "similarity_measure", "curation_rule",
    "curation_rule_text", "see_also", "issue_tracker", "other", "comment", "extension_definitions",
)  # fmt: skip
"""Slots of a mapping set, in the order of the schema."""

MAPPING_SLOTS = (
    "record_id", "subject_id", "subject_label", "subject_category", "predicate_id", "predicate_label",
    "predicate_modifier", "object_id", "object_label", "object_category", "mapping_justification", "author_id",
    "author_label", "reviewer_id", "reviewer_label", "creator_id", "creator_label", "license", "subject_type",
    "subject_source", "subject_source_version", "object_type", "object_source", "object_source_version",
    "predicate_type", "mapping_provider", "mapping_source", "mapping_cardinality", "cardinality_scope",
    "mapping_tool", "mapping_tool_id", "mapping_tool_version", "mapping_date", "publication_date", "review_date",
    "confidence", "reviewer_agreement", "curation_rule", "curation_rule_text", "subject_match_field",
    "object_match_field", "match_string", "subject_preprocessing", "object_preprocessing", "similarity_score",
    "similarity_measure", "see_also", "issue_tracker_item", "derived_from", "other", "comment",
)  # fmt: skip
"""Slots of a mapping, in the order of the schema: the columns of the table."""

NEEDED = ("subject_id", "predicate_id", "object_id")
"""Columns by which the table is recognised."""
REQUIRED_OF_SET = ("mapping_set_id", "license")

PROPAGATED = frozenset({
    "subject_type", "subject_source", "subject_source_version", "object_type", "object_source",
    "object_source_version", "predicate_type", "mapping_provider", "cardinality_scope", "mapping_tool",
    "mapping_tool_id", "mapping_tool_version", "mapping_date", "subject_match_field", "object_match_field",
    "subject_preprocessing", "object_preprocessing", "similarity_measure", "curation_rule", "curation_rule_text",
})  # fmt: skip
"""Slots that, constant over the set, stand once in the header."""


class Extension(NamedTuple):
    """One of our columns: its slot name, the last part of its property, its type."""

    slot: str
    type: str = "xsd:string"

    @property
    def property(self) -> str:
        """The CURIE of what the column means."""
        return f"{OURS}:{self.slot}"


EXTENSIONS = (
    Extension("allotted_code"),
    Extension("auto_backward", "xsd:boolean"),
    Extension("auto_forward", "xsd:boolean"),
    Extension("bundle"),
    Extension("family_id"),
    Extension("fate"),
    Extension("gsim_change"),
    Extension("heading"),
    Extension("rank", "xsd:integer"),
    Extension("share_origin"),
    Extension("share_source"),
    Extension("weight_bp", "xsd:integer"),
)
"""Ours, sorted by property as the canonical form wants. ``bundle``: rows of one act with the same letter are billed
together; ``weight_bp``: share of its alternative in 10 000ths; ``rank``: place of the row among those of its act;
``auto_forward``, ``auto_backward``: whether a machine may recode a record from old to new, from new to old.
"""

DERIVED = frozenset({"auto_backward", "auto_forward", "family_id", "gsim_change"})
"""Columns that are computed when we write, and never believed when we read."""
