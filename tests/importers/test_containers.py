"""Plain, compressed and archived files: the same content is the same file, and no archive does harm."""

import gzip
import zipfile
from pathlib import Path

import pytest

from ccam.model.acts import Release
from ccam.model.errors import FileRefused
from importers import containers
from importers.containers import contents
from importers.registry import read, read_all
from tests.corpus import make_containers, shown_by

BOOK = make_containers.BOOK


def plain(folder: Path) -> Path:
    path = folder / "CCAM_V81.csv"
    path.write_bytes(BOOK)
    return path


def compressed(folder: Path) -> Path:
    path = folder / "CCAM_V81.csv.gz"
    path.write_bytes(gzip.compress(BOOK))
    return path


def archived(folder: Path, *names: str) -> Path:
    path = folder / "lot.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, BOOK)
    return path


def test_the_same_content_is_the_same_file_however_it_is_packed(tmp_path: Path) -> None:
    paths = [plain(tmp_path), compressed(tmp_path), archived(tmp_path, "versions/CCAM_V81.csv")]
    readings = [read(path) for path in paths]
    assert len({reading.source.sha256 for reading in readings}) == 1
    assert [reading.source.name for reading in readings] == [
        "CCAM_V81.csv", "CCAM_V81.csv.gz", "lot.zip › CCAM_V81.csv",
    ]  # fmt: skip
    acts = {reading.content.acts for reading in readings if isinstance(reading.content, Release)}
    assert len(acts) == 1


def test_every_member_of_an_archive_is_read(tmp_path: Path) -> None:
    path = archived(tmp_path, "a.csv", "b.csv", "__MACOSX/._a.csv", "dossier/.DS_Store")
    assert [reading.source.name for reading in read_all([path])] == ["lot.zip › a.csv", "lot.zip › b.csv"]


@pytest.mark.parametrize("make", [make_containers.points_outside, make_containers.link])
def test_a_member_that_points_outside_refuses_the_archive(tmp_path: Path, make: make_containers.Maker) -> None:
    assert [found.code for found in shown_by(make(tmp_path))] == ["archive-suspecte"]


@pytest.mark.parametrize("make", [make_containers.swells, make_containers.too_many])
def test_an_archive_that_swells_is_not_opened(tmp_path: Path, make: make_containers.Maker) -> None:
    assert [found.code for found in shown_by(make(tmp_path))] == ["archive-demesuree"]


def test_a_gzip_that_swells_is_stopped_at_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bombe.gz"
    path.write_bytes(gzip.compress(bytes(4 * 2**20)))
    monkeypatch.setattr("importers.opened.MAX_STREAMED", 2**20)
    with pytest.raises(FileRefused) as caught:
        contents(path)
    assert caught.value.code == "fichier-trop-gros"


def test_a_member_that_lies_about_its_size_is_damaged(tmp_path: Path) -> None:
    path = archived(tmp_path, "CCAM_V81.csv")
    data = path.read_bytes()
    directory = data.rindex(b"PK\x01\x02")
    path.write_bytes(data[: directory + 24] + (10).to_bytes(4, "little") + data[directory + 28 :])
    with pytest.raises(FileRefused) as caught:
        contents(path)
    assert caught.value.code == "fichier-abime"


def test_nothing_is_unpacked_on_disk(tmp_path: Path) -> None:
    path = archived(tmp_path, "CCAM_V81.csv")
    read(path)
    assert list(tmp_path.iterdir()) == [path]
    assert containers.MAX_MEMBERS >= 72
