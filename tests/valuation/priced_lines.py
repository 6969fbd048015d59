"""Invented lines whose points and CP are known, priced by the formula: what recovery must find again."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ccam.model.codes import ActCode, LineKey
from valuation.recovery import Column, Family
from valuation.recovery_history import Panel

DAYS = ("2025-01-01", "2026-01-01")
STEPS = (150, 150)
FC = 4_400


@dataclass(frozen=True)
class Priced:
    """A line and its prices in cents, before and from each day; the chapter and group that it stands in."""

    cents: tuple[int, ...]
    chapter: str = "04"
    group: str = "ATM"
    activity: int = 1


def price(score: int, level: int) -> int:
    """``score × level`` (10⁻⁴ €) in cents, half-up."""
    return (score * level + 50) // 100


def prices(score: int, cp: int, *, fc: int = FC, steps: Sequence[int] = STEPS, extra: int = 0) -> tuple[int, ...]:
    """Prices of a line at its target, ``extra`` 10⁻⁴ € above it in all."""
    levels = [fc + sum(steps[:place]) for place in range(len(steps) + 1)]
    return tuple((score * (level + cp) + extra + 50) // 100 for level in levels)


def key(number: int, activity: int = 1) -> LineKey:
    """The n-th line."""
    return LineKey(ActCode(f"AA{chr(65 + number // 1000 % 26)}A{number % 1000:03d}"), activity, 0)


def column(lines: Sequence[Priced], *, fc: int | None = FC, steps: tuple[int, ...] = STEPS) -> Column:
    """These lines as one column."""
    keys = tuple(key(number, line.activity) for number, line in enumerate(lines))
    cents = np.array([line.cents for line in lines], dtype=np.int64)
    days = tuple(f"{2025 + place}-01-01" for place in range(len(steps)))
    none = np.zeros(len(keys), dtype=np.int64)
    groups, chapters = [line.group for line in lines], [line.chapter for line in lines]
    return Column(
        "F", Panel(keys, days, cents, cents[:, -1].copy()), groups, chapters, (Family(steps, fc),), none, none
    )


def crowd(cp: int, count: int, *, start: int = 40, chapter: str = "04", group: str = "ATM") -> list[Priced]:
    """Lines of different points on one rate: what makes a rate stand out."""
    return [Priced(prices(start + 3 * place, cp), chapter, group) for place in range(count)]
