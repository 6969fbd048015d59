"""``ccam base``: create, migrate, verify."""

from typing import Any

import typer

from ccam.cli import backup, options, output
from ccam.cli.app import command, group
from ccam.cli.main import ExitCode
from ccam.french import cli as fr
from ccam.french import numbers


def register(app: typer.Typer) -> None:
    """Add the group to the tree."""
    base = group(fr.GROUP_BASE)
    command(base, "base init")(init)
    command(base, "base migrer")(migrate)
    command(base, "base verifier")(verify)
    backup.register(base)
    app.add_typer(base, name="base")


def init(base: options.Base = None, json: options.Json = False) -> None:
    """Create an empty base."""
    from ccam.usecases import base as usecase

    url = usecase.resolve_url(base)
    usecase.create(url)
    if json:
        output.emit({"base": usecase.shown(url)})
    else:
        output.line(fr.BASE_CREATED.format(path=usecase.shown(url)))


def migrate(base: options.Base = None, json: options.Json = False) -> None:
    """Bring an older base to the schema of this version."""
    from ccam.usecases import base as usecase

    url = usecase.resolve_url(base)
    before, after = usecase.migrate(url)
    if json:
        output.emit({"base": usecase.shown(url), "avant": before, "apres": after})
    else:
        sentence = fr.BASE_CURRENT if before == after else fr.BASE_MIGRATED
        output.line(sentence.format(before=before, after=after))


def verify(base: options.Base = None, json: options.Json = False, quiet: options.Quiet = False) -> Any:
    """Refold the journal; exit 1 when something does not hold."""
    from ccam.usecases import base as usecase

    with options.open_base(base, read_only=True) as store:
        problems = usecase.verify(store)
        position, head = store.head()
    if json:
        found = [{"code": problem.code, "message": problem.message} for problem in problems]
        output.emit({"integre": not problems, "decisions": position, "empreinte": head, "anomalies": found})
    elif problems:
        output.line(fr.BASE_BROKEN.format(count=numbers.plural(len(problems), "anomalie")))
        output.lines(f"  {problem.message}" for problem in problems)
    else:
        entries = numbers.plural(position, "décision")
        output.line(fr.BASE_SOUND.format(entries=entries, hash=head[:16]))
    return ExitCode.DATA_SAYS_NO if problems else ExitCode.DONE
