"""What the panel says, in short French texts that the command, the report and the screen share."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from ccam.french import numbers
from ccam.french import panel as fr
from ccam.usecases.panel.disputes import item_name, lever_name, rounded
from ccam.usecases.panel.json import hides_median
from ccam.usecases.panel.views import JudgedFee, PanelDispute, RatedCriterion, SeatValue

if TYPE_CHECKING:
    from ccam.formats.panel_rules import PanelRule
    from ccam.usecases.panel.sheets import Described


def rule_said(rule: "PanelRule | None") -> str:
    """The rule with its version and its status; that none is adopted where there is none."""
    if rule is None:
        return fr.NO_RULE
    status = fr.RULE_STATUS[rule.status.value]
    return fr.RULE.format(name=rule.name, version=rule.version, label=rule.label, status=status)


def device_said(described: "Described") -> str:
    """What is judged: modality, class, age, band, and what its value counts."""
    return fr.DEVICE.format(
        modality=fr.MODALITIES[described.modality], device_class=described.device_class, age=fr.AGES[described.age],
        band=fr.BANDS[described.band], counted=fr.COUNTED[described.counted],
    )  # fmt: skip


def in_force_said(fee: JudgedFee) -> str:
    """The fee in force, and how many exams are paid at it."""
    exams = fee.described.exams
    known = fr.IN_FORCE_UNKNOWN if fee.fee is None else fr.IN_FORCE.format(fee=cents_said(fee.fee))
    paid = fr.PAID_UNKNOWN if exams is None else fr.PAID.format(exams=numbers.plural(exams, "examen"))
    return f"{known} · {paid}"


def lacks_said(value: SeatValue) -> str:
    """Why a seat has no value; "" where it has one."""
    if value.cents is not None:
        return ""
    seat = fr.SEATS[value.seat]
    if not value.filed:
        return fr.BAD_HYPOTHESES.format(seat=seat, why=fr.NO_HYPOTHESES)
    if value.wrong:
        return fr.BAD_HYPOTHESES.format(seat=seat, why=value.wrong)
    return fr.VALUE_MISSING.format(seat=seat, what=", ".join(fr.WHAT_LACKS[each] for each in value.lacks))


def parts_said(value: SeatValue) -> str:
    """The value of a seat as the sum of its parts, and what it leaves out."""
    parts = " + ".join(f"{item_name(part.item)} {cents_said(part.cents)}" for part in value.parts)
    said = fr.EXPLAIN_VALUE.format(seat=fr.SEATS[value.seat], value=cents_said(value.cents), parts=parts or "0")
    if value.exams is not None:
        said += fr.EXPLAIN_EXAMS.format(exams=numbers.integer(value.exams))
    return said + (fr.EXPLAIN_OUT.format(items=", ".join(map(item_name, value.out))) if value.out else "")


def levers_said(fee: JudgedFee) -> str:
    """What leads from the lowest value to the highest, one hypothesis at a time; "" where nothing does."""
    if not fee.ends or not fee.levers:
        return ""
    low, high = (fr.SEATS[seat] for seat in fee.ends)
    told = [
        fr.LEVER.format(name=lever_name(each.name), cents=cents_said(rounded(each.cents), sign=True))
        for each in fee.levers
    ]
    told += [fr.EXPLAIN_REST.format(cents=cents_said(rounded(fee.rest), sign=True))] if fee.rest else []
    return fr.EXPLAIN_LEVERS.format(low=low, high=high, levers=", ".join(told))


def perimeter_said(fee: JudgedFee) -> str:
    """How many items are placed alike, and which are in dispute."""
    agreed = sum(item.votes.state.value in ("admis par tous", "exclu par tous") for item in fee.items)
    disputed = [item_name(item.votes.item) for item in fee.items if item.votes.disputed]
    which = " : " + ", ".join(disputed) if disputed else ""
    return fr.PERIMETER_LINE.format(agreed=agreed, items=len(fee.items), disputed=len(disputed), which=which)


def notes_said(each: RatedCriterion) -> list[str]:
    """One text a seat: its note, from the first round to the last where it moved; while sealed, that it answered."""
    if each.sealed or not each.filed:
        return [fr.FILED if seat in each.filed else fr.NO_NOTE for seat in fr.SEATS]
    return [
        _note(last) if first == last else fr.NOTE_MOVED.format(first=_note(first), last=_note(last))
        for first, last in zip(each.first, each.notes, strict=True)
    ]


def judged_said(each: RatedCriterion) -> tuple[str, str]:
    """Agreement, and apart from it the verdict; while sealed, who is awaited."""
    if each.sealed:
        return fr.SEALED, fr.SEALED_AWAITS.format(seats=fr.seats(seat for seat in fr.SEATS if seat not in each.filed))
    if each.judgement is None:
        return "", ""
    verdict = fr.VERDICTS[each.judgement.verdict.value]
    return fr.ACCORDS[each.judgement.accord.value], verdict if each.listed.counts else fr.NOT_COUNTED


def reservations_said(each: RatedCriterion) -> Iterator[str]:
    """Every reservation, a gate that failed, a second round to hold."""
    judgement = each.judgement
    if judgement is None:
        return
    names = list(fr.SEATS)
    absent = [place for place, note in enumerate(each.notes) if note is None]
    for known in judgement.reservations:
        places = judgement.apart if known.value.startswith("voix") else absent
        yield fr.RESERVATIONS[known.value].format(seats=fr.seats(names[place] for place in places))
    if each.listed.criterion.gate and judgement.failed:
        yield fr.GATE_FAILED
    if each.second_round:
        yield fr.SECOND_ROUND


def gaps_said(each: RatedCriterion) -> str:
    """Gaps within and between sides, means, and the median unless it is a block; "" while unread."""
    reading = each.reading
    if reading is None:
        return ""
    first, second = (fr.NO_NOTE if gap is None else str(gap) for gap in reading.within)
    said = [fr.GAPS.format(first=first, second=second, between=exact_said(reading.between))]
    said.append(fr.MEANS.format(first=exact_said(reading.means[0]), second=exact_said(reading.means[1])))
    said.append(fr.NO_MEDIAN if hides_median(each) else fr.MEDIAN.format(median=exact_said(reading.median)))
    return " ; ".join(said)


def ipras_said(each: RatedCriterion) -> str:
    """The IPRAS, and what it does not see; "" while unread."""
    spread = each.reading.spread if each.reading else None
    if spread is None:
        return ""
    says = fr.IPRAS_FIRES if spread.fires else fr.IPRAS_QUIET
    said = fr.IPRAS.format(range=exact_said(spread.range), limit=exact_said(spread.limit), says=says)
    given = [note for note in each.notes if note is not None]
    return said + (fr.IPRAS_BLIND.format(low=min(given), high=max(given)) if spread.blind else "")


def gestures_said(each: RatedCriterion) -> Iterator[str]:
    """What seats did to the criterion: added, rejected, reworded, weighted."""
    for gesture in each.listed.gestures:
        seat = fr.SEATS[gesture.seat]
        said = {"rejeter": fr.REJECTED_BY, "ajouter": fr.ADDED_BY}.get(gesture.gesture)
        if said:
            yield f"{said.format(seats=seat)} : {gesture.reason}"
        elif gesture.words:
            yield fr.PROPOSED_WORDS.format(seat=seat, words=gesture.words)


def effect_said(dispute: PanelDispute) -> str:
    """What a disagreement weighs per exam and a year."""
    if dispute.low is None or dispute.high is None:
        return fr.EFFECT_UNKNOWN
    cents = range_said((dispute.low, dispute.high))
    if dispute.yearly is None:
        return fr.EFFECT_NO_YEAR.format(cents=cents)
    return fr.EFFECT.format(cents=cents, year=numbers.euros_short(dispute.yearly))


def range_said(pair: "tuple[Fraction | int, Fraction | int] | None") -> str:
    """One amount, or from the least to the most; "" where nothing is known."""
    if pair is None:
        return ""
    low, high = (numbers.scaled(rounded(Fraction(cents)), 2) for cents in pair)
    return low if low == high else fr.TO.format(low=low, high=high)


def cents_said(cents: int | None, *, sign: bool = False) -> str:
    """Euros per exam without their unit."""
    return fr.NO_NOTE if cents is None else numbers.scaled(cents, 2, sign=sign)


def exact_said(value: Fraction | None) -> str:
    """A mean or a gap of notes, at most two decimals."""
    return fr.NO_NOTE if value is None else numbers.scaled(rounded(value * 100), 2, trim=True)


def _note(note: int | None) -> str:
    return fr.NO_NOTE if note is None else str(note)
