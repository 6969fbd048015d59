"""What the imaging path says, in sentences that the command and the report share."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ccam.french import fees as words
from ccam.french import imaging as fr
from ccam.french import numbers
from ccam.usecases.imaging.fleet import DECLARED, IN_BASE
from ccam.usecases.imaging.path import MassPath
from ccam.usecases.imaging.report import ImagingReport

if TYPE_CHECKING:
    from valuation.imaging import Path, Reading


def heading_said(report: ImagingReport) -> str:
    """The target, and that it has two readings."""
    target = report.target
    return fr.HEADING.format(
        target=numbers.euros_short(target.cents), first=target.first, last=target.last, status=target.status,
        day=numbers.day(report.on),
    )  # fmt: skip


def base_said(report: ImagingReport) -> str:
    """What the cuts bear on."""
    return fr.PATH_BASE.format(
        not_amortised=numbers.share(report.base.not_amortised), amortised=numbers.share(report.base.amortised),
        status=report.base.status, source=report.base.source,
    )  # fmt: skip


def verdict_said(report: ImagingReport, reading: "Reading", path: "Path", sentence: str) -> str:
    """What a path reaches under a reading of the target, and what it misses."""
    gap = path.gap(reading)
    return sentence.format(
        reading=fr.READINGS[reading], reached=numbers.euros_short(path.reached(reading)),
        target=numbers.euros_short(report.target.cents), verdict=fr.MET if gap >= 0 else fr.MISSED,
        gap=numbers.euros_short(gap, sign=True),
    )  # fmt: skip


def received_said(report: ImagingReport, made: MassPath) -> str:
    """What is saved already."""
    return fr.RECEIVED.format(day=numbers.day(report.on), amount=numbers.euros_short(made.received))


def unpriced_said(report: ImagingReport) -> Iterator[str]:
    """The measures that no figure covers, and why."""
    for each in report.unpriced:
        yield fr.UNPRICED.format(name=each.name, day=numbers.day(each.start), source=each.source)


def grid_said(report: ImagingReport) -> Iterator[str]:
    """The grid that the fees come from, and what stands in for what was not read."""
    fleets, act = report.fleets, report.act
    grid = fleets.grid(report.target.last)
    yield fr.GRID.format(day=numbers.day(grid.start), status=grid.status, source=grid.source)
    if any(each.start > grid.start and act.modality in each.modalities for each in fleets.fees.table.unread):
        yield fr.GRID_STANDS_IN
    known = next((each for each in report.rules.references if each.modality is act.modality), None)
    if fleets.supposed and known:
        yield fr.REFERENCE.format(exams=numbers.integer(known.exams), status=known.status, source=known.source)


def fleet_said(report: ImagingReport) -> str:
    """The machines that exams are taken from."""
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


def promise_said(report: ImagingReport) -> str:
    """How many exams the chosen mix avoids, and how many are to be promised."""
    chosen, realised = report.chosen, numbers.share(report.promise.realised)
    share = numbers.share(chosen.share)
    if chosen.exams is None:
        return fr.MIX_OUT.format(share=share)
    if chosen.promised is None:
        return fr.MIX_NO_PROMISE.format(share=share, realised=realised)
    return fr.MIX_PROMISED.format(
        share=share, exams=numbers.integer(chosen.exams), realised=realised, promised=numbers.integer(chosen.promised)
    )


def past_said(report: ImagingReport) -> Iterator[str]:
    """What earlier promises gave; nothing where none is made."""
    if report.chosen.promised:
        for name, amount in report.past():
            yield fr.PAST.format(name=name, amount=numbers.euros_short(amount))


def transfer_said(report: ImagingReport) -> Iterator[str]:
    """How many avoided exams become another, and what they cost."""
    saved, promise = report.saved, report.promise
    to = words.MODALITIES[promise.to]
    yield fr.TRANSFER.format(
        rate=numbers.share(promise.transfer), modality=words.MODALITIES[promise.modality], to=to, status=promise.status
    )
    if saved.moved:
        yield fr.TRANSFER_PAID.format(
            moved=numbers.integer(saved.moved), to=to, cost=numbers.euros_short(saved.gross - saved.net),
            net=numbers.euros_short(saved.net),
        )  # fmt: skip
