"""A whole séance in a real browser on version 81, which ``make test`` leaves to ``make seance``."""

from pathlib import Path

import pytest

from tests.terminal.seance_played import agrees, in_a_browser, of_v81

pytestmark = [pytest.mark.systeme, pytest.mark.reel]


def test_in_a_browser_on_version_81(base_of_v81: Path, tmp_path: Path) -> None:
    seance = of_v81(tmp_path / "recus", fetched=True)
    in_a_browser(seance, base_of_v81, tmp_path)
    agrees(seance, base_of_v81, tmp_path)
