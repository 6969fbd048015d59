"""Gaps between evaluations of charges, entered in the register of disagreements: opened once, then kept up to date."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccam.french import charges as fr
from ccam.french import numbers
from ccam.french import study as words
from ccam.model.registers import Disagreement, Side
from ccam.usecases.charges.ground import Ground
from ccam.usecases.charges.views import ChargesState, KeyState, SourceRate, best
from ccam.usecases.curate import pick_draft
from ccam.usecases.disputes import Effect, Terms, add_to_dispute, find_dispute, open_dispute
from ccam.usecases.parameters import HISTORIC

if TYPE_CHECKING:
    from ccam.model.draft import Draft
    from ccam.store.store import Store

SUBJECTS = 5
"""Acts named in an entry, the heaviest; the effect is that of all."""


@dataclass(frozen=True, slots=True)
class Registered:
    """What became of one gap: its entry (``""`` where the draft has no act of it), and how it stands now."""

    id: str
    state: str
    question: str
    effect: int | None


def register_gaps(
    store: "Store", ground: Ground, state: ChargesState, *, actor: str, reason: str = ""
) -> tuple[Registered, ...]:
    """Enter every gap between the reference and another source than the rates of today. A gap is known by its key and
    its two sources: entered again it moves nothing, unless a rate or an effect changed; a closed one stays closed.
    """
    return tuple(
        _entered(store, ground, key, first, other, actor, reason)
        for key in state.keys
        if (first := best(each for each in key.sources if each.origin == state.reference))
        for other in other_sources(key, state.reference)
    )


def other_sources(key: KeyState, reference: str) -> list[SourceRate]:
    """What every source but the reference and the rates of today says of a key, where it differs."""
    origins = dict.fromkeys(each.origin for each in key.sources if each.origin not in (reference, HISTORIC))
    found = [best(each for each in key.sources if each.origin == origin) for origin in origins]
    return [each for each in found if each and each.gap and any(each.gap)]


def _entered(
    store: "Store", ground: Ground, key: KeyState, first: SourceRate, other: SourceRate, actor: str, reason: str
) -> Registered:
    draft = store.draft(pick_draft(store, ground.study.draft.name).name)
    question = fr.QUESTION.format(key=key.key, reference=first.origin, origin=other.origin)
    known = known_dispute(draft, question)
    terms = terms_between(ground, key, first, other)
    effect = terms.effect.cents if terms.effect else None
    if known and known.closed:
        return Registered(known.id, fr.CLOSED, known.question, known.effect)
    if known:
        fresh = Terms(tuple(side for side in terms.sides if side not in known.sides), terms.effect, terms.awaits)
        if not fresh.sides and same_terms(known, fresh):
            return Registered(known.id, fr.SAME, known.question, known.effect)
        said = reason or fr.REASON_UPDATE.format(id=known.id)
        add_to_dispute(store, draft, known.id, fresh, actor=actor, reason=said)
        return Registered(known.id, fr.UPDATED, known.question, effect)
    acts = heaviest(ground, key)
    if not acts:
        return Registered("", fr.NO_SUBJECT_HERE, question, effect)
    entry = open_dispute(store, draft, acts, question, terms, actor=actor, reason=reason or fr.REASON_REGISTER)
    made = find_dispute(store.draft(draft.name), str(entry.decision.facts["desaccord"]))
    return Registered(made.id, fr.OPENED, made.question, made.effect)


def same_terms(known: Disagreement, terms: Terms) -> bool:
    """Whether the effect, its basis and what would settle it are those of an entry."""
    effect = (None, "", "") if terms.effect is None else (terms.effect.cents, terms.effect.unit, terms.effect.basis)
    given = effect if terms.effect else (known.effect, known.unit, known.basis)
    return (known.effect, known.unit, known.basis) == given and terms.awaits in ("", known.awaits)


def known_dispute(draft: "Draft", question: str) -> Disagreement | None:
    """The last entry that asks it."""
    return next((each for each in reversed(draft.registers.disagreements.values()) if each.question == question), None)


def _rate(source: SourceRate) -> str:
    low, high = source.rate or (0, 0)
    return numbers.rate(low) if low == high else fr.RATE_RANGE.format(low=numbers.rate(low), high=numbers.rate(high))


def terms_between(ground: Ground, key: KeyState, first: SourceRate, other: SourceRate) -> Terms:
    """Both sides in their own words, the effect of the second in place of the first, what would settle it."""
    sides = tuple(Side(each.origin, _words(each), each.source) for each in (first, other))
    if other.effect is None:
        return Terms(sides, None, other.settles)
    low, high = other.effect
    basis = fr.EFFECT_BASIS.format(
        key=key.key, first=_rate(first), second=_rate(other), lines=numbers.plural(key.lines, "ligne"),
        volumes=words.VOLUMES_OF.format(name=ground.study.volumes.name),
    )  # fmt: skip
    if low != high:
        shown = (numbers.euros_whole(effect, sign=True) for effect in (low, high))
        basis += fr.EFFECT_RANGE.format(low=next(shown), high=next(shown))
    return Terms(sides, Effect(max(low, high, key=abs), words.UNIT, basis), other.settles)


def _words(source: SourceRate) -> str:
    said = [
        *([numbers.plural(source.sample, "cabinet")] if source.sample else []),
        *([source.perimeter] if source.perimeter else []),
    ]
    return fr.SIDE_WORDS.format(rate=_rate(source), more=fr.SIDE_MORE.format(what=", ".join(said)) if said else "")


def heaviest(ground: Ground, key: KeyState) -> list[str]:
    """The old acts that weigh most in a key, by the points × volumes that they send to its lines."""
    weights = ground.weights
    points = weights.score * weights.quantity
    lines = {weights.refs[number]: int(points[number]) for number in weights.lines(key.key).tolist()}
    found: dict[str, int] = {}
    for flow in ground.study.impact.book.rows.flows:
        for part in flow.parts:
            for ref in part.lines:
                if ref in lines:
                    code = flow.observed.key.code
                    found[code] = found.get(code, 0) + lines[ref]
    return sorted(found, key=lambda code: (-found[code], code))[:SUBJECTS]
