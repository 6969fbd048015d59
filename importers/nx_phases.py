"""Reads the phases of an NX file and their prices: nine records out of ten."""

from collections.abc import Callable
from operator import itemgetter

from ccam.formats import nx_records as records
from ccam.formats.nx import HEAD, Row, price_slots
from ccam.french import findings as shared
from ccam.french import findings_nx as fr
from ccam.model.findings import Severity
from ccam.model.history import GridPrice, PhaseRecord, PhaseState
from importers.nx_walk import Walk

Take = Callable[[bytes], None]
PHASES = frozenset("0123")
NO_SCORE = (0, 0)
PADDING = [b"0" * 9 * (13 - used) + b"    " for used in range(14)]
"""What follows the prices in use; anything else is for the layout to tell."""
FREE = [(0, 0)]
"""What a record 320 full of zeros says: at that date the act costs nothing, in the grid of everyone."""

_date_and_grid = itemgetter(3, 4)


class Phases:
    """Takes the records 301 to 399; the rows of a phase are made when the phase is over."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.phases: list[PhaseRecord] = []
        self.states: list[PhaseState] = []
        self.prices: list[GridPrice] = []
        self._known: set[tuple[str, int, int]] = set()
        self._since = 0
        self._phase: Row = ()
        self._teeth: list[str] = []
        self._icr: Row = (None, "")
        self._effective = ""
        self._open: dict[str, Row] = {}
        self._scores: dict[str, tuple[int, int]] = {}
        self._first_price = 0
        self._slots: dict[bytes, list[tuple[int, int]]] = {}
        """Prices by content: one record in three says something that none before it said."""
        self._read_phase = walk.row_of(records.PHASE)
        self._read_teeth = walk.row_of(records.PHASE_TEETH)
        self._read_icr = walk.row_of(records.PHASE_ICR)
        self._read_state = walk.row_of(records.PHASE_STATE)
        self._read_prices = walk.rows_of(records.PRICES)
        self._read_score = walk.row_of(records.SCORE)
        self._read_end = walk.row_of(records.END_PHASE)

    @property
    def openers(self) -> tuple[Take, ...]:
        """What takes the records that others depend on: where one is wrong, the rest of the act is left out."""
        return (self._take_phase,)

    def takes(self) -> dict[str, Take]:
        """How to take each record, by name of layout."""
        return {
            records.PHASE.name: self._take_phase,
            records.PHASE_TEETH.name: self._take_teeth,
            records.PHASE_ICR.name: self._take_icr,
            records.PHASE_STATE.name: self._take_state,
            records.PRICES.name: self._take_prices,
            records.SCORE.name: self._take_score,
            records.END_PHASE.name: self._end,
        }

    def _take_phase(self, line: bytes) -> None:
        walk = self.walk
        self._phase = self._read_phase(line)
        phase = self._phase[0]
        walk.phase, self._since, self._first_price = int(phase), walk.row, len(self.prices)
        self._teeth, self._icr, self._open, self._scores = [], (None, ""), {}, {}
        if phase not in PHASES:
            walk.error(shared.BAD_SLOT, "phase", phase, line=walk.code, activity=walk.activity, phase=phase)
        key = (walk.code, walk.activity, walk.phase)
        if key in self._known:
            walk.error(fr.STATE_TWICE, "phase", phase, line=f"{walk.code}/{walk.activity}")
        self._known.add(key)

    def _take_teeth(self, line: bytes) -> None:
        self._teeth += self._read_teeth(line)[0]

    def _take_icr(self, line: bytes) -> None:
        self._icr = self._read_icr(line)

    def _take_state(self, line: bytes) -> None:
        self._effective = ""
        row = self._read_state(line)
        self._effective = effective = row[0]
        if not effective or effective in self._open:
            self.walk.error(fr.STATE_TWICE, "effet", effective or "00000000", line=self.walk.line)
        self._open[effective] = row

    def _take_prices(self, line: bytes) -> None:
        content = line[HEAD:]
        slots = self._slots.get(content)
        if slots is None:
            slots = price_slots(content)
            if content[9 * len(slots) :] != PADDING[len(slots)]:
                self._read_prices(line)
            else:
                self._slots[content] = slots
        if not slots and line[3:HEAD] == b"0101":
            slots = FREE
        if not self._effective:
            return  # the state itself is wrong, and told
        walk, new = self.walk, tuple.__new__
        code, activity, phase, effective = walk.code, walk.activity, walk.phase, self._effective
        self.prices += [new(GridPrice, (code, activity, phase, effective, grid, cents)) for grid, cents in slots]

    def _take_score(self, line: bytes) -> None:
        effective, score, practice = self._read_score(line)
        if effective in self._scores:
            self.walk.error(fr.STATE_TWICE, "effet", effective or "00000000", line=self.walk.line)
        self._scores[effective] = (score, practice)

    def _end(self, line: bytes) -> None:
        walk = self.walk
        walk.check_count(records.END_PHASE, self._read_end(line)[0], self._since)
        code, activity, number = walk.code, walk.activity, walk.phase
        _, teeth_count, min_age, max_age = self._phase
        icr, ranking = self._icr
        self.phases.append(
            PhaseRecord(code, activity, number, teeth_count, min_age, max_age, " ".join(self._teeth), icr, ranking)
        )
        for effective, row in self._open.items():
            score, practice = self._scores.get(effective, NO_SCORE)
            _, decree, published, sessions, unit, coefficient, payment, dom, supplement = row
            self.states.append(
                PhaseState(
                    code, activity, number, effective, decree, published, sessions, unit, coefficient, payment,
                    " ".join(map(str, dom)), supplement, score, practice,
                )
            )  # fmt: skip
        if self._scores.keys() != self._open.keys():
            self._tell_scores()
        made = self.prices[self._first_price :]
        if len(set(map(_date_and_grid, made))) != len(made):
            self._tell_prices_twice(made)

    def _tell_scores(self) -> None:
        """Scores and prices of this phase that do not go together."""
        for effective in self._scores.keys() - self._open.keys():
            shown = fr.on(effective) if effective else "00000000"
            self.walk.findings.warning(fr.SCORE_MISPLACED, self.walk.row, "effet", shown, line=self.walk.line)
        if self._open.keys() - self._scores.keys():
            self.walk.findings.repeat(Severity.INFO, fr.SCORE_MISSING, self._since)

    def _tell_prices_twice(self, made: list[GridPrice]) -> None:
        seen: set[tuple[str, int]] = set()
        for price in made:
            key = (price.effective, price.grid)
            if key in seen:
                shown = f"{fr.on(price.effective)}, grille {price.grid}"
                self.walk.error(fr.STATE_TWICE, "grille", shown, line=self.walk.line)
            seen.add(key)
