"""The calendar in lines, at any width."""

from dataclasses import replace
from datetime import date

import pytest

from ccam.usecases.calendar import Calendar
from tests.tui.fake_workbench import FakeWorkbench
from tui.drawing.calendar import lines


@pytest.mark.parametrize("width", [30, 60, 78, 118])
def test_it_fits_and_says_everything(width: int) -> None:
    drawn = lines(FakeWorkbench().calendar(), width)
    assert all(len(line) <= width for line in drawn)
    text = " ".join(" ".join(drawn).split())
    assert "✓ Mars 2026 ! Mai ● Juillet ○ Fin 2026" in text
    assert "Juillet 2026 (31/07/2026) : avancement 62 % de la dépense, prévu 70 %." in text
    assert "En retard sur Mai 2026 : 6,5 M€ (honoraires), 18 actes." in text


def test_without_volumes_it_counts_acts() -> None:
    drawn = lines(replace(FakeWorkbench().calendar(), with_volumes=False), 78)
    assert "avancement 62\u00a0% des actes" in drawn[1]
    assert "18 actes" in drawn[2]
    assert "€" not in drawn[2]


def test_an_empty_calendar_is_one_line() -> None:
    assert lines(Calendar(date(2026, 6, 15), (), (), True), 78) == ["Calendrier"]
