"""The séances: ``seance ouvrir|modifier|clore|rouvrir|releve|lister``."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccam.cli import diagnostics, options, output
from ccam.cli.app import command, group
from ccam.french import meet as said
from ccam.french import numbers
from ccam.model.errors import UsageError

if TYPE_CHECKING:
    from ccam.model.registers import Conflict
    from ccam.publish.minutes.model import Minutes
    from ccam.usecases.meet import SessionRow

Number = Annotated[str, typer.Argument(metavar="S-0001", help=said.ARGUMENT_ID)]
Present = Annotated[list[str] | None, typer.Option("--present", metavar="QUI=FONCTION", help=said.OPTION_PRESENT)]
Conflicts = Annotated[
    list[str] | None, typer.Option("--deport", metavar="'QUI=CODE : MOTIF'", help=said.OPTION_CONFLICT)
]
Output = Annotated[Path | None, typer.Option("-o", "--vers", metavar="F", help=said.OPTION_OUTPUT)]


def register(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    sessions = group(said.GROUP)
    command(sessions, "seance ouvrir")(open_)
    command(sessions, "seance modifier")(amend)
    command(sessions, "seance clore")(close)
    command(sessions, "seance rouvrir")(reopen)
    command(sessions, "seance releve")(minutes)
    command(sessions, "seance lister")(listing)
    app.add_typer(sessions, name="seance")


def open_(
    agenda: Annotated[list[str], typer.Argument(metavar="CODE…", help=said.ARGUMENT_AGENDA)],
    body: Annotated[str, typer.Option("--instance", metavar="NOM", help=said.OPTION_BODY)],
    present: Present = None,
    conflict: Conflicts = None,
    committee: Annotated[str, typer.Option("--comite", metavar="NOM", help=said.OPTION_COMMITTEE)] = "",
    on: Annotated[str | None, typer.Option("--date", metavar="JOUR", help=said.OPTION_ON)] = None,
    title: Annotated[str, typer.Option("--titre", metavar="TEXTE", help=said.OPTION_TITLE)] = "",
    quorum: Annotated[int | None, typer.Option("--quorum", metavar="N", help=said.OPTION_QUORUM)] = None,
    base: options.Base = None,
    draft: options.Draft = None,
    author: options.Author = options.DEFAULT_AUTHOR,
    reason: options.Reason = "",
    json: options.Json = False,
) -> None:
    """Open a séance."""
    from ccam.usecases.curate import pick_draft
    from ccam.usecases.meet import Call, find_body, list_sessions, open_session

    call = Call(
        body, tuple(agenda), _present(present or []), committee, tuple(map(_conflict, conflict or [])),
        options.read_day(on), title, quorum,
    )  # fmt: skip
    with options.open_base(base) as store:
        current = store.draft(pick_draft(store, draft).name)
        entry = open_session(store, current, call, actor=author, reason=reason)
        name = str(entry.decision.facts["seance"])
        row = next(row for row in list_sessions(store, current.name)[1] if row.record.id == name)
    if json:
        output.emit(_row_json(row) | {"decision": entry.position})
        return
    session = row.record
    counted = {
        "items": numbers.plural(len(session.agenda), *said.ON_AGENDA),
        "present": numbers.plural(len(session.present), "présent"),
    }
    output.line(said.OPENED.format(id=session.id, body=row.body, **counted))
    output.line(said.quorum(row.counted, session.quorum))
    if quorum is None:
        diagnostics.say(said.QUORUM_RULE.format(source=find_body(body).source))
    diagnostics.say(said.NEXT.format(id=session.id))


def amend(
    number: Number,
    present: Present = None,
    absent: Annotated[list[str] | None, typer.Option("--absent", metavar="QUI", help=said.OPTION_ABSENT)] = None,
    added: Annotated[list[str] | None, typer.Option("--dossier", metavar="CODE", help=said.OPTION_AGENDA_ADDED)] = None,
    dropped: Annotated[
        list[str] | None, typer.Option("--retirer", metavar="CODE", help=said.OPTION_AGENDA_DROPPED)
    ] = None,
    conflict: Conflicts = None,
    lifted: Annotated[
        list[str] | None, typer.Option("--sans-deport", metavar="QUI=CODE", help=said.OPTION_CONFLICT_LIFTED)
    ] = None,
    title: Annotated[str | None, typer.Option("--titre", metavar="TEXTE", help=said.OPTION_TITLE_NOW)] = None,
    quorum: Annotated[int | None, typer.Option("--quorum", metavar="N", help=said.OPTION_QUORUM_NOW)] = None,
    base: options.Base = None,
    draft: options.Draft = None,
    author: options.Author = options.DEFAULT_AUTHOR,
    reason: options.Reason = "",
    json: options.Json = False,
) -> None:
    """Correct an open séance."""
    from ccam.usecases.curate import pick_draft
    from ccam.usecases.meet import list_sessions
    from ccam.usecases.meet_amend import Amendment, amend_session
    from ccam.usecases.told import told

    change = Amendment(
        _present(present or []), tuple(absent or ()), _codes(added), _codes(dropped),
        tuple(map(_conflict, conflict or [])), tuple(map(_conflict, lifted or [])), title, quorum,
    )  # fmt: skip
    with options.open_base(base) as store:
        current = store.draft(pick_draft(store, draft).name)
        entry = amend_session(store, current, number, change, actor=author, reason=reason)
        row = next(row for row in list_sessions(store, current.name)[1] if row.record.id == number.upper())
    if json:
        output.emit(_row_json(row) | {"decision": entry.position})
        return
    output.lines(f"{sentence}." for sentence in told(entry.decision.changes))
    output.line(said.quorum(row.counted, row.record.quorum))
    diagnostics.say(said.STATEMENT)


def close(
    number: Number,
    path: Output = None,
    overwrite: options.Overwrite = False,
    base: options.Base = None,
    draft: options.Draft = None,
    author: options.Author = options.DEFAULT_AUTHOR,
    reason: options.Reason = "",
    json: options.Json = False,
) -> None:
    """Close a séance, and write its relevé."""
    from ccam.usecases.curate import pick_draft
    from ccam.usecases.minutes.build import close_with_minutes, require_writable, write_minutes

    if path:
        require_writable(path, overwrite=overwrite)
    with options.open_base(base) as store:
        current = store.draft(pick_draft(store, draft).name)
        made = close_with_minutes(store, current, number, actor=author, reason=reason)
    if path:
        write_minutes(made, path, overwrite=overwrite)
    if json:
        output.emit(_minutes_json(made) | {"fichier": str(path) if path else None})
        return
    decisions = numbers.plural(len(made.inscribed), "décision")
    output.line(said.CLOSED.format(id=made.id, decisions=decisions))
    output.line(said.WRITTEN.format(path=path) if path else said.WRITE_NEXT.format(id=made.id))


def reopen(
    number: Number,
    reason: Annotated[str, typer.Option("--motif", metavar="TEXTE", help=said.OPTION_REASON)],
    base: options.Base = None,
    draft: options.Draft = None,
    author: options.Author = options.DEFAULT_AUTHOR,
    json: options.Json = False,
) -> None:
    """Open a closed séance again: a new dated entry, with its reason."""
    from ccam.usecases.curate import pick_draft
    from ccam.usecases.meet import reopen_session

    with options.open_base(base) as store:
        current = store.draft(pick_draft(store, draft).name)
        entry = reopen_session(store, current, number, actor=author, reason=reason)
    name = str(entry.decision.facts["seance"])
    if json:
        output.emit({"seance": name, "projet": current.name, "close": False, "decision": entry.position})
    else:
        output.line(said.REOPENED.format(id=name))


def minutes(
    number: Number,
    path: Output = None,
    overwrite: options.Overwrite = False,
    base: options.Base = None,
    draft: options.Draft = None,
    json: options.Json = False,
) -> None:
    """The relevé of a séance: in a file, or on the screen."""
    from ccam.publish.minutes.layout import page
    from ccam.publish.page.markdown import markdown
    from ccam.usecases.curate import pick_draft
    from ccam.usecases.minutes.build import minutes_of, require_writable, write_minutes

    if path:
        require_writable(path, overwrite=overwrite)
    with options.open_base(base, read_only=True) as store:
        made = minutes_of(store, pick_draft(store, draft).name, number)
    if path:
        write_minutes(made, path, overwrite=overwrite)
    if json:
        output.emit(_minutes_json(made) | {"fichier": str(path) if path else None})
    elif path:
        output.line(said.WRITTEN.format(path=path))
    else:
        output.lines(markdown(page(made)).splitlines())


def listing(base: options.Base = None, draft: options.Draft = None, json: options.Json = False) -> None:
    """The séances of a draft."""
    from ccam.usecases.meet import list_sessions

    with options.open_base(base, read_only=True) as store:
        name, rows = list_sessions(store, draft)
    if json:
        output.emit({"projet": name, "seances": [_row_json(row) for row in rows]})
    elif rows:
        output.table(map(_cells, rows), head=said.HEAD, right=(4, 6))
    else:
        output.line(said.NONE)


def _minutes_json(made: "Minutes") -> dict[str, Any]:
    from ccam.publish.minutes.as_json import state

    return state(made)


def _row_json(row: "SessionRow") -> dict[str, Any]:
    session = row.record
    return {
        "seance": session.id,
        "instance": session.body,
        "comite": session.committee,
        "date": session.on,
        "titre": session.title,
        "ordre_du_jour": list(session.agenda),
        "presents": [
            {"membre": member, "fonction": function}
            for member, function in zip(session.present, session.functions, strict=True)
        ],
        "deports": [{"membre": c.member, "acte": c.subject, "motif": c.reason} for c in session.conflicts],
        "quorum": session.quorum,
        "avec_voix": row.counted,
        "quorum_atteint": row.quorate,
        "decisions": row.decisions,
        "close": session.closed,
    }


def _cells(row: "SessionRow") -> tuple[str, ...]:
    session = row.record
    return (
        session.id, numbers.day(date.fromisoformat(session.on)), output.cut(row.body, 40),
        output.cut(" ".join(session.agenda), 34), numbers.integer(len(session.present)),
        said.MET if row.quorate else said.SHORT, numbers.integer(row.decisions),
        said.STATE_CLOSED if session.closed else said.STATE_OPEN,
    )  # fmt: skip


def _present(texts: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in texts:
        member, _, function = (part.strip() for part in text.partition("="))
        if member in found:
            raise UsageError(said.PRESENT_TWICE, member=member)
        found[member] = function
    return found


def _codes(texts: list[str] | None) -> tuple[str, ...]:
    return tuple(text.upper() for text in texts or ())


def _conflict(text: str) -> "Conflict":
    from ccam.model.registers import Conflict

    member, _, rest = text.partition("=")
    subject, _, reason = rest.partition(":")
    if not member.strip() or not subject.strip():
        raise UsageError(said.BAD_CONFLICT, value=text)
    return Conflict(member.strip(), subject.strip(), reason.strip())
