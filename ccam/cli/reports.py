"""Reports: ``rapport``."""

from pathlib import Path
from typing import Annotated

import typer

from ccam.cli import diagnostics, options, output
from ccam.cli.app import command
from ccam.french import cli as fr


def register(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    command(app, "rapport")(report)


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
