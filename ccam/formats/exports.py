"""Tables that analysts take away: a column is defined once, for every file that holds it and for its documentation.

A value is a text, a flag, or an integer that holds the declared decimals of its column: cents for euros, 1/100 point
for points. None, and an empty text, are « not known » or « none ». Days are ISO texts.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from ccam.formats.cells import escaped, unescaped
from ccam.french import exports as fr
from ccam.french.exports import Origin
from ccam.model.money import decimal_string, parse_scaled

Value = str | int | bool | None
Row = tuple[Value, ...]
Rows = Mapping[str, list[Row]]
"""Rows of each table by its name."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"-?[0-9]{1,18}")
YES, NO = "true", "false"


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "texte"
    WHOLE = "entier"
    DECIMAL = "décimal exact"
    FLAG = "vrai ou faux"
    DAY = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``origin`` says where its values come from, ``unit`` what they count; ``key`` columns tell one row
    from another, ``of`` is the ``table.colonne`` they refer to; ``required`` is never empty.
    """

    name: str
    origin: Origin
    kind: Kind = Kind.TEXT
    places: int = 0
    unit: str = ""
    required: bool = False
    key: bool = False
    of: str = ""

    def plain(self, value: Value) -> str:
        """In a CSV file: texts escaped, decimals with a point, nothing where it is not known."""
        if value is None:
            return ""
        if isinstance(value, bool):
            return YES if value else NO
        return escaped(value) if isinstance(value, str) else decimal_string(value, self.places)

    def json(self, value: Value) -> Value:
        """In JSON: decimals are texts, so that no reader makes a float of them."""
        if value is None or value == "":
            return None
        return decimal_string(value, self.places) if self.kind is Kind.DECIMAL and type(value) is int else value

    def read_plain(self, text: str) -> Value:
        """Back from :meth:`plain`."""
        return self.read(unescaped(text))

    def read(self, text: str) -> Value:
        """A value from its text, unescaped; raises :class:`ValueError`. A text is never None."""
        if self.kind is Kind.TEXT:
            return text
        if not text:
            return None
        if self.kind is Kind.FLAG and text in (YES, NO):
            return text == YES
        if self.kind is Kind.DECIMAL:
            return parse_scaled(text, self.places)
        if self.kind is Kind.WHOLE and _WHOLE.fullmatch(text):
            return int(text)
        if self.kind is Kind.DAY and _DAY.fullmatch(text):
            return text
        raise ValueError(text)

    @property
    def sql(self) -> str:
        """Type in DuckDB and Parquet."""
        if self.kind is Kind.DECIMAL:
            return f"DECIMAL(18,{self.places})"
        return {Kind.TEXT: "VARCHAR", Kind.WHOLE: "BIGINT", Kind.FLAG: "BOOLEAN"}.get(self.kind, "DATE")


@dataclass(frozen=True)
class Table:
    """One table; its rows are sorted by its key columns."""

    name: str
    columns: tuple[Column, ...]
    meanings: Mapping[str, str] = field(default_factory=lambda: fr.COLUMNS)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names of the columns, in their order."""
        return tuple(column.name for column in self.columns)

    @cached_property
    def key(self) -> tuple[str, ...]:
        """Names of the columns that tell one row from another."""
        return tuple(column.name for column in self.columns if column.key)

    @property
    def title(self) -> str:
        """What the table holds, in French."""
        return fr.TABLES[self.name]

    def meaning(self, column: Column) -> str:
        """What a column says, in French; the unit stands apart."""
        return self.meanings.get(f"{self.name}.{column.name}") or self.meanings[column.name]


def schema(table: Table) -> dict[str, Any]:
    """The Table Schema of a table (Frictionless Data, table-schema 1.0)."""
    keys = [column for column in table.columns if column.of]
    found: dict[str, Any] = {"fields": [_field(table, column) for column in table.columns], "missingValues": [""]}
    if table.key:
        found["primaryKey"] = list(table.key)
    if keys:
        found["foreignKeys"] = [
            {
                "fields": [column.name],
                "reference": dict(zip(("resource", "fields"), _reference(column.of), strict=True)),
            }
            for column in keys
        ]
    return found


def _reference(of: str) -> tuple[str, list[str]]:
    table, _, column = of.partition(".")
    return table, [column]


def _field(table: Table, column: Column) -> dict[str, Any]:
    kinds = {Kind.TEXT: "string", Kind.WHOLE: "integer", Kind.DECIMAL: "number", Kind.FLAG: "boolean", Kind.DAY: "date"}
    made: dict[str, Any] = {"name": column.name, "type": kinds[column.kind], "description": table.meaning(column)}
    if column.unit:
        made["unit"] = column.unit
    if column.required:
        made["constraints"] = {"required": True}
    return made | {"source": column.origin.value}
