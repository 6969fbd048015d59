"""What a process does until it is killed: it writes, and tells each thing that the base has acknowledged.

It runs in a child of a fork server that has loaded everything: a child is ready in milliseconds.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

from ccam.model.codec import Json, fingerprint
from ccam.model.decisions import Change, Decision, Kind
from ccam.model.draft import Draft
from ccam.model.errors import BaseUnavailable
from ccam.model.nodes import content_hash, encode_node, value_of
from ccam.model.records import MANIFEST_CONTENT, Seal
from ccam.resources import demo_folder
from ccam.store.store import Store, open_store
from ccam.usecases.load import load_files
from tests import strategies as s

DRAFT = "essai"
TOGETHER = 40
"""Nodes of one decision: enough for half of them to be seen missing."""
FILES = {"version": "CCAM_V81_demo.csv", "volumes": "actes-techniques-ccam_2023_demo.csv"}
Written = tuple[int, str]
"""A position of the journal and the hash it was told to have."""


def write_until_killed(url: str, kind: str, told: Connection) -> None:
    """Write for ever. ``told`` gets None when a write begins, and its position and hash once it is acknowledged. Ends
    in silence where it is the server that was killed.
    """
    with suppress(BaseUnavailable), open_store(url) as store:
        for write in WRITES[kind](store):
            told.send(None)
            write()
            told.send(store.head())


def decisions(store: Store) -> Iterator[Callable[[], object]]:
    """One decision over many nodes at a time."""
    for number in count():
        draft = store.draft(DRAFT)
        acts = [replace(s.new_act(n), label=f"Acte {n}, essai {number}") for n in range(1, TOGETHER + 1)]
        decision = changing(draft, {f"acte/{act.id}": act for act in acts})
        yield partial(_decide, store, decision)


def changing(draft: Draft, values: Mapping[str, object], kind: Kind = Kind.DECIDE) -> Decision:
    """The decision that gives these nodes these values, whatever they held; None takes a node away."""
    changes = (
        Change(node, draft.versions.get(node, 0), _state(node, value_of(draft, node)), _state(node, value))
        for node, value in values.items()
    )
    return Decision(kind, draft.name, tuple(changes))


def _state(node: str, value: object) -> Json | None:
    return None if value is None else encode_node(node, value)


def _decide(store: Store, decision: Decision) -> None:
    with store.write("expert-3", "essai") as writer:
        writer.decide(decision)


def seals(store: Store) -> Iterator[Callable[[], object]]:
    """A seal of the draft as it is, with another decision between two."""
    for decide in decisions(store):
        decide()
        yield lambda: keep_seal(store, f"étape {store.head()[0]}")


def keep_seal(store: Store, name: str) -> Seal:
    """Seal the draft as it is, for its content alone."""
    position = store.head()[0]
    content = {MANIFEST_CONTENT: content_hash(store.draft(DRAFT))}
    seal = Seal(DRAFT, name, position, store.clock(), "CHAP", content, fingerprint(content))
    with store.write("secretariat", "point d'étape") as writer:
        writer.add_seal(seal)
    return seal


def imports(store: Store) -> Iterator[Callable[[], object]]:
    """The demonstration's version and volumes, each time with other bytes, in the place of those before."""
    with TemporaryDirectory() as folder:
        for number in count(store.head()[0]):
            name = FILES["volumes" if number % 2 else "version"]
            path = Path(folder) / name
            text = (demo_folder() / name).read_text("utf-8")
            path.write_text(_another(text, number), "utf-8")
            yield partial(_load, store, path)


def _load(store: Store, path: Path) -> None:
    for _ in load_files(store, [path], actor="secretariat", replace=True):
        pass


def _another(text: str, number: int) -> str:
    """The same file with one label of its own."""
    return text.replace("lectromyographie", f"lectromyographie n° {number}", 1)


WRITES: dict[str, Callable[[Store], Iterator[Callable[[], object]]]] = {
    "decision": decisions,
    "etape": seals,
    "import": imports,
}
"""What a victim may be doing, by kind."""
