"""Scenarios: ``scenario lister``, ``creer``, ``comparer``, ``exporter``."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccam.cli import diagnostics, options, output
from ccam.cli.app import command, group
from ccam.french import numbers
from ccam.french import scenarios as fr
from ccam.french import study as words
from ccam.model.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ccam.usecases.compare_scenarios import Cell, Compared, ComparedRow
    from ccam.usecases.scenarios import Scenario

Format = Annotated[str, typer.Option("--format", metavar="F", help=fr.OPTION_FORMAT)]
Output = Annotated[Path | None, typer.Option("-o", "--vers", metavar="F", help=fr.OPTION_OUTPUT)]
Replace = Annotated[bool, typer.Option("--remplacer", help=fr.OPTION_REPLACE)]


def register(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    scenarios = group(fr.GROUP)
    command(scenarios, "scenario lister")(listing)
    command(scenarios, "scenario creer")(create)
    command(scenarios, "scenario comparer")(compare)
    command(scenarios, "scenario exporter")(export)
    app.add_typer(scenarios, name="scenario")


def listing(base: options.Base = None, json: options.Json = False) -> None:
    """What is in force, and the scenarios of the base."""
    from ccam.usecases.scenarios import open_scenarios

    with options.open_base(base, read_only=True) as store:
        known = open_scenarios(store)
    every = known.every()
    if json:
        output.emit({"scenarios": [_scenario_json(each) for each in every]})
        return
    output.table((_scenario_cells(each) for each in every), head=fr.HEAD, right=(4,))
    for each in every:
        if each.file:
            output.line()
            output.line(each.name)
            output.lines(line for text in _about(each) for line in output.wrapped(text, 4))


def _scenario_cells(each: "Scenario") -> tuple[str, ...]:
    head = each.file.document if each.file else None
    day = numbers.day(head.on) if head and head.on else "" if head is None else fr.NOT_SAID
    return each.name, fr.SOURCES[each.source], each.author, day, str(_count(each)) if head else ""


def _count(each: "Scenario") -> int:
    file = each.file
    return 0 if file is None else sum(map(len, (file.fc, file.cp, file.points, *file.rules.values())))


def _about(each: "Scenario") -> "Iterator[str]":
    if each.file is None:
        return
    head = each.file.document
    if head.base:
        yield fr.LAID_OVER.format(base=head.base)
    yield fr.SCOPE.format(scope=head.scope or fr.NOT_SAID)
    yield fr.NOT_MODELLED.format(what=head.not_modelled or fr.NOT_SAID)


def _scenario_json(each: "Scenario") -> dict[str, Any]:
    head = each.file.document if each.file else None
    return {
        "scenario": each.name,
        "nature": each.source.value,
        "auteur": each.author or None,
        "date": head.on.isoformat() if head and head.on else None,
        "champ": head.scope or None if head else None,
        "non_modelise": head.not_modelled or None if head else None,
        "base": head.base or None if head else None,
        "valeurs": _count(each),
    }


def create(
    name: Annotated[str, typer.Argument(metavar="NOM", help=fr.ARGUMENT_NEW)],
    below: Annotated[str | None, typer.Option("--depuis", metavar="NOM", help=fr.OPTION_FROM)] = None,
    fc: Annotated[str | None, typer.Option("--fc", metavar="TAUX", help=fr.OPTION_FC)] = None,
    cp: Annotated[list[str] | None, typer.Option("--cp", metavar="CLE=TAUX", help=fr.OPTION_CP)] = None,
    on: Annotated[str | None, typer.Option("--date", metavar="JOUR", help=fr.OPTION_START)] = None,
    scope: Annotated[str, typer.Option("--champ", metavar="TEXTE", help=fr.OPTION_SCOPE)] = "",
    missing: Annotated[str, typer.Option("--non-modelise", metavar="TEXTE", help=fr.OPTION_MISSING)] = "",
    target: Output = None,
    format_name: Format = "",
    replace: Replace = False,
    base: options.Base = None,
    author: options.Author = options.DEFAULT_AUTHOR,
    json: options.Json = False,
) -> None:
    """A variant of one's own, as a file to change."""
    from ccam.usecases.scenarios import open_scenarios
    from ccam.usecases.variants import variant, written

    today = date.today()
    path, kind = _target(target, format_name, name)
    with options.open_base(base, read_only=True) as store:
        known = open_scenarios(store)
        start = options.read_day(on) or max((each.applicable for each in store.releases()), default=today)
    text = variant(
        known, name, author=author, on=today, start=start, below=below, fc=fc,
        cp=dict(map(_pair, cp or [])), scope=scope, missing=missing,
    )  # fmt: skip
    _write(path, written(text, kind), name, replace=replace, json=json)


def _pair(text: str) -> tuple[str, str]:
    key, equals, rate = text.partition("=")
    if not (key.strip() and equals and rate.strip()):
        raise UsageError(fr.BAD_RATE, value=text, example="cardiologie=0,41")
    return key.strip(), rate.strip()


def export(
    name: Annotated[str, typer.Argument(metavar="NOM", help=fr.ARGUMENT)],
    format_name: Format = "",
    target: Output = None,
    replace: Replace = False,
    base: options.Base = None,
    json: options.Json = False,
) -> None:
    """A scenario as a file, TOML or workbook."""
    from ccam.usecases.scenarios import open_scenarios
    from ccam.usecases.variants import exported

    with options.open_base(base, read_only=True) as store:
        scenario = open_scenarios(store).find(name)
    path, kind = _target(target, format_name, scenario.name)
    _write(path, exported(scenario, kind), scenario.name, replace=replace, json=json)


