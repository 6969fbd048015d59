"""Opening the workbench, what it costs not to, and how it closes."""

import asyncio
import subprocess
import sys
import threading
from collections.abc import Callable

import pytest
from textual.css.query import NoMatches
from textual.widgets import ContentSwitcher

from ccam.model.errors import CcamError, DataRefused
from ccam.usecases.impact.views import Asked
from ccam.usecases.preferences import Settings
from ccam.usecases.workbench.workbench import Workbench
from tests.tui.fake_workbench import NO_CALCULATION, FakeWorkbench, as_workbench
from tests.tui.idle import idle, strike
from tests.tui.screen_text import COMFORTABLE, SMALL, meanwhile, opened, press, screen_text, settle, words
from tui import run_workbench
from tui.actions import SCREENS
from tui.app import WorkbenchApp
from tui.frame import Tabs
from tui.messages import JobDone, Look, NeedImpact, OpenDossier, OthersWrote, Say, Simulate
from tui.screens.registry import CLASSES, every_view
from tui.widgets.grid import Grid


def loaded(statement: str, *heavy: str) -> str:
    """Which of ``heavy`` a fresh interpreter has loaded after a statement."""
    code = f"import sys; {statement}; print([name for name in {heavy!r} if name in sys.modules])"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def views(app: WorkbenchApp) -> list[str]:
    return [view.id or "" for view in app.query_one(ContentSwitcher).children]


def after(go: threading.Event, fake: FakeWorkbench) -> Callable[[], Workbench]:
    """What opens the workbench once ``go`` is set."""

    def open_slowly() -> Workbench:
        assert go.wait(60)
        return as_workbench(fake)

    return open_slowly


# what is not paid for


def test_importing_tui_loads_no_textual() -> None:
    assert loaded("import tui", "textual", "rich", "sqlalchemy", "ccam.usecases") == "[]"


def test_the_application_loads_neither_a_database_nor_its_screens() -> None:
    rooms = [f"tui.screens.{name.partition('.')[0]}" for name in CLASSES.values()]
    heavy = ("sqlmodel", "sqlalchemy", "numpy", "networkx", "textual_plotext", "ccam.usecases.study", *rooms)
    assert loaded("import tui.app", *heavy) == "[]"


def test_every_screen_has_its_view() -> None:
    assert [view.NAME for view in every_view()] == list(SCREENS)


# the first frame


def test_run_workbench_opens_the_screen_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[str] = []
    monkeypatch.setattr(WorkbenchApp, "run", lambda app: started.append(app._current))
    assert run_workbench(lambda: as_workbench(FakeWorkbench()), start_screen="impact") == 0
    assert started == ["impact"]


async def test_the_frame_is_painted_before_the_base_is_open() -> None:
    """Until then one can only say which screen is wanted, ask for help, and leave."""
    go = threading.Event()
    fake = FakeWorkbench(8_257)
    app = WorkbenchApp(after(go, fake))
    async with app.run_test(size=SMALL) as pilot:
        await idle(app, alone=True)
        text = words(app)
        assert text.startswith(" Refonte CCAM\n ‹1 Nomenclature›")
        assert "Ouverture de la base…" in text
        await meanwhile(pilot, "u", "colon", "2", "slash", "tab", "question_mark")
        assert "Aide : Transcodage" in words(app)
        await meanwhile(pilot, "escape")
        assert "‹2 Transcodage›" in words(app)
        assert views(app) == []
        go.set()
        await settle(pilot)
        assert "CCAM v81" in words(app).splitlines()[0]
        assert "Dossiers  4 / 4" in words(app)
        assert views(app) == ["transcodage"]
        await press(pilot, "1")
        assert "8 257 / 8 257" in words(app)
    assert fake.calls == []


async def test_one_can_leave_before_the_base_is_open() -> None:
    go = threading.Event()
    app = WorkbenchApp(after(go, FakeWorkbench()))
    async with app.run_test(size=SMALL) as pilot:
        await meanwhile(pilot, "q")
        assert app._exit
        go.set()


async def test_a_base_that_is_refused_closes_the_workbench_and_says_why() -> None:
    refusal = DataRefused(NO_CALCULATION)

    def refused() -> Workbench:
        raise refusal

    app = WorkbenchApp(refused)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert app._exit
    assert app.refused is refusal


