"""Fingerprints of what was imported, so that a price altered in the base is seen (``ccam base verifier``).

The journal says which bytes were read; these say what they were read as. Both are in the entry of the import.
They never change: a base of any age is checked with them.
"""

import hashlib
import json
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple, get_type_hints

from ccam.model.acts import Act, Detail, Line, Note, Release
from ccam.model.history import PARTS, History
from ccam.model.volumes import HospitalRow, HospitalVolumes, VolumeSet

TOGETHER = 10_000
"""Rows of a large table that are fingerprinted together, column by column."""

ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def release_content(release: Release) -> str:
    """SHA-256 over everything a release holds, in its order; where it came from (file, rows) does not count."""
    return _digest(chain(map(_line_of_json, _release(release)), _table(Detail, release.details)))


def history_content(history: History) -> str:
    """SHA-256 over every row of a history, table by table, in its order."""
    head = _line_of_json([history.version, history.created])
    tables = (chunk for part, kind in PARTS.items() for chunk in _table(kind, getattr(history, part)))
    return _digest(chain([head], tables))


def volumes_content(volumes: VolumeSet) -> str:
    """SHA-256 over every row of a volume set, in its order."""
    head: list[object] = [volumes.name, volumes.year, volumes.scope, list(volumes.axes)]
    rows: Iterator[list[object]] = (
        [
            *row.key, row.billing_group, row.quantity, row.base, row.reimbursed, row.tariff_sector1, row.tariff_others,
            row.category, row.subcategory,
        ]
        for row in volumes.rows
    )  # fmt: skip
    return _digest(map(_line_of_json, chain([head], rows)))


def hospital_content(volumes: HospitalVolumes) -> str:
    """SHA-256 over every row of a set of hospital volumes, in its order."""
    head = _line_of_json([volumes.name, volumes.year, volumes.scope])
    return _digest(chain([head], _table(HospitalRow, volumes.rows)))


def text_content(text: str) -> str:
    """SHA-256 of a document's text."""
    return hashlib.sha256(text.encode()).hexdigest()


def _release(release: Release) -> Iterator[list[object]]:
    yield [release.version, release.title, release.applicable.isoformat()]
    for heading in release.headings:
        yield [heading.number, heading.title, [_note(note) for note in heading.notes]]
    for act in release.acts:
        yield _act(act)
    for modifier in release.modifiers:
        yield [
            modifier.letter, modifier.variant, modifier.wording, modifier.unit.value, modifier.sector1, modifier.others,
            modifier.heading,
        ]  # fmt: skip


def _act(act: Act) -> list[object]:
    notes = [_note(note) for note in act.notes]
    return [act.code, act.label, act.heading, list(act.modifiers), notes, [_line(line) for line in act.lines]]


def _line(line: Line) -> list[object]:
    prices = [[p.grid, p.effective.isoformat(), p.cents, p.writing] for p in line.prices]
    return [
        line.key.activity, line.key.phase, line.duplicate, line.label, line.billing_group, line.copay_exemption,
        line.prior_approval, line.conditional_refund, list(line.associated), prices,
    ]  # fmt: skip


def _note(note: Note) -> list[object]:
    return [note.kind, note.activity, note.phase, note.text]


def _table(kind: type[NamedTuple], rows: Sequence[tuple[Any, ...]]) -> Iterator[bytes]:
    """Rows by their columns, nothing for none: a million of them take a third of the time of JSON."""
    hints = get_type_hints(kind)
    for start in range(0, len(rows), TOGETHER):
        columns = zip(*rows[start : start + TOGETHER], strict=True)
        yield _line_of_json([kind.__name__, min(TOGETHER, len(rows) - start)])
        for hint, column in zip(hints.values(), columns, strict=True):
            yield from _column(hint, column)


def _column(hint: object, values: tuple[Any, ...]) -> Iterator[bytes]:
    """Whole numbers on eight bytes; texts after their lengths, so that no two columns look alike."""
    if hint is int:
        yield _eight_bytes(values)
    elif hint == int | None:
        yield _line_of_json(values)
    else:
        yield _eight_bytes(map(len, values))
        yield "".join(values).encode()


def _eight_bytes(numbers: Iterable[int]) -> bytes:
    """Little-endian on every machine."""
    packed = array("q", numbers)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def _line_of_json(value: object) -> bytes:
    return ENCODER.encode(value).encode() + b"\n"


def _digest(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest()