def _target(target: Path | None, format_name: str, name: str) -> tuple[Path, str]:
    """Where to write, and in which format: that of the file's name where none is asked."""
    from ccam.formats.templates_cells import slug
    from ccam.usecases.variants import TOML

    kind = format_name or (target.suffix.removeprefix(".").lower() if target else "") or TOML
    return target or Path(f"{slug(name) or 'scenario'}.{kind}"), kind


def _write(path: Path, content: bytes, name: str, *, replace: bool, json: bool) -> None:
    from ccam.usecases.templates import write_whole

    write_whole(path, content, replace=replace)
    if json:
        output.emit({"scenario": name, "fichier": str(path)})
        return
    output.line(fr.WRITTEN.format(name=name, file=path))
    diagnostics.say(fr.THEN.format(file=path))


# comparison -----------------------------------------------------------------------------------


def compare(
    wanted: Annotated[list[str] | None, typer.Argument(metavar="[A B C]", help=fr.ARGUMENT)] = None,
    axis: Annotated[str, typer.Option("--par", metavar="AXE", help=fr.OPTION_AXIS)] = "regroupement",
    base: options.Base = None,
    draft: options.Draft = None,
    charges: options.Charges = None,
    on: options.On = None,
    volumes: options.Volumes = None,
    limit: options.Limit = 40,
    json: options.Json = False,
) -> None:
    """Scenarios side by side."""
    from ccam.usecases.compare_scenarios import compare_scenarios
    from ccam.usecases.scenarios import open_scenarios
    from ccam.usecases.study import open_study

    with options.open_base(base, read_only=True) as store:
        known = open_scenarios(store)
        study = open_study(store, draft=draft, on=options.read_day(on), volumes=volumes)
    found = compare_scenarios(known, study, wanted or [], axis, charges)
    if json:
        output.emit(study.context_json() | _compared_json(found))
    else:
        _print(found, study.volumes.name, study.settings.on, limit)


def _print(found: "Compared", volumes: str, on: date, limit: int) -> None:
    from ccam.usecases.compare_scenarios import LETTERS

    texts = [*found.heading, fr.OLD_NEW.format(volumes=volumes)]
    for letter, each, charges in zip(LETTERS, found.scenarios, found.charges, strict=False):
        texts.append(
            fr.COMPARED.format(
                letter=letter, name=each.name, where=fr.SOURCES[each.source], charges=charges,
                author=each.author or fr.NOT_SAID,
            )
        )  # fmt: skip
        if each.file:
            head = each.file.document
            scope, missing = head.scope or fr.NOT_SAID, head.not_modelled or fr.NOT_SAID
            texts.append(fr.COMPARED_SCOPE.format(scope=scope, missing=missing))
        if each.first_day and each.first_day > on:
            texts.append(fr.LATER.format(start=numbers.day(each.first_day), day=numbers.day(on)))
    silent = ", ".join(
        fr.LETTERED.format(letter=letter, amount=numbers.euros_short(amount))
        for letter, amount in zip(LETTERS, found.silent, strict=False)
    )
    for text in (*texts, fr.UNCOVERED.format(list=silent)):
        output.lines(output.wrapped(text, 2))
    output.line()
    shown = found.rows[: limit or None]
    cells = [line for row in (*shown, found.total) for line in _row_cells(row)]
    output.table(cells, head=fr.COMPARE_HEAD, right=(2, 3, 4, 5))
    if len(shown) < len(found.rows):
        diagnostics.say(words.MORE_ROWS.format(shown=len(shown), count=numbers.integer(len(found.rows))))


def _row_cells(row: "ComparedRow") -> "Iterator[tuple[str, ...]]":
    """One line a scenario; the name of the row stands on the first."""
    from ccam.usecases.compare_scenarios import LETTERS

    name = output.cut(f"{row.key} {row.label}".strip(), 30)
    for letter, cell in zip(LETTERS, row.cells, strict=False):
        yield (
            name, letter, numbers.euros_short(cell.old), numbers.euros_short(cell.new),
            numbers.euros_short(cell.delta, sign=True), numbers.percent(cell.delta, cell.old, sign=True),
        )  # fmt: skip
        name = ""


def _compared_json(found: "Compared") -> dict[str, Any]:
    def cell(each: "Cell") -> dict[str, Any]:
        percent = None
        if each.old > 0:
            from ccam.model.money import half_up

            percent = output.amount(half_up(10_000 * each.delta, each.old))
        return {
            "ancien": output.amount(each.old), "nouveau": output.amount(each.new),
            "ecart": output.amount(each.delta), "pourcent": percent,
        }  # fmt: skip

    def row(each: "ComparedRow") -> dict[str, Any]:
        return {"cle": each.key, "libelle": each.label, "scenarios": [cell(one) for one in each.cells]}

    return {
        "axe": found.axis,
        "scenarios": [
            _scenario_json(each) | {"charges": charges, "base_sans_chiffre": output.amount(silent)}
            for each, charges, silent in zip(found.scenarios, found.charges, found.silent, strict=True)
        ],
        "lignes": [row(each) for each in found.rows],
        "total": row(found.total),
    }
