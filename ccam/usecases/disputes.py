"""Disagreements are data: open one, hear each side, put an amount on it, close it with its outcome."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from ccam.french import disputes as fr
from ccam.model.decisions import Change, Decision, Entry, Kind
from ccam.model.draft import Draft
from ccam.model.errors import DataRefused, UnknownThing, UsageError
from ccam.model.nodes import encode_node, node_name
from ccam.model.registers import Disagreement, Side
from ccam.model.text import folded
from ccam.usecases.curate import pick_draft
from ccam.usecases.subjects import dossier_subjects, named_subjects, next_id

if TYPE_CHECKING:
    from ccam.store.store import Store

LAYER = "desaccord"


@dataclass(frozen=True, slots=True)
class Effect:
    """What a disagreement weighs: cents, signed, in a unit of :data:`ccam.french.disputes.UNITS`; ``basis`` says how
    it was obtained.
    """

    cents: int
    unit: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What is said of a disagreement beside its question; an empty term says nothing."""

    sides: tuple[Side, ...] = ()
    effect: Effect | None = None
    awaits: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """A disagreement in the list, with where it stands. ``opened`` is the UTC moment of entry ``position``."""

    record: Disagreement
    dossiers: tuple[str, ...]
    opened: str
    position: int
    overdue: bool


@dataclass(frozen=True, slots=True)
class Register:
    """Disagreements, the heaviest first. ``totals`` sum absolute effects unit by unit; ``unknown`` counts those
    without one.
    """

    draft: str
    rows: tuple[DisputeRow, ...]
    totals: tuple[tuple[str, int], ...]
    unknown: int


def open_dispute(
    store: "Store", draft: Draft, codes: Sequence[str], question: str, terms: Terms, *,
    actor: str, reason: str = "", whole: bool = False,
) -> Entry:  # fmt: skip
    """Open one on acts, or on their ``whole`` dossiers. Raises :class:`UnknownThing` for an act that is not there,
    :class:`DataRefused` for an empty question or side.
    """
    if not codes:
        raise UsageError(fr.NO_SUBJECT)
    if not question.strip():
        raise DataRefused(fr.NO_QUESTION)
    release = store.release(draft.base)
    found = (dossier_subjects if whole else named_subjects)(draft, release, codes)
    bare = Disagreement(next_id(draft, LAYER, "D"), found, question.strip(), ())
    made = _with(bare, terms)
    return _write(store, draft, None, made, "ouvrir", actor, reason or fr.REASON_OPEN.format(id=made.id))


def open_without_act(
    store: "Store", draft: Draft, question: str, terms: Terms, *, actor: str, reason: str = ""
) -> Entry:  # fmt: skip
    """Open one that is about no act, such as the fee of a device; its question says what it is about."""
    made = _with(Disagreement(next_id(draft, LAYER, "D"), (), question, ()), terms)
    return _write(store, draft, None, made, "ouvrir", actor, reason or fr.REASON_OPEN.format(id=made.id))


def add_to_dispute(store: "Store", draft: Draft, number: str, terms: Terms, *, actor: str, reason: str = "") -> Entry:
    """Add sides; give or correct the effect, what would settle it, by when. A closed one is refused."""
    before = open_one(draft, number)
    after = _with(before, terms)
    if after == before:
        raise DataRefused(fr.NOTHING_ADDED, id=number)
    return _write(store, draft, before, after, "ajouter", actor, reason or fr.REASON_ADD.format(id=number))


def close_dispute(store: "Store", draft: Draft, number: str, outcome: str, *, actor: str, reason: str = "") -> Entry:
    """Close one with its outcome; a closed one is refused."""
    before = open_one(draft, number)
    if not outcome.strip():
        raise DataRefused(fr.NO_OUTCOME)
    after = replace(before, outcome=outcome.strip(), closed=True)
    said = reason or fr.REASON_CLOSE.format(id=number, outcome=after.outcome)
    return _write(store, draft, before, after, "clore", actor, said)


def find_dispute(draft: Draft, number: str) -> Disagreement:
    """The disagreement of that number; :class:`UnknownThing` lists those there are."""
    known = draft.registers.disagreements
    found = known.get(number.upper())
    if found is None:
        raise UnknownThing(fr.UNKNOWN, id=number, known=", ".join(known) or "–")
    return found


def open_one(draft: Draft, number: str) -> Disagreement:
    """The same, refused once it is closed."""
    found = find_dispute(draft, number)
    if found.closed:
        raise DataRefused(fr.ALREADY_CLOSED, id=found.id, outcome=found.outcome)
    return found


