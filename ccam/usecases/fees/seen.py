"""What the screen « Forfaits techniques » shows: the panel as one seat may see it, the devices, the register."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccam.french import panel as words
from ccam.model.members import Member
from ccam.model.text import folded
from ccam.usecases.panel.rounds import FIRST, is_closed, rounds_of
from ccam.usecases.panel.sheets import PanelSheets, SaidNote
from ccam.usecases.panel.views import JudgedFee, PanelState, RatedCriterion

if TYPE_CHECKING:
    from ccam.formats.fees import PerimeterItem
    from ccam.formats.panel_rules import PanelRule
    from ccam.model.registers import Disagreement
    from ccam.usecases.fees.views import DeviceBill, DeviceCostView

SEATS = tuple(words.SEATS)
"""AM 1, AM 2, Méd 1, Méd 2, by their ids."""


@dataclass(frozen=True, slots=True)
class FeesAsked:
    """Under which rule, "" for none; from which seat, "" for a mere reader."""

    rule: str = ""
    seat: str = ""


@dataclass(frozen=True)
class FeesSeen:
    """``state`` is None where nothing is judged yet, ``refused`` then says why; ``seats`` are those from which the
    author may speak, ``held`` the one that the list of members gives them. ``told`` is what cannot be told of devices,
    ``registered`` the disagreements of the draft by their question; ``position`` that of the journal.
    """

    asked: FeesAsked
    rules: "Sequence[PanelRule]" = ()
    seats: tuple[str, ...] = ()
    held: str = ""
    state: PanelState | None = None
    sheets: PanelSheets | None = None
    refused: str = ""
    devices: "tuple[DeviceCostView, ...]" = ()
    bills: "tuple[DeviceBill, ...]" = ()
    told: tuple[str, ...] = ()
    perimeter: "Mapping[str, PerimeterItem] | None" = None
    registered: "Mapping[str, Disagreement] | None" = None
    position: int = 0

    @property
    def fees(self) -> tuple[JudgedFee, ...]:
        """The fees that are judged."""
        return self.state.fees if self.state else ()

    def fee(self, name: str) -> JudgedFee | None:
        """The fee of that name, else the first one."""
        return next((each for each in self.fees if each.described.name == name), next(iter(self.fees), None))

    def next_round(self, fee: JudgedFee, criterion: RatedCriterion) -> int:
        """The round at which a note of the seat would count: the first while it is open, then the one under way or the
        one after its own.
        """
        rounds = self._rounds(fee, criterion)
        if not is_closed(rounds, FIRST):
            return FIRST
        latest = max(rounds)
        return latest + 1 if self.asked.seat in rounds[latest] else latest

    def own(self, fee: JudgedFee, criterion: RatedCriterion) -> int | None:
        """The note that the seat gave to a criterion still sealed; only who holds the seat sees it."""
        first = self._rounds(fee, criterion).get(FIRST, {})
        said = first.get(self.asked.seat) if self.held == self.asked.seat else None
        return said.note if said else None

    def _rounds(self, fee: JudgedFee, criterion: RatedCriterion) -> dict[int, dict[str, SaidNote]]:
        if self.sheets is None:
            return {}
        return rounds_of(self.sheets, folded(fee.described.name), folded(criterion.listed.criterion.name))


def seat_held(members: Sequence[Member], author: str) -> str:
    """The seat that a member holds, by their function: « AM 1 », « Méd 2 »; "" for none."""
    function = next((folded(member.function) for member in members if member.id == author), "")
    return next((seat for seat, name in words.SEATS.items() if folded(name) == function), "")
