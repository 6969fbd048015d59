"""Shared fixtures; what is left out of a run is said aloud on its last line."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SYSTEM_TOOLS = ("tmux", "chromium", "chromedriver")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect what this machine cannot run, except where ``make systeme`` promised that it can."""
    left: dict[str, list[pytest.Item]] = {"reel": [], "systeme": []}
    promised = (ROOT / ".venv" / ".systeme").exists()
    missing = [tool for tool in SYSTEM_TOOLS if shutil.which(tool) is None]
    for item in items:
        if item.get_closest_marker("reel") and not os.environ.get("CCAM_REAL_DATA"):
            left["reel"].append(item)
        elif item.get_closest_marker("systeme") and missing and not promised:
            left["systeme"].append(item)
    gone = {id(item) for group in left.values() for item in group}
    if gone:
        config.hook.pytest_deselected(items=[item for item in items if id(item) in gone])
        items[:] = [item for item in items if id(item) not in gone]
    config.stash[LEFT_OUT] = counts = {name: len(group) for name, group in left.items()}
    if hasattr(config, "workeroutput"):  # a worker of a run in parallel: the one that speaks must know
        config.workeroutput["left"] = counts


LEFT_OUT: pytest.StashKey[dict[str, int]] = pytest.StashKey()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Every worker collects the same tests: the counts of any of them are those of the run."""
    node.config.stash[LEFT_OUT] = node.workeroutput.get("left", {})


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Where the system packages are promised, a skipped test is a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = len(reporter.stats.get("skipped", ())) if reporter else 0
    if skipped and (ROOT / ".venv" / ".systeme").exists():
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_unconfigure(config: pytest.Config) -> None:
    """The last line of a run names what it left out."""
    left = {} if hasattr(config, "workeroutput") else config.stash.get(LEFT_OUT, {})
    if left.get("reel"):
        print(f"Laissés de côté : {left['reel']} essais sur fichiers officiels (CCAM_REAL_DATA n'est pas défini).")
    if left.get("systeme"):
        print(f"Laissés de côté : {left['systeme']} essais de terminal et de navigateur (make systeme les installe).")


@pytest.fixture(scope="session")
def real_data() -> Path:
    """Folder of the official files."""
    return Path(os.environ["CCAM_REAL_DATA"])


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration, made once: base, report and its JSON."""
    from ccam.usecases.demo import make_demo

    folder = tmp_path_factory.mktemp("demonstration")
    make_demo(folder, say=lambda line: None)
    return folder


@pytest.fixture
def demo_base(demo_folder: Path, tmp_path: Path) -> Path:
    """A demonstration base of one's own, to write in."""
    return Path(shutil.copy(demo_folder / "demo.sqlite", tmp_path / "base.sqlite"))