def given_effect(cents: int | None, unit: str) -> Effect | None:
    """An effect that its author gives; the unit is one of the closed list, and goes with the amount."""
    known = ", ".join(fr.UNITS)
    if cents is None:
        if unit:
            raise UsageError(fr.UNIT_ALONE)
        return None
    if not unit:
        raise UsageError(fr.NO_UNIT, known=known)
    found = next((name for name in fr.UNITS if folded(name) == folded(unit)), None)
    if found is None:
        raise UsageError(fr.UNKNOWN_UNIT, unit=unit, known=known)
    return Effect(cents, found)


def register(
    store: "Store", draft: str | None = None, *, open_only: bool = False, family: str = "", dossier: str = "",
    overdue: bool = False,
) -> Register:  # fmt: skip
    """The register of a draft, filtered; ``overdue`` looks at the day of the store's clock."""
    current = store.draft(pick_draft(store, draft).name)
    today = store.clock()[:10]
    kept = [item for item in current.registers.disagreements.values() if not (open_only and item.closed)]
    if family:
        wanted = _family_subjects(current, family)
        kept = [item for item in kept if wanted & {*item.subjects}]
    if dossier:
        around = {*dossier_subjects(current, store.release(current.base), [dossier])}
        kept = [item for item in kept if around & {*item.subjects}]
    if overdue:
        kept = [item for item in kept if is_overdue(item, today)]
    owners = _dossier_ids(store, current, kept)
    born = _openings(store, current.name) if kept else {}
    rows = [
        DisputeRow(item, owners[item.id], born[item.id].at, born[item.id].position, is_overdue(item, today))
        for item in heaviest(kept)
    ]
    return Register(current.name, tuple(rows), totals(kept), sum(item.effect is None for item in kept))


def heaviest(items: Iterable[Disagreement]) -> list[Disagreement]:
    """By the size of their effect, unknown ones last, then by number."""
    return sorted(items, key=lambda item: (item.effect is None, -abs(item.effect or 0), item.id))


def totals(items: Iterable[Disagreement]) -> tuple[tuple[str, int], ...]:
    """What is at stake in each unit: absolute effects, so that two sides never offset one another."""
    sums: dict[str, int] = {}
    for item in items:
        if item.effect is not None:
            sums[item.unit] = sums.get(item.unit, 0) + abs(item.effect)
    return tuple(sorted(sums.items(), key=lambda pair: fr.UNITS.index(pair[0])))


def is_overdue(item: Disagreement, today: str) -> bool:
    """Whether an open one should have been settled before ``today`` (an ISO date)."""
    return not item.closed and bool(item.due) and item.due < today


def open_on(draft: Draft, acts: Iterable[str]) -> list[Disagreement]:
    """Open disagreements on any of these acts, the heaviest first."""
    wanted = {*acts}
    found = draft.registers.disagreements.values()
    return heaviest(item for item in found if not item.closed and wanted & {*item.subjects})


def _with(record: Disagreement, terms: Terms) -> Disagreement:
    for side in terms.sides:
        if not side.who.strip() or not side.words.strip():
            raise DataRefused(fr.NO_WORDS, who=side.who)
    effect = terms.effect
    made = replace(
        record,
        sides=(*record.sides, *terms.sides),
        awaits=terms.awaits or record.awaits,
        due=date.fromisoformat(terms.due).isoformat() if terms.due else record.due,
    )
    return made if effect is None else replace(made, effect=effect.cents, unit=effect.unit, basis=effect.basis)


def _write(
    store: "Store", draft: Draft, before: Disagreement | None, after: Disagreement, verb: str, actor: str, reason: str
) -> Entry:
    node = node_name(LAYER, after.id)
    old = None if before is None else encode_node(node, before)
    change = Change(node, draft.versions.get(node, 0), old, encode_node(node, after))
    facts = {"verbe": verb, "desaccord": after.id, "sujets": list(after.subjects)}
    with store.write(actor, reason) as writer:
        return writer.decide(Decision(Kind.DISPUTE, draft.name, (change,), facts), base=draft.base)


def _family_subjects(draft: Draft, family: str) -> set[str]:
    wanted = folded(family)
    ids = {item.id for item in draft.registers.families.values() if wanted in (folded(item.id), folded(item.name))}
    return {place.subject for place in draft.registers.placements.values() if place.family in ids | {family}}


def _dossier_ids(store: "Store", draft: Draft, items: Sequence[Disagreement]) -> dict[str, tuple[str, ...]]:
    """The dossiers of each disagreement, by walking from its acts."""
    if not items:
        return {}
    release = store.release(draft.base)
    return {
        item.id: tuple(dict.fromkeys(dossier_subjects(draft, release, [code])[0] for code in item.subjects))
        for item in items
    }


def _openings(store: "Store", draft: str) -> dict[str, Entry]:
    """The entry that opened each disagreement; the last one where it was taken back and done again."""
    return {
        change.node.partition("/")[2]: entry
        for entry in store.entries(draft)
        for change in entry.decision.changes
        if change.node.startswith(f"{LAYER}/") and change.before is None
    }
