"""The shapes of the charts: rows of bars, a line of years, lines that climb. Readable in black and white.

A rise is a full bar, a fall an empty one; each bears its amount in words. Values are cents, or 10 000ths for ratios;
they become a float only here, to be drawn.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from ccam.french import numbers
from ccam.french import report_charts as fr
from ccam.publish.page.drawing import WIDTH, Scale, area, bar, dot, picture, scale_of, stroke, text, width_of

LABELS, AMOUNTS, ROW, THICK = 244, 96, 21, 12
"""Columns of words and of amounts; heights of a row and of its bar."""
TOP, AXIS = 4, 36
"""Room over a plot, and under it for its axis."""
LEFT, RIGHT = 72, 24
"""Room beside the lines of years."""
RATIO = 4
"""Decimals of the bars that are ratios."""
SMALL = 10.5
"""Size of the figures of an axis."""
GRID = "0.13"
Point = tuple[float, float]
drawn_once = lru_cache(maxsize=64)
"""Page and paper show the same charts: each is drawn once."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, from ``start`` to ``end`` in cents, with its words. ``full`` or empty; ``strong`` for a total."""

    label: str
    start: int
    end: int
    amount: str
    strong: bool = False
    full: bool = True


@drawn_once
def rows(bars: tuple[Bar, ...], words: str, *, steps: bool = False, axis: str = "") -> str:
    """Bars one under the other on a common scale that holds zero; ``steps`` ties the end of one to the next. With an
    ``axis`` they are ratios, which begin at the smallest.
    """
    values = [value for each in bars for value in (each.start, each.end)]
    unit, places = (axis, RATIO) if axis else _unit(values)
    scale = scale_of(values if axis else (0, *values), LABELS, WIDTH - LABELS - AMOUNTS)
    bottom = TOP + ROW * len(bars)
    zero = scale.at(min(values) if axis else 0)
    parts = [
        *_grid(scale, places, bottom),
        text(LABELS + scale.length / 2, bottom + 26, unit, "middle", size=SMALL),
        *(_row(each, scale, TOP + ROW * number) for number, each in enumerate(bars)),
        *(_steps(bars, scale) if steps else ()),
        stroke([(zero, TOP), (zero, bottom)], 0.8),
    ]
    return picture(bottom + AXIS, words, parts)


def _row(each: Bar, scale: Scale, top: float) -> str:
    """The label of a bar, the bar, its amount at the right."""
    left, right = sorted((scale.at(each.start), scale.at(each.end)))
    line = top + ROW / 2 + 4
    return (
        text(LABELS - 10, line, fitted(each.label), "end", bold=each.strong)
        + bar(left, top + (ROW - THICK) / 2, right - left, THICK, full=each.full)
        + text(WIDTH - 2, line, each.amount, "end", bold=each.strong)
    )


def _steps(bars: Sequence[Bar], scale: Scale) -> Iterator[str]:
    """From the foot of each bar, at its end, to the head of the next."""
    foot = TOP + (ROW + THICK) / 2
    for number, each in enumerate(bars[:-1]):
        down = foot + ROW * number
        yield stroke([(scale.at(each.end), down), (scale.at(each.end), down + ROW - THICK)], 0.8, dash="2 2")


def _grid(scale: Scale, places: int, bottom: float) -> Iterator[str]:
    """An upright line at each tick, its value under it."""
    for tick in scale.ticks:
        yield stroke([(scale.at(tick), TOP), (scale.at(tick), bottom)], 1, opacity=GRID)
        yield text(scale.at(tick), bottom + 12, _figure(tick, places), "middle", size=SMALL)


@drawn_once
def years(points: tuple[tuple[str, int, int, int], ...], words: str) -> str:
    """A value a year between its bounds, each with its amount: ``(year, low, value, high)`` in cents."""
    top, height = 24, 150
    names, *amounts = zip(*points, strict=True)
    up, across = scale_of((0, *chain(*amounts)), top + height, -height), _across(len(points))
    lows, line, highs = ([*zip(across, map(up.at, each), strict=True)] for each in amounts)
    said = [numbers.euros_short(value, sign=True) for value in amounts[1]]
    parts = [
        *_levels(up, chain(*amounts)),
        *_years(names, across, top + height),
        area([*highs, *reversed(lows)], "0.15"),
        stroke(line, 1.6),
        *(dot(*point) for point in line),
        *(text(x, _over(line, x, width_of(amount) / 2) - 6, amount, "middle") for x, amount in _spaced(across, said)),
    ]
    return picture(top + height + AXIS - 10, words, parts)


