"""The ATIH files « Open CCAM » by region (.csv), read into hospital volumes. What is suppressed stays unknown."""

from operator import itemgetter

from ccam.formats import hospital as layout
from ccam.formats.hospital import HEADERS as COLUMN
from ccam.formats.hospital import Cells
from ccam.french import errors as refusals
from ccam.french import findings as fr
from ccam.french import findings_hospital as hospital_fr
from ccam.model.acts import SourceFile
from ccam.model.codes import ActCode
from ccam.model.errors import FileRefused
from ccam.model.findings import Finding, Severity
from ccam.model.volumes import HospitalRow, HospitalVolumes
from importers.findings import Findings
from importers.opened import Opened
from importers.sheets import Row

NAME = "open-ccam-{year}"
"""Name of the set in the base."""
MARKS = (b"acte", b"nb_actes")
"""What the first line always says, whatever the year."""


def recognises(opened: Opened) -> bool:
    """Whether the first line of a text names the columns of the file."""
    first = opened.head.partition(b"\n")[0].lower()
    return not opened.is_workbook and all(mark in first for mark in MARKS)


def read(opened: Opened) -> tuple[HospitalVolumes | None, tuple[Finding, ...]]:
    """The volumes, None when a finding is an error; raises :class:`FileRefused` on a file without its columns, its
    year or any row, and on the files by hospital.
    """
    name, rows = opened.name, opened.sheets[0].rows
    header = layout.HEADER.row(rows)
    if not header:
        raise FileRefused(refusals.NOT_THIS_FORMAT, where=name, name=name, format=layout.FORMAT)
    headings = rows[header - 1]
    if any(map(layout.names_hospitals, headings)):
        raise FileRefused(hospital_fr.BY_HOSPITAL, where=name, name=name)
    year = layout.year_of(opened.base_name)
    if year is None:
        raise FileRefused(hospital_fr.NO_YEAR, where=name, name=name)
    reader = _Reader(name, headings, header)
    reader.take_all(rows)
    findings = reader.findings.all()
    if any(one.severity is Severity.ERROR for one in findings):
        return None, findings
    if not reader.rows:
        raise FileRefused(refusals.NOTHING_INSIDE, where=name, name=name, format=layout.FORMAT)
    source = SourceFile(name, opened.sha256, layout.FORMAT)
    return HospitalVolumes(NAME.format(year=year), year, source, hospital_fr.SCOPE, tuple(reader.rows)), findings


class _Reader:
    """Walks down the rows."""

    def __init__(self, file: str, headings: Row, header: int) -> None:
        self.findings = Findings(file)
        self.header = header
        self.places = layout.HEADER.places(headings, file)
        self.rows: list[HospitalRow] = []
        for text in headings:
            if text.strip() and not layout.column_of(text):
                known = fr.quoted(COLUMN)
                self.findings.info(fr.UNKNOWN_COLUMN, header, text, text, known=known)
        missing = [title for field, title in COLUMN._asdict().items() if field not in self.places]
        if missing:
            self.findings.info(hospital_fr.COLUMNS_ABSENT, header, columns=fr.quoted(missing))
        self.counts = [field for field in layout.COUNTS if field in self.places]

    def take_all(self, rows: list[Row]) -> None:
        """Read every row below the header, then look for rows that are there twice."""
        pick = itemgetter(*(self.places.get(field, -1) for field in Cells._fields))
        for number, row in enumerate(rows[self.header :], self.header + 1):
            if any(row):
                self._row(Cells._make(map(str.strip, pick([*row, ""]))), number)
        self._check_keys()

    def _row(self, cells: Cells, number: int) -> None:
        for field in self.counts:
            self._tell_unknown(getattr(cells, field), field, number)
        acts, stays = self._count(cells, "acts", number), self._count(cells, "stays", number)
        nights, ambulatory = self._count(cells, "zero_nights", number), self._count(cells, "ambulatory", number)
        region, days = self._region(cells.region, number), self._days(cells.mean_stay, number)
        try:
            code, phase = layout.read_act(cells.act)
        except ValueError:
            self.findings.error(hospital_fr.BAD_ACT, number, COLUMN.act, cells.act)
            return
        self.rows.append(HospitalRow(code, phase, region, acts, stays, days, nights, ambulatory, number))

    def _tell_unknown(self, text: str, field: str, number: int) -> None:
        if text == layout.SUPPRESSED:
            self.findings.repeat(Severity.INFO, hospital_fr.SUPPRESSED, number, getattr(COLUMN, field))
        elif not text:
            self.findings.repeat(Severity.WARNING, hospital_fr.EMPTY, number, getattr(COLUMN, field))

    def _count(self, cells: Cells, field: str, number: int) -> int | None:
        text = getattr(cells, field)
        try:
            read = layout.read_count(text)
        except ValueError:
            self.findings.error(hospital_fr.BAD_COUNT, number, getattr(COLUMN, field), text)
            return None
        if read is not None and read < layout.SMALLEST:
            self.findings.repeat(Severity.WARNING, hospital_fr.SMALL, number, getattr(COLUMN, field))
        return read

    def _region(self, text: str, number: int) -> str:
        region = layout.read_region(text)
        if region not in layout.REGIONS:
            self.findings.repeat(Severity.WARNING, hospital_fr.REGION_UNKNOWN, number, COLUMN.region)
        elif region != text:
            self.findings.repeat(Severity.INFO, hospital_fr.REGION_RESTORED, number, COLUMN.region)
        return region

    def _days(self, text: str, number: int) -> str:
        try:
            days = layout.read_days(text)
        except ValueError:
            self.findings.error(hospital_fr.BAD_DAYS, number, COLUMN.mean_stay, text)
            return ""
        if "," in text:
            self.findings.repeat(Severity.INFO, fr.COMMA, number, COLUMN.mean_stay)
        return days

    def _check_keys(self) -> None:
        seen: dict[tuple[ActCode, int, str], list[int]] = {}
        for row in self.rows:
            seen.setdefault((row.code, row.phase, row.region), []).append(row.row)
        for (code, phase, region), rows in seen.items():
            if len(rows) > 1:
                self.findings.warning(
                    hospital_fr.TWICE, rows[1], COLUMN.act, f"{code}{phase}",
                    region=region, times=len(rows), rows=fr.first_rows(rows),
                )  # fmt: skip
