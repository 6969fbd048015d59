"""``ccam decider VERBE …``: what becomes of acts, each command one decision."""

from typing import Annotated

import typer

from ccam.cli.app import command, subgroup
from ccam.cli.decided import order, shared, show
from ccam.cli.decision import At, decision
from ccam.french import cli as fr
from ccam.french import decide as words
from ccam.model.errors import UsageError

Olds = Annotated[list[str], typer.Argument(metavar="CODE…", help=fr.ARGUMENT_OLDS)]
Old = Annotated[str, typer.Argument(metavar="CODE", help=fr.ARGUMENT_CODE)]
Target = Annotated[str, typer.Option("--vers", metavar="CIBLE", help=fr.OPTION_TARGET)]
Ways = Annotated[list[str], typer.Option("--devenir", metavar="CIBLE=PART", help=fr.OPTION_WAYS)]
Labels = Annotated[list[str] | None, typer.Option("--libelle", metavar="TEXTE", help=fr.OPTION_LABELS)]
Label = Annotated[str, typer.Option("--libelle", metavar="TEXTE", help=fr.OPTION_LABEL)]
Heading = Annotated[str, typer.Option("--subdivision", metavar="N", help=fr.OPTION_HEADING)]
Notes = Annotated[str, typer.Option("--notes", metavar="TEXTE", help=fr.OPTION_NOTES)]
Origin = Annotated[str, typer.Option("--origine", metavar="MOT", help=fr.OPTION_ORIGIN)]
Source = Annotated[str, typer.Option("--source", metavar="TEXTE", help=fr.OPTION_SOURCE)]
NoLines = Annotated[bool, typer.Option("--sans-lignes", help=fr.OPTION_NO_LINES)]
NEW_TARGET = "nouveau"


