"""What recovery is worth: each revaluation is left out in turn, and the prices that it hides are predicted.

The steps of FC stay as found; scores, rates and attachments are recovered from the other prices alone.
"""

from dataclasses import dataclass, replace

import numpy as np

from valuation.exact import Flags, Ints
from valuation.recovery import HALF_CENT, Column, Recovery, admissible, products, recover, risen_of
from valuation.recovery_history import NONE
from valuation.recovery_steps import CENT

ANAESTHESIA = 4
"""Activity of the anaesthetist."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the lines of one kind came out: predicted to the cent, within one cent, further off, or not predicted for
    want of a score that fits the other prices.
    """

    exact: int
    near: int
    off: int
    without: int

    @property
    def lines(self) -> int:
        """All of them."""
        return self.exact + self.near + self.off + self.without


@dataclass(frozen=True, slots=True)
class Check:
    """The prices of column ``place`` of the panel hidden: lines ``at_rate`` are those that the other prices put on a
    rate, ``others`` the rest of the lines raised every time. Of those not predicted to the cent, ``not_whole`` have no
    whole score that fits all their prices (``anaesthesia`` of them of activity 4); ``undecided`` have one, but the
    other prices leave a cent open.
    """

    place: int
    at_rate: Outcome
    others: Outcome
    not_whole: int
    anaesthesia: int
    undecided: int


def leave_one_out(column: Column) -> tuple[Check, ...]:
    """One check for each column of the panel, over the lines that rose at every revaluation; none where a single one
    was seen, because the other price alone says nothing.
    """
    width = column.panel.cents.shape[1]
    if width <= 2:
        return ()
    whole = np.asarray(admissible(column)[1].any(axis=1))
    return tuple(_check(column, place, whole) for place in range(width))


def predicted(read: Recovery, place: int) -> Ints:
    """Price of each line in that column of the panel, from its points and its rate; from the middle of what its other
    prices allow where it is on none, :data:`NONE` without points.
    """
    column, score = read.column, read.score
    low, high, _ = products(column, np.maximum(score, 1))
    level = np.array([family.fc or 0 for family in column.families] or [0], dtype=np.int64)[
        np.maximum(column.family, 0)
    ]
    values = np.array([each.rate for each in read.rates] or [0], dtype=np.int64)
    on_rate = score * (level + values[np.maximum(read.on_rate, 0)])
    product = np.where(read.on_rate >= 0, on_rate, (low + high) // 2)
    cents = (product + score * risen_of(column)[:, place] + HALF_CENT) // CENT
    found: Ints = np.where(score > 0, cents, NONE)
    return found


def _check(column: Column, place: int, whole: Flags) -> Check:
    full = column.panel
    tried = full.always
    read = recover(replace(column, panel=full.without(place), known=np.zeros_like(column.known)))
    cents = predicted(read, place)
    at_rate = read.on_rate >= 0
    missed = tried & (cents != full.cents[:, place])
    asleep = np.array([key.activity == ANAESTHESIA for key in full.keys], dtype=bool)
    return Check(
        place,
        _outcome(cents, full.cents[:, place], tried & at_rate),
        _outcome(cents, full.cents[:, place], tried & ~at_rate),
        int((missed & ~whole).sum()),
        int((missed & ~whole & asleep).sum()),
        int((missed & whole).sum()),
    )


def _outcome(cents: Ints, true: Ints, rows: Flags) -> Outcome:
    away = np.abs(cents - true)[rows & (cents != NONE)]
    near = int((away == 1).sum())
    exact = int((away == 0).sum())
    return Outcome(exact, near, len(away) - exact - near, int((rows & (cents == NONE)).sum()))
