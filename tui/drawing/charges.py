"""Screen « Charges » in words: its tables. A rate in two ends has contested items left out, then counted."""

from collections.abc import Sequence
from operator import attrgetter

from ccam.french import charges as words
from ccam.french import tui_charges as fr
from ccam.french.numbers import euros, euros_short, euros_whole, integer, plural, scaled
from ccam.french.numbers import rates as side_by_side
from ccam.model.text import folded
from ccam.usecases.charges.views import (
    ActEffect,
    Agreed,
    Disputed,
    KeyState,
    Lever,
    Missing,
    Pair,
    SourceRate,
)
from ccam.usecases.workbench.charges import Charges, Item, Row
from tui.drawing.impact_plots import bar
from tui.widgets.columns import Column

SOURCES, ITEMS, DEBATE, LEVERS, SAMPLES, MISSING, ACTS = fr.TABLES
BAR = 16
CELL = 19
"""Cells of what one source says of a speciality: its rate, then its effect."""
ITEM_CELL = 15
LONGEST = 60
"""Characters of the label of a speciality; a longer one gives way to its key."""
FEW = 5
"""Names of specialities or of gaps listed in a cell."""


def columns(made: Charges, table: str) -> tuple[Column, ...]:
    """The columns of a table; those of the sources are as many as there are sources."""
    if table == SOURCES:
        first, *others = made.origins
        return (
            Column(fr.COLUMN_KEY, 26, flexible=True),
            Column(fr.COLUMN_LINES, 6, right=True, drop=9, value=attrgetter("lines")),
            Column(fr.COLUMN_POINTS, 13, right=True, drop=10, value=attrgetter("points"), decimals=2),
            _of_source(made, first, CELL - 6),
            *(_of_source(made, origin, CELL, place) for place, origin in enumerate(others)),
            Column(fr.COLUMN_STAKE, 9, right=True, value=attrgetter("stake"), decimals=2),
        )
    if table == ITEMS:
        return (
            Column(fr.COLUMN_KEY, 12, drop=3),
            Column(fr.COLUMN_ITEM, 16, flexible=True),
            *(Column(origin, ITEM_CELL, right=True, most=_room(origin, ITEM_CELL)) for origin in made.ledger_origins),
            Column(fr.COLUMN_STATE, 12, drop=1),
            Column(fr.COLUMN_EFFECT, 9, right=True, value=attrgetter("effect"), decimals=2),
        )
    return FIXED[table]


def _of_source(made: Charges, origin: str, width: int, drop: int = 0) -> Column:
    """The column of a source, sorted by its rate."""

    def low(row: KeyState) -> int | None:
        said = made.of(row, origin)
        return said.rate[0] if said and said.rate else None

    return Column(origin, width, right=True, drop=drop, value=low, decimals=4, most=_room(origin, width))


def _room(origin: str, width: int) -> int:
    """Cells that the whole name of a source asks for, where there are some to spare."""
    return max(width, len(origin))


FIXED = {
    DEBATE: (
        Column(fr.COLUMN_STATE, 12),
        Column(fr.COLUMN_EFFECT, 9, right=True, value=lambda row: getattr(row, "effect", None), decimals=2),
        Column(fr.COLUMN_KEY, 12),
        Column(fr.COLUMN_WHAT, 20, flexible=True),
        Column(fr.COLUMN_SETTLES, 30, drop=1),
    ),
    LEVERS: (
        Column(fr.COLUMN_EFFECT, 9, right=True, value=attrgetter("effect"), decimals=2),
        Column(fr.COLUMN_BAR, BAR, drop=2),
        Column(fr.COLUMN_STEP, 8, right=True, drop=1, value=attrgetter("rate"), decimals=4),
        Column(fr.COLUMN_KEY, 12),
        Column(fr.COLUMN_WHAT, 24, flexible=True),
    ),
    SAMPLES: (
        Column(fr.COLUMN_KEY, 12),
        Column(fr.COLUMN_SOURCE, 20, flexible=True),
        Column(fr.COLUMN_RATE, 13, right=True, drop=3),
        Column(fr.COLUMN_SAMPLE, 8, right=True, value=attrgetter("sample")),
        Column(fr.COLUMN_YEAR, 8, right=True, drop=1),
        Column(fr.COLUMN_SECTOR, 19, drop=4),
        Column(fr.COLUMN_LACKS, 22),
    ),
    MISSING: (
        Column(fr.COLUMN_SOURCE, 20),
        Column(fr.COLUMN_WHAT, 24, flexible=True),
        Column(fr.COLUMN_KEYS, 24),
    ),
    ACTS: (
        Column(fr.COLUMN_ACT, 13),
        Column(fr.COLUMN_LABEL, 14, flexible=True),
        Column(fr.COLUMN_KEY, 12, drop=2),
        Column(fr.COLUMN_TARIFF, 10, right=True, value=attrgetter("tariff"), decimals=2),
        Column(fr.COLUMN_COUNT, 9, right=True, drop=1, value=attrgetter("quantity")),
        Column(fr.COLUMN_PER_ACT, 9, right=True, value=lambda row: _largest(row)[1], decimals=2),
        Column(fr.COLUMN_EFFECT, 9, right=True, value=lambda row: _largest(row)[2], decimals=2),
        Column(fr.COLUMN_SOURCE, 20, drop=3),
    ),
}


