"""``ccam membre``: add, list, remove."""

from typing import Annotated

import typer

from ccam.cli import diagnostics, options, output
from ccam.cli.app import command, group
from ccam.french import cli as fr
from ccam.french import members as words
from ccam.model.errors import DataRefused
from ccam.model.members import Member, Role

Identifier = Annotated[str, typer.Argument(metavar="MEMBRE", help=fr.ARGUMENT_MEMBER)]


def register(app: typer.Typer) -> None:
    """Add the group to the tree."""
    members = group(fr.GROUP_MEMBER)
    command(members, "membre ajouter")(add)
    command(members, "membre lister")(list_members)
    command(members, "membre retirer")(remove)
    app.add_typer(members, name="membre")


def add(
    identifier: Identifier,
    function: Annotated[str, typer.Option("--fonction", metavar="TEXTE", help=fr.OPTION_FUNCTION)],
    role: Annotated[str, typer.Option("--role", metavar="ROLE", help=fr.OPTION_ROLE)],
    families: Annotated[
        list[str] | None, typer.Option("--famille", metavar="NUMERO", help=fr.OPTION_MEMBER_FAMILY)
    ] = None,
    login: Annotated[str, typer.Option("--compte", metavar="NOM", help=fr.OPTION_LOGIN)] = "",
    name: Annotated[str, typer.Option("--nom", metavar="TEXTE", help=fr.OPTION_PERSON)] = "",
    without: Annotated[bool, typer.Option("--sans-mot-de-passe", help=fr.OPTION_PEER)] = False,
    author: options.Author = options.DEFAULT_AUTHOR,
    reason: options.Reason = "",
    base: options.Base = None,
    json: options.Json = False,
) -> None:
    """Add a member, or change what they may do."""
    from ccam.usecases import members as usecase

    member = usecase.read_member(identifier, function, role, families or ())
    with options.open_base(base) as store:
        added = usecase.add(
            store, member, author=author, reason=reason, login=login, name=name, with_password=not without
        )
        _say_rights(store.has_rights)
    if json:
        given = {"compte": added.login or None, "mot_de_passe": added.password or None}
        output.emit(_as_json(member) | given | {"decision": added.entry.position})
        return
    listed = words.FAMILIES.format(families=", ".join(member.families)) if member.families else ""
    output.line(words.ADDED.format(id=member.id, function=function, role=role, families=listed))
    if added.password:
        output.line(words.LOGIN_OPENED.format(login=added.login, password=added.password))
        diagnostics.say(words.SHOWN_ONCE)
    elif added.login:
        output.line(words.LOGIN.format(login=added.login))
    if member.families and member.role not in (Role.EDITOR, Role.PRESIDENT):
        diagnostics.say(words.FAMILIES_UNUSED.format(role=role))


def list_members(base: options.Base = None, json: options.Json = False) -> None:
    """List the members; their logins only for who may know them."""
    with options.open_base(base, read_only=True) as store:
        members = store.members()
        try:
            logins = {person.member: person.login for person in store.persons()}
        except DataRefused:
            logins = {}
        _say_rights(store.has_rights)
    if json:
        output.emit({"membres": [_as_json(each) | {"compte": logins.get(each.id)} for each in members]})
    elif members:
        rows = ((m.id, m.function, m.role, ", ".join(m.families), logins.get(m.id, "")) for m in members)
        output.table(rows, head=words.COLUMNS)
    else:
        output.line(words.NO_MEMBER)


def remove(
    identifier: Identifier,
    author: options.Author = options.DEFAULT_AUTHOR,
    reason: options.Reason = "",
    base: options.Base = None,
    json: options.Json = False,
) -> None:
    """End what a member may do."""
    from ccam.usecases import members as usecase

    with options.open_base(base) as store:
        entry = usecase.remove(store, identifier, author=author, reason=reason)
        _say_rights(store.has_rights)
    if json:
        output.emit({"membre": identifier, "retire": True, "decision": entry.position})
    else:
        output.line(words.REMOVED.format(id=identifier))


def _say_rights(has_rights: bool) -> None:
    if not has_rights:
        diagnostics.say(words.NO_RIGHTS_HERE)


def _as_json(member: Member) -> dict[str, object]:
    return {
        "membre": member.id,
        "fonction": member.function,
        "role": member.role.value,
        "familles": list(member.families),
    }
