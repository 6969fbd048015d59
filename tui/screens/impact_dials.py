"""The dials of the screen « Impact »: what the table is under. Turning one never writes anything."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from ccam.french import tui_impact as fr
from ccam.french.numbers import rate
from ccam.usecases.impact.views import Dials, Levers, Shown
from ccam.usecases.scenarios import SUFFIXES
from tui.widgets.dial import Dial
from tui.widgets.dial import turned as beside

FC_STEP, FC_MOST = 10, 20_000
"""One step of the FC, and its most, in 10⁻⁴ €."""
TABLE, SCENARIO, FC, CHARGES, TRANSITION, YEAR = "table", "scenario", "fc", "charges", "transition", "annee"
LABELS = {
    TABLE: fr.DIAL_TABLE,
    SCENARIO: fr.DIAL_SCENARIO,
    FC: fr.DIAL_FC,
    CHARGES: fr.DIAL_CHARGES,
    TRANSITION: fr.DIAL_TRANSITION,
    YEAR: fr.DIAL_YEAR,
}
QUESTIONS = {
    TABLE: fr.CHOOSE_TABLE,
    SCENARIO: fr.CHOOSE_SCENARIO,
    CHARGES: fr.CHOOSE_CHARGES,
    TRANSITION: fr.CHOOSE_TRANSITION,
    YEAR: fr.CHOOSE_YEAR,
}
ROWS = ((TABLE, SCENARIO), (FC, CHARGES, TRANSITION, YEAR))


class DialBar(Vertical):
    """Every dial, on two lines."""

    def compose(self) -> ComposeResult:
        """As :data:`ROWS`."""
        for names in ROWS:
            with Horizontal(classes="dials"):
                for name in names:
                    yield Dial(name, LABELS[name])

    def say(self, levers: Levers, shown: Shown, dials: Dials | None) -> None:
        """Show where they all stand."""
        for dial in self.query(Dial):
            dial.say(told(dial.dial, levers, shown, dials))


def told(name: str, levers: Levers, shown: Shown, dials: Dials | None) -> str:
    """Where a dial stands, in words."""
    if name == TABLE:
        return fr.TABLES[shown]
    if name == SCENARIO:
        local = Path(levers.scenario)
        return local.stem if local.suffix in SUFFIXES else levers.scenario
    if name == FC:
        value = levers.fc if levers.fc is not None else dials.fc if dials else None
        return fr.NO_YEAR if value is None else rate(value)
    if name == CHARGES:
        return levers.charges or (dials.origin if dials else fr.OWN_CHARGES)
    if name == TRANSITION:
        return levers.transition or fr.NO_TRANSITION
    last = _last(levers, dials)
    year = last if levers.year is None else levers.year
    return fr.NO_YEAR if last is None else fr.YEAR.format(year=year, last=last)


def turned(name: str, levers: Levers, dials: Dials, step: int) -> Levers | None:
    """The levers once a dial is turned by one step; None where it cannot be."""
    if name == FC:
        value = dials.fc if levers.fc is None else levers.fc
        return None if value is None else replace(levers, fc=min(max(value + step * FC_STEP, 0), FC_MOST))
    if name == YEAR:
        last = _last(levers, dials)
        if last is None:
            return None
        year = last if levers.year is None else levers.year
        return replace(levers, year=min(max(year + step, 0), last))
    names = choices(name, dials)
    here = {SCENARIO: levers.scenario, CHARGES: levers.charges or dials.origin, TRANSITION: levers.transition}[name]
    return chosen(name, levers, beside(names, here, step))


def choices(name: str, dials: Dials) -> Sequence[str]:
    """The values that a dial goes round; "" is no transition."""
    if name == SCENARIO:
        return dials.scenarios
    if name == CHARGES:
        return dials.charges
    return ("", *(each for each, _ in dials.transitions))


def chosen(name: str, levers: Levers, value: str) -> Levers:
    """The levers with one value. A scenario brings its own FC and charges; a transition begins at its end."""
    if name == SCENARIO:
        return replace(levers, scenario=value, fc=None, charges="")
    if name == CHARGES:
        return replace(levers, charges=value)
    if name == YEAR:
        return replace(levers, year=int(value))
    return replace(levers, transition=value, year=None)


def _last(levers: Levers, dials: Dials | None) -> int | None:
    years = dict(dials.transitions) if dials else {}
    return years.get(levers.transition)


def offered(name: str, levers: Levers, dials: Dials) -> dict[str, str]:
    """The values of a dial by their words; empty where there is none yet."""
    if name == TABLE:
        return {fr.TABLES[shown]: shown.value for shown in Shown}
    if name == YEAR:
        last = _last(levers, dials)
        years = range(last + 1) if last is not None else ()
        return {fr.YEAR.format(year=year, last=last): str(year) for year in years}
    words = {value or fr.NO_TRANSITION: value for value in choices(name, dials)}
    return words | ({fr.LOCAL_FILE: ""} if name == SCENARIO else {})