def _over(line: Sequence[Point], x: float, half: float) -> float:
    """How high a broken line goes around ``x``: words there stand clear of it."""
    heights = [y for place, y in line if abs(place - x) <= half]
    for (left, start), (right, end) in pairwise(line):
        edges = (place for place in (x - half, x + half) if left <= place <= right)
        heights += [start + (end - start) * (place - left) / (right - left) for place in edges]
    return min(heights)


DASHES = ("", "6 3", "2 2", "8 2 2 2")
"""One line is told from another without colour."""


@drawn_once
def climb(
    series: tuple[tuple[str, tuple[int, ...]], ...], across: tuple[int, ...], target: int, aim: str, words: str
) -> str:
    """Lines of cents by year towards a ``target``, which bears the words ``aim``; each line is named above, the highest
    at its end first.
    """
    top, height = 10 + 16 * len(series), 170
    values = [target, *(value for _, line in series for value in line)]
    up, places = scale_of((0, *values), top + height, -height), _across(len(across))
    level = up.at(target)
    parts = [
        *_levels(up, values),
        *_years([*map(str, across)], places, top + height),
        stroke([(LEFT, level), (WIDTH - RIGHT, level)], 1.2),
        text(LEFT + 6, level - 5, aim),
    ]
    dashes = {name: DASHES[number % len(DASHES)] for number, (name, _) in enumerate(series)}
    for name, line in series:
        drawn = [*zip(places, map(up.at, line), strict=True)]
        parts += [stroke(drawn, 1.6, dash=dashes[name]), *(dot(*point) for point in drawn)]
    for rank, (name, line) in enumerate(sorted(series, key=lambda each: -each[1][-1])):
        y, right = 12 + 16 * rank, WIDTH - RIGHT
        parts.append(text(right - 40, y, f"{name} : {numbers.euros_short(line[-1])}", "end"))
        parts.append(stroke([(right - 32, y - 4), (right, y - 4)], 1.6, dash=dashes[name]))
    return picture(top + height + AXIS - 10, words, parts)


def _across(count: int) -> list[float]:
    """Where each of ``count`` years stands."""
    step = (WIDTH - LEFT - RIGHT) / count
    return [LEFT + step * (number + 0.5) for number in range(count)]


def _levels(up: Scale, values: Iterable[int]) -> Iterator[str]:
    """A line at each tick with its value before it, and the unit over them."""
    unit, places = _unit(values)
    for tick in up.ticks:
        level = up.at(tick)
        yield stroke([(LEFT, level), (WIDTH - RIGHT, level)], 1, opacity=GRID if tick else "")
        yield text(LEFT - 5, level + 3.5, _figure(tick, places), "end", size=SMALL)
    yield text(LEFT - 5, up.at(up.high) - 11, unit, "end", size=SMALL)


def _years(names: Sequence[str], across: Sequence[float], bottom: float) -> Iterator[str]:
    for x, name in _spaced(across, names):
        yield stroke([(x, bottom), (x, bottom + 5)], 1)
        yield text(x, bottom + 17, name, "middle", size=11)


def _spaced(across: Sequence[float], said: Sequence[str]) -> list[tuple[float, str]]:
    """As many of the words as stand side by side without a touch, the last one always."""
    step = (WIDTH - LEFT - RIGHT) / len(across)
    every = -(-max(map(width_of, said)) // step)
    return [pair for number, pair in enumerate(zip(across, said, strict=True), 1) if not (len(said) - number) % every]


def _unit(values: Iterable[int]) -> tuple[str, int]:
    """The unit of an axis, and its decimals in cents."""
    unit, size = fr.unit_of(max(map(abs, values)))
    return unit, len(str(size)) - 1


def _figure(tick: int, places: int) -> str:
    return numbers.scaled(tick, places, trim=True)


def fitted(label: str) -> str:
    """As much of a label as its column holds: its beginning and its end, which tells neighbours apart."""
    if width_of(label) <= LABELS - 14:
        return label
    room, tail = (LABELS - 14) * 0.52, ""
    for character in reversed(label):
        if width_of(character + tail) > room:
            break
        tail = character + tail
    start = ""
    for character in label:
        if width_of(f"{start}{character}… {tail}") > LABELS - 14:
            break
        start += character
    return f"{start.rstrip()}… {tail.partition(' ')[2] or tail}"
