"""``projet rebaser``: a draft on a newer release."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccam.cli import options, output
from ccam.french import dossiers as words
from ccam.french import rebase as said

if TYPE_CHECKING:
    from ccam.usecases.rebase import Rebased


def rebase(
    version: Annotated[str, typer.Option("--sur", metavar="N", help=said.OPTION_ON)],
    base: options.Base = None,
    draft: options.Draft = None,
    dry_run: options.DryRun = False,
    author: options.Author = options.DEFAULT_AUTHOR,
    reason: options.Reason = "",
    json: options.Json = False,
) -> None:
    """Move a draft to a newer release, as one decision."""
    from ccam.usecases.curate import pick_draft
    from ccam.usecases.rebase import rebase_draft

    with options.open_base(base) as store:
        info = pick_draft(store, draft)
        done = rebase_draft(store, info, version, actor=author, reason=reason, dry_run=dry_run)
    if json:
        output.emit(_rebased_json(done))
        return
    _say_rebased(done)
    output.line(words.NOT_WRITTEN if dry_run else said.CHECK_NEXT)


def _say_rebased(done: "Rebased") -> None:
    moved = done.shift
    output.line(said.HEADING.format(draft=done.draft, before=moved.before, after=moved.after))
    groups = (
        (said.ADDED, moved.added),
        (said.REMOVED, moved.removed),
        (said.RELABELLED_ACTS, [item.code for item in moved.relabelled]),
        (said.RELINED_ACTS, [item.code for item in moved.relined]),
    )
    for words_of, codes in groups:
        output.line(said.counted(words_of, len(codes)))
        if codes:
            output.line(said.CODES.format(codes=said.listed(codes)))
    output.line(said.counted(said.REVIEWED, len(done.reviewed)))
    output.lines(said.REVIEW.format(act=code, reason=reason) for code, reason in done.reviewed.items())
    output.line(said.counted(said.KEPT, done.kept))


def _rebased_json(done: "Rebased") -> dict[str, Any]:
    moved = done.shift
    return {
        "projet": done.draft,
        "de": moved.before,
        "vers": moved.after,
        "a_blanc": done.entry is None,
        "nouveaux": list(moved.added),
        "disparus": list(moved.removed),
        "relibelles": [{"code": item.code, "avant": item.before, "apres": item.after} for item in moved.relabelled],
        "lignes": [
            {"code": item.code, "ajoutees": list(map(str, item.added)), "retirees": list(map(str, item.removed))}
            for item in moved.relined
        ],
        "a_revoir": [{"code": code, "motif": reason} for code, reason in done.reviewed.items()],
        "decides_inchanges": done.kept,
        "decision": done.entry.position if done.entry else None,
    }
