"""Impacts in blocks: one impact before and after, and a breakdown."""

from collections.abc import Callable

from ccam.french import numbers
from ccam.french import report as fr
from ccam.french.report_first import calm
from ccam.publish.page.blocks import Table
from ccam.publish.report.figures import AxisRow, Money
from ccam.publish.report.model import Report

euros, short = numbers.euros_whole, numbers.euros_short


def span(money: Money, write: Callable[..., str]) -> str:
    """The bounds of an impact, a dash where they meet."""
    if money.low == money.high:
        return fr.NOTHING
    return fr.RANGE.format(low=write(money.low, sign=True), high=write(money.high, sign=True))


def money_table(before: Money | None, after: Money | None, change: int, from_release: bool) -> Table:
    """An impact at both points; that of before is left out where it is the base release itself."""
    rows = [] if from_release else [_row(fr.BEFORE, before, fr.NOT_THERE)]
    rows.append(_row(fr.AFTER, after, fr.NO_MORE))
    if not from_release:
        rows.append((fr.CHANGE, euros(change, sign=True), "", "", ""))
    titles = tuple(fr.COLUMNS[name] for name in ("when", "observed", "range", "theoretical", "unknown"))
    return Table(titles, tuple(rows), (3, 4, 6, 4, 4), (1, 2, 3, 4), sum=not from_release)


def _row(name: str, money: Money | None, absent: str) -> tuple[str, ...]:
    if money is None:
        return name, fr.NOTHING, absent, "", ""
    amounts = (euros(money.theoretical, sign=True), euros(money.unknown_base))
    return name, euros(money.observed, sign=True), span(money, short), *amounts


def axis_table(report: Report, rows: tuple[AxisRow, ...], *, codes: bool) -> Table:
    """A breakdown, its last row the total of the scope."""
    from_release = report.head.from_release

    def cells(name: str, base: int, before: int, after: int) -> tuple[str, ...]:
        moved = () if from_release else (euros(before, sign=True),)
        change = () if from_release else (euros(after - before, sign=True),)
        return name, short(base), *moved, euros(after, sign=True), *change

    made = [
        cells(
            f"{row.key} {calm(row.label)}".strip() if codes else row.label,
            row.base,
            row.before.observed,
            row.after.observed,
        )
        for row in rows
    ]
    total = report.total
    made.append(cells(fr.SUM, report.coverage.base_scope, total.before.observed, total.after.observed))
    names = ("label", "base", "after") if from_release else ("label", "base", "before", "after", "change")
    widths = (8, 3, *(4 for _ in names[2:]))
    return Table(tuple(fr.COLUMNS[name] for name in names), tuple(made), widths, tuple(range(1, len(names))), sum=True)
