"""The table of the screen « Impact » as a file: semicolons, decimal commas, what the figures rest on in every row."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ccam.formats.cells import escaped
from ccam.french import tui_impact as fr
from ccam.model.money import decimal_string
from ccam.usecases.impact.views import AlertRow, Shown, Simulated, TableRow

if TYPE_CHECKING:
    from valuation.movement import Bin


def table_file(made: Simulated, rows: "Sequence[TableRow | AlertRow | Bin]") -> bytes:
    """``rows`` of ``made`` as a CSV that a spreadsheet opens."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow((*_head(made), *fr.EXPORT_ENDS))
    for row in rows:
        writer.writerow([*_cells(row, made), *map(escaped, made.context)])
    return text.getvalue().encode("utf-8-sig")


def _head(made: Simulated) -> tuple[str, ...]:
    shown = made.asked.shown
    if shown is Shown.SPLIT:
        return (*fr.EXPORT_SPLIT, *(fr.EURO.format(name=fr.FACTORS[name]) for name in made.factors))
    return fr.EXPORT_HEADS.get(shown, fr.EXPORT_HEADS["effet"])


def _cells(row: "TableRow | AlertRow | Bin", made: Simulated) -> Iterator[str]:
    if isinstance(row, AlertRow):
        yield from (row.rule, row.subject, escaped(row.label), *map(_euros, (row.before, row.after, row.effect)))
        return
    if not isinstance(row, TableRow):
        low, high = ("" if edge is None else str(edge) for edge in (row.low, row.high))
        name = f"{low} .. {high}".strip() if row.figured else fr.NO_FIGURE
        yield from (name, str(row.lines), _euros(row.base), str(row.acts), _euros(row.effect))
        return
    line, impact = row.impact, row.impact.impact
    yield from (row.key, escaped(row.label))
    if made.asked.shown is Shown.COMPARED:
        amounts: tuple[int | None, ...] = (line.base, *row.effects)
    elif made.asked.shown is Shown.SPLIT:
        amounts = (impact.observed, *row.parts)
    else:
        amounts = (
            line.base, line.before, line.after, impact.observed, impact.low, impact.high, impact.theoretical,
            line.undecided_base, line.left_base, impact.unknown_base,
        )  # fmt: skip
    yield from map(_euros, amounts)


def _euros(cents: int | None) -> str:
    return "" if cents is None else decimal_string(cents).replace(".", ",")
