"""The technical fees of a workbench without a base: nothing is judged yet, no device, no path."""

from ccam.french.imaging import NO_MASS
from ccam.french.panel import NO_PANEL
from ccam.model.errors import DataRefused
from ccam.usecases.fees.seen import SEATS, FeesAsked, FeesSeen
from ccam.usecases.imaging.report import Asked, ImagingReport


class FakeFees:
    """Beside :class:`FakeWorkbench`."""

    def fees(self, asked: FeesAsked) -> FeesSeen:
        return FeesSeen(asked, seats=SEATS, refused=f"{NO_PANEL.message} {NO_PANEL.hint}")

    def imaging(self, asked: Asked) -> ImagingReport:
        raise DataRefused(NO_MASS)
