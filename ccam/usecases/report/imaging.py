"""What a report tells of heavy imaging and of extra fees: devices, the panel of four, the imaging path, OPTAM."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from ccam.french import imaging as words
from ccam.french import optam as optam_words
from ccam.french import report_imaging as fr
from ccam.model.errors import DataRefused
from ccam.usecases.fees.loaded import Fees, open_fees
from ccam.usecases.fees.sheets import read_filled
from ccam.usecases.report.fees import devices, panel
from ccam.usecases.report.rooms import Room

if TYPE_CHECKING:
    from fractions import Fraction

    from ccam.formats.templates_text import Filled
    from ccam.publish.report import imaging as told
    from ccam.publish.report.changes import Alert
    from ccam.usecases.imaging.path import MassPath
    from ccam.usecases.imaging.report import ImagingReport
    from ccam.usecases.optam.report import OptamReport
    from valuation.imaging import Line


def imaging(room: Room, on: date, rule: str = "") -> "told.Imaging":
    """All of it on the day ``on``; ``rule`` is that of the panel, by default the one adopted. What is refused is told.
    Raises :class:`~ccam.model.errors.UnknownThing` for a rule that is not there.
    """
    from ccam.formats.templates_activity import EXTRA_FEES
    from ccam.formats.templates_imaging import EQUIPMENT, FEES, PANEL
    from ccam.publish.report import imaging as told

    sheets = [sheet for _, sheet in read_filled(room.store, room.upto)]
    natures = {sheet.template for sheet in sheets}
    fees = open_fees(room.store, room.upto)
    absent: list[str] = []
    machines = tuple(devices(fees))
    judged = panel(room, on, rule, absent) if PANEL.name in natures else None
    drawn = bool(natures & {EQUIPMENT.name, FEES.name, PANEL.name})
    path = _path(room, fees, on, absent) if drawn else None
    extra = [sheet for sheet in sheets if sheet.template == EXTRA_FEES.name]
    optam = tuple(_optam(room, extra, absent))
    loaded = {fr.NO_DEVICES: bool(machines), fr.NO_PANEL: PANEL.name in natures, fr.NO_PATH: drawn,
              fr.NO_OPTAM: bool(extra)}  # fmt: skip
    absent += [text for text, there in loaded.items() if not there]
    return told.Imaging(machines, judged, path, optam, tuple(absent))


def imaging_alerts(found: "told.Imaging") -> "Iterator[Alert]":
    """Gates of the panel that are not passed, then commitments that are breached, for the first page."""
    from ccam.model.invariants import Level
    from ccam.publish.report.changes import Alert

    judged = found.panel
    for fee in judged.fees if judged else ():
        for each in fee.criteria:
            if judged and each.failed:
                sentence = fr.ALERT_GATE.format(fee=fee.name, name=each.name, words=each.words, rule=judged.rule)
                yield Alert(fr.ALERT_PANEL, Level.WARNING, sentence, ())
    for group in found.optam:
        for breach in group.breaches:
            sentence = fr.ALERT_BREACH.format(source=group.source, year=group.year, label=group.label, breach=breach)
            yield Alert(fr.ALERT_OPTAM, Level.WARNING, sentence, ())


# the path ------------------------------------------------------------------------------------------


def _path(room: Room, fees: Fees, on: date, absent: list[str]) -> "told.ImagingPath | None":
    from ccam.publish.report import imaging as told
    from ccam.usecases.imaging import said as texts
    from ccam.usecases.imaging.path import Ground
    from ccam.usecases.imaging.report import Asked, imaging_report

    study = room.study
    ground = Ground(study.volumes, study.release, study.parameters)
    try:
        found = imaging_report(room.store, Asked(on=on), ground=ground, fees=fees)
    except DataRefused as refused:
        absent.append(fr.PATH_REFUSED.format(why=f"{refused.message} {refused.hint}"))
        return None
    remarks = (
        words.NOTE_SCOPE, texts.base_said(found), words.NOTE_MEASURES, *texts.grid_said(found), texts.fleet_said(found),
        texts.promise_said(found), *texts.past_said(found), *texts.transfer_said(found),
    )  # fmt: skip
    return told.ImagingPath(
        found.target.cents, tuple(found.target.years), texts.heading_said(found),
        tuple(_mass(found, each) for each in found.paths), tuple(texts.unpriced_said(found)), remarks,
    )  # fmt: skip


def _mass(found: "ImagingReport", made: "MassPath") -> "told.PathMass":
    from ccam.publish.report import imaging as told
    from valuation.imaging import Reading

    whole = found.whole(made)
    readings = tuple(
        told.PathReading(
            words.READINGS[each], made.path.reached(each), made.path.gap(each), whole.reached(each), whole.gap(each)
        )
        for each in Reading
    )
    lines = tuple(_line(each, words.LINE.format(name=each.name, standing=words.STANDINGS[each.standing]))
                  for each in made.path.lines)  # fmt: skip
    mass = made.mass
    return told.PathMass(
        mass.name, mass.cents, mass.status.value, lines, _line(found.pertinence, found.pertinence.name), made.received,
        readings,
    )  # fmt: skip


def _line(line: "Line", name: str) -> "told.PathLine":
    from ccam.publish.report import imaging as told

    return told.PathLine(name, line.by_year, line.total, line.level)


# OPTAM ---------------------------------------------------------------------------------------------


def _optam(room: Room, sheets: "list[Filled]", absent: list[str]) -> "Iterator[told.Optam]":
    """Every sheet of extra fees, a group at a time."""
    from ccam.usecases.optam.report import optam_reports, optam_rules
    from ccam.usecases.optam.rows import activity_of_sheet

    for sheet in sheets:
        try:
            activity = activity_of_sheet(room.study, sheet, optam_rules(), None)
            for report in optam_reports(room.study, activity):
                yield _group(report)
        except DataRefused as refused:
            why = f"{refused.message} {refused.hint}"
            absent.append(fr.OPTAM_REFUSED.format(name=sheet.head["intitule"], why=why))


def _group(found: "OptamReport") -> "told.Optam":
    from ccam.publish.report import imaging as told
    from ccam.usecases.optam import said as texts

    observed, again, engaged = found.observed, found.recalculated, found.engaged
    indicators = (
        told.Indicator(optam_words.INDICATORS["rate"], *map(_share, (observed.rate, again.rate, engaged.rate))),
        told.Indicator(optam_words.INDICATORS["share"], *map(_share, (observed.share, again.share, engaged.share))),
    )
    behaviours = tuple(
        told.BehaviourLine(
            optam_words.BEHAVIOURS[each.assumption.behaviour], each.indicators.extra, _share(each.indicators.rate),
            _share(each.indicators.share), found.committed and each.standing.breached,
        )
        for each in (found.effects if found.known else ())
    )  # fmt: skip
    unmoved = texts.unmoved_said(found)
    unbound = () if found.committed else (fr.NOT_COMMITTED.format(label=found.label),)
    return told.Optam(
        found.activity.name, found.activity.year, found.label, found.committed, observed.base, observed.extra,
        indicators, behaviours, tuple(each.removeprefix(optam_words.MARK) for each in found.breaches()),
        (*unbound, *texts.rule_said(found), *([unmoved] if unmoved else ()), *texts.notes_said(found)),
    )  # fmt: skip


def _share(value: "Fraction") -> int:
    from valuation.extra_fees import half_up_fraction

    return half_up_fraction(value * 10_000)
