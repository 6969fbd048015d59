"""Files as rows of texts, and the one refusal of each file that is not one."""

import hashlib
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from ccam.model.errors import FileRefused
from importers import opened, sheets
from importers.containers import contents
from importers.registry import read
from tests.importers.files import SaveSheets, SaveText


def rows_of(path: Path) -> list[list[str]]:
    return contents(path)[0].sheets[0].rows


def refusal(path: Path) -> str:
    with pytest.raises(FileRefused) as caught:
        rows_of(path)
    return caught.value.code


def test_csv_and_xlsx_give_the_same_texts(save: SaveText, save_sheets: SaveSheets) -> None:
    text = 'HHFA001,"Appendicectomie,\npar abord",1,0,176.79\n,,4,0,0.1\n'
    rows = [["HHFA001", "Appendicectomie,\npar abord", 1, 0, 176.79], ["", "", 4, 0, 0.1]]
    assert rows_of(save(text)) == rows_of(save_sheets({"CCAM": rows}))


def test_float_noise_of_a_workbook_is_gone_in_its_shortest_form(save_sheets: SaveSheets) -> None:
    assert rows_of(save_sheets({"CCAM": [[176.78999999999999, 12345678, date(2021, 7, 2)]]})) == [
        ["176.79", "12345678", "2021-07-02"]
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_byte_order_mark_is_no_part_of_the_first_cell(save: SaveText, encoding: str) -> None:
    assert rows_of(save("Code;Texte\n1;É\n", encoding=encoding)) == [["Code", "Texte"], ["1", "É"]]


def test_the_delimiter_is_the_regular_one_whatever_the_labels_hold(save: SaveText) -> None:
    text = "Titre, sous-titre, date\nA;B;C\n1;t, u, v, w, x, y, z;2\n3;u, v, w, x;4\n5;w;6\n"
    assert rows_of(save(text))[2] == ["1", "t, u, v, w, x, y, z", "2"]


def test_short_rows_are_filled_and_windows_line_ends_are_one(save: SaveText) -> None:
    assert rows_of(save('a,b,c\r\n"1\r\n2",x\r\n')) == [["a", "b", "c"], ["1\n2", "x", ""]]


def test_rows_and_columns_keep_their_places_under_empty_ones(save_sheets: SaveSheets) -> None:
    assert rows_of(save_sheets({"CCAM": [[], ["", "x"]]})) == [["", ""], ["", "x"]]


def test_the_hash_is_that_of_the_bytes(save: SaveText) -> None:
    path = save("a,b\n")
    assert contents(path)[0].sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_each_unusable_file_has_its_own_refusal(save: SaveText, tmp_path: Path) -> None:
    assert refusal(tmp_path / "absent.csv") == "fichier-absent"
    assert refusal(tmp_path) == "fichier-inaccessible"
    assert refusal(save(" ;;\n")) == "fichier-vide"
    assert refusal(save("Libellé;é\n", encoding="cp1252")) == "texte-pas-utf8"
    assert refusal(save("a\0b", name="image.bin")) == "fichier-inconnu"
    assert refusal(save('a,"b"c\n')) == "fichier-abime"


def test_a_file_over_the_limit_is_refused_unread(save: SaveText, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened, "MAX_BYTES", 4)
    assert refusal(save("12345")) == "fichier-trop-gros"


def test_an_archive_that_unpacks_too_large_is_refused(save_sheets: SaveSheets, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save_sheets({"CCAM": [["x"]]})
    monkeypatch.setattr(sheets, "MAX_UNPACKED", 100)
    assert refusal(path) == "fichier-trop-gros"


@pytest.mark.parametrize(("row", "column"), [(0, 16383), (1048575, 0)])
def test_a_far_cell_is_refused_before_memory_is_reserved(tmp_path: Path, row: int, column: int) -> None:
    path = tmp_path / "loin.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write(0, 0, "x")
        sheet.write(row, column, "y")
    assert refusal(path) == "fichier-trop-etendu"


def test_a_damaged_or_foreign_archive_is_refused(save_sheets: SaveSheets, tmp_path: Path) -> None:
    whole = save_sheets({"CCAM": [["x"]]}).read_bytes()
    cut = tmp_path / "coupe.xlsx"
    cut.write_bytes(whole[: len(whole) // 2])
    assert refusal(cut) == "fichier-abime"
    foreign = tmp_path / "lettre.xlsx"
    with zipfile.ZipFile(foreign, "w") as package:
        package.writestr("word/document.xml", "<document/>")
    with pytest.raises(FileRefused) as caught:
        read(foreign)
    assert caught.value.code == "fichier-inconnu"
    old = tmp_path / "ancien.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert refusal(old) == "fichier-abime"