def register(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    verbs = subgroup(app, "decider", fr.GROUP_DECIDE)
    for name, run in (
        ("maintenir", keep),
        ("relibeller", relabel),
        ("recoder", recode),
        ("regrouper", merge),
        ("subdiviser", split),
        ("recomposer", restructure),
        ("facturer-ensemble", bill_together),
        ("supprimer", delete),
        ("creer", create),
        ("commenter", comment),
    ):
        command(verbs, f"decider {name}")(run)


@decision
def keep(at: At, codes: Olds) -> None:
    """Keep acts as they are."""
    from ccam.model.draft import Verb
    from ccam.usecases.orders import Way
    from ccam.usecases.spoken import old_codes

    with at.room() as (room, signed):
        order(room, signed, Verb.KEEP, {code: [Way((code,))] for code in old_codes(codes)}, {}, at.json)


@decision
def relabel(at: At, code: Old, label: Label, notes: Notes = "") -> None:
    """Keep an act under another label."""
    from ccam.model.draft import Verb
    from ccam.usecases.orders import Way
    from ccam.usecases.spoken import old_codes

    with at.room() as (room, signed):
        (old,) = old_codes([code])
        order(room, signed, Verb.RELABEL, {old: [Way((old,))]}, {old: label}, at.json, notes=notes)


@decision
def recode(
    at: At,
    code: Old,
    target: Target = NEW_TARGET,
    label: Label = "",
    heading: Heading = "",
    notes: Notes = "",
) -> None:
    """Give an act another code, with the same meaning."""
    from ccam.model.draft import Verb
    from ccam.usecases import spoken
    from ccam.usecases.orders import Way, find_proposed

    with at.room() as (room, signed):
        (old,), to = spoken.old_codes([code]), spoken.target(target)
        current = room.release.by_code.get(old)
        if not label and current is not None and find_proposed(room.draft, to) is None:
            label = current.label
        labels = {to: label} if label else {}
        order(room, signed, Verb.RECODE, {old: [Way((to,))]}, labels, at.json, heading=heading, notes=notes)


@decision
def merge(
    at: At,
    codes: Olds,
    target: Target = NEW_TARGET,
    label: Label = "",
    heading: Heading = "",
    notes: Notes = "",
    bare: NoLines = False,
) -> None:
    """Several acts become one."""
    from ccam.model.draft import Verb
    from ccam.usecases import spoken
    from ccam.usecases.orders import Way

    with at.room() as (room, signed):
        to = spoken.target(target)
        ways = {old: [Way((to,))] for old in spoken.old_codes(codes)}
        labels = {to: label} if label else {}
        order(room, signed, Verb.MERGE, ways, labels, at.json, heading=heading, notes=notes, inherits=not bare)


@decision
def split(
    at: At,
    code: Old,
    ways: Ways,
    labels: Labels = None,
    origin: Origin = "",
    source: Source = "",
    heading: Heading = "",
    bare: NoLines = False,
) -> None:
    """One act becomes several, each with its part."""
    from ccam.model.draft import Verb

    with at.room() as (room, signed):
        more = {"heading": heading, "origin": origin, "source": source}
        shared(room, signed, Verb.SPLIT, [code], ways, labels or [], at.json, **more, inherits=not bare)


@decision
def restructure(
    at: At,
    codes: Olds,
    ways: Ways,
    labels: Labels = None,
    origin: Origin = "",
    source: Source = "",
    heading: Heading = "",
    bare: NoLines = False,
) -> None:
    """Several acts become several others."""
    from ccam.model.draft import Verb

    with at.room() as (room, signed):
        more = {"heading": heading, "origin": origin, "source": source}
        shared(room, signed, Verb.RESTRUCTURE, codes, ways, labels or [], at.json, **more, inherits=not bare)


@decision
def bill_together(
    at: At,
    code: Old,
    targets: Annotated[list[str], typer.Argument(metavar="CIBLE…", help=fr.ARGUMENT_TARGETS)],
    labels: Labels = None,
    heading: Heading = "",
) -> None:
    """One act becomes several that are billed together."""
    from ccam.model.draft import Verb

    if len(targets) < 2:
        raise UsageError(words.TOO_FEW)
    with at.room() as (room, signed):
        ways = ["+".join(targets)]
        shared(room, signed, Verb.BILL_TOGETHER, [code], ways, labels or [], at.json, heading=heading)


@decision
def delete(at: At, codes: Olds) -> None:
    """Acts that disappear; or proposed acts, given by their numbers, that nothing leads to any more."""
    from ccam.model.draft import Verb
    from ccam.usecases.decide import withdraw
    from ccam.usecases.spoken import old_codes, target

    numbered = [code for code in codes if code.upper().startswith("P-")]
    if numbered and len(numbered) != len(codes):
        raise UsageError(words.ONLY_ONE_NATURE)
    with at.room() as (room, signed):
        if numbered:
            show(room, withdraw(room, map(target, numbered), signed), at.json)
        else:
            order(room, signed, Verb.DELETE, {code: [] for code in old_codes(codes)}, {}, at.json)


@decision
def create(
    at: At,
    label: Label,
    justification: Annotated[str, typer.Option("--justification", metavar="TEXTE", help=fr.OPTION_JUSTIFICATION)] = "",
    target: Target = NEW_TARGET,
    heading: Heading = "",
    notes: Notes = "",
) -> None:
    """An act that comes from none."""
    from ccam.formats.transcodage import read_heading
    from ccam.usecases import decide, orders, spoken

    with at.room(justification) as (room, signed):
        place = spoken.cell(read_heading, heading, "--subdivision")
        tables = orders.creation(
            room.draft, target=spoken.target(target), label=label, heading=place, reason=justification, notes=notes
        )
        show(room, decide.create(room, tables, signed), at.json)


@decision
def comment(
    at: At,
    code: Annotated[str, typer.Argument(metavar="CODE", help=fr.ARGUMENT_DOSSIER)],
    text: Annotated[str, typer.Argument(metavar="TEXTE", help=fr.ARGUMENT_COMMENT)],
) -> None:
    """A remark on an act."""
    from ccam.usecases import decide

    with at.room() as (room, signed):
        show(room, decide.comment(room, code.upper(), text, signed), at.json)
