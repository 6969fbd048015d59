"""What a draft changes in many small volumes at once: rows of a detailed file added up by the cells of a table.

Every act of a line changes by one expected amount, Σ share × Δ × k over its ways, rounded half-up once to the
micro-cent; rows of volumes multiply it by their signed quantity and are added exactly (valuation.md §4.4).
"""

from dataclasses import dataclass

import numpy as np

from ccam.model.money import SHARE_UNIT
from valuation.billed import prices
from valuation.compile import UNKNOWN, Book
from valuation.exact import LIMIT, Ints, add, largest, product, sum_by


def unit_changes(book: Book) -> Ints:
    """Per observed line, in micro-cents: what one act changes by; 0 where a price is not known or nothing moves."""
    rows, cells, members = book.rows, book.cells, book.members
    tariffs = prices(book)
    received = sum_by(tariffs[members.line], members.cell, cells.row.size)
    missing = np.bincount(members.cell[tariffs[members.line] == UNKNOWN], minlength=cells.row.size)
    unknown = np.bincount(cells.row[missing > 0], minlength=rows.act.size) > 0
    known = ~(unknown | (rows.price == UNKNOWN))[cells.row]
    delta = np.where(known, add(received, -rows.price[cells.row]), 0)
    whole = sum_by(product(delta, cells.share, rows.k[cells.row]), cells.row, rows.act.size)
    return np.sign(whole) * (add(np.abs(whole), SHARE_UNIT // 2) // SHARE_UNIT)


@dataclass(frozen=True, eq=False)
class Detail:
    """Rows of volumes in the order of their cells, ready to be valued many times: ``filled`` are the cells that have
    rows, which begin at ``starts``; ``heaviest`` is the largest sum of unsigned quantities in a cell.
    """

    line: Ints
    quantity: Ints
    cell: Ints
    filled: Ints
    starts: Ints
    heaviest: int
    size: int

    @classmethod
    def of(cls, line: Ints, quantity: Ints, cell: Ints, size: int) -> "Detail":
        """``line``, ``quantity`` and ``cell`` (below ``size``) have one value for each row."""
        order = np.argsort(cell, kind="stable")
        filled, starts = np.unique(cell[order], return_index=True)
        heaviest = largest(sum_by(np.abs(quantity), cell, size))
        return cls(line[order], quantity[order], cell[order], filled, starts, heaviest, size)


def spread(changes: Ints, detail: Detail) -> Ints:
    """Change of each cell in micro-cents."""
    if largest(changes) * detail.heaviest >= LIMIT:
        return sum_by(product(changes[detail.line], detail.quantity), detail.cell, detail.size)
    found = np.zeros(detail.size, dtype=np.int64)
    if detail.line.size:
        amounts = changes.take(detail.line)
        amounts *= detail.quantity
        found[detail.filled] = np.add.reduceat(amounts, detail.starts)
    return found
