"""The table with which the secretariat places acts in families: columns and rows."""

from dataclasses import dataclass

from ccam.formats.header import Header, heading

FORMAT = "familles"

TITLES = {"act": "acte", "family": "famille", "name": "nom de la famille", "committee": "comité"}


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """One act and its family. ``act`` is a CCAM code or ``P-07-0001``; ``name`` and ``committee`` describe a family
    that the draft does not have yet, empty where another row, or the draft, does.
    """

    row: int
    act: str
    family: str
    name: str = ""
    committee: str = ""


@dataclass(frozen=True, slots=True)
class FamilyTable:
    """Everything one file says, in file order."""

    rows: tuple[FamilyRow, ...]


_FIELDS = {heading(title): field for field, title in TITLES.items()}
HEADER = Header(lambda text: _FIELDS.get(heading(text), ""), TITLES, ("act", "family"), enough=2)
