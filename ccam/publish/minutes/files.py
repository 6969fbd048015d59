"""Write a relevé in the format that the name of its file ends with."""

import json
from collections.abc import Callable
from pathlib import Path

from ccam.french import meet as fr
from ccam.publish.minutes.as_json import state
from ccam.publish.minutes.layout import page
from ccam.publish.minutes.model import Minutes
from ccam.publish.page.blocks import Page
from ccam.publish.page.markdown import markdown
from ccam.publish.report.files import replace_together


def _docx(minutes: Minutes, laid: Page) -> bytes:
    from ccam.publish.minutes.word import docx

    return docx(laid, minutes.on)


def _pdf(minutes: Minutes, laid: Page) -> bytes:
    from ccam.publish.page.paper import pdf

    return pdf(laid)


def _markdown(minutes: Minutes, laid: Page) -> bytes:
    return markdown(laid).encode()


def _json(minutes: Minutes, laid: Page) -> bytes:
    return (json.dumps(state(minutes), ensure_ascii=False, indent=2) + "\n").encode()


FORMATS: dict[str, Callable[[Minutes, Page], bytes]] = {
    ".docx": _docx, ".pdf": _pdf, ".md": _markdown, ".json": _json,
}  # fmt: skip
"""Renderers by suffix."""


def contents(minutes: Minutes, suffix: str) -> bytes:
    """The bytes of the file: they depend on the relevé alone."""
    return FORMATS[suffix](minutes, page(minutes))


def write(minutes: Minutes, path: Path) -> None:
    """Write it, whole or not at all; :class:`DataRefused` where the system refuses."""
    replace_together({path: contents(minutes, path.suffix.lower())}, fr.CANNOT_WRITE)
