"""The calendar of étapes in a few lines: where each stands, how much of the spend is there, what is late."""

from datetime import date
from textwrap import wrap

from ccam.french import milestones as words
from ccam.french import tui as fr
from ccam.french.numbers import NBSP, day, euros_short, plural, share
from ccam.usecases.calendar import Calendar, EtapeProgress

SPACE = "   "


def lines(calendar: Calendar, width: int) -> list[str]:
    """The étapes by date, the progress of the one being prepared, what the last due one misses."""
    shown = [
        f"{words.MARKS[each.mark]}{NBSP}{name}" for each, name in zip(calendar.etapes, _names(calendar), strict=True)
    ]
    drawn = wrap(f"{fr.CALENDAR}{SPACE}{SPACE.join(shown)}", width, subsequent_indent=SPACE, break_on_hyphens=False)
    if etape := calendar.next or calendar.due:
        drawn += wrap(_progress(etape, calendar), width, subsequent_indent=SPACE)
    if calendar.due and calendar.due.behind:
        drawn += wrap(_late(calendar.due, calendar), width, subsequent_indent=SPACE)
    return drawn


def _names(calendar: Calendar) -> list[str]:
    """Names, the year told once: with the first étape of it, and with the last of all."""
    names, told = [], ""
    for each in calendar.etapes:
        year = each.planned.on[:4]
        name = each.planned.name
        if year == told and each is not calendar.etapes[-1]:
            name = name.removesuffix(f" {year}")
        told = year
        names.append(name.replace(" ", NBSP))
    return names


def _progress(etape: EtapeProgress, calendar: Calendar) -> str:
    unit = fr.OF_SPEND if calendar.with_volumes else fr.OF_ACTS
    on = day(date.fromisoformat(etape.planned.on))
    reached, planned = share(_tenth(etape.reached)), share(_tenth(etape.planned.progress))
    return fr.PROGRESS.format(name=etape.planned.name, on=on, reached=reached, planned=planned, unit=unit)


def _late(etape: EtapeProgress, calendar: Calendar) -> str:
    acts = plural(sum(family.acts_left for family in etape.behind), "acte")
    spend = sum(family.behind or 0 for family in etape.behind)
    what = fr.LATE_SPEND.format(spend=euros_short(spend), acts=acts) if calendar.with_volumes else acts
    return fr.LATE.format(name=etape.planned.name, what=what)


def _tenth(parts: int) -> int:
    """A share to a tenth of a percent, half-up."""
    return (parts + 5) // 10 * 10
