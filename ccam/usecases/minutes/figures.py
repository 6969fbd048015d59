"""The effects that a relevé quotes: kept with the closing of its séance, so that it never changes afterwards."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ccam.french import minutes as fr
from ccam.french import numbers
from ccam.french import study as words
from ccam.model.codec import Json
from ccam.model.registers import Session
from ccam.usecases.figures import interval
from ccam.usecases.study import Study

if TYPE_CHECKING:
    from ccam.publish.minutes.model import Money


def effects(study: Study, session: Session) -> Json:
    """Effects of the dossiers of the agenda in cents of honoraires (observed, bounds, base, base without figure), and
    what they are said under; empty without volumes.
    """
    if not study.volumes.rows:
        return {}
    rows = {}
    for dossier in filter(None, map(study.owner.get, session.agenda)):
        figures = study.impact.only(frozenset(dossier.old))
        found = interval(figures)
        rows[dossier.id] = [found.observed, found.low, found.high, figures.base, found.unknown_base]
    return {
        "volumes": study.volumes.name,
        "charges": study.settings.cp_origin,
        "date": study.settings.on.isoformat(),
        "dossiers": rows,
    }


def context(kept: Mapping[str, Any]) -> str:
    """What the effects are said under, in one sentence; empty where there are none."""
    if not kept:
        return ""
    return fr.CONTEXT.format(
        scope=words.SCOPE_NAME, volumes=words.VOLUMES_OF.format(name=kept["volumes"]), charges=kept["charges"],
        day=numbers.day(date.fromisoformat(kept["date"])),
    )  # fmt: skip


def money(kept: Mapping[str, Any], dossier: str) -> "Money | None":
    """The effect of one dossier."""
    from ccam.publish.minutes.model import Money

    row = kept.get("dossiers", {}).get(dossier)
    return Money(*row) if row else None
