"""What the layout of the base in DBF must read exactly: headers, cells, slices, names."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ccam.formats import dbf as layout
from ccam.formats import nx_records
from ccam.formats.dbf_tables import DATED_LISTS, LISTS, PART_OF, REFERENCE_TABLES, REFERENCES, TABLES
from tests.importers.dbf_files import CHANGED, table_bytes

WORDS = st.text("abcéèçÀ’'-,.0123456789", min_size=1, max_size=30).map(
    lambda word: word.encode("cp850", "ignore").decode("cp850")
)


def cut(text: str, slices: int) -> list[bytes]:
    """A text as fixed columns hold it."""
    raw = text.encode("cp850")
    return [raw[start : start + 254].ljust(254) for start in range(0, 254 * slices, 254)]


def test_there_are_72_tables_each_with_its_fields() -> None:
    assert len(TABLES) == 72
    assert all(len(name) <= 10 for table in TABLES.values() for one in table.fields for name in one.columns)
    assert sum(len(table.fields) for table in TABLES.values()) == len(
        {(table.name, field.name) for table in TABLES.values() for field in table.fields}
    )
    assert set(PART_OF) <= set(TABLES)


def test_every_list_and_table_of_nx_comes_from_a_table_that_has_its_fields() -> None:
    for kind, (table, code) in {**LISTS, **DATED_LISTS}.items():
        assert {code, "LIBELLE"} <= TABLES[table].by_name.keys(), kind
    assert set(REFERENCES) == {*nx_records.TABLES, *nx_records.PAIRS}
    for name, fields in REFERENCES.items():
        columns = (nx_records.TABLES.get(name) or nx_records.PAIRS[name]).fields
        assert len(columns) == len(fields)
        assert set(fields) <= TABLES[REFERENCE_TABLES.get(name, f"R_{name}")].by_name.keys()
    assert set(LISTS) | set(DATED_LISTS) | {"099"} == set(nx_records.LISTS)


def test_the_slices_of_a_note_skip_the_letter_that_is_the_first_column() -> None:
    names = TABLES["R_NOTE_ACTE"].by_name["TEXTE_NOTE"].columns
    assert len(names) == len(set(names)) == 16
    assert names[:2] == ("TEXTE_NOTE", "TEXTE_NOT0")
    assert names[-2:] == ("TEXTE_NOTD", "TEXTE_NOTF")
    assert TABLES["R_ACTE"].by_name["NOM_LONG"].columns[-1] == "NOM_LONGE"
    assert TABLES["R_TB03"].by_name["LIBELLE"].columns == ("LIBELLE", "LIBELLE0")


@given(st.lists(WORDS, max_size=200).map(" ".join))
@example("a" * 253 + " " + "b")
@example("a" * 254 + "b")
@example("a" * 228 + " " * 30 + "b")
def test_a_text_cut_anywhere_is_joined_as_it_was(text: str) -> None:
    text = text[: 254 * 16].strip()
    assert layout.joined(cut(text, 16)) == (text, "")


@given(st.text("ab ", max_size=254), st.text("cd", min_size=1, max_size=50))
def test_text_after_an_empty_slice_is_left_over(first: str, second: str) -> None:
    kept = cut(first, 1) if first.strip() else []
    assert layout.joined([*kept, b" " * 254, *cut(second, 1)]) == (first.strip(), second)


@given(st.integers(-999_999, 999_999), st.integers(0, 3), st.integers(0, 4), st.booleans())
def test_a_number_is_read_exactly(value: int, places: int, padding: int, plus_zeros: bool) -> None:
    text = f"{Decimal(value).scaleb(-places):f}"
    if plus_zeros and "." in text:
        text += "000"
    assert layout.read_number(b" " * padding + text.encode(), places) == value


@given(st.binary(max_size=12), st.integers(0, 3))
def test_what_is_read_as_a_number_is_that_number(raw: bytes, places: int) -> None:
    try:
        value = layout.read_number(raw, places)
    except ValueError:
        return
    text = raw.strip(b" \0").decode()
    assert value == (Decimal(text).scaleb(places) if text else None)


@pytest.mark.parametrize("raw", [b"1.234", b"12,50", b"*****", b"1 2", b".", b"-", b"1e3", b"\xb21"])
def test_what_is_not_a_number_of_cents_is_not_read(raw: bytes) -> None:
    with pytest.raises(ValueError):
        layout.read_number(raw, 2)


def test_a_day_or_nothing() -> None:
    assert layout.read_day(b"20260701") == "2026-07-01"
    assert [layout.read_day(raw) for raw in (b"        ", b"00000000", b"\0" * 8)] == ["", "", ""]
    for raw in (b"20260230", b"2026 701", b"1/7/2026", b"2026070"):
        with pytest.raises(ValueError):
            layout.read_day(raw)


@pytest.mark.parametrize(
    ("archive", "version", "part"),
    [
        ("CCAM08400_DBF_PART1.zip", "84.00", 1),
        ("CCAM8400_DBF_PART2.zip", "84.00", 2),
        ("CCAM07910_DBF_PART03.zip", "79.10", 3),
        ("ccam10000_dbf.zip", "100.00", 0),
        ("ccam-84.zip", "", 0),
        ("CCAM 2026.zip", "", 0),
    ],
)
def test_an_archive_says_its_version_and_its_part(archive: str, version: str, part: int) -> None:
    assert (layout.version_of(archive), layout.part_of(archive)) == (version, part)


def test_the_absent_archives_are_told_by_those_that_are_there() -> None:
    assert layout.absent_parts(["CCAM08400_DBF_PART1.zip", "CCAM08400_DBF_PART3.zip"]) == {2}
    assert layout.absent_parts(["base.zip"]) == set()


def test_a_header_says_what_the_file_holds() -> None:
    header = layout.read_header(table_bytes("R_PU_BASE", [{}, {}]))
    assert (header.changed, header.records, header.code_page) == (CHANGED, 2, 2)
    assert header.columns == (
        ("AAP_COD", "C", 1, 16, 0),
        ("GRILLE_COD", "N", 17, 3, 0),
        ("PU_BASE", "N", 20, 7, 2),
        ("APDT_MODIF", "D", 27, 8, 0),
    )


@pytest.mark.parametrize(
    ("place", "byte"),
    [
        (0, 0x30),
        (2, 13),
        (3, 32),
        (8, 0),
        (9, 255),
        (10, 0),
        (11, 9),
        (32, 0),
        (32, 0xE9),
        (43, 0x80),
        (43, ord("B")),
        (48, 0),
    ],
)
def test_a_header_that_contradicts_itself_is_not_read(place: int, byte: int) -> None:
    data = bytearray(table_bytes("R_PU_BASE", [{}]))
    data[place] = byte
    with pytest.raises(ValueError):
        layout.read_header(bytes(data))


def test_a_header_without_a_date_is_read() -> None:
    data = bytearray(table_bytes("R_PU_BASE", [{}]))
    data[1:4] = bytes(3)
    assert layout.read_header(bytes(data)).changed is None
