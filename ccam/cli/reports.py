"""Reports: ``rapport``."""

from pathlib import Path
from typing import Annotated

import typer

from ccam.cli import diagnostics, options, output
from ccam.cli.app import command
from ccam.french import cli as fr
from ccam.french import reporting as words


def register(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    command(app, "rapport")(report)


def report(
    before: Annotated[str, typer.Option("--de", metavar="A", help=fr.OPTION_FROM)],
    after: Annotated[str | None, typer.Option("--a", metavar="B", help=fr.OPTION_TO)] = None,
    base: options.Base = None,
    draft: options.Draft = None,
    scenario: options.Scenario = None,
    family: Annotated[str | None, typer.Option("--famille", metavar="N", help=words.OPTION_FAMILY)] = None,
    formats: Annotated[str, typer.Option("--format", metavar="F", help=words.OPTION_FORMAT)] = "html,json",
    target: Annotated[Path, typer.Option("--vers", metavar="DOSSIER", help=words.OPTION_TARGET)] = Path(),
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """One report in every format asked for, made from one model."""
    from ccam.usecases.report import build_report
    from ccam.usecases.report_files import read_formats, write

    wanted = read_formats(formats)
    say = diagnostics.show_progress
    with options.open_base(base, read_only=True) as store:
        made = build_report(
            store, before=before, after=after, draft=draft, scenario=scenario, family=family, say=say
        )  # fmt: skip
    paths = write(made, target, wanted, say)
    diagnostics.erase()
    if json:
        output.emit({name: str(path) for name, path in paths.items()})
    else:
        for path in paths.values():
            output.line(words.WRITTEN.format(path=path))
