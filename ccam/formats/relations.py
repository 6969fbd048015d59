"""How a change is said in the exchange formats: one table (correspondence.md §B.1 and §B.2).

The trap is the direction: ``skos:broadMatch`` says that the *object*, the new act, is the broader one; R5 says it from
the source (``source-is-narrower-than-target``) and R4 from the target (``wider``).
"""

from enum import Enum
from typing import NamedTuple

from ccam.model.draft import Verb
from ccam.model.graph import ChangeKind, Dossier


class Words(NamedTuple):
    """What one link says of the new act, seen from the old one, in each vocabulary."""

    skos: str
    r5: str
    r4: str


class Relation(Enum):
    """The four things that a link may say."""

    SAME = Words("skos:exactMatch", "equivalent", "equivalent")
    WIDER = Words("skos:broadMatch", "source-is-narrower-than-target", "wider")
    NARROWER = Words("skos:narrowMatch", "source-is-broader-than-target", "narrower")
    RELATED = Words("skos:relatedMatch", "related-to", "relatedto")


RELATION_OF_KIND = {
    ChangeKind.KEPT: Relation.SAME,
    ChangeKind.RELABELLED: Relation.SAME,
    ChangeKind.RECODED: Relation.SAME,
    ChangeKind.MERGED: Relation.WIDER,
    ChangeKind.SPLIT: Relation.NARROWER,
    ChangeKind.RESTRUCTURED: Relation.RELATED,
}
"""What the links of a dossier say, by its kind: one kind, one relation, so that no split ever says « same »."""

VERB_OF_RELATION = {Relation.WIDER: Verb.MERGE, Relation.NARROWER: Verb.SPLIT, Relation.RELATED: Verb.RESTRUCTURE}
"""The verb of an act whose links say this and nothing else; ``SAME`` depends on code and label."""

RELATION_OF_VERB = {
    Verb.KEEP: Relation.SAME,
    Verb.RELABEL: Relation.SAME,
    Verb.RECODE: Relation.SAME,
    Verb.MERGE: Relation.WIDER,
    Verb.SPLIT: Relation.NARROWER,
    Verb.BILL_TOGETHER: Relation.NARROWER,
    Verb.RESTRUCTURE: Relation.RELATED,
}
"""What the links of an act should say, by its verb."""

OTHER_WORDS = {
    "skos:closeMatch": Relation.SAME,
    "equal": Relation.SAME,
    "subsumes": Relation.WIDER,
    "specializes": Relation.NARROWER,
    "inexact": Relation.RELATED,
}
"""Words that we read and never write."""

READ_WORDS = {word: link for link in Relation for word in link.value} | OTHER_WORDS
"""Every word that says a link, in any of the three vocabularies."""

NOT_A_LINK = frozenset({"not-related-to", "disjoint"})
"""Words that say that two acts were compared and are not linked."""

GSIM = {
    ChangeKind.RELABELLED: ("VC2", "VC2"),
    ChangeKind.RECODED: ("VC1", "VC1"),
    ChangeKind.MERGED: ("RC3.1", "RC3.2"),
    ChangeKind.SPLIT: ("RC4.1", "RC4.2"),
    ChangeKind.RESTRUCTURED: ("RC5", "RC5"),
    ChangeKind.DELETED: ("RC1", "RC1"),
    ChangeKind.CREATED: ("RC2", "RC2"),
}


def gsim(dossier: Dossier) -> str:
    """Type of change in the GSIM typology, ``""`` where nothing changes: a take-over and a split-off are the merger
    and the breakdown in which one code survives.
    """
    return GSIM.get(dossier.kind, ("", ""))[dossier.survivor]


def verb_of(links: set[Relation], *, same_code: bool, same_label: bool, together: bool) -> Verb:
    """The verb of an old act from what its links say, where its file does not declare it.

    Different relations at once are a restructuring; members of one bundle, all narrower, are billed together.
    """
    if links == {Relation.SAME}:
        if not same_code:
            return Verb.RECODE
        return Verb.KEEP if same_label else Verb.RELABEL
    verb = VERB_OF_RELATION[next(iter(links))] if len(links) == 1 else Verb.RESTRUCTURE
    return Verb.BILL_TOGETHER if verb is Verb.SPLIT and together else verb
