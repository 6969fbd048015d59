"""PDF, workbook and Markdown: made from the same model, the same bytes twice, nothing of them ugly or executed."""

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import etree
from python_calamine import CalamineWorkbook

from ccam.french import numbers
from ccam.french import report as fr
from ccam.french import report_charts as flow_words
from ccam.french import report_rooms as rooms
from ccam.french import report_scale as scale_words
from ccam.french import report_sheets as words
from ccam.model.graph import ChangeKind
from ccam.model.text import has_control
from ccam.publish.page.blocks import Bullets, Contents, Drawing, Heading, Paragraph
from ccam.publish.page.paper import pdf
from ccam.publish.report.charts import winners
from ccam.publish.report.figures import Money
from ccam.publish.report.flows import flow
from ccam.publish.report.formats import FORMATS, contents
from ccam.publish.report.layout import page
from ccam.publish.report.model import Report
from ccam.publish.report.sheets import workbook
from ccam.publish.report.sheets_rows import Formula
from ccam.publish.report.sheets_tables import sheets
from tests.publish.golden_files import same_as_golden
from tests.publish.report_sample import REPORT, SINCE_RELEASE, UNSEALED
from tests.publish.report_strategies import reports


def of_format(report: Report, name: str) -> bytes:
    """The report in one format."""
    return contents(report, [name])[name]


def sheet_of(report: Report, name: str) -> list[list[Any]]:
    """The rows of a sheet, as another reader finds them."""
    return CalamineWorkbook.from_filelike(io.BytesIO(workbook(report))).get_sheet_by_name(name).to_python()


def xml_of(report: Report, name: str) -> str:
    """A sheet as it is written."""
    with zipfile.ZipFile(io.BytesIO(workbook(report))) as packed:
        place = [sheet.name for sheet in sheets(report)].index(name) + 1
        return packed.read(f"xl/worksheets/sheet{place}.xml").decode()


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_report_gives_the_same_bytes(name: str) -> None:
    assert of_format(REPORT, name) == of_format(REPORT, name)


def test_golden_markdown() -> None:
    same_as_golden("rapport_appendicectomies.md", of_format(REPORT, "md").decode())


@given(reports())
@settings(deadline=None, max_examples=40)
def test_any_report_can_be_written_as_markdown_and_as_a_workbook(report: Report) -> None:
    made = contents(report, ["md", "xlsx"])
    assert not has_control(made["md"].decode().replace("\n", " "))
    names = CalamineWorkbook.from_filelike(io.BytesIO(made["xlsx"])).sheet_names
    assert names[0] == words.NAMES["brief"]
    assert names[-1] == words.NAMES["provenance"]


@given(reports())
@settings(deadline=None, max_examples=8)
def test_any_report_can_be_set_on_paper(report: Report) -> None:
    assert of_format(report, "pdf").startswith(b"%PDF-")


def test_the_pdf_is_dated_by_its_end_point_and_by_nothing_else() -> None:
    made = of_format(REPORT, "pdf")
    assert {*re.findall(rb"D:(\d{8})", made)} <= {b"20260331"}
    assert b"20260331" in made


def test_what_is_not_sealed_is_marked() -> None:
    assert page(UNSEALED).mark == fr.UNSEALED
    assert page(REPORT).mark == ""
    assert fr.UNSEALED in of_format(UNSEALED, "md").decode()
    assert fr.UNSEALED not in of_format(REPORT, "md").decode()
    assert [row[0] for row in sheet_of(UNSEALED, words.NAMES["chapter"])[:3]][2].startswith(fr.UNSEALED)


def test_paper_tells_the_largest_dossiers_and_where_the_others_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ccam.publish.report.layout_dossiers.MOST", 2)
    titles = [block.text for block in page(REPORT).blocks if isinstance(block, Heading) and block.level == 2]
    assert [change.id for change in REPORT.changes if any(title.startswith(change.id) for title in titles)] == [
        "HHFA001", "HLHJ003"
    ]  # fmt: skip
    assert "Les 3 autres" in of_format(REPORT, "md").decode()


