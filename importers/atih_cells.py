"""Cells of the ATIH file into values, each with what was odd in it."""

from collections.abc import Iterator

from ccam.formats import atih as layout
from ccam.formats.atih import HEADERS as COLUMN
from ccam.formats.atih import ICR_FIELDS, Cells
from ccam.formats.workbook import COPAY_EXEMPTIONS, is_group, modifier_letters, read_copay
from ccam.french import findings as fr
from ccam.french import findings_atih as atih_fr
from ccam.model.codes import Slot
from ccam.model.findings import Severity
from importers.findings import Findings

SLOTS = {(str(activity), str(phase)): Slot(activity, phase) for activity in range(1, 6) for phase in range(4)}


class CellReader:
    """Reads the cells of one file."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings

    def slot(self, cells: Cells, act: str, row: int) -> Slot | None:
        """Activity and phase; None where they cannot be."""
        slot = SLOTS.get((cells.activity, cells.phase))
        if slot is None:
            self.findings.error(
                fr.BAD_SLOT, row, COLUMN.activity, cells.activity,
                line=act, activity=cells.activity, phase=cells.phase,
            )  # fmt: skip
        return slot

    def extension(self, cells: Cells, row: int) -> str:
        """« -01 » as ``01``."""
        try:
            return layout.read_extension(cells.extension)
        except ValueError:
            self.findings.error(atih_fr.BAD_EXTENSION, row, COLUMN.extension, cells.extension)
            return ""

    def flag(self, text: str, expected: str, column: str, row: int) -> bool:
        """« RC » or « AP »: filled or not."""
        if text and text != expected:
            self.findings.warning(fr.BAD_FLAG, row, column, text, expected=expected)
        return bool(text)

    def copay(self, text: str, row: int) -> str:
        """« ETM », seen through spaces and dates."""
        if text in COPAY_EXEMPTIONS or not text:
            return text
        read, _ = read_copay(text)
        sentence = fr.COPAY_RESTORED if read in COPAY_EXEMPTIONS else fr.COPAY_UNKNOWN
        self.findings.warning(sentence, row, COLUMN.copay, text, read=read)
        return read

    def group(self, text: str, row: int) -> str:
        """« Rgt », without the parentheses of what is never billed."""
        bare = layout.without_parentheses(text)
        if bare:
            self.findings.repeat(Severity.INFO, atih_fr.PARENTHESES, row, COLUMN.group)
        elif text == layout.PLACEHOLDER:
            self.findings.repeat(Severity.INFO, atih_fr.PLACEHOLDER, row, COLUMN.group)
            return ""
        elif not text:
            self.findings.repeat(Severity.WARNING, fr.NO_GROUP, row, COLUMN.group)
        elif not is_group(text):
            self.findings.warning(fr.GROUP_UNKNOWN, row, COLUMN.group, text)
        return bare or text

    def letters(self, text: str, row: int) -> tuple[str, ...]:
        """Modifiers of ``[A, F, 7]``."""
        try:
            return modifier_letters(text.replace("\n", ""))
        except ValueError:
            self.findings.error(fr.BAD_MODIFIERS, row, COLUMN.own, text)
            return ()

    def icr(self, cells: Cells, row: int) -> Iterator[tuple[str, int | None, str]]:
        """Detail, activity and value of every ICR of the row."""
        for column, (activity, field) in ICR_FIELDS.items():
            text = getattr(cells, column)
            if text:
                if not (text.isascii() and text.isdecimal()):
                    self.findings.warning(atih_fr.BAD_ICR, row, getattr(COLUMN, column), text)
                yield field, activity, text

    def kept(self, column: str, text: str, row: int) -> str:
        """A column kept whole; dates in ISO 8601 where they can be read."""
        if column not in layout.DAYS:
            return text.casefold() if column == "ranking" else text
        try:
            return layout.read_day(text)
        except ValueError:
            self.findings.repeat(Severity.INFO, atih_fr.DAY_AS_TEXT, row, getattr(COLUMN, column))
            return text
