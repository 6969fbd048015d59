"""The one registry of actions and keys: bindings, last line, help and palette all read it.

Each key has one meaning in the whole application (screens.md, « One table of keys »; a test compares).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding, BindingType

from ccam.french import tui as fr


@dataclass(frozen=True, slots=True)
class Action:
    """``keys`` are Textual's names, ``shown`` what people read; ``call`` the action string, the id by default."""

    id: str
    keys: tuple[str, ...]
    shown: str
    label: str
    group: str
    call: str = ""


REGISTRY = (
    Action("cursor_down", ("j", "down"), "j ↓", fr.DO_CURSOR_DOWN, fr.GROUP_MOVE),
    Action("cursor_up", ("k", "up"), "k ↑", fr.DO_CURSOR_UP, fr.GROUP_MOVE),
    Action("fold", ("left",), "←", fr.DO_FOLD, fr.GROUP_MOVE),
    Action("unfold", ("right",), "→", fr.DO_UNFOLD, fr.GROUP_MOVE),
    Action("page_down", ("pagedown",), "Page ↓", fr.DO_PAGE_DOWN, fr.GROUP_MOVE),
    Action("page_up", ("pageup",), "Page ↑", fr.DO_PAGE_UP, fr.GROUP_MOVE),
    Action("first", ("g", "home"), "g", fr.DO_FIRST, fr.GROUP_MOVE),
    Action("last", ("G", "end"), "G", fr.DO_LAST, fr.GROUP_MOVE),
    Action("next_panel", ("tab",), "Tab", fr.DO_NEXT_PANEL, fr.GROUP_MOVE, "app.focus_next"),
    Action("previous_panel", ("shift+tab",), "Maj+Tab", fr.DO_PREVIOUS_PANEL, fr.GROUP_MOVE, "app.focus_previous"),
    Action("filter", ("slash",), "/", fr.DO_FILTER, fr.GROUP_READ),
    Action("open", ("enter",), "↵", fr.DO_OPEN, fr.GROUP_READ),
    Action("back", ("escape",), "Échap", fr.DO_BACK, fr.GROUP_READ),
    Action("explain", ("x",), "x", fr.DO_EXPLAIN, fr.GROUP_READ),
    Action("axis", ("b",), "b", fr.DO_AXIS, fr.GROUP_READ),
    Action("enlarge", ("z",), "z", fr.DO_ENLARGE, fr.GROUP_READ),
    Action("mark", ("space",), "Espace", fr.DO_MARK, fr.GROUP_READ),
    Action("mark_range", ("v",), "v", fr.DO_MARK_RANGE, fr.GROUP_READ),
    Action("mark_all", ("asterisk",), "*", fr.DO_MARK_ALL, fr.GROUP_READ),
    Action("shares", ("p",), "p", fr.DO_SHARES, fr.GROUP_DECIDE),
    Action("undo", ("u",), "u", fr.DO_UNDO, fr.GROUP_DECIDE),
    Action("redo", ("U",), "U", fr.DO_REDO, fr.GROUP_DECIDE),
    Action("nomenclature", ("1",), "1", fr.NOMENCLATURE, fr.GROUP_GO, "visit('nomenclature')"),
    Action("transcodage", ("2",), "2", fr.TRANSCODAGE, fr.GROUP_GO, "visit('transcodage')"),
    Action("impact", ("6",), "6", fr.IMPACT, fr.GROUP_GO, "visit('impact')"),
    Action("etapes", ("7",), "7", fr.ETAPES, fr.GROUP_GO, "visit('etapes')"),
    Action("palette", ("colon",), ":", fr.DO_PALETTE, fr.GROUP_GO),
    Action("help", ("question_mark",), "?", fr.DO_HELP, fr.GROUP_GO),
    Action("theme", (), "", fr.DO_THEME, fr.GROUP_GO),
    Action("quit", ("q",), "q", fr.DO_QUIT, fr.GROUP_GO),
)

BY_ID = {action.id: action for action in REGISTRY}

SCREENS = ("nomenclature", "transcodage", "impact", "etapes")
"""Ids of the actions that open a screen, which are also the names of the screens."""

MOVES = ("cursor_down", "cursor_up", "page_down", "page_up", "first", "last")
"""Ids of the moves that every list knows."""


def bindings(*ids: str) -> list[BindingType]:
    """Bindings of those actions, for a widget's ``BINDINGS``."""
    return [
        Binding(",".join(action.keys), action.call or action.id, action.label, show=False, id=action.id)
        for action in (BY_ID[id_] for id_ in ids)
    ]


def hints(ids: Iterable[str]) -> str:
    """``/ filtrer   : commande   ? aide``."""
    return "   ".join(f"{BY_ID[id_].shown} {BY_ID[id_].label}" for id_ in ids)
