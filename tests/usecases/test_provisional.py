"""Inscriptions for a time only: three years from the date of effect, and not a day more."""

from datetime import date

import pytest

from ccam.model.registers import Standing
from ccam.usecases.life import shipped_life
from ccam.usecases.provisional import overdue
from tests.strategies import draft


@pytest.mark.parametrize(
    ("state", "effective", "today", "late"),
    [
        ("provisoire", "2023-03-01", "2026-03-01", False),
        ("provisoire", "2023-03-01", "2026-03-02", True),
        ("provisoire", "2024-02-29", "2027-02-28", False),
        ("provisoire", "2024-02-29", "2027-03-01", True),
        ("publie", "2020-01-01", "2026-03-02", False),
        ("provisoire", "", "2026-03-02", False),
    ],
)
def test_three_years_from_the_date_of_effect(state: str, effective: str, today: str, late: bool) -> None:
    made = draft()
    made.registers.standings["HHFA001"] = Standing("HHFA001", state, effective=effective)
    found = list(overdue(made, shipped_life(), date.fromisoformat(today)))
    assert [item.subject for item in found] == (["HHFA001"] if late else [])
    assert all("3 ans au plus" in item.sentence.replace("\u202f", " ").replace("\xa0", " ") for item in found)
