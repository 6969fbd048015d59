"""What every figure of the evaluation of charges is drawn from: the study, the sheets, the weight of each line."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from ccam.model.text import folded
from ccam.usecases.charges.sheets import Sheets
from ccam.usecases.charges.views import Pair
from ccam.usecases.study import Study

if TYPE_CHECKING:
    from valuation.exact import Ints
    from valuation.flow import LineRef
    from valuation.parameters import Rate
    from valuation.practice_cost import Evaluation
    from valuation.practice_cost_lines import Executed, Weights


@dataclass(frozen=True)
class Ground:
    """The study and the sheets; all effects are counted from the evaluation of charges that the study is under."""

    study: Study
    sheets: Sheets

    @cached_property
    def weights(self) -> "Weights":
        """What each proposed line weighs."""
        from valuation.practice_cost_lines import weights

        return weights(self.study.impact.book)

    @cached_property
    def executed(self) -> "Executed":
        """Who performs each proposed line, where a loaded source says it."""
        from valuation.practice_cost_lines import executed

        return executed(self.study.impact.book.rows.flows, self.sheets.carried)

    @cached_property
    def evaluations(self) -> "tuple[Evaluation, ...]":
        """The evaluations, their points those of the scale in force where volumes by speciality give them."""
        return tuple(map(self._rescaled, self.sheets.evaluations))

    @cached_property
    def scores(self) -> "Mapping[LineRef, int | None]":
        """Score of each proposed line, in 1/100 point, None where it is not known."""
        from valuation.flow import LineRef

        lines = [(act.id, line) for act in self.study.draft.proposed.values() for line in act.lines]
        return {LineRef(act, line.slot): line.score for act, line in lines}

    def _rescaled(self, evaluation: "Evaluation") -> "Evaluation":
        from valuation.equipment import rounded

        named = {name for parts in self.sheets.carried.values() for name in parts}
        speciality = next((name for name in named if folded(name) == folded(evaluation.speciality)), None)
        if speciality is None or not evaluation.practitioners:
            return evaluation
        points = self.executed.points(speciality, self.scores)
        if not points or points < 0:
            return evaluation
        return replace(evaluation, points=rounded(points / evaluation.practitioners), rescaled=True)

    def published(self, key: str, origin: str) -> "Rate | None":
        """The rate that an origin publishes for a key, in force on the day of the study."""
        return self.study.parameters.cp(key, origin, self.study.settings.on)

    def reference(self, key: str) -> int | None:
        """The rate of the reference, in 10⁻⁴ € per point."""
        rate = self.published(key, self.study.settings.cp_origin)
        return rate.value if rate else None

    def effect(self, key: str, first: int | None, second: int | None) -> int | None:
        """What a year costs more when a key goes from one rate to another, in cents; None where a rate is not known,
        no volume is loaded, or no line of the draft is priced under the key.
        """
        if first is None or second is None or not self.study.volumes.rows or not self.weights.lines(key).size:
            return None
        return self.weights.effect(key, first, second)

    def effects(self, key: str, rates: Pair | None) -> Pair | None:
        """The effects of both ends of a range, counted from the reference."""
        reference = self.reference(key)
        if rates is None:
            return None
        low, high = (self.effect(key, reference, rate) for rate in rates)
        return None if low is None or high is None else (low, high)

    def line_rates(self, rates: Mapping[str, int | None]) -> "Ints":
        """The CP of each proposed line, by the folded key it bears."""
        from valuation.exact import ints
        from valuation.practice_cost_lines import NO_RATE

        by_key = [rates.get(key) for key in self.weights.cp_keys]
        known = ints(NO_RATE if rate is None else rate for rate in by_key)
        return known[self.weights.key]


def ends(evaluation: "Evaluation") -> Pair | None:
    """Both ends of the range of an evaluation, None where it has no rate."""
    from valuation.practice_cost import Bound

    low, high = (evaluation.published(bound) for bound in Bound)
    return None if low is None or high is None else (low, high)
