"""The workbook in another's spreadsheet: every formula computed anew there gives the figure that the file bears."""

import csv
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest

from ccam.publish.report.sheets import workbook
from ccam.publish.report.sheets_rows import Formula
from ccam.publish.report.sheets_tables import sheets
from tests.publish.report_sample import REPORT

pytestmark = pytest.mark.systeme
TOP = 4
"""Rows above the first one of a table."""
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    """Each sheet as LibreOffice computes it, its cells without their formats."""
    folder = tmp_path_factory.mktemp("tableur")
    made = folder / "rapport.xlsx"
    made.write_bytes(workbook(REPORT))
    home = f"-env:UserInstallation=file://{folder}/profil"
    command = ["soffice", home, "--headless", "--convert-to", EVERY_SHEET, "--outdir", str(folder), str(made)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    found = {}
    for sheet in sheets(REPORT):
        with Path(folder, f"rapport-{sheet.name}.csv").open(encoding="utf-8", newline="") as file:
            found[sheet.name] = list(csv.reader(file))
    return found


def test_every_formula_gives_there_what_it_gives_here(opened: dict[str, list[list[str]]]) -> None:
    seen = 0
    scales = {"euros": 100, "part": 10_000, "nombre": 1}
    for sheet in sheets(REPORT):
        for number, row in enumerate(sheet.rows, TOP):
            for place, cell in enumerate(row):
                if isinstance(cell, Formula):
                    shown, scale = opened[sheet.name][number][place], scales[sheet.columns[place].kind.value]
                    there = Decimal(shown[:-1]) * 100 if shown.endswith("%") else Decimal(shown) * scale
                    assert there.quantize(Decimal(1)) == cell.value, (sheet.name, number, place)
                    seen += 1
    assert seen > 10


def test_totals_add_up_there_too(opened: dict[str, list[list[str]]]) -> None:
    chapters = next(sheet for sheet in sheets(REPORT) if sheet.columns[1].total or sheet.name == "Par chapitre")
    places = [place for place, column in enumerate(chapters.columns) if column.total]
    total = opened[chapters.name][TOP + len(chapters.rows)]
    for place in places:
        cells = (row[place] for row in chapters.rows)
        cents = sum(cell.value if isinstance(cell, Formula) else int(str(cell)) for cell in cells if cell is not None)
        assert Decimal(total[place]) * 100 == cents
    assert places
