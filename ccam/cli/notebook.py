"""``ccam carnet``: decide away from the base, and bring the decisions back."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccam.cli import diagnostics, options, output
from ccam.cli.app import command, group
from ccam.cli.main import ExitCode
from ccam.french import notebook as said
from ccam.french import numbers
from ccam.french import store as stored
from ccam.model.notebook import origin_of
from ccam.model.replay import Cause, Outcome

if TYPE_CHECKING:
    from ccam.model.decisions import Entry
    from ccam.model.replay import Clash, Step
    from ccam.usecases.notebook import Prepared, Replay


def register(app: typer.Typer) -> None:
    """Add the group to the tree."""
    notebook = group(said.GROUP)
    command(notebook, "carnet preparer")(prepare)
    command(notebook, "carnet clore")(close)
    command(notebook, "carnet rejouer")(replay)
    app.add_typer(notebook, name="carnet")


def prepare(
    target: Annotated[Path, typer.Option("-o", metavar="F", help=said.OPTION_NOTEBOOK)],
    family: Annotated[str, typer.Option("--famille", metavar="F", help=said.OPTION_FAMILY)] = "",
    codes: Annotated[list[str] | None, typer.Option("--dossier", metavar="CODE", help=said.OPTION_DOSSIER)] = None,
    whole: Annotated[bool, typer.Option("--tous", help=said.OPTION_WHOLE)] = False,
    base: options.Base = None,
    draft: options.Draft = None,
    author: options.Author = options.DEFAULT_AUTHOR,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """What a committee takes along."""
    from ccam.usecases import notebook as usecase

    with options.open_base(base, read_only=True) as store:
        made = usecase.prepare(
            store, target, draft=draft, family=family, codes=codes or (), whole=whole, actor=author
        )  # fmt: skip
    if json:
        output.emit(_prepared_json(made))
        return
    pin = made.pin
    output.line(said.PREPARED.format(path=made.path, size=said.size(made.size)))
    output.line(said.PREPARED_FROM.format(draft=pin.draft, base=pin.base, position=pin.position))
    acts = None if made.acts is None else numbers.plural(made.acts, "acte")
    output.line(said.PREPARED_SCOPE.format(acts=acts) if acts else said.PREPARED_WHOLE)
    diagnostics.say(said.PREPARED_NEXT.format(path=made.path))


def _prepared_json(made: "Prepared") -> dict[str, Any]:
    pin = made.pin
    return {
        "carnet": str(made.path),
        "octets": made.size,
        "projet": pin.draft,
        "version": pin.base,
        "decision": pin.position,
        "empreinte": pin.hash,
        "perimetre": None if pin.scope is None else list(pin.scope),
    }


def close(
    notebook: Annotated[Path, typer.Argument(metavar="CARNET", help=said.ARGUMENT_NOTEBOOK)],
    target: Annotated[Path | None, typer.Option("-o", metavar="F", help=said.OPTION_SIGNED)] = None,
    replace: options.Overwrite = False,
    author: options.Author = options.DEFAULT_AUTHOR,
    json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Sign what was decided."""
    from ccam.usecases import notebook as usecase

    path = target or notebook.with_suffix(".carnet")
    made = usecase.close(notebook, path, actor=author, replace=replace)
    if json:
        doubtful = [_step_json(step) for step in made.doubtful]
        output.emit({
            "fichier": str(path), "projet": made.pin.draft, "decisions": made.decisions, "signataire": made.signer,
            "cle": made.fingerprint, "douteuses": doubtful,
        })  # fmt: skip
        return
    decisions = numbers.plural(made.decisions, "décision")
    output.line(said.CLOSED.format(path=path, decisions=decisions, signer=made.signer))
    output.line(said.CLOSED_KEY.format(key=made.fingerprint))
    if made.doubtful:
        output.line(said.CLOSED_DOUBT)
        output.lines(line for step in made.doubtful for line in _conflict(step, {}))
    diagnostics.say(said.CLOSED_NEXT.format(file=path.name))


def replay(
    path: Annotated[Path, typer.Argument(metavar="FICHIER", help=said.ARGUMENT_SIGNED)],
    base: options.Base = None,
    draft: options.Draft = None,
    dry_run: options.DryRun = False,
    except_conflicts: Annotated[bool, typer.Option("--sauf-conflits", help=said.OPTION_EXCEPT)] = False,
    signer: Annotated[str, typer.Option("--signataire", metavar="EMPREINTE", help=said.OPTION_SIGNER)] = "",
    author: options.Author = options.DEFAULT_AUTHOR,
    json: options.Json = False,
) -> Any:
    """Bring a committee's decisions back; exit 1 where a conflict keeps any of them out."""
    from ccam.usecases import notebook as usecase

    with options.open_base(base) as store:
        done = usecase.replay(
            store, path, draft=draft, actor=author, signer=signer, except_conflicts=except_conflicts, dry_run=dry_run
        )
    if json:
        output.emit(_replay_json(done, dry_run=dry_run))
    else:
        output.lines(_replay_lines(done, dry_run=dry_run, except_conflicts=except_conflicts))
    stopped = bool(done.conflicts) and not except_conflicts
    if stopped and not json:
        diagnostics.say(said.NOTHING_HINT)
    return ExitCode.DATA_SAYS_NO if stopped else ExitCode.DONE


