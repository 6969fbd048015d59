"""The relevé in its four formats: the same words, real tables, the same bytes twice."""

import io
import json
import zipfile
from dataclasses import fields
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from ccam.french import minutes as fr
from ccam.model.errors import DataRefused, UsageError
from ccam.publish.minutes import as_json
from ccam.publish.minutes.files import FORMATS, contents
from ccam.publish.minutes.layout import page
from ccam.publish.minutes.model import Dispute, Item, Minutes, Money
from ccam.publish.minutes.word import docx
from ccam.publish.page.blocks import Bullets, Heading, Page, Paragraph, Table, Tone
from ccam.publish.page.markdown import markdown
from ccam.publish.page.paper import pdf
from ccam.usecases.minutes.build import require_writable, write_minutes
from tests.publish.golden_files import same_as_golden
from tests.publish.minutes_sample import CLOSED, OPEN


def words_of(data: bytes) -> str:
    """What a DOCX says: headings, paragraphs and tables in order, a cell a line."""
    said = []
    for block in Document(io.BytesIO(data)).iter_inner_content():
        if hasattr(block, "rows"):
            said += [" | ".join(cell.text.replace("\n", " / ") for cell in row.cells) for row in block.rows]
        else:
            said.append(f"[{block.style.name if block.style else None}] {block.text}" if block.text else "")
    return "\n".join(said) + "\n"


@pytest.mark.parametrize(("name", "minutes"), [("releve_clos", CLOSED), ("releve_projet", OPEN)])
def test_markdown_json_and_the_words_of_the_docx_are_as_agreed(name: str, minutes: Minutes) -> None:
    same_as_golden(f"{name}.md", contents(minutes, ".md").decode())
    same_as_golden(f"{name}.json", contents(minutes, ".json").decode())
    same_as_golden(f"{name}.docx.txt", words_of(contents(minutes, ".docx")))


@pytest.mark.parametrize("suffix", sorted(FORMATS))
@pytest.mark.parametrize("minutes", [CLOSED, OPEN], ids=["clos", "projet"])
def test_bytes_depend_on_the_releve_alone(suffix: str, minutes: Minutes) -> None:
    assert contents(minutes, suffix) == contents(minutes, suffix)


def test_the_docx_bears_the_day_of_the_seance_and_no_other_time() -> None:
    data = contents(CLOSED, ".docx")
    known = Document(io.BytesIO(data)).core_properties
    assert (known.created.isoformat()[:10], known.modified.isoformat()[:10]) == ("2026-03-30", "2026-03-30")
    assert known.author == known.last_modified_by == ""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert {item.date_time[0] for item in packed.infolist()} == {1980}
        parts = {name: packed.read(name).decode() for name in packed.namelist() if name.endswith(".xml")}
    assert "w:tblHeader" in parts["word/document.xml"]
    assert "NUMPAGES" in "".join(text for name, text in parts.items() if "footer" in name)


def test_a_releve_of_an_open_seance_says_projet_everywhere() -> None:
    assert page(OPEN).mark == fr.PROJECT
    assert page(CLOSED).mark == ""
    headers = []
    for minutes in (OPEN, CLOSED):
        section = Document(io.BytesIO(contents(minutes, ".docx"))).sections[0]
        headers.append(section.header.paragraphs[0].text)
    assert fr.PROJECT in headers[0]
    assert fr.PROJECT not in headers[1]
    assert fr.PROJECT in markdown(page(OPEN))
    assert fr.PROJECT not in markdown(page(CLOSED))
    assert contents(OPEN, ".pdf").startswith(b"%PDF-")


def test_every_block_is_drawn_on_paper() -> None:
    bare = Page("T", "s", "r", "", ())
    blocks = (
        Heading("A", 1), Heading("B", 2), Heading("C", 3), Paragraph("p"), Paragraph("q", Tone.QUIET),
        Paragraph("r", Tone.ALERT), Bullets(("x", "y")), Table(("a", "b"), (("1", "2\n3"),), (1, 2), (1,)),
        Table((), (("a", "b"),), (1, 2)),
    )  # fmt: skip
    sizes = [len(pdf(Page("T", "s", "r", "", (block,)))) for block in blocks]
    assert min(sizes) > len(pdf(bare))


WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs", "Cc")), max_size=30)


@settings(max_examples=25, deadline=None)
@given(WORDS, WORDS)
def test_what_people_write_stays_words(title: str, label: str) -> None:
    """No markup of any of the formats is obeyed, and no control character breaks one."""
    blocks = (Heading(title, 2), Bullets((label,)), Table(("a",), ((label,),), (1,)))
    laid = Page(title, label, title, "", blocks)
    assert pdf(laid).startswith(b"%PDF-")
    assert docx(laid, "2026-03-30").startswith(b"PK")
    assert markdown(laid)


def test_markdown_escapes_what_would_be_markup() -> None:
    text = markdown(page(CLOSED))
    assert r"\<b\>" in text
    assert r"\`x\`" in text
    assert r"\*2024\*" in text


def test_the_json_names_every_attribute_once_and_amounts_are_strings() -> None:
    told = as_json.state(CLOSED)
    assert told["en_jeu"] == {"honoraires": "218392.00"}
    assert told["ordre_du_jour"][0]["impact"] == {
        "observe": "114918.00", "minimum": "1981.00", "maximum": "1400000.00", "base": "7200000.00",
        "base_sans_chiffre": "2420732.00",
    }  # fmt: skip
    assert told["ordre_du_jour"][1]["impact"] is None
    assert told["provisoire"] is False
    json.dumps(told)
    for record in (Minutes, Item, Dispute, Money):
        keys = [as_json.KEYS[field.name] for field in fields(record)]
        assert len(set(keys)) == len(keys)


def test_a_name_that_no_releve_bears_or_that_is_taken_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"releve\.odt"):
        require_writable(tmp_path / "releve.odt", overwrite=False)
    path = tmp_path / "releve.DOCX"
    write_minutes(CLOSED, path)
    first = path.read_bytes()
    with pytest.raises(DataRefused, match="existe déjà"):
        write_minutes(OPEN, path)
    assert path.read_bytes() == first
    write_minutes(OPEN, path, overwrite=True)
    assert path.read_bytes() != first
    with pytest.raises(DataRefused, match="pas pu être écrit"):
        write_minutes(CLOSED, tmp_path / "absent" / "releve.pdf")
