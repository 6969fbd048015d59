"""Records of an NX file (formats.md §2c): 128 bytes of ISO-8859-1, then a line feed.

Type in positions 1–3, rubric in 4–5, sequence in 6–7, data from 8 on. One declaration of a record
(:mod:`ccam.formats.nx_records`) makes its reader and its writer.
"""

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache
from struct import Struct
from typing import Any, NamedTuple

FORMAT = "nx"
ENCODING = "iso-8859-1"
WIDTH = 128
HEAD = 7
"""Bytes of type, rubric and sequence."""
LAST = 99
"""Highest sequence, and highest rubric of the records that roll over."""

Row = tuple[Any, ...]
"""The values of an occurrence, by field: int for a number, str for what else, a tuple of them where it repeats."""


class Kind(StrEnum):
    """What a field holds: text padded on its right, a whole number in the scale of the file, digits that are a code
    and keep their zeros, a date.
    """

    TEXT = "A"
    NUMBER = "N"
    CODE = "C"
    DATE = "D"


class Field(NamedTuple):
    """A field, ``times`` in a row. A ``packed`` one is a list: what is blank or zero is not in it; otherwise each
    place has its own meaning.
    """

    name: str
    kind: Kind
    length: int
    times: int = 1
    packed: bool = True

    @property
    def fill(self) -> bytes:
        """How the place of no value is filled."""
        return (b" " if self.kind is Kind.TEXT else b"0") * self.length


class Numbering(StrEnum):
    """How records of one type are numbered: always ``01``; by the sequence; by the sequence, then the rubric."""

    FIXED = "fixe"
    RUNS = "séquence"
    ROLLS = "séquence puis rubrique"


