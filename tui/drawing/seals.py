"""Screen « Points d'étape »: seals and what stands before the next one, as texts."""

from collections.abc import Sequence
from datetime import date

from ccam.french import tui as frame
from ccam.french import tui_seals as fr
from ccam.french.numbers import day, euros_short, integer, long_day
from ccam.usecases.diff import NOW
from ccam.usecases.views import SealRow
from ccam.usecases.workbench.seals import CheckRow
from tui.drawing import amounts
from tui.widgets.columns import Column

SEALS = (
    Column(frame.COLUMN_NAME, 10, flexible=True),
    Column(frame.COLUMN_DATE, 10),
    Column(frame.COLUMN_POSITION, 6, right=True, drop=2),
    Column(frame.COLUMN_INSTANCE, 9),
    Column(frame.COLUMN_IMPACT, 18, right=True),
    Column(frame.COLUMN_SEAL, 12, drop=1),
)
CHECKS = (
    Column(fr.COLUMN_CHECK, 11),
    Column(fr.COLUMN_RULE, 3),
    Column(fr.COLUMN_ACT, 8),
    Column(fr.COLUMN_WHAT, 16, flexible=True),
    Column(fr.COLUMN_SPEND, 9, right=True),
)


def seal_cells(row: SealRow) -> tuple[str, ...]:
    """One étape as texts."""
    when = day(date.fromisoformat(row.at[:10]))
    return row.name, when, integer(row.position), row.instance, amounts.impact(row.impact), row.hash[:12]


def whole_seal(row: SealRow) -> str:
    """One étape in full: its place in the journal, then its seal."""
    when = long_day(date.fromisoformat(row.at[:10]))
    facts = {"name": row.name, "position": integer(row.position), "instance": row.instance, "at": when}
    return f"{frame.SEAL_LINE.format(**facts)}\n{frame.SEAL_HASH.format(hash=row.hash)}"


def check_cells(row: CheckRow, label: str = "") -> tuple[str, ...]:
    """One violation as texts; the ``label`` of its act says what the code is."""
    spend = "" if row.base is None else euros_short(row.base)
    said = row.sentence.removeprefix(f"{row.subject} ").removeprefix(": ")
    return fr.BLOCKS if row.blocks else fr.COUNTED, row.id, row.subject, f"{said} {label}".rstrip(), spend


def whole_check(row: CheckRow) -> str:
    """One violation in full, and what to do."""
    return f"{row.id} · {row.sentence}\n{row.hint}"


def count(rows: Sequence[CheckRow]) -> str:
    """« bloque 0 · à valoriser 133 (24,1 M€) »."""
    blocks = integer(sum(row.blocks for row in rows))
    counted = [row for row in rows if not row.blocks]
    if any(row.base is None for row in rows):
        return fr.CHECKS_COUNT_NO_BASE.format(blocks=blocks, counted=integer(len(counted)))
    base = euros_short(spend_of(counted))
    return fr.CHECKS_COUNT.format(blocks=blocks, counted=integer(len(counted)), base=base)


def by_rule(rows: Sequence[CheckRow]) -> str:
    """« I1 × 133 (24,1 M€), I20 × 5 » of what is counted."""
    parts = []
    for id_ in dict.fromkeys(row.id for row in rows):
        some = [row for row in rows if row.id == id_]
        base = "" if any(row.base is None for row in some) else fr.SEAL_BASE.format(amount=euros_short(spend_of(some)))
        parts.append(fr.SEAL_PART.format(id=id_, count=integer(len(some)), base=base))
    return ", ".join(parts)


def spend_of(rows: Sequence[CheckRow]) -> int:
    """Each subject once: an act may be told of twice."""
    return sum({row.subject: row.base or 0 for row in rows}.values())


def point_words(name: str, known: Sequence[str]) -> str:
    """A point in words; the first one ``known`` is the release."""
    if name == NOW:
        return fr.POINT_NOW
    return (fr.POINT_RELEASE if known and name == known[0] else fr.POINT_SEAL).format(name=name)
