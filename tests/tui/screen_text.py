"""A screen as text: what a person sees, without colours, one line a line."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.app import App
from textual.pilot import Pilot

from tests.tui.fake_workbench import FakeWorkbench, as_workbench
from tests.tui.idle import PATIENCE, idle, strike
from tui.app import WorkbenchApp

SMALL, COMFORTABLE = (80, 24), (120, 40)


class ScreenExtension(SingleFileSnapshotExtension):
    """One readable text file a snapshot."""

    file_extension = "txt"
    _write_mode = WriteMode.TEXT


def screen_text(app: App[Any]) -> str:
    """The screen's cells as text. The one place that calls Textual's private compositor: it is pinned."""
    strips = app.screen._compositor.render_strips()
    assert len(strips) == app.size.height
    assert {strip.cell_length for strip in strips} == {app.size.width}
    return "\n".join(strip.text.rstrip() for strip in strips) + "\n"


def words(app: App[Any]) -> str:
    """The same with plain spaces, to compare with what is typed in a test."""
    return screen_text(app).replace("\u202f", " ").replace("\xa0", " ")


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until the workers have handed back and the screen is idle."""
    await idle(pilot.app)


async def meanwhile(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys while a worker runs, which is not waited for."""
    for key in keys:
        await strike(pilot, key)
        await idle(pilot.app, alone=True)


async def until(pilot: Pilot[Any], seen: Callable[[], bool]) -> None:
    """Let the application go on until something is so."""
    end = time.monotonic() + PATIENCE
    while not seen():
        await pilot.pause(0.01)
        assert time.monotonic() < end, screen_text(pilot.app)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one after the other; a key waits until what the one before started is done."""
    for key in keys:
        await strike(pilot, key)
        await settle(pilot)


@asynccontextmanager
async def opened(
    start: str = "nomenclature", size: tuple[int, int] = COMFORTABLE, fake: FakeWorkbench | None = None
) -> AsyncIterator[tuple[WorkbenchApp, Pilot[None], FakeWorkbench]]:
    """The workbench on one screen, loaded."""
    fake = fake or FakeWorkbench()
    app = WorkbenchApp(as_workbench(fake), start_screen=start)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield app, pilot, fake
