"""NX files of the CNAM (« CACTOTvvvvv »): the whole base of the CCAM with its history (formats.md §2c)."""

import re
from datetime import date

from ccam.formats.nx import FORMAT
from ccam.model.acts import SourceFile
from ccam.model.findings import Finding, Severity
from ccam.model.history import FullRelease
from importers.day import shown_on
from importers.findings import Findings
from importers.nx_lines import records
from importers.nx_reader import NxReader
from importers.opened import Opened

_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?000..[0-9]{14}CODCAM")
"""How such a file begins, a mark of UTF-8 included: that one is refused with the reason."""


def recognises(opened: Opened) -> bool:
    """Whether the first record is that of an NX file of the CCAM."""
    return _HEAD.match(opened.head) is not None


def read(opened: Opened, at: date | None) -> tuple[FullRelease | None, tuple[Finding, ...]]:
    """The whole base and the release in force on ``at`` (None: the day the file was made), None when a finding is an
    error. Raises :class:`FileRefused` on records that are not 128 bytes, on a file of updates, and where no act is in
    force.
    """
    findings = Findings(opened.name)
    reader = NxReader(findings)
    with opened.stream() as stream:
        reader.take_all(records(stream, findings))
    if any(found.severity is Severity.ERROR for found in findings.all()):
        return None, findings.all()
    history = reader.history()
    day = at or date.fromisoformat(history.created)
    release = shown_on(history, day, SourceFile(opened.name, opened.sha256, FORMAT), findings)
    return release, findings.all()
