"""Money: ``valoriser``, ``expliquer``, ``impact``."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccam.cli import diagnostics, options, output
from ccam.cli.app import command
from ccam.cli.draft import interval_json
from ccam.french import cli as fr
from ccam.french import numbers
from ccam.french import study as words

if TYPE_CHECKING:
    from ccam.usecases.valued import ValuedLine
    from ccam.usecases.views import ImpactRow, ImpactView


def register(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    command(app, "valoriser")(value)
    command(app, "expliquer")(explain)
    command(app, "impact")(impact)


def value(
    base: options.Base = None,
    draft: options.Draft = None,
    charges: options.Charges = None,
    on: options.On = None,
    volumes: options.Volumes = None,
    limit: options.Limit = 0,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Target tariff of each proposed line, and the totals under each evaluation of charges."""
    from ccam.usecases.study import open_study
    from ccam.usecases.valued import totals_by_charges, valued_lines

    with options.open_base(base, read_only=True) as store:
        study = open_study(store, draft=draft, charges=charges, on=options.read_day(on), volumes=volumes)
    lines = valued_lines(study)
    totals = totals_by_charges(study)
    shown = lines[: limit or None]
    if json:
        output.emit(
            study.context_json()
            | {
                "lignes": [_valued_json(line) for line in shown],
                "totaux": [{"charges": name, **interval_json(total)} for name, total in totals],
            }
        )
        return
    output.lines(study.heading())
    output.table((_valued_cells(line) for line in shown), head=words.VALUED_HEAD, right=(3, 4, 5, 6))
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


def _valued_cells(line: "ValuedLine") -> tuple[str, ...]:
    return (
        line.shown_code,
        str(line.slot),
        output.cut(line.label, 44),
        "" if line.score is None else numbers.points(line.score),
        "" if line.cp is None else numbers.rate(line.cp),
        "" if line.tariff is None else numbers.euros(line.tariff),
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
        "quantite": line.quantity,
        "pourquoi": line.why,
    }


def explain(
    line: Annotated[str, typer.Argument(metavar="LIGNE", help=fr.ARGUMENT_LINE)],
    base: options.Base = None,
    version: options.Release = None,
    draft: options.Draft = None,
    charges: options.Charges = None,
    on: options.On = None,
    json: options.Json = False,
) -> None:
    """The whole chain of one tariff."""
    from ccam.usecases.explain import explain_line, explanation_json

    with options.open_base(base, read_only=True) as store:
        explained = explain_line(store, line, version=version, draft=draft, charges=charges, on=options.read_day(on))
    if json:
        output.emit(explanation_json(explained))
    else:
        output.lines(explained.text())


def impact(
    axis: Annotated[str, typer.Option("--par", metavar="AXE", help=fr.OPTION_AXIS)] = "chapitre",
    base: options.Base = None,
    draft: options.Draft = None,
    charges: options.Charges = None,
    on: options.On = None,
    volumes: options.Volumes = None,
    limit: options.Limit = 40,
    json: options.Json = False,
) -> None:
    """The impact along one axis."""
    from ccam.usecases.impact import impact_view, largest_first
    from ccam.usecases.study import open_study

    with options.open_base(base, read_only=True) as store:
        study = open_study(store, draft=draft, charges=charges, on=options.read_day(on), volumes=volumes)
    view = impact_view(study, axis)
    if json:
        output.emit(study.context_json() | _impact_json(view))
        return
    output.lines(view.heading)
    output.line()
    rows = list(view.rows) if view.axis == "chapitre" else largest_first(view)
    shown = rows[: limit or None]
    cells = [_impact_cells(row) for row in (*shown, view.total)]
    output.table(cells, head=words.IMPACT_HEAD, right=(2, 3, 4, 6, 7))
    if len(shown) < len(rows):
        diagnostics.say(words.MORE_ROWS.format(shown=len(shown), count=numbers.integer(len(rows))))


def _impact_cells(row: "ImpactRow") -> tuple[str, ...]:
    from tui.drawing.amounts import bounds

    impact = row.impact
    without = impact.unknown_base + row.undecided_base + row.left_base
    return (
        row.key,
        output.cut(row.label, 32),
        numbers.euros_short(row.base),
        numbers.euros_short(impact.observed, sign=True),
        numbers.percent(impact.observed, row.base, sign=True),
        "" if impact.is_point else bounds(impact.low, impact.high),
        numbers.euros_short(impact.theoretical, sign=True),
        numbers.euros_short(without) if without else "",
    )


def _impact_json(view: "ImpactView") -> dict[str, Any]:
    def row_json(row: "ImpactRow") -> dict[str, Any]:
        return {
            "cle": row.key,
            "libelle": row.label,
            "base": output.amount(row.base),
            "impact": interval_json(row.impact),
            "base_sans_devenir": output.amount(row.undecided_base),
            "base_laissee": output.amount(row.left_base),
        }

    return {
        "axe": view.axis,
        "lignes": [row_json(row) for row in view.rows],
        "total": row_json(view.total),
        "hors_champ": output.amount(view.outside),
    }
