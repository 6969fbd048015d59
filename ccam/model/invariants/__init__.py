"""What must hold in a draft (correspondence.md §C.2, and I20): named checks, each violation naming its acts.

Levels: an *error* blocks an étape and a publication; a *counted* one (I1, I15) blocks a publication only and is
valued at an étape; a *warning* is printed. :mod:`ccam.model.invariants.catalogue` says where each invariant is
checked, those that other modules hold included.
"""

from collections.abc import Callable, Iterator, Sequence

from ccam.model.acts import Release
from ccam.model.draft import Draft, Fate
from ccam.model.graph import Dossier
from ccam.model.index import Index, names_of
from ccam.model.invariants.agreement import agreements, working_groups
from ccam.model.invariants.between import bijection
from ccam.model.invariants.lines import lines, slot_words
from ccam.model.invariants.shape import VERBS_OF_KIND, codes, deletions, fates, links, origins, reviews, verbs
from ccam.model.invariants.shares import shares
from ccam.model.invariants.violations import Context, Level, Violation, grouped, violated
from ccam.model.votes import Votes

__all__ = [
    "DOSSIER_CHECKS",
    "VERBS_OF_KIND",
    "Level",
    "Violation",
    "check",
    "check_between",
    "check_dossier",
    "grouped",
    "slot_words",
    "violated",
]

DOSSIER_CHECKS: tuple[Callable[[Context], Iterator[Violation]], ...] = (
    fates, origins, deletions, links, verbs, shares, codes, reviews, agreements, working_groups, lines,
)  # fmt: skip
"""Every check of one dossier, in the order of the invariants."""


def check_dossier(draft: Draft, release: Release, dossier: Dossier, votes: Votes | None = None) -> list[Violation]:
    """Every invariant that one dossier can break, in the order of their numbers; those of its agreement (I15, I17)
    where ``votes`` are given.
    """
    context = Context(draft, release, dossier, tuple(draft.fate_of(code) for code in dossier.old), votes)
    if not dossier.new and context.acts[0].fate is Fate.UNDECIDED:
        return list(fates(context))
    return [violation for check in DOSSIER_CHECKS for violation in check(context)]


def check(draft: Draft, release: Release, dossiers: Sequence[Dossier], votes: Votes | None = None) -> list[Violation]:
    """Every invariant over every dossier, then those that compare dossiers (I11, I12)."""
    found = [violation for dossier in dossiers for violation in check_dossier(draft, release, dossier, votes)]
    return found + check_between(draft)


def check_between(draft: Draft, index: Index | None = None) -> list[Violation]:
    """The invariants that compare dossiers: one label, one code (I11); ``index`` is that of ``draft``, for who keeps
    it.
    """
    return bijection(index.names if index else names_of(draft))
