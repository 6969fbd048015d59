"""The one registry of actions and keys: bindings, last line, help and palette all read it.

Each key has one meaning in the whole application (screens.md, « One table of keys »; a test compares).
"""

from dataclasses import dataclass

from textual.binding import Binding, BindingType

from ccam.french import tui as fr
from ccam.french import tui_charges as costs
from ccam.french import tui_decide as do
from ccam.french import tui_fees as fees
from ccam.french import tui_impact as tried
from ccam.french import tui_presence as there
from ccam.french import tui_scale as ladder
from ccam.french import tui_seals as sealed
from ccam.french import tui_settings as own


@dataclass(frozen=True, slots=True)
class Action:
    """``keys`` are Textual's names, ``shown`` what people read; ``call`` the action string, the id by default."""

    id: str
    keys: tuple[str, ...]
    shown: str
    label: str
    group: str
    call: str = ""


WITHIN = "app.within('transcodage', \"{}\")"
"""An action of the screen Transcodage, from anywhere."""
RANKING = "app.within('hierarchisation', \"{}\")"
"""The same of the screen Hiérarchisation."""
FEES = "app.within('forfaits', \"{}\")"
"""The same of the screen Forfaits techniques."""

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
    Action("export", ("E",), "E", tried.DO_EXPORT, fr.GROUP_READ),
    Action("compare", ("C",), "C", tried.DO_COMPARE, fr.GROUP_READ),
    Action("enlarge", ("z",), "z", fr.DO_ENLARGE, fr.GROUP_READ),
    Action("copy", ("y",), "y", own.DO_COPY, fr.GROUP_READ, "app.copy"),
    Action("mark", ("space",), "Espace", fr.DO_MARK, fr.GROUP_READ),
    Action("mark_range", ("v",), "v", fr.DO_MARK_RANGE, fr.GROUP_READ),
    Action("mark_all", ("asterisk",), "*", fr.DO_MARK_ALL, fr.GROUP_READ),
    Action("shares", ("p",), "p", fr.DO_SHARES, fr.GROUP_DECIDE),
    Action("keep", ("m",), "m", do.DO_KEEP, fr.GROUP_DECIDE, "decide('keep')"),
    Action("relabel", ("e",), "e", do.DO_RELABEL, fr.GROUP_DECIDE, "decide('relabel')"),
    Action("recode", ("o",), "o", do.DO_RECODE, fr.GROUP_DECIDE, "decide('recode')"),
    Action("merge", ("r",), "r", do.DO_MERGE, fr.GROUP_DECIDE, "decide('merge')"),
    Action("split", ("s",), "s", do.DO_SPLIT, fr.GROUP_DECIDE, "decide('split')"),
    Action("restructure", ("w",), "w", do.DO_RESTRUCTURE, fr.GROUP_DECIDE, "decide('restructure')"),
    Action("together", ("f",), "f", do.DO_TOGETHER, fr.GROUP_DECIDE, "decide('together')"),
    Action("delete", ("D",), "D", do.DO_DELETE, fr.GROUP_DECIDE, "decide('delete')"),
    Action("create", ("c",), "c", do.DO_CREATE, fr.GROUP_DECIDE, "decide('create')"),
    Action("lines", ("l",), "l", do.DO_LINES, fr.GROUP_DECIDE, "decide('lines')"),
    Action("score", ("i",), "i", do.DO_SCORE, fr.GROUP_DECIDE, "decide('score')"),
    Action("state", ("t",), "t", do.DO_STATE, fr.GROUP_DECIDE, "decide('state')"),
    Action("opinion", ("a",), "a", do.DO_OPINION, fr.GROUP_DECIDE, "decide('opinion')"),
    Action("note", ("n",), "n", do.DO_NOTE, fr.GROUP_DECIDE, "decide('note')"),
    Action("dispute", ("d",), "d", do.DO_DISPUTE, fr.GROUP_DECIDE, "decide('dispute')"),
    Action("place", (), "", do.DO_PLACE, fr.GROUP_DECIDE, WITHIN.format("decide('place')")),
    Action("leave", (), "", do.DO_LEAVE, fr.GROUP_DECIDE, WITHIN.format("decide('leave')")),
    Action("suggest", (), "", do.DO_SUGGEST, fr.GROUP_DECIDE, WITHIN.format("suggest('one')")),
    Action("suggest_all", (), "", do.DO_SUGGEST_ALL, fr.GROUP_DECIDE, WITHIN.format("suggest('all')")),
    Action("agenda", (), "", do.DO_AGENDA, do.GROUP_MEET, WITHIN.format("agenda")),
    Action("open_session", (), "", do.DO_OPEN_SESSION, do.GROUP_MEET, WITHIN.format("decide('open_session')")),
    Action("amend_session", (), "", do.DO_AMEND_SESSION, do.GROUP_MEET, WITHIN.format("decide('amend_session')")),
    Action("close_session", (), "", do.DO_CLOSE_SESSION, do.GROUP_MEET, WITHIN.format("decide('close_session')")),
    Action("draws", (), "", tried.DO_DRAW, tried.GROUP, "app.within('impact', 'draws')"),
    Action("save_variant", (), "", tried.DO_SAVE_VARIANT, tried.GROUP, "app.within('impact', 'save_variant')"),
    Action("seal", ("S",), "S", sealed.DO_SEAL, sealed.GROUP),
    Action("report", ("R",), "R", sealed.DO_REPORT, sealed.GROUP),
    Action("publish", (), "", sealed.DO_PUBLISH, sealed.GROUP, "app.within('etapes', 'publish')"),
    Action("plan", (), "", sealed.DO_PLAN, sealed.GROUP, "app.within('etapes', 'plan')"),
    Action("open_round", (), "", ladder.DO_OPEN_ROUND, ladder.GROUP_ROUND, RANKING.format("decide('open_round')")),
    Action("reveal", (), "", ladder.DO_REVEAL, ladder.GROUP_ROUND, RANKING.format("decide('reveal')")),
    Action("history", ("h",), "h", do.DO_HISTORY, fr.GROUP_READ),
    Action("undo", ("u",), "u", fr.DO_UNDO, fr.GROUP_DECIDE),
    Action("redo", ("U",), "U", fr.DO_REDO, fr.GROUP_DECIDE),
    Action("nomenclature", ("1",), "1", fr.NOMENCLATURE, fr.GROUP_GO, "visit('nomenclature')"),
    Action("transcodage", ("2",), "2", fr.TRANSCODAGE, fr.GROUP_GO, "visit('transcodage')"),
    Action("seat", (), "", fees.DO_SEAT, fees.GROUP, FEES.format("choose('seat')")),
    Action("rule", (), "", fees.DO_RULE, fees.GROUP, FEES.format("choose('rule')")),
    Action("pertinence", (), "", fees.DO_SHARE, fees.GROUP, FEES.format("share")),
    Action("weigh", (), "", fees.DO_WEIGH, fees.GROUP, FEES.format("decide('weigh')")),
    Action("restore", (), "", fees.DO_RESTORE, fees.GROUP, FEES.format("decide('restore')")),
    Action("hierarchisation", ("3",), "3", ladder.HIERARCHY, fr.GROUP_GO, "visit('hierarchisation')"),
    Action("charges", ("4",), "4", costs.CHARGES, fr.GROUP_GO, "visit('charges')"),
    Action("forfaits", ("5",), "5", fees.SCREEN, fr.GROUP_GO, "visit('forfaits')"),
    Action("impact", ("6",), "6", fr.IMPACT, fr.GROUP_GO, "visit('impact')"),
    Action("etapes", ("7",), "7", fr.ETAPES, fr.GROUP_GO, "visit('etapes')"),
    Action("palette", ("colon",), ":", fr.DO_PALETTE, fr.GROUP_GO),
    Action("help", ("question_mark",), "?", fr.DO_HELP, fr.GROUP_GO),
    Action("copy_cell", (), "", own.DO_COPY_CELL, fr.GROUP_READ, "copy('cell')"),
    Action("copy_row", (), "", own.DO_COPY_ROW, fr.GROUP_READ, "copy('row')"),
    Action("copy_all", (), "", own.DO_COPY_ALL, fr.GROUP_READ, "copy('all')"),
    Action("sort", (), "", own.DO_SORT, fr.GROUP_READ),
    Action("columns", (), "", own.DO_COLUMNS, fr.GROUP_READ),
    Action("theme", (), "", own.DO_THEME, fr.GROUP_GO),
    Action("who", (), "", there.DO_WHO, fr.GROUP_READ),
    Action("quit", ("q",), "q", fr.DO_QUIT, fr.GROUP_GO),
)

BY_ID = {action.id: action for action in REGISTRY}

SCREENS = ("nomenclature", "transcodage", "hierarchisation", "charges", "forfaits", "impact", "etapes")
"""Ids of the actions that open a screen, which are also the names of the screens."""

MOVES = ("cursor_down", "cursor_up", "page_down", "page_up", "first", "last")
"""Ids of the moves that every list knows."""


def bindings(*ids: str) -> list[BindingType]:
    """Bindings of those actions, for a widget's ``BINDINGS``."""
    return [
        Binding(",".join(action.keys), action.call or action.id, action.label, show=False, id=action.id)
        for action in (BY_ID[id_] for id_ in ids)
    ]
