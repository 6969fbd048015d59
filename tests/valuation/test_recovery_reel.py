"""The official prices through recovery: workbooks v78 and v81, the history of NX v78.10, volumes of 2023."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from ccam.model.codes import line_key
from ccam.store.store import open_store
from ccam.usecases.recover.view import RecoveryView, open_recovery

pytestmark = pytest.mark.reel


@pytest.fixture(scope="module")
def views(official_base: Path) -> dict[str, RecoveryView]:
    with open_store(str(official_base), read_only=True) as store, pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "history", cache(store.history))  # three columns of one history
        return {column: open_recovery(store, column=column) for column in ("F", "G", "16")}


def test_two_steps_of_fifteen_thousandths_are_found_and_the_convergence_of_2007_is_not_one(
    views: dict[str, RecoveryView],
) -> None:
    found = [(rise.day, rise.step.rate if rise.step else None) for rise in views["F"].rises]
    assert found == [
        ("2007-09-12", None), ("2007-12-28", None), ("2015-01-01", None), ("2025-01-01", 150), ("2026-01-01", 150),
    ]  # fmt: skip
    assert [(family.steps, family.fc) for family in views["F"].recovery.column.families] == [((150, 150), 4_400)]


def test_lines_raised_twice_and_those_with_one_score(views: dict[str, RecoveryView]) -> None:
    raised, fits, base = views["F"].raised
    assert (raised, fits) == (8_288, 5_380)
    assert base == 3_860_273_651_37
    assert 31 < 100 * base / views["F"].total < 33


def test_rates_by_their_support(views: dict[str, RecoveryView]) -> None:
    found = {rate.rate: rate.lines for rate in views["F"].recovery.rates}
    assert found == {
        2690: 2785, 3300: 361, 1920: 153, 3040: 146, 2520: 144, 4240: 50, 2720: 49, 3200: 49, 7710: 47, 2300: 42,
        4020: 38, 400: 29, 5380: 26, 9060: 22, 1770: 15, 2610: 13, 3990: 13,
    }  # fmt: skip


def test_known_acts(views: dict[str, RecoveryView]) -> None:
    (ecg,) = views["F"].of_act("DEQP003")
    assert (ecg.score, ecg.scores, ecg.cp, ecg.place, ecg.gap) == (17, (17,), 3_990, "a la cible", 0)
    (echo,) = views["F"].of_act("DZQM006")
    assert (echo.score, echo.cp, echo.place, echo.gap) == (115, 3_990, "au-dessous", -369)
    assert {line.place for line in views["F"].of_act("HHFA001")} == {"inchangee"}


def test_where_lines_stand(views: dict[str, RecoveryView]) -> None:
    counts = Counter(place.value for place in views["F"].recovery.places)
    assert counts["a la cible"] == 3_971
    assert counts["inchangee"] == 4_103
    assert views["F"].known[0] == 4_226
    assert len(views["F"].conflicts) == 73


def test_every_line_on_a_rate_predicts_the_price_left_out(views: dict[str, RecoveryView]) -> None:
    for check in views["F"].checks[1:]:
        assert (check.at_rate.exact, check.at_rate.lines) == (3_971, 3_971)
    first = views["F"].checks[0].at_rate
    assert (first.exact, first.near, first.off) == (3_971, 3, 63)
    missed = [(check.not_whole, check.anaesthesia, check.undecided) for check in views["F"].checks]
    assert missed == [(2_908, 2_484, 0), (2_908, 2_484, 334), (2_908, 2_484, 0)]


def test_the_second_column_rises_by_87_for_most_and_150_for_some(views: dict[str, RecoveryView]) -> None:
    column = views["G"].recovery.column
    assert [(family.steps, family.fc) for family in column.families] == [((87, 87), None), ((150, 150), 4_400)]
    assert [int((column.family == place).sum()) for place in (0, 1)] == [3_314, 361]
    line = views["G"].recovery.line(views["G"].recovery.row[line_key("DEQP003")])
    assert (line.score, line.scores, line.cp) == (17, (17,), None)


def test_a_grid_of_the_history_shows_the_same_rates_from_one_revaluation(views: dict[str, RecoveryView]) -> None:
    found = {rate.rate: rate.lines for rate in views["16"].recovery.rates}
    assert found[2_690] == 2_785
    assert {rate.rate for rate in views["F"].recovery.rates} == set(found)
