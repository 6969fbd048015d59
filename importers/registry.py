"""The formats by name; a file is recognised by what it holds, never by its extension."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from ccam.formats.families import FamilyTable
from ccam.formats.life import LifeFile
from ccam.formats.parameters import ParameterFile
from ccam.formats.transcodage import TransitionTables
from ccam.french import errors as fr
from ccam.model.acts import Release, SourceFile
from ccam.model.bulk import making_many
from ccam.model.errors import FileRefused, UsageError
from ccam.model.filled import FilledSheet
from ccam.model.findings import Finding
from ccam.model.history import FullRelease
from ccam.model.volumes import HospitalVolumes, VolumeSet
from importers.containers import contents
from importers.opened import Opened
from importers.progress import Watch, watched

Content = (
    Release
    | FullRelease
    | VolumeSet
    | HospitalVolumes
    | TransitionTables
    | ParameterFile
    | FilledSheet
    | FamilyTable
    | LifeFile
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of one file. ``content`` is None when a finding is an error, and where the file was skipped."""

    format: str
    source: SourceFile
    content: Content | None
    findings: tuple[Finding, ...]


class Format(NamedTuple):
    """One source format, by the module of its reader: ``recognises(opened)`` and ``read(opened)``, which gives the
    content and the findings.

    ``grouped``: one thing comes in several files, and ``read`` takes all those recognised, in a list. ``dated``: the
    file holds every date, and ``read`` also takes the day to show (None: the day of the file).
    """

    module: str
    grouped: bool = False
    dated: bool = False

    def recognises(self, content: Opened) -> bool:
        """Whether the head of a content, or its sheets, look like this format."""
        return bool(self._reader.recognises(content))

    def read(self, given: Opened | list[Opened], at: date | None) -> tuple[Content | None, tuple[Finding, ...]]:
        """What the file holds; raises :class:`FileRefused` where nothing can be read of it."""
        found: tuple[Content | None, tuple[Finding, ...]]
        found = self._reader.read(given, at) if self.dated else self._reader.read(given)
        return found

    @property
    def _reader(self) -> Any:
        return import_module(f"importers.{self.module}")


FORMATS = {
    "nx": Format("nx", dated=True),
    "dbf": Format("dbf", grouped=True, dated=True),
    "tables": Format("tables", grouped=True),
    "rdf": Format("rdf"),
    "codesystem": Format("code_system"),
    "fhir": Format("fhir"),
    "conceptmap": Format("concept_map"),
    "hopital": Format("hospital"),
    "etats": Format("life"),
    "parametres": Format("parameters"),
    "atih": Format("atih"),
    "sssom": Format("sssom"),
    "transcodage": Format("transcodage"),
    "scenario": Format("scenario"),
    "volumes": Format("volumes"),
    "classeur": Format("workbook"),
    "feuille": Format("filled"),
    "familles": Format("families"),
}
"""In the order in which a file is tried: those told by a few bytes come before those that need every sheet."""


def read_all(
    paths: Iterable[Path],
    *,
    format: str | None = None,  # noqa: A002
    at: date | None = None,
    skip: Callable[[str], bool] = lambda sha256: False,
    watch: Watch | None = None,
) -> Iterator[Reading]:
    """Read every path in turn, as ``format`` or as what its content shows; several files that make one thing (the DBF
    archives) come last, together. ``at`` is the day to show of files that hold every date; what has a hash that
    ``skip`` knows is not read; ``watch`` is told how far each reading has got.

    Raises :class:`FileRefused` when one cannot be opened, recognised or read as a whole, :class:`UsageError` for a
    format that does not exist.
    """
    if format is not None and format not in FORMATS:
        raise UsageError(fr.FORMAT_NOT_KNOWN, format=format, known=", ".join(FORMATS))
    groups: dict[str, list[Opened]] = {}
    for path in paths:
        found = [watched(content, watch) if watch else content for content in contents(path)]
        # All of an archive is recognised before any of it is read: one unknown member refuses it whole.
        names = [
            "" if skip(content.sha256) else format or _recognised(content, alone=len(found) == 1) for content in found
        ]
        for name, content in zip(names, found, strict=True):
            if name and FORMATS[name].grouped:
                groups.setdefault(name, []).append(content)
            else:
                yield _reading(name, content, at, skip)
    for name, parts in groups.items():
        yield _reading(name, parts, at, skip)


def read(path: Path, *, format: str | None = None, at: date | None = None) -> Reading:  # noqa: A002
    """Read a path that holds one thing, on the terms of :func:`read_all`."""
    (reading,) = read_all([path], format=format, at=at)
    return reading


def _reading(name: str, given: Opened | list[Opened], at: date | None, skip: Callable[[str], bool]) -> Reading:
    source = source_of(name, given)
    if skip(source.sha256):
        return Reading(name, source, None, ())
    with making_many():
        content, findings = FORMATS[name].read(given, at)
    return Reading(name, source, content, findings)


def source_of(format_name: str, given: Opened | list[Opened]) -> SourceFile:
    """Where a thing comes from; that of several files is named after them all, whatever their order."""
    if isinstance(given, Opened):
        return SourceFile(given.name, given.sha256, format_name)
    from hashlib import sha256

    parts = sorted(given, key=lambda part: part.name)
    archives = dict.fromkeys(part.name.partition(" › ")[0] for part in parts)
    digest = sha256("\n".join(sorted(part.sha256 for part in parts)).encode())
    return SourceFile(" + ".join(archives), digest.hexdigest(), format_name)


def _recognised(content: Opened, *, alone: bool) -> str:
    try:
        for name, known in FORMATS.items():
            if known.recognises(content):
                return name
    except FileRefused as refused:
        if alone or refused.code != fr.FILE_NOT_KNOWN.code:
            raise
    sentence = fr.FILE_NOT_KNOWN if alone else fr.ARCHIVE_MIXED
    raise FileRefused(sentence, where=content.name, name=content.name)
