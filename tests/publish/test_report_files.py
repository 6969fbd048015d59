"""The two files of a report: both whole, or what was there before."""

from pathlib import Path
from typing import Any

import pytest

from ccam.model.errors import DataRefused
from ccam.publish.report import as_json
from ccam.publish.report.html import page, write_report
from tests.publish.report_sample import REPORT, UNSEALED


def test_the_page_is_made_from_the_json_beside_it(tmp_path: Path) -> None:
    sheet, data = tmp_path / "mars.html", tmp_path / "mars.json"
    write_report(REPORT, sheet, data)
    written = data.read_bytes().decode()
    assert written == as_json.text(REPORT)
    assert sheet.read_bytes().decode() == page(as_json.read(written))
    assert sorted(tmp_path.iterdir()) == [sheet, data]


def test_a_second_report_takes_the_place_of_the_first(tmp_path: Path) -> None:
    sheet, data = tmp_path / "mars.html", tmp_path / "mars.json"
    write_report(UNSEALED, sheet, data)
    write_report(REPORT, sheet, data)
    assert as_json.read(data.read_text()) == REPORT
    assert len([*tmp_path.iterdir()]) == 2


@pytest.mark.parametrize(
    ("folder", "why"), [("absent", "n'existe pas"), ("fichier", "pas un dossier")], ids=["absent", "file"]
)
def test_a_folder_that_cannot_hold_it(tmp_path: Path, folder: str, why: str) -> None:
    (tmp_path / "fichier").write_text("")
    with pytest.raises(DataRefused) as refused:
        write_report(REPORT, tmp_path / folder / "mars.html", tmp_path / folder / "mars.json")
    assert why in refused.value.message
    assert str(tmp_path / folder) in refused.value.message
    assert [path.name for path in tmp_path.iterdir()] == ["fichier"]


def test_a_page_that_cannot_be_placed_leaves_the_older_json(tmp_path: Path) -> None:
    data = tmp_path / "mars.json"
    data.write_text("avant")
    (tmp_path / "mars.html").mkdir()
    with pytest.raises(DataRefused, match="porte déjà le nom"):
        write_report(REPORT, tmp_path / "mars.html", data)
    assert data.read_text() == "avant"
    assert len([*tmp_path.iterdir()]) == 2


def test_a_read_only_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opening = Path.open

    def refused(path: Path, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        if "w" in mode:
            raise PermissionError(13, "denied", str(path))
        return opening(path, mode, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(DataRefused, match="interdite") as error:
        write_report(REPORT, tmp_path / "mars.html", tmp_path / "mars.json")
    assert error.value.code == "rapport-non-ecrit"
    assert [*tmp_path.iterdir()] == []


def test_a_disk_that_fills_up_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(DataRefused, match="le disque"):
        write_report(REPORT, tmp_path / "mars.html", tmp_path / "mars.json")
    assert [*tmp_path.iterdir()] == []


def test_one_name_for_two_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataRefused, match="même nom"):
        write_report(REPORT, tmp_path / "mars.json", tmp_path / "mars.json")
    assert [*tmp_path.iterdir()] == []
