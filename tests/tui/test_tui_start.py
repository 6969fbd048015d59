"""Opening the workbench, and what it costs not to."""

import subprocess
import sys

import pytest

from tests.tui.fake_workbench import FakeWorkbench, as_workbench
from tests.tui.screen_text import opened, press, screen_text, settle
from tui import run_workbench
from tui.app import WorkbenchApp


def loaded(module: str, *heavy: str) -> str:
    """Which of ``heavy`` a fresh interpreter has loaded after importing ``module``."""
    code = f"import sys, {module}; print([name for name in {heavy!r} if name in sys.modules])"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_importing_tui_loads_no_textual() -> None:
    assert loaded("tui", "textual", "rich", "sqlalchemy", "ccam.usecases") == "[]"


def test_the_application_loads_no_database() -> None:
    assert loaded("tui.app", "sqlmodel", "sqlalchemy", "numpy", "networkx") == "[]"


def test_run_workbench_opens_the_screen_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[str] = []
    monkeypatch.setattr(WorkbenchApp, "run", lambda app: started.append(app._current))
    assert run_workbench(as_workbench(FakeWorkbench()), start_screen="impact") == 0
    assert started == ["impact"]


async def test_the_frame_is_painted_before_the_nomenclature_is_there() -> None:
    fake = FakeWorkbench(8_257)
    app = WorkbenchApp(as_workbench(fake))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "8\u202f257 / 8\u202f257" in screen_text(app)


async def test_digits_open_the_screens() -> None:
    async with opened() as (app, pilot, _):
        for key, name in (("2", "Transcodage"), ("6", "Impact"), ("7", "Points d'étape"), ("1", "Nomenclature")):
            await press(pilot, key)
            assert f"‹{key} {name}›" in screen_text(app)


async def test_a_click_on_a_tab_opens_the_screen() -> None:
    async with opened() as (app, pilot, _):
        await pilot.click("#tab-impact")
        await settle(pilot)
        assert "‹6 Impact›" in screen_text(app)
