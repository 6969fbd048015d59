"""One column made ready to read: which days raise FC, by how much, for which lines, from what level."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from ccam.model.codes import LineKey
from valuation.exact import Ints
from valuation.recovery import Column, Family, Recovery
from valuation.recovery_history import NONE, DatedPrices, Panel, general_days, panel, rises
from valuation.recovery_steps import SHARE, Step, follows, lattice_step, measured_steps

MOST_FAMILIES = 4
"""Ways in which FC may rise in one column."""

Level = Callable[[str, str, tuple[int, ...]], int | None]
"""FC of a column before a day, in 10⁻⁴ €, given the steps found from that day on; None where no source tells."""


@dataclass(frozen=True, slots=True)
class Rise:
    """A day on which the lines of a column rise together: how many, and the step that they show by themselves."""

    day: str
    lines: int
    step: Step | None


@dataclass(frozen=True)
class Lines:
    """Chapter and billing group of each line, ``""`` where unknown."""

    chapters: Mapping[LineKey, str]
    groups: Mapping[LineKey, str]


def found_rises(prices: DatedPrices) -> tuple[Rise, ...]:
    """The days of general rises, oldest first, with the step of FC that they support."""
    found = []
    for day in general_days(prices):
        gained = rises(prices, day)
        found.append(Rise(prices.days[day], len(gained), lattice_step(gained)))
    return tuple(found)


def own_column(name: str, prices: DatedPrices, risen: tuple[Rise, ...], lines: Lines, level: Level) -> Column:
    """A column whose own rises show the steps of FC; those that show none are left aside."""
    kept = [rise for rise in risen if rise.step]
    steps = tuple(rise.step.rate for rise in kept if rise.step)
    seen = _panel(prices, [rise.day for rise in kept])
    families = (Family(steps, level(name, kept[0].day, steps)),) if kept else ()
    family = np.full(len(seen.keys), 0 if kept else NONE, dtype=np.int64)
    return _column(name, seen, lines, families, family, np.zeros(len(seen.keys), dtype=np.int64))


def told_column(
    name: str, prices: DatedPrices, risen: tuple[Rise, ...], lines: Lines, level: Level, other: Recovery
) -> Column:
    """A column whose rises show no step by themselves, because several are mixed or one is under a cent per point: the
    points that ``other`` tells measure them. A line belongs to the first family whose steps it follows.
    """
    days = [rise.day for rise in risen if rise.day in other.column.panel.days]
    seen = _panel(prices, days)
    points = _points(seen, other)
    gained = np.diff(seen.cents, axis=1)
    left = (points > 0) & seen.always
    least = max(int(left.sum()) // SHARE, 1)
    family = np.full(len(points), NONE, dtype=np.int64)
    families: list[Family] = []
    while len(families) < MOST_FAMILIES and left.sum() >= least:
        steps = measured_steps(gained[left], points[left])
        own = left & follows(gained, points, steps) if steps else left
        if not steps or own.sum() < least:
            break
        family[own] = len(families)
        families.append(Family(steps, level(name, days[0], steps)))
        left &= ~own
    return _column(name, seen, lines, tuple(families), family, np.where(family >= 0, points, 0), told=True)


def _panel(prices: DatedPrices, days: list[str]) -> Panel:
    return panel(prices, [prices.days.index(day) for day in days])


def _points(seen: Panel, other: Recovery) -> Ints:
    rows = other.row
    return np.array(
        [other.score[rows[key]] if key in rows and other.kept[rows[key]] else 0 for key in seen.keys], dtype=np.int64
    )


def _column(
    name: str, seen: Panel, lines: Lines, families: tuple[Family, ...], family: Ints, known: Ints, *, told: bool = False
) -> Column:
    groups = [lines.groups.get(key, "") for key in seen.keys]
    chapters = [lines.chapters.get(key, "") for key in seen.keys]
    return Column(name, seen, groups, chapters, families, family, known, told)
