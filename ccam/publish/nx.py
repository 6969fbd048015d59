"""Writes a whole base as an NX file (formats.md §2c): the records of the CNAM come back byte for byte."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from ccam.formats import nx_records as records
from ccam.formats.nx import FieldWrong, Layout, Row, release_digits, sliced
from ccam.french import publishing_nx as fr
from ccam.model.errors import DataRefused
from ccam.model.history import (
    ActivityRecord,
    ActivityState,
    ActRecord,
    ActState,
    GridPrice,
    History,
    PhaseRecord,
    PhaseState,
    ReferenceRow,
)

FREE = (0, 0)
"""A price of nothing in the grid of everyone: a record of zeros."""


def write_history(history: History) -> Iterator[bytes]:
    """The records of ``history``, each with its line feed. Numbers of records are those of what is written, except in
    an extract, which keeps the trailer of the base that it comes from. Raises :class:`DataRefused` on what the format
    has no room for.
    """
    counted = _Counted()
    yield from counted.all(_header(history))
    yield from counted.all(_references(history))
    yield from counted.all(_Acts(history).records())
    known = _facts(history.tables, "999")
    yield _write(records.TRAILER, known[0] if known else counted.trailer(history), "999")


class _Counted:
    """Counts the records that go by, by layout."""

    def __init__(self) -> None:
        self._found: dict[bytes, int] = {}

    def all(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        for line in lines:
            head = line[:5]
            self._found[head] = self._found.get(head, 0) + 1
            yield line

    def trailer(self, history: History) -> Row:
        found = self._found
        tables = sum(found.get(head, 0) for name in records.COUNTED_TABLES for head in records.TABLES[name].heads)
        levels = (found.get(layout.heads[0], 0) for layout in (records.ACT, records.ACTIVITY, records.PHASE))
        return (*_sender(history), sum(found.values()) + 1, tables, *levels)


def _sender(history: History) -> Row:
    known = _facts(history.tables, "000")
    return known[0][: len(records.USUAL_SENDER)] if known else records.USUAL_SENDER


def _header(history: History) -> Iterator[bytes]:
    known = _facts(history.tables, "000")
    said = known[0][len(records.USUAL_SENDER) + 1 : -1] if known else ("", 1, records.FULL, records.STRUCTURE)
    row = (*_sender(history), history.created, *said, release_digits(history.version))
    yield _write(records.HEADER, row, "000")


def _facts(tables: Iterable[ReferenceRow], name: str) -> list[Row]:
    """The rows of one table, in the order of the fields of its record."""
    layout = {**records.TABLES, **records.PAIRS, "000": records.HEADER, "999": records.TRAILER}[name]
    found = (json.loads(row.facts) for row in tables if row.table == name)
    return [tuple(facts[field.name] for field in layout.fields) for facts in found]


def _references(history: History) -> Iterator[bytes]:
    """What comes before the acts, by type of record."""
    by_type: dict[str, Iterator[bytes]] = {}
    for name, layout in (*records.TABLES.items(), *records.PAIRS.items()):
        by_type[layout.type] = _packed(layout, _facts(history.tables, name), fr.TABLE.format(name=name))
    for kind, layout in records.LISTS.items():
        entries = [((row.code,), row.label) for row in history.lists if row.table == kind]
        by_type[kind] = _texts(layout, entries, fr.TABLE.format(name=kind))
    menus = [((row.code, row.parent, row.rank), row.label) for row in history.menus]
    by_type[records.MENU.type] = _texts(records.MENU, menus, fr.TABLE.format(name=records.MENU.type))
    notes = [((row.menu, row.kind), row.text) for row in history.menu_notes]
    by_type[records.MENU_NOTE.type] = _texts(records.MENU_NOTE, notes, fr.TABLE.format(name=records.MENU_NOTE.type))
    for kind in sorted(by_type):
        yield from by_type[kind]


class _Acts:
    """The acts of a history, each with what belongs to it."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._notes = _by(history.act_notes, 1)
        self._states = _by(history.act_states, 1)
        self._activities = _by(history.activities, 1)
        self._activity_states = _by(history.activity_states, 2)
        self._phases = _by(history.phases, 2)
        self._phase_states = _by(history.phase_states, 3)
        self._prices = _by(history.prices, 4)

    def records(self) -> Iterator[bytes]:
        """Every act, down to its record 199."""
        for act in self._history.acts:
            lines = [*_act(act, self._notes.get((act.code,), ())), *_act_states(self._states.get((act.code,), ()))]
            for activity in self._activities.get((act.code,), ()):
                lines += self._activity(activity)
            yield from _ended(lines, records.END_ACT, act.code)

    def _activity(self, activity: ActivityRecord) -> Iterator[bytes]:
        key = (activity.code, activity.activity)
        row = (activity.activity, tuple(activity.extensions), activity.rmo.split(), activity.radio.split())
        lines = [_write(records.ACTIVITY, row, activity.code)]
        lines += _activity_states(self._activity_states.get(key, ()))
        for phase in self._phases.get(key, ()):
            lines += self._phase(phase)
        yield from _ended(lines, records.END_ACTIVITY, activity.code)

    def _phase(self, phase: PhaseRecord) -> Iterator[bytes]:
        key = (phase.code, phase.activity, phase.phase)
        states = self._phase_states.get(key, ())
        lines = list(_phase(phase))
        for position, state in enumerate(states, 1):
            lines += _phase_state(state, position)
            lines += _prices(self._prices.get((*key, state.effective), ()))
        lines += [
            _write(records.SCORE, (state.effective, state.score, state.practice), phase.code, position)
            for position, state in enumerate(states, 1)
        ]
        yield from _ended(lines, records.END_PHASE, phase.code)


