"""A page as PDF, set by typst: bundled fonts only, no date but its own, the same bytes every time."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from ccam.french.minutes import OF, PAGE
from ccam.french.report import typeset
from ccam.model.text import safe
from ccam.publish.page.blocks import Block, Bullets, Contents, Drawing, Heading, Page, Paragraph, Table

SVG = "http://www.w3.org/2000/svg"
"""Name space that a drawing needs outside a page."""
TEMPLATE = Path(__file__).with_name("page.typ")


def pdf(page: Page) -> bytes:
    """The whole document on A4."""
    made = _compile(page, "pdf")
    assert isinstance(made, bytes)  # noqa: S101 - one PDF, where a picture would be one a page
    return made


def _compile(page: Page, format_: Any) -> object:
    import typst

    data = {
        "title": _text(page.title),
        "subtitle": _text(page.subtitle),
        "running": _text(page.running),
        "mark": page.mark,
        "on": [int(part) for part in page.on.split("-") if part],
        "page": PAGE,
        "of": OF,
        "blocks": [_block(block) for block in _led(page.blocks)],
    }
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    return typst.compile(TEMPLATE, format=format_, sys_inputs=inputs, ignore_system_fonts=True)


def _led(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with links that lead somewhere only, and anchors that are each met once: typst refuses the others."""
    blocks = tuple(blocks)
    known = {block.anchor for block in blocks if isinstance(block, Heading)}
    met = {""}
    for block in blocks:
        if isinstance(block, Heading):
            yield replace(block, anchor="" if block.anchor in met else block.anchor)
            met.add(block.anchor)
        elif isinstance(block, Table) and block.links:
            yield replace(block, links=tuple(link if link in known else "" for link in block.links))
        else:
            yield block


def _text(text: str) -> str:
    return safe(typeset(text))


def _block(block: Block) -> dict[str, Any]:
    """A block for the template: ``kind`` says which."""
    if isinstance(block, Heading):
        return {
            "kind": "heading", "level": block.level, "anchor": block.anchor,
            "text": _text(block.text),
        }  # fmt: skip
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "tone": block.tone.value, "text": _text(block.text)}
    if isinstance(block, Bullets):
        return {"kind": "bullets", "tone": block.tone.value, "items": [_text(item) for item in block.items]}
    if isinstance(block, Contents):
        return {"kind": "contents", "title": _text(block.title)}
    if isinstance(block, Drawing):
        svg = block.svg.replace("<svg ", f'<svg xmlns="{SVG}" ', 1)
        return {
            "kind": "drawing",
            "svg": svg,
            "title": _text(block.title),
            "words": _text(block.words),
            "key": _text(block.key),
        }
    return _table(block)


SHORT, CHARACTERS = 18, 96
"""Lines of a table that stays on one sheet, and characters of a line as wide as a sheet, more or less."""


def _short(table: Table) -> bool:
    """Whether a table is worth keeping whole: a tall one would leave half a sheet empty before it."""
    room = [max(1, CHARACTERS * width // sum(table.widths)) for width in table.widths]

    def lines(cell: str, wide: int) -> int:
        return sum(max(1, -(-len(line) // wide)) for line in cell.split("\n"))

    return sum(max(map(lines, row, room)) for row in table.rows) <= SHORT


def _table(table: Table) -> dict[str, Any]:
    return {
        "kind": "table",
        "short": _short(table),
        "head": [_text(cell) for cell in table.head],
        "rows": [[_text(cell).split("\n") for cell in row] for row in table.rows],
        "widths": list(table.widths),
        "right": list(table.right),
        "sum": table.sum,
        "links": list(table.links),
    }
