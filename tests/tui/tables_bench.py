"""The real workbench on the demonstration base, on a screen of several tables."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from ccam.store.store import Store
from ccam.usecases.workbench.workbench import Workbench
from tests.tui.screen_text import COMFORTABLE, press, settle
from tui.app import WorkbenchApp


async def fill(pilot: Pilot[None], *texts: str) -> None:
    """Type in fields one after the other, each followed by ``enter``; an empty text leaves a field as it is."""
    for text in texts:
        await press(pilot, *(("end", "ctrl+u", *text) if text else ()), "enter")


@asynccontextmanager
async def on_tables(
    store: Store, screen: str, size: tuple[int, int] = COMFORTABLE, actor: str = "expert-3"
) -> AsyncIterator[tuple[WorkbenchApp, Pilot[None]]]:
    """One of those screens, read."""
    app = WorkbenchApp(Workbench(store, actor=actor), start_screen=screen)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield app, pilot
