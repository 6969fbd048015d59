"""Subjects: what an opinion, a state, a disagreement or an agenda is about.

A subject is the code of an old act, or the id of a proposed act that replaces none.
"""

from collections.abc import Iterable

from ccam.french import disputes as fr
from ccam.model.acts import Release
from ccam.model.codes import ActCode, ProposedId
from ccam.model.draft import Draft
from ccam.model.errors import UnknownThing
from ccam.model.graph import Incoming, dossier_around, predecessors


def named_subjects(
    draft: Draft, release: Release, codes: Iterable[str], incoming: Incoming | None = None
) -> tuple[str, ...]:
    """The subjects that ``codes`` stand for, each once: an old act for itself, a proposed one (by its id or its
    allotted code) for the old acts that lead to it, or for itself where there is none. Raises :class:`UnknownThing`.
    ``incoming`` are the :func:`predecessors`, for who keeps them.
    """
    allotted: dict[ActCode, ProposedId] | None = None
    found: dict[str, None] = {}
    for code in map(str.upper, codes):
        if code in release.by_code or code in draft.old:
            found[code] = None
            continue
        incoming = predecessors(draft) if incoming is None else incoming
        if allotted is None:
            allotted = {act.code: act.id for act in draft.proposed.values() if act.code}
        proposed = allotted.get(ActCode(code), ProposedId(code))
        if proposed not in draft.proposed:
            raise UnknownThing(fr.UNKNOWN_SUBJECT, code=code, version=release.version, draft=draft.name)
        found |= dict.fromkeys(sorted(map(str, incoming.get(proposed, ()))) or [str(proposed)])
    return tuple(found)


def dossier_subjects(draft: Draft, release: Release, codes: Iterable[str]) -> tuple[str, ...]:
    """Every subject of the dossiers that hold ``codes``; the first one of a dossier is its id."""
    incoming = predecessors(draft)
    found: dict[str, None] = {}
    for subject in named_subjects(draft, release, codes):
        if subject in draft.proposed:
            found[subject] = None
        else:
            found |= dict.fromkeys(dossier_around(draft, release, ActCode(subject), incoming).old)
    return tuple(found)


def next_id(draft: Draft, layer: str, letter: str) -> str:
    """``D-0007``: a number that no record of ``layer`` ever had, those taken back included."""
    prefix = f"{layer}/{letter}-"
    used = [int(node.removeprefix(prefix)) for node in draft.versions if node.startswith(prefix)]
    return f"{letter}-{max(used, default=0) + 1:04d}"
