"""The drawings of a report, with their words: what the effect is made of, who rises and falls, spend, transition."""

from collections.abc import Iterator
from functools import partial
from itertools import accumulate

from ccam.french import numbers
from ccam.french import report_rooms as fr
from ccam.french import valuation_split as split_words
from ccam.french.report import part_of
from ccam.french.report_first import calm
from ccam.model.text import safe
from ccam.publish.page.blocks import Drawing
from ccam.publish.report.figures import AxisRow
from ccam.publish.report.imaging import ImagingPath
from ccam.publish.report.model import Report
from ccam.publish.report.plots import Bar, climb, rows, years
from ccam.publish.report.rooms import SpreadRow, TransitionPath

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
    yield Drawing(partial(rows, tuple(bars), words, steps=True), fr.WATERFALL, words, fr.UP_OR_DOWN)


def winners(report: Report) -> Iterator[Drawing]:
    """The chapters that move most, those that rise first."""
    moved = [row for row in report.by_chapter if row.after.observed]
    if not moved:
        return
    largest = sorted(moved, key=lambda row: (-abs(row.after.observed), row.key))[: fr.DRAWN_ROWS]
    ranked = sorted(largest, key=lambda row: (-row.after.observed, row.key))
    bars = [
        Bar(_name(row), 0, row.after.observed, short(row.after.observed, sign=True), full=row.after.observed > 0)
        for row in ranked
    ]
    up = sum(row.after.observed > 0 for row in moved)
    told = ", ".join(fr.PART.format(name=_name(row), amount=short(row.after.observed, sign=True)) for row in ranked)
    words = fr.WINNERS_WORDS.format(
        up=numbers.plural(up, *fr.WINNER_COUNT), down=numbers.plural(len(moved) - up, *fr.WINNER_COUNT), parts=told
    )
    yield Drawing(partial(rows, tuple(bars), words), fr.WINNERS, words, fr.UP_OR_DOWN)


def before_after(report: Report) -> Iterator[Drawing]:
    """The spend of the largest chapters as it is observed, and once the effect is added."""
    spent = [row for row in report.by_chapter if row.base]
    if not spent:
        return
    largest = sorted(spent, key=lambda row: (-row.base, row.key))[: fr.DRAWN_PAIRS]
    bars, told = [], []
    for row in largest:
        after = row.base + row.after.observed
        bars.append(Bar(_name(row), 0, row.base, short(row.base), full=False))
        change = short(row.after.observed, sign=True)
        bars.append(Bar(fr.AFTER, 0, after, change))
        told.append(fr.PAIR.format(name=_name(row), before=short(row.base), change=change))
    words = fr.BEFORE_AFTER_WORDS.format(parts=", ".join(told))
    yield Drawing(partial(rows, tuple(bars), words), fr.BEFORE_AFTER, words, fr.EMPTY_THEN_FULL)


def transition(path: TransitionPath) -> Iterator[Drawing]:
    """What a transition costs each year, between its bounds; no drawing of a single year."""
    if len(path.years) < 2:
        return
    points = tuple((fr.YEAR.format(year=row.year), row.low, row.observed, row.high) for row in path.years)
    told = ", ".join(fr.PART.format(name=name, amount=short(value, sign=True)) for name, _, value, _ in points)
    words = fr.PATH_WORDS.format(parts=told)
    yield Drawing(partial(years, points, words), fr.PATH_DRAWN, words)


def spread(report: Report) -> Iterator[Drawing]:
    """How the spend of the scope is spread by what it changes; no drawing where nothing is known."""
    whole = sum(row.base for row in report.spread)
    if not whole:
        return
    bars, told = [], []
    for row in report.spread:
        name = span_of(row)
        amount = fr.SPREAD_AMOUNT.format(share=part_of(row.base, whole), acts=numbers.plural(row.acts, *fr.ACTS))
        bars.append(Bar(name, 0, row.base, amount, full=(row.low is not None and row.low >= 0)))
        told.append(fr.PART.format(name=name, amount=amount))
    words = fr.SPREAD_WORDS.format(parts=", ".join(told))
    yield Drawing(partial(rows, tuple(bars), words), fr.SPREAD_DRAWN, words)


def span_of(row: SpreadRow) -> str:
    """« de +2 à +5 % »: a class of relative change."""
    if row.low is None or row.high is None:
        sentence, edge = (fr.SPREAD_LESS, row.high) if row.low is None else (fr.SPREAD_MORE, row.low)
        return sentence.format(edge=_signed(edge or 0))
    return fr.SPREAD_SPAN.format(low=_signed(row.low), high=_signed(row.high))


def _signed(parts: int) -> str:
    return numbers.scaled(parts, 2, sign=True, trim=True)


def imaging_path(path: ImagingPath) -> Iterator[Drawing]:
    """What the path saves with the exams avoided, added up year by year, against its target read as a sum; nothing
    without a mass to price it with.
    """
    if not path.masses or not path.years:
        return
    series = []
    for mass in path.masses:
        columns = zip(*(line.by_year for line in (*mass.lines, mass.pertinence)), strict=True)
        series.append((fr.CLIMB_MASS.format(mass=mass.name), (*accumulate(map(sum, columns)),)))
    told = [fr.PART.format(name=name, amount=", ".join(map(short, values))) for name, values in series]
    words = fr.CLIMB_WORDS.format(target=short(path.target), parts=" ; ".join(told))
    aim = fr.CLIMB_AIM.format(target=short(path.target))
    yield Drawing(partial(climb, tuple(series), tuple(path.years), path.target, aim, words), fr.CLIMB, words)


def _name(row: AxisRow) -> str:
    return safe(f"{row.key} {calm(row.label)}".strip())
