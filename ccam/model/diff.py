"""What separates two states of a draft, as typed events: one for each facet of a node that is not the same.

``diff(a, a)`` is empty; ``apply(diff(a, b), a)`` says what ``b`` says, registers included; ``diff(a, b).inverse()`` is
``diff(b, a)``.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple

from ccam.model.codec import Json, fingerprint
from ccam.model.draft import Draft
from ccam.model.facets import PLACES, Facet, What, build, essence, facets
from ccam.model.nodes import LAYERS, encode_node, node_name, set_node, value_of
from ccam.model.registers import Registers


class Rank(StrEnum):
    """How much an event weighs. Records say what people wrote about acts; silent events change no meaning."""

    MAJOR = "majeur"
    MINOR = "mineur"
    RECORD = "suivi"
    SILENT = "muet"


SILENT = frozenset({What.ORDER, What.FATE})
"""Facets that say nothing where their essence stays: an undecided act that the draft begins to mention."""


@dataclass(frozen=True, slots=True)
class Event:
    """A facet of a node, before and after: JSON of the journal, None where it was not or is no longer."""

    node: str
    what: What
    key: str
    before: Any
    after: Any

    @property
    def layer(self) -> str:
        """First word of the node's name."""
        return self.node.partition("/")[0]

    @property
    def subject(self) -> str:
        """The node's name without its layer: a code, a proposed id, the key of a record."""
        return self.node.partition("/")[2]

    @property
    def rank(self) -> Rank:
        """How much it weighs: major where the essence of the facet moved."""
        if self.what is What.RECORD:
            return Rank.RECORD
        if essence(self.what, self.before) != essence(self.what, self.after):
            return Rank.MAJOR
        if self.what in SILENT:
            return Rank.SILENT
        return Rank.RECORD if self.what is What.REVIEW else Rank.MINOR

    def inverse(self) -> "Event":
        """The event that takes this one back."""
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True)
class Diff:
    """Every event between two states, by layer then node, and the releases the two stand on."""

    base_before: str
    base_after: str
    events: tuple[Event, ...]

    def __bool__(self) -> bool:
        return bool(self.events) or self.base_before != self.base_after

    @cached_property
    def by_node(self) -> dict[str, tuple[Event, ...]]:
        """The events that say something, by node."""
        found: dict[str, list[Event]] = {}
        for event in self.events:
            if event.rank is not Rank.SILENT:
                found.setdefault(event.node, []).append(event)
        return {node: tuple(events) for node, events in found.items()}

    def inverse(self) -> "Diff":
        """The way back."""
        return Diff(self.base_after, self.base_before, tuple(event.inverse() for event in self.events))


class Digest(NamedTuple):
    """Fingerprints of what a node says: its essence, and the rest (typography, notes, reasons, sources)."""

    major: str
    minor: str


def diff(before: Draft, after: Draft) -> Diff:
    """What separates ``after`` from ``before``."""
    found = [event for node in _moved(before, after) for event in node_events(node, before, after)]
    return Diff(before.base, after.base, tuple(found))


def node_events(node: str, before: Draft, after: Draft) -> Iterator[Event]:
    """What separates two states of one node."""
    if value_of(before, node) == value_of(after, node):
        return
    first, last = facets(node, _state(before, node)), facets(node, _state(after, node))
    # Facets are named in one order whichever way one looks, so that the way back has the same one.
    for facet in sorted({**first, **last}, key=_place):
        if first.get(facet) != last.get(facet):
            yield Event(node, facet.what, facet.key, first.get(facet), last.get(facet))


def apply(found: Diff, draft: Draft) -> Draft:
    """A new draft: ``draft`` after ``found``. :class:`ValueError` where a facet is not as the diff says it was."""
    made = replace(draft, base=found.base_after, old=dict(draft.old), proposed=dict(draft.proposed))
    made.registers = Registers(
        **{field.name: dict(getattr(draft.registers, field.name)) for field in fields(Registers)}
    )
    grouped: dict[str, list[Event]] = {}
    for event in found.events:
        grouped.setdefault(event.node, []).append(event)
    for node, events in grouped.items():
        parts = facets(node, _state(draft, node))
        for event in events:
            facet = Facet(event.what, event.key)
            if parts.pop(facet, None) != event.before:
                raise ValueError(event)
            if event.after is not None:
                parts[facet] = event.after
        set_node(made, node, build(node, parts))
    return made


def digest(node: str, draft: Draft) -> Digest | None:
    """Both fingerprints of a node; None where the draft says nothing of it."""
    parts = facets(node, _state(draft, node))
    if not parts:
        return None
    named = {" ".join(facet): (essence(facet.what, value), value) for facet, value in parts.items()}
    major = {name: kept for name, (kept, _) in named.items() if kept is not None}
    minor = {name: value for name, (kept, value) in named.items() if kept != value}
    return Digest(fingerprint(major), fingerprint(minor))


def _moved(before: Draft, after: Draft) -> Iterator[str]:
    for name, layer in LAYERS.items():
        first, last = layer.held(before), layer.held(after)
        keys = [key for key, value in last.items() if first.get(key) != value]
        keys += [key for key in first if key not in last]
        yield from (node_name(name, key) for key in sorted(keys))


def _place(facet: Facet) -> tuple[int, int, str]:
    return PLACES[facet.what], len(facet.key), facet.key


def _state(draft: Draft, node: str) -> Json | None:
    value = value_of(draft, node)
    return None if value is None else encode_node(node, value)
