"""Cells and sentences of the yearly volumes and of the committees' tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.formats import transcodage as tables
from ccam.formats import volumes
from ccam.model.money import SHARE_UNIT, decimal_string


def test_the_year_is_looked_for_in_the_headings_first() -> None:
    prose = ["Actes en 2017, tarifs au 1er janvier 2018"]
    assert volumes.year_of(["HSD 2015"], prose, "2016.xls") == 2015
    assert volumes.year_of(["HSD"], prose, "2016.xls") == 2017
    assert volumes.year_of(["HSD"], [], "2016_actes.xls") == 2016
    assert volumes.year_of(["HSD"], ["liquidés en janvier"], "actes.xls") is None


def test_the_scope_stops_at_the_next_title() -> None:
    rows = [
        ["", "Source :", "Cnam"],
        ["", "Périmètre des données :", "Libéral"],
        ["", "", "- sans forfaits"],
        ["", "", ""],
        ["", "Détail :", "autre chose"],
        ["", "", "encore autre chose"],
    ]
    assert volumes.scope_of(rows) == "Libéral ; sans forfaits"
    assert volumes.scope_of(rows[:1]) == ""


def test_the_finer_of_two_columns_has_more_values() -> None:
    assert volumes.finer_first([("a", "x"), ("b", "x"), ("", "y")])
    assert not volumes.finer_first([("x", "a"), ("x", "b")])
    assert not volumes.finer_first([("a", ""), ("b", "")])


@pytest.mark.parametrize(
    ("code", "key", "total"),
    [("", "", True), ("Total", "", True), ("", "TOTAL 2017", True), ("HHFA001", "", False)],
)
def test_what_is_a_total_row(code: str, key: str, total: bool) -> None:
    assert volumes.is_total(code, key, "") is total


def test_a_row_that_lost_its_code_is_no_total() -> None:
    assert not volumes.is_total("", "", "1")


@given(st.integers(min_value=1, max_value=SHARE_UNIT))
def test_a_part_survives_every_writing(share: int) -> None:
    percent = decimal_string(share, 2)
    for written in (percent, percent.replace(".", ","), f"{percent} %", f"{percent}%", repr(share / 100)):
        part = tables.read_part(written)
        assert part is not None
        assert tables.share_of(part) == share


@given(st.lists(st.integers(min_value=1, max_value=SHARE_UNIT), min_size=1, max_size=6))
def test_parts_written_per_cent_sum_as_shares_do(shares: list[int]) -> None:
    parts = [tables.read_part(decimal_string(share, 2)) or 0 for share in shares]
    assert (sum(parts) == tables.WHOLE) is (sum(shares) == SHARE_UNIT)


@pytest.mark.parametrize("text", ["33,333", "0", "100,01", "-1", "0,001"])
def test_what_is_no_share(text: str) -> None:
    part = tables.read_part(text)
    assert part is not None
    with pytest.raises(ValueError):
        tables.share_of(part)


@given(st.integers(min_value=1, max_value=10**6))
def test_points_are_exact_hundredths(score: int) -> None:
    assert tables.read_points(decimal_string(score).replace(".", ",")) == score
    assert tables.read_points("") is None


def test_marks_for_yes_and_no() -> None:
    assert [tables.read_yes(text, "AP") for text in ("oui", "X", "ap", "1", "", "non", "0")] == [
        True, True, True, True, False, False, False
    ]  # fmt: skip
    with pytest.raises(ValueError, match="RC"):
        tables.read_yes("RC", "AP")


def test_lists_of_letters_and_codes() -> None:
    assert tables.read_letters("[A, F,7]") == tables.read_letters("A F 7") == ("A", "F", "7")
    assert tables.read_codes("(GELE001; ZZHA001)") == ("GELE001", "ZZHA001")
    assert (tables.read_letters(""), tables.read_codes("")) == ((), ())
