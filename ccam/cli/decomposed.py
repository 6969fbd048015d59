"""What ``ccam impact`` adds on request: the stacked split of the effect, and the threshold alerts."""

from typing import TYPE_CHECKING, Annotated

import typer

from ccam.cli import output
from ccam.french import alerts as warned
from ccam.french import numbers
from ccam.french import valuation_split as fr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ccam.usecases.alerts import AlertGroup
    from ccam.usecases.decompose import SplitRow, SplitView

Decompose = Annotated[bool, typer.Option("--decomposer", help=fr.OPTION)]
Order = Annotated[str, typer.Option("--ordre", metavar="F,F…", help=fr.OPTION_ORDER)]
Alerts = Annotated[bool, typer.Option("--alertes", help=warned.OPTION)]

SHOWN = 10
"""Lines shown of each alert."""


def split_lines(view: "SplitView", limit: int) -> "Iterator[str]":
    """The split as a table, or, on a page too narrow for it, as one sentence a row."""
    for note in view.notes:
        yield from output.wrapped(note, 2)
    yield ""
    shown = [*view.rows[: limit or None], view.total]
    head = ("", fr.DELTA, *(fr.HEAD[factor] for factor in view.factors))
    lines = list(output.columns(map(_row, shown), head=head, right=range(1, len(head))))
    if max(map(output.width, lines)) <= output.page_width():
        yield from lines
        return
    for row in shown:
        yield from output.wrapped(_sentence(row, view.factors), 4)


def _row(row: "SplitRow") -> tuple[str, ...]:
    figures = [numbers.euros_short(amount, sign=True) if amount else "" for amount in (row.delta, *row.parts)]
    return output.cut(f"{row.key} {row.label}".strip(), 24), *figures


def _sentence(row: "SplitRow", factors: "Sequence[str]") -> str:
    told = (
        fr.PART.format(factor=fr.FACTORS[factor], amount=numbers.euros_short(part, sign=True))
        for factor, part in zip(factors, row.parts, strict=True)
        if part
    )
    name = output.cut(f"{row.key} {row.label}".strip(), 40)
    return fr.ROW.format(name=name, delta=numbers.euros_short(row.delta, sign=True), parts=" ; ".join(told) or fr.NIL)


def alert_lines(groups: "tuple[AlertGroup, ...]") -> "Iterator[str]":
    """Each rule in force with its source, then what passes it."""
    if not groups:
        yield warned.NONE
    for group in groups:
        rule = group.rule
        yield from output.wrapped(
            warned.RULE.format(
                title=group.title, count=numbers.integer(len(group.raised)), status=rule.status.value,
                start=numbers.day(rule.start), source=rule.source,
            ),
            2,
        )  # fmt: skip
        cells = [
            (
                f"  {one.key}", output.cut(label, 22), _price(one.before), _price(one.after),
                numbers.percent(one.after - one.before, one.before, sign=True),
                numbers.euros_short(one.effect, sign=True),
            )
            for one, label in group.raised[:SHOWN]
        ]  # fmt: skip
        if cells:
            yield from output.columns(cells, head=warned.HEAD, right=range(2, 6))
        rest = len(group.raised) - SHOWN
        if rest > 0:
            yield f"  {warned.MORE.format(count=numbers.plural(rest, *warned.OTHERS))}"
        yield ""


def _price(cents: int) -> str:
    return numbers.euros(cents) if abs(cents) < 10**7 else numbers.euros_short(cents)
