"""The signed file: it comes back whole, and no byte of it can change."""

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from ccam.formats.notebook import MAX_BYTES, body, cut, entries, sealed
from ccam.model.codec import encode_old
from ccam.model.decisions import Change, Decision, Entry, Kind
from ccam.model.draft import Fate, OldAct
from ccam.model.errors import DataRefused, FileRefused, JournalBroken
from ccam.model.notebook import Pin, chained
from ccam.usecases.signing import holds
from tests.strategies import code

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PIN = Pin("Refonte", "81", 9, "a" * 64, "b" * 64, ("HHFA001",))
REASONS = ("à l'unanimité\r\nmoins une voix", "« ligne 1 »\u2028ligne 2")


def made(*reasons: str, kind: Kind = Kind.DECIDE) -> list[Entry]:
    found = []
    for position, reason in enumerate(reasons, 7):
        state = encode_old(OldAct(code(position), Fate.DELETED, None, reason))
        decision = Decision(kind, "Refonte", (Change(f"ancien/{code(position)}", 0, None, state),), {"table": "é.csv"})
        found.append(Entry(position, "2026-11-21T10:00:00Z", "expert 3", reason, decision, decision.text(), "", ""))
    return list(chained(PIN, found))


def signed(content: bytes) -> bytes:
    return sealed(content, KEY.sign(content))


def file_of(given: list[Entry]) -> bytes:
    return signed(body(PIN, given, signer="comité 07", key=KEY.public_key().public_bytes_raw(), at="2026-11-21"))


FILE = file_of(made(*REASONS))


def test_it_comes_back_whole() -> None:
    envelope = cut("d.carnet", FILE)
    assert holds(envelope.key, envelope.signature, envelope.signed)
    assert (envelope.pin, envelope.signer, envelope.at) == (PIN, "comité 07", "2026-11-21")
    assert list(entries(envelope)) == made(*REASONS)


def accepted(data: bytes) -> bool:
    try:
        envelope = cut("d.carnet", data)
    except DataRefused:
        return False
    return holds(envelope.key, envelope.signature, envelope.signed)


@settings(max_examples=400, deadline=None)
@given(st.integers(0, len(FILE) - 1), st.integers(1, 255))
def test_an_altered_byte_is_refused(place: int, by: int) -> None:
    assert not accepted(FILE[:place] + bytes([FILE[place] ^ by]) + FILE[place + 1 :])


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(FILE)), st.binary(max_size=3), st.integers(0, 3))
def test_a_byte_more_or_less_is_refused(place: int, more: bytes, less: int) -> None:
    changed = FILE[:place] + more + FILE[place + less :]
    assert accepted(changed) == (changed == FILE)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200) | st.recursive(st.just(b"{}"), lambda inner: inner.map(lambda b: b'{"a":' + b + b"}")))
def test_anything_else_is_no_notebook(data: bytes) -> None:
    with pytest.raises(FileRefused):
        cut("d.carnet", data)


@pytest.mark.parametrize("data", [b"", b"\n", b"[" * 200_000 + b"\n", b'{"carnet":1}\n' * 3, b"0" * (MAX_BYTES + 1)])
def test_files_made_to_hurt_are_refused(data: bytes) -> None:
    with pytest.raises(FileRefused):
        cut("d.carnet", data)


def refused(content: bytes) -> str:
    with pytest.raises(DataRefused) as refusal:
        entries(cut("d.carnet", signed(content)))
    return refusal.value.code


def test_a_signed_chain_that_does_not_hold_is_refused() -> None:
    """The holder of a key can sign anything: the chain is checked all the same."""
    head, first, second, _ = FILE.splitlines(keepends=True)
    assert refused(head + second + first) == "carnet-rompu"
    assert refused(head + second) == "carnet-rompu"
    assert refused(head + first.replace(b"expert 3", b"expert 4") + second) == "carnet-rompu"
    assert refused(head + first.replace(b'"position":7', b'"position":true')) == "pas-un-carnet"
    assert refused(head + first + b'{"autre":1}\n') == "pas-un-carnet"
    floating = replace(made("x")[0], text='{"faits":{"a":0.5}}')
    assert refused(body(PIN, chained(PIN, [floating]), signer="c", key=b"k" * 32, at="x")) == "pas-un-carnet"
    with pytest.raises(JournalBroken):
        entries(cut("d.carnet", file_of(made("x", "y")[::-1])))
