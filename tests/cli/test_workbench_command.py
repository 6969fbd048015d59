"""``atelier``: what it opens, and what it says where it opens nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import tui
from ccam.cli import workbench as command
from ccam.cli.main import ExitCode, run
from ccam.store.store import init_base
from ccam.usecases.first_run import Ground, Need
from ccam.usecases.workbench.workbench import Workbench

Opened = Callable[[], Workbench]


class Doors:
    """In place of the terminal: what was opened, and what was welcomed."""

    def __init__(self) -> None:
        self.screens: list[tuple[str, str]] = []
        self.grounds: list[Ground] = []

    def workbench(self, opened: Opened, *, start_screen: str) -> int:
        """Open it as the application does: what is refused is raised."""
        self.screens.append((opened().draft_name, start_screen))
        return 0

    def welcome(self, ground: Ground, *, actor: str) -> None:
        """Leave at once."""
        self.grounds.append(ground)


@pytest.fixture
def doors(monkeypatch: pytest.MonkeyPatch) -> Doors:
    made = Doors()
    monkeypatch.setattr(tui, "run_workbench", made.workbench)
    monkeypatch.setattr(tui, "run_welcome", made.welcome)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(command, "_in_a_terminal", lambda: True)
    return made


def test_it_opens_the_draft_on_the_screen_asked_for(doors: Doors, demo_base: Path) -> None:
    assert run(["atelier", "--base", str(demo_base), "--ecran", "6"]) == ExitCode.DONE
    assert [screen for _, screen in doors.screens] == ["impact"]
    assert doors.grounds == []


def test_no_base_is_opened_to_know_who_writes_before_the_frame(
    doors: Doors, demo_base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(_given: str | None) -> str:
        raise AssertionError("a server would be waited for")

    monkeypatch.setattr("ccam.usecases.base.session_author", asked)
    assert run(["atelier", "--base", str(demo_base)]) == ExitCode.DONE
    assert len(doors.screens) == 1


def test_an_unknown_draft_is_refused_in_a_sentence(doors: Doors, demo_base: Path, capsys: Any) -> None:
    assert run(["atelier", "--base", str(demo_base), "--projet", "nulle-part"]) == ExitCode.DATA_SAYS_NO
    assert "« nulle-part »" in capsys.readouterr().err
    assert (doors.screens, doors.grounds) == ([], [])


def test_a_file_that_is_no_base_is_refused_in_a_sentence(doors: Doors, tmp_path: Path, capsys: Any) -> None:
    (wrong := tmp_path / "lettre.txt").write_text("Cher confrère,", encoding="utf-8")
    assert run(["atelier", "--base", str(wrong)]) == ExitCode.BASE_UNAVAILABLE
    assert "lettre.txt" in capsys.readouterr().err
    assert (doors.screens, doors.grounds) == ([], [])


def test_without_a_base_the_workbench_is_not_even_tried(
    doors: Doors, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_args: object, **_named: object) -> int:
        raise AssertionError("the frame would be seen for a moment")

    monkeypatch.setattr(tui, "run_workbench", never)
    assert run(["atelier", "--base", str(tmp_path / "rien.sqlite")]) == ExitCode.DONE
    assert [ground.need for ground in doors.grounds] == [Need.BASE]


def test_an_empty_base_says_what_can_be_done_about_it(doors: Doors, tmp_path: Path) -> None:
    init_base(f"sqlite:///{tmp_path / 'vide.sqlite'}")
    assert run(["atelier", "--base", str(tmp_path / "vide.sqlite")]) == ExitCode.DONE
    assert [ground.need for ground in doors.grounds] == [Need.RELEASE]
