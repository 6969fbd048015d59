"""The templates as files: the same bytes twice, and a page that says everything. ``CCAM_REFAIRE_GOLDEN=1`` anew."""

import io
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from ccam.formats.templates_catalogue import NAMES, TEXTS, WORKBOOKS
from ccam.formats.templates_cells import Choice
from ccam.french import templates as fr
from ccam.publish.templates import file_name, template_bytes
from tests.publish.golden_files import same_as_golden


def pages(name: str) -> dict[str, list[list[str]]]:
    """Every sheet of a template, as texts."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(template_bytes(name, file_name(name))))
    return {
        title: [[str(cell) for cell in row] for row in book.get_sheet_by_name(title).to_python()]
        for title in book.sheet_names
    }


def parts(name: str) -> dict[str, str]:
    """What the package of a template holds."""
    with zipfile.ZipFile(io.BytesIO(template_bytes(name, file_name(name)))) as package:
        return {part: package.read(part).decode() for part in package.namelist()}


@pytest.mark.parametrize("name", NAMES)
def test_a_template_is_always_the_same_bytes(name: str) -> None:
    assert template_bytes(name, file_name(name)) == template_bytes(name, file_name(name))
    if name not in TEXTS:
        assert "2026-01-01T00:00:00Z" in parts(name)["docProps/core.xml"]


@pytest.mark.parametrize("name", NAMES)
def test_what_a_template_says(name: str) -> None:
    """The whole text of each, to be read by someone before it is kept."""
    if name in TEXTS:
        same_as_golden(f"modele-{name}.toml", template_bytes(name, file_name(name)).decode())
        return
    lines = []
    for title, rows in pages(name).items():
        lines.append(f"== {title}")
        lines += [" | ".join(row).rstrip(" |") for row in rows if any(row)]
    same_as_golden(f"modele-{name}.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("name", WORKBOOKS)
def test_every_cell_to_fill_has_its_prompt_and_its_refusal(name: str) -> None:
    sheets = [text for part, text in sorted(parts(name).items()) if part.startswith("xl/worksheets/sheet")]
    columns = sum(len(table.columns) for table in WORKBOOKS[name].tables) + len(WORKBOOKS[name].head)
    assert sum(text.count("<dataValidation ") for text in sheets) == columns
    assert sum(text.count(f'errorTitle="{fr.ERROR_TITLE}"') for text in sheets) == columns
    lists = sum(isinstance(c.kind, Choice) for t in WORKBOOKS[name].tables for c in t.columns)
    lists += sum(isinstance(c.kind, Choice) for c in WORKBOOKS[name].head)
    assert sum(text.count('type="list"') for text in sheets) == lists


@pytest.mark.parametrize("name", WORKBOOKS)
def test_the_page_names_every_column_and_the_command_that_follows(name: str) -> None:
    guide, *_ = pages(name).values()
    first = {row[0] for row in guide}
    assert all(column.heading in first for table in WORKBOOKS[name].tables for column in table.columns)
    command = {"transcodage": "appliquer", "familles": "famille placer"}.get(name, "importer")
    assert any(f"ccam {command} {name}.xlsx" in row[0] for row in guide)


def test_a_list_offers_exactly_what_is_read() -> None:
    page = pages("forfaits")[fr.LISTS_SHEET]
    offered = {row[0]: [cell for cell in row[1:] if cell] for row in map(list, zip(*page, strict=True))}
    for table in WORKBOOKS["forfaits"].tables:
        for column in table.columns:
            if isinstance(column.kind, Choice):
                assert offered[fr.LIST_OF.format(title=column.title)] == list(column.kind.known)
                assert [column.kind.read(word).value for word in column.kind.known] == list(column.kind.known.values())


def test_no_cell_of_a_template_is_a_formula() -> None:
    for name in WORKBOOKS:
        assert all("<f>" not in text for part, text in parts(name).items() if part.startswith("xl/worksheets/"))
