"""What the lines of an act were paid before: the two price columns of the workbook, read in the dated base."""

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from ccam.model.history import GridPrice
from ccam.model.in_force_references import COLUMNS
from ccam.usecases.views import Past

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ccam.model.acts import Act
    from ccam.store.store import Store


def past_prices(store: "Store", act: "Act", versions: "Sequence[str]") -> tuple[Past, ...]:
    """The past of each line, by the last of ``versions`` whose dated base knows the act, then what the release itself
    says.
    """
    known: Sequence[GridPrice] = ()
    for version in reversed(versions):
        known = store.act_prices(version, act.code)
        if known:
            break
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
