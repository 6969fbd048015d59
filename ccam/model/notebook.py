"""A notebook: a base that a committee takes along, and what it brings back.

It starts at a *pin*, the head of the shared journal on the day it was prepared; its decisions are chained from there.
What becomes of them on the base is in :mod:`ccam.model.replay`.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from ccam.model.codec import Json, fingerprint
from ccam.model.decisions import Entry, Kind, entry_hash
from ccam.model.subjects import NOTEBOOK

PINNED, WRITERS = "epingle", "auteurs"
"""Facts of the entry that a notebook starts with: its pin, and who had last decided each act on the base, by node."""


PIN_KEYS = ("projet", "version", "position", "empreinte", "contenu", "perimetre")


@dataclass(frozen=True, slots=True)
class Pin:
    """Where a notebook starts: the draft, its release, the head of the shared journal and the draft's content there.
    ``scope`` names the acts it was prepared for, old and proposed; None for all.
    """

    draft: str
    base: str
    position: int
    hash: str
    content: str
    scope: tuple[str, ...] | None = None

    def state(self) -> Json:
        """As JSON."""
        scope = None if self.scope is None else list(self.scope)
        values = (self.draft, self.base, self.position, self.hash, self.content, scope)
        return dict(zip(PIN_KEYS, values, strict=True))

    @staticmethod
    def read(state: Json) -> "Pin":
        """Back from :meth:`state`; raises :class:`KeyError`, :class:`TypeError` or :class:`ValueError` for anything
        else.
        """
        draft, base, position, digest, content, scope = (state[key] for key in PIN_KEYS)
        texts = (draft, base, digest, content, *(scope or ()))
        if state.keys() != set(PIN_KEYS) or type(position) is not int or not all(isinstance(t, str) for t in texts):
            raise ValueError(state)
        return Pin(draft, base, position, digest, content, None if scope is None else tuple(scope))


def key_fingerprint(public: bytes) -> str:
    """What people compare of a public key: 128 bits of its SHA-256, eight groups of four digits."""
    digits = hashlib.sha256(public).hexdigest()[:32]
    return "-".join(digits[start : start + 4] for start in range(0, 32, 4))


class Origin(NamedTuple):
    """Where a replayed decision comes from: who took it, when, its hash in the notebook, the key that signed it."""

    author: str
    at: str
    hash: str
    signer: str


def origin_of(entry: Entry) -> Origin | None:
    """Where a replayed decision comes from; None for a decision that was taken on the base itself."""
    told: Any = entry.decision.facts.get(NOTEBOOK)
    return Origin(told["auteur"], told["le"], told["decision"], told["signataire"]) if told else None


def pin_of(entry: Entry) -> Pin | None:
    """The pin of a notebook, in the entry that it starts with; None in any other."""
    told: Any = entry.decision.facts.get(PINNED)
    return Pin.read(told) if told and entry.decision.kind is Kind.FACT else None


def kept_same(entry: Entry) -> bool:
    """Whether an entry only notes that the base had already decided as the notebook did."""
    return origin_of(entry) is not None and entry.decision.kind is Kind.FACT and not entry.decision.changes


def author_of(entry: Entry, node: str = "") -> str:
    """Who took a decision, which is not who replayed it; of what a notebook starts with, who had decided ``node``."""
    if origin := origin_of(entry):
        return origin.author
    writers: Any = entry.decision.facts.get(WRITERS) if PINNED in entry.decision.facts else None
    return entry.actor if writers is None else str(writers.get(node, ""))


def chained(pin: Pin, entries: Iterable[Entry]) -> Iterator[Entry]:
    """``entries`` of a notebook's base, chained anew from its pin, whatever else that base holds."""
    previous = fingerprint(pin.state())
    for entry in entries:
        digest = entry_hash(previous, entry.position, entry.at, entry.actor, entry.reason, entry.text)
        yield replace(entry, previous=previous, hash=digest)
        previous = digest
