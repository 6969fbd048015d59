"""What a decision is about: the dossiers marked, else the one on show, else the act under the cursor in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccam.french import tui_decide as fr
from ccam.french.life import listed
from ccam.model.codes import ActCode, ProposedId
from ccam.model.errors import DataRefused
from ccam.usecases.views import DossierView, OldActView, ProposedActView

if TYPE_CHECKING:
    from ccam.usecases.workbench.workbench import Workbench
    from tui.desk import Desk

ACTS = 8
"""Acts that a form names."""


@dataclass(frozen=True, slots=True)
class Choice:
    """``dossiers`` by id; ``acts`` are the old acts meant; ``view`` is the dossier on show, ``old`` its act under the
    cursor; ``marked`` where the dossiers are those that were marked.
    """

    dossiers: tuple[str, ...]
    acts: tuple[ActCode, ...]
    view: DossierView | None
    old: OldActView | None
    marked: bool = False

    @property
    def key(self) -> str:
        """A name for what is chosen."""
        return " ".join(self.acts or self.dossiers)

    @property
    def words(self) -> str:
        """What is chosen, in a few words."""
        if self.marked:
            return fr.MARKED_DOSSIERS.format(count=len(self.dossiers), names=listed(self.dossiers))
        return listed(self.acts or self.dossiers, ACTS)

    @property
    def dossier_words(self) -> str:
        """The dossiers, in a few words."""
        return listed(self.dossiers, ACTS)

    def one(self) -> OldActView:
        """The act under the cursor; refused where several dossiers are marked, or where there is none."""
        if self.marked:
            raise DataRefused(fr.ONE_AT_A_TIME)
        if self.old is None:
            raise DataRefused(fr.NO_ACT)
        return self.old

    def whole(self) -> DossierView:
        """The dossier on show; refused where several are marked."""
        if self.marked:
            raise DataRefused(fr.ONE_AT_A_TIME)
        if self.view is None:
            raise DataRefused(fr.NO_DOSSIER)
        return self.view

    def several(self) -> Sequence[str]:
        """The dossiers; refused where there is none."""
        if not self.dossiers:
            raise DataRefused(fr.NO_DOSSIER)
        return self.dossiers


@dataclass(frozen=True, slots=True)
class Subject:
    """What a form is made from: the choice, and the desk where the workbench is."""

    desk: "Desk"
    choice: Choice

    @property
    def workbench(self) -> "Workbench":
        """The workbench on show."""
        return self.desk.read(lambda workbench: workbench)

    def view(self) -> DossierView:
        """The dossier on show as it is now."""
        shown = self.choice.whole().row.id
        first = next(iter(self.choice.acts), None)
        moved = self.workbench.dossier_of(first) if first else None
        return self.workbench.dossier(moved or shown)

    def old(self) -> OldActView:
        """The act under the cursor as it is now."""
        code = self.choice.one().code
        return next((act for act in self.view().old if act.code == code), self.choice.one())

    def targets(self) -> tuple[ProposedActView, ...]:
        """The proposed acts to which the one act chosen leads; all those of the dossier where several are."""
        view = self.view()
        old = next((act for act in view.old if (act.code,) == self.choice.acts), None)
        wanted: set[ProposedId] = {member for way in old.alternatives for member in way.members} if old else set()
        return tuple(act for act in view.new if not old or act.id in wanted)
