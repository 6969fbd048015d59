"""Import of the CNAM workbook against calamine reading the same cells."""

import os
from collections.abc import Iterator
from pathlib import Path

from bench.measure import line, ratio


def run() -> Iterator[str]:
    """The .xlsx against calamine, the .csv against the csv module."""
    import csv

    from python_calamine import CalamineWorkbook

    from importers.registry import read

    folder = os.environ.get("CCAM_REAL_DATA")
    if not folder:
        yield "workbook import: left out, CCAM_REAL_DATA is not set"
        return
    sheet, text = Path(folder) / "classeur/CCAM_V81.xlsx", Path(folder) / "classeur/CCAM_V81.csv"

    def cells() -> object:
        return CalamineWorkbook.from_path(str(sheet)).get_sheet_by_index(0).to_python()

    def rows() -> object:
        with text.open(encoding="utf-8-sig", newline="") as stream:
            return list(csv.reader(stream))

    yield line("import of CCAM_V81.xlsx / calamine reading its cells", ratio(lambda: read(sheet), cells), "none set")
    yield line("import of CCAM_V81.csv / csv module reading its rows", ratio(lambda: read(text), rows), "none set")
