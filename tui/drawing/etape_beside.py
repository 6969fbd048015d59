"""What screen 7 says under the étapes where a large terminal leaves room: the whole calendar, what is left by rule,
and the families that are late.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from ccam.french import milestones as words
from ccam.french import tui_seals as fr
from ccam.french.numbers import day, euros_short, integer, plural, share
from ccam.french.rules import RULES
from ccam.usecases.calendar import Calendar, EtapeProgress
from ccam.usecases.workbench.seals import CheckRow
from tui.drawing.lines import wrapped
from tui.drawing.seals import spend_of
from tui.widgets.columns import fit

GAUGE = 20
"""Cells of a gauge."""
FULL, EMPTY, PLANNED = "█", "░", "│"
WHOLE = 10_000
NAME = 16


def beside(calendar: Calendar, checks: Sequence[CheckRow], width: int) -> list[str]:
    """All of it in lines of ``width`` cells, the calendar first."""
    lines = [fr.BESIDE_CALENDAR, *(_etape(each) for each in calendar.etapes)]
    if checks:
        lines += ["", fr.BESIDE_RULES, *_rules(checks, width)]
    if calendar.due and calendar.due.behind:
        lines += ["", fr.BESIDE_LATE.format(name=calendar.due.planned.name), *_late(calendar.due)]
    return lines


def gauge(reached: int, planned: int) -> str:
    """How much is there in 10 000ths, and where it was to be by then: ``███│░░░``."""
    filled = min(reached, WHOLE) * GAUGE // WHOLE
    wanted = min(max(planned, 0) * GAUGE // WHOLE, GAUGE)
    cells = FULL * filled + EMPTY * (GAUGE - filled)
    return cells[:wanted] + PLANNED + cells[wanted:]


def _etape(each: EtapeProgress) -> str:
    name, on = fit(each.planned.name, NAME), day(date.fromisoformat(each.planned.on))
    figures = fr.BESIDE_ETAPE.format(reached=share(_whole(each.reached)), planned=share(_whole(each.planned.progress)))
    return f"{words.MARKS[each.mark]} {name} {on}  {gauge(each.reached, each.planned.progress)}  {figures}"


def _whole(parts: int) -> int:
    """A share to a whole percent, half-up."""
    return (parts + 50) // 100 * 100


def _rules(checks: Sequence[CheckRow], width: int) -> Iterator[str]:
    for id_ in dict.fromkeys(row.id for row in checks):
        some = [row for row in checks if row.id == id_]
        base = "" if any(row.base is None for row in some) else euros_short(spend_of(some))
        head = f"{id_:<4}{integer(len(some)):>6}{base:>11}  "
        rule = wrapped(RULES.get(id_, ""), max(width - len(head), 20))
        yield head + rule[0]
        yield from (" " * len(head) + more for more in rule[1:])


def _late(due: EtapeProgress) -> Iterator[str]:
    for family in due.behind:
        spend = "" if family.behind is None else euros_short(family.behind)
        yield f"{fit(family.name or fr.BESIDE_NO_FAMILY, 40)}{plural(family.acts_left, fr.BESIDE_ACT):>14}{spend:>11}"
