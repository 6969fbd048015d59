"""Blind rounds of scores as the terminal shows and writes them: who has filed, never what, until the reveal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ccam.french import rounds as words
from ccam.french import tui_scale as fr
from ccam.model.ballots import LineSpread
from ccam.model.errors import DataRefused
from ccam.usecases import rounds
from ccam.usecases.opinions import known_member
from ccam.usecases.score import scoring_rules
from ccam.usecases.views import Outcome

if TYPE_CHECKING:
    from ccam.usecases.workbench.workbench import Workbench

Rating = tuple[tuple[int | None, ...], int | None]
"""Durée, stress, effort mental, compétence technique, then the whole score; in 1/100 point, None where not given."""


@dataclass(frozen=True, slots=True)
class RoundLine:
    """One proposed line of a round: ``line`` as the ballot names it, ``shown`` as people call it."""

    line: str
    shown: str
    label: str


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One round of scores. ``filed`` filed a ballot, ``awaited`` did not yet; ``open_to_all`` where nobody is named;
    ``mine`` whether the author filed theirs, ``invited`` whether they may. ``spreads`` only once it is closed.
    """

    id: str
    subjects: tuple[str, ...]
    lines: tuple[RoundLine, ...]
    filed: tuple[str, ...]
    awaited: tuple[str, ...]
    open_to_all: bool
    due: str
    closed: bool
    mine: bool
    invited: bool
    spreads: tuple[LineSpread, ...]


def member_id(workbench: "Workbench") -> str:
    """The author as a member: without spaces, as ids are."""
    return known_member(workbench.room.store, workbench.actor).id.replace(" ", "-")


def round_rows(workbench: "Workbench") -> tuple[RoundRow, ...]:
    """The rounds of scores, the open ones first, the latest first."""
    draft, me = workbench.study.draft, member_id(workbench)
    made = []
    for view in rounds.rounds_of(workbench.room.store, draft):
        found = view.record
        if found.nature == rounds.SCORES:
            made.append(
                RoundRow(
                    found.id, found.subjects, _lines(workbench, rounds.lines_of(draft, found)), view.filed,
                    view.awaited, not found.members, found.due, found.closed, me in view.filed,
                    not found.members or me in found.members, view.lines,
                )
            )  # fmt: skip
    return tuple(sorted(made, key=lambda row: (not row.closed, row.id), reverse=True))


def _lines(workbench: "Workbench", names: Sequence[str]) -> tuple[RoundLine, ...]:
    known = {str(id_): act for id_, act in workbench.study.draft.proposed.items()}
    made = []
    for name in names:
        act, _, slot = name.partition("/")
        made.append(RoundLine(name, f"{known[act].shown_code}/{slot}", known[act].label))
    return tuple(made)


def scoring_of(rating: Rating) -> int | None:
    """The score of a line: the one given, else what the rule in force makes of its components; None where it lacks
    some.
    """
    from valuation.scores import Scoring, combined

    components, overall = rating
    if overall is not None:
        return overall
    return combined(scoring_rules().named(None), Scoring("", "", "", "", components))


def open_round(
    workbench: "Workbench", codes: Sequence[str], members: Sequence[str], due: date | None, reason: str = ""
) -> Outcome:
    """Open a blind round of scores on whole dossiers."""
    room = workbench.room
    made = rounds.open_round(
        room.store, workbench.draft_name, codes, nature=rounds.SCORES, members=members, actor=workbench.actor, due=due,
        reason=reason,
    )  # fmt: skip
    named = ", ".join(members) or words.ALL_MEMBERS
    said = words.OPENED.format(round=made.id, nature=made.nature, acts=words.listed(made.subjects), members=named)
    return _written(workbench, said)


def deposit(
    workbench: "Workbench", number: str, member: str, ratings: Mapping[str, Rating], sheet: Path | None = None
) -> Outcome:
    """File a member's scores, with their components; nothing of them can be read before the reveal."""
    points = {line: found for line, rating in ratings.items() if (found := scoring_of(rating)) is not None}
    rated = {line: parts for line, (parts, _) in ratings.items() if any(part is not None for part in parts)}
    done = rounds.file_scores(
        workbench.room.store, workbench.draft_name, number, member, points, actor=workbench.actor,
        sheet=sheet, components=rated,
    )  # fmt: skip
    ballot = done.ballot
    said = words.FILED.format(member=ballot.member, round=ballot.round, hash=ballot.commitment[:12])
    return workbench.written(done.entry, said)


def reveal(
    workbench: "Workbench", number: str, *, excluded: Sequence[str] = (), sheets: Sequence[Path] = (), reason: str = ""
) -> Outcome:
    """Close a round: every ballot becomes known at once."""
    done = rounds.close_round(
        workbench.room.store, workbench.draft_name, number, actor=workbench.actor, sheets=sheets, excluded=excluded,
        reason=reason,
    )  # fmt: skip
    said = [words.CLOSED.format(round=done.view.record.id, count=len(done.revealed))]
    said += [words.MISSED.format(members=", ".join(done.missing))] if done.missing else []
    said += [words.SET_ASIDE.format(members=", ".join(done.excluded))] if done.excluded else []
    return workbench.written(done.entry, " ".join(said))


def _written(workbench: "Workbench", said: str) -> Outcome:
    room = workbench.room
    fresh = room.store.entries(workbench.draft_name, after=workbench.study.draft.position)
    mine = [entry for entry in fresh if entry.actor == workbench.actor]
    if not mine:
        raise DataRefused(fr.NOTHING_WRITTEN)
    return workbench.written(mine[-1], said)
