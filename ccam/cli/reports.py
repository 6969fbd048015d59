"""Points d'étape and reports: ``etape``, ``rapport``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccam.cli import diagnostics, options, output
from ccam.cli.app import command, group
from ccam.cli.draft import interval_json
from ccam.french import cli as fr
from ccam.french import milestones as words
from ccam.french import numbers

if TYPE_CHECKING:
    from ccam.usecases.views import SealRow


def register(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    milestones = group(fr.GROUP_MILESTONE)
    command(milestones, "etape sceller")(seal)
    command(milestones, "etape lister")(listing)
    app.add_typer(milestones, name="etape")
    command(app, "rapport")(report)


def seal(
    name: Annotated[str, typer.Argument(metavar="NOM", help=fr.ARGUMENT_NAME)],
    base: options.Base = None,
    draft: options.Draft = None,
    instance: Annotated[str, typer.Option("--instance", metavar="NOM", help=fr.OPTION_INSTANCE)] = "",
    charges: options.Charges = None,
    author: options.Author = options.DEFAULT_AUTHOR,
    json: options.Json = False,
) -> None:
    """Seal the draft as it is."""
    from ccam.usecases.milestones import seal as make
    from ccam.usecases.milestones import seal_row

    with options.open_base(base) as store:
        made = make(store, name, draft=draft, instance=instance, actor=author, charges=charges)
    if json:
        output.emit(_seal_json(seal_row(made)))
    else:
        output.line(fr.SEALED.format(name=name, position=made.position, hash=made.hash))


def listing(base: options.Base = None, draft: options.Draft = None, json: options.Json = False) -> None:
    """The seals of the draft."""
    from ccam.usecases.milestones import list_seals

    with options.open_base(base, read_only=True) as store:
        seals = list_seals(store, draft)
    if json:
        output.emit({"etapes": [_seal_json(row) for row in seals]})
    else:
        output.table((_seal_cells(row) for row in seals), head=words.HEAD, right=(2,))


def _seal_cells(row: "SealRow") -> tuple[str, ...]:
    from tui.drawing.amounts import impact

    position = numbers.integer(row.position)
    return row.name, row.at[:10], position, row.instance, impact(row.impact), row.hash[:16]


def _seal_json(row: "SealRow") -> dict[str, Any]:
    return {
        "etape": row.name,
        "scellee": row.at,
        "decision": row.position,
        "instance": row.instance,
        "impact": interval_json(row.impact),
        "empreinte": row.hash,
    }


def report(
    before: Annotated[str, typer.Option("--de", metavar="A", help=fr.OPTION_FROM)],
    after: Annotated[str | None, typer.Option("--a", metavar="B", help=fr.OPTION_TO)] = None,
    base: options.Base = None,
    draft: options.Draft = None,
    target: Annotated[Path, typer.Option("--vers", metavar="F", help=fr.OPTION_OUTPUT)] = Path("rapport.html"),
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """One self-contained HTML page, and the JSON it is made from."""
    from ccam.usecases.report import build_report, write

    with options.open_base(base, read_only=True) as store:
        made = build_report(store, before=before, after=after, draft=draft)
    page, data = write(made, target)
    if json:
        output.emit({"html": str(page), "json": str(data)})
    else:
        output.line(fr.REPORT_WRITTEN.format(html=page))
        diagnostics.say(fr.REPORT_JSON.format(json=data))
