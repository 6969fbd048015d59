"""Costs of devices as a page of text, at 80 columns."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from ccam.cli import output
from ccam.cli.fees_text import device_lines
from ccam.formats.fees import LeverName, LeverRange
from ccam.french import charges as shared
from ccam.french import fees as fr
from ccam.french import numbers
from ccam.usecases.fees.cost import MINUTE_PLACES
from ccam.usecases.fees.views import DeviceCostView, ItemView, Margin, MinuteTable, Span
from valuation.device_sensitivity import Move
from valuation.equipment import rounded

if TYPE_CHECKING:
    from ccam.usecases.fees.loaded import Fees


def cost_lines(
    fees: "Fees", views: Sequence[DeviceCostView], told: Sequence[str], *, ledger: bool, minutes: bool
) -> Iterator[str]:
    """Each device, then what cannot be told; ``ledger`` shows every item, ``minutes`` the cost of a minute of its main
    equipment.
    """
    yield from output.wrapped(fr.NO_RULE, 0)
    for view in views:
        yield from ("", *device_lines(view.device, view.age))
        heading = fr.HEADING_COST.format(
            exams=numbers.plural(view.device.exams, "examen"), form=shared.FORMS[view.form]
        )  # fmt: skip
        yield from output.wrapped(f"  {heading}", 2)
        yield from _cost(view)
        yield from _activities(view)
        if view.beside.margin:
            yield from _margin(view.beside.margin)
        yield from _bands(view)
        yield from _moves(fees, view)
        yield from _ledger(fees, view, detail=ledger)
        if minutes and view.minutes:
            yield from _minutes(fees, view.minutes)
        for why in view.missing:
            yield from output.wrapped(f"  {fr.MISSING_LINE.format(why=why)}", 4)
    for text in told:
        yield from ("", *output.wrapped(text, 2))


def _cost(view: DeviceCostView) -> Iterator[str]:
    parts = ", ".join(
        f"{shared.STANDINGS[standing]} {numbers.euros_whole(cents)}" for standing, cents in view.cost.standing.items()
    )  # fmt: skip
    yield f"  {fr.TITLE_COST} : {parts}"
    fixed = fr.FIXED_LINE.format(
        fixed=_span(view.cost.fixed, numbers.euros_whole), marginal=_span(view.cost.marginal)
    )  # fmt: skip
    yield from output.wrapped(f"    {fixed}", 4)
    yield f"    {fr.FULL_LINE.format(full=_span(view.cost.full))}"
    if view.cost.other_full != view.cost.full:
        other = next(name for name in shared.FORMS if name != view.form.value)
        said = fr.OTHER_FORM.format(form=shared.FORMS[other], full=_span(view.cost.other_full))
        yield from output.wrapped(f"    {said}", 4)


def _activities(view: DeviceCostView) -> Iterator[str]:
    rows = [
        (
            f"    {numbers.integer(each.exams)}",
            _span(each.full),
            "" if each.fees is None else numbers.euros(rounded(Fraction(each.fees, each.exams))),
            "" if each.left is None else _span(each.left, numbers.euros_short),
        )
        for each in view.activities
    ]
    yield f"  {fr.TITLE_ACTIVITY}"
    yield from output.columns(rows, head=fr.ACTIVITY_HEAD, right=(0, 1, 2, 3))
    if view.beside.break_evens is None:
        return
    yield f"  {fr.TITLE_BREAK_EVEN.format(day=numbers.day(view.on))}"
    for bound, found in view.beside.break_evens.items():
        name = fr.BOUNDS[bound]
        if found is None:
            yield f"    {fr.BREAK_EVEN_NEVER.format(bound=name)}"
            continue
        until = fr.BREAK_EVEN_UNTIL.format(last=numbers.integer(found.last)) if found.last else ""
        said = fr.BREAK_EVEN_FROM.format(bound=name, first=numbers.plural(found.first, "examen"))
        yield from output.wrapped(f"    {said}{until}", 6)


def _margin(made: Margin) -> Iterator[str]:
    yield f"  {fr.TITLE_MARGIN}"
    whole = numbers.euros_whole
    line = fr.MARGIN_LINE.format(fees=whole(made.fees), cost=_span(made.cost, whole), left=_span(made.left, whole))
    yield from output.wrapped(f"    {line}", 6)
    said = fr.RATIO_LINE.format(ratio=fr.RATIOS[made.ratio], value=_span(made.rate, numbers.share))
    yield from output.wrapped(f"    {said}", 6)
    if made.benchmarks:
        yield f"    {fr.BENCHMARKS}"
    for each in made.benchmarks:
        text = fr.BENCHMARK.format(
            name=each.name, rate=numbers.share(each.rate), status=each.status.value, source=each.source
        )  # fmt: skip
        yield from output.wrapped(f"      {text}", 8)


def _bands(view: DeviceCostView) -> Iterator[str]:
    if view.beside.bands:
        yield f"  {fr.TITLE_BANDS.format(day=numbers.day(view.on))}"
        rows = [
            (
                f"    {fr.BANDS[each.band]}",
                numbers.euros(each.fee),
                _span((rounded(each.left[1]), rounded(each.left[0]))),
                "" if each.jump is None else numbers.euros(-each.jump, sign=True),
            )
            for each in view.beside.bands
        ]
        yield from output.columns(rows, head=fr.BANDS_HEAD, right=(1, 2, 3))
        for each in view.beside.bands:
            if not each.coherent:
                yield from output.wrapped(f"    {fr.INCOHERENT.format(band=fr.BANDS[each.band])}", 6)
    if view.beside.doubling:
        both = view.beside.doubling
        said = fr.DOUBLING.format(
            fees=numbers.euros_whole(both.fees), device=numbers.euros_whole(rounded(both.device)),
            fixed=numbers.euros_whole(rounded(both.fixed)),
            low=numbers.euros_whole(rounded(both.fees - both.fixed)),
            high=numbers.euros_whole(rounded(both.fees - both.device)),
        )  # fmt: skip
        yield from output.wrapped(f"  {said}", 4)


def _moves(fees: "Fees", view: DeviceCostView) -> Iterator[str]:
    yield f"  {fr.TITLE_SENSITIVITY}"
    for each in view.moves:
        yield from output.wrapped(f"    {_move(each)}", 6)
    use = next(lever for lever in fees.rules.sensitivity.levers if lever.name is LeverName.USE)
    yield from output.wrapped(f"    {fr.USE_NOTE.format(base=_held(use, use.base))}", 4)


def _move(each: Move, unit: Callable[[Fraction], str] = lambda cents: numbers.euros(rounded(cents))) -> str:
    lever = each.lever
    if each.missing:
        return fr.MOVE_MISSING.format(lever=fr.LEVERS[lever.name], why=each.missing)
    return fr.MOVE.format(
        lever=fr.LEVERS[lever.name], low=_held(lever, lever.low), high=_held(lever, lever.high),
        at_low=unit(each.low), at_high=unit(each.high), effect=numbers.scaled(rounded(each.effect, 2), 2),
    )  # fmt: skip


def _held(lever: LeverRange, held: int) -> str:
    return fr.YEARS.format(count=held) if lever.name is LeverName.LIFE else numbers.share(held)


def _ledger(fees: "Fees", view: DeviceCostView, *, detail: bool) -> Iterator[str]:
    alerts = list(dict.fromkeys(each.alert for each in view.items if each.alert))
    if not detail and not alerts:
        return
    yield f"  {fr.TITLE_LEDGER}"
    if detail:
        rows = [_item(each) for each in view.items]
        yield from output.columns(rows, head=fr.LEDGER_HEAD, right=(2, 3))
        for each in view.items:
            if each.text and each.text.dispute:
                said = f"    {fr.COSTS[each.item.name]} : {each.text.dispute}"
                yield from output.wrapped(said, 6)
        if view.absent:
            items = ", ".join(fr.COSTS[name] for name in view.absent)
            yield from output.wrapped(f"    {fr.ABSENT.format(items=items)}", 6)
        source = fees.rules.perimeter_source
        said = fr.PERIMETER_SOURCE.format(status=source.status.value, source=source.source)
        yield from output.wrapped(f"    {said}", 6)
    for alert in alerts:
        yield from output.wrapped(f"    {alert}", 6)


def _item(each: ItemView) -> tuple[str, ...]:
    name = fr.COSTS[each.item.name]
    if each.item.detail:
        name = fr.ITEM_DETAIL.format(item=name, detail=each.item.detail)
    return (
        f"    {output.cut(name, 30)}",
        shared.STANDINGS[each.item.standing],
        numbers.euros_whole(each.yearly),
        numbers.euros(each.per_exam) if each.per_exam else "",
        fr.IN_TEXT[each.text.in_text] if each.text else "",
    )


def _minutes(fees: "Fees", table: MinuteTable) -> Iterator[str]:
    settings = fees.rules.sensitivity
    levers = {lever.name: lever for lever in settings.levers}
    use, interest = levers[LeverName.USE], levers[LeverName.INTEREST]
    title = fr.TITLE_MINUTES.format(
        item=fr.COSTS[table.item.name], minutes=numbers.integer(settings.minutes), status=settings.status.value
    )  # fmt: skip
    yield from output.wrapped(f"  {title}", 4)
    rows = [
        (f"    {_held(interest, rate)}", *(_minute(table.by_use[rate, share]) for share in use.values))
        for rate in interest.values
    ]
    head = (f"    {fr.MINUTES_HEAD}", *(_held(use, share) for share in use.values))
    yield from output.columns(rows, head=head, right=(1, 2, 3))
    life = levers[LeverName.LIFE]
    yield f"    {fr.LIFE_HEAD.format(interest=_held(interest, interest.base), use=_held(use, use.base))}"
    yield from output.columns(
        ((f"    {_held(life, years)}", _minute(cost)) for years, cost in table.by_life.items()), right=(1,)
    )
    for each in table.moves:
        yield f"    {_move(each, _per_minute)}"


def _per_minute(cents: Fraction) -> str:
    return _minute(rounded(cents / 100, MINUTE_PLACES))


def _minute(cost: int) -> str:
    return fr.PER_MINUTE.format(cost=numbers.scaled(cost, MINUTE_PLACES))


def _span(span: Span, unit: Callable[[int], str] = numbers.euros) -> str:
    """One amount, or both ends."""
    return unit(span[0]) if span[0] == span[1] else fr.RANGE.format(low=unit(span[0]), high=unit(span[1]))
