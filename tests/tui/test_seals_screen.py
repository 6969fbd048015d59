"""Screen 7 on the demonstration base: compare, seal, plan, report, export, and what stops."""

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from textual.widgets import Input

from ccam.store.store import Store, open_store
from ccam.usecases.workbench import files as workbench_files
from ccam.usecases.workbench.files import Files, Tell
from ccam.usecases.workbench.workbench import Workbench
from tests.tui.decision_bench import draft_of, typed
from tests.tui.screen_text import COMFORTABLE, SMALL, ScreenExtension, meanwhile, press, screen_text, settle, words
from tui.app import WorkbenchApp
from tui.screens import seals as screen
from tui.screens.progress import Progress
from tui.widgets.grid import Grid


def below_tabs(app: WorkbenchApp) -> str:
    """The screen without its first lines, where other screens come and go."""
    return screen_text(app).split("\n", 2)[2]


TODAY = "2026-06-15T10:00:00Z"


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base), clock=lambda: TODAY) as opened:
        yield opened


@asynccontextmanager
async def on_seals(
    store: Store, size: tuple[int, int] = COMFORTABLE
) -> AsyncIterator[tuple[WorkbenchApp, Pilot[None]]]:
    app = WorkbenchApp(Workbench(store, actor="expert-3"), start_screen="etapes")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield app, pilot


