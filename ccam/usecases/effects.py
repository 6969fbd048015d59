"""What a decision does to the draft and to the checks of the dossiers it touches: pure, before anything is written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace

from ccam.model.acts import Release
from ccam.model.codes import ActCode, ProposedId
from ccam.model.decisions import Change, apply_changes
from ccam.model.draft import Draft
from ccam.model.graph import Dossier, predecessors, touched_dossiers
from ccam.model.invariants import Level, Violation, check_between, check_dossier
from ccam.model.life import Life
from ccam.model.nodes import node_name
from ccam.model.registers import Registers
from ccam.model.votes import Votes
from ccam.usecases.told import told


@dataclass(frozen=True, slots=True)
class Effect:
    """``sentences`` say what changed; ``dossiers`` are those the change leaves; ``lifted`` and ``appeared`` are what it
    did to their checks, ``errors`` and ``warnings`` what is left of them (undecided acts are not counted).
    """

    sentences: tuple[str, ...]
    dossiers: tuple[Dossier, ...]
    lifted: tuple[Violation, ...]
    appeared: tuple[Violation, ...]
    errors: int
    warnings: int


def copied(draft: Draft) -> Draft:
    """A draft that can be changed without changing ``draft``."""
    registers = Registers(**{each.name: dict(getattr(draft.registers, each.name)) for each in fields(Registers)})
    return replace(
        draft, old=dict(draft.old), proposed=dict(draft.proposed), registers=registers, versions=dict(draft.versions)
    )


def after_changes(draft: Draft, changes: Iterable[Change]) -> Draft:
    """The draft once ``changes`` are made."""
    made = copied(draft)
    apply_changes(made, changes, draft.position + 1)
    return made


def effect_of(draft: Draft, release: Release, changes: Sequence[Change], life: Life) -> Effect:
    """What ``changes`` would do, under a table of states."""
    after = after_changes(draft, changes)
    acts = _acts(changes)
    # Where the links lead now counts too: what was wrong there before is not new.
    first = touched_dossiers(draft, release, {}, [*acts, *_nodes(touched_dossiers(after, release, {}, acts)[1])])[1]
    last = touched_dossiers(after, release, {}, [*acts, *_nodes(first)])[1]
    before = _checked(Votes(draft, life), release, first, acts)
    now = _checked(Votes(after, life), release, last, acts)
    levels = [found.level for key, found in now.items() if found.level is not Level.COUNTED]
    return Effect(
        told(changes, after),
        tuple(sorted(last, key=lambda dossier: dossier.id)),
        tuple(found for key, found in before.items() if key not in now),
        tuple(found for key, found in now.items() if key not in before),
        sum(level is Level.ERROR for level in levels),
        sum(level is Level.WARNING for level in levels),
    )


def _acts(changes: Iterable[Change]) -> list[str]:
    split = (change.node.partition("/") for change in changes)
    return [key for layer, _, key in split if layer in ("ancien", "acte")]


def _nodes(dossiers: Iterable[Dossier]) -> list[str]:
    return [node for dossier in dossiers for node in (*dossier.old, *dossier.new)]


def _checked(
    votes: Votes, release: Release, dossiers: Sequence[Dossier], acts: Iterable[str]
) -> dict[tuple[str, tuple[str, ...], str], Violation]:
    """What does not hold in ``dossiers``, and between them and others."""
    touched = {*_nodes(dossiers), *acts}
    draft = votes.draft
    found = [item for dossier in dossiers for item in check_dossier(draft, release, dossier, votes)]
    found += [item for item in check_between(draft) if touched & set(item.acts)] if touched else []
    return {(item.id, item.acts, item.sentence): item for item in found}


def subjects_of_changes(draft: Draft, changes: Sequence[Change]) -> list[str]:
    """The subjects that ``changes`` of acts are about, sorted: the old acts that lead, or led, to what is changed; the
    proposed act itself where none does.
    """
    after = after_changes(draft, changes)
    leading = [predecessors(draft), predecessors(after)]
    found: set[str] = set()
    for node in _acts(changes):
        if node_name("ancien", node) in {change.node for change in changes}:
            found.add(ActCode(node))
        else:
            origins = {code for side in leading for code in side.get(ProposedId(node), ())}
            found |= origins or {node}
    return sorted(found)
