"""The order of a list: by one of its columns, those that have no value there last."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from ccam.model.text import folded
from tui.widgets.columns import Column

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Order:
    """By the column at ``place``."""

    place: int
    falling: bool = False


Value = int | str | None
"""What a row is sorted by; None where it has nothing there."""


def value_of(row: R, column: Column, cells: Callable[[R], Sequence[str]], order: Order) -> Value:
    """What ``row`` is sorted by."""
    value = column.value(row) if column.value else cells(row)[order.place]
    return (folded(value) or None) if isinstance(value, str) else value


def ranks(values: Sequence[Value], *, falling: bool) -> list[int]:
    """The rank of each row. Equal rows keep the order in which they came."""
    found: Sequence[Any] = values
    present = [number for number, each in enumerate(found) if each is not None]
    missing = [number for number, each in enumerate(found) if each is None]
    present.sort(key=lambda number: found[number], reverse=falling)
    ranked = [0] * len(values)
    for rank, number in enumerate(present + missing):
        ranked[number] = rank
    return ranked
