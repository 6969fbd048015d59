"""A filled sheet as the canonical JSON that the base keeps, and back.

``{"modele", "schema", "entete", "echelles", "tables"}``: ``tables`` maps each table to its rows, in their order, each
row to its values; empty cells are left out. ``echelles`` says how many decimals each integer holds.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from ccam.formats.templates import Template
from ccam.formats.templates_cells import Number, Value
from ccam.model.codec import canonical

SCHEMA = 1

Rows = tuple[Mapping[str, Value], ...]


@dataclass(frozen=True)
class Filled:
    """What a filled sheet says: the cells above its tables, and the rows of each table. Dates are in ISO 8601."""

    template: str
    head: Mapping[str, Value]
    tables: Mapping[str, Rows]


def encode(template: Template, head: Mapping[str, Value], tables: Mapping[str, Rows]) -> str:
    """The canonical text."""
    return canonical(
        {
            "modele": template.name,
            "schema": SCHEMA,
            "entete": dict(head),
            "echelles": {name: _scales(template, name) for name in tables},
            "tables": {name: [dict(row) for row in rows] for name, rows in tables.items()},
        }
    )


def decode(text: str) -> Filled:
    """What :func:`encode` wrote."""
    content = json.loads(text)
    return Filled(
        content["modele"],
        content["entete"],
        {name: tuple(rows) for name, rows in content["tables"].items()},
    )


def _scales(template: Template, name: str) -> dict[str, int]:
    columns = template.table(name).columns
    return {c.field: c.kind.places for c in columns if isinstance(c.kind, Number) and c.kind.places}
