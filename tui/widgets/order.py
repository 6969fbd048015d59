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


def ranks(rows: Sequence[R], columns: Sequence[Column], cells: Callable[[R], Sequence[str]], order: Order) -> list[int]:
    """The rank of each row. Equal rows keep the order in which they came."""
    value = columns[order.place].value
    found: list[Any] = [_sortable(value(row) if value else cells(row)[order.place]) for row in rows]
    present = [number for number, each in enumerate(found) if each is not None]
    missing = [number for number, each in enumerate(found) if each is None]
    present.sort(key=lambda number: found[number], reverse=order.falling)
    ranked = [0] * len(rows)
    for rank, number in enumerate(present + missing):
        ranked[number] = rank
    return ranked


def _sortable(value: int | str | None) -> int | str | None:
    return (folded(value) or None) if isinstance(value, str) else value
