"""One table of keys: every binding comes from the registry, and every key has one meaning."""

import importlib
import pkgutil
from collections import Counter

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import tui
from tests.tui.screen_text import SMALL, opened, press, screen_text
from tui.actions import BY_ID, REGISTRY, SCREENS
from tui.keys import STANDARD
from tui.palette import active_ids

TABLE = {
    "1": "nomenclature", "2": "transcodage", "3": "hierarchisation", "4": "charges", "5": "forfaits", "6": "impact",
    "7": "etapes",
    "j": "cursor_down", "k": "cursor_up", "g": "first", "G": "last",
    "down": "cursor_down", "up": "cursor_up", "left": "fold", "right": "unfold",
    "slash": "filter", "colon": "palette", "question_mark": "help", "u": "undo", "U": "redo",
    "space": "mark", "v": "mark_range", "asterisk": "mark_all", "enter": "open", "escape": "back", "q": "quit",
    "p": "shares", "x": "explain", "b": "axis", "z": "enlarge", "E": "export", "C": "compare", "y": "copy",
    "m": "keep", "e": "relabel", "o": "recode", "r": "merge", "s": "split", "w": "restructure", "D": "delete",
    "c": "create", "l": "lines", "f": "together", "i": "score", "t": "state", "a": "opinion", "d": "dispute",
    "n": "note", "h": "history", "S": "seal", "R": "report",
}  # fmt: skip
"""The part of screens.md, « One table of keys », whose screens exist."""

NAVIGATION = {
    "home": "first", "end": "last", "pagedown": "page_down", "pageup": "page_up",
    "tab": "next_panel", "shift+tab": "previous_panel",
}  # fmt: skip
"""What the table does not name because every terminal program has it."""

TEXTUAL = {"ctrl+q", "ctrl+c", "super+c"}
"""Textual's own keys, left as they are."""


def test_the_registry_is_the_table() -> None:
    registry = {key: action.id for action in REGISTRY for key in action.keys}
    assert registry == TABLE | NAVIGATION


def test_a_key_has_one_meaning() -> None:
    keys = Counter(key for action in REGISTRY for key in action.keys)
    assert not [key for key, count in keys.items() if count > 1]
    assert len(BY_ID) == len(REGISTRY)


def test_every_binding_of_ours_comes_from_the_registry() -> None:
    classes = [
        value
        for module in pkgutil.walk_packages(tui.__path__, "tui.")
        for value in vars(importlib.import_module(module.name)).values()
        if isinstance(value, type) and issubclass(value, DOMNode) and value.__module__.startswith("tui.")
    ]
    assert classes
    for cls in classes:
        for binding in cls.__dict__.get("BINDINGS", ()):
            assert isinstance(binding, Binding)
            action = BY_ID[binding.id or ""]
            assert tuple(binding.key.split(",")) == action.keys
            assert hasattr(cls, f"action_{action.id}") or action.call, f"{cls.__name__}.{action.id}"


@pytest.mark.parametrize("screen", SCREENS)
async def test_no_other_key_is_alive(screen: str) -> None:
    async with opened(screen) as (app, pilot, _):
        alive = {key: active.binding.id for key, active in app.screen.active_bindings.items()}
        for key in alive.keys() - TEXTUAL:
            assert alive[key] == (TABLE | NAVIGATION)[key]
        await press(pilot, "enter")
        assert set(app.screen.active_bindings) - TEXTUAL <= set(TABLE | NAVIGATION)


@pytest.mark.parametrize("screen", SCREENS)
async def test_help_lists_the_keys_that_work_here(screen: str) -> None:
    async with opened(screen, (120, 90)) as (app, pilot, _):
        ids = active_ids(app.screen)
        await press(pilot, "question_mark")
        text = screen_text(app)
        for id_ in ids:
            assert f"{BY_ID[id_].shown:<9}{BY_ID[id_].label}" in text
        assert ("changer les parts" in text) == (screen == "transcodage")
        await press(pilot, "escape")
        assert "Aide" not in screen_text(app)


async def test_the_last_line_recalls_keys_and_never_half_of_one() -> None:
    async with opened("transcodage", SMALL) as (app, _pilot, _):
        last = screen_text(app).splitlines()[-1]
        assert STANDARD.hints(("open", "shares")) in last
        assert STANDARD.hints(("filter", "palette", "help")) in last
        assert "…" not in last


async def test_the_palette_speaks_french_and_finds_without_accents() -> None:
    async with opened("etapes") as (app, pilot, _):
        await press(pilot, "colon")
        text = screen_text(app)
        assert "Que voulez-vous faire ?" in text
        assert "Lire : filtrer" in text
        assert "Search" not in text
        assert "Quit" not in text
        await press(pilot, *"nomenclature")
        await press(pilot, "enter")
        assert "‹1 Nomenclature›" in screen_text(app)


async def test_the_palette_does_what_the_key_does() -> None:
    async with opened("transcodage") as (app, pilot, _):
        await press(pilot, "colon", *"parts")
        await press(pilot, "enter")
        assert "Parts de HHFA016" in screen_text(app)


async def test_the_palette_seals_from_afar_and_says_where_the_rest_is_done() -> None:
    async with opened() as (app, pilot, _):
        await press(pilot, "colon", *"regrouper")
        assert "Décider : regrouper (écran Transcodage)   r" in screen_text(app)
        await press(pilot, "enter")
        assert "‹2 Transcodage›" in screen_text(app)
        await press(pilot, "colon", *"sceller", "enter")
        assert "‹7 Points d'étape›" in screen_text(app)


async def test_the_palette_says_when_nothing_is_found() -> None:
    async with opened() as (app, pilot, _):
        await press(pilot, "colon", *"zzz")
        text = screen_text(app)
        assert "Aucune commande ne répond à ces mots." in text
        assert "No matches" not in text


async def test_ctrl_c_says_how_to_leave_and_q_leaves() -> None:
    async with opened() as (app, pilot, _):
        await press(pilot, "ctrl+c")
        assert "touche q" in screen_text(app)
        await press(pilot, "q")
        assert app.return_code == 0
        assert not app.is_running or app._exit
