"""Impact tables along the axes that the loaded sources carry."""

from typing import TYPE_CHECKING

from ccam.french import study as fr
from ccam.model.codes import ActCode
from ccam.model.errors import UsageError
from ccam.model.text import folded
from ccam.usecases.figures import impact_row
from ccam.usecases.study import Study, require_volumes
from ccam.usecases.views import ImpactRow, ImpactView

if TYPE_CHECKING:
    from valuation.impact import Axis

AXES = ("chapitre", "regroupement", "dossier", "acte", "ligne")
"""Axes by name, the widest first. Region, speciality and sector are carried by no source loaded so far."""


def impact_view(study: Study, axis: str) -> ImpactView:
    """The table along ``axis``: rows sum to the total, to the cent."""
    from valuation.impact import Axis

    chosen = Axis(_known(axis))
    table = require_volumes(study).impact.by(chosen, study.dossier_of_act)
    rows = tuple(impact_row(key, axis_label(study, chosen, key), figures) for key, figures in table.rows.items())
    return ImpactView(
        axis=chosen.value,
        heading=(*study.heading(), *study.assumptions()),
        rows=rows,
        total=impact_row("", fr.TOTAL, table.total),
        outside=study.impact.book.outside.base,
    )


def largest_first(view: ImpactView) -> list[ImpactRow]:
    """Rows by the size of what they move, then by key."""
    return sorted(view.rows, key=lambda row: (-abs(row.impact.observed), row.key))


def _known(axis: str) -> str:
    wanted = folded(axis)
    if wanted not in AXES:
        raise UsageError(fr.UNKNOWN_AXIS, axis=axis, known=", ".join(AXES))
    return wanted


def axis_label(study: Study, axis: "Axis", key: str) -> str:
    """What a key of an axis is called."""
    from valuation.impact import Axis

    if axis is Axis.CHAPTER:
        return study.release.heading_titles.get(key, "") if key else fr.NO_CHAPTER
    if axis is Axis.GROUP:
        return fr.GROUPS.get(key, "")
    if axis is Axis.DOSSIER:
        row = study.dossier_by_id.get(key)
        return row.label if row else fr.NO_CHAPTER
    act = study.release.by_code.get(ActCode(key[:7]))
    return act.label if act else fr.NO_CHAPTER
