"""What the large drawings of the screen « Impact » show: bars with a sign, ticks in French, and the same in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from ccam.french import tui_impact as fr
from ccam.french.numbers import euros_short, integer, percent, scaled
from ccam.usecases.impact.views import Drawn, Shown, Simulated, TableRow, bin_name
from tui.widgets.columns import fit

if TYPE_CHECKING:
    from valuation.movement import Bin

MOST = 24
"""Bars of one drawing."""
MARKERS = {1: "█", -1: "▒", 0: "░"}
"""Signs of a rise, of a fall, of neither."""
LABEL = 30
"""Cells of the name of a bar."""
BINS = 21
"""Bars of the drawn effects."""
UNITS = ((10**11, "Md€"), (10**8, "M€"), (10**5, "k€"), (100, "€"))
"""Cents in a unit, and its name, the largest first."""
STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Picture:
    """Bars, the first at the top, each with its name and value in words. ``unit`` is what 1 on the axis stands for, in
    cents or in what is counted; ``signs`` say of each bar whether it is of a rise (1), of a fall (−1), of neither (0).
    """

    title: str
    bars: tuple[str, ...]
    values: tuple[int, ...]
    unit: int
    signs: tuple[int, ...]
    note: str = ""


def pictures(made: Simulated, drawn: Drawn | None) -> list[Picture]:
    """Every drawing that there is something for: the draws first where they were just made."""
    found = [_drawn(drawn)] if drawn else []
    if made.asked.shown is Shown.COMPARED:
        found.append(_three(made))
    found += [effects(made), _spread(made.bins)]
    return [picture for picture in found if any(picture.values)]


def bars(picture: Picture, width: int, lines: int) -> list[str]:
    """The title, then the largest bars that ``lines`` hold: falls at the left of an axis, rises at its right."""
    kept = largest(picture.values, max(lines - 1, 1))
    column = max((cell_len(picture.bars[place]) for place in kept), default=0)
    most = max((abs(picture.values[place]) for place in kept), default=1) or 1
    falls = any(picture.values[place] < 0 for place in kept)
    room = max(8, (width - column - 3) // (2 if falls else 1))
    drawn = [picture.title]
    for place in kept:
        value = picture.values[place]
        cells = max(1, (abs(value) * room + most // 2) // most) if value else 0
        marks = MARKERS[picture.signs[place]] * cells
        left = (marks if value < 0 else "").rjust(room) if falls else ""
        drawn.append(f"{fit(picture.bars[place], column, right=True)} {left}│{marks if value > 0 else ''}")
    return drawn


def largest(values: Sequence[int], count: int) -> list[int]:
    """Places of the ``count`` largest values, whatever their sign, in their order."""
    return sorted(sorted(range(len(values)), key=lambda place: -abs(values[place]))[:count])


def unit_of(values: Sequence[int]) -> tuple[int, str]:
    """The unit of an axis in euros that reaches ``values``."""
    largest = max(map(abs, values), default=0)
    return next((unit for unit in UNITS if largest >= unit[0]), UNITS[-1])


def ticks(low: int, high: int, unit: int, count: int = 6) -> list[tuple[int, str]]:
    """Round places on an axis from ``low`` to ``high``, 0 among them, with their labels in ``unit``."""
    low, high = min(low, 0), max(high, 0)
    span = max(high - low, 1)
    step, size = 1, 1
    while span // step > count:
        step = next((one * size for one in STEPS if one * size > step), 10 * size)
        size = 10 ** (len(str(step)) - 1)
    places = 0
    while places < 2 and (step * 10**places) % unit:
        places += 1
    return [(at, _label(at, unit, places)) for at in range(-(-low // step) * step, high + 1, step)]


def _label(at: int, unit: int, places: int) -> str:
    """In whole tenths or hundredths of ``unit``."""
    return scaled((2 * at * 10**places + unit) // (2 * unit), places)


def effects(made: Simulated) -> Picture:
    """The largest effects along the axis."""
    rows = sorted(
        (row for row in made.rows if isinstance(row, TableRow) and row.impact.impact.observed),
        key=lambda row: (-abs(row.impact.impact.observed), row.key),
    )
    kept = sorted(rows[:MOST], key=lambda row: -row.impact.impact.observed)
    values = tuple(row.impact.impact.observed for row in kept)
    unit, name = unit_of(values)
    labels = tuple(_cut(f"{row.key} {row.label}") for row in kept)
    title = fr.PLOT_EFFECT.format(axis=fr.AXES[made.asked.axis], unit=name)
    note = fr.PLOT_ONLY.format(shown=len(kept), count=integer(len(rows))) if len(rows) > len(kept) else ""
    return Picture(title, _captions(labels, values), values, unit, _signs(values), note)


def _three(made: Simulated) -> Picture:
    names = (fr.COLUMN_IN_FORCE, fr.COLUMN_PROPOSAL, fr.COLUMN_VARIANT)
    values = tuple(effect or 0 for effect in made.total.effects)
    unit, name = unit_of(values)
    return Picture(fr.PLOT_THREE.format(unit=name), _captions(names, values), values, unit, _signs(values))


def _spread(bins: "Sequence[Bin]") -> Picture:
    """Spend by change of price, in tenths of a percent of the spend."""
    base = sum(one.base for one in bins) or 1
    labels = tuple(_cut(bin_name(one)) for one in bins)
    values = tuple((2000 * one.base + base) // (2 * base) for one in bins)
    told = tuple(
        fr.PLOT_CAPTION.format(label=label, amount=percent(one.base, base))
        for label, one in zip(labels, bins, strict=True)
    )
    return Picture(fr.PLOT_SPREAD, told, values, 10, tuple(map(_way, bins)))


def _way(one: "Bin") -> int:
    if not one.figured or one.low == one.high:
        return 0
    return -1 if one.low is None or one.low < 0 else 1


def _drawn(drawn: Drawn) -> Picture:
    """How often each effect was drawn: bars of equal width, in the order of the effects."""
    totals = drawn.simulation.totals
    low, high = min(totals), max(totals)
    width = max(1, -(-(high - low + 1) // BINS))
    counts = [0] * BINS
    for total in totals:
        counts[(total - low) // width] += 1
    middles = [low + place * width + width // 2 for place in range(BINS)]
    labels = tuple(euros_short(middle, sign=True) for middle in middles)
    told = tuple(
        fr.PLOT_CAPTION.format(label=label, amount=integer(count)) for label, count in zip(labels, counts, strict=True)
    )
    return Picture(fr.PLOT_DRAWS, told, tuple(counts), 1, _signs(middles), whole_line(drawn))


def whole_line(drawn: Drawn) -> str:
    """The interval of the whole, in a sentence."""
    spread = drawn.simulation.total
    low, high, mean = (euros_short(cents, sign=True) for cents in (spread.low, spread.high, spread.mean))
    return fr.DRAWS_WHOLE.format(low=low, high=high, mean=mean)


def _signs(values: Sequence[int]) -> tuple[int, ...]:
    return tuple((value > 0) - (value < 0) for value in values)


def _captions(labels: Sequence[str], values: Sequence[int]) -> tuple[str, ...]:
    return tuple(
        fr.PLOT_CAPTION.format(label=label, amount=euros_short(value, sign=True))
        for label, value in zip(labels, values, strict=True)
    )


def _cut(text: str) -> str:
    return text if len(text) <= LABEL else f"{text[: LABEL - 1].rstrip()}…"
