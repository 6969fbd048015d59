"""The workbooks of charges that ship are those that the maker writes."""

from pathlib import Path

import pytest

from ccam.model.filled import FilledSheet
from importers.registry import read
from tests.demo import demo_set as demo
from tests.demo.make_charges import write


@pytest.mark.parametrize("name", demo.SHEETS)
def test_a_shipped_workbook_says_what_its_maker_says(name: str, tmp_path: Path) -> None:
    write(tmp_path)
    made = read(tmp_path / name).content
    assert isinstance(made, FilledSheet)
    assert demo.content(name, FilledSheet).text == made.text
