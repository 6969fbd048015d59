"""What the judged criteria and the four values of a technical fee let one conclude.

Ratings judge values, they never make one. The gravest verdict that weighs enough prevails; a gate prevails alone. A
value is given only where everything that counts is valid: one value, else an interval, two values or a rejection, with
what stays open (forfaits-techniques.md §5.3 and its corrections). Values are exact cents per exam.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from ccam.formats.panel_rules import PanelRule, PointValue
from ccam.model.money import SHARE_UNIT
from valuation.panel import SIDES, Judgement, Verdict

Values = tuple[Fraction | None, Fraction | None, Fraction | None, Fraction | None]
"""Cents per exam in the order of the seats, None where a seat's hypotheses give none."""


class Outcome(StrEnum):
    """What is concluded of one technical fee."""

    POINT = "juste valeur"
    RANGE = "intervalle"
    TWO_VALUES = "deux valeurs"
    REJECTED = "valorisation rejetée"
    NONE = "rien n'est conclu"


class Cause(StrEnum):
    """Why nothing better was concluded."""

    VERDICT = "critère"
    GATE = "critère éliminatoire"
    NO_VALUE = "valeur manquante"


@dataclass(frozen=True, slots=True)
class Judged:
    """A criterion that counts: its name, its weight, whether it is a gate, what its notes say."""

    name: str
    weight: int
    gate: bool
    judgement: Judgement

    @property
    def failed(self) -> bool:
        """Whether it is a gate that is not passed."""
        return self.gate and self.judgement.failed


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What is concluded: ``values`` holds one value, two ends, or the two sides; empty on a rejection and where nothing
    is concluded. ``causes`` say why, with the criterion (``""`` for a value).
    """

    outcome: Outcome
    values: tuple[Fraction, ...] = ()
    causes: tuple[tuple[Cause, str], ...] = ()
    reserved: bool = False


def conclude(criteria: Sequence[Judged], values: Values, rule: PanelRule) -> Conclusion:
    """The conclusion on one technical fee; nothing where no criterion counts."""
    prevailing = _prevailing(criteria, rule)
    causes = [(Cause.VERDICT, each.name) for each in criteria if each.judgement.verdict is prevailing]
    if prevailing is Verdict.REJECTED:
        return Conclusion(Outcome.REJECTED, (), tuple(causes))
    if prevailing is Verdict.UNSCORED:
        return Conclusion(Outcome.NONE, (), tuple(causes))
    if prevailing is Verdict.TWO_VALUES:
        sides = side_values(values)
        return _given(Outcome.TWO_VALUES, sides, causes, complete=None not in sides)
    failed = [(Cause.GATE, each.name) for each in criteria if each.failed]
    if prevailing is Verdict.RANGE or failed:
        if prevailing is Verdict.RANGE:
            causes = [(Cause.VERDICT, each.name) for each in criteria if each.judgement.verdict in OPEN]
        else:
            causes = []
        known = [value for value in values if value is not None]
        ends = (min(known), max(known)) if known else ()
        return _given(Outcome.RANGE, ends, [*failed, *causes], complete=len(known) == len(values))
    made = (point(values, rule),) if None not in values else ()
    reserved = prevailing is Verdict.RESERVED
    return _given(Outcome.POINT, made, causes if reserved else [], complete=bool(made), reserved=reserved)


OPEN = frozenset({Verdict.RANGE, Verdict.REJECTED, Verdict.TWO_VALUES})
"""Verdicts that leave an interval: those too light to prevail do."""


def point(values: Values, rule: PanelRule) -> Fraction:
    """The one value that a rule makes of four, all known."""
    known = sorted(value for value in values if value is not None)
    if rule.point is PointValue.MEAN_OF_SIDES:
        return sum(known, Fraction(0)) / len(known)
    return (known[1] + known[2]) / 2


def side_values(values: Values) -> tuple[Fraction | None, Fraction | None]:
    """The mean of the values of each side, None where it filed none."""
    pairs = [[value for place in side if (value := values[place]) is not None] for side in SIDES]
    first, second = (sum(pair, Fraction(0)) / len(pair) if pair else None for pair in pairs)
    return first, second


def _prevailing(criteria: Sequence[Judged], rule: PanelRule) -> Verdict:
    """The gravest verdict that weighs enough; nothing is scored where there is no criterion."""
    total = sum(each.weight for each in criteria)
    if not total:
        return Verdict.UNSCORED
    needed = {Verdict.REJECTED: rule.weight_reject, Verdict.TWO_VALUES: rule.weight_two}
    found = {each.judgement.verdict for each in criteria}
    for verdict in reversed(Verdict):
        bearing = [each for each in criteria if each.judgement.verdict is verdict]
        heavy = sum(each.weight for each in bearing) * SHARE_UNIT >= needed.get(verdict, 0) * total
        if bearing and (heavy or any(each.gate for each in bearing)):
            return verdict
        if bearing and verdict in needed:
            found.add(Verdict.RANGE)
        if verdict is Verdict.RANGE and verdict in found:
            return verdict
    return Verdict.UNSCORED


def _given(
    outcome: Outcome, values: Sequence[Fraction | None], causes: Sequence[tuple[Cause, str]], *, complete: bool,
    reserved: bool = False,
) -> Conclusion:  # fmt: skip
    """The outcome with its values: nothing is concluded of values that nobody filed."""
    known = tuple(value for value in values if value is not None)
    told = (*causes, *(() if complete else ((Cause.NO_VALUE, ""),)))
    if len(known) < len(values) or not known:
        return Conclusion(Outcome.NONE, (), told)
    return Conclusion(outcome, known, told, reserved)
