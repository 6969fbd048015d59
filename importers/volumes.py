"""The yearly volumes « actes techniques CCAM » of the CNAM (.xlsx, .xls, .csv), read into a volume set.

Amounts come as sums of floating-point numbers: each is rounded half-up to the cent, once, and the amounts that
do not fall on a cent are counted in a finding. So are the quantities of 2015, extrapolated: whole acts, line by line.
An empty amount is 0 €. Rows with the same key are all kept.
"""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from ccam.formats import volumes as layout
from ccam.formats.cells import NOISE, Number
from ccam.formats.volumes import TITLES, Columns
from ccam.french import errors as refusals
from ccam.french import findings as fr
from ccam.french import numbers
from ccam.french.sentence import Sentence
from ccam.model.acts import SourceFile
from ccam.model.codes import ActCode, LineKey, is_act_code
from ccam.model.errors import FileRefused
from ccam.model.findings import Finding, Severity
from ccam.model.money import half_up
from ccam.model.text import has_control
from ccam.model.volumes import VolumeRow, VolumeSet
from importers.findings import Findings
from importers.opened import Opened
from importers.sheets import Row

NAME = "actes-techniques-{year}"
"""Name of the set in the base."""

DIGITS, ACTIVITIES, PHASES = frozenset("0123456789"), frozenset("12345"), frozenset("0123")


def recognises(opened: Opened) -> bool:
    """Whether a sheet has the header of the yearly files."""
    return any(layout.HEADER.row(sheet.rows) for sheet in opened.sheets)


def read(opened: Opened) -> tuple[VolumeSet | None, tuple[Finding, ...]]:
    """The set, None when a finding is an error; raises :class:`FileRefused` where the header, a column, the
    year or every row is missing.
    """
    name = opened.name
    sheet = next((sheet for sheet in opened.sheets if layout.HEADER.row(sheet.rows)), None)
    if sheet is None:
        raise FileRefused(refusals.NOT_THIS_FORMAT, where=name, name=name, format=layout.FORMAT)
    header = layout.HEADER.row(sheet.rows)
    headings = sheet.rows[header - 1]
    columns = Columns(**layout.HEADER.places(headings, name))
    prose = [row for other in opened.sheets if other is not sheet for row in other.rows] + sheet.rows[: header - 1]
    year = layout.year_of(headings, (text for row in prose for text in row), name)
    if year is None:
        raise FileRefused(refusals.NO_YEAR, where=name, name=name)
    reader = _Reader(name, columns, year)
    reader.take_all(sheet.rows, header)
    scope = layout.scope_of(prose)
    if not scope:
        reader.findings.warning(fr.NO_SCOPE, 0)
    findings = reader.findings.all()
    if any(one.severity is Severity.ERROR for one in findings):
        return None, findings
    if not reader.rows:
        raise FileRefused(refusals.NOTHING_INSIDE, where=name, name=name, format=layout.FORMAT)
    axes = layout.AXES + (layout.CATEGORY_AXES if columns.category >= 0 else ())
    source = SourceFile(name, opened.sha256, layout.FORMAT)
    rows = tuple(reader.rows)
    return VolumeSet(NAME.format(year=year), year, source, scope or fr.NO_SCOPE_TEXT, rows, axes), findings


