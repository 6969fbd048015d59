"""Screen « Forfaits techniques »: what a device costs beside its fees, as a row and in full."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from rich.cells import cell_len

from ccam.formats.fees import LeverName, LeverRange
from ccam.french import charges as shared
from ccam.french import fees as words
from ccam.french import numbers
from ccam.french import tui_fees as fr
from ccam.usecases.fees.views import DeviceBill, DeviceCostView, Span
from tui.drawing.lines import Line, blank, paragraph, plain
from tui.widgets.columns import Column
from valuation.device_sensitivity import Move
from valuation.equipment import rounded
from valuation.practice_cost import Bound

COLUMNS = (
    Column(fr.COLUMN_DEVICE, 10, flexible=True),
    Column(fr.COLUMN_CLASS, 20, drop=3),
    Column(fr.COLUMN_EXAMS, 10, right=True),
    Column(fr.COLUMN_FULL, 17, right=True),
    Column(fr.COLUMN_MARGINAL, 14, right=True, drop=1),
    Column(fr.COLUMN_FIXED, 19, right=True, drop=2),
    Column(fr.COLUMN_FEE, 13, right=True),
    Column(fr.COLUMN_BREAK_EVEN, 16, right=True),
)


def device_cells(view: DeviceCostView) -> tuple[str, ...]:
    """One device: an interval goes from disputed items left out to disputed items counted."""
    device, cost = view.device, view.cost
    return (
        device.name,
        f"{words.MODALITIES[device.modality]} {device.device_class}",
        numbers.integer(device.exams),
        amounts(cost.full),
        amounts(cost.marginal),
        _span(cost.fixed, numbers.euros_short),
        "" if view.beside.margin is None else numbers.scaled(_each(view.beside.margin.fees, device.exams), 2),
        _break_even(view),
    )


def _each(cents: int, exams: int) -> int:
    return rounded(Fraction(cents, exams))


def _break_even(view: DeviceCostView) -> str:
    found = view.beside.break_evens
    if found is None:
        return ""
    firsts = [each.first if (each := found[bound]) else None for bound in (Bound.LOW, Bound.HIGH)]
    shown = [fr.NEVER if first is None else numbers.integer(first) for first in firsts]
    return (
        shown[0]
        if shown[0] == shown[1]
        else (fr.EITHER if None in firsts else words.RANGE).format(low=shown[0], high=shown[1])
    )


def device_lines(view: DeviceCostView, bill: DeviceBill | None, width: int) -> list[Line]:
    """Everything of one device, as ``ccam forfaits cout`` says it."""
    lines = paragraph(_title(view), width, "bold")
    heading = words.HEADING_COST.format(
        exams=numbers.plural(view.device.exams, "examen"), form=shared.FORMS[view.form]
    )  # fmt: skip
    lines += paragraph(heading, width)
    for part in (_cost(view, width), _activities(view, width), _margin(view, width), _bands(view, width)):
        lines += [blank(), *part] if part else []
    lines += [blank(), *_moves(view, width), blank(), *_ledger(view, width)]
    for why in (*view.missing, *((bill.missing,) if bill and bill.missing else ())):
        lines += paragraph(words.MISSING_LINE.format(why=why), width)
    return lines


def _title(view: DeviceCostView) -> str:
    device = view.device
    age = words.AGE_LINE_UNKNOWN
    if view.age is not None:
        age = words.AGE_LINE.format(installed=device.installed, age=words.AGES[view.age], year=device.year)
    named = words.DEVICE.format(
        name=device.name, year=device.year, modality=words.MODALITIES[device.modality],
        device_class=device.device_class, operator=words.OPERATORS.get(device.operator, device.operator), region="",
    )  # fmt: skip
    return f"{named}, {age}"


def _cost(view: DeviceCostView, width: int) -> list[Line]:
    parts = ", ".join(
        f"{shared.STANDINGS[standing]} {numbers.euros_whole(cents)}" for standing, cents in view.cost.standing.items()
    )
    said = [
        f"{words.TITLE_COST} : {parts}",
        words.FIXED_LINE.format(
            fixed=_span(view.cost.fixed, numbers.euros_whole), marginal=_span(view.cost.marginal, numbers.euros)
        ),
        words.FULL_LINE.format(full=_span(view.cost.full, numbers.euros)),
    ]
    if view.cost.other_full != view.cost.full:
        other = next(name for name in shared.FORMS if name != view.form.value)
        said.append(words.OTHER_FORM.format(form=shared.FORMS[other], full=_span(view.cost.other_full, numbers.euros)))
    return [line for text in said for line in paragraph(text, width, indent="  ")]


def _activities(view: DeviceCostView, width: int) -> list[Line]:
    rows = [
        (
            numbers.integer(each.exams),
            _span(each.full, numbers.euros),
            "" if each.fees is None else numbers.euros(_each(each.fees, each.exams)),
            "" if each.left is None else _span(each.left, numbers.euros_short),
        )
        for each in view.activities
    ]
    lines = [plain(words.TITLE_ACTIVITY, "bold"), *table(words.ACTIVITY_HEAD, rows, right=(0, 1, 2, 3))]
    if view.beside.break_evens is None:
        return lines
    lines.append(plain(words.TITLE_BREAK_EVEN.format(day=numbers.day(view.on)), "bold"))
    for bound, found in view.beside.break_evens.items():
        name = words.BOUNDS[bound]
        said = words.BREAK_EVEN_NEVER.format(bound=name)
        if found is not None:
            until = words.BREAK_EVEN_UNTIL.format(last=numbers.integer(found.last)) if found.last else ""
            first = numbers.plural(found.first, "examen")
            said = words.BREAK_EVEN_FROM.format(bound=name, first=first) + until
        lines += paragraph(f"  {said}", width, indent="    ")
    return lines


def _margin(view: DeviceCostView, width: int) -> list[Line]:
    made, whole = view.beside.margin, numbers.euros_whole
    if made is None:
        return []
    said = [
        words.MARGIN_LINE.format(fees=whole(made.fees), cost=_span(made.cost, whole), left=_span(made.left, whole)),
        words.RATIO_LINE.format(ratio=words.RATIOS[made.ratio], value=_span(made.rate, numbers.share)),
    ]
    said += [
        words.BENCHMARK.format(
            name=each.name, rate=numbers.share(each.rate), status=each.status.value, source=each.source
        )
        for each in made.benchmarks
    ]
    lines = [line for text in said for line in paragraph(f"  {text}", width, indent="    ")]
    return [plain(words.TITLE_MARGIN, "bold"), *lines]


def _bands(view: DeviceCostView, width: int) -> list[Line]:
    if not view.beside.bands:
        return []
    rows = [
        (
            words.BANDS[each.band],
            numbers.euros(each.fee),
            _span((rounded(each.left[1]), rounded(each.left[0])), numbers.euros),
            "" if each.jump is None else numbers.euros(-each.jump, sign=True),
        )
        for each in view.beside.bands
    ]
    lines = [plain(words.TITLE_BANDS.format(day=numbers.day(view.on)), "bold")]
    lines += table(words.BANDS_HEAD, rows, right=(1, 2, 3))
    for each in view.beside.bands:
        if not each.coherent:
            lines += paragraph(words.INCOHERENT.format(band=words.BANDS[each.band]), width)
    both = view.beside.doubling
    if both:
        said = words.DOUBLING.format(
            fees=numbers.euros_whole(both.fees), device=numbers.euros_whole(rounded(both.device)),
            fixed=numbers.euros_whole(rounded(both.fixed)), low=numbers.euros_whole(rounded(both.fees - both.fixed)),
            high=numbers.euros_whole(rounded(both.fees - both.device)),
        )  # fmt: skip
        lines += paragraph(said, width)
    return lines


def _moves(view: DeviceCostView, width: int) -> list[Line]:
    lines = [plain(words.TITLE_SENSITIVITY, "bold")]
    for each in view.moves:
        lines += paragraph(f"  {_move(each)}", width, indent="    ")
    return lines


def _move(each: Move) -> str:
    lever = each.lever
    if each.missing:
        return words.MOVE_MISSING.format(lever=words.LEVERS[lever.name], why=each.missing)
    return words.MOVE.format(
        lever=words.LEVERS[lever.name], low=_held(lever, lever.low), high=_held(lever, lever.high),
        at_low=numbers.euros(rounded(each.low)), at_high=numbers.euros(rounded(each.high)),
        effect=numbers.scaled(rounded(each.effect, 2), 2),
    )  # fmt: skip


def _held(lever: LeverRange, held: int) -> str:
    return words.YEARS.format(count=held) if lever.name is LeverName.LIFE else numbers.share(held)


def _ledger(view: DeviceCostView, width: int) -> list[Line]:
    rows = [
        (
            words.COSTS[each.item.name],
            shared.STANDINGS[each.item.standing],
            numbers.euros_whole(each.yearly),
            numbers.euros(each.per_exam) if each.per_exam else "",
            words.IN_TEXT[each.text.in_text] if each.text else "",
        )
        for each in view.items
    ]
    lines = [plain(words.TITLE_LEDGER, "bold"), *table(words.LEDGER_HEAD, rows, right=(2, 3))]
    if view.absent:
        lines += paragraph(words.ABSENT.format(items=", ".join(words.COSTS[name] for name in view.absent)), width)
    for alert in dict.fromkeys(each.alert for each in view.items if each.alert):
        lines += paragraph(alert, width)
    return lines


def table(head: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> list[Line]:
    """Aligned columns under their titles, two cells apart."""
    every = [[cell.strip() for cell in row] for row in (head, *rows)]
    sizes = [max(cell_len(row[place]) for row in every) for place in range(len(head))]
    return [
        plain("  " + "  ".join(_cells(row, sizes, right)).rstrip(), "" if number else "underline")
        for number, row in enumerate(every)
    ]


def _cells(row: Sequence[str], sizes: Sequence[int], right: Sequence[int]) -> Iterator[str]:
    for place, (cell, size) in enumerate(zip(row, sizes, strict=True)):
        room = " " * (size - cell_len(cell))
        yield room + cell if place in right else cell + room


def amounts(span: Span) -> str:
    """Both ends without their unit, one where they are the same."""
    return _span(span, lambda cents: numbers.scaled(cents, 2))


def _span(span: Span, unit: Callable[[int], str]) -> str:
    low, high = unit(span[0]), unit(span[1])
    return low if low == high else words.RANGE.format(low=low, high=high)
