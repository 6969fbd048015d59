"""The dossiers that changed between two points, in the shape of the report."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ccam.model.decisions import Entry
from ccam.model.diff import Event as Moved
from ccam.model.draft import Fate, ShareOrigin
from ccam.model.events import Event, decided, event, members
from ccam.model.graph import Dossier
from ccam.model.invariants import Violation, check_dossier
from ccam.model.registers import Opinion
from ccam.usecases.changes import acts_of, events_of, sentences
from ccam.usecases.dossiers import label_of, sides
from ccam.usecases.minutes.votes import grounds, votes
from ccam.usecases.report.money import money
from ccam.usecases.study import Study
from ccam.usecases.told import LAYERS_OF_ACTS
from ccam.usecases.views import OldActView, ProposedActView

if TYPE_CHECKING:
    from ccam.publish.report.changes import Alert, DossierChange, NewSide, OldSide
    from ccam.publish.report.figures import Money
    from ccam.publish.report.rooms import Written


Events = Mapping[str, Iterable[Moved]]
"""What separates the two drafts, by node."""


def changes(
    before: Study, after: Study, entries: Sequence[Entry] = (), within: Collection[str] | None = None
) -> "list[DossierChange]":
    """One entry for each dossier, of either point, that holds an act whose state changed, or that gained or lost
    an act; then those that are gone. ``entries`` are those of the journal in between; ``within`` are the acts of whole
    dossiers, where no other is asked for.
    """
    events = events_of(before.draft, after.draft, within)
    old, new = acts_of(events)
    kept, gone = concerned(before, after, {*old, *new})
    written = _by_act(entries)
    earlier, later = _figures(before, (*kept, *gone)), _figures(after, kept)
    found = [_changed(before, after, dossier, events, earlier, later) for dossier in kept]
    found += [_gone(before, dossier, after, events, earlier) for dossier in gone]
    members_of = (members(dossier) for dossier in (*kept, *gone))
    return [replace(change, history=_history(written, acts)) for change, acts in zip(found, members_of, strict=True)]


def _figures(study: Study, dossiers: Sequence[Dossier]) -> "dict[str, Money]":
    """What the old acts of each dossier make under ``study``, by dossier."""
    found = study.impact.parts([dossier.old for dossier in dossiers])
    return {dossier.id: money(figures) for dossier, figures in zip(dossiers, found, strict=True)}


def _by_act(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """The entries that changed each old or proposed act, in order."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        named = {change.node.partition("/") for change in entry.decision.changes}
        for key in {key for layer, _, key in named if layer in LAYERS_OF_ACTS}:
            found.setdefault(key, []).append(entry)
    return found


def _history(written: dict[str, list[Entry]], acts: Collection[str]) -> "tuple[Written, ...]":
    from ccam.publish.report.rooms import Written

    found = {entry.position: entry for act in acts for entry in written.get(act, ())}
    return tuple(Written(position, entry.at, entry.reason) for position, entry in sorted(found.items()))


def _opinions(study: Study, dossier: Dossier) -> list[Opinion]:
    """Those that count: neither of who withdrew, nor on what the dossier was before its last modification."""
    return [opinion for subject in dossier.subjects for opinion in study.votes.opinions(subject)]


def concerned(before: Study, after: Study, edited: set[str]) -> tuple[list[Dossier], list[Dossier]]:
    """The dossiers of the end point that hold an act of ``edited``, or that gained or lost an act with it; then those
    of the starting point that are gone. Both by id.
    """
    around = edited | {member for node in edited if node in before.owner for member in members(before.owner[node])}
    candidates = {after.owner[node].id: after.owner[node] for node in around if node in after.owner}
    kept = [d for _, d in sorted(candidates.items()) if members(d) & edited or not _as_before(before, d)]
    known = {code for dossier in kept for code in members(dossier)}
    lost = {before.owner[node].id: before.owner[node] for node in edited if node in before.owner and node not in known}
    return kept, [dossier for _, dossier in sorted(lost.items()) if not members(dossier) & known]


def what_became(before: Study, after: Study, dossier: Dossier) -> Event:
    """What became, in ``dossier`` of the end point, of the decided dossiers that share an act with it."""
    known = [item for item in _earlier(before, dossier) if decided(item)]
    return event(dossier, known, _heirs(after, known))


