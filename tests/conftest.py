"""Shared fixtures; what is left out of a run is said aloud on its last line."""

import gc
import os
import shutil
from collections.abc import Callable
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("atelier", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("atelier")  # a law says nothing of the time it takes, on a machine that does other things too

ROOT = Path(__file__).parents[1]
SYSTEM_TOOLS = ("tmux", "chromium", "chromedriver", "soffice")
ORACLES = ROOT / ".venv" / "oracle" / "bin"
"""Where ``make systeme`` installs the tools of others that judge our files, apart from what we run on."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect what this machine cannot run, except where ``make systeme`` promised that it can."""
    left: dict[str, list[pytest.Item]] = {"reel": [], "systeme": [], "oracle": []}
    promised = (ROOT / ".venv" / ".systeme").exists()
    missing = [tool for tool in SYSTEM_TOOLS if shutil.which(tool) is None]
    for item in items:
        if item.get_closest_marker("reel") and not os.environ.get("CCAM_REAL_DATA"):
            left["reel"].append(item)
        elif item.get_closest_marker("systeme") and missing and not promised:
            left["systeme"].append(item)
        elif item.get_closest_marker("oracle") and not ORACLES.exists() and not promised:
            left["oracle"].append(item)
    gone = {id(item) for group in left.values() for item in group}
    if gone:
        config.hook.pytest_deselected(items=[item for item in items if id(item) in gone])
        items[:] = [item for item in items if id(item) not in gone]
    config.stash[LEFT_OUT] = counts = {name: len(group) for name, group in left.items()}
    if hasattr(config, "workeroutput"):  # a worker of a run in parallel: the one that speaks must know
        config.workeroutput["left"] = counts


def pytest_collection_finish() -> None:
    """What collecting made stays to the end: to look through it for garbage is a fifth of the time of a screen."""
    gc.freeze()
    gc.set_threshold(20_000)


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
    if left.get("oracle"):
        print(f"Laissés de côté : {left['oracle']} essais avec les outils d'autres (make systeme les installe).")
    if left.get("systeme"):
        told = "de terminal, de navigateur et de tableur (make systeme les installe)"
        print(f"Laissés de côté : {left['systeme']} essais {told}.")


def once_a_run(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that the first worker to need it makes, while the others wait; begun anew if that one failed."""
    parallel = "PYTEST_XDIST_WORKER" in os.environ
    root = factory.getbasetemp().parent if parallel else factory.getbasetemp()
    folder, made = root / name, root / f"{name}.fait"
    with (root / f"{name}.verrou").open("w") as lock:
        flock(lock, LOCK_EX)
        if not made.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            made.touch()
    return folder


@pytest.fixture(scope="session")
def oracles() -> Path:
    """Folder of the tools of others."""
    return ORACLES


@pytest.fixture(scope="session")
def real_data() -> Path:
    """Folder of the official files."""
    return Path(os.environ["CCAM_REAL_DATA"])


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration, made once a run: base, report and its JSON. To read only."""
    from ccam.usecases.demo import make_demo

    return once_a_run(tmp_path_factory, "demonstration", lambda folder: make_demo(folder, say=lambda line: None))


@pytest.fixture(scope="session")
def official_base(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The official files of ``tests.official.FILES`` in a base, imported once a run. To copy: the import is dear."""
    from tests import official

    return (
        once_a_run(tmp_path_factory, "officiels", lambda folder: official.make_base(folder, real_data)) / official.BASE
    )


@pytest.fixture
def demo_base(demo_folder: Path, tmp_path: Path) -> Path:
    """A demonstration base of one's own, to write in."""
    return Path(shutil.copy(demo_folder / "demo.sqlite", tmp_path / "base.sqlite"))
