"""Shapes of JSON, each declared once for both directions and for the schema, so that what is written, what is read and
what is published cannot differ.

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
Json = dict[str, Any]
"""A JSON Schema, or its definitions by name."""


@dataclass(frozen=True, slots=True)
class Shape(Generic[T]):
    """How a value becomes JSON, and comes back; ``schema`` describes it, objects being put in definitions by name."""

    write: Callable[[T], Any]
    read: Callable[[Any], T]
    schema: Callable[[Json], Json]


TYPES: dict[type, str] = {str: "string", int: "integer", bool: "boolean"}


def exactly(kind: type[T]) -> Shape[T]:
    """A value that is its own JSON, of exactly this type (``True`` is not a number)."""

    def checked(value: Any) -> T:
        if type(value) is not kind:
            raise TypeError(value)
        return value

    return Shape(checked, checked, lambda _: {"type": TYPES[kind]})


TEXT = exactly(str)
COUNT = exactly(int)
FLAG = exactly(bool)


def decimal(places: int, *, trim: bool = False) -> Shape[int]:
    """An integer holding ``places`` decimals, as a decimal string; ``trim`` drops zeros of the fraction."""

    def write(value: int) -> str:
        text = decimal_string(value, places)
        return text.rstrip("0").rstrip(".") if trim else text

    fraction = rf"(\.[0-9]{{1,{places}}})?" if trim else rf"\.[0-9]{{{places}}}"
    pattern = {"type": "string", "pattern": f"^-?[0-9]+{fraction}$"}
    return Shape(write, lambda text: parse_scaled(TEXT.read(text), places), lambda _: dict(pattern))


AMOUNT = decimal(2)
"""Euros."""
RATE = decimal(4)
"""Euros per point."""
POINTS = decimal(2, trim=True)
DAY: Shape[date] = Shape(date.isoformat, date.fromisoformat, lambda _: {"type": "string", "format": "date"})


def choice(kind: type[E]) -> Shape[E]:
    """One of a closed list, by its value."""
    return Shape(lambda member: member.value, kind, lambda _: {"enum": [member.value for member in kind]})


def maybe(shape: Shape[T]) -> Shape[T | None]:
    """The value, or null."""
    return Shape(
        lambda value: None if value is None else shape.write(value),
        lambda value: None if value is None else shape.read(value),
        lambda known: {"anyOf": [shape.schema(known), {"type": "null"}]},
    )


def many(shape: Shape[T]) -> Shape[tuple[T, ...]]:
    """A list, in its order."""

    def read(values: Any) -> tuple[T, ...]:
        if type(values) is not list:
            raise TypeError(values)
        return tuple(map(shape.read, values))

    return Shape(
        lambda values: [*map(shape.write, values)],
        read,
        lambda known: {"type": "array", "items": shape.schema(known)},
    )


def either(*shapes: Shape[T], by: Callable[[T], int], told: Callable[[Any], int]) -> Shape[T]:
    """One of several shapes: ``by`` chooses it from the value, ``told`` from its JSON."""
    return Shape(
        lambda value: shapes[by(value)].write(value),
        lambda state: shapes[told(state)].read(state),
        lambda known: {"anyOf": [shape.schema(known) for shape in shapes]},
    )


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

    def schema(definitions: Json) -> Json:
        name = kind.__name__
        made = {
            "type": "object",
            "properties": {key: shape.schema(definitions) for key, shape in keys.values()},
            "required": [key for key, _ in keys.values()],
            "additionalProperties": False,
        }
        # A second shape of the same class stands where it is used.
        return {"$ref": f"#/$defs/{name}"} if definitions.setdefault(name, made) == made else made

    return Shape(write, read, schema)
