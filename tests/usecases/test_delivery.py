"""Files handed over whole, beside what is there."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from ccam.model.errors import DataRefused
from ccam.usecases import delivery

FILES = {"a.csv": b"1", "b.r5.json": b"2"}


def test_nothing_is_written_over_and_files_keep_together(tmp_path: Path) -> None:
    first = delivery.save_beside(FILES, tmp_path / "new")
    assert [path.name for path in first] == ["a.csv", "b.r5.json"]
    first[0].unlink()
    second = delivery.save_beside(FILES, tmp_path / "new")
    assert [path.name for path in second] == ["a-2.csv", "b-2.r5.json"]
    assert first[1].read_bytes() == b"2"


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DataRefused, match="ne peut pas être ouvert"):
        delivery.save_beside(FILES, tmp_path / "file" / "below")


def test_too_many_files_of_one_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "MOST", 2)
    for _ in range(2):
        delivery.save_beside(FILES, tmp_path)
    with pytest.raises(DataRefused, match="trop de fichiers"):
        delivery.save_beside(FILES, tmp_path)
    assert len(list(tmp_path.iterdir())) == 4


def test_one_file_goes_alone_and_several_in_the_same_bytes_each_time() -> None:
    assert delivery.in_one({"a.csv": b"1"}) == ("a.csv", b"1")
    name, content = delivery.in_one(FILES)
    assert (name, content) == delivery.in_one(dict(reversed(FILES.items())))
    with ZipFile(BytesIO(content)) as parcel:
        assert {each: parcel.read(each) for each in parcel.namelist()} == FILES
