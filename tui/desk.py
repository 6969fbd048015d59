"""What the screens read: the workbench, the lists already loaded, and a way to ask that never raises."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from ccam.french import tui as fr
from ccam.model.errors import CcamError, DataRefused
from ccam.model.members import Present
from ccam.usecases.unfinished import Unfinished
from ccam.usecases.views import ActRow, DossierRow, HeadingRow, Interval

if TYPE_CHECKING:
    from ccam.usecases.workbench.workbench import Workbench

T = TypeVar("T")


class Desk:
    """Shared by every screen; only the application writes to it. ``kept`` is what was typed in forms given up,
    ``trouble`` why the last question was refused, ``present`` who is there where the base knows,
    ``unfinished`` what a lost terminal would lose. ``workbench`` is there once the base is open.
    """

    workbench: "Workbench"

    def __init__(self, say: Callable[[str], None]) -> None:
        self.say = say
        self._working = False
        self.trouble = ""
        self.acts: tuple[ActRow, ...] = ()
        self.headings: tuple[HeadingRow, ...] = ()
        self.dossiers: tuple[DossierRow, ...] = ()
        self._by_id: Mapping[str, DossierRow] = {}
        self._families: dict[str, Interval] = {}
        self.nation: Interval | None = None
        self.unfinished = Unfinished()
        self.present: tuple[Present, ...] = ()
        self.kept: dict[str, tuple[str, ...]] = {}

    @property
    def opened(self) -> bool:
        """Whether there is a workbench to ask."""
        return hasattr(self, "workbench")

    @property
    def busy(self) -> bool:
        """Whether a worker has the workbench, or is opening it."""
        return self._working or not self.opened

    @busy.setter
    def busy(self, working: bool) -> None:
        self._working = working

    def take(self, acts: tuple[ActRow, ...], dossiers: tuple[DossierRow, ...], by_id: Mapping[str, DossierRow]) -> None:
        """The lists as they are now, dossiers by id too."""
        self.acts, self.dossiers, self._by_id = acts, dossiers, by_id
        self._families = {}

    def read(self, question: Callable[["Workbench"], T]) -> T:
        """The answer. Refused while a worker is using the workbench: one thread at a time."""
        if self.busy:
            raise DataRefused(fr.BUSY)
        return question(self.workbench)

    def ask(self, question: Callable[["Workbench"], T]) -> T | None:
        """The answer, or None where it was refused: the last line then says why."""
        try:
            answer = self.read(question)
        except CcamError as error:
            self.trouble = one_line(error)
            self.say(self.trouble)
            return None
        if self.trouble:
            self.trouble = ""
            self.say("")
        return answer

    def family_of(self, dossier: DossierRow | None) -> tuple[str, Interval] | None:
        """The first family of a dossier by id, and what all its dossiers gain or lose; None where it is in none."""
        if dossier is None or not dossier.families:
            return None
        family = dossier.families[0]
        if family not in self._families:
            self._families[family] = whole(row for row in self.dossiers if family in row.families)
        return family, self._families[family]

    def dossier_row(self, id_: str) -> DossierRow | None:
        """The dossier of that id in the list."""
        return self._by_id.get(id_)


def whole(rows: Iterable[DossierRow]) -> Interval:
    """What several dossiers gain or lose together."""
    found = [row.impact for row in rows]
    return Interval(
        observed=sum(each.observed for each in found),
        low=sum(each.low for each in found),
        high=sum(each.high for each in found),
        theoretical=sum(each.theoretical for each in found),
        unknown_base=sum(each.unknown_base for each in found),
    )


def one_line(error: CcamError) -> str:
    """A refusal in one line, with its hint."""
    return f"{error.message} {error.hint}".strip()
