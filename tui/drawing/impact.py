"""Screen « Impact » in words: the dials, what is covered, the rows, the total."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ccam.french import impact as words
from ccam.french import tui as frame
from ccam.french import tui_impact as fr
from ccam.french.numbers import euros, euros_short, integer, percent, plural
from ccam.usecases.impact.views import AlertRow, Asked, Coverage, Shown, Simulated, TableRow, bin_name
from ccam.usecases.views import Interval
from tui.drawing import amounts
from tui.drawing.impact_plots import bar
from tui.drawing.lines import Line, blank, paragraph, plain, wrapped
from tui.widgets.columns import Column

if TYPE_CHECKING:
    from valuation.movement import Bin

Story = tuple[tuple[str, tuple[str, ...]], ...]
WHOLE = frame.IMPACT_TITLE
BAR = 24
"""Cells of the bar of a row."""
EFFECT = (
    Column(frame.COLUMN_CODE, 8),
    Column(frame.COLUMN_LABEL, 14, flexible=True),
    Column(frame.COLUMN_BASE, 9, right=True),
    Column(fr.COLUMN_AFTER, 9, right=True, drop=4),
    Column(frame.COLUMN_CHANGE, 17, right=True),
    Column(frame.COLUMN_PERCENT, 8, right=True, drop=1),
    Column(fr.COLUMN_K1, 10, right=True, drop=5),
    Column(frame.COLUMN_UNDECIDED, 12, right=True, drop=2),
    Column(frame.COLUMN_LEFT, 9, right=True, drop=6),
    Column(frame.COLUMN_UNKNOWN, 9, right=True, drop=3),
)
COMPARED = (
    Column(frame.COLUMN_CODE, 8),
    Column(frame.COLUMN_LABEL, 12, flexible=True),
    Column(frame.COLUMN_BASE, 9, right=True, drop=2),
    Column(fr.COLUMN_IN_FORCE, 11, right=True),
    Column(fr.COLUMN_PROPOSAL, 11, right=True),
    Column(fr.COLUMN_VARIANT, 11, right=True),
    Column(frame.COLUMN_PERCENT, 8, right=True, drop=1),
)
SPREAD = (
    Column(fr.COLUMN_GAP, 24),
    Column(fr.COLUMN_BAR, BAR, flexible=True),
    Column(frame.COLUMN_BASE, 9, right=True),
    Column(fr.COLUMN_PART, 9, right=True),
    Column(fr.COLUMN_LINES, 7, right=True, drop=1),
    Column(frame.COLUMN_ACTS, 12, right=True, drop=2),
)
ALERTS = (
    Column(frame.COLUMN_CODE, 11),
    Column(frame.COLUMN_LABEL, 12, flexible=True),
    Column(fr.COLUMN_BEFORE, 11, right=True),
    Column(fr.COLUMN_AFTER, 11, right=True),
    Column(frame.COLUMN_PERCENT, 8, right=True),
    Column(frame.COLUMN_IMPACT, 10, right=True),
    Column(fr.COLUMN_RULE, 30, drop=1),
)


def columns(asked: Asked, factors: Sequence[str]) -> tuple[Column, ...]:
    """The columns of a table."""
    if asked.shown is Shown.COMPARED:
        return COMPARED
    if asked.shown is Shown.SPREAD:
        return SPREAD
    if asked.shown is Shown.ALERTS:
        return ALERTS
    if asked.shown is Shown.SPLIT:
        parts = [Column(fr.FACTOR_HEADS[name], max(9, len(fr.FACTOR_HEADS[name])), right=True) for name in factors]
        return (EFFECT[0], Column(frame.COLUMN_LABEL, 6, flexible=True),
                Column(frame.COLUMN_CHANGE, 9, right=True), *parts)  # fmt: skip
    return EFFECT


def cells(row: "TableRow | AlertRow | Bin", shown: Shown, spend: int) -> tuple[str, ...]:
    """A row of a table as texts; ``spend`` is what the longest bar stands for."""
    if isinstance(row, AlertRow):
        change = percent(row.after - row.before, row.before, sign=True)
        return (row.subject, row.label, _price(row.before), _price(row.after), change,
                euros_short(row.effect, sign=True), row.rule)  # fmt: skip
    if not isinstance(row, TableRow):
        return (bin_name(row), bar(row.base, spend, BAR), euros_short(row.base), percent(row.base, spend),
                integer(row.lines), integer(row.acts))  # fmt: skip
    if shown is Shown.SPLIT:
        parts = (euros_short(part, sign=True) if part else "" for part in row.parts)
        return (row.key, row.label, euros_short(row.impact.impact.observed, sign=True), *parts)
    base = row.impact.base
    if shown is Shown.COMPARED:
        mine = row.effects[-1] if row.effects else None
        return (row.key, row.label, euros_short(base), *map(_effect, row.effects),
                percent(mine, base, sign=True) if mine is not None else frame.NO_PRICE)  # fmt: skip
    return _effect_cells(row)


def _effect_cells(row: TableRow) -> tuple[str, ...]:
    line, impact = row.impact, row.impact.impact
    silent = bool(line.silent) and not line.before and not impact.observed
    figures = (frame.NO_PRICE, frame.NO_FIGURE, frame.NO_PRICE, frame.NO_PRICE) if silent else (
        euros_short(line.base + impact.observed), amounts.impact(impact),
        percent(impact.observed, line.base, sign=True) if impact.is_point else frame.NO_PRICE,
        euros_short(impact.theoretical, sign=True),
    )  # fmt: skip
    return (row.key, row.label, euros_short(line.base), *figures, euros_short(line.undecided_base),
            euros_short(line.left_base), euros_short(impact.unknown_base))  # fmt: skip


def _effect(cents: int | None) -> str:
    return frame.NO_PRICE if cents is None else euros_short(cents, sign=True)


def _price(cents: int) -> str:
    return euros(cents) if abs(cents) < 10**7 else euros_short(cents)


def title(asked: Asked) -> str:
    """What the table is, and inside what."""
    if asked.shown is Shown.SPREAD:
        return fr.TITLE_SPREAD
    if asked.shown is Shown.ALERTS:
        return fr.TITLE_ALERTS
    if asked.shown is Shown.EFFECT:
        return frame.BY_AXIS.format(axis=fr.AXES[asked.axis])
    return fr.TITLE.format(table=fr.TABLES[asked.shown].capitalize(), axis=fr.AXES[asked.axis])


def places(asked: Asked) -> str:
    """What was opened to come here, "" for nothing."""
    if not asked.within:
        return ""
    named = (fr.PLACE.format(axis=fr.AXES[axis], key=key) for axis, key in asked.within)
    return fr.WITHIN.format(places=", ".join(named))


def coverage(cover: Coverage, width: int) -> str:
    """What the figures cover, and the spend without any, first of all; short where there is no room."""
    parts = [
        fr.SILENT_PART.format(name=words.COVERAGE[name], amount=euros_short(cents))
        for name, cents in cover.silent.items()
        if cents
    ]
    share = percent(cover.figured, cover.base)
    first = fr.COVERED.format(
        percent=share, figured=euros_short(cover.figured), base=euros_short(cover.base),
        outside=euros_short(cover.outside),
    )  # fmt: skip
    silent = fr.SILENT.format(list=", ".join(parts)) if parts else fr.NOTHING_SILENT
    if len(f"{first} · {silent}") <= width:
        return f"{first} · {silent}"
    undecided = cover.silent.get("undecided", 0)
    short = fr.SHORT_SILENT.format(amount=euros_short(sum(cover.silent.values())), undecided=euros_short(undecided))
    return fr.COVERED_SHORT.format(percent=share, silent=short, outside=euros_short(cover.outside))


def heading(made: Simulated, width: int, *, short: bool) -> str:
    """Coverage first; then, where there is room, what the scenarios are, and the scope and unit of the figures."""
    texts = [coverage(made.coverage, width)]
    scope = made.heading[1] if len(made.heading) > 1 else made.heading[0]
    later = [note for note in made.notes if " n'a aucun effet" in note]
    texts += [scope, *later] if short else [scope, *made.notes]
    return "\n".join(part for text in texts for part in wrapped(text, width))


def whole(made: Simulated, below: Sequence[str], width: int) -> list[Line]:
    """Everything the figures rest on, a paragraph each."""
    cover = [fr.COVERED.format(
        percent=percent(made.coverage.figured, made.coverage.base), figured=euros_short(made.coverage.figured),
        base=euros_short(made.coverage.base), outside=euros_short(made.coverage.outside),
    )]  # fmt: skip
    rules = [fr.RULE_COUNT.format(title=rule, count=integer(count)) for rule, count in made.rules]
    texts = [*cover, *made.heading, *made.notes, *rules, *foot(made, 10 * width).splitlines(), *below]
    return [line for text in texts for line in (*paragraph(text, width, indent="  "), blank())]


def story(parts: Story, width: int) -> list[Line]:
    """Where the effect on one line comes from: titles, each over its sentences."""
    lines = []
    for title, sentences in parts:
        lines.append(plain(title, "bold"))
        lines += [line for text in sentences for line in paragraph(f"  {text}", width, indent="    ")]
        lines.append(blank())
    return lines


def marked(rows: Sequence[TableRow]) -> str:
    """What the marked rows add up to; bounds add up too."""
    names = ("observed", "low", "high", "theoretical", "unknown_base")
    total = Interval(*(sum(getattr(row.impact.impact, name) for row in rows) for name in names))
    base = sum(row.impact.base for row in rows)
    count, impact = plural(len(rows), frame.ONE_MARKED), amounts.full(total, base, exact=False)
    return frame.MARKED_IMPACT.format(marked=count, base=euros_short(base), impact=impact)


def foot(made: Simulated, width: int) -> str:
    """The total, then who moves."""
    total = made.total.impact
    if made.asked.shown is Shown.COMPARED:
        names = (fr.COLUMN_IN_FORCE, fr.COLUMN_PROPOSAL, fr.COLUMN_VARIANT)
        first = fr.COMPARED.format(
            list=" · ".join(
                fr.COMPARED_PART.format(name=name.lower(), amount=_effect(cents))
                for name, cents in zip(names, made.total.effects, strict=True)
            )
        )
    else:
        base = frame.BASE.format(amount=euros_short(total.base))
        theory = frame.THEORETICAL.format(amount=euros_short(total.impact.theoretical, sign=True))
        money = amounts.full(total.impact, total.base, exact=False)
        first = f"{fr.TOTAL}  {base} · {money} {frame.OBSERVED}"
        first = f"{first} · {theory}" if len(f"{first} · {theory}") <= width else first
    up = [row.impact.impact.observed for row in made.rows if row.impact.impact.observed > 0]
    down = [row.impact.impact.observed for row in made.rows if row.impact.impact.observed < 0]
    movers = fr.MOVERS.format(
        count=integer(len(up)), up=euros_short(sum(up), sign=True),
        fell=integer(len(down)), down=euros_short(sum(down), sign=True),
    )  # fmt: skip
    return f"{first}\n{movers}"
