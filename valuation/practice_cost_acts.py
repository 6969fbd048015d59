"""Costs of their own that acts have: from inputs up to the act, and back down from the pools.

Inputs of an act (equipment by the minute, supplies, staff minutes, a rent by the act) make its raw direct cost. The raw
costs of all acts never add up to what practices really spend on them: one scaling factor brings them to the direct
pool, and stands on every act. What is left of the eligible charges is the indirect pool, spread on work points
(valuation.md §2.2). Amounts are unrounded cents; published ones are rounded once, from them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from valuation.equipment import Form, rounded
from valuation.practice_cost import Bound, Evaluation, Standing

Amounts = Mapping["Nature", Fraction]


class Nature(StrEnum):
    """What an input is."""

    STAFF = "personnel"
    SUPPLY = "consommable"
    EQUIPMENT = "materiel"
    RENT = "redevance"


@dataclass(frozen=True, slots=True)
class Input:
    """One input of one act, in unrounded cents per act, in both forms (equal but for equipment)."""

    nature: Nature
    label: str
    standing: Standing
    cost: Mapping[Form, Fraction]
    rule: str = ""
    source: str = ""
    remark: str = ""

    def counts(self, bound: Bound) -> bool:
        """Whether it is counted at that end of the range."""
        return self.standing is Standing.IN or (self.standing is Standing.DISPUTED and bound is Bound.HIGH)


@dataclass(frozen=True, slots=True)
class ActInputs:
    """The inputs of one line, how often it is performed in a year and its score in 1/100 point, None where unknown."""

    line: str
    inputs: tuple[Input, ...]
    quantity: int
    score: int | None

    def raw(self, bound: Bound, form: Form) -> dict[Nature, Fraction]:
        """Raw direct cost by nature, in cents per act."""
        found = dict.fromkeys(Nature, Fraction(0))
        for item in self.inputs:
            if item.counts(bound):
                found[item.nature] += item.cost[form]
        return found


@dataclass(frozen=True, slots=True)
class Pools:
    """What a speciality spends in a year, in unrounded cents, and what its acts' inputs add up to."""

    direct: Fraction
    indirect: Fraction
    inputs: Fraction
    indirect_per_point: Fraction
    """In 10⁻⁴ € per point."""

    @property
    def factor(self) -> Fraction | None:
        """The direct scaling factor; None where the acts have no input."""
        return self.direct / self.inputs if self.inputs else None


@dataclass(frozen=True, slots=True)
class ActCost:
    """The cost of practice of one act: every step, in unrounded cents. ``apparent`` is the CP that it comes to, in
    10⁻⁴ € per point, ``rate`` that of the speciality; None where the score or the factor is unknown.
    """

    line: str
    quantity: int
    raw: Amounts
    factor: Fraction | None
    scaled: Amounts | None
    indirect: Fraction | None
    by_rate: Fraction | None
    apparent: Fraction | None

    @property
    def total(self) -> Fraction | None:
        """Scaled direct cost and share of the indirect pool."""
        return None if self.scaled is None or self.indirect is None else added(self.scaled) + self.indirect

    @property
    def gap(self) -> Fraction | None:
        """What the act costs beyond what the rate of its speciality pays."""
        return None if self.total is None or self.by_rate is None else self.total - self.by_rate


def added(amounts: Amounts) -> Fraction:
    """The whole of a cost cut by nature, unrounded."""
    return sum(amounts.values(), Fraction(0))


def scaled(raw: Amounts, factor: Fraction) -> dict[Nature, Fraction]:
    """Direct costs brought to their pool, unrounded."""
    return {nature: cost * factor for nature, cost in raw.items()}


def relative(amounts: Amounts, conversion: Fraction, places: int = 2) -> dict[Nature, int]:
    """Amounts divided by a conversion factor, each rounded once: the American relative values."""
    return {nature: rounded(cost / conversion, places) for nature, cost in amounts.items()}


def pools(evaluation: Evaluation, acts: Iterable[ActInputs], bound: Bound, form: Form) -> Pools | None:
    """The pools of a speciality; None where its rate, or the number of its practitioners, is missing."""
    general = evaluation.per_point(evaluation.ledger.eligible(bound, specific=False))
    if general is None or evaluation.share is None or evaluation.practitioners is None:
        return None
    heads = Fraction(evaluation.share * evaluation.practitioners, 10_000)
    spent = sum((added(act.raw(bound, form)) * act.quantity for act in acts), Fraction(0))
    return Pools(
        direct=evaluation.ledger.eligible(bound, specific=True) * heads,
        indirect=evaluation.ledger.eligible(bound, specific=False) * heads,
        inputs=spent,
        indirect_per_point=general,
    )


def act_cost(act: ActInputs, evaluation: Evaluation, known: Pools | None, bound: Bound, form: Form) -> ActCost:
    """The whole chain of one act."""
    raw, rate = act.raw(bound, form), evaluation.rate(bound)
    factor = known.factor if known else None
    direct = None if factor is None else scaled(raw, factor)
    indirect = by_rate = apparent = None
    if act.score:
        by_rate = None if rate is None else rate * act.score / 10_000
        indirect = None if known is None else known.indirect_per_point * act.score / 10_000
        if direct is not None and indirect is not None:
            apparent = (added(direct) + indirect) * 10_000 / act.score
    return ActCost(act.line, act.quantity, raw, factor, direct, indirect, by_rate, apparent)
