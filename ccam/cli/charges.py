"""``ccam charges``: the state of the evaluation of charges."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from ccam.cli import diagnostics, options, output
from ccam.cli.app import command
from ccam.french import charges as fr
from ccam.french import numbers
from ccam.model.errors import UsageError

Key = Annotated[str, typer.Option("--cle", metavar="NOM", help=fr.OPTION_KEY)]
Acts = Annotated[bool, typer.Option("--actes", help=fr.OPTION_ACTS)]
Ledger = Annotated[bool, typer.Option("--postes", help=fr.OPTION_LEDGER)]
Rule = Annotated[str, typer.Option("--regle", metavar="RÈGLE", help=fr.OPTION_RULE)]
Enter = Annotated[bool, typer.Option("--inscrire", help=fr.OPTION_REGISTER)]
Target = Annotated[Path | None, typer.Option("-o", metavar="F", help=fr.OPTION_OUTPUT)]
Origin = Annotated[str, typer.Option("--origine", metavar="NOM", help=fr.OPTION_ORIGIN)]
Replace = Annotated[bool, typer.Option("--remplacer", help=fr.OPTION_REPLACE)]


def register(app: typer.Typer) -> None:
    """Add the command to the tree."""
    command(app, "charges")(charges)


def charges(
    base: options.Base = None,
    draft: options.Draft = None,
    reference: options.Charges = None,
    on: options.On = None,
    volumes: options.Volumes = None,
    key: Key = "",
    acts: Acts = False,
    ledger: Ledger = False,
    rule: Rule = "reference",
    enter: Enter = False,
    target: Target = None,
    origin: Origin = "",
    replace: Replace = False,
    author: options.Author = options.DEFAULT_AUTHOR,
    reason: options.Reason = "",
    limit: options.Limit = 10,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """The state of the evaluation; enters its gaps, writes its rates."""
    from ccam.usecases.charges.derived import write_derived
    from ccam.usecases.charges.json import registered_json, state_json
    from ccam.usecases.charges.register import register_gaps
    from ccam.usecases.charges.state import charges_state, open_ground
    from ccam.usecases.study import open_study

    if origin and target is None:
        raise UsageError(fr.NO_OUTPUT)
    with options.open_base(base, read_only=not enter) as store:
        study = open_study(store, draft=draft, charges=reference, on=options.read_day(on), volumes=volumes)
        ground = open_ground(store, study)
        state = charges_state(ground, key=key, acts=acts, rule=rule)
        entered = register_gaps(store, ground, state, actor=author, reason=reason) if enter else ()
    written = 0
    if target is not None:
        written = write_derived(ground, target, origin=origin, today=datetime.now(UTC).date(), replace=replace)
    if json:
        made = {"inscrits": registered_json(entered), "fichier": str(target) if target else None}
        output.emit(study.context_json() | state_json(state) | made)
        return
    from ccam.cli.charges_text import registered_lines, state_lines

    output.lines(state_lines(state, limit=limit, ledger=ledger))
    if enter:
        output.lines(("", *registered_lines(entered)))
    if target is not None:
        count = numbers.plural(written, "CP recalculé", "CP recalculés")
        diagnostics.say(fr.WRITTEN.format(count=count, file=target))
