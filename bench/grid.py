"""Compose-to-idle of the act grid with 8 257 rows against an empty app and the built-in DataTable."""

import asyncio
import gc
from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter

from textual.app import App, ComposeResult
from textual.widgets import DataTable, Static

from bench.measure import line
from bench.national import code
from ccam.french import tui as fr
from tui.widgets.columns import Column
from tui.widgets.grid import Grid

ROWS = 8_257
SIZE = (160, 48)
ROUNDS = 5
HEADS = ("Code", "Libellé", "Tarif", "Actes", "Base", "Devenir")
WIDTHS = (8, 40, 11, 10, 10, 14)

Cells = tuple[str, str, str, str, str, str]


def _rows() -> list[Cells]:
    label = "Exérèse d'une lésion de l'œsophage, par cœlioscopie [n° {}]"
    return [(code(n), label.format(n), f"{n},00 €", str(n), "1,2 M€", fr.NO_FATE) for n in range(ROWS)]


class Empty(App[None]):
    """The floor: one line of text."""

    def compose(self) -> ComposeResult:
        """Nothing to speak of."""
        yield Static("")


class WithGrid(App[None]):
    """Our own grid."""

    def __init__(self, rows: list[Cells]) -> None:
        super().__init__()
        self.rows = rows

    def compose(self) -> ComposeResult:
        """The grid alone."""
        columns = tuple(
            Column(head, width, flexible=width == max(WIDTHS)) for head, width in zip(HEADS, WIDTHS, strict=True)
        )
        yield Grid[Cells](columns, lambda row: row, lambda row: row[0])

    def on_mount(self) -> None:
        """Rows come at once."""
        self.query_one(Grid).load(self.rows)


class WithTable(App[None]):
    """The built-in table."""

    def __init__(self, rows: list[Cells]) -> None:
        super().__init__()
        self.rows = rows

    def compose(self) -> ComposeResult:
        """The table alone."""
        yield DataTable()

    def on_mount(self) -> None:
        """Rows come at once."""
        table = self.query_one(DataTable)
        table.add_columns(*HEADS)
        table.add_rows(self.rows)


async def _paint(make: Callable[[], App[None]]) -> float:
    app = make()
    gc.collect()  # what another app left behind is not paid by this one
    start = perf_counter()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        return perf_counter() - start


def run() -> Iterator[str]:
    """Both ratios, from interleaved rounds."""
    rows = _rows()
    makers: tuple[Callable[[], App[None]], ...] = (Empty, lambda: WithGrid(rows), lambda: WithTable(rows))
    times: list[list[float]] = [[], [], []]
    asyncio.run(_paint(Empty))  # style sheets and modules are read once
    for _ in range(ROUNDS):
        for make, kept in zip(makers, times, strict=True):
            kept.append(asyncio.run(_paint(make)))
    empty, grid, table = map(median, times)
    yield line("grid of 8 257 acts / empty Textual app, compose to idle", grid / empty, "≤ 1.5")
    yield line("built-in DataTable / grid of 8 257 acts", table / grid, "≥ 15")
