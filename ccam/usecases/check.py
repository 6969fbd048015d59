"""All invariants of a draft: the fast ones, and on demand those that look at the whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ccam.model.acts import Release
from ccam.model.draft import Draft
from ccam.model.graph import Dossier, dossiers
from ccam.model.invariants import Level, Violation, check
from ccam.model.invariants.between import old_labels
from ccam.model.invariants.headings import proposed_headings, release_headings
from ccam.model.invariants.tangles import tangles
from ccam.model.volumes import MEDICAL_GROUPS
from ccam.model.votes import Votes
from ccam.usecases import dossiers as views
from ccam.usecases.catalogue import latest_volumes
from ccam.usecases.curate import pick_draft
from ccam.usecases.life import life_table
from ccam.usecases.provisional import Overdue, overdue
from ccam.usecases.views import ViolationView

if TYPE_CHECKING:
    from ccam.store.store import Store
    from valuation.conservation import Conservation, Coverage

ORDER = {Level.ERROR: 0, Level.COUNTED: 1, Level.WARNING: 2}


@dataclass(frozen=True, slots=True)
class Checked:
    """Result of ``ccam verifier``. ``coverage`` where volumes were followed; ``overdue`` are inscriptions made for a
    time that is over.
    """

    draft: str
    dossiers: int
    violations: tuple[ViolationView, ...]
    errors: int
    counted: int
    warnings: int
    coverage: "Coverage | None" = None
    overdue: tuple[Overdue, ...] = ()


def check_draft(store: "Store", draft: str | None, *, complete: bool = False) -> Checked:
    """All invariants of a draft, errors first; ``complete`` adds volumes (I10), tangles (I18), headings (I19) and the
    labels that the old version gives twice (I11).
    """
    current = store.draft(pick_draft(store, draft).name)
    release = store.release(current.base)
    found = dossiers(current, release)
    violations = check(current, release, found, Votes(current, life_table(store)))
    moved = _conservation(store, current, release, found) if complete else None
    if complete:
        violations += _whole(current, release, found)
        violations += moved.violations if moved else ()
    violations.sort(key=lambda item: (ORDER[item.level], item.id, item.acts))
    counts = {level: sum(item.level is level for item in violations) for level in Level}
    shown = tuple(views.violation_view(item) for item in violations)
    return Checked(
        current.name, len(found), shown, counts[Level.ERROR], counts[Level.COUNTED], counts[Level.WARNING],
        moved.coverage if moved else None,
        overdue_now(store, current.name),
    )  # fmt: skip


def overdue_now(store: "Store", draft: str | None) -> tuple[Overdue, ...]:
    """Inscriptions of a draft made for a time that is over today."""
    current = store.draft(pick_draft(store, draft).name)
    return tuple(overdue(current, life_table(store), date.fromisoformat(store.clock()[:10])))


def _whole(draft: Draft, release: Release, found: list[Dossier]) -> Iterator[Violation]:
    yield from old_labels(release)
    yield from tangles(draft, found)
    yield from release_headings(release)
    yield from proposed_headings(draft, release)


def _conservation(store: "Store", draft: Draft, release: Release, found: list[Dossier]) -> "Conservation | None":
    """Where the latest volumes go; None where there are none."""
    from valuation.conservation import conservation
    from valuation.flow import flow

    volumes = latest_volumes(store)
    if volumes is None:
        return None
    owner = {code: dossier.id for dossier in found for code in dossier.old}
    return conservation(volumes.rows, flow(release, draft, volumes, MEDICAL_GROUPS), owner)
