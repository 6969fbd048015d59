"""What a line was paid before, and how far each subdivision is."""

from datetime import date
from typing import cast

from ccam.model.acts import OTHERS, SECTOR1, Act, Line, Price, Writing
from ccam.model.codes import ActCode, LineKey
from ccam.model.history import GridPrice
from ccam.store.store import Store
from ccam.usecases.browse import progress
from ccam.usecases.past_prices import dated_prices, grid_prices, past_prices
from ccam.usecases.views import ActRow, HeadingProgress, Past
from tui.drawing.act import grid_lines, past_lines, steps

CODE = ActCode("HHFA016")
KEY = LineKey(CODE, 1, 0)


class Dated:
    """A store that holds one dated base, that of version 78.10."""

    def act_prices(self, version: str, code: str) -> tuple[GridPrice, ...]:
        if version != "78.10-nx":
            return ()
        return (
            GridPrice(code, 1, 0, "2007-12-28", 0, 18322),
            GridPrice(code, 1, 0, "2015-01-01", 1, 18789),
            GridPrice(code, 1, 0, "2015-01-01", 2, 18322),
            GridPrice(code, 1, 0, "2025-01-01", 16, 19186),
            GridPrice(code, 1, 0, "2025-01-01", 3, 99999),
            GridPrice(code, 1, 0, "", 16, 1),
            GridPrice(code, 1, 0, "2018-01-01", 14, 18322),
            GridPrice(code, 1, 0, "2018-01-01", 13, 18322),
            GridPrice(code, 1, 0, "2018-01-01", 12, 18322),
            GridPrice(code, 1, 0, "2025-01-01", 12, 18322),
            GridPrice(code, 1, 0, "2025-01-01", 18, 18322),
            GridPrice(code, 4, 0, "2025-01-01", 16, 10364),
        )


def act(first: int, second: int) -> Act:
    on = date(2026, 1, 1)
    prices = (Price(SECTOR1, on, first), Price(OTHERS, on, second))
    return Act(CODE, "Appendicectomie", "07.03.05.02", (Line(KEY, "", prices),))


VERSIONS = ("78", "78.10-nx", "81")


def prices_of(act: Act, versions: tuple[str, ...] = VERSIONS) -> tuple[Past, ...]:
    return past_prices(dated_prices(cast("Store", Dated()), act, versions)[1], act)


def test_each_column_is_followed_through_the_grids_of_the_base_to_the_release() -> None:
    first, second = prices_of(act(19584, 18784))
    assert (first.key, first.column, second.column) == (KEY, SECTOR1, OTHERS)
    years = (2007, 2015, 2025, 2026)
    assert [(day.year, cents) for day, cents in first.steps] == list(
        zip(years, (18322, 18789, 19186, 19584), strict=True)
    )
    assert [cents for _, cents in second.steps] == [18322, 18784], "what does not change is no step"


def test_without_a_dated_base_there_is_no_past() -> None:
    assert prices_of(act(19584, 18784), ("78", "81")) == ()


def test_the_plot_has_one_sign_a_year_from_the_lowest_to_the_highest() -> None:
    dated = ((date(2007, 12, 28), 18322), (date(2009, 1, 1), 19000), (date(2010, 3, 1), 19584))
    assert steps(dated) == "▁▁▄█"
    assert steps(dated[:1]) == "▁"
    past = prices_of(act(19584, 18784), ("78.10-nx",))
    line = past_lines(past)[0].replace("\u202f", " ").replace("\xa0", " ")
    assert line == "1/0, secteur 1 : 183,22 € (2007) ▁▁▁▁▁▁▁▁▃▃▃▃▃▃▃▃▃▃▅█ 195,84 € (2026), 3 changements"


def test_grids_paid_alike_stand_together_dearest_first_and_are_named() -> None:
    version, known = dated_prices(cast("Store", Dated()), act(19584, 18784), VERSIONS)
    paid = grid_prices(version, known, act(19584, 18784))
    assert [(each.grids, each.steps[-1][1], each.whole) for each in paid] == [
        ((3,), 99999, False), ((16,), 19186, False), ((12, 13, 14, 18), 18322, False),
    ], "grids of before 2018 are not among them, nor prices without a date"  # fmt: skip
    lines = [line.replace("\u202f", " ").replace("\xa0", " ") for line in grid_lines(paid)]
    assert lines[0] == "1/0  999,99 € (2025)        ▁  grille 3"
    assert lines[2] == "1/0  183,22 € (2018) ▁▁▁▁▁▁▁▁  grilles 12 à 14, 18"
    assert "14 autres spécialités sans option" in lines[3]
    assert "18" not in lines[3], "a grid without a known name gets none"
    assert lines[4].startswith("D'après la base datée 78.10-nx")


def test_a_line_paid_alike_everywhere_says_so_in_a_word() -> None:
    line = Line(LineKey(CODE, 4, 0), "", ())
    paid = grid_prices(*dated_prices(cast("Store", Dated()), act(1, 1), VERSIONS), Act(CODE, "", "07", (line,)))
    assert [row.rpartition("  ")[2] for row in grid_lines(paid)][:1] == ["toutes les grilles"]
    assert grid_lines(()) == []


def row(heading: str, base: int | None, letter: str) -> ActRow:
    return ActRow(CODE, "", heading, 1, "", None, Writing.EMPTY, None, base, "", letter, "", "")


def test_progress_is_weighted_by_spend_and_adds_up() -> None:
    found = progress([row("07.03.05", 900, "P"), row("07.03.06", 100, "–"), row("07.04", None, "V"), row("08", 0, "–")])
    assert found["07.03"] == HeadingProgress(2, 1, 1000, 900)
    assert found["07"] == HeadingProgress(3, 2, 1000, 900)
    assert (found["07"].percent, found["07.03.05"].percent, found["07.03.06"].percent) == (90, 100, 0)
    assert found["07.04"].percent == 100, "where nothing is known of the spend, acts count"
    assert found["08"].percent == 0
    assert found[""].acts == 4
