"""One current act: its place, its lines with both prices, its modifiers, notes and dossier."""

from collections.abc import Sequence

from ccam.french import tui as fr
from ccam.french.numbers import euros, euros_short, integer
from ccam.model.acts import Writing
from ccam.usecases.views import ActDetail, LineView
from tui.drawing.lines import Line, blank, paragraph, plain, section
from tui.widgets.columns import Column, join, widths

COLUMNS = tuple(
    Column(title, width, right, drop=drop)
    for title, width, right, drop in zip(
        fr.LINE_HEAD, (4, 3, 11, 11, 4, 6, 9, 9), (False, False, True, True, False, False, True, True),
        (0, 0, 0, 0, 0, 1, 0, 0), strict=True,
    )
)  # fmt: skip


def act_lines(detail: ActDetail, width: int) -> list[Line]:
    """The whole act; the stops are its priced lines, in order."""
    row = detail.row
    path = " › ".join(f"{number} {title}" for number, title in detail.path)
    return [
        *paragraph(path, width, "dim"),
        *paragraph(f"{row.code}  {row.label}", width, "bold"),
        blank(),
        *_priced_lines(detail.lines, width),
        blank(),
        *section(fr.MODIFIERS, [", ".join(detail.modifiers)] if detail.modifiers else [], width),
        *section(fr.NOTES, detail.notes, width),
        *section(fr.ACT_DOSSIER, [_dossier(row.dossier)], width),
        *section(fr.ACT_REVIEW, [row.review] if row.review else [], width),
    ]


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
