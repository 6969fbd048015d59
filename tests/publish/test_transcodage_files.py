"""Transcodage tables as we write them: their bytes, and nothing in them that a spreadsheet would run."""

import io
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from ccam.formats.transcodage import LINES, TRANSITIONS, LineRow, TransitionRow, TransitionTables
from ccam.model.draft import Verb
from ccam.model.errors import DataRefused
from ccam.publish.transcodage import LONGEST, csv_tables, workbook
from tests.exchange_cases import outgoing
from tests.publish.golden_files import same_as_golden


def cells(data: bytes) -> dict[str, list[list[object]]]:
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}  # type: ignore[misc]


def test_the_csv_tables_are_these_bytes() -> None:
    made = csv_tables(outgoing().tables)
    assert list(made) == ["transcodage", "lignes"]
    for name, content in made.items():
        assert content.startswith(b"\xef\xbb\xbf")
        same_as_golden(f"echange-{name}.csv", content.decode())


def test_a_draft_without_lines_has_no_table_of_lines() -> None:
    tables = TransitionTables((TransitionRow(2, None, Verb.CREATE, "P-07-0001", "Acte"),))
    assert list(csv_tables(tables)) == ["transcodage"]


def test_the_workbook_has_both_tables_under_the_headings_that_we_read() -> None:
    sheets = cells(workbook(outgoing().tables))
    assert list(sheets) == ["transcodage", "lignes"]
    assert TRANSITIONS.row([[str(cell) for cell in row] for row in sheets["transcodage"]]) == 1
    assert LINES.row([[str(cell) for cell in row] for row in sheets["lignes"]]) == 1


def test_parts_and_points_are_numbers_that_a_spreadsheet_can_add() -> None:
    sheets = cells(workbook(outgoing().tables))
    split = [row for row in sheets["transcodage"] if row[1] == "subdiviser"]
    assert sum(float(str(row[4])) for row in split) == 100
    assert sheets["lignes"][1][3] == 262.5


def test_the_same_tables_give_the_same_workbook() -> None:
    first, second = (workbook(outgoing().tables) for _ in range(2))
    assert first == second
    assert zipfile.ZipFile(io.BytesIO(first)).testzip() is None


@pytest.mark.parametrize("text", ["=1+1", "+33", "-2", "@somme", "'=1"])
def test_no_text_is_left_for_a_spreadsheet_to_run(text: str) -> None:
    tables = TransitionTables((TransitionRow(2, None, Verb.CREATE, "P-07-0001", text, reason=text),))
    assert f";'{text};".encode() in csv_tables(tables)["transcodage"]
    assert cells(workbook(tables))["transcodage"][1][3] == f"'{text}"


def test_a_text_that_no_cell_can_hold_is_refused_rather_than_cut() -> None:
    lines = (LineRow(2, "P-07-0001", 1, 0, label="x" * (LONGEST + 1)),)
    with pytest.raises(DataRefused) as refusal:
        workbook(TransitionTables(lines=lines))
    assert refusal.value.code == "texte-trop-long"
    assert csv_tables(TransitionTables(lines=lines))
