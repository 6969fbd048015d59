"""Cells of the CNAM workbook into values: prices, mentions, modifier amounts, each with what was odd in it."""

from datetime import date

from ccam.formats import workbook as layout
from ccam.formats.cells import Number
from ccam.formats.workbook import HEADERS as COLUMN
from ccam.formats.workbook import Cells, ModifierValue
from ccam.french import findings as fr
from ccam.french import numbers
from ccam.model.acts import OTHERS, SECTOR1, Price, ValueUnit, Writing
from ccam.model.findings import Severity
from importers.findings import Findings


class CellReader:
    """Reads the cells of one workbook, whose prices all apply from one date."""

    def __init__(self, findings: Findings, applicable: date) -> None:
        self.findings = findings
        self.applicable = applicable
        self._known: dict[tuple[str, str], tuple[Price, ...]] = {}

    def prices(self, cells: Cells, row: int) -> tuple[Price, ...]:
        """Both prices; plainly written pairs are remembered, so that equal pairs are one object."""
        known = self._known.get((cells.sector1, cells.others))
        if known:
            return known
        sector1, plain1 = self._price(SECTOR1, cells.sector1, COLUMN.sector1, row)
        others, plain2 = self._price(OTHERS, cells.others, COLUMN.others, row)
        made = tuple(price for price in (sector1, others) if price)
        if plain1 and plain2:
            self._known[cells.sector1, cells.others] = made
        return made

    def _price(self, grid: str, text: str, column: str, row: int) -> tuple[Price | None, bool]:
        """The price, and whether nothing about it had to be told."""
        try:
            number, writing = layout.read_price(text)
        except ValueError:
            self.findings.error(fr.BAD_PRICE, row, column, text)
            return None, False
        plain = number.plain and writing is not Writing.EMPTY
        if writing is Writing.EMPTY:
            self.findings.repeat(Severity.INFO, fr.EMPTY_PRICE, row)
        elif not plain:
            self._odd_number(number, text, column, row)
        return Price(grid, self.applicable, number.value, writing), plain

    def _odd_number(self, number: Number, text: str, column: str, row: int) -> None:
        if number.space:
            read = numbers.euros(number.value)
            self.findings.warning(fr.SPACE_IN_NUMBER, row, column, text, read=read)
        elif number.comma:
            self.findings.repeat(Severity.INFO, fr.COMMA, row)
        if number.residue:
            self.findings.repeat(Severity.INFO, fr.FLOAT_NOISE, row)

    def flag(self, text: str, expected: str, column: str, row: int) -> bool:
        """« RC » or « AP »: filled or not."""
        if text and text != expected:
            self.findings.warning(fr.BAD_FLAG, row, column, text, expected=expected)
        return bool(text)

    def copay(self, text: str, row: int) -> str:
        """« Exo. TM », as it was before a spreadsheet made a date of it."""
        if text in layout.COPAY_EXEMPTIONS:
            return text
        read, as_expected = layout.read_copay(text)
        if not as_expected:
            sentence = fr.COPAY_RESTORED if read != text else fr.COPAY_UNKNOWN
            self.findings.warning(sentence, row, COLUMN.copay, text, read=read)
        return read

    def group(self, text: str, row: int) -> str:
        """« Regroupement », kept as read."""
        if not text:
            self.findings.repeat(Severity.WARNING, fr.NO_GROUP, row, COLUMN.group)
        elif not layout.is_group(text):
            self.findings.warning(fr.GROUP_UNKNOWN, row, COLUMN.group, text)
        return text

    def modifier_values(self, cells: Cells, letter: str, row: int) -> tuple[ModifierValue, ModifierValue] | None:
        """Both amounts of a modifier definition, in one unit; None where one cannot be read."""
        sector1 = self._modifier_value(cells.sector1, letter, COLUMN.sector1, row)
        others = self._modifier_value(cells.others, letter, COLUMN.others, row)
        if sector1 is None or others is None:
            return None
        if sector1.unit is not others.unit:
            self.findings.error(fr.MODIFIER_UNITS, row, COLUMN.sector1, cells.sector1, letter=letter)
        return sector1, others

    def _modifier_value(self, text: str, letter: str, column: str, row: int) -> ModifierValue | None:
        try:
            value = layout.read_modifier_value(text)
        except ValueError:
            self.findings.error(fr.BAD_MODIFIER_VALUE, row, column, text)
            return None
        if value.as_fraction:
            read = numbers.percent(value.value, 1000)
            self.findings.warning(fr.MODIFIER_FRACTION, row, column, text, letter=letter, read=read)
        elif not value.signed and value.unit is ValueUnit.PER_MILLE:
            self.findings.info(fr.MODIFIER_NO_SIGN, row, column, text, letter=letter)
        return value
