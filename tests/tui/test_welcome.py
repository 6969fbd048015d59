"""The first screen, where there is nothing to open yet."""

from pathlib import Path

import pytest

from ccam.resources import demo_folder
from ccam.usecases import demo, first_run
from ccam.usecases.base import create, open_base, resolve_url
from ccam.usecases.first_run import Ground, Need
from tests.tui.screen_text import SMALL, press, settle, words
from tui.first.welcome import WelcomeApp

RELEASE = demo_folder() / "CCAM_V81_demo.csv"


@pytest.fixture
def url(tmp_path: Path) -> str:
    return resolve_url(str(tmp_path / "base.sqlite"))


async def test_an_import_makes_the_base_the_draft_and_says_what_was_found(url: str) -> None:
    app = WelcomeApp(first_run.look(url), actor="expert-1")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "Il n'y a pas encore de base" in words(app)
        await press(pilot, "down", "enter", *"/nulle/part", "enter")
        assert "Il n'y a pas de fichier à cet endroit : /nulle/part" in words(app)
        await press(pilot, "escape", "enter", *str(RELEASE), "enter")
        text = words(app)
        assert "✓ projet « refonte » ouvert sur la version" in text
        assert "✓ CCAM_V81_demo.csv" in text
        assert "▸ Ouvrir l'atelier" in text
        await press(pilot, "enter")
    assert app.return_value == Ground(url, None, first_run.look(url).version)
    with open_base(url) as store:
        assert [draft.name for draft in store.drafts()] == ["refonte"]


async def test_a_file_that_is_refused_leaves_the_base_as_it_was(url: str, tmp_path: Path) -> None:
    create(url)
    wrong = tmp_path / "CCAM_V99.csv"
    wrong.write_text("bonjour", encoding="utf-8")
    app = WelcomeApp(first_run.look(url), actor="expert-1")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "est vide" in words(app)
        await press(pilot, "down", "enter", *str(wrong), "enter")
        assert "✗" in words(app)
        await press(pilot, "G", "enter")
    assert app.return_value is None
    assert first_run.look(url).need is Need.RELEASE


async def test_a_base_without_draft_offers_to_begin_one(url: str) -> None:
    first_run.bring(url, RELEASE, actor="expert-1", say=lambda _: None)
    app = WelcomeApp(Ground(url, Need.DRAFT, first_run.look(url).version), actor="expert-1")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "▸ Commencer un projet sur la version" in words(app)


async def test_the_door_says_why_it_stays_closed_and_opens_a_file(url: str, tmp_path: Path) -> None:
    shared = resolve_url(str(tmp_path / "commune.sqlite"))
    first_run.bring(shared, RELEASE, actor="expert-1", say=lambda _: None)
    app = WelcomeApp(first_run.look(url), actor="expert-1")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "down", "down", "enter", "enter")
        assert "Écrivez l'adresse de la base." in words(app)
        await press(pilot, *"mysql://serveur/ccam", "enter", "enter", "enter")
        assert "mysql://serveur/ccam" in words(app).split("Mot de passe")[1], "the refusal names it"
        await press(pilot, "shift+tab", "shift+tab", "home", "ctrl+k", *str(tmp_path / "commune.sqlite"), "enter")
    assert app.return_value == first_run.look(shared)


async def test_the_demonstration_is_made_beside_the_base_with_its_steps(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []

    def make(folder: Path, *, say: object) -> None:
        made.append(folder)
        first_run.bring(resolve_url(str(folder / "demo.sqlite")), RELEASE, actor="x", say=lambda _: None)

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(demo, "make_demo", make)
    for _ in range(2):
        app = WelcomeApp(first_run.look(url), actor="expert-1")
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            await press(pilot, "enter")
        assert app.return_value is not None
        assert app.return_value.need is None
    assert made == [tmp_path / "data/ccam/demo"], "a former trial is taken up again"
    assert first_run.look(url).need is Need.BASE, "one's own base was not touched"
