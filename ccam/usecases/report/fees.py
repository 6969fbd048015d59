"""What a report tells of technical fees: the year of each device, then the panel of four on each fee."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from ccam.french import fees as words
from ccam.french import panel as panel_words
from ccam.french import report_imaging as fr
from ccam.model.errors import DataRefused
from ccam.usecases.fees.loaded import Fees
from ccam.usecases.report.rooms import Room

if TYPE_CHECKING:
    from collections.abc import Callable

    from ccam.publish.report import imaging as told
    from ccam.publish.report.evaluation import Bounds
    from ccam.usecases.fees.views import BesideFees, DeviceBill, DeviceCostView
    from ccam.usecases.panel.views import ItemView, JudgedFee, PanelDispute, RatedCriterion
    from valuation.device_sensitivity import Move
    from valuation.fee_table import Device

LEVERS = 3
"""Hypotheses told of a device, the heaviest first."""


def devices(fees: Fees) -> "Iterator[told.DeviceYear]":
    """Every device of the base, by modality and name; what is not known of one is told."""
    order: Callable[[Device], tuple[str, str, int]] = lambda one: (one.modality.value, one.name, one.year)  # noqa: E731
    for device in sorted(fees.devices.values(), key=order):
        yield _device(fees, device)


def _device(fees: Fees, device: "Device") -> "told.DeviceYear":
    from ccam.publish.report import imaging as told
    from ccam.usecases.fees.bill import device_bill
    from ccam.usecases.fees.cost import cost_view

    missing: list[str] = []
    view: DeviceCostView | None = None
    bill: DeviceBill | None = None
    try:
        bill = device_bill(fees, device)
        missing += [bill.missing] if bill.missing else []
        view = cost_view(fees, device)
    except DataRefused as refused:
        missing.append(refused.message)
    made, age = (bill.bill, words.AGES[bill.age] if bill.age else "") if bill else (None, "")
    beside = view.beside if view else None
    missing += [each for each in (view.missing if view else ()) if each not in missing]
    return told.DeviceYear(
        device.name, device.year, words.MODALITIES[device.modality], device.device_class, age, device.exams,
        made.total if made else None,
        tuple(
            told.BilledPart(
                period.start, period.end, words.BANDS[part.band], part.exams, part.fee.cents, part.total,
                part.fee.amount.status.value,
            )
            for period in (made.periods if made else ()) for part in period.parts
        ),
        _bounds(view.cost.full) if view else None, _bounds(view.cost.marginal) if view else None, tuple(_bands(beside)),
        tuple(_break_evens(beside)), tuple(_levers(view.moves if view else ())), tuple(missing),
    )  # fmt: skip


def _bands(beside: "BesideFees | None") -> "Iterator[told.BandLine]":
    from ccam.publish.report import imaging as told
    from valuation.equipment import rounded

    for each in beside.bands if beside else ():
        low, high = sorted(map(rounded, each.left))
        yield told.BandLine(words.BANDS[each.band], each.fee, _bounds((low, high)), each.coherent)


def _break_evens(beside: "BesideFees | None") -> "Iterator[told.BreakEvenLine]":
    from ccam.publish.report import imaging as told

    for bound, found in ((beside.break_evens if beside else None) or {}).items():
        name = words.BOUNDS[bound.value]
        yield told.BreakEvenLine(name, found.first, found.last) if found else told.BreakEvenLine(name, None, None)


def _levers(moves: "tuple[Move, ...]") -> "Iterator[told.Lever]":
    from ccam.publish.report import imaging as told
    from valuation.equipment import rounded

    known = sorted((each for each in moves if not each.missing), key=lambda each: -each.effect)
    for each in known[:LEVERS]:
        low, high = sorted((rounded(each.low), rounded(each.high)))
        yield told.Lever(words.LEVERS[each.lever.name], low, high, rounded(each.effect, 3))


def _bounds(span: tuple[int, int]) -> "Bounds":
    from ccam.publish.report.evaluation import Bounds

    return Bounds(*span)


# the panel -----------------------------------------------------------------------------------------


def panel(room: Room, on: date, rule: str, absent: list[str]) -> "told.Panel | None":
    """The panel under ``rule``, by default the one adopted; sheets that cannot be read together are told."""
    from ccam.publish.report import imaging as told
    from ccam.usecases.panel.said import rule_said
    from ccam.usecases.panel.state import chosen_rule, open_panel, panel_rules

    wanted = rule or panel_rules().adopted
    chosen_rule(wanted)
    try:
        state = open_panel(room.store, rule=wanted, on=on, upto=room.upto)
    except DataRefused as refused:
        absent.append(fr.PANEL_REFUSED.format(why=f"{refused.message} {refused.hint}"))
        return None
    if state.undescribed:
        absent.append(panel_words.UNDESCRIBED.format(names=", ".join(state.undescribed)))
    name = state.rule.name if state.rule else ""
    return told.Panel(name, rule_said(state.rule), state.adopted, tuple(_fee(each) for each in state.fees))


def _fee(fee: "JudgedFee") -> "told.JudgedFee":
    from ccam.publish.report import imaging as told
    from ccam.usecases.panel import said as texts
    from ccam.usecases.panel.text import concluded_text

    conclusion = fee.conclusion
    return told.JudgedFee(
        fee.described.name, texts.device_said(fee.described), fee.fee, fee.fee_source, fee.described.exams,
        tuple(told.SeatLine(panel_words.SEATS[each.seat], each.cents, texts.lacks_said(each)) for each in fee.values),
        fee.sides, tuple(panel_words.SEATS[seat] for seat in fee.late), texts.perimeter_said(fee),
        tuple(_item(each) for each in fee.items), tuple(_criterion(each) for each in fee.criteria),
        conclusion.outcome.value if conclusion else "", fee.concluded, concluded_text(fee),
        tuple(_question(each) for each in fee.disputes),
    )  # fmt: skip


def _item(item: "ItemView") -> "told.ItemLine":
    from ccam.publish.report import imaging as told
    from ccam.usecases.panel.disputes import item_name, rounded

    votes = item.votes
    standings = tuple(panel_words.STANDINGS[each.value] if each else panel_words.NO_NOTE for each in votes.standings)
    effect = None if item.effect is None else _bounds((rounded(item.effect[0]), rounded(item.effect[1])))
    state = panel_words.ITEM_STATES[votes.state.value]
    return told.ItemLine(item_name(votes.item), standings, state, votes.disputed, effect)


def _criterion(each: "RatedCriterion") -> "told.CriterionLine":
    from ccam.publish.report import imaging as told
    from ccam.usecases.panel import said as texts
    from ccam.usecases.panel.json import hides_median

    listed = each.listed
    gate = listed.criterion.gate
    alone = [panel_words.NO_MEDIAN] if hides_median(each) else []
    spread = texts.ipras_said(each)
    reasons = [
        panel_words.SAYS.format(seat=panel_words.SEATS[seat], words=reason)
        for place, (seat, reason) in enumerate(zip(panel_words.SEATS, each.reasons, strict=True))
        if reason and each.judgement and place in each.judgement.apart
    ]
    remarks = (*texts.reservations_said(each), *alone, *([spread] if spread and _doubtful(each) else []), *reasons)
    return told.CriterionLine(
        listed.criterion.name, listed.words, each.measure, gate, listed.counts, listed.weight,
        tuple(texts.notes_said(each)), *texts.judged_said(each), remarks, _gaps(each),
        gate and each.judgement is not None and each.judgement.failed,
    )  # fmt: skip


def _doubtful(each: "RatedCriterion") -> bool:
    """Whether the IPRAS says something that the verdict does not: it fires, or it is blind to a dissenter."""
    spread = each.reading.spread if each.reading else None
    return spread is not None and (spread.fires or spread.blind)


def _gaps(each: "RatedCriterion") -> str:
    """Gaps within and between the sides; medians are left to the reader, a block has none."""
    from ccam.usecases.panel.said import exact_said

    if each.reading is None:
        return ""
    first, second = (panel_words.NO_NOTE if gap is None else str(gap) for gap in each.reading.within)
    return panel_words.GAPS.format(first=first, second=second, between=exact_said(each.reading.between))


def _question(each: "PanelDispute") -> "told.OpenQuestion":
    from ccam.publish.report import imaging as told

    low, high = each.low, each.high
    effect = None if low is None or high is None else _bounds((low, high))
    kind = panel_words.DISPUTE_KINDS[each.kind]
    return told.OpenQuestion(kind, each.name, effect, each.yearly, each.basis, each.settles)
