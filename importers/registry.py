"""The formats by name; a file is recognised by what it holds, never by its extension."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ccam.formats.parameters import ParameterFile
from ccam.formats.transcodage import TransitionTables
from ccam.french import errors as fr
from ccam.model.acts import Release, SourceFile
from ccam.model.bulk import making_many
from ccam.model.errors import FileRefused, UsageError
from ccam.model.findings import Finding
from ccam.model.volumes import VolumeSet
from importers import parameters, transcodage, volumes, workbook
from importers.sheets import Opened, open_file

Content = Release | VolumeSet | TransitionTables | ParameterFile


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of one file. ``content`` is None when a finding is an error."""

    format: str
    source: SourceFile
    content: Content | None
    findings: tuple[Finding, ...]


class Format(NamedTuple):
    """One source format: does a file look like it, and what does it hold."""

    recognises: Callable[[Opened], bool]
    read: Callable[[Opened], tuple[Content | None, tuple[Finding, ...]]]


FORMATS = {
    "parametres": Format(parameters.recognises, parameters.read),
    "transcodage": Format(transcodage.recognises, transcodage.read),
    "volumes": Format(volumes.recognises, volumes.read),
    "classeur": Format(workbook.recognises, workbook.read),
}
"""In the order in which a file is tried."""


def read(path: Path, *, format: str | None = None) -> Reading:  # noqa: A002
    """Read ``path``, as ``format`` or as what its content shows.

    Raises :class:`FileRefused` when it cannot be opened, recognised or read as a whole, :class:`UsageError` for
    a format that does not exist.
    """
    if format is not None and format not in FORMATS:
        raise UsageError(fr.FORMAT_NOT_KNOWN, format=format, known=", ".join(FORMATS))
    with making_many():
        opened = open_file(path)
        name = format or _recognised(opened)
        content, findings = FORMATS[name].read(opened)
    return Reading(name, SourceFile(opened.name, opened.sha256, name), content, findings)


def _recognised(opened: Opened) -> str:
    for name, known in FORMATS.items():
        if known.recognises(opened):
            return name
    raise FileRefused(fr.FILE_NOT_KNOWN, where=opened.name, name=opened.name)
