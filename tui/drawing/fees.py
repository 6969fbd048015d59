"""Screen « Forfaits techniques »: the fee that is judged, one line a panel, the conclusion with its reservations."""

from collections.abc import Sequence

from ccam.french import numbers
from ccam.french import panel as words
from ccam.french import tui_fees as fr
from ccam.usecases.fees.seen import FeesSeen
from ccam.usecases.panel import said as texts
from ccam.usecases.panel.text import concluded_text, open_text
from ccam.usecases.panel.views import JudgedFee
from tui.drawing.fees_costs import amounts
from tui.drawing.lines import Line, blank, paragraph, section

AGREED = ("admis par tous", "exclu par tous")
BLOCK = "partage par côté"


def heading(fee: JudgedFee | None) -> str:
    """The fee in force, and what is judged."""
    if fee is None:
        return fr.NOTHING_YET
    return fr.HEADING.format(device=texts.device_said(fee.described), in_force=texts.in_force_said(fee))


def conclusion(fee: JudgedFee | None, refused: str = "") -> str:
    """The outcome with its reservations, or that no rule is adopted; how many disagreements stay open; why there is
    nothing to conclude.
    """
    if fee is None:
        return refused
    said = [concluded_text(fee).rstrip("."), open_count(fee)]
    if fee.late:
        said.append(fr.LATE_MARK.format(seats=words.seats(fee.late)))
    return f"{fr.CONCLUSION} : {' · '.join(said)}"


def open_count(fee: JudgedFee) -> str:
    """« 14 désaccords ouverts (touche d : inscrire au registre) »."""
    return f"{open_text(fee)} ({fr.TO_ENTER})" if fee.disputes else open_text(fee)


def costs_summary(seen: FeesSeen) -> str:
    """Each device with its full cost."""
    if not seen.devices:
        return " ".join(seen.told)
    shown = ", ".join(
        fr.SUM_DEVICE.format(name=view.device.name, cost=f"{amounts(view.cost.full)} €") for view in seen.devices
    )
    return fr.SUM_COSTS.format(devices=numbers.plural(len(seen.devices), "appareil"), costs=shown)


def perimeter_summary(fee: JudgedFee) -> str:
    """How many items are placed alike, how many are in dispute."""
    agreed = sum(item.votes.state.value in AGREED for item in fee.items)
    disputed = sum(item.votes.disputed for item in fee.items)
    return fr.SUM_PERIMETER.format(agreed=agreed, items=len(fee.items), disputed=disputed)


def hypotheses_summary(fee: JudgedFee) -> str:
    """The four values, side by side."""
    shown = [f"{words.SEATS[each.seat]} {texts.cents_said(each.cents)}" for each in fee.values]
    return fr.SUM_HYPOTHESES.format(first=" · ".join(shown[:2]), second=" · ".join(shown[2:]))


def criteria_summary(fee: JudgedFee) -> str:
    """How many are rated, sealed, split between the sides."""
    rated = sum(bool(each.filed) and not each.sealed for each in fee.criteria)
    sealed = sum(each.sealed for each in fee.criteria)
    split = sum(each.judgement is not None and each.judgement.accord == BLOCK for each in fee.criteria)
    said = [fr.SUM_CRITERIA.format(rated=f"{rated} / {len(fee.criteria)}")]
    said += [fr.SUM_SEALED.format(count=sealed)] if sealed else []
    said += [numbers.plural(split, fr.ONE_SPLIT, fr.SPLITS)] if split else []
    return " · ".join(said)


def disputes_summary(fee: JudgedFee) -> str:
    """How many are open, and the heaviest."""
    if not fee.disputes:
        return fr.SUM_NO_DISPUTE
    first = fee.disputes[0]
    count = numbers.plural(len(fee.disputes), "ouvert")
    return fr.SUM_DISPUTES.format(count=count, effect=texts.effect_said(first), name=first.name)


def whole(seen: FeesSeen, fee: JudgedFee, width: int) -> list[Line]:
    """What the conclusion rests on: rule, values and how they are made, what leads from one to the other."""
    state = seen.state
    lines = [*paragraph(conclusion(fee), width, "bold"), blank()]
    lines += section(fr.IN_FORCE, [texts.in_force_said(fee), fee.fee_source], width)
    lines += section(fr.VALUES, [texts.lacks_said(each) or texts.parts_said(each) for each in fee.values], width)
    lines += section(fr.WHAT_MOVES, [texts.levers_said(fee) or fr.NO_GAP], width)
    lines += section(fr.PERIMETER, [texts.perimeter_said(fee)], width)
    rule: Sequence[str] = [texts.rule_said(state.rule if state else None)]
    if state and state.rule:
        rule = [*rule, words.EXPLAIN_RULE.format(source=state.source, day=numbers.day(state.rule.checked))]
        rule = [*rule, words.GATE_NOTE.format(gate=numbers.scaled(state.rule.gate, 2, trim=True))]
    lines += section(fr.RULE, rule, width)
    ipras = [words.EXPLAIN_IPRAS.format(source=state.ipras_source)] if state else []
    return [*lines, *paragraph(" ".join(ipras), width)]
