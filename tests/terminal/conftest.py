"""The base of version 81 that séances are played on."""

import shutil
from pathlib import Path

import pytest

from tests.terminal.seance_played import ccam


@pytest.fixture
def base_of_v81(official_base: Path, tmp_path: Path) -> Path:
    """The official files, with a draft on version 81 where every act is undecided."""
    base = Path(shutil.copy(official_base, tmp_path / "base.sqlite"))
    ccam(base, "projet", "creer", "refonte", "--version", "81")
    return base
