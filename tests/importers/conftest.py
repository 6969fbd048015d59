"""Small files made for one test: text as it is, or rows put into a workbook."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from tests.importers.files import Rows, SaveSheets, SaveText


@pytest.fixture
def save(tmp_path: Path) -> SaveText:
    """Write a text file: ``save("a;b", name="table.csv", encoding="cp1252")``."""

    def write(text: str, name: str = "essai.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


@pytest.fixture
def save_sheets(tmp_path: Path) -> SaveSheets:
    """Write an .xlsx: sheet names to rows of cells; numbers stay numbers, dates become dated cells."""

    def write(sheets: Mapping[str, Rows]) -> Path:
        path = tmp_path / "essai.xlsx"
        with xlsxwriter.Workbook(path) as workbook:
            dated = workbook.add_format({"num_format": "dd/mm/yyyy"})
            for name, rows in sheets.items():
                sheet = workbook.add_worksheet(name)
                for number, row in enumerate(rows):
                    for column, cell in enumerate(row):
                        if isinstance(cell, date):
                            sheet.write_datetime(number, column, cell, dated)
                        elif isinstance(cell, int | float):
                            sheet.write_number(number, column, cell)
                        elif cell:
                            sheet.write_string(number, column, str(cell))
        return path

    return write
