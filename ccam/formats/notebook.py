"""The signed file of a notebook: a head, its decisions in order, the signature of all that comes before it.

One canonical JSON object a line, UTF-8, ended by a line feed. The signature is Ed25519 (RFC 8032) over the bytes of
every line but the last, so that no byte can change unseen.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ccam.french import notebook as fr
from ccam.model.codec import Json, canonical
from ccam.model.decisions import Entry, read_decision
from ccam.model.errors import FileRefused, JournalBroken
from ccam.model.notebook import Pin, chained

FORMAT = 1
MAX_BYTES = 64 * 2**20
"""A notebook of a whole nomenclature is a hundredth of this."""
HEAD = frozenset({"carnet", "epingle", "signataire", "cle", "signe_le"})


@dataclass(frozen=True, slots=True)
class Envelope:
    """A signed file that was cut, not yet believed. ``signed`` are the bytes that ``signature`` is of."""

    name: str
    pin: Pin
    signer: str
    key: bytes
    at: str
    signed: bytes
    signature: bytes


def body(pin: Pin, entries: Iterable[Entry], *, signer: str, key: bytes, at: str) -> bytes:
    """What is signed; ``entries`` are chained from ``pin``."""
    head = {"carnet": FORMAT, "epingle": pin.state(), "signataire": signer, "cle": key.hex(), "signe_le": at}
    return b"".join(map(_line, (head, *map(_entry_state, entries))))


def sealed(signed: bytes, signature: bytes) -> bytes:
    """The whole file."""
    return signed + _line({"signature": signature.hex()})


def cut(name: str, data: bytes) -> Envelope:
    """The parts of a file; :class:`FileRefused` for what is no signed notebook."""
    if len(data) > MAX_BYTES:
        raise FileRefused(fr.TOO_LONG, where=name, name=name)
    start = data.rstrip(b"\n").rfind(b"\n") + 1
    signed, last = data[:start], data[start:]
    try:
        signature = bytes.fromhex(_parsed(last)["signature"])
        head = _parsed(signed[: signed.index(b"\n") + 1])
        key = bytes.fromhex(head["cle"])
        known = head.keys() == HEAD and head["carnet"] == FORMAT and sealed(signed, signature) == data
        if not known or not isinstance(head["signataire"], str) or not isinstance(head["signe_le"], str):
            raise ValueError(name)
        pin = Pin.read(head["epingle"])
        return Envelope(name, pin, head["signataire"], key, head["signe_le"], signed, signature)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise FileRefused(fr.NOT_A_NOTEBOOK, where=name, name=name) from error


def entries(envelope: Envelope) -> tuple[Entry, ...]:
    """The decisions of a file whose signature holds; :class:`FileRefused` where their chain does not."""
    name = envelope.name
    try:
        found = tuple(_entry(_parsed(line)) for line in envelope.signed.splitlines(keepends=True)[1:])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise FileRefused(fr.NOT_A_NOTEBOOK, where=name, name=name) from error
    rising = all(before.position < after.position for before, after in pairwise(found))
    for told, made in zip(found, chained(envelope.pin, found), strict=True):
        if told.hash != made.hash or not rising:
            raise JournalBroken(fr.CHAIN_BROKEN, where=name, position=told.position)
    return tuple(chained(envelope.pin, found))


def _line(state: Json) -> bytes:
    return canonical(state).encode() + b"\n"


def _parsed(line: bytes) -> Any:
    state = json.loads(line)
    if not isinstance(state, dict) or _line(state) != line:
        raise ValueError(line)
    return state


def _entry_state(entry: Entry) -> Json:
    return {
        "position": entry.position, "le": entry.at, "auteur": entry.actor, "motif": entry.reason, "texte": entry.text,
        "empreinte": entry.hash,
    }  # fmt: skip


def _entry(state: Json) -> Entry:
    texts = tuple(state[key] for key in ("le", "auteur", "motif", "texte", "empreinte"))
    at, actor, reason, text, digest = texts
    told = json.loads(text)
    if type(state["position"]) is not int or not all(isinstance(item, str) for item in texts):
        raise ValueError(state)
    if canonical(told) != text:
        raise ValueError(text)
    return Entry(state["position"], at, actor, reason, read_decision(told), text, "", digest)