def _act(act: ActRecord, notes: Sequence[Any]) -> Iterator[bytes]:
    code = act.code
    yield _write(records.ACT, (code, act.short_label, act.kind, act.sex, act.created, act.ended), code)
    yield _write(records.ACT_INSURANCE, (act.insurances.split(), act.travel), code)
    place = (act.menus.split(), act.place, act.structured, act.previous, act.next)
    yield _write(records.ACT_PLACE, place, code)
    yield from _listed(records.ACT_DMT, act.dmt.split(), code)
    yield from _texts(records.ACT_LABEL, [((), act.label)], code)
    yield from _listed(records.ACT_CONDITIONS, act.conditions.split(), code)
    yield from _texts(records.ACT_NOTE, [((note.kind,), note.text) for note in notes], code)


def _act_states(states: Sequence[ActState]) -> Iterator[bytes]:
    for state in states:
        code = state.code
        row = (
            state.effective, state.decree, state.published, state.refund, state.prior_agreement,
            state.copay.split(), state.prescribers.split(), state.flat_fees.split(),
        )  # fmt: skip
        yield _write(records.ACT_STATE, row, code)
        yield from _listed(records.PROCEDURES, state.procedures.split(), code)
        yield from _listed(records.INCOMPATIBLE, state.incompatible.split(), code)
        yield from _listed(records.CMUC, state.cmuc.split(), code)


def _activity_states(states: Sequence[ActivityState]) -> Iterator[bytes]:
    for state in states:
        row = (
            state.effective, state.decree, state.published, tuple(state.modifiers), state.category,
            state.executants.split(), state.billing_group,
        )  # fmt: skip
        yield _write(records.ACTIVITY_STATE, row, state.code)
        pairs = [_association(item) for item in state.associations.split()]
        for position, chunk in enumerate(_chunks(pairs, records.ASSOCIATIONS.fields[0].times), 1):
            acts, rules = zip(*chunk, strict=True)
            yield _write(records.ASSOCIATIONS, (acts, rules), state.code, position)


def _association(item: str) -> tuple[str, str]:
    """``EAMA001/4/6`` → the act on 13 characters with its activity, and the rule."""
    code, activity, rule = item.split("/")
    return f"{code:<13}{activity}", rule


def _phase(phase: PhaseRecord) -> Iterator[bytes]:
    row = (phase.phase, phase.teeth_count, phase.min_age, phase.max_age)
    yield _write(records.PHASE, row, phase.code)
    yield from _listed(records.PHASE_TEETH, phase.teeth.split(), phase.code)
    if phase.icr is not None:
        yield _write(records.PHASE_ICR, (phase.icr, phase.ranking), phase.code)


def _phase_state(state: PhaseState, position: int) -> Iterator[bytes]:
    row = (
        state.effective, state.decree, state.published, state.sessions, state.unit, state.coefficient, state.payment,
        tuple(map(int, state.dom.split())), state.supplement,
    )  # fmt: skip
    yield _write(records.PHASE_STATE, row, state.code, position)


def _prices(prices: Sequence[GridPrice]) -> Iterator[bytes]:
    slots = [(price.grid, price.cents) for price in prices]
    if FREE in slots and len(slots) > 1:
        raise DataRefused(fr.FREE_AMONG_OTHERS, what=prices[0].code)
    yield from _packed(records.PRICES, slots, prices[0].code if prices else "")


def _ended(lines: list[bytes], end: Layout, code: str) -> Iterator[bytes]:
    yield from lines
    yield _write(end, (len(lines) + 1,), code)


def _packed(layout: Layout, rows: Sequence[Row], what: str) -> Iterator[bytes]:
    """Occurrences, as many a record as there is room for."""
    for position, chunk in enumerate(_chunks(rows, layout.times), 1):
        yield _write_all(layout, chunk, what, position)


def _listed(layout: Layout, values: Sequence[str], what: str) -> Iterator[bytes]:
    """A list, as many values a record as there is room for; nothing for no value."""
    for position, chunk in enumerate(_chunks(values, layout.fields[0].times), 1):
        yield _write(layout, (chunk,), what, position)


def _texts(layout: Layout, entries: Iterable[tuple[Row, str]], what: str) -> Iterator[bytes]:
    """Texts with their keys, each in as many slices as it takes."""
    for key, text in entries:
        for position, part in enumerate(sliced(text, layout.fields[-1].length), 1):
            yield _write(layout, (*key, part), what, position)


def _write(layout: Layout, row: Sequence[Any], what: str, position: int = 1) -> bytes:
    hashable = tuple(tuple(value) if isinstance(value, list) else value for value in row)
    return _write_all(layout, [hashable], what, position)


def _write_all(layout: Layout, rows: Sequence[Row], what: str, position: int) -> bytes:
    try:
        return _record(layout.name, tuple(rows), position)
    except FieldWrong as wrong:
        raise DataRefused(fr.NO_ROOM, what=what, value=wrong.text, field=wrong.name) from None
    except UnicodeEncodeError as wrong:
        raise DataRefused(fr.NO_LETTER, what=what, value=wrong.object[wrong.start : wrong.end]) from None


@lru_cache(maxsize=1 << 15)
def _record(name: str, rows: tuple[Row, ...], position: int) -> bytes:
    """A record; the same few thousand states come back a hundred thousand times."""
    return records.LAYOUTS[name].write(rows, position)


def _chunks(items: Sequence[Any], size: int) -> Iterator[Any]:
    return (items[start : start + size] for start in range(0, len(items), size))


def _by(rows: Iterable[Any], width: int) -> dict[tuple[Any, ...], list[Any]]:
    found: dict[tuple[Any, ...], list[Any]] = {}
    for row in rows:
        found.setdefault(row[:width], []).append(row)
    return found
