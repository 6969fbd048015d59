"""A whole séance in a real terminal and in a real browser, on the demonstration and on version 81: ``make seance``."""

import shutil
from pathlib import Path

import pytest

from tests.terminal.seance import Seance
from tests.terminal.seance_played import agrees, ccam, demo, in_a_browser, in_a_terminal

pytestmark = pytest.mark.systeme

VOLUMES = "volumes/liberal/2023_actes-techniques-ccam_serie-annuelle.xlsx"


@pytest.fixture(scope="module")
def made_from_v81(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Version 81 and the volumes of 2023, with a draft where every act is undecided."""
    base = tmp_path_factory.mktemp("v81") / "base.sqlite"
    ccam(base, "base", "init")
    ccam(base, "importer", str(real_data / "classeur" / "CCAM_V81.xlsx"), str(real_data / VOLUMES))
    ccam(base, "projet", "creer", "refonte")
    return base


@pytest.fixture
def base_of_v81(made_from_v81: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made_from_v81, tmp_path / "base.sqlite"))


def test_in_a_terminal_on_the_demonstration(demo_base: Path, tmp_path: Path) -> None:
    seance = demo()
    in_a_terminal(seance, demo_base)
    agrees(seance, demo_base, tmp_path)


def test_in_a_browser_on_the_demonstration(demo_base: Path, tmp_path: Path) -> None:
    seance = demo()
    in_a_browser(seance, demo_base, tmp_path)
    agrees(seance, demo_base, tmp_path)


@pytest.mark.reel
def test_in_a_terminal_on_version_81(base_of_v81: Path, tmp_path: Path) -> None:
    seance = Seance("8 257", "81")
    in_a_terminal(seance, base_of_v81)
    agrees(seance, base_of_v81, tmp_path)


@pytest.mark.reel
def test_in_a_browser_on_version_81(base_of_v81: Path, tmp_path: Path) -> None:
    seance = Seance("8 257", "81")
    in_a_browser(seance, base_of_v81, tmp_path)
    agrees(seance, base_of_v81, tmp_path)
