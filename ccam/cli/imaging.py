"""``ccam imagerie``: the imaging path, and the mixes that reach its target."""

from typing import Annotated

import typer

from ccam.cli import options, output
from ccam.cli.app import command
from ccam.french import imaging as fr

Target = Annotated[str | None, typer.Option("--cible", metavar="M", help=fr.OPTION_TARGET)]
Reading = Annotated[str, typer.Option("--lecture", metavar="LECTURE", help=fr.OPTION_READING)]
Share = Annotated[str, typer.Option("--pertinence", metavar="%", help=fr.OPTION_SHARE)]
Mass = Annotated[str | None, typer.Option("--masse", metavar="NOM", help=fr.OPTION_MASS)]
NotAmortised = Annotated[str | None, typer.Option("--part-non-amorti", metavar="%", help=fr.OPTION_BASE)]
Amortised = Annotated[str | None, typer.Option("--part-amorti", metavar="%", help=fr.OPTION_AGED)]
Realised = Annotated[str | None, typer.Option("--realisation", metavar="%", help=fr.OPTION_REALISED)]
Transfer = Annotated[str | None, typer.Option("--transfert", metavar="%", help=fr.OPTION_TRANSFER)]
Amo = Annotated[str | None, typer.Option("--part-amo", metavar="%", help=fr.OPTION_AMO)]
Fleet = Annotated[str, typer.Option("--parc", metavar="PARC", help=fr.OPTION_FLEET)]
Avoid = Annotated[int | None, typer.Option("--eviter", metavar="N", min=0, help=fr.OPTION_AVOID)]
Explain = Annotated[bool, typer.Option("--expliquer", help=fr.OPTION_EXPLAIN)]
On = Annotated[str | None, typer.Option("--date", metavar="JOUR", help=fr.OPTION_ON)]


def register(app: typer.Typer) -> None:
    """Add the command to the tree."""
    command(app, "imagerie")(imaging)


def imaging(
    base: options.Base = None,
    target: Target = None,
    reading: Reading = "cumul",
    share: Share = "60%",
    mass: Mass = None,
    not_amortised: NotAmortised = None,
    amortised: Amortised = None,
    realised: Realised = None,
    transfer: Transfer = None,
    amo: Amo = None,
    fleet: Fleet = "declare",
    avoid: Avoid = None,
    on: On = None,
    explain: Explain = False,
    json: options.Json = False,
) -> None:
    """The path, what an avoided exam is worth, mixes, unit costs."""
    from ccam.usecases.envelope import read_amount
    from ccam.usecases.imaging.json import report_json
    from ccam.usecases.imaging.report import Asked, imaging_report, read_rate

    asked = Asked(
        target=None if target is None else read_amount(target),
        reading=reading,
        share=read_rate(share) or 0,
        mass=mass,
        not_amortised=read_rate(not_amortised),
        amortised=read_rate(amortised),
        realised=read_rate(realised, most=None),
        transfer=read_rate(transfer),
        amo=read_rate(amo),
        fleet=fleet,
        avoided=avoid,
        on=options.read_day(on),
    )
    with options.open_base(base, read_only=True) as store:
        report = imaging_report(store, asked)
    if json:
        output.emit(report_json(report))
        return
    from ccam.cli.imaging_text import report_lines

    output.lines(report_lines(report, explain=explain))
