"""What an entry of the journal is about: the names it is found by, and what one may ask of the journal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ccam.model.decisions import Change, Decision, Kind
from ccam.model.draft import Draft

ABOUT_ACTS = frozenset({"ancien", "acte", "place", "etat", "avis", "commentaire", "refus"})
"""Layers whose nodes are named after a subject; the others are subjects themselves (``seance/S-0001``)."""

SUBJECTS, SESSION = "sujets", "seance"
"""Facts that name the subjects of a decision, and the séance in which it was taken."""
NOTEBOOK = "carnet"
"""Fact of a decision that was replayed: its :class:`ccam.model.notebook.Origin`."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is wanted of the journal. ``since`` is included and ``until`` excluded, both UTC as entries write them;
    ``subjects`` None is any; ``last`` keeps the latest ones only, 0 all. ``actor`` is who wrote,
    ``author`` who wrote or, away from the base, decided.
    """

    draft: str | None = None
    subjects: frozenset[str] | None = None
    actor: str = ""
    author: str = ""
    kinds: frozenset[Kind] = frozenset()
    since: str = ""
    until: str = ""
    after: int = 0
    last: int = 0


def subject_of(node: str) -> str:
    """``avis/HHFA001/expert-3`` → ``HHFA001``; ``famille/07`` is its own subject."""
    layer, _, key = node.partition("/")
    return key.partition("/")[0].partition(">")[0] if layer in ABOUT_ACTS else node


def family_subject(family: str) -> str:
    """The subject under which the placements of a family are found too."""
    return f"famille/{family}"


def author_subject(author: str) -> str:
    """The subject under which the decisions that someone took away from the base are found."""
    return f"auteur/{author}"


def filed_under(decision: Decision) -> frozenset[str]:
    """The names of :func:`subjects_of`, and the author of a decision that was replayed."""
    origin: Any = decision.facts.get(NOTEBOOK)
    return subjects_of(decision) | ({author_subject(origin["auteur"])} if origin else set())


def subjects_of(decision: Decision) -> frozenset[str]:
    """Every name under which an entry is found."""
    return frozenset(_subjects(decision))


def _subjects(decision: Decision) -> Iterator[str]:
    facts: Any = decision.facts
    yield from facts.get(SUBJECTS, ())
    if session := facts.get(SESSION):
        yield f"seance/{session}"
    for change in decision.changes:
        yield subject_of(change.node)
        if change.node.startswith("place/"):
            yield from _families(change)


def _families(change: Change) -> Iterator[str]:
    for state in (change.before, change.after):
        if state is not None:
            yield family_subject(state["famille"])


def reached(before: Draft, after: Draft, names: Iterable[str]) -> tuple[str, ...]:
    """``names``, and the subjects of each family or séance among them that is not the same after as before: those
    placed in the family, those that members of the séance withdrew from.
    """
    here, there = before.registers, after.registers
    found = dict.fromkeys(names)
    for name in tuple(found):
        layer, _, key = name.partition("/")
        if layer == "famille" and here.families.get(key) != there.families.get(key):
            placed = (*here.placements.values(), *there.placements.values())
            found |= dict.fromkeys(each.subject for each in placed if each.family == key)
        elif layer == "seance" and here.sessions.get(key) != there.sessions.get(key):
            held = (each.sessions[key] for each in (here, there) if key in each.sessions)
            found |= dict.fromkeys(one.subject for session in held for one in session.conflicts)
    return tuple(found)