def test_what_was_refused_is_raised_once_the_terminal_is_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WorkbenchApp, "run", lambda app: app._not_opened(DataRefused(NO_CALCULATION)))
    monkeypatch.setattr(WorkbenchApp, "exit", lambda _app: None)
    with pytest.raises(CcamError, match="La base est occupée"):
        run_workbench(lambda: as_workbench(FakeWorkbench()))


# visits


async def test_digits_open_the_screens_each_made_once() -> None:
    async with opened() as (app, pilot, _):
        assert views(app) == ["nomenclature"]
        for key, name in (("2", "Transcodage"), ("6", "Impact"), ("7", "Points d'étape"), ("1", "Nomenclature")):
            await press(pilot, key)
            assert f"‹{key} {name}›" in screen_text(app)
        made = list(app.query_one(ContentSwitcher).children)
        await press(pilot, "2", "6", "7")
        assert list(app.query_one(ContentSwitcher).children) == made


async def test_keys_typed_with_a_visit_land_in_the_new_screen() -> None:
    async with opened() as (app, pilot, _):
        acts = app.query_one("#acts", Grid)
        for key in ("2", "down", "down"):
            await strike(pilot, key)
        await settle(pilot)
        assert app.query_one("#dossiers", Grid).cursor == 2
        for key in ("6", "down"):
            await strike(pilot, key)
        await settle(pilot)
        assert app.query_one("#impacts", Grid).cursor == 1
        assert acts.cursor == 0


async def test_what_belongs_to_a_screen_never_visited_is_done_there() -> None:
    """An action from the palette; the columns that were chosen once."""
    kept = Settings(columns={"dossiers": ("Dossier", "É")})
    app = WorkbenchApp(as_workbench(FakeWorkbench()), settings=kept)
    async with app.run_test(size=COMFORTABLE) as pilot:
        await settle(pilot)
        await app.run_action("within('etapes', 'seal')")
        await settle(pilot)
        assert "‹7 Points d'étape›" in screen_text(app)
        assert "Rien n'est scellé" in words(app)
        await press(pilot, "2")
        grid = app.query_one("#dossiers", Grid)
        assert [grid.columns[place].title for place in grid.chosen] == ["Dossier", "É"]


async def test_a_click_on_a_tab_opens_the_screen() -> None:
    async with opened() as (app, pilot, _):
        tabs = app.query_one(Tabs)
        place = next(x for x in range(120) if tabs.at(x) == "impact")
        assert tabs.at(place - 1) == "forfaits"
        await pilot.click(tabs, offset=(place + 1, 0))  # one column of margin
        await settle(pilot)
        assert "‹6 Impact›" in screen_text(app)
        await pilot.click(tabs, offset=(118, 0))
        await settle(pilot)
        assert "‹6 Impact›" in screen_text(app)


# the end

LATE: dict[str, Callable[[WorkbenchApp], object]] = {
    "others wrote": lambda app: app.post_message(OthersWrote()),
    "say": lambda app: app.post_message(Say("trop tard")),
    "look": lambda app: app.post_message(Look("HHFA001")),
    "simulate": lambda app: app.post_message(Simulate(None)),
    "open": lambda app: app.post_message(OpenDossier("HHFA001")),
    "impact": lambda app: app.post_message(NeedImpact(Asked("chapitre"))),
    "a worker": lambda app: app.post_message(JobDone(lambda: app.say("trop tard"))),
    "a timer": lambda app: app.set_timer(0.001, lambda: app.query_one("#acts")),
}


@pytest.mark.parametrize("late", LATE.values(), ids=LATE)
async def test_what_comes_when_the_screens_are_gone_is_nobodys(
    late: Callable[[WorkbenchApp], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as (app, _, _):
        close_all = app._close_all

        async def closed_too_early() -> None:
            await close_all()
            late(app)
            for _ in range(20):
                await asyncio.sleep(0.001)

        monkeypatch.setattr(app, "_close_all", closed_too_early)
    assert app._exception is None


async def test_a_fault_of_ours_is_still_one() -> None:
    async def looking_for_nothing() -> None:
        async with opened() as (app, pilot, _):
            app.call_later(lambda: app.query_one("#nulle-part"))
            await settle(pilot)

    with pytest.raises(NoMatches):
        await looking_for_nothing()
