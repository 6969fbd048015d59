"""Steps of FC that the prices themselves show, in 10⁻⁴ € per point.

Where FC rises by a step, a line at or above its target rises by points × step. Points being whole, the rises lie on a
lattice: rounded to the cent twice, a rise of x cents comes out as n with likelihood 1 − |n − x|. The step that the
rises support most is the one kept, and only where they support it beyond chance; a step under one cent per point
leaves no lattice in whole cents, and is measured on lines whose points another column tells.
"""

from typing import NamedTuple

import numpy as np

from valuation.exact import Flags, Ints

CENT = 100
"""A cent in 10⁻⁴ €, the unit of steps."""
LARGEST = 1_000
"""No step above 0,10 € per point is looked for: it would raise every tariff by a tenth at least."""
ASTRAY = 0.2
"""Part of the lines that may follow no lattice at all."""
SUPPORT = 20.0
"""Log-likelihood over chance that a step needs: the best of a thousand steps reaches 7 by chance."""
LARGE = 4_000
"""Rises above 40 € weigh nothing: one part in ten thousand of a step moves them by a cent or more."""
SHARE = 20
"""A measured step holds for at least one line in twenty of those measured."""


class Step(NamedTuple):
    """A step of FC: ``rate`` in 10⁻⁴ € per point; ``lines`` rise by a whole number of them, of ``among`` that rise;
    ``support`` is a log-likelihood over chance, 0 where the step was measured on known points.
    """

    rate: int
    lines: int
    among: int
    support: float


def lattice_step(rises: Ints) -> Step | None:
    """The step on whose lattice the ``rises`` (cents, above zero) lie; None where they support none."""
    values, counts = np.unique(rises[(rises > 0) & (rises <= LARGE)], return_counts=True)
    if not len(values):
        return None
    steps = np.arange(CENT + 1, LARGEST + 1)
    support = np.array([_support(values, counts, int(step)) for step in steps])
    best = int(support.argmax())
    if support[best] < SUPPORT:
        return None
    rate = int(steps[best])
    fits = int(_on_lattice(rises, rate).sum())
    return Step(rate, fits, len(rises), round(float(support[best]), 1))


def measured_steps(rises: Ints, points: Ints) -> tuple[int, ...]:
    """Steps (lines × days of ``rises``, in cents) that most lines of known ``points`` follow on every day, as one
    step for each day; empty where fewer than one in :data:`SHARE` follow any.
    """
    left = np.ones(len(points), dtype=bool)
    found: list[int] = []
    for day in range(rises.shape[1]):
        step = _most_shared(rises[left, day], points[left])
        left &= follows(rises[:, [day]], points, (step,))
        found.append(step)
    return tuple(found) if left.sum() * SHARE >= len(points) and left.sum() >= SHARE else ()


def follows(rises: Ints, points: Ints, steps: tuple[int, ...]) -> Flags:
    """Whether each line rises by its ``points`` × each step, once both prices are rounded."""
    gap = CENT * rises - points[:, None] * np.array(steps, dtype=np.int64)
    found: Flags = (np.abs(gap) < CENT).all(axis=1)
    return found


def chance(step: int) -> float:
    """Part of all possible rises that some whole number of points would explain: 1 proves nothing."""
    rest = (CENT * np.arange(step)) % step if step else np.zeros(1, dtype=np.int64)
    return float(((rest < CENT) | (step - rest < CENT)).mean())


def _support(values: Ints, counts: Ints, step: int) -> float:
    rest = (CENT * values) % step
    near = np.maximum(0, CENT - rest) + np.maximum(0, CENT - (step - rest))
    odds = near * (step / CENT**2)
    return float((counts * np.log((1 - ASTRAY) * odds + ASTRAY)).sum())


def _on_lattice(rises: Ints, step: int) -> Flags:
    rest = (CENT * rises) % step
    return (rest < CENT) | (step - rest < CENT)


def _most_shared(rises: Ints, points: Ints) -> int:
    """The step that most lines allow: each allows those between (rise − 1 cent) and (rise + 1 cent) per point."""
    low = np.maximum((CENT * (rises - 1)) // points + 1, 1)
    high = np.maximum(-((-CENT * (rises + 1)) // points) - 1, 0)
    kept = (low <= high) & (high <= LARGEST)
    edges = np.zeros(LARGEST + 2, dtype=np.int64)
    np.add.at(edges, low[kept], 1)
    np.add.at(edges, high[kept] + 1, -1)
    return int(edges.cumsum().argmax())
