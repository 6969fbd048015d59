"""The tension of bridges in blocks: what each family makes of the acts that several of them scored."""

from collections.abc import Iterator
from functools import partial

from ccam.french import numbers
from ccam.french import report_scale as fr
from ccam.publish.page.blocks import Block, Drawing, Paragraph, Table, Tone
from ccam.publish.report.model import Report
from ccam.publish.report.plots import Bar, rows
from ccam.publish.report.rooms import Pulled

SHOWN = 12
"""Bridges drawn and told; the workbook and the JSON hold them all."""
SMALLEST = 10_000
"""A tension of 1 in 10 000ths: families agree."""


def tension(report: Report) -> Iterator[Block]:
    """The drawing, then what each family says; nothing where no score was loaded."""
    found = report.tension
    if found is None:
        return
    yield Paragraph(fr.INTRO.format(rule=found.rule), Tone.QUIET)
    if found.note or not found.pulls:
        yield Paragraph(found.note or fr.NO_BRIDGE, Tone.KEY)
    if not found.pulls:
        return
    shown = found.pulls[:SHOWN]
    bars = tuple(Bar(name_of(each), SMALLEST, each.spread, _times(each)) for each in shown)
    told = ", ".join(fr.PART.format(name=name_of(each), amount=_times(each)) for each in shown)
    words = fr.WORDS.format(parts=told)
    yield Drawing(partial(rows, bars, words, axis=fr.AXIS), fr.DRAWN, words)
    yield Table(fr.HEAD, tuple((name_of(each), _places(each), _times(each)) for each in shown), (6, 9, 2), (2,))
    if (more := len(found.pulls) - SHOWN) > 0:
        yield Paragraph(fr.MORE.format(count=numbers.integer(more)), Tone.QUIET)


def name_of(each: Pulled) -> str:
    """A bridge by its line, a link by both."""
    return fr.LINK.format(line=each.line, other=each.other) if each.other else each.line


def _places(each: Pulled) -> str:
    return "\n".join(fr.PLACE.format(family=one.family, points=numbers.points(one.points)) for one in each.places)


def _times(each: Pulled) -> str:
    return fr.TIMES.format(value=numbers.scaled(each.spread // 100, 2))
