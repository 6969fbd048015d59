"""Bring files into the base: releases, volumes, parameter documents. All or nothing, file by file."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ccam.french import load as fr
from ccam.model.acts import Release
from ccam.model.errors import DataRefused, FileRefused
from ccam.model.findings import Finding, Severity
from ccam.model.records import Document
from ccam.model.volumes import VolumeSet

if TYPE_CHECKING:
    from ccam.store.store import Store, Writer
    from importers.registry import Reading


@dataclass(frozen=True, slots=True)
class Loaded:
    """One file, taken or already there. ``lines`` are priced lines, volume rows or dated values."""

    file: str
    format: str
    name: str
    acts: int
    lines: int
    findings: tuple[Finding, ...]
    already_there: bool = False
    dry_run: bool = False

    @property
    def finding_counts(self) -> dict[str, int]:
        """Findings by code, most frequent first."""
        return dict(Counter(found.code for found in self.findings).most_common())


def load_files(
    store: "Store",
    paths: Iterable[Path],
    *,
    actor: str,
    format: str | None = None,  # noqa: A002
    dry_run: bool = False,
    replace: bool = False,
) -> Iterator[Loaded]:
    """Read and keep each file in turn; raises :class:`FileRefused` at the first that is not taken."""
    for path in paths:
        yield _load(store, path, actor, format, dry_run=dry_run, replace=replace)


def _load(store: "Store", path: Path, actor: str, format_name: str | None, *, dry_run: bool, replace: bool) -> Loaded:
    from importers.registry import read

    reading = read(path, format=format_name)
    refuse_errors(reading)
    known = store.known_file(reading.source.sha256)
    loaded = _describe(path, reading, already_there=known is not None, dry_run=dry_run)
    if known is None and not dry_run:
        with store.write(actor, fr.REASON.format(name=path.name)) as writer:
            _keep(writer, reading, replace=replace)
    return loaded


def refuse_errors(reading: "Reading") -> None:
    """Raise :class:`FileRefused`, with every finding, when one of them is an error."""
    errors = [found for found in reading.findings if found.severity is Severity.ERROR]
    if errors:
        name = reading.source.name
        raise FileRefused(
            fr.FILE_REFUSED, findings=reading.findings, where=name, name=name, count=fr.errors(len(errors))
        )


def _keep(writer: "Writer", reading: "Reading", *, replace: bool) -> None:
    from ccam.formats.parameters import ParameterFile

    content = reading.content
    if isinstance(content, Release):
        writer.add_release(content, reading.findings, replace=replace)
    elif isinstance(content, VolumeSet):
        writer.add_volumes(content, reading.findings, replace=replace)
    elif isinstance(content, ParameterFile):
        head = content.document
        document = Document(head.name, head.nature, reading.source, content.text)
        writer.add_document(document, reading.findings, replace=replace)
    else:
        raise DataRefused(fr.GOES_ELSEWHERE, name=reading.source.name)


def _describe(path: Path, reading: "Reading", *, already_there: bool, dry_run: bool) -> Loaded:
    from ccam.formats.parameters import ParameterFile
    from ccam.formats.transcodage import TransitionTables

    content, name, acts, lines = reading.content, "", 0, 0
    if isinstance(content, Release):
        name, acts, lines = content.version, len(content.acts), content.line_count
    elif isinstance(content, VolumeSet):
        name, lines = content.name, len(content.rows)
        acts = len({row.key.code for row in content.rows})
    elif isinstance(content, ParameterFile):
        name, lines = content.document.name, len(content.fc) + len(content.cp) + len(content.points)
    elif isinstance(content, TransitionTables):
        acts, lines = len({row.old for row in content.transitions if row.old}), len(content.lines)
    return Loaded(path.name, reading.format, name, acts, lines, reading.findings, already_there, dry_run)
