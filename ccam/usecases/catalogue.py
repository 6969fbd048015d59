"""A release open for reading: its acts as rows, joined with volumes and with a draft on it."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ccam.french import browse as fr
from ccam.model.acts import Release
from ccam.model.draft import Draft
from ccam.model.errors import UnknownThing
from ccam.model.graph import Dossier, dossier_around, dossiers
from ccam.model.life import Life
from ccam.model.records import DraftInfo
from ccam.model.volumes import VolumeSet
from ccam.model.votes import Votes
from ccam.usecases.browse import VolumesByLine, act_detail, act_row, act_rows, find_act
from ccam.usecases.curate import pick_draft
from ccam.usecases.life import life_table
from ccam.usecases.views import ActDetail, ActRow

if TYPE_CHECKING:
    from ccam.store.store import Store


@dataclass(frozen=True)
class Catalogue:
    """What ``actes`` and ``acte`` read. ``draft`` is None where no draft stands on this release."""

    release: Release
    volumes: VolumeSet | None
    draft: Draft | None
    life: Life

    @cached_property
    def by_line(self) -> VolumesByLine:
        """Volumes by line."""
        return VolumesByLine(self.volumes)

    @cached_property
    def votes(self) -> Votes | None:
        """What was said of the draft; None without one."""
        return Votes(self.draft, self.life) if self.draft else None

    @cached_property
    def dossiers(self) -> list[Dossier]:
        """Dossiers of the draft; none without one."""
        return dossiers(self.draft, self.release) if self.draft else []

    @cached_property
    def rows(self) -> tuple[ActRow, ...]:
        """Every act, in the release's order."""
        return act_rows(self.release, self.by_line, self.votes, self.dossiers)

    def detail(self, code: str) -> ActDetail:
        """One act, whole; raises :class:`UnknownThing` with the nearest codes."""
        act = find_act(self.release, code)
        owners: dict[str, Dossier] = {}
        if self.draft:
            owners[act.code] = dossier_around(self.draft, self.release, act.code)
        return act_detail(self.release, act_row(act, self.by_line, self.votes, owners), self.by_line)


def open_catalogue(store: "Store", *, version: str | None = None, draft: str | None = None) -> Catalogue:
    """The release asked for, else the draft's, else the latest; with the latest volumes there are."""
    version = store.full_version(version) if version else None
    named = _draft_on(store, version, draft)
    release = store.release(named.base if named else version or latest_version(store))
    return Catalogue(release, latest_volumes(store), store.draft(named.name) if named else None, life_table(store))


def _draft_on(store: "Store", version: str | None, draft: str | None) -> DraftInfo | None:
    """The draft named, else the only one there is, as long as it stands on the release asked for."""
    if draft is not None:
        return pick_draft(store, draft)
    known = [item for item in store.drafts() if version in (None, item.base)]
    return known[0] if len(known) == 1 else None


def latest_version(store: "Store") -> str:
    """The version that applies from the latest date, among those with prices if there are any; raises
    :class:`UnknownThing` in an empty base.
    """
    known = store.releases()
    if not known:
        raise UnknownThing(fr.NO_RELEASE)
    return max(known, key=lambda item: (item.priced, item.applicable, item.version)).version


def latest_volumes(store: "Store", name: str | None = None) -> VolumeSet | None:
    """The volumes named, else those of the latest year, else None."""
    if name is not None:
        return store.volumes(name)
    known = store.volume_sets()
    return store.volumes(max(known, key=lambda item: (item.year, item.name)).name) if known else None
