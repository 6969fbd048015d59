"""Screen « Charges »: the state of the evaluation of charges under the draft on show. Read only, save the register."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast

from ccam.french import charges as words
from ccam.french import numbers
from ccam.french import study as units
from ccam.french import tui_charges as fr
from ccam.model.errors import DataRefused
from ccam.model.registers import Disagreement, Side
from ccam.model.text import folded
from ccam.usecases.charges.ground import Ground
from ccam.usecases.charges.register import heaviest, known_dispute, other_sources, same_terms, terms_between
from ccam.usecases.charges.sources import item_name
from ccam.usecases.charges.state import charges_state, open_ground
from ccam.usecases.charges.views import (
    ActEffect,
    Agreed,
    ChargesState,
    Disputed,
    ItemRow,
    KeyState,
    Lever,
    Missing,
    SourceRate,
    best,
)
from ccam.usecases.disputes import Effect, Terms, add_to_dispute, open_dispute
from ccam.usecases.views import Outcome

if TYPE_CHECKING:
    from ccam.usecases.workbench.workbench import Workbench

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Item:
    """One cost item of a speciality, as each evaluation that gives items classes it; ``effect`` in cents a year."""

    key: str
    name: str
    detail: str
    said: tuple[tuple[str, ItemRow | None], ...]

    @property
    def shown(self) -> str:
        """The item as people call it."""
        return item_name(self.name, self.detail)

    @property
    def rows(self) -> tuple[ItemRow, ...]:
        """What those that give it say."""
        return tuple(row for _, row in self.said if row is not None)

    @property
    def effect(self) -> int | None:
        """What counting it costs, by the source for which it costs most."""
        known = [row.effect for row in self.rows if row.effect is not None]
        return max(known, key=abs, default=None)

    @property
    def contested(self) -> bool:
        """Whether a source contests it, or two class it otherwise."""
        standings = {row.standing for row in self.rows}
        return len(standings) > 1 or "conteste" in standings


@dataclass(frozen=True)
class Charges:
    """What is on show: ``origins`` are the evaluations there are, that of the reference first; gaps can be counted from
    any of ``references``.
    """

    ground: Ground
    state: ChargesState
    origins: tuple[str, ...]
    references: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Whether no source says anything."""
        return not any(key.sources for key in self.state.keys)

    def keys(self, only: str = "") -> tuple[KeyState, ...]:
        """The specialities that have a source or a line, the heaviest stake first."""
        return tuple(key for key in self.state.keys if not only or key.key == only)

    def key(self, name: str) -> KeyState | None:
        """One speciality."""
        return next((key for key in self.state.keys if folded(key.key) == folded(name)), None)

    def of(self, key: KeyState, origin: str) -> SourceRate | None:
        """What an origin says of a key: published, else computed."""
        return best(each for each in key.sources if folded(each.origin) == folded(origin))

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every item, contested ones first within a speciality, then the heaviest."""
        made = [item for key in self.state.keys for item in self._items(key.key)]
        order = {key.key: place for place, key in enumerate(self.state.keys)}
        return tuple(sorted(made, key=lambda each: (order[each.key], not each.contested, -abs(each.effect or 0))))

    def _items(self, key: str) -> Iterator[Item]:
        ledgers = {ledger.origin: ledger for ledger in reversed(self.state.ledgers) if ledger.key == key}
        known = {origin: {(row.name, row.detail): row for row in ledger.items} for origin, ledger in ledgers.items()}
        for name, detail in dict.fromkeys(place for rows in known.values() for place in rows):
            yield Item(key, name, detail, tuple((origin, rows.get((name, detail))) for origin, rows in known.items()))

    @property
    def ledger_origins(self) -> tuple[str, ...]:
        """The evaluations that give items."""
        known = {ledger.origin for ledger in self.state.ledgers}
        return tuple(origin for origin in self.origins if origin in known) or tuple(sorted(known))


Row = KeyState | Item | Agreed | Disputed | Lever | SourceRate | Missing | ActEffect


@dataclass(frozen=True, slots=True)
class Gap:
    """A disagreement as it would be entered: ``acts`` it is attached to, ``known`` where the register has it."""

    key: str
    question: str
    terms: Terms
    acts: tuple[str, ...]
    known: Disagreement | None


class ChargesRoom:
    """The room of a :class:`Workbench`."""

    def charges(self, reference: str, tell: Tell) -> Charges:
        """As :func:`read`."""
        return read(cast("Workbench", self), reference, tell)


def read(workbench: "Workbench", reference: str, tell: Tell) -> Charges:
    """The state as it is now, counted from ``reference``; "" for the evaluation that the draft is valued under."""
    study = workbench.study
    if reference and folded(reference) != folded(study.settings.cp_origin):
        study = study.under(reference)
    tell(fr.READING_SHEETS)
    ground = open_ground(workbench.room.store, study)
    tell(fr.COUNTING)
    state = charges_state(ground, acts=True)
    named = dict.fromkeys(source.origin for key in state.keys for source in key.sources)
    others = [origin for origin in named if folded(origin) != folded(state.reference)]
    return Charges(ground, state, (state.reference, *others), study.parameters.cp_origins())


def gap_of(workbench: "Workbench", made: Charges, row: Row) -> Gap:
    """The disagreement that a row carries; raises :class:`DataRefused` where it carries none."""
    gap = _of_item(made, row) if isinstance(row, Item) else _of_sources(made, row)
    if gap is None:
        raise DataRefused(fr.NOTHING_TO_DISPUTE)
    key, question, terms = gap
    found = made.key(key)
    acts = tuple(heaviest(made.ground, found)) if found else ()
    if not acts:
        raise DataRefused(fr.NO_SUBJECT, key=key)
    known = known_dispute(workbench.study.draft, question)
    if known is not None and known.closed:
        raise DataRefused(fr.CLOSED, id=known.id)
    return Gap(key, question, terms, acts, known)


def enter(workbench: "Workbench", gap: Gap, terms: Terms) -> Outcome:
    """Enter a disagreement in the register, or add to the one that asks the same; raises :class:`DataRefused` where
    nothing is new.
    """
    store, draft = workbench.room.store, workbench.study.draft
    known = known_dispute(draft, gap.question)
    if known is None:
        entry = open_dispute(
            store, draft, gap.acts, gap.question, terms, actor=workbench.actor, reason=words.REASON_REGISTER
        )
        return workbench.written(entry)
    fresh = Terms(tuple(side for side in terms.sides if side not in known.sides), terms.effect, terms.awaits, terms.due)
    if not fresh.sides and same_terms(known, fresh) and terms.due in ("", known.due):
        raise DataRefused(fr.NOTHING_NEW, id=known.id)
    reason = words.REASON_UPDATE.format(id=known.id)
    return workbench.written(add_to_dispute(store, draft, known.id, fresh, actor=workbench.actor, reason=reason))


def _of_sources(made: Charges, row: Row) -> tuple[str, str, Terms] | None:
    """The gap between the reference and the source of the row, or that which costs most."""
    if isinstance(row, Agreed | Missing | Item):
        return None
    key = made.key(row.key)
    first = made.of(key, made.state.reference) if key else None
    if key is None or first is None:
        return None
    named = row.origin if isinstance(row, Lever | SourceRate) else ""
    known = other_sources(key, made.state.reference)
    other = next((each for each in known if each.origin == named), None)
    if other is None and (not named or named == made.state.reference):
        other = max(known, key=lambda each: max(map(abs, each.effect or (0, 0))), default=None)
    if other is None:
        return None
    question = words.QUESTION.format(key=key.key, reference=first.origin, origin=other.origin)
    return key.key, question, terms_between(made.ground, key, first, other)


def _of_item(made: Charges, item: Item) -> tuple[str, str, Terms] | None:
    key = made.key(item.key)
    if key is None or not item.contested:
        return None
    sides = []
    for origin, row in item.said:
        said = fr.ITEM_ABSENT_SIDE
        if row is not None:
            amount = numbers.euros_whole(row.amount)
            said = fr.ITEM_SIDE.format(standing=words.STANDINGS[row.standing], amount=amount)
        sides.append(Side(origin, said, (row.source or row.rule) if row else ""))
    effect = None
    if item.effect is not None:
        lines = numbers.plural(key.lines, "ligne")
        effect = Effect(item.effect, units.UNIT, fr.ITEM_BASIS.format(item=item.shown, key=item.key, lines=lines))
    question = fr.ITEM_QUESTION.format(key=item.key, item=item.shown)
    return item.key, question, Terms(tuple(sides), effect, words.SETTLE_ITEM)
