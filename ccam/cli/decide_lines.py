"""``ccam decider completer·scorer·repartir·placer``: lines, points, shares, families."""

from typing import TYPE_CHECKING, Annotated

import typer

from ccam.cli.app import command, subgroup
from ccam.cli.decided import SHOWN, show
from ccam.cli.decision import At, decision
from ccam.french import cli as fr
from ccam.french import decide as words
from ccam.french import numbers
from ccam.model.errors import UsageError

if TYPE_CHECKING:
    from ccam.formats.transcodage import LineRow


Lines = Annotated[list[str] | None, typer.Option("--ligne", metavar="ACTE/ACT/PH", help=fr.OPTION_LINES)]


def register(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    verbs = subgroup(app, "decider", fr.GROUP_DECIDE)
    for name, run in (("completer", complete), ("scorer", score), ("repartir", distribute), ("placer", place)):
        command(verbs, f"decider {name}")(run)


@decision
def complete(
    at: At,
    lines: Lines = None,
    points: Annotated[str, typer.Option("--points", metavar="N", help=fr.OPTION_POINTS)] = "",
    cp_key: Annotated[str, typer.Option("--cle-cp", metavar="TEXTE", help=fr.OPTION_CP_KEY)] = "",
    label: Annotated[str, typer.Option("--libelle", metavar="TEXTE", help=fr.OPTION_LINE_LABEL)] = "",
    billing_group: Annotated[str, typer.Option("--regroupement", metavar="CODE", help=fr.OPTION_GROUP)] = "",
    executants: Annotated[str, typer.Option("--executants", metavar="TEXTE", help=fr.OPTION_EXECUTANTS)] = "",
    exemption: Annotated[str, typer.Option("--exo-tm", metavar="N", help=fr.OPTION_EXEMPTION)] = "",
    prior: Annotated[bool | None, typer.Option("--ap/--sans-ap", help=fr.OPTION_PRIOR)] = None,
    conditional: Annotated[bool | None, typer.Option("--rc/--sans-rc", help=fr.OPTION_CONDITIONAL)] = None,
    modifiers: Annotated[str, typer.Option("--modificateurs", metavar="LETTRES", help=fr.OPTION_MODIFIERS)] = "",
    gestures: Annotated[str, typer.Option("--gestes", metavar="CODES", help=fr.OPTION_GESTURES)] = "",
    associations: Annotated[str, typer.Option("--associations", metavar="CODES", help=fr.OPTION_ASSOCIATIONS)] = "",
    act: Annotated[str, typer.Option("--acte", metavar="ACTE", help=fr.OPTION_NOTED)] = "",
    notes: Annotated[str | None, typer.Option("--notes", metavar="TEXTE", help=fr.OPTION_NOTES)] = None,
    drop: Annotated[bool, typer.Option("--retirer", help=fr.OPTION_DROP)] = False,
    committee: Annotated[str, typer.Option("--laisse-a", metavar="COMITÉ", help=fr.OPTION_COMMITTEE)] = "",
) -> None:
    """Lines of proposed acts; or lines of current acts left to a committee."""
    from ccam.usecases import decide, spoken

    cells = {
        "points": points, "cle-cp": cp_key, "libelle": label, "regroupement": billing_group, "executants": executants,
        "exo-tm": exemption, "modificateurs": modifiers, "gestes": gestures,
        "associations": associations,
    }  # fmt: skip
    said = any(cells.values()) or prior is not None or conditional is not None or notes is not None or drop
    if committee and said:
        raise UsageError(words.LEFT_AND_COMPLETED)
    if not committee and not said:
        raise UsageError(words.NOTHING_TO_COMPLETE)
    if notes is not None and not act and not lines:
        raise UsageError(words.NOTES_NOWHERE)
    with at.room() as (room, signed):
        if committee:
            show(room, decide.leave(room, map(spoken.old_line, lines or ()), committee, signed), at.json)
            return
        conditions = decide.Conditions(
            notes, (spoken.target(act),) if act else (), no_prior_approval=prior is False,
            no_conditional_refund=conditional is False, drop=drop,
        )  # fmt: skip
        filled = [_line(text, cells, prior=bool(prior), conditional=bool(conditional)) for text in lines or ()]
        show(room, decide.complete(room, filled, conditions, signed), at.json)


def _line(text: str, cells: dict[str, str], *, prior: bool, conditional: bool) -> "LineRow":
    from ccam.formats import transcodage as layout
    from ccam.formats.transcodage import LineRow
    from ccam.usecases import spoken

    act, activity, phase = spoken.line(text)
    return LineRow(
        0, act, activity, phase,
        score=spoken.cell(layout.read_points, cells["points"], "--points"),
        cp_key=cells["cle-cp"],
        label=cells["libelle"],
        billing_group=spoken.cell(layout.read_group, cells["regroupement"], "--regroupement"),
        copay_exemption=spoken.cell(layout.read_exemption, cells["exo-tm"], "--exo-tm"),
        prior_approval=prior,
        conditional_refund=conditional,
        modifiers=spoken.cell(layout.read_letters, cells["modificateurs"], "--modificateurs"),
        gestures=spoken.cell(layout.read_codes, cells["gestes"].upper(), "--gestes"),
        executants=cells["executants"],
        associations=spoken.cell(layout.read_associations, cells["associations"], "--associations"),
    )  # fmt: skip


@decision
def score(
    at: At,
    points: Annotated[list[str], typer.Argument(metavar="ACTE/ACT/PH=POINTS…", help=fr.ARGUMENT_POINTS)],
) -> None:
    """Points of lines."""
    from ccam.usecases import decide, spoken

    with at.room() as (room, signed):
        show(room, decide.score(room, spoken.points(points), signed), at.json)


@decision
def distribute(
    at: At,
    code: Annotated[str, typer.Argument(metavar="CODE", help=fr.ARGUMENT_CODE)],
    parts: Annotated[str, typer.Argument(metavar="PARTS", help=fr.ARGUMENT_PARTS)],
    measure: Annotated[str, typer.Option("--mesure", metavar="actes|euros", help=fr.OPTION_MEASURE)] = "actes",
    origin: Annotated[str, typer.Option("--origine", metavar="MOT", help=fr.OPTION_ORIGIN)] = "experte",
    source: Annotated[str, typer.Option("--source", metavar="TEXTE", help=fr.OPTION_SOURCE)] = "",
) -> None:
    """Shares of one current act between its alternatives."""
    from ccam.model.codes import act_code
    from ccam.model.draft import ShareOrigin, ShareSet
    from ccam.usecases import decide, spoken

    if measure not in decide.MEASURES:
        raise UsageError(words.BAD_MEASURE, value=measure, known=", ".join(decide.MEASURES))
    with at.room() as (room, signed):
        shares = ShareSet(spoken.parts(parts), spoken.origin(origin) or ShareOrigin.EXPERT, source)
        done = decide.distribute(room, act_code(code.upper()), shares, measure, signed)
        show(room, done, at.json, head=decide.shares_said(room.draft, done, measure))


@decision
def place(
    at: At,
    codes: Annotated[list[str] | None, typer.Argument(metavar="[CODE…]", help=fr.ARGUMENT_PLACED)] = None,
    family: Annotated[str, typer.Option("--famille", metavar="N", help=fr.OPTION_FAMILY)] = "",
    query: Annotated[str, typer.Option("--filtre", metavar="FILTRE", help=fr.OPTION_FILTER)] = "",
    remove: Annotated[bool, typer.Option("--retirer", help=fr.OPTION_UNPLACE)] = False,
) -> None:
    """Place acts in a family."""
    from ccam.usecases import families

    if bool(family) is remove:
        raise UsageError(words.FAMILY_OR_REMOVE)
    with at.room(words.REASON_PLACED) as (room, signed):
        chosen = families.chosen_subjects(room, [code.upper() for code in codes or ()], query)
        done = families.place(room, chosen, family or None, signed)
        show(room, done, at.json, head=placed_said(len(done.decision.changes), family))


def placed_said(count: int, family: str) -> str:
    """One sentence for a placement in bulk; nothing for a few acts, which are told one by one."""
    if count <= SHOWN:
        return ""
    sentence = words.PLACED_MANY if family else words.UNPLACED_MANY
    return sentence.format(acts=numbers.integer(count), family=family)
