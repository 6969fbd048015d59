"""Fingerprints of what was imported, so that a price altered in the base is seen (``ccam base verifier``).

The journal says which bytes were read; these say what they were read as. Both are in the entry of the import.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from itertools import chain

from ccam.model.acts import Act, Line, Note, Release
from ccam.model.volumes import VolumeSet


def release_content(release: Release) -> str:
    """SHA-256 over everything a release holds, in its order; where it came from (file, rows) does not count."""
    return _digest(_release(release))


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
    return _digest(chain([head], rows))


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
    prices = [[p.grid, p.effective.isoformat(), p.cents, p.writing.value] for p in line.prices]
    return [
        line.key.activity, line.key.phase, line.duplicate, line.label, line.billing_group, line.copay_exemption,
        line.prior_approval, line.conditional_refund, list(line.associated), prices,
    ]  # fmt: skip


def _note(note: Note) -> list[object]:
    return [note.kind, note.activity, note.phase, note.text]


def _digest(rows: Iterable[list[object]]) -> str:
    digest = hashlib.sha256()
    for row in rows:
        digest.update(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode())
        digest.update(b"\n")
    return digest.hexdigest()
