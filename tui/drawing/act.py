"""One current act: its place, its lines with both prices, its modifiers, notes and dossier."""

from collections.abc import Sequence
from datetime import date

from ccam.french import grids
from ccam.french import tui as fr
from ccam.french.numbers import NBSP, euros, euros_short, integer, plural
from ccam.model.acts import Writing
from ccam.usecases.views import ActDetail, ActRow, GridPast, LineView, Past
from tui.drawing.lines import Line, beside, blank, paragraph, plain, section
from tui.widgets.columns import Column, join, widths

BARS = "▁▂▃▄▅▆▇█"
"""From the lowest to the highest."""
ROOMY = 140
"""From how many cells an act is drawn in two columns."""

COLUMNS = tuple(
    Column(title, width, right, drop=drop)
    for title, width, right, drop in zip(
        fr.LINE_HEAD, (4, 3, 11, 11, 4, 6, 9, 9), (False, False, True, True, False, False, True, True),
        (0, 0, 0, 0, 0, 1, 0, 0), strict=True,
    )
)  # fmt: skip


def act_lines(detail: ActDetail, width: int) -> list[Line]:
    """The whole act, in two columns where there is room; the stops are its priced lines, in order."""
    if width < ROOMY:
        return [*_head(detail, width), *_paid(detail, width), *_terms(detail, width)]
    half = width // 2
    return [
        *_head(detail, width),
        *beside(_paid(detail, half), _terms(detail, width - half - 1), half),
    ]


def _head(detail: ActDetail, width: int) -> list[Line]:
    """What it is, and where."""
    path = " › ".join(f"{number} {title}" for number, title in detail.path)
    label = paragraph(f"{detail.row.code}  {detail.row.label}", width, "bold")
    return [*paragraph(path, width, "dim"), *label, blank()]


def _paid(detail: ActDetail, width: int) -> list[Line]:
    """Its lines, what they are paid and were, how often it is done, its place in the draft."""
    row = detail.row
    return [
        *_priced_lines(detail.lines, width),
        blank(),
        *section(fr.VOLUMES, [_volumes(row)], width),
        *section(fr.ACT_DOSSIER, [_dossier(row.dossier)], width),
        *section(fr.ACT_REVIEW, [row.review] if row.review else [], width),
        *section(fr.PAST, past_lines(detail.past), width),
        *section(grids.TITLE, grid_lines(detail.grids), width),
    ]


def _terms(detail: ActDetail, width: int) -> list[Line]:
    """What the release says of how it is billed."""
    return [*section(fr.MODIFIERS, _modifiers(detail), width, lines=2), *section(fr.NOTES, detail.notes, width)]


def _modifiers(detail: ActDetail) -> list[str]:
    """What each one means, where the release says it; a letter alone tells nobody anything."""
    explained = {each[0] for each in detail.meanings}
    bare = [letter for letter in detail.modifiers if letter not in explained]
    return [*([", ".join(bare)] if bare else []), *detail.meanings]


def _volumes(row: ActRow) -> str:
    if row.quantity is None or row.base is None:
        return fr.NO_VOLUMES
    return fr.VOLUMES_LINE.format(acts=plural(row.quantity, fr.ONE_ACT), base=euros_short(row.base))


def past_lines(past: Sequence[Past]) -> list[str]:
    """The former prices of each line and column: the first, one sign a year, the last."""
    lines = [
        fr.PAST_LINE.format(
            line=f"{each.key.activity}/{each.key.phase}", column=fr.PAST_COLUMNS[each.column], plot=steps(each.steps),
            first=euros(each.steps[0][1]), since=each.steps[0][0].year,
            last=euros(each.steps[-1][1]), until=each.steps[-1][0].year,
            changes=plural(len(each.steps) - 1, fr.ONE_CHANGE),
        )
        for each in past
    ]  # fmt: skip
    return [*lines, fr.PAST_SCALE] if lines else []


