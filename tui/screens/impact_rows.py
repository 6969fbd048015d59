"""The rows of the screen « Impact »: which of them a table shows, in what order, and what each is named by."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ccam.usecases.impact.views import AlertRow, Shown, Simulated, TableRow, bin_name

if TYPE_CHECKING:
    from valuation.movement import Bin

    Row = TableRow | AlertRow | Bin

IN_ORDER = ("chapitre", "trimestre")
"""Axes whose rows are in the order of their keys."""


def name_of(row: "Row") -> str:
    """What a row is named by."""
    return row.key if isinstance(row, TableRow | AlertRow) else bin_name(row)


def ordered(made: Simulated) -> "Sequence[Row]":
    """The rows of a table: the largest effects first, save the axes that have an order of their own."""
    shown = made.asked.shown
    if shown is Shown.SPREAD:
        return made.bins
    if shown is Shown.ALERTS:
        return made.alerts
    rows = sorted(made.rows, key=lambda row: (-abs(row.impact.impact.observed), row.key))
    if shown is Shown.UP:
        return [row for row in rows if row.impact.impact.observed > 0]
    if shown is Shown.DOWN:
        return [row for row in rows if row.impact.impact.observed < 0]
    if shown is Shown.COMPARED:
        return sorted(rows, key=lambda row: (-max(abs(effect or 0) for effect in row.effects), row.key))
    return list(made.rows) if shown is Shown.EFFECT and made.asked.axis in IN_ORDER else rows
