"""How far experts agree: Krippendorff's α, of a family and of each of its acts, and who stands apart.

α = 1 − observed disagreement ÷ disagreement expected by chance, on interval data (δ² = (a − b)²) or ratio data
(δ² = ((a − b) ÷ (a + b))²); values may be missing. Where every value is the same nothing disagrees, and α is 1.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import fsum

import numpy as np

from valuation.scores import Level

FEW = 24
"""Values up to which pairs are taken one by one."""
CHUNK = 512
"""Rows of the table of pairs that are held at once."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """``alpha`` of the whole, None where no unit has two values; ``units`` in their order, on the same footing (1 minus
    the disagreement inside the unit ÷ that expected in the whole), None where it has fewer than two values.
    """

    alpha: float | None
    units: tuple[float | None, ...]


def agreement(units: Sequence[Sequence[int]], level: Level) -> Agreement:
    """The agreement on ``units``, each with the positive values that it was given; raters need not be the same."""
    paired = [values for values in units if len(values) > 1]
    everything = [value for values in paired for value in values]
    if not everything:
        return Agreement(None, (None,) * len(units))
    count = len(everything)
    expected = _disagreement(everything, level)
    if not expected[0]:
        return Agreement(1.0, tuple(1.0 if len(values) > 1 else None for values in units))
    inside = [_disagreement(values, level) if len(values) > 1 else None for values in units]
    chance = Fraction(*expected) / (count * (count - 1))
    return Agreement(
        float(1 - _observed(units, inside) / count / chance),
        tuple(
            None if found is None else _alone(found, len(values) * (len(values) - 1), chance)
            for values, found in zip(units, inside, strict=True)
        ),
    )


Ratio = tuple[int, int]
"""Numerator and denominator: a Fraction costs twenty times as much, and there is one a line and more."""


def _observed(units: Sequence[Sequence[int]], inside: Sequence[Ratio | None]) -> Fraction:
    """What disagrees in each unit, shared between its values but one; added up by denominator."""
    sums: defaultdict[int, int] = defaultdict(int)
    for values, found in zip(units, inside, strict=True):
        if found is not None:
            sums[found[1] * (len(values) - 1)] += found[0]
    return sum((Fraction(top, under) for under, top in sums.items()), Fraction(0))


def _alone(found: Ratio, pairs: int, chance: Fraction) -> float:
    """1 − found ÷ pairs ÷ chance, rounded once."""
    under = found[1] * pairs * chance.numerator
    return (under - found[0] * chance.denominator) / under


def _disagreement(values: Sequence[int], level: Level) -> Ratio:
    """Σ δ² over ordered pairs of different values of the list; exact on interval data."""
    if level is Level.INTERVAL:
        return 2 * (len(values) * sum(value * value for value in values) - sum(values) ** 2), 1
    if len(values) <= FEW:
        ratios = [(one - other) / (one + other) for one, other in combinations(values, 2)]
        return (2 * fsum([ratio * ratio for ratio in ratios])).as_integer_ratio()
    points, counts = np.unique(np.array(values, dtype=np.float64), return_counts=True)
    total = 0.0
    for start in range(0, len(points), CHUNK):
        rows = points[start : start + CHUNK, None]
        squares = rows - points
        squares /= rows + points
        squares *= squares
        total += float(counts[start : start + CHUNK] @ squares @ counts)
    return total.as_integer_ratio()


def apart(points: int, middle: int, outlier: int) -> bool:
    """Whether a score stands apart from the median: beyond it by more than ``outlier`` ‰, as a ratio both ways."""
    far = 1000 + outlier
    return points * 1000 > middle * far or points * far < middle * 1000
