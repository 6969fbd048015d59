"""Move a draft to a newer release, in one decision."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccam.french import numbers
from ccam.french import rebase as fr
from ccam.french import store as stored
from ccam.model.acts import Release
from ccam.model.codes import ActCode
from ccam.model.decisions import Entry
from ccam.model.draft import Fate
from ccam.model.errors import DataRefused
from ccam.model.rebase import Shift, marked, rebase, shift
from ccam.model.records import DraftInfo
from ccam.usecases.life import life_table

if TYPE_CHECKING:
    from ccam.store.store import Store


@dataclass(frozen=True, slots=True)
class Rebased:
    """What a move did, or would do. ``reviewed`` says why, by code; ``kept`` counts the decided acts left as they
    were; ``entry`` is None for a try.
    """

    draft: str
    shift: Shift
    reviewed: dict[ActCode, str]
    kept: int
    entry: Entry | None


def rebase_draft(
    store: "Store", draft: DraftInfo, version: str, *, actor: str, reason: str = "", dry_run: bool = False
) -> Rebased:
    """Move ``draft`` to the release ``version``. Refused for the release it is on, an older one, one without
    prices; :class:`DossierMoved` where someone decides an act concerned, or moves the draft, meanwhile.
    """
    current = store.draft(draft.name)
    before, after = store.release(current.base), store.release(version)
    _require_newer(store, draft.name, before, after)
    found = shift(before, after)
    reviewed = marked(current, found)
    closed = {state.name for state in life_table(store).states if state.closed}
    entry = None
    if not dry_run:
        with store.write(actor, reason or fr.REASON.format(before=before.version, after=after.version)) as writer:
            entry = writer.decide(rebase(current, before, after, found, closed))
    decided = sum(act.fate is not Fate.UNDECIDED for act in current.old.values())
    return Rebased(draft.name, found, reviewed, decided - len(reviewed), entry)


def _require_newer(store: "Store", draft: str, before: Release, after: Release) -> None:
    if after.version == before.version:
        raise DataRefused(fr.SAME_RELEASE, draft=draft, version=after.version)
    if after.applicable < before.applicable:
        raise DataRefused(
            fr.OLDER_RELEASE, version=after.version, day=numbers.day(after.applicable),
            base=before.version, base_day=numbers.day(before.applicable),
        )  # fmt: skip
    priced = [info.version for info in store.releases() if info.priced]
    if after.version not in priced:
        raise DataRefused(stored.DRAFT_UNPRICED, name=after.version, known=stored.listed(priced))
