"""The rounds of notes: the first one is sealed, its notes can be taken back; once the four seats answered it is closed,
and a note only changes at the next round, with its reason.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccam.french import panel as fr
from ccam.model.errors import DataRefused
from ccam.model.text import folded
from ccam.usecases.panel.sheets import PANEL, PanelSheets, SaidNote, sheets_of

if TYPE_CHECKING:
    from ccam.model.filled import FilledSheet
    from ccam.store.store import Store

Key = tuple[str, str, str, int]
"""(object, criterion, seat, round)."""
Rounds = dict[int, dict[str, SaidNote]]
"""The note that holds, by round and seat."""
FIRST = 1


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Notes of the first round, still sealed, that a seat gives anew or takes away."""

    seat: str
    notes: int


def names(said: str, criterion: str) -> bool:
    """Whether what a sheet writes, folded, names a criterion: « c1 », « c1 perimetre complet »."""
    return said == criterion or said.startswith(f"{criterion} ")


def rounds_of(sheets: PanelSheets, obj: str, criterion: str) -> Rounds:
    """The notes of a criterion (folded) on one fee, in the order of their import; :class:`DataRefused` for one that
    changes a closed round.
    """
    said = [
        (note, seat, number)
        for (place, name, seat, number), filed in sheets.notes.items()
        if place == obj and names(name, criterion)
        for note in filed
    ]
    found: Rounds = {}
    for note, seat, number in sorted(said, key=lambda each: each[0].position):
        held = found.setdefault(number, {})
        known = held.setdefault(seat, note)
        if known.note == note.note:
            continue
        if is_closed(found, number) or known.document == note.document:
            raise _changed(sheets, (obj, criterion, seat, number), known, note)
        held[seat] = note
    return found


def is_closed(rounds: Rounds, number: int) -> bool:
    """Whether the notes of a round can no longer change: the first one until the last seat answered."""
    from valuation.panel import SEATS

    return number > FIRST or len(rounds.get(FIRST, {})) == len(SEATS)


def _changed(sheets: PanelSheets, key: Key, known: SaidNote, said: SaidNote) -> DataRefused:
    obj, criterion, seat, number = key
    return DataRefused(
        fr.NOTE_CHANGED, seat=fr.SEATS[seat], object=sheets.named.get(obj, obj), criterion=criterion.upper(),
        round=number, first=known.note or fr.NO_NOTE, document=known.document, second=said.note or fr.NO_NOTE,
        other=said.document, next=number + 1,
    )  # fmt: skip


def taken_back(store: "Store", content: "FilledSheet") -> tuple[TakenBack, ...]:
    """What the import of a sheet takes back of the first round while it is sealed. Raises :class:`DataRefused` where it
    would change a note of a closed round, or drop it: nothing replaces what the seats have seen.
    """
    from ccam.formats.templates_text import decode
    from ccam.usecases.fees.sheets import read_filled

    if content.nature != PANEL:
        return ()
    known = read_filled(store)
    kept = [each for each in known if each[0] != content.name]
    before = sheets_of(known)
    after = _held(sheets_of([*kept, (content.name, decode(content.text))]))
    counts: dict[str, int] = {}
    for key, rounds, said in _filed(before):
        obj, criterion, seat, number = key
        given = after.get((obj, criterion), {}).get(number, {}).get(seat)
        if not is_closed(rounds, number):
            counts[seat] = counts.get(seat, 0) + (given is None or given.note != said.note)
        elif given is None or (given.note, given.reason) != (said.note, said.reason):
            raise DataRefused(
                fr.ROUND_CLOSED, document=content.name, seat=fr.SEATS[seat], object=before.named.get(obj, obj),
                criterion=criterion.upper(), round=number, next=number + 1,
            )  # fmt: skip
    return tuple(TakenBack(seat, count) for seat, count in sorted(counts.items()) if count)


def _filed(sheets: PanelSheets) -> Iterator[tuple[Key, Rounds, SaidNote]]:
    """Every note that holds, with the rounds that it belongs to."""
    for (obj, criterion), rounds in _held(sheets).items():
        for number, held in rounds.items():
            for seat, said in held.items():
                yield (obj, criterion, seat, number), rounds, said


def _held(sheets: PanelSheets) -> Mapping[tuple[str, str], Rounds]:
    """The notes that hold, by fee and criterion, folded."""
    known = _criteria(sheets)
    places = {(obj, _named(name, known)) for obj, name, *_ in sheets.notes}
    return {(obj, name): rounds_of(sheets, obj, name) for obj, name in sorted(places)}


def _criteria(sheets: PanelSheets) -> tuple[str, ...]:
    """Every criterion that was proposed or added, folded."""
    from ccam.usecases.panel.state import proposed_criteria

    return (*(folded(each.name) for each in proposed_criteria()), *(name for name, *_ in sheets.gestures))


def _named(said: str, known: Sequence[str]) -> str:
    return next((each for each in known if names(said, each)), said)
