"""How much a device's cost moves with use, life and interest: the widest mover first (forfaits-techniques.md §4.1)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from ccam.formats.fees import LeverName, LeverRange
from ccam.model.errors import DataRefused
from ccam.model.money import SHARE_UNIT
from valuation.device_cost import DeviceCosts
from valuation.equipment import Equipment, Form, Use, per_unit
from valuation.practice_cost import Bound

Cost = Callable[[Mapping[LeverName, Fraction]], Fraction]
"""A cost under some values of the levers: shares of 1, years for a life; a lever that is not named keeps its own."""


@dataclass(frozen=True, slots=True)
class Move:
    """A cost at both ends of a lever, in cents; ``missing`` says why there is none."""

    lever: LeverRange
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(0)
    missing: str = ""

    @property
    def effect(self) -> Fraction:
        """The dearer end over the cheaper: 1 moves nothing; 0 where there is none."""
        cheap, dear = sorted((self.low, self.high))
        return dear / cheap if cheap else Fraction(0)


def value(lever: LeverRange, held: int) -> Fraction:
    """A value of a lever as the formulas take it."""
    return Fraction(held) if lever.name is LeverName.LIFE else Fraction(held, SHARE_UNIT)


def moves(levers: Iterable[LeverRange], cost: Cost) -> tuple[Move, ...]:
    """Each lever moved alone, the widest mover first."""
    return tuple(sorted((_move(lever, cost) for lever in levers), key=lambda move: -move.effect))


def minute_cost(equipment: Equipment, minutes: int, levers: Iterable[LeverRange]) -> Cost:
    """Cost of one minute, American form, each lever at its base where it is not moved."""
    base = {lever.name: value(lever, lever.base) for lever in levers}

    def cost(moved: Mapping[LeverName, Fraction]) -> Fraction:
        held = base | dict(moved)
        bought = replace(equipment, life=held[LeverName.LIFE], interest=held[LeverName.INTEREST])
        return per_unit(bought, Use(Fraction(minutes), held[LeverName.USE]), Form.CMS)

    return cost


def exam_cost(costs: DeviceCosts, exams: int, form: Form, bound: Bound, use: LeverRange) -> Cost:
    """Full cost of one exam; the activity of the year stands for the base of ``use``. A life or an interest that is
    moved is that of every equipment.
    """

    def cost(moved: Mapping[LeverName, Fraction]) -> Fraction:
        ledger = costs
        if LeverName.LIFE in moved:
            ledger = ledger.bought(lambda bought: replace(bought, life=moved[LeverName.LIFE]))
        if LeverName.INTEREST in moved:
            ledger = ledger.bought(lambda bought: replace(bought, interest=moved[LeverName.INTEREST]))
        done = exams * moved.get(LeverName.USE, value(use, use.base)) / value(use, use.base)
        return ledger.fixed(form, bound) / done + ledger.marginal(bound)

    return cost


def _move(lever: LeverRange, cost: Cost) -> Move:
    try:
        low, high = (cost({lever.name: value(lever, held)}) for held in (lever.low, lever.high))
    except DataRefused as refused:
        return Move(lever, missing=refused.message)
    return Move(lever, low, high)
