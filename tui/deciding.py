"""What a worker does for a decision, and what others wrote meanwhile where it is refused because of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccam.model.errors import DossierMoved
from ccam.usecases.views import ActRow, DossierRow, HeadingRow, Interval, Outcome

if TYPE_CHECKING:
    from ccam.usecases.workbench.workbench import Workbench

Lists = tuple[tuple[ActRow, ...], tuple[DossierRow, ...], Mapping[str, DossierRow]]
"""Acts, dossiers, and dossiers by id."""
Loaded = tuple[Lists, tuple[HeadingRow, ...], Interval]
Later = tuple["Workbench", str, Loaded]
"""The workbench once what others wrote is read, who wrote what, and its lists."""
Made = tuple[Outcome, Lists, tuple[HeadingRow, ...]]
"""What an edit changed, and the lists after it."""


@dataclass(frozen=True)
class Missed:
    """An edit was refused: others wrote meanwhile. ``theirs`` is what they wrote, in sentences."""

    error: DossierMoved
    theirs: tuple[str, ...]
    later: Later | None


def lists(workbench: "Workbench") -> Lists:
    """Acts and dossiers."""
    return workbench.acts(), workbench.dossiers(), workbench.dossiers_by_id()


def loaded(workbench: "Workbench") -> Loaded:
    """All that the screens show at first."""
    return lists(workbench), workbench.headings(), workbench.nation()


def later(workbench: "Workbench") -> Later | None:
    """The workbench after what others wrote; None where nobody did."""
    made = workbench.ahead()
    return None if made is None else (made[0], made[1], loaded(made[0]))


def attempt(workbench: "Workbench", edit: "Callable[[Workbench], Outcome]") -> Made | Missed:
    """Make an edit, or say what made it impossible."""
    try:
        outcome = edit(workbench)
    except DossierMoved as error:
        return Missed(error, workbench.missed(), later(workbench))
    return outcome, lists(workbench), workbench.headings()
