"""The dials of screen 5: which fee, from which seat, under which rule. Turning one never writes anything."""

from dataclasses import replace

from ccam.french import panel as words
from ccam.french import tui_fees as fr
from ccam.usecases.fees.seen import FeesAsked, FeesSeen
from tui.widgets.columns import fit
from tui.widgets.dial import Dials

FEE, SEAT, RULE = "fee", "seat", "rule"
LABELS = {FEE: fr.DIAL_FEE, SEAT: fr.DIAL_SEAT, RULE: fr.DIAL_RULE}
QUESTIONS = {FEE: fr.CHOOSE_FEE, SEAT: fr.CHOOSE_SEAT, RULE: fr.CHOOSE_RULE}
SIGNS = 6
"""Cells that each dial takes beside its label and its value."""


class FeesDials(Dials):
    """Where the screen stands."""

    def __init__(self) -> None:
        super().__init__(LABELS)
        self._values = dict.fromkeys(LABELS, fr.NO_FEE)

    def tell(self, seen: FeesSeen, fee: str) -> None:
        """Show it."""
        self._values = told(seen, fee)
        self._draw()

    def on_mount(self) -> None:
        """Before anything is read."""
        self._draw()

    def on_resize(self) -> None:
        """A long name gives way."""
        self._draw()

    def _draw(self) -> None:
        name = self._values[FEE]
        taken = sum(len(label) + SIGNS for label in LABELS.values())
        taken += sum(len(self._values[other]) for other in (SEAT, RULE))
        self.say(self._values | {FEE: fit(name, min(len(name), max(12, self.size.width - taken)))})


def told(seen: FeesSeen, fee: str) -> dict[str, str]:
    """Each dial in words."""
    seat = words.SEATS.get(seen.asked.seat, fr.READER)
    return {FEE: fee or fr.NO_FEE, SEAT: seat, RULE: seen.asked.rule or fr.NO_RULE}


def offered(name: str, seen: FeesSeen) -> dict[str, str]:
    """What a dial goes round: values by their words."""
    if name == FEE:
        return {each.described.name: each.described.name for each in seen.fees}
    if name == RULE:
        return {fr.NO_RULE: ""} | {rule.name: rule.name for rule in seen.rules}
    reader = {} if seen.held else {fr.READER: ""}
    return reader | {words.SEATS[seat]: seat for seat in seen.seats}


def chosen(name: str, asked: FeesAsked, value: str) -> FeesAsked:
    """What is asked once a dial stands on a value; another fee asks for nothing new."""
    if name == SEAT:
        return replace(asked, seat=value)
    return replace(asked, rule=value) if name == RULE else asked
