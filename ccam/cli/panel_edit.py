"""``ccam forfaits critere``, ``noter``, ``classer``, ``supposer``: what a seat of the panel files from a keyboard."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from ccam.cli import options, output
from ccam.cli.app import command, subgroup
from ccam.cli.sharing import sharing
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


@dataclass(frozen=True, slots=True)
class Filing:
    """Where a seat files, who types it, and how it is told."""

    base: options.Base = None
    author: options.Author = options.DEFAULT_AUTHOR
    json: options.Json = False

    def file(self, write: "Callable[..., Written]", **given: object) -> None:
        """Write it, and say what was written."""
        with options.open_base(self.base) as store:
            made = write(store, actor=self.author, **given)
        if self.json:
            output.emit({"document": made.document, "fait": made.sentence, "reprises": list(made.told)})
            return
        output.line(f"{made.sentence}.")
        output.lines(f"  {told}" for told in made.told)


filing = sharing(Filing)


def register(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    fees = subgroup(app, "forfaits", FEES_GROUP)
    for name, run in (("critere", criterion), ("noter", rate), ("classer", place), ("supposer", suppose)):
        command(fees, f"forfaits {name}")(run)


@filing
def criterion(
    at: Filing, name: Criterion, gesture: Gesture, seat: Seat, reason: Why, wording: Wording = "", weight: Weight = ""
) -> None:
    """A gesture on the list of criteria."""
    from ccam.usecases.panel.edit import edit_criterion

    at.file(
        edit_criterion, seat=seat, criterion=name, gesture=gesture, wording=wording, weight=weight, reason=reason
    )  # fmt: skip


@filing
def rate(at: Filing, fee: Fee, name: Criterion, note: Note, seat: Seat, number: Round = 1, reason: Why = "") -> None:
    """A note, sealed in the first round."""
    from ccam.usecases.panel import edit as usecase

    said = "" if note in SILENT else note
    at.file(usecase.rate, seat=seat, fee=fee, criterion=name, note=said, round=number, reason=reason)


@filing
def place(
    at: Filing, item: Item, standing: Standing, seat: Seat, reason: Why, fee: OneFee = "", evidence: Evidence = ""
) -> None:
    """Where a seat puts a cost item."""
    from ccam.usecases.panel.edit import place_item

    at.file(place_item, seat=seat, item=item, standing=standing, reason=reason, fee=fee, source=evidence)


@filing
def suppose(
    at: Filing, fee: Fee, hypothesis: Hypothesis, value: Value, seat: Seat, reason: Why, item: OfItem = "",
    evidence: Evidence = "",
) -> None:  # fmt: skip
    """What a seat supposes of a fee."""
    from ccam.usecases.panel import edit as usecase

    at.file(
        usecase.suppose, seat=seat, fee=fee, hypothesis=hypothesis, value=value, reason=reason, item=item,
        source=evidence,
    )  # fmt: skip
