"""The workbench in a real terminal: what a person sees, not what the program believes it shows."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ccam.store.store import open_store
from tests.terminal.tmux import Terminal

pytestmark = pytest.mark.systeme


@pytest.fixture(params=[(80, 24), (120, 40)], ids=["80x24", "120x40"])
def terminal(request: pytest.FixtureRequest, demo_base: Path) -> Iterator[Terminal]:
    size: tuple[int, int] = request.param
    command = [sys.executable, "-m", "ccam", "atelier", "--base", str(demo_base), "--auteur", "expert 3"]
    opened = Terminal(f"ccam-{os.getpid()}-{size[0]}", size, command)
    yield opened
    opened.close()


def test_a_share_is_moved_and_taken_back(terminal: Terminal, demo_base: Path) -> None:
    terminal.wait("254 / 254", "AHQP001")
    terminal.press("2")
    terminal.wait("222 / 222", "ACQK001")
    terminal.press("/", "HHFA016", "Enter")
    terminal.wait("1 / 222", "HHFA001")
    terminal.press("Enter", "p")
    terminal.wait("Parts de HHFA016", "92")
    assert share(demo_base) == (9200, 800)
    terminal.press("9", "0")
    terminal.wait("10 087 actes")
    terminal.press("Enter", "Enter")  # to the reason, and done
    terminal.wait("Part de HHFA016 vers P-07-0002", "8 % → 10 %")
    assert share(demo_base) == (9000, 1000)
    terminal.press("u")
    terminal.wait("Annulé")
    assert share(demo_base) == (9200, 800)
    terminal.press("q")
    terminal.wait("code=0")


def test_the_screens_come_by_their_digits(terminal: Terminal) -> None:
    terminal.wait("254 / 254")
    terminal.press("6")
    terminal.wait("Couverture", "hors")
    terminal.press("7")
    terminal.wait("janvier", "mars")
    terminal.press("?")
    terminal.wait("Échap ferme")
    terminal.leave("Échap ferme")
    terminal.press("1")
    terminal.wait("254 / 254")
    terminal.press("q")
    terminal.wait("code=0")


def share(base: Path) -> tuple[int, ...]:
    with open_store(str(base)) as store:
        draft = store.draft(store.drafts()[0].name)
        return next(act.shares for code, act in draft.old.items() if code == "HHFA016")


def test_the_demonstration_opens_the_workbench_on_a_terminal(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "ccam", "demo", "--ouvrir", "--dossier", str(tmp_path / "d")]
    opened = Terminal(f"ccam-{os.getpid()}-demo", (100, 30), command)
    try:
        opened.wait("Transcodage", "Dossiers")
        opened.press("q")
        opened.wait("code=0")
    finally:
        opened.close()


def test_an_interrupted_import_leaves_nothing(tmp_path: Path) -> None:
    base = tmp_path / "b.sqlite"
    subprocess.run([sys.executable, "-m", "ccam", "base", "init", "--base", str(base)], check=True, capture_output=True)
    fifo = tmp_path / "lent.csv"
    os.mkfifo(fifo)
    command = [sys.executable, "-m", "ccam", "importer", str(fifo), "--base", str(base)]
    opened = Terminal(f"ccam-{os.getpid()}-int", (100, 30), command)
    try:
        opened.wait("Lecture de lent.csv")
        time.sleep(0.5)
        opened.press("C-c")
        opened.wait("Interrompu", "code=130")
    finally:
        opened.close()
    with open_store(str(base)) as store:
        assert store.releases() == []
