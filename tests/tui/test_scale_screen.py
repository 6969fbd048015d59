"""Screen 3 on the demonstration: ladders, orders, bridges, and a blind round from its opening to its reveal."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from ccam.model.decisions import Kind
from ccam.store.store import Store, open_store
from ccam.usecases import scale
from ccam.usecases.base import verify
from ccam.usecases.rounds import view_round
from ccam.usecases.rounds_components import revealed_components
from ccam.usecases.workbench import scale as workbench_scale
from tests.tui.decision_bench import draft_of
from tests.tui.screen_text import COMFORTABLE, SMALL, ScreenExtension, opened, press, screen_text, words
from tests.tui.tables_bench import fill, on_tables
from tui.screens.form import Form
from tui.screens.scale import ScaleView

STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("familles", ()),
    ("echelle", ("down", "down", "enter")),
    ("ligne", ("k", "enter")),
    ("explication", ("x",)),
    ("ordres", ("escape", "escape", "b")),
    ("ordre", ("enter",)),
    ("passerelles", ("escape", "b")),
    ("tours", ("b",)),
)
"""What is on show after more keys, one after the other."""


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as opened:
        yield opened


@pytest.mark.parametrize("size", [SMALL, COMFORTABLE], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_table(store: Store, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with on_tables(store, "hierarchisation", size) as (app, pilot):
        for name, keys in STEPS:
            await press(pilot, *keys)
            assert screen_text(app) == snapshot(extension_class=ScreenExtension, name=f"{name}-{size[0]}x{size[1]}")


async def test_another_rule_and_another_family_come_from_the_dials(store: Store) -> None:
    async with on_tables(store, "hierarchisation") as (app, pilot):
        await press(pilot, "shift+tab", "shift+tab", "enter", "down", "enter")
        assert "Règle ◀ moyenne arithmétique ▶" in words(app)
        assert "moyenne arithmétique des quatre composantes" in words(app)
        await press(pilot, "shift+tab", "right")
        assert "Chirurgie digestive  13 / 13" in words(app)
        assert "référence HMFC004/1/0 = 100" in words(app)
        await press(pilot, "escape", "escape")
        assert "Familles  3 / 3" in words(app)


async def test_a_note_and_a_dispute_are_about_the_acts_of_the_line(store: Store) -> None:
    async with on_tables(store, "hierarchisation") as (app, pilot):
        await press(pilot, "b", "b", "d")
        assert isinstance(app.screen, Form)
        assert "P-07-0004" in words(app) or "HHFE002" in words(app)
        await fill(pilot, "", "Un polype, ou deux ou trois ?")
        await press(pilot, *["enter"] * 8)
        (made,) = draft_of(store).registers.disagreements.values()
        assert made.question == "Un polype, ou deux ou trois ?"
        await press(pilot, "n")
        await fill(pilot, "à revoir au prochain tour")
        assert [each.text for each in draft_of(store).registers.comments.values()] == ["à revoir au prochain tour"]


async def test_a_line_that_is_not_in_the_draft_says_so(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_tables(store, "hierarchisation") as (app, pilot):
        await press(pilot, "enter")
        monkeypatch.setattr(ScaleView, "_dossier", lambda self, line: "")
        await press(pilot, "d")
        assert "n'est pas dans le projet" in words(app)


async def test_a_blind_round_is_opened_filled_and_revealed(store: Store) -> None:
    async with on_tables(store, "hierarchisation") as (app, pilot):
        await press(pilot, "colon", *"ouvrir un tour")
        await press(pilot, "enter")
        await fill(pilot, "AHQB026", "expert-3 expert-4", "31/12/2026", "")
        assert "T-0001" in words(app)
        await press(pilot, "b", "b", "b", "b")
        assert "0 / 2" in words(app)
        assert "à déposer" in words(app)
        await press(pilot, "i")
        await press(pilot, *"110", "tab", *"90", "tab", *"95,5", *["enter"] * 5)
        assert "il manque compétence technique" in words(app)
        assert not _entries(store, Kind.BALLOT)
        await press(pilot, "tab", "tab", "tab", *"120", *["enter"] * 4)
        assert "1 / 2" in words(app)
        assert "On attend      expert-4" in words(app)
        (filed,) = _entries(store, Kind.BALLOT)
        assert "110" not in filed.text
        await press(pilot, "t")
        await fill(pilot, "", "", "", "non")
        assert "Écrivez « oui »" in words(app)
        await fill(pilot, "oui")
        assert "Sans dépôt : expert-4" in words(app)
        assert "médiane 103,21" in words(app)
        found = view_round(store, None, "T-0001").record
        assert found.closed
        (revealed,) = _entries(store, Kind.REVEAL)
        (ballot,) = revealed.decision.facts["depots"]
        assert json.loads(ballot["depot"])["composantes"] == {"P-01-0101/1/0": [11000, 9000, 9550, 12000]}
        assert revealed_components(store, draft_of(store), found) == {
            ("expert-3", "P-01-0101/1/0"): (11000, 9000, 9550, 12000)
        }
        await press(pilot, "i")
        assert "déjà dévoilé" in words(app)
    assert verify(store) == []


@pytest.mark.parametrize("size", [SMALL, COMFORTABLE], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_without_a_score_the_screen_says_what_to_do(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with opened("hierarchisation", size) as (app, _, _fake):
        assert screen_text(app) == snapshot(extension_class=ScreenExtension)


async def test_escape_gives_up_the_general_scale(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_tables(store, "hierarchisation") as (app, pilot):
        view = app.query_one(ScaleView)
        real = scale.make_scale

        def slow(study, scored, asked, progress, made):  # type: ignore[no-untyped-def]
            assert view.step_back()
            return real(study, scored, asked, progress, made)

        monkeypatch.setattr(workbench_scale, "make_scale", slow)
        await press(pilot, "b", "b", "b")
        assert "Calcul abandonné" in words(app)
        assert "Familles  3 / 3" in words(app)


def _entries(store: Store, kind: Kind) -> list[Any]:
    return [entry for entry in store.entries() if entry.decision.kind is kind]
