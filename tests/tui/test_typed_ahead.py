"""What is typed at a stretch, faster than the screens follow, lands as if it had been typed slowly."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.app import App
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input

from ccam.model.codes import ActCode
from ccam.store.store import Store, open_store
from ccam.usecases.views import Outcome
from tests.tui.decision_bench import HHFA016, draft_of, on_dossier
from tests.tui.fake_workbench import FakeWorkbench
from tests.tui.idle import strike
from tests.tui.screen_text import opened, press, settle, until, words
from tui.app import MainScreen
from tui.screens.form import Form
from tui.screens.shares import ShareEditor
from tui.typed_ahead import Typed, TypedAhead


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as open_one:
        yield open_one


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """Press keys without waiting for anything, then wait for all of it."""
    await sent(pilot, *keys)
    await settle(pilot)


async def sent(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        strike_now(pilot, key)


def strike_now(pilot: Pilot[None], key: str) -> None:
    """Hand the driver a key; nothing runs before the next one."""
    strike(pilot, key).send(None)


def values(app: App[None]) -> list[str]:
    return [field.value for field in app.screen.query(Input)]


async def test_a_filter_a_form_and_what_is_taken_back(store: Store) -> None:
    async with on_dossier(store, "NEKA020") as (app, pilot):
        await burst(
            pilot, "slash", *"HHFA016", "enter", "enter", "n", *"Revoir le 7", "enter", "p", *"90", "enter", "enter"
        )
        assert "filtre « HHFA016 »" in words(app)
        assert draft_of(store).old[HHFA016].shares == (9000, 1000)
        assert "Revoir le 7" in str(store.entries()[-2].decision)
        before = store.head()[0]
        await burst(pilot, "u", "U", "u")
        assert draft_of(store).old[HHFA016].shares == (9200, 800)
        assert store.head()[0] == before + 3, "none was refused because the one before was being written"
        assert isinstance(app.screen, MainScreen)


async def test_the_palette_runs_what_is_named_and_its_form_takes_what_follows(store: Store) -> None:
    async with on_dossier(store) as (app, pilot):
        await burst(pilot, ":", *"ouvrir une séance", "enter", *"comité clinique", "enter", *"07", "enter", *"de mai")
        assert values(app)[:3] == ["comité clinique", "07", "de mai"]


async def test_what_was_given_up_comes_back_before_what_is_typed_after_it(store: Store) -> None:
    async with on_dossier(store) as (app, pilot):
        await burst(pilot, "n", *"Revoir", "escape", "n", *" le 7")
        assert values(app) == ["Revoir le 7"]


async def test_a_refusal_throws_away_what_was_typed_after_it(store: Store) -> None:
    async with on_dossier(store) as (app, pilot):
        await burst(pilot, "t", *"9", "enter", "enter", "enter", *"zéro", "enter")
        assert isinstance(app.screen, Form)
        assert values(app)[0] == "9"
        assert "zéro" not in words(app)


async def test_lines_that_are_pasted_make_one(store: Store) -> None:
    async with on_dossier(store) as (app, pilot):
        await press(pilot, "n")
        app.post_message(Paste("Revoir\r\nle 7\tavec  le comité\n"))
        await burst(pilot, *" 07")
        assert values(app) == ["Revoir le 7 avec  le comité 07"]


class Slow(FakeWorkbench):
    """Writes once its gate is open."""

    def __init__(self) -> None:
        super().__init__()
        self.gate, self.reached = threading.Event(), False

    def distribute(self, code: ActCode, parts: tuple[int, ...], reason: str) -> Outcome:
        self.reached = True
        self.gate.wait(10)
        return super().distribute(code, parts, reason)


async def test_what_is_typed_while_a_decision_is_written_is_about_what_comes_next() -> None:
    slow = Slow()
    async with opened("transcodage", fake=slow) as (app, pilot, _):
        await sent(pilot, "p", *"90", "enter", *"essai", "enter", "down", "z")
        await until(pilot, lambda: slow.reached)
        assert isinstance(app.screen, ShareEditor)
        slow.gate.set()
        await settle(pilot)
        assert slow.calls == [("distribute", "HHFA016", (9000, 1000), "essai")]
        assert isinstance(app.screen, MainScreen)
        assert app._view.has_class("-detail")


async def test_no_one_leaves_a_decision_that_is_being_written() -> None:
    slow = Slow()
    async with opened("transcodage", fake=slow) as (app, pilot, _):
        await sent(pilot, "p", *"90", "enter", "enter")
        await until(pilot, lambda: slow.reached)
        await app.run_action("back", app.screen)
        assert isinstance(app.screen, ShareEditor)
        slow.gate.set()
        await settle(pilot)
        assert isinstance(app.screen, MainScreen)
        assert "8 % → 10 %.   u annuler" in words(app)


async def test_a_long_move_is_followed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: set[int] = set()
    may_have = TypedAhead._may_have

    def watched(app: TypedAhead, event: Typed) -> bool:
        waited.add(id(event))
        return may_have(app, event)

    monkeypatch.setattr(TypedAhead, "_may_have", watched)
    async with opened("transcodage") as (app, pilot, _):
        await burst(pilot, *["down"] * 3, *["up"] * 2)
        assert "▸ HHQE002" in words(app)
        assert len(waited) == 2, "the first one of each way"
