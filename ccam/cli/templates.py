"""``ccam modele``: the sheets to fill."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ccam.cli import diagnostics, options, output
from ccam.cli.app import command
from ccam.french import cli as fr
from ccam.french import templates as words

if TYPE_CHECKING:
    from ccam.usecases.templates import TemplateInfo


def register(app: typer.Typer) -> None:
    """Add the command to the tree."""
    command(app, "modele")(template)


def template(
    name: Annotated[str | None, typer.Argument(metavar="NOM", help=fr.ARGUMENT_TEMPLATE)] = None,
    target: Annotated[Path | None, typer.Option("-o", metavar="F", help=fr.OPTION_TEMPLATE)] = None,
    replace: options.Overwrite = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Write one template, or list them all."""
    from ccam.usecases.templates import list_templates, write_template

    if name is None:
        _list(list_templates(), json=json)
        return
    info, path = write_template(name, target, replace=replace)
    if json:
        output.emit({"modele": info.name, "sujet": info.title, "fichier": str(path), "ensuite": info.then})
    else:
        output.line(words.WRITTEN.format(file=path, title=info.title))
        diagnostics.say(words.THEN.format(command=info.then))


def _list(known: "tuple[TemplateInfo, ...]", *, json: bool) -> None:
    if json:
        output.emit({"modeles": [{"modele": i.name, "sujet": i.title, "fichier": i.file} for i in known]})
    else:
        output.table(((info.name, info.file, info.title) for info in known), head=words.TABLE_HEAD)
        diagnostics.say(words.LISTED)