def rows(made: Charges, table: str, key: str) -> Sequence[Row]:
    """The rows of a table, of one speciality where it is named."""

    def kept(each: "Item | Agreed | Disputed | Lever | ActEffect") -> bool:
        return not key or folded(each.key) == folded(key)

    state = made.state
    if table == SOURCES:
        return made.keys(key)
    if table == ITEMS:
        return [each for each in made.items if kept(each)]
    if table == DEBATE:
        found: list[Row] = [each for each in state.disputed if kept(each)]
        return [*found, *(each for each in state.agreed if kept(each))]
    if table == LEVERS:
        return [each for each in state.levers if kept(each)]
    if table == SAMPLES:
        return [source for each in made.keys(key) for source in each.sources]
    if table == MISSING:
        return [each for each in state.missing if not key or key in each.keys]
    return [each for each in state.acts if kept(each)]


def name_of(row: Row) -> str:
    """What a row is named by."""
    if isinstance(row, KeyState):
        return row.key
    if isinstance(row, Item):
        return f"{row.key} {row.name} {row.detail}"
    if isinstance(row, SourceRate):
        return f"{row.key} {row.origin} {row.computed} {row.year}"
    if isinstance(row, ActEffect):
        return f"{row.act} {row.slot}"
    origin = row.origin if isinstance(row, Lever | Missing) else ""
    key = ", ".join(row.keys) if isinstance(row, Missing) else row.key
    return f"{type(row).__name__} {origin} {key} {row.what}"


def cells(row: Row, made: Charges) -> tuple[str, ...]:
    """A row as texts."""
    if isinstance(row, KeyState):
        return _key(row, made)
    if isinstance(row, Item):
        return _item(row, made)
    if isinstance(row, Disputed):
        return fr.DISPUTED, effect(row.effect), row.key, row.what, row.settles
    if isinstance(row, Agreed):
        return fr.AGREED, "", row.key, row.what, ""
    if isinstance(row, Lever):
        most = max((abs(each.effect or 0) for each in made.state.levers), default=0)
        return effect(row.effect), bar(abs(row.effect or 0), most, BAR), step(row.rate), row.key, row.what
    if isinstance(row, SourceRate):
        return _sample(row)
    if isinstance(row, Missing):
        return row.origin, row.what, _few(row.keys)
    return _act(row, made)