@pytest.mark.parametrize("size", [SMALL, COMFORTABLE], ids=["80x24", "120x40"])
async def test_two_seals_compared(store: Store, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with on_seals(store, size) as (app, pilot):
        await press(pilot, "C", "g", "down", "enter", "g", "down", "enter", "down", "right", "down")
        assert below_tabs(app) == snapshot(extension_class=ScreenExtension)


async def test_the_tree_folds_filters_explains_and_opens(store: Store) -> None:
    async with on_seals(store) as (app, pilot):
        await press(pilot, "g", "enter")  # the seal under the cursor, against the draft as it is
        assert "janvier → maintenant (non scellé)" in words(app)
        assert "32 dossiers changés" in words(app)
        await press(pilot, "left")
        assert "HHFA001 +4" not in words(app)
        await press(pilot, "slash", *"appendicectomie", "enter")
        assert "Différences 1 / " in words(app).replace("  ", " ")
        assert "HHFA016 : 90/10 → 92/8" in words(app)
        assert "+9 073 €" in words(app)
        await press(pilot, "x")
        assert "D'où viennent les euros de HHFA001" in words(app)
        assert "P-07-0002 1/0 : 389 points, 287,47 € devient 395 points, 291,91 €" in words(app)
        await press(pilot, "escape", "enter")
        assert "‹2 Transcodage›" in words(app)
        assert "HHFA001 + 4" in words(app) or "HHFA001 +4" in words(app)
        await press(pilot, "escape", "7", "escape", "escape")
        assert "Points d'étape scellés 2 / 2" in words(app).replace("  ", " ")
        assert "bloque 0 · à valoriser 138" in words(app)
        await press(pilot, "tab", "slash", *"ACQN001", "enter", "enter")
        assert "‹2 Transcodage›" in words(app)
        assert "ACQN001" in words(app)


async def test_a_seal_asks_its_title_and_instance_then_stands_and_an_etape_is_planned(store: Store) -> None:
    async with on_seals(store) as (app, pilot):
        await press(pilot, "S")
        assert "À valoriser, sans bloquer : I1 × 133" in words(app)
        await typed(pilot, "janvier", "CNAM")
        assert "déjà scellée" in words(app)
        await typed(pilot, "mai", "lune")
        assert "mai" not in [seal.name for seal in store.seals(draft_of(store).name)]
        await typed(pilot, "chap")
        made = store.seals(draft_of(store).name)[-1]
        assert (made.name, made.instance) == ("mai", "CHAP")
        assert f"« mai » est scellée pour CHAP, empreinte {made.hash[:12]}" in words(app)
        assert "Points d'étape scellés 3 / 3" in words(app).replace("  ", " ")
        await press(pilot, "colon", *"planifier", "enter")
        assert "Planifier une étape du calendrier" in words(app)
        await typed(pilot, "Septembre 2026", "32/09/2026", "comité", "62,5")
        assert "« 32/09/2026 »" in words(app)
        await typed(pilot, "15/09/2026", "", "")
        assert "Calendrier : « Septembre 2026 » est prévue ainsi." in words(app)
        planned = draft_of(store).registers.planned
        assert [(each.on, each.progress) for each in planned.values()] == [("2026-09-15", 6250)]
        assert not store.verify()


async def test_what_blocks_is_shown_and_nothing_is_sealed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ccam.usecases.milestones.counted", lambda violation: violation.id != "I20")
    async with on_seals(store) as (app, pilot):
        await press(pilot, "S")
        assert "Rien n'est scellé : 5 anomalies bloquent à corriger d'abord (I20)." in words(app)
        assert app.focused is not None
        assert app.focused.id == "checks"
        assert len(store.seals(draft_of(store).name)) == 2


async def test_a_publication_waits_for_all_that_is_left(store: Store) -> None:
    async with on_seals(store) as (app, pilot):
        await press(pilot, "1", "colon", *"publier", "enter")
        await settle(pilot)
        assert "Rien n'est publié : 138 points restent à décider ou à corriger d'abord (I1, I20)." in words(app)
        assert len(store.seals(draft_of(store).name)) == 2
        app.query_one("#checks", Grid).load(())
        await press(pilot, "colon", *"publier", "enter")
        assert "Publier le projet" in words(app)


async def test_a_report_in_the_formats_marked(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with on_seals(store) as (app, pilot):
        await press(pilot, "R", "g", "down", "enter", "G", "enter", "g", "space", "space", "down", "space", "space")
        assert "étape janvier → maintenant (projet tel qu'il est)." in words(app)
        await press(pilot, "tab", "end", *"/r", "enter")
        await settle(pilot)
        assert "2 fichiers écrits dans" in " ".join(words(app).split())
    assert {path.suffix for path in (tmp_path / "r").iterdir()} == {".json", ".md"}


async def test_escape_stops_and_leaves_no_file(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reached, gone_on = Event(), Event()

    def slow(workbench: Workbench, before: str, after: str, formats: Sequence[str], tell: Tell) -> Files:
        tell("un", 0, 2)
        reached.set()
        gone_on.wait(10)
        tell("deux", 1, 2)
        raise AssertionError("stopped before")

    monkeypatch.setattr(screen, "report_files", slow)
    (tmp_path / "r").mkdir()
    monkeypatch.chdir(tmp_path / "r")
    async with on_seals(store) as (app, pilot):
        await press(pilot, "R")
        await meanwhile(pilot, "enter", "enter", "enter")
        assert reached.wait(10)
        await meanwhile(pilot)
        assert "0 / 2 un" in words(app).replace("  ", " ")
        await meanwhile(pilot, "escape")
        gone_on.set()
        await settle(pilot)
        assert "Arrêté : rien n'a été écrit." in words(app)
        assert not isinstance(app.screen, Progress)
    assert not list((tmp_path / "r").iterdir())


async def test_a_refused_export_is_said_and_what_was_chosen_stays(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with on_seals(store) as (app, pilot):
        await press(pilot, "E", "enter")
        grid = app.screen.query_one("#formats", Grid)
        assert [name for name, _ in grid.rows][: len(workbench_files.export_formats())]
        assert all(meant for _, meant in grid.rows), grid.rows
        assert not app.screen.query_one("#row-effective").display
        grid.go_to("nx")
        await press(pilot, "enter")
        assert "Les fichiers NX portent la date d'effet" in words(app)
        app.screen.query_one("#effective", Input).value = "01/01/2027"
        app.screen.query_one("#number", Input).value = "85.00"
        await press(pilot, "enter")
        await settle(pilot)
        assert "n'a pas les tables de l'échange NX" in " ".join(words(app).split()), words(app)
        assert not list(tmp_path.glob("*.nx*"))
        assert "Exporter" in words(app)
        grid.go_to("transcodage")
        await press(pilot, "enter")
        assert "1 fichier écrit dans" in " ".join(words(app).split())
        assert len(list(tmp_path.glob("*.xlsx"))) == 1


async def test_in_a_browser_files_are_sent_and_the_disk_is_left_alone(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    sent: dict[str, bytes] = {}

    def deliver(_app: WorkbenchApp, file: object, *, save_filename: str, mime_type: str) -> None:
        sent[save_filename] = file.read()  # type: ignore[attr-defined]

    monkeypatch.setattr(WorkbenchApp, "is_web", property(lambda _: True))
    monkeypatch.setattr(WorkbenchApp, "deliver_binary", deliver)
    async with on_seals(store, SMALL) as (app, pilot):
        await press(pilot, "E", "enter")
        assert "Dossier" not in words(app)
        assert "téléchargement" in words(app)
        await press(pilot, "space", "space", "enter")
        assert "ccam.zip est prêt : ↵ le télécharge." in words(app)
        assert not sent
        await press(pilot, "enter")
        assert "ccam.zip est envoyé à votre navigateur." in words(app)
    assert sent["ccam.zip"].startswith(b"PK")
    assert not [path for path in tmp_path.iterdir() if not path.name.startswith("base.sqlite")]