def _as_before(before: Study, dossier: Dossier) -> bool:
    """Whether the same acts made a dossier before."""
    return all(node in before.owner and members(before.owner[node]) == members(dossier) for node in members(dossier))


def _changed(
    before: Study,
    after: Study,
    dossier: Dossier,
    events: Events,
    was: "Mapping[str, Money]",
    made: "Mapping[str, Money]",
) -> "DossierChange":
    from ccam.publish.report.changes import DossierChange

    earlier = _earlier(before, dossier)
    old, new = sides(after, dossier)
    known = [item for item in earlier if decided(item)]
    return DossierChange(
        id=dossier.id,
        label=label_of(after, dossier),
        kind_before=earlier[0].kind if earlier else None,
        kind_after=dossier.kind,
        event=what_became(before, after, dossier),
        sentences=sentences(dossier, before.draft, after.draft, events),
        old=tuple(map(_old_side, old, [_shown(after, act) for act in old])),
        new=tuple(_new_side(act) for act in new),
        before=was[dossier.id] if known else None,
        after=made[dossier.id],
        violations=tuple(_alert(v) for v in check_dossier(after.draft, after.release, dossier, after.votes)),
        votes=votes(_opinions(after, dossier), dossier.subjects),
        grounds=grounds(_opinions(after, dossier)),
        history=(),
    )


def _gone(before: Study, dossier: Dossier, after: Study, events: Events, was: "Mapping[str, Money]") -> "DossierChange":
    from ccam.publish.report.changes import DossierChange

    old, new = sides(before, dossier)
    return DossierChange(
        id=dossier.id,
        label=label_of(before, dossier),
        kind_before=dossier.kind,
        kind_after=None,
        event=Event.GONE,
        sentences=sentences(dossier, before.draft, after.draft, events),
        old=tuple(map(_old_side, old, [_shown(before, act) for act in old])),
        new=tuple(_new_side(act) for act in new),
        before=was[dossier.id],
        after=None,
        violations=(),
        votes=(),
        grounds=(),
        history=(),
    )


def _earlier(before: Study, dossier: Dossier) -> list[Dossier]:
    """The dossiers of the starting point that share an act with this one, the one of the same id first."""
    found = {before.owner[node].id: before.owner[node] for node in members(dossier) if node in before.owner}
    return sorted(found.values(), key=lambda item: (item.id != dossier.id, item.id))


def _heirs(after: Study, earlier: list[Dossier]) -> list[Dossier]:
    """The decided dossiers of the end point that share an act with one of ``earlier``."""
    nodes = {member for dossier in earlier for member in members(dossier)}
    found = {after.owner[node].id: after.owner[node] for node in nodes if node in after.owner}
    return [dossier for dossier in found.values() if decided(dossier)]


def _shown(study: Study, act: OldActView) -> list[tuple[str, ...]]:
    proposed = study.draft.proposed
    return [
        tuple(proposed[member].shown_code if member in proposed else member for member in way.members)
        for way in act.alternatives
    ]


def _old_side(act: OldActView, shown: list[tuple[str, ...]]) -> "OldSide":
    from ccam.publish.report.changes import OldSide, Way

    ways = tuple(Way(names, way.part or None) for names, way in zip(shown, act.alternatives, strict=True))
    origin = ShareOrigin(act.share_key) if act.share_key else None
    return OldSide(act.code, act.label, act.price, act.quantity, Fate(act.fate), act.reason, origin, ways, act.left)


def _new_side(act: ProposedActView) -> "NewSide":
    from ccam.publish.report.changes import NewLine, NewSide

    lines = tuple(
        NewLine(
            line.slot.activity, line.slot.phase, line.label, line.score, line.cp_key, line.tariff, line.why,
            line.quantity,
        )
        for line in act.lines
    )  # fmt: skip
    return NewSide(act.id, act.shown_code, act.label, lines)


def alerts(study: Study) -> "tuple[Alert, ...]":
    """Every violation but undecided acts, which the coverage counts."""
    return tuple(_alert(violation) for violation in study.violations if violation.id != "I1")


def _alert(violation: Violation) -> "Alert":
    from ccam.publish.report.changes import Alert

    return Alert(violation.id, violation.level, violation.sentence, violation.acts)
