"""Prices on which two files differ, explained by what one of them used to be worth in the other's history."""

from collections import Counter, defaultdict
from dataclasses import replace

from ccam.model.codes import LineKey, line_key
from ccam.model.crosscheck import PRICE, CrossCheck, Disagreement, FieldResult
from ccam.model.crosscheck_values import Family
from ccam.model.history import History
from ccam.model.in_force_references import COLUMNS
from ccam.model.money import parse_scaled

Former = dict[tuple[LineKey, int], set[int]]
"""Every amount in cents that a line has had in a grid."""


def unexplained(item: Disagreement) -> bool:
    """Whether ``item`` sets two amounts against each other for no known reason."""
    return item.field.startswith(f"{PRICE} ") and not item.family and bool(item.first) and bool(item.second)


def explain_prices(check: CrossCheck, first: History | None, second: History | None) -> CrossCheck:
    """``check`` with, as their family, the prices that one file still shows and the other has replaced; the histories
    are those of its two releases, None where a format has none.
    """
    lines = {line_key(item.key) for item in check.disagreements if unexplained(item)}
    former = [_former(history, lines) for history in (first, second)]
    found = tuple(
        item._replace(family=Family.FORMER) if unexplained(item) and _is_former(item, former) else item
        for item in check.disagreements
    )
    explained: defaultdict[str, Counter[Family]] = defaultdict(Counter)
    for item in found:
        if item.family:
            explained[item.field][item.family] += 1
    fields = tuple(_told(field, explained[field.field]) for field in check.fields)
    return replace(check, disagreements=found, fields=fields)


def _told(field: FieldResult, families: Counter[Family]) -> FieldResult:
    return replace(field, families=families)


def _former(history: History | None, lines: set[LineKey]) -> Former:
    found: Former = defaultdict(set)
    for price in history.prices if history else ():
        key = LineKey(price.code, price.activity, price.phase)  # type: ignore[arg-type]
        if key in lines:
            found[key, price.grid].add(price.cents)
    return found


def _is_former(item: Disagreement, former: list[Former]) -> bool:
    """Whether the amount of one side has been that of the other."""
    grid = item.field.removeprefix(f"{PRICE} ")
    grids = COLUMNS.get(grid) or (int(grid),)
    key = line_key(item.key)
    shown = parse_scaled(item.second, 2), parse_scaled(item.first, 2)
    return any(
        cents in known.get((key, number), ()) for cents, known in zip(shown, former, strict=True) for number in grids
    )
