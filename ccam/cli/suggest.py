"""``suggerer``: what the acts without a fate may become; accept, or refuse with a reason."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccam.cli import options, output
from ccam.cli.app import command
from ccam.french import browse, numbers
from ccam.french import suggest as fr
from ccam.model.errors import UsageError

if TYPE_CHECKING:
    from ccam.model.decisions import Entry
    from ccam.model.suggestions import Suggestion
    from ccam.usecases.suggest import Suggested

LISTED = 6
"""Links named in the sentence that says what was done."""


def register(app: typer.Typer) -> None:
    """Add the command to the tree."""
    command(app, "suggerer")(suggest)


def suggest(
    code: Annotated[str | None, typer.Argument(metavar="[CODE]", help=fr.ARGUMENT_CODE)] = None,
    family: Annotated[str | None, typer.Option("--famille", metavar="F", help=fr.OPTION_FAMILY)] = None,
    everything: Annotated[bool, typer.Option("--tous", help=fr.OPTION_ALL)] = False,
    accepted: Annotated[list[str] | None, typer.Option("--accepter", metavar="N…", help=fr.OPTION_ACCEPT)] = None,
    refused: Annotated[list[str] | None, typer.Option("--refuser", metavar="N…", help=fr.OPTION_REFUSE)] = None,
    newer: Annotated[str | None, typer.Option("--vers", metavar="N", help=fr.OPTION_NEWER)] = None,
    least: Annotated[int, typer.Option("--seuil", metavar="‰", min=1, max=1000, help=fr.OPTION_LEAST)] = 700,
    base: options.Base = None,
    draft: options.Draft = None,
    limit: options.Limit = 50,
    dry_run: options.DryRun = False,
    author: options.Author = options.DEFAULT_AUTHOR,
    reason: options.Reason = "",
    json: options.Json = False,
) -> None:
    """List, accept or refuse suggestions."""
    from ccam.usecases import suggest as usecase

    if accepted and refused:
        raise UsageError(fr.BOTH)
    if refused and not reason.strip():
        raise UsageError(fr.NO_REASON)
    wanted = usecase.Wanted(code, family, everything, newer, least)
    with options.open_base(base, read_only=not (accepted or refused)) as store:
        seen = usecase.suggestions(store, draft, wanted)
        chosen = seen.pick(accepted or refused or ())
        entry = None
        if accepted:
            entry = usecase.accept(store, seen, chosen, actor=author, reason=reason, dry_run=dry_run)
        elif refused:
            entry = usecase.refuse(store, seen, chosen, actor=author, reason=reason, dry_run=dry_run)
    if json:
        shown = chosen or seen.found[: limit or None]
        output.emit(_json(seen, shown, entry, "accepter" if accepted else "refuser" if refused else "lister"))
    elif accepted or refused:
        output.line(_done(chosen, entry, refused=bool(refused)))
    else:
        _show(seen, limit)


def _show(seen: "Suggested", limit: int) -> None:
    acts = numbers.plural(len(seen.acts), "acte")
    if not seen.found:
        output.line(fr.NONE.format(acts=acts))
        return
    shown = seen.found[: limit or None]
    output.table(map(_cells, range(1, len(shown) + 1), shown), head=fr.HEAD, right=(0, 5))
    output.line()
    output.line(
        fr.SHOWN.format(
            shown=numbers.integer(len(shown)), count=numbers.plural(len(seen.found), fr.ONE, fr.MANY), acts=acts,
            newer=fr.NEWER.format(version=seen.newer.version) if seen.newer else "",
        )
    )  # fmt: skip
    output.line(fr.HOW)


def _cells(number: int, one: "Suggestion") -> tuple[str, ...]:
    return (
        str(number), one.old, one.target, browse.VERBS[one.verb], fr.EVIDENCE[one.evidence],
        numbers.integer(one.score), output.cut(one.label, 56),
    )  # fmt: skip


def _done(chosen: "tuple[Suggestion, ...]", entry: "Entry | None", *, refused: bool) -> str:
    words = (fr.REFUSED_ONE, fr.REFUSED_MANY) if refused else (fr.ACCEPTED_ONE, fr.ACCEPTED_MANY)
    count = numbers.plural(len(chosen), *words)
    links = ", ".join(one.name for one in chosen[:LISTED])
    if len(chosen) > LISTED:
        links = f"{links} {fr.AND_MORE.format(count=numbers.integer(len(chosen) - LISTED))}"
    if entry is None:
        return (fr.WOULD_REFUSE if refused else fr.WOULD_ACCEPT).format(count=count, links=links)
    told = fr.REFUSED if refused else fr.ACCEPTED
    return told.format(count=count, links=links, position=numbers.integer(entry.position))


def _json(seen: "Suggested", shown: "tuple[Suggestion, ...]", entry: "Entry | None", what: str) -> dict[str, Any]:
    number = {one.name: place for place, one in enumerate(seen.found, 1)}
    return {
        "projet": seen.draft.name,
        "version": seen.release.version,
        "version_plus_recente": seen.newer.version if seen.newer else None,
        "actes": len(seen.acts),
        "total": len(seen.found),
        "action": what,
        "decision": entry.position if entry else None,
        "suggestions": [
            {
                "numero": number[one.name],
                "ancien": one.old,
                "acte": one.target,
                "libelle": one.label,
                "verbe": one.verb.value,
                "indice": one.evidence.value,
                "ressemblance": one.score,
            }
            for one in shown
        ],
    }
