"""What is being typed survives its terminal, for its author alone."""

import os
import stat
from pathlib import Path

import pytest

from ccam.usecases.unfinished import FORGOTTEN, LARGEST, Lost, Unfinished

NOW = 1_790_000_000
STRANGE = (b"", b"[]", b"\xff", b'{"textes": [1], "a": 1}', b'{"textes": [], "a": "x"}', b"[" * 99)
OWNER = ("sqlite:////bases/a.sqlite", "digestif", "expert-3")


def of(place: Path, owner: tuple[str, ...] = OWNER, now: float = NOW) -> Unfinished:
    return Unfinished(place, owner, lambda: now)


def test_what_is_kept_is_found_by_its_author_on_its_draft_alone(tmp_path: Path) -> None:
    place = tmp_path / "ccam" / "saisies"
    of(place).keep("n HHFA016", ["vu avec l'anesthésie\n", ""])
    assert of(place).found("n HHFA016") == Lost(("vu avec l'anesthésie\n", ""), "2026-09-21T14:13:20Z")
    assert of(place).found("n HHFA001") is None
    for other in ((*OWNER[:2], "expert-4"), (OWNER[0], "autre", OWNER[2]), ("autre", *OWNER[1:])):
        assert of(place, other).found("n HHFA016") is None
    of(place).keep("n HHFA016", ["plus court"])
    assert of(place).found("n HHFA016") == Lost(("plus court",), "2026-09-21T14:13:20Z")
    of(place).drop("n HHFA016")
    of(place).drop("n HHFA016")
    assert of(place).found("n HHFA016") is None
    assert list(place.iterdir()) == []


def test_nobody_else_reads_it_and_its_name_says_nothing(tmp_path: Path) -> None:
    place = tmp_path / "ccam" / "saisies"
    before = os.umask(0)
    try:
        of(place).keep("i T-0001", ["400"])
    finally:
        os.umask(before)
    (path,) = place.iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert not any(word in path.name for word in ("T-0001", "expert", "digestif"))


@pytest.mark.parametrize("bytes_", STRANGE)
def test_a_file_of_another_make_is_nothing(tmp_path: Path, bytes_: bytes) -> None:
    of(tmp_path).keep("c", ["x"])
    (path,) = tmp_path.iterdir()
    path.write_bytes(bytes_)
    assert of(tmp_path).found("c") is None
    path.write_bytes(b'{"a": 1, "textes": ["' + b"x" * LARGEST + b'"]}')
    assert of(tmp_path).found("c") is None


def test_it_is_forgotten_after_a_month(tmp_path: Path) -> None:
    for form in ("old", "new"):
        of(tmp_path).keep(form, ["x"])
    (path,) = (path for path in tmp_path.iterdir() if path == of(tmp_path)._path("old"))
    os.utime(path, (NOW - FORGOTTEN - 1,) * 2)
    later = of(tmp_path)
    assert (later.found("old"), later.found("new")) == (None, Lost(("x",), "2026-09-21T14:13:20Z"))


def test_without_a_place_or_a_disk_work_goes_on(tmp_path: Path) -> None:
    nowhere = Unfinished()
    nowhere.keep("c", ["x"])
    nowhere.drop("c")
    assert nowhere.found("c") is None
    taken = tmp_path / "fichier"
    taken.write_text("")
    of(taken).keep("c", ["x"])
    of(taken).drop("c")
    assert of(taken).found("c") is None
