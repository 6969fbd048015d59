"""JSON as the standard has it, and nothing that two readers could read in two ways.

Refused: a key given twice, NaN and Infinity, half a surrogate pair, more levels than Python can follow, anything
after the value. Numbers with decimals stay texts, digit for digit.
"""

import json
import re
from collections import Counter
from typing import Any, NoReturn

from ccam.french import findings_smt as fr
from ccam.french import numbers
from ccam.french.sentence import Sentence
from ccam.model.errors import FileRefused
from ccam.model.text import safe
from importers.opened import Opened

MAX_ITEMS = 6_000_000
"""Objects, lists and values in one file: four times what the whole CCAM needs, and a bound on memory."""

_HALF_PAIR = re.compile(r"\\u[dD][89a-fA-F]")


def read_json(opened: Opened) -> Any:
    """The value of a JSON file; raises :class:`FileRefused` saying where it stops being one."""
    text = opened.text
    if text.count("{") + text.count("[") + text.count(",") > MAX_ITEMS:
        limit = numbers.integer(MAX_ITEMS)
        raise FileRefused(fr.JSON_SWELLS, where=opened.name, name=opened.name, limit=limit)

    def refuse(sentence: Sentence, **facts: str | int) -> NoReturn:
        raise FileRefused(sentence, where=opened.name, findings=(), name=opened.name, **facts) from None

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs):
            (key, _), *_ = Counter(key for key, _ in pairs).most_common(1)
            refuse(fr.JSON_KEY_TWICE, key=safe(key))
        return made

    def whole(digits: str) -> int:
        return int(digits) if len(digits) < 20 else refuse(fr.JSON_NUMBER, value=digits[:20] + "…")

    def constant(name: str) -> NoReturn:
        refuse(fr.JSON_NUMBER, value=name)

    try:
        value = json.loads(text, object_pairs_hook=once, parse_constant=constant, parse_int=whole, parse_float=str)
    except json.JSONDecodeError as error:
        refuse(fr.JSON_BROKEN, row=error.lineno, column=error.colno)
    except RecursionError:
        refuse(fr.JSON_DEEP)
    if _HALF_PAIR.search(text) and not _writable(value):
        refuse(fr.JSON_CHARACTER)
    return value


def _writable(value: Any) -> bool:
    """Whether every text of a value can be written in UTF-8."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True
