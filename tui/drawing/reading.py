"""Pages to read: the help of a screen, an explained figure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ccam.french import tui as fr
from ccam.french import tui_help as words
from tui.actions import REGISTRY
from tui.drawing.lines import Line, blank, paragraph, plain, section
from tui.keys import Keys


@dataclass(frozen=True, slots=True)
class Help:
    """What the help says: the actions that work now by id, the screen, and the panel that has the focus."""

    ids: Sequence[str]
    screen: str
    panel: str
    keys: Keys


def panel_of(ids: Iterable[str]) -> str:
    """The first of those names, from the focus outwards, of which there is something to say; "" for none."""
    return next((id_ for id_ in ids if id_ in words.PANELS), "")


def help_lines(help_: Help, width: int) -> list[Line]:
    """What has the focus and what it is for, then the keys that work now, then the signs."""
    active = set(help_.ids)
    lines = [*paragraph(fr.HELP_INTRO.get(help_.screen, ""), width), blank()]
    lines += _panel(help_.panel, width)
    for group in _groups():
        actions = [action for action in REGISTRY if action.group == group and action.id in active]
        if actions:
            lines.append(plain(group, "bold"))
            lines += [plain(f"  {help_.keys.shown(action.id):<9}{action.label}") for action in actions]
            lines.append(blank())
    states = "   ".join(f"{letter} {word}" for letter, word in fr.STATES.items())
    lines += section(words.WORDS_TITLE, words.WORDS.get(help_.screen, ()), width)
    return [*lines, *section(fr.HELP_STATES, [states, fr.HELP_CURSOR], width)]


def _panel(panel: str, width: int) -> list[Line]:
    if not panel:
        return []
    name, sentence = words.PANELS[panel]
    lines = [plain(words.HERE.format(panel=name), "bold"), *paragraph(f"  {sentence}", width, indent="  ")]
    if panel in words.FILTERS:
        lines += paragraph(f"  {words.FILTERS[panel]}", width, indent="  ")
    return [*lines, blank()]


def _groups() -> list[str]:
    """Reading, deciding and what the screens add, then going elsewhere, then moving."""
    last = (fr.GROUP_GO, fr.GROUP_MOVE)
    found = dict.fromkeys(action.group for action in REGISTRY if action.group not in last)
    return sorted(found, key=lambda group: group != fr.GROUP_READ) + list(last)


def explained(lines: Sequence[str], width: int) -> list[Line]:
    """Lines of an explanation, wrapped."""
    return [drawn for line in lines for drawn in paragraph(line, width, indent="  ")]
