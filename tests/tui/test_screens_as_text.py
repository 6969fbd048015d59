"""Every screen at the two sizes, as a person sees it."""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.tui.screen_text import COMFORTABLE, SMALL, ScreenExtension, opened, press, screen_text

VAST = (200, 60)
SCREENS: dict[str, tuple[str, tuple[str, ...]]] = {
    "nomenclature": ("nomenclature", ()),
    "nomenclature-acte": ("nomenclature", ("down", "down", "enter")),
    "nomenclature-chapitres": ("nomenclature", ("shift+tab", "down", "down", "right")),
    "nomenclature-filtre": ("nomenclature", ("slash", *"chap:01 aorte")),
    "transcodage": ("transcodage", ()),
    "transcodage-dossier": ("transcodage", ("enter",)),
    "transcodage-ensemble": ("transcodage", ("down", "z")),
    "parts": ("transcodage", ("p",)),
    "parts-plusieurs": ("transcodage", ("down", "p")),
    "impact": ("impact", ()),
    "impact-dossiers": ("impact", ("b", "b")),
    "impact-comparaison": ("impact", ("C",)),
    "impact-composition": ("impact", (*["shift+tab"] * 6, "right", "right")),
    "impact-repartition": ("impact", (*["shift+tab"] * 6, "left", "left")),
    "impact-alertes": ("impact", (*["shift+tab"] * 6, "left", "escape")),
    "impact-fc": ("impact", (*["shift+tab"] * 4, "right")),
    "impact-scenarios": ("impact", (*["shift+tab"] * 5, "enter")),
    "etapes": ("etapes", ("down",)),
    "aide": ("transcodage", ("question_mark",)),
    "explication": ("transcodage", ("x",)),
}


@pytest.mark.parametrize("size", [SMALL, COMFORTABLE], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCREENS)
async def test_screen(name: str, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    start, keys = SCREENS[name]
    async with opened(start, size) as (app, pilot, _):
        await press(pilot, *keys)
        assert screen_text(app) == snapshot(extension_class=ScreenExtension)


@pytest.mark.parametrize("name", ["nomenclature", "nomenclature-colonnes", "etapes"])
async def test_a_vast_screen_is_used(name: str, snapshot: SnapshotAssertion) -> None:
    async with opened(name.partition("-")[0], VAST) as (app, pilot, _):
        await press(pilot, *(("colon", *"colonnes", "enter") if name.endswith("colonnes") else ()))
        assert screen_text(app) == snapshot(extension_class=ScreenExtension)