# drawings -------------------------------------------------------------------------------------


def test_drawings_say_the_same_in_words_and_need_no_colour() -> None:
    found = [block for block in page(REPORT).blocks if isinstance(block, Drawing)]
    assert list(dict.fromkeys(block.title for block in found)) == [
        rooms.WATERFALL, rooms.WINNERS, rooms.BEFORE_AFTER, rooms.SPREAD_DRAWN, scale_words.DRAWN, flow_words.FLOW,
        rooms.PATH_DRAWN, rooms.CLIMB,
    ]  # fmt: skip
    for block in found:
        root = etree.fromstring(block.svg)
        assert root.get("aria-label") == block.words.replace("\n", " ")
        looks = {element.get(name) for element in root.iter() for name in ("fill", "stroke")}
        assert looks <= {None, "none", "currentColor"}, "full or empty, never a colour"
        assert "http" not in block.svg
        assert 'id="' not in block.svg
    assert "transcodage −55,5" in found[0].words


def bars_of(svg: str) -> list[tuple[float, float]]:
    """Where each bar of a chart begins, and how long it is."""
    return [(float(start), float(length)) for start, length in re.findall(r'd="M([-.0-9]+),[-.0-9]+h([.0-9]+)v', svg)]


def test_a_waterfall_ends_where_its_total_does() -> None:
    drawn = next(block for block in page(REPORT).blocks if isinstance(block, Drawing))
    *factors, total = bars_of(drawn.svg)
    assert len(factors) == len(REPORT.split.factors)
    assert total[0] == pytest.approx(factors[0][0], abs=1), "both begin at zero"
    assert total[0] + total[1] == pytest.approx(factors[-1][0], abs=1), "the last fall stops at the total"


def test_words_that_would_take_the_drawer_down_are_shown() -> None:
    spoiled = [replace(row, label="fin\x00\x1b[31m") for row in REPORT.by_chapter]
    drawn = next(winners(replace(REPORT, by_chapter=tuple(spoiled))))
    assert not has_control(drawn.svg)
    assert "fin�" in drawn.svg


def test_what_becomes_of_an_act_is_drawn_and_told() -> None:
    change = REPORT.change("HHFA001")
    drawn = next(iter(flow(change)))
    assert isinstance(drawn, Drawing)
    assert len(drawn.words.split("\n")) == len(change.old)
    root = etree.fromstring(drawn.svg)
    texts = [element.text or "" for element in root.iter("text")]
    shares = [numbers.share(way.part) for act in change.old for way in act.ways if way.part is not None]
    assert set(shares) <= set(texts)
    assert {act.code for act in change.old} | {act.shown for act in change.new} <= set(texts)


def test_a_dossier_that_no_sheet_holds_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ccam.publish.report.flows.MOST", 1)
    (told,) = flow(REPORT.change("HHFA001"))
    assert isinstance(told, Bullets)
    assert len(told.items) == len(REPORT.change("HHFA001").old)


def test_acts_kept_as_they_are_take_a_code_and_no_page() -> None:
    kept = replace(
        REPORT.changes[0], id="AAAA001", kind_before=ChangeKind.UNDECIDED, kind_after=ChangeKind.KEPT, before=None,
        after=Money(0, 0, 0, 0, 0), violations=(), votes=(), grounds=(),
    )  # fmt: skip
    blocks = page(replace(REPORT, changes=(*REPORT.changes, kept))).blocks
    assert not [block for block in blocks if isinstance(block, Heading) and "AAAA001" in block.text]
    assert [block for block in blocks if isinstance(block, Paragraph) and "AAAA001" in block.text]
    moved = replace(kept, after=Money(1, 1, 1, 1, 0))
    assert not moved.plain


def test_the_first_page_holds_on_two_sheets() -> None:
    blocks = page(REPORT).blocks
    end = next(place for place, block in enumerate(blocks) if isinstance(block, Contents))
    made = pdf(replace(page(REPORT), blocks=blocks[:end]))
    assert len(re.findall(rb"/Type\s*/Page\b", made)) <= 2


