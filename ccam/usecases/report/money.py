"""Figures of the valuation in the shape of the report."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from ccam.model.draft import Fate
from ccam.usecases.figures import uncovered
from ccam.usecases.study import Study

if TYPE_CHECKING:
    from ccam.publish.report.figures import Coverage, Money
    from valuation.impact import Figures


def money(figures: "Figures | None") -> "Money":
    """An impact; nil where there is nothing."""
    from ccam.publish.report.figures import Money

    if figures is None:
        return no_money()
    return Money(figures.observed, figures.low, figures.high, figures.theoretical, uncovered(figures))


def no_money() -> "Money":
    """A nil impact."""
    from ccam.publish.report.figures import Money

    return Money(0, 0, 0, 0, 0)


def coverage(study: Study, within: Collection[str] | None) -> "Coverage":
    """Where acts and spend stand in the draft, or in those of its acts that are ``within`` a part of it."""
    from ccam.publish.report.figures import Coverage

    total = study.total()
    acts = [code for code in study.release.by_code if within is None or code in within]
    return Coverage(
        acts_total=len(acts),
        acts_decided=sum(study.draft.fate_of(code).fate is not Fate.UNDECIDED for code in acts),
        base_scope=total.base,
        base_known=total.known_base,
        base_kept=total.kept_base,
        base_unknown=total.unknown_base,
        base_undecided=total.undecided_base,
        base_undecidable=total.undecidable_base,
        base_deleted=total.deleted_base,
        base_left=total.left_base,
        base_no_target=total.no_target_base,
        base_absent=total.absent_base,
        base_outside=study.impact.book.outside.base,
    )
