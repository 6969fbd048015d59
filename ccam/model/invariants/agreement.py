"""Who agreed to one dossier: I15 where a state asks for an agreement, I17 where a dossier spans families."""

from collections.abc import Iterator

from ccam.french import life as fr
from ccam.model.graph import families_of
from ccam.model.invariants.violations import Context, Level, Violation


def agreements(context: Context) -> Iterator[Violation]:
    """I15: an agreement that a state was entered with must still hold."""
    votes = context.votes
    if votes is None:
        return
    for subject in context.dossier.subjects:
        standing = context.draft.registers.standings.get(subject)
        if standing is None or not votes.state(subject).held:
            continue
        for fault in votes.faults(context.dossier, context.release, subject, standing.authors):
            yield context.violation(fault.sentence, Level.COUNTED, subject, **fault.facts)


def working_groups(context: Context) -> Iterator[Violation]:
    """I17: a dossier spans one family, or each president has approved it."""
    votes = context.votes
    if votes is None:
        return
    subjects = context.dossier.subjects
    families = families_of(context.draft, context.dossier)
    if len(families) < 2:
        return
    waited = sorted({family for subject in subjects for family in votes.unsigned(subject, families)})
    if waited:
        yield context.violation(
            fr.SEVERAL_FAMILIES, Level.WARNING, *subjects, families=", ".join(families), waited=", ".join(waited)
        )