class FieldWrong(ValueError):
    """A field that does not hold what it should: its name and its text."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(name, text)
        self.name = name
        self.text = text


class Record(NamedTuple):
    """What a record holds: its occurrences in use, any text beyond its last field, whether an unused place stands
    before one in use.
    """

    rows: tuple[Row, ...]
    beyond: str = ""
    gap: bool = False


@dataclass(frozen=True)
class Layout:
    """A type of record: its fields, ``times`` in a row (an occurrence each time)."""

    type: str
    rubric: str
    fields: tuple[Field, ...]
    times: int = 1
    numbering: Numbering = Numbering.FIXED

    @property
    def name(self) -> str:
        """``310-01``; the type alone for a record without rubric."""
        return f"{self.type}-{self.rubric}" if self.rubric else self.type

    @property
    def start(self) -> int:
        """Bytes before the data: without rubric, there is no sequence either."""
        return HEAD if self.rubric else len(self.type)

    @property
    def heads(self) -> tuple[bytes, ...]:
        """The bytes with which such a record may begin."""
        rolls = self.numbering is Numbering.ROLLS
        rubrics = [f"{number:02d}" for number in range(1, LAST + 1)] if rolls else [self.rubric]
        return tuple(f"{self.type}{rubric}".encode() for rubric in rubrics)

    @cached_property
    def row_width(self) -> int:
        """Bytes of one occurrence."""
        return sum(one.length * one.times for one in self.fields)

    @cached_property
    def width(self) -> int:
        """Bytes of data."""
        return self.row_width * self.times

    @cached_property
    def most(self) -> int:
        """How many such records there may be under one parent."""
        return LAST * LAST if self.numbering is Numbering.ROLLS else LAST

    def read(self, data: bytes) -> Record:
        """Read the data of a record (from :attr:`start` on); raises :class:`FieldWrong`."""
        size, width = self.width, self.row_width
        places = [data[start : start + width] for start in range(0, size, width)]
        used = [bool(place.strip(b" 0")) for place in places] if self.times > 1 else [True]
        count = used.index(False) if False in used else len(used)
        gap = True in used[count:]
        if gap:
            places = [place for place, seen in zip(places, used, strict=True) if seen]
            count = len(places)
        rows = [self._row(place) for place in places[:count]]
        gap = gap or any(hole for _, hole in rows)
        beyond = data[size:].strip().decode(ENCODING) if data[size:].strip() else ""
        return Record(tuple(row for row, _ in rows), beyond, gap)

    def _row(self, place: bytes) -> tuple[Row, bool]:
        values: list[Any] = []
        start, gap = 0, False
        for one in self.fields:
            if one.times == 1:
                values.append(_value(one, place[start : start + one.length]))
                start += one.length
                continue
            parts = [place[at : at + one.length] for at in range(start, start + one.length * one.times, one.length)]
            start += one.length * one.times
            if one.packed:
                kept = [part for part in parts if part.strip(b" 0" if one.kind is not Kind.TEXT else b" ")]
                gap = gap or kept != parts[: len(kept)]
                parts = kept
            values.append(tuple(_value(one, part) for part in parts))
        return tuple(values), gap

    def named(self, row: Row) -> dict[str, Any]:
        """The values of an occurrence by field."""
        return {one.name: value for one, value in zip(self.fields, row, strict=True)}

    def write(self, rows: tuple[Row, ...], position: int = 1) -> bytes:
        """The record, ``position``-th under its parent, with its line feed; raises :class:`FieldWrong` where a value
        has no room.
        """
        data = b"".join(self._place(row) for row in rows)
        data += b"".join(one.fill * one.times for one in self.fields) * (self.times - len(rows))
        return (self._head(position) + data).ljust(WIDTH) + b"\n"

    def _head(self, position: int) -> bytes:
        if self.numbering is Numbering.FIXED:
            return f"{self.type}{self.rubric}{'01' if self.rubric else ''}".encode()
        if position > self.most:
            raise FieldWrong("sequence", str(position))
        over, sequence = divmod(position - 1, LAST)
        rubric = f"{over + 1:02d}" if self.numbering is Numbering.ROLLS else self.rubric
        return f"{self.type}{rubric}{sequence + 1:02d}".encode()

    def _place(self, row: Row) -> bytes:
        parts = []
        for one, value in zip(self.fields, row, strict=True):
            values = value if isinstance(value, tuple) else (value,)
            if len(values) > one.times:
                raise FieldWrong(one.name, " ".join(map(str, values)))
            parts += [_written(one, part) for part in values]
            parts += [one.fill] * (one.times - len(values))
        return b"".join(parts)


def layout(head: str, spec: str, times: int = 1, numbering: Numbering = Numbering.FIXED) -> Layout:
    """Declare a record: ``layout("110-01", "effet:D remboursement:C1 exo_tm:C1*5")``.

    ``*5`` repeats a field as a list, ``x4`` as so many places.
    """
    kind, _, rubric = head.partition("-")
    return Layout(kind, rubric, tuple(_field(item) for item in spec.split()), times, numbering)


def _field(item: str) -> Field:
    name, _, rest = item.partition(":")
    kind, rest = Kind(rest[0]), rest[1:]
    packed = "x" not in rest
    length, _, times = rest.replace("x", "*").partition("*")
    return Field(name, kind, int(length or 8), int(times or 1), packed)


def _value(one: Field, raw: bytes) -> int | str:
    if one.kind is Kind.TEXT:
        return raw.decode(ENCODING).rstrip(" ")
    try:
        if one.kind is Kind.DATE:
            return iso_date(raw)
        if not raw.isdigit():
            raise ValueError
    except ValueError:
        raise FieldWrong(one.name, raw.decode(ENCODING)) from None
    return int(raw) if one.kind is Kind.NUMBER else raw.decode()


def _written(one: Field, value: int | str) -> bytes:
    if one.kind is Kind.TEXT:
        raw = str(value).encode(ENCODING).ljust(one.length)
        fits = b"\n" not in raw and b"\r" not in raw
    elif one.kind is Kind.DATE:
        raw = str(value).replace("-", "").encode() or one.fill
        fits = raw.isdigit()
    else:
        raw = str(value).encode().rjust(one.length, b"0")
        fits = raw.isdigit()
    if len(raw) != one.length or not fits:
        raise FieldWrong(one.name, str(value))
    return raw


@lru_cache(maxsize=4096)
def iso_date(raw: bytes) -> str:
    """``20250101`` → ``2025-01-01``; zeros are no date, ``""``. Raises :class:`ValueError`."""
    if raw == b"00000000":
        return ""
    if not raw.isdigit():
        raise ValueError(raw)
    text = raw.decode()
    return date(int(text[:4]), int(text[4:6]), int(text[6:])).isoformat()


def sliced(text: str, length: int) -> list[str]:
    """A text cut into slices of ``length``; one, empty, for no text."""
    return [text[start : start + length] for start in range(0, len(text), length)] or [""]


def release_number(digits: str) -> str:
    """``07810`` → ``78.10``: three digits and two."""
    return f"{int(digits[:3])}.{digits[3:]}"


def release_digits(number: str) -> str:
    """``78.10`` → ``07810``; raises :class:`ValueError`."""
    whole, _, part = number.partition(".")
    return f"{int(whole):03d}{int(part or 0):02d}"


_PRICE_SLOTS = Struct("9s" * 13)
_NO_PRICE = b"0" * 9


@lru_cache(maxsize=1 << 16)
def _price_slot(raw: bytes) -> tuple[int, int] | None:
    if not raw.strip(b" 0"):
        return None
    if not raw.isdigit():
        name, text = ("prix", raw[3:]) if raw[:3].isdigit() else ("grille", raw[:3])
        raise FieldWrong(name, text.decode(ENCODING))
    return int(raw[:3]), int(raw[3:])


def price_slots(data: bytes) -> list[tuple[int, int]]:
    """The (grid, cents) of a record 320, as its layout reads them but several times faster: there are more prices
    than all else together. Raises :class:`FieldWrong`.
    """
    found = _PRICE_SLOTS.unpack_from(data)
    return [slot for raw in found if raw != _NO_PRICE and (slot := _price_slot(raw))]


def canonical(facts: dict[str, Any]) -> str:
    """Facts by field as the text that a :class:`~ccam.model.history.ReferenceRow` holds."""
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
