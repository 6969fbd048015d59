"""The panel of four as a page of text, at 80 columns: values, notes, agreement and verdict apart, conclusion."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from ccam.cli import output
from ccam.french import numbers
from ccam.french import panel as fr
from ccam.usecases.panel_disputes import item_name, lever_name, rounded
from ccam.usecases.panel_json import hides_median
from ccam.usecases.panel_views import JudgedFee, PanelDispute, PanelState, RatedCriterion, SeatValue

if TYPE_CHECKING:
    from ccam.formats.panel_rules import PanelRule

INDENT = 4
WORDS, ITEM = 18, 24
"""Cells of the name of a criterion, and of a cost item."""


def panel_lines(state: PanelState, *, explain: bool, perimeter: bool, limit: int) -> Iterator[str]:
    """The rule first, then each fee; disagreements beyond ``limit`` are counted (0: all are told)."""
    rule = state.rule
    yield from output.wrapped(_rule_line(rule) if rule else fr.NO_RULE, 0)
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


def _rule_line(rule: "PanelRule") -> str:
    status = fr.RULE_STATUS[rule.status.value]
    return fr.RULE.format(name=rule.name, version=rule.version, label=rule.label, status=status)


def _fee(fee: JudgedFee, rule: "PanelRule | None", *, explain: bool, perimeter: bool) -> Iterator[str]:
    described = fee.described
    device = fr.DEVICE.format(
        modality=fr.MODALITIES[described.modality], device_class=described.device_class, age=fr.AGES[described.age],
        band=fr.BANDS[described.band], counted=fr.COUNTED[described.counted],
    )  # fmt: skip
    yield described.name
    yield from output.wrapped(f"  {device}", 2)
    yield from _values(fee)
    if explain:
        yield from _explained(fee)
    yield from _perimeter(fee, detail=perimeter)
    yield from _criteria(fee.criteria, rule, explain=explain)
    if rule:
        yield from _conclusion(fee)


def _values(fee: JudgedFee) -> Iterator[str]:
    shown = "   ".join(f"{fr.SEATS[each.seat]} {_cents(each.cents)}" for each in fee.values)
    in_force = fr.IN_FORCE_UNKNOWN if fee.fee is None else fr.IN_FORCE.format(fee=_cents(fee.fee))
    yield from output.wrapped(f"  {fr.VALUES.format(values=shown)}", INDENT)
    exams = fee.described.exams
    paid = fr.PAID_UNKNOWN if exams is None else fr.PAID.format(exams=numbers.plural(exams, "examen"))
    yield from output.wrapped(f"  {in_force} · {paid}", INDENT)
    for each in fee.values:
        if each.cents is None:
            yield from output.wrapped(f"  {_lacks(each)}", INDENT)
    if fee.late:
        yield from output.wrapped("  " + fr.LATE.format(seats=fr.seats(fee.late)), INDENT)


def _lacks(value: SeatValue) -> str:
    if not value.filed:
        return fr.BAD_HYPOTHESES.format(seat=fr.SEATS[value.seat], why=fr.NO_HYPOTHESES)
    if value.wrong:
        return fr.BAD_HYPOTHESES.format(seat=fr.SEATS[value.seat], why=value.wrong)
    what = ", ".join(fr.WHAT_LACKS[each] for each in value.lacks)
    return fr.VALUE_MISSING.format(seat=fr.SEATS[value.seat], what=what)


def _explained(fee: JudgedFee) -> Iterator[str]:
    for each in fee.values:
        if each.cents is not None:
            parts = " + ".join(f"{item_name(part.item)} {_cents(part.cents)}" for part in each.parts)
            said = fr.EXPLAIN_VALUE.format(seat=fr.SEATS[each.seat], value=_cents(each.cents), parts=parts or "0")
            if each.exams is not None:
                said += fr.EXPLAIN_EXAMS.format(exams=numbers.integer(each.exams))
            if each.out:
                said += fr.EXPLAIN_OUT.format(items=", ".join(map(item_name, each.out)))
            yield from output.wrapped(f"    {said}", 6)
    if fee.ends and fee.levers:
        low, high = (fr.SEATS[seat] for seat in fee.ends)
        told = [
            fr.LEVER.format(name=lever_name(each.name), cents=_cents(rounded(each.cents), sign=True))
            for each in fee.levers
        ]
        told += [fr.EXPLAIN_REST.format(cents=_cents(rounded(fee.rest), sign=True))] if fee.rest else []
        yield from output.wrapped("    " + fr.EXPLAIN_LEVERS.format(low=low, high=high, levers=", ".join(told)), 6)
    yield from output.wrapped("    " + fr.EXPLAIN_FEE.format(source=fee.fee_source), 6)


def _perimeter(fee: JudgedFee, *, detail: bool) -> Iterator[str]:
    spoken = [item for item in fee.items if any(item.votes.standings)]
    if not spoken:
        return
    agreed = sum(item.votes.state.value in ("admis par tous", "exclu par tous") for item in fee.items)
    disputed = [item for item in fee.items if item.votes.disputed]
    which = " : " + ", ".join(item_name(item.votes.item) for item in disputed) if disputed else ""
    said = fr.PERIMETER_LINE.format(agreed=agreed, items=len(fee.items), disputed=len(disputed), which=which)
    yield from output.wrapped(f"  {said}", INDENT)
    if detail:
        rows = [
            (
                f"  {output.cut(item_name(item.votes.item), ITEM)}",
                *(fr.STANDINGS[each.value] if each else fr.NO_NOTE for each in item.votes.standings),
                fr.ITEM_STATES[item.votes.state.value],
                _range(item.effect),
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
    first, second, third, fourth = _notes(each)
    name = criterion.name + (fr.GATE_MARK if criterion.gate else "")
    return (f"  {output.cut(name, WORDS)}", first, second, fr.SIDE_BAR, third, fourth, *_said(each))


def _notes(each: RatedCriterion) -> list[str]:
    if each.sealed or not each.filed:
        return [fr.FILED if seat in each.filed else fr.NO_NOTE for seat in fr.SEATS]
    return [
        _note(last) if first == last else fr.NOTE_MOVED.format(first=_note(first), last=_note(last))
        for first, last in zip(each.first, each.notes, strict=True)
    ]


def _said(each: RatedCriterion) -> tuple[str, str]:
    if each.sealed:
        return fr.SEALED, fr.SEALED_AWAITS.format(seats=fr.seats(seat for seat in fr.SEATS if seat not in each.filed))
    if each.judgement is None:
        return "", ""
    verdict = fr.VERDICTS[each.judgement.verdict.value]
    return fr.ACCORDS[each.judgement.accord.value], verdict if each.listed.counts else fr.NOT_COUNTED


def _beneath(each: RatedCriterion, *, explain: bool) -> Iterator[str]:
    """Reservations always; gaps, IPRAS, reasons and what was asked of the criterion when explained or without rule."""
    told = [*_reservations(each), *([fr.NO_MEDIAN] if hides_median(each) and not explain else [])]
    if each.reading and (explain or each.judgement is None or each.judgement.reservations):
        told.append(_ipras(each))
    if each.reading and (explain or each.judgement is None):
        told.append(_gaps(each))
    if told:
        yield from output.wrapped(f"{'':>{INDENT}}{' ; '.join(filter(None, told))}", 6)
    if explain:
        yield from output.wrapped(f"{'':>{INDENT}}" + fr.WEIGHT.format(weight=numbers.points(each.listed.weight)), 6)
    for gesture in each.listed.gestures if explain else ():
        said = {"rejeter": fr.REJECTED_BY, "ajouter": fr.ADDED_BY}.get(gesture.gesture)
        if said:
            yield from output.wrapped(f"{'':>6}{said.format(seats=fr.SEATS[gesture.seat])} : {gesture.reason}", 8)
        elif gesture.words:
            said = fr.PROPOSED_WORDS.format(seat=fr.SEATS[gesture.seat], words=gesture.words)
            yield from output.wrapped(f"{'':>6}{said}", 8)
    for seat, reason in zip(fr.SEATS, each.reasons, strict=True):
        if reason and (explain or _apart(each, seat)):
            yield from output.wrapped(f"{'':>6}{fr.SAYS.format(seat=fr.SEATS[seat], words=reason)}", 8)


def _apart(each: RatedCriterion, seat: str) -> bool:
    return each.judgement is not None and list(fr.SEATS).index(seat) in each.judgement.apart


def _reservations(each: RatedCriterion) -> Iterator[str]:
    judgement = each.judgement
    if judgement is None:
        return
    names = list(fr.SEATS)
    for known in judgement.reservations:
        places = judgement.apart if known.value.startswith("voix") else _without(each)
        yield fr.RESERVATIONS[known.value].format(seats=fr.seats(names[place] for place in places))
    if each.listed.criterion.gate and judgement.failed:
        yield fr.GATE_FAILED
    if each.second_round:
        yield fr.SECOND_ROUND


def _without(each: RatedCriterion) -> list[int]:
    return [place for place, note in enumerate(each.notes) if note is None]


def _gaps(each: RatedCriterion) -> str:
    reading = each.reading
    if reading is None:
        return ""
    first, second = (fr.NO_NOTE if gap is None else str(gap) for gap in reading.within)
    said = [fr.GAPS.format(first=first, second=second, between=_exact(reading.between))]
    said.append(fr.MEANS.format(first=_exact(reading.means[0]), second=_exact(reading.means[1])))
    said.append(fr.NO_MEDIAN if hides_median(each) else fr.MEDIAN.format(median=_exact(reading.median)))
    return " ; ".join(said)


def _ipras(each: RatedCriterion) -> str:
    spread = each.reading.spread if each.reading else None
    if spread is None:
        return ""
    says = fr.IPRAS_FIRES if spread.fires else fr.IPRAS_QUIET
    said = fr.IPRAS.format(range=_exact(spread.range), limit=_exact(spread.limit), says=says)
    given = [note for note in each.notes if note is not None]
    return said + (fr.IPRAS_BLIND.format(low=min(given), high=max(given)) if spread.blind else "")


def _conclusion(fee: JudgedFee) -> Iterator[str]:
    from ccam.usecases.panel_text import conclusion_text

    yield ""
    yield from output.wrapped(f"  {fr.CONCLUSION} : {conclusion_text(fee)}", INDENT)


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
    said = fr.DISPUTE.format(kind=fr.DISPUTE_KINDS[dispute.kind], name=dispute.name, effect=_effect(dispute))
    tell = dispute.kind == "critere" and dispute.settles
    return f"{said} {fr.SETTLES.format(what=dispute.settles)}" if tell else said


def _effect(dispute: PanelDispute) -> str:
    if dispute.low is None or dispute.high is None:
        return fr.EFFECT_UNKNOWN
    cents = _range((dispute.low, dispute.high))
    if dispute.yearly is None:
        return fr.EFFECT_NO_YEAR.format(cents=cents)
    return fr.EFFECT.format(cents=cents, year=numbers.euros_short(dispute.yearly))


def _range(pair: tuple[Fraction | int, Fraction | int] | None) -> str:
    if pair is None:
        return ""
    low, high = (numbers.scaled(rounded(Fraction(cents)), 2) for cents in pair)
    return low if low == high else fr.TO.format(low=low, high=high)


def _cents(cents: int | None, *, sign: bool = False) -> str:
    return fr.NO_NOTE if cents is None else numbers.scaled(cents, 2, sign=sign)


def _note(note: int | None) -> str:
    return fr.NO_NOTE if note is None else str(note)


def _exact(value: Fraction | None) -> str:
    """At most two decimals."""
    return fr.NO_NOTE if value is None else numbers.scaled(rounded(value * 100), 2, trim=True)
