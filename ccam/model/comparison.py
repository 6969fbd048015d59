"""One release against another: codes, labels, prices, and what only changed its writing."""

from collections.abc import Iterator
from dataclasses import dataclass

from ccam.model.acts import OTHERS, SECTOR1, Line, Price, Release
from ccam.model.codes import ActCode, LineKey
from ccam.model.text import normal_label


@dataclass(frozen=True, slots=True)
class Relabelled:
    """An act whose label differs once both are normalised."""

    code: ActCode
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PriceChange:
    """A line whose price differs in one grid. ``writing_only``: the same money, written differently."""

    key: LineKey
    grid: str
    before: Price
    after: Price
    writing_only: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """What separates two releases. ``unpaired`` are lines of a kept act that only one release has."""

    before: str
    after: str
    added: tuple[ActCode, ...]
    removed: tuple[ActCode, ...]
    relabelled: tuple[Relabelled, ...]
    prices: tuple[PriceChange, ...]
    lines_added: tuple[LineKey, ...]
    lines_removed: tuple[LineKey, ...]

    def changed(self, grid: str) -> list[PriceChange]:
        """Real changes of price in one grid."""
        return [change for change in self.prices if change.grid == grid and not change.writing_only]

    def rewritten(self) -> list[PriceChange]:
        """Prices that only changed their writing, all grids."""
        return [change for change in self.prices if change.writing_only]


def compare(before: Release, after: Release) -> Comparison:
    """Everything that differs from ``before`` to ``after``; lines are compared where both have the act."""
    kept = [code for code in before.by_code if code in after.by_code]
    old_keys = {key for key in before.by_key if key.code in after.by_code}
    new_keys = {key for key in after.by_key if key.code in before.by_code}
    return Comparison(
        before=before.version,
        after=after.version,
        added=tuple(sorted(after.by_code.keys() - before.by_code.keys())),
        removed=tuple(sorted(before.by_code.keys() - after.by_code.keys())),
        relabelled=tuple(
            Relabelled(code, before.by_code[code].label, after.by_code[code].label)
            for code in sorted(kept)
            if normal_label(before.by_code[code].label) != normal_label(after.by_code[code].label)
        ),
        prices=tuple(
            change
            for key in sorted(old_keys & new_keys)
            for change in _price_changes(before.by_key[key], after.by_key[key])
        ),
        lines_added=tuple(sorted(new_keys - old_keys)),
        lines_removed=tuple(sorted(old_keys - new_keys)),
    )


def _price_changes(before: Line, after: Line) -> Iterator[PriceChange]:
    for grid in (SECTOR1, OTHERS):
        first, second = before.price(grid), after.price(grid)
        if first is None or second is None or (first.cents == second.cents and first.writing is second.writing):
            continue
        yield PriceChange(after.key, grid, first, second, first.same_value(second))
