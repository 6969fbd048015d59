"""A committee away from the base: prepare what it takes along, close what it decided, replay it on the base."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ccam.french import notebook as fr
from ccam.model.codec import Json
from ccam.model.codes import ActCode, ProposedId
from ccam.model.decisions import EDITS, STATEMENTS, Change, Decision, Entry, Kind, moves_base
from ccam.model.draft import Draft, act_node, old_node
from ccam.model.errors import DataRefused, FileRefused, UnknownThing, UsageError
from ccam.model.graph import ChangeKind, Dossier, dossiers
from ccam.model.nodes import content_hash, states_of
from ccam.model.notebook import (
    PINNED,
    WRITERS,
    Pin,
    author_of,
    chained,
    key_fingerprint,
    origin_of,
    pin_of,
)
from ccam.model.replay import Clash, Outcome, Step, steps
from ccam.usecases.catalogue import latest_volumes
from ccam.usecases.curate import pick_draft
from ccam.usecases.parameters import FORMAT as PARAMETERS
from ccam.usecases.parameters import WORKBOOK

if TYPE_CHECKING:
    from ccam.formats.notebook import Envelope
    from ccam.store.store import Store


@dataclass(frozen=True, slots=True)
class Prepared:
    """A notebook ready to go; ``subjects`` counts the acts it was prepared for, None for all."""

    path: Path
    pin: Pin
    acts: int | None
    size: int


@dataclass(frozen=True, slots=True)
class Closed:
    """A signed file. ``doubtful`` are the decisions that no base can take as they are."""

    path: Path
    pin: Pin
    decisions: int
    signer: str
    fingerprint: str
    doubtful: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Replay:
    """What became, or would become, of each decision; ``written`` the entries, in order. ``others`` is the last entry
    of the base that changed each node since the pin.
    """

    draft: str
    pin: Pin
    signer: str
    fingerprint: str
    steps: tuple[Step, ...]
    written: tuple[Entry, ...]
    others: dict[str, Entry]

    @property
    def conflicts(self) -> tuple[Step, ...]:
        """The decisions that do not fit."""
        return tuple(step for step in self.steps if step.outcome is Outcome.CONFLICT)

    def count(self, outcome: Outcome) -> int:
        """How many decisions had this outcome."""
        return sum(step.outcome is outcome for step in self.steps)


def prepare(
    store: "Store", target: Path, *, draft: str | None, family: str = "", codes: Sequence[str] = (),
    whole: bool = False, actor: str,
) -> Prepared:  # fmt: skip
    """Write a base of its own with the release, the latest volumes, the parameters and the draft as it stands, for the
    acts of a family, of dossiers, or for all. Raises :class:`UsageError` unless exactly one of them is given,
    :class:`DataRefused` where a file is already.
    """
    from ccam.usecases.backup import save

    if sum(map(bool, (family, codes, whole))) != 1:
        raise UsageError(fr.WHICH_ACTS)
    info = pick_draft(store, draft)
    if _pin_of(store, info.name):
        raise DataRefused(fr.NOTEBOOK_OF_NOTEBOOK)
    position, head = store.head()
    current = store.draft(info.name, position)
    scope = None if whole else _scope(store, current, family, codes)
    pin = Pin(info.name, current.base, position, head, content_hash(current), scope)
    with TemporaryDirectory() as folder:
        made = Path(folder) / "carnet.sqlite"
        _fill(store, str(made), current, pin, actor)
        saved = save(str(made), target)
    return Prepared(target, pin, None if scope is None else len(scope), saved.size)


def _scope(store: "Store", draft: Draft, family: str, codes: Sequence[str]) -> tuple[str, ...]:
    """Every act, old and proposed, of the dossiers of a family, or of those named."""
    allotted = {str(act.code): act.id for act in draft.proposed.values() if act.code}
    wanted = {code: (code, allotted.get(code, code)) for code in codes} if codes else _placed(draft, family)
    found = dossiers(draft, store.release(draft.base))
    owner = {name: dossier for dossier in found for name in (*dossier.old, *dossier.new)}
    kept: list[Dossier] = []
    for code, names in wanted.items():
        owners = [owner[name] for name in names if name in owner]
        if not owners and codes:
            raise UnknownThing(fr.UNKNOWN_DOSSIER, code=code)
        kept += owners
    return tuple(sorted({name for dossier in kept for name in (*dossier.old, *dossier.new)}))


def _placed(draft: Draft, family: str) -> dict[str, tuple[str, ...]]:
    placements = draft.registers.placements.values()
    placed: dict[str, tuple[str, ...]] = {item.subject: (item.subject,) for item in placements if item.family == family}
    if not placed:
        known = sorted({item.family for item in placements})
        raise UnknownThing(fr.EMPTY_FAMILY, family=family, known=", ".join(known) or fr.NONE)
    return placed


def _fill(store: "Store", url: str, draft: Draft, pin: Pin, actor: str) -> None:
    """A base with what figures need and nothing else: no history, no other draft, no ballot, no member."""
    from ccam.usecases.base import create, open_base

    release, volumes = store.release(draft.base), latest_volumes(store)
    documents = sorted(store.documents(), key=lambda document: document.position)
    changes = tuple(Change(node, 0, None, state) for node, state in sorted(states_of(draft).items()))
    create(url)
    reason = fr.REASON_PREPARED.format(position=pin.position)
    with open_base(url, clock=store.clock) as notebook, notebook.write(actor, reason) as writer:
        writer.add_release(release, store.findings(release.source.sha256))
        if volumes is not None:
            writer.add_volumes(volumes, store.findings(volumes.source.sha256))
        for document in documents:
            if document.source.format in (PARAMETERS, WORKBOOK):
                writer.add_document(document)
        writer.create_draft(draft.name, draft.base)
        facts = {PINNED: pin.state(), WRITERS: _writers(store, draft)}
        writer.decide(Decision(Kind.FACT, draft.name, changes, facts))


def _writers(store: "Store", draft: Draft) -> dict[str, str]:
    """Who last decided each act, by node: in the notebook too, authors are never the only ones who approve."""
    from ccam.usecases.life import CONTENT

    nodes = {*map(old_node, draft.old), *map(act_node, draft.proposed)}
    return {
        change.node: author_of(entry)
        for entry in store.entries(draft.name, upto=draft.position)
        if entry.decision.kind in CONTENT
        for change in entry.decision.changes
        if change.node in nodes
    }


def _pin_of(store: "Store", draft: str) -> tuple[int, Pin] | None:
    """Where a notebook starts: the position of that entry and its pin; None for another base."""
    for entry in store.entries(draft):
        if pin := pin_of(entry):
            return entry.position, pin
    return None


def close(path: Path, target: Path, *, actor: str, replace: bool = False) -> Closed:
    """Sign what was decided in the notebook at ``path``. It can go on, and be closed again: what was replayed already
    is known. Raises :class:`DataRefused` for a base that is no notebook, holds no decision, or does not verify.
    """
    from ccam.formats.notebook import body, sealed
    from ccam.usecases.base import open_base, resolve_url
    from ccam.usecases.signing import own_public_key, sign

    with open_base(resolve_url(str(path)), read_only=True) as notebook:
        start, pin = _started(notebook, path)
        if notebook.verify():
            raise DataRefused(fr.NOTEBOOK_BROKEN, where=str(path), name=path.name)
        taken = notebook.entries(pin.draft, after=start)
        at = notebook.clock()
        pinned = notebook.draft(pin.draft, start)
    entries = _carried(pin, taken, path)
    key = own_public_key(make=True)
    tried = steps(pin, pinned, pinned, entries, known=(), signer="")
    signed = body(pin, entries, signer=actor, key=key, at=at)
    _write(target, sealed(signed, sign(signed)), replace=replace)
    doubtful = tuple(step for step in tried if step.outcome is Outcome.CONFLICT)
    return Closed(target, pin, len(entries), actor, key_fingerprint(key), doubtful)


def _carried(pin: Pin, taken: Iterable[Entry], path: Path) -> tuple[Entry, ...]:
    """The decisions that leave the notebook: its own étapes stay in it."""
    decided = [entry for entry in taken if entry.decision.kind in EDITS | STATEMENTS]
    if not decided:
        raise DataRefused(fr.NOTHING_DECIDED, name=path.name)
    if moved := next((entry for entry in decided if moves_base(entry.decision)), None):
        raise DataRefused(fr.REBASED_AWAY, name=path.name, position=moved.position)
    return tuple(chained(pin, decided))


def _started(notebook: "Store", path: Path) -> tuple[int, Pin]:
    for info in notebook.drafts():
        if found := _pin_of(notebook, info.name):
            return found
    raise DataRefused(fr.NOT_PREPARED, where=str(path), name=path.name)


def _write(path: Path, content: bytes, *, replace: bool) -> None:
    """Write the whole file, or leave what was there."""
    if path.exists() and not replace:
        raise DataRefused(fr.FILE_THERE, where=str(path), name=path.name)
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        raise DataRefused(fr.CANNOT_WRITE, where=str(path), folder=path.parent) from error


def replay(
    store: "Store", path: Path, *, draft: str | None, actor: str, signer: str = "", except_conflicts: bool = False,
    dry_run: bool = False,
) -> Replay:  # fmt: skip
    """Replay a signed file on the base, in one transaction: all of it, or nothing where something conflicts, unless
    ``except_conflicts``. ``signer`` is the fingerprint of a key to accept, needed the first time. Raises
    :class:`FileRefused` for an altered file or an unknown key, :class:`DataRefused` for that of another base.
    """
    from ccam.formats.notebook import entries as read_entries

    envelope = _trusted(store, path, signer)
    pin, key = envelope.pin, key_fingerprint(envelope.key)
    pinned, current = _both_sides(store, pin, draft)
    since = store.entries(pin.draft, after=pin.position)
    known = {origin.hash for entry in since if (origin := origin_of(entry))}
    found = tuple(steps(pin, pinned, current, read_entries(envelope), known=known, signer=key))
    others = {change.node: entry for entry in since for change in entry.decision.changes}
    blocked = any(step.outcome is Outcome.CONFLICT for step in found) and not except_conflicts
    written = () if blocked or dry_run else tuple(_written(store, current, found, actor, envelope))
    return Replay(pin.draft, pin, envelope.signer, key, found, written, others)


def _trusted(store: "Store", path: Path, signer: str) -> "Envelope":
    """A file whose every byte is as it was signed, by a key that this base knows or is told to accept."""
    from ccam.formats.notebook import MAX_BYTES, cut
    from ccam.usecases.signing import holds, own_public_key

    try:
        with path.open("rb") as stream:
            envelope = cut(path.name, stream.read(MAX_BYTES + 1))
    except OSError as error:
        raise FileRefused(fr.CANNOT_READ, where=str(path), name=path.name) from error
    if not holds(envelope.key, envelope.signature, envelope.signed):
        raise FileRefused(fr.ALTERED, where=str(path), name=path.name)
    key = key_fingerprint(envelope.key)
    if signer and _digits(signer) != _digits(key):
        raise FileRefused(fr.OTHER_SIGNER, where=str(path), name=path.name, found=key, told=signer)
    if not signer and envelope.key != own_public_key(make=False) and key not in _signers(store.entries()):
        raise FileRefused(fr.UNKNOWN_SIGNER, where=str(path), name=path.name, who=envelope.signer, key=key)
    return envelope


def _digits(fingerprint: str) -> str:
    return "".join(character for character in fingerprint.lower() if character.isalnum())


def _signers(entries: Iterable[Entry]) -> set[str]:
    """Keys that a replay was accepted from: the journal itself keeps their register."""
    return {origin.signer for entry in entries if (origin := origin_of(entry))}


def _both_sides(store: "Store", pin: Pin, draft: str | None) -> tuple[Draft, Draft]:
    """The draft at the pin and as it is now."""
    if draft is not None and draft != pin.draft:
        raise DataRefused(fr.OTHER_DRAFT, told=draft, draft=pin.draft)
    at_pin = store.entries(after=pin.position - 1, upto=pin.position)
    if not at_pin or at_pin[0].hash != pin.hash:
        raise DataRefused(fr.OTHER_BASE, draft=pin.draft, position=pin.position)
    pinned, current = store.draft(pin.draft, pin.position), store.draft(pin.draft)
    if current.base != pin.base:
        raise DataRefused(fr.REBASED, draft=pin.draft, before=pin.base, after=current.base)
    if content_hash(pinned) != pin.content:
        raise DataRefused(fr.OTHER_BASE, draft=pin.draft, position=pin.position)
    return pinned, current


def _written(
    store: "Store", current: Draft, found: Sequence[Step], actor: str, envelope: "Envelope"
) -> Iterable[Entry]:
    with store.write(actor, fr.REASON_REPLAYED.format(signer=envelope.signer)) as writer:
        return [
            writer.decide(step.decision, base=current.base, reason=step.entry.reason)
            for step in found
            if step.decision is not None
        ]


def wanted_and_present(clash: Clash) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the notebook wanted of a node and what the base made of it, in sentences."""
    return _told(clash.node, clash.seen, clash.wanted), _told(clash.node, clash.seen, clash.present)


def _told(node: str, before: Json | None, after: Json | None) -> tuple[str, ...]:
    from ccam.model.nodes import set_node
    from ccam.usecases.changes import sentences

    layer, _, key = node.partition("/")
    if layer not in ("ancien", "acte"):
        return fr.differences(before, after)
    sides = Draft("", ""), Draft("", "")
    for side, state in zip(sides, (before, after), strict=True):
        set_node(side, node, state)
    old, new = ((ActCode(key),), ()) if layer == "ancien" else ((), (ProposedId(key),))
    return sentences(Dossier(old, new, ChangeKind.UNDECIDED), *sides) or fr.differences(before, after)
