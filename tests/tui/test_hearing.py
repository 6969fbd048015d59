"""What others write reaches an open session, without taking from anyone what they are doing."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from ccam.model.codes import ActCode
from ccam.store.store import Store, open_store
from ccam.usecases import curate
from ccam.usecases.workbench.workbench import Workbench
from tests.tui.screen_text import COMFORTABLE, press, settle, words
from tui.app import WorkbenchApp
from tui.frame import LastLine
from tui.messages import OpenDossier
from tui.screens.shares import ShareEditor
from tui.widgets.grid import Grid
from tui.widgets.listing import FilterInput

HHFA016 = ActCode("HHFA016")
PATIENCE = 20
"""Seconds after which what others wrote has not come; on a quiet machine it takes less than one."""


@pytest.fixture
def mine(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as store:
        yield store


@pytest.fixture
def theirs(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as store:
        yield store


@asynccontextmanager
async def opened(store: Store, start: str = "transcodage") -> AsyncIterator[tuple[WorkbenchApp, Pilot[None]]]:
    app = WorkbenchApp(Workbench(store, actor="expert 3"), start_screen=start)
    async with app.run_test(size=COMFORTABLE) as pilot:
        await settle(pilot)
        if start == "transcodage":
            app.post_message(OpenDossier(app.workbench.dossier_of(HHFA016) or ""))
            await settle(pilot)
        yield app, pilot


def edit(store: Store, first: int = 7000) -> None:
    draft = store.draft(store.drafts()[0].name)
    curate.distribute(store, draft, HHFA016, (first, 10_000 - first), actor="expert-5")


async def said(pilot: Pilot[None], app: WorkbenchApp, text: str) -> None:
    end = time.monotonic() + PATIENCE
    while text not in words(app):
        assert time.monotonic() < end, words(app)
        await asyncio.sleep(0.05)
        await settle(pilot)


async def test_the_screen_follows_what_another_store_writes(mine: Store, theirs: Store) -> None:
    async with opened(mine) as (app, pilot):
        assert "8 %" in words(app)
        before = app.desk.nation
        edit(theirs)
        await said(pilot, app, "Expert 5 a modifié HHFA016.")
        assert "─ 30 % " in words(app)
        assert app.desk.nation not in (None, before)
        assert app.workbench.study.draft == theirs.draft(theirs.drafts()[0].name)


async def test_cursor_filter_and_what_is_typed_stay(mine: Store, theirs: Store) -> None:
    async with opened(mine, "nomenclature") as (app, pilot):
        await press(pilot, "slash", *"appendic", "enter", "down", "slash", *" coelio")
        grid = app.query_one("#acts", Grid)
        cursor, shown = grid.current, list(grid.shown)
        edit(theirs)
        await said(pilot, app, "Expert 5 a modifié HHFA016.")
        typed = app._view.query_one(FilterInput)
        assert (typed.value, typed.has_focus) == ("appendic coelio", True)
        assert (getattr(grid.current, "code", ""), list(grid.shown)) == (getattr(cursor, "code", None), shown)
        await press(pilot, "s", "c")
        assert typed.value == "appendic coeliosc"


async def test_an_open_dialogue_keeps_what_it_was_opened_on(mine: Store, theirs: Store) -> None:
    """The sentence is said at once; what was typed is then refused, because someone has changed the act meanwhile."""
    async with opened(mine) as (app, pilot):
        await press(pilot, "p")
        assert isinstance(app.screen, ShareEditor)
        edit(theirs)
        await said_below(pilot, app, "Expert 5 a modifié HHFA016.")
        await press(pilot, *"60", "enter", "enter")
        await said(pilot, app, "Leur version : expert-5, HHFA016 : 92/8 → 70/30")
        assert "▏60     ▕" in words(app), "what was typed is still there"
        draft = theirs.draft(theirs.drafts()[0].name)
        assert draft.old[HHFA016].shares == (7000, 3000), "nothing is lost"


async def said_below(pilot: Pilot[None], app: WorkbenchApp, text: str) -> None:
    end = time.monotonic() + PATIENCE
    while text not in app.query_one(LastLine)._said:
        assert time.monotonic() < end
        await asyncio.sleep(0.05)
        await pilot.pause()


async def test_ones_own_edit_is_not_news(mine: Store) -> None:
    async with opened(mine) as (app, pilot):
        await press(pilot, "p", *"60", "enter", "enter")
        await asyncio.sleep(1.2)
        await settle(pilot)
        assert "Expert 3 a modifié" not in words(app)
        assert "u annuler" in words(app)
