"""Recovery over the whole history of an official base, every grid at once, against reading that base."""

import gzip
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.measure import line, medians
from bench.nx import FILE
from ccam.model.codes import LineKey
from ccam.model.history import FullRelease, GridPrice
from importers.registry import read
from valuation.recovery import Recovery, recover
from valuation.recovery_column import Lines, found_rises, own_column, told_column
from valuation.recovery_history import dated_by_grid

FIRST = 16
"""The grid whose rises show the steps of FC: that of column F."""
ROUNDS = 3
"""Few: reading takes seconds."""


def run() -> Iterator[str]:
    """Ratio of one pass over every grid to reading the file."""
    folder = os.environ.get("CCAM_REAL_DATA")
    if not folder:
        yield "recovery: left out, CCAM_REAL_DATA is not set"
        return
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "CACTOT07810.txt"
        with gzip.open(Path(folder) / FILE) as packed, path.open("wb") as plain:
            shutil.copyfileobj(packed, plain)
        content = read(path).content
        if not isinstance(content, FullRelease):
            raise TypeError(content)
        prices, lines = tuple(content.history.prices), _lines(content)
        recovered, reading = medians(lambda: every_grid(prices, lines), lambda: read(path), rounds=ROUNDS)
        found = every_grid(prices, lines)
    yield f"{len(prices)} prices in {len(found)} grids: {sum(len(each.places) for each in found.values())} lines"
    yield line("recovery over the full NX history / reading the NX file", recovered / reading, "none set")


def every_grid(prices: tuple[GridPrice, ...], lines: Lines) -> dict[int, Recovery]:
    """Every grid read, the first one first: its points measure the steps of those that show none."""
    by_grid = dated_by_grid(prices)
    own = {grid: found_rises(each) for grid, each in by_grid.items()}

    def level(column: str, day: str, steps: tuple[int, ...]) -> int | None:
        return 4_400 if steps[0] == first.column.families[0].steps[0] else None

    first = recover(own_column(str(FIRST), by_grid[FIRST], own[FIRST], lines, lambda *_: 4_400))
    found = {FIRST: first}
    for grid, each in by_grid.items():
        if grid != FIRST:
            shown = any(rise.step for rise in own[grid])
            made = (
                own_column(str(grid), each, own[grid], lines, level)
                if shown
                else told_column(str(grid), each, own[grid], lines, level, first)
            )
            found[grid] = recover(made)
    return found


def _lines(content: FullRelease) -> Lines:
    acts = content.release.acts
    chapters: dict[LineKey, str] = {each.key: act.chapter for act in acts for each in act.lines}
    return Lines(chapters, {each.key: each.billing_group for act in acts for each in act.lines})
