"""Impact tables along the axes that the draft and the loaded sources carry, and what surrounds them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ccam.french import impact as words
from ccam.french import study as fr
from ccam.model.codes import ActCode
from ccam.model.errors import UsageError
from ccam.model.text import folded
from ccam.usecases.dossiers import label_of
from ccam.usecases.figures import impact_row
from ccam.usecases.study import Study, require_volumes
from ccam.usecases.ventilation import AXES as SOURCED
from ccam.usecases.ventilation import Ventilation, place_label, told, ventilation
from ccam.usecases.views import ImpactRow, ImpactView

if TYPE_CHECKING:
    from ccam.store.store import Store
    from valuation.impact import Figures
    from valuation.movement import Bin

AXES = ("chapitre", "regroupement", "dossier", "famille", "comite", "acte", "ligne")
"""Axes that the draft and the volumes carry by themselves, the widest first."""
OF_REGISTERS = ("famille", "comite")
BASES = ("undecided", "absent", "unknown", "undecidable", "no_target", "left")
"""Spend that no figure covers, in the order in which it is said."""


@dataclass(frozen=True)
class Effect:
    """A spend before and after in cents, by one baseline."""

    before: int
    change: int

    @property
    def after(self) -> int:
        """The spend at the new prices."""
        return self.before + self.change


@dataclass(frozen=True)
class ImpactReport:
    """All that ``ccam impact`` shows. ``silent`` gives, by name of :data:`BASES`, the spend without a figure; ``notes``
    what an axis of a second source rests on.
    """

    heading: tuple[str, ...]
    view: ImpactView
    observed: Effect
    theoretical: Effect
    kept: int
    deleted: int
    silent: Mapping[str, int]
    forced: int
    bins: "tuple[Bin, ...]"
    keys: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def up(self) -> list[ImpactRow]:
        """Rows whose spend rises, the largest first."""
        return [row for row in largest_first(self.view) if row.impact.observed > 0]

    @property
    def down(self) -> list[ImpactRow]:
        """Rows whose spend falls, the largest first."""
        return [row for row in largest_first(self.view) if row.impact.observed < 0]


def known_axis(axis: str) -> str:
    """The name of an axis as it is kept; :class:`UsageError` lists those there are."""
    wanted = folded(axis)
    if wanted not in (*AXES, *SOURCED):
        names = (words.AXIS_NAMES.get(name, name) for name in (*AXES, *SOURCED))
        raise UsageError(words.UNKNOWN_AXIS, axis=axis, known=", ".join(names))
    return wanted


def impact_report(study: Study, axis: str, found: Ventilation | None = None) -> ImpactReport:
    """The report along ``axis``; ``found`` is the sheet that carries it, for an axis of a second source."""
    from valuation.movement import movements, theoretical_base

    require_volumes(study)
    view, notes = _cut(study, found) if found else (impact_view(study, axis), ())
    total = study.total()
    before = view.total.before
    return ImpactReport(
        study.heading(),
        view,
        Effect(before, total.observed),
        Effect(theoretical_base(study.impact), total.theoretical),
        total.kept_base,
        total.deleted_base,
        {name: getattr(total, f"{name}_base") for name in BASES},
        total.forced_k,
        movements(study.impact),
        () if found else tuple(row_keys(study, view.axis)),
        notes,
    )


def source_of(store: "Store", study: Study, axis: str) -> Ventilation | None:
    """The sheet that carries ``axis``, None where the draft itself does; raises as :func:`ventilation`."""
    return ventilation(store, axis, require_volumes(study).volumes) if axis in SOURCED else None


def _cut(study: Study, found: Ventilation) -> tuple[ImpactView, tuple[str, ...]]:
    from valuation.breakdown import broken_down

    cut = broken_down(study.impact, found.portions)
    view = _view(study, found.axis, cut.rows, {place: place_label(found.axis, place) for place in cut.rows})
    return view, told(found, cut.agreement, study.settings.grid)


def impact_view(study: Study, axis: str) -> ImpactView:
    """The table along an axis of the draft: rows sum to the total, to the cent."""
    chosen = known_axis(axis)
    if chosen in SOURCED:
        raise UsageError(words.UNKNOWN_AXIS, axis=axis, known=", ".join(AXES))
    rows = require_volumes(study).impact.by_keys(row_keys(study, chosen)).rows
    return _view(study, chosen, rows, {key: axis_label(study, chosen, key) for key in rows})


def _view(study: Study, axis: str, rows: "Mapping[str, Figures]", labels: Mapping[str, str]) -> ImpactView:
    return ImpactView(
        axis=axis,
        heading=(*study.heading(), *study.assumptions()),
        rows=tuple(impact_row(key, labels[key], figures) for key, figures in rows.items()),
        total=impact_row("", fr.TOTAL, study.total()),
        outside=study.impact.book.outside.base,
    )


def row_keys(study: Study, axis: str) -> list[str]:
    """The key of each observed line in scope along an axis of the draft."""
    from valuation.impact import Axis

    if axis not in OF_REGISTERS:
        return study.impact.keys(Axis(axis), study.dossier_of_act)
    registers = study.draft.registers
    families = {subject: place.family for subject, place in registers.placements.items()}
    committees = {name: family.committee for name, family in registers.families.items()}
    placed = [families.get(moved.observed.key.code, "") for moved in study.impact.book.rows.flows]
    return placed if axis == "famille" else [committees.get(family, "") for family in placed]


def largest_first(view: ImpactView) -> list[ImpactRow]:
    """Rows by the size of what they move, then by key."""
    return sorted(view.rows, key=lambda row: (-abs(row.impact.observed), row.key))


def axis_label(study: Study, axis: str, key: str) -> str:
    """What a key of an axis of the draft is called."""
    if axis == "chapitre":
        return study.release.heading_titles.get(key, "") if key else fr.NO_CHAPTER
    if axis == "regroupement":
        return fr.GROUPS.get(key, "")
    if axis == "dossier":
        found = study.owner.get(key)
        return label_of(study, found) if found else fr.NO_CHAPTER
    if axis == "famille":
        family = study.draft.registers.families.get(key)
        return family.name if family else words.NO_FAMILY
    if axis == "comite":
        return "" if key else words.NO_COMMITTEE
    act = study.release.by_code.get(ActCode(key[:7]))
    return act.label if act else fr.NO_CHAPTER
