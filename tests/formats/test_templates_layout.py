"""The templates as declared: complete, told apart by their titles, each kind reading what it says it reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.formats.templates import MARK, Column, Table, Template, head_cells, table_of
from ccam.formats.templates_catalogue import FILLED, NAMES, TEXTS, WORKBOOKS
from ccam.formats.templates_cells import Choice, Day, Number, Text, WrongCellError, slug
from ccam.formats.templates_columns import EUROS, LETTERS, PSEUDONYM, REGIONS, SHARE, grid, region
from ccam.formats.templates_rules import Cases, Key, Row
from ccam.french.templates import PURPOSES
from ccam.french.templates_columns import MEANINGS, meaning

TABLES = [(template, table) for template in WORKBOOKS.values() for table in template.tables]
OURS = [(template, table) for template in FILLED.values() for table in template.tables]


def names(tables: list[tuple[Template, Table]]) -> list[str]:
    return [table.name for _, table in tables]


def test_every_template_of_the_command_line_is_there() -> None:
    assert set(NAMES) == set(WORKBOOKS) | set(TEXTS) == set(PURPOSES)
    assert [name for name, template in FILLED.items() if template.personal] == ["profil"]


@pytest.mark.parametrize(("template", "table"), TABLES, ids=names(TABLES))
def test_a_table_is_complete(template: Template, table: Table) -> None:
    assert table.required
    assert len(table.by_field) == len(table.columns)
    for column in table.columns:
        assert meaning(template.name, table.name, column.field).endswith(".")
        assert column.kind.expected
        assert len(column.examples) == 2
    assert all(read in table._read_examples for read in table._read_examples)
    named = {name for rule in table.rules for name in getattr(rule, "fields", ())}
    assert named <= table.by_field.keys()


def test_no_meaning_is_left_without_a_column() -> None:
    heads = {("", template.name, column.field) for template in WORKBOOKS.values() for column in template.head}
    columns = {(table.name, template.name, column.field) for template, table in TABLES for column in table.columns}
    used = set()
    for table, template, field in heads | columns:
        places = (f"{table}.{field}", f"{template}.{field}", field)
        used.add(next(place for place in places if place in MEANINGS))
    assert sorted(MEANINGS.keys() - used) == []


@pytest.mark.parametrize(("template", "table"), OURS, ids=names(OURS))
def test_a_sheet_is_known_by_its_titles_in_any_order_even_without_one_of_them(template: Template, table: Table) -> None:
    titles = [column.heading for column in table.columns]
    assert table_of([["", ""], titles], FILLED.values()) == (template, table)
    assert table_of([titles[::-1]], FILLED.values()) == (template, table)
    for lost in range(len(titles)):
        kept = titles[:lost] + titles[lost + 1 :]
        assert table_of([kept], FILLED.values()) == (template, table), titles[lost]


def test_pages_of_words_are_not_tables() -> None:
    assert table_of([["Prénom", "Nom", "Date", "Source"]], FILLED.values()) is None
    assert table_of([], FILLED.values()) is None


def test_the_unit_after_a_title_is_for_people() -> None:
    column = Column("coût annuel", Number(2, 0, 100, "€/an"))
    assert (column.heading, column.field) == ("coût annuel (€/an)", "cout_annuel")
    assert slug("Coût  annuel (k€)") == slug("COUT ANNUEL")


def test_the_cells_above_a_table_are_found_by_their_labels() -> None:
    (template,) = (FILLED["scores"],)
    rows = [["Titre"], ["", "Intitulé :", "", "Essai"], ["DATE", "12/03/2026"], ["Source", ""]]
    assert head_cells(rows, template.head) == {"intitule": (2, "Essai"), "date": (3, "12/03/2026"), "source": (4, "")}


READ = [
    (EUROS, "1234,5", 123450),
    (EUROS, "1 234,50 €", 123450),
    (EUROS, "1\u202f234\u202f567", 123456700),
    (SHARE, "3,5 %", 350),
    (Number(0, 1, 9), "7", 7),
    (Day(), "2025-12-31", "2025-12-31"),
    (Day(), "1/2/2025", "2025-02-01"),
    (Choice(REGIONS), "ile de france", "11"),
    (region().kind, "1", "01"),
    (grid().kind, "03", "3"),
    (Choice({"AM 1": "AM1"}), "AM·1", "AM1"),
    (PSEUDONYM, "expert 3", "expert 3"),
    (LETTERS, "[F J]", "F, J"),
    (Text(), "'", "'"),
]


@pytest.mark.parametrize(("kind", "text", "value"), READ, ids=[text for _, text, _ in READ])
def test_a_kind_reads_what_people_write(kind: Number, text: str, value: object) -> None:
    assert kind.read(text).value == value


WRONG = [
    (EUROS, "12 34"), (EUROS, "12.345"), (EUROS, "3 %"), (EUROS, "-1"), (EUROS, "1e40"), (EUROS, "9" * 60), (EUROS, ""),
    (Number(0, 1, 9), "7,5"), (Number(0, 1, 9), "10"), (Number(0, 1, 9), "sept"),
    (Day(), "46022"), (Day(), "31/02/2025"), (Day(), "0001-01-01"), (Day(), "2025-01-01T03:00:00"),
    (Choice({"oui": "oui"}), "non"), (Choice({"oui": "oui"}), "-"),
    (PSEUDONYM, "Docteur Martin"), (PSEUDONYM, "martin@exemple.fr"), (Text(3), "long"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), WRONG, ids=[repr(text)[:20] for _, text in WRONG])
def test_a_kind_refuses_the_rest(kind: Number, text: str) -> None:
    with pytest.raises(WrongCellError):
        kind.read(text)


@given(st.integers(0, 10**14), st.booleans())
def test_every_amount_to_the_cent_is_read_exactly(cents: int, comma: bool) -> None:
    text = f"{cents // 100}{',' if comma else '.'}{cents % 100:02d}"
    assert EUROS.read(text).value == cents


def test_a_key_sees_two_rows_that_differ_by_an_empty_cell_as_two() -> None:
    rows = [Row(1, {"a": 1}), Row(2, {"a": 1, "b": 2}), Row(3, {"a": 1})]
    assert [(broken.number, broken.facts["other"]) for broken in Key(("a", "b")).broken(rows)] == [(3, 1)]


def test_a_case_says_what_is_missed_and_what_is_too_much() -> None:
    rule = Cases("g", ("x", "y"), ("x",), {"autre": ("y",)})
    rows = [Row(1, {"g": "un", "x": 1}), Row(2, {"g": "autre", "x": 1}), Row(3, {"g": "autre", "y": 1})]
    assert [(broken.number, broken.field) for broken in rule.broken(rows)] == [(2, "y"), (2, "x")]


def test_the_mark_is_no_field() -> None:
    assert all(MARK not in table.by_field for _, table in OURS)
