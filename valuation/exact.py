"""Exact arithmetic over int64 arrays: NumPy wraps silently on overflow, so magnitudes are checked before.

Floats appear here only as magnitudes to compare with :data:`LIMIT`, which leaves a factor of two for their
own rounding; no amount is ever a float.
"""

from collections.abc import Iterable, Sequence
from math import prod
from typing import Any

import numpy as np
import numpy.typing as npt

from ccam.french import valuation as fr
from ccam.model.errors import DataRefused
from ccam.model.money import MICRO, from_micro

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Wide = npt.NDArray[Any]
"""Int64, or Python integers where they would not fit: sums that know no limit."""

LIMIT = 2**62
"""Largest magnitude allowed anywhere: half of what int64 holds (46 thousand million € in micro-cents)."""

HALF_BITS = 32
"""Values are cut here to be added exactly; their halves add up to less than int64 holds below 2³¹ rows."""


def ints(values: Iterable[int]) -> Ints:
    """An int64 array; :class:`DataRefused` where a value reaches :data:`LIMIT`."""
    try:
        array = np.array(list(values), dtype=np.int64)
    except OverflowError:
        raise DataRefused(fr.TOO_LARGE) from None
    _check(np.abs(array.astype(np.float64)))
    return array


def add(first: Ints, second: Ints | int) -> Ints:
    """``first + second``, checked."""
    if largest(first) + largest(second) >= LIMIT:
        _check(np.abs(first).astype(np.float64) + np.abs(second))
    return first + second


def product(first: Ints, *others: Ints | int) -> Ints:
    """The product of all factors, checked before any of them is multiplied: as a whole, then row by row if need be."""
    if max(largest(first), 1) * prod(max(largest(other), 1) for other in others) >= LIMIT:
        magnitude = np.abs(first).astype(np.float64)
        for other in others:
            magnitude = magnitude * np.maximum(np.abs(other), 1)
        _check(magnitude)
    result = first
    for other in others:
        result = result * other
    return result


def sum_by(values: Ints, index: Ints, size: int) -> Ints:
    """Sums of ``values`` over equal ``index``, as an array of ``size``; :class:`DataRefused` where a sum itself
    reaches :data:`LIMIT`.
    """
    if _together(values) < LIMIT:
        return _added(values, index, size)
    high, low = _halves(values, index, size)
    _check(np.abs(high + (low >> HALF_BITS)).astype(np.float64) * 2**HALF_BITS)
    return (high << HALF_BITS) + low


def exact_sums(values: Ints, index: Ints, size: int) -> list[int]:
    """The same sums without any limit."""
    if _together(values) < LIMIT:
        found: list[int] = _added(values, index, size).tolist()
        return found
    high, low = _halves(values, index, size)
    return [(top << HALF_BITS) + rest for top, rest in zip(high.tolist(), low.tolist(), strict=True)]


def largest(values: Ints | int) -> int:
    """The largest magnitude among ``values``, 0 for none."""
    if isinstance(values, int):
        return abs(values)
    return max(int(values.max()), -int(values.min())) if values.size else 0


def _together(values: Ints) -> float:
    """All magnitudes added up: no sum of some of them is larger."""
    return float(np.abs(values).sum(dtype=np.float64))


def _halves(values: Ints, index: Ints, size: int) -> tuple[Ints, Ints]:
    return _added(values >> HALF_BITS, index, size), _added(values & (2**HALF_BITS - 1), index, size)


def _added(values: Ints, index: Ints, size: int) -> Ints:
    sums = np.zeros(size, dtype=np.int64)
    if size == 1:
        sums[0] = values.sum()
    else:
        np.add.at(sums, index, values)
    return sums


def wide(values: Sequence[int] | Sequence[Sequence[int]] | Wide) -> Wide:
    """Sums as an array; of Python integers where one of them reaches :data:`LIMIT`."""
    try:
        array = np.array(values, dtype=np.int64)
    except OverflowError:
        return np.array(values, dtype=object)
    return array if largest(array) < LIMIT else array.astype(object)


def footed(micro_cents: Sequence[int]) -> list[int]:
    """A column in cents whose sum is its total rounded once (valuation.md §4.4): each amount is rounded down,
    then the largest remainders take one cent, ties to the earlier row. Zero stays zero.
    """
    found: list[int] = footed_column(wide(micro_cents)).tolist()
    return found


def footed_column(micro_cents: Wide) -> Wide:
    """The same of an array made by :func:`wide`."""
    cents = micro_cents // MICRO
    rest = (micro_cents - cents * MICRO).astype(np.int64)
    down = int(cents.sum())
    missing = from_micro(down * MICRO + int(rest.sum())) - down
    if missing:
        order = rest * rest.size - np.arange(rest.size)  # no two are alike
        cents[np.argpartition(order, -missing)[-missing:]] += 1
    return cents


def _check(magnitude: npt.NDArray[np.float64]) -> None:
    if np.any(magnitude >= LIMIT):
        raise DataRefused(fr.TOO_LARGE)
