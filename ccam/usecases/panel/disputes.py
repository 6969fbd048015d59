"""What stays open on one fee, with its effect in euros: items in dispute, charges on which sides differ, criteria."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from ccam.french import numbers
from ccam.french import panel as fr
from ccam.model.money import half_up
from ccam.model.registers import Side
from ccam.usecases.panel.sheets import PanelSheets, Said
from ccam.usecases.panel.views import JudgedFee, LeverView, PanelDispute, RatedCriterion

if TYPE_CHECKING:
    from valuation.panel_conclusion import Values

Effect = tuple[Fraction, Fraction]
"""The least and the most, in exact cents per exam."""

PERIMETER, CHARGES, CRITERION = "perimetre", "charges", "critere"


def disputes_of(fee: JudgedFee, sheets: PanelSheets, key: str, values: "Values") -> tuple[PanelDispute, ...]:
    """``values`` are exact. Every open disagreement, the heaviest first, unknown effects last."""
    found = [*_items(fee, sheets, key), *_charges(fee, sheets, key), *_criteria(fee, values)]
    return tuple(sorted(found, key=lambda each: (each.low is None, -_weight(each), each.kind, each.name)))


def item_name(item: str) -> str:
    """A cost item in its words."""
    from ccam.formats.templates_imaging import COSTS

    return next((words for words, known in COSTS.items() if known == item), item)


def lever_name(name: str) -> str:
    """A hypothesis in its words."""
    return fr.QUANTITIES.get(name) or item_name(name)


def _weight(dispute: PanelDispute) -> int:
    return max(abs(dispute.low or 0), abs(dispute.high or 0))


def _items(fee: JudgedFee, sheets: PanelSheets, key: str) -> Iterator[PanelDispute]:
    for item in fee.items:
        if item.votes.disputed:
            said = {seat: sheets.standing(key, seat, item.votes.item) for seat in fr.SEATS}
            sides = [
                _side(
                    seat, each,
                    fr.SAID_STANDING.format(standing=fr.LONG_STANDINGS[each.standing.value], reason=each.reason),
                )
                for seat, each in said.items()
                if each is not None
            ]  # fmt: skip
            yield _made(fee, PERIMETER, item_name(item.votes.item), item.effect, tuple(sides), fr.SETTLE_ITEM)


def _charges(fee: JudgedFee, sheets: PanelSheets, key: str) -> Iterator[PanelDispute]:
    """Hypotheses on which the two sides are disjoint; gaps inside a side are shown, they oppose no side. An item in
    dispute is already told.
    """
    told = {item.votes.item for item in fee.items if item.votes.disputed}
    for lever in fee.levers:
        if lever.name not in told and _opposed(lever, sheets, key):
            rows = {
                seat: said
                for (place, seat, kind, item), said in sheets.supposed.items()
                if place == key and lever.name in (kind, item)
            }
            sides = [
                _side(
                    seat, said,
                    fr.SAID_VALUE.format(value=numbers.scaled(said.value, 4, trim=True), reason=said.reason),
                )
                for seat, said in sorted(rows.items())
            ]  # fmt: skip
            name = lever_name(lever.name)
            yield _made(fee, CHARGES, name, (lever.cents, lever.cents), tuple(sides), fr.SETTLE_CHARGES)


def _opposed(lever: LeverView, sheets: PanelSheets, key: str) -> bool:
    """Whether the four gave it, and the values of one side are all above those of the other."""
    from valuation.panel import SEATS, SIDES

    kinds = {kind for place, _, kind, item in sheets.supposed if place == key and lever.name in (kind, item)}
    for kind in kinds:
        item = lever.name if kind != lever.name else ""
        said = [sheets.supposed.get((key, seat, kind, item)) for seat in SEATS]
        values = [each.value for each in said if each is not None]
        if len(values) == len(SEATS):
            first, second = ([values[place] for place in side] for side in SIDES)
            if max(first) < min(second) or max(second) < min(first):
                return True
    return False


def _criteria(fee: JudgedFee, values: "Values") -> Iterator[PanelDispute]:
    for each in fee.criteria:
        if each.judgement is not None and each.listed.counts and _is_open(each):
            sides = tuple(
                Side(
                    fr.SEATS[seat],
                    (fr.SAID_NO_NOTE if note is None else fr.SAID_NOTE).format(
                        note=note, reason=fr.SAID_REASON.format(reason=reason) if reason else ""
                    ),
                )
                for seat, note, reason in zip(fr.SEATS, each.notes, each.reasons, strict=True)
            )
            name = fr.CRITERION.format(name=each.listed.criterion.name, words=each.listed.words)
            settles = each.listed.criterion.settles
            yield _made(
                fee, CRITERION, name, _criterion_effect(values, each), sides, settles, each.listed.criterion.name
            )


def _is_open(each: RatedCriterion) -> bool:
    """Four who share a third have settled, even to reject; anything else stays open."""
    return each.judgement is not None and each.judgement.accord != "unanime"


def _criterion_effect(values: "Values", each: RatedCriterion) -> Effect | None:
    """Between the means of the sides on a block; between the one who stands apart and the middle of the others; else
    between the lowest value and the highest.
    """
    from valuation.panel_conclusion import side_values

    judgement = each.judgement
    if judgement is not None and judgement.accord == "partage par côté":
        low, high = side_values(values)
        return None if low is None or high is None else _one(abs(high - low))
    known = [value for value in values if value is not None]
    if judgement is not None and len(judgement.apart) == 1 and len(known) == len(values):
        alone = known.pop(judgement.apart[0])
        return _one(abs(alone - sorted(known)[1]))
    return _one(max(known) - min(known)) if len(known) > 1 else None


def _one(cents: Fraction) -> Effect:
    return cents, cents


def rounded(value: Fraction) -> int:
    """Half-up, once, for display."""
    return half_up(value.numerator, value.denominator)


def _side(seat: str, said: Said, words: str) -> Side:
    return Side(fr.SEATS[seat], words, said.source)


def _made(
    fee: JudgedFee, kind: str, name: str, effect: Effect | None, sides: tuple[Side, ...], settles: str,
    asked: str = "",
) -> PanelDispute:  # fmt: skip
    """``asked``: how the question names it, where its words can change."""
    low, high = (rounded(effect[0]), rounded(effect[1])) if effect else (None, None)
    exams = fee.described.exams
    yearly = None if effect is None or exams is None else rounded(max(effect, key=abs) * exams)
    question = fr.QUESTION[kind].format(object=fee.described.name, name=asked or name)
    return PanelDispute(
        kind, fee.described.name, name, low, high, yearly, question, _basis(fee, kind, effect), sides, settles
    )


def _basis(fee: JudgedFee, kind: str, effect: Effect | None) -> str:
    if effect is None:
        return ""
    shown = [numbers.scaled(rounded(cents), 2) for cents in dict.fromkeys(effect)]
    low, high = (fr.SEATS[seat] for seat in fee.ends) if fee.ends else ("", "")
    exams = fee.described.exams
    end = fr.BASIS_NO_YEAR if exams is None else fr.BASIS_YEAR.format(exams=numbers.plural(exams, "examen"))
    said = shown[0] if len(shown) == 1 else fr.TO.format(low=shown[0], high=shown[1])
    return fr.BASIS[kind].format(low=low, high=high, range=said) + end
