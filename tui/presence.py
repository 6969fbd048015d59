"""The part of the application that says who else has the workbench open, where the base knows."""

from functools import partial

from textual import on

from ccam.french import tui_presence as fr
from ccam.french.numbers import plural
from ccam.model.members import Present
from tui.arranging import Arranging
from tui.drawing.reading import explained
from tui.frame import TopLine
from tui.messages import Around
from tui.screens.reading import Reading


class Meeting(Arranging):
    """The top line counts, the palette's « Qui est là » names members by id and function."""

    @on(Around)
    def _around(self, event: Around) -> None:
        self.desk.present = event.present
        self.query_one(TopLine).draw()

    def action_who(self) -> None:
        """Who is there now."""
        present, bench = self.desk.present, self.workbench
        unknown = fr.UNKNOWN_NOW if bench.is_shared else fr.UNKNOWN_FILE
        lines = listed(present, bench.actor) if present else (unknown,)
        self.push_screen(Reading(fr.TITLE, partial(explained, lines)))


def listed(present: tuple[Present, ...], me: str) -> tuple[str, ...]:
    """How many, then one line each; ``me`` is the id of who asks."""
    alone = len(present) == 1
    mine = me if me in {each.id for each in present} else ""
    count = fr.COUNTED_ALONE if alone else fr.COUNTED.format(present=plural(len(present), fr.ONE_PRESENT))
    return (count, "", *(f"  {_who(each, each.id == mine)}" for each in present), "", fr.HOW)


def _who(each: Present, mine: bool) -> str:
    member = fr.MEMBER.format(id=each.id, function=each.function or fr.NO_FUNCTION)
    said = member if each.id else fr.NOT_A_MEMBER
    return fr.YOU.format(who=said) if mine else said
