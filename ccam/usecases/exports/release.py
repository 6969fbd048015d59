"""A draft as a release of its own, for the workbook of the CNAM: what the nomenclature would be, never official.

An act of which the draft says nothing goes on, as in the NX publication; a deleted act, and one that becomes others,
is gone. A line that has a target is at its target in both columns, as the formula gives one value, unless the target
is today's price: then today's two prices stand. A line without a target keeps the prices of the line it continues, and
has an empty cell where there is none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ccam.formats.workbook import note_kind
from ccam.french import exports as fr
from ccam.french import numbers
from ccam.model.acts import OTHERS, SECTOR1, Act, Line, Note, Price, Release, SourceFile, Writing
from ccam.model.codes import ActCode, LineKey, ProposedId, Slot
from ccam.model.draft import Draft, Fate, ProposedAct, ProposedLine
from ccam.model.graph import predecessors
from ccam.usecases.transition_lines import carried

Tariffs = Mapping[tuple[ProposedId, Slot], int]
"""Target tariffs in cents; a line without one is not there."""

PROVISIONAL = ActCode("")
SUFFIX = "projet"


@dataclass(frozen=True, slots=True)
class ProjectRelease:
    """The release, and the acts that cannot be in it, by what the sheet shows in place of a code: no code yet, or
    nowhere to stand. ``unpriced`` counts lines whose cell is empty because nobody knows their tariff.
    """

    release: Release
    waiting: tuple[tuple[str, Act], ...]
    unpriced: int


def project_release(draft: Draft, base: Release, tariffs: Tariffs, applicable: date | None = None) -> ProjectRelease:
    """What ``base`` becomes under ``draft``; its version is that of the base, « projet » and the decision."""
    day = applicable or base.applicable
    number = base.version.partition("-")[0]
    version = f"{number}-{SUFFIX}{draft.position}"
    making = _Making(draft, base, tariffs, day)
    standing, waiting = making.acts()
    title = fr.PROJECT_TITLE.format(draft=draft.name, position=draft.position, version=version, day=numbers.day(day))
    source = SourceFile(version, "", "")
    release = Release(version, title, day, source, base.headings, standing, base.modifiers)
    return ProjectRelease(release, waiting, making.unpriced)


class _Making:
    """Goes through the acts that go on, then through the proposed ones."""

    def __init__(self, draft: Draft, base: Release, tariffs: Tariffs, day: date) -> None:
        self._draft, self._base, self._tariffs, self._day = draft, base, tariffs, day
        self._before = predecessors(draft)
        self._headings = base.heading_titles
        self.unpriced = 0

    def acts(self) -> tuple[tuple[Act, ...], tuple[tuple[str, Act], ...]]:
        """Acts with a place, in the order of the base then by code; and those that wait, by provisional id."""
        taken = {new.code for new in self._draft.proposed.values() if new.code}
        found: list[tuple[str, Act]] = [
            (code, act) for code, act in self._base.by_code.items() if code not in taken and self._goes_on(code)
        ]
        found += [(new.code or proposed, self._act(new)) for proposed, new in sorted(self._draft.proposed.items())]
        made = [act for _, act in found if self._has_place(act)]
        return tuple(sorted(made, key=_place)), tuple(item for item in found if not self._has_place(item[1]))

    def _has_place(self, act: Act) -> bool:
        return bool(act.code) and act.heading in self._headings

    def _goes_on(self, code: ActCode) -> bool:
        return self._draft.fate_of(code).fate is Fate.UNDECIDED

    def _act(self, new: ProposedAct) -> Act:
        """An act that continues one of the base is that act, but for what the draft says otherwise."""
        model = self._model(new)
        heading = new.heading or (model.heading if model else "")
        code = new.code or PROVISIONAL
        own = model if model and model.code == code and model.heading == heading else None
        lines = tuple(self._lines(new, code, model))
        letters = tuple(dict.fromkeys(letter for line in new.lines for letter in line.modifiers))
        notes = (Note(new.notes, note_kind(new.notes)),) if new.notes else model.notes if model else ()
        modifiers = letters or (model.modifiers if model else ())
        return Act(code, new.label, heading, lines, modifiers, notes, own.row if own else 0)

    def _model(self, new: ProposedAct) -> Act | None:
        """The act of the base under this code, else the only one that it replaces."""
        same = self._base.by_code.get(new.code) if new.code else None
        before = self._before.get(new.id, [])
        return same or (self._base.by_code.get(before[0]) if len(before) == 1 else None)

    def _lines(self, new: ProposedAct, code: ActCode, model: Act | None) -> Iterator[Line]:
        plain = tuple(replace(line, score=None, cp_key="") for line in new.lines)
        if model and model.code == code and plain == carried(model):
            # Nothing but points: rows that the official file gives twice stay twice.
            for line in model.lines:
                yield self._priced(line, self._tariffs.get((new.id, Slot(line.key.activity, line.key.phase))))
            return
        known = {line.key: line for line in model.lines if not line.duplicate} if model else {}
        for item in new.lines:
            before = known.get(LineKey(model.code, *item.slot)) if model else None
            prices = tuple(replace(price, effective=self._day) for price in before.prices) if before else ()
            yield self._priced(_line(LineKey(code, *item.slot), item, prices), self._tariffs.get((new.id, item.slot)))

    def _priced(self, line: Line, target: int | None) -> Line:
        today = line.price(SECTOR1)
        if target is None or (today and today.cents == target and today.writing is Writing.AMOUNT):
            self.unpriced += today is None
            return line
        return replace(line, prices=tuple(Price(grid, self._day, target) for grid in (SECTOR1, OTHERS)))


def _line(key: LineKey, line: ProposedLine, prices: tuple[Price, ...]) -> Line:
    return Line(
        key, line.label, prices, line.conditional_refund, line.prior_approval, line.copay_exemption,
        line.billing_group, line.gestures,
    )  # fmt: skip


def _place(act: Act) -> tuple[str, bool, int, str]:
    """Acts of a heading as the base has them, then new ones by code."""
    return act.heading, act.row == 0, act.row, act.code
