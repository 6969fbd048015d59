"""The impact table's words: what is above it and what is below."""

from collections.abc import Sequence

from ccam.french import tui as fr
from ccam.french.numbers import euros_short, percent, plural
from ccam.usecases.views import ImpactRow, ImpactView, Interval
from tui.drawing import amounts
from tui.drawing.lines import Line, blank, paragraph, wrapped


def heading(view: ImpactView, width: int) -> str:
    """Scope, unit, volumes and assumptions, wrapped."""
    return "\n".join(part for line in view.heading for part in wrapped(line, width))


def whole(view: ImpactView, width: int) -> list[Line]:
    """Heading and foot in full, a line each."""
    texts = [*view.heading, *foot(view).splitlines()]
    return [line for text in texts for line in (*paragraph(text, width, indent="  "), blank())]


def marked(count: int, base: int, impacts: Sequence[Interval]) -> str:
    """What ``count`` marked rows add up to; bounds add up too."""
    names = ("observed", "low", "high", "theoretical", "unknown_base")
    total = Interval(*(sum(getattr(impact, name) for impact in impacts) for name in names))
    return fr.MARKED_IMPACT.format(
        marked=plural(count, fr.ONE_MARKED), base=euros_short(base), impact=amounts.full(total, base, exact=False)
    )


def foot(view: ImpactView) -> str:
    """The total, then what no figure above covers."""
    total = view.total
    words = f"{fr.TOTAL}  {fr.BASE.format(amount=euros_short(total.base))}"
    money = f"{amounts.full(total.impact, total.base, exact=False)} {fr.OBSERVED}"
    theory = fr.THEORETICAL.format(amount=euros_short(total.impact.theoretical, sign=True))
    outside = [
        fr.OUTSIDE.format(amount=euros_short(view.outside)),
        fr.UNDECIDED.format(amount=euros_short(total.undecided_base)),
        fr.LEFT_TO_OTHERS.format(amount=euros_short(total.left_base)),
        fr.UNKNOWN_BASE.format(amount=euros_short(total.impact.unknown_base)),
    ]
    return f"{words} · {money} · {theory}\n" + " · ".join(outside)


def cells(row: ImpactRow) -> tuple[str, ...]:
    """One row as texts."""
    impact = row.impact
    return (
        row.key, row.label, euros_short(row.base), amounts.impact(impact),
        percent(impact.observed, row.base, sign=True) if impact.is_point else fr.NO_PRICE,
        euros_short(impact.theoretical, sign=True), euros_short(row.undecided_base), euros_short(row.left_base),
        euros_short(impact.unknown_base),
    )  # fmt: skip
