"""Proposed acts that a decision leaves without a predecessor: pure.

A proposed act that no old act leads to, and that nobody justified as a creation, is an error (I2), and one that bears
a code of the release another (I12). So it goes with the decision that abandons it, which says what goes with it and
can be taken back; that is refused where people have spoken of the act itself.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from ccam.french import curate as fr
from ccam.model.acts import Release
from ccam.model.codes import ActCode, ProposedId, Slot
from ccam.model.draft import Draft, OldAct, ProposedAct, ProposedLine, old_node
from ccam.model.graph import predecessors
from ccam.usecases.transition_lines import carried

Moved = Mapping[ActCode, OldAct | None]
"""Old acts as a decision leaves them; None for one that leaves the draft."""


@dataclass(frozen=True, slots=True)
class Abandoned:
    """``alone``: proposed acts that no old act leads to any more, by the smallest that did. ``held``: what the others
    that were let go of rest on, the node of an old act that still leads there.
    """

    alone: Mapping[ProposedId, ActCode]
    held: tuple[str, ...]


def abandoned(draft: Draft, moved: Moved) -> Abandoned:
    """What becomes of the acts that ``moved`` old acts of ``draft`` led to and lead to no more."""
    let_go: dict[ProposedId, ActCode] = {}
    for code, after in sorted(moved.items()):
        for target in set(draft.fate_of(code).targets) - set(after.targets if after else ()):
            let_go.setdefault(target, code)
    if not let_go:
        return Abandoned({}, ())
    kept: dict[ProposedId, ActCode] = {}
    for code, act in sorted({**draft.old, **moved}.items()):
        for target in let_go.keys() & set(act.targets if act else ()):
            kept.setdefault(target, code)
    alone = {target: code for target, code in sorted(let_go.items()) if target not in kept}
    return Abandoned(alone, tuple(sorted({old_node(code) for code in kept.values()})))


def stands_alone(act: ProposedAct, release: Release) -> bool:
    """Whether an act is right without a predecessor: it was created, with a justification, under a code of its own."""
    return bool(act.justification) and act.code not in release.by_code


def reasons_to_stay(acts: Sequence[ProposedAct], draft: Draft) -> dict[ProposedId, str]:
    """Why acts cannot go with a decision about others, in words: the registers name them, or they were created."""
    named = set(_named(draft))
    found = {
        act.id: fr.STAYS_SAID if act.id in named else fr.STAYS_CREATED if act.justification else "" for act in acts
    }
    return {act: words for act, words in found.items() if words}


def works(acts: Iterable[ProposedAct], draft: Draft, release: Release) -> dict[ProposedId, str]:
    """What goes with proposed acts beside their links and their names, in words; ``""`` for one that is as the acts
    that lead to it in ``draft`` made it.
    """
    leading = predecessors(draft)
    return {act.id: _work(act, _begun(leading.get(act.id, ()), release)) for act in acts}


def _work(act: ProposedAct, begun: Mapping[Slot, Sequence[ProposedLine]]) -> str:
    if any(line.score is not None for line in act.lines):
        return fr.WORK_SCORES
    if not all(_as_begun(line, begun.get(line.slot, ())) for line in act.lines):
        return fr.WORK_LINES
    return fr.WORK_NOTES if act.notes else ""


def _begun(codes: Iterable[ActCode], release: Release) -> dict[Slot, list[ProposedLine]]:
    """The lines that old acts give to the act that they become, by slot."""
    found: dict[Slot, list[ProposedLine]] = {}
    for current in (release.by_code[code] for code in codes if code in release.by_code):
        for line in carried(current):
            found.setdefault(line.slot, []).append(line)
    return found


def _as_begun(line: ProposedLine, carried: Sequence[ProposedLine]) -> bool:
    """Whether each field is empty, or as the line of an old act has it: what several do not say alike is left empty."""
    known = (ProposedLine(line.slot), *carried)
    return all(any(getattr(line, field.name) == getattr(one, field.name) for one in known) for field in fields(line))


def _named(draft: Draft) -> Iterator[str]:
    """What the registers speak of: old acts mostly, and proposed acts that replaced none."""
    known = draft.registers
    yield from (opinion.subject for opinion in known.opinions.values())
    yield from (standing.subject for standing in known.standings.values())
    yield from (subject for one in known.disagreements.values() for subject in one.subjects)
    for one in known.rounds.values():
        yield from one.subjects
        yield from (score.line.partition("/")[0] for score in one.scores)
