"""Parameter files (.toml): values of FC, CP and points with their dates and sources."""

from ccam.formats.parameters import ParameterFile, parse
from ccam.model.findings import Finding
from importers.opened import Opened

FIRST_TABLE = "[document]"


def recognises(opened: Opened) -> bool:
    """Whether the file is text with a ``[document]`` table."""
    if opened.is_workbook or FIRST_TABLE not in opened.text:
        return False
    return any(line.strip() == FIRST_TABLE for line in opened.text.splitlines())


def read(opened: Opened) -> tuple[ParameterFile, tuple[Finding, ...]]:
    """The parameters; raises :class:`FileRefused` with every wrong value."""
    return parse(opened.text, name=opened.name), ()
