"""Any sequence of keys leaves the journal verifiable and the application alive."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.tui import monkey
from tui.screens.transcodage import TranscodageView

SEEDS = (1, 2, 3)
STEPS = 40


@pytest.mark.parametrize("seed", SEEDS)
def test_a_monkey_breaks_nothing(seed: int, demo_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # what it exports goes there
    broken = monkey.play(demo_folder / "demo.sqlite", tmp_path, seed, STEPS)
    assert broken is None, str(broken)


def test_a_key_for_which_nothing_is_chosen_says_so(demo_folder: Path, tmp_path: Path) -> None:
    found = monkey.broken_by(demo_folder / "demo.sqlite", tmp_path, 1, (("3",), ("h",), ("2",), ("h",)))
    assert found == ""


def test_what_breaks_a_law_is_seen(demo_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def writes_aside(_view: TranscodageView) -> None:
        with closing(sqlite3.connect(tmp_path / "singe.sqlite")) as aside, aside:
            aside.execute("UPDATE draft SET name = name || ' bis'")

    monkeypatch.setattr(TranscodageView, "action_enlarge", writes_aside)
    found = monkey.broken_by(demo_folder / "demo.sqlite", tmp_path, 0, (("2",), ("z",)))
    assert "wrote without a decision" in found


def test_a_sequence_is_made_as_short_as_it_can_be(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def breaks(_model: Path, _folder: Path, _seed: int, sequence: tuple[monkey.Step, ...]) -> str:
        return "broken" if [step for step in sequence if step in (("s",), ("u",))] == [("s",), ("u",)] else ""

    monkeypatch.setattr(monkey, "broken_by", breaks)
    whole = (("2",), ("j",), ("s",), ("x",), ("z",), ("escape",), ("u",), ("g",), ("7",))
    assert monkey.shortest(tmp_path, tmp_path, 0, whole) == (("s",), ("u",))
