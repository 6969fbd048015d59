"""What the figures of a report leave out: of the total effect, and of the parts that it has beside it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ccam.french import reporting as fr

if TYPE_CHECKING:
    from ccam.publish.report.imaging import Imaging


def not_modelled(imaging: "Imaging | None") -> tuple[str, ...]:
    """A sentence for each thing; ``imaging`` is None in the report of a part, which has none."""
    return (*fr.NOT_MODELLED, *_apart(imaging))


def _apart(imaging: "Imaging | None") -> Iterator[str]:
    """Technical fees and extra fees: beside the total where they are told, nowhere where nothing is loaded."""
    if imaging is None:
        yield fr.ONLY_IN_WHOLE
        return
    yield fr.FEES_APART if imaging.devices or imaging.panel or imaging.path else fr.NO_FEES
    yield fr.EXTRA_APART if imaging.optam else fr.NO_EXTRA
