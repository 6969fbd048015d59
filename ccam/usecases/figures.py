"""Figures of the valuation as the views show them."""

from dataclasses import replace
from typing import TYPE_CHECKING

from ccam.model.codec import Json
from ccam.usecases.views import ImpactRow, Interval

if TYPE_CHECKING:
    from valuation.impact import Figures


def interval(figures: "Figures | None") -> Interval:
    """An impact and its bounds; what no figure covers: points unknown, shares absent, no line, left to others."""
    if figures is None:
        return Interval(0, 0, 0, 0, 0)
    return Interval(figures.observed, figures.low, figures.high, figures.theoretical, uncovered(figures))


def uncovered(figures: "Figures") -> int:
    """The spend of decided acts that no figure covers, in cents."""
    return figures.unknown_base + figures.undecidable_base + figures.no_target_base + figures.left_base


def impact_row(key: str, label: str, figures: "Figures") -> ImpactRow:
    """One row of an impact table; what is left to a committee stands in its own column only."""
    impact = interval(figures)
    impact = replace(impact, unknown_base=impact.unknown_base - figures.left_base)
    without_fate = figures.undecided_base + figures.absent_base
    return ImpactRow(key, label, figures.base, impact, without_fate, figures.left_base)


def totals(figures: "Figures") -> Json:
    """Headline totals, in cents, as a seal keeps them."""
    return {
        "base": figures.base,
        "observe": figures.observed,
        "theorique": figures.theoretical,
        "minimum": figures.low,
        "maximum": figures.high,
        "base_connue": figures.known_base,
        "base_prix_conserve": figures.kept_base,
        "base_points_inconnus": figures.unknown_base,
        "base_sans_devenir": figures.undecided_base,
        "base_parts_absentes": figures.undecidable_base,
        "base_supprimee": figures.deleted_base,
        "base_laissee": figures.left_base,
        "base_sans_ligne": figures.no_target_base,
        "base_sans_acte": figures.absent_base,
    }


def interval_of_totals(kept: Json) -> Interval:
    """The impact that a seal kept."""
    without = (
        kept["base_points_inconnus"] + kept["base_parts_absentes"] + kept["base_sans_ligne"] + kept["base_laissee"]
    )
    return Interval(kept["observe"], kept["minimum"], kept["maximum"], kept["theorique"], without)
