"""``ccam base sauver`` and ``ccam base restaurer``: the base in one portable file, and back."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ccam.cli import options, output
from ccam.cli.app import command
from ccam.french import backup as words
from ccam.french import cli as fr
from ccam.french import numbers

if TYPE_CHECKING:
    from ccam.store.backup import Saved

File = Annotated[Path, typer.Argument(metavar="FICHIER", help=fr.ARGUMENT_BACKUP, show_default=False)]


def register(base: typer.Typer) -> None:
    """Add the commands to the group ``ccam base``."""
    command(base, "base sauver")(save)
    command(base, "base restaurer")(restore)


def save(path: File, base: options.Base = None, json: options.Json = False) -> None:
    """Write the base in one file."""
    from ccam.usecases import backup
    from ccam.usecases.base import resolve_url

    _tell(words.SAVED, path, backup.save(resolve_url(base), path), json)


def restore(path: File, base: options.Base = None, json: options.Json = False) -> None:
    """Bring a backup into an empty base."""
    from ccam.usecases import backup
    from ccam.usecases.base import resolve_url

    _tell(words.RESTORED, path, backup.restore(path, resolve_url(base)), json)


def _tell(sentence: str, path: Path, saved: "Saved", json: bool) -> None:
    if json:
        output.emit({
            "fichier": str(path), "decisions": saved.position, "empreinte": saved.hash, "octets": saved.size
        })  # fmt: skip
        return
    entries = numbers.plural(saved.position, "décision")
    size = words.megabytes(saved.size)
    output.line(sentence.format(path=path, size=size, entries=entries, hash=saved.hash[:16]))
