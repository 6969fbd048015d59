"""The table with which the secretariat places acts in families (.csv in UTF-8, or the first sheet of an .xlsx)."""

from ccam.formats import families as layout
from ccam.formats.families import FamilyRow, FamilyTable
from ccam.formats.transcodage import read_target
from ccam.french import errors as refusals
from ccam.french import findings as common
from ccam.french import findings_families as fr
from ccam.model.codes import FAMILY_ID
from ccam.model.errors import FileRefused
from ccam.model.findings import Finding, Severity
from importers.findings import Findings
from importers.opened import Opened
from importers.rows import FilledRow, filled_rows


def recognises(opened: Opened) -> bool:
    """Whether a sheet has the header of such a table."""
    return any(layout.HEADER.row(sheet.rows) for sheet in opened.sheets)


def read(opened: Opened) -> tuple[FamilyTable | None, tuple[Finding, ...]]:
    """The table, None when a cell is wrong; raises :class:`FileRefused` where no sheet is one, a column is missing or
    there is no row.
    """
    sheet = next((sheet for sheet in opened.sheets if layout.HEADER.row(sheet.rows)), None)
    if sheet is None:
        raise FileRefused(refusals.NOT_THIS_FORMAT, where=opened.name, name=opened.name, format=layout.FORMAT)
    findings = Findings(opened.name)
    reader = _Reader()
    rows = [row for filled in filled_rows(sheet, layout.HEADER, findings) if (row := reader.row(filled))]
    told = findings.all()
    if any(one.severity is Severity.ERROR for one in told):
        return None, told
    if not rows:
        raise FileRefused(refusals.NOTHING_INSIDE, where=opened.name, name=opened.name, format=layout.FORMAT)
    return FamilyTable(tuple(rows)), told


class _Reader:
    """Rows, each against those above it."""

    def __init__(self) -> None:
        self._placed: dict[str, FamilyRow] = {}
        self._described: dict[tuple[str, str], tuple[int, str]] = {}

    def row(self, filled: FilledRow) -> FamilyRow | None:
        """One row, None where a cell of it is wrong; the same placement said again is one."""
        for field, sentence in (("act", fr.ACT_MISSING), ("family", fr.FAMILY_MISSING)):
            if not filled.text(field):
                filled.refuse(sentence, field)
        row = FamilyRow(
            filled.number,
            filled.value("act", lambda text: read_target(text.upper()), "", common.BAD_TARGET),
            filled.value("family", _number, "", fr.BAD_NUMBER),
            filled.text("name"),
            filled.text("committee"),
        )
        if not filled.sound:
            return None
        self._check(filled, row)
        known = self._placed.setdefault(row.act, row)
        if known.family != row.family:
            filled.refuse(fr.PLACED_TWICE, "act", act=row.act, other=known.family, first=known.row)
        return row if filled.sound and known is row else None

    def _check(self, filled: FilledRow, row: FamilyRow) -> None:
        """A family has one name and one committee in the whole table."""
        for field, text in (("name", row.name), ("committee", row.committee)):
            if text:
                number, other = self._described.setdefault((row.family, field), (row.row, text))
                if other != text:
                    filled.refuse(fr.TWO_NAMES, field, family=row.family, first=number, other=other)


def _number(text: str) -> str:
    if text and not FAMILY_ID.fullmatch(text):
        raise ValueError(text)
    return text
