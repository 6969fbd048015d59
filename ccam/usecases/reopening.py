"""What was agreed, or spoken of, and is then edited: changes of states that an edit of acts brings with it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ccam.french import life as fr
from ccam.model.decisions import Change
from ccam.model.diff import Rank, node_events
from ccam.model.draft import Draft
from ccam.model.registers import Standing
from ccam.model.votes import Votes
from ccam.usecases.effects import after_changes, subjects_of_changes
from ccam.usecases.life import life_table, moved, standing_change

if TYPE_CHECKING:
    from ccam.store.store import Store


def with_returns(store: "Store", draft: Draft, changes: Sequence[Change]) -> tuple[Change, ...]:
    """``changes``, then what they do to each subject whose content they edit: one that was validated goes back, with
    the reason; opinions given on what it was count no more. A subject that they move themselves is left to them. The
    table of states says from where, to where, and which edits count.
    """
    votes = Votes(draft, life_table(store))
    rule = votes.life.reopening
    known = draft.registers
    if not known.opinions and not {standing.state for standing in known.standings.values()} & rule.states:
        return tuple(changes)
    after = after_changes(draft, changes)
    edited = [
        change
        for change in changes
        if any(
            event.rank is Rank.MAJOR and event.what not in rule.spared
            for event in node_events(change.node, draft, after)
        )
    ]
    told = {change.node for change in changes}
    found = (_edited(votes, subject, store.clock()[:10]) for subject in subjects_of_changes(draft, edited))
    made = (standing_change(draft, standing) for standing in found if standing is not None)
    return (*changes, *(change for change in made if change.node not in told))


def _edited(votes: Votes, subject: str, today: str) -> Standing | None:
    """Where a subject stands once edited; None where nothing had been validated nor said."""
    state, rule = votes.state(subject), votes.life.reopening
    back = state.name in rule.states
    if not back and not votes.opinions(subject):
        return None
    standing = votes.draft.registers.standings.get(subject)
    if back or standing is None:
        reason = fr.EDITED.format(state=state.label) if back else ""
        standing = moved(votes.draft, subject, rule.back if back else state.name, reason)
    # One more than any opinion was given on, those on an edit that was taken back included.
    last = max([standing.edits, *(opinion.edits for opinion in votes.past(subject))])
    return replace(standing, edits=last + 1, edited=today)
