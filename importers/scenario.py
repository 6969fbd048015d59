"""Scenarios filled in a workbook (``ccam scenario exporter --format xlsx``): the same content as their TOML."""

from collections.abc import Sequence

from ccam.formats.parameters import ParameterFile, parse
from ccam.formats.scenario import Sheets, content_of, is_scenario, toml_text
from ccam.model.findings import Finding
from importers.opened import Opened


def recognises(opened: Opened) -> bool:
    """Whether the first cell of a sheet of a workbook says so."""
    return opened.is_workbook and is_scenario(_sheets(opened))


def read(opened: Opened) -> tuple[ParameterFile, tuple[Finding, ...]]:
    """The parameters, whose text is their TOML; raises :class:`FileRefused` with every wrong value."""
    return parse(toml_text(content_of(_sheets(opened))), name=opened.name), ()


def _sheets(opened: Opened) -> Sheets:
    found: dict[str, Sequence[Sequence[str]]] = {sheet.name: sheet.rows for sheet in opened.sheets}
    return found
