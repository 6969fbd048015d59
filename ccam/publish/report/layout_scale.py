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
"""Bridges drawn and told, the most stretched ones; the workbook and the JSON hold them all."""
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
    shown = sorted(found.pulls, key=lambda each: (-each.spread, each.line, each.other))[:SHOWN]
    bars = tuple(Bar(_drawn(each), SMALLEST, each.spread, _times(each)) for each in shown)
    told = ", ".join(fr.PART.format(name=name_of(each), amount=_times(each)) for each in shown)
    words = fr.WORDS.format(parts=told)
    yield Drawing(partial(rows, bars, words, axis=fr.AXIS), fr.DRAWN, words)
    yield Table(fr.HEAD, tuple((_labelled(each), _places(each), _times(each)) for each in shown), (9, 6, 2), (2,))
    if (more := len(found.pulls) - SHOWN) > 0:
        yield Paragraph(fr.MORE.format(count=numbers.integer(more)), Tone.QUIET)


def name_of(each: Pulled) -> str:
    """A bridge by its line, a link by both."""
    return fr.LINK.format(line=each.line, other=each.other) if each.other else each.line


def _drawn(each: Pulled) -> str:
    """A bridge with its label, a link by its codes: a drawing has no room for two labels."""
    return name_of(each) if each.other else f"{each.line} {each.label}".strip()


def _labelled(each: Pulled) -> str:
    lines = [(each.line, each.label), (each.other, each.other_label)]
    return "\n".join(f"{line} {label}".strip() for line, label in lines if line)


def _places(each: Pulled) -> str:
    return "\n".join(fr.PLACE.format(family=one.family, points=numbers.scaled(one.points, 2)) for one in each.places)


def _times(each: Pulled) -> str:
    return fr.TIMES.format(value=numbers.scaled(each.spread // 100, 2))
