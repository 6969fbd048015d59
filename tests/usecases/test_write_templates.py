"""Templates written where people ask for them, never over what is theirs."""

from pathlib import Path

import pytest

from ccam.model.errors import DataRefused, UnknownThing, UsageError
from ccam.usecases.templates import list_templates, write_template


def test_a_template_is_written_once(tmp_path: Path) -> None:
    path = tmp_path / "scores.xlsx"
    info, written = write_template("scores", path)
    assert (info.name, info.then, written) == ("scores", "ccam importer scores.xlsx", path)
    before = path.read_bytes()
    path.write_bytes(b"mon travail")
    with pytest.raises(DataRefused) as caught:
        write_template("scores", path)
    assert caught.value.code == "modele-deja-la"
    assert path.read_bytes() == b"mon travail"
    write_template("scores", path, replace=True)
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["scores.xlsx"]


def test_it_goes_to_the_current_folder_by_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for info in list_templates():
        write_template(info.name)
    assert {found.name for found in tmp_path.iterdir()} == {info.file for info in list_templates()}


@pytest.mark.parametrize("name", ["scores.csv", "scores", "scores.toml"])
def test_a_workbook_is_not_given_the_name_of_something_else(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError):
        write_template("scores", tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnknownThing) as unknown:
        write_template("score", tmp_path / "s.xlsx")
    assert "scenario" in unknown.value.hint
    with pytest.raises(DataRefused) as nowhere:
        write_template("scores", tmp_path / "absent" / "s.xlsx")
    assert "n'existe pas" in nowhere.value.message
    (tmp_path / "d.xlsx").mkdir()
    with pytest.raises(DataRefused):
        write_template("scores", tmp_path / "d.xlsx", replace=True)
    assert [found.name for found in tmp_path.iterdir()] == ["d.xlsx"]
