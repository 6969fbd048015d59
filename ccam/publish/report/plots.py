"""The shapes of the charts, in Altair: rows of bars, pairs of bars, a line of years. Readable in black and white.

A rise is a full bar, a fall an empty one; each bears its amount in words. Values are cents; they become a float only
here, to be drawn.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ccam.french import numbers
from ccam.french import report_charts as fr
from ccam.publish.page.vega import FONT, svg

WIDTH, LABELS, AMOUNTS, ROW, AXIS = 640, 244, 96, 21, 36
"""Whole width; columns of words and of amounts; heights of a row and of the axis."""
LARGE, SMALL = 8.2, 5.7
"""Widths of a capital and of another character, generous so that no label is cut by the edge."""
INK = "currentColor"
RATIO = 10_000
"""Unit of the bars that are ratios."""
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
    """Bars one under the other on a common scale that holds zero; ``steps`` ties the end of one to the next."""
    import altair as alt

    if axis:
        title, zero, size = axis, min(bar.start for bar in bars) / RATIO, RATIO
    else:
        unit, size = fr.unit_of(max(abs(value) for bar in bars for value in (bar.start, bar.end)))
        title, zero = fr.AXIS.format(unit=unit), 0.0
    data = [
        {
            "row": number, "label": fitted(bar.label), "from": min(bar.start, bar.end) / size,
            "to": max(bar.start, bar.end) / size, "end": bar.end / size, "amount": bar.amount,
            "full": 0.72 if bar.full else 0.0, "weight": "bold" if bar.strong else "normal",
            "next": min(number + 1, len(bars) - 1),
        }
        for number, bar in enumerate(bars)
    ]  # fmt: skip
    plot = WIDTH - LABELS - AMOUNTS
    across = alt.X("from:Q", axis=_axis(alt, title), scale=alt.Scale(zero=not axis, nice=True))
    down = alt.Y("row:O", axis=None, scale=alt.Scale(paddingInner=0.42, paddingOuter=0.2))
    base = alt.Chart(alt.InlineData(values=data))
    drawn = [
        base.mark_bar(fill=INK, stroke=INK, strokeWidth=1).encode(
            x=across, x2="to:Q", y=down, fillOpacity=alt.FillOpacity("full:Q", scale=None)
        ),
        alt.Chart(alt.InlineData(values=[{"zero": zero}])).mark_rule(stroke=INK, strokeWidth=0.8).encode(x="zero:Q"),
        *_words(alt, base, down, plot),
    ]
    if steps:
        tied = base.transform_filter("datum.next > datum.row").mark_rule(stroke=INK, strokeWidth=0.6, strokeDash=[2, 2])
        drawn.append(tied.encode(x="end:Q", y=down, y2="next:O"))
    return _svg(alt, alt.layer(*drawn), plot, len(bars) * ROW, words)


@drawn_once
def years(points: tuple[tuple[str, int, int, int], ...], words: str) -> str:
    """A value a year between its bounds, each with its amount: ``(year, low, value, high)`` in cents."""
    import altair as alt

    unit, size = fr.unit_of(max(abs(value) for _, *values in points for value in values))
    data = [
        {
            "year": year, "low": low / size, "value": value / size, "high": high / size,
            "amount": numbers.euros_short(value, sign=True),
        }
        for year, low, value, high in points
    ]  # fmt: skip
    base = alt.Chart(alt.InlineData(values=data))
    across = alt.X("year:O", sort=None, scale=alt.Scale(padding=0.5), axis=_years_axis(alt))
    axis, scale = _axis(alt, fr.AXIS.format(unit=unit)), alt.Scale(zero=True, nice=True)
    up, low = alt.Y("value:Q", axis=axis, scale=scale), alt.Y("low:Q", axis=axis, scale=scale)
    drawn = [
        base.mark_area(fill=INK, fillOpacity=0.15).encode(x=across, y=low, y2="high:Q"),
        base.mark_line(stroke=INK, strokeWidth=1.6).encode(x=across, y=up),
        base.mark_point(fill=INK, stroke=INK, size=26, opacity=1).encode(x=across, y=up),
        base.mark_text(dy=-10, fill=INK, font=FONT, fontSize=11.5).encode(x=across, y=up, text="amount:N"),
    ]
    return _svg(alt, alt.layer(*drawn), WIDTH - 96, 150, words, left=72)


NAME = 0.1
"""Room of the name of a line, against the highest value."""
DASHES = ([1, 0], [6, 3], [2, 2], [8, 2, 2, 2])
"""One line is told from another without colour."""


@drawn_once
def climb(
    series: tuple[tuple[str, tuple[int, ...]], ...], across: tuple[int, ...], target: int, aim: str, words: str
) -> str:
    """Lines of cents by year towards a ``target``, which bears the words ``aim``; each line is named at its end."""
    import altair as alt

    unit, size = fr.unit_of(max(abs(value) for value in (target, *(value for _, values in series for value in values))))
    years = [str(year) for year in across]
    axis = alt.X("year:O", sort=None, scale=alt.Scale(padding=0.5), axis=_years_axis(alt))
    top = max(target, *(value for _, values in series for value in values)) / size
    room = alt.Scale(zero=True, nice=True, domainMax=top * (1.1 + NAME * len(series)))
    up = alt.Y("value:Q", axis=_axis(alt, fr.AXIS.format(unit=unit)), scale=room)
    ranks = {name: rank for rank, (name, _) in enumerate(sorted(series, key=lambda each: each[1][-1]))}
    aimed = alt.Chart(alt.InlineData(values=[{"value": target / size, "year": years[0], "name": aim}]))
    drawn = [
        aimed.mark_rule(stroke=INK, strokeWidth=1.2).encode(y=up),
        aimed.mark_text(align="left", dx=-20, dy=-6, fill=INK, font=FONT, fontSize=11.5).encode(
            x=axis, y=up, text="name:N"
        ),
    ]
    for number, (name, values) in enumerate(series):
        data = [
            {"year": year, "value": value / size, "name": f"{name} : {numbers.euros_short(value)}"}
            for year, value in zip(years, values, strict=True)
        ]
        line = alt.Chart(alt.InlineData(values=data)).encode(x=axis, y=up)
        # Names go one above the other over every line, in the order of their ends.
        named = data[-1] | {"value": top * (1.1 + NAME * ranks[name])}
        last = alt.Chart(alt.InlineData(values=[named])).encode(x=axis, y=up, text="name:N")
        drawn += [
            line.mark_line(stroke=INK, strokeWidth=1.6, strokeDash=DASHES[number % len(DASHES)]),
            line.mark_point(fill=INK, stroke=INK, size=18, opacity=1),
            last.mark_text(align="right", dx=24, fill=INK, font=FONT, fontSize=11.5),
        ]
    return _svg(alt, alt.layer(*drawn), WIDTH - 96, 190, words, left=72)


def _years_axis(alt: Any) -> Any:
    return alt.Axis(
        title=None, labelAngle=0, labelColor=INK, labelFont=FONT, labelFontSize=11, domainColor=INK, tickColor=INK
    )


def _words(alt: Any, base: Any, down: Any, plot: int) -> list[Any]:
    """The label of each row before its bar, its amount at the right."""
    weights = [("datum.weight == 'normal'", "normal"), ("datum.weight == 'bold'", "bold")]
    return [
        base.transform_filter(chosen)
        .mark_text(align="right", fill=INK, font=FONT, fontSize=12, fontWeight=weight)
        .encode(x=alt.value(place), y=down, text=field)
        for chosen, weight in weights
        for field, place in (("label:N", -10), ("amount:N", plot + AMOUNTS - 2))
    ]


def _axis(alt: Any, title: str) -> Any:
    return alt.Axis(
        title=title, format=",~r", tickCount=6, labelColor=INK, labelFont=FONT, labelFontSize=10.5, titleColor=INK,
        titleFont=FONT, titleFontSize=10.5, titleFontWeight="normal", titlePadding=2, gridColor=INK, gridOpacity=0.13,
        domain=False, ticks=False, labelOverlap=False,
    )  # fmt: skip


def _svg(alt: Any, chart: Any, width: int, height: int, words: str, *, left: int = LABELS) -> str:
    margins = {"left": left, "right": WIDTH - left - width, "top": 4, "bottom": AXIS}
    made = chart.properties(width=width, height=height, padding=margins, autosize=alt.AutoSizeParams(type="none"))
    return svg(made.configure(aria=False).configure_view(stroke=None), words)


def fitted(label: str) -> str:
    """As much of a label as its column holds: its beginning and its end, which tells neighbours apart."""
    if _width(label) <= LABELS - 14:
        return label
    room, tail = (LABELS - 14) * 0.52, ""
    for character in reversed(label):
        if _width(character + tail) > room:
            break
        tail = character + tail
    start = ""
    for character in label:
        if _width(f"{start}{character}… {tail}") > LABELS - 14:
            break
        start += character
    return f"{start.rstrip()}… {tail.partition(' ')[2] or tail}"


def _width(text: str) -> float:
    return sum(LARGE if character.isupper() else SMALL for character in text)
