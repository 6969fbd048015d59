"""Many rows of volumes by cell, against Decimal on every cell."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.model.errors import DataRefused
from tests.valuation.worlds import World, worlds
from valuation.compile import Book
from valuation.exact import ints
from valuation.impact import Standing
from valuation.spread import Detail, spread, unit_changes


def oracle(world: World, book: Book) -> list[Decimal]:
    """Expected change of one act of each line, in micro-cents."""
    impact = world.impact()
    found = []
    for row, (moved, standing) in enumerate(zip(book.rows.flows, impact.standings(), strict=True)):
        change = Decimal(0)
        for part in moved.parts if standing is Standing.KNOWN else ():
            tariffs = sum(impact.tariff(ref).cents or 0 for ref in part.lines)
            change += Decimal(tariffs - int(book.rows.price[row])) * part.share.part / 10_000 * int(book.rows.k[row])
        found.append(change.quantize(Decimal(1), ROUND_HALF_UP))
    return found


@given(worlds(), st.data())
def test_every_cell_is_what_decimals_give(world: World, data: st.DataObject) -> None:
    book = world.book()
    units = oracle(world, book)
    changes = unit_changes(book)
    assert changes.tolist() == units
    if not units:
        return
    row = st.tuples(st.integers(0, len(units) - 1), st.integers(-5_000, 5_000), st.integers(0, 3))
    rows = data.draw(st.lists(row, max_size=12))
    wanted = [
        sum((units[line] * quantity for line, quantity, cell in rows if cell == at), Decimal(0)) for at in range(4)
    ]
    line, quantity, cell = (ints(each[place] for each in rows) for place in range(3))
    assert spread(changes, Detail.of(line, quantity, cell, 4)).tolist() == wanted


def test_amounts_that_could_overflow_are_added_apart_and_refused_beyond() -> None:
    detail = Detail.of(ints((0, 0)), ints((2, -1)), ints((0, 0)), 1)
    assert spread(ints([2**60]), detail).tolist() == [2**60]
    with pytest.raises(DataRefused, match="46 milliards"):
        spread(ints([2**61]), detail)
