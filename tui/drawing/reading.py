"""Pages to read: the help of a screen, an explained figure."""

from collections.abc import Iterable, Sequence

from ccam.french import tui as fr
from tui.actions import REGISTRY
from tui.drawing.lines import Line, blank, paragraph, plain, section


def help_lines(ids: Iterable[str], screen: str, width: int) -> list[Line]:
    """The keys that work now: what can be done here, then how to go elsewhere, then how to move; and the signs."""
    active = set(ids)
    lines = [*paragraph(fr.HELP_INTRO[screen], width), blank()]
    for group in (fr.GROUP_READ, fr.GROUP_DECIDE, fr.GROUP_GO, fr.GROUP_MOVE):
        actions = [action for action in REGISTRY if action.group == group and action.id in active]
        if actions:
            lines.append(plain(group, "bold"))
            lines += [plain(f"  {action.shown:<9}{action.label}") for action in actions]
            lines.append(blank())
    states = "   ".join(f"{letter} {word}" for letter, word in fr.STATES.items())
    return [*lines, *section(fr.HELP_STATES, [states, fr.HELP_CURSOR], width)]


def explained(lines: Sequence[str], width: int) -> list[Line]:
    """Lines of an explanation, wrapped."""
    return [drawn for line in lines for drawn in paragraph(line, width, indent="  ")]
