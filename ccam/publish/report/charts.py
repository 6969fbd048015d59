"""The drawings of a report: what the effect is made of, who rises and falls, the spend before and after."""

from collections.abc import Iterator

from ccam.french import numbers
from ccam.french import report_rooms as fr
from ccam.french import valuation_split as split_words
from ccam.model.text import safe
from ccam.publish.page.blocks import Drawing
from ccam.publish.report.figures import AxisRow
from ccam.publish.report.model import Report
from ccam.publish.report.svg import Bar, drawing

short = numbers.euros_short


def waterfall(report: Report) -> Iterator[Drawing]:
    """From nothing to the effect, factor by factor; no drawing where it is nil."""
    split = report.split
    if not split.factors:
        return
    bars, at, told = [], 0, []
    for name, part in zip(split.factors, split.total.parts, strict=True):
        amount, factor = short(part, sign=True), split_words.FACTORS.get(name, name)
        bars.append(Bar(factor, at, at + part, amount, full=part >= 0))
        told.append(fr.PART.format(name=factor, amount=amount))
        at += part
    bars.append(Bar(split_words.TOTAL, 0, at, short(at, sign=True), strong=True, full=at >= 0))
    words = fr.WATERFALL_WORDS.format(parts=", ".join(told))
    yield Drawing(drawing(bars, words), fr.WATERFALL, words)


def winners(report: Report) -> Iterator[Drawing]:
    """The chapters that move most, those that rise first."""
    moved = [row for row in report.by_chapter if row.after.observed]
    if not moved:
        return
    largest = sorted(moved, key=lambda row: (-abs(row.after.observed), row.key))[: fr.DRAWN_ROWS]
    rows = sorted(largest, key=lambda row: (-row.after.observed, row.key))
    bars = [
        Bar(_name(row), 0, row.after.observed, short(row.after.observed, sign=True), full=row.after.observed > 0)
        for row in rows
    ]
    up = sum(row.after.observed > 0 for row in moved)
    told = ", ".join(fr.PART.format(name=_name(row), amount=short(row.after.observed, sign=True)) for row in rows)
    words = fr.WINNERS_WORDS.format(
        up=numbers.plural(up, *fr.WINNER_COUNT), down=numbers.plural(len(moved) - up, *fr.WINNER_COUNT), parts=told
    )
    yield Drawing(drawing(bars, words), fr.WINNERS, words)


def before_after(report: Report) -> Iterator[Drawing]:
    """The spend of the largest chapters as it is observed, and once the effect is added."""
    spent = [row for row in report.by_chapter if row.base]
    if not spent:
        return
    rows = sorted(spent, key=lambda row: (-row.base, row.key))[: fr.DRAWN_PAIRS]
    bars, told = [], []
    for row in rows:
        after = row.base + row.after.observed
        bars.append(Bar(_name(row), 0, row.base, f"{short(row.base)} {fr.BEFORE}", full=False))
        bars.append(Bar("", 0, after, f"{short(after)} {fr.AFTER}"))
        told.append(fr.PAIR.format(name=_name(row), before=short(row.base), after=short(after)))
    words = fr.BEFORE_AFTER_WORDS.format(parts=", ".join(told))
    yield Drawing(drawing(bars, words), fr.BEFORE_AFTER, words)


def _name(row: AxisRow) -> str:
    return safe(f"{row.key} {row.label}".strip())
