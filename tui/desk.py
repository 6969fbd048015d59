"""What the screens read: the workbench, the lists already loaded, and a way to ask that never raises."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from ccam.french import tui as fr
from ccam.model.errors import CcamError, DataRefused
from ccam.usecases.views import ActRow, DossierRow, HeadingRow, Interval

if TYPE_CHECKING:
    from ccam.usecases.workbench import Workbench

T = TypeVar("T")


class Desk:
    """Shared by every screen; only the application writes to it. ``kept`` is what was typed in forms given up."""

    def __init__(self, workbench: "Workbench", say: Callable[[str], None]) -> None:
        self.workbench = workbench
        self.say = say
        self.busy = False
        self.acts: tuple[ActRow, ...] = ()
        self.headings: tuple[HeadingRow, ...] = ()
        self.dossiers: tuple[DossierRow, ...] = ()
        self.nation: Interval | None = None
        self.kept: dict[str, tuple[str, ...]] = {}

    def read(self, question: Callable[["Workbench"], T]) -> T:
        """The answer. Refused while a worker is using the workbench: one thread at a time."""
        if self.busy:
            raise DataRefused(fr.BUSY)
        return question(self.workbench)

    def ask(self, question: Callable[["Workbench"], T]) -> T | None:
        """The answer, or None where it was refused: the last line then says why."""
        try:
            return self.read(question)
        except CcamError as error:
            self.say(one_line(error))
            return None

    def dossier_row(self, id_: str) -> DossierRow | None:
        """The dossier of that id in the list."""
        return next((row for row in self.dossiers if row.id == id_), None)


def one_line(error: CcamError) -> str:
    """A refusal in one line, with its hint."""
    return f"{error.message} {error.hint}".strip()
