"""``ccam enveloppe``: solve a lever for an envelope, on its legal grid."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccam.cli import options, output
from ccam.cli.app import command
from ccam.french import envelope as fr
from ccam.french import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ccam.usecases.envelope import Found
    from valuation.envelope import Envelope, Lever
    from valuation.solve import Point


def register(app: typer.Typer) -> None:
    """Add the command to the tree."""
    command(app, "enveloppe")(envelope)


def envelope(
    target: Annotated[str, typer.Option("--cible", metavar="M", help=fr.OPTION_TARGET)] = "0",
    unit: Annotated[str, typer.Option("--unite", metavar="U", help=fr.OPTION_UNIT)] = "honoraires",
    lever: Annotated[str, typer.Option("--levier", metavar="L", help=fr.OPTION_LEVER)] = "FC",
    second: Annotated[str, typer.Option("--second-levier", metavar="L", help=fr.OPTION_SECOND)] = "",
    step: Annotated[str, typer.Option("--pas", metavar="P", help=fr.OPTION_STEP)] = "0,01",
    by: Annotated[str, typer.Option("--par", metavar="AXE", help=fr.OPTION_BY)] = "",
    year: Annotated[int, typer.Option("--annee", metavar="N", min=1, help=fr.OPTION_YEAR)] = 1,
    base: options.Base = None,
    draft: options.Draft = None,
    scenario: options.Scenario = None,
    charges: options.Charges = None,
    on: options.On = None,
    volumes: options.Volumes = None,
    json: options.Json = False,
) -> None:
    """Solve a lever for an envelope."""
    from ccam.usecases.envelope import Request, read_amount, read_step, solve_envelope
    from ccam.usecases.study import open_study

    request = Request(read_amount(target), unit, lever, second, read_step(step), by, year)
    with options.open_base(base, read_only=True) as store:
        study = open_study(
            store, draft=draft, scenario=scenario, charges=charges, on=options.read_day(on), volumes=volumes
        )
    found = solve_envelope(study, request)
    if json:
        output.emit(study.context_json() | _json(found))
        return
    for text in (*study.heading(), *_asked(found)):
        output.lines(output.wrapped(text, 2))
    output.line()
    if by:
        _groups(found)
    else:
        _sides(found)
    count = numbers.plural(found.evaluations, *fr.EVALUATION)
    output.lines(output.wrapped(fr.COST.format(count=count), 2))


def _asked(found: "Found") -> "Iterator[str]":
    request, lever = found.request, found.lever
    steps = {
        fr.LEVER_FC: fr.STEP_FC.format(value=numbers.rate(lever.grid.step)),
        fr.LEVER_CP: fr.STEP_CP,
        fr.LEVER_TRANSITION: fr.STEP_TRANSITION.format(year=request.year),
    }
    sentence = fr.TARGET if request.target else fr.NEUTRAL
    yield sentence.format(
        target=numbers.euros_short(request.target, sign=True), unit=found.unit, lever=request.lever,
        step=steps[lever.name],
    )  # fmt: skip
    if found.without_base is not None:
        yield fr.AMO_RULE.format(count=numbers.plural(found.without_base, "ligne"))
    yield fr.REACH.format(moved=numbers.euros_short(found.moved), base=numbers.euros_short(found.base))


def _sides(found: "Found") -> None:
    """The value in force, both sides of the target, the value kept, and what the second lever makes of the rest."""
    (_, made), lever = found.groups[0], found.lever
    rows = [_row(fr.IN_FORCE, lever, lever.start, made.before, made.solution.target)]
    if lever.name == fr.LEVER_TRANSITION:
        rows = [(rows[0][0], fr.WITHOUT, *rows[0][2:])]
    rows += _solved(lever, made)
    if found.second and found.rest:
        rows.append((fr.SECOND.format(lever=found.request.second), "", "", ""))
        rows += _solved(found.second, found.rest)
    output.table(rows, head=fr.HEAD, right=(1, 2, 3))
    solved = [(lever, made)] + ([(found.second, found.rest)] if found.second and found.rest else [])
    for text in dict.fromkeys(_verdict(*each) for each in solved):
        output.lines(output.wrapped(text, 2))


def _solved(lever: "Lever", made: "Envelope") -> "Iterator[tuple[str, ...]]":
    solution = made.solution
    sides: tuple[tuple[str, Point | None], ...] = (
        (fr.BELOW, solution.below), (fr.ABOVE, solution.above), (fr.CHOSEN, solution.chosen),
    )  # fmt: skip
    for name, point in sides:
        if point:
            yield _row(name, lever, point.value, point.amount, solution.target)


def _row(name: str, lever: "Lever", value: int, amount: int, target: int) -> tuple[str, ...]:
    from ccam.usecases.envelope import value_said

    said = value_said(lever, value)
    return name, said, numbers.euros(amount, sign=True), numbers.euros(amount - target, sign=True)


def _verdict(lever: "Lever", made: "Envelope") -> str:
    from ccam.usecases.envelope import value_said

    solution = made.solution
    if solution.inert:
        return fr.INERT
    if not solution.reached:
        (low, least), (high, most) = solution.ends
        return fr.OUT_OF_REACH.format(
            low=value_said(lever, low), least=numbers.euros_short(least, sign=True),
            high=value_said(lever, high), most=numbers.euros_short(most, sign=True),
        )  # fmt: skip
    return fr.MONOTONE if solution.monotone else fr.NOT_MONOTONE


def _groups(found: "Found") -> None:
    from ccam.usecases.envelope import value_said

    lever, rows = found.lever, []
    for label, made in found.groups:
        solution = made.solution
        said = value_said(lever, solution.chosen.value) if solution.reached else fr.UNREACHED
        rows.append(
            (
                made.key, output.cut(label, 22), numbers.euros_short(made.before, sign=True),
                fr.NO_EFFECT if solution.inert else said,
                numbers.euros_short(solution.chosen.amount, sign=True),
                numbers.euros_short(solution.residual, sign=True),
            )
        )  # fmt: skip
    output.table(rows, head=fr.BY_HEAD, right=(2, 3, 4, 5))


def _json(found: "Found") -> dict[str, Any]:
    request, groups = found.request, [_group_json(found.lever, label, made) for label, made in found.groups]
    made: dict[str, Any] = {
        "cible": output.amount(request.target),
        "unite": found.unit,
        "levier": request.lever,
        "par": request.by or None,
        "base_atteinte": output.amount(found.moved),
        "base": output.amount(found.base),
        "lignes_sans_part_amo": found.without_base,
        "evaluations": found.evaluations,
        **({"groupes": groups} if request.by else {"solution": groups[0]}),
    }
    if found.second and found.rest:
        made["second_levier"] = request.second
        made["seconde_solution"] = _group_json(found.second, "", found.rest)
    return made


def _group_json(lever: "Lever", label: str, made: "Envelope") -> dict[str, Any]:
    from ccam.usecases.envelope import value_text

    def point(found: "Point | None") -> dict[str, Any] | None:
        return found and {"valeur": value_text(lever, found.value), "effet": output.amount(found.amount)}

    solution = made.solution
    return {
        "cle": made.key,
        "libelle": label,
        "en_vigueur": {"valeur": value_text(lever, lever.start), "effet": output.amount(made.before)},
        "en_dessous": point(solution.below),
        "au_dessus": point(solution.above),
        "retenu": point(solution.chosen),
        "residu": output.amount(solution.residual),
        "atteint": solution.reached,
        "monotone": solution.monotone,
        "sans_effet": solution.inert,
    }
