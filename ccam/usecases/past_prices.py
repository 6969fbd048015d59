"""What the lines of an act were paid before, read in the dated base: in the workbook's two columns, and by grid."""

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from ccam.model.history import GridPrice
from ccam.model.in_force_references import COLUMNS
from ccam.usecases.views import GridPast, Past

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ccam.model.acts import Act
    from ccam.store.store import Store

FORMER = frozenset({0, 1, 2})
"""The grids of before 2018, which no price has been written in since (refonte.md §3.6)."""


def dated_prices(store: "Store", act: "Act", versions: "Sequence[str]") -> "tuple[str, Sequence[GridPrice]]":
    """What the last of ``versions`` whose dated base knows the act says of it, and which one that is; "" for none."""
    for version in reversed(versions):
        if known := store.act_prices(version, act.code):
            return version, known
    return "", ()


def grid_prices(version: str, known: "Iterable[GridPrice]", act: "Act") -> tuple[GridPast, ...]:
    """By line, the grids that are paid alike, dearest first; the grids of before 2018 are in :func:`past_prices`."""
    dated: defaultdict[tuple[int, int], defaultdict[int, list[tuple[date, int]]]]
    dated = defaultdict(lambda: defaultdict(list))
    for price in known:
        if price.effective and price.grid not in FORMER:
            day = date.fromisoformat(price.effective)
            dated[price.activity, price.phase][price.grid].append((day, price.cents))
    found: list[GridPast] = []
    for line in act.lines:
        alike: defaultdict[int, dict[int, tuple[tuple[date, int], ...]]] = defaultdict(dict)
        for grid, days in sorted(dated[line.key.activity, line.key.phase].items()):
            steps = _changes(sorted(days))
            alike[steps[-1][1]][grid] = steps
        whole = len(alike) == 1
        found += (
            GridPast(line.key, tuple(paid), min(paid.values()), version, whole)
            for _, paid in sorted(alike.items(), reverse=True)
            if not line.duplicate
        )
    return tuple(found)


def past_prices(known: "Iterable[GridPrice]", act: "Act") -> tuple[Past, ...]:
    """The past of each line, by the dated base, then what the release itself says."""
    days: defaultdict[tuple[int, int], defaultdict[date, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    for price in filter(lambda price: price.effective, known):
        days[price.activity, price.phase][date.fromisoformat(price.effective)][price.grid] = price.cents
    found = []
    for line in act.lines:
        for column, grids in COLUMNS.items():
            dated = {
                day: next((prices[grid] for grid in grids if grid in prices), None)
                for day, prices in days[line.key.activity, line.key.phase].items()
            }
            now = line.price(column)
            if now is not None:
                dated[now.effective] = now.cents
            steps = _changes((day, cents) for day, cents in sorted(dated.items()) if cents is not None)
            if len(steps) > 1 and not line.duplicate:
                found.append(Past(line.key, column, steps))
    return tuple(found)


def _changes(dated: "Iterable[tuple[date, int]]") -> tuple[tuple[date, int], ...]:
    """Without the days on which nothing changed."""
    steps: list[tuple[date, int]] = []
    for day, cents in dated:
        if not steps or steps[-1][1] != cents:
            steps.append((day, cents))
    return tuple(steps)