class _Reader:
    """Walks down the rows; holds what only the whole file can tell."""

    def __init__(self, file: str, columns: Columns, year: int) -> None:
        self.columns, self.year = columns, year
        self.findings = Findings(file)
        self.rows: list[VolumeRow] = []
        self.totals: list[tuple[int, Row]] = []
        self.rounded: list[tuple[Decimal, int]] = []
        self.exact = 0
        self.fractions: list[tuple[int, int]] = []

    def take_all(self, rows: list[Row], header: int) -> None:
        """Read every row below the header, then check the file as a whole."""
        for number in range(header + 1, len(rows) + 1):
            row = [cell.strip() for cell in rows[number - 1]]
            if not any(row):
                continue
            at = self.columns
            if not layout.is_total(row[at.code], row[at.key], row[at.activity]):
                self._row(row, number)
            elif row[at.quantity] or row[at.base] or row[at.reimbursed]:
                self.totals.append((number, row))
            else:
                self.findings.repeat(Severity.INFO, fr.FOOTNOTE, number)
        self._check_totals()
        self._check_keys()
        self._check_rounding()
        self._check_fractions()
        self._order_categories()

    def _row(self, row: Row, number: int) -> None:
        at, tell = self.columns, self.findings
        key = self._key(row, number)
        quantity = self._quantity(row[at.quantity], number)
        base = self._amount(row[at.base], "base", number, quantity)
        reimbursed = self._amount(row[at.reimbursed], "reimbursed", number, quantity)
        category = row[at.category] if at.category >= 0 else ""
        subcategory = row[at.subcategory] if at.subcategory >= 0 else ""
        if not row[at.group]:
            tell.repeat(Severity.WARNING, fr.NO_GROUP, number, TITLES["group"])
        for field, text in (("category", category), ("subcategory", subcategory)):
            if has_control(text):
                tell.warning(fr.CONTROL, number, TITLES[field], text)
        if quantity < 0 or base < 0 or reimbursed < 0:
            tell.repeat(Severity.WARNING, fr.NEGATIVE, number)
        if key:
            self.rows.append(
                VolumeRow(
                    key, row[at.group], quantity, base, reimbursed,
                    self._tariff(row[at.sector1], "sector1", number),
                    self._tariff(row[at.others], "others", number),
                    category, subcategory, number,
                )
            )  # fmt: skip

    def _key(self, row: Row, number: int) -> LineKey | None:
        """The key of the row, checked against the column that joins the three others."""
        at = self.columns
        code, activity, phase = row[at.code], row[at.activity], row[at.phase]
        if not is_act_code(code):
            self.findings.error(refusals.BAD_ACT_CODE, number, TITLES["code"], code)
            return None
        if row[at.key] != code + activity + phase or not DIGITS.issuperset((activity, phase)):
            self.findings.error(
                fr.KEY_DISAGREES, number, TITLES["key"], row[at.key], act=code, activity=activity, phase=phase
            )
            return None
        if activity not in ACTIVITIES or phase not in PHASES:
            self.findings.repeat(Severity.WARNING, fr.ACTIVITY_UNKNOWN, number, TITLES["activity"])
        return LineKey(ActCode(code), int(activity), int(phase))

    def _quantity(self, text: str, number: int) -> int:
        try:
            read = layout.read_quantity(text)
        except ValueError:
            self.findings.error(fr.BAD_QUANTITY, number, TITLES["quantity"], text)
            return 0
        if not read.plain:
            self.findings.repeat(Severity.INFO, fr.COMMA, number)
        if read.deviation and self.year > layout.LAST_YEAR_EXTRAPOLATED:
            self.findings.repeat(Severity.ERROR, fr.FRACTIONAL, number, TITLES["quantity"])
        elif read.deviation:
            self.fractions.append((read.deviation, number))
        self.exact += read.exact
        return read.acts

    def _amount(self, text: str, field: str, number: int, quantity: int) -> int:
        if not text:
            severity = Severity.WARNING if quantity else Severity.INFO
            self.findings.repeat(severity, fr.EMPTY_AMOUNT, number, TITLES[field])
            return 0
        return self._cents(text, field, number)

    def _tariff(self, text: str, field: str, number: int) -> int | None:
        return self._cents(text, field, number) if text else None

    def _cents(self, text: str, field: str, number: int) -> int:
        read = self._number(text, 2, fr.BAD_AMOUNT, field, number)
        if read.residue >= NOISE:
            self.rounded.append((read.residue, number))
        return read.value

    def _number(self, text: str, places: int, refusal: Sentence, field: str, number: int) -> Number:
        try:
            read = layout.read_amount(text, places)
        except ValueError:
            self.findings.error(refusal, number, TITLES[field], text)
            return Number(0)
        if read.comma or read.space:
            self.findings.repeat(Severity.INFO, fr.COMMA, number)
        return read

    def _check_totals(self) -> None:
        """A total row must equal the sum: to the act for quantities, to a cent a row for rounded amounts."""
        acts, rest = layout.whole_acts(self.exact), 1 if self.fractions else 0
        sums: dict[str, tuple[int, int, int, Callable[[int], str]]] = {
            "quantity": (acts, 0, rest, numbers.integer),
            "base": (sum(row.base for row in self.rows), 2, len(self.rows), numbers.euros),
            "reimbursed": (sum(row.reimbursed for row in self.rows), 2, len(self.rows), numbers.euros),
        }
        for number, row in self.totals:
            agrees = True
            for field, (expected, places, tolerance, shown) in sums.items():
                text = row[getattr(self.columns, field)]
                if not text:
                    continue
                title = TITLES[field]
                found = self._number(text, places, fr.BAD_AMOUNT, field, number).value
                if abs(found - expected) > tolerance:
                    agrees = False
                    self.findings.warning(fr.TOTAL_DIFFERS, number, title, shown(found), sum=shown(expected))
            if agrees:
                self.findings.info(fr.TOTAL_ROW, number)

    def _check_keys(self) -> None:
        seen: dict[LineKey, list[int]] = {}
        for row in self.rows:
            seen.setdefault(row.key, []).append(row.row)
        for key, rows in seen.items():
            if len(rows) > 1:
                self.findings.warning(
                    fr.VOLUME_TWICE, rows[1], TITLES["key"], key, times=len(rows), rows=fr.first_rows(rows)
                )

    def _check_rounding(self) -> None:
        if self.rounded:
            rows = list(dict.fromkeys(number for _, number in self.rounded))
            largest = numbers.scaled(int(max(self.rounded)[0].scaleb(3)), 3)
            self.findings.warning(
                fr.ROUNDED_AMOUNT,
                rows[0],
                count=fr.row_count(len(rows)),
                rows=fr.first_rows(rows),
                largest=largest,
            )

    def _check_fractions(self) -> None:
        if self.fractions:
            rows = [number for _, number in self.fractions]
            self.findings.warning(
                fr.EXTRAPOLATED, rows[0], TITLES["quantity"], len(rows),
                count=fr.row_count(len(rows)), rows=fr.first_rows(rows),
                largest=_shown_acts(max(self.fractions)[0]), exact=_shown_acts(self.exact),
                rounded=numbers.integer(sum(row.quantity for row in self.rows)),
            )  # fmt: skip

    def _order_categories(self) -> None:
        """Category first, sub-category second, whatever the year (see :mod:`ccam.formats.volumes`)."""
        pairs = [(row.category, row.subcategory) for row in self.rows]
        if self.year > layout.LAST_YEAR_SWAPPED or not layout.finer_first(pairs):
            return
        self.findings.warning(
            fr.CATEGORIES_SWAPPED, 0, TITLES["category"],
            categories=len({first for first, _ in pairs}), subcategories=len({second for _, second in pairs}),
        )  # fmt: skip
        self.rows = [replace(row, category=row.subcategory, subcategory=row.category) for row in self.rows]


def _shown_acts(exact: int) -> str:
    """Acts with three decimals."""
    return numbers.scaled(half_up(exact, layout.ONE_ACT // 1000), 3, trim=True)
