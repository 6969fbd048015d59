"""The header of an SSSOM file: the little YAML that its canonical form uses, read without a YAML library.

Texts, lists of texts, maps of texts, lists of such maps. Anchors, aliases, tags, block texts and nested structures are
not read: a header with one of them is refused, so its cost is that of its length.
"""

import re
from dataclasses import dataclass, field

Map = dict[str, str]
Value = str | Map | list[str] | list[Map]

MAX_LINES, MAX_LINE = 5_000, 20_000
"""Longest header, in lines and in characters a line; the largest curie_map in use has some hundreds of prefixes."""

_KEY = re.compile(r"""(?:"([^"]+)"|'([^']+)'|([^\s"'#\[\]{},&*!|>%@`-][^\s:"']*)):(?:\s+(.*))?""")
_FORBIDDEN = tuple("&*!|>%@`{")
_DOUBLE = re.compile(r'"((?:[^"\\]|\\.)*)"\s*(?:\s#.*)?')
_SINGLE = re.compile(r"'((?:[^']|'')*)'\s*(?:\s#.*)?")
_ESCAPE = re.compile(r"\\(U[0-9a-fA-F]{8}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)")
_ESCAPED = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "/": "/", "0": "\0", " ": " "}


class HeaderError(ValueError):
    """The header is not of the kind described above; ``row`` is the line of the file."""

    def __init__(self, row: int) -> None:
        self.row = row
        super().__init__(row)


@dataclass(slots=True)
class _Text:
    """A text as written; it may go on below, further to the right than ``indent``."""

    raw: str
    indent: int
    row: int


@dataclass(slots=True)
class _Node:
    """What stands under a key of the first level, before its texts are read; ``closed`` once it has a text."""

    row: int
    text: _Text | None = None
    items: list["_Text | _Item"] = field(default_factory=list)
    entries: dict[str, _Text] = field(default_factory=dict)


@dataclass(slots=True)
class _Item:
    """A map in a list; its keys begin at column ``indent``."""

    indent: int
    entries: dict[str, _Text] = field(default_factory=dict)


def parse(lines: list[str]) -> dict[str, Value]:
    """The header from its lines, each with its ``#``; raises :class:`HeaderError`."""
    if len(lines) > MAX_LINES:
        raise HeaderError(MAX_LINES)
    margin = len(lines[0][1:]) - len(lines[0][1:].lstrip(" ")) if lines else 0
    nodes: dict[str, _Node] = {}
    node, last = None, None
    for row, line in enumerate(lines, 1):
        if len(line) > MAX_LINE:
            raise HeaderError(row)
        text = line[1:].rstrip()
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        if text[:margin].strip():
            raise HeaderError(row)
        indent = len(text) - margin - len(text[margin:].lstrip(" "))
        text = text.strip()
        if last is not None and indent > last.indent:
            last.raw += " " + text
        elif indent == 0 and not _is_item(text):
            node, last = _opened(nodes, text, row)
        elif node is None or node.text is not None:
            raise HeaderError(row)
        else:
            last = _added(node, text, indent, row)
    return {key: _value(known) for key, known in nodes.items()}


def _is_item(text: str) -> bool:
    return text == "-" or text.startswith("- ")


def _opened(nodes: dict[str, _Node], text: str, row: int) -> tuple[_Node, _Text | None]:
    key, rest = _split(text, row)
    if key in nodes:
        raise HeaderError(row)
    made = nodes[key] = _Node(row)
    if rest:
        made.text = _Text(rest, 0, row)
    return made, made.text


def _added(node: _Node, text: str, indent: int, row: int) -> _Text | None:
    """One more line under the key of ``node``."""
    if _is_item(text):
        inside = text[1:].lstrip()
        if node.entries or not inside:
            raise HeaderError(row)
        if not _KEY.fullmatch(inside):
            made = _Text(inside, indent, row)
            node.items.append(made)
            return made
        item = _Item(indent + len(text) - len(inside))
        node.items.append(item)
        return _entry(item.entries, inside, item.indent, row)
    if node.items:
        item_or_text = node.items[-1]
        if not isinstance(item_or_text, _Item) or indent != item_or_text.indent:
            raise HeaderError(row)
        return _entry(item_or_text.entries, text, indent, row)
    return _entry(node.entries, text, indent, row)


def _entry(entries: dict[str, _Text], text: str, indent: int, row: int) -> _Text:
    key, rest = _split(text, row)
    if key in entries or not rest:
        raise HeaderError(row)
    entries[key] = _Text(rest, indent, row)
    return entries[key]


def _split(text: str, row: int) -> tuple[str, str]:
    found = _KEY.fullmatch(text)
    if not found:
        raise HeaderError(row)
    return found[1] or found[2] or found[3], (found[4] or "").strip()


def _value(node: _Node) -> Value:
    if node.text is not None:
        raw = node.text.raw
        return _flow(node.text) if raw.startswith("[") else _scalar(node.text)
    if all(isinstance(item, _Text) for item in node.items) and not node.entries:
        return [_scalar(item) for item in node.items if isinstance(item, _Text)]
    if node.entries:
        return {key: _scalar(text) for key, text in node.entries.items()}
    maps = [item for item in node.items if isinstance(item, _Item)]
    if len(maps) != len(node.items):
        raise HeaderError(node.row)
    return [{key: _scalar(text) for key, text in item.entries.items()} for item in maps]


def _flow(text: _Text) -> list[str]:
    """``[a, "b"]``: texts only, without commas inside quotes."""
    inside = _uncommented(text.raw)
    if not inside.endswith("]"):
        raise HeaderError(text.row)
    items = [item.strip() for item in inside[1:-1].split(",") if item.strip()]
    return [_scalar(_Text(item, 0, text.row)) for item in items]


def _scalar(text: _Text) -> str:
    raw = text.raw
    if raw[:1] == '"':
        found = _DOUBLE.fullmatch(raw)
        if found:
            return _ESCAPE.sub(lambda escape: _unescape(escape[1], text.row), found[1])
    elif raw[:1] == "'":
        found = _SINGLE.fullmatch(raw)
        if found:
            return found[1].replace("''", "'")
    elif not raw.startswith((*_FORBIDDEN, "[", "]", "}", ",", "? ", "- ", "#")):
        return _uncommented(raw)
    raise HeaderError(text.row)


def _uncommented(raw: str) -> str:
    return raw.partition(" #")[0].rstrip()


def _unescape(escape: str, row: int) -> str:
    if len(escape) > 1:
        number = int(escape[1:], 16)
        if number > 0x10FFFF or 0xD800 <= number < 0xE000:
            raise HeaderError(row)
        return chr(number)
    if escape not in _ESCAPED:
        raise HeaderError(row)
    return _ESCAPED[escape]