def _replay_lines(done: "Replay", *, dry_run: bool, except_conflicts: bool) -> Iterator[str]:
    yield from _folded("", said.HEADING.format(signer=done.signer, draft=done.draft, position=done.pin.position))
    yield said.KEY.format(key=done.fingerprint)
    words = said.COUNTS if done.written else {**said.COUNTS, Outcome.REPLAYED.value: said.TO_REPLAY}
    counts = {outcome: done.count(outcome) for outcome in Outcome}
    told = ", ".join(said.counted(words[outcome], count) for outcome, count in counts.items() if count)
    yield from _folded("", said.DECISIONS.format(counts=told))
    for step in done.steps:
        if step.outcome is Outcome.CONFLICT:
            yield from _conflict(step, done.others)
        elif step.outcome is Outcome.DEPENDS:
            yield from _folded("", said.DEPENDENT.format(position=step.entry.position, behind=step.behind))
        elif step.moved:
            sentence = said.MOVED if len(step.moved) == 1 else said.MOVED_MANY
            yield from _folded("", sentence.format(position=step.entry.position, nodes=said.short(step.moved)))
    yield from _folded("", _conclusion(done, dry_run=dry_run, except_conflicts=except_conflicts))


def _conclusion(done: "Replay", *, dry_run: bool, except_conflicts: bool) -> str:
    if done.written:
        first, last = done.written[0].position, done.written[-1].position
        if first == last:
            return said.WRITTEN_ONE.format(first=first)
        return said.WRITTEN.format(count=numbers.integer(len(done.written)), first=first, last=last)
    if dry_run:
        return said.DRY_RUN
    if done.conflicts:
        return said.NOTHING_NEW if except_conflicts else said.NOTHING_WRITTEN
    return said.ALREADY_IN


def _conflict(step: "Step", others: "dict[str, Entry]") -> Iterator[str]:
    entry = step.entry
    told = {"position": entry.position, "author": entry.actor, "moment": said.when(entry.at), "reason": entry.reason}
    yield from _folded("", said.CONFLICT.format(**told))
    outside = [clash.node for clash in step.clashes if clash.cause is Cause.OUTSIDE]
    if outside:
        yield from _folded("  ", said.CAUSES[Cause.OUTSIDE].format(nodes=said.short(outside)))
    clashes = [clash for clash in step.clashes if clash.cause is not Cause.OUTSIDE]
    for clash in clashes[: said.FEW]:
        thing = stored.node_named(clash.node) if clash.node else ""
        yield from _folded("  ", said.CAUSES[clash.cause].format(thing=thing))
        yield from _both_sides(clash, others.get(clash.node))
    if len(clashes) > said.FEW:
        yield "  " + said.MORE.format(count=numbers.integer(len(clashes) - said.FEW))
    for cause in dict.fromkeys(clash.cause for clash in step.clashes):
        yield from _folded("  → ", said.TODO[cause])


def _both_sides(clash: "Clash", other: "Entry | None") -> Iterator[str]:
    from ccam.usecases.notebook import wanted_and_present

    wanted, present = wanted_and_present(clash)
    if clash.wanted != clash.seen:
        yield from _side(said.WANTED, wanted)
    if clash.present != clash.seen:
        yield from _side(said.PRESENT, present)
    if other is not None and clash.present != clash.seen:
        origin = origin_of(other)
        by = said.by_whom(other.position, other.at, other.actor, other.reason, origin.author if origin else "")
        yield from _folded("    " + " " * len(said.PRESENT), by)


def _side(label: str, sentences: Iterable[str]) -> Iterator[str]:
    for rank, what in enumerate(sentences):
        yield from _folded("    " + (label if rank == 0 else " " * len(label)), what)


def _folded(margin: str, text: str) -> list[str]:
    """``text`` on lines of the page's width; what stands in « » keeps its marks."""
    bound = text.replace("« ", f"«{numbers.NBSP}").replace(" »", f"{numbers.NBSP}»")
    indent = " " * len(margin)
    room = output.page_width()
    return wrap(bound, room, initial_indent=margin, subsequent_indent=indent, break_long_words=False,
                break_on_hyphens=False)  # fmt: skip


def _replay_json(done: "Replay", *, dry_run: bool) -> dict[str, Any]:
    return {
        "projet": done.draft,
        "signataire": done.signer,
        "cle": done.fingerprint,
        "depart": done.pin.position,
        "a_blanc": dry_run,
        "decisions": [_step_json(step, done.others) for step in done.steps],
        "ecrites": [entry.position for entry in done.written],
    }


def _step_json(step: "Step", others: "dict[str, Entry] | None" = None) -> dict[str, Any]:
    entry = step.entry
    return {
        "position": entry.position, "le": entry.at, "auteur": entry.actor, "motif": entry.reason,
        "genre": entry.decision.kind.value, "issue": step.outcome.value, "depend_de": step.behind or None,
        "a_relire": list(step.moved), "conflits": [_clash_json(clash, others or {}) for clash in step.clashes],
    }  # fmt: skip


def _clash_json(clash: "Clash", others: "dict[str, Entry]") -> dict[str, Any]:
    other = others.get(clash.node)
    by = {"position": other.position, "le": other.at, "auteur": other.actor, "motif": other.reason} if other else None
    return {
        "noeud": clash.node, "cause": clash.cause.value, "depart": clash.seen, "carnet": clash.wanted,
        "base": clash.present, "change_par": by,
    }  # fmt: skip
