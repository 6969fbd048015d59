"""What was said of a dossier, as its drawing shows it: opinions and open disagreements."""

from ccam.model.draft import Draft
from ccam.model.graph import Dossier
from ccam.model.registers import Stance
from ccam.model.votes import Votes
from ccam.usecases.disputes import open_on
from ccam.usecases.views import DisputeView, TallyView


def tallies(votes: Votes, dossier: Dossier) -> tuple[TallyView, ...]:
    """The opinions on a dossier, acts of which the same was said together; empty where nothing was."""
    groups: dict[TallyView, list[str]] = {}
    for subject in dossier.subjects:
        view = _tally(votes, subject)
        if votes.opinions(subject) or view.past:
            groups.setdefault(view, []).append(subject)
    whole = len(dossier.subjects)
    return tuple(
        TallyView(
            () if len(acts) == whole else tuple(acts), view.approve, view.against, view.abstain, view.missing, view.past
        )
        for view, acts in groups.items()
    )


def _tally(votes: Votes, subject: str) -> TallyView:
    tally = votes.tally(subject)
    functions = sorted(one.function for one in votes.opinions(subject) if one.stance is Stance.AGAINST)
    past = len(votes.past(subject))
    return TallyView((), len(tally.approve), tuple(functions), len(tally.abstain), tally.missing, past)


def disputes(draft: Draft, dossier: Dossier) -> tuple[DisputeView, ...]:
    """The open disagreements on a dossier, the heaviest first."""
    found = open_on(draft, dossier.subjects)
    return tuple(DisputeView(one.id, one.question, one.effect, one.unit, one.awaits) for one in found)
