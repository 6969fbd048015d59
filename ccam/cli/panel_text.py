"""The panel of four as a page of text, at 80 columns: values, notes, agreement and verdict apart, conclusion."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ccam.cli import output
from ccam.french import numbers
from ccam.french import panel as fr
from ccam.usecases.panel import said as texts
from ccam.usecases.panel.disputes import item_name
from ccam.usecases.panel.json import hides_median
from ccam.usecases.panel.views import JudgedFee, PanelDispute, PanelState, RatedCriterion

if TYPE_CHECKING:
    from ccam.formats.panel_rules import PanelRule

INDENT = 4
WORDS, ITEM = 18, 24
"""Cells of the name of a criterion, and of a cost item."""


def panel_lines(state: PanelState, *, explain: bool, perimeter: bool, limit: int) -> Iterator[str]:
    """The rule first, then each fee; disagreements beyond ``limit`` are counted (0: all are told)."""
    rule = state.rule
    yield from output.wrapped(texts.rule_said(rule), 0)
    if explain:
        if rule:
            said = fr.EXPLAIN_RULE.format(source=rule.source, day=numbers.day(rule.checked))
            yield from output.wrapped(f"  {said}", INDENT)
        yield from output.wrapped("  " + fr.EXPLAIN_IPRAS.format(source=state.ipras_source), INDENT)
    if state.undescribed:
        yield from output.wrapped(fr.UNDESCRIBED.format(names=", ".join(state.undescribed)), 2)
    for fee in state.fees:
        yield ""
        yield from _fee(fee, rule, explain=explain, perimeter=perimeter)
        yield from _disputes(fee.disputes, limit)


def _fee(fee: JudgedFee, rule: "PanelRule | None", *, explain: bool, perimeter: bool) -> Iterator[str]:
    yield fee.described.name
    yield from output.wrapped(f"  {texts.device_said(fee.described)}", 2)
    yield from _values(fee)
    if explain:
        yield from _explained(fee)
    yield from _perimeter(fee, detail=perimeter)
    yield from _criteria(fee.criteria, rule, explain=explain)
    if rule:
        yield from _conclusion(fee)


def _values(fee: JudgedFee) -> Iterator[str]:
    shown = "   ".join(f"{fr.SEATS[each.seat]} {texts.cents_said(each.cents)}" for each in fee.values)
    yield from output.wrapped(f"  {fr.VALUES.format(values=shown)}", INDENT)
    yield from output.wrapped(f"  {texts.in_force_said(fee)}", INDENT)
    for why in filter(None, map(texts.lacks_said, fee.values)):
        yield from output.wrapped(f"  {why}", INDENT)
    if fee.late:
        yield from output.wrapped("  " + fr.LATE.format(seats=fr.seats(fee.late)), INDENT)


def _explained(fee: JudgedFee) -> Iterator[str]:
    for each in fee.values:
        if each.cents is not None:
            yield from output.wrapped(f"    {texts.parts_said(each)}", 6)
    if levers := texts.levers_said(fee):
        yield from output.wrapped(f"    {levers}", 6)
    yield from output.wrapped("    " + fr.EXPLAIN_FEE.format(source=fee.fee_source), 6)


def _perimeter(fee: JudgedFee, *, detail: bool) -> Iterator[str]:
    spoken = [item for item in fee.items if any(item.votes.standings)]
    if not spoken:
        return
    yield from output.wrapped(f"  {texts.perimeter_said(fee)}", INDENT)
    if detail:
        rows = [
            (
                f"  {output.cut(item_name(item.votes.item), ITEM)}",
                *(fr.STANDINGS[each.value] if each else fr.NO_NOTE for each in item.votes.standings),
                fr.ITEM_STATES[item.votes.state.value],
                texts.range_said(item.effect),
            )
            for item in spoken
        ]
        yield from output.columns(rows, head=(f"  {fr.PERIMETER_HEAD[0]}", *fr.PERIMETER_HEAD[1:]), right=(6,))


def _criteria(criteria: Sequence[RatedCriterion], rule: "PanelRule | None", *, explain: bool) -> Iterator[str]:
    shown = [each for each in criteria if each.filed or explain]
    if not shown:
        return
    yield ""
    head = (f"  {fr.CRITERIA_HEAD[0]}", *fr.CRITERIA_HEAD[1:])
    rows = list(output.columns(map(_criterion_row, shown), head=head, right=(1, 2, 4, 5)))
    yield rows[0]
    for each, row in zip(shown, rows[1:], strict=True):
        yield row
        yield from output.wrapped(f"{'':>{INDENT}}" + fr.MEASURED.format(words=each.listed.words, what=each.measure), 6)
        yield from _beneath(each, explain=explain)
    if rule and any(each.listed.criterion.gate for each in shown):
        yield from output.wrapped("  " + fr.GATE_NOTE.format(gate=numbers.scaled(rule.gate, 2, trim=True)), INDENT)


def _criterion_row(each: RatedCriterion) -> tuple[str, ...]:
    criterion = each.listed.criterion
    first, second, third, fourth = texts.notes_said(each)
    name = criterion.name + (fr.GATE_MARK if criterion.gate else "")
    return (f"  {output.cut(name, WORDS)}", first, second, fr.SIDE_BAR, third, fourth, *texts.judged_said(each))


def _beneath(each: RatedCriterion, *, explain: bool) -> Iterator[str]:
    """Reservations always; gaps, IPRAS, reasons and what was asked of the criterion when explained or without rule."""
    told = [*texts.reservations_said(each), *([fr.NO_MEDIAN] if hides_median(each) and not explain else [])]
    if each.reading and (explain or each.judgement is None or each.judgement.reservations):
        told.append(texts.ipras_said(each))
    if each.reading and (explain or each.judgement is None):
        told.append(texts.gaps_said(each))
    if told:
        yield from output.wrapped(f"{'':>{INDENT}}{' ; '.join(filter(None, told))}", 6)
    if explain:
        yield from output.wrapped(f"{'':>{INDENT}}" + fr.WEIGHT.format(weight=numbers.points(each.listed.weight)), 6)
        for said in texts.gestures_said(each):
            yield from output.wrapped(f"{'':>6}{said}", 8)
    for seat, reason in zip(fr.SEATS, each.reasons, strict=True):
        if reason and (explain or _apart(each, seat)):
            yield from output.wrapped(f"{'':>6}{fr.SAYS.format(seat=fr.SEATS[seat], words=reason)}", 8)


def _apart(each: RatedCriterion, seat: str) -> bool:
    return each.judgement is not None and list(fr.SEATS).index(seat) in each.judgement.apart


def _conclusion(fee: JudgedFee) -> Iterator[str]:
    from ccam.usecases.panel.text import conclusion_text

    said = f"  {fr.CONCLUSION} : {conclusion_text(fee)}"
    yield ""
    yield from output.wrapped(fr.TO_ENTER.format(conclusion=said) if fee.conclusion and fee.disputes else said, INDENT)


def _disputes(disputes: Sequence[PanelDispute], limit: int) -> Iterator[str]:
    if not disputes:
        return
    yield from ("", f"  {fr.DISPUTES_TITLE}")
    for dispute in disputes[: limit or None]:
        yield from output.wrapped(f"    {_dispute(dispute)}", 6)
    if limit and len(disputes) > limit:
        yield "    " + fr.MORE.format(count=numbers.integer(len(disputes) - limit))


def _dispute(dispute: PanelDispute) -> str:
    """What would settle it is told for a criterion: for the others it goes without saying."""
    effect = texts.effect_said(dispute)
    said = fr.DISPUTE.format(kind=fr.DISPUTE_KINDS[dispute.kind], name=dispute.name, effect=effect)
    tell = dispute.kind == "critere" and dispute.settles
    return f"{said} {fr.SETTLES.format(what=dispute.settles)}" if tell else said
