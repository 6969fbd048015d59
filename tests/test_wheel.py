"""The built wheel, from another folder: what is installed must find its own data."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout and unpacked as an installer would."""
    folder = tmp_path_factory.mktemp("roue")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def run(site: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the wheel's modules, not the checkout's."""
    environment = {**os.environ, "PYTHONPATH": str(site), "PYTHONSAFEPATH": "1"}
    return subprocess.run(
        [sys.executable, *words], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )


def test_the_wheel_holds_its_data_and_its_templates(unpacked: Path) -> None:
    names = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    for needed in (
        "ccam/_data/demo/CCAM_V81_demo.csv",
        "ccam/_data/parameters/fc.toml",
        "ccam/_data/dictionaries/code_letters.toml",
        "ccam/store/migrations/env.py",
        "ccam/store/roles.sql",
        "ccam/store/journal.sql",
        "tui/workbench.tcss",
    ):
        assert needed in names
    assert any(name.startswith("ccam/publish/report/templates/") for name in names)
    assert not any(name.startswith("tests/") for name in names)


def test_the_demonstration_runs_from_the_wheel(unpacked: Path, tmp_path: Path) -> None:
    found = run(unpacked, tmp_path, "-c", "import ccam; print(ccam.__file__)").stdout.strip()
    assert Path(found).is_relative_to(unpacked)
    out = run(unpacked, tmp_path, "-m", "ccam", "demo", "--dossier", "d").stdout
    assert "projet fictif" in out
    assert (tmp_path / "d" / "rapport-mars.html").stat().st_size > 10_000
