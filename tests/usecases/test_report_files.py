"""The files of a report: all of them whole, or what was there before."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ccam.formats.batch import FORMATS
from ccam.model.errors import DataRefused, UsageError
from ccam.publish.report import as_json
from ccam.publish.report.html import page
from ccam.usecases.report.files import file_stem, read_formats, write
from tests.publish.report_sample import HEAD, JANUARY, REPORT, UNSEALED


def test_the_page_is_made_from_the_json_beside_it(tmp_path: Path) -> None:
    paths = write(REPORT, tmp_path / "mars.html")
    assert paths == {"html": tmp_path / "mars.html", "json": tmp_path / "mars.json"}
    written = paths["json"].read_bytes().decode()
    assert written == as_json.text(REPORT)
    assert paths["html"].read_bytes().decode() == page(as_json.read(written))
    assert sorted(tmp_path.iterdir()) == [*paths.values()]


def test_a_folder_receives_every_format_named_after_the_points(tmp_path: Path) -> None:
    told: list[str] = []
    paths = write(REPORT, tmp_path / "rapports" / "mars", FORMATS, told.append)
    assert [path.name for path in paths.values()] == [f"rapport-janvier-mars.{name}" for name in FORMATS]
    assert all(path.parent == tmp_path / "rapports" / "mars" and path.stat().st_size for path in paths.values())
    assert [name for name in FORMATS if any(name in line for line in told)] == [*FORMATS]


def test_a_file_gives_its_name_and_its_own_format(tmp_path: Path) -> None:
    assert [path.name for path in write(REPORT, tmp_path / "CHAP.MD", ["json"]).values()] == ["CHAP.json", "CHAP.md"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "mars/été", "a\x00b", "…", "C:\\x"])
def test_no_name_of_a_point_leaves_its_folder(tmp_path: Path, name: str) -> None:
    spoiled = replace(REPORT, head=replace(HEAD, before=replace(JANUARY, name=name)))
    assert "/" not in file_stem(spoiled)
    paths = write(spoiled, tmp_path, ["json"])
    assert [path.parent for path in paths.values()] == [tmp_path]


@pytest.mark.parametrize("text", ["", ",", "docx", "html,docx"])
def test_an_unknown_format_is_refused_with_those_there_are(text: str) -> None:
    with pytest.raises(UsageError, match="format de rapport") as refused:
        read_formats(text)
    assert "xlsx" in (refused.value.hint or "")


def test_formats_are_read_once_each_whatever_their_case() -> None:
    assert read_formats("PDF, html,pdf,") == ("pdf", "html")


def test_a_second_report_takes_the_place_of_the_first(tmp_path: Path) -> None:
    write(UNSEALED, tmp_path / "mars.html")
    write(REPORT, tmp_path / "mars.html")
    assert as_json.read((tmp_path / "mars.json").read_text()) == REPORT
    assert len([*tmp_path.iterdir()]) == 2


@pytest.mark.parametrize(
    ("folder", "why"), [("absent", "n'existe pas"), ("fichier", "pas un dossier")], ids=["absent", "file"]
)
def test_a_folder_that_cannot_hold_it(tmp_path: Path, folder: str, why: str) -> None:
    (tmp_path / "fichier").write_text("")
    with pytest.raises(DataRefused) as refused:
        write(REPORT, tmp_path / folder / "mars.html")
    assert why in refused.value.message
    assert str(tmp_path / folder) in refused.value.message
    assert [path.name for path in tmp_path.iterdir()] == ["fichier"]


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("")
    with pytest.raises(DataRefused, match="pas un dossier"):
        write(REPORT, tmp_path / "fichier")


def test_a_page_that_cannot_be_placed_leaves_the_older_json(tmp_path: Path) -> None:
    data = tmp_path / "rapport-janvier-mars.json"
    data.write_text("avant")
    (tmp_path / "rapport-janvier-mars.html").mkdir()
    with pytest.raises(DataRefused, match="porte déjà le nom"):
        write(REPORT, tmp_path)
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
        write(REPORT, tmp_path / "mars.html")
    assert error.value.code == "rapport-non-ecrit"
    assert [*tmp_path.iterdir()] == []


def test_a_disk_that_fills_up_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(DataRefused, match="le disque"):
        write(REPORT, tmp_path / "mars.html")
    assert [*tmp_path.iterdir()] == []
