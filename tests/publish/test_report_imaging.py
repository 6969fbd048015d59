"""Imaging in a report: nothing is lost in the JSON, and every renderer says it; a block never has a median."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from ccam.french import report_imaging as fr
from ccam.publish.page.blocks import Block, Heading, Paragraph, Table
from ccam.publish.page.markdown import markdown
from ccam.publish.report.as_json_imaging import IMAGING as SHAPE
from ccam.publish.report.imaging import Imaging
from ccam.publish.report.layout import page
from ccam.publish.report.layout_imaging import imaging
from ccam.publish.report.sheets import workbook
from ccam.publish.report.sheets_imaging import imaging_sheets
from ccam.publish.report.sheets_rows import Formula
from tests.publish.imaging_sample import EMPTY, IMAGING, PANEL
from tests.publish.imaging_strategies import imagings
from tests.publish.report_sample import REPORT

WORDS = st.text("aé =-|", max_size=4)


def few(items: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(items, max_size=1).map(tuple)


def blocks(found: Imaging | None) -> tuple[Block, ...]:
    return tuple(imaging(replace(REPORT, imaging=found)))


def texts(found: Imaging) -> str:
    told = []
    for block in blocks(found):
        if isinstance(block, Heading | Paragraph):
            told.append(block.text)
        elif isinstance(block, Table):
            told += ["|".join(row) for row in (block.head, *block.rows)]
        else:
            told += getattr(block, "items", ())
    return "\n".join(told)


@given(imagings(WORDS, few))
@settings(deadline=None, max_examples=25)
def test_any_imaging_survives_the_json_and_every_renderer(found: Imaging) -> None:
    assert SHAPE.read(SHAPE.write(found)) == found
    assert all(len(row) == len(sheet.columns) for sheet in imaging_sheets(found) for row in sheet.rows)
    for block in blocks(found):
        if isinstance(block, Table):
            assert {len(row) for row in block.rows} <= {len(block.widths)}


def test_the_five_formats_hold_the_same_figures() -> None:
    said = markdown(page(REPORT)).replace("\u202f", " ").replace("\u00a0", " ")
    for figure in ("841 770,00 €", "104,97", "65,9 M€", "−123,6 M€", "30 % | 31 % | 25 %"):
        assert figure in said, figure
    names = [sheet.name for sheet in imaging_sheets(IMAGING)]
    assert names == [*fr.SHEETS.values()]
    assert workbook(REPORT)


def test_a_block_has_two_values_and_no_median() -> None:
    said = texts(IMAGING)
    assert "pas de médiane (partage par côté)" in said
    assert "médiane " not in said.replace("pas de médiane (", "")
    assert fr.NOT_ADOPTED in said
    assert "Conclusion : deux valeurs : 104,97 (AM) · 135,74 (médecins) €/examen" in said


def test_without_a_rule_nothing_is_concluded() -> None:
    fee = replace(PANEL.fees[0], outcome="", concluded=())
    said = texts(replace(IMAGING, panel=replace(PANEL, rule="", said="AUCUNE RÈGLE ADOPTÉE", fees=(fee,))))
    assert "AUCUNE RÈGLE ADOPTÉE" in said
    assert fr.RULE_HINT in said
    assert "Conclusion" not in said


def test_what_is_absent_is_one_sentence() -> None:
    assert [type(block) for block in blocks(EMPTY)] == [Paragraph]
    assert blocks(None) == ()
    assert list(imaging_sheets(EMPTY)) == []


def test_totals_of_the_workbook_are_the_figures_of_the_model() -> None:
    bills = next(sheet for sheet in imaging_sheets(IMAGING) if sheet.name == fr.SHEETS["bills"])
    for row in bills.rows:
        total = row[7]
        assert isinstance(total, Formula)
        assert isinstance(row[5], int)
        assert isinstance(row[6], int)
        assert total.value == row[5] * row[6]
