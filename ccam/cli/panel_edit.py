"""``ccam forfaits critere``, ``noter``, ``classer``, ``supposer``: what a seat of the panel files from a keyboard."""

from typing import TYPE_CHECKING, Annotated

import typer

from ccam.cli import options, output
from ccam.cli.app import command, subgroup
from ccam.french import panel_edit as fr
from ccam.french.commands.imaging import FEES_GROUP

if TYPE_CHECKING:
    from ccam.usecases.panel.edit import Written

Seat = Annotated[str, typer.Option("--siege", metavar="SIÈGE", help=fr.OPTION_SEAT)]
Why = Annotated[str, typer.Option("--motif", metavar="TEXTE", help=fr.OPTION_WHY)]
Evidence = Annotated[str, typer.Option("--piece", metavar="TEXTE", help=fr.OPTION_EVIDENCE)]
Criterion = Annotated[str, typer.Argument(metavar="CRITÈRE", help=fr.ARGUMENT_CRITERION)]
Gesture = Annotated[str, typer.Argument(metavar="GESTE", help=fr.ARGUMENT_GESTURE)]
Wording = Annotated[str, typer.Option("--enonce", metavar="TEXTE", help=fr.OPTION_WORDING)]
Weight = Annotated[str, typer.Option("--poids", metavar="N", help=fr.OPTION_WEIGHT)]
Fee = Annotated[str, typer.Argument(metavar="FORFAIT", help=fr.ARGUMENT_FEE)]
Note = Annotated[str, typer.Argument(metavar="NOTE", help=fr.ARGUMENT_NOTE)]
Round = Annotated[int, typer.Option("--tour", metavar="N", min=1, max=9, help=fr.OPTION_ROUND)]
Item = Annotated[str, typer.Argument(metavar="POSTE", help=fr.ARGUMENT_ITEM)]
Standing = Annotated[str, typer.Argument(metavar="CLASSEMENT", help=fr.ARGUMENT_STANDING)]
OneFee = Annotated[str, typer.Option("--forfait", metavar="FORFAIT", help=fr.OPTION_FEE)]
Hypothesis = Annotated[str, typer.Argument(metavar="HYPOTHÈSE", help=fr.ARGUMENT_HYPOTHESIS)]
Value = Annotated[str, typer.Argument(metavar="VALEUR", help=fr.ARGUMENT_VALUE)]
OfItem = Annotated[str, typer.Option("--poste", metavar="POSTE", help=fr.OPTION_ITEM)]
SILENT = ("-", "–", "—")


def register(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    fees = subgroup(app, "forfaits", FEES_GROUP)
    for name, run in (("critere", criterion), ("noter", rate), ("classer", place), ("supposer", suppose)):
        command(fees, f"forfaits {name}")(run)


def criterion(
    name: Criterion,
    gesture: Gesture,
    seat: Seat,
    reason: Why,
    wording: Wording = "",
    weight: Weight = "",
    base: options.Base = None,
    author: options.Author = options.DEFAULT_AUTHOR,
    json: options.Json = False,
) -> None:
    """A gesture on the list of criteria."""
    from ccam.usecases.panel.edit import edit_criterion

    with options.open_base(base) as store:
        made = edit_criterion(
            store, seat=seat, criterion=name, gesture=gesture, wording=wording, weight=weight, reason=reason,
            actor=author,
        )  # fmt: skip
    _say(made, json=json)


def rate(
    fee: Fee,
    name: Criterion,
    note: Note,
    seat: Seat,
    number: Round = 1,
    reason: Why = "",
    base: options.Base = None,
    author: options.Author = options.DEFAULT_AUTHOR,
    json: options.Json = False,
) -> None:
    """A note, sealed in the first round."""
    from ccam.usecases.panel import edit as usecase

    with options.open_base(base) as store:
        made = usecase.rate(
            store, seat=seat, fee=fee, criterion=name, note="" if note in SILENT else note, round=number, reason=reason,
            actor=author,
        )  # fmt: skip
    _say(made, json=json)


def place(
    item: Item,
    standing: Standing,
    seat: Seat,
    reason: Why,
    fee: OneFee = "",
    evidence: Evidence = "",
    base: options.Base = None,
    author: options.Author = options.DEFAULT_AUTHOR,
    json: options.Json = False,
) -> None:
    """Where a seat puts a cost item."""
    from ccam.usecases.panel.edit import place_item

    with options.open_base(base) as store:
        made = place_item(
            store, seat=seat, item=item, standing=standing, reason=reason, fee=fee, source=evidence, actor=author
        )
    _say(made, json=json)


def suppose(
    fee: Fee,
    hypothesis: Hypothesis,
    value: Value,
    seat: Seat,
    reason: Why,
    item: OfItem = "",
    evidence: Evidence = "",
    base: options.Base = None,
    author: options.Author = options.DEFAULT_AUTHOR,
    json: options.Json = False,
) -> None:
    """What a seat supposes of a fee."""
    from ccam.usecases.panel import edit as usecase

    with options.open_base(base) as store:
        made = usecase.suppose(
            store, seat=seat, fee=fee, hypothesis=hypothesis, value=value, reason=reason, item=item, source=evidence,
            actor=author,
        )  # fmt: skip
    _say(made, json=json)


def _say(made: "Written", *, json: bool) -> None:
    if json:
        output.emit({"document": made.document, "fait": made.sentence, "reprises": list(made.told)})
        return
    output.line(f"{made.sentence}.")
    output.lines(f"  {told}" for told in made.told)
