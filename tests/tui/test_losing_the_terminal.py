"""A terminal that dies in the middle of a form: what was typed is offered when the form opens again."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from ccam.store.store import Store, open_store
from ccam.usecases.unfinished import Unfinished
from ccam.usecases.workbench.workbench import Workbench
from tests.tui.decision_bench import HHFA016, draft_of
from tests.tui.fees_bench import AS_SEAT, CT, criterion_of, on_fees
from tests.tui.screen_text import COMFORTABLE, press, settle, words
from tui.app import WorkbenchApp
from tui.messages import OpenDossier
from tui.screens.form import Form
from tui.screens.impact_choice import Choice
from tui.screens.shares import PartInput, ShareEditor


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as opened:
        yield opened


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """An empty state folder."""
    (tmp_path / "saisies").mkdir()
    return tmp_path / "saisies"


@asynccontextmanager
async def terminal(store: Store, place: Path) -> AsyncIterator[tuple[WorkbenchApp, Pilot[None]]]:
    """One more terminal of the same person, on the dossier of HHFA016; it dies with the block."""
    bench = Workbench(store, actor="expert-3")
    kept = Unfinished(place, (bench.address, bench.draft_name, bench.actor))
    app = WorkbenchApp(bench, start_screen="transcodage", unfinished=lambda _bench: kept)
    async with app.run_test(size=COMFORTABLE) as pilot:
        await settle(pilot)
        app.post_message(OpenDossier(bench.dossier_of(HHFA016) or ""))
        await settle(pilot)
        yield app, pilot


def fields(app: WorkbenchApp) -> list[str]:
    return [each.value for each in app.screen.query(Input)]


async def test_what_was_typed_comes_back_if_wanted(store: Store, place: Path) -> None:
    async with terminal(store, place) as (app, pilot):
        await press(pilot, "n", *"vu avec")
        assert isinstance(app.screen, Form)
        typed, before = fields(app), draft_of(store)
    assert len(list(place.iterdir())) == 1
    assert draft_of(store) == before, "nothing is written of what is not answered"
    async with terminal(store, place) as (app, pilot):
        await press(pilot, "n")
        assert isinstance(app.screen, Choice)
        assert "Reprendre ce qui était tapé le " in words(app)
        await press(pilot, "enter")
        assert fields(app) == typed
        assert "rien n'en a été enregistré" in words(app)
    async with terminal(store, place) as (app, pilot):
        await press(pilot, "n", "j", "enter")
        assert isinstance(app.screen, Form)
        assert fields(app) != typed
        assert list(place.iterdir()) == [], "not wanted: forgotten"


async def test_an_answer_and_a_renouncement_leave_nothing(store: Store, place: Path) -> None:
    async with terminal(store, place) as (app, pilot):
        await press(pilot, "n", *"vu")
        assert len(list(place.iterdir())) == 1
        await press(pilot, "escape")
        assert list(place.iterdir()) == []
        await press(pilot, "n")
        assert isinstance(app.screen, Form), "in the same session it comes back without a question"
        assert "Voici ce que vous aviez commencé" in words(app)
        assert len(list(place.iterdir())) == 1
        await press(pilot, "enter")
        assert not isinstance(app.screen, Form)
        assert list(place.iterdir()) == []
        assert [one.text for one in draft_of(store).registers.comments.values()][-1] == "vu"


async def test_notes_that_were_not_filed_come_back_on_screen_5(demo_base: Path, place: Path) -> None:
    async with notes_of_a_seat(demo_base, place) as (app, pilot, _):
        await press(pilot, "6", "down", "down", "4", "escape", "q")
    assert len(list(place.iterdir())) == 1
    async with notes_of_a_seat(demo_base, place) as (app, pilot, store):
        assert isinstance(app.screen, Choice)
        assert "Des notes n'ont pas été déposées" in words(app)
        await press(pilot, "enter")
        assert "‹6›" in words(app)
        await press(pilot, "enter")
        assert "2 notes déposées" in words(app)
        assert list(place.iterdir()) == []
        assert criterion_of(store, CT, "C8").filed == ("MED1",)


@asynccontextmanager
async def notes_of_a_seat(base: Path, place: Path) -> AsyncIterator[tuple[WorkbenchApp, Pilot[None], Store]]:
    """The same person about to rate C6 from the seat Méd 1."""
    async with on_fees(base) as (app, pilot, store):
        app.desk.unfinished = Unfinished(place, ("base", "projet", "expert-3"))
        await press(pilot, *["down"] * 5, "i", *AS_SEAT["MED1"])
        yield app, pilot, store


async def test_rows_that_were_added_come_back_and_so_do_shares(store: Store, place: Path) -> None:
    async with terminal(store, place) as (app, pilot):
        await press(pilot, "s")
        form = app.screen
        assert isinstance(form, Form)
        first = len(form._cells)
        for text in ("un", "deux", "trois"):
            empty = next(each for each in form._cells if not each.value)
            empty.value = text
            form._cells[-1].value = text
            await settle(pilot)
        typed = fields(app)
        assert len(form._cells) > first
    async with terminal(store, place) as (app, pilot):
        await press(pilot, "s", "enter")
        assert fields(app)[: len(typed)] == typed
        await press(pilot, "escape", "p", *"60")
        assert isinstance(app.screen, ShareEditor)
        typed = fields(app)
    async with terminal(store, place) as (app, pilot):
        await press(pilot, "p", "enter")
        assert fields(app) == typed
        assert app.screen.query(PartInput).first().value.startswith("60")
        assert "100 %" in words(app)
        await press(pilot, "enter", "enter")
        assert draft_of(store).old[HHFA016].shares[0] == 6000
        assert list(place.iterdir()) == []
