"""Money: ``valoriser``, ``expliquer``."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccam.cli import diagnostics, options, output
from ccam.cli.app import command
from ccam.cli.draft import interval_json
from ccam.french import billing, numbers
from ccam.french import cli as fr
from ccam.french import study as words

if TYPE_CHECKING:
    from ccam.usecases.schedules import YearCost
    from ccam.usecases.valued import ValuedLine


WIDE = 110
"""Columns of a terminal where labels have their place beside the prices."""


def register(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    command(app, "valoriser")(value)
    command(app, "expliquer")(explain)


def value(
    base: options.Base = None,
    draft: options.Draft = None,
    scenario: options.Scenario = None,
    charges: options.Charges = None,
    on: options.On = None,
    volumes: options.Volumes = None,
    transition: options.Transition = None,
    year: options.Year = None,
    grid: options.Grid = None,
    limit: options.Limit = 0,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Target, start and billed price of each proposed line, and the totals under each evaluation of charges."""
    from ccam.usecases.schedules import cost_by_year, restudied, schedule_text
    from ccam.usecases.study import open_study
    from ccam.usecases.valued import totals_by_charges, valued_lines

    with options.open_base(base, read_only=True) as store:
        study = open_study(
            store, draft=draft, scenario=scenario, charges=charges, on=options.read_day(on), volumes=volumes
        )
    study = restudied(study, grid=grid, transition=transition, year=year)
    schedule = study.settings.schedule
    lines = valued_lines(study)
    totals = totals_by_charges(study)
    years = cost_by_year(study, schedule) if schedule else ()
    shown = lines[: limit or None]
    if json:
        output.emit(
            study.context_json()
            | {
                "lignes": [_valued_json(line) for line in shown],
                "totaux": [{"charges": name, **interval_json(total)} for name, total in totals],
            }
            | ({"annees": [each.json() for each in years]} if years else {})
        )
        return
    output.lines(study.heading())
    if schedule:
        output.line(schedule_text(schedule, study.settings.year))
    output.line(billing.VALUED_NOTE)
    hidden = {1} if output.page_width() < WIDE else set()
    rows = [billing.VALUED_HEAD, *map(_valued_cells, shown)]
    head, *body = ([cell for place, cell in enumerate(row) if place not in hidden] for row in rows)
    output.table(body, head=head, right=range(len(head) - 7, len(head) - 1))
    known = sum(line.tariff is not None for line in lines)
    counted = numbers.plural(len(lines), "ligne proposée", "lignes proposées")
    diagnostics.say(words.VALUED.format(known=numbers.integer(known), lines=counted))
    if totals:
        from tui.drawing.amounts import full

        output.line()
        output.line(words.CHARGES_COMPARED)
        total_base = study.total().base
        output.table((f"  {name}", full(total, total_base)) for name, total in totals)
        output.lines(study.assumptions())
    if years:
        output.line()
        output.line(billing.COSTS)
        output.table(map(_year_cells, years), head=billing.COSTS_HEAD, right=(0, 1, 2, 4))


def _year_cells(cost: "YearCost") -> tuple[str, ...]:
    from tui.drawing.amounts import bounds

    impact = cost.impact
    return (
        str(cost.year),
        numbers.euros_short(impact.observed, sign=True),
        numbers.percent(impact.observed, cost.base, sign=True),
        "" if impact.is_point else bounds(impact.low, impact.high),
        numbers.euros_short(impact.theoretical, sign=True),
    )


def _valued_cells(line: "ValuedLine") -> tuple[str, ...]:
    def price(cents: int | None, *, sign: bool = False) -> str:
        return "" if cents is None else numbers.scaled(cents, 2, sign=sign)

    return (
        f"{line.shown_code}/{line.slot}",
        output.cut(line.label, 24),
        "" if line.score is None else numbers.points(line.score),
        price(line.tariff),
        price(line.start),
        price(line.billed),
        price(line.gap, sign=True),
        numbers.integer(line.quantity),
        line.why,
    )


def _valued_json(line: "ValuedLine") -> dict[str, Any]:
    return {
        "acte": line.act,
        "code": line.shown_code,
        "libelle": line.label,
        "activite": line.slot.activity,
        "phase": line.slot.phase,
        "points": output.points(line.score),
        "cle_cp": line.cp_key,
        "fc": None if line.fc is None else output.rate(line.fc),
        "cp": None if line.cp is None else output.rate(line.cp),
        "tarif_cible": output.amount(line.tariff),
        "tarif_abattu": output.amount(line.goal),
        "prix_depart": output.amount(line.start),
        "tarif_facture": output.amount(line.billed),
        "ecart": output.amount(line.gap),
        "quantite": line.quantity,
        "pourquoi": line.why,
    }


def explain(
    lines: Annotated[list[str], typer.Argument(metavar="LIGNE…", help=fr.ARGUMENT_LINE)],
    base: options.Base = None,
    version: options.Release = None,
    draft: options.Draft = None,
    scenario: options.Scenario = None,
    charges: options.Charges = None,
    on: options.On = None,
    transition: options.Transition = None,
    year: options.Year = None,
    grid: options.Grid = None,
    modifiers: Annotated[
        list[str] | None, typer.Option("--modificateurs", metavar="LETTRES", help=billing.OPTION_MODIFIERS)
    ] = None,
    associations: Annotated[
        list[str] | None, typer.Option("--association", metavar="CODE", help=billing.OPTION_ASSOCIATION)
    ] = None,
    territory: Annotated[str, typer.Option("--outre-mer", metavar="TERRITOIRE", help=billing.OPTION_TERRITORY)] = "",
    situation: Annotated[
        str, typer.Option("--situation", metavar="NOM", help=billing.OPTION_SITUATION)
    ] = billing.USUAL_SITUATION,
    json: options.Json = False,
) -> None:
    """The whole chain of some tariffs, and what current lines are billed together."""
    from ccam.usecases.billing import Asked
    from ccam.usecases.explain import Question, explain_lines, explanation_json

    asked = Asked(tuple(modifiers or ()), tuple(associations or ()), territory, situation)
    question = Question(
        version=version, draft=draft, scenario=scenario, charges=charges, on=options.read_day(on), grid=grid,
        transition=transition, year=year, bill=asked,
    )  # fmt: skip
    with options.open_base(base, read_only=True) as store:
        explained, bill = explain_lines(store, lines, question)
    if json:
        chains = [explanation_json(each) for each in explained]
        facts = chains[0] if len(chains) == 1 else {"lignes": chains}
        output.emit(facts | ({"facture": bill.json()} if bill else {}))
        return
    for each in explained:
        output.lines(each.text())
    if bill:
        output.lines(bill.text())
