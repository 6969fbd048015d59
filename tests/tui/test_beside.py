"""What a large terminal adds: two drawings side by side, the largest effects as bars, the whole calendar."""

from datetime import date

import pytest
from rich.cells import cell_len

from ccam.model.registers import PlannedMilestone
from ccam.usecases.calendar import Calendar, EtapeProgress, Mark
from tui.drawing.etape_beside import GAUGE, beside, gauge
from tui.drawing.impact_pictures import Picture, bars
from tui.drawing.lines import beside as side_by_side
from tui.drawing.lines import plain


def test_two_drawings_side_by_side_keep_the_stops_of_the_first() -> None:
    drawn = side_by_side([plain("un", stop=0)], [plain("deux"), plain("trois")], 10)
    assert [line.text.plain for line in drawn] == [" un       │ deux", "          │ trois"]
    assert [(line.stop, line.reach) for line in drawn] == [(0, 10), (None, 10)]


def test_falls_are_at_the_left_of_the_axis_and_rises_at_its_right() -> None:
    picture = Picture("Titre", ("a : +4", "b : +1", "c : −2", "d : 0"), (4, 1, -2, 0), 1, (1, 1, -1, 0))
    title, *drawn = bars(picture, 30, 5)
    assert title == "Titre"
    axis = {line.index("│") for line in drawn}
    assert len(axis) == 1, "one axis"
    most = drawn[0].count("█")
    assert [line.count("█") for line in drawn] == [most, (most + 2) // 4, 0, 0]
    assert drawn[2].endswith("▒│")
    assert drawn[2].count("▒") == most // 2
    assert max(map(cell_len, drawn)) <= 30
    assert bars(picture, 30, 3)[1:] == [drawn[0], drawn[2]], "the largest, in their order"


@pytest.mark.parametrize(
    ("reached", "planned", "drawn"),
    [(0, 0, "│" + "░" * GAUGE), (10_000, 10_000, "█" * GAUGE + "│"), (5_000, 2_500, "█████│█████" + "░" * 10)],
)
def test_a_gauge_shows_what_is_there_and_what_was_planned(reached: int, planned: int, drawn: str) -> None:
    assert gauge(reached, planned) == drawn


def test_the_whole_calendar_is_told() -> None:
    etape = EtapeProgress(PlannedMilestone("Mars 2026", "2026-03-31", "comité", (), 5_000), Mark.SEALED, 4_800, ())
    lines = beside(Calendar(date(2026, 11, 22), (etape,), (), with_volumes=True), (), 82)
    assert [line.replace("\xa0", " ") for line in lines[1:]] == [
        "✓ Mars 2026        31/03/2026  █████████░│░░░░░░░░░░  48 %, prévu 50 %"
    ]
