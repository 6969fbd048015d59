"""A whole séance in a real terminal and in a real browser, on the demonstration and on version 81.

That of version 81 in a browser is in :mod:`tests.terminal.long_seance`: the four are ``make seance``.
"""

from pathlib import Path

import pytest

from tests.terminal.seance_played import agrees, demo, in_a_browser, in_a_terminal, of_v81

pytestmark = pytest.mark.systeme


def test_in_a_terminal_on_the_demonstration(demo_base: Path, tmp_path: Path) -> None:
    seance = demo(tmp_path / "rapports")
    in_a_terminal(seance, demo_base)
    agrees(seance, demo_base, tmp_path)


def test_in_a_browser_on_the_demonstration(demo_base: Path, tmp_path: Path) -> None:
    seance = demo(tmp_path / "recus", fetched=True)
    in_a_browser(seance, demo_base, tmp_path)
    agrees(seance, demo_base, tmp_path)


@pytest.mark.reel
def test_in_a_terminal_on_version_81(base_of_v81: Path, tmp_path: Path) -> None:
    seance = of_v81(tmp_path / "rapports")
    in_a_terminal(seance, base_of_v81)
    agrees(seance, base_of_v81, tmp_path)
