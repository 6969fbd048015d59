"""What changed in acts between two states of a draft, in sentences: the events of :mod:`ccam.model.diff`, told."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ccam.french import changes as fr
from ccam.french import numbers
from ccam.model.codes import ActCode, ProposedId
from ccam.model.diff import Event, Rank, diff, node_events
from ccam.model.draft import MEASURE_ACTS, Draft, Fate, OldAct, ProposedAct, act_node, old_node
from ccam.model.facets import Facet, What
from ccam.model.graph import Dossier

Events = Mapping[Facet, Event]
"""The events of one node."""

SCALARS = {
    What.LABEL: fr.LABEL, What.CODE: fr.CODE, What.HEADING: fr.HEADING, What.JUSTIFICATION: fr.JUSTIFICATION,
    What.NOTES: fr.NOTES,
}  # fmt: skip
"""Sentences of the fields of a proposed act."""


def events_of(before: Draft, after: Draft, within: Iterable[str] | None = None) -> dict[str, tuple[Event, ...]]:
    """What separates two drafts, by node: all of it, or what is told of some old and proposed acts."""
    if within is None:
        return diff(before, after).by_node
    nodes = [node for name in sorted(within) for node in (old_node(ActCode(name)), act_node(ProposedId(name)))]
    told = {node: tuple(e for e in node_events(node, before, after) if e.rank is not Rank.SILENT) for node in nodes}
    return {node: events for node, events in told.items() if events}


def acts_of(nodes: Iterable[str]) -> tuple[set[ActCode], set[ProposedId]]:
    """Old and proposed acts among the nodes of a diff."""
    named = [node.partition("/") for node in nodes]
    old = {ActCode(name) for layer, _, name in named if layer == "ancien"}
    return old, {ProposedId(name) for layer, _, name in named if layer == "acte"}


def sentences(
    dossier: Dossier, before: Draft, after: Draft, known: Mapping[str, Iterable[Event]] | None = None
) -> tuple[str, ...]:
    """Everything that changed in the acts of a dossier, old acts first; ``known`` are the events of every node, where
    they were found already.
    """
    nodes = (*map(old_node, dossier.old), *map(act_node, dossier.new))
    if known is None:
        return tell((event for node in nodes for event in node_events(node, before, after)), before, after)
    return tell((event for node in nodes for event in known.get(node, ())), before, after)


def tell(events: Iterable[Event], before: Draft, after: Draft) -> tuple[str, ...]:
    """Events of acts in sentences, node by node in their order; those of records are left to others."""
    nodes: dict[str, dict[Facet, Event]] = {}
    for event in events:
        if event.rank is not Rank.SILENT:
            nodes.setdefault(event.node, {})[Facet(event.what, event.key)] = event
    found: list[str] = []
    for node, facets in nodes.items():
        layer, _, name = node.partition("/")
        if layer == "ancien":
            code = ActCode(name)
            found += _old_act(facets, before.fate_of(code), after.fate_of(code), before, after)
        elif layer == "acte":
            proposed = ProposedId(name)
            found += _proposed(facets, before.proposed.get(proposed), after.proposed.get(proposed))
    return tuple(found)


def _old_act(events: Events, first: OldAct, last: OldAct, before: Draft, after: Draft) -> Iterator[str]:
    act = first.code
    kinds = {facet.what for facet in events}
    shares = events.get(Facet(What.SHARES, MEASURE_ACTS))
    if What.FATE in kinds:
        yield fr.FATE.format(act=act, before=fr.FATES[first.fate], after=_destiny(last, after))
    elif What.ALTERNATIVE in kinds:
        yield fr.TARGETS.format(act=act, before=_targets(first, before), after=_targets(last, after))
    elif shares:
        yield _shares(act, shares)
    if What.VERB in kinds and What.FATE not in kinds:
        yield fr.VERB.format(act=act, before=first.verb or fr.NONE, after=last.verb or fr.NONE)
    if What.REASON in kinds and last.reason:
        yield fr.REASON.format(act=act, after=last.reason)
    if What.REVIEW in kinds:
        words = fr.TO_REVIEW if last.review else fr.REVIEWED
        yield words.format(act=act, reason=last.review or first.review)
    yield from _left(act, events)
    yield from _other_shares(act, events, decided=Fate.UNDECIDED not in (first.fate, last.fate))


def _left(act: ActCode, events: Events) -> Iterator[str]:
    left = [(slot, event) for (what, slot), event in events.items() if what is What.LEFT]
    for slot, event in left:
        if event.after is not None:
            yield fr.LEFT.format(act=act, slot=slot, committee=event.after["comite"])
    for slot, event in left:
        if event.after is None:
            yield fr.NO_LONGER_LEFT.format(act=act, slot=slot, committee=event.before["comite"])


def _other_shares(act: ActCode, events: Events, *, decided: bool) -> Iterator[str]:
    """Shares of other measures (euros…), where they are not told with the fate itself."""
    for (what, measure), event in events.items():
        if what is What.SHARES and measure != MEASURE_ACTS and decided:
            yield fr.MEASURED.format(sentence=_shares(act, event), measure=measure)


def _shares(act: ActCode, event: Event) -> str:
    before, after = _parts(event.before), _parts(event.after)
    if event.before is None:
        return fr.SHARES_GIVEN.format(act=act, after=after)
    if before != after:
        return fr.SHARES.format(act=act, before=before, after=after)
    source = event.after.get("source") or fr.NONE
    return fr.SHARE_SOURCE.format(act=act, parts=after, origin=event.after["origine"], source=source)


def _parts(shares: Any) -> str:
    """``90/10``: percentages as the committees write them."""
    return "/".join(numbers.scaled(part, 2, trim=True) for part in shares["parts"]) if shares else fr.NOTHING


def _destiny(act: OldAct, draft: Draft) -> str:
    word = fr.FATES[act.fate]
    return f"{act.verb or word} ({_targets(act, draft)})" if act.alternatives else word


def _targets(act: OldAct, draft: Draft) -> str:
    def shown(proposed: ProposedId) -> str:
        known = draft.proposed.get(proposed)
        return known.shown_code if known else proposed

    return ", ".join(" + ".join(map(shown, way.members)) for way in act.alternatives) or fr.NOTHING


def _proposed(events: Events, first: ProposedAct | None, last: ProposedAct | None) -> Iterator[str]:
    if first is None or last is None:
        if last is not None and Facet(What.ACT) in events:
            yield fr.NEW_ACT.format(act=last.shown_code, label=last.label)
        if first is not None and Facet(What.ACT) in events:
            yield fr.GONE_ACT.format(act=first.shown_code)
        return
    act = last.shown_code
    for what, words in SCALARS.items():
        if event := events.get(Facet(what)):
            name = last.id if what is What.CODE else act
            yield words.format(act=name, before=event.before or fr.NONE, after=event.after or fr.NONE)
    slots: dict[str, dict[What, Event]] = {}
    for (what, key), event in events.items():
        if key and what is not What.ORDER:
            slots.setdefault(key.partition(" ")[0], {})[what] = event
    for slot, found in sorted(slots.items()):
        yield _line(act, slot, found)


def _line(act: str, slot: str, events: Mapping[What, Event]) -> str:
    """One sentence a line: that it came or went, else its points, else its CP key, else that it changed."""
    score, key, line = events.get(What.SCORE), events.get(What.CP_KEY), events.get(What.LINE)
    if line is not None and line.after is None:
        return fr.GONE_LINE.format(act=act, slot=slot)
    if line is not None:
        return fr.NEW_LINE.format(act=act, slot=slot, after=_points(score.after if score else None))
    if score:
        return fr.POINTS.format(act=act, slot=slot, before=_points(score.before), after=_points(score.after))
    if key:
        return fr.CP_KEY.format(act=act, slot=slot, before=key.before or fr.NONE, after=key.after or fr.NONE)
    return fr.OTHER_LINE.format(act=act, slot=slot)


def _points(score: int | None) -> str:
    return fr.POINTS_UNKNOWN if score is None else fr.POINTS_OF.format(points=numbers.points(score))
