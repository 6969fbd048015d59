"""The relevé as a DOCX that people may annotate: real headings and tables, page numbers, the same bytes every time."""

import io
import zipfile
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from ccam.french import minutes as fr
from ccam.french.report import typeset
from ccam.model.text import safe
from ccam.publish.page.blocks import Block, Bullets, Drawing, Heading, Page, Paragraph, Table, Tone

INK, SOFT, ALERT = RGBColor(0x1F, 0x2D, 0x3D), RGBColor(0x5B, 0x66, 0x72), RGBColor(0xA3, 0x34, 0x1F)
SHADE, RULE = "EEF1F4", "C3CAD2"
WIDTH_CM = 16.6
"""Between the margins of an A4 sheet."""
EPOCH = (1980, 1, 1, 0, 0, 0)
SIZES = {1: 13.0, 2: 12.0, 3: 10.5}


def docx(page: Page, on: str) -> bytes:
    """The whole document; ``on`` is the ISO day of the séance, which its properties bear."""
    made = Document()
    _properties(made, page, on)
    _styles(made)
    _sheet(made, page)
    _say(made.add_paragraph(), page.title, size=20, bold=True)
    _say(made.add_paragraph(), page.subtitle, size=12, color=SOFT)
    for block in page.blocks:
        _draw(made, block)
    return _packed(made)


def _properties(made: Any, page: Page, on: str) -> None:
    known = made.core_properties
    known.title = safe(typeset(f"{page.title}, {page.running}"))
    known.author = known.last_modified_by = known.comments = ""
    known.language = "fr-FR"
    known.revision = 1
    known.created = known.modified = datetime.fromisoformat(on)


def _styles(made: Any) -> None:
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = "Calibri", Pt(10.5), INK
    normal.paragraph_format.space_after = Pt(4)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "fr-FR")
    normal.element.get_or_add_rPr().append(language)
    for level, size in SIZES.items():
        style = made.styles[f"Heading {level}"]
        style.font.name, style.font.size, style.font.bold = "Calibri", Pt(size), True
        style.font.color.rgb = SOFT if level == max(SIZES) else INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for name in [name for name in fonts.attrib if name.endswith("Theme")]:
            del fonts.attrib[name]
        style.paragraph_format.space_before = Pt(8 if level == max(SIZES) else 14)
        style.paragraph_format.space_after = Pt(3)


def _sheet(made: Any, page: Page) -> None:
    """A4, what runs at the top of each sheet, and its number."""
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)
    top = section.header.paragraphs[0]
    _say(top, page.running, size=8.5, color=SOFT)
    if page.mark:
        _say(top, f"  {page.mark}", size=8.5, color=ALERT, bold=True)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for word, field in ((fr.PAGE, "PAGE"), (fr.OF, "NUMPAGES")):
        _say(foot, f"{word} " if field == "PAGE" else f" {word} ", size=8.5, color=SOFT)
        _field(foot, field)


def _field(paragraph: Any, name: str) -> None:
    """A field that Word fills: the number of the sheet, or of all of them."""
    run = paragraph.add_run()
    run.font.size, run.font.color.rgb = Pt(8.5), SOFT
    for kind, text in (("begin", ""), ("", name), ("separate", ""), ("shown", "1"), ("end", "")):
        if kind == "shown":
            element = OxmlElement("w:t")
            element.text = text
        elif kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.text = text
        run._r.append(element)


def _say(paragraph: Any, text: str, *, size: float = 0, color: RGBColor | None = None, bold: bool = False) -> None:
    run = paragraph.add_run(safe(typeset(text)))
    run.bold = bold or None
    if size:
        run.font.size = Pt(size)
    if color is not None:
        run.font.color.rgb = color


def _draw(made: Any, block: Block) -> None:
    if isinstance(block, Heading):
        made.add_heading(safe(typeset(block.text)), block.level)
    elif isinstance(block, Paragraph):
        tones: dict[Tone, dict[str, Any]] = {
            Tone.PLAIN: {}, Tone.KEY: {"bold": True}, Tone.QUIET: {"size": 9.5, "color": SOFT},
            Tone.ALERT: {"color": ALERT, "bold": True},
        }  # fmt: skip
        _say(made.add_paragraph(), block.text, **tones[block.tone])
    elif isinstance(block, Bullets):
        for item in block.items:
            _say(made.add_paragraph(style="List Bullet"), item)
    elif isinstance(block, Drawing):
        _say(made.add_paragraph(), block.words)
    elif isinstance(block, Table):
        _table(made, block)


def _table(made: Any, block: Table) -> None:
    table = made.add_table(rows=0, cols=len(block.widths))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    _borders(table)
    if block.head:
        _row(table, block, block.head, head=True)
    for row in block.rows:
        _row(table, block, row)
    made.add_paragraph().paragraph_format.space_after = Pt(2)


def _row(table: Any, block: Table, cells: tuple[str, ...], *, head: bool = False) -> None:
    row = table.add_row()
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))
    for column, text in enumerate(cells):
        cell = row.cells[column]
        cell.width = Cm(WIDTH_CM * block.widths[column] / sum(block.widths))
        if head:
            _shade(cell)
        label = not block.head and column == 0
        for index, line in enumerate(text.split("\n")):
            paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(1)
            if column in block.right:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            _say(paragraph, line, size=8.5 if head else 9.5, color=SOFT if label else None, bold=head)


def _shade(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", SHADE)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _borders(table: Any) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", RULE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)


def _packed(made: Any) -> bytes:
    """The parts in a fixed order at a fixed time."""
    written, packed = io.BytesIO(), io.BytesIO()
    made.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(packed, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            target.writestr(entry, source.read(name))
    return packed.getvalue()
