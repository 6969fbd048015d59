"""The life of an act: its states, the moves from one to another, and the agreement that a state asks for.

Read from ``data/parameters/etats.toml``: no text publishes the list (refonte.md §1.7), so nothing of it is code.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, get_type_hints

from ccam.french import life as fr
from ccam.model.errors import DataRefused, UsageError
from ccam.model.facets import What
from ccam.model.graph import ChangeKind, Dossier
from ccam.model.money import SHARE_UNIT
from ccam.model.text import folded, has_control

FORBIDDEN = "."
"""What the table writes in the cell of a move that is not allowed."""
EVERYONE = "*"
"""The quorum that holds for all who take part, whatever their function."""


class Nature(StrEnum):
    """A decision is taken inside a committee and can be undone; a fact is stated, with its date and reference."""

    DECISION = "decision"
    FACT = "fait"


@dataclass(frozen=True, slots=True)
class Move:
    """What a cell of the table says. ``has`` keeps the move to dossiers that the HAS must see (True), or that it need
    not (False); None where it is for all.
    """

    mark: str
    nature: Nature
    roles: frozenset[str]
    has: bool | None = None


@dataclass(frozen=True, slots=True)
class State:
    """One state. ``held``: one enters it with an agreement only, which must still hold; ``dated``: a date of effect is
    asked for; ``years`` that it may last from then on, 0 without limit. ``rank`` is its place in the order of the file.
    """

    name: str
    label: str
    rank: int
    letter: str
    body: str = ""
    held: bool = False
    closed: bool = False
    dated: bool = False
    years: int = 0


@dataclass(frozen=True, slots=True)
class Agreement:
    """What makes an agreement. ``quorum`` by function, :data:`EVERYONE` for all; ``majority`` in 10 000ths of those who
    took part, to be exceeded; ``veto`` are the functions that have one.
    """

    quorum: Mapping[str, int]
    majority: int
    veto: frozenset[str]
    president: str
    anaesthesia: str


@dataclass(frozen=True, slots=True)
class Reopening:
    """What an edit of its content does to a subject in one of ``states``: it goes back to ``back``. Facets of
    ``spared`` are not part of what was agreed (points, which come after it).
    """

    back: str
    states: frozenset[str]
    spared: frozenset[What]


@dataclass(frozen=True, slots=True)
class Life:
    """The whole table. ``cells`` holds every pair of states, None where the move is not allowed."""

    states: tuple[State, ...]
    cells: Mapping[tuple[str, str], Move | None]
    agreement: Agreement
    seen_by_has: frozenset[ChangeKind]
    reopening: Reopening

    @property
    def first(self) -> State:
        """Where every subject begins: what has no standing is there."""
        return self.states[0]

    def state(self, name: str) -> State:
        """A state by its name or label, accents and case apart; raises :class:`UsageError` listing them."""
        for state in self.states:
            if name == state.name:
                return state
        wanted = folded(name)
        for state in self.states:
            if wanted in (state.name, folded(state.label)):
                return state
        raise UsageError(fr.STATE_UNKNOWN, state=name, known=", ".join(state.name for state in self.states))

    def move(self, before: State, after: State) -> Move | None:
        """The move from one state to another, None where the table does not allow it."""
        return self.cells[before.name, after.name]

    def onward(self, state: State) -> tuple[State, ...]:
        """The states that one may go to from ``state``."""
        return tuple(other for other in self.states if self.move(state, other))

    def needs_has(self, dossier: Dossier) -> bool:
        """Whether the HAS must be heard of a dossier."""
        return dossier.kind in self.seen_by_has


def read_life(content: Mapping[str, Any]) -> Life:
    """The table from a parsed TOML file; raises :class:`DataRefused` naming what does not hold together."""
    try:
        states = tuple(_state(rank, row) for rank, row in enumerate(content["etat"]))
        moves = {mark: _move(mark, row) for mark, row in content["geste"].items()}
        agreement = _agreement(content["accord"])
        seen = frozenset(map(ChangeKind, content["has"]["natures"]))
        rows = {str(name): str(row).split() for name, row in content["table"].items()}
        return Life(states, _cells(states, rows, moves), agreement, seen, _reopening(content["modification"], states))
    except KeyError as error:
        raise DataRefused(fr.TABLE_INCOMPLETE, what=str(error.args[0])) from error
    except (TypeError, ValueError, AttributeError) as error:
        raise DataRefused(fr.TABLE_UNREADABLE, what=str(error)) from error


def reached(life: Life, start: State) -> frozenset[State]:
    """The states that one can come to from ``start``, itself included, in any number of moves."""
    seen, fresh = {start}, [start]
    while fresh:
        onward = {other for state in fresh for other in life.onward(state)} - seen
        seen |= onward
        fresh = list(onward)
    return frozenset(seen)


def _cells(
    states: tuple[State, ...], rows: Mapping[str, list[str]], moves: Mapping[str, Move]
) -> dict[tuple[str, str], Move | None]:
    names = [state.name for state in states]
    if not names or sorted(names) != sorted(rows) or len(set(names)) != len(names):
        raise DataRefused(fr.TABLE_ROWS, rows=", ".join(rows), states=", ".join(names))
    cells: dict[tuple[str, str], Move | None] = {}
    for name in names:
        if len(rows[name]) != len(names):
            raise DataRefused(fr.TABLE_WIDTH, state=name, count=len(rows[name]), expected=len(names))
        for other, mark in zip(names, rows[name], strict=True):
            if mark != FORBIDDEN and mark not in moves:
                raise DataRefused(fr.TABLE_MARK, state=name, other=other, mark=mark)
            cells[name, other] = moves.get(mark)
    return cells


def _state(rank: int, row: Mapping[str, Any]) -> State:
    made = State(
        row["nom"], row["libelle"], rank, row["lettre"], row.get("instance", ""), row.get("acquis", False),
        row.get("clos", False), row.get("effet", False), row.get("limite_ans", 0),
    )  # fmt: skip
    for each, wanted in get_type_hints(State).items():
        value = getattr(made, each)
        # What is not of its kind, or is an empty or unprintable text, is no name for people.
        if type(value) is not wanted or (wanted is str and has_control(value)):
            raise ValueError(f"{made.name} : {value}")
    if not made.name or made.name != folded(made.name) or " " in made.name or len(made.letter) != 1:
        raise ValueError(f"{made.name} ({made.letter})")
    return made


def _move(mark: str, row: Mapping[str, Any]) -> Move:
    return Move(mark, Nature(row["nature"]), frozenset(row["roles"]), row.get("has"))


def _reopening(row: Mapping[str, Any], states: tuple[State, ...]) -> Reopening:
    made = Reopening(row["retour"], frozenset(row["depuis"]), frozenset(map(What, row["sans_retour"])))
    unknown = {made.back, *made.states} - {state.name for state in states}
    if unknown:
        raise DataRefused(fr.TABLE_REOPENING, unknown=", ".join(sorted(unknown)))
    return made


def _agreement(row: Mapping[str, Any]) -> Agreement:
    quorum = {str(function): int(count) for function, count in row["quorum"].items()}
    if not 0 <= row["majorite"] < SHARE_UNIT or min(quorum.values(), default=0) < 1 or EVERYONE not in quorum:
        raise DataRefused(fr.TABLE_AGREEMENT)
    names = (*row["veto"], row["president"], row["anesthesie"])
    readable = all(isinstance(name, str) and name and not has_control(name) for name in names)
    if isinstance(row["veto"], str) or not readable:
        raise ValueError(", ".join(map(str, names)))
    return Agreement(quorum, row["majorite"], frozenset(row["veto"]), row["president"], row["anesthesie"])
