"""A draft as a base of its own, to be written in NX: software vendors load it as they load that of the CNAM.

From the day it takes effect, each proposed act is in force with its lines and prices, the acts that it replaces and the
deleted ones are over, and an act of which the draft says nothing goes on. What a draft does not say (natures of
insurance, specialties allowed, teeth…) is that of the act which the new one continues or replaces alone. A phase has no
end in NX: a line that an act no longer has is left out, with its history.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from operator import itemgetter
from typing import Any

from ccam.formats.nx import canonical, release_digits
from ccam.french import numbers
from ccam.french import publishing_nx as fr
from ccam.model.codes import ActCode, ProposedId, Slot
from ccam.model.draft import Draft, Fate, ProposedAct, ProposedLine
from ccam.model.errors import DataRefused
from ccam.model.history import (
    ActivityRecord,
    ActivityState,
    ActNote,
    ActRecord,
    ActState,
    GridPrice,
    History,
    PhaseRecord,
    PhaseState,
    ReferenceRow,
)

Tariffs = Mapping[tuple[ProposedId, Slot], int | None]
"""Cents of each proposed line, the same in every grid, as the formula of the tariff gives one value. None: the line
keeps the price that each grid has for the line it continues.
"""

GRIDS = (3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19)
"""Grids since 2025, for a base that has no prices."""
WIDTHS = {
    "acts": 1, "act_notes": 1, "act_states": 1, "activities": 2, "activity_states": 2,
    "phases": 3, "phase_states": 3, "prices": 3,
}  # fmt: skip
"""Parts of a history that acts fill, and how many fields name the act, activity or phase."""
HEADER, ANNOUNCED = "000", "999"

SHORT = 70
"""Length of a short label."""
FREE_NOTE, NAMING_NOTES = "09", ("10", "11", "12")
ISOLATED = "0"
REFUNDED, CONDITIONAL = "1", "3"
YES, NO = "O", "N"
INSURANCES, ALL_SPECIALTIES, EVERY_CATEGORY = "AS AT MA SG", "TS", "99"
SAME_OVERSEAS = "1000 1000 1000 1000"
"""What most acts of the base have, for an act that nothing precedes."""


def history_of_draft(draft: Draft, base: History, tariffs: Tariffs, *, version: str, effective: date) -> History:
    """The base ``base`` once ``draft`` is in force, on ``effective``; ``version`` is a number as 85.00.

    Raises :class:`DataRefused` naming the acts without a code, without a line, without a tariff or without a billing
    group, those of one code, and where ``effective`` does not come after the prices of the base.
    """
    acts = sorted(draft.proposed.values(), key=lambda act: (act.code or "", act.id))
    _check(acts, tariffs)
    _check_date(base, effective)
    making = _Making(draft, base, tariffs, effective.isoformat(), {act.code: act for act in acts if act.code})
    return making.history(version)


def _check(acts: list[ProposedAct], tariffs: Tariffs) -> None:
    without = [act.id for act in acts if not act.code]
    if without:
        plural = "s" if len(without) > 1 else ""
        raise DataRefused(fr.NO_CODE, count=numbers.plural(len(without), "acte"), plural=plural, acts=fr.some(without))
    for code, times in Counter(act.code for act in acts).items():
        if times > 1:
            raise DataRefused(fr.CODE_TAKEN, value=code, acts=fr.some([act.id for act in acts if act.code == code]))
    empty = [f"{act.code} ({act.id})" for act in acts if not act.lines]
    if empty:
        raise DataRefused(fr.NO_LINE, acts=fr.some(empty))
    unpriced = [f"{act.code}/{line.slot}" for act in acts for line in act.lines if (act.id, line.slot) not in tariffs]
    if unpriced:
        raise DataRefused(fr.NO_TARIFF, count=numbers.plural(len(unpriced), "ligne"), lines=fr.some(unpriced))


def _check_date(base: History, effective: date) -> None:
    latest = max((state.effective for state in base.phase_states), default="")
    if latest >= effective.isoformat():
        known = numbers.day(date.fromisoformat(latest))
        raise DataRefused(fr.OLD_DATE, value=numbers.day(effective), known=known)


class _Making:
    """The base while the draft goes into it. ``rows`` are those added, by part of the history."""

    def __init__(
        self, draft: Draft, base: History, tariffs: Tariffs, effective: str, proposed: Mapping[ActCode, ProposedAct]
    ) -> None:
        self._base = base
        self._tariffs = tariffs
        self._effective = effective
        self._proposed = proposed
        self._old = draft.old
        self._codes = {act.id: code for code, act in proposed.items()}
        self._before = _predecessors(draft)
        self._records = _latest(base.acts, 1)
        self._states = _latest(base.act_states, 1)
        self._activities = _latest(base.activities, 2)
        self._activity_states = _latest(base.activity_states, 2)
        self._phases = _latest(base.phases, 3)
        self._phase_states = _latest(base.phase_states, 3)
        self._prices = _current_prices(base, self._phase_states)
        self._grids = _usual_grids(self._prices, len(self._phase_states))
        self._slots = {(code, *line.slot) for code, act in proposed.items() for line in act.lines}
        self._lines = {(code, line.slot.activity) for code, act in proposed.items() for line in act.lines}
        self.rows: dict[str, list[Any]] = {part: [] for part in WIDTHS}

    def history(self, version: str) -> History:
        """The whole, each part in the order of the acts, the new states before the others."""
        for code, act in self._proposed.items():
            self._add(code, act)
        parts = {
            part: tuple(sorted([*self.rows[part], *self._kept(part)], key=itemgetter(slice(width))))
            for part, width in WIDTHS.items()
        }
        tables = tuple(self._tables(release_digits(version)))
        return replace(self._base, version=version, created=self._effective, tables=tables, **parts)

    def _tables(self, digits: str) -> Iterator[ReferenceRow]:
        """The tables of the base; its own header is for this version, and what an extract announced is forgotten."""
        for row in self._base.tables:
            if row.table == HEADER:
                said = json.loads(row.facts) | {"version": digits, "creation": self._effective}
                yield row._replace(facts=canonical(said))
            elif row.table != ANNOUNCED:
                yield row

    def _kept(self, part: str) -> Iterator[Any]:
        """The rows of the base that stay as they are: not those of lines that a proposed act does not have."""
        for row in getattr(self._base, part):
            if part == "acts":
                if row.code not in self._proposed:
                    yield self._over(row)
            elif row.code not in self._proposed or part == "act_states":
                yield row
            elif part == "act_notes":
                act = self._proposed[row.code]
                if row.kind not in NAMING_NOTES and not act.notes:
                    yield row
            elif WIDTHS[part] == 2:
                if row[:2] in self._lines and part != "activities":
                    yield row
            elif row[:3] in self._slots and part != "phases":
                yield row

    def _over(self, row: ActRecord) -> ActRecord:
        """An act of the base that no proposed act continues under its code."""
        old = self._old.get(ActCode(row.code))
        if row.ended or old is None or old.fate is Fate.UNDECIDED:
            return row
        alone = len(old.targets) == 1
        return row._replace(ended=self._effective, next=self._codes[old.targets[0]] if alone else "")

    def _add(self, code: ActCode, act: ProposedAct) -> None:
        before = self._before.get(act.id, ())
        model = code if code in self._records else before[0] if len(before) == 1 else ""
        self.rows["acts"].append(self._record(code, act, model))
        self.rows["act_states"].append(self._state(code, act, model))
        named = (line.label for line in act.lines if line.label.casefold().startswith(("phase", "activité")))
        notes = [*zip(NAMING_NOTES, named, strict=False), *([(FREE_NOTE, act.notes)] if act.notes else [])]
        self.rows["act_notes"] += [ActNote(code, kind, text) for kind, text in notes]
        for activity in sorted({line.slot.activity for line in act.lines}):
            lines = sorted((line for line in act.lines if line.slot.activity == activity), key=lambda line: line.slot)
            self._add_activity(code, model, activity, lines)
            for line in lines:
                self._add_phase(code, model, line, self._tariffs[act.id, line.slot])

    def _record(self, code: ActCode, act: ProposedAct, model: str) -> ActRecord:
        menus = " ".join(str(int(rank)) for rank in act.heading.split(".") if rank)
        known: ActRecord | None = self._records.get(model)
        if known is None:
            return ActRecord(
                code, act.label[:SHORT], act.label, ISOLATED, "", self._effective, "", INSURANCES, "", menus,
                0, "", "", "", "", "",
            )  # fmt: skip
        row = known._replace(code=code, label=act.label, ended="", menus=menus or known.menus)
        if act.label != known.label:
            row = row._replace(short_label=act.label[:SHORT])
        return row if code == model else row._replace(created=self._effective, previous=model, next="")

    def _state(self, code: ActCode, act: ProposedAct, model: str) -> ActState:
        copays = list(dict.fromkeys(line.copay_exemption for line in act.lines if line.copay_exemption))
        if len(copays) > 1:
            raise DataRefused(fr.TWO_COPAYS, what=code, value=fr.some(copays))
        known = self._states.get(model) or ActState(code, "", "", "", "", "", "", ALL_SPECIALTIES, "", "", "", "")
        return known._replace(
            code=code, effective=self._effective, decree="", published="",
            refund=CONDITIONAL if any(line.conditional_refund for line in act.lines) else REFUNDED,
            prior_agreement=YES if any(line.prior_approval for line in act.lines) else NO,
            copay=copays[0].replace("-", " ") if copays else "",
        )  # fmt: skip

    def _add_activity(self, code: ActCode, model: str, activity: int, lines: list[ProposedLine]) -> None:
        known = self._activities.get((model, activity)) or ActivityRecord(code, activity, "", "", "")
        self.rows["activities"].append(known._replace(code=code))
        state = self._activity_states.get((model, activity)) or ActivityState(
            code, activity, "", "", "", "", EVERY_CATEGORY, ALL_SPECIALTIES, "", ""
        )
        groups = {line.billing_group for line in lines if line.billing_group} or {state.billing_group}
        letters = "".join(dict.fromkeys(letter for line in lines for letter in line.modifiers))
        linked = dict.fromkeys(name for line in lines for name in (*line.gestures, *line.associations))
        if len(groups) > 1 or groups == {""}:
            raise DataRefused(fr.NO_GROUP, line=f"{code}/{activity}", count=len(groups - {""}))
        self.rows["activity_states"].append(
            state._replace(
                code=code, effective=self._effective, decree="", published="", modifiers=letters,
                billing_group=groups.pop(),
                associations=" ".join(_association(name, activity) for name in linked),
            )
        )  # fmt: skip

    def _add_phase(self, code: ActCode, model: str, line: ProposedLine, cents: int | None) -> None:
        key = (model, *line.slot)
        known = self._phases.get(key) or PhaseRecord(code, *line.slot, "00", 0, 0, "", None, "")
        self.rows["phases"].append(known._replace(code=code))
        state = self._phase_states.get(key) or PhaseState(
            code, *line.slot, "", "", "", 0, "", 0, "", SAME_OVERSEAS, 0, 0, 0
        )
        self.rows["phase_states"].append(
            state._replace(code=code, effective=self._effective, decree="", published="", score=line.score or 0)
        )
        kept = self._prices.get(key, {})
        if cents is None and not kept:
            raise DataRefused(fr.NOTHING_TO_KEEP, line=f"{code}/{line.slot}")
        prices = kept if cents is None else dict.fromkeys(self._grids, cents)
        self.rows["prices"] += [
            GridPrice(code, *line.slot, self._effective, grid, value) for grid, value in prices.items()
        ]


def _association(name: str, activity: int) -> str:
    """``GELE001`` → ``GELE001/1/``: an act of the same activity, under no rule of its own unless it says so."""
    code, of, rule = (*name.split("/"), "", "")[:3]
    return f"{code}/{of or activity}/{rule}"


def _predecessors(draft: Draft) -> dict[ProposedId, list[ActCode]]:
    found: dict[ProposedId, list[ActCode]] = {}
    for old in draft.old.values():
        for target in dict.fromkeys(old.targets):
            found.setdefault(target, []).append(old.code)
    return found


def _latest(rows: Iterable[Any], width: int) -> dict[Any, Any]:
    """The latest row of each key, its first ``width`` fields; the only one where rows have no date."""
    found: dict[Any, Any] = {}
    for row in rows:
        key = row[:width] if width > 1 else row[0]
        if key not in found or getattr(found[key], "effective", "") < getattr(row, "effective", ""):
            found[key] = row
    return found


def _current_prices(base: History, current: Mapping[Any, PhaseState]) -> dict[Any, dict[int, int]]:
    """Cents by grid of each phase, as of its last state."""
    found: dict[Any, dict[int, int]] = {}
    for price in base.prices:
        if current[price[:3]].effective == price.effective:
            found.setdefault(price[:3], {})[price.grid] = price.cents
    return found


def _usual_grids(prices: Mapping[Any, Mapping[int, int]], phases: int) -> tuple[int, ...]:
    """The grids that half of the lines of the base have a price in."""
    counted = Counter(grid for of_line in prices.values() for grid in of_line if grid)
    return tuple(sorted(grid for grid, count in counted.items() if 2 * count >= phases)) or GRIDS
