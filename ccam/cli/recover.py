"""``reconstituer``: points and rates that the official prices already say."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccam.cli import diagnostics, options, output
from ccam.cli.app import command
from ccam.french import numbers
from ccam.french import recovery as words

if TYPE_CHECKING:
    from ccam.usecases.recover.view import RecoveryView
    from valuation.recovery import Recovered
    from valuation.recovery_check import Outcome


def register(app: typer.Typer) -> None:
    """Add the command to the tree."""
    command(app, "reconstituer")(recover)


def recover(
    line: Annotated[str | None, typer.Argument(metavar="[LIGNE]", help=words.ARGUMENT_LINE)] = None,
    base: options.Base = None,
    column: Annotated[str, typer.Option("--colonne", metavar="C", help=words.OPTION_COLUMN)] = "F",
    volumes: options.Volumes = None,
    target: Annotated[Path | None, typer.Option("-o", metavar="F", help=words.OPTION_TARGET)] = None,
    keep: Annotated[bool, typer.Option("--verser", help=words.OPTION_KEEP)] = False,
    replace: Annotated[bool, typer.Option("--remplacer", help=words.OPTION_REPLACE)] = False,
    author: options.Author = options.DEFAULT_AUTHOR,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Read every price of one column, and say what it tells."""
    from ccam.usecases.recover.view import open_recovery

    with options.open_base(base, read_only=not keep) as store:
        view = open_recovery(store, column=column, volumes=volumes)
        if target or keep:
            from ccam.usecases.recover import file as recover_file

            made = recover_file.baseline(view, on=date.today())
            if target:
                recover_file.write_baseline(made, target, overwrite=replace)
            if keep:
                recover_file.keep_baseline(store, made, column=column, actor=author, overwrite=replace)
    lines = view.of_act(line) if line else list(view.recovery.lines())
    if json:
        output.emit(_json(view, lines))
    elif line:
        _explain(view, lines)
    else:
        _show(view)
    if target or keep:
        said = {"count": words.lines(len(made.points)), "rates": numbers.plural(len(made.cp), "taux", "taux")}
        if target:
            diagnostics.say(words.WRITTEN.format(**said, path=target))
        if keep:
            diagnostics.say(words.KEPT.format(**said, name=made.document.name))


def _explain(view: "RecoveryView", lines: "list[Recovered]") -> None:
    from ccam.usecases.recover.text import reasoning

    for place, each in enumerate(lines):
        if place:
            output.line()
        first, *rest = reasoning(view, each)
        output.line(first)
        for text in rest:
            output.lines(output.wrapped(f"  {text}", 4))


def _show(view: "RecoveryView") -> None:
    from ccam.usecases.recover import text as told

    for text in told.heading(view):
        output.lines(output.wrapped(text, 0))
    output.line()
    output.line(words.PLACES_TITLE)
    output.table(told.place_rows(view), head=words.PLACES_HEAD, right=(1, 2, 3))
    output.line()
    output.lines(output.wrapped(words.RISES_TITLE, 0))
    for text in told.rise_lines(view):
        output.lines(output.wrapped(text, 4))
    output.line()
    rates = list(told.rate_rows(view))
    output.line(words.RATES_TITLE if rates else words.NO_RATES)
    if rates:
        output.table(rates, head=words.RATES_HEAD, right=(0, 1))
    if view.checks:
        output.line()
        output.lines(output.wrapped(words.CHECK_TITLE, 0))
        output.table(told.check_rows(view), head=words.CHECK_HEAD, right=range(1, 8))
        for text in told.check_lines(view):
            output.lines(output.wrapped(text, 0))
    output.line()
    for text in (told.source_line(view), words.STATUS):
        output.lines(output.wrapped(text, 0))


def _json(view: "RecoveryView", lines: "list[Recovered]") -> dict[str, Any]:
    from ccam.model.money import SHARE_UNIT, half_up
    from ccam.model.volumes import MEDICAL_GROUPS

    known, base = view.known
    column = view.recovery.column
    days = column.panel.days
    return {
        "part_depense": half_up(base * SHARE_UNIT, view.total) if view.total else None,
        "base_connue": output.amount(base) if view.volumes else None,
        "base_totale": output.amount(view.total) if view.volumes else None,
        "unite": "honoraires",
        "champ": list(MEDICAL_GROUPS),
        "volumes": view.volumes.name if view.volumes else None,
        "colonne": view.column,
        "version": view.release.version,
        "sources": list(view.sources),
        "desaccords": len(view.conflicts),
        "points_connus": known,
        "classes": [
            {"classe": place.value, "lignes": count, "base": output.amount(spent) if view.volumes else None}
            for place, (count, spent) in view.by_place.items()
        ],
        "hausses": [
            {
                "date": rise.day,
                "lignes": rise.lines,
                "pas_fc": output.rate(rise.step.rate) if rise.step else None,
                "retenue": rise.day in days,
            }
            for rise in view.rises
        ],
        "familles": [
            {
                "pas_fc": [output.rate(step) for step in family.steps],
                "fc": None if family.fc is None else output.rate(family.fc),
                "lignes": int((column.family == place).sum()),
            }
            for place, family in enumerate(column.families)
        ],
        "taux": [{"cp": output.rate(rate.rate), "lignes": rate.lines} for rate in view.recovery.rates],
        "epreuve": [
            {
                "prix_cache": days[check.place - 1] if check.place else f"avant {days[0]}",
                "sur_un_taux": _outcome_json(check.at_rate),
                "autres": _outcome_json(check.others),
                "sans_points_entiers": check.not_whole,
                "dont_anesthesie": check.anaesthesia,
                "centime_ouvert": check.undecided,
            }
            for check in view.checks
        ],
        "lignes": [_line_json(view.column, each) for each in lines],
    }


def _outcome_json(outcome: "Outcome") -> dict[str, int]:
    return {
        "lignes": outcome.lines,
        "exact": outcome.exact,
        "a_un_centime": outcome.near,
        "plus_loin": outcome.off,
        "sans_score": outcome.without,
    }


def _line_json(column: str, line: "Recovered") -> dict[str, Any]:
    return {
        "code": line.key.code,
        "activite": line.key.activity,
        "phase": line.key.phase,
        "colonne": column,
        "score": None if line.score is None else str(line.score),
        "scores_admissibles": [str(score) for score in line.scores],
        "cp": None if line.cp is None else output.rate(line.cp),
        "cp_min": None if line.low is None else output.rate(line.low),
        "cp_max": None if line.high is None else output.rate(line.high),
        "classe": line.place.value,
        "ecart": output.amount(line.gap),
    }
