"""Open disagreements of the panel, entered in the register: opened once, then kept up to date.

A disagreement on a technical fee is about no act: it is known by its question.
"""

from typing import TYPE_CHECKING

from ccam.french import charges as words
from ccam.french import panel as fr
from ccam.usecases.charges.register import Registered, known_dispute, same_terms
from ccam.usecases.curate import pick_draft
from ccam.usecases.disputes import Effect, Terms, add_to_dispute, find_dispute, open_without_act
from ccam.usecases.panel.views import PanelDispute, PanelState

if TYPE_CHECKING:
    from ccam.store.store import Store

UNIT = "AMO"
"""The fee is paid whole by the Assurance maladie."""


def register_disputes(
    store: "Store", state: PanelState, draft: str | None = None, *, actor: str, reason: str = ""
) -> tuple[Registered, ...]:
    """Enter every open disagreement in the register of a draft: entered again it moves nothing, unless a side or an
    effect changed; a closed one stays closed.
    """
    name = pick_draft(store, draft).name
    return tuple(_entered(store, name, each, actor, reason) for fee in state.fees for each in fee.disputes)


def _entered(store: "Store", name: str, dispute: PanelDispute, actor: str, reason: str) -> Registered:
    draft = store.draft(name)
    known = known_dispute(draft, dispute.question)
    terms = _terms(dispute)
    if known and known.closed:
        return Registered(known.id, words.CLOSED, known.question, known.effect)
    if known:
        fresh = Terms(tuple(side for side in terms.sides if side not in known.sides), terms.effect, terms.awaits)
        if not fresh.sides and same_terms(known, fresh):
            return Registered(known.id, words.SAME, known.question, known.effect)
        said = reason or fr.REASON_UPDATE.format(id=known.id)
        add_to_dispute(store, draft, known.id, fresh, actor=actor, reason=said)
        return Registered(known.id, words.UPDATED, known.question, dispute.yearly)
    entry = open_without_act(store, draft, dispute.question, terms, actor=actor, reason=reason or fr.REASON_REGISTER)
    made = find_dispute(store.draft(name), str(entry.decision.facts["desaccord"]))
    return Registered(made.id, words.OPENED, made.question, made.effect)


def _terms(dispute: PanelDispute) -> Terms:
    effect = None if dispute.yearly is None else Effect(dispute.yearly, UNIT, dispute.basis)
    return Terms(dispute.sides, effect, dispute.settles)
