"""A page as Markdown: for a mail, a wiki, a terminal."""

from collections.abc import Iterator

from ccam.french.report import typeset
from ccam.model.text import safe
from ccam.publish.page.blocks import Block, Bullets, Contents, Drawing, Heading, Page, Paragraph, Table, Tone

_ESCAPED = str.maketrans({character: f"\\{character}" for character in "\\|*_`<>[]#"})


def markdown(page: Page) -> str:
    """The whole page; what people wrote is escaped, so that it stays words."""
    mark = [f"> **{_plain(page.mark)}**"] if page.mark else []
    parts = [f"# {_plain(page.title)}", _plain(page.subtitle), *mark, *filter(None, map(_block, page.blocks))]
    return "\n\n".join(parts) + "\n"


def _plain(text: str) -> str:
    return safe(typeset(text)).translate(_ESCAPED)


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * (block.level + 1)} {_line(block.text)}"
    if isinstance(block, Paragraph):
        return f"**{_line(block.text)}**" if block.tone in (Tone.ALERT, Tone.KEY) else _line(block.text)
    if isinstance(block, Bullets):
        return "\n".join(f"- {_line(item)}" for item in block.items)
    if isinstance(block, Drawing):
        first, *others = block.words.split("\n")
        if not others:
            return f"*{_line(block.title)}* : {_line(first)}"
        return "\n".join([f"*{_line(block.title)}*", "", *(f"- {_line(item)}" for item in (first, *others))])
    if isinstance(block, Contents):
        return ""
    return "\n".join(_table(block))


def _line(text: str) -> str:
    return _plain(text).replace("\n", " ")


def _table(table: Table) -> Iterator[str]:
    columns = len(table.widths)
    yield _row(table.head or ("",) * columns)
    yield _row(tuple("--:" if column in table.right else "---" for column in range(columns)), raw=True)
    for row in table.rows:
        yield _row(row)


def _row(cells: tuple[str, ...], *, raw: bool = False) -> str:
    shown = cells if raw else tuple(_plain(cell).replace("\n", "<br>") for cell in cells)
    return f"| {' | '.join(shown)} |"
