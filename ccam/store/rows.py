"""Domain objects to table rows and back, one pair of functions a shape.

Rows go in as dictionaries by column, with the values of the driver, and come back as tuples in the order of the
columns selected.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Row

from ccam.model.acts import (
    Act,
    Heading,
    Line,
    ModifierDefinition,
    Note,
    Price,
    Release,
    SourceFile,
    ValueUnit,
    Writing,
)  # fmt: skip
from ccam.model.codec import canonical
from ccam.model.codes import ActCode, LineKey
from ccam.model.findings import Finding, Severity
from ccam.model.records import Document, Seal
from ccam.model.volumes import HospitalVolumes, VolumeRow, VolumeSet

Values = dict[str, Any]


def source_row(source: SourceFile) -> Values:
    """The columns that say where a release, a volume set or a document comes from."""
    return {"source_name": source.name, "source_sha256": source.sha256, "source_format": source.format}


def release_row(release: Release, position: int) -> Values:
    """A release without its content."""
    return {
        "version": release.version,
        "title": release.title,
        "applicable": release.applicable,
        "acts": len(release.acts),
        "lines": release.line_count,
        "position": position,
        **source_row(release.source),
    }


def heading_rows(release: Release) -> Iterator[Values]:
    """Headings in file order."""
    for rank, heading in enumerate(release.headings):
        yield {
            "version": release.version, "rank": rank, "number": heading.number, "title": heading.title,
            "row": heading.row,
        }  # fmt: skip


def act_rows(release: Release) -> Iterator[Values]:
    """Acts in file order."""
    for rank, act in enumerate(release.acts):
        yield {
            "version": release.version, "rank": rank, "code": act.code, "label": act.label, "heading": act.heading,
            "modifiers": canonical(act.modifiers), "row": act.row,
        }  # fmt: skip


def line_rows(release: Release) -> Iterator[Values]:
    """Lines in file order, each with the rank of its act."""
    for rank, (owner, line) in enumerate(_lines(release)):
        yield {
            "version": release.version, "rank": rank, "act": owner, "code": line.key.code,
            "activity": line.key.activity, "phase": line.key.phase, "label": line.label,
            "conditional_refund": line.conditional_refund, "prior_approval": line.prior_approval,
            "copay_exemption": line.copay_exemption, "billing_group": line.billing_group,
            "associated": canonical(line.associated), "duplicate": line.duplicate, "row": line.row,
        }  # fmt: skip


def price_rows(release: Release) -> Iterator[Values]:
    """Prices in file order, each with the rank of its line."""
    prices = ((owner, price) for owner, (_, line) in enumerate(_lines(release)) for price in line.prices)
    for rank, (owner, price) in enumerate(prices):
        yield {
            "version": release.version, "rank": rank, "line": owner, "grid": price.grid,
            "effective": price.effective.isoformat(), "cents": price.cents, "writing": price.writing.value,
        }  # fmt: skip


def note_rows(release: Release) -> Iterator[Values]:
    """Notes of headings, then of acts, each with the rank of its owner in one of two columns."""
    of_headings = ((i, None, note) for i, heading in enumerate(release.headings) for note in heading.notes)
    of_acts = ((None, i, note) for i, act in enumerate(release.acts) for note in act.notes)
    for rank, (heading, act, note) in enumerate((*of_headings, *of_acts)):
        yield {
            "version": release.version, "rank": rank, "heading": heading, "act": act, "text": note.text,
            "kind": note.kind, "activity": note.activity, "phase": note.phase, "row": note.row,
        }  # fmt: skip


def modifier_rows(release: Release) -> Iterator[Values]:
    """Modifier definitions in file order."""
    for rank, known in enumerate(release.modifiers):
        yield {
            "version": release.version, "rank": rank, "letter": known.letter, "variant": known.variant,
            "wording": known.wording, "unit": known.unit.value, "sector1": known.sector1, "others": known.others,
            "heading": known.heading, "row": known.row,
        }  # fmt: skip


def heading_from(row: Sequence[Any], notes: Iterable[Note]) -> Heading:
    """From (number, title, row)."""
    number, title, place = row
    return Heading(number, title, tuple(notes), place)


def act_from(row: Sequence[Any], lines: Iterable[Line], notes: Iterable[Note]) -> Act:
    """From (code, label, heading, modifiers, row)."""
    code, label, heading, modifiers, place = row
    return Act(ActCode(code), label, heading, tuple(lines), _words(modifiers), tuple(notes), place)


def line_from(row: Sequence[Any], prices: Iterable[Price]) -> Line:
    """From (code, activity, phase, label, conditional_refund, prior_approval, copay_exemption,
    billing_group, associated, duplicate, row).
    """
    code, activity, phase, label, conditional, prior, copay, group, associated, duplicate, place = row
    return Line(
        LineKey(ActCode(code), activity, phase), label, tuple(prices), conditional, prior, copay, group,
        tuple(map(ActCode, _words(associated))), duplicate, place,
    )  # fmt: skip


def price_from(row: Sequence[Any]) -> Price:
    """From (grid, effective, cents, writing)."""
    grid, effective, cents, writing = row
    return Price(grid, effective, cents, _WRITINGS[writing])


def note_from(row: Sequence[Any]) -> Note:
    """From (text, kind, activity, phase, row)."""
    return Note(*row)


def modifier_from(row: Sequence[Any]) -> ModifierDefinition:
    """From (letter, variant, wording, unit, sector1, others, heading, row)."""
    letter, variant, wording, unit, *rest = row
    return ModifierDefinition(letter, variant, wording, ValueUnit(unit), *rest)


def source_from(row: Row[Any]) -> SourceFile:
    """From any row that has the three columns of :func:`source_row`."""
    return SourceFile(row.source_name, row.source_sha256, row.source_format)


def volume_set_row(volumes: VolumeSet, position: int) -> Values:
    """A volume set without its rows."""
    return {
        "name": volumes.name,
        "year": volumes.year,
        "scope": volumes.scope,
        "axes": canonical(volumes.axes),
        "rows": len(volumes.rows),
        "quantity": volumes.quantity,
        "base": volumes.base,
        "reimbursed": volumes.reimbursed,
        "position": position,
        **source_row(volumes.source),
    }


def volume_rows(volumes: VolumeSet) -> Iterator[Values]:
    """Rows of a volume set in file order."""
    for rank, row in enumerate(volumes.rows):
        yield {
            "name": volumes.name, "rank": rank, "code": row.key.code, "activity": row.key.activity,
            "phase": row.key.phase, "billing_group": row.billing_group, "quantity": row.quantity,
            "base": row.base, "reimbursed": row.reimbursed, "tariff_sector1": row.tariff_sector1,
            "tariff_others": row.tariff_others, "category": row.category, "subcategory": row.subcategory,
            "row": row.row,
        }  # fmt: skip


def volume_from(row: Sequence[Any]) -> VolumeRow:
    """From the columns of :func:`volume_rows` after ``rank``, in their order."""
    code, activity, phase, *rest = row
    return VolumeRow(LineKey(ActCode(code), activity, phase), *rest)


def volume_set_from(row: Row[Any], rows: Iterable[VolumeRow]) -> VolumeSet:
    """From a whole row of ``volume_set``."""
    return VolumeSet(row.name, row.year, source_from(row), row.scope, tuple(rows), _words(row.axes))


def hospital_set_row(volumes: HospitalVolumes, position: int) -> Values:
    """Hospital volumes without their rows."""
    return {
        "name": volumes.name, "year": volumes.year, "scope": volumes.scope, "rows": len(volumes.rows),
        "known_acts": volumes.known_acts, "position": position, **source_row(volumes.source),
    }  # fmt: skip


def finding_rows(sha256: str, findings: Iterable[Finding]) -> Iterator[Values]:
    """Findings of one file, in their order."""
    for rank, found in enumerate(findings):
        yield {
            "sha256": sha256, "rank": rank, "code": found.code, "severity": found.severity.value,
            "file": found.file, "row": found.row, "column_name": found.column, "value": found.value,
            "message": found.message, "hint": found.hint,
        }  # fmt: skip


def finding_from(row: Sequence[Any]) -> Finding:
    """From (code, severity, file, row, column_name, value, message, hint)."""
    code, severity, *rest = row
    return Finding(code, Severity(severity), *rest)


def document_row(document: Document, position: int) -> Values:
    """A document, as of the entry at ``position``."""
    return {
        "name": document.name,
        "nature": document.nature,
        "text": document.text,
        "position": position,
        **source_row(document.source),
    }


def document_from(row: Row[Any]) -> Document:
    """From a whole row of ``document``."""
    return Document(row.name, row.nature, source_from(row), row.text, row.position)


def seal_row(seal: Seal) -> Values:
    """A seal; its manifest as canonical text."""
    return {
        "draft": seal.draft, "name": seal.name, "position": seal.position, "at": seal.at,
        "instance": seal.instance, "manifest": canonical(seal.manifest), "hash": seal.hash,
    }  # fmt: skip


def seal_from(row: Sequence[Any]) -> Seal:
    """From (draft, name, position, at, instance, manifest, hash)."""
    draft, name, position, at, instance, manifest, digest = row
    return Seal(draft, name, position, at, instance, json.loads(manifest), digest)


_WRITINGS = {writing.value: writing for writing in Writing}


def _lines(release: Release) -> Iterator[tuple[int, Line]]:
    return ((rank, line) for rank, act in enumerate(release.acts) for line in act.lines)


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))
