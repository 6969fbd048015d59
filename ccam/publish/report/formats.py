"""The formats of a report: each made from the JSON, so that none says anything else."""

from collections.abc import Callable, Iterable

from ccam.publish.report import as_json
from ccam.publish.report.model import Report


def _html(report: Report) -> bytes:
    from ccam.publish.report.html import page

    return page(report).encode()


def _pdf(report: Report) -> bytes:
    from ccam.publish.page.paper import pdf
    from ccam.publish.report.layout import page

    return pdf(page(report))


def _xlsx(report: Report) -> bytes:
    from ccam.publish.report.sheets import workbook

    return workbook(report)


def _markdown(report: Report) -> bytes:
    from ccam.publish.page.markdown import markdown
    from ccam.publish.report.layout import page

    return markdown(page(report)).encode()


def _json(report: Report) -> bytes:
    return as_json.text(report).encode()


FORMATS: dict[str, Callable[[Report], bytes]] = {
    "html": _html, "pdf": _pdf, "xlsx": _xlsx, "md": _markdown, "json": _json,
}  # fmt: skip
"""Renderers by the suffix of their file."""


def contents(report: Report, formats: Iterable[str], say: Callable[[str], None] = lambda _: None) -> dict[str, bytes]:
    """The bytes of each format, which depend on the report alone; ``say`` hears which one is being made."""
    text = as_json.text(report)
    # What the JSON cannot hold is in no other format either.
    read = as_json.read(text)
    made = {}
    for name in formats:
        say(name)
        made[name] = text.encode() if name == "json" else FORMATS[name](read)
    return made
