"""``ccam exporter``: the draft in the formats that others read, one or several at once."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccam.cli import diagnostics, options, output
from ccam.cli.app import command
from ccam.french import exchange as words

if TYPE_CHECKING:
    from ccam.usecases.exports.exchange import Exported


def register(app: typer.Typer) -> None:
    """Add the command to the tree."""
    command(app, "exporter")(export)


def export(
    formats: Annotated[str, typer.Option("--format", metavar="F", help=words.OPTION_FORMAT)],
    base: options.Base = None,
    draft: options.Draft = None,
    milestone: Annotated[str | None, typer.Option("--etape", metavar="NOM", help=words.OPTION_MILESTONE)] = None,
    target: Annotated[Path | None, typer.Option("-o", metavar="F", help=words.OPTION_TARGET)] = None,
    effective: Annotated[str | None, typer.Option("--effet", metavar="JOUR", help=words.OPTION_EFFECTIVE)] = None,
    number: Annotated[str, typer.Option("--numero", metavar="N", help=words.OPTION_NUMBER)] = "",
    names: Annotated[bool, typer.Option("--avec-noms", help=words.OPTION_NAMES)] = False,
    replace: options.Overwrite = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Write the draft in one or several formats."""
    from ccam.usecases.exports.exchange import Asked, export_all, read_formats

    asked = Asked(
        draft=draft, milestone=milestone, effective=options.read_day(effective), number=number, names=names
    )  # fmt: skip
    with options.open_base(base, read_only=True) as store:
        done = export_all(
            store, read_formats(formats), asked, target=target, replace=replace, say=diagnostics.show_progress
        )
    diagnostics.erase()
    if json:
        output.emit(_json(done))
    else:
        _say(done)


def _json(done: "Sequence[Exported]") -> dict[str, Any]:
    first = done[0]
    return {
        "projet": first.draft,
        "version": first.version,
        "decision": first.position,
        "format": ",".join(one.format for one in done),
        "fichiers": [str(path) for one in done for path in one.files],
        "empreintes": {str(path): digest for one in done for path, digest in one.hashes.items()},
        "actes_decides": first.old,
        "actes_proposes": first.new,
        "lignes": first.lines,
        "indecis": first.undecided,
        "non_repris": list(dict.fromkeys(left for one in done for left in one.left_out)),
    }


def _say(done: "Sequence[Exported]") -> None:
    from ccam.usecases.exports.exchange import EXPORTS

    first = done[0]
    for one in done:
        output.line(words.WRITTEN.format(files=", ".join(map(str, one.files))))
        if one.left_out:
            output.line(words.LEFT_OUT.format(what=", ".join(one.left_out)))
    output.line(words.said(first.old, first.new, first.lines))
    if first.undecided:
        output.line(words.undecided(first.undecided))
    if len(done) > 1:
        diagnostics.say(words.NEXT_MANY)
    else:
        returns = EXPORTS[first.format].returns
        # What stands beside a workbook is for people: only its first file is a release.
        files = first.files[:1] if returns == "version" else first.files
        diagnostics.say(words.NEXT[returns].format(files=" ".join(map(str, files))))
