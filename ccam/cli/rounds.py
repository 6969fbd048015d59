"""The blind rounds: ``tour ouvrir|deposer|clore|voir``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccam.cli import diagnostics, options, output
from ccam.cli.app import command, group
from ccam.cli.life import Families, Function, Member, Veto, show_tallies, tally_json
from ccam.french import numbers
from ccam.french import rounds as said
from ccam.model.money import SHARE_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ccam.model.ballots import LineSpread
    from ccam.usecases.rounds import Filed, RoundView
    from ccam.usecases.rounds_components import Components, Rated

Number = Annotated[str, typer.Argument(metavar="T-0001", help=said.HELP_ROUND)]


def register(app: typer.Typer) -> None:
    """Add the group to the tree."""
    rounds = group(said.GROUP)
    command(rounds, "tour ouvrir")(open_)
    command(rounds, "tour deposer")(file)
    command(rounds, "tour clore")(close)
    command(rounds, "tour voir")(view)
    app.add_typer(rounds, name="tour")


def open_(
    codes: Annotated[list[str], typer.Argument(metavar="CODE…", help=said.HELP_SUBJECTS)],
    nature: Annotated[str, typer.Option("--nature", metavar="MOT", help=said.HELP_NATURE)] = "avis",
    members: Annotated[list[str] | None, typer.Option("--membre", metavar="ID", help=said.HELP_MEMBERS)] = None,
    due: Annotated[str | None, typer.Option("--echeance", metavar="JOUR", help=said.HELP_DUE)] = None,
    base: options.Base = None,
    draft: options.Draft = None,
    author: options.Author = options.DEFAULT_AUTHOR,
    reason: options.Reason = "",
    json: options.Json = False,
) -> None:
    """Open a blind round."""
    from ccam.usecases.rounds import open_round, view_round

    with options.open_base(base) as store:
        made = open_round(
            store, draft, codes, nature=nature, members=members or (), actor=author, due=options.read_day(due),
            reason=reason,
        )  # fmt: skip
        shown = view_round(store, draft, made.id)
    if json:
        output.emit(_view_json(shown))
    else:
        names = ", ".join(made.members) or said.ALL_MEMBERS
        acts = said.listed(made.subjects)
        output.line(said.OPENED.format(round=made.id, nature=made.nature, acts=acts, members=names))


def file(
    number: Number,
    stance: Annotated[str, typer.Option("--avis", metavar="AVIS", help=said.HELP_STANCE)] = "",
    scores: Annotated[list[str] | None, typer.Option("--score", metavar="LIGNE=POINTS", help=said.HELP_SCORES)] = None,
    components: Annotated[
        list[str] | None, typer.Option("--composantes", metavar="LIGNE=D:S:E:C", help=said.HELP_COMPONENTS)
    ] = None,
    function: Function = "",
    reason: options.Reason = "",
    member: Member = "",
    veto: Veto = False,
    families: Families = None,
    sheet: Annotated[Path | None, typer.Option("--feuille", metavar="F", help=said.HELP_SHEET)] = None,
    base: options.Base = None,
    draft: options.Draft = None,
    author: options.Author = options.DEFAULT_AUTHOR,
    json: options.Json = False,
) -> None:
    """File a ballot."""
    from ccam.usecases.ballot_sheets import read_components, read_points
    from ccam.usecases.opinions import Voice, known_member, read_stance
    from ccam.usecases.rounds import file_opinion, file_scores
    from ccam.usecases.rounds_components import with_scores

    with options.open_base(base) as store:
        known = known_member(store, member or author)
        if stance:
            voice = Voice(
                known.id, function or known.function, read_stance(stance), reason, veto,
                tuple(families or known.families),
            )  # fmt: skip
            done = file_opinion(store, draft, number, voice, actor=author, sheet=sheet)
        else:
            rated = read_components(components or ())
            points = with_scores(read_points(scores or ()), rated)
            done = file_scores(store, draft, number, known.id, points, actor=author, sheet=sheet, components=rated)
        seen = done.kept and not store.has_rights
    if json:
        output.emit(_filed_json(done, sheet))
        return
    ballot = done.ballot
    output.line(said.FILED.format(member=ballot.member, round=ballot.round, hash=ballot.commitment))
    if sheet is not None:
        output.line(said.FILED_SHEET.format(file=sheet))
    if seen:
        diagnostics.say(said.NOT_BLIND)


def _filed_json(done: "Filed", sheet: Path | None) -> dict[str, Any]:
    return {
        "tour": done.ballot.round,
        "membre": done.ballot.member,
        "empreinte": done.ballot.commitment,
        "feuille": str(sheet) if sheet else None,
        "decision": done.entry.position,
    }


def close(
    number: Number,
    sheets: Annotated[list[Path] | None, typer.Option("--feuille", metavar="F", help=said.HELP_SHEETS)] = None,
    excluded: Annotated[list[str] | None, typer.Option("--ecarter", metavar="ID", help=said.HELP_EXCLUDED)] = None,
    base: options.Base = None,
    draft: options.Draft = None,
    author: options.Author = options.DEFAULT_AUTHOR,
    reason: options.Reason = "",
    json: options.Json = False,
) -> None:
    """Close a round, and reveal all of it."""
    from ccam.usecases.rounds import close_round
    from ccam.usecases.rounds_components import components_of

    with options.open_base(base) as store:
        done = close_round(
            store, draft, number, actor=author, sheets=sheets or (), excluded=excluded or (), reason=reason
        )
        rated = components_of(store, draft, (done.view,)).get(done.view.record.id, {})
    if json:
        ends = {"devoiles": done.revealed, "manquants": done.missing, "ecartes": done.excluded}
        lists = {name: list(members) for name, members in ends.items()}
        output.emit(_view_json(done.view, rated) | lists | {"decision": done.entry.position})
        return
    count = numbers.integer(len(done.revealed))
    output.line(said.CLOSED.format(round=done.view.record.id, count=count))
    if done.missing:
        output.line(said.MISSED.format(members=", ".join(done.missing)))
    if done.excluded:
        output.line(said.SET_ASIDE.format(members=", ".join(done.excluded)))
    _show(done.view, rated)


def view(
    number: Annotated[str | None, typer.Argument(metavar="[T-0001]", help=said.HELP_ROUND_OPTIONAL)] = None,
    base: options.Base = None,
    draft: options.Draft = None,
    json: options.Json = False,
) -> None:
    """One round, or all of them."""
    from ccam.usecases.rounds import list_rounds, view_round
    from ccam.usecases.rounds_components import components_of

    with options.open_base(base, read_only=True) as store:
        views = list_rounds(store, draft) if number is None else (view_round(store, draft, number),)
        rated = components_of(store, draft, views)
    if json:
        found = [_view_json(one, rated.get(one.record.id, {})) for one in views]
        output.emit({"tours": found} if number is None else found[0])
        return
    output.table(map(_row, views), head=said.ROUND_HEAD, right=(3, 4))
    if number is not None:
        _show(views[0], rated.get(views[0].record.id, {}))


def _row(one: "RoundView") -> tuple[str, ...]:
    record = one.record
    awaited = numbers.integer(len(record.members)) if record.members else said.ALL_MEMBERS
    state = said.CLOSED_STATE if record.closed else said.OPEN_STATE
    acts = said.listed(record.subjects)
    return record.id, record.nature, acts, numbers.integer(len(one.filed)), awaited, record.due, state


def _show(one: "RoundView", rated: "Rated") -> None:
    if one.kept:
        output.line(said.KEPT.format(members=", ".join(one.kept)))
    if one.lines:
        output.line()
        output.table(map(_spread, one.lines), head=said.SPREAD_HEAD, right=(1, 2))
    if rated:
        output.line()
        output.table(_rated(one, rated), head=said.COMPONENTS_HEAD, right=(2, 3, 4, 5, 6))
    show_tallies(one.tallies)


def _rated(one: "RoundView", rated: "Rated") -> "Iterator[tuple[str, ...]]":
    for line in one.lines:
        for each in line.scores:
            if parts := rated.get((each.member, line.line)):
                shown = (said.NOT_RATED if part is None else numbers.points(part) for part in parts)
                yield line.line, each.member, *shown, numbers.points(each.points)


def _spread(line: "LineSpread") -> tuple[str, ...]:
    apart = (
        said.APART.format(
            member=one.member, points=numbers.points(one.points), gap=numbers.percent(one.gap, SHARE_UNIT, sign=True)
        )
        for one in line.scores
        if one.gap
    )
    return line.line, numbers.points(line.middle), numbers.points(line.spread), ", ".join(apart) or said.AGREED


def _view_json(one: "RoundView", rated: "Rated | None" = None) -> dict[str, Any]:
    record = one.record
    return {
        "tour": record.id,
        "nature": record.nature,
        "sujets": list(record.subjects),
        "membres": list(record.members),
        "echeance": record.due or None,
        "clos": record.closed,
        "deposes": list(one.filed),
        "attendus": list(one.awaited),
        "gardes": list(one.kept),
        "lignes": [_spread_json(line, rated or {}) for line in one.lines],
        "decomptes": {subject: [tally_json(tally) for tally in tallies] for subject, tallies in one.tallies},
    }


def _spread_json(line: "LineSpread", rated: "Rated") -> dict[str, Any]:
    return {
        "ligne": line.line,
        "mediane": output.points(line.middle),
        "etendue": output.points(line.spread),
        "scores": [
            {"membre": one.member, "points": output.points(one.points), "ecart": one.gap}
            | _parts_json(rated.get((one.member, line.line)))
            for one in line.scores
        ],
    }


def _parts_json(parts: "Components | None") -> dict[str, Any]:
    if parts is None:
        return {}
    return {"composantes": [None if part is None else output.points(part) for part in parts]}
