"""The one table of relations: directions, and what each verb and each kind of change say."""

import pytest

from ccam.formats.fhir import R4_EQUIVALENCE, R5_RELATIONSHIP
from ccam.formats.relations import (
    NOT_A_LINK,
    READ_WORDS,
    RELATION_OF_KIND,
    RELATION_OF_VERB,
    VERB_OF_RELATION,
    Relation,
    gsim,
    verb_of,
)
from ccam.model.draft import Verb
from ccam.model.graph import ChangeKind, Dossier
from ccam.model.invariants import VERBS_OF_KIND

TABLE = [
    (Verb.KEEP, ChangeKind.KEPT, "", "skos:exactMatch", "equivalent", "equivalent"),
    (Verb.RELABEL, ChangeKind.RELABELLED, "VC2", "skos:exactMatch", "equivalent", "equivalent"),
    (Verb.RECODE, ChangeKind.RECODED, "VC1", "skos:exactMatch", "equivalent", "equivalent"),
    (Verb.MERGE, ChangeKind.MERGED, "RC3.1", "skos:broadMatch", "source-is-narrower-than-target", "wider"),
    (Verb.SPLIT, ChangeKind.SPLIT, "RC4.1", "skos:narrowMatch", "source-is-broader-than-target", "narrower"),
    (Verb.BILL_TOGETHER, ChangeKind.SPLIT, "RC4.1", "skos:narrowMatch", "source-is-broader-than-target", "narrower"),
    (Verb.RESTRUCTURE, ChangeKind.RESTRUCTURED, "RC5", "skos:relatedMatch", "related-to", "relatedto"),
]
"""correspondence.md §B.2, typed again: the object of broadMatch is the broader one."""


@pytest.mark.parametrize(("verb", "kind", "change", "skos", "r5", "r4"), TABLE, ids=[row[0].value for row in TABLE])
def test_a_change_is_said_in_each_vocabulary(
    verb: Verb, kind: ChangeKind, change: str, skos: str, r5: str, r4: str
) -> None:
    relation = RELATION_OF_VERB[verb]
    assert relation.value == (skos, r5, r4)
    assert RELATION_OF_KIND[kind] is relation
    assert {READ_WORDS[word] for word in (skos, r5, r4)} == {relation}
    assert gsim(Dossier((), (), kind)) == change


def test_a_code_that_survives_makes_a_take_over_and_a_split_off() -> None:
    assert gsim(Dossier((), (), ChangeKind.MERGED, survivor=True)) == "RC3.2"
    assert gsim(Dossier((), (), ChangeKind.SPLIT, survivor=True)) == "RC4.2"


def test_every_word_of_fhir_is_read_or_says_that_there_is_no_link() -> None:
    assert READ_WORDS.keys() >= R5_RELATIONSHIP - NOT_A_LINK
    assert READ_WORDS.keys() >= R4_EQUIVALENCE - NOT_A_LINK - {"unmatched"}
    assert {relation.value.r5 for relation in Relation} <= R5_RELATIONSHIP
    assert {relation.value.r4 for relation in Relation} <= R4_EQUIVALENCE


def test_verbs_and_kinds_agree_with_the_invariants() -> None:
    """A predicate agrees with the shape (I13) because both come from the kind."""
    for kind, relation in RELATION_OF_KIND.items():
        assert {RELATION_OF_VERB[verb] for verb in VERBS_OF_KIND[kind]} == {relation}


@pytest.mark.parametrize(
    ("links", "same_code", "same_label", "together", "verb"),
    [
        ({Relation.SAME}, True, True, False, Verb.KEEP),
        ({Relation.SAME}, True, False, False, Verb.RELABEL),
        ({Relation.SAME}, False, True, False, Verb.RECODE),
        ({Relation.WIDER}, False, False, False, Verb.MERGE),
        ({Relation.NARROWER}, False, False, False, Verb.SPLIT),
        ({Relation.NARROWER}, False, False, True, Verb.BILL_TOGETHER),
        ({Relation.WIDER, Relation.NARROWER}, False, False, False, Verb.RESTRUCTURE),
    ],
)
def test_links_tell_the_verb_that_a_file_does_not(
    links: set[Relation], same_code: bool, same_label: bool, together: bool, verb: Verb
) -> None:
    assert verb_of(links, same_code=same_code, same_label=same_label, together=together) is verb
    assert {VERB_OF_RELATION.get(link) for link in Relation} == {None, Verb.MERGE, Verb.SPLIT, Verb.RESTRUCTURE}
