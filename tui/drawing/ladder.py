"""Screen « Hiérarchisation » in words: its tables, and the ladder around the reference act."""

from collections.abc import Sequence
from math import log
from operator import attrgetter

from ccam.french import tui_scale as fr
from ccam.french.numbers import day, integer, points, scaled
from ccam.model.money import half_up
from ccam.usecases.workbench.rounds import RoundRow
from ccam.usecases.workbench.scale import FamilyRow, General, OrderRow, PullRow, RungRow
from tui.widgets.columns import Column, fit

Row = FamilyRow | RungRow | OrderRow | PullRow | RoundRow
HUNDRED = 100_00
PART = 6
"""Cells of one component."""
PLACE = 15
"""Cells of the ladder drawn in a row."""

FAMILIES = (
    Column(fr.COLUMN_FAMILY, 18, flexible=True),
    Column(fr.COLUMN_LINES, 6, right=True, value=attrgetter("lines")),
    Column(fr.COLUMN_EXPERTS, 7, right=True, drop=1, value=attrgetter("experts")),
    Column(fr.COLUMN_ALPHA, 6, right=True, value=lambda row: hundredths(row.alpha), decimals=2),
    Column(fr.COLUMN_REFERENCE, 15),
    Column(fr.COLUMN_SPAN, 19, right=True, drop=3),
    Column(fr.COLUMN_BRIDGES, 11, right=True, drop=2, value=attrgetter("bridges")),
    Column(fr.COLUMN_REVERSED, 10, right=True, value=attrgetter("reversed")),
    Column(fr.COLUMN_FACTOR, 9, right=True, drop=4),
)
LADDER = (
    Column(fr.COLUMN_LINE, 13),
    Column(fr.COLUMN_MARK, 1),
    Column(fr.COLUMN_SCORE, 8, right=True, value=attrgetter("points"), decimals=2),
    Column(fr.COLUMN_PLACE, PLACE, drop=4),
    Column(fr.COLUMN_LABEL, 14, flexible=True),
    Column(fr.COLUMN_COMPONENTS, 4 * PART + 3, drop=1),
    Column(fr.COLUMN_AGREEMENT, 6, right=True, drop=2, value=lambda row: hundredths(row.agreement), decimals=2),
    Column(fr.COLUMN_APART, 9, right=True, drop=3, value=attrgetter("apart")),
)
ORDERS = (
    Column(fr.COLUMN_FIRST, 13),
    Column(fr.COLUMN_SECOND, 13),
    Column(fr.COLUMN_LABELS, 10, flexible=True, drop=1),
    Column(fr.COLUMN_SAYS_UNDER, 17),
    Column(fr.COLUMN_SAYS_OVER, 17),
    Column(fr.COLUMN_WIDTH, 8, right=True, value=lambda row: thousandths(row), decimals=1),
)
BRIDGES = (
    Column(fr.COLUMN_BRIDGE, 13),
    Column(fr.COLUMN_LABEL, 16, drop=2),
    Column(fr.COLUMN_PLACES, 20, flexible=True),
    Column(fr.COLUMN_SPREAD, 8, right=True, value=attrgetter("spread"), decimals=1),
    Column(fr.COLUMN_COST, 6, right=True, drop=3, value=attrgetter("cost"), decimals=2),
    Column(fr.COLUMN_MOVE, 24, drop=1),
)
ROUNDS = (
    Column(fr.COLUMN_ROUND, 6),
    Column(fr.COLUMN_ACTS, 14, flexible=True),
    Column(fr.COLUMN_LINES, 6, right=True, drop=2, value=lambda row: len(row.lines)),
    Column(fr.COLUMN_FILED, 8, right=True, value=lambda row: len(row.filed)),
    Column(fr.COLUMN_AWAITED, 14),
    Column(fr.COLUMN_DUE, 10, drop=1),
    Column(fr.COLUMN_STATE, 7),
    Column(fr.COLUMN_MINE, 10),
)
COLUMNS = {"familles": FAMILIES, "echelle": LADDER, "ordres": ORDERS, "passerelles": BRIDGES, "tours": ROUNDS}


# rows


def name_of(row: Row) -> str:
    """What a row is named by."""
    if isinstance(row, FamilyRow | RoundRow):
        return row.id
    if isinstance(row, RungRow):
        return row.line
    if isinstance(row, OrderRow):
        each = row.reversal
        return f"{each.first} {each.second} {each.one} {each.other}"
    return f"{row.line} {row.other}"


