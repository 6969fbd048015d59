"""A draft moved to a newer release: which acts came, went, or are no longer what was decided upon.

Only acts that the draft had decided and that the new release touches are marked *à revoir*; undecided ones that are
gone leave the draft; new ones are undecided, so nothing is written of them. What is marked is in the first state of its
life again. No other node changes.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast

from ccam.french import rebase as fr
from ccam.model.acts import Release
from ccam.model.codec import encode_old
from ccam.model.codes import ActCode, Slot
from ccam.model.comparison import Relabelled
from ccam.model.decisions import BASE_FROM, BASE_TO, Change, Decision, Kind
from ccam.model.draft import Draft, Fate, OldAct, old_node
from ccam.model.nodes import encode_record, node_name
from ccam.model.text import normal_label

ADDED, REMOVED, RELABELLED, RELINED = "nouveaux", "disparus", "relibelles", "lignes"
CONCERNED = (ADDED, REMOVED, RELABELLED, RELINED)
"""Facts of a move that list the acts it concerns."""
MOVE = (BASE_FROM, BASE_TO, "sha256_de", "sha256_vers", *CONCERNED)
"""Every fact of a move."""


@dataclass(frozen=True, slots=True)
class Relined:
    """An act that both releases have, with the lines that only one of them has."""

    code: ActCode
    added: tuple[Slot, ...]
    removed: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """What separates two releases, for who has decided acts of the first. Prices are not looked at."""

    before: str
    after: str
    added: tuple[ActCode, ...]
    removed: tuple[ActCode, ...]
    relabelled: tuple[Relabelled, ...]
    relined: tuple[Relined, ...]

    @property
    def codes(self) -> frozenset[ActCode]:
        """Every act concerned."""
        changed = (item.code for items in (self.relabelled, self.relined) for item in items)
        return frozenset((*self.added, *self.removed, *changed))


def shift(before: Release, after: Release) -> Shift:
    """What separates ``after`` from ``before``, acts by code."""
    kept = sorted(before.by_code.keys() & after.by_code.keys())
    labels = [(code, before.by_code[code].label, after.by_code[code].label) for code in kept]
    lines = [(code, before.slots[code], after.slots[code]) for code in kept]
    return Shift(
        before=before.version,
        after=after.version,
        added=tuple(sorted(after.by_code.keys() - before.by_code.keys())),
        removed=tuple(sorted(before.by_code.keys() - after.by_code.keys())),
        relabelled=tuple(
            Relabelled(code, old, new) for code, old, new in labels if normal_label(old) != normal_label(new)
        ),
        relined=tuple(
            Relined(code, tuple(sorted(new - old)), tuple(sorted(old - new))) for code, old, new in lines if old != new
        ),
    )


def rebase(draft: Draft, before: Release, after: Release, found: Shift, closed: Collection[str] = ()) -> Decision:
    """The decision that moves ``draft`` from ``before`` to ``after``, ``found`` being what separates them. It relies
    on every act concerned, so that none of them can be decided meanwhile on the release that is left. An act to be
    reviewed begins its life again, unless it is in one of the states ``closed``.
    """
    changes = (*_changes(draft, found), *_begun_again(draft, found, closed))
    written = {change.node for change in changes}
    nodes = [old_node(code) for code in sorted(found.codes)]
    return Decision(
        Kind.REBASE,
        draft.name,
        changes,
        {
            BASE_FROM: before.version,
            BASE_TO: after.version,
            "sha256_de": before.source.sha256,
            "sha256_vers": after.source.sha256,
            ADDED: list(found.added),
            REMOVED: list(found.removed),
            RELABELLED: [item.code for item in found.relabelled],
            RELINED: [item.code for item in found.relined],
        },
        tuple((node, draft.versions.get(node, 0)) for node in nodes if node not in written),
    )


def marked(draft: Draft, found: Shift) -> dict[ActCode, str]:
    """Why each decided act is to be reviewed, by code, in order."""
    relabelled = {item.code for item in found.relabelled}
    relined = {item.code: item for item in found.relined}
    reasons: dict[ActCode, str] = {}
    for code in sorted(found.codes & draft.old.keys()):
        if draft.old[code].fate is not Fate.UNDECIDED:
            reasons[code] = _reason(code, found, code in relabelled, relined.get(code))
    return reasons


def _reason(code: ActCode, found: Shift, relabelled: bool, relined: Relined | None) -> str:
    if code in found.removed:
        return fr.GONE.format(version=found.after)
    if code in found.added:
        return fr.BACK.format(version=found.after)
    parts = [fr.RELABELLED] if relabelled else []
    if relined:
        parts.append(fr.relined(relined.added, relined.removed))
    return fr.CHANGED.format(what=fr.AND.join(parts), version=found.after)


def _changes(draft: Draft, found: Shift) -> Iterator[Change]:
    reasons = marked(draft, found)
    gone = {code for code in found.removed if code in draft.old and code not in reasons}
    for code in sorted(reasons.keys() | gone):
        act = draft.old[code]
        after = encode_old(_to_review(act, reasons[code])) if code in reasons else None
        yield Change(old_node(code), draft.versions.get(old_node(code), 0), encode_old(act), after)


def _begun_again(draft: Draft, found: Shift, closed: Collection[str]) -> Iterator[Change]:
    """What has no standing is in the first state."""
    standings = draft.registers.standings
    for code in marked(draft, found):
        standing = standings.get(code)
        if standing is not None and standing.state not in closed:
            node = node_name("etat", code)
            yield Change(node, draft.versions.get(node, 0), encode_record(standing), None)


def _to_review(act: OldAct, reason: str) -> OldAct:
    """``act`` with one more reason to look at it again; one that was waiting already keeps the first."""
    earlier = [act.review] if act.review else []
    return replace(act, review=fr.THEN.join([*earlier, reason]))


def inverse(facts: Mapping[str, object]) -> dict[str, object]:
    """The facts of a move taken back: what came goes, what went comes."""
    swapped = {BASE_FROM: BASE_TO, "sha256_de": "sha256_vers", ADDED: REMOVED}
    swapped |= {there: here for here, there in swapped.items()}
    return {name: facts[swapped.get(name, name)] for name in MOVE}


def concerned(facts: Mapping[str, object]) -> frozenset[str]:
    """Nodes of the acts that a move concerns: deciding one of them builds upon the move."""
    return frozenset(old_node(ActCode(code)) for name in CONCERNED for code in cast("list[str]", facts[name]))
