"""A base that goes away in the middle of a decision takes nothing of what was typed, and the workbench stays."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from ccam.french import store as fr
from ccam.model.errors import BaseUnavailable
from ccam.model.registers import Stance
from ccam.store.store import Store, open_store
from ccam.usecases.workbench import decide as workbench_decide
from ccam.usecases.workbench import life as workbench_life
from ccam.usecases.workbench.workbench import Workbench
from tests.tui.decision_bench import draft_of, on_dossier
from tests.tui.screen_text import press, words
from tui.screens.form import Form


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as opened:
        yield opened


def gone(*_args: Any, **_named: Any) -> Any:
    raise BaseUnavailable(fr.UNREACHABLE, path="/partage/ccam.sqlite")


async def test_the_form_stays_with_what_was_typed_until_it_is_written(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_dossier(store) as (app, pilot):
        before = store.head()
        await press(pilot, "n", *"Revoir avec le comité 7")
        with monkeypatch.context() as lost:
            lost.setattr(Store, "write", gone)
            await press(pilot, "enter")
            assert isinstance(app.screen, Form)
            assert app.screen.query_one("#field-text", Input).value == "Revoir avec le comité 7"
            assert "/partage/ccam.sqlite" in words(app)
            assert store.head() == before
        await press(pilot, "enter")
        assert not isinstance(app.screen, Form)
        assert store.head() != before


async def test_without_its_base_the_workbench_says_so_and_goes_on(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_dossier(store) as (app, pilot):
        with monkeypatch.context() as lost:
            for name in ("write", "entries", "search", "act_prices", "releases"):
                lost.setattr(Store, name, gone)
            await press(pilot, "u")
            assert "/partage/ccam.sqlite" in words(app)
            await press(pilot, "h")
            assert "/partage/ccam.sqlite" in words(app)
            await press(pilot, "1", "down")
            assert "/partage/ccam.sqlite" in words(app)
        await press(pilot, "down")
        assert "/partage/ccam.sqlite" not in words(app)


def test_many_dossiers_are_one_decision_that_reads_the_release_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbench = Workbench(store, actor="expert-3")
    undecided = [act.code for act in workbench.acts() if act.letter == "–"]
    workbench_decide.keep(workbench, undecided, "Aucun changement demandé.")
    several = [row.id for row in workbench.dossiers()]
    assert len(several) > 200
    monkeypatch.setattr(Store, "release", gone)
    before = store.head()[0]
    outcome = workbench_life.give_opinion(workbench, several, "expert-3", "chirurgien", Stance.FOR)
    assert f"et {len(several) - 6} autres" in outcome.sentence
    assert store.head()[0] == before + 1
    subjects = {opinion.subject for opinion in draft_of(store).registers.opinions.values()}
    assert len(subjects) >= len(several)