def cells(row: Row, span: tuple[int, int], general: General | None) -> tuple[str, ...]:
    """A row as texts; ``span`` are the ends of the family, for the ladder that is drawn."""
    if isinstance(row, FamilyRow):
        return _family(row, general)
    if isinstance(row, RungRow):
        mark = fr.REFERENCE if row.reference else fr.BENCHMARK if row.benchmark else ""
        return (row.line, mark, scaled(row.points, 2), place(row.points, *span), row.label, parts(row.components),
                alpha(row.agreement), f"{row.apart} *" if row.apart else "")  # fmt: skip
    if isinstance(row, OrderRow):
        each = row.reversal
        return each.first, each.second, " / ".join(filter(None, row.labels)), *row.names, width_of(row)
    if isinstance(row, PullRow):
        return _pull(row)
    return _round(row)


def _family(row: FamilyRow, general: General | None) -> tuple[str, ...]:
    if row.why:
        return row.name, integer(row.lines), integer(row.experts), fr.NONE, row.why, "", "", "", ""
    factor = general.factors.get(row.id) if general else None
    span = fr.SPAN.format(low=points(row.low), high=points(row.high))
    return (row.name, integer(row.lines), integer(row.experts), alpha(row.alpha), row.reference, span,
            integer(row.bridges), integer(row.reversed), fr.NONE if factor is None else scaled(factor, 4))  # fmt: skip


def _pull(row: PullRow) -> tuple[str, ...]:
    places = " · ".join(f"{family} {points(given)}" for family, given in row.places)
    moved = ""
    if row.loosened:
        moved = fr.LOOSENED.format(families=", ".join(row.loosened))
    elif row.move:
        moved = fr.NOBODY if not row.move[1] else fr.MOVED.format(family=row.move[0], percent=percent(row.move[1], 2))
    label = fr.LINKED.format(other=row.other) if row.other else row.label
    return row.line, label, places, percent(row.spread, 1), scaled(row.cost, 2), moved


def _round(row: RoundRow) -> tuple[str, ...]:
    whole = len(row.filed) + len(row.awaited)
    filed = integer(len(row.filed)) if row.open_to_all else fr.FILED_OF.format(filed=len(row.filed), whole=whole)
    awaited = fr.ALL if row.open_to_all else ", ".join(row.awaited) or fr.NOBODY
    return (row.id, ", ".join(row.subjects), integer(len(row.lines)), filed, "" if row.closed else awaited,
            due(row), fr.CLOSED if row.closed else fr.OPEN, mine(row))  # fmt: skip


def due(row: RoundRow) -> str:
    """When a round is due, "" where no day is set."""
    from datetime import date

    return day(date.fromisoformat(row.due)) if row.due else ""


def mine(row: RoundRow) -> str:
    """What the author still has to do in a round."""
    if row.mine:
        return fr.FILED
    if row.closed:
        return fr.NONE
    return fr.TO_FILE if row.invited else fr.NOT_ASKED


def parts(components: Sequence[int | None]) -> str:
    """Four components under one title."""
    return " ".join(fit(brief(each), PART, right=True) for each in components)


def brief(given: int | None) -> str:
    """Points in few cells: whole from 1 000 on, one decimal at most below."""
    if given is None:
        return fr.NONE
    return integer(half_up(given, 100)) if given >= 1_000_00 else scaled(half_up(given, 10), 1, trim=True)


def alpha(value: float | None) -> str:
    """An agreement with two decimals, a dash where it has none."""
    hundred = hundredths(value)
    return fr.NONE if hundred is None else scaled(hundred, 2)


def hundredths(value: float | None) -> int | None:
    """An agreement as it is shown and sorted."""
    return None if value is None else round(value * 100)


def percent(value: int, places: int) -> str:
    """A signed percentage held with so many decimals."""
    return f"{scaled(value, places, sign=True)}\u00a0%"


def width_of(row: OrderRow) -> str:
    """The least that one of the two families must change."""
    return percent(thousandths(row), 1)


def thousandths(row: OrderRow) -> int:
    """The same in ‰."""
    return round((row.reversal.width - 1) * 1000)


def place(here: int, low: int, high: int, width: int = PLACE) -> str:
    """Where a score stands between both ends of its family, on a logarithmic axis; ``│`` is the reference."""
    low, high = min(low, HUNDRED), max(high, HUNDRED)
    whole = log(high / low) if high > low else 1.0
    middle, spot = (round((width - 1) * log(value / low) / whole) for value in (HUNDRED, here))
    drawn = ["·" if min(middle, spot) < cell < max(middle, spot) else " " for cell in range(width)]
    drawn[middle] = "│"
    drawn[spot] = "◆" if spot == middle else "●"
    return "".join(drawn)


def kept() -> str:
    """How a family keeps one score of its experts."""
    from ccam.usecases.score import scoring_rules

    return scoring_rules().kept.value


def level() -> str:
    """The level of measurement of α."""
    from ccam.usecases.score import scoring_rules

    return scoring_rules().level.value
