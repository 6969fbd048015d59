"""Tables of a TOML file a person wrote: each key is read with its type, or refused by its name.

Nothing is raised on the way: what is wrong is collected, so that a whole file is corrected at once.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from ccam.french import parameters as fr
from ccam.french.sentence import Sentence
from ccam.model.codes import ActCode, LineKey, line_key
from ccam.model.errors import DataRefused
from ccam.model.findings import Finding, Severity, finding
from ccam.model.money import SHARE_UNIT, parse_scaled
from ccam.model.text import folded, has_control, safe

EVERY_ACT = "*"
"""The scope that holds for every billing group without a value of its own."""

_PLAIN = re.compile(r"[0-9]{1,7}([.,][0-9]+)?")
_GRID = re.compile(r"F|G|[1-9]|1[0-9]")
_GROUP = re.compile(r"[A-Z0-9]{3}")

Choice = TypeVar("Choice", bound=StrEnum)


class Reader:
    """The tables of one file, and what was found wrong in them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.findings: list[Finding] = []

    def refuse(self, sentence: Sentence, column: str, value: object = "", **facts: object) -> None:
        """Note that the value at ``column`` (table and key) cannot stand."""
        shown = safe(str(value))
        self.findings.append(
            finding(sentence, Severity.ERROR, file=self.name, row=0, column=column, value=shown, **facts)
        )

    def table(self, content: dict[str, Any], name: str) -> "Table":
        """The single table ``[name]``; an empty one where it is missing, so that its keys are missed by name."""
        values = content.get(name, {})
        if not isinstance(values, dict):
            self.refuse(fr.TABLE_SHAPE, name, name)
            values = {}
        return Table(self, fr.ALONE.format(table=name), values)

    def tables(self, content: dict[str, Any], name: str) -> "Iterator[Table]":
        """The repeated tables ``[[name]]``, numbered from 1."""
        rows = content.get(name, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self.refuse(fr.TABLE_SHAPE, name, name)
            return
        for number, row in enumerate(rows, start=1):
            yield Table(self, fr.NUMBERED.format(table=name, number=number), row)

    def refuse_repeats(self, name: str, keys: Iterable[tuple[str, ...]]) -> None:
        """Refuse a second value for the same key; ``keys`` holds those of each ``[[name]]`` in order."""
        seen: dict[str, str] = {}
        for number, entry in enumerate(keys, start=1):
            place = fr.NUMBERED.format(table=name, number=number)
            for key in entry:
                other = seen.setdefault(key, place)
                if other != place:
                    self.refuse(fr.TWICE, place, key, place=place, other=other)


class Table:
    """One table: each method reads one key, or notes what is wrong with it and returns a stand-in."""

    def __init__(self, reader: Reader, place: str, values: dict[str, Any]) -> None:
        self._reader, self._place, self._values = reader, place, values

    def only(self, *known: str) -> None:
        """Refuse any key that is not ``known``: a misspelt key must not be ignored."""
        for key in sorted(self._values.keys() - set(known)):
            self._refuse(fr.KEY_UNKNOWN, key, known=", ".join(known))

    def text(self, key: str, *, optional: bool = False) -> str:
        """A text without control characters; never empty unless ``optional``."""
        value = self._present(key, optional=optional)
        if value is None:
            return ""
        if not isinstance(value, str) or has_control(value):
            self._refuse(fr.NOT_TEXT, key)
            return ""
        if not value.strip() and not optional:
            self._refuse(fr.EMPTY_TEXT, key)
        return value.strip()

    def number(self, key: str, places: int, example: str, *, zero: bool = False) -> int:
        """A non-negative decimal written as text, as an integer holding ``places`` decimals."""
        value = self._present(key)
        if value is None:
            return 0
        if not isinstance(value, str):
            self._refuse(fr.NOT_EXACT, key, value)
            return 0
        made = _scaled(value, places)
        if made is None:
            self._refuse(fr.BAD_NUMBER, key, value, places=places, example=example)
        elif made == 0 and not zero:
            self._refuse(fr.ZERO, key, value)
        return made or 0

    def has(self, key: str) -> bool:
        """Whether the key is written."""
        return key in self._values

    def share(self, key: str, example: str) -> int:
        """A percentage of at most 100, written as text, in 10 000ths."""
        made = self.number(key, 2, example, zero=True)
        if made > SHARE_UNIT:
            self._refuse(fr.BAD_SHARE, key, self._values[key])
        return made

    def whole(self, key: str, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, without quotes."""
        value = self._present(key)
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        if value is not None:
            self._refuse(fr.BAD_WHOLE, key, value, low=low, high=high)
        return low

    def codes(self, key: str, shape: str) -> tuple[str, ...]:
        """A list of codes of one shape, each once."""
        value = self._present(key)
        codes = value if isinstance(value, list) else []
        known = [code for code in codes if isinstance(code, str) and re.fullmatch(shape, code)]
        if value is not None and (not known or len(set(known)) != len(codes)):
            self._refuse(fr.BAD_CODES, key, value)
            return ()
        return tuple(known)

    def one_of(self, sentence: Sentence, *keys: str, several: bool = False) -> None:
        """Refuse, by ``sentence``, a table that has none of ``keys``, or more than one unless ``several``."""
        count = sum(map(self.has, keys))
        if not count or (count > 1 and not several):
            self._refuse(sentence, keys[0])

    def day(self, key: str) -> date:
        """A TOML date, without a time."""
        value = self._present(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        if value is not None:
            self._refuse(fr.BAD_DATE, key, value)
        return date.min

    def choice(self, key: str, choices: type[Choice]) -> Choice:
        """One of the values of ``choices``."""
        value = self.text(key)
        found = next((choice for choice in choices if choice.value == value), None)
        if found is None and value:
            self._refuse(fr.BAD_CHOICE, key, value, known=", ".join(choices))
        return found or next(iter(choices))

    def grid(self, key: str) -> str:
        """A column of the workbook (F, G) or a grid number."""
        value = self.text(key)
        if value and not _GRID.fullmatch(value):
            self._refuse(fr.BAD_GRID, key, value)
        return value

    def scope(self, key: str) -> tuple[str, ...]:
        """``"*"``, or a list of billing groups, each once."""
        value = self._present(key)
        if value == EVERY_ACT:
            return (EVERY_ACT,)
        groups = value if isinstance(value, list) else []
        if value is not None and not _are_groups(groups):
            self._refuse(fr.BAD_SCOPE, key, value)
            return ()
        return tuple(groups)

    def line(self, key: str) -> LineKey:
        """A line written ``CODE/ACTIVITÉ/PHASE``."""
        value = self.text(key)
        try:
            return line_key(value)
        except DataRefused:
            if value:
                self._refuse(fr.BAD_LINE, key, value)
            return LineKey(ActCode(""), 0, 0)

    def flag(self, key: str, *, default: bool) -> bool:
        """``true`` or ``false``, ``default`` where the key is left out."""
        value = self._values.get(key, default)
        if not isinstance(value, bool):
            self._refuse(fr.NOT_FLAG, key, value)
            return default
        return value

    def names(self, key: str) -> tuple[str, ...] | None:
        """A list of names, each once; None for ``"*"`` and where the key is left out: all of them."""
        value = self._values.get(key, EVERY_ACT)
        if value == EVERY_ACT:
            return None
        names = value if isinstance(value, list) else [""]
        if not all(isinstance(name, str) and name.strip() and not has_control(name) for name in names):
            self._refuse(fr.BAD_NAMES, key, value)
            return ()
        if len({folded(name) for name in names}) != len(names):
            self._refuse(fr.BAD_NAMES, key, value)
        return tuple(name.strip() for name in names)

    def sample(self, key: str) -> int | None:
        """A number of practices, None where the key is left out."""
        value = self._values.get(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and value > 0):
            return value
        self._refuse(fr.BAD_SAMPLE, key, value)
        return None

    def _present(self, key: str, *, optional: bool = False) -> object:
        value: object = self._values.get(key)
        if value is None and not optional:
            self._refuse(fr.KEY_MISSING, key)
        return value

    def _refuse(self, sentence: Sentence, key: str, value: object = "", **facts: object) -> None:
        self._reader.refuse(sentence, f"{self._place} {key}", value, place=self._place, key=key, **facts)


def _scaled(text: str, places: int) -> int | None:
    if not _PLAIN.fullmatch(text.strip()):
        return None
    try:
        return parse_scaled(text, places)
    except ValueError:
        return None


def _are_groups(groups: list[object]) -> bool:
    known = [group for group in groups if isinstance(group, str) and _GROUP.fullmatch(group)]
    return bool(groups) and len(set(known)) == len(groups)
