"""The nomenclature in force on one day, drawn from the whole dated base (NX, DBF).

The two price columns of the workbook, F and G, are grids of the base: F is grid 16 (other specialties, sector 1 or
OPTAM), G is grid 14 (other specialties, sector 2); both agree with the workbook of v78 but for its own late rows. For
prices of 2015 to 2017 they are grids 1 and 2, before that grid 0. A price that has none of its grids has no F or no G:
it is not made up from the grids of surgeons, dentists or midwives. Anaesthetists have grids of their own (7, then 17 to
19), equal to 16 and 14 on each line of activity 4 of v78: these lines follow the same rule.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from ccam.model.acts import Act, Line, Note, Price, Release, SourceFile, Writing
from ccam.model.codes import ActCode, LineKey
from ccam.model.history import ActivityState, ActRecord, ActState, GridPrice, History
from ccam.model.in_force_references import COLUMNS, NOTE_KINDS, details, headings, modifiers, number_of

LINE_NOTES = frozenset({"10", "11", "12"})
"""Codes of list 050 for the notes that name a phase or an activity: « Phase 2 : pose de la prothèse »."""
ACTIVITIES = "060"
"""The list of activities: its labels name the lines that no note names."""

NOT_REFUNDED, CONDITIONAL = "2", "3"
AGREEMENT_NEEDED = "O"
NEVER = "9"
"""After every ISO date."""


@dataclass(frozen=True, slots=True)
class LeftAside:
    """What the day leaves out: acts over, acts to come, acts in force that change later, and the first of these later
    dates (None: nothing comes later).
    """

    ended: int = 0
    to_come: int = 0
    changing: int = 0
    next_date: date | None = None


@dataclass(frozen=True, slots=True)
class InForce:
    """A release as it stood on its ``applicable`` day, and what was left aside. ``astray`` are the codes of the menus
    that make no heading: they do not hang from the root of the tree, or have the number of another.
    """

    release: Release
    left: LeftAside
    astray: tuple[int, ...] = ()


def release_of(history: History, at: date, *, source: SourceFile, title: str, version: str) -> InForce:
    """The nomenclature in force on ``at``: acts begun and not over (the day on which an act ends is its first day
    without it), each with its state, its activities and its phases as of that day. ``version`` is that of the release
    (``78.10-nx``, ``84.00-dbf``).
    """
    drawing = _Drawing(history, at.isoformat())
    acts = tuple(drawing.acts())
    found, astray = headings(history)
    slots = {(line.key.code, line.key.activity, line.key.phase) for act in acts for line in act.lines}
    release = Release(
        version, title, at, source, found, acts, tuple(modifiers(history, drawing.day)),
        tuple(details(history, drawing.shown, slots)),
    )  # fmt: skip
    return InForce(release, drawing.left(), astray)


class _Slot(NamedTuple):
    """A phase of an activity of an act."""

    code: str
    activity: int
    phase: int


class _Drawing:
    """The acts of one day, an ISO text. ``shown`` are those in force."""

    def __init__(self, history: History, day: str) -> None:
        self.day = day
        self.shown: list[ActRecord] = []
        self._history = history
        self._later: dict[str, str] = {}
        self._ended = self._to_come = 0
        self._act_states: dict[str, ActState] = self._current(history.act_states, 1)
        self._activity_states: dict[tuple[str, int], ActivityState] = self._current(history.activity_states, 2)
        self._dates = {slot: row.effective for slot, row in self._current(history.phase_states, 3).items()}
        self._prices = self._prices_in_force()
        self._slots = _by_act(_Slot(row.code, row.activity, row.phase) for row in history.phases)
        self._notes = _by_act(history.act_notes)
        self._labels = {row.code: row.label for row in history.lists if row.table == ACTIVITIES}

    def acts(self) -> Iterator[Act]:
        """The acts in force, in the order of the file."""
        for record in self._history.acts:
            if record.ended and record.ended <= self.day:
                self._ended += 1
                continue
            lines = tuple(self._lines(record.code))
            if record.created > self.day or (not lines and record.code in self._later):
                self._to_come += 1
                continue
            self.shown.append(record)
            notes = (row for row in self._notes.get(record.code, ()) if row.kind not in LINE_NOTES)
            yield Act(
                ActCode(record.code), record.label, number_of(record.menus.split()), lines,
                self._letters(record.code), tuple(Note(row.text, NOTE_KINDS.get(row.kind, "")) for row in notes),
            )  # fmt: skip

    def left(self) -> LeftAside:
        """What these acts left aside, once they are drawn."""
        over = {row.code for row in self._history.acts if row.ended and row.ended <= self.day}
        later = {code: effective for code, effective in self._later.items() if code not in over}
        later |= {
            row.code: min(row.created, later.get(row.code, NEVER))
            for row in self._history.acts
            if row.created > self.day and row.code not in over
        }
        first = date.fromisoformat(min(later.values())) if later else None
        return LeftAside(self._ended, self._to_come, len(later) - self._to_come, first)

    def _current(self, rows: Iterable[Any], width: int) -> dict[Any, Any]:
        """The latest row of that day for each key, the first ``width`` fields; later ones are noted on the way."""
        found: dict[Any, Any] = {}
        day, later = self.day, self._later
        for row in rows:
            effective, code = row.effective, row[0]
            if effective > day:
                later[code] = min(effective, later.get(code, NEVER))
                continue
            key = row[:width] if width > 1 else code
            if key not in found or found[key].effective < effective:
                found[key] = row
        return found

    def _prices_in_force(self) -> dict[tuple[str, int, int], list[GridPrice]]:
        states = {(*slot, effective) for slot, effective in self._dates.items()}
        found: dict[tuple[str, int, int], list[GridPrice]] = {}
        for price in [price for price in self._history.prices if price[:4] in states]:
            found.setdefault(price[:3], []).append(price)
        return found

    def _lines(self, code: str) -> Iterator[Line]:
        state = self._act_states.get(code)
        labels = _line_labels(row.text for row in self._notes.get(code, ()) if row.kind in LINE_NOTES)
        for slot in self._slots.get(code, ()):
            if slot not in self._dates:
                continue
            activity = self._activity_states.get(slot[:2])
            yield Line(
                LineKey(ActCode(code), slot.activity, slot.phase),
                self._label(slot, labels),
                tuple(self._line_prices(slot, state)),
                conditional_refund=state is not None and state.refund == CONDITIONAL,
                prior_approval=state is not None and state.prior_agreement == AGREEMENT_NEEDED,
                copay_exemption=state.copay.replace(" ", "-") if state else "",
                billing_group=activity.billing_group if activity else "",
                associated=_associated(activity.associations) if activity else (),
            )

    def _label(self, slot: _Slot, labels: dict[str, str]) -> str:
        """What names the line: a note of the act, else the list of activities; nothing for the act's own line."""
        if slot.activity == 1:
            return labels.get(f"phase {slot.phase}") or labels.get("activite 1") or ""
        return labels.get(f"activite {slot.activity}") or self._labels.get(str(slot.activity), "")

    def _line_prices(self, slot: _Slot, state: ActState | None) -> Iterator[Price]:
        """The prices of each grid, after those of the two columns of the workbook."""
        prices = {price.grid: price.cents for price in self._prices.get(slot, ())}
        if not prices:
            return
        effective = _day(self._dates[slot])
        refused = state is not None and state.refund == NOT_REFUNDED
        columns = {column: next((grid for grid in grids if grid in prices), None) for column, grids in COLUMNS.items()}
        named = [(column, prices[grid]) for column, grid in columns.items() if grid is not None]
        for grid, cents in (*named, *((str(grid), cents) for grid, cents in sorted(prices.items()))):
            writing = Writing.NOT_COVERED if refused and not cents else Writing.AMOUNT
            yield Price(grid, effective, cents, writing)

    def _letters(self, code: str) -> tuple[str, ...]:
        """Modifiers of the act: those of its activities, each once."""
        activities = dict.fromkeys(slot.activity for slot in self._slots.get(code, ()))
        states = (self._activity_states.get((code, activity)) for activity in activities)
        return tuple(dict.fromkeys(letter for state in states if state for letter in state.modifiers))


def _by_act(rows: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row)
    return found


def _line_labels(texts: Iterable[str]) -> dict[str, str]:
    """« Phase 2 : pose de la prothèse », by « phase 2 »."""
    heads = ((text.partition(":")[0].strip().casefold().replace("é", "e"), text) for text in texts)
    return {head: text for head, text in heads if head.startswith(("phase ", "activite "))}


def _associated(associations: str) -> tuple[ActCode, ...]:
    """Codes of ``ACQP002/1/6 EAMA001/1/6``, each once."""
    return tuple(dict.fromkeys(ActCode(item.partition("/")[0]) for item in associations.split()))


@cache
def _day(text: str) -> date:
    return date.fromisoformat(text)
