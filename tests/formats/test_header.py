"""Columns found by the text of their header, in any order."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.formats import transcodage, volumes, workbook
from ccam.formats.header import FIRST_ROWS, Header, heading
from ccam.model.errors import FileRefused

LAYOUTS = (workbook.HEADER, volumes.HEADER, transcodage.TRANSITIONS, transcodage.LINES)


def test_a_heading_is_compared_without_accents_case_or_line_feeds() -> None:
    assert heading("  Libellé\nde  LIGNE ") == "libelle de ligne"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_title_names_its_own_column(layout: Header) -> None:
    assert [layout.field_of(title) for title in layout.titles.values()] == list(layout.titles)
    assert set(layout.required) <= set(layout.titles)


@given(st.randoms(use_true_random=False), st.sampled_from(LAYOUTS))
def test_columns_are_found_in_any_order(mixer: random.Random, layout: Header) -> None:
    titles = list(layout.titles.values())
    mixer.shuffle(titles)
    places = layout.places(["", *titles], "essai")
    assert {titles[place - 1] for place in places.values()} == set(titles)
    assert all(layout.titles[field] == titles[place - 1] for field, place in places.items())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_missing_column_is_named_in_an_otherwise_known_header(layout: Header) -> None:
    for field in layout.required:
        titles = [title for name, title in layout.titles.items() if name != field]
        assert layout.row([titles]) == 1
        with pytest.raises(FileRefused) as caught:
            layout.places(titles, "essai")
        assert f"« {layout.titles[field]} »" in caught.value.message


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_layout_takes_the_header_of_another(layout: Header) -> None:
    for other in LAYOUTS:
        required = [other.titles[field] for field in other.required]
        assert bool(layout.row([required])) is (other is layout)


def test_a_header_is_not_looked_for_for_ever() -> None:
    titles = list(workbook.HEADER.titles.values())
    assert workbook.HEADER.row([[""]] * (FIRST_ROWS - 1) + [titles]) == FIRST_ROWS
    assert workbook.HEADER.row([[""]] * FIRST_ROWS + [titles]) == 0
