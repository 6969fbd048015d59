"""The record of a dossier, drawn: the latest decision first."""

from collections.abc import Iterator, Sequence

from ccam.french import tui_decide as fr
from ccam.french.journal import local_moment
from ccam.french.numbers import integer, plural
from ccam.usecases.journal import EntryRow
from tui.drawing.lines import Line, blank, paragraph

SENTENCES = 8
"""Sentences of one decision that are drawn."""


def history_lines(rows: Sequence[EntryRow], found: int, width: int) -> list[Line]:
    """Entries, each with what it changed and its reason."""
    if not rows:
        return paragraph(fr.HISTORY_EMPTY, width)
    lines = paragraph(fr.HISTORY_SHOWN.format(shown=integer(len(rows)), found=integer(found)), width, "dim")
    for row in reversed(rows):
        lines += [blank(), *_entry(row, width)]
    return lines


def _entry(row: EntryRow, width: int) -> Iterator[Line]:
    undone = fr.HISTORY_UNDONE.format(position=integer(row.undone)) if row.undone else ""
    head = fr.HISTORY_HEAD.format(
        position=integer(row.position), moment=local_moment(row.at), actor=row.author or row.actor, kind=row.kind,
        undone=undone,
    )  # fmt: skip
    yield from paragraph(head, width, "bold")
    for sentence in row.sentences[:SENTENCES]:
        yield from paragraph(f"  {sentence}", width, indent="    ")
    more = len(row.sentences) - SENTENCES + row.others if len(row.sentences) > SENTENCES else row.others
    if more:
        yield from paragraph(f"  {fr.HISTORY_MORE.format(count=plural(more, *fr.HISTORY_ONE_MORE))}", width, "dim")
    if row.reason:
        yield from paragraph(f"  {fr.HISTORY_REASON.format(reason=row.reason)}", width, "dim", indent="    ")
