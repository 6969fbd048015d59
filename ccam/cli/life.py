"""``decider etat`` and ``decider avis``: the life of a dossier, and what members say of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccam.cli import options, output
from ccam.cli.app import command, subgroup
from ccam.french import cli as fr
from ccam.french import life as said
from ccam.french import numbers

if TYPE_CHECKING:
    from ccam.model.votes import Tally
    from ccam.usecases.life import Moved
    from ccam.usecases.opinions import Given

Subject = Annotated[str, typer.Argument(metavar="CODE", help=said.HELP_SUBJECT)]
Alone = Annotated[bool, typer.Option("--seul", help=said.HELP_ALONE)]
Function = Annotated[str, typer.Option("--fonction", metavar="NOM", help=said.HELP_FUNCTION)]
Member = Annotated[str, typer.Option("--membre", metavar="ID", help=said.HELP_MEMBER)]
Families = Annotated[list[str] | None, typer.Option("--famille", metavar="N", help=said.HELP_FAMILY)]
Veto = Annotated[bool, typer.Option("--veto", help=said.HELP_VETO)]


def register(app: typer.Typer) -> None:
    """Add the commands to those of ``decider``."""
    verbs = subgroup(app, "decider", fr.GROUP_DECIDE)
    command(verbs, "decider etat")(state)
    command(verbs, "decider avis")(opinion)


def state(
    code: Subject,
    target: Annotated[str, typer.Argument(metavar="ETAT", help=said.HELP_STATE)],
    on: Annotated[str | None, typer.Option("--le", metavar="JOUR", help=said.HELP_ON)] = None,
    reference: Annotated[str, typer.Option("--reference", metavar="TEXTE", help=said.HELP_REFERENCE)] = "",
    effective: Annotated[str | None, typer.Option("--effet", metavar="JOUR", help=said.HELP_EFFECT)] = None,
    role: Annotated[str, typer.Option("--role", metavar="ROLE", help=said.HELP_ROLE)] = "",
    alone: Alone = False,
    base: options.Base = None,
    draft: options.Draft = None,
    author: options.Author = options.DEFAULT_AUTHOR,
    reason: options.Reason = "",
    json: options.Json = False,
) -> None:
    """Take a dossier to a state."""
    from ccam.usecases.life import move, read_fact
    from ccam.usecases.members import acting_role

    fact = read_fact(options.read_day(on), reference, options.read_day(effective))
    with options.open_base(base) as store:
        acting = acting_role(store, author, role)
        done = move(store, draft, code, target, actor=author, role=acting, reason=reason, fact=fact, alone=alone)
    if json:
        output.emit(_moved_json(done))
    else:
        output.line(done.sentence)
        if fact is not None:
            output.line(said.CORRECTION)


def _moved_json(done: "Moved") -> dict[str, Any]:
    return {
        "sujets": list(done.subjects),
        "avant": [before.name for before in done.before],
        "etat": done.after.name,
        "lettre": done.after.letter,
        "genre": done.entry.decision.kind.value,
        "decision": done.entry.position,
    }


def opinion(
    code: Subject,
    stance: Annotated[str, typer.Argument(metavar="AVIS", help=said.HELP_STANCE)],
    function: Function = "",
    reason: options.Reason = "",
    member: Member = "",
    veto: Veto = False,
    families: Families = None,
    alone: Alone = False,
    base: options.Base = None,
    draft: options.Draft = None,
    author: options.Author = options.DEFAULT_AUTHOR,
    json: options.Json = False,
) -> None:
    """Record the opinion of a member on a dossier."""
    from ccam.usecases.opinions import Voice, give_opinion, known_member, read_stance

    with options.open_base(base) as store:
        known = known_member(store, member or author)
        voice = Voice(
            known.id, function or known.function, read_stance(stance), reason, veto, tuple(families or known.families)
        )
        done = give_opinion(store, draft, code, voice, actor=author, alone=alone)
    if json:
        output.emit(_given_json(done))
        return
    output.line(done.sentence)
    show_tallies(done.tallies)
    output.lines(part for sentence in done.past for part in output.wrapped(sentence, 2))


def _given_json(done: "Given") -> dict[str, Any]:
    return {
        "sujets": list(done.subjects),
        "membre": done.voice.member,
        "fonction": done.voice.function,
        "avis": done.voice.stance.value,
        "motif": done.voice.reason,
        "veto": done.voice.veto,
        "revenus_au_brouillon": list(done.returned),
        "avis_anterieurs": list(done.past),
        "decomptes": {subject: [tally_json(tally) for tally in tallies] for subject, tallies in done.tallies},
        "decision": done.entry.position,
    }


def show_tallies(counts: "Sequence[tuple[str, tuple[Tally, ...]]]") -> None:
    """The counts of subjects, by function; those that are the same stand together."""
    alike: dict[tuple[Tally, ...], list[str]] = {}
    for subject, tallies in counts:
        alike.setdefault(tallies, []).append(subject)
    for tallies, subjects in alike.items():
        output.line()
        output.line(said.listed(subjects))
        output.table((_cells(tally) for tally in tallies), head=said.TALLY_HEAD, right=(1, 2, 3, 4))


def _cells(tally: "Tally") -> tuple[str, ...]:
    from ccam.model.life import EVERYONE

    counts = (len(tally.approve), len(tally.against), len(tally.abstain), tally.missing)
    name = said.EVERYONE if tally.function == EVERYONE else tally.function
    quorum = said.QUORUM_MET if tally.quorum_met else said.QUORUM_NOT_MET
    return name, *map(numbers.integer, counts), quorum, ", ".join(tally.veto)


def tally_json(tally: "Tally") -> dict[str, Any]:
    """A count for machines: members by what they said."""
    return {
        "fonction": tally.function,
        "pour": list(tally.approve),
        "contre": list(tally.against),
        "abstention": list(tally.abstain),
        "manque": tally.missing,
        "quorum": tally.quorum_met,
        "veto": list(tally.veto),
    }
