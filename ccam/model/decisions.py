"""Entries of the journal, and the draft they add up to.

A decision that edits a draft carries the full state of every node it touches, before and after. So the
fold checks itself, undo is the swap of the two, and a bulk edit is one decision with its nodes listed.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ccam.french import errors as fr
from ccam.model.codec import Json, canonical
from ccam.model.draft import Draft
from ccam.model.errors import JournalBroken
from ccam.model.nodes import set_node

SCHEMA = 4
"""Schema number of the entries this version writes. Schema 2 adds REBASE, and ``a_revoir`` on old acts; schema 3 the
nodes of :mod:`ccam.model.registers` and the kinds that write them; schema 4 ``associations`` on lines.
"""

GENESIS = "0" * 64
"""Hash that the first entry of a journal follows."""


UPCASTERS: dict[int, Callable[[Json], Json]] = {
    1: lambda state: state | {"schema": 2},
    2: lambda state: state | {"schema": 3},
    3: lambda state: state | {"schema": 4},
}
"""From schema n to n + 1, by n. Entries are never rewritten: they are read through these."""


class Kind(StrEnum):
    """What an entry records."""

    IMPORT = "importer"
    PARAMETERS = "parametrer"
    MEMBER = "membre"
    CREATE_DRAFT = "creer projet"
    APPLY = "appliquer"
    DISTRIBUTE = "repartir"
    DECIDE = "decider"
    REBASE = "rebaser"
    PLACE = "placer"
    DISPUTE = "desaccord"
    MOVE = "changer etat"
    UNDO = "annuler"
    REDO = "refaire"
    COMMENT = "commenter"
    OPINION = "donner avis"
    FACT = "constater"
    SESSION = "seance"
    ROUND = "tour"
    BALLOT = "deposer"
    REVEAL = "devoiler"
    PLAN = "planifier"
    SEAL = "sceller"
    PUBLISH = "publier"


EDITS = frozenset({
    Kind.APPLY, Kind.DISTRIBUTE, Kind.DECIDE, Kind.REBASE, Kind.PLACE, Kind.DISPUTE, Kind.MOVE, Kind.UNDO, Kind.REDO,
})  # fmt: skip
"""What changes nodes and can be undone by its author."""

STATEMENTS = frozenset({
    Kind.COMMENT, Kind.OPINION, Kind.FACT, Kind.SESSION, Kind.ROUND, Kind.BALLOT, Kind.REVEAL, Kind.PLAN,
})  # fmt: skip
"""What changes nodes and is never undone: a new dated entry corrects it."""

SEALS = frozenset({Kind.SEAL, Kind.PUBLISH})
"""What seals the journal, for ever."""

BASE_FROM, BASE_TO = "de", "vers"
"""Facts of a decision that moves a draft to another release: a REBASE, its UNDO, its REDO."""


@dataclass(frozen=True, slots=True)
class Change:
    """One node, before and after. ``version`` is the node's number of writes before (0: it was absent)."""

    node: str
    version: int
    before: Json | None
    after: Json | None

    def inverse(self, version: int) -> "Change":
        """The change that takes this one back, on a node that has been written ``version`` times."""
        return Change(self.node, version, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Decision:
    """What someone decided, before it has a place in the journal.

    ``facts`` are kind-specific and JSON without floats; ``reads`` names the nodes the author relied on without
    writing them, with their versions (0 = needed absent).
    """

    kind: Kind
    draft: str = ""
    changes: tuple[Change, ...] = ()
    facts: Mapping[str, object] = field(default_factory=dict)
    reads: tuple[tuple[str, int], ...] = ()
    schema: int = SCHEMA

    def text(self) -> str:
        """The canonical text that is stored and hashed."""
        return canonical({
            "schema": self.schema,
            "genre": self.kind.value,
            "projet": self.draft,
            "faits": dict(self.facts),
            "lus": [[node, version] for node, version in self.reads],
            "noeuds": [
                {"noeud": c.node, "version": c.version, "avant": c.before, "apres": c.after} for c in self.changes
            ],
        })  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision in its place. ``at`` is UTC, ISO 8601, to the second."""

    position: int
    at: str
    actor: str
    reason: str
    decision: Decision
    text: str
    previous: str
    hash: str


def entry_hash(previous: str, position: int, at: str, actor: str, reason: str, text: str) -> str:
    """SHA-256 over the previous hash and all that the entry says, one item a line; the reason is JSON so that
    its own line feeds cannot shift the others.
    """
    body = "\n".join((previous, str(position), at, canonical(actor), canonical(reason), text))
    return hashlib.sha256(body.encode()).hexdigest()


def read_decision(state: Json) -> Decision:
    """A decision from its parsed canonical text; older schemas go through :data:`UPCASTERS` first."""
    schema = state["schema"]
    if schema > SCHEMA:
        raise JournalBroken(fr.JOURNAL_NEWER, schema=schema, known=SCHEMA)
    while state["schema"] < SCHEMA:
        state = UPCASTERS[state["schema"]](state)
    return Decision(
        kind=Kind(state["genre"]),
        draft=state["projet"],
        changes=tuple(Change(c["noeud"], c["version"], c["avant"], c["apres"]) for c in state["noeuds"]),
        facts=state["faits"],
        reads=tuple((node, version) for node, version in state["lus"]),
        schema=schema,
    )


def apply_changes(draft: Draft, changes: Iterable[Change], position: int) -> None:
    """Write ``changes`` into ``draft``; raises :class:`JournalBroken` where a version does not follow."""
    for change in changes:
        if draft.versions.get(change.node, 0) != change.version:
            raise JournalBroken(fr.NODE_VERSION, node=change.node, position=position)
        draft.versions[change.node] = change.version + 1
        set_node(draft, change.node, change.after)
    draft.position = position


def moves_base(decision: Decision) -> bool:
    """Whether ``decision`` moves its draft to another release."""
    return decision.kind in EDITS and BASE_TO in decision.facts


def base_after(base: str, entry: Entry) -> str:
    """The release on which a draft stands after ``entry``, ``base`` before it; raises :class:`JournalBroken` where
    the entry leaves another one.
    """
    facts = entry.decision.facts
    if entry.decision.kind is Kind.CREATE_DRAFT:
        return str(facts["base"])
    if not moves_base(entry.decision):
        return base
    if facts[BASE_FROM] != base:
        raise JournalBroken(fr.BASE_BROKEN, position=entry.position, told=facts[BASE_FROM], base=base)
    return str(facts[BASE_TO])


def follow(draft: Draft, entry: Entry) -> None:
    """Take ``draft`` to what ``entry`` makes of it: its nodes, and the release it stands on."""
    draft.base = base_after(draft.base, entry)
    apply_changes(draft, entry.decision.changes, entry.position)


def fold(name: str, base: str, entries: Iterable[Entry]) -> Draft:
    """The draft after ``entries`` (those of this draft only are looked at, in order), created on ``base``."""
    draft = Draft(name, base)
    for entry in entries:
        if entry.decision.draft == name:
            follow(draft, entry)
    return draft
