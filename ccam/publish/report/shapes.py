"""Shapes of JSON, each declared once for both directions, so that what is written and what is read cannot differ.

Reading raises :class:`TypeError`, :class:`ValueError` or :class:`KeyError` on anything that was not written here.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar

from ccam.model.money import decimal_string, parse_scaled

T = TypeVar("T")
K = TypeVar("K")
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Shape(Generic[T]):
    """How a value becomes JSON, and comes back."""

    write: Callable[[T], Any]
    read: Callable[[Any], T]


def exactly(kind: type[T]) -> Shape[T]:
    """A value that is its own JSON, of exactly this type (``True`` is not a number)."""

    def checked(value: Any) -> T:
        if type(value) is not kind:
            raise TypeError(value)
        return value

    return Shape(checked, checked)


TEXT = exactly(str)
COUNT = exactly(int)
FLAG = exactly(bool)


def decimal(places: int, *, trim: bool = False) -> Shape[int]:
    """An integer holding ``places`` decimals, as a decimal string; ``trim`` drops zeros of the fraction."""

    def write(value: int) -> str:
        text = decimal_string(value, places)
        return text.rstrip("0").rstrip(".") if trim else text

    return Shape(write, lambda text: parse_scaled(TEXT.read(text), places))


AMOUNT = decimal(2)
"""Euros."""
RATE = decimal(4)
"""Euros per point."""
POINTS = decimal(2, trim=True)
DAY: Shape[date] = Shape(date.isoformat, date.fromisoformat)


def choice(kind: type[E]) -> Shape[E]:
    """One of a closed list, by its value."""
    return Shape(lambda member: member.value, kind)


def maybe(shape: Shape[T]) -> Shape[T | None]:
    """The value, or null."""
    return Shape(
        lambda value: None if value is None else shape.write(value),
        lambda value: None if value is None else shape.read(value),
    )


def many(shape: Shape[T]) -> Shape[tuple[T, ...]]:
    """A list, in its order."""
    items = exactly(list)
    return Shape(lambda values: [*map(shape.write, values)], lambda values: tuple(map(shape.read, items.read(values))))


def record(kind: type[K], /, **keys: tuple[str, Shape[Any]]) -> Shape[K]:
    """An object: for each field of the dataclass ``kind``, its key and its shape, in the order of the page.

    Raises :class:`TypeError` where a field has no key; reading refuses a key that is not declared.
    """
    if sorted(keys) != sorted(field.name for field in fields(kind)):  # type: ignore[arg-type]
        raise TypeError(kind)
    known = {key for key, _ in keys.values()}

    def write(value: K) -> dict[str, Any]:
        return {key: shape.write(getattr(value, name)) for name, (key, shape) in keys.items()}

    def read(state: Any) -> K:
        if extra := state.keys() - known:
            raise ValueError(extra)
        return kind(**{name: shape.read(state[key]) for name, (key, shape) in keys.items()})

    return Shape(write, read)
