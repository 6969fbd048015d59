"""``ccam forfaits``: what a device's year is paid, and what it costs."""

from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from ccam.cli import options, output
from ccam.cli.app import command, subgroup
from ccam.french import fees as fr
from ccam.french.commands.imaging import FEES_GROUP
from ccam.model.errors import UsageError

if TYPE_CHECKING:
    from enum import StrEnum

    from ccam.french.sentence import Sentence
    from ccam.usecases.fees.loaded import Fees

    Named = TypeVar("Named", bound=StrEnum)

Device = Annotated[str | None, typer.Option("--equipement", metavar="NOM", help=fr.OPTION_DEVICE)]
Year = Annotated[int | None, typer.Option("--exercice", metavar="AAAA", help=fr.OPTION_YEAR)]
Exams = Annotated[int | None, typer.Option("--examens", metavar="N", help=fr.OPTION_EXAMS)]
Before = Annotated[list[str] | None, typer.Option("--avant", metavar="JOUR=N", help=fr.OPTION_BEFORE)]
FormName = Annotated[str, typer.Option("--annuite", metavar="FORME", help=fr.OPTION_FORM)]
RatioName = Annotated[str, typer.Option("--ratio", metavar="RATIO", help=fr.OPTION_RATIO)]
Ledger = Annotated[bool, typer.Option("--postes", help=fr.OPTION_LEDGER)]
Minutes = Annotated[bool, typer.Option("--sensibilite", help=fr.OPTION_SENSITIVITY)]
On = Annotated[str | None, typer.Option("--date", metavar="JOUR", help=fr.OPTION_ON)]


def register(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    group = subgroup(app, "forfaits", FEES_GROUP)
    command(group, "forfaits facturer")(charge)
    command(group, "forfaits cout")(cost)


def charge(
    base: options.Base = None,
    device: Device = None,
    year: Year = None,
    exams: Exams = None,
    before: Before = None,
    json: options.Json = False,
) -> None:
    """A device's year, priced down the bands."""
    from ccam.usecases.fees.bill import bills, read_done

    done = read_done(before or ())
    made = bills(_fees(base), name=device, year=year, exams=exams, done=done)
    if json:
        from ccam.usecases.fees.json import bills_json

        output.emit(bills_json(made))
        return
    from ccam.cli.fees_text import bill_lines

    output.lines(bill_lines(made))


def cost(
    base: options.Base = None,
    device: Device = None,
    year: Year = None,
    exams: Exams = None,
    on: On = None,
    form: FormName = "cms",
    ratio: RatioName = "couverture",
    ledger: Ledger = False,
    minutes: Minutes = False,
    json: options.Json = False,
) -> None:
    """What a device costs, beside its fees."""
    from ccam.formats.fees import Ratio
    from ccam.usecases.fees.bill import chosen
    from ccam.usecases.fees.cost import cost_views
    from valuation.equipment import Form

    asked = _named(form, Form, fr.UNKNOWN_FORM, "form"), _named(ratio, Ratio, fr.UNKNOWN_RATIO, "ratio")
    fees, day = _fees(base), options.read_day(on)
    devices = chosen(fees, name=device, year=year, exams=exams)
    views, told = cost_views(fees, devices, form=asked[0], ratio=asked[1], on=day)
    if json:
        from ccam.usecases.fees.json import costs_json

        output.emit(costs_json(views, told))
        return
    from ccam.cli.fees_cost_text import cost_lines

    output.lines(cost_lines(fees, views, told, ledger=ledger, minutes=minutes))


def _fees(base: str | None) -> "Fees":
    from ccam.usecases.fees.loaded import open_fees

    with options.open_base(base, read_only=True) as store:
        return open_fees(store)


def _named(value: str, names: "type[Named]", sentence: "Sentence", fact: str) -> "Named":
    """The member that a person names."""
    found = next((each for each in names if each.value == value), None)
    if found is None:
        raise UsageError(sentence, known=", ".join(names), **{fact: value})
    return found
