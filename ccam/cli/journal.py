"""The record: ``journal``, ``qui``, ``annuler``, ``refaire``."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccam.cli import diagnostics, options, output
from ccam.cli.app import command
from ccam.french import cli as fr
from ccam.french import journal as words
from ccam.french import notebook, numbers

if TYPE_CHECKING:
    from ccam.model.decisions import Entry
    from ccam.store.store import Store
    from ccam.usecases.journal import EntryRow

SHOWN = 6
"""Sentences of one entry that a terminal shows; ``--json`` gives them all."""

Last = Annotated[int, typer.Option("--limite", metavar="N", min=0, help=fr.OPTION_LAST)]


def register(app: typer.Typer) -> None:
    """Add the commands to the tree."""
    command(app, "journal")(journal)
    command(app, "qui")(who)
    command(app, "annuler")(undo)
    command(app, "refaire")(redo)


def journal(
    act: Annotated[str, typer.Option("--acte", metavar="CODE", help=fr.OPTION_OF_ACT)] = "",
    dossier: Annotated[str, typer.Option("--dossier", metavar="CODE", help=fr.OPTION_OF_DOSSIER)] = "",
    family: Annotated[str, typer.Option("--famille", metavar="N", help=fr.OPTION_OF_FAMILY)] = "",
    session: Annotated[str, typer.Option("--seance", metavar="S", help=fr.OPTION_OF_SESSION)] = "",
    author: Annotated[str, typer.Option("--auteur", metavar="NOM", help=fr.OPTION_OF_AUTHOR)] = "",
    since: Annotated[str | None, typer.Option("--du", metavar="JOUR", help=fr.OPTION_SINCE)] = None,
    until: Annotated[str | None, typer.Option("--au", metavar="JOUR", help=fr.OPTION_UNTIL)] = None,
    kind: Annotated[str, typer.Option("--genre", metavar="MOT", help=fr.OPTION_KIND)] = "",
    limit: Last = 20,
    base: options.Base = None,
    draft: options.Draft = None,
    json: options.Json = False,
) -> None:
    """The entries asked for, oldest first."""
    from ccam.usecases import journal as usecase

    asked = usecase.Asked(
        act.upper(), dossier.upper(), family, session, author, options.read_day(since), options.read_day(until), kind,
        limit,
    )  # fmt: skip
    with options.open_base(base, read_only=True) as store:
        record = usecase.journal(store, draft, asked)
    if json:
        output.emit({"projet": record.draft or None, "trouvees": record.found, "decisions": _json(record.rows)})
        return
    if not record.rows:
        output.line(words.NOTHING_FOUND)
        return
    output.lines(_lines(record.rows))
    if len(record.rows) < record.found:
        count = numbers.plural(record.found, "décision")
        diagnostics.say(words.SHOWN.format(shown=numbers.integer(len(record.rows)), count=count))


def who(
    code: Annotated[str, typer.Argument(metavar="CODE", help=fr.ARGUMENT_DOSSIER)],
    base: options.Base = None,
    draft: options.Draft = None,
    json: options.Json = False,
) -> None:
    """Who decided what of an act and of its dossier."""
    from ccam.usecases.journal import who

    with options.open_base(base, read_only=True) as store:
        story = who(store, draft, code.upper())
    if json:
        output.emit(
            {
                "acte": story.code,
                "libelle": story.label,
                "dossier": story.dossier,
                "nature": story.kind,
                "decisions": _json(story.own),
                "decisions_du_dossier": _json(story.around),
            }
        )
        return
    output.line(output.cut(words.WHO_TITLE.format(code=story.code, label=story.label), output.page_width()))
    if not story.own:
        output.line(words.WHO_NOTHING.format(code=story.code))
    output.lines(_lines(story.own))
    if story.around:
        output.line()
        output.line(words.WHO_DOSSIER.format(dossier=story.dossier, kind=story.kind))
        output.lines(_lines(story.around))


def undo(
    position: Annotated[int | None, typer.Argument(metavar="[N]", min=1, help=fr.ARGUMENT_POSITION)] = None,
    base: options.Base = None,
    draft: options.Draft = None,
    author: options.Author = options.DEFAULT_AUTHOR,
    json: options.Json = False,
) -> None:
    """Take back a decision of the author."""
    from ccam.usecases import curate

    with options.open_base(base) as store:
        current = store.draft(curate.pick_draft(store, draft).name)
        if position is None:
            curate.require_edit_last(store, current.name, author)
        entry = curate.undo(store, current, actor=author, position=position)
        _show(store, entry, words.TOOK_BACK, words.HOW_TO_REDO, json)


def redo(
    base: options.Base = None,
    draft: options.Draft = None,
    author: options.Author = options.DEFAULT_AUTHOR,
    json: options.Json = False,
) -> None:
    """Do again what the author took back last."""
    from ccam.usecases import curate

    with options.open_base(base) as store:
        entry = curate.redo(store, store.draft(curate.pick_draft(store, draft).name), actor=author)
        _show(store, entry, words.DID_AGAIN, words.HOW_TO_UNDO, json)


def _show(store: "Store", entry: "Entry", sentence: str, after: str, json: bool) -> None:
    """What an undo or a redo changed, and what it did to the checks."""
    from ccam.cli.decided import checks, decided_json, limited
    from ccam.usecases.decide import replayed
    from ccam.usecases.taking_back import meant

    room, done = replayed(store, entry)
    if json:
        output.emit(decided_json(room, done) | {"visee": entry.decision.facts["decision"]})
        return
    target = store.entry(int(str(entry.decision.facts["decision"])))
    output.line(sentence.format(position=meant(target, entry.decision.kind)))
    output.lines(limited([f"{said}." for said in done.effect.sentences]))
    output.lines(checks(done.effect))
    output.line(after)


def _lines(rows: "Iterable[EntryRow]") -> Iterator[str]:
    width = output.page_width()
    for row in rows:
        undone = words.WAS_UNDONE.format(position=numbers.integer(row.undone)) if row.undone else ""
        yield words.HEAD.format(
            position=numbers.integer(row.position), moment=words.local_moment(row.at), author=_author(row),
            kind=row.kind, undone=undone,
        )  # fmt: skip
        for sentence in row.sentences[:SHOWN]:
            yield output.cut(words.BODY.format(sentence=sentence), width)
        if len(row.sentences) > SHOWN:
            yield words.MORE.format(count=numbers.integer(len(row.sentences) - SHOWN))
        if row.others:
            yield words.OTHERS.format(count=numbers.plural(row.others, "autre changement", "autres changements"))
        if row.reason:
            yield output.cut(words.BECAUSE.format(reason=row.reason), width)


def _author(row: "EntryRow") -> str:
    """Who took it, and where they were away from the base, when, and who replayed it."""
    if not row.author:
        return row.actor
    return notebook.TAKEN_AWAY.format(author=row.author, moment=words.local_moment(row.decided), actor=row.actor)


def _json(rows: "Iterable[EntryRow]") -> list[dict[str, Any]]:
    return [
        {
            "decision": row.position,
            "le": row.at,
            "auteur": row.actor,
            "carnet": {"auteur": row.author, "le": row.decided} if row.author else None,
            "genre": row.kind,
            "phrases": list(row.sentences),
            "autres_changements": row.others,
            "motif": row.reason,
            "sujets": list(row.subjects),
            "annulee_par": row.undone or None,
        }
        for row in rows
    ]
