"""Options that several commands share, and what they lead to."""

from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ccam.cli import diagnostics
from ccam.french import billing, scenarios
from ccam.french import cli as fr
from ccam.model.errors import UsageError
from ccam.model.members import LOCAL_AUTHOR

if TYPE_CHECKING:
    from ccam.store.store import Store

Base = Annotated[str | None, typer.Option("--base", metavar="URL", help=fr.OPTION_BASE, show_default=False)]
Json = Annotated[bool, typer.Option("--json", help=fr.OPTION_JSON)]
Quiet = Annotated[bool, typer.Option("--silencieux", help=fr.OPTION_QUIET, callback=lambda on: _quiet(on))]
Draft = Annotated[str | None, typer.Option("--projet", metavar="NOM", help=fr.OPTION_DRAFT)]
Author = Annotated[
    str, typer.Option("--auteur", metavar="NOM", envvar="CCAM_AUTEUR", show_envvar=False, help=fr.OPTION_AUTHOR)
]
Reason = Annotated[str, typer.Option("--motif", metavar="TEXTE", help=fr.OPTION_REASON)]
DryRun = Annotated[bool, typer.Option("--a-blanc", help=fr.OPTION_DRY_RUN)]
Release = Annotated[str | None, typer.Option("--version", metavar="N", help=fr.OPTION_RELEASE)]
Charges = Annotated[str | None, typer.Option("--charges", metavar="ORIGINE", help=fr.OPTION_CHARGES)]
Scenario = Annotated[str | None, typer.Option("--scenario", metavar="NOM|FICHIER", help=scenarios.OPTION)]
On = Annotated[str | None, typer.Option("--date", metavar="JOUR", help=fr.OPTION_DATE)]
Transition = Annotated[str | None, typer.Option("--transition", metavar="NOM", help=billing.OPTION_TRANSITION)]
Year = Annotated[int | None, typer.Option("--annee", metavar="K", min=0, help=billing.OPTION_YEAR)]
Grid = Annotated[str | None, typer.Option("--grille", metavar="G", help=billing.OPTION_GRID)]
Volumes = Annotated[str | None, typer.Option("--volumes", metavar="NOM", help=fr.OPTION_VOLUMES)]
Limit = Annotated[int, typer.Option("--limite", metavar="N", min=0, help=fr.OPTION_LIMIT)]
Overwrite = Annotated[bool, typer.Option("--remplacer", help=fr.OPTION_OVERWRITE)]
Findings = Annotated[Path | None, typer.Option("--constats", metavar="F", help=fr.OPTION_FINDINGS)]

DEFAULT_AUTHOR = LOCAL_AUTHOR


def _quiet(on: bool) -> bool:
    diagnostics.quiet = on
    return on


def open_base(base: str | None, *, read_only: bool = False) -> "AbstractContextManager[Store]":
    """The base that ``--base``, ``CCAM_BASE`` or the default names."""
    from ccam.usecases import base as usecase

    return usecase.open_base(usecase.resolve_url(base), read_only=read_only)


def read_day(text: str | None) -> date | None:
    """A date given as AAAA-MM-JJ."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(fr.BAD_DATE, value=text) from None
