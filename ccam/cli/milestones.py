"""Points d'étape: ``etape sceller``, ``publier``, ``planifier``, ``lister``, ``diff``."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccam.cli import options, output
from ccam.cli.app import command, subgroup
from ccam.cli.draft import interval_json, overdue_json
from ccam.french import cli as fr
from ccam.french import milestones as words
from ccam.french import numbers
from ccam.model.errors import UsageError

if TYPE_CHECKING:
    from ccam.model.records import Seal
    from ccam.usecases.views import SealRow

Instance = Annotated[str, typer.Option("--instance", metavar="NOM", help=fr.OPTION_INSTANCE)]
Scenario = Annotated[str | None, typer.Option("--scenario", metavar="NOM", help=fr.OPTION_OFFICIAL)]
Name = Annotated[str, typer.Argument(metavar="NOM", help=fr.ARGUMENT_NAME)]


def register(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    milestones = subgroup(app, "etape", fr.GROUP_MILESTONE)
    command(milestones, "etape planifier")(plan)
    command(milestones, "etape sceller")(seal)
    command(milestones, "etape publier")(publish)
    command(milestones, "etape lister")(listing)
    command(milestones, "etape diff")(compare)


# seals ----------------------------------------------------------------------------------------


def seal(
    name: Name,
    instance: Instance,
    base: options.Base = None,
    draft: options.Draft = None,
    charges: options.Charges = None,
    scenario: Scenario = None,
    author: options.Author = options.DEFAULT_AUTHOR,
    json: options.Json = False,
) -> None:
    """Seal the draft as it is: a stock-take."""
    from ccam.usecases.milestones import seal as make

    with options.open_base(base) as store:
        made = make(store, name, draft=draft, instance=instance, actor=author, charges=charges, scenario=scenario)
    _show(made, fr.SEALED, json=json)


def publish(
    name: Name,
    instance: Instance,
    base: options.Base = None,
    draft: options.Draft = None,
    charges: options.Charges = None,
    scenario: Scenario = None,
    author: options.Author = options.DEFAULT_AUTHOR,
    json: options.Json = False,
) -> None:
    """Seal the draft as it is: a publication."""
    from ccam.usecases.milestones import seal as make

    with options.open_base(base) as store:
        made = make(
            store, name, draft=draft, instance=instance, actor=author, charges=charges, scenario=scenario, publish=True
        )
    _show(made, fr.PUBLISHED, json=json)


def _show(made: "Seal", sentence: str, *, json: bool) -> None:
    """What was sealed; then what it counts, and what it warns of."""
    from ccam.usecases.milestones import seal_row

    counted, warned = made.manifest["a_valoriser"], made.manifest["avertissements"]
    if json:
        output.emit(
            _seal_json(seal_row(made)) | {"a_valoriser": _tally_json(counted), "avertissements": _tally_json(warned)}
        )
        return
    output.line(sentence.format(name=made.name, position=made.position, hash=made.hash))
    for head, line, found in ((words.COUNTED, words.COUNTED_LINE, counted), (words.WARNED, words.WARNED_LINE, warned)):
        if found:
            output.line(head)
        for id_, tally in found.items():
            base = numbers.euros_short(tally["base"])
            count = numbers.integer(tally["nombre"])
            output.lines(output.wrapped(line.format(id=id_, count=count, base=base, example=tally["exemple"]), 4))


def _tally_json(found: dict[str, Any]) -> dict[str, Any]:
    return {id_: {"nombre": tally["nombre"], "base": output.amount(tally["base"])} for id_, tally in found.items()}


def listing(base: options.Base = None, draft: options.Draft = None, json: options.Json = False) -> None:
    """The seals of the draft."""
    from ccam.usecases.check import overdue_now
    from ccam.usecases.milestones import list_seals

    with options.open_base(base, read_only=True) as store:
        seals, late = list_seals(store, draft), overdue_now(store, draft)
    if json:
        passed = [overdue_json(item) for item in late]
        output.emit({"etapes": [_seal_json(row) for row in seals], "echeances_passees": passed})
    else:
        output.table((_seal_cells(row) for row in seals), head=words.HEAD, right=(2,))
        output.lines(item.sentence for item in late)


def _seal_cells(row: "SealRow") -> tuple[str, ...]:
    from tui.drawing.amounts import impact

    position = numbers.integer(row.position)
    name = words.PUBLICATION.format(name=row.name) if row.published else row.name
    return name, row.at[:10], position, row.instance, impact(row.impact), row.hash[:16]


def _seal_json(row: "SealRow") -> dict[str, Any]:
    return {
        "etape": row.name,
        "nature": "publication" if row.published else "etape",
        "scellee": row.at,
        "decision": row.position,
        "instance": row.instance,
        "impact": interval_json(row.impact),
        "empreinte": row.hash,
    }


# diff and calendar ----------------------------------------------------------------------------


def compare(
    before: Annotated[str, typer.Argument(metavar="A", help=fr.ARGUMENT_POINT)],
    after: Annotated[str, typer.Argument(metavar="B", help=fr.ARGUMENT_POINT)],
    base: options.Base = None,
    draft: options.Draft = None,
    json: options.Json = False,
) -> None:
    """What separates two étapes."""
    from ccam.cli import milestones_diff as shown
    from ccam.usecases.diff import compare_points

    with options.open_base(base, read_only=True) as store:
        found = compare_points(store, before, after, draft)
    if json:
        output.emit(shown.as_json(found))
    else:
        output.lines(shown.as_text(found))


def plan(
    name: Annotated[str | None, typer.Argument(metavar="[NOM]", help=fr.ARGUMENT_PLAN)] = None,
    on: Annotated[str | None, typer.Option("--le", metavar="JOUR", help=fr.OPTION_PLAN_DAY)] = None,
    instance: Annotated[str, typer.Option("--instance", metavar="NOM", help=fr.OPTION_PLAN_BODY)] = "",
    progress: Annotated[str | None, typer.Option("--avancement", metavar="P", help=fr.OPTION_PLAN_SHARE)] = None,
    deliver: Annotated[list[str] | None, typer.Option("--livrable", metavar="F:E", help=fr.OPTION_DELIVER)] = None,
    base: options.Base = None,
    draft: options.Draft = None,
    author: options.Author = options.DEFAULT_AUTHOR,
    json: options.Json = False,
) -> None:
    """Show the calendar, or set one étape of it."""
    from ccam.cli import milestones_calendar as shown
    from ccam.usecases import calendar
    from ccam.usecases.curate import pick_draft

    day, share = options.read_day(on), None if progress is None else _share(progress)
    wanted = [_deliverable(text) for text in deliver or ()]
    if name is None and (on or instance or progress or deliver):
        raise UsageError(words.PLAN_NAMELESS)
    with options.open_base(base, read_only=name is None) as store:
        info, entry = pick_draft(store, draft), None
        if name is not None:
            entry = calendar.plan(
                store, store.draft(info.name), name, actor=author, on=day, instance=instance, progress=share,
                deliver=wanted,
            )  # fmt: skip
        study, found = calendar.open_calendar(store, info.name)
    if json:
        output.emit(shown.as_json(study, found, entry))
    else:
        output.lines(shown.as_text(study, found) if entry is None else shown.said(found, entry))


def _share(text: str) -> int:
    """« 62,5 » or « 62,5 % » in 10 000ths."""
    from ccam.model.money import parse_scaled

    try:
        return parse_scaled(text.strip().removesuffix("%").strip(), 2)
    except ValueError:
        raise UsageError(words.PLAN_BAD_SHARE, value=text) from None


def _deliverable(text: str) -> tuple[str, str]:
    family, colon, state = text.partition(":")
    if not (family.strip() and colon and state.strip()):
        raise UsageError(words.PLAN_BAD_DELIVERABLE, value=text)
    return family.strip(), state.strip()