def _key(row: KeyState, made: Charges) -> tuple[str, ...]:
    said = [made.of(row, origin) for origin in made.origins]
    first, *others = said
    reference = fr.UNKNOWN if first is None or first.rate is None else rates(first.rate)
    stake = effect(row.stake) if row.stake is not None else fr.UNKNOWN
    return (shown(row), integer(row.lines), integer(row.points // 100), reference,
            *map(_said, others), stake.lstrip("+"))  # fmt: skip


def shown(row: KeyState) -> str:
    """A speciality as people call it: its label, unless that is a whole sentence."""
    return row.label if len(row.label) <= LONGEST else row.key


def _said(source: SourceRate | None) -> str:
    if source is None or source.rate is None:
        return fr.UNKNOWN
    largest = max(source.effect, key=abs) if source.effect else None
    return fr.CELL.format(rate=rates(source.rate), effect=effect(largest) if largest else "").strip()


def _item(row: Item, made: Charges) -> tuple[str, ...]:
    said = dict(row.said)
    texts = (fr.UNKNOWN if (each := said.get(origin)) is None
             else fr.ITEM_CELL.format(letter=fr.LETTERS[each.standing], amount=euros_whole(each.amount))
             for origin in made.ledger_origins)  # fmt: skip
    return row.key, row.shown, *texts, fr.DISPUTED if row.contested else "", effect(row.effect)


def _sample(row: SourceRate) -> tuple[str, ...]:
    name = (fr.COMPUTED if row.computed else fr.PUBLISHED).format(origin=row.origin)
    lacks = row.lacks[0] if len(row.lacks) == 1 else ""
    if len(row.lacks) > 1:
        lacks = fr.LACKS_COUNT.format(count=integer(len(row.lacks)), first=", ".join(row.lacks))
    return (row.key, name, fr.UNKNOWN if row.rate is None else rates(row.rate),
            integer(row.sample) if row.sample else fr.NOT_SAID, str(row.year) if row.year else fr.NOT_SAID,
            words.SECTORS.get(row.sector, row.sector) or fr.NOT_SAID, lacks)  # fmt: skip


def _act(row: ActEffect, made: Charges) -> tuple[str, ...]:
    origin, gap, moved = _largest(row)
    key = made.key(row.key)
    return (f"{row.code}/{row.slot}", row.label, key.key if key else row.key, euros(row.tariff), integer(row.quantity),
            euros(gap, sign=True), effect(moved), origin)  # fmt: skip


def _largest(row: ActEffect) -> tuple[str, int, int]:
    """The source that moves a line most."""
    return max(row.effects, key=lambda each: (abs(each[2]), abs(each[1])))


def _few(names: Sequence[str]) -> str:
    if len(names) <= FEW:
        return ", ".join(names)
    return f"{', '.join(names[:FEW])} {words.AND_OTHERS.format(count=integer(len(names) - FEW))}"


def rates(pair: Pair) -> str:
    """One rate, or both ends of a range."""
    low, high = side_by_side(pair)
    return low if low == high else fr.RANGE.format(low=low, high=high)


def step(value: int) -> str:
    """A signed difference of rates."""
    return scaled(value, 4, sign=True, trim=True)


def effect(cents: int | None) -> str:
    """A signed effect, a dash where it is not known."""
    return fr.UNKNOWN if cents is None else euros_short(cents, sign=True)


def summary(made: Charges) -> str:
    """What is at stake in all, in one sentence."""
    state = made.state
    if state.stake is None:
        return words.NOTHING_KNOWN
    if not state.stake and all(len(key.sources) < 2 for key in state.keys):
        return words.ONE_SOURCE
    if all(len(key.sources) < 2 for key in state.keys if key.lines):
        return fr.NOTHING_AT_STAKE
    return words.AT_STAKE.format(stake=euros_short(state.stake))


def heading(made: Charges, table: str) -> list[str]:
    """What a table is, and what it rests on."""
    state = made.state
    first = fr.AT_STAKE.format(summary=summary(made), reference=state.reference)
    if table == SOURCES:
        return [first, fr.KEPT_OUT, fr.READ_ONLY]
    if table == ITEMS:
        return [fr.PERIMETER if made.items else fr.NO_ITEM]
    if table == DEBATE:
        agreed = plural(len(state.agreed), "point accordé", "points accordés")
        return [fr.DEBATE.format(agreed=agreed, disputed=plural(len(state.disputed), fr.DISPUTED)), first]
    if table == LEVERS:
        return [fr.SENSITIVITY if state.levers else fr.NO_LEVER, first]
    if table == SAMPLES:
        return [fr.SAMPLES]
    if table == MISSING:
        return [fr.MISSING if state.missing else fr.NOTHING_MISSING]
    return [fr.ACTS if state.acts else fr.NO_ACT, first]
