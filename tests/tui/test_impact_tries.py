"""Screen 6 beside its table: draws, drawings, variants of one's own; nothing is journalled."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from ccam.store.store import Store, open_store
from ccam.usecases import variant_files
from ccam.usecases.impact.views import Asked, Levers
from ccam.usecases.scenarios import open_scenarios
from ccam.usecases.workbench.workbench import Workbench
from tests.tui.screen_text import COMFORTABLE, SMALL, ScreenExtension, opened, press, screen_text, settle, words
from tui.app import WorkbenchApp


@pytest.fixture
def store(demo_base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    with open_store(str(demo_base)) as given:
        yield given


async def test_draws_then_drawings_then_a_variant_kept_and_taken_up(store: Store) -> None:
    app = WorkbenchApp(Workbench(store, actor="expert-3"), start_screen="impact")
    position = store.head()
    async with app.run_test(size=COMFORTABLE) as pilot:
        await settle(pilot)
        await press(pilot, "colon", *"tirages", "enter", "g", "enter")
        assert "À 95 %, l'effet national est entre" in words(app)
        assert "200 tirages, graine 1" in words(app)
        await press(pilot, "escape", "z")
        assert "Effet national tiré au hasard" in words(app)
        assert "(1 / 3)" in words(app)
        await press(pilot, "left")
        assert "Dépense selon l'écart de prix" in words(app)
        await press(pilot, "escape", *["shift+tab"] * 4, "right", "right", "colon", *"ma variante", "enter")
        await press(pilot, *"Essai", "enter")
        assert "Variante « Essai » enregistrée dans" in words(app)
        kept = variant_files.variants()["Essai"]
        await press(pilot, "shift+tab", "enter", "G", "up", "enter")
        assert "Scénario ◀ essai ▶" in words(app)
        assert "FC ‹ 0,472 ›" in words(app)
        assert app.workbench.simulate(Asked("chapitre", levers=variant_files.levers_of(kept))).dials.fc == 4720
    assert store.head() == position


def test_a_variant_holds_every_dial_and_goes_back_over_its_base(store: Store) -> None:
    workbench = Workbench(store, actor="expert-3")
    levers = Levers(fc=4850, charges="CNAM 2025 (fictif)", transition="linéaire sur 3 ans", year=0)
    path = variant_files.keep(variant_files.text_of(workbench, "Été 1", levers), "Été 1")
    assert path.name == "ete-1.toml"
    back = variant_files.levers_of(path)
    assert back == Levers(str(path), None, levers.charges, levers.transition, 0)
    again = variant_files.keep(variant_files.text_of(workbench, "Été 1", Levers(str(path), 4900)), "Été 1")
    assert again == path
    assert open_scenarios(store).find(str(path)).file is not None
    with pytest.raises(Exception, match="existe déjà"):
        variant_files.keep(path.read_text(), "ete 1")


def test_year_0_of_a_transition_is_the_prices_of_today(store: Store) -> None:
    workbench = Workbench(store, actor="expert-3")
    name, last = next((name, last) for name, last in workbench.simulate(Asked("chapitre")).dials.transitions if last)

    def at(year: int) -> int:
        return workbench.simulate(Asked("chapitre", levers=Levers(transition=name, year=year))).nation.observed

    assert at(0) != at(last)
    assert at(last) == workbench.simulate(Asked("chapitre", levers=Levers(transition=name))).nation.observed


@pytest.mark.parametrize("size", [SMALL, COMFORTABLE], ids=["80x24", "120x40"])
async def test_the_drawing_of_the_rows(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with opened("impact", size) as (app, pilot, _):
        await press(pilot, "z")
        assert screen_text(app) == snapshot(extension_class=ScreenExtension)


async def test_a_screen_too_small_says_the_drawing_in_words() -> None:
    async with opened("impact", (60, 20)) as (app, pilot, _):
        await press(pilot, "z", "right")
        assert "0 à 5 % de hausse : 30,3 %" in words(app)


async def test_in_a_browser_the_table_is_sent_and_no_file_of_the_server_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(WorkbenchApp, "is_web", property(lambda _: True))
    monkeypatch.setattr(WorkbenchApp, "deliver_binary", lambda *_, save_filename, mime_type: sent.append(save_filename))
    async with opened("impact") as (app, pilot, _):
        await press(pilot, "E")
        assert "impact-effet-chapitre.csv est envoyé à votre navigateur." in words(app)
        await press(pilot, *["shift+tab"] * 5, "enter")
        assert "Quel scénario ?" in words(app)
        assert "un fichier" not in words(app)
    assert sent == ["impact-effet-chapitre.csv"]
    assert not list(tmp_path.iterdir())
