"""``ccam exporter``: the draft in the formats in which correspondences are exchanged."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ccam.cli import diagnostics, options, output
from ccam.cli.app import command
from ccam.french import exchange as words

if TYPE_CHECKING:
    from ccam.usecases.exchange import Exported


def register(app: typer.Typer) -> None:
    """Add the command to the tree."""
    command(app, "exporter")(export)


def export(
    format_name: Annotated[str, typer.Option("--format", metavar="F", help=words.OPTION_FORMAT)],
    base: options.Base = None,
    draft: options.Draft = None,
    milestone: Annotated[str | None, typer.Option("--etape", metavar="NOM", help=words.OPTION_MILESTONE)] = None,
    target: Annotated[Path | None, typer.Option("-o", metavar="F", help=words.OPTION_TARGET)] = None,
    effective: Annotated[str | None, typer.Option("--effet", metavar="JOUR", help=words.OPTION_EFFECTIVE)] = None,
    number: Annotated[str, typer.Option("--numero", metavar="N", help=words.OPTION_NUMBER)] = "",
    replace: options.Overwrite = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Write the draft in an exchange format."""
    from ccam.usecases.exchange import export as write

    with options.open_base(base, read_only=True) as store:
        done = write(
            store, format_name, draft=draft, milestone=milestone, target=target, replace=replace,
            effective=options.read_day(effective), number=number,
        )  # fmt: skip
    if json:
        output.emit(
            {
                "projet": done.draft,
                "version": done.version,
                "decision": done.position,
                "format": done.format,
                "fichiers": [str(path) for path in done.files],
                "actes_decides": done.old,
                "actes_proposes": done.new,
                "lignes": done.lines,
                "indecis": done.undecided,
                "non_repris": list(done.left_out),
            }
        )
    else:
        _say(done)


def _say(done: "Exported") -> None:
    files = [str(path) for path in done.files]
    output.line(words.WRITTEN.format(files=", ".join(files)))
    output.line(words.said(done.old, done.new, done.lines))
    if done.undecided:
        output.line(words.undecided(done.undecided))
    if done.left_out:
        output.line(words.LEFT_OUT.format(what=", ".join(done.left_out)))
    diagnostics.say(words.NEXT[done.format == "nx"].format(files=" ".join(files)))
