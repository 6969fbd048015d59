"""Our workbooks opened and saved by LibreOffice: read again, they still say the same."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from ccam.formats.transcodage import TransitionTables
from ccam.model.acts import Release
from ccam.model.contents import release_content
from ccam.usecases.base import open_base
from ccam.usecases.exports.exchange import Asked, export_all
from importers.registry import read

pytestmark = pytest.mark.systeme
FORMATS = ("transcodage", "tarifs", "classeur")


@pytest.fixture(scope="module")
def saved(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Path]]:
    """By format, the file that we write and the one that LibreOffice makes of it."""
    ours, theirs = tmp_path_factory.mktemp("exports"), tmp_path_factory.mktemp("enregistrés")
    with open_base(str(demo_folder / "demo.sqlite"), read_only=True) as store:
        made = [done.files[0] for done in export_all(store, FORMATS, Asked(), target=ours)]
    home = f"-env:UserInstallation=file://{theirs}/profil"
    words = ["soffice", home, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(theirs)]
    subprocess.run([*words, *map(str, made)], check=True, capture_output=True, timeout=180)
    return {name: (path, theirs / path.name) for name, path in zip(FORMATS, made, strict=True)}


@pytest.mark.parametrize("name", ["transcodage", "tarifs"])
def test_a_table_saved_there_says_the_same(saved: dict[str, tuple[Path, Path]], name: str) -> None:
    first, again = (read(path).content for path in saved[name])
    assert isinstance(first, TransitionTables)
    assert first.lines
    assert again == first


def test_the_workbook_of_the_ccam_saved_there_is_the_same_release(saved: dict[str, tuple[Path, Path]]) -> None:
    first, again = (read(path).content for path in saved["classeur"])
    assert isinstance(first, Release)
    assert isinstance(again, Release)
    assert len(first.acts) > 100
    assert release_content(replace(again, source=first.source)) == release_content(first)
