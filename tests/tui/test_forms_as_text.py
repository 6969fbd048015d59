"""Every form at the two sizes, as a person sees it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from ccam.store.store import Store, open_store
from tests.tui.decision_bench import on_dossier
from tests.tui.screen_text import COMFORTABLE, SMALL, ScreenExtension, press, screen_text

DECIDED = {
    "maintenir": "m", "libelle": "e", "recomposer": "w", "lignes": "l", "scorer": "i", "etat": "t", "avis": "a",
    "note": "n", "desaccord": "d",
}  # fmt: skip
UNDECIDED = {
    "relibeller": "e", "recoder": "o", "regrouper": "r", "subdiviser": "s", "ensemble": "f", "supprimer": "D",
    "creer": "c",
}  # fmt: skip
PALETTE = {"seance": "ouvrir une", "laisser": "laisser des", "suggestions": "suggestions pour tous"}
SIZES = pytest.mark.parametrize("size", [SMALL, COMFORTABLE], ids=lambda size: f"{size[0]}x{size[1]}")


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as opened:
        yield opened


@SIZES
@pytest.mark.parametrize(("code", "keys"), [("HHFA016", DECIDED), ("HLHJ003", UNDECIDED)], ids=["decided", "undecided"])
async def test_forms(
    code: str, keys: dict[str, str], size: tuple[int, int], store: Store, snapshot: SnapshotAssertion
) -> None:
    async with on_dossier(store, code, size) as (app, pilot):
        for name, key in keys.items():
            await press(pilot, key)
            assert screen_text(app) == snapshot(name=name, extension_class=ScreenExtension)
            await press(pilot, "escape")


@SIZES
async def test_forms_from_the_palette(size: tuple[int, int], store: Store, snapshot: SnapshotAssertion) -> None:
    async with on_dossier(store, "HLHJ003", size) as (app, pilot):
        for name, words in PALETTE.items():
            await press(pilot, "colon", *words, "enter")
            assert screen_text(app) == snapshot(name=name, extension_class=ScreenExtension)
            await press(pilot, "escape")


@SIZES
async def test_faults_are_said_under_their_fields(
    size: tuple[int, int], store: Store, snapshot: SnapshotAssertion
) -> None:
    async with on_dossier(store, "HLHJ003", size) as (app, pilot):
        await press(pilot, "c", "enter", *"x", "enter", "enter", "enter")
        assert screen_text(app) == snapshot(name="fautes", extension_class=ScreenExtension)