def test_nothing_moves_nothing_is_drawn() -> None:
    still = replace(
        REPORT, by_chapter=(), spread=(), paths=(), imaging=None, tension=None, split=replace(
            REPORT.split, factors=(), rows=(), total=replace(REPORT.split.total, delta=0, parts=())),
    )  # fmt: skip
    drawn = [block for block in page(still).blocks if isinstance(block, Drawing)]
    assert {block.title for block in drawn} == {flow_words.FLOW}


# workbook -------------------------------------------------------------------------------------


def test_amounts_are_exact_and_totals_are_live() -> None:
    rows = sheet_of(REPORT, words.NAMES["chapter"])
    titles = rows[3]
    assert titles[:6] == ["Code", "Libellé", "Dépense", "Effet avant", "Effet après", "Changement"]
    digestive = next(row for row in rows if row[0] == "07")
    assert digestive[2:6] == [158_448_991.17, 164_344.1, 114_917.0, -49_427.1]
    xml = xml_of(REPORT, words.NAMES["chapter"])
    assert "<f>E6-D6</f>" in xml
    assert "<f>SUBTOTAL(109,C5:C7)</f><v>12000000000.00</v>" in xml
    assert '<pane xSplit="2" ySplit="4"' in xml
    assert '<autoFilter ref="A4:K7"/>' in xml


@given(reports())
@settings(deadline=None, max_examples=40)
def test_a_formula_is_known_to_have_the_value_of_its_cells(report: Report) -> None:
    for sheet in sheets(report):
        keys = [column.key for column in sheet.columns]
        for row in sheet.rows:
            cells = dict(zip(keys, row, strict=True))
            for value in row:
                if isinstance(value, Formula) and "/" not in value.text:
                    known = {key: cell.value if isinstance(cell, Formula) else cell for key, cell in cells.items()}
                    assert eval(value.text[1:].format(**known)) == value.value  # noqa: S307 - our own formula


def test_words_that_look_like_formulas_stay_words_and_come_back_whole() -> None:
    titles, *rows = sheet_of(REPORT, words.NAMES["opinions"])[3:]
    assert rows[0][titles.index("Motif ou précision")] == "président, contre avec veto : =les parts manquent de source"
    rows = sheet_of(REPORT, words.NAMES["disputed"])[4:]
    assert rows[0][1] == "-redevance de clinique"
    assert "<f>" not in xml_of(REPORT, words.NAMES["disputed"])
    with zipfile.ZipFile(io.BytesIO(workbook(REPORT))) as packed:
        styles = packed.read("xl/styles.xml").decode()
    assert 'quotePrefix="1"' in styles
    # Without its side, no spreadsheet but one heeds the indent: words would touch the figure before them.
    assert 'indent="1"' not in re.sub(r'<alignment horizontal="left"[^>]*>', "", styles)


def test_the_workbook_tells_where_everything_comes_from() -> None:
    said = "\n".join(str(cell) for row in sheet_of(REPORT, words.NAMES["provenance"]) for cell in row)
    for proof in (REPORT.sources.volumes_sha, REPORT.sources.release_sha, REPORT.sources.journal_hash):
        assert proof in said
    assert all(sentence in said for sentence in REPORT.sources.policy)


def test_sheets_have_names_that_spreadsheets_allow_and_columns_that_are_named() -> None:
    assert all(len(name) <= 31 and not {*name} & {*"[]:*?/\\"} for name in words.NAMES.values())
    for report in (REPORT, SINCE_RELEASE):
        for sheet in sheets(report):
            assert all(len(row) == len(sheet.columns) for row in sheet.rows)
            assert all(column.shown for column in sheet.columns)


def test_an_act_that_has_its_ways_is_said_transcoded() -> None:
    rows = sheet_of(REPORT, words.NAMES["old"])[4:]
    fates = {row[1]: row[5] for row in rows}
    assert fates["HHFA016"] == words.MAPPED
    assert fates["HLHJ003"] == "supprimé"
    assert [row[8] for row in rows if row[1] == "HHFA016"] == [0.92, 0.08]
