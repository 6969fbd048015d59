"""What is measured for each criterion before anyone rates it; a measure that lacks its data says so and gives nothing.

Facts are numbers in the scale that their name tells: ``_cents`` (per exam unless ``_year``), ``_share`` in 10 000ths,
counts bare. A pair ``low``/``high`` is the range over the seats whose hypotheses give it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ccam.formats.panel_rules import Metric
from ccam.model.money import SHARE_UNIT, half_up
from valuation.equipment import Form
from valuation.fee_table import Device
from valuation.panel_perimeter import ItemVotes, classed_share
from valuation.panel_values import (
    DEVICE,
    FINANCING,
    Counted,
    Hypotheses,
    Quantity,
    cost_parts,
    device_costs,
    missing,
    value,
)
from valuation.practice_cost import Bound

Facts = dict[str, int]


@dataclass(frozen=True)
class Ground:
    """What measures of one fee rest on: the hypotheses of the seats that filed them, the fee in force in cents, exams
    paid at it in a year, rows with a source among ``filed``, observed devices, the ledger as it is voted, and the fees
    and hypotheses of the other classes of the same modality and band, by seat.
    """

    seats: Mapping[str, Hypotheses]
    counted: Counted
    fee: int | None
    exams: int | None
    sourced: int
    filed: int
    observed: Sequence[Device]
    votes: Sequence[ItemVotes]
    others: "Mapping[str, Ground]"


def measure(metric: Metric, ground: Ground) -> Facts:
    """The facts of a metric, empty where its data lack."""
    return MEASURES[metric](ground)


def _perimeter(ground: Ground) -> Facts:
    agreed, items = classed_share(ground.votes)
    if not any(standing for vote in ground.votes for standing in vote.standings):
        return {}
    return {
        "classed_share": half_up(agreed * SHARE_UNIT, items),
        "disputed": sum(vote.disputed for vote in ground.votes),
        "elsewhere": sum(vote.elsewhere for vote in ground.votes),
    }


def _evidence(ground: Ground) -> Facts:
    if not ground.filed:
        return {}
    last = _last_year(ground.observed)
    return {
        "sites": len({each.name for each in last}),
        "operators": len({each.operator for each in last}),
        "sourced_share": half_up(ground.sourced * SHARE_UNIT, ground.filed),
    }


def _capital(ground: Ground) -> Facts:
    complete = [each for each in ground.seats.values() if not missing(each, Counted.FULL)]
    parts = [
        sum((part.cents for part in cost_parts(each) if part.item in (DEVICE, FINANCING) and part.fixed), Fraction(0))
        for each in complete
        if Quantity.PRICE in each.quantities
    ]
    lives = [each.quantities[Quantity.LIFE] for each in complete if Quantity.PRICE in each.quantities]
    return _range("cents", parts) | _range("life_tenths", [life * 10 for life in lives])


def _activity(ground: Ground) -> Facts:
    supposed = _range("exams", [each.exams for each in ground.seats.values() if each.exams is not None])
    last = sorted(each.exams for each in _last_year(ground.observed))
    middle = {"observed": half_up(last[(len(last) - 1) // 2] + last[len(last) // 2], 2)} if last else {}
    return supposed | middle if supposed else {}


def _bands(ground: Ground) -> Facts:
    if ground.fee is None:
        return {}
    fee = ground.fee
    return _range("gap_cents", [fee - marginal for marginal in _values(ground, Counted.MARGINAL)])


def _classes(ground: Ground) -> Facts:
    """The class whose cost is known by the most seats; its fee may be unknown."""
    best: Facts = {}
    for place, other in enumerate(ground.others.values()):
        gaps = [
            own - theirs
            for seat, hypotheses in ground.seats.items()
            if seat in other.seats
            and (own := value(hypotheses, ground.counted)) is not None
            and (theirs := value(other.seats[seat], other.counted)) is not None
        ]
        facts = _range("gap_cents", gaps)
        if facts and len(gaps) > best.get("seats", 0):
            fees = {} if ground.fee is None or other.fee is None else {"gap_fee_cents": ground.fee - other.fee}
            best = {**facts, **fees, "seats": len(gaps), "other": place}
    return best


def _margin(ground: Ground) -> Facts:
    if ground.fee is None:
        return {}
    fee = ground.fee
    return _range("share", [Fraction(fee * SHARE_UNIT) / cost for cost in _values(ground, Counted.FULL) if cost])


def _break_even(ground: Ground) -> Facts:
    if ground.fee is None:
        return {}
    found = []
    for each in ground.seats.values():
        marginal = value(each, Counted.MARGINAL)
        if marginal is not None and not missing(each, Counted.FULL) and ground.fee > marginal:
            found.append(device_costs(each).fixed(Form.DUTCH, Bound.LOW) / (ground.fee - marginal))
    facts = _range("exams", [-(-each // 1) for each in found])
    if not facts:
        return {}
    last = _last_year(ground.observed)
    return facts | {"below": sum(each.exams < facts["high_exams"] for each in last), "sites": len(last)}


def _productivity(ground: Ground) -> Facts:
    """Exams per hour of opening of the devices observed in both the first and the last year."""
    known = {(each.name, each.year): each for each in ground.observed if each.hours}
    years = sorted({year for _, year in known})
    both = [name for name, year in known if years and year == years[-1] != years[0] and (name, years[0]) in known]
    if not both:
        return {}
    first, last = (
        Fraction(sum(known[name, year].exams for name in both), sum(known[name, year].hours or 0 for name in both))
        for year in (years[0], years[-1])
    )
    change = (last / first - 1) * SHARE_UNIT
    return {"from": years[0], "to": years[-1], "sites": len(both), "change": _half_up(change)}


def _budget(ground: Ground) -> Facts:
    if ground.fee is None or ground.exams is None:
        return {}
    fee, exams = ground.fee, ground.exams
    return _range("cents_year", [(known - fee) * exams for known in _values(ground, ground.counted)])


MEASURES: Mapping[Metric, Callable[[Ground], Facts]] = {
    Metric.PERIMETER: _perimeter,
    Metric.EVIDENCE: _evidence,
    Metric.CAPITAL: _capital,
    Metric.ACTIVITY: _activity,
    Metric.BANDS: _bands,
    Metric.CLASSES: _classes,
    Metric.MARGIN: _margin,
    Metric.BREAK_EVEN: _break_even,
    Metric.PRODUCTIVITY: _productivity,
    Metric.BUDGET: _budget,
}


def _values(ground: Ground, counted: Counted) -> list[Fraction]:
    found = (value(each, counted) for each in ground.seats.values())
    return [each for each in found if each is not None]


def _last_year(observed: Sequence[Device]) -> list[Device]:
    last = max((each.year for each in observed), default=0)
    return [each for each in observed if each.year == last]


def _range(unit: str, values: Iterable[Fraction | int]) -> Facts:
    known = [_half_up(Fraction(each)) for each in values]
    return {f"low_{unit}": min(known), f"high_{unit}": max(known)} if known else {}


def _half_up(exact: Fraction) -> int:
    return half_up(exact.numerator, exact.denominator)
