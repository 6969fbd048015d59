"""Every dossier, and every act, as a row, kept from edit to edit: a row that still holds stays the same object."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccam.french import browse
from ccam.model.invariants import Level, Violation
from ccam.model.subjects import reached
from ccam.usecases.browse import followed
from ccam.usecases.dossiers import row
from ccam.usecases.kept import Since, ids_of
from ccam.usecases.views import ActRow, DossierRow

if TYPE_CHECKING:
    from ccam.usecases.study import Study
    from valuation.impact import Figures

Counts = Mapping[str, tuple[int, int]]
"""Errors and warnings by dossier."""


@dataclass(frozen=True, eq=False)
class Board:
    """``rows`` are sorted by :func:`rank`; ``figures`` are what they were made from, and ``between`` what is counted on
    each of what compares dossiers.
    """

    rows: tuple[DossierRow, ...]
    by_id: dict[str, DossierRow]
    figures: "Mapping[str, Figures]"
    between: Counts


def rank(made: DossierRow) -> tuple[bool, str]:
    """The order of rows: decided ones first, each part by id."""
    return made.letter == browse.NO_FATE_LETTER, made.id


def board(study: "Study") -> Board:
    """The rows of a study, from nothing."""
    between = _between(study)
    rows = sorted((_row(study, dossier.id, between) for dossier in study.dossiers), key=rank)
    return Board(tuple(rows), {each.id: each for each in rows}, study.dossier_figures, between)


def renewed(study: "Study", since: Since) -> Board:
    """The rows of a study, from those of an earlier draft."""
    before: Board = since.value
    between, figures = _between(study), study.dossier_figures
    gone, fresh = since.gone, ids_of(study.owner, since.olds | since.news)
    moved = {name for name, found in figures.items() if before.figures.get(name) is not found}
    said = {name for name, _ in between.items() ^ before.between.items()}
    again = fresh | ((moved | said) & (before.by_id.keys() - gone))
    rows, by_id = list(before.rows), before.by_id.copy()
    for name in gone | again:
        if name in by_id:
            del rows[bisect_left(rows, rank(by_id.pop(name)), key=rank)]
    for name in again:
        by_id[name] = _row(study, name, between)
        insort(rows, by_id[name], key=rank)
    return Board(tuple(rows), by_id, figures, between)


def renewed_acts(rows: tuple[ActRow, ...], before: "Study", after: "Study", nodes: Iterable[str]) -> tuple[ActRow, ...]:
    """The acts of the release as rows after an edit of ``nodes``, from those before it."""
    names, places, made = reached(before.draft, after.draft, nodes), after.release.places, list(rows)
    touched = (owner[name] for owner in (before.owner, after.owner) for name in names if name in owner)
    for code in {code for dossier in touched for code in dossier.old}:
        if code in places:
            made[places[code]] = followed(made[places[code]], after.votes, after.owner)
    return tuple(made)


def _row(study: "Study", name: str, between: Counts) -> DossierRow:
    inside, beside = _counts(study.checks.get(name, ())), between.get(name, (0, 0))
    return row(study, study.owner[name], inside[0] + beside[0], inside[1] + beside[1])


def _between(study: "Study") -> Counts:
    """What compares dossiers (I11) counts on that of the first act it names."""
    found: dict[str, list[Violation]] = {}
    for violation in study.between:
        owner = study.owner.get(violation.acts[0])
        found.setdefault(owner.id if owner else "", []).append(violation)
    return {name: _counts(violations) for name, violations in found.items()}


def _counts(violations: Iterable[Violation]) -> tuple[int, int]:
    """Errors and warnings; undecided acts are neither."""
    levels = Counter(one.level for one in violations if one.id != "I1")
    errors = levels.pop(Level.ERROR, 0)
    return errors, sum(levels.values())
