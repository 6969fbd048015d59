"""The layout of NX records: widths, the genuine records byte for byte, and the fast reading of prices."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.formats.nx import (
    WIDTH,
    Field,
    FieldWrong,
    Kind,
    Layout,
    Numbering,
    layout,
    price_slots,
    release_digits,
    release_number,
    sliced,
)
from ccam.formats.nx_records import (
    ACT,
    ACT_LABEL,
    ACT_STATE,
    ASSOCIATIONS,
    GRAMMAR,
    LAYOUTS,
    PHASE_STATE,
    PRICES,
    TABLES,
    record_of,
)


@pytest.mark.parametrize("record", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_a_record_fits_in_its_128_bytes(record: Layout) -> None:
    assert record.start + record.width <= WIDTH
    assert {len(head) for head in record.heads} <= {3, 5}


def test_no_two_records_begin_alike() -> None:
    heads = [head for record in LAYOUTS.values() for head in record.heads]
    assert len(heads) == len(set(heads))
    assert all(step.layout in LAYOUTS.values() for steps in GRAMMAR.values() for step in steps.values())


def test_reading_a_state() -> None:
    line = b"11001012022040120210922202109251N17000TS".ljust(WIDTH)
    (row,) = ACT_STATE.read(line[7:]).rows
    assert row == ("2022-04-01", "2021-09-22", "2021-09-25", "1", "N", ("1", "7"), ("TS",), ())
    assert ACT_STATE.write((row,)) == line + b"\n"


def test_reading_an_act_without_end() -> None:
    line = "1010101AAFA001      exérèse T. intraparench cervelet craniot.".encode("latin-1").ljust(90)
    line = (line + b"002005030100000000").ljust(WIDTH)
    (row,) = ACT.read(line[7:]).rows
    assert row == ("AAFA001", "exérèse T. intraparench cervelet craniot.", "0", "0", "2005-03-01", "")


def test_places_keep_their_rank_where_lists_do_not() -> None:
    acts = b"EAMA001      1GELE001      4".ljust(8 * 14) + b" 6".ljust(8)
    (row,) = ASSOCIATIONS.read(acts).rows
    assert row[0][:2] == ("EAMA001      1", "GELE001      4")
    assert row[1][:2] == ("", "6")


def test_unused_occurrences_are_left_out_and_a_hole_is_told() -> None:
    one = b"0002200503252014123101234"
    assert TABLES["TB02"].read(b"000 00000000000000000000" * 5).rows == ()
    assert not TABLES["TB02"].read(b"0002" + b"2005032520141231" + b"0500" + b"000 00000000000000000000" * 4).gap
    assert TABLES["TB02"].read(b"000 00000000000000000000" + one[:24] + b"000 00000000000000000000" * 3).gap


def test_what_stands_beyond_the_last_field_is_told() -> None:
    assert ACT_STATE.read(b"20220401" + b"0" * 16 + b"1N00000" + b" " * 60 + b"new").beyond == "new"


@pytest.mark.parametrize(
    ("data", "field"),
    [(b"20221301", "effet"), (b"2022 401", "effet"), (b"20220401" + b"0" * 16 + b"x", "remboursement")],
)
def test_a_wrong_field_is_named(data: bytes, field: str) -> None:
    with pytest.raises(FieldWrong) as caught:
        ACT_STATE.read(data.ljust(121, b"0"))
    assert caught.value.name == field


def test_numbers_roll_from_the_sequence_to_the_rubric() -> None:
    row = (0, "F", "2005-03-25", "", 1906, 1000)
    assert TABLES["TB11"].write((row,), 99).startswith(b"0110199")
    assert TABLES["TB11"].write((row,), 100).startswith(b"0110201000F")
    with pytest.raises(FieldWrong):
        PHASE_STATE.write((("2005-03-25", "", "", 0, "", 0, "", (0, 0, 0, 0), 0),), 100)


@pytest.mark.parametrize("row", [(1000, 0), (1, 10**6), (-1, 0)])
def test_a_value_without_room_is_refused(row: tuple[int, int]) -> None:
    with pytest.raises(FieldWrong):
        PRICES.write((row,))


@pytest.mark.parametrize("text", ["ab\nc", "ab\rc", "x" * 101])
def test_a_text_that_would_break_the_record_is_refused(text: str) -> None:
    with pytest.raises(FieldWrong):
        ACT_LABEL.write(((text,),))


def test_versions_are_five_digits() -> None:
    assert [release_number(digits) for digits in ("07810", "07500", "10001")] == ["78.10", "75.00", "100.01"]
    assert release_digits("78.10") == "07810"


@given(st.text(max_size=350), st.integers(1, 120))
def test_slices_join_again(text: str, length: int) -> None:
    parts = sliced(text, length)
    assert "".join(parts) == text
    assert all(len(part) == length for part in parts[:-1])


VALUES: dict[Kind, Callable[[int], st.SearchStrategy[object]]] = {
    Kind.TEXT: lambda length: st.text("ABCé'-9", max_size=length),
    Kind.NUMBER: lambda length: st.integers(0, 10**length - 1),
    Kind.CODE: lambda length: st.text("0123456789", min_size=length, max_size=length),
    Kind.DATE: lambda length: st.dates().map(lambda day: day.isoformat()) | st.just(""),
}


def value_of(field: Field) -> st.SearchStrategy[object]:
    one = VALUES[field.kind](field.length)
    if field.times == 1:
        return one
    if not field.packed:
        return st.lists(one, min_size=field.times, max_size=field.times).map(tuple)
    return st.lists(one.filter(lambda value: str(value).strip("0") != ""), max_size=field.times).map(tuple)


@given(st.data())
def test_what_is_written_is_read_again(data: st.DataObject) -> None:
    record = data.draw(st.sampled_from(list(LAYOUTS.values())))
    row = st.tuples(*(value_of(field) for field in record.fields))
    used = row.filter(lambda values: record.times == 1 or record.write((values,))[7:128].strip(b" 0") != b"")
    least = 1 if record.times == 1 else 0
    rows = tuple(data.draw(st.lists(used, min_size=least, max_size=record.times)))
    position = 1 if record.numbering is Numbering.FIXED else data.draw(st.integers(1, 99))
    line = record.write(rows, position)
    assert len(line) == WIDTH + 1
    assert record_of(line) is record
    assert record.read(line[record.start : WIDTH]) == (rows, "", False)


SLOT = st.sampled_from([b"000000000", b"         ", b"000012345", b"016000000"]) | st.tuples(
    st.integers(0, 999), st.integers(0, 999_999)
).map(lambda slot: b"%03d%06d" % slot)


@given(st.lists(SLOT, min_size=13, max_size=13))
def test_prices_read_fast_are_those_of_the_layout(slots: list[bytes]) -> None:
    data = b"".join(slots) + b"    "
    assert tuple(price_slots(data)) == PRICES.read(data).rows


@pytest.mark.parametrize(("data", "field"), [(b"01x000100", "grille"), (b"016 00100", "prix")])
def test_a_wrong_price_is_named_alike(data: bytes, field: str) -> None:
    for reading in (price_slots, PRICES.read):
        with pytest.raises(FieldWrong) as caught:
            reading(data.ljust(121, b"0"))
        assert caught.value.name == field


def test_a_declaration_says_lists_and_places() -> None:
    made = layout("999-01", "liste:C2*3 rangs:N4x2 jour:D")
    assert [(field.times, field.packed, field.length) for field in made.fields] == [
        (3, True, 2),
        (2, False, 4),
        (1, True, 8),
    ]


@pytest.mark.reel
def test_genuine_records_are_written_back_byte_for_byte(real_data: Path) -> None:
    seen: set[str] = set()
    for line in (real_data / "nx" / "CACTOT07500_reduit.txt").read_bytes().splitlines():
        record = record_of(line)
        assert record is not None
        found = record.read(line[record.start :])
        rolls = record.numbering is Numbering.ROLLS
        sequence = int(line[5:7]) if record.rubric else 1
        position = (int(line[3:5]) - 1) * 99 + sequence if rolls else sequence
        assert (record.write(found.rows, position), found.beyond, found.gap) == (line + b"\n", "", False)
        seen.add(record.name)
    assert len(seen) == 40
