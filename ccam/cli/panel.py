"""``ccam forfaits panel``: the panel of four experts, in the three phases of its mission."""

from typing import Annotated

import typer

from ccam.cli import options, output
from ccam.cli.app import command, subgroup
from ccam.french import panel as fr
from ccam.french.commands.imaging import FEES_GROUP

Object = Annotated[str, typer.Argument(metavar="[FORFAIT]", help=fr.ARGUMENT_OBJECT)]
Rule = Annotated[str, typer.Option("--regle", metavar="NOM", help=fr.OPTION_RULE)]
Explain = Annotated[bool, typer.Option("--expliquer", help=fr.OPTION_EXPLAIN)]
Perimeter = Annotated[bool, typer.Option("--perimetre", help=fr.OPTION_PERIMETER)]
Enter = Annotated[bool, typer.Option("--inscrire", help=fr.OPTION_REGISTER)]
On = Annotated[str | None, typer.Option("--date", metavar="JOUR", help=fr.OPTION_ON)]
Rules = Annotated[bool, typer.Option("--regles", help=fr.OPTION_LIST_RULES)]


def register(app: typer.Typer) -> None:
    """Add the command to the tree."""
    command(subgroup(app, "forfaits", FEES_GROUP), "forfaits panel")(panel)


def panel(
    fee: Object = "",
    rule: Rule = "",
    rules: Rules = False,
    explain: Explain = False,
    perimeter: Perimeter = False,
    enter: Enter = False,
    base: options.Base = None,
    draft: options.Draft = None,
    on: On = None,
    author: options.Author = options.DEFAULT_AUTHOR,
    reason: options.Reason = "",
    limit: options.Limit = 5,
    json: options.Json = False,
) -> None:
    """The state of the panel; enters what stays open."""
    from ccam.usecases.panel.json import panel_json, registered_json
    from ccam.usecases.panel.register import register_disputes
    from ccam.usecases.panel.state import open_panel

    if rules:
        _list_rules(json=json)
        return
    with options.open_base(base, read_only=not enter) as store:
        state = open_panel(store, rule=rule, object=fee, on=options.read_day(on))
        entered = register_disputes(store, state, draft, actor=author, reason=reason) if enter else ()
    if json:
        output.emit(panel_json(state) | {"inscrits": registered_json(entered)})
        return
    from ccam.cli.charges_text import registered_lines
    from ccam.cli.panel_text import panel_lines

    output.lines(panel_lines(state, explain=explain, perimeter=perimeter, limit=limit))
    if enter:
        output.lines(("", *registered_lines(entered)))


def _list_rules(*, json: bool) -> None:
    from ccam.usecases.panel.state import panel_rules

    known = panel_rules()
    rows = [(each.name, each.version, each.status.value, each.label) for each in known.rules.values()]
    if json:
        names = ("regle", "version", "statut", "libelle")
        output.emit({"adoptee": known.adopted or None, "regles": [dict(zip(names, row, strict=True)) for row in rows]})
        return
    if not known.adopted:
        output.line(fr.NO_RULE)
    output.table([(name, str(version), status, label) for name, version, status, label in rows], head=fr.RULES_HEAD)
