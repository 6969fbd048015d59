"""The page: alone, legible without colour, faithful to the report, deaf to what labels would do to it."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from lxml import html as lxml_html
from lxml.html import HtmlElement

from ccam.french import report as fr
from ccam.model.text import has_control
from ccam.publish.report import as_json
from ccam.publish.report.figures import Money, TotalChange
from ccam.publish.report.html import TEMPLATES, page
from ccam.publish.report.model import Report
from tests.publish.golden_files import same_as_golden
from tests.publish.report_sample import APPENDIX, HEAD, REPORT, SINCE_RELEASE, UNSEALED
from tests.publish.report_strategies import reports

HOSTILE = '<script>alert("1")</script> & </table>\x1b[31m\u202e\x00 « fin »'
UNITS = ("€", "%", "×", "hors d'atteinte", "acte", "dossier", "points", "inconnu", "–")


def parsed(report: Report) -> HtmlElement:
    """The page as a browser would read it."""
    return lxml_html.document_fromstring(page(report))


def words(element: HtmlElement) -> str:
    """Text with white space made plain."""
    return re.sub(r"\s+", " ", element.text_content()).strip()


def attributes(root: HtmlElement) -> list[tuple[str, str]]:
    """Every attribute of every element."""
    return [(str(name), str(value)) for element in root.iter() for name, value in element.attrib.items()]


def row(root: HtmlElement, section: str, start: str) -> list[str]:
    """Cells of the first row of a section whose text starts so."""
    for found in root.xpath(f"//*[@id='{section}']//tr"):
        if words(found).startswith(start):
            return [words(cell) for cell in found]
    raise AssertionError(start)


def test_golden_page() -> None:
    same_as_golden("rapport_appendicectomies.html", page(as_json.read(as_json.text(REPORT))))


def test_it_asks_nothing_of_the_network_and_runs_nothing() -> None:
    text = page(REPORT)
    root = parsed(REPORT)
    assert "http:" not in text
    assert "https:" not in text
    assert not re.search(r"@import|url\(", text)
    assert {name for name, _ in attributes(root)} & {"src", "srcset", "action", "background", "style"} == set()
    assert not [name for name, _ in attributes(root) if name.startswith("on")]
    assert root.xpath("//script | //link | //iframe | //object | //img | //form") == []


@given(reports())
@settings(deadline=None, max_examples=60)
def test_any_report_gives_a_sound_page(report: Report) -> None:
    root = parsed(report)
    ids = [value for name, value in attributes(root) if name == "id"]
    anchors = [value for name, value in attributes(root) if name == "href"]
    assert len(set(ids)) == len(ids)
    assert all(anchor.startswith("#") and anchor[1:] in ids for anchor in anchors)
    assert {value for name, value in attributes(root) if name == "aria-labelledby"} <= set(ids)
    assert root.xpath("//script") == []
    assert not has_control(root.text_content())
    assert (fr.UNSEALED in root.text_content()) == (not report.head.sealed)


def test_hostile_words_are_shown_and_do_nothing() -> None:
    spoiled = replace(
        REPORT,
        head=replace(HEAD, instance=HOSTILE, draft=HOSTILE, before=replace(HEAD.before, name=HOSTILE)),
        changes=(
            replace(
                APPENDIX, label=HOSTILE, sentences=(HOSTILE,),
                new=tuple(replace(act, label=HOSTILE) for act in APPENDIX.new),
            ),
        ),
        top=("HHFA001",),
        families=(replace(REPORT.families[0], committee=HOSTILE, dossiers=("HHFA001",)),),
        alerts=(replace(REPORT.alerts[0], sentence=HOSTILE, acts=(HOSTILE,)),),
        sources=replace(REPORT.sources, policy=(HOSTILE,)),
    )  # fmt: skip
    text = page(spoiled)
    shown = '<script>alert("1")</script> & </table>�[31m�� « fin »'
    assert "<script" not in text
    assert "&amp;amp;" not in text
    root = parsed(spoiled)
    assert words(root.xpath("//title")[0]).count(shown) == 1
    assert words(root.xpath("//*[@id='titre-HHFA001']")[0]) == f"HHFA001 {shown}"
    assert words(root).count(shown) >= 12


def test_the_banner_is_there_only_when_nothing_is_sealed() -> None:
    sealed, unsealed = page(REPORT), page(UNSEALED)
    assert fr.UNSEALED not in sealed
    assert HEAD.after.hash is not None
    assert HEAD.after.hash in sealed
    root = parsed(UNSEALED)
    assert words(root.xpath("//*[@id='non-scelle']")[0]).startswith(fr.UNSEALED)
    assert root.xpath("//*[@class='watermark' and @aria-hidden='true']")
    assert f'content: "{fr.UNSEALED}"' in unsealed, "on every printed sheet too"


def test_an_invented_draft_says_so() -> None:
    real = replace(REPORT, head=replace(HEAD, fictional=False))
    assert fr.FICTIONAL in page(REPORT)
    assert fr.FICTIONAL not in page(real)


def test_it_can_be_read_aloud() -> None:
    root = parsed(REPORT)
    assert root.get("lang") == "fr"
    levels = [int(str(heading.tag)[1]) for heading in root.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for table in root.xpath("//table"):
        assert words(table.xpath("caption")[0])
        assert table.xpath("thead//th")
    assert all(cell.get("scope") for cell in root.xpath("//th"))
    assert all(words(cell) for cell in root.xpath("//th"))


@pytest.mark.parametrize("report", [REPORT, UNSEALED, SINCE_RELEASE])
def test_every_figure_names_its_unit(report: Report) -> None:
    root = parsed(report)
    amounts = root.xpath("//*[contains(concat(' ', @class, ' '), ' eur ')]")
    assert len(amounts) > 60
    assert all("€" in words(amount) for amount in amounts)
    for cell in root.xpath("//td[not(ancestor::section[@id='imagerie'])][contains(concat(' ', @class, ' '), ' num ')]"):
        assert any(unit in words(cell) for unit in UNITS), words(cell)


def test_every_row_of_a_table_is_as_wide_as_its_head() -> None:
    for report in (REPORT, SINCE_RELEASE):
        for table in parsed(report).xpath("//table"):
            columns = len(table.xpath("thead/tr/th"))
            for body in table.xpath("tbody | tfoot"):
                cells = sum(int(c.get("rowspan", 1)) * int(c.get("colspan", 1)) for c in body.xpath("tr/*"))
                assert cells == columns * len(body.xpath("tr")), words(body)


def test_the_breakdown_adds_up_and_differences_are_told() -> None:
    root = parsed(REPORT)
    assert row(root, "repartition", "07") == [
        "07 Appareil digestif", "158 448 991 €", "+164 344 €",
        "+114 917 € entre +3 € et +1,1 M€ hors 62,3 M€ sans chiffre", "−49 427 €", "",
    ]  # fmt: skip
    assert row(root, "repartition", "Total")[1:5] == ["12 000 000 000 €", "+164 344 €", "+114 917 €", "−49 427 €"]
    assert row(root, "charges", "historique")[3] == "−198 939 €"
    assert row(root, "dossiers", "HHFE002")[-1] == "0 € hors 62,3 M€ sans chiffre"


def test_from_the_base_release_there_is_no_before() -> None:
    root = parsed(SINCE_RELEASE)
    heads = {words(cell) for cell in root.xpath("//th")}
    assert fr.COLUMNS["before"] not in heads
    assert fr.BEFORE not in heads
    assert words(root.xpath("//p[@class='subtitle']")[0]) == "version 81 → étape « mars »"


def test_a_dossier_is_drawn_from_old_acts_to_new() -> None:
    root = parsed(REPORT)
    assert row(root, "dossier-HHFA001", "HHFA001")[1:] == [
        "176,79 €", "340 actes", "100 %", "P-07-0001 Appendicectomie, toute voie d'abord",
    ]  # fmt: skip
    assert row(root, "dossier-HHFA001", "8 %")[1].startswith("P-07-0002")
    assert row(root, "dossier-HHFA001", "P-07-0001")[1:] == [
        "activité 1", "262 points", "chirurgie", "193,62 €", "10 899 actes", "",
    ]  # fmt: skip
    assert row(root, "dossier-HHFE002", "part à donner")[1].endswith(fr.BILLED_TOGETHER)
    assert row(root, "dossier-HLHJ003", "HLHJ003")[-1].startswith("supprimé : remplacée")


@pytest.mark.parametrize(
    ("impact", "said"),
    [(1_000, "augmente les honoraires de 10 €"), (-1_000, "diminue les honoraires de 10 €"), (0, "ne change pas")],
)
def test_the_total_is_said_in_words(impact: int, said: str) -> None:
    flat = TotalChange(REPORT.total.before, Money(impact, impact, impact, impact, 0))
    section = words(parsed(replace(REPORT, total=flat)).xpath("//*[@id='total']")[0])
    assert said in section
    assert fr.TOTAL_RANGE[:30] not in section


def test_open_disagreements_are_in_euros_and_never_offset() -> None:
    first, second = REPORT.disputes
    brief = words(parsed(REPORT).xpath("//*[@class='brief']")[0])
    assert "42,0 k€" in brief.replace("\u202f", " ").replace("\xa0", " ")
    assert "2 désaccords, dont 1 sans chiffre" in brief
    section = words(parsed(REPORT).xpath("//*[@id='desaccords']")[0])
    assert "échéance passée" in section
    assert fr.DISPUTE_UNKNOWN in section
    opposed = replace(REPORT, disputes=(first, replace(first, id="D-0009", effect=-(first.effect or 0)), second))
    assert opposed.stakes == (("honoraires", 2 * abs(first.effect or 0)),)
    assert "D-" not in words(parsed(replace(REPORT, disputes=())).xpath("//*[@class='brief']")[0])


def test_what_is_empty_says_so() -> None:
    bare = replace(REPORT, top=(), changes=(), alerts=(), by_kind=(), by_chapter=(), by_group=(), families=())
    bare = replace(bare, disputes=())
    text = words(parsed(bare))
    for sentence in (fr.NO_TOP, fr.NO_ALERT, fr.NO_DISPUTE, fr.NOTHING_HERE):
        assert sentence in text


def test_one_source_of_charges_leaves_nothing_to_compare() -> None:
    origins = REPORT.charges.origins[:1]
    rows = tuple(replace(key, rates=key.rates[:1]) for key in REPORT.charges.rows)
    text = words(parsed(replace(REPORT, charges=replace(REPORT.charges, origins=origins, rows=rows))))
    assert fr.CHARGES_ALONE in text
    assert fr.CHARGES_COMPLETE in text


def test_no_word_of_the_page_is_written_in_a_template() -> None:
    for template in TEMPLATES.glob("*.html.j2"):
        source = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", " ", template.read_text(), flags=re.DOTALL)
        assert not re.search(r"[^\W\d_]{2,}", source), template.name
