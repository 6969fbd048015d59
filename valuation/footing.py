"""Tables in whole cents whose rows and columns both add up.

Rounding a table cell by cell breaks its sums. Here each row adds up to its own total and each column to the total of
the column, every cell being within a cent or so of its exact value, and a cell that is exactly nil stays nil wherever
another cell can take the cent.
"""

from collections.abc import Sequence

from ccam.model.money import MICRO


def footed_to(micro_cents: Sequence[int], total: int) -> list[int]:
    """Amounts in cents that add up to ``total``, nearest to ``micro_cents`` by largest remainder; nil stays nil."""
    cents = [amount // MICRO for amount in micro_cents]
    missing = total - sum(cents)
    open_to = [place for place, amount in enumerate(micro_cents) if amount % MICRO] or [
        place for place, amount in enumerate(micro_cents) if amount
    ]
    if not open_to:
        open_to = list(range(len(cents)))[-1:]
    by_remainder = sorted(open_to, key=lambda place: (-(micro_cents[place] % MICRO), place))
    turns, rest = divmod(missing, len(by_remainder)) if by_remainder else (0, 0)
    for rank, place in enumerate(by_remainder):
        cents[place] += turns + (rank < rest)
    return cents


def footed_table(exact: Sequence[Sequence[int]], rows: Sequence[int], columns: Sequence[int]) -> list[list[int]]:
    """Cells in cents from ``exact`` in micro-cents: each row adds up to ``rows``, each column to ``columns``; both
    have the same sum. Deterministic.
    """
    cells = [footed_to(row, total) for row, total in zip(exact, rows, strict=True)]
    excess = [sum(column) - total for column, total in zip(_columns(cells, len(columns)), columns, strict=True)]
    while any(excess):
        giver, taker = excess.index(max(excess)), excess.index(min(excess))
        count = min(excess[giver], -excess[taker])
        for row in _cheapest(exact, cells, giver, taker, count):
            cells[row][giver] -= 1
            cells[row][taker] += 1
            excess[giver] -= 1
            excess[taker] += 1
    return cells


def _columns(cells: Sequence[Sequence[int]], size: int) -> list[list[int]]:
    return [[row[place] for row in cells] for place in range(size)]


def _cheapest(
    exact: Sequence[Sequence[int]], cells: Sequence[Sequence[int]], giver: int, taker: int, count: int
) -> list[int]:
    """Rows where a cent goes from one column to the other at the least cost; nil cells are the last resort."""

    def cost(row: int) -> tuple[bool, int, int]:
        gives, takes = exact[row][giver], exact[row][taker]
        gained = cells[row][giver] * MICRO - gives + takes - cells[row][taker] * MICRO
        return not (gives and takes), -gained, row

    return sorted(range(len(cells)), key=cost)[:count]
