"""The tables that leave: every value comes back from its text, every column is documented, every package is sound."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.formats.exports import Column, Kind, Table, Value, schema
from ccam.formats.exports_committee import ADDED, FOLDED, PRINTED, TARIFFS, WIDTHS
from ccam.formats.exports_tables import READ_BACK, TABLES, VIEWS
from ccam.formats.transcodage import LINES
from ccam.french import exports as fr

EVERY = [*TABLES.values(), TARIFFS]
COLUMNS = [(table, column) for table in EVERY for column in table.columns]
VALUES = {
    Kind.TEXT: st.text(st.characters(exclude_categories=["Cs"])) | st.text("=+-@\t\r'x\n\",;", max_size=5),
    Kind.WHOLE: st.integers(-(10**15), 10**15) | st.none(),
    Kind.DECIMAL: st.integers(-(10**15), 10**15) | st.none(),
    Kind.FLAG: st.booleans() | st.none(),
    Kind.DAY: st.dates().map(str) | st.none(),
}


@given(st.sampled_from(sorted(VALUES)), st.integers(0, 4), st.data())
def test_every_value_comes_back_from_its_text(kind: Kind, places: int, data: st.DataObject) -> None:
    column = Column("x", fr.Origin.EXPORT, kind, places if kind is Kind.DECIMAL else 0)
    value: Value = data.draw(VALUES[kind])
    shown = column.plain(value)
    assert column.read_plain(shown) == value
    assert kind is not Kind.TEXT or shown[:1] not in ("=", "+", "-", "@", "\t", "\r")
    assert not isinstance(column.json(value), float)


@pytest.mark.parametrize(
    ("kind", "text"),
    [(Kind.WHOLE, "1.5"), (Kind.WHOLE, "x"), (Kind.DECIMAL, "1,234"), (Kind.FLAG, "oui"), (Kind.DAY, "01/02/2026")],
)
def test_what_a_column_cannot_hold_is_refused(kind: Kind, text: str) -> None:
    with pytest.raises(ValueError):
        Column("x", fr.Origin.EXPORT, kind, 2 if kind is Kind.DECIMAL else 0).read(text)


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda one: one.name)
def test_every_column_says_what_it_holds(table: Table, column: Column) -> None:
    assert table.meaning(column).endswith((".", "…", "…", ".")), column.name
    assert column.origin in fr.Origin
    assert column.unit or column.kind is not Kind.DECIMAL or column.name == "valeur"


def test_no_meaning_is_left_over() -> None:
    used = {f"{table.name}.{column.name}" for table, column in COLUMNS} | {column.name for _, column in COLUMNS}
    assert sorted((fr.COLUMNS.keys() | fr.COMMITTEE.keys()) - used) == []
    assert fr.TABLES.keys() == {table.name for table in EVERY}
    assert fr.VIEWS.keys() == VIEWS.keys()


def test_names_are_those_of_any_tool() -> None:
    for table in TABLES.values():
        assert len(set(table.names)) == len(table.names)
        assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in (table.name, *table.names))
    assert all(table.name in TABLES for table in READ_BACK)


def test_a_committee_reads_columns_that_the_line_table_knows() -> None:
    assert LINES.row([list(TARIFFS.names)]) == 1
    assert {PRINTED, *ADDED, *FOLDED} <= set(TARIFFS.names)
    assert set(WIDTHS) <= set(TARIFFS.names)


def test_foreign_keys_lead_to_the_key_of_a_table() -> None:
    for table in TABLES.values():
        for key in schema(table).get("foreignKeys", ()):
            other = TABLES[key["reference"]["resource"]]
            assert tuple(key["reference"]["fields"]) == other.key
