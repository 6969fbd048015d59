"""What a reader of a report must not stumble on: marks, mixed decimals, rooms that say nothing, codes without words."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from ccam.french import marks
from ccam.french import report as fr
from ccam.french import report_first as first
from ccam.french import report_rooms as rooms
from ccam.french import report_sheets as words
from ccam.model.money import SHARE_UNIT
from ccam.publish.page.blocks import Block, Bullets, Drawing, Heading, Paragraph, Table
from ccam.publish.page.paper import _block
from ccam.publish.report.evaluation import Contested
from ccam.publish.report.formats import contents
from ccam.publish.report.layout import page
from ccam.publish.report.model import Report
from ccam.publish.report.plots import years
from ccam.publish.report.rooms import YearRow
from ccam.publish.report.sheets_tables import sheets
from tests.publish.report_sample import CHARGES, REPORT, TOTAL, UNSEALED


def room(report: Report, title: str) -> list[Block]:
    """The blocks of a part, sub-parts included."""
    found: list[Block] = []
    inside = False
    for block in page(report).blocks:
        if isinstance(block, Heading) and block.level == 1:
            inside = block.text == title
        elif inside:
            found.append(block)
    return found


def said(blocks: list[Block]) -> Iterator[str]:
    """Every word of some blocks."""
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            yield block.text
        elif isinstance(block, Bullets):
            yield from block.items
        elif isinstance(block, Drawing):
            yield block.words
        elif isinstance(block, Table):
            yield from (cell for row in (block.head, *block.rows) for cell in row)


def tables(blocks: list[Block]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


def sheet_rows(report: Report, name: str) -> list[tuple[Any, ...]]:
    return [row for sheet in sheets(report) if sheet.name == words.NAMES[name] for row in sheet.rows]


@pytest.mark.parametrize("name", ["md", "html"])
def test_the_mark_of_what_nobody_published_is_said_in_words(name: str) -> None:
    assert any(marks.NOT_CONFIRMED in path.rules for path in REPORT.paths)
    text = contents(REPORT, [name])[name].decode()
    assert marks.NOT_CONFIRMED not in text
    assert text.count(marks.WORDS) >= 2
    assert marks.NOT_CONFIRMED not in str(sheet_rows(REPORT, "paths"))


def test_rates_side_by_side_bear_the_same_decimals() -> None:
    lever = tables(room(REPORT, rooms.ENVELOPE))[0].rows[0]
    assert lever[1:3] == ("0,4700 €/point", "0,4692 €/point")
    assert sheet_rows(REPORT, "envelope")[0][1:4] == (4700, 4692, "€/point")


def test_nothing_to_bring_back_to_nil_and_no_year_that_moves_are_said_in_a_sentence() -> None:
    assert REPORT.envelope is not None
    flat = (YearRow(0, 100, 0, 0, 0), YearRow(1, 100, 0, 0, 0))
    still = replace(
        REPORT, envelope=replace(REPORT.envelope, effect=0), paths=tuple(replace(p, years=flat) for p in REPORT.paths)
    )
    assert [*said(room(still, rooms.ENVELOPE))] == [rooms.ENVELOPE_NIL]
    assert [*said(room(still, rooms.PATHS))] == [rooms.PATHS_NIL]


def test_transitions_stand_side_by_side_a_year_a_row_and_year_zero_is_explained() -> None:
    blocks = room(REPORT, rooms.PATHS)
    assert "moyen" in next(said(blocks))
    together = tables(blocks)[0]
    assert together.head == ("Année", "linéaire 2 ans", "en un an")
    assert [row[1:] for row in together.rows] == [
        ("+1 200 €".replace(" ", "\u202f", 1).replace(" €", "\u00a0€"),) * 2,
        ("+57\u202f000\u00a0€", "+114\u202f917\u00a0€"),
        ("+114\u202f917\u00a0€", fr.NOTHING),
    ]


def test_keys_that_move_nothing_here_are_only_named() -> None:
    assert REPORT.evaluation is not None
    key = REPORT.evaluation.keys[0]
    quiet = replace(key, key="peau", label="Peau", stake=0)
    contested = (*REPORT.evaluation.disputed, Contested("peau", "de 0,265 à 0,298 €", 0, ""))
    found = replace(REPORT.evaluation, keys=(key, quiet), disputed=contested)
    blocks = room(replace(REPORT, evaluation=found), fr.CHARGES)
    assert rooms.EVALUATION_STILL.format(keys="Peau") in [*said(blocks)]
    assert all(row[0] != "Peau" for table in tables(blocks) for row in table.rows)


def test_two_counts_of_what_is_at_stake_are_told_apart() -> None:
    assert REPORT.evaluation is not None
    whole = REPORT.charges.at_stake
    apart = replace(REPORT, evaluation=replace(REPORT.evaluation, stake=whole + 1))
    same = replace(REPORT, evaluation=replace(REPORT.evaluation, stake=whole))
    assert rooms.EVALUATION_SUM in [*said(room(apart, fr.CHARGES))]
    assert rooms.EVALUATION_SUM not in [*said(room(same, fr.CHARGES))]


def test_sources_that_agree_put_nothing_in_play() -> None:
    alike = tuple(replace(origin, total=CHARGES.origins[0].total) for origin in CHARGES.origins)
    text = contents(replace(REPORT, charges=replace(CHARGES, origins=alike)), ["md"])["md"].decode()
    assert fr.CHARGES_NIL in text
    assert first.SAME.partition("{")[0] in text
    assert "en jeu." not in text


def test_what_passes_a_threshold_is_named_on_the_first_page() -> None:
    rule = REPORT.thresholds[0]
    [line] = [text for text in said([*page(REPORT).blocks]) if text.startswith(rule.title) and "plus lourd" in text]
    assert rule.passed[0].label in line


def test_the_most_stretched_bridges_come_first_with_the_words_of_their_acts() -> None:
    assert REPORT.tension is not None
    spreads = [pull.spread for pull in REPORT.tension.pulls]
    assert spreads != sorted(spreads, reverse=True)
    [table] = tables(room(REPORT, "Tension des passerelles"))
    assert table.rows[0][0] == "HHFA001/1/0 Appendicectomie, par abord de la fosse iliaque"
    assert [row[2] for row in table.rows] == ["× 1,25", "× 1,00"]
    sheet = next(sheet for sheet in sheets(REPORT) if sheet.name == "Tensions")
    assert sheet.rows[0][1] == "Appendicectomie, par cœlioscopie"
    assert SHARE_UNIT == 10_000 == sheet.rows[0][-1]


def test_families_add_up_to_the_scope() -> None:
    [table] = tables(room(REPORT, rooms.FAMILIES))
    assert table.sum
    assert table.rows[-1][3:5] == ("+114\u202f917\u00a0€", "−49\u202f427\u00a0€")
    assert table.rows[-1][5] == "5 dossiers"
    assert TOTAL.after.observed == 11_491_700


def test_a_sheet_of_the_workbook_says_what_its_amounts_are() -> None:
    units = {sheet.name: sheet.unit for sheet in sheets(UNSEALED)}
    assert units[words.NAMES["chapter"]] == words.HONORAIRES.format(scope=REPORT.head.scope)
    assert units["Chemin de l'imagerie"] == words.AMO
    assert units[words.NAMES["disputes"]] == ""
    brief = dict(sheet_rows(REPORT, "brief"))
    assert brief[fr.NOT_MODELLED_TITLE] == REPORT.not_modelled[0]


def test_a_table_is_kept_whole_by_its_lines_and_not_by_its_rows() -> None:
    flat = Table(("a", "b"), (("mot", "1"),) * 12, (3, 2))
    tall = Table(("a", "b"), (("mot " * 60, "1"),) * 12, (3, 2))
    assert [block["short"] for block in map(_block, (flat, tall))] == [True, False]


def test_who_is_late_stands_under_the_name_of_its_etape() -> None:
    first_one, *others = REPORT.progress
    [behind] = first_one.behind
    late = replace(first_one, behind=tuple(replace(behind, family=f"Famille {number}") for number in range(8)))
    table = tables(room(replace(REPORT, progress=(late, *others)), rooms.CALENDAR))[1]
    assert [row[0] for row in table.rows] == ["Mars 2026", "", "", "", "", "", "Mai 2026"]
    assert table.rows[5][1] == "et 3 de plus"
    assert table.rows[6][1:] == ("Imagerie", "validé CNP", "2 actes", fr.NOTHING)


def test_an_amount_stands_by_its_point_and_not_by_the_bound_above_it() -> None:
    drawn = years((("Année 0", 0, 100_00, 900_000_00), ("Année 1", 0, 200_00, 900_000_00)), "mots")
    points = [float(y) for y in re.findall(r'<circle cx="[0-9.]+" cy="([0-9.]+)"', drawn)]
    words_ = [float(y) for y in re.findall(r'y="([0-9.]+)" text-anchor="middle">\+', drawn)]
    assert len(points) == len(words_) == 2
    assert all(0 < point - word < 15 for point, word in zip(points, words_, strict=True))


def test_the_title_of_a_dossier_is_said_again_only_where_it_tells_acts_apart() -> None:
    change = next(each for each in REPORT.told if len(each.new) == 2)
    several = replace(change, label=change.new[0].label)
    alone = replace(several, new=several.new[:1])
    for told, shown in ((several, f"{change.new[0].shown} {change.new[0].label}"), (alone, change.new[0].shown)):
        changes = tuple(told if each.id == change.id else each for each in REPORT.changes)
        found = tables([*page(replace(REPORT, changes=changes)).blocks])
        lines = [row for table in found if table.head[:1] == (fr.COLUMNS["new"],) for row in table.rows]
        assert any(row[0] == shown for row in lines), shown
