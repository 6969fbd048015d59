"""Widths in cells: whatever the text, a cell has exactly its width."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from ccam.model.text import has_control
from tui.widgets.columns import GAP, Column, fit, join, widths

COLUMNS = (
    Column("a", 7),
    Column("b", 12, flexible=True),
    Column("c", 9, right=True, drop=1),
    Column("d", 4, drop=2),
)


@given(st.text(), st.integers(1, 40), st.booleans())
def test_a_cell_has_its_width(text: str, width: int, right: bool) -> None:
    shown = fit(text, width, right=right)
    assert cell_len(shown) == width
    assert not has_control(shown)
    assert "\n" not in shown


def test_accents_and_ligatures_count_one_cell() -> None:
    assert fit("cœlioscopie", 12) == "cœlioscopie "
    assert fit("Exérèse de l'œsophage", 8) == "Exérèse…"
    assert fit("340", 6, right=True) == "   340"


@given(st.integers(21, 200))
def test_columns_fill_the_width(total: int) -> None:
    sizes = widths(COLUMNS, total)
    assert sum(sizes) + GAP * (sum(1 for size in sizes if size) - 1) == total
    assert cell_len(join(("a", "b", "c", "d"), COLUMNS, sizes)) == total


def test_half_of_what_is_left_goes_to_a_column_that_may_be_wider() -> None:
    columns = (Column("a", 7), Column("b", 12, flexible=True), Column("c", 8, most=20))
    assert widths(columns, 31) == (7, 12, 8)
    assert widths(columns, 41) == (7, 17, 13)
    assert widths(columns, 91) == (7, 60, 20)


def test_the_least_needed_column_leaves_first() -> None:
    assert widths(COLUMNS, 38) == (7, 12, 9, 4)
    assert widths(COLUMNS, 37) == (7, 17, 9, 0)
    assert widths(COLUMNS, 31) == (7, 22, 0, 0)
    assert widths(COLUMNS, 5) == (7, 1, 0, 0), "what never leaves keeps its place"
