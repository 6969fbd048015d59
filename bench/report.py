"""A report: its paper beside the same words set bare, its workbook beside one reading of it."""

import io
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import typst
from python_calamine import CalamineWorkbook

from bench.measure import line, medians
from ccam.publish.page.blocks import Bullets, Heading, Page, Paragraph, Table
from ccam.publish.page.paper import pdf
from ccam.publish.report.html import page as html
from ccam.publish.report.layout import page
from ccam.publish.report.sheets import workbook
from ccam.store.store import open_store
from ccam.usecases.demo import make_demo
from ccam.usecases.report.build import build_report

BARE = '#set page(paper: "a4")\n#for words in json(bytes(sys.inputs.data)) { par(words) }\n'


def run() -> Iterator[str]:
    """The demonstration, from january to march."""
    with tempfile.TemporaryDirectory() as folder:
        make_demo(Path(folder), say=lambda _: None)
        with open_store(str(Path(folder, "demo.sqlite"))) as store:
            report = build_report(store, before="janvier", after="mars", draft=None)
        plain = Path(folder, "nu.typ")
        plain.write_text(BARE)
        laid = page(report)
        words = _words(laid)

        def bare() -> object:
            return typst.compile(plain, format="pdf", sys_inputs={"data": words}, ignore_system_fonts=True)

        made = workbook(report)
        paper, naked = medians(lambda: pdf(laid), bare, rounds=3)
        written, read = medians(lambda: workbook(report), lambda: _read(made), rounds=3)
        (shown,) = medians(lambda: html(report), rounds=3)
    yield f"report of the demonstration: {len(report.changes)} dossiers, {len(laid.blocks)} blocks, {len(words)} signs"
    yield line("PDF over the same words set bare", paper / naked, "≤ 10")
    yield line("workbook written, over read by calamine", written / read, "≤ 20")
    yield line("HTML page, seconds", shown, "≤ 2")


def _words(laid: Page) -> str:
    found: list[str] = []
    for block in laid.blocks:
        if isinstance(block, Heading | Paragraph):
            found.append(block.text)
        elif isinstance(block, Bullets):
            found += block.items
        elif isinstance(block, Table):
            found += [cell for row in (block.head, *block.rows) for cell in row]
    return json.dumps(found, ensure_ascii=False)


def _read(made: bytes) -> object:
    book = CalamineWorkbook.from_filelike(io.BytesIO(made))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
