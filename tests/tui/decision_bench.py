"""The real workbench on the demonstration base, for the decisions of the screen Transcodage."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot
from textual.widgets import Input

from ccam.model.codes import ActCode
from ccam.model.draft import Draft
from ccam.store.store import Store
from ccam.usecases.workbench.workbench import Workbench
from tests.tui.screen_text import COMFORTABLE, press, settle
from tui.app import WorkbenchApp
from tui.messages import OpenDossier

HHFA016, HLHJ003 = ActCode("HHFA016"), ActCode("HLHJ003")


@asynccontextmanager
async def on_dossier(
    store: Store, code: str = "HHFA016", size: tuple[int, int] = COMFORTABLE, actor: str = "expert-3"
) -> AsyncIterator[tuple[WorkbenchApp, Pilot[None]]]:
    """The screen Transcodage with its cursor on the dossier of an act; the list has the focus."""
    app = WorkbenchApp(Workbench(store, actor=actor), start_screen="transcodage")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.post_message(OpenDossier(app.workbench.dossier_of(ActCode(code)) or code))
        await settle(pilot)
        app._view.enter()
        app.query_one("#dossiers").focus()
        await settle(pilot)
        yield app, pilot


def draft_of(store: Store) -> Draft:
    """The draft as it is in the base."""
    return store.draft(store.drafts()[0].name)


async def typed(pilot: Pilot[None], *texts: str) -> None:
    """Type in the fields one after the other, each followed by ``enter``; an empty text leaves a field as it is."""
    for text in texts:
        field = pilot.app.focused
        if text and isinstance(field, Input) and field.value:
            await press(pilot, "end", "ctrl+u")
        await press(pilot, *text, "enter")
