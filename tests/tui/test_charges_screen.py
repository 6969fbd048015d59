"""Screen 4 on the demonstration: every table, another reference, a speciality alone, gaps entered in the register."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from ccam.store.store import Store, open_store
from tests.tui.decision_bench import draft_of
from tests.tui.screen_text import COMFORTABLE, SMALL, ScreenExtension, opened, press, screen_text, words
from tests.tui.tables_bench import on_tables
from tui.screens.form import Form
from tui.widgets.grid import Grid
from tui.widgets.order import Order

STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("sources", ()),
    ("specialite", ("enter",)),
    ("explication", ("x",)),
    ("perimetre", ("escape", "escape", "b")),
    ("debat", ("b",)),
    ("sensibilite", ("b",)),
    ("echantillons", ("b",)),
    ("manques", ("b",)),
    ("actes", ("b",)),
    ("desaccord", ("d",)),
)
"""What is on show after more keys, one after the other."""
QUESTION = "CP « cardiologie » : le taux de « CNAM 2025 (fictif) » ou celui de « Syndicats 2025 (fictif) » ?"


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as opened:
        yield opened


@pytest.mark.parametrize("size", [SMALL, COMFORTABLE], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_table(store: Store, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with on_tables(store, "charges", size) as (app, pilot):
        for name, keys in STEPS:
            await press(pilot, *keys)
            assert screen_text(app) == snapshot(extension_class=ScreenExtension, name=f"{name}-{size[0]}x{size[1]}")


async def test_the_reference_and_the_speciality_are_dials(store: Store) -> None:
    async with on_tables(store, "charges") as (app, pilot):
        assert "0,432 +31,6 M€" in words(app)
        grid = app.query_one("#charges-rows", Grid)
        grid.sort(Order([column.title for column in grid.columns].index("Lignes"), falling=True))
        assert grid.rows[grid.shown[0]].label == "Anesthésie", "numbers are sorted as numbers"
        grid.sort(None)
        await press(pilot, "shift+tab", "right")
        assert "Écarts depuis ◀ Syndicats 2025 (fictif) ▶" in words(app)
        assert "0,399 −31,6 M€" in words(app)
        await press(pilot, "shift+tab", "enter", "down", "enter")
        assert "Spécialité ◀ cardiologie ▶" in words(app)
        assert "CP par source  1 / 1" in words(app)
        await press(pilot, "escape", "b", *["b"] * 5)
        assert "Actes  10 / 10" in words(app)
        await press(pilot, "escape", "escape")
        assert "CP par source  13 / 13" in words(app)


async def test_gaps_and_contested_items_are_entered_once(store: Store) -> None:
    async with on_tables(store, "charges") as (app, pilot):
        await press(pilot, "d")
        assert isinstance(app.screen, Form)
        assert QUESTION in words(app)
        await press(pilot, *["tab"] * 13, "enter")
        (made,) = draft_of(store).registers.disagreements.values()
        assert (made.question, made.unit) == (QUESTION, "honoraires")
        assert made.effect == 3_155_000_000 or made.effect is not None
        assert [side.who for side in made.sides] == ["CNAM 2025 (fictif)", "Syndicats 2025 (fictif)"]
        assert made.id in words(app), "the last line says it"
        await press(pilot, "d")
        assert f"Déjà au registre : {made.id}" in words(app)
        await press(pilot, *["tab"] * 13, "enter")
        assert "Le registre dit déjà tout cela" in words(app)
        assert len(draft_of(store).registers.disagreements) == 1
        await press(pilot, "escape")
        await press(pilot, "b", "d")
        await press(pilot, *["tab"] * 13, "enter")
        _, made = draft_of(store).registers.disagreements.values()
        assert made.question == "CP « cardiologie » : « redevance » entre-t-il dans le calcul ?"
        assert {side.who: side.words.split(",")[0] for side in made.sides} == {
            "CNAM 2025 (fictif)": "contesté",
            "Syndicats 2025 (fictif)": "admis",
        }
        await press(pilot, "down", "down", "d")
        assert "ne porte pas d'écart" in words(app), "what every source admits is no disagreement"


@pytest.mark.parametrize("size", [SMALL, COMFORTABLE], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_without_a_source_the_screen_says_what_to_do(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with opened("charges", size) as (app, _, _fake):
        assert screen_text(app) == snapshot(extension_class=ScreenExtension)