def grid_lines(paid: Sequence[GridPast]) -> list[str]:
    """The price of each grid, those paid alike together, and what the grids are called."""
    if not paid:
        return []
    prices = [euros(each.steps[-1][1]) for each in paid]
    long = max(map(len, prices))
    days = [day for each in paid for day, _ in each.steps]
    years = range(min(days).year, max(days).year + 1)
    lines = [
        grids.PRICE.format(
            line=f"{each.key.activity}/{each.key.phase}", price=price.rjust(long, NBSP),
            since=each.steps[-1][0].year, plot=steps(each.steps, years), grids=_grid_words(each),
        )
        for each, price in zip(paid, prices, strict=True)
    ]  # fmt: skip
    named = sorted({grid for each in paid if not each.whole for grid in each.grids} & set(grids.NAMES))
    if named:
        names = grids.BETWEEN.join(grids.NAME.format(grid=grid, name=grids.NAMES[grid]) for grid in named)
        lines.append(grids.LEGEND.format(names=names))
    return [*lines, grids.AT.format(version=paid[0].version)]


def _grid_words(paid: GridPast) -> str:
    """« grilles 3, 5, 16 à 18 »."""
    if paid.whole:
        return grids.EVERY
    runs: list[list[int]] = []
    for grid in paid.grids:
        if runs and runs[-1][-1] == grid - 1:
            runs[-1].append(grid)
        else:
            runs.append([grid])
    words = [
        grids.RANGE.format(first=run[0], last=run[-1]) if len(run) > 2 else ", ".join(map(str, run)) for run in runs
    ]
    return (grids.SEVERAL if len(paid.grids) > 1 else grids.ONE).format(grids=", ".join(words))


def steps(dated: Sequence[tuple[date, int]], years: Sequence[int] = ()) -> str:
    """A price through the years, its own unless others are given, one sign a year: that of its last price."""
    low, high = min(cents for _, cents in dated), max(cents for _, cents in dated)
    years = years or range(dated[0][0].year, dated[-1][0].year + 1)
    known = [[cents for day, cents in dated if day.year <= year][-1:] for year in years]
    return "".join(BARS[(value[0] - low) * (len(BARS) - 1) // max(high - low, 1)] if value else NBSP for value in known)


def price(cents: int | None, writing: Writing) -> str:
    """``195,84 €``, or the way the absence of a price is written."""
    if cents is not None:
        return euros(cents)
    return fr.NOT_COVERED if writing is Writing.NOT_COVERED else fr.NO_PRICE


def optional(value: int | None) -> str:
    """A number, or a dash where nothing is known."""
    return fr.NO_PRICE if value is None else integer(value)


def optional_euros(cents: int | None) -> str:
    """A short amount, or a dash where nothing is known."""
    return fr.NO_PRICE if cents is None else euros_short(cents)


def _priced_lines(lines: Sequence[LineView], width: int) -> list[Line]:
    sizes = widths(COLUMNS, width - 2)
    drawn = [plain(" " + join(fr.LINE_HEAD, COLUMNS, sizes), "dim")]
    for stop, line in enumerate(lines):
        drawn.append(plain(" " + join(_cells(line), COLUMNS, sizes), stop=stop))
        drawn += [plain("      " + remark, stop=stop) for remark in _remarks(line)]
    return drawn


def _cells(line: LineView) -> tuple[str, ...]:
    return (
        str(line.key.activity), str(line.key.phase),
        price(line.sector1, line.writing), price(line.others, line.writing),
        line.billing_group, line.copay_exemption, optional(line.quantity), optional_euros(line.base),
    )  # fmt: skip


def _remarks(line: LineView) -> list[str]:
    flags = {"prior": line.prior_approval, "refund": line.conditional_refund, "duplicate": line.duplicate}
    marks = [fr.LINE_MARKS[name] for name, raised in flags.items() if raised]
    if line.label and line.key.activity != 1:
        marks.insert(0, line.label)
    if line.associated:
        marks.append(fr.ASSOCIATED.format(codes=", ".join(line.associated)))
    return [" · ".join(marks)] if marks else []


def _dossier(id_: str) -> str:
    return fr.ACT_DOSSIER_LINE.format(id=id_) if id_ else fr.ACT_NO_DOSSIER
