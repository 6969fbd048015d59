"""What ``ccam imagerie`` shows to people."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ccam.cli import output
from ccam.french import fees as words
from ccam.french import imaging as fr
from ccam.french import numbers
from ccam.model.money import SHARE_UNIT, half_up
from ccam.usecases.imaging import ImagingReport
from ccam.usecases.imaging_fleet import DECLARED, IN_BASE, UnitRow
from ccam.usecases.imaging_path import MassPath

if TYPE_CHECKING:
    from fractions import Fraction

    from valuation.imaging import Line, Path

TENTH = 10**7
"""Cents of a tenth of a million."""


def report_lines(report: ImagingReport, *, explain: bool = False) -> Iterator[str]:
    """The whole page."""
    target = report.target
    yield from _wrapped(
        fr.HEADING.format(
            target=numbers.euros_short(target.cents), first=target.first, last=target.last, status=target.status,
            day=numbers.day(report.on),
        ),
        fr.NOTE_SCOPE,
        fr.PATH_BASE.format(
            not_amortised=numbers.share(report.base.not_amortised), amortised=numbers.share(report.base.amortised),
            status=report.base.status, source=report.base.source,
        ),
        fr.NOTE_MEASURES,
    )  # fmt: skip
    for path in report.paths:
        yield from _path(path, report)
        if explain:
            yield from _chains(path, report)
    yield ""
    yield fr.UNPRICED_TITLE
    for each in report.unpriced:
        yield from _indented(fr.UNPRICED.format(name=each.name, day=numbers.day(each.start), source=each.source))
    yield from _worths(report)
    yield from _mixes(report)
    yield from _units(report)


def _path(made: MassPath, report: ImagingReport) -> Iterator[str]:
    from valuation.imaging import Reading

    whole = report.whole(made)
    yield ""
    yield from _wrapped(fr.PATH_TITLE.format(mass=made.mass.name, status=made.mass.status))
    rows = [
        _row(fr.LINE.format(name=each.name, standing=fr.STANDINGS[each.standing]), each) for each in made.path.lines
    ]
    rows += [_total(fr.TOTAL, made.path), _row(fr.PERTINENCE_LINE, report.pertinence)]
    rows.append(_total(fr.WITH_PERTINENCE, whole))
    head = ("", *map(str, report.target.years), fr.SUM, fr.LEVEL)
    yield from output.columns(rows, head=head, right=range(1, len(head)))
    yield from _wrapped(f"  {report.pertinence.name}.")
    for reading in Reading:
        for path, sentence in ((made.path, fr.VERDICT), (whole, fr.VERDICT_WHOLE)):
            gap = path.gap(reading)
            yield from _indented(
                sentence.format(
                    reading=fr.READINGS[reading], reached=numbers.euros_short(path.reached(reading)),
                    target=numbers.euros_short(report.target.cents), verdict=fr.MET if gap >= 0 else fr.MISSED,
                    gap=numbers.euros_short(gap, sign=True),
                )
            )  # fmt: skip
    yield from _indented(fr.RECEIVED.format(day=numbers.day(report.on), amount=numbers.euros_short(made.received)))


def _row(name: str, line: "Line") -> tuple[str, ...]:
    return (f"  {name}", *map(_millions, line.by_year), _millions(line.total), _millions(line.level))


def _total(name: str, path: "Path") -> tuple[str, ...]:
    from valuation.imaging import Reading

    reached = path.reached(Reading.SUM), path.reached(Reading.LEVEL)
    return (f"  {name}", *map(_millions, path.by_year), *map(_millions, reached))


def _chains(made: MassPath, report: ImagingReport) -> Iterator[str]:
    from ccam.usecases.imaging_json import chain

    yield f"  {fr.CHAIN_TITLE}"
    for series in made.series:
        yield f"  {series.name}"
        for each in chain(series, report):
            yield from output.wrapped(f"    {each}", 6)


def _worths(report: ImagingReport) -> Iterator[str]:
    act, fleets, seen = report.act, report.fleets, report.observed
    modality = words.MODALITIES[act.modality]
    yield ""
    yield from _wrapped(fr.EXAM_TITLE.format(modality=modality, amount=numbers.euros_short(report.amount)))
    rows = [
        (f"  {each.name}", numbers.euros(each.fee), numbers.euros(each.act), numbers.euros(each.total),
         numbers.integer(each.exams))
        for each in report.worths
    ]  # fmt: skip
    yield from output.columns(rows, head=fr.EXAM_HEAD, right=(1, 2, 3, 4))
    billed = half_up(act.cents * (1000 + act.per_mille), 1000)
    yield from _indented(
        fr.EXAM_ACT.format(
            tariff=numbers.euros(act.cents), modifiers=f"{numbers.scaled(act.per_mille, 1, trim=True)}{numbers.NBSP}%",
            billed=numbers.euros(billed), amo=numbers.share(act.amo), status=act.status,
        )
    )  # fmt: skip
    if seen:
        less = half_up(billed * (act.amo - seen.amo), SHARE_UNIT)
        yield from _indented(
            fr.OBSERVED.format(
                year=seen.year, count=numbers.integer(seen.count), label=act.label,
                mean=numbers.euros(half_up(seen.base, seen.count)), amo=numbers.share(seen.amo),
                option=numbers.scaled(seen.amo, 2, trim=True) + "%", lower=numbers.euros(less),
            )
        )  # fmt: skip
    grid = fleets.grid(report.target.last)
    yield from _indented(fr.GRID.format(day=numbers.day(grid.start), status=grid.status, source=grid.source))
    if any(each.start > grid.start and act.modality in each.modalities for each in fleets.fees.table.unread):
        yield from _indented(fr.GRID_STANDS_IN)
    if fleets.supposed:
        known = next((each for each in report.rules.references if each.modality is act.modality), None)
        if known:
            yield from _indented(
                fr.REFERENCE.format(exams=numbers.integer(known.exams), status=known.status, source=known.source)
            )


def _mixes(report: ImagingReport) -> Iterator[str]:
    promise, cuts, last = report.promise, report.cuts, report.target.last
    yield ""
    yield from _wrapped(fr.MIX_TITLE.format(reading=fr.READINGS[report.reading], mass=report.mass.name))
    yield from _indented(_fleet(report))
    rows = []
    for each in report.mixes:
        exams, rate = each.exams, each.rate
        rows.append(
            (
                f"  {numbers.share(each.share)}",
                numbers.euros_short(each.by_rate),
                fr.OUT_OF_REACH if rate is None else numbers.share(rate),
                numbers.euros_short(each.by_volume),
                fr.OUT_OF_REACH if exams is None else numbers.integer(exams),
                "" if exams is None else numbers.percent(exams, report.fleets.exams),
            )
        )
    yield from output.columns(rows, head=fr.MIX_HEAD, right=range(6))
    now = max(cuts.in_force).rate if cuts.in_force else 0
    rates = [rate for path in report.paths if path.mass is report.mass for s in path.series[:1] for rate in s.rates]
    planned = max((rate for rate in rates if rate.start.year <= last), default=None)
    yield from _indented(
        fr.MIX_RATE.format(
            day=numbers.day(cuts.start), now=numbers.share(now), start=numbers.day(promise.start), last=last,
            planned=numbers.share(planned.rate if planned else 0),
        )
    )  # fmt: skip
    others = cuts.others[report.reading]
    if others:
        yield from _indented(fr.MIX_OTHERS.format(amount=numbers.euros_short(others)))
    yield from _indented(_promise(report))
    if report.chosen.promised:
        yield f"  {fr.PAST_TITLE}"
        for name, amount in report.past():
            yield from output.wrapped(f"    {fr.PAST.format(name=name, amount=numbers.euros_short(amount))}", 6)


def _fleet(report: ImagingReport) -> str:
    fleets, act = report.fleets, report.act
    exams = numbers.integer(fleets.exams)
    if fleets.kind == IN_BASE:
        return fr.FLEET_BASE.format(devices=numbers.plural(fleets.devices, fr.DEVICE), exams=exams)
    if fleets.kind != DECLARED:
        return fr.FLEET_ONE.format(exams=exams)
    group = next(each for each in report.rules.groups if each.modality is act.modality)
    made = fr.FLEET_DECLARED.format(
        devices=numbers.integer(fleets.devices), exams=exams, status=group.status, source=group.source
    )
    share = numbers.share(fleets.full_share(report.target.last))
    return f"{made} {fr.SHARE_OF_FLEET.format(share=share)}"


def _promise(report: ImagingReport) -> str:
    chosen, realised = report.chosen, numbers.share(report.promise.realised)
    share = numbers.share(chosen.share)
    if chosen.exams is None:
        return fr.MIX_OUT.format(share=share)
    if chosen.promised is None:
        return fr.MIX_NO_PROMISE.format(share=share, realised=realised)
    return fr.MIX_PROMISED.format(
        share=share, exams=numbers.integer(chosen.exams), realised=realised, promised=numbers.integer(chosen.promised)
    )


def _units(report: ImagingReport) -> Iterator[str]:
    if not report.avoided:
        return
    saved, promise = report.saved, report.promise
    yield ""
    yield from _wrapped(fr.UNIT_TITLE.format(exams=numbers.integer(report.avoided)))
    units = list(report.fleets.unit_rows(report.avoided, report.target.last))
    rows = [
        (f"  {each.name}", numbers.integer(each.count), numbers.integer(each.exams),
         numbers.integer(each.exams - each.avoided), _rise(each), numbers.euros(each.fees))
        for each in units
    ]  # fmt: skip
    yield from output.columns(rows, head=fr.UNIT_HEAD, right=(1, 2, 3, 4, 5))
    for each in units:
        yield from _cost(each)
    net = fr.SAVED_NET.format(net=numbers.euros_short(saved.net)) if saved.moved else ""
    yield from _indented(
        fr.SAVED.format(
            acts=numbers.euros_short(saved.acts), fees=numbers.euros_short(saved.fees),
            gross=numbers.euros_short(saved.gross), net=net,
        )
    )  # fmt: skip
    to = words.MODALITIES[promise.to]
    yield from _indented(
        fr.TRANSFER.format(
            rate=numbers.share(promise.transfer),
            modality=words.MODALITIES[promise.modality],
            to=to,
            status=promise.status,
        )
    )
    if saved.moved:
        yield from _indented(
            fr.TRANSFER_PAID.format(
                moved=numbers.integer(saved.moved), to=to, cost=numbers.euros_short(saved.gross - saved.net),
                net=numbers.euros_short(saved.net),
            )
        )  # fmt: skip


def _rise(row: UnitRow) -> str:
    from valuation.imaging_volume import fixed_rise

    rise = fixed_rise(row.exams, row.avoided)
    return fr.NONE_LEFT if rise is None else numbers.percent(rise.numerator, rise.denominator, sign=True)


def _cost(row: UnitRow) -> Iterator[str]:
    if not row.costs or any(each.after is None for each in row.costs):
        return
    low, high = row.costs
    yield from _indented(
        fr.UNIT_COST.format(
            name=row.name,
            before=_between(low.before, high.before),
            after=_between(low.after or low.before, high.after or high.before),
            lost=_between(low.lost, high.lost),
        )
    )


def _between(low: "Fraction", high: "Fraction") -> str:
    """Disputed costs out, then in; one amount where they change nothing."""
    from valuation.imaging import rounded

    ends = numbers.euros(rounded(low)), numbers.euros(rounded(high))
    return ends[0] if ends[0] == ends[1] else fr.BETWEEN.format(low=ends[0], high=ends[1])


def _millions(cents: int) -> str:
    return numbers.scaled(half_up(cents, TENTH), 1)


def _wrapped(*texts: str) -> Iterator[str]:
    for text in texts:
        yield from output.wrapped(text, 2)


def _indented(text: str) -> Iterator[str]:
    yield from output.wrapped(f"  {text}", 4)
