"""What ``ccam imagerie`` shows to people."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ccam.cli import output
from ccam.french import fees as words
from ccam.french import imaging as fr
from ccam.french import numbers
from ccam.model.money import SHARE_UNIT, half_up
from ccam.usecases.imaging import said as texts
from ccam.usecases.imaging.fleet import UnitRow
from ccam.usecases.imaging.path import MassPath
from ccam.usecases.imaging.report import ImagingReport

if TYPE_CHECKING:
    from fractions import Fraction

    from valuation.imaging import Line, Path

TENTH = 10**7
"""Cents of a tenth of a million."""


def report_lines(report: ImagingReport, *, explain: bool = False) -> Iterator[str]:
    """The whole page."""
    yield from _wrapped(texts.heading_said(report), fr.NOTE_SCOPE, texts.base_said(report), fr.NOTE_MEASURES)
    for path in report.paths:
        yield from _path(path, report)
        if explain:
            yield from _chains(path, report)
    yield ""
    yield fr.UNPRICED_TITLE
    for each in texts.unpriced_said(report):
        yield from _indented(each)
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
            yield from _indented(texts.verdict_said(report, reading, path, sentence))
    yield from _indented(texts.received_said(report, made))


def _row(name: str, line: "Line") -> tuple[str, ...]:
    return (f"  {name}", *map(_millions, line.by_year), _millions(line.total), _millions(line.level))


def _total(name: str, path: "Path") -> tuple[str, ...]:
    from valuation.imaging import Reading

    reached = path.reached(Reading.SUM), path.reached(Reading.LEVEL)
    return (f"  {name}", *map(_millions, path.by_year), *map(_millions, reached))


def _chains(made: MassPath, report: ImagingReport) -> Iterator[str]:
    from ccam.usecases.imaging.json import chain

    yield f"  {fr.CHAIN_TITLE}"
    for series in made.series:
        yield f"  {series.name}"
        for each in chain(series, report):
            yield from output.wrapped(f"    {each}", 6)


def _worths(report: ImagingReport) -> Iterator[str]:
    act, seen = report.act, report.observed
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
    for each in texts.grid_said(report):
        yield from _indented(each)


def _mixes(report: ImagingReport) -> Iterator[str]:
    promise, cuts, last = report.promise, report.cuts, report.target.last
    yield ""
    yield from _wrapped(fr.MIX_TITLE.format(reading=fr.READINGS[report.reading], mass=report.mass.name))
    yield from _indented(texts.fleet_said(report))
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
    yield from _indented(texts.promise_said(report))
    if report.chosen.promised:
        yield f"  {fr.PAST_TITLE}"
        for said in texts.past_said(report):
            yield from output.wrapped(f"    {said}", 6)


def _units(report: ImagingReport) -> Iterator[str]:
    if not report.avoided:
        return
    saved = report.saved
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
    for said in texts.transfer_said(report):
        yield from _indented(said)


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
