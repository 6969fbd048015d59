"""What the model refuses, what it derives, and the geometry of the bars."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.french import report as fr
from ccam.french.numbers import euros_whole
from ccam.publish.report.bars import TRACK, Span, bars
from tests.publish.report_sample import APPENDIX, CHARGES, COVERAGE, FORMER, LIVER, REPORT, UNSEALED


def test_parts_of_the_spend_add_up() -> None:
    with pytest.raises(ValueError):
        replace(COVERAGE, base_left=0)
    assert COVERAGE.base_decided == COVERAGE.base_scope - COVERAGE.base_undecided - COVERAGE.base_absent


def test_an_evaluation_of_charges_that_is_not_listed() -> None:
    with pytest.raises(ValueError):
        replace(CHARGES, chosen="CNAM 2026")
    with pytest.raises(ValueError):
        replace(CHARGES, origins=CHARGES.origins[:1])


def test_euros_at_stake_between_evaluations_and_missing_rates() -> None:
    assert CHARGES.at_stake == 11_491_700 + 8_402_150
    assert CHARGES.chosen_total == CHARGES.origins[0].total
    assert CHARGES.missing == 1


def test_dossiers_are_there_once_and_those_that_matter_are_there() -> None:
    with pytest.raises(ValueError):
        replace(REPORT, changes=(APPENDIX, APPENDIX))
    with pytest.raises(ValueError):
        replace(REPORT, changes=(APPENDIX,), top=("HLHJ003",))


def test_a_dossier_existed_at_one_point_at_least() -> None:
    with pytest.raises(ValueError):
        replace(FORMER, kind_before=None)


def test_changes() -> None:
    assert APPENDIX.change == 604_400
    assert LIVER.change == -5_547_110
    assert FORMER.change == 0
    assert REPORT.total.change == sum(row.change for row in REPORT.by_kind)
    assert UNSEALED.head.sealed is False


SPANS = st.lists(st.tuples(*(3 * [st.integers(-(10**12), 10**12)])), max_size=6)


@given(SPANS)
def test_bars_stay_on_the_track_and_start_from_one_zero(spans: list[Span]) -> None:
    drawn = bars(spans)
    assert len({bar.zero for bar in drawn}) <= 1
    for bar, (amount, low, high) in zip(drawn, spans, strict=True):
        assert 0 <= bar.x <= bar.x + bar.width <= TRACK
        assert {bar.x, bar.x + bar.width} >= {bar.zero}
        assert 0 <= min(bar.low, bar.high) <= max(bar.low, bar.high) <= TRACK
        assert (bar.x < bar.zero) <= (amount < 0)
        assert (bar.low > bar.high) <= (low > high)


def test_bars_are_in_proportion() -> None:
    assert [bar.width for bar in bars([(300, 300, 300), (-100, -100, -100), (0, 0, 0)])] == [750, 250, 0]
    assert [bar.width for bar in bars([(0, 0, 0)])] == [0]


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (1, 10_000, "moins de 0,1 %"),
        (5, 10_000, "0,1 %"),
        (0, 10_000, "0,0 %"),
        (1, 0, "–"),
        (-1, 10_000, "moins de 0,1 %"),
    ],
)
def test_a_small_share_is_not_written_as_nothing(part: int, whole: int, said: str) -> None:
    assert fr.part_of(part, whole).replace("\u00a0", " ") == said


@pytest.mark.parametrize(("cents", "said"), [(123_450, "1 235 €"), (-49, "0 €"), (-50, "−1 €"), (123_449, "1 234 €")])
def test_whole_euros(cents: int, said: str) -> None:
    assert euros_whole(cents).replace("\u202f", " ").replace("\u00a0", " ") == said


def test_marks_stay_with_their_words() -> None:
    assert fr.typeset("étape « mars » : vraiment ? oui ; 12:30") == (
        "étape «\u00a0mars\u00a0»\u00a0: vraiment\u202f? oui\u202f; 12:30"
    )


def test_dates_and_lines_in_words() -> None:
    assert fr.when("2026-01-01") == "le 1er janvier 2026"
    assert fr.when("2026-03-31T09:02:07Z").replace("\u00a0", " ") == "le 31 mars 2026 à 9 h 02 (UTC)"
    assert fr.line_name(4, 2, "suite") == "activité 4, anesthésie, phase 2 (suite)"
    assert fr.line_name(1, 0, "") == "activité 1"
    assert fr.line_name(4, 0, "anesthésie") == "activité 4, anesthésie"
