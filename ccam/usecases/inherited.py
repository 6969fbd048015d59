"""The lines that a new act begins with: those of the acts it comes from, points unknown (I20)."""

from collections.abc import Iterable
from dataclasses import fields, replace

from ccam.model.acts import Release
from ccam.model.codes import ActCode, ProposedId, Slot
from ccam.model.draft import Draft, ProposedLine, Verb
from ccam.usecases.transition import Plan
from ccam.usecases.transition_lines import carried

INHERITS = frozenset({Verb.MERGE, Verb.SPLIT, Verb.RESTRUCTURE})
"""Verbs whose new acts begin so. Acts billed together share the lines of one act: people say which carries which."""


def inherit(made: Plan, draft: Draft, release: Release) -> dict[str, list[str]]:
    """Give each act that ``made`` creates, and that has no line yet, those of its predecessors; the slots by act."""
    given: dict[str, list[str]] = {}
    for id_, act in made.proposed.items():
        if id_ not in draft.proposed and not act.lines:
            lines = _union(_predecessors(made, id_), release)
            made.proposed[id_] = replace(act, lines=lines)
            given[id_] = [str(line.slot) for line in lines]
    return given


def _predecessors(made: Plan, id_: ProposedId) -> list[ActCode]:
    return [code for code, old in sorted(made.old.items()) if id_ in old.targets]


def _union(codes: Iterable[ActCode], release: Release) -> tuple[ProposedLine, ...]:
    """One line a slot; what the lines of a slot do not say alike is left to be completed."""
    slots: dict[Slot, list[ProposedLine]] = {}
    for code in codes:
        for line in carried(release.by_code[code]):
            slots.setdefault(line.slot, []).append(line)
    return tuple(_agreed(lines) for _, lines in sorted(slots.items()))


def _agreed(lines: list[ProposedLine]) -> ProposedLine:
    alike = {
        field.name: getattr(lines[0], field.name)
        for field in fields(ProposedLine)
        if all(getattr(line, field.name) == getattr(lines[0], field.name) for line in lines)
    }
    return ProposedLine(**alike)
