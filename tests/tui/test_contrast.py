"""Every text on screen can be read: 4.5 to 1 against what is behind it, in each theme that sets its own colours."""

from collections.abc import Iterator
from typing import Any

import pytest
from rich.color import Color
from textual.app import App
from textual.screen import ModalScreen

from tests.tui.screen_text import opened, press
from tui.themes import NAMES

ENOUGH = 4.5
"""Of text against its background (WCAG 2.2, level AA)."""
OWN_COLOURS = tuple(name for name in NAMES if not name.startswith("ansi"))
SHOWN: dict[str, tuple[str, tuple[str, ...]]] = {
    "nomenclature": ("nomenclature", ("down", "space")),
    "chapitres": ("nomenclature", ("shift+tab", "down")),
    "filtre": ("nomenclature", ("slash", *"zzz")),
    "dossier": ("transcodage", ("enter", "down")),
    "parts": ("transcodage", ("p", *"999", "enter")),
    "impact": ("impact", ("shift+tab",)),
    "choix": ("impact", ("shift+tab", "enter")),
    "etapes": ("etapes", ()),
    "aide": ("transcodage", ("question_mark",)),
}
DRAWN = set("─│╭╮╰╯▏▕▌▐▁▂▃▄▅▆▇█░▒▓▚▞━┃▎▊")
"""Rules, frames and bars: not read as text."""


def luminance(colour: Color) -> float:
    """Relative luminance of a colour, from 0 to 1 (WCAG 2.2)."""
    parts = [part / 255 for part in colour.get_truecolor()]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: Color, other: Color) -> float:
    """Contrast of two colours, from 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def texts(app: App[Any]) -> Iterator[tuple[str, float]]:
    """Every text that is drawn, and its contrast; under a dialogue what is behind is dimmed, and does not count."""
    seen = app.screen.children[0].region if isinstance(app.screen, ModalScreen) else app.screen.region
    for strip in app.screen._compositor.render_strips()[seen.y : seen.bottom]:
        for segment in strip.crop(seen.x, seen.right):
            text = segment.text.strip()
            style = segment.style
            if text and not set(text) <= DRAWN and style and style.color and style.bgcolor:
                yield text, ratio(style.color, style.bgcolor)


def test_black_on_white_is_the_most_and_a_colour_on_itself_the_least() -> None:
    assert ratio(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21)
    assert ratio(Color.parse("#888888"), Color.parse("#888888")) == 1


@pytest.mark.parametrize("name", SHOWN)
async def test_every_text_can_be_read(name: str) -> None:
    start, keys = SHOWN[name]
    async with opened(start) as (app, pilot, _):
        await press(pilot, *keys)
        for theme in OWN_COLOURS:
            app.theme = theme
            await press(pilot)
            await pilot.pause()
            read = list(texts(app))
            assert read, theme
            assert not {text: (theme, round(found, 2)) for text, found in read if found < ENOUGH}
