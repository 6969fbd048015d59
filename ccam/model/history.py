"""The whole of an official base (NX, DBF): every fact with its dates, as rows.

A release shows the nomenclature on one day; a history keeps what each record said on each date. Rows are named
tuples, so that a million of them stay cheap and go to a table as they are. Dates are ISO texts, ``""`` for none.
Several values of one field are one text, separated by spaces. Source: formats.md §2b and §2c.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ccam.model.acts import Release


class ListEntry(NamedTuple):
    """One code of a list and its label. ``table`` is the NX record type: ``060`` activities, ``082`` specialities."""

    table: str
    code: str
    label: str


class ReferenceRow(NamedTuple):
    """One dated row of a reference table. ``table`` is ``TB01`` to ``TB23``, ``090`` or ``093``; ``facts`` is
    canonical JSON by field of :mod:`ccam.formats.nx_records`, whole numbers in the scale of the file. ``000`` is what
    the file says of itself, ``999`` the totals that it announces when they are not its own (an extract).
    """

    table: str
    facts: str


class Menu(NamedTuple):
    """A node of the tree of acts; the root is menu 1, « arborescence CCAM »."""

    code: int
    parent: int
    rank: int
    label: str


class MenuNote(NamedTuple):
    """A note of a menu; ``kind`` is a code of list 050."""

    menu: int
    kind: str
    text: str


class ActRecord(NamedTuple):
    """What is said of an act once, whatever the date. ``place`` in millionths; ``menus`` are the ranks of its menus
    from the root down, those that make the number of its heading (``1 2 2 1`` is 01.02.02.01).
    """

    code: str
    short_label: str
    label: str
    kind: str
    sex: str
    created: str
    ended: str
    insurances: str
    travel: str
    menus: str
    place: int
    structured: str
    previous: str
    next: str
    dmt: str
    conditions: str


class ActNote(NamedTuple):
    """A note of an act; ``kind`` is a code of list 050."""

    code: str
    kind: str
    text: str


class ActState(NamedTuple):
    """An act from a date on. ``refund`` is a code of list 055 (1 yes, 2 no, 3 depends), ``prior_agreement`` O or N."""

    code: str
    effective: str
    decree: str
    published: str
    refund: str
    prior_agreement: str
    copay: str
    prescribers: str
    flat_fees: str
    procedures: str
    incompatible: str
    cmuc: str


class ActivityRecord(NamedTuple):
    """An activity of an act, whatever the date."""

    code: str
    activity: int
    extensions: str
    rmo: str
    radio: str


class ActivityState(NamedTuple):
    """An activity from a date on. ``modifiers`` are letters in a row, ``associations`` read ``CODE/activity/rule``
    (the rule may be empty).
    """

    code: str
    activity: int
    effective: str
    decree: str
    published: str
    modifiers: str
    category: str
    executants: str
    billing_group: str
    associations: str


class PhaseRecord(NamedTuple):
    """A phase of an activity, whatever the date. ``ranking`` is the classant flag, ``icr`` the ICR points, None where
    the file says nothing.
    """

    code: str
    activity: int
    phase: int
    teeth_count: str
    min_age: int
    max_age: int
    teeth: str
    icr: int | None
    ranking: str


class PhaseState(NamedTuple):
    """A phase from a date on. ``coefficient`` in hundredths, ``dom`` the four overseas coefficients in
    thousandths, ``supplement`` in cents, ``score`` and ``practice`` in hundredths (zero where not published).
    """

    code: str
    activity: int
    phase: int
    effective: str
    decree: str
    published: str
    sessions: int
    unit: str
    coefficient: int
    payment: str
    dom: str
    supplement: int
    score: int
    practice: int


class GridPrice(NamedTuple):
    """A unit price in one grid from a date on, in cents. Before 2015 there is one grid, 0."""

    code: str
    activity: int
    phase: int
    effective: str
    grid: int
    cents: int


@dataclass(frozen=True)
class History:
    """Everything a full file of the base holds, in the order of the file."""

    version: str
    created: str
    lists: Sequence[ListEntry] = ()
    tables: Sequence[ReferenceRow] = ()
    menus: Sequence[Menu] = ()
    menu_notes: Sequence[MenuNote] = ()
    acts: Sequence[ActRecord] = ()
    act_notes: Sequence[ActNote] = ()
    act_states: Sequence[ActState] = ()
    activities: Sequence[ActivityRecord] = ()
    activity_states: Sequence[ActivityState] = ()
    phases: Sequence[PhaseRecord] = ()
    phase_states: Sequence[PhaseState] = ()
    prices: Sequence[GridPrice] = ()


PARTS: dict[str, type[NamedTuple]] = {
    "lists": ListEntry,
    "tables": ReferenceRow,
    "menus": Menu,
    "menu_notes": MenuNote,
    "acts": ActRecord,
    "act_notes": ActNote,
    "act_states": ActState,
    "activities": ActivityRecord,
    "activity_states": ActivityState,
    "phases": PhaseRecord,
    "phase_states": PhaseState,
    "prices": GridPrice,
}
"""The kind of row that each field of a :class:`History` holds."""


@dataclass(frozen=True)
class FullRelease:
    """A release with the whole base that it was drawn from, as it stood on ``release.applicable``."""

    release: Release
    history: History = field(repr=False)
