"""``recouper``: one version read from two formats."""

import csv
from itertools import groupby
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccam.cli import diagnostics, options, output
from ccam.cli.app import command
from ccam.formats.cells import escaped
from ccam.french import crosscheck as fr
from ccam.french import numbers
from ccam.model.errors import DataRefused
from ccam.model.text import folded

if TYPE_CHECKING:
    from ccam.model.crosscheck import CrossCheck, Disagreement, FieldResult

VALUE = 66
"""Cells of a value on screen: with its version before it, it fits in 80 columns."""


def register(app: typer.Typer) -> None:
    """Add the command to the tree."""
    command(app, "recouper")(recouper)


def recouper(
    first: Annotated[str, typer.Argument(metavar="A", help=fr.ARGUMENT_FIRST)],
    second: Annotated[str, typer.Argument(metavar="B", help=fr.ARGUMENT_SECOND)],
    base: options.Base = None,
    limit: options.Limit = 3,
    to: Annotated[Path | None, typer.Option("--vers", metavar="F", help=fr.OPTION_TO)] = None,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Format against format: disagreements are information, so the exit code is 0 whatever they are."""
    from ccam.usecases.crosscheck import crosscheck_versions

    diagnostics.say(fr.READING.format(first=first, second=second))
    with options.open_base(base, read_only=True) as store:
        found = crosscheck_versions(store, first, second)
    if to is not None:
        _write(to, found)
    if json:
        output.emit(_json(found))
    else:
        _say(found, limit)


def _say(found: "CrossCheck", limit: int) -> None:
    output.line(fr.HEADING.format(first=found.first, second=found.second))
    if warning := fr.KINSHIP[found.kinship.value]:
        _paragraph(warning.format(first=found.first, second=found.second))
    output.line()
    output.table(map(_row, found.fields), head=fr.HEAD, right=(1, 2, 3, 4))
    left = sorted(found.left_out, key=lambda item: item.version)
    for version, items in groupby(left, key=lambda item: item.version):
        _paragraph(fr.LEFT_OUT.format(version=version, fields=fr.fields_words([item.field for item in items])))
    differing = [field for field in found.fields if field.different]
    for field in differing:
        _say_field(found, field, limit)
    output.line()
    output.line(fr.ALL_WITH if differing else fr.NO_DIFFERENCE)


def _paragraph(text: str) -> None:
    output.lines(wrap(text, output.page_width(), break_on_hyphens=False))


def _row(field: "FieldResult") -> tuple[str, ...]:
    counts = (field.compared, field.equal, field.writing, field.different)
    return fr.field_words(field.field), *map(numbers.integer, counts)


def _say_field(found: "CrossCheck", field: "FieldResult", limit: int) -> None:
    """The differences of a field by family, unexplained ones first; the largest family comes before the others."""
    items = [item for item in found.of(field.field) if not item.writing_only]
    output.line()
    output.line(fr.FIELD.format(field=fr.field_words(field.field), count=fr.differences(len(items))))
    sizes = {family: sum(item.family == family for item in items) for family in dict.fromkeys(i.family for i in items)}
    for family in sorted(sizes, key=lambda known: (bool(known), -sizes[known], known)):
        why = fr.FAMILIES[family.value] if family else fr.UNEXPLAINED
        output.line(fr.EXPLAINED.format(count=numbers.integer(sizes[family]), why=why))
        mine = [item for item in items if item.family == family]
        for item in mine[: limit or None]:
            _say_item(found, item)
        if limit and len(mine) > limit:
            output.line(fr.MORE.format(count=numbers.integer(len(mine) - limit)))


def _say_item(found: "CrossCheck", item: "Disagreement") -> None:
    first, second = _where_they_differ(fr.value_words(item.field, item.first), fr.value_words(item.field, item.second))
    output.line(fr.ITEM.format(key=item.key))
    for version, value in ((found.first, first), (found.second, second)):
        output.line(fr.SIDE.format(version=version, value=output.cut(value, VALUE - len(version))))


def _where_they_differ(first: str, second: str) -> tuple[str, str]:
    """Two texts on one line each, from a little before they say something else; an accent does not count."""
    first, second = (" ".join(text.split()) for text in (first, second))
    pairs = enumerate(zip(folded(first), folded(second), strict=False))
    same = next((place for place, (a, b) in pairs if a != b), min(len(first), len(second)))
    start = max(0, same - VALUE // 3)
    return (f"…{first[start:]}", f"…{second[start:]}") if start else (first, second)


def _json(found: "CrossCheck") -> dict[str, Any]:
    return {
        "premiere": found.first,
        "seconde": found.second,
        "parente": found.kinship.value,
        "champs": [
            {
                "champ": field.field,
                "compares": field.compared,
                "egaux": field.equal,
                "ecriture_seule": field.writing,
                "differents": field.different,
                "explications": [
                    {"explication": family.value, "ecarts": count} for family, count in sorted(field.families.items())
                ],
            }
            for field in found.fields
        ],
        "non_compares": [{"champ": item.field, "absent_de": item.version} for item in found.left_out],
        "ecarts": [
            {
                "champ": item.field,
                "ou": item.key,
                "premiere": item.first,
                "seconde": item.second,
                "ecriture_seule": item.writing_only,
                "explication": item.family.value,
            }
            for item in found.disagreements
        ],
    }


def _write(path: Path, found: "CrossCheck") -> None:
    head = [title.format(first=found.first, second=found.second) for title in fr.COLUMNS]
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream, delimiter=";")
            writer.writerow(map(escaped, head))
            for item in found.disagreements:
                why = fr.FAMILIES.get(item.family.value, "")
                cells = (fr.field_words(item.field), item.key, item.first, item.second, why)
                shown = [escaped(cell) for cell in cells]
                writer.writerow([*shown[:4], fr.YES if item.writing_only else "", shown[4]])
    except OSError as error:
        raise DataRefused(fr.CANNOT_WRITE, where=str(path), path=path) from error
    diagnostics.say(fr.WRITTEN.format(count=fr.differences(len(found.disagreements)), path=path))
