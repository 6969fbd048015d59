"""``ccam famille``: the families of acts, with what each weighs."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccam.cli import diagnostics, options, output
from ccam.cli.app import command, group
from ccam.cli.decided import show
from ccam.cli.decision import At, decision
from ccam.french import cli as fr
from ccam.french import decide as words
from ccam.french import numbers

if TYPE_CHECKING:
    from ccam.usecases.families import FamilyRow

Number = Annotated[str, typer.Argument(metavar="N", help=fr.ARGUMENT_FAMILY)]
Committee = Annotated[str, typer.Option("--comite", metavar="NOM", help=fr.OPTION_FAMILY_COMMITTEE)]


def register(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    families = group(fr.GROUP_FAMILY)
    command(families, "famille creer")(create)
    command(families, "famille modifier")(change)
    command(families, "famille placer")(place)
    command(families, "famille supprimer")(remove)
    command(families, "famille lister")(listing)
    app.add_typer(families, name="famille")


@decision
def create(
    at: At,
    number: Number,
    name: Annotated[str, typer.Argument(metavar="NOM", help=fr.ARGUMENT_FAMILY_NAME)],
    committee: Committee = "",
) -> None:
    """A new family."""
    from ccam.model.registers import Family
    from ccam.usecases.families import make_family

    with at.room(words.REASON_FAMILY.format(family=number)) as (room, signed):
        show(room, make_family(room, Family(number, name.strip(), committee.strip()), signed), at.json)


@decision
def change(
    at: At,
    number: Number,
    name: Annotated[str, typer.Option("--nom", metavar="NOM", help=fr.OPTION_FAMILY_NAME)] = "",
    committee: Committee = "",
) -> None:
    """Another name, or another committee."""
    from ccam.usecases.families import change_family

    with at.room(words.REASON_FAMILY.format(family=number)) as (room, signed):
        show(room, change_family(room, number, name.strip(), committee.strip(), signed), at.json)


@decision
def place(at: At, table: Annotated[Path, typer.Argument(metavar="TABLE", help=fr.ARGUMENT_FAMILY_TABLE)]) -> None:
    """Place the acts of a table."""
    from ccam.usecases.families_table import place_table

    with at.room(words.REASON_FAMILY_TABLE.format(name=table.name)) as (room, signed):
        made = place_table(room, table, signed)
    if not at.json:
        diagnostics.show_findings(made.findings)
    head = words.PLACED_FROM_TABLE.format(
        acts=numbers.plural(made.moved, "acte placé", "actes placés"),
        families=numbers.plural(len(made.made), "famille créée", "familles créées"), name=table.name,
    )  # fmt: skip
    show(room, made.done, at.json, head=head)


@decision
def remove(
    at: At,
    number: Number,
    into: Annotated[str, typer.Option("--vers", metavar="N", help=fr.OPTION_FAMILY_INTO)] = "",
) -> None:
    """Take a family away."""
    from ccam.usecases.families import remove_family

    with at.room(words.REASON_FAMILY_GONE.format(family=number)) as (room, signed):
        show(room, remove_family(room, number, into, signed), at.json)


def listing(base: options.Base = None, draft: options.Draft = None, json: options.Json = False) -> None:
    """The families of the draft."""
    from ccam.usecases.families import family_rows
    from ccam.usecases.study import open_study

    with options.open_base(base, read_only=True) as store:
        study = open_study(store, draft=draft)
    rows, outside = family_rows(study)
    if json:
        output.emit(study.context_json() | {"familles": [_json(row) for row in rows], "actes_sans_famille": outside})
        return
    if not rows:
        output.line(words.NO_FAMILY)
        return
    output.lines(study.heading())
    output.table(map(_cells, rows), head=words.FAMILY_HEAD, right=(3, 4, 5))
    output.line(words.OUTSIDE.format(acts=numbers.plural(outside, "acte")))


def _cells(row: "FamilyRow") -> tuple[str, ...]:
    states = ", ".join(f"{numbers.integer(count)} {state}" for state, count in row.states)
    return (
        row.family.id,
        output.cut(row.family.name, 32),
        output.cut(row.family.committee, 20),
        numbers.integer(row.acts + row.created),
        "–" if row.base is None else numbers.euros_short(row.base),
        "–" if row.part is None else numbers.share(row.part),
        states,
    )


def _json(row: "FamilyRow") -> dict[str, Any]:
    return {
        "famille": row.family.id,
        "nom": row.family.name,
        "comite": row.family.committee,
        "actes": row.acts,
        "actes_crees": row.created,
        "base": output.amount(row.base),
        "part": row.part,
        "etats": dict(row.states),
    }
