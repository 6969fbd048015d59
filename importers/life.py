"""Tables of states (``etats.toml``) that a secretariat gives to its base."""

from ccam.formats.life import LifeFile, parse
from ccam.model.findings import Finding
from importers.opened import Opened

TABLES = frozenset({"[[etat]]", "[table]"})


def recognises(opened: Opened) -> bool:
    """Whether the file is text with states and the table of moves between them."""
    if opened.is_workbook or not all(table.encode() in opened.head for table in TABLES):
        return False
    lines = {line.strip() for line in opened.text.splitlines()}
    return lines >= TABLES


def read(opened: Opened) -> tuple[LifeFile, tuple[Finding, ...]]:
    """The table; raises :class:`FileRefused` with everything that does not hold together."""
    return parse(opened.text, name=opened.name), ()
