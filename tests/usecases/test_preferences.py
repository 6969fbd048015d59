"""What is remembered on one machine comes back; what cannot be read is forgotten or said, never a failure."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccam.model.errors import UsageError
from ccam.usecases import preferences
from ccam.usecases.preferences import Settings

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return tmp_path / "ccam"


@given(text, st.dictionaries(text, st.lists(text, max_size=4).map(tuple), max_size=3))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_what_is_remembered_comes_back(theme: str, columns: dict[str, tuple[str, ...]]) -> None:
    kept = Settings(theme, columns)
    preferences.save_settings(kept)
    assert preferences.read_settings() == kept


@pytest.mark.parametrize("content", [b"theme =", b"\xff\xfe", b"colonnes = 3\ntheme = []", b"# \n" * 40_000])
def test_settings_that_cannot_be_read_are_forgotten(own_folder: Path, content: bytes) -> None:
    own_folder.mkdir()
    (own_folder / "atelier.toml").write_bytes(content)
    assert preferences.read_settings() == Settings()


def test_a_folder_that_cannot_be_written_stops_nobody(own_folder: Path) -> None:
    own_folder.write_text("a file where the folder would be")
    preferences.save_settings(Settings("ansi-dark"))
    assert preferences.read_settings() == Settings()


def test_keys_are_read_as_they_are_written(own_folder: Path) -> None:
    assert preferences.read_keys() == {}
    own_folder.mkdir()
    (own_folder / "touches.toml").write_text('[touches]\n"changer les parts" = "P"\n', encoding="utf-8")
    assert preferences.read_keys() == {"changer les parts": "P"}


@pytest.mark.parametrize("content", ["touches = 3", "[touches]\nannuler = 3", "[touches"])
def test_a_file_of_keys_that_is_none_is_refused(own_folder: Path, content: str) -> None:
    own_folder.mkdir()
    (own_folder / "touches.toml").write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=r"touches\.toml"):
        preferences.read_keys()
