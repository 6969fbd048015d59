"""A scenario as a workbook: one sheet a table of the parameter file, one column a key; and the TOML it stands for.

Both are the same thing: a workbook is turned into the TOML that a person would have written, which one parser then
reads (:func:`ccam.formats.parameters.parse`). Values stay text, so that they stay exact.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from ccam.formats.cells import escaped, unescaped
from ccam.formats.parameters import CP_KEYS, FC_KEYS, HEAD, POINTS_KEYS
from ccam.formats.parameters_tables import LAYOUTS
from ccam.model.text import folded

MARK = "Scénario CCAM"
"""First cell of the first sheet: what the workbook is recognised by."""
DOCUMENT = "document"
DAYS = frozenset({"date", "debut", "verifie_le"})
WHOLES = frozenset({"effectif", "annees", "hausses_en", "baisses_des"})
LISTS = frozenset({"champ", "regroupements", "chapitres", "actes"})
TYPES = {"jour": DAYS, "nombre entier": WHOLES, "liste": LISTS}
"""What a column holds where it is not a plain text, as its title says it in parentheses."""
LONGEST_CELL = 32_767
"""Characters that a cell of a workbook can hold."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "fc": FC_KEYS,
    "cp": CP_KEYS,
    "points": POINTS_KEYS,
    **{
        name: tuple(column.key for column in layout.columns if column.key != DOCUMENT)
        for name, layout in LAYOUTS.items()
    },
}
"""Keys of every table of values, in the order of their columns."""

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_FRENCH_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_SEPARATOR = re.compile(r"[,;]")
_BARE = re.compile(r"[A-Za-z0-9_-]+")

Content = Mapping[str, Any]
"""A parameter file as :mod:`tomllib` gives it."""
Sheets = Mapping[str, Sequence[Sequence[str]]]
"""Rows of texts by sheet."""


def title(key: str) -> str:
    """The title of the column of a key: ``debut (jour)``."""
    kind = next((name for name, keys in TYPES.items() if key in keys), "")
    return f"{key} ({kind})" if kind else key


def sheets_of(content: Content) -> dict[str, list[list[str]]]:
    """The sheets that say the same: that of the document, then one a table, even where it holds nothing."""
    head = content.get(DOCUMENT, {})
    sheets = {DOCUMENT: [[MARK, ""], *([key, _cell(head.get(key, ""))] for key in HEAD)]}
    for name, keys in COLUMNS.items():
        rows = content.get(name, [])
        sheets[name] = [[title(key) for key in keys], *([_cell(row.get(key, "")) for key in keys] for row in rows)]
    return sheets


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return value.isoformat() if isinstance(value, date) else escaped(str(value))


def is_scenario(sheets: Sheets) -> bool:
    """Whether a sheet begins with :data:`MARK`."""
    firsts = (rows[0][0] for rows in sheets.values() if rows and rows[0])
    return any(folded(first.strip()) == folded(MARK) for first in firsts)


def content_of(sheets: Sheets) -> dict[str, Any]:
    """The parameter file that the sheets say; what cannot be read is left as text, for the parser to name it."""
    content: dict[str, Any] = {}
    for name, rows in sheets.items():
        if rows and rows[0] and folded(rows[0][0].strip()) == folded(MARK):
            content[DOCUMENT] = _head(rows[1:])
        elif (table := _key(name)) in COLUMNS and (read := _table(rows)):
            content[table] = read
    return content


def _head(rows: Iterable[Sequence[str]]) -> dict[str, Any]:
    pairs = ((_key(row[0]), row[1].strip() if len(row) > 1 else "") for row in rows if row)
    return {key: _day(text) if key in DAYS else unescaped(text) for key, text in pairs if text and key}


def _table(rows: Sequence[Sequence[str]]) -> list[dict[str, Any]]:
    keys = [_key(cell) for cell in rows[0]] if rows else []
    found = []
    for row in rows[1:]:
        cells = {key: text for key, cell in zip(keys, row, strict=False) if key and (text := cell.strip())}
        if cells:
            found.append({key: _value(key, text) for key, text in cells.items()})
    return found


def _key(text: str) -> str:
    return folded(text.partition("(")[0].strip()).replace(" ", "_")


def _value(key: str, text: str) -> object:
    if key in DAYS:
        return _day(text)
    if key in WHOLES:
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else text
    if key in LISTS and text != "*":
        return [part.strip() for part in _SEPARATOR.split(text)]
    return unescaped(text)


def _day(text: str) -> date | str:
    if found := _DAY.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := _FRENCH_DAY.fullmatch(text):
        day, month, year = map(int, found.groups())
    else:
        return text
    try:
        return date(year, month, day)
    except ValueError:
        return text


# TOML -----------------------------------------------------------------------------------------


def toml_text(content: Content) -> str:
    """The TOML of a parameter file: ``[document]``, then each table in the order of :data:`COLUMNS`."""
    parts = [_toml_table(f"[{DOCUMENT}]", content.get(DOCUMENT, {}))]
    for name in COLUMNS:
        parts += [_toml_table(f"[[{name}]]", row) for row in content.get(name, [])]
    return "\n".join(parts)


def _toml_table(head: str, values: Mapping[str, Any]) -> str:
    lines = (f"{_toml_key(key)} = {_toml(value)}\n" for key, value in values.items())
    return f"{head}\n{''.join(lines)}"


def _toml_key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _toml(key)


def _toml(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value).lower() if isinstance(value, bool) else str(value)
